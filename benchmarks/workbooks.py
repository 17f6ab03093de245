"""Long workbooks: our writer against xlsxwriter's constant-memory mode on the same rows in the same run, and read back."""

import resource
import shutil
import subprocess
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import numpy as np
import openpyxl
import polars as pl
import xlsxwriter
from python_calamine import load_workbook

from council.answer import Answer, Provenance, Words
from council.export.sheets import write_xlsx

NAMES = ["Nguyễn Văn Ân", "Trần Thị Bích & con", "Lê <Hoàng>", "Phạm Đức", "Vũ Kim Yến", "=1+1", "  khoảng trắng "]


def table(rows: int) -> pl.DataFrame:
    """20 columns as an analyst takes home: 8 of text, 6 whole numbers, 4 decimals, 2 days."""
    draw = np.random.default_rng(1)
    columns = {f"text_{i}": pl.Series([NAMES[k] for k in draw.integers(0, len(NAMES), rows)]) for i in range(8)}
    columns |= {f"count_{i}": pl.Series(draw.integers(0, 100_000, rows)) for i in range(6)}
    columns |= {f"credit_{i}": pl.Series(draw.random(rows)) for i in range(4)}
    columns |= {f"on_{i}": pl.Series(draw.integers(17_000, 20_500, rows).astype("int32")).cast(pl.Date) for i in range(2)}
    return pl.DataFrame(columns)


def _answer(rows: pl.DataFrame) -> Answer:
    words, day = Words("Thử", "Trial"), date(2026, 10, 31)
    where = Provenance("bench", day, day, datetime(2026, 11, 1), words, True, "analyst", "select 1", ())
    return Answer("bench", rows, {}, words, {}, where)


def _ours(rows: pl.DataFrame, path: Path) -> float:
    start = time.perf_counter()
    with path.open("w+b") as target:
        write_xlsx(_answer(rows), target)
    return time.perf_counter() - start


def _theirs(rows: pl.DataFrame, path: Path) -> float:
    start = time.perf_counter()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.set_column(18, 19, 12, day)
        sheet.write_row(0, 0, rows.columns)
        for index, row in enumerate(rows.iter_rows(), start=1):
            sheet.write_row(index, 0, row)
    return time.perf_counter() - start


def measured(sizes: list[int]) -> list[dict[str, object]]:
    """Seconds, ratio, megabytes and the highest memory of the process per number of rows."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            rows, ours, theirs = table(size), Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
            quick, slow = min(_ours(rows, ours) for _ in range(2)), _theirs(rows, theirs)
            out.append(
                {
                    "rows": size,
                    "seconds": quick,
                    "xlsxwriter_seconds": slow,
                    "ratio": quick / slow,
                    "megabytes": ours.stat().st_size / 1e6,
                    "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )
    return out


def _same(got: object, wanted: object) -> bool:
    got = got.date() if isinstance(got, datetime) else got
    return got == wanted or (isinstance(wanted, float) and abs(got - wanted) < 1e-12)


def _compared(rows: pl.DataFrame, cells: object) -> int:
    """Cells compared; raises ValueError at the first that differs."""
    count = 0
    for index, (wanted, got) in enumerate(zip(rows.iter_rows(), cells, strict=True)):
        for column, (left, right) in enumerate(zip(got, wanted, strict=True)):
            if not _same(left, right):
                raise ValueError(f"row {index}, column {column}: {left!r} instead of {right!r}")
        count += len(wanted)
    return count


def read_back(size: int, office_size: int) -> list[dict[str, object]]:
    """Every cell through calamine and openpyxl, and through LibreOffice (if there is one) for ``office_size`` rows."""
    out: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        path, rows = Path(folder) / "long.xlsx", table(size)
        _ours(rows, path)
        cells = load_workbook(path).get_sheet_by_index(0).iter_rows()
        next(cells)
        out.append({"reader": "calamine", "rows": size, "cells_equal": _compared(rows, cells)})
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
        next(sheet)
        out.append({"reader": "openpyxl", "rows": size, "cells_equal": _compared(rows, sheet)})
        if office := shutil.which("soffice") or shutil.which("libreoffice"):
            out.append(_office(office, office_size, Path(folder)))
    return out


def _office(office: str, size: int, folder: Path) -> dict[str, object]:
    """LibreOffice opens our file and saves its own; that one is compared."""
    import council.export.sheets as sheets

    rows, path = table(size), folder / "office.xlsx"
    before, sheets.FAST_FROM = sheets.FAST_FROM, 0
    _ours(rows, path)
    sheets.FAST_FROM = before
    saved = folder / "saved"
    subprocess.run([office, "--headless", "--convert-to", "xlsx", "--outdir", saved, path], check=True, capture_output=True)
    cells = load_workbook(saved / "office.xlsx").get_sheet_by_index(0).iter_rows()
    next(cells)
    return {"reader": "LibreOffice", "rows": size, "cells_equal": _compared(rows, cells)}
