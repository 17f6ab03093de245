"""Sheets that lie on their side, or that spread one column over many, as one table of plain rows."""

import re
from dataclasses import dataclass, replace

from council.formats.contents import kinds_of
from council.formats.definitions import Formats
from council.formats.headings import bare_heading_key, heading_key, is_total, key
from council.formats.recognition import offers_of
from council.workbooks import Sheet

_LOOK_AT_ROWS = 30
_FEWEST_INDICATORS = 4
_LONGEST_SIDE = 80
_TOTAL_WORD = re.compile(r"(?i)giải thích|giai thich|yêu cầu|yeu cau|thông báo|thong bao|từ chối|tu choi|tiếp xúc|m0[134]|tự nhận")
_SUM = re.compile(r"(cong|tong|tong cong|tong so|ca nam|luy ke)( .*)?")
_NO_VALUE = re.compile(r"(stt|tt|so tt|dvt|don vi tinh|ghi chu)")
_DAY = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}")
_DUE = re.compile(r"(?i)(?:hạn|han|trước|truoc|chậm nhất|cham nhat)\D{0,20}(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})")
_NOT_YET = re.compile(r"(?i)^(?:chưa|chua|không|khong)\b")
_ROMAN = re.compile(r"\b(?:I|II|III|IV)\b")
_SENIORITY = re.compile(r"^(?:duoi|tu|tren|du|chua du)\b.*\bnam\b|^[<>]|^\d+\s*(?:den|-).*\bnam\b")
_LEVELS = ("dat", "kha", "tot")
_LABELS = {"period": "Kỳ báo cáo", "unit": "Nơi trực", "year": "Năm"}


@dataclass(frozen=True)
class _Group:
    """Neighbouring columns under one label: ``columns`` are (heading below the label, position)."""

    label: str
    columns: tuple[tuple[str, int], ...]


def turned(sheet: Sheet, formats: Formats) -> Sheet | None:
    """``sheet`` as plain rows where it is a table on its side or spread over columns, else None.

    Of a table on its side every column becomes a row (its number is the column's position, from 1); of a spread one
    every cell becomes a row with the number of the row it stands in.
    """
    return _on_its_side(sheet, formats) or _quota_on_its_side(sheet) or _spread(sheet)


def _on_its_side(sheet: Sheet, formats: Formats) -> Sheet | None:
    """Totals with the indicators down the side and units, periods or one value across."""
    width = max((len(row) for row in sheet.rows), default=0)
    if len(sheet.rows) > _LONGEST_SIDE or sum(_TOTAL_WORD.search(" ".join(row[:4])) is not None for row in sheet.rows) < 3:
        return None
    found = max((_indicators(sheet, j, formats) for j in range(min(width, 4))), key=len, default={})
    if len(set(found.values())) < _FEWEST_INDICATORS:
        return None
    j = next(c for c in range(min(width, 4)) if _indicators(sheet, c, formats) == found)
    first = min(found)
    above = [i for i in range(first) if sum(1 for cell in sheet.rows[i] if cell.strip()) >= 2]
    if not above:
        return None
    heading = above[-1]
    values = [c for c in range(j + 1, width) if _is_value_column(sheet, c, heading, found)]
    if not values:
        return None
    labels = [sheet.rows[heading][c].strip() for c in values]
    units, periods_ = (["unit" in kinds_of(text) for text in labels], ["period" in kinds_of(text) for text in labels])
    names = ["Đơn vị", *(["Kỳ báo cáo"] if any(periods_) else []), *(sheet.rows[i][j].strip() for i in found)]
    rows = [
        [text if is_unit else "", *([text if is_period else ""] if any(periods_) else []), *(sheet.rows[i][c] for i in found)]
        for c, text, is_unit, is_period in zip(values, labels, units, periods_, strict=True)
    ]
    return _made(sheet, heading, [names], rows, [c + 1 for c in values])


