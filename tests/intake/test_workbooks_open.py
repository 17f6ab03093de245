"""Spreadsheets of LibreOffice (.ods) and binary workbooks (.xlsb): read behind the same checks as .xlsx."""

import struct
import zipfile
from pathlib import Path

import pytest

from council.workbooks import FileRefused, Span, read
from council.workbooks.limits import Limits

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/>'
    "</style:style></office:automatic-styles>"
)
TABLE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(path: Path, tables: str, mimetype: str = TABLE, head: str = "", more: dict[str, str] | None = None) -> Path:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {_NAMES}>{_STYLES}<office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", content)
        for name, text in (more or {}).items():
            archive.writestr(name, text)
    return path


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Trang 1", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def test_ods_values_merges_and_hidden_rows(tmp_path):
    day = '<table:table-cell office:value-type="date" office:date-value="2024-06-14"><text:p>14/06/24</text:p></table:table-cell>'
    moment = '<table:table-cell office:value-type="date" office:date-value="2024-06-14T18:30:00"/>'
    number = '<table:table-cell office:value-type="float" office:value="1978"><text:p>1.978</text:p></table:table-cell>'
    rows = [
        row(cell("TÒA ÁN", 'table:number-columns-spanned="3"'), '<table:covered-table-cell table:number-columns-repeated="2"/>'),
        row('<table:table-cell table:number-columns-repeated="1024"/>', more='table:number-rows-repeated="2"'),
        row(cell("Họ<text:s/>tên"), day, number, moment),
        row(
            cell("An"),
            cell("a</text:p><text:p>b"),
            cell("x", 'table:number-columns-repeated="2"'),
            more='table:visibility="filter"',
        ),
        row('<table:table-cell table:number-columns-repeated="1024"/>', more='table:number-rows-repeated="1048000"'),
    ]
    book = read(ods(tmp_path / "a.ods", table(*rows) + table(row(cell("cũ")), name="Nháp", more='table:style-name="h"')))
    sheet, draft = book.sheets
    assert book.kind == "ods" and draft.is_hidden and not sheet.is_hidden
    assert sheet.rows == [
        ["TÒA ÁN", "", "", ""],
        ["", "", "", ""],
        ["", "", "", ""],
        ["Họ tên", "2024-06-14", "1978", "2024-06-14T18:30"],
        ["An", "a\nb", "x", "x"],
    ]
    assert sheet.merged == (Span(1, 1, 1, 3),) and sheet.hidden_rows == {5}


@pytest.mark.parametrize(
    ("tables", "given", "code"),
    [
        (
            table(row(cell("x", 'table:number-columns-repeated="16000"'), more='table:number-rows-repeated="1000000"')),
            {},
            "cell_too_far",
        ),
        (table(row(cell("x"))), {"head": '<!DOCTYPE a [<!ENTITY b "c">]>'}, "doctype"),
        (table(row(cell("x"))), {"mimetype": "application/vnd.oasis.opendocument.text"}, "not_a_table"),
        (table(row(cell("x"))), {"more": {"META-INF/manifest.xml": "<m><encryption-data/></m>"}}, "encrypted"),
        ("<table:table>", {}, "damaged"),
        (table(), {}, "empty"),
    ],
)
def test_ods_that_are_not_read(tables, given, code, tmp_path):
    with pytest.raises(FileRefused) as error:
        read(ods(tmp_path / "a.ods", tables, **given))
    assert error.value.refusal.code == code and error.value.refusal.vi != error.value.refusal.en


def record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, parts = len(body), []
    while True:
        parts.append(size & 0x7F | (0x80 if size > 0x7F else 0))
        size >>= 7
        if not size:
            return head + bytes(parts) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, cells: dict[tuple[int, int], str], hidden: tuple[int, ...] = (), merge: tuple[int, ...] = ()) -> Path:
    """A small .xlsb with one sheet of inline texts; rows and columns from 0."""
    book = (
        record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Trang 1"))
        + record(144)
        + record(132)
    )
    last = max(cells)
    sheet = record(129) + record(148, struct.pack("<4I", 0, last[0], 0, max(c for _, c in cells))) + record(145)
    for at in sorted({r for r, _ in cells}):
        sheet += record(0, struct.pack("<IIHBB", at, 0, 300, 0, 0x10 if at in hidden else 0) + b"\0" + struct.pack("<I", 0))
        sheet += b"".join(record(6, struct.pack("<II", c, 0) + wide(text)) for (r, c), text in sorted(cells.items()) if r == at)
    sheet += record(146) + (
        record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", *merge)) + record(178) if merge else b""
    )
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", rels)
        archive.writestr("xl/worksheets/sheet1.bin", sheet + record(130))
    return path


def test_xlsb_values_merges_and_hidden_rows(tmp_path):
    cells = {(0, 0): "TÒA ÁN", (1, 0): "Họ tên", (1, 1): "Năm sinh", (2, 0): "Danh An", (2, 1): "2007"}
    book = read(xlsb(tmp_path / "a.xlsb", cells, hidden=(2,), merge=(0, 0, 0, 1)))
    assert book.kind == "xlsb" and book.sheets[0].rows == [["TÒA ÁN", ""], ["Họ tên", "Năm sinh"], ["Danh An", "2007"]]
    assert book.sheets[0].hidden_rows == {3} and book.sheets[0].merged == (Span(1, 1, 1, 2),)


def test_xlsb_that_is_not_read(tmp_path):
    far = xlsb(tmp_path / "far.xlsb", {(0, 0): "x", (900_000, 16_000): "y"})
    with pytest.raises(FileRefused, match="900001|PA|ô ở rất xa"):
        read(far, limits=Limits(cells=1_000_000))
    whole = xlsb(tmp_path / "b.xlsb", {(0, 0): "x"}).read_bytes()
    (tmp_path / "cut.xlsb").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileRefused):
        read(tmp_path / "cut.xlsb")
