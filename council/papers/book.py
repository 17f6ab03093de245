"""The paper's tables as a workbook: numbers as numbers, one sheet each, forms and notes with them."""

import io
import re
from datetime import datetime

import xlsxwriter

from council.papers.paper import CREDIT, DAY, SHARE, TEXT, Column, Paper, Section, Table, Text, clean, plain
from council.words import Speaker

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def xlsx(paper: Paper) -> bytes:
    """A first sheet with title, sentences and contents, then every table with its caption, notes and remark."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        day = paper.provenance.data_day
        book.set_properties(
            {
                "title": " ".join(f"{paper.words['kind']} {paper.words['subject']}".split()),
                "comments": f"{paper.words['snapshot']} {paper.words['simulated']}".strip(),
                "created": datetime(day.year, day.month, day.day),
            }
        )
        looks = _looks(book)
        front = book.add_worksheet(clean(paper.speaker.say("Báo cáo"))[:LONGEST_NAME])
        taken = {front.get_name().lower()}
        contents = []
        for number, (section, table) in enumerate(paper.tables(), start=1):
            name = _name(number, section, table, taken)
            contents.append((name, table.caption))
            _sheet(book.add_worksheet(name), section, table, paper, looks)
        _front(front, paper, contents, looks)
    return target.getvalue()


def _looks(book: xlsxwriter.Workbook) -> dict[str, xlsxwriter.format.Format]:
    edge = {"border": 1, "border_color": "#8A97A3", "valign": "top"}
    kinds = {
        TEXT: {"text_wrap": True},
        "number": {"num_format": "#,##0"},
        CREDIT: {"num_format": "#,##0.00"},
        f"{CREDIT}1": {"num_format": "#,##0.0"},
        f"{CREDIT}0": {"num_format": "#,##0"},
        SHARE: {"num_format": "0.0%"},
        DAY: {"num_format": "dd/mm/yyyy"},
    }
    found = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
        "bold": book.add_format({"bold": True}),
        "warn": book.add_format({"bold": True, "bg_color": "#FFE39A"}),
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#F3F6F9", **edge}
        ),
    }
    for kind, form in kinds.items():
        found[kind] = book.add_format({**edge, **form})
        found[f"{kind} strong"] = book.add_format({**edge, **form, "bold": True})
    return found


def _name(number: int, section: Section, table: Table, taken: set[str]) -> str:
    """A sheet name Excel accepts, unlike every other: number and the beginning of the caption."""
    words = section.heading if table.is_form else table.caption
    name = f"{number} {_FORBIDDEN.sub(' ', clean(words))}"[:LONGEST_NAME].strip()
    taken.add(name.lower())
    return name


def _sheet(sheet, section: Section, table: Table, paper: Paper, looks: dict) -> None:
    sheet.hide_gridlines(2)
    row = _above(sheet, section, table, paper, looks)
    for j, column in enumerate(table.columns):
        sheet.set_column(j, j, min(60, max(9, 13 * column.width)))
        sheet.write_string(row, j, clean(column.heading), looks["head"])
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(
        f"&L{clean(paper.words['simulated']).replace('&', '&&')} {clean(paper.words['snapshot']).replace('&', '&&')}&R&P/&N"
    )
    for i, values in enumerate(table.rows):
        for j, (value, column) in enumerate(zip(values, table.columns, strict=True)):
            _write(sheet, row + 1 + i, j, value, looks[_look(column) + (" strong" if i in table.strong else "")], paper.speaker)
    below = row + len(table.rows) + 2
    for block in section.blocks if table.is_form else ():
        if isinstance(block, Text):
            sheet.write_string(below, 0, clean(plain(block.text)))
            below += 1
    if table.remark:
        sheet.write_string(below, 0, clean(table.remark))


def _look(column: Column) -> str:
    return f"{CREDIT}{column.decimals}" if column.kind == CREDIT and column.decimals < 2 else column.kind


def _above(sheet, section: Section, table: Table, paper: Paper, looks: dict) -> int:
    """Title, period, notes, mark of simulation; returns the row of the headings."""
    sheet.write_string(
        0, 0, clean(f"{section.heading}: {table.caption}" if section.heading != table.caption else table.caption), looks["title"]
    )
    notes = " ".join(f"[{n}]" for n in table.notes)
    sheet.write_string(
        1,
        0,
        clean(f"{paper.period_words} · {paper.words['snapshot']}" + (f" · {paper.words['sources_of']} {notes}" if notes else "")),
    )
    if paper.words["simulated"]:
        sheet.write_string(2, 0, clean(paper.words["simulated"]), looks["warn"])
    return 4


def _write(sheet, row: int, column: int, value: object, look, speaker: Speaker) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_string(row, column, speaker.say("có") if value else speaker.say("không"), look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    elif hasattr(value, "isoformat"):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_string(row, column, clean(str(value)), look)


def _front(sheet, paper: Paper, contents: list[tuple[str, str]], looks: dict) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    lines = [
        (paper.words["kind"], looks["title"]),
        (" ".join(paper.words["subject"].split()), looks["bold"]),
        (paper.words["snapshot"], None),
    ]
    lines += [(paper.words["simulated"], looks["warn"])] if paper.words["simulated"] else []
    row = 0
    for words, look in lines:
        sheet.write_string(row, 0, clean(words), look)
        row += 1
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Text):
                sheet.write_string(row + 1, 0, clean(section.heading), looks["plain"])
                notes = " ".join(f"[{n}]" for n in block.notes)
                sheet.write_string(row + 1, 1, clean(f"{plain(block.text)} {notes}".strip()), looks["plain"])
                row += 1
    for name, caption in contents:
        sheet.write_string(row + 2, 0, name)
        sheet.write_string(row + 2, 1, clean(caption), looks["plain"])
        row += 1
