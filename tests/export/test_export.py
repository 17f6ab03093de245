"""Files to take home: all rows, harmless text, words and provenance beside the numbers."""

import csv
import io
import re
from datetime import date

import openpyxl
import polars as pl
import pytest

from council import export
from council.answer import ColumnWords, Withheld, Words
from council.export import sheets
from council.export.names import file_name, slug
from council.export.tables import fingerprint
from tests.pages.fakes import answer

LABELS = {"sector": {"police": "Công an", "court": "Tòa án"}}


def sample(rows: int = 3):
    frame = pl.DataFrame(
        {
            "sector": (["police", "court", "border"] * rows)[:rows],
            "note": (["=1+1", "@cmd", "thường"] * rows)[:rows],
            "persons": list(range(rows)),
            "missed_share": [0.5] * rows,
            "on": [date(2026, 1, 2)] * rows,
        }
    )
    columns = {
        name: ColumnWords(name, Words(f"Cột {name}", f"Column {name}"), "sector" if name == "sector" else None)
        for name in frame.columns
    }
    return answer("missed_by_area", frame, columns=columns, withheld=Withheld(2, 1, Words("số nhỏ", "small numbers")))


def test_csv_has_a_mark_for_excel_and_no_formulas():
    data = export.write(sample(), "csv", "vi", LABELS)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Cột sector", "Cột sector: tên"]
    assert [row[1] for row in rows[1:]] == ["Công an", "Tòa án", "border"]
    assert [row[2] for row in rows[1:]] == ["'=1+1", "'@cmd", "thường"]
    assert len(rows) == 4


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_dangerous_start_is_guarded(start):
    data = export.write(answer("q", pl.DataFrame({"a": [start + "x"]})), "csv")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1] == ["'" + start + "x"]


def test_workbook_carries_words_filters_and_provenance():
    book = openpyxl.load_workbook(io.BytesIO(export.write(sample(), "xlsx", "vi", LABELS)))
    assert book.sheetnames == ["Số liệu", "Bộ lọc", "Định nghĩa", "Nguồn gốc"]
    data = [[cell.value for cell in row] for row in book["Số liệu"].iter_rows()]
    assert data[1][2] == "=1+1" and book["Số liệu"]["C2"].data_type == "s"
    provenance = {row[0].value: row[1].value for row in book["Nguồn gốc"].iter_rows()}
    assert (
        provenance["Câu hỏi"] == "missed_by_area" and provenance["Bản chụp"] == "2026-10-31-abc123" and provenance["Số dòng"] == "3"
    )
    assert re.fullmatch("[0-9a-f]{64}", provenance["SHA-256"]) and "Dữ liệu mô phỏng" in provenance["Lưu ý"]
    assert "2 dòng" in provenance["Được ẩn"]
    filters = {row[0].value: row[1].value for row in book["Bộ lọc"].iter_rows()}
    assert filters["Từ ngày"] == "01/01/2026"


def test_a_workbook_is_ready_for_the_printer():
    sheet = openpyxl.load_workbook(io.BytesIO(export.write(sample(), "xlsx", "vi", LABELS)))["Số liệu"]
    assert (
        sheet.page_setup.orientation == "landscape"
        and sheet.page_setup.fitToHeight == 0
        and sheet.sheet_properties.pageSetUpPr.fitToPage
    )
    assert sheet.print_title_rows in ("1:1", "$1:$1") and "Dữ liệu mô phỏng" in sheet.oddFooter.left.text
    assert "2026-10-31-abc123" in sheet.oddFooter.left.text and sheet["A1"].alignment.wrap_text


def test_a_workbook_with_too_many_rows_is_split_and_says_so(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_PER_SHEET", 4)
    book = openpyxl.load_workbook(io.BytesIO(export.write(sample(10), "xlsx", "vi", LABELS)))
    parts = [name for name in book.sheetnames if name.startswith("Số liệu")]
    assert parts == ["Số liệu", "Số liệu 2", "Số liệu 3"]
    assert sum(book[name].max_row - 1 for name in parts) == 10
    assert any("3 trang" in str(row[1].value) for row in book["Nguồn gốc"].iter_rows())


def test_parquet_keeps_types_and_codes():
    data = io.BytesIO(export.write(sample(), "parquet"))
    assert pl.read_parquet(data).equals(sample().rows)
    assert pl.read_parquet_metadata(data)["question"] == "missed_by_area"


def test_the_same_rows_have_the_same_fingerprint():
    assert fingerprint(sample()) == fingerprint(sample()) != fingerprint(sample(4))


def test_english_workbook_is_english():
    book = openpyxl.load_workbook(io.BytesIO(export.write(sample(), "xlsx", "en", {})))
    assert book.sheetnames == ["Data", "Filters", "Definitions", "Provenance"]


def test_names_have_no_accents_and_say_what_is_inside():
    assert slug("Bỏ sót theo địa bàn (Đồ Sơn)") == "bo-sot-theo-dia-ban-do-son"
    assert file_name(sample(), "csv") == "mo-phong_missed-by-area_toan-tinh_2026-01-01_2026-10-31_2026-10-31-abc123.csv"
    chosen = answer(
        "q", sample().rows, parameters={"sectors": ["police"], "period_start": date(2026, 1, 1), "period_end": date(2026, 2, 1)}
    )
    assert "_police_2026-01-01_2026-01-31_" in file_name(chosen, "xlsx")


def test_no_rows_is_still_a_file():
    empty = answer("q", sample().rows.clear())
    for shape in export.FORMATS:
        assert export.write(empty, shape)
