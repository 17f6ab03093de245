"""The Labour Code's own rules (2019, articles 111 and 112) hold in the calendar: Tết, National Day, and swap days in pairs."""

import re
from datetime import date

import polars as pl
import pytest

from council.law import Law

ROWS = Law.load().tables["calendar_day"]
OFF = ROWS.filter(~pl.col("is_working"))
YEARS = range(2021, 2027)  # the Code is in force from 2021; 2027 is expected only


def weekdays_off(year: int, words: str) -> list[date]:
    """Monday to Friday days off of ``year`` whose name speaks of ``words``, swap days left out."""
    rows = OFF.filter(
        (pl.col("on").dt.year() == year)
        & (pl.col("on").dt.weekday() <= 5)
        & pl.col("name_vi").str.contains(words)
        & ~pl.col("name_vi").str.contains("hoán đổi")
    )
    return rows["on"].sort().to_list()


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_five_working_days_off(year: int) -> None:
    """Article 112: five days at the lunar new year; 111.3: one that falls on the weekly rest is made up for."""
    days = weekdays_off(year, "Tết Nguyên đán")
    assert len(days) == 5, days
    assert (days[-1] - days[0]).days <= 8


@pytest.mark.parametrize("year", YEARS)
def test_national_day_is_two_working_days_off(year: int) -> None:
    """Article 112: 2 September and one day next to it, made up for where a weekend takes one."""
    days = weekdays_off(year, "Quốc khánh")
    assert len(days) == 2, days
    assert all(date(year, 8, 31) <= day <= date(year, 9, 5) for day in days)


def test_every_swapped_day_has_its_make_up_saturday_and_back() -> None:
    named = re.compile(r"(\d\d)/(\d\d)/(\d{4})")

    def partner(name: str) -> date:
        day, month, year = (int(part) for part in named.search(name).groups())
        return date(year, month, day)

    swapped = {
        day: partner(name)
        for day, name in OFF.filter(pl.col("name_vi").str.contains("hoán đổi")).select("on", "name_vi").iter_rows()
    }
    made_up = {day: partner(name) for day, name in ROWS.filter("is_working").select("on", "name_vi").iter_rows()}
    assert {day: other for other, day in made_up.items()} == swapped


def test_every_day_names_its_evidence_and_none_claims_to_be_checked() -> None:
    sources = Law.load().tables["law_source"]
    joined = ROWS.join(sources, on="source_id", how="left")
    assert joined["evidence"].null_count() == 0
    assert set(joined.filter(pl.col("is_working"))["evidence"]) == {"MEMORY"}
