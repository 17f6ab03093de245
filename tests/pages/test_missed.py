"""Page 30 in its six views: every state has its sentence, rows only for those who may see them, maps from own boundaries."""

import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from council.errors import CouncilError
from council.home import Home
from council.publish import publish_given
from council.snapshots import current
from council.ui import maps
from council.ui.missed import VIEWS
from council.warehouse import Warehouse
from tests import opening
from tests.centre.truth_tables import SETTINGS, TRUTH
from tests.pages.test_screens import words
from tests.people import small_province as small

CODES = [view.code for view in VIEWS]
ALL = {"period": "all"}
pytestmark = [pytest.mark.slow]


def shown(homes, monkeypatch, view: str, kind: str = "full", language: str = "vi", role: str = "member", **session) -> AppTest:
    """The view after one run."""
    monkeypatch.setenv("COUNCIL_HOME", str(homes[kind]))
    return opening.page("30_missed_people.py", role, language, **{"view-missed_people": view}, **session)


def sentence(app: AppTest) -> str:
    """Everything written on the view."""
    return "\n".join(words(app))


@pytest.mark.parametrize("view", CODES)
@pytest.mark.parametrize(("kind", "language", "role"), [
    ("full", "vi", "member"), ("full", "en", "steward"), ("empty", "vi", "analyst"), ("totals", "en", "member")])
def test_every_view_runs_for_every_kind_of_data(homes, monkeypatch, view, kind, language, role):
    app = shown(homes, monkeypatch, view, kind, language, role)
    assert not app.exception, [e.message for e in app.exception]
    text = sentence(app)
    assert "Chưa tính được" not in text and "could not be computed" not in text, text[-500:]
    if kind != "full" and view == "dia-ban":
        assert "Không có mẫu số" in text or "No denominator" in text
        assert "0,0%" not in text and "0.0%" not in text, "nobody is unknown, never 0 %"


@pytest.mark.parametrize("view", CODES)
def test_slides_have_a_sentence_and_no_person(homes, monkeypatch, view):
    app = shown(homes, monkeypatch, view, role="steward", **{"reader-presenting": True})
    assert not app.exception, [e.message for e in app.exception]
    assert not app.dataframe and not app.selectbox


@pytest.mark.parametrize(("scheme", "named"), [("district", ("Thủy Nguyên", "Vĩnh Bảo")), ("court_area", ("Khu vực 2", "Khu vực 6"))])
@pytest.mark.parametrize("people", ["minors", "certain", "proved"])
def test_the_planted_bad_areas_are_named_and_no_other(homes, monkeypatch, scheme, named, people):
    app = shown(homes, monkeypatch, "dia-ban", address={**ALL, "scheme": scheme}, **{"w-missed-people": people})
    text = next(t for t in words(app) if "nhiều hơn mức ngẫu nhiên" in t and "trung bình" in t)
    for name in named:
        assert name in text
    for lucky in ("Cát Hải", "Đồ Sơn", "Khu vực 1", "Khu vực 5", "Chưa xác định"):
        assert lucky not in text


def test_minors_are_the_default_headline_and_every_rate_stands_with_its_denominator(homes, monkeypatch):
    app = shown(homes, monkeypatch, "dia-ban", address=ALL)
    text = sentence(app)
    assert "người chưa thành niên" in text
    choice = next(c for c in app.get("button_group") if any("279/1.665" in o for o in _options(c)))
    assert any("418/2.638" in o for o in _options(choice)) and any("418/2.586" in o for o in _options(choice))
    assert "Danh sách đã nhận" in text


def _options(group) -> list[str]:
    return [option.content for option in group.proto.options]


def test_across_the_change_of_boundaries_the_approximate_share_is_printed(homes, monkeypatch):
    text = sentence(shown(homes, monkeypatch, "dia-ban", address=ALL))
    assert "Địa giới thay đổi ngày 01/07/2025" in text and "quy đổi địa bàn gần đúng" in text
    only_after = sentence(shown(homes, monkeypatch, "dia-ban", address={"period": "2026-10m"}))
    assert "Địa giới thay đổi" not in only_after and "quy đổi địa bàn gần đúng" in only_after


def test_totals_only_units_are_bounded_and_said_to_be_unmeasurable(homes, monkeypatch):
    text = sentence(shown(homes, monkeypatch, "tiep-can", address=ALL))
    assert "chỉ có số tổng" in text and "nằm giữa 0 và" in text and "không thể nói rõ hơn" in text


def test_the_worklist_opens_for_the_analyst_with_reasons_and_not_for_the_member(homes, monkeypatch):
    member = shown(homes, monkeypatch, "viec", address=ALL)
    assert not member.dataframe and "chỉ dành cho người phân tích" in sentence(member)
    analyst = shown(homes, monkeypatch, "viec", address=ALL, role="analyst")
    text = sentence(analyst)
    assert analyst.dataframe and "Thuộc diện từ" in text and "căn cứ" in text
    assert "Luật" in text and "room=law" in text, "the source of every rule is one click away"


def test_the_analyst_sees_every_method_beside_each_other(homes, monkeypatch):
    analyst = shown(homes, monkeypatch, "dia-ban", address=ALL, role="analyst")
    tables = [t.value for t in analyst.dataframe]
    assert any("Xác suất thuộc ba nơi cao nhất" in t.columns for t in tables)
    assert "Spiegelhalter" in sentence(analyst)


def test_immature_cohorts_are_said_to_change(homes, monkeypatch):
    text = sentence(shown(homes, monkeypatch, "thoi-gian"))
    assert "chưa đủ thời gian theo dõi" in text and "còn thay đổi" in text


