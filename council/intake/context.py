"""What stands around a table: the unit that sent it and the period it covers."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from council.cells import period_label, periods
from council.intake.sheets import RawTable, file_names
from council.places import Places
from council.workbooks import Workbook

_NOT_A_PERIOD = re.compile(r"(?i)(nghị quyết|nghi quyet|công văn|cong van|thông tư|luật|trước 01)")
_LOCAL = ("district", "region", "commune")


@dataclass(frozen=True)
class Context:
    """Unit and period of a table; null = not stated. ``period_start`` and ``period_end`` are days, both inclusive."""

    unit_id: str | None = None
    unit_text: str | None = None
    sector: str | None = None
    commune_scheme: str | None = None
    commune_code: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    period: str | None = None


def contexts_of(workbook: Workbook, tables: list[RawTable], places: Places) -> list[Context]:
    """The context of each table; a table that names no unit takes the only one its neighbours name."""
    found = [_context(workbook, table, places) for table in tables]
    units = {context.unit_id: context for context in found if context.unit_id}
    if len(units) != 1:
        return found
    only = next(iter(units.values()))
    return [context if context.unit_id else replace(only, period_start=context.period_start, period_end=context.period_end,
                                                    period=context.period) for context in found]


def _context(workbook: Workbook, table: RawTable, places: Places) -> Context:
    titles = list(reversed(table.block.titles))
    sheet, *names = file_names(workbook.file, table.sheet.name) if table.sheet.name else ["", *file_names(workbook.file, "")]
    start, end, label = _period([*titles, sheet, *names])
    context = Context(period_start=start, period_end=end, period=label)
    if table.block.format.kind in ("log", "case", "reference") or table.block.format.sector == "centre":
        return context
    sector = table.block.format.sector or _sector([*titles, sheet, *names], places)
    return _with_unit(context, titles, [sheet, names[0] if names else ""], names, sector, start or end, places)


def _with_unit(context: Context, titles: list[str], near: list[str], names: list[str], sector: str | None,
               on: dt.date | None, places: Places) -> Context:
    """The most local unit of the titles; a title of the parent body gives way to a local unit of sheet or file name."""
    in_titles = _units(titles, sector, None, on, places)
    in_names = _units(near, sector, None, on, places)
    districts = places.districts_in(pl.Series(names, dtype=pl.String)).drop_nulls()
    chain = " ".join(reversed(names))
    in_folders = _units([chain], sector, districts[0] if len(districts) else None, on, places)
    local = next((unit for unit in (*in_titles, *in_names) if unit["level"] in _LOCAL), None)
    chosen = local or next(iter((*in_titles, *in_names, *in_folders)), None)
    if chosen is None:
        return replace(context, sector=sector)
    if chosen["level"] == "province" and not in_titles and in_folders and in_folders[0]["level"] in _LOCAL:
        chosen = in_folders[0]
    return replace(context, unit_id=chosen["unit_id"], unit_text=chosen["text"], sector=chosen["sector"],
                   commune_scheme=chosen["commune_scheme"], commune_code=chosen["commune_code"])


def _units(texts: Iterable[str], sector: str | None, district: str | None, on: dt.date | None, places: Places) -> list[dict]:
    texts = [text for text in texts if text]
    if not texts:
        return []
    read = places.units(pl.Series(texts, dtype=pl.String), on=on, sector=sector if district else None, district=district, whole=False)
    named = read.with_columns(pl.Series("text", texts)).filter((pl.col("state") == "ok") & pl.col("unit_id").is_not_null())
    return [row for row in named.iter_rows(named=True) if sector is None or row["sector"] == sector]


def _sector(texts: list[str], places: Places) -> str | None:
    """The sector of the nearest text that names a body."""
    said = (places.words.look_up("unit_body", text.replace("_", " "))[0] for text in texts if text)
    return next((code for code in said if code), None)


def _period(texts: list[str]) -> tuple[dt.date | None, dt.date | None, str | None]:
    """The narrowest complete period any of the texts names; a year among the texts completes a quarter without one."""
    usable = [text for text in texts if text and not _NOT_A_PERIOD.search(text)]
    years = [int(y) for text in usable for y in re.findall(r"(?<!\d)(20\d{2})(?!\d)", text)]
    read = periods(pl.Series(usable, dtype=pl.String), year=years[0] if years else None).filter(pl.col("state") == "ok")
    whole = read.filter(pl.col("start").is_not_null() & pl.col("end").is_not_null())
    if whole.height:
        best = whole.with_columns(days=(pl.col("end") - pl.col("start")).dt.total_days()).sort("days", maintain_order=True).row(0, named=True)
        return best["start"], best["end"], best["label"]
    starts, ends = read["start"].drop_nulls(), read["end"].drop_nulls()
    start, end = (starts[0] if len(starts) else None), (ends[0] if len(ends) else None)
    return start, end, period_label(start, end)
