"""Refused rows back to the agency: its own columns as it wrote them, with the reason and what to do."""

from collections.abc import Iterable, Iterator
from io import BytesIO

import polars as pl
import xlsxwriter

from council.formats import Formats
from council.formats.recognition import recognise
from council.intake.problems import REASONS
from council.workbooks import Refusal, Sheet, Workbook

REASON_HEADINGS = ("Lý do trả lại", "Cần làm gì", "Dòng trong tệp gốc")
WHY = "Các dòng dưới đây chưa được nhận. Sửa ngay trong bảng này rồi gửi lại; các dòng khác của tệp đã được nhận."


def returned(books: Iterable[Workbook | Refusal], refused: pl.DataFrame, formats: Formats) -> Iterator[tuple[str, bytes]]:
    """(file, workbook) for every one of ``books`` with refused rows.

    ``refused``: file, sheet, row, code (rows of the contract Problem with severity "refused"); a row refused for several
    reasons is returned once with all of them. The sheets keep the agency's headings and cells untouched; three columns
    are added at the right. Sent back corrected, the workbook is read by the same formats as the original.
    """
    for book in books:
        rows = refused.filter(pl.col("file") == book.file) if isinstance(book, Workbook) else refused.head(0)
        if not rows.is_empty():
            yield book.file, _workbook(book, rows, formats)


def _workbook(book: Workbook, refused: pl.DataFrame, formats: Formats) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as target:
        formats_of_cells = {name: target.add_format(facts) for name, facts in {
            "heading": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F3F6F9", "border": 1},
            "reason": {"text_wrap": True, "valign": "top", "bg_color": "#FDF0E6", "border": 1},
            "cell": {"text_wrap": True, "valign": "top", "border": 1}, "title": {"bold": True}}.items()}
        for sheet in book.sheets:
            reasons = _reasons(refused.filter(pl.col("sheet") == sheet.name))
            if reasons:
                _write(target.add_worksheet(sheet.name[:31] or None), sheet, reasons, formats, formats_of_cells)
    return out.getvalue()


def _reasons(refused: pl.DataFrame) -> dict[int, tuple[str, str]]:
    """Row number -> (reasons, remedies) in Vietnamese."""
    found: dict[int, list[tuple[str, str]]] = {}
    for row, code in refused.select("row", "code").unique(maintain_order=True).iter_rows():
        what, _, remedy, _ = REASONS.get(code, (code, code, "", ""))
        found.setdefault(row, []).append((what, remedy))
    return {row: ("; ".join(what for what, _ in both), "; ".join(remedy for _, remedy in both)) for row, both in found.items()}


def _write(page, sheet: Sheet, reasons: dict[int, tuple[str, str]], formats: Formats, looks: dict) -> None:
    blocks = recognise(sheet, formats, [sheet.name])
    first = blocks[0].first if blocks else 0
    width = max((len(row) for row in sheet.rows), default=0)
    top = [row for row in sheet.rows[:first] if any(row)]
    heading = blocks[0].heading if blocks else 0
    titles = sum(any(row) for row in sheet.rows[:heading])
    page.write_string(0, 0, WHY, looks["title"])
    for line, row in enumerate(top, start=1):
        for column, text in enumerate(row):
            if text:
                page.write_string(line, column, text, looks["title" if line <= titles else "heading"])
    for extra, words in enumerate(REASON_HEADINGS):
        page.write_string(max(len(top), 1), width + extra, words, looks["heading"])
    line = max(len(top), 1)
    for number, row in zip(sheet.row_numbers, sheet.rows, strict=True):
        if number in reasons:
            line += 1
            for column, text in enumerate(row):
                page.write_string(line, column, text, looks["cell"])
            for extra, words in enumerate((*reasons[number], str(number))):
                page.write_string(line, width + extra, words, looks["reason"])
    page.set_column(0, max(width - 1, 0), 14)
    page.set_column(width, width + 1, 34)
    page.freeze_panes(max(len(top), 1) + 1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, max(len(top), 1))
