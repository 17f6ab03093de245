"""The USB bundle in a browser that has no network: every slide is drawn, data stay text."""

import pytest

from tests.export.test_bundle import EVIL, made, slide

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_browser_without_a_network_shows_every_slide(browser, tmp_path):
    file = tmp_path / "phien-hop.html"
    file.write_bytes(made(slide(), slide(question="Không hình", figure=None)))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(file.as_uri())
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.locator("h1:visible").inner_text() == "Ai bị bỏ sót?" and page.locator(".demo:visible").count() == 1
    assert EVIL in page.locator(".answer:visible").inner_text()
    page.get_by_role("button", name="Bảng").click()
    assert page.locator("td:visible").first.inner_text() == EVIL
    page.keyboard.press("ArrowRight")
    assert page.locator("h1:visible").inner_text() == "Không hình" and page.locator("td:visible").count() == 4
    assert page.locator("#place").inner_text() == "mục 2/2"
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == [] and said == []
    page.close()
