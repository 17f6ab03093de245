"""Days written without their year, or without month and year, completed from the section or the title they stand under."""

import datetime as dt
import re
from collections.abc import Callable

import polars as pl

from council.cells.periods import period_of
from council.cells.written import day_of, written
from council.intake.context import Context

# how far from the stated period a day may lie and still take its year: papers and hearings of the neighbouring quarter
_NEAR_DAYS = 92
_DAY_MONTH = re.compile(r"(?<![\d/.\-])(\d{1,2})\s*[-/]\s*(\d{1,2})(?![\d/.\-])")
_IN_WORDS = re.compile(r"(?i)(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)(?!.*\d{4})")
_MAY_BE = r"(?i)^\D*(?:\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\D*)?\d{1,2}(?:\s*(?:[-/]|tháng)\s*\d{1,2})?\D*$"
_ALONE = re.compile(r"0?[1-9]|[12]\d|3[01]")
# columns that hold the row's own day, where a lone number under "Tháng 02/2026" is a day of that month
_OWN_DAYS = ("contact", "docket_on", "charged_on", "received", "accepted", "duty_on", "hearing_on")
_Span = tuple[dt.date, dt.date]


def with_years(rows: pl.DataFrame, fields: tuple[str, ...], contexts: list[Context]) -> pl.DataFrame:
    """``rows`` with the days of ``fields`` completed where exactly one year (and month) fits.

    The period is that of the row's section line, else of the table's context; a day takes the year that puts it into
    the period, or else nearest to it and no more than a quarter away. What stays open is left as it is written.
    """
    for name in (field for field in fields if field in rows.columns):
        open_days = rows.filter(pl.col(name).str.contains(_MAY_BE).fill_null(False))
        if open_days.is_empty():
            continue
        distinct = open_days.select("table", "section", name).unique()
        read = [_completed(text, _span(section, contexts[table]), name) for table, section, text in distinct.iter_rows()]
        found = distinct.with_columns(completed=pl.Series(read, dtype=pl.String)).filter(pl.col("completed").is_not_null())
        if found.height:
            rows = (
                rows.join(found, on=["table", "section", name], how="left", nulls_equal=True, maintain_order="left")
                .with_columns(pl.coalesce("completed", name).alias(name))
                .drop("completed")
            )
    return rows


def _span(section: str | None, context: Context) -> _Span | None:
    """First and last day of the period a row stands in."""
    around = context.period_start or context.period_end
    start, end, _, state = period_of(section, around.year if around else None) if section else (None, None, None, "empty")
    if state == "ok" and start and end:
        return start, end
    return (context.period_start, context.period_end) if context.period_start and context.period_end else None


def _completed(text: str, span: _Span | None, name: str) -> str | None:
    if span is None:
        return None
    alone = _ALONE.fullmatch(text.strip())
    if alone:
        return _of_month(int(text), span) if name in _OWN_DAYS else None
    found = _IN_WORDS.search(text) or (_DAY_MONTH.search(text) if written(text).form == "day_month" else None)
    year = _year(int(found[1]), int(found[2]), span) if found else None
    return f"{text[: found.start()]}{found[1]}/{found[2]}/{year}{text[found.end() :]}" if year else None


def _of_month(day: int, span: _Span) -> str | None:
    start, end = span
    is_one_month = start.day == 1 and (start.year, start.month) == (end.year, end.month)
    return f"{day}/{start.month}/{start.year}" if is_one_month and day_of(day, start.month, start.year) else None


def _year(day: int, month: int, span: _Span) -> int | None:
    start, end = span
    away: Callable[[dt.date], int] = lambda on: max((start - on).days, (on - end).days, 0)  # noqa: E731
    days = [on for on in (day_of(day, month, year) for year in range(start.year - 1, end.year + 2)) if on]
    inside = [on for on in days if away(on) == 0]
    if inside:
        return inside[0].year if len(inside) == 1 else None
    near = sorted((away(on), on.year) for on in days if away(on) <= _NEAR_DAYS)
    return near[0][1] if near and (len(near) == 1 or near[0][0] < near[1][0]) else None


__all__ = ["with_years"]
