"""Periods of a council: presets, comparison, boundaries."""

from datetime import date

import pytest

from council import periods
from council.words import Speaker

START = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("data_day", "code"),
    [
        (date(2026, 10, 30), "2025-y"),
        (date(2026, 10, 31), "2026-10m"),
        (date(2026, 12, 30), "2026-10m"),
        (date(2026, 12, 31), "2026-y"),
    ],
)
def test_the_default_is_the_latest_complete_council_window(data_day, code):
    assert periods.default_period(START, data_day).code == code


def test_a_period_ends_before_the_day_after_the_data_day():
    period = periods.read_code("2026-y", START, date(2026, 10, 31))
    assert (period.start, period.end) == (date(2026, 1, 1), date(2026, 11, 1))


@pytest.mark.parametrize("code", ["2026-13m", "x", "2030-y", "2020-y", "2026-05..2026-04", "", "2026-00", "2026-1..a"])
def test_nonsense_is_no_period(code):
    assert periods.read_code(code, START, date(2026, 10, 31)) is None


def test_same_period_last_year_is_missing_before_the_data_begin():
    first = periods.read_code("2024-10m", START, date(2026, 10, 31))
    assert periods.year_before(first, START) is None
    third = periods.read_code("2026-10m", START, date(2026, 10, 31))
    before = periods.year_before(third, START)
    assert (before.start, before.end) == (date(2025, 1, 1), date(2025, 11, 1))


def test_presets_repeat_no_period():
    found = periods.presets(START, date(2026, 10, 31))
    assert len({(p.start, p.end) for p in found}) == len(found)


@pytest.mark.parametrize(
    ("code", "vi"),
    [
        ("2026-10m", "10 tháng năm 2026"),
        ("2025-q3", "quý III năm 2025"),
        ("2026-03..2026-09", "tháng 03/2026 đến tháng 09/2026"),
        ("2025-07", "tháng 07/2025"),
    ],
)
def test_a_period_has_a_name(code, vi):
    assert periods.name_of(periods.read_code(code, START, date(2026, 10, 31)), Speaker("vi")) == vi
