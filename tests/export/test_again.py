"""The command written in a file makes the same bytes again from the same snapshot."""

import io
import shlex
from datetime import date

import openpyxl
import pytest

from council import export
from council.answer import Pivot, Shape
from council.commands import main
from council.commands.asking import labels_of
from council.warehouse import Warehouse

CASES = [
    ("missed_by_area", {"period_start": date(2025, 1, 1), "areas": ["303", "304"]}, "member", Shape()),
    ("papers_sent", {"sectors": ["police"]}, "member", Shape("công an")),
    ("workload_by_officer_year", {}, "member", Shape(columns=("provider_id", "year"))),
    ("missed_by_area_sub_kind", {}, "member", Shape(pivot=Pivot("area_name", "status", "missed"))),
]


@pytest.mark.parametrize(("question", "given", "role", "shape"), CASES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_ask_makes_the_same_file_again(road, tmp_path, question, given, role, shape, language):
    home, _, folder = road
    warehouse = Warehouse.open(folder, role)
    labels = labels_of(warehouse, language)
    answer = warehouse.ask(question, **given)
    answer = export.shaped(answer, shape, language, labels) if shape != Shape() else answer
    first = export.write(answer, "xlsx", language, labels)
    book = openpyxl.load_workbook(io.BytesIO(first))
    lines = {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows()}
    said = next(text for text in lines.values() if str(text).startswith("python -m council ask"))
    again = tmp_path / "again.xlsx"
    assert main([*shlex.split(said)[3:], "--home", str(home.path), "--out", str(again)]) == 0
    assert again.read_bytes() == first
