"""Every view of every page on a projector, an office screen and a phone: nothing overlaps, is cut, too small or off the page;
in both themes axe finds no barrier, every chart says what it shows and has its table, and nothing leaves the host."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.places import PLACES, address, name

SIZES = ((1280, 800), (1920, 1080), (390, 844))
ONE_SCREEN = ("overview", "referral_sources", "missed_people", "officer_workload")
# The widest screen is the easiest: the second language and theme are measured on the other two.
LOOKS = (("vi", "light", SIZES), ("en", "dark", (SIZES[0], SIZES[2])))
pytestmark = [pytest.mark.browser, pytest.mark.slow]

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(`.st-key-q h1, [class*="st-key-answer"] p,
    [class*="st-key-words"] h2, [class*="st-key-words"] p, [class*="st-key-foot"] p, [class*="st-key-strip"] p,
    .st-key-filters button`)]
    .map((node) => [node.textContent.trim().slice(0, 50), node.getBoundingClientRect()])
    .filter(([, b]) => b.width > 1 && b.height > 1);
  const bad = [];
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [a, p] = boxes[i], [b, q] = boxes[j];
    const w = Math.min(p.right, q.right) - Math.max(p.left, q.left), h = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (w > 3 && h > 3 && !(p.left <= q.left && p.right >= q.right && p.top <= q.top && p.bottom >= q.bottom)
        && !(q.left <= p.left && q.right >= p.right && q.top <= p.top && q.bottom >= p.bottom)) bad.push(a + ' | ' + b);
  }
  return bad;
}"""
SMALL_TEXT = """() => [...document.querySelectorAll('p, small, th, a')]
  .filter((n) => n.closest('[data-testid=stMain]') && n.offsetParent && n.textContent.trim() &&
    parseFloat(getComputedStyle(n).fontSize) < 13).map((n) => n.textContent.slice(0, 40))"""
CUT_CHART_TEXT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) => {
  const box = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('text')].filter((t) => t.textContent.trim())
    .map((t) => [t.textContent, t.getBoundingClientRect()])
    .filter(([, b]) => b.width > 0 && (b.left < box.left - 3 || b.right > box.right + 3
      || b.top < box.top - 3 || b.bottom > box.bottom + 3)).map(([text]) => text);
})"""


UNTOLD_CHARTS = """() => {
  const plots = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter((n) => !n.closest('[class*="st-key-narrow-"]'));
  const told = plots.map((n) => n.getAttribute('aria-label') || '');
  return plots.flatMap((n, i) => [
    ...(told[i].length < 20 || told.indexOf(told[i]) < i ? ['says nothing of its own: ' + told[i]] : []),
    ...(n.closest('[class*="st-key-card"]')?.querySelector('[class*="st-key-shape-"],[class*="st-key-more-"]') ? [] : ['no table: ' + told[i]]),
  ]);
}"""


def faults(page, size: tuple[int, int]) -> dict[str, object]:
    """What is wrong with the page at this size; empty when nothing is."""
    found = {
        "scrolls sideways by": max(0, page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") - size[0] - 1),
        "overlaps": page.evaluate(OVERLAPS),
        "smaller than 13 px": page.evaluate(SMALL_TEXT),
        "cut in a chart": page.evaluate(CUT_CHART_TEXT),
        "charts": page.evaluate(UNTOLD_CHARTS),
    }
    return {what: value for what, value in found.items() if value}


@pytest.fixture(scope="module")
def looks(browser):
    """One visit per theme for all places: what the browser has fetched once it need not fetch again."""
    made = {scheme: Visit(browser, SIZES[0], scheme) for _, scheme, _ in LOOKS}
    yield made
    for one in made.values():
        one.context.close()


@pytest.mark.parametrize(("stem", "view"), PLACES, ids=map(name, PLACES))
def test_everything_can_be_read_at_every_size(server, looks, stem, view):
    wrong = {}
    for language, scheme, sizes in LOOKS:
        seen = looks[scheme].open(server.url + address(stem, view, lang=language))
        seen.page.wait_for_function(f"document.documentElement.lang === {language!r}", timeout=30_000)
        if found := [*seen.barriers(), *seen.unreached()]:
            wrong[language, scheme, "barriers"] = found
        for size in sizes:
            seen.resize(size)
            found = faults(seen.page, size)
            wrong |= {(language, size, what): value for what, value in found.items()}
            foot = seen.page.locator('[class*="st-key-foot"]').first
            if language == "vi" and size != SIZES[2] and stem in ONE_SCREEN and foot.count():
                box, is_list = foot.bounding_box(), seen.page.locator('[class*="-tall-"]').count()
                # A list of many rows keeps its names apart: on the lowest screen it is whole, its footnote may go on below.
                end = box["y"] + (0 if is_list and size == SIZES[0] else box["height"])
                wrong |= {(language, size, "the footnote ends at"): end} if end > size[1] + 2 else {}
        if seen.left:
            wrong[language, scheme, "left the host"] = seen.left[:]
        seen.resize(SIZES[0])
    assert not wrong
