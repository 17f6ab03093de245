"""A list too long to hold is shown page by page, and its file still has every row."""


import polars as pl
import pytest

from council.ui import longlist
from tests.pages.test_screens import shown, words

pytestmark = [pytest.mark.slow]


@pytest.fixture
def short_memory(monkeypatch):
    """Ten rows already count as long, so that the sample's list does not fit."""
    monkeypatch.setattr(longlist, "WHOLE_ROWS", 10)


def test_long_list_shows_one_page_and_says_how_many_rows_there_are(homes, monkeypatch, short_memory):
    app = shown(homes, monkeypatch, "50_explore.py", "full", "vi", "analyst", **{"explore-question": "persons"})
    assert not app.exception, [e.message for e in app.exception]
    assert len(app.dataframe) == 1 and len(app.dataframe[0].value) == longlist.ROWS_PER_PAGE
    sheet = next(box for box in app.number_input if box.key == "sheet-explore")
    assert sheet.max >= 2
    first = app.dataframe[0].value.iloc[0, 0]
    sheet.set_value(2).run()
    assert not app.exception, [e.message for e in app.exception]
    assert app.dataframe[0].value.iloc[0, 0] != first
    assert any("không quá 10 dòng" in text for text in words(app))


def test_very_long_file_is_left_to_the_command(homes, monkeypatch, short_memory):
    monkeypatch.setattr(longlist, "BROWSER_ROWS", 20)
    app = shown(homes, monkeypatch, "50_explore.py", "full", "en", "analyst", **{"explore-question": "persons"})
    assert not app.exception, [e.message for e in app.exception]
    commands = [block.value for block in app.code if "council ask persons" in block.value]
    assert len(commands) == 1 and "page" not in commands[0] and "--out" in commands[0]


def test_file_of_a_long_list_has_every_row(homes, monkeypatch):
    from council.snapshots import folder_of, pointed
    from council.warehouse import Warehouse

    snapshots = homes["full"] / "snapshots"
    warehouse = Warehouse.open(folder_of(snapshots, pointed(snapshots)), "analyst")

    class Here:
        class opened:  # noqa: N801
            pass

        class reader:  # noqa: N801
            language = "vi"

        labels: dict = {}

    Here.opened.warehouse = warehouse
    file = longlist._written(Here, "persons", {"area_scheme": "province", "sectors": None}, "parquet")
    assert pl.read_parquet(file).equals(warehouse.ask("persons", area_scheme="province").rows)


def test_a_long_list_is_taken_home_as_a_workbook_with_every_row(homes, monkeypatch, short_memory):
    written = []
    monkeypatch.setattr(
        "council.export.write_xlsx", lambda answer, target, *rest: written.append(answer) or target.write(b"workbook")
    )
    app = shown(homes, monkeypatch, "50_explore.py", "full", "vi", "analyst", **{"explore-question": "persons"})
    next(button for button in app.button if button.key == "long-explore").click().run()
    assert not app.exception, [e.message for e in app.exception]
    said = next(text for text in words(app) if "dòng khớp bộ lọc" in text)
    assert f"**{written[0].rows.height:,}**".replace(",", ".") in said and written[0].rows["pm_id"].n_unique() == written[0].rows.height
