"""Every row of the sample's truth stands at its number and names its person, whatever the file's form and encoding."""

import csv
from pathlib import Path

import polars as pl
import pytest

from council.workbooks import Workbook, read_batch

pytestmark = [pytest.mark.sample]


@pytest.fixture(scope="module")
def workbooks(sample_dir: Path) -> dict[str, Workbook]:
    found = (path for path in sorted(sample_dir.rglob("*")) if "truth" not in path.parts)
    paths = [path for path in found if path.suffix in {".csv", ".xls", ".xlsx"}]
    return {path.relative_to(sample_dir).as_posix(): result for path, result in read_batch(paths)}


def test_every_file_is_read(workbooks: dict[str, Workbook], truth_dir: Path) -> None:
    with (truth_dir / "files.csv").open(encoding="utf-8") as source:
        files = list(csv.DictReader(source))
    assert {row["file"] for row in files} == set(workbooks)
    assert [file for file, found in workbooks.items() if not isinstance(found, Workbook)] == []


def test_encodings_and_separators_are_those_written(workbooks: dict[str, Workbook], truth_dir: Path) -> None:
    same = {"utf-16": "utf-16-le", "": "unicode"}
    with (truth_dir / "files.csv").open(encoding="utf-8") as source:
        for row in csv.DictReader(source):
            found = workbooks[row["file"]]
            if row["encoding"] or found.kind != "csv":
                assert found.encoding == same.get(row["encoding"], row["encoding"]), row["file"]
            if row["sep"]:
                assert found.separator == row["sep"], row["file"]


def test_rows_stand_at_their_numbers_and_name_their_persons(workbooks: dict[str, Workbook], truth_dir: Path) -> None:
    rows = pl.read_parquet(truth_dir / "rows.parquet").select("file", "sheet", "row", "person_id", "perturb", "state")
    persons = pl.read_parquet(truth_dir / "persons.parquet", columns=["person_id", "name"])
    named = rows.join(persons, on="person_id", how="left").filter(pl.col("state") != "bad")
    text = {(file, sheet.name, number): " ".join(" ".join(row).split()).casefold()
            for file, found in workbooks.items() for sheet in found.sheets
            for number, row in zip(sheet.row_numbers, sheet.rows, strict=True)}
    missing, nameless = [], []
    for file, sheet, row, _, perturb, _, name in named.iter_rows():
        found = text.get((file, sheet or "", row))
        if found is None:
            missing.append((file, sheet, row))
        elif name and "name" not in (perturb or "") and name.casefold() not in found:
            nameless.append((file, sheet, row, name))
    assert not missing and not nameless
    assert named.height > 20_000


def test_hidden_rows_and_sheets_of_the_sample(workbooks: dict[str, Workbook], truth_dir: Path) -> None:
    with (truth_dir / "planted.csv").open(encoding="utf-8") as source:
        planted = list(csv.DictReader(source))
    rows = {(p["file"], p["sheet"], int(p["row"])) for p in planted if p["what"] == "hidden_row"}
    sheets = {(p["file"], p["sheet"]) for p in planted if p["what"] == "hidden_sheet"}
    formulas = {p["file"] for p in planted if p["what"] == "formula_no_cached_value"}
    found = [(file, sheet) for file, book in workbooks.items() for sheet in book.sheets]
    assert {(file, sheet.name, row) for file, sheet in found for row in sheet.hidden_rows} == rows
    assert {(file, sheet.name) for file, sheet in found if sheet.is_hidden} == sheets
    assert {file for file, sheet in found if sheet.formulas_without_value} == formulas


def test_no_trace_of_an_old_font_is_left(workbooks: dict[str, Workbook]) -> None:
    odd = set("µ¶·¸¹¨©ª«¬®\xad×ÜøØåÅ¤§")
    rows = ((file, row) for file, book in workbooks.items() for sheet in book.sheets for row in sheet.rows)
    assert not [(file, cell) for file, row in rows for cell in row if not cell.isascii() and odd & set(cell)]

