"""What stands around a table: the unit that sent it and the period it covers."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from council.cells import period_label, periods
from council.formats.headings import HUMP
from council.intake.sheets import RawTable, file_names
from council.places import Places
from council.places.unit_words import lone_body
from council.places.units import Unit, find_unit, mentioned_district
from council.workbooks import Workbook

_NOT_A_PERIOD = re.compile(r"(?i)(nghị quyết|nghi quyet|công văn|cong van|thông tư|luật|trước 01)")
_BORDER = re.compile(r"(?i)biên phòng|bđbp|bien phong")
_OF_PROCEEDINGS = ("police", "procuracy", "court")
_SEATED = ("police", "detention", "procuracy", "court")
_LOCAL = ("district", "region", "commune")
_YEARS = (2010, 2060)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


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


@dataclass(frozen=True)
class _Around:
    """Texts around a table: titles from the bottom up, sheet name, then file and folders from the inside out."""

    file: str
    titles: tuple[str, ...]
    sheet: str
    names: tuple[str, ...]

    def usable(self) -> list[str]:
        return [text for text in (*self.titles, self.sheet, *self.names) if text and not _NOT_A_PERIOD.search(text)]

    def year(self) -> int | None:
        years = [int(y) for text in self.usable() for y in _YEAR.findall(text)]
        return years[0] if years else None


def contexts_of(tables: list[tuple[Workbook, RawTable]], places: Places) -> list[Context]:
    """The context of each table; a table that names no unit takes the only one its workbook names."""
    around = [_around(workbook, table, places) for workbook, table in tables]
    spans = _spans(around)
    found = [_context(texts, table, places, _period(texts, spans)) for texts, (_, table) in zip(around, tables, strict=True)]
    units: dict[str, dict[str | None, Context]] = {}
    for texts, context in zip(around, found, strict=True):
        if context.unit_id:
            units.setdefault(texts.file, {})[context.unit_id] = context
    return [
        context if _names_body(texts.sheet, places) else _from_neighbour(context, units.get(texts.file, {}))
        for texts, context in zip(around, found, strict=True)
    ]


def _names_body(sheet: str, places: Places) -> bool:
    """Whether the sheet's own name says another body ("CA Ngọc Hồi"), known or not: then it takes no neighbour's unit."""
    return places.words.look_up("unit_body", sheet)[1] and len(sheet.split()) > 1


def _from_neighbour(context: Context, units: dict[str | None, Context]) -> Context:
    if context.unit_id or len(units) != 1:
        return context
    only = next(iter(units.values()))
    return replace(only, period_start=context.period_start, period_end=context.period_end, period=context.period)


def _around(workbook: Workbook, table: RawTable, places: Places) -> _Around:
    titles = _whole_names(tuple(reversed(table.block.titles)), places)
    names = tuple(HUMP.sub(" ", name) for name in file_names(workbook.file, ""))
    return _Around(workbook.file, titles, table.sheet.name, names)


def _whole_names(titles: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """A title that names only a kind of body ("NHÀ TẠM GIỮ") joined with the next above it, whose place it shares."""
    pairs = zip(titles, (*titles[1:], ""), strict=False)
    return tuple(
        f"{text} {upper}".strip() if lone_body(text, places.geography, places.words) == "detention" else text
        for text, upper in pairs
    )


def _spans(around: list[_Around]) -> dict[tuple[str, int | None], tuple[dt.date | None, dt.date | None, str | None]]:
    """(text, year) -> period, each distinct pair read once."""
    wanted: dict[int | None, set[str]] = {}
    for texts in around:
        wanted.setdefault(texts.year(), set()).update(texts.usable())
    found = {}
    for year, texts in wanted.items():
        read = periods(pl.Series(sorted(texts), dtype=pl.String), year=year)
        for text, (start, end, label, state) in zip(sorted(texts), read.iter_rows(), strict=True):
            if state == "ok" and all(_YEARS[0] <= day.year <= _YEARS[1] for day in (start, end) if day):
                found[text, year] = (start, end, label)
    return found


def _period(texts: _Around, spans: dict) -> tuple[dt.date | None, dt.date | None, str | None]:
    """The narrowest complete period any of the texts names, the nearest among equals."""
    year = texts.year()
    read = [spans[text, year] for text in texts.usable() if (text, year) in spans]
    whole = [span for span in read if span[0] and span[1]]
    if whole:
        return min(whole, key=lambda span: (span[1] - span[0]).days)
    start = next((span[0] for span in read if span[0]), None)
    end = next((span[1] for span in read if span[1]), None)
    return start, end, period_label(start, end)


def _context(texts: _Around, table: RawTable, places: Places, period: tuple) -> Context:
    context = Context(period_start=period[0], period_end=period[1], period=period[2])
    if table.block.format.kind in ("log", "case", "reference") or table.block.format.sector == "centre":
        return context
    sector = _sector_of(table.block.format.sector, (*texts.titles, texts.sheet, *texts.names), places)
    unit, text = _unit(texts, sector, period[0] or period[1], places)
    if unit is None:
        return replace(context, sector=sector)
    return replace(
        context,
        unit_id=unit.unit_id,
        unit_text=text,
        sector=unit.sector,
        commune_scheme=unit.commune_scheme,
        commune_code=unit.commune_code,
    )


def _unit(texts: _Around, sector: str | None, on: dt.date | None, places: Places) -> tuple[Unit | None, str | None]:
    """The most local unit of the titles; a parent body's title gives way to a local unit of the sheet's name.

    Without a title that names a unit: the sheet's, the file's, then the folders' names; in those only a district
    written out counts, never initials.
    """
    titled = _units(texts.titles, sector, on, places)
    local_title = any(unit.level in _LOCAL for unit, _ in titled)
    sheet = _units([texts.sheet], sector if local_title else None, on, places)
    near = next((found for found in (*titled, *sheet) if found[0].level in _LOCAL), None) or next(iter((*titled, *sheet)), None)
    near = near or _named_by_sheet(texts.sheet, sector, on, places)
    if near is not None:
        return near
    chains = [" ".join(reversed(texts.names[1:])), " ".join(reversed(texts.names))]
    named = [
        found
        for found in _units((*texts.names, *chains), sector, on, places)
        if found[0].level != "district" or mentioned_district(found[1], places.geography)
    ]
    local = next((found for found in named if found[0].level in _LOCAL), None)
    if local is not None:
        return local
    district = next((code for code in (mentioned_district(name, places.geography) for name in texts.names) if code), None)
    joined = _units(chains[1:], sector, on, places, district) if district else []
    return next(iter((*joined, *named)), (None, None))


def _named_by_sheet(sheet: str, sector: str | None, on: dt.date | None, places: Places) -> tuple[Unit, str] | None:
    """The district or regional unit whose place alone is the sheet's name ("KV 6", "DS Hòn Đất") in a file of ``sector``."""
    if sector not in _SEATED or not sheet:
        return None
    after = None if on is None else on >= places.geography.switch
    ended = None if on is None else places.police_end is not None and on >= places.police_end
    unit = find_unit(sheet, places.geography, places.words, sector=sector, after=after, police_ended=ended, whole=False)
    is_named = unit.state == "ok" and unit.level in ("district", "region") and unit.sector == sector
    return (unit, sheet) if is_named and (unit.level == "region" or mentioned_district(sheet, places.geography)) else None


