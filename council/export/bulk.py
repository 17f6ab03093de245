"""Very long sheets: rows become sheet XML in Polars and then take their place in a workbook.

Own code because it pays (benchmarks/workbooks.py): a workbook library writes cell by cell. xlsxwriter still makes the
skeleton (styles, headings, filters, the other sheets); only the rows of the data sheets are put in here.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO

import polars as pl

Progress = Callable[[int], None]
PART = 25_000  # rows made and deflated at a time
LONGEST_TEXT = 32_767  # characters a cell may hold
EPOCH = -25_569  # day 0 of a workbook counted from 1970-01-01
END = b"</sheetData>"
# Control characters are written as _xHHHH_, so text that looks like such an escape is escaped itself.
_CONTROL = [chr(n) for n in range(32) if n not in (9, 10)] + ["\ufffe", "\uffff"]
_FROM = ["&", "<", ">", *_CONTROL]
_TO = ["&amp;", "&lt;", "&gt;", *(f"_x{ord(c):04X}_" for c in _CONTROL)]


@dataclass(frozen=True)
class Styles:
    """Number of the cell format for dates in the skeleton's style sheet."""

    day: int


def silent(rows: int) -> None:
    """Nobody wants to know how many rows are written."""


def _text(column: pl.Series) -> pl.Series:
    """Text that is safe inside an element, cut at what a cell may hold."""
    if (column.str.len_bytes().max() or 0) > LONGEST_TEXT:
        column = column.str.slice(0, LONGEST_TEXT)
    if column.str.contains("_x", literal=True).any():
        column = column.str.replace_all("_(x[0-9A-Fa-f]{4}_)", "_x005F_$1")
    return column.str.replace_many(_FROM, _TO)


def cells(column: pl.Series, styles: Styles) -> pl.Series:
    """The XML of a column's cells; null becomes an empty cell. Numbers keep every digit of their shortest form."""
    kind, head, tail = column.dtype, "<c><v>", "</v></c>"
    if kind == pl.String:
        head, tail, value = '<c t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>", _text(column)
    elif kind == pl.Boolean:
        head, value = '<c t="b"><v>', column.cast(pl.UInt8)
    elif kind == pl.Date:
        head, value = f'<c s="{styles.day}"><v>', column.cast(pl.Int32) - EPOCH
    elif kind.is_float():
        value = column.to_frame().select(pl.when(pl.first().is_finite()).then(pl.first())).to_series()
    elif kind.is_numeric():
        value = column
    else:
        raise TypeError(f"{column.name}: {kind}")
    made = value.to_frame().select(pl.format(head + "{}" + tail, pl.first()).fill_null("<c/>"))
    return made.to_series().alias(column.name)


def rows_xml(rows: pl.DataFrame, styles: Styles) -> bytes:
    """The rows as ``<row>`` elements without positions: each follows the one before.

    The CSV writer joins the cells of a row (a space between elements means nothing) several times faster than concat_str.
    """
    target = io.BytesIO(b"<row>")
    target.seek(0, io.SEEK_END)
    made = pl.DataFrame([cells(column, styles) for column in rows])
    made.write_csv(target, include_header=False, separator=" ", line_terminator="</row><row>", quote_style="never")
    return target.getvalue().removesuffix(b"<row>")


def _parts(rows: pl.DataFrame, styles: Styles) -> Iterator[tuple[int, bytes]]:
    """(rows done, XML) part by part; the next part is made while the one before is being deflated."""
    starts = range(0, rows.height, PART)
    with ThreadPoolExecutor(1) as pool:
        making = [pool.submit(rows_xml, rows.slice(0, PART), styles)]
        for start in starts:
            if start + PART < rows.height:
                making.append(pool.submit(rows_xml, rows.slice(start + PART, PART), styles))
            yield min(start + PART, rows.height), making.pop(0).result()


def _reaching(head: bytes, last: int) -> bytes:
    """The sheet's own word on where it ends, which some readers believe: down to row ``last``."""
    return re.sub(rb'(<dimension ref="A1:[A-Z]+)\d+"', rb'\g<1>%d"' % last, head, count=1)


def fill(skeleton: bytes, target: IO[bytes], sheets: dict[str, pl.DataFrame], styles: Styles, progress: Progress) -> None:
    """Copies the workbook ``skeleton`` to ``target`` with ``sheets`` (member name -> rows) below their headings.

    ``progress`` is told after each part how many rows are written.
    """
    with zipfile.ZipFile(io.BytesIO(skeleton)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, True, 1) as book:
        written = 0
        for member in source.infolist():
            data = source.read(member)
            if member.filename not in sheets:
                book.writestr(member, data)
                continue
            head, tail = data.split(END, 1)
            member.compress_type = zipfile.ZIP_DEFLATED
            with book.open(member, "w", force_zip64=True) as sheet:
                sheet.write(_reaching(head, sheets[member.filename].height + 1))
                for done, xml in _parts(sheets[member.filename], styles):
                    sheet.write(xml)
                    progress(written + done)
                sheet.write(END + tail)
            written += sheets[member.filename].height
