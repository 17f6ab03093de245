"""Working days: agreement with the sample's calendar, the first day after the start, ends of the table."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law import Law
from council.law.workdays import FIRST, LAST, add_working_days, last_known_year, working_days_between

LAW = Law.load()
TABLE = LAW.working_day()


def _between(after: date | None, up_to: date | None) -> int | None:
    days = pl.DataFrame({"a": [after], "b": [up_to]}, schema={"a": pl.Date, "b": pl.Date})
    return days.select(working_days_between(TABLE, pl.col("a"), pl.col("b"))).item()


def _add(start: date | None, days: int) -> date | None:
    return pl.DataFrame({"a": [start]}, schema={"a": pl.Date}).select(add_working_days(TABLE, pl.col("a"), days)).item()


def test_every_day_of_the_sample_calendar_agrees(truth_dir: Path) -> None:
    truth = json.loads((truth_dir / "working_calendar.json").read_text(encoding="utf-8"))
    holidays, saturdays = (pl.Series(truth[name]).str.to_date() for name in ("holidays", "working_saturdays"))
    known = TABLE.filter(pl.col("on").is_between(holidays.min(), date(2026, 10, 31)))
    expected = known.select(

            ((pl.col("on").dt.weekday() <= 5) & ~pl.col("on").is_in(holidays.implode()))
            | pl.col("on").is_in(saturdays.implode())

    )
    assert known.filter(known["is_working"] != expected.to_series()).is_empty()


def test_table_is_one_row_per_day_and_counts_up() -> None:
    assert TABLE["on"].to_list()[0] == FIRST and TABLE["on"].to_list()[-1] == LAST
    assert TABLE.height == (LAST - FIRST).days + 1 and TABLE["on"].n_unique() == TABLE.height
    steps = TABLE["number"].diff().drop_nulls()
    assert (steps == TABLE["is_working"][1:].cast(pl.Int64)).all()


@pytest.mark.parametrize("year", range(2018, 2028))
def test_every_year_has_its_fixed_holidays(year: int) -> None:
    off = set(LAW.tables["calendar_day"].filter(~pl.col("is_working"))["on"])
    assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= off
    own = [day for day in off if day.year == year]
    assert 10 <= len(own) <= 20
    assert any(date(year, 9, day) in off for day in (1, 3)) or year < 2021


def test_make_up_days_are_weekend_days_and_days_off_are_named() -> None:
    rows = LAW.tables["calendar_day"]
    assert set(rows.filter("is_working")["on"].dt.weekday()) == {6}
    assert last_known_year(rows) == 2027


@pytest.mark.parametrize(
    ("after", "up_to", "days"),
    [
        (date(2026, 10, 5), date(2026, 10, 7), 2),
        (date(2026, 10, 5), date(2026, 10, 8), 3),
        (date(2026, 10, 5), date(2026, 10, 9), 4),
        (date(2026, 10, 9), date(2026, 10, 11), 0),
        (date(2026, 10, 9), date(2026, 10, 12), 1),
        (date(2026, 2, 13), date(2026, 2, 20), 0),
        (date(2026, 2, 13), date(2026, 2, 23), 1),
        (date(2026, 8, 21), date(2026, 8, 22), 1),
        (date(2026, 8, 21), date(2026, 9, 3), 7),
        (date(2024, 5, 3), date(2024, 5, 4), 1),
        (date(2026, 10, 8), date(2026, 10, 5), -3),
    ],
)
def test_counts_over_weekend_tet_and_swapped_saturday(after: date, up_to: date, days: int) -> None:
    assert _between(after, up_to) == days


def test_third_working_day() -> None:
    assert [_add(day, 3) for day in (date(2026, 10, 7), date(2026, 10, 9), date(2026, 2, 13))] == [
        date(2026, 10, 12),
        date(2026, 10, 14),
        date(2026, 2, 25),
    ]


def test_null_and_days_outside_the_table_are_null() -> None:
    assert _between(None, date(2026, 1, 1)) is None and _between(date(2014, 12, 31), date(2026, 1, 1)) is None
    assert _between(date(2026, 1, 1), date(2031, 1, 1)) is None
    assert _add(None, 3) is None and _add(date(2030, 12, 31), 1) is None and _add(date(2014, 12, 31), 1) is None
    with pytest.raises(ValueError, match="at least 1"):
        add_working_days(TABLE, pl.col("a"), 0)


@given(st.dates(date(2018, 1, 1), date(2027, 11, 30)), st.integers(1, 15))
def test_adding_then_counting_gives_the_number_back(start: date, days: int) -> None:
    end = _add(start, days)
    assert _between(start, end) == days
    assert TABLE.filter(pl.col("on") == end)["is_working"].item()
