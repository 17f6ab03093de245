// Everything Streamlit has no setting for: language of the page, colour tokens, labels for screen readers, slide keys.
export default function ({ data, setStateValue }) {
  const root = document.documentElement;
  root.lang = data.language;
  for (const name in data.colours) root.style.setProperty(name, data.colours[name]);
  const label = (selector, words) => document.querySelectorAll(selector).forEach((node) => {
    if (node.getAttribute('aria-label') !== words) node.setAttribute('aria-label', words);
  });
  const relabel = () => {
    label('[data-testid="stLogoLink"]', data.labels.home);
    label('nav[aria-label="App pages"],[data-testid="stTopNav"]', data.labels.pages);
    label('[data-testid="stExpandSidebarButton"] button, button[data-testid="stExpandSidebarButton"]', data.labels.menu);
    label('[data-testid="stSidebarCollapseButton"] button', data.labels.close);
    document.querySelectorAll('[role="img"][aria-label$=" icon"]').forEach((node) => { node.setAttribute('aria-hidden', 'true'); node.removeAttribute('aria-label'); });
  };
  // On narrow screens tabs scroll sideways: the open one is brought into view once, when it becomes the open one.
  const reveal = () => document.querySelectorAll('[class*="st-key-views"] [aria-checked="true"]').forEach((tab) => {
    const line = tab.parentElement, box = tab.getBoundingClientRect(), around = line.getBoundingClientRect();
    if (line.dataset.shown === tab.textContent) return;
    line.dataset.shown = tab.textContent;
    if (box.left < around.left || box.right > around.right) line.scrollLeft += box.left - around.left - (around.width - box.width) / 2;
  });
  const tidy = () => { relabel(); reveal(); };
  tidy();
  window.clearInterval(window.__councilLabels);
  window.__councilLabels = window.setInterval(tidy, 500);
  const press = (key) => { const button = document.querySelector(`.st-key-${key} button`); if (button) button.click(); };
  const typing = (target) => target && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

  if (window.__councilCopy) document.removeEventListener('click', window.__councilCopy, true);
  window.__councilCopy = (event) => {
    const button = event.target.closest && event.target.closest('.st-key-quiet-copy button');
    if (!button) return;
    const done = () => { const text = button.querySelector('p'); if (text) { const old = text.textContent; text.textContent = data.labels.copied; setTimeout(() => { text.textContent = old; }, 1600); } };
    const area = document.createElement('textarea');
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, done);
    else { area.value = location.href; document.body.append(area); area.select(); document.execCommand('copy'); area.remove(); done(); }
  };
  document.addEventListener('click', window.__councilCopy, true);

  if (window.__councilLinks) document.removeEventListener('click', window.__councilLinks, true);
  window.__councilLinks = (event) => {
    const link = event.target.closest && event.target.closest('[data-testid="stMain"] a[href^="/"]');
    if (!link || event.ctrlKey || event.metaKey || event.button) return;
    const path = link.getAttribute('href').replace(/[?#].*/, '');
    const nav = [...document.querySelectorAll('[data-testid="stTopNavLink"],[data-testid="stSidebarNavLink"]')]
      .find((a) => new URL(a.href).pathname === path);
    if (nav) { event.preventDefault(); nav.click(); }
  };
  document.addEventListener('click', window.__councilLinks, true);

  // An open menu lies at the end of the document: Tab on its button leads into it.
  const enter = (event) => {
    if (event.key !== 'Tab' || event.shiftKey || !document.activeElement.matches('[data-testid="stPopoverButton"][aria-expanded="true"]')) return;
    const first = [...document.querySelectorAll('[data-testid="stPopoverBody"] :is(input,textarea,button,a[href],[tabindex="0"])')].find((node) => !node.disabled && node.offsetParent);
    if (first) { event.preventDefault(); first.focus(); }
  };

  if (window.__councilKeys) document.removeEventListener('keydown', window.__councilKeys, true);
  window.__councilKeys = (event) => {
    enter(event);
    if (!document.querySelector('.st-key-slides') || typing(event.target)) return;
    const action = { ArrowRight: 'slide-next', PageDown: 'slide-next', ArrowLeft: 'slide-before', PageUp: 'slide-before', Escape: 'slide-end', l: 'slide-large', L: 'slide-large' }[event.key];
    if (action) { event.preventDefault(); press(action); }
  };
  document.addEventListener('keydown', window.__councilKeys, true);

  if (window.__councilPointer) document.removeEventListener('mousemove', window.__councilPointer);
  window.__councilPointer = () => {
    document.body.style.cursor = '';
    window.clearTimeout(window.__councilIdle);
    if (document.querySelector('.st-key-slides')) window.__councilIdle = window.setTimeout(() => { document.body.style.cursor = 'none'; }, 3000);
  };
  document.addEventListener('mousemove', window.__councilPointer);

  // Text in charts is a share of the height of the screen: said once, and again when the screen changes.
  const tell = () => { if (data.presenting && window.__councilHeight !== window.innerHeight) { window.__councilHeight = window.innerHeight; setStateValue('height', window.innerHeight); } };
  if (window.__councilResize) window.removeEventListener('resize', window.__councilResize);
  window.__councilResize = () => { window.clearTimeout(window.__councilResized); window.__councilResized = window.setTimeout(tell, 400); };
  window.addEventListener('resize', window.__councilResize);
  if (data.presenting) tell(); else { window.__councilHeight = null; document.body.style.cursor = ''; }
  if (data.presenting) window.__councilPointer();

  let start = null;
  if (window.__councilTouch) { document.removeEventListener('touchstart', window.__councilTouch[0]); document.removeEventListener('touchend', window.__councilTouch[1]); }
  window.__councilTouch = [(event) => { start = event.touches[0].clientX; }, (event) => {
    if (start === null || !document.querySelector('.st-key-slides')) return;
    const moved = event.changedTouches[0].clientX - start;
    if (Math.abs(moved) > 80) press(moved < 0 ? 'slide-next' : 'slide-before');
    start = null;
  }];
  document.addEventListener('touchstart', window.__councilTouch[0], { passive: true });
  document.addEventListener('touchend', window.__councilTouch[1], { passive: true });

  if (data.theme && window.__councilTheme !== data.themeWish) {
    window.__councilTheme = data.themeWish;
    let changed = false;
    const value = JSON.stringify(data.theme);
    for (const page of data.pages) {
      const key = `stActiveTheme-${page}-v2`;
      if (localStorage.getItem(key) !== value) { localStorage.setItem(key, value); changed = true; }
    }
    if (changed) location.reload();
  }
}
