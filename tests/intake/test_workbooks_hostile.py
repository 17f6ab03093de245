"""Broken and hostile files end in a sentence, before a parser can be hurt."""

import copy
import io
import struct
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest

from council.workbooks import FileRefused, Limits, Refusal, read
from tests.intake import old_excel


def workbook_parts(sheet_xml: bytes | None = None, **more: bytes) -> dict[str, bytes]:
    stored = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Họ tên", "Ghi chú"])
    book.save(stored)
    with zipfile.ZipFile(stored) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if sheet_xml is not None:
        parts["xl/worksheets/sheet1.xml"] = sheet_xml
    return parts | more


def zipped(parts: dict[str, bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stored.getvalue()


def sheet(*cells: str) -> bytes:
    rows = "".join(f'<row r="{"".join(filter(str.isdigit, c))}"><c r="{c}"><v>1</v></c></row>' for c in cells)
    return (f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>'
            "</worksheet>").encode()


def refused(tmp_path: Path, data: bytes, name: str = "tệp.xlsx", limits: Limits | None = None) -> Refusal:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileRefused) as caught:
        read(path, name, *([limits] if limits else []))
    refusal = caught.value.refusal
    assert name in refusal.vi and name in refusal.en and refusal.file == name
    assert "{" not in refusal.vi + refusal.en
    return refusal


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"),
    (b"\r\n \n", "empty"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 4, "not_a_table"),
    (b"%PDF-1.7\n" + bytes(range(256)), "not_a_table"),
    (b"MZ\x90\0\x03\0\0\0" + bytes(range(256)) * 9, "not_a_table"),
    (bytes(range(256)) * 40, "not_a_table"),
    (zipped({"word/document.xml": b"<a/>"}), "not_a_table"),
    (zipped({"a.txt": b"x"}), "not_a_table"),
    (zipped({"xl/workbook.bin": b"x"}), "damaged"),
    (zipped({"content.xml": b"<a/>", "mimetype": b"x"}), "not_a_table"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "unsupported"),
    (b"<?xml version='1.0'?><rss/>", "not_a_table"),
    (b"PK\x03\x04" + bytes(40), "damaged"),
    (zipped(workbook_parts())[:-300], "damaged"),
    (old_excel.container(b"x", "EncryptedPackage"), "encrypted"),
    (old_excel.container(b"x", "WordDocument"), "not_a_table"),
    (old_excel.container(b"x", "Anything"), "damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "damaged"),
])
def test_what_it_really_is(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path, data).code == code


def test_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read(tmp_path)
    assert caught.value.refusal.code == "unreadable"


def test_empty_sheets_are_an_empty_file(tmp_path: Path) -> None:
    assert refused(tmp_path, zipped(workbook_parts(sheet()))).code == "empty"


@pytest.mark.parametrize("cells", [("A1", "XFD1048576"), ("A1", "AAA900000"), ("A1", "A99999999"), ("ZZZZ1", "A1")])
def test_two_cells_far_apart(tmp_path: Path, cells: tuple[str, ...]) -> None:
    refusal = refused(tmp_path, zipped(workbook_parts(sheet(*cells))))
    assert refusal.code in {"cell_too_far", "damaged"}
    if refusal.code == "cell_too_far":
        assert any(cell in refusal.vi for cell in cells)


def test_far_cell_hidden_in_a_near_row(tmp_path: Path) -> None:
    xml = sheet("A1").replace(b"</row>", b'<c r="XFD1048576"><v>1</v></c></row>')
    assert refused(tmp_path, zipped(workbook_parts(xml))).code == "cell_too_far"


def test_far_cell_in_unusual_spelling(tmp_path: Path) -> None:
    xml = sheet("A1").replace(b"</row>", b"<c s='1' r='XFD1048576'><v>1</v></c></row>")
    assert refused(tmp_path, zipped(workbook_parts(xml))).code == "cell_too_far"


def test_zip_bomb(tmp_path: Path) -> None:
    data = zipped(workbook_parts(sheet("A1") + b" " * 60_000_000))
    assert len(data) < 100_000
    assert refused(tmp_path, data).code == "unpacks_too_large"


def test_zip_that_promises_more_than_allowed(tmp_path: Path) -> None:
    assert refused(tmp_path, zipped(workbook_parts()), limits=Limits(unpacked_bytes=1000)).code == "unpacks_too_large"


def test_zip_with_very_many_parts(tmp_path: Path) -> None:
    many = {f"xl/media/{i}.png": b"" for i in range(50)}
    assert refused(tmp_path, zipped(workbook_parts() | many), limits=Limits(parts=40)).code == "unpacks_too_large"


def test_zip_that_lies_about_a_size(tmp_path: Path) -> None:
    data = bytearray(zipped(workbook_parts(sheet("A1") + b" " * 5_000_000)))
    at = data.rfind(b"xl/worksheets/sheet1.xml") - 46  # its entry in the directory at the end
    assert data[at:at + 4] == b"PK\x01\x02"
    data[at + 24:at + 28] = struct.pack("<I", 100)
    assert refused(tmp_path, bytes(data)).code == "damaged"


