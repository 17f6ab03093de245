"""Working days: Monday to Friday less public holidays, plus make-up Saturdays, as rows of data/law/calendar.csv."""

from datetime import date

import polars as pl

FIRST, LAST = date(2015, 1, 1), date(2030, 12, 31)


def working_day(calendar_day: pl.DataFrame) -> pl.DataFrame:
    """``on``, ``is_working``, ``number`` for every day FIRST to LAST; ``number`` counts up to and including ``on``.

    Working days after a up to b = number(b) - number(a): the first counted day is the one after the starting day.
    """
    days = pl.DataFrame({"on": pl.date_range(FIRST, LAST, "1d", eager=True)})
    marked = days.join(calendar_day.select("on", marked="is_working"), on="on", how="left", maintain_order="left")
    is_working = pl.coalesce("marked", pl.col("on").dt.weekday() <= 5)
    return marked.select("on", is_working=is_working, number=is_working.cast(pl.Int64).cum_sum())


def working_days_between(table: pl.DataFrame, after: pl.Expr, up_to: pl.Expr) -> pl.Expr:
    """Working days after day ``after`` up to and including ``up_to`` (Int64; negative if ``up_to`` is earlier).

    ``table`` is ``working_day``; null where a day is null or outside it.
    """
    return _number(table, up_to) - _number(table, after)


def add_working_days(table: pl.DataFrame, start: pl.Expr, days: int) -> pl.Expr:
    """The ``days``-th working day after ``start`` (a Date; ``days`` >= 1); null where null or outside ``table``."""
    if days < 1:
        raise ValueError(f"days must be at least 1, not {days}")
    working = table.filter("is_working")["on"]
    return pl.lit(working).gather(_number(table, start) + days - 1, null_on_oob=True)


def _number(table: pl.DataFrame, day: pl.Expr) -> pl.Expr:
    index = (day.cast(pl.Date) - pl.lit(table["on"][0])).dt.total_days()
    return pl.lit(table["number"]).gather(pl.when(index >= 0).then(index), null_on_oob=True)


def last_known_year(calendar_day: pl.DataFrame) -> int:
    """The last year whose holidays are entered; later days count as plain weeks."""
    return int(calendar_day["on"].max().year) if calendar_day.height else FIRST.year - 1  # type: ignore[union-attr]


__all__ = ["FIRST", "LAST", "add_working_days", "last_known_year", "working_day", "working_days_between"]