def _quota_on_its_side(sheet: Sheet) -> Sheet | None:
    """Quota bands with the seniority across and the levels (đạt, khá, tốt) down the side."""
    for i, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]):
        across = [c for c, cell in enumerate(row) if c and _SENIORITY.search(key(cell))]
        if len(across) < 2:
            continue
        levels = {}
        for below in sheet.rows[i + 1 : i + 8]:
            said = next((level for level in _LEVELS if f" {level} " in f" {key(' '.join(below[:2]))} "), None)
            if said and said not in levels:
                levels[said] = below
        if len(levels) == len(_LEVELS):
            rows = [[row[c].strip(), *(levels[level][c] if c < len(levels[level]) else "" for level in _LEVELS)] for c in across]
            return _made(sheet, i, [["Thâm niên bổ nhiệm", "Đạt", "Khá", "Tốt"]], rows, [c + 1 for c in across])
    return None


def _indicators(sheet: Sheet, j: int, formats: Formats) -> dict[int, str]:
    """Position of each row whose cell ``j`` names a total -> the field it names."""
    found: dict[int, str] = {}
    for i, row in enumerate(sheet.rows):
        text = row[j].strip() if j < len(row) else ""
        path = (bare_heading_key(text) or heading_key(text),) if len(text) > 3 else ("",)
        offers = {name: s for name, s in (offers_of("totals_row", path, formats) if path[0] else {}).items() if name not in _KEYS}
        if offers and (best := max(offers, key=offers.__getitem__)) not in found.values():
            found[i] = best
    return found


_KEYS = ("unit", "period", "quarter", "month", "year", "no", "note", "official", "sum")


def _is_value_column(sheet: Sheet, c: int, heading: int, found: dict[int, str]) -> bool:
    label = key(sheet.rows[heading][c]) if c < len(sheet.rows[heading]) else ""
    if not label or _SUM.fullmatch(label) or _NO_VALUE.fullmatch(label):
        return False
    cells = [sheet.rows[i][c].strip() for i in found if c < len(sheet.rows[i]) and sheet.rows[i][c].strip()]
    return bool(cells) and sum("count" in kinds_of(cell) for cell in cells) >= 0.8 * len(cells)


def _spread(sheet: Sheet) -> Sheet | None:
    for i in range(min(len(sheet.rows) - 1, _LOOK_AT_ROWS)):
        row = sheet.rows[i]
        if sum(1 for cell in row if cell.strip()) < 3 or any(_DAY.fullmatch(cell.strip()) for cell in row):
            continue
        for kind in _LABELS:
            groups = _groups(sheet, i, kind)
            if len(groups) >= 2:
                made = _unspread(sheet, i, kind, groups)
                if made is not None:
                    return made
    return None


def _groups(sheet: Sheet, i: int, kind: str) -> list[_Group]:
    """Columns of heading row ``i`` whose headings are all periods, all units or all years, to the right of others."""
    row, below = sheet.rows[i], sheet.rows[i + 1]
    groups: list[_Group] = []
    for c, cell in enumerate(row):
        text = cell.strip()
        under = below[c].strip() if c < len(below) else ""
        if text and _is_label(text, kind):
            groups.append(_Group(text, ((under, c),)))
        elif groups and not text and under and groups[-1].columns[-1][1] == c - 1:
            groups[-1] = replace(groups[-1], columns=(*groups[-1].columns, (under, c)))
    if not groups or groups[0].columns[0][1] < 1 or any(len(g.columns) != len(groups[0].columns) for g in groups):
        return []
    return groups


def _is_label(text: str, kind: str) -> bool:
    plain = re.sub(r"\([^()]*\)", " ", text).strip()
    if kind != "unit" and not (plain and any(c.isdigit() for c in text)) and not _ROMAN.search(plain):
        return False
    held = kinds_of(plain)
    if kind == "unit":
        return "unit" in held and len(plain.split()) > 1 and not plain.lower().startswith(("nơi", "tên", "đơn vị", "cơ quan tiến"))
    return (
        kind in held and "day" not in held and any(c.isdigit() or c in "IV" for c in plain) and not plain.replace(".", "").isdigit()
    )