def stored_with(more: list[tuple[str, str]]) -> bytes:
    """A zip whose directory lists parts again under the names in ``more`` (name of the part, second name)."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, data in workbook_parts().items():
            archive.writestr(name, data)
        for name, second in more:
            entry = copy.copy(archive.getinfo(name))
            entry.filename = entry.orig_filename = second
            archive.filelist.append(entry)
    return stored.getvalue()


def test_zip_whose_parts_share_their_bytes(tmp_path: Path) -> None:
    more = [("xl/theme/theme1.xml", f"xl/theme/theme{i}.xml") for i in range(2, 20)]
    assert refused(tmp_path, stored_with(more)).code == "unpacks_too_large"


def test_zip_with_two_parts_of_one_name(tmp_path: Path) -> None:
    """Two readers could see two different sheets."""
    stored = io.BytesIO(zipped(workbook_parts()))
    with zipfile.ZipFile(stored, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr("xl/worksheets/sheet1.xml", sheet("B2"))
    assert refused(tmp_path, stored.getvalue()).code == "damaged"


def test_zip_with_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped(workbook_parts()))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(tmp_path, bytes(data)).code == "encrypted"


def test_too_large_on_disk(tmp_path: Path) -> None:
    assert refused(tmp_path, b"a;b\n" * 1000, limits=Limits(file_bytes=1000)).code == "too_large"


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels",
                                  "xl/sharedStrings.xml"])
def test_entities_of_xml(tmp_path: Path, part: str) -> None:
    parts = workbook_parts()
    parts[part] = DOCTYPE + parts.get(part, b"<sst/>")
    assert refused(tmp_path, zipped(parts)).code == "doctype"


def test_entities_of_xml_in_another_alphabet(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["xl/worksheets/sheet1.xml"] = (DOCTYPE + sheet("A1")).decode().encode("utf-16")
    assert refused(tmp_path, zipped(parts)).code in {"doctype", "damaged"}


def test_entities_in_an_xml_spreadsheet(tmp_path: Path) -> None:
    data = DOCTYPE + b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&e;</Workbook>'
    assert refused(tmp_path, data).code == "doctype"


def test_html_with_an_entity_reads_nothing_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><table><tr><td>a&e;b</td></tr></table>')
    assert "root" not in str(read(path).sheets)


def test_html_with_immense_spans(tmp_path: Path) -> None:
    wide = b"<table>" + b"<tr><td colspan=16000 rowspan=65000>a</td></tr>" * 3000 + b"</table>"
    assert refused(tmp_path, wide).code in {"too_many_cells", "cell_too_far"}


def test_html_nested_a_thousand_deep(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes("<table><tr><td>trên".encode() + b"<table><tr><td>" * 1000 + "dưới".encode() + b"</table>" * 1000)
    assert read(path).sheets[0].rows[0][0].startswith("tr")


def test_broken_xml_spreadsheet(tmp_path: Path) -> None:
    data = b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>'
    assert refused(tmp_path, data).code == "damaged"


@pytest.mark.parametrize("is_small", [False, True])
def test_old_excel_with_hidden_row_error_and_epoch(tmp_path: Path, is_small: bool) -> None:
    cells = old_excel.hidden_row(1) + old_excel.text_cell(0, 0, "Họ tên") + old_excel.text_cell(1, 1, "Lê C")
    cells += old_excel.number_cell(2, 0, 43995) + old_excel.error_cell(2, 1)
    path = tmp_path / "a.xls"
    path.write_bytes(old_excel.container(old_excel.workbook_stream(cells, is_1904=True), is_small=is_small))
    found = read(path)
    assert (found.kind, found.epoch_1904) == ("xls", True)
    assert found.sheets[0].rows == [["Họ tên", ""], ["", "Lê C"], ["43995", ""]]
    assert found.sheets[0].hidden_rows == {2}
    assert [(r.code, r.cell) for r in found.remarks] == [("error_value", "B3"), ("hidden_rows", None)]


def test_old_excel_with_a_password(tmp_path: Path) -> None:
    stream = old_excel.workbook_stream(old_excel.text_cell(0, 0, "a"), has_password=True)
    assert refused(tmp_path, old_excel.container(stream)).code == "encrypted"


def test_old_excel_with_a_cell_far_away(tmp_path: Path) -> None:
    cells = old_excel.text_cell(0, 0, "a") + old_excel.text_cell(65535, 40000, "b")
    assert refused(tmp_path, old_excel.container(old_excel.workbook_stream(cells))).code == "cell_too_far"


def test_old_excel_whose_sectors_go_round_in_a_ring(tmp_path: Path) -> None:
    data = bytearray(old_excel.container(old_excel.workbook_stream(old_excel.text_cell(0, 0, "a"))))
    data[512 + 8:512 + 12] = struct.pack("<I", 2)
    assert refused(tmp_path, bytes(data)).code == "damaged"
