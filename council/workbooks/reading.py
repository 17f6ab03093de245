"""From a path to a workbook of text cells."""

import csv
import hashlib
import io
from pathlib import Path

from python_calamine import SheetVisibleEnum, load_workbook

from council.workbooks.contents import Sheet, Span, Workbook


def read(path: Path | str, file: str | None = None) -> Workbook:
    """The file at ``path`` as text; ``file`` is the name it goes by (default: the path with /)."""
    path = Path(path)
    data = path.read_bytes()
    name = file or path.as_posix()
    sha256 = hashlib.sha256(data).hexdigest()
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        book = load_workbook(io.BytesIO(data))
        sheets = tuple(_sheet(book, m) for m in book.sheets_metadata)
        return Workbook(name, sha256, "xlsx" if data[:2] == b"PK" else "xls", "unicode", None, False, sheets)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding)
    sep = max(";\t|,", key=text.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sep)
    rows, numbers, at = [], [], 1
    for row in reader:
        rows.append(row)
        numbers.append(at)
        at = reader.line_num + 1
    return Workbook(name, sha256, "csv", encoding, sep, False, (Sheet("", rows, numbers),))


def _sheet(book, meta) -> Sheet:
    sheet = book.get_sheet_by_name(meta.name)
    raw = sheet.to_python(skip_empty_area=False)
    rows = [[_text(cell) for cell in row] for row in raw]
    spans = tuple(Span(a[0] + 1, b[0] + 1, a[1] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or [])
    return Sheet(meta.name, rows, list(range(1, len(rows) + 1)), meta.visible != SheetVisibleEnum.Visible, merged=spans)


def _text(cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
