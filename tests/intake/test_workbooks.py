"""Spreadsheets, text files and tables of markup as text cells with the row numbers a person sees."""

import codecs
import datetime as dt
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from council.workbooks import FileRefused, Sheet, Span, Workbook, read

HEADER = ["TT", "Họ và tên", "Năm sinh", "Số CCCD"]
ROWS = [HEADER, ["1", "Nguyễn Văn Ấn", "1978", "031078001234"], ["2", "Trần Thị Bưởi", "05/02/1990", "001190005678"]]


def put(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def only(workbook: Workbook) -> Sheet:
    (sheet,) = workbook.sheets
    return sheet


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(("codec", "encoding"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"),
    ("utf-16", "utf-16-le"),
])
def test_every_separator_in_every_unicode(tmp_path: Path, separator: str, codec: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(row) for row in ROWS)
    found = read(put(tmp_path, "a.csv", text.encode(codec)))
    assert (found.kind, found.encoding, found.separator) == ("csv", encoding, separator)
    assert only(found).rows == ROWS
    assert only(found).row_numbers == [1, 2, 3]


def test_utf16_big_endian_with_mark(tmp_path: Path) -> None:
    data = codecs.BOM_UTF16_BE + "a;ộ\n1;2".encode("utf-16-be")
    assert only(read(put(tmp_path, "a.txt", data))).rows == [["a", "ộ"], ["1", "2"]]


def test_numbers_keep_zeros_and_cells_keep_spaces(tmp_path: Path) -> None:
    found = only(read(put(tmp_path, "a.csv", "số;ghi chú\n007; hai \n".encode())))
    assert found.rows[1] == ["007", " hai "]


def test_decomposed_letters_are_made_whole(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Họ tên;Tội danh\nNguyễn Ấn;Cố ý gây thương tích")
    assert only(read(put(tmp_path, "a.csv", text.encode()))).rows[1] == ["Nguyễn Ấn", "Cố ý gây thương tích"]


def test_a_record_over_several_lines_has_the_number_of_its_first(tmp_path: Path) -> None:
    text = 'TT;Họ tên;Ghi chú\r\n1;"Nguyễn A\r\nTrần B";x\r\n2;Lê C;"a ""b"" c; d"\r\n'
    found = only(read(put(tmp_path, "a.csv", text.encode("utf-8-sig"))))
    assert found.rows[1:] == [["1", "Nguyễn A\nTrần B", "x"], ["2", "Lê C", 'a "b" c; d']]
    assert found.row_numbers == [1, 2, 4]


def test_a_first_line_that_names_the_separator_is_no_row_but_a_line(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.csv", "sep=|\nTT|Tên\n1|Lê; C\n2|A, B\n".encode()))
    assert found.separator == "|"
    assert only(found).row_numbers == [2, 3, 4]


def test_decimal_commas_do_not_make_a_comma_file(tmp_path: Path) -> None:
    assert read(put(tmp_path, "a.csv", "Tên;Hệ số\nA;0,7\nB;0,3\n".encode())).separator == ";"
    assert read(put(tmp_path, "b.csv", b"0,5;0,7;1,5\n1,0;0,3;2,5\n")).separator == ";"


def test_a_moment_a_hair_before_the_minute_is_that_minute(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    shape = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet = book.add_worksheet()
    for row, serial in enumerate([45457.770833333, 45457.9999999999, 45457.77083]):
        sheet.write_number(row, 0, serial, shape)
    book.close()
    found = [row[0] for row in only(read(path)).rows]
    assert found == ["2024-06-14T18:30", "2024-06-15", "2024-06-14T18:30"]


def test_a_quotation_mark_nobody_closed_costs_no_row(tmp_path: Path) -> None:
    lines = ["TT;Họ tên;Ghi chú", '1;"Nguyễn A;x', *(f"{n};Lê {n};y" for n in range(2, 200))]
    found = read(put(tmp_path, "a.csv", "\n".join(lines).encode()))
    assert len(only(found).rows) == 200
    assert only(found).rows[150] == ["150", "Lê 150", "y"]
    assert [remark.code for remark in found.remarks] == ["unclosed_quote"]


def test_blank_lines_keep_the_numbers_right(tmp_path: Path) -> None:
    found = only(read(put(tmp_path, "a.csv", ("a;b\n" + "\n" * 50 + "c;d\n\n\n").encode())))
    assert (found.row_numbers[0], found.row_numbers[-1]) == (1, 52)
    assert found.rows[-1] == ["c", "d"]


def test_one_byte_is_one_cell(tmp_path: Path) -> None:
    assert only(read(put(tmp_path, "a.csv", b"x"))).rows == [["x"]]


def test_zero_bytes_between_letters_are_removed_with_a_remark(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.csv", "TT;Họ tên người được trợ giúp\n1;Nguyễn A\n".encode() + b"\0\0"))
    assert only(found).rows[1] == ["1", "Nguyễn A"]
    assert [remark.code for remark in found.remarks] == ["nul_removed"]


# ---- spreadsheets


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    path = tmp_path / "ten_gi_cung_duoc.csv"  # content decides, not the name
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Sổ theo dõi")
    day, moment, hour = (book.add_format({"num_format": f}) for f in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm"))
    for column, value in enumerate([1978, 0.7, 31095000000.0, 1.1 + 2.2, 1e22, 45321]):
        sheet.write_number(2, column + 1, value)
    sheet.write_datetime(3, 1, dt.datetime(2024, 6, 14), day)
    sheet.write_datetime(3, 2, dt.datetime(2024, 6, 14, 18, 30), moment)
    sheet.write_datetime(3, 3, dt.time(7, 15), hour)
    sheet.write_boolean(3, 4, True)
    sheet.write_string(3, 5, " hai dòng\r\nđây ")
    sheet.write_formula(4, 1, "=1+1", None, 2)
    sheet.write_formula(4, 2, "=NA()", None, "#N/A")
    sheet.merge_range(5, 1, 6, 2, "gộp")
    sheet.set_row(4, None, None, {"hidden": True})
    book.add_worksheet("Nháp").hide()
    book.close()
    return path


def test_values_as_text(xlsx: Path) -> None:
    found = read(xlsx)
    sheet = found.sheets[0]
    assert (found.kind, found.encoding, found.separator, found.epoch_1904) == ("xlsx", "unicode", None, False)
    assert sheet.name == "Sổ theo dõi"
    assert sheet.row_numbers == [1, 2, 3, 4, 5, 6]
    assert sheet.rows[2] == ["", "1978", "0.7", "31095000000", "3.3", "10000000000000000000000", "45321"]
    assert sheet.rows[3] == ["", "2024-06-14", "2024-06-14T18:30", "07:15", "TRUE", " hai dòng\nđây ", ""]
    assert sheet.rows[4][1:3] == ["2", ""]


def test_what_is_hidden_merged_or_wrong(xlsx: Path) -> None:
    found = read(xlsx)
    assert found.sheets[0].hidden_rows == {5}
    assert found.sheets[0].merged == (Span(6, 7, 2, 3),)
    assert [sheet.is_hidden for sheet in found.sheets] == [False, True]
    assert {(r.code, r.sheet, r.cell) for r in found.remarks} == {
        ("error_value", "Sổ theo dõi", "C5"), ("hidden_rows", "Sổ theo dõi", None), ("hidden_sheet", "Nháp", None)}


def test_formula_without_a_saved_result(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["M03", "M04", "Cộng"])
    book.active.append([1, 2, "=A2+B2"])
    book.save(path)
    found = read(path)
    assert only(found).formulas_without_value == ("C2",)
    assert only(found).rows[1] == ["1", "2", ""]
    assert "C2" in found.remarks[0].vi and "C2" in found.remarks[0].en


def test_days_counted_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, dt.datetime(2024, 6, 14), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_number(0, 1, 43995)
    book.close()
    found = read(path)
    assert found.epoch_1904
    assert only(found).rows == [["2024-06-14", "43995"]]


def test_macros_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert [remark.code for remark in read(path).remarks] == ["macros_ignored"]


def test_old_font_inside_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (["C¤NG AN THµNH PHè H¶I PHßNG"], ["Hä vµ tªn", "Ghi chó"], ["NguyÔn ThÞ Hµ", "T\xad c¸ch"]):
        book.active.append(row)
    book.save(path)
    found = read(path)
    assert found.encoding == "tcvn3"
    assert [row[0] for row in only(found).rows] == ["CÔNG AN THÀNH PHỐ HẢI PHÒNG", "Họ và tên", "Nguyễn Thị Hà"]
    assert only(found).rows[2][1] == "Tư cách"


def test_old_font_in_a_text_file_saved_as_utf8(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.csv", "TT;Hä vµ tªn\n1;NguyÔn ThÞ Hµ\n2;TrÇn §øc Th¾ng\n".encode("utf-8-sig")))
    assert found.encoding == "tcvn3"
    assert only(found).rows == [["TT", "Họ và tên"], ["1", "Nguyễn Thị Hà"], ["2", "Trần Đức Thắng"]]


def test_long_blank_runs_are_left_out_but_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B900000"] = "đầu", "cuối"
    book.save(path)
    sheet = only(read(path))
    assert len(sheet.rows) == 22
    assert (sheet.row_numbers[-1], sheet.rows[-1]) == (900000, ["", "cuối"])


def test_prefixed_xml_is_read_alike(tmp_path: Path) -> None:
    """Some programs write <x:row> and single quotation marks."""
    path, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.save(path)
    body = ("<?xml version='1.0'?><x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
            "<x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>tên</x:t></x:is></x:c></x:row>"
            "<x:row r='3' hidden='1'><x:c r='B3'><x:f>1+1</x:f></x:c><x:c r='C3'><x:v>5</x:v></x:c></x:row>"
            "</x:sheetData></x:worksheet>")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for part in old.namelist():
            new.writestr(part, body if part.endswith("sheet1.xml") else old.read(part))
    sheet = only(read(other))
    assert sheet.rows[-1] == ["", "", "5"]
    assert (sheet.hidden_rows, sheet.formulas_without_value) == ({3}, ("B3",))


# ---- markup


HTML = """<html><head><meta charset="utf-8"><style>td {{}}</style><title>không</title></head><body>
<h3>VIỆN KIỂM SÁT</h3><p>Quý I năm 2024</p>
<table border=1><tr><th rowspan=2>TT</th><th rowspan="2">Họ&nbsp;tên</th><th colspan=2>Giải thích</th></tr>
<tr><th>Ngày</th><th>Biên bản</th></tr>
<tr><td>1</td><td>Nguyễn <b>Văn</b> A<br>Trần B</td><td>05/02/2024</td><td>x</td></tr>
<tr style="display: none"><td>2</td><td>Lê C
  <table><tr><td>trong</td><td>bảng</td></tr></table></td><td></td><td>007</td></tr>
</table><p>Người lập</p></body></html>"""


def test_html_table_with_spans_hidden_row_and_nested_table(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.xls", HTML.encode()))
    sheet = only(found)
    assert found.kind == "html"
    assert sheet.heading == ("VIỆN KIỂM SÁT", "Quý I năm 2024", "Người lập")
    assert sheet.rows == [
        ["TT", "Họ\xa0tên", "Giải thích", ""], ["", "", "Ngày", "Biên bản"],
        ["1", "Nguyễn Văn A\nTrần B", "05/02/2024", "x"], ["2", "Lê C\ntrong\nbảng", "", "007"]]
    assert sheet.row_numbers == [1, 2, 3, 4]
    assert sheet.hidden_rows == {4}
    assert set(sheet.merged) == {Span(1, 2, 1, 1), Span(1, 2, 2, 2), Span(1, 1, 3, 4)}


def test_html_in_an_old_font(tmp_path: Path) -> None:
    data = "<table><tr><td>Hä vµ tªn</td><td>Téi danh</td></tr><tr><td>NguyÔn V¨n A</td><td>Cè ý</td></tr></table>"
    found = read(put(tmp_path, "a.xls", data.encode("latin-1")))
    assert (found.encoding, only(found).rows[0]) == ("tcvn3", ["Họ và tên", "Tội danh"])


def test_tables_one_below_the_other_count_on(tmp_path: Path) -> None:
    data = "<table><tr><td>đề</td></tr></table>x<table><tr><td>a</td><td>b</td></tr></table>"
    sheet = only(read(put(tmp_path, "a.htm", data.encode())))
    assert (sheet.rows, sheet.row_numbers, sheet.heading) == ([["đề", ""], ["a", "b"]], [1, 2], ("x",))


SPREADSHEETML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Sổ"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Tên</Data></Cell>
<Cell><Data ss:Type="String">Ngày</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="Number">1978</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2024-06-14T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell></Row></Table></Worksheet></Workbook>"""


def test_spreadsheet_written_as_xml(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.xls", SPREADSHEETML.encode()))
    sheet = only(found)
    assert (found.kind, sheet.name) == ("xml", "Sổ")
    assert sheet.rows == [["Tên", "", "Ngày", ""], [""] * 4, [""] * 4, ["1978", "", "2024-06-14", ""]]
    assert (sheet.row_numbers, sheet.hidden_rows, sheet.merged) == ([1, 2, 3, 4], {4}, (Span(1, 1, 1, 2),))
    assert [(remark.code, remark.cell) for remark in found.remarks] == [("error_value", "D4"), ("hidden_rows", None)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read(tmp_path / "mất.xlsx")
    assert caught.value.refusal.code == "unreadable"
    assert "mất.xlsx" in caught.value.vi and "mất.xlsx" in caught.value.en
