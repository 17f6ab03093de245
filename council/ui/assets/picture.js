// A chart as a picture that says what it shows: question, sentence, heading, the chart itself, footnote and the mark of
// simulated data, in the page's own letters. Everything is drawn in the browser; nothing is sent anywhere.
const PAD = 28;
const faces = {};

async function face(file, weight, range) {
  if (!faces[file]) {
    const bytes = new Uint8Array(await (await fetch(new URL(`app/static/${file}`, document.baseURI))).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    faces[file] = `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};${range ? 'unicode-range:U+30-39;' : ''}src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`;
  }
  return faces[file];
}

const fonts = async () => (await Promise.all([['Regular', 400], ['SemiBold', 600], ['Bold', 700]].flatMap(([name, weight]) =>
  [face(`BeVietnamPro-${name}.woff2`, weight), face(`BeVietnamPro-${name}-so.woff2`, weight, true)]))).join('');

function lines(text, size, weight, width) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${weight} ${size}px "Be Vietnam Pro", sans-serif`;
  const out = [''];
  for (const word of text.split(/\s+/)) {
    const longer = out[out.length - 1] ? `${out[out.length - 1]} ${word}` : word;
    if (pen.measureText(longer).width > width && out[out.length - 1]) out.push(word); else out[out.length - 1] = longer;
  }
  return out;
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const said = (selector) => { const node = document.querySelector(selector); return node ? node.innerText.replace(/\s+/g, ' ').trim() : ''; };

function block(texts, width, from) {
  let y = from, svg = '';
  for (const [text, size, weight, colour] of texts) {
    if (!text) continue;
    for (const line of lines(text, size, weight, width)) {
      y += size * 1.4;
      svg += `<text x="${PAD}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`;
    }
    y += size * 0.4;
  }
  return [svg, y];
}

async function drawn(name) {
  const plots = [...document.querySelectorAll(`.st-key-card-${name} .js-plotly-plot`)];
  const plot = plots.find((node) => node.offsetParent);
  if (!plot) return null;
  const box = plot.getBoundingClientRect();
  const colour = (token) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const ink = colour('--c-ink') || '#14202B', pale = colour('--c-ink2') || '#33424F';
  const paper = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
  const [head, top] = block([[said('.st-key-strip-demo strong'), 13, 600, pale], [said('.st-key-q h1'), 22, 700, ink],
    [said('[class*="st-key-answer"] [data-testid="stMarkdownContainer"] p:last-child'), 16, 400, ink],
    [said(`.st-key-card-${name} h2`), 16, 600, ink]], box.width, PAD / 2);
  const [foot, bottom] = block([[said(`.st-key-foot-${name}`) || said('[class*="st-key-foot"]'), 12, 400, pale]], box.width, top + box.height + 8);
  const layers = [...plot.querySelectorAll('.main-svg')].map((layer) => {
    const copy = layer.cloneNode(true);
    copy.setAttribute('x', 0); copy.setAttribute('y', 0); copy.style.background = 'transparent';
    return new XMLSerializer().serializeToString(copy);
  }).join('');
  const width = Math.ceil(box.width + 2 * PAD), height = Math.ceil(bottom + PAD / 2);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Be Vietnam Pro, Noto Sans, Segoe UI, sans-serif">`
    + `<style>${await fonts()}</style><rect width="100%" height="100%" fill="${paper}"/>${head}<g transform="translate(${PAD},${top})">${layers}</g>${foot}</svg>`;
  return { svg, width, height };
}

function save(blob, file) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function take(data, kind, say) {
  const picture = await drawn(data.name);
  if (!picture) return say(data.labels.none);
  const blob = new Blob([picture.svg], { type: 'image/svg+xml' });
  if (kind === 'svg') return save(blob, `${data.file}.svg`);
  const image = new Image();
  const loaded = new Promise((done, failed) => { image.onload = done; image.onerror = failed; });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await loaded;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width * 2, picture.height * 2];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toBlob((png) => save(png, `${data.file}.png`));
}

export default function ({ data, parentElement }) {
  let row = parentElement.querySelector('.pictures');
  if (!row) { row = document.createElement('div'); row.className = 'pictures'; parentElement.append(row); }
  row.replaceChildren();
  const note = document.createElement('span');
  note.setAttribute('role', 'status');
  for (const kind of ['png', 'svg']) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = data.labels[kind];
    button.onclick = () => take(data, kind, (text) => { note.textContent = text; });
    row.append(button);
  }
  row.append(note);
}
