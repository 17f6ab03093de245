"""Everything is done without a mouse: filters, views, table, pin, agenda, slides; open menus have no barrier in either theme."""

import shutil
from datetime import date

import pytest

from council.home import Home, review
from council.meeting import agenda
from tests.browser.conftest import Server
from tests.browser.places import VIEWS
from tests.pages.test_review import write_queue

MOST_STOPS = 90
SAID = """() => {
  const n = document.activeElement;
  return n.matches('button,a,input,textarea,[role=radio]') ? (n.innerText || '') + ' ' + (n.getAttribute('aria-label') || '') : '';
}"""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def leader(home):
    """The dashboard as those who prepare meetings open it."""
    running = Server(home, role="leader")
    yield running
    running.stop()


def go_to(seen, words: str) -> None:
    """Press Tab until the element in focus says ``words``."""
    for _ in range(MOST_STOPS):
        seen.page.keyboard.press("Tab")
        said = seen.page.evaluate(SAID)
        if words in said:
            return
    raise AssertionError(f"the Tab key does not lead to {words!r}")


def press(seen, *keys: str) -> None:
    for key in keys:
        seen.page.keyboard.press(key)
    seen.settle()


def heading(seen) -> str:
    return seen.page.locator(".st-key-q h1").inner_text()


def test_a_meeting_is_prepared_and_shown_by_keyboard_alone(leader, home, visit):
    seen = visit().open(f"{leader.url}/missed_people")
    go_to(seen, "Toàn tỉnh")
    press(seen, "Enter")
    assert seen.page.locator("[data-testid=stPopoverBody]").is_visible()
    press(seen, "Escape")
    assert seen.page.locator("[data-testid=stPopoverBody]").count() == 0

    go_to(seen, VIEWS["missed_people"][0].menu)
    press(seen, "ArrowRight", "Space")
    assert heading(seen) == VIEWS["missed_people"][1].question and "xem=vi-sao" in seen.page.url

    go_to(seen, "Biểu đồ")
    press(seen, "ArrowRight", "Space")
    assert seen.page.locator("[data-testid=stDataFrame]").first.is_visible()

    seen.page.evaluate("document.activeElement.blur()")
    go_to(seen, "Ghim")
    press(seen, "Enter")
    press(seen, "Tab")
    seen.page.keyboard.press("Control+A")
    seen.page.keyboard.type("20/11/2026")
    press(seen, "Tab", "Tab", "Tab", "Enter")
    seen.page.get_by_text("Đã ghim vào phiên họp").wait_for(timeout=60_000)
    assert [item.view for item in agenda.read_agenda(Home(home), date(2026, 11, 20)).items] == ["vi-sao"]
    press(seen, "Escape")

    seen.open(f"{leader.url}/meeting")
    go_to(seen, "Trình chiếu từ mục đầu")
    press(seen, "Enter")
    seen.page.wait_for_selector(".st-key-present-on", timeout=60_000)
    assert heading(seen) == VIEWS["missed_people"][1].question
    press(seen, "Escape")
    seen.page.wait_for_selector(".st-key-filters", timeout=60_000)


def test_pairs_are_reviewed_with_keys(home, visit):
    own = Home(shutil.copytree(home, home.with_name("reviewed")))
    own.private.mkdir(exist_ok=True)
    own.decisions.mkdir(exist_ok=True)
    write_queue(own)
    running = Server(own.path, role="steward")
    try:
        seen = visit().open(f"{running.url}/link_review")
        for keys, expected in (("1", ["same"]), ("2", ["different", "same"]), ("U", ["same"]), ("3", ["unsure", "same"])):
            press(seen, keys)
            assert review.decided(own)["decision"].to_list() == expected
        assert seen.page.get_by_text("Không còn cặp nào chờ xem").is_visible()
    finally:
        running.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_menus_forms_and_slides_have_no_barrier(leader, visit, scheme):
    seen = visit((1280, 800), scheme).open(f"{leader.url}/missed_people")
    menus = (".st-key-role button", ".st-key-filters button", ".st-key-pin button", ".st-key-definition-missed button",
             ".st-key-take-missed button", '[class*="st-key-more-"] button')  # fmt: skip
    found = {}
    for menu in menus:
        seen.page.locator(menu).first.click()
        seen.settle()
        assert seen.page.locator("[data-testid=stPopoverBody]").count(), menu
        found[menu] = seen.barriers()
        seen.page.keyboard.press("Escape")
    seen.open(f"{leader.url}/meeting?xem=ket-luan").page.locator(".st-key-resolve-open button").first.click()
    seen.settle()
    found["resolution"] = seen.barriers()
    for page in ("overview", "missed_people"):
        found[page] = seen.open(f"{leader.url}/{page}?trinhchieu=1").barriers()
    assert not any(found.values()), found


def test_axe_speaks_where_something_is_wrong(server, visit):
    seen = visit().open(f"{server.url}/definitions")
    seen.page.evaluate(
        "document.querySelector('[data-testid=stMain]').insertAdjacentHTML('afterbegin', '<img src=x><button></button>')"
    )
    assert {said.split()[0] for said in seen.barriers()} >= {"image-alt", "button-name"}
    seen.page.evaluate("document.querySelector('.st-key-filters button, .st-key-present button').tabIndex = 0")
    seen.page.add_style_tag(content="html body button:focus-visible{outline:0!important;box-shadow:none!important}")
    assert any(said.startswith("no focus seen") for said in seen.unreached())
