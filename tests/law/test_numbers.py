"""Deadlines, quotas, parameters, events, sources: what is known is there, what is not is empty and marked."""

from datetime import date

import polars as pl
import pytest

from council.contracts import vocabulary as v
from council.law import Law

DAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("rule", "kind", "limit"),
    [
        ("L1", "hours", 12),
        ("L2", "hours", 24),
        ("L3", "at_once", None),
        ("L4", "hours", 12),
        ("L5", "working_days", 3),
        ("L6", "hours", 24),
        ("L7", "working_days", 3),
        ("L8_criminal", "hours", 24),
        ("L8_civil", "working_days", 2),
        ("L9", "working_days", 5),
        ("L9_hard_area", "working_days", 10),
        ("L10", "days", 10),
        ("L10_summary", "days", 7),
    ],
)
def test_deadlines(law: Law, rule: str, kind: str, limit: float | None) -> None:
    row = law.in_force("sla_rule", DAY).filter(pl.col("rule_id") == rule).row(0, named=True)
    assert (row["clock_kind"], row["limit"]) == (kind, limit)
    assert row["needs_hours"] is (kind == "hours")


def test_all_ten_clocks_and_no_other(law: Law) -> None:
    clocks = set(law.tables["sla_rule"]["clock"])
    assert clocks == {f"L{n}" for n in range(1, 11)}
    assert law.tables["sla_rule"].filter((pl.col("clock_kind") == "at_once") != pl.col("limit").is_null()).is_empty()
    assert law.in_force("sla_rule", DAY).group_by("clock", "applies_to").len()["len"].max() == 1


def test_the_circular_of_2018_is_in_force_half_open(law: Law) -> None:
    found = [
        law.in_force("sla_rule", day).filter(pl.col("clock") == "L6").height
        for day in (date(2018, 8, 31), date(2018, 9, 1), date(2018, 9, 2))
    ]
    assert found == [0, 1, 1]


def test_quotas_of_2022_and_no_guess_for_other_years(law: Law) -> None:
    quota = law.tables["quota_rule"].sort("year", "band")
    bands = quota.filter(pl.col("year") == 2022).select("meets_from", "good_from", "excellent_from").rows()
    assert bands == [(6, 12, 16), (10, 15, 21), (13, 21, 27)]
    others = quota.filter(pl.col("year") != 2022)
    assert sorted(set(others["year"])) == [*range(2016, 2022), *range(2023, 2027)] and others.height == 30
    assert (
        others.select(pl.any_horizontal(pl.col("meets_from", "good_from", "excellent_from").is_not_null()).any()).item()
        is False
    )


def test_years_of_service_fall_into_exactly_one_band(law: Law) -> None:
    bands = law.tables["quota_rule"].filter(pl.col("year") == 2022)
    found = [
        bands.filter(
            (pl.col("years_from") <= years) & (pl.col("years_below").is_null() | (pl.col("years_below") > years))
        )["band"].to_list()
        for years in (0, 2, 3, 4, 5, 30)
    ]
    assert found == [[1], [1], [2], [2], [3], [3]]
    limits = [law.parameter(f"seniority_band_{band}_years", DAY) for band in (2, 3)]
    assert limits == bands.filter(pl.col("band") > 1).sort("band")["years_from"].to_list()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("grace_days", 3),
        ("too_late_days", 5),
        ("referred_pending_days", 3),
        ("funnel_warning_share", 0.95),
        ("funnel_alarm_share", 0.998),
        ("minimum_n_rate", 10),
        ("minimum_n_comparison", 30),
        ("overload_share", 1.1),
        ("overload_weeks", 4),
        ("small_cell", 5),
        ("small_cell_sensitive", 10),
        ("minor_age", 18),
        ("declined_needs_minute", 1),
    ],
)
def test_numbers_of_the_method(law: Law, name: str, value: float) -> None:
    assert law.parameter(name, DAY) == value


def test_a_refusal_needs_its_minute_from_2026(law: Law) -> None:
    found = [
        law.parameter("declined_needs_minute", day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2))
    ]
    assert found == [0, 1, 1]


def test_one_value_per_parameter_on_every_day_of_the_data(law: Law) -> None:
    for day in pl.date_range(date(2023, 1, 1), date(2027, 6, 1), "1mo", eager=True):
        assert law.in_force("parameter", day)["name"].is_unique().all()


def test_stage_order(law: Law) -> None:
    order = dict(law.tables["stage_order"].select("stage", "position").iter_rows())
    assert set(order) == set(v.STAGES)
    assert order["REPORT"] == 0 and {order[s] for s in ("CUSTODY", "REMAND", "INVESTIGATION")} == {1}
    assert order["PROSECUTION"] == 2 and order["FIRST_INSTANCE"] == order["CIVIL"] == 3 and order["APPEAL"] == 4


def test_events_that_change_units_break_lines(law: Law) -> None:
    event = law.tables["event"]
    breaks = sorted(event.filter("breaks_lines")["on"])
    assert breaks == [date(2025, 3, 1), date(2025, 7, 1)]
    assert {date(2026, 1, 1), date(2027, 1, 1), date(2025, 12, 31)} <= set(event["on"])
    assert event.filter(pl.col("name_vi").str.split(" ").list.len() > 6).is_empty()


def test_what_was_not_read_says_so(law: Law) -> None:
    weak = law.tables["law_source"].filter(pl.col("evidence") != "TXT")
    assert weak.filter(pl.col("note_vi").is_null() | pl.col("note_en").is_null()).is_empty()
    unread = weak.filter(pl.col("evidence").is_in(["SECONDARY", "MEMORY"]), pl.col("source_id") != "CALENDAR")
    assert unread.filter(~pl.col("note_vi").str.contains("Chưa kiểm chứng văn bản gốc")).is_empty()


def test_every_source_of_a_rule_is_used_or_explains_something(law: Law) -> None:
    assert law.tables["law_source"]["source_id"].is_unique().all()
    assert law.tables["law_source"].filter(pl.col("title_vi") == pl.col("title_en")).is_empty()
