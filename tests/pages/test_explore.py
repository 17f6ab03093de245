"""Page 50: find, choose columns, cross, save a view and open it again."""

import pytest

from council import saved
from council.home import Home
from tests.pages.test_screens import shown

pytestmark = [pytest.mark.slow]


def explore(homes, monkeypatch, role="analyst", **query):
    app = shown(homes, monkeypatch, "10_overview.py", "full", "vi", role)
    for name, value in query.items():
        app.query_params[name] = value
    app = app.switch_page("pages/50_explore.py").run()
    assert not app.exception, [e.message for e in app.exception]
    return app


def rows(app):
    return app.dataframe[0].value


def test_rows_are_found_without_accents(homes, monkeypatch):
    app = explore(homes, monkeypatch)
    every = len(rows(app))
    app.text_input(key="find-missed_by_area").input("do son").run()
    assert 0 < len(rows(app)) < every
    assert "find" not in "".join(app.query_params)


def test_chosen_columns_stand_in_the_address_and_come_back(homes, monkeypatch):
    app = explore(homes, monkeypatch)
    app.multiselect(key="columns-missed_by_area").set_value(["area_name", "missed"]).run()
    assert app.query_params["cot"] == "area_name,missed" and len(rows(app).columns) == 2
    again = explore(homes, monkeypatch, question="missed_by_area", cot="area_name,missed")
    assert list(rows(again).columns) == list(rows(app).columns)


def test_a_cross_table_has_totals(homes, monkeypatch):
    app = explore(homes, monkeypatch, question="missed_by_area_sub_kind", cheo="area_name,status,missed")
    table = rows(app)
    last = table.iloc[-1]
    assert last.iloc[0] == "Tổng" and table.iloc[:-1]["_total"].sum() == last["_total"]


def test_a_view_is_saved_opened_and_removed(homes, monkeypatch):
    home = Home(homes["full"])
    app = explore(homes, monkeypatch, question="missed_by_area", cot="area_name,missed")
    app.text_input(key="saved-name").input("Bỏ sót theo huyện").run()
    app.button(key="saved-save").click().run()
    view = saved.read(home)[0]
    assert view.name == "Bỏ sót theo huyện" and view.address["cot"] == "area_name,missed"
    other = explore(homes, monkeypatch, role="member", question="papers_sent")
    assert not [button for button in other.button if button.key == "saved-off-0"]
    other.button(key="saved-open-0").click().run()
    assert list(rows(other).columns) == ["area_name", "missed"]
    app.button(key="saved-off-0").click().run()
    assert saved.read(home) == []


def test_a_broken_file_of_views_is_named(homes, monkeypatch, tmp_path):
    home = Home(tmp_path)
    saved.save(home, saved.SavedView("một", {"question": "q"}))
    (tmp_path / "meetings" / saved.FILE).write_text("[[view", encoding="utf-8")
    with pytest.raises(saved.CouncilError, match="views.toml"):
        saved.read(home)
