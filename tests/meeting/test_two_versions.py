"""Two versions of the sample: late files, later days, a corrected row, a merge: causes add up and equal what the pages say."""

from datetime import date

import polars as pl
import pytest

from council.meeting.changes import CAUSES, FIGURES, Changes, what_changed
from council.snapshots import folder_of
from council.warehouse import Warehouse

pytestmark = pytest.mark.slow
PERIOD = {"period_start": date(2024, 1, 1), "period_end": date(2026, 7, 1)}


@pytest.fixture(scope="module")
def found(two) -> Changes:
    home, before, after = two
    return what_changed(home, before, after, {})


def test_totals_are_what_the_questions_answer(two, found):
    home, *ids = two
    for side, snapshot in enumerate(ids):
        warehouse = Warehouse.open(folder_of(home.snapshots, snapshot), "member")
        areas = warehouse.ask("missed_by_area").rows
        said = {
            "missed": areas["missed"].sum(),
            "eligible": areas["eligible"].sum(),
            "suspected": areas["suspected"].sum(),
            "contacted": areas["contacted"].sum(),
            "served": warehouse.ask("coverage_summary").rows.row(0, named=True)["served"],
            "referred": warehouse.ask("referred_by_month").rows["persons"].sum(),
            "late_notices": warehouse.ask("late_papers").rows.filter(side="agency_says_sent", result_code="late")["papers"].sum(),
            "cases": warehouse.ask("cases_by_month").rows["accepted"].sum(),
            "silent": warehouse.ask("silent_units").rows["silent_periods"].sum(),
        }
        whole = PERIOD if side == 0 else {}
        assert set(said) == set(FIGURES)
        assert {name: found.total(name)[side] for name in FIGURES} == {name: int(n or 0) for name, n in said.items()}, whole


def test_causes_add_up_for_every_number_and_area(found):
    summed = found.causes.group_by("figure", "area_code").agg(pl.col("difference").sum())
    joined = found.totals.join(summed, on=["figure", "area_code"], how="left").with_columns(pl.col("difference").fill_null(0))
    assert (joined["after"] - joined["before"]).to_list() == joined["difference"].to_list()
    for figure in FIGURES:
        before, after = found.total(figure)
        assert sum(found.by_cause(figure).values()) == after - before


def test_late_files_and_later_days_are_told_apart(two, found):
    contacted = found.by_cause("contacted")
    assert contacted["late"] > 0 and contacted["new"] > 0 and set(contacted) <= set(CAUSES)
    home, before, after = two
    same_period = what_changed(home, before, after, PERIOD)
    assert "new" not in same_period.by_cause("contacted"), "nobody first met after the earlier day lies in the earlier period"
    assert same_period.by_cause("contacted")["late"] > 0


def test_only_counts_come_out(found):
    assert set(found.causes.columns) == {"figure", "area_code", "cause", "gained", "lost", "difference"}
    assert set(found.totals.columns) == {"figure", "area_code", "before", "after"}


def test_filters_hold_on_both_sides(two):
    home, before, after = two
    found = what_changed(home, before, after, {"sectors": ["court"], "area_scheme": "court_area"})
    warehouse = Warehouse.open(folder_of(home.snapshots, after), "member")
    areas = warehouse.ask("missed_by_area", sectors=["court"], area_scheme="court_area").rows
    assert found.total("missed")[1] == int(areas["missed"].sum())
    for code, n in areas.filter(pl.col("missed") > 0).select("area_code", "missed").iter_rows():
        assert found.totals.filter(figure="missed", area_code=code)["after"].to_list() == [n]
