"""From a workbook to raw rows: the tables of each sheet, every line told apart, merged cells and ditto marks filled."""

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import polars as pl

from council.cells import dittos
from council.formats import Block, Formats, recognise
from council.formats.contents import column_contents, plain_kinds
from council.formats.definitions import ENTRY_KINDS
from council.formats.headings import LIST_NAME, key
from council.formats.turning import turned
from council.intake.persons import PERSON_COLUMNS
from council.workbooks import Sheet, Workbook

_TOTAL = re.compile(
    r"(tổng cộng|tổng số|tổng|cộng|tong cong|tong so|tong|cong)(?!\s+(?:an|ty|van|tac|chuc|to|ly|tác)\b)(\s|:|$|\d)", re.IGNORECASE
)
_SIGNED = re.compile(
    r"người lập|thủ trưởng|giám đốc|chánh án|viện trưởng|ký tên|người tổng hợp|lập biểu|xác nhận|thư ký|"
    r"trưởng phòng|\(\s*ký|đóng dấu|^\s*(t/m|tm\.|kt\.|tl\.)|ngày .{1,12}tháng .{1,12}năm|nguoi lap|thu truong|giam doc",
    re.IGNORECASE,
)
_CHANNEL_WORD = re.compile(
    r"^(m ?0?3|m ?0?4|mau (so )?0?[34].*|thong bao.*|thong tin.*|tb|tt|dt|dien thoai|truc.*|bccd|chi dinh.*|bao chua chi dinh)$"
)
_TICKED = {
    "appraisal_row": (re.compile(r"^(xep )?(loai )?(tot|kha|dat|khong dat|chua dat)$"), "appraisal_grade"),
    "duty_row": (re.compile(r"^(truc )?(truc tiep|dien thoai|qua dien thoai|dt|tt|tai cho|tai tru so)$"), "duty_mode"),
}
_NUMBER_ONLY = re.compile(r"\(?\d+([.,]0*)?\)?\.?")
_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])\s*[.)/:]?")  # I, II, A: a section's number beside its words
_BESIDE = re.compile(r"(?:que quan|nguyen quan|que)$")  # beside where somebody lives
_LEGEND = re.compile(r"(?<![\d/])(\d{1,2})\s*[:=–\-]\s*([^\W\d][^;,()\d]*)")
_NUMBER_TAIL = re.compile(r"[.,]0+$")
_ROW_DAYS = ("contact", "docket_on", "charged_on", "received", "accepted", "explained", "trial")
_ALIKE = 0.8
_LONGEST_DITTO = 14
_LIVED = re.compile(r"^(?:noi|cho|dia chi|tru|hktt|dkhktt|ho khau|que)\b")
_PLACED = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|ap|thon|kv|khu vuc|tt|tp|tx)\b")
# an address begins with a number or a kind of place; what begins otherwise may be another person with an address behind
_ADDRESS = re.compile(rf"\d|to \d|so \d|so nha|duong|khom|khu pho|{_PLACED.pattern}|{_LIVED.pattern}")
_EMPTY = frozenset(("-", "–", "—", "--", "---", ".", "..", "...", "…", "/", "\\"))
_TICKS = frozenset(("x", "v", "✓", "✔", "√", "1", "+", "có", "true", "☑", "1.0"))


@dataclass(frozen=True)
class RawTable:
    """The lines of one table as text.

    ``rows``: column -> values of the data rows: ``row`` (as a spreadsheet shows it), ``is_hidden``, ``section`` (the
    nearest section line above) and every field of the block (null = empty). ``skipped``: (row, reason, is_hidden) of
    the other written lines. ``unread``: position of a column with values that no field takes -> its heading.
    """

    block: Block
    sheet: Sheet
    rows: dict[str, list]
    skipped: list[tuple[int, str, bool]]
    unread: dict[int, str] = field(default_factory=dict)

    def letters(self) -> dict[str, str]:
        """Field -> column letter."""
        return {name: column_letter(j) for name, j in self.block.columns.items()}


def file_names(file: str, sheet: str) -> list[str]:
    """The names around a sheet, nearest first: sheet, file without ending, folders from the inside out."""
    path = PurePosixPath(file)
    return [name for name in (sheet, path.stem, *(part.name for part in path.parents)) if name]


def raw_tables(workbook: Workbook, formats: Formats) -> tuple[list[RawTable], list[Sheet]]:
    """The tables of a workbook, and the sheets with text in which no format was recognised."""
    tables, unknown = [], []
    for sheet in workbook.sheets:
        names = file_names(workbook.file, sheet.name)
        plain = turned(sheet, formats)
        blocks = recognise(plain, formats, names) if plain is not None else []
        if blocks and blocks[0].format.kind not in ENTRY_KINDS:
            sheet = plain
        else:
            blocks = recognise(sheet, formats, names)
        if not blocks and (before := _goes_on_from(sheet, tables)):
            blocks = [before]
        tables += _tables_of(sheet, blocks)
        if not blocks and any(cell.strip() for row in sheet.rows for cell in row):
            unknown.append(sheet)
    marks = _ditto_marks(tables)
    for table in tables if marks else ():
        _fill_dittos(table.rows, list(table.block.columns), marks)
    return tables, unknown


