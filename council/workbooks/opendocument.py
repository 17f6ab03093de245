"""Sheets of an OpenDocument spreadsheet (.ods, as LibreOffice saves them), read from its XML after the zip was checked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

from lxml import etree

from council.workbooks.addresses import address
from council.workbooks.container import check_zip
from council.workbooks.contents import Sheet, Span
from council.workbooks.limits import Limits
from council.workbooks.packages import check_box, chunks
from council.workbooks.refusals import Refused
from council.workbooks.values import text_of_duration, text_of_moment, text_of_number

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_ERROR = re.compile(r"(?:#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d+)")
_CELLS = ("table-cell", "covered-table-cell")


def sheets_of(data: bytes, limits: Limits) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The sheets of the .ods in ``data`` and the (sheet, cell) that show an error; raises :class:`Refused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_zip(archive, len(data), limits)
            if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise Refused("encrypted")
            for name in archive.namelist():
                if name.endswith((".xml", ".rdf")):
                    for _ in chunks(archive, name):
                        pass
            return _sheets(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, etree.XMLSyntaxError, OSError,
            RuntimeError, ValueError) as error:
        raise Refused("damaged", where=str(error) or type(error).__name__) from error


def _sheets(archive: zipfile.ZipFile, limits: Limits) -> tuple[list[Sheet], list[tuple[str, str]]]:
    hidden_styles: set[str] = set()
    sheets: list[Sheet] = []
    errors: list[tuple[str, str]] = []
    with archive.open("content.xml") as source:
        events = etree.iterparse(source, events=("end",), resolve_entities=False, no_network=True, load_dtd=False,
                                 huge_tree=False)
        for _, element in events:
            kind = etree.QName(element).localname
            if kind == "style" and any(_get(e, "display") == "false" for e in element.iter("{*}table-properties")):
                hidden_styles.add(_get(element, "name"))
            elif kind == "table":
                sheets.append(_sheet(element, hidden_styles, limits, errors))
                element.clear()
    return sheets, errors


def _get(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by its local name, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), default)


def _times(element: etree._Element, name: str) -> int:
    value = _get(element, name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else 1


def _sheet(table: etree._Element, hidden_styles: set[str], limits: Limits, errors: list[tuple[str, str]]) -> Sheet:
    name = _get(table, "name")
    rows: list[list[str]] = []
    hidden: set[int] = set()
    merged: list[Span] = []
    number, width = 0, 0
    for row in _rows(table):
        cells, spans = _cells(row, number + 1, name, errors)
        times = _times(row, "number-rows-repeated")
        if cells:
            width = max(width, len(cells))
            check_box(name, number + times, width, address(number + times, len(cells)), limits)
            rows += [[] for _ in range(number - len(rows))]
            rows += [list(cells) for _ in range(times)]
            merged += spans
            if _get(row, "visibility") in ("collapse", "filter"):
                hidden.update(range(number + 1, number + times + 1))
        number += times
        if number > _MOST_ROWS:
            break
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    is_hidden = _get(table, "style-name") in hidden_styles
    return Sheet(name, even, list(range(1, len(even) + 1)), is_hidden, frozenset(hidden), tuple(merged))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, not those of tables inside its cells; groups and repeated headings are rows like others."""
    for row in table.iter("{*}table-row"):
        owner = next((e for e in row.iterancestors() if etree.QName(e).localname == "table"), None)
        if owner is table:
            yield row


def _cells(row: etree._Element, number: int, sheet: str, errors: list[tuple[str, str]]) -> tuple[list[str], list[Span]]:
    """Texts of a row up to its last written cell, and the merges that begin in it."""
    cells: list[str] = []
    spans: list[Span] = []
    column = 0
    for cell in row.iterchildren():
        if not isinstance(cell.tag, str) or etree.QName(cell).localname not in _CELLS:
            continue
        text, times = _text(cell), _times(cell, "number-columns-repeated")
        if _ERROR.fullmatch(text):
            errors.append((sheet, address(number, column + 1)))
            text = ""
        down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            spans.append(Span(number, number + down - 1, column + 1, column + across))
        if text:
            if column + times > _MOST_COLUMNS:
                raise Refused("cell_too_far", sheet=sheet, cell=address(number, column + 1), cells=f"{number} × {column + times}")
            cells += [""] * (column - len(cells)) + [text] * times
        column += times
    return cells, spans


def _text(cell: etree._Element) -> str:
    kind = _get(cell, "value-type")
    if kind in ("float", "percentage", "currency") and _get(cell, "value"):
        return text_of_number(float(_get(cell, "value")))
    if kind == "date" and _get(cell, "date-value"):
        return text_of_moment(datetime.fromisoformat(_get(cell, "date-value")))
    if kind == "time" and (match := _DURATION.fullmatch(_get(cell, "time-value"))):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return text_of_duration(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    if kind == "boolean":
        return _get(cell, "boolean-value").upper()
    lines = [_line(line) for line in cell.iterchildren("{*}p")]
    return "\n".join(lines).strip("\n")


def _line(paragraph: etree._Element) -> str:
    """The text of a paragraph; OpenDocument writes runs of spaces, tabs and breaks as elements."""
    pieces = [paragraph.text or ""]
    for element in paragraph.iterdescendants():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "s":
            pieces.append(" " * min(_times(element, "c"), 1000))
        pieces.append({"tab": "\t", "line-break": "\n"}.get(name, ""))
        is_note = name == "annotation" or any(etree.QName(e).localname == "annotation" for e in element.iterancestors())
        pieces.append("" if is_note else element.text or "")
        pieces.append("" if is_note and name != "annotation" else element.tail or "")
    return "".join(pieces)