def _units(
    texts: Iterable[str], sector: str | None, on: dt.date | None, places: Places, district: str | None = None
) -> list[tuple[Unit, str]]:
    after = None if on is None else on >= places.geography.switch
    ended = None if on is None else places.police_end is not None and on >= places.police_end
    read = []
    for text in filter(None, texts):
        unit = find_unit(
            text,
            places.geography,
            places.words,
            after=after,
            police_ended=ended,
            sector=sector if district else None,
            district=district,
            whole=False,
        )
        if unit.state == "unknown" and on is not None:
            undated = find_unit(
                text, places.geography, places.words, sector=sector if district else None, district=district, whole=False
            )
            unit = unit if undated.level == "commune" and after is False and not ended else undated
        read.append((unit, text))
    return [(unit, text) for unit, text in read if unit.state == "ok" and unit.unit_id and sector in (None, unit.sector)]


def _sector_of(form: str | None, texts: Iterable[str], places: Places) -> str | None:
    """The form's sector, unless the texts name only another of police, procuracy and court; without one the nearest body."""
    said = _sectors(texts, places)
    if form is None:
        return said[0] if said else None
    if form == "detention" and said[:1] == ["border"]:
        return "border"
    others = [sector for sector in said if sector in _OF_PROCEEDINGS]
    return others[0] if form in _OF_PROCEEDINGS and others and form not in said else form


def _sectors(texts: Iterable[str], places: Places) -> list[str]:
    """The sectors of the texts that name a body, nearest first."""
    said = ((text, places.words.look_up("unit_body", text.replace("_", " "))[0]) for text in texts if text)
    # the cell of a border post is the border guard's, not a custody house of the police
    return ["border" if code == "detention" and _BORDER.search(text) else code for text, code in said if code]
