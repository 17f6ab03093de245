"""Columns of persons' forms that no heading explains, told by the words and numbers in their cells."""

import re
from functools import cached_property, lru_cache

from council.cells.unique import bare
from council.cells.vocabulary import shipped
from council.formats.contents import column_contents, kinds_of, plain_kinds
from council.formats.headings import is_total
from council.workbooks import Sheet

_LOOK_AT_DATA, _MOST_CELLS = 120, 20
_CLEAR = 0.8
_PARTY_NAMED = re.compile(r"\b(?:19|20)\d\d\b|:\s*(?:[ôÔ]ng |[bB]à )?[^\W\d_a-zà-ỹđ]\w*(?: \w+){1,}")
_MOSTLY = 0.6
# fields whose cells are words of the vocabulary of the same name, by kind of row ("*" = every kind)
_WORDS = {
    "sex": "*",
    "role": "*",
    "custody": "*",
    "stage": "*",
    "reply": "log",
    "channel": "log",
    "case_form": "case",
    "close_reason": "case",
}
_NUMBERS = {
    "paper": (re.compile(r"(?:tb|tt|thong bao|thong tin|cv|m0?[34])\b.{0,12}\d.*|\d{1,5}\s*/\s*(?:tb|tt)\b.*\d{4}"), "register"),
    "requested": (re.compile(r".*\b(?:yeu cau|y/?c|tu choi|de nghi|nhu cau)\b.*"), "register"),
    "id_number": (re.compile(r"'?\d{11,12}(?:\.0)?"), "*"),
    "paper_number": (re.compile(r"(?:so )?\d{1,5}\s*/\s*(?:20\d\d\s*/\s*)?(?:tb|tt)\b.*"), "log register list"),
    "case_no": (re.compile(r"(?:so )?\d{1,5}\s*/\s*(?:20\d\d\s*/\s*)?(?:qd|tl|hs|ds|hn).*"), "list register"),
    "case_id": (re.compile(r"[a-z]{2,8}\d{0,2}[./\-][a-z]{2,6}[./\-]\d{1,5}[./\-]20\d\d"), "case"),
}
_DAYS = ("contact", "docket_on", "charged_on", "received", "accepted", "explained", "trial", "requested_at")
_NAMES = ("name", "accused_name", "victim_name", "plaintiff_name", "respondent_name", "related_name")


@lru_cache(maxsize=200_000)
def _knows(vocabulary: str, cell: str) -> bool:
    return shipped().look_up(vocabulary, cell)[0] is not None


class Held:
    """What the columns under a heading hold, looked at once and only when somebody asks."""

    def __init__(self, sheet: Sheet, first: int):
        rows = sheet.rows[first : first + _LOOK_AT_DATA]
        filled = [sum(1 for cell in row if cell.strip()) for row in rows]
        few = max(1, max(filled, default=0) / 3)  # lines that hold no more are sections and signatures
        self.rows = [row for row, cells in zip(rows, filled, strict=True) if cells > few and not is_total(row)]
        self._spoken: dict[tuple[str, int], bool] = {}
        self._cells: dict[int, list[str]] = {}

    @cached_property
    def columns(self) -> list[dict[str, float]]:
        """Kind of content -> share, of each column, for the forms of persons."""
        return column_contents(self.rows, plain_kinds)

    @cached_property
    def all_columns(self) -> list[dict[str, float]]:
        """The same with every kind there is, for the small forms."""
        return column_contents(self.rows, kinds_of)

    def cells(self, j: int) -> list[str]:
        """Some different written cells of column ``j``."""
        if j not in self._cells:
            written = (row[j].strip() for row in self.rows if j < len(row) and row[j].strip())
            self._cells[j] = list(dict.fromkeys(written))[:_MOST_CELLS]
        return self._cells[j]

    def is_unlike(self, name: str, j: int) -> bool:
        """Whether column ``j`` cannot be the field: names that are roles, agencies or numbers; days that hold none."""
        if j >= len(self.columns) or self.columns[j]["written"] < 3:
            return False
        found = self.columns[j]
        if name in _NAMES:
            others = max(found.get(kind, 0.0) for kind in ("unit", "count", "figures"))
            is_role = self.speaks("role", j) and not self._names_parties(j)
            return others - found.get("name", 0.0) >= _MOSTLY or is_role or self.speaks("sex", j)
        if name == "group":
            looks_named = found.get("name", 0.0) >= _MOSTLY and found.get("word", 0.0) < _MOSTLY
            return (looks_named or self.speaks("role", j)) and not self.speaks("group", j)
        if name == "m01":
            return self._fits("paper", j)
        if name == "paper":
            return found.get("tick", 0.0) >= _MOSTLY or self.speaks("yes_no", j)
        if name == "channel":
            return self.speaks("case_form", j)
        return name in _DAYS and found.get("day", 0.0) == 0.0 and (found.get("name", 0.0) >= _MOSTLY or self.speaks("role", j))

    def _names_parties(self, j: int) -> bool:
        """Whether cells put a name beside the role: "Nguyên đơn: Phạm Thị Hồng", "Trần Yến Nhi, 1996, bị cáo"."""
        cells = self.cells(j)
        return sum(bool(_PARTY_NAMED.search(cell)) for cell in cells) >= _MOSTLY * len(cells)

    def speaks(self, vocabulary: str, j: int) -> bool:
        """Whether nearly all different cells of column ``j`` are words of the vocabulary."""
        if (vocabulary, j) not in self._spoken:
            cells = [cell for cell in self.cells(j) if len(cell) < 60]
            known = sum(_knows(vocabulary, cell) for cell in cells)
            self._spoken[vocabulary, j] = bool(cells) and known >= _CLEAR * len(cells)
        return self._spoken[vocabulary, j]

    def holds(self, name: str, j: int) -> bool:
        """Whether the cells of column ``j`` are clearly those of the field."""
        if j >= len(self.columns) or not self.cells(j):
            return False
        if name == "sender":
            return self.columns[j].get("unit", 0.0) >= _CLEAR and all(" " in cell for cell in self.cells(j))
        if name == "name":
            return self.columns[j].get("name", 0.0) >= _CLEAR and not self.speaks("role", j)
        return self._fits(name, j) if name in _NUMBERS else self.speaks(name, j)

    def _fits(self, name: str, j: int) -> bool:
        cells = self.cells(j)
        return bool(cells) and sum(bool(_NUMBERS[name][0].fullmatch(bare(cell))) for cell in cells) >= _MOSTLY * len(cells)


def complete(kind: str, keys, columns: dict[str, int], held: Held) -> list[tuple[str, int]]:
    """(field, column) of fields that no heading says and exactly one free column clearly holds."""
    free = [j for j, path in enumerate(keys) if path and j not in columns.values()]
    found: list[tuple[str, int]] = []
    people = [] if any(name in columns for name in _NAMES) else ["name"]
    wanted = [name for name, kinds in _WORDS.items() if kinds in ("*", kind)]
    wanted += [name for name, (_, kinds) in _NUMBERS.items() if kinds == "*" or kind in kinds.split()]
    # in a list such a column may be who arrested or judged before; in the Centre's log only the sender is a body
    bodies = ["sender"] if kind == "log" else []
    for name in (*people, *wanted, *bodies):
        if name in columns or not free or (name == "sex" and "sex_male" in columns):
            continue
        fits = [j for j in free if held.holds(name, j)]
        if len(fits) == 1:
            found.append((name, fits[0]))
            free.remove(fits[0])
    return found
