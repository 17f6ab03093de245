"""Long tables: the same cells whichever way the workbook is made."""

import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import polars as pl
import pytest
from python_calamine import load_workbook

from council import export
from council.answer import ColumnWords, Words
from council.export import bulk, sheets
from tests.pages.fakes import answer

# Starts that a spreadsheet program may run, in the ways people try to slip them in.
PAYLOADS = [
    sign + text
    for sign in ("=", "+", "-", "@", "\t=", " =", "'=", "＝")
    for text in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.invalid","y")', "SUM(1;2)", 'DDE("a";"b")')
]
TEXTS = [
    *PAYLOADS,
    "Nguyễn Thị Bưởi & con <trai>",
    "Nguye\u0302\u0303n",
    "  đầu và cuối  ",
    "hai\ndòng",
    "ngoặc \"kép\" 'đơn'",
    "_x0041_",
    "😀 Ə ﷽",
    "",
    "0123456789",
    "TRUE",
    "1E5",
]


def table(rows: int) -> pl.DataFrame:
    texts = (TEXTS * (rows // len(TEXTS) + 1))[:rows]
    return pl.DataFrame(
        {
            "text": pl.Series([None if i % 7 == 6 else t for i, t in enumerate(texts)], dtype=pl.String),
            "count": [None if i % 5 == 4 else i * 1_000_003 for i in range(rows)],
            "credit": [i / 3 for i in range(rows)],
            "flag": [i % 2 == 0 for i in range(rows)],
            "on": [date(2024, 2, 29 - i % 20) for i in range(rows)],
            "odd": [float("nan") if i % 11 == 0 else float(i) / 7 for i in range(rows)],
        }
    )


def made(rows: pl.DataFrame) -> bytes:
    columns = {name: ColumnWords(name, Words(name, name)) for name in rows.columns}
    return export.write(answer("q", rows, columns=columns), "xlsx")


def calamine(data: bytes, sheet: str) -> list[list]:
    return load_workbook(io.BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


@pytest.fixture
def fast(monkeypatch):
    monkeypatch.setattr(sheets, "FAST_FROM", 3)
    monkeypatch.setattr(bulk, "PART", 17)


def cells(data: bytes) -> list[list]:
    """Values of the data sheet; empty text and no text are the same to a reader of a sheet, NaN is an error there."""
    rows = openpyxl.load_workbook(io.BytesIO(data))["Số liệu"].iter_rows(values_only=True)
    return [[None if value in ("", "#NUM!", "=#NUM!") else value for value in row] for row in rows]


def test_both_ways_read_back_alike(fast, monkeypatch):
    long = made(table(100).drop("odd"))
    monkeypatch.setattr(sheets, "FAST_FROM", 1_000)
    short = made(table(100).drop("odd"))
    assert long != short
    for left, right in zip(cells(long), cells(short), strict=True):
        assert [v for i, v in enumerate(left) if i != 2] == [v for i, v in enumerate(right) if i != 2]
        assert left[2] == right[2] or left[2] == pytest.approx(right[2])


def test_every_cell_comes_back_through_two_readers(fast):
    rows = table(100)
    data = made(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Số liệu"]
    other = calamine(data, "Số liệu")
    for index, row in enumerate(rows.iter_rows(), start=1):
        wanted = [row[0] or None, row[1], row[2], row[3], row[4], None if row[5] != row[5] else row[5]]
        if row[0] == "_x0041_":
            wanted[0] = sheet.cell(index + 1, 1).value
        got = [sheet.cell(index + 1, n + 1).value for n in range(6)]
        got[0] = got[0] or None
        got[4] = got[4].date() if isinstance(got[4], datetime) else got[4]
        assert got == wanted, index
        assert sheet.cell(index + 1, 1).data_type in ("s", "inlineStr", "n") and sheet.cell(index + 1, 1).data_type != "f"
        assert [None if v == "" else v for v in other[index]] == [row[0] or None, *wanted[1:]], index


def test_formulas_never_appear_in_the_sheet(fast):
    with ZipFile(io.BytesIO(made(table(80)))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_readers_that_believe_the_stated_size_see_every_row(fast):
    book = openpyxl.load_workbook(io.BytesIO(made(table(100))), read_only=True)
    assert book["Số liệu"].max_row == 101 and len(list(book["Số liệu"].iter_rows())) == 101


def test_progress_ends_at_the_number_of_rows(fast):
    seen: list[int] = []
    columns = {name: ColumnWords(name, Words(name, name)) for name in table(1).columns}
    sheets.write_xlsx(answer("q", table(100), columns=columns), io.BytesIO(), progress=seen.append)
    assert seen == [17, 34, 51, 68, 85, 100]


def test_a_long_table_is_split_over_sheets(fast, monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_PER_SHEET", 40)
    book = load_workbook(io.BytesIO(made(table(100))))
    counts = [len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names if name.startswith("Số liệu")]
    assert counts == [40, 40, 20]


def test_the_same_answer_gives_the_same_bytes(fast):
    assert made(table(50)) == made(table(50))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_payloads_stay_text_in_every_format(payload, shape):
    rows = pl.DataFrame({"text": [payload]})
    data = io.BytesIO(export.write(answer("q", rows), shape))
    if shape == "parquet":
        assert pl.read_parquet(data)["text"][0] == payload
    elif shape == "csv":
        line = data.getvalue().decode("utf-8-sig").split("\n", 1)[1].strip("\n").strip('"')
        assert line[0] not in "=+-@\t\r"
    else:
        cell = openpyxl.load_workbook(data)["Số liệu"]["A2"]
        assert cell.data_type == "s" and cell.value == payload
