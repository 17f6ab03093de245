"""The adviser's workbook for the director: moves with their sentences, loads, frontier, conditions; nothing is assigned."""

import io
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from council.words import Speaker


@dataclass(frozen=True)
class Origin:
    """Where the rows come from."""

    snapshot: str
    day: date
    is_simulated: bool


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook: heading row and rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple, ...]


def file_name(snapshot: str, is_simulated: bool) -> str:
    """``goi-y-phan-cong_<snapshot>.xlsx``; simulated data say so first."""
    return ("mo-phong_" if is_simulated else "") + f"goi-y-phan-cong_{snapshot}.xlsx"


def written(speaker: Speaker, sheets: list[Sheet], origin: Origin) -> bytes:
    """The workbook; text that looks like a formula stays text."""
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(target, options) as book:
        bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            paper = book.add_worksheet(sheet.name[:31])
            lines = [
                speaker.say("Gợi ý, không phải quyết định phân công"),
                speaker.say("Số liệu chốt {day}, bản chụp {snapshot}", day=speaker.day(origin.day), snapshot=origin.snapshot),
            ]
            lines += [speaker.say("Dữ liệu mô phỏng, không có thật")] if origin.is_simulated else []
            for row, words in enumerate(lines):
                paper.write_string(row, 0, words, bold)
            top = len(lines) + 1
            paper.write_row(top, 0, sheet.columns, bold)
            for number, values in enumerate(sheet.rows, top + 1):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        paper.write_string(number, column, value, wrap)
                    elif value is not None:
                        paper.write(number, column, value)
            for column, words in enumerate(sheet.columns):
                longest = max([len(words), *(len(str(row[column])) for row in sheet.rows)])
                paper.set_column(column, column, min(90, max(10, longest + 2)))
            paper.freeze_panes(top + 1, 0)
    return target.getvalue()
