"""Birth cells: a day, a month or only a year, never more precise than what is written."""

import calendar
import datetime as dt
from dataclasses import dataclass

import polars as pl

from council.cells.dates import order_of, read_once
from council.cells.unique import over_unique
from council.cells.written import Written, day_of, full_year

# what stands behind a birth: the age, the place
_BESIDE = r"(?i)(?:\s*\(\s*\d{1,3}\s*(?:tuổi|t)\s*\)|[\s,;]+(?:tại|ở|nơi sinh)[:\s].*)\s*$"
BIRTH_YEARS = (1925, 2030)
_SCHEMA = {"birth_from": pl.Date, "birth_to": pl.Date, "precision": pl.String, "state": pl.String}
_Birth = tuple[dt.date | None, dt.date | None, str | None, str]


@dataclass(frozen=True)
class Births:
    """A column of births.

    ``rows``: ``birth_from`` and ``birth_to`` (earliest and latest possible day, both inclusive), ``precision`` (day,
    month, year) and ``state`` as for dates. ``order`` and ``is_contradictory`` as for dates.
    """

    rows: pl.DataFrame
    order: str
    is_contradictory: bool


def births(values: pl.Series, *, order: str | None = None, epoch: int = 1900,
           years: tuple[int, int] = BIRTH_YEARS) -> Births:
    """Read a column of births; ``years`` decides the century of two-digit years (none if both fit)."""
    values = values.str.replace(_BESIDE, "")
    cells = read_once(values, epoch)
    shown = order or order_of(cells.values())
    rows = over_unique(values, lambda text: _birth(cells[text], shown, years), _SCHEMA)
    return Births(rows, "undecided" if shown == "contradictory" else shown, shown == "contradictory")


def _birth(cell: Written, order: str, years: tuple[int, int]) -> _Birth:
    if cell.form == "empty":
        return None, None, None, "empty"
    if cell.hour is not None or cell.form in ("unreadable", "none", "day_month"):
        return None, None, None, "unreadable"
    year = full_year(cell, years)
    if year is None:
        return None, None, None, "year_unknown"
    if not 1900 <= year <= 2100:
        return None, None, None, "impossible"
    if cell.form == "year" or (cell.first == 0 and cell.second == 0):
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "ok"
    if cell.form == "month" or cell.first == 0:
        return _month(year, cell.second)
    return _day(cell, year, order)


def _month(year: int, month: int) -> _Birth:
    if not 1 <= month <= 12:
        return None, None, None, "impossible"
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, 1), dt.date(year, month, last), "month", "ok"


def _day(cell: Written, year: int, order: str) -> _Birth:
    readings = {"day_first": day_of(cell.first, cell.second, year),
                "month_first": day_of(cell.second, cell.first, year)}
    if cell.form == "slash" and order == "contradictory":
        possible = {on for on in readings.values() if on}
        if len(possible) > 1:
            return None, None, None, "order_unknown"
        on = next(iter(possible), None)
    else:
        on = readings["month_first" if cell.form == "slash" and order == "month_first" else "day_first"]
    return (on, on, "day", "ok") if on else (None, None, None, "impossible")
