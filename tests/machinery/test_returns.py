"""Refused rows go back in the agency's own columns, and come home corrected."""

import io
from dataclasses import replace

import polars as pl
import pytest
import python_calamine

from council.formats import load_formats
from council.intake.problems import REASONS
from council.returns import returned
from council.workbooks import Sheet, Workbook

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Tư cách", "Tội danh", "Ngày tiếp xúc", "Đã phát M01"]
SHEET = Sheet("Danh sách", [["CÔNG AN HUYỆN KHE VÀNG", *[""] * 6], ["DANH SÁCH BỊ CAN QUÝ 1/2024", *[""] * 6], HEADINGS,
                           ["1", "Nguyễn Văn An", "05/06/2007", "Bị can", "Đánh bạc", "05/02/2024", "x"],
                           ["2", "", "1990", "Bị can", "=1+1", "06/02/2024", ""],
                           ["3", "Trần Văn Bê", "1991", "Bị can", "Đánh bạc", "31/02/2024", ""]], [1, 2, 3, 4, 5, 6])


@pytest.fixture
def book() -> Workbook:
    return Workbook(file="cong_an/khe_vang.xlsx", sha256="0", kind="xlsx", encoding="unicode", separator=None, epoch_1904=False,
                    sheets=(SHEET, replace(SHEET, name="Sạch")), remarks=())


def refused(*rows: tuple[str, int, str]) -> pl.DataFrame:
    return pl.DataFrame([("cong_an/khe_vang.xlsx", *row) for row in rows], schema=["file", "sheet", "row", "code"], orient="row")


def cells(data: bytes) -> dict[str, list[list[str]]]:
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: [[str(cell) for cell in row] for row in read.get_sheet_by_name(name).to_python()] for name in read.sheet_names}


def test_only_refused_rows_go_back_under_the_agencys_own_headings(book: Workbook) -> None:
    (file, data), = returned([book], refused(("Danh sách", 5, "no_name"), ("Danh sách", 6, "impossible_date")), load_formats())
    sheets = cells(data)
    assert file == book.file and list(sheets) == ["Danh sách"]
    lines = sheets["Danh sách"]
    heading = next(n for n, line in enumerate(lines) if line[1] == "Họ và tên")
    assert lines[heading][:7] == HEADINGS
    assert [line[:7] for line in lines[heading + 1:]] == [SHEET.rows[4], SHEET.rows[5]]
    assert lines[heading + 1][7:] == [REASONS["no_name"][0], REASONS["no_name"][2], "5"]
    assert lines[1][0] == "CÔNG AN HUYỆN KHE VÀNG"


def test_two_reasons_of_one_row_stand_in_one_line(book: Workbook) -> None:
    (_, data), = returned([book], refused(("Danh sách", 5, "no_name"), ("Danh sách", 5, "date_in_future")), load_formats())
    line = cells(data)["Danh sách"][-1]
    assert REASONS["no_name"][0] in line[7] and REASONS["date_in_future"][0] in line[7]


def test_nothing_goes_back_where_nothing_was_refused(book: Workbook) -> None:
    assert list(returned([book], refused().cast(pl.String).with_columns(pl.lit(1).alias("row")).head(0), load_formats())) == []