def _goes_on_from(sheet: Sheet, tables: list[RawTable]) -> Block | None:
    """The table before, where a sheet without headings holds the same columns: as many, names and days in their places."""
    if not tables or tables[-1].block.format.kind not in ENTRY_KINDS or not tables[-1].rows["row"]:
        return None
    block = tables[-1].block
    rows = [row for row in sheet.rows if sum(1 for cell in row if cell.strip()) >= 3]
    name, day = block.columns.get("name"), next((block.columns[n] for n in _ROW_DAYS if n in block.columns), None)
    if not rows or name is None or day is None or len(rows) < len([row for row in sheet.rows if any(row)]) / 2:
        return None
    width = max(j for j in block.headings) + 1
    widest = max(max(j for j, cell in enumerate(row) if cell.strip()) for row in rows) + 1
    held = column_contents(rows, plain_kinds)
    is_alike = widest <= width and max(name, day) < len(held)
    if is_alike and held[name].get("name", 0.0) >= _ALIKE and held[day].get("day", 0.0) >= _ALIKE:
        return replace(block, heading=0, first=0, last=len(sheet.rows))
    return None


def _tables_of(sheet: Sheet, blocks: list[Block]) -> list[RawTable]:
    """The tables of a sheet; one that goes on under repeated headings keeps the section it stood in."""
    tables: list[RawTable] = []
    for block in blocks:
        goes_on = bool(tables) and tables[-1].block.headings == block.headings
        tables.append(_raw_table(sheet, block, _last_section(tables[-1], sheet) if goes_on else None))
    return tables


def _last_section(table: RawTable, sheet: Sheet) -> str | None:
    index = dict(zip(sheet.row_numbers, sheet.rows, strict=True))
    sections = [number for number, reason, _ in table.skipped if reason == "section"]
    if sections:
        return next(cell.strip() for cell in index[sections[-1]] if cell.strip())
    return table.rows["section"][-1] if table.rows["section"] else None


