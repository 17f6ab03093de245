"""What only a browser shows: direct addresses, slides, links, downloads, pictures."""

import re
from pathlib import Path

import pytest

from tests.browser.places import QUESTIONS, STEMS, VIEWS

OPEN_TO_ALL = [stem for stem in STEMS if stem != "link_review"]  # the review of links is the steward's
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("stem", STEMS)
def test_direct_visit_on_a_fresh_server(fresh_server, visit, stem):
    page = visit().open(f"{fresh_server.url}/{stem}").page
    assert page.locator(".st-key-q h1").inner_text() == QUESTIONS[stem]
    assert page.locator('[data-testid="stTopNavLink"]').count() >= len(OPEN_TO_ALL)
    assert page.get_by_text("Page not found").count() == 0
    assert page.locator('[data-testid="stException"]').count() == 0


def test_slide_shows_question_answer_chart_and_nothing_else(server, visit):
    page = visit((1920, 1080)).open(f"{server.url}/missed_people?trinhchieu=1").page
    assert page.locator('header[data-testid="stHeader"]').is_hidden()
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.locator(".st-key-filters").count() == 0 and page.locator(".js-plotly-plot").count() == 1
    assert "Dữ liệu mô phỏng" in page.locator('[class*="st-key-foot"]').inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector(".st-key-filters", timeout=30_000)
    assert "trinhchieu" not in page.url


def test_arrow_key_brings_the_next_slide(server, visit):
    seen = visit((1920, 1080)).open(f"{server.url}/missed_people?trinhchieu=1")
    seen.page.keyboard.press("ArrowRight")
    seen.page.wait_for_function(
        f"document.querySelector('.st-key-q h1')?.innerText === {VIEWS['missed_people'][1].question!r}", timeout=60_000
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


def test_a_chart_is_taken_home_as_a_picture_with_its_words(server, visit):
    seen = visit().open(f"{server.url}/missed_people")
    seen.page.wait_for_selector(".js-plotly-plot .main-svg")
    seen.page.locator('[class*="st-key-take-"] button').first.click()
    taken = {}
    for kind in ("PNG", "SVG"):
        with seen.page.expect_download(timeout=60_000) as waiting:
            seen.page.get_by_role("button", name=f"Ảnh {kind}").first.click()
        assert waiting.value.suggested_filename.endswith(f".{kind.lower()}")
        taken[kind] = Path(waiting.value.path()).read_bytes()
    assert taken["PNG"].startswith(b"\x89PNG") and len(taken["PNG"]) > 30_000
    words = re.sub("<[^>]+>", " ", taken["SVG"].decode())
    assert QUESTIONS["missed_people"].split()[0] in words and "Dữ liệu mô phỏng" in words
    assert "bản chụp" in words and "http://127" not in words
    assert not seen.left


def test_a_click_on_a_mark_filters_the_page_and_a_second_click_takes_it_off(server, visit):
    seen = visit().open(f"{server.url}/missed_people")
    mark = seen.page.locator(".js-plotly-plot .point").first
    mark.wait_for()
    box = mark.bounding_box()
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.wait_for_url("**areas=*", timeout=60_000)
    seen.settle()
    box = seen.page.locator(".js-plotly-plot .point").first.bounding_box()
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.wait_for_function("!location.search.includes('areas=')", timeout=60_000)
