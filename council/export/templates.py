"""Empty forms of the Centre's small files, laid out so that the importer recognises them when they come back filled in."""

import io
import tomllib
from pathlib import Path

import xlsxwriter

from council.words import Speaker

FOLDER = Path(__file__).resolve().parents[2] / "data" / "templates"
WEIGHTS = "law_parameters.csv"


def forms() -> list[dict]:
    """Every form of data/templates/forms.toml: file, sheet, title, columns."""
    return tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8"))["form"]


def templates(speaker: Speaker) -> dict[str, bytes]:
    """File name -> content of every empty form; ``law_parameters.csv`` holds the weights, all 1, to be copied as
    law/parameters.csv into the home. A line in each form says how to fill it in."""
    found = {form["file"]: _workbook(speaker, form) for form in forms()}
    return {**found, WEIGHTS: (FOLDER / WEIGHTS).read_bytes()}


def _workbook(speaker: Speaker, form: dict) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        paper = book.add_worksheet(form["sheet"])
        paper.write_string(0, 0, form["title"], bold)
        paper.write_string(1, 0, speaker.say("Mỗi dòng một trường hợp; ngày dạng 31/12/2026; để trống ngày cuối nếu chưa hết hạn."))
        paper.write_row(2, 0, form["columns"], bold)
        for column, words in enumerate(form["columns"]):
            paper.set_column(column, column, max(12, len(words) + 4))
    return target.getvalue()
