"""What stands around a table: the unit that sent it and the period it covers."""

import datetime as dt
import re
from dataclasses import dataclass

import polars as pl

from council.cells import period_label, periods
from council.intake.sheets import RawTable, file_names
from council.workbooks import Workbook

_NOT_A_PERIOD = re.compile(r"(?i)(nghị quyết|nghi quyet|công văn|cong van|thông tư|luật|trước 01)")


@dataclass(frozen=True)
class Context:
    """Texts that may name the unit, nearest first, and the stated period (days inclusive; null = not stated)."""

    unit_texts: tuple[str, ...]
    period_start: dt.date | None
    period_end: dt.date | None
    period: str | None


def contexts_of(workbook: Workbook, tables: list[RawTable]) -> list[Context]:
    """The context of each table of a workbook."""
    return [_context(workbook, table) for table in tables]


def _context(workbook: Workbook, table: RawTable) -> Context:
    names = file_names(workbook.file, table.sheet.name)
    titles = list(table.block.titles)
    start, end, label = _period([*reversed(titles), *names])
    return Context((*reversed(titles), *names), start, end, label)


def _period(texts: list[str]) -> tuple[dt.date | None, dt.date | None, str | None]:
    """The narrowest complete period any of the texts names; a year among the texts completes a quarter without one."""
    usable = [text for text in texts if not _NOT_A_PERIOD.search(text)]
    years = [int(y) for text in usable for y in re.findall(r"(?<!\d)(20\d{2})(?!\d)", text)]
    read = periods(pl.Series(usable, dtype=pl.String), year=years[0] if years else None).filter(pl.col("state") == "ok")
    whole = read.filter(pl.col("start").is_not_null() & pl.col("end").is_not_null())
    if whole.height:
        best = whole.with_columns(days=(pl.col("end") - pl.col("start")).dt.total_days()).sort("days", maintain_order=True).row(0, named=True)
        return best["start"], best["end"], best["label"]
    starts, ends = read["start"].drop_nulls(), read["end"].drop_nulls()
    start, end = (starts[0] if len(starts) else None), (ends[0] if len(ends) else None)
    return start, end, period_label(start, end)
