"""What only a browser shows: direct addresses, nothing leaves the host, nothing overlaps or is cut, slides, links."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "pages").glob("[0-9]*.py"))
STEMS = [path.stem.split("_", 1)[1] for path in FILES]
QUESTIONS = {
    path.stem.split("_", 1)[1]: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()[0] for path in FILES
}
SIZES = ((1280, 800), (1920, 1080), (390, 844))
pytestmark = [pytest.mark.browser, pytest.mark.slow]

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(`.st-key-q h1, [class*="st-key-answer"] p,
    [class*="st-key-words"] h3, [class*="st-key-words"] p, [class*="st-key-foot"] p, [class*="st-key-strip"] p,
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


@pytest.mark.parametrize("stem", STEMS)
def test_direct_visit_on_a_fresh_server(fresh_server, visit, stem):
    page = visit().open(f"{fresh_server.url}/{stem}").page
    assert page.locator(".st-key-q h1").inner_text() == QUESTIONS[stem]
    assert page.locator('[data-testid="stTopNavLink"]').count() >= len(STEMS)
    assert page.get_by_text("Page not found").count() == 0
    assert page.locator('[data-testid="stException"]').count() == 0


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_leaves_the_host(server, visit, stem):
    seen = visit().open(f"{server.url}/{stem}")
    assert not seen.left, seen.left


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@pytest.mark.parametrize("stem", STEMS)
def test_nothing_overlaps_or_is_cut(server, visit, stem, size):
    for language, scheme in (("vi", "light"), ("en", "dark")):
        page = visit(size, scheme).open(f"{server.url}/{stem}?lang={language}").page
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size[0] + 1, (
            "the page scrolls sideways"
        )
        assert not page.evaluate(OVERLAPS)
        assert not page.evaluate(SMALL_TEXT)
        assert not page.evaluate(CUT_CHART_TEXT)


@pytest.mark.parametrize("size", SIZES[:2], ids=["1280x800", "1920x1080"])
@pytest.mark.parametrize("stem", ["overview", "referral_sources", "missed_people", "officer_workload"])
def test_question_answer_chart_and_footnote_fit_one_screen(server, visit, stem, size):
    page = visit(size).open(f"{server.url}/{stem}").page
    foot = page.locator('[class*="st-key-foot"]').first.bounding_box()
    assert foot["y"] + foot["height"] <= size[1] + 2, f"the footnote ends at {foot['y'] + foot['height']:.0f} of {size[1]}"


def test_slide_shows_question_answer_chart_and_nothing_else(server, visit):
    page = visit((1920, 1080)).open(f"{server.url}/missed_people?trinhchieu=1").page
    assert page.locator('header[data-testid="stHeader"]').is_hidden()
    assert page.locator(".st-key-filters").count() == 0 and page.locator(".js-plotly-plot").count() == 1
    assert "Dữ liệu mô phỏng" in page.locator('[class*="st-key-foot"]').inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector(".st-key-filters", timeout=30_000)
    assert "trinhchieu" not in page.url


def test_arrow_key_brings_the_next_slide(server, visit):
    seen = visit((1920, 1080)).open(f"{server.url}/missed_people?trinhchieu=1")
    seen.page.keyboard.press("ArrowRight")
    seen.page.wait_for_function(
        f"document.querySelector('.st-key-q h1')?.innerText === {QUESTIONS['officer_workload']!r}", timeout=60_000
    )
    assert "trinhchieu=1" in seen.page.url


def test_filters_stand_in_the_address_and_survive_a_change_of_page(server, visit):
    seen = visit().open(f"{server.url}/missed_people?period=2025-y&sectors=police")
    assert "năm 2025" in seen.page.locator(".st-key-filters").inner_text()
    seen.page.locator('[data-testid="stTopNavLink"]', has_text="Nguồn giới thiệu").click()
    seen.page.wait_for_function(
        f"document.querySelector('.st-key-q h1')?.innerText === {QUESTIONS['referral_sources']!r}", timeout=60_000
    )
    seen.settle()
    assert "period=2025-y" in seen.page.url and "sectors=police" in seen.page.url
    assert "năm 2025" in seen.page.locator(".st-key-filters").inner_text()


def test_language_can_be_switched(server, visit):
    seen = visit().open(f"{server.url}/missed_people")
    seen.page.locator(".st-key-tools button", has_text="EN").click()
    seen.page.wait_for_function("document.querySelector('.st-key-q h1')?.innerText.startsWith('Where')", timeout=60_000)
    assert "lang=en" in seen.page.url


def test_a_download_has_the_rows_of_the_table(server, visit):
    seen = visit().open(f"{server.url}/explore?question=missed_by_area")
    seen.page.evaluate("window.showSaveFilePicker = undefined")
    seen.page.locator(".st-key-take-explore button").first.click()
    with seen.page.expect_download(timeout=60_000) as waiting:
        seen.page.locator(".st-key-file-explore-csv button").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") >= 15
    assert waiting.value.suggested_filename.startswith("mo-phong_missed-by-area_")