SQUARE = [[[106, 20], [106.2, 20], [106.2, 20.2], [106, 20.2], [106, 20]]]


def boundaries(**feature) -> str:
    whole = {"type": "Feature", "properties": {"code": "303"}, "geometry": {"type": "Polygon", "coordinates": SQUARE}, **feature}
    return json.dumps({"type": "FeatureCollection", "features": [whole]})


def test_own_boundaries_are_read_without_anything_else_of_the_file(tmp_path):
    file = tmp_path / "areas.geojson"
    file.write_text(boundaries(properties={"code": 303, "note": "Nguyễn Văn A"}), encoding="utf-8")
    read = maps.read_boundaries(file)
    assert read["features"][0]["properties"] == {"code": "303"} and "Nguyễn" not in json.dumps(read, ensure_ascii=False)


@pytest.mark.parametrize("text", ["{", "[]", '{"features": []}', boundaries(properties={}), boundaries(geometry=None)])
def test_a_wrong_boundary_file_is_a_sentence(tmp_path, text):
    file = tmp_path / "areas.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CouncilError, match="areas.geojson"):
        maps.read_boundaries(file)


def test_court_areas_get_tiles_near_their_districts_without_two_on_one():
    rows = pl.DataFrame({"area_code": list("12345"), "mean_column": [0.1, 1.8, 2.5, 1.5, 0.7], "mean_row": [0.4, 0.4, 0, 1, 2],
                         "persons": [763, 438, 440, 403, 339]})  # fmt: skip
    places = maps.packed(rows)
    assert len(set(places.values())) == 5 and places["1"][0] < places["3"][0] and places["5"][1] > places["1"][1]


def test_the_bounds_of_totals_only_units_hold_in_the_invented_world(homes):
    """Those whom the world truly missed at such a unit, whom no list shows, lie within the bounds."""
    home = Home(homes["full"])
    rows = Warehouse.open(current(home.snapshots).folder, "analyst").ask("totals_only_bounds").rows
    contacts = pl.read_parquet(TRUTH / "contacts.parquet").select("pm_id", "unit_id").unique()
    world = pl.read_parquet(TRUTH / "status.parquet").select("pm_id", "world_class", "world_status")
    truly = contacts.join(world, on="pm_id").filter(
        (pl.col("world_class") == "certain") & pl.col("world_status").is_in(["B1", "B1b", "B2", "B3", "B4"])
    )
    missed = dict(truly.group_by("unit_id").len().iter_rows())
    assert rows.height == 4
    for row in rows.iter_rows(named=True):
        assert row["missed_low"] <= missed.get(row["unit_id"], 0) <= row["missed_high"], row
        assert row["minors_missed_high"] <= row["missed_high"] <= row["contacted"]
    assert sum(missed.get(unit, 0) for unit in rows["unit_id"]) > 0


@pytest.fixture(scope="module")
def two_snapshots(tmp_path_factory):
    """One home, published at the end of September and of October; between them one person was accepted, one row came late."""
    home = Home(tmp_path_factory.mktemp("two"))
    people = [(f"P{i}", "2010-05-05", "accused", date(2026, 2, 2 + i)) for i in range(5)]
    before = small.given(people, place_district="303")
    publish_given(home, replace(before, data_day=date(2026, 9, 30)), SETTINGS, simulated=True)
    late = small.given([*people, ("LATE", "2010-05-05", "accused", date(2026, 2, 9))], place_district="303")
    counsel = pl.when(pl.col("entry_id") == "P0").then(pl.lit("own")).otherwise("counsel").alias("counsel")
    late.tables["entry"] = late.tables["entry"].with_columns(counsel)
    publish_given(home, late, SETTINGS, simulated=True)
    return {"two": home.path}


def test_revisions_and_outcomes_are_told_from_the_snapshot_before(two_snapshots, monkeypatch):
    course = sentence(shown(two_snapshots, monkeypatch, "thoi-gian", "two", address=ALL))
    assert "So với bản công bố số liệu chốt 30/09/2026" in course
    assert "Q1/26: thuộc diện 5 thành 6, bỏ sót 5 thành 5" in course
    work = sentence(shown(two_snapshots, monkeypatch, "viec", "two", role="analyst", address=ALL))
    assert "Trong **5** người bị bỏ sót" in work and "1 đã kết thúc khác" in work and "4 vẫn bị bỏ sót" in work
    assert "Trong **5**" not in sentence(shown(two_snapshots, monkeypatch, "viec", "two", address=ALL))


def _chips(block) -> list[str]:
    """Words on every chip below ``block``."""
    own = [block.proto.popover.label] if hasattr(getattr(block, "proto", None), "popover") else []
    return own + [label for child in getattr(block, "children", {}).values() for label in _chips(child)]


def test_only_areas_of_one_kind_by_one_press(homes, monkeypatch):
    app = shown(homes, monkeypatch, "dia-ban")
    town = next(button for button in app.button if button.label.startswith("Quận, thành phố, thị xã"))
    app = town.click().run()
    urban = set(app.session_state["filters"].get("areas"))
    assert urban == {"303", "304", "305", "306", "307", "308", "309", "311", "312"}
    assert any(r"Quận, thành phố, thị xã \(9 nơi\)" in label for label in _chips(app.main)), "the chip names the kind"
    app = next(button for button in app.button if button.label.startswith("Quận, thành phố, thị xã")).click().run()
    assert app.session_state["filters"].get("areas") == []
    app.session_state["filters"].scheme = "court_area"
    assert not [button for button in app.run().button if button.label.startswith("Huyện (")]
