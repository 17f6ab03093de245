"""The adviser's workbook for the director: moves with their sentences, loads, frontier, conditions; nothing is assigned."""

import io
from dataclasses import dataclass
from datetime import date

import polars as pl
import xlsxwriter

from council.export.sheets import LINE_HEIGHT, WIDER, for_print, width_of
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
        plain = {"valign": "top", "text_wrap": True}
        bold, wrap = book.add_format({"bold": True}), book.add_format(plain)
        heading, top_number = book.add_format({**plain, "bold": True, "bottom": 1}), book.add_format({"valign": "top"})
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
            widths = [
                width_of(pl.Series(words, [str(row[column]) for row in sheet.rows], pl.String))
                for column, words in enumerate(sheet.columns)
            ]
            for number, values in enumerate((sheet.columns, *sheet.rows), top):
                texts = [(len(value) * WIDER, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str)]
                paper.set_row(number, LINE_HEIGHT * max((-(-length // width) for length, width in texts if length), default=1))
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        paper.write_string(number, column, value, heading if number == top else wrap)
                    elif value is not None:
                        paper.write(number, column, value, top_number)
            for column, width in enumerate(widths):
                paper.set_column(column, column, width)
            paper.repeat_rows(top)
            for_print(paper, speaker, origin.snapshot, origin.is_simulated)
            paper.freeze_panes(top + 1, 0)
    return target.getvalue()