def column_letter(position: int) -> str:
    """A spreadsheet's letter of the column at ``position`` (from 0)."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _raw_table(sheet: Sheet, block: Block, section: str | None = None) -> RawTable:
    names = [block.columns[field] for field in PERSON_COLUMNS if field in block.columns]
    main = names[0] if names else min(block.columns.values())
    heading = key(block.headings.get(main, "").split(" / ")[-1])
    number_at = block.columns.get("no", -1)
    above = _lines_of_one(sheet, block, main)
    kept: list[list[str]] = []
    known: dict[str, list] = {"row": [], "is_hidden": [], "section": []}
    skipped: list[tuple[int, str, bool]] = []
    last, is_signed = 0, False  # the row read before, where it was a data row; whether it was a signature
    for number, row in zip(sheet.row_numbers[block.first : block.last], _filled(sheet, block), strict=True):
        reason = _why_not(row, names, main, number_at, heading)
        if reason is None and is_signed and _is_under_signature(row, number_at):
            reason = "signature"
        is_signed = reason == "signature"
        is_hidden = number in sheet.hidden_rows
        if reason is None and _is_second_line(row, main, number_at, bool(kept)):
            if kept:
                kept[-1] = [cell or "".join(row[j : j + 1]) for j, cell in enumerate(kept[-1])]
            skipped.append((number, "continued" if kept else "heading", is_hidden))
            continue
        if kept and (number in above or _goes_on(row, kept[-1], names, number_at, bool(last), reason)):
            kept[-1] = _joined(kept[-1], row)
            skipped.append((number, "continued", is_hidden))
            last = number
            continue
        last = number if reason is None else 0
        if reason is None:
            kept.append(row)
            for name, value in (("row", number), ("is_hidden", is_hidden), ("section", section)):
                known[name].append(value)
        elif reason != "blank":
            skipped.append((number, reason, is_hidden))
            section = [cell for cell in row if cell][-1] if reason == "section" else section
    fields = {name: [row[j] or None if j < len(row) else None for row in kept] for name, j in block.columns.items()}
    fields |= _joined_days(block, kept)
    fields |= _choices(block, kept)
    fields |= {name: _decoded(fields[name], block.headings.get(j, "")) for name, j in block.columns.items() if name in fields}
    return RawTable(block, sheet, {**known, **fields}, skipped, _unread(block, kept))


def _unread(block: Block, kept: list[list[str]]) -> dict[int, str]:
    """Columns with values that no field takes; parts of a date and columns to tick under a heading read are taken."""
    taken = set(block.columns.values())
    parents = {block.headings[j].rpartition(" / ")[0] for j in taken if j in block.headings}
    near = {j for at in taken for j in (at + 1, at + 2) if re.match(r"(?:thang|nam)\b", key(block.headings.get(j, "")))}
    return {
        j: text
        for j, text in block.headings.items()
        if j not in taken | near
        and not (block.format.kind == "reference" and LIST_NAME.search(key(text)) and _is_ticked(kept, j))
        and not _BESIDE.match(key(text.rpartition(" / ")[2]))
        and not (text.rpartition(" / ")[0] and text.rpartition(" / ")[0] in parents and _is_ticked(kept, j))
        and any(j < len(row) and row[j] for row in kept)
    }


def _is_ticked(kept: list[list[str]], j: int) -> bool:
    return all(row[j].lower() in _TICKS for row in kept if j < len(row) and row[j])


def _decoded(values: list[str | None], heading: str) -> list[str | None]:
    """Codes as the words that the heading itself gives them: "Giới tính (1: Nam; 2: Nữ)"."""
    legend = {code.lstrip("0") or "0": words.strip() for code, words in _LEGEND.findall(heading)}
    if len(legend) < 2:
        return values
    return [legend.get(_NUMBER_TAIL.sub("", value).lstrip("0") or "0", value) if value else value for value in values]


def _is_under_signature(row: list[str], number_at: int) -> bool:
    """The names of those who signed: a few cells without a day or the number that every row of the table bears."""
    is_numbered = number_at >= 0 and any(row[number_at : number_at + 1])
    return not is_numbered and sum(map(bool, row)) <= 3 and not any(c.isdigit() for cell in row for c in cell)


def _lines_of_one(sheet: Sheet, block: Block, main: int) -> set[int]:
    """Rows that are further lines of the person above: number and name are each merged downwards over them."""
    if block.format.kind not in ENTRY_KINDS or "no" not in block.columns:
        return set()
    down = {
        (span.first_column - 1, span.first_row, span.last_row)
        for span in sheet.merged
        if span.first_column == span.last_column and span.last_row > span.first_row
    }
    both = [(top, end) for j, top, end in down if j == main and (block.columns["no"], top, end) in down]
    return {row for top, end in both for row in range(top + 1, end + 1)}


def _goes_on(row: list[str], above: list[str], names: list[int], number_at: int, is_next: bool, reason: str | None) -> bool:
    """Whether a line without number and name, right under a numbered person, goes on with that person's cells."""
    if reason not in ("stray", "section", None) or not names or number_at < 0 or not is_next:
        return False
    if any(row[j] for j in (*names, number_at) if j < len(row)) or not above[number_at : number_at + 1] or not above[number_at]:
        return False
    filled = [j for j, cell in enumerate(row) if cell]
    return bool(filled) and filled[0] > min(names) and not _SIGNED.search(" ".join(row))


def _is_second_line(row: list[str], main: int, number_at: int, is_below: bool) -> bool:
    """Whether an unnumbered line says an address where the line above says the name, or, above the first person, the
    headings of such second lines.
    """
    if number_at < 0 or any(row[number_at : number_at + 1]) or main >= len(row):
        return False
    if not is_below:
        return not any(c.isdigit() for cell in row for c in cell) and bool(_LIVED.search(key(row[main])))
    said = key(row[main])
    return len(_PLACED.findall(said)) >= 2 and bool(_ADDRESS.match(said))


def _joined(above: list[str], row: list[str]) -> list[str]:
    """A person's cells with what a further line adds to them."""
    width = max(len(above), len(row))
    pairs = zip([*above, *[""] * (width - len(above))], [*row, *[""] * (width - len(row))], strict=True)
    return ["\n".join(dict.fromkeys(cell for cell in pair if cell)) for pair in pairs]


def _joined_days(block: Block, kept: list[list[str]]) -> dict[str, list[str | None]]:
    """Dates spread over three columns ("Ngày tiếp xúc | Tháng tiếp xúc | Năm tiếp xúc") as day/month/year in one cell."""
    said = {j: key(text.split(" / ")[-1]) for j, text in block.headings.items()}
    joined: dict[str, list[str | None]] = {}
    for name, j in block.columns.items():
        first, _, rest = said.get(j, "").partition(" ")
        if first == "ngay" and rest and said.get(j + 1) == f"thang {rest}" and said.get(j + 2) == f"nam {rest}":
            parts = ([_NUMBER_TAIL.sub("", cell) for cell in row[j : j + 3] if cell] for row in kept)
            joined[name] = ["/".join(cells) or None for cells in parts]
    return joined