def _unspread(sheet: Sheet, i: int, kind: str, groups: list[_Group]) -> Sheet | None:
    """One row per (row, group), or None where the cells say nothing that a table of rows could hold."""
    is_deep = len(groups[0].columns) > 1
    first = i + 2 if is_deep else i + 1
    keys = [c for c in range(groups[0].columns[0][1]) if sheet.rows[i][c].strip()]
    heads = _value_heads(sheet, first, groups) if not is_deep else [text for text, _ in groups[0].columns]
    if not keys or heads is None:
        return None
    due = not is_deep and all(_DUE.search(g.label) for g in groups)
    headings = [*(sheet.rows[i][c].strip() for c in keys), _LABELS[kind], *(["Hạn gửi"] if due else []), *heads]
    rows, numbers = [], []
    for at in range(first, len(sheet.rows)):
        row = sheet.rows[at]
        own = [row[c].strip() if c < len(row) else "" for c in keys]
        if not any(c.isalnum() for text in own[-1:] for c in text) or is_total(row) or sum(bool(cell.strip()) for cell in row) < 2:
            continue
        for group in groups:
            cells = [row[c].strip() if c < len(row) else "" for _, c in group.columns]
            if heads == ["Người trực"] and not cells[0]:
                continue
            label = re.sub(r"\([^()]*\)", " ", group.label).strip()
            rows.append([*own, label, *([_DUE.search(group.label)[1]] if due else []), *_values(cells, heads)])
            numbers.append(sheet.row_numbers[at])
    return _made(sheet, i, [headings], rows, numbers) if rows else None


def _value_heads(sheet: Sheet, first: int, groups: list[_Group]) -> list[str] | None:
    """What the cells under the labels are: days of receipt, persons on duty, or documents with their day."""
    cells = [row[c].strip() for row in sheet.rows[first:] for g in groups for _, c in g.columns if c < len(row) and row[c].strip()]
    if not cells:
        return None
    shares = {kind: sum(kind in kinds_of(cell) for cell in cells) / len(cells) for kind in ("name", "day", "count")}
    if shares["name"] >= 0.6:
        return ["Người trực"]
    told = [cell for cell in cells if not _NOT_YET.search(cell)]
    if told and sum(bool(_DAY.fullmatch(cell)) for cell in told) >= 0.6 * len(told):
        return ["Ngày nhận"]
    if told and sum(bool(_DAY.search(cell)) and len(cell) > 14 for cell in told) >= 0.6 * len(told):
        return ["Văn bản triển khai", "Ngày ban hành", "Ghi chú"]
    return None


def _values(cells: list[str], heads: list[str]) -> list[str]:
    if len(heads) != 3 or len(cells) != 1:
        return cells
    text, day = cells[0], _DAY.search(cells[0])
    if _NOT_YET.search(text):
        return ["", "", text]
    return [re.sub(r"(?i)[,;(\s]*(?:ngày|ngay)?\s*$", "", text[: day.start()]) if day else text, day[0] if day else "", ""]


def _made(sheet: Sheet, heading: int, heads: list[list[str]], rows: list[list[str]], numbers: list[int]) -> Sheet:
    """The titles of ``sheet`` over the new table."""
    width = max(len(row) for row in (*heads, *rows, *sheet.rows[:heading]))
    whole = [[*row, *[""] * (width - len(row))] for row in (*sheet.rows[:heading], *heads, *rows)]
    lines = [*sheet.row_numbers[:heading], *[sheet.row_numbers[heading]] * len(heads), *numbers]
    return replace(sheet, rows=whole, row_numbers=lines, merged=())
