// The list of signals as a real table; every text is set by textContent, never as markup.
export default function ({ data, parentElement }) {
  let box = parentElement.querySelector('.signals');
  if (!box) { box = document.createElement('div'); box.className = 'signals'; parentElement.append(box); }
  const make = (tag, cls, text) => {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  };
  const pair = (big, small, bigClass) => {
    const cell = make('td', '');
    cell.append(make('div', bigClass, big), make('small', '', small));
    return cell;
  };
  const table = make('table', 'sig'), head = make('thead'), line = make('tr'), body = make('tbody');
  data.head.forEach((text) => { const th = make('th', '', text); th.scope = 'col'; line.append(th); });
  head.append(line);
  for (const row of data.rows) {
    const tr = make('tr', row.state), name = make('th', '', row.name);
    name.scope = 'row';
    if (row.target) name.append(make('small', '', row.target));
    const spark = make('td', 'h'), act = make('td', 'act'), link = make('a', '', row.act);
    spark.append(sparkline(row));
    link.href = row.page + location.search;
    link.addEventListener('click', (event) => {
      const nav = [...document.querySelectorAll('[data-testid="stTopNavLink"],[data-testid="stSidebarNavLink"]')]
        .find((a) => a.getAttribute('href') && a.getAttribute('href').replace(/[?].*/, '').endsWith('/' + row.page));
      if (nav) { event.preventDefault(); nav.click(); }
    });
    act.append(link);
    tr.append(name, pair(row.value, row.note, 'v'), pair(row.change, row.before, ''), pair(row.verdict, row.why, 'w'), spark);
    if (data.head.length > 5) tr.append(act);
    body.append(tr);
  }
  table.append(head, body);
  box.replaceChildren(table);

  function sparkline(row) {
    const W = 170, H = 46, ns = 'http://www.w3.org/2000/svg', h = row.history, known = h.filter((x) => x !== null);
    const svg = document.createElementNS(ns, 'svg');
    const add = (tag, attributes) => {
      const node = document.createElementNS(ns, tag);
      for (const key in attributes) node.setAttribute(key, attributes[key]);
      svg.append(node);
    };
    const hasLimits = row.low !== null && row.high !== null;
    svg.setAttribute('viewBox', `0 0 ${W} ${H}`); svg.setAttribute('width', W); svg.setAttribute('height', H);
    svg.setAttribute('role', 'img'); svg.setAttribute('aria-label', row.name + ': ' + row.verdict);
    if (!h.length) return svg;
    if (!known.length) { add('rect', { x: 1, y: 3, width: W - 2, height: H - 6, fill: 'none', stroke: 'var(--c-axis)', 'stroke-dasharray': '3 3' }); return svg; }
    const low = Math.min(...known, hasLimits ? row.low : Infinity), high = Math.max(...known, hasLimits ? row.high : -Infinity);
    const span = (high - low) || 1, pad = span * 0.14;
    const X = (i) => 4 + i * (W - 12) / Math.max(1, h.length - 1), Y = (y) => H - 4 - (y - low + pad) / (span + 2 * pad) * (H - 8);
    if (hasLimits) add('rect', { x: 0, y: Y(row.high), width: W, height: Math.max(1, Y(row.low) - Y(row.high)), fill: 'var(--c-band2)' });
    let path = '', pen = false;
    h.forEach((y, i) => { if (y === null) { pen = false; return; } path += (pen ? 'L' : 'M') + X(i).toFixed(1) + ' ' + Y(y).toFixed(1); pen = true; });
    add('path', { d: path, fill: 'none', stroke: 'var(--c-accent)', 'stroke-width': 2, 'stroke-linejoin': 'round' });
    const last = h.length - 1;
    if (h[last] === null) {
      let first = last;
      while (first > 0 && h[first - 1] === null) first -= 1;
      const x = X(first) - 3;
      add('rect', { x, y: 3, width: W - x - 1, height: H - 6, fill: 'none', stroke: 'var(--c-axis)', 'stroke-dasharray': '3 3' });
    } else if ((row.state === 'out' || row.state === 'shift') && hasLimits && (h[last] > row.high || h[last] < row.low)) {
      const x = X(last), y = Y(h[last]);
      add('path', { d: `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`, fill: row.state === 'out' ? 'var(--c-signal)' : 'var(--c-accent)' });
    } else {
      add('circle', { cx: X(last), cy: Y(h[last]), r: 4, fill: 'var(--c-paper)', stroke: 'var(--c-accent)', 'stroke-width': 2 });
    }
    return svg;
  }
}