def _choices(block: Block, kept: list[list[str]]) -> dict[str, list[str | None]]:
    """Columns to tick under one heading (M03 | M04 | ĐT | Trực) as one column of the ticked headings.

    Only where every written cell below is a tick; the field is ``channel`` in the Centre's books, else ``paper_form``,
    and of small tables the one whose words the headings are (Tốt | Khá | Đạt, Trực tiếp | Điện thoại).
    """
    kind = block.format.kind
    if kind == "reference":
        return _ticked_lists(block, kept)
    pattern, field = _TICKED.get(kind, (_CHANNEL_WORD, "channel" if kind in ("log", "case") else "paper_form"))
    groups: dict[str, list[tuple[int, str]]] = {}
    for j, text in block.headings.items():
        parent, _, leaf = text.rpartition(" / ")
        if parent and pattern.search(key(leaf)):
            groups.setdefault(parent, []).append((j, leaf))
    for columns in groups.values():
        cells = [row[j].lower() for row in kept for j, _ in columns if j < len(row) and row[j]]
        if len(columns) >= 2 and cells and all(cell in _TICKS for cell in cells):
            ticked = [next((leaf for j, leaf in columns if j < len(row) and row[j]), None) for row in kept]
            dropped = {name: [None] * len(kept) for name, j in block.columns.items() if j in {j for j, _ in columns}}
            return dropped | {field: ticked}
    return {}


def _ticked_lists(block: Block, kept: list[list[str]]) -> dict[str, list[str | None]]:
    """Reference lists side by side as columns to tick (Hộ nghèo | Hộ cận nghèo | Người có công) as the group of each row."""
    named = {j: text for j, text in block.headings.items() if LIST_NAME.search(key(text.rpartition(" / ")[2]))}
    found = {j: text for j, text in named.items() if _is_ticked(kept, j)}
    if "group" in block.columns or len(found) < 2:
        return {}
    ticked = ([text for j, text in found.items() if j < len(row) and row[j]] for row in kept)
    return {"group": ["; ".join(names) or None for names in ticked]}


def _filled(sheet: Sheet, block: Block) -> list[list[str]]:
    """The rows of the block without blank ends, cells merged downwards holding their value in every row."""
    rows = [["" if cell.strip() in _EMPTY else cell.strip() for cell in row] for row in sheet.rows[block.first : block.last]]
    index = {number: i for i, number in enumerate(sheet.row_numbers[block.first : block.last])}
    for span in sheet.merged:
        j, first = span.first_column - 1, index.get(span.first_row)
        if first is None or span.last_row == span.first_row or span.first_column != span.last_column:
            continue
        for number in range(span.first_row + 1, span.last_row + 1):
            i = index.get(number)
            if i is not None and j < len(rows[i]) and not rows[i][j]:
                rows[i][j] = rows[first][j]
    return rows


def _why_not(row: list[str], names: list[int], main: int, number_at: int, heading: str) -> str | None:
    """Why a line is not a data row (blank, heading, total, signature, section, stray), or None for a data row."""
    filled = [cell for cell in row if cell]
    if not filled or (len(filled) == 1 and _NUMBER_ONLY.fullmatch(filled[0])):
        return "blank"
    has_name = any(j < len(row) and any(c.isalpha() for c in row[j]) for j in names)
    is_numbered = 0 <= number_at < len(row) and bool(_NUMBER_ONLY.fullmatch(row[number_at]))
    if heading and main < len(row) and row[main] and len(row[main]) < 80 and key(row[main]) == heading:
        return "heading"
    if any(_TOTAL.match(cell) for cell in filled[:2]) and not (has_name and is_numbered):
        return "total"
    if len(filled) <= 3 and not is_numbered and _SIGNED.search(" ".join(filled)):
        return "signature"
    if len(filled) == 1 or (len(filled) == 2 and _SECTION_NUMBER.fullmatch(filled[0])):
        return "section"
    is_data = has_name or len(filled) >= 4 or (is_numbered and len(filled) >= 3) if names else True
    return None if is_data else "stray"


def _ditto_marks(tables: list[RawTable]) -> set[str]:
    short = {
        text
        for table in tables
        for name in table.block.columns
        for text in table.rows[name]
        if text and len(text) <= _LONGEST_DITTO
    }
    if not short:
        return set()
    texts = pl.Series(sorted(short), dtype=pl.String)
    return set(texts.filter(dittos(texts)).to_list())


def _fill_dittos(rows: dict[str, list], fields: list[str], marks: set[str]) -> None:
    """Ditto marks replaced in place by the nearest value above in the same column."""
    for name in fields:
        values, above = rows[name], None
        if name == "no" or marks.isdisjoint(values):
            continue
        for i, value in enumerate(values):
            if value in marks:
                values[i] = above
            elif value:
                above = value
