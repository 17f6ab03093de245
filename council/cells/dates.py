"""Dates and times of a column, the order of day and month decided once for the whole column."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from council.cells.unique import bare, over_unique
from council.cells.written import Written, day_of, full_year, written

EVENT_YEARS = (1990, 2060)
_STRAY_SHARE, _STRAY_MOST = 0.05, 2
_CALL = re.compile(r"goi dien|dien thoai|\bdt\b|goi cho|da goi|bao qua dt|phone")
_FRACTION = re.compile(r"0?[.,]\d+")


@dataclass(frozen=True)
class Dates:
    """A column of dates.

    ``rows``: ``on`` (date), ``at`` (local time to the minute, only where an hour is written) and ``state``: ok, empty,
    unreadable, impossible (no such day), order_unknown, year_unknown, time_impossible (``on`` is kept).
    ``order``: day_first, month_first, or undecided (no value above 12; read day first).
    ``is_contradictory``: values above 12 stand in both places; what either order could read is null.
    """

    rows: pl.DataFrame
    order: str
    is_contradictory: bool


def dates(values: pl.Series, *, order: str | None = None, epoch: int = 1900,
          years: tuple[int, int] = EVENT_YEARS) -> Dates:
    """Read a column of dates, with or without hours; ``order`` (day_first, month_first) overrules what they show."""
    cells = read_once(values, epoch)
    found = order or order_of(cells.values())
    rows = over_unique(values, lambda text: _moment(cells[text], found, years),
                       {"on": pl.Date, "at": pl.Datetime("us"), "state": pl.String})
    return Dates(rows, "undecided" if found == "contradictory" else found, found == "contradictory")


def date_order(values: pl.Series, *, epoch: int = 1900) -> str:
    """day_first, month_first, undecided or contradictory, from the numbers above 12 in the column.

    One or two strays among many do not overturn the others (they are impossible dates of the order found).
    """
    return order_of(read_once(values, epoch).values())


def read_once(values: pl.Series, epoch: int) -> dict[str, Written]:
    """What each distinct text of a column says (the empty text stands for null)."""
    return {text: written(text, epoch) for text in values.cast(pl.String).fill_null("").unique().to_list()}


def order_of(cells: Iterable[Written]) -> str:
    """The order that the slashed dates among ``cells`` show; the names are those of ``date_order``."""
    slashes = [(cell.first, cell.second) for cell in cells if cell.form == "slash"]
    day_first = sum(a > 12 >= b for a, b in slashes)
    month_first = sum(b > 12 >= a for a, b in slashes)
    few, many = sorted((day_first, month_first))
    if many == 0:
        return "undecided"
    if few > min(_STRAY_MOST, _STRAY_SHARE * many):
        return "contradictory"
    return "day_first" if day_first > month_first else "month_first"


def _moment(cell: Written, order: str, years: tuple[int, int]) -> tuple[dt.date | None, dt.datetime | None, str]:
    if cell.form == "empty":
        return None, None, "empty"
    if cell.form not in ("ordered", "slash"):
        return None, None, "unreadable"
    year = full_year(cell, years)
    if year is None:
        return None, None, "year_unknown"
    on, state = _day(cell, year, order)
    if on is None or cell.hour is None:
        return on, None, state
    if cell.hour > 23 or cell.minute > 59:
        return on, None, "time_impossible"
    return on, dt.datetime(on.year, on.month, on.day, cell.hour, cell.minute), "ok"


def _day(cell: Written, year: int, order: str) -> tuple[dt.date | None, str]:
    day_first, month_first = day_of(cell.first, cell.second, year), day_of(cell.second, cell.first, year)
    if cell.form == "slash" and order == "contradictory":
        if day_first and month_first and day_first != month_first:
            return None, "order_unknown"
        on = day_first or month_first
    else:
        on = month_first if cell.form == "slash" and order == "month_first" else day_first
    return (on, "ok") if on else (None, "impossible")


def times(values: pl.Series) -> pl.DataFrame:
    """Hours standing alone ("07h15", "14:50", a spreadsheet's fraction of a day): ``time``, ``state``."""
    return over_unique(values, _time, {"time": pl.Time, "state": pl.String})


def _time(text: str) -> tuple[dt.time | None, str]:
    cell = written(text)
    if cell.form == "empty":
        return None, "empty"
    if _FRACTION.fullmatch(text.strip()):
        minutes = round(float("0." + re.split(r"[.,]", text.strip())[1]) * 24 * 60)
        return dt.time(minutes // 60 % 24, minutes % 60), "ok"
    if cell.form == "unreadable" and re.fullmatch(r"0{1,2}:00:00", text.strip()):
        return dt.time(0, 0), "ok"
    if cell.form not in ("none", "ordered") or (cell.hour is None and cell.form == "ordered"):
        return None, "unreadable"
    hour = cell.hour or 0
    return (dt.time(hour, cell.minute), "ok") if hour < 24 and cell.minute < 60 else (None, "impossible")


def combine(on: pl.Series, time: pl.Series) -> pl.Series:
    """Day and hour together; null where either is missing."""
    return pl.DataFrame({"on": on, "time": time}).select(pl.col("on").dt.combine(pl.col("time"), "us")).to_series()


def calls(values: pl.Series, context: pl.Series) -> pl.DataFrame:
    """Phone calls told in a note: ``is_call``, ``on``, ``at``; a missing year: nearest to ``context`` (dates)."""
    found = over_unique(values, _call, {"is_call": pl.Boolean, "day": pl.Int32, "month": pl.Int32, "year": pl.Int32,
                                        "hour": pl.Int32, "minute": pl.Int32})
    near = found.with_columns(context=context.cast(pl.Date))
    years = [_in_year(pl.col("context").dt.year() + shift) for shift in (-1, 0, 1)]
    gaps = [(day - pl.col("context")).dt.total_days().abs() for day in years]
    least = pl.min_horizontal(gaps)
    nearest = pl.coalesce([pl.when(gap == least).then(day) for gap, day in zip(gaps, years, strict=True)])
    on = pl.when(pl.col("year").is_null()).then(nearest).otherwise(_in_year(pl.col("year")))
    clock = pl.time(pl.col("hour"), pl.col("minute"))
    return near.select("is_call", on.alias("on"), "hour", "minute").select(
        "is_call", "on", pl.when(pl.col("hour").is_not_null()).then(pl.col("on").dt.combine(clock, "us")).alias("at"))


def _in_year(year: pl.Expr) -> pl.Expr:
    written_day = pl.format("{}-{}-{}", year, pl.col("month"), pl.col("day"))
    return written_day.str.to_date("%Y-%m-%d", strict=False)


def _call(text: str) -> tuple[bool, int | None, int | None, int | None, int | None, int | None]:
    if not _CALL.search(bare(text)):
        return False, None, None, None, None, None
    cell = written(text, whole=False)
    hour = cell.hour if cell.hour is None or cell.hour < 24 else None
    minute = cell.minute if hour is not None else None
    if cell.form not in ("ordered", "slash", "day_month"):
        return True, None, None, None, hour, minute
    year = None if cell.form == "day_month" else full_year(cell, EVENT_YEARS)
    return True, cell.first, cell.second, year, hour, minute
