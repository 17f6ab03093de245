"""From a path to a workbook of text cells."""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from council.encodings import UNICODE, Font, Stored, font_of, text_of
from council.workbooks import binary, delimited, markup, oldexcel, opendocument, packages
from council.workbooks.addresses import address
from council.workbooks.container import kind_of
from council.workbooks.contents import Remark, Sheet, Span, Workbook
from council.workbooks.limits import DEFAULT, Limits
from council.workbooks.packages import PartScan
from council.workbooks.refusals import Refused
from council.workbooks.remarks import remark
from council.workbooks.values import text_of_value

_LONGEST_GAP = 20  # blank rows; more of them in a run are left out


@dataclass(frozen=True)
class _Read:
    """What the reader of one kind of file found, before old fonts are decoded."""

    sheets: list[Sheet]
    encoding: str = "unicode"
    separator: str | None = None
    epoch_1904: bool = False
    remarks: tuple[Remark, ...] = ()


def read(path: Path | str, file: str | None = None, limits: Limits = DEFAULT) -> Workbook:
    """The file at ``path`` as text cells; ``file`` is the name it goes by (default: the path with /).

    Raises :class:`FileRefused` with a sentence. Runs in this process: for files of strangers use ``read_batch``.
    """
    path = Path(path)
    name, sha256 = file or path.as_posix(), None
    try:
        data = _bytes_of(path, limits)
        sha256 = hashlib.sha256(data).hexdigest()
        kind = kind_of(data)
        return _workbook(name, sha256, kind, _READERS[kind](data, limits))
    except Refused as refused:
        raise refused.of(name, sha256) from refused


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise Refused("unreadable", why="không phải tệp / not a file")
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise Refused("too_large", found=size >> 20, limit=limits.file_bytes >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise Refused("unreadable", why=error.strerror or type(error).__name__) from error
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    return data


def _workbook(name: str, sha256: str, kind: str, found: _Read) -> Workbook:
    """The finished workbook: old fonts decoded, everything NFC, blank runs shortened."""
    font = font_of(cell for sheet in found.sheets for row in chain([sheet.heading], sheet.rows) for cell in row)
    sheets = tuple(_finished(sheet, font) for sheet in found.sheets)
    if not any(sheet.rows for sheet in sheets):
        raise Refused("empty")
    encoding = found.encoding if font is UNICODE else font.name
    remarks = list(found.remarks)
    if font is not UNICODE and font.name != "windows-1258":
        remarks.append(remark("legacy_font", font=font.name))
    remarks += [remark("hidden_sheet", sheet.name) for sheet in sheets if sheet.is_hidden]
    remarks += [remark("hidden_rows", s.name, count=len(s.hidden_rows)) for s in sheets if s.hidden_rows]
    return Workbook(name, sha256, kind, encoding, found.separator, found.epoch_1904, sheets, tuple(remarks))


def _finished(sheet: Sheet, font: Font) -> Sheet:
    letters = _Letters(font)
    rows = [row if _is_plain(row, font) else [letters[c] for c in row] for row in sheet.rows]
    kept = _without_long_gaps(rows)
    numbers = [sheet.row_numbers[i] for i in kept]
    return replace(sheet, name=unicodedata.normalize("NFC", sheet.name),
                   rows=rows if len(kept) == len(rows) else [rows[i] for i in kept], row_numbers=numbers,
                   hidden_rows=sheet.hidden_rows.intersection(numbers),
                   heading=tuple(letters[line] for line in sheet.heading))


def _is_plain(row: list[str], font: Font) -> bool:
    """Whether a row's cells stay as they are: looked at together, since nearly all do."""
    whole = "".join(row)
    if whole.isascii():
        return whole.isprintable()
    return font is UNICODE and whole.isprintable() and unicodedata.is_normalized("NFC", whole)


class _Letters(dict):
    """Stored text -> text in NFC with plain line breaks, each worked out once."""

    def __init__(self, font: Font):
        super().__init__()
        self.font = font

    def __missing__(self, text: str) -> str:
        plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self[text] = found = self.font.read(plain)
        return found


def _without_long_gaps(rows: list[list[str]]) -> list[int]:
    """Places of the rows to keep: no blank rows at the end, at most 20 in a run."""
    kept, blank = [], []
    for i, row in enumerate(rows):
        if any(row):
            kept += blank[:_LONGEST_GAP]
            kept.append(i)
            blank = []
        else:
            blank.append(i)
    return kept


def _read_xlsx(data: bytes, limits: Limits) -> _Read:
    package = packages.inspect(data, limits)
    sheets, remarks = _spreadsheet(data, lambda name, _: package.sheets.get(name, PartScan()))
    if package.has_macros:
        remarks.append(remark("macros_ignored"))
    return _Read(sheets, epoch_1904=package.epoch_1904, remarks=tuple(remarks))


def _read_xls(data: bytes, limits: Limits) -> _Read:
    book = oldexcel.inspect(data, limits)
    sheets, remarks = _spreadsheet(data, lambda _, i: book.sheets[i] if i < len(book.sheets) else PartScan())
    return _Read(sheets, epoch_1904=book.epoch_1904, remarks=tuple(remarks))


def _read_xlsb(data: bytes, limits: Limits) -> _Read:
    book = binary.inspect(data, limits)
    sheets, remarks = _spreadsheet(data, lambda name, _: book.sheets.get(name, PartScan()))
    merged = [replace(sheet, merged=book.merged.get(sheet.name, ())) for sheet in sheets]
    return _Read(merged, epoch_1904=book.epoch_1904, remarks=tuple(remarks))


def _read_ods(data: bytes, limits: Limits) -> _Read:
    sheets, errors = opendocument.sheets_of(data, limits)
    return _Read(sheets, remarks=tuple(remark("error_value", sheet, at) for sheet, at in errors))


def _spreadsheet(data: bytes, scan_of: Callable[[str, int], PartScan]) -> tuple[list[Sheet], list[Remark]]:
    sheets, remarks = [], []
    try:
        book = load_workbook(BytesIO(data))
        for i, meta in enumerate(book.sheets_metadata):
            scan = scan_of(meta.name, i)
            sheets.append(_sheet(book, meta.name, meta.visible != SheetVisibleEnum.Visible, scan))
            remarks += [remark("formula_without_value", meta.name, at) for at in scan.formulas_without_value]
            remarks += [remark("error_value", meta.name, at) for at in scan.errors]
    except PasswordError as error:
        raise Refused("encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused("damaged", where=str(error)) from error
    return sheets, remarks


def _sheet(book: CalamineWorkbook, name: str, is_hidden: bool, scan: PartScan) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows = _rows(sheet)
    spans = tuple(Span(a[0] + 1, b[0] + 1, a[1] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or [])
    return Sheet(name, rows, list(range(1, len(rows) + 1)), is_hidden, frozenset(scan.hidden_rows), spans,
                 tuple(scan.formulas_without_value))


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    """Rows from the first of the sheet on, columns from A on."""
    if sheet.start is None:
        return []
    left = [""] * sheet.start[1]
    return [left + [c if type(c) is str else text_of_value(c) for c in row] for row in sheet.iter_rows()]


def _read_csv(data: bytes, limits: Limits) -> _Read:
    stored, remarks = _stored(data)
    found = delimited.records(stored.text, limits)
    if found.unclosed is not None:
        remarks.append(remark("unclosed_quote", cell=None, line=found.unclosed))
    sheet = Sheet("", delimited.even(found.rows), found.numbers)
    return _Read([sheet], stored.encoding, found.separator, remarks=tuple(remarks))


def _read_html(data: bytes, limits: Limits) -> _Read:
    stored, remarks = _stored(data)
    return _Read([markup.html_sheet(stored.text, limits)], stored.encoding, remarks=tuple(remarks))


def _read_xml(data: bytes, limits: Limits) -> _Read:
    try:
        sheets, epoch, errors = markup.spreadsheetml(data, limits)
    except ValueError as error:
        raise Refused("damaged", where=str(error)) from error
    remarks = tuple(remark("error_value", sheet, address(row, column)) for sheet, row, column in errors)
    return _Read(sheets, "utf-8", None, epoch, remarks)


def _stored(data: bytes) -> tuple[Stored, list[Remark]]:
    """The text of a file of bytes and what is odd about it."""
    stored, remarks = text_of(data), []
    if stored.is_damaged:
        remarks.append(remark("odd_characters"))
    if "\0" in stored.text:
        remarks.append(remark("nul_removed"))
        stored = replace(stored, text=stored.text.replace("\0", ""))
    if stored.encoding == "8-bit":
        stored = replace(stored, encoding="windows-1252")
    return stored, remarks


_READERS: dict[str, Callable[[bytes, Limits], _Read]] = {
    "xlsx": _read_xlsx, "xlsb": _read_xlsb, "ods": _read_ods, "xls": _read_xls, "csv": _read_csv, "html": _read_html,
    "xml": _read_xml,
}
