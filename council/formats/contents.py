"""What the cells of a column hold, whatever its heading says: days, case codes, names, units, shares, words of a list."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from council.cells import Vocabularies, period_of
from council.cells.unique import bare
from council.cells.vocabulary import shipped
from council.cells.written import written

_MOST_ROWS, _MOST_TRIED = 60, 25
_CASE = re.compile(r"\b[a-z]{2,8}\d{0,2}\s*[./\-]\s*[a-z]{2,6}\s*[./\-]\s*\d{1,5}\s*[./\-]\s*(?:19|20)\d{2}\b")
# a Centre's own code: letters and digits joined by signs, neither a day nor a fraction
_OWN_CASE = re.compile(r"(?!.*\b(?:qd|tb|cv|ct|tlst|tlpt)\b)(?=.*[a-z])(?=(?:.*\d){3})[a-z\d]+(?:[./\-_][a-z\d]+){1,5}")
_SHARE = re.compile(
    r"(?:(?:giam|con|lam viec|bang)\s*)?(?:\d{1,3}(?:[.,]\d+)?\s*%.*|0[.,]\d+|[01](?:[.,]0+)?)"
    r"|mien.*|.*\bkhong\b.*|.*\bhoan toan\b.*"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s*(?:/\s*100|diem)?")
_COUNT = re.compile(r"\d{1,6}(?:[.,]0+)?|\d{1,3}(?:[.,]\d{3})+|-|–")
_YEAR = re.compile(r"(?:nam\s*)?20\d{2}(?:[.,]0+)?")
_RANGE = re.compile(r"\D{0,12}\d{1,3}(?:\D{1,12}\d{1,3})?\D{0,20}")
_DAY = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d{2})"
_SPAN = re.compile(rf"(?<!\d){_DAY}(?!\d).{{1,25}}?(?<!\d){_DAY}(?!\d)")
_REGION = re.compile(r"\b(?:khu vuc|kv)\s*(?:so\s*)?\d{1,2}\b|\d{1,2}")
_COMMUNE = re.compile(r"(?:xa|phuong|thi tran|dac khu|tt\.?|p\.?|x\.?)\s+\S.*")
_FIGURES = re.compile(r"\d[^a-z]{0,24}|\d{1,5}\s*/.{1,20}")
_CODE = re.compile(r"\d{4,5}(?:[.,]0+)?")
_TITLE = re.compile(r"^(?:tro giup vien(?: phap ly)?|tgvpl|tgv|luat su|ls|ong|ba|d/c|dong chi)[\s.:]+")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_WORD_LISTS = {"field": "field", "stage": "stage", "duty_mode": "mode", "report_form": "report", "grade": "grade", "sex": "sex"}
_DITTO = re.compile(r"(?i)[\"“”″'`,/\\\-–—.]{1,3}|-?\s*n/?t\s*-?|như trên")
_TICKS = frozenset(("x", "v", "✓", "✔", "√", "+", "☑"))

# field of a small table -> what its cells can hold
HOLDS: dict[str, frozenset[str]] = {
    **{
        name: frozenset(("day",))
        for name in ("appointed_on", "active_to", "end_on", "closed", "duty_on", "hearing_on", "due_on", "done_on", "received_on")
    },
    "start_on": frozenset(("day", "span")),
    "span": frozenset(("span",)),
    "name": frozenset(("name", "word")),
    **{name: frozenset(("name",)) for name in ("provider", "duty_person", "lawyer")},
    "case_id": frozenset(("case",)),
    "factor": frozenset(("share",)),
    "reduction": frozenset(("share",)),
    "score": frozenset(("amount",)),
    "unit": frozenset(("unit",)),
    "duty_place": frozenset(("unit",)),
    "period": frozenset(("period",)),
    "year": frozenset(("year",)),
    "forbidden_field": frozenset(("field",)),
    "forbidden_area": frozenset(("place",)),
    "served_area": frozenset(("place",)),
    "appraisal_grade": frozenset(("grade", "tick")),
    "stage": frozenset(("stage",)),
    "duty_mode": frozenset(("mode", "tick")),
    "report_form": frozenset(("report",)),
    "court": frozenset(("region",)),
    "commune_code": frozenset(("code",)),
    "commune": frozenset(("commune", "text")),
    **{name: frozenset(("range",)) for name in ("meets_from", "good_from", "excellent_from")},
    **{
        name: frozenset(("count",))
        for name in (
            "contacted",
            "told",
            "self_identified",
            "explained_count",
            "requested_count",
            "notified_m03",
            "informed_m04",
            "declined_count",
            "minors",
            "persons",
            "sum",
        )
    },
    "text": frozenset(("text",)),
    "reason": frozenset(("text",)),
    "owner": frozenset(("text", "unit")),
    "band": frozenset(("range", "text")),
    "is_officer": frozenset(("tick",)),
    "is_lawyer": frozenset(("tick",)),
}


# what may stand in a column whose heading names the field, though it says nothing by itself: days of a month in the title
ALSO_HOLDS: dict[str, frozenset[str]] = {
    "duty_on": frozenset(("day_month", "day_number")),
    "hearing_on": frozenset(("day_month",)),
    "received_on": frozenset(("day_month",)),
    "due_on": frozenset(("day_month",)),
}


def column_contents(
    rows: Sequence[Sequence[str]], kinds_of: Callable[[str], frozenset[str]]
) -> list[dict[str, float]]:
    """For each column of data ``rows`` what its written cells hold: kind -> share of them (0 to 1), ``written`` -> number;
    ``kinds_of`` tells the kinds of a cell.

    Kinds: day, span (two days), period, year, case, share, amount, count, range, name, word (of a name), unit, region,
    commune, code, figures (no words), place, tick, text (a wording of some length), and the vocabularies field, stage,
    mode, report, grade, sex.
    """
    width = max((len(row) for row in rows), default=0)
    found = []
    for j in range(width):
        cells = [
            row[j].strip() for row in rows[:_MOST_ROWS] if j < len(row) and row[j].strip() and not _DITTO.fullmatch(row[j].strip())
        ]
        tried = cells[:: max(1, len(cells) // _MOST_TRIED)] if cells else []
        kinds = [kinds_of(cell) for cell in tried]
        shares = {kind: sum(kind in held for held in kinds) / len(kinds) for kind in frozenset().union(*kinds)} if kinds else {}
        if len(cells) > 2 and cells == [str(n) for n in range(1, len(cells) + 1)]:
            shares = {"running": 1.0}  # says nothing, but a few counts or days can look like it
        found.append(shares | {"written": float(len(cells))})
    return found


@lru_cache(maxsize=100_000)
def kinds_of(cell: str) -> frozenset[str]:
    """Every kind of content that ``cell`` could be."""
    plain, words = bare(cell), shipped()
    held = set(plain_kinds(cell))
    held |= {kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)}
    held |= {"case"} if _CASE.search(plain) or _OWN_CASE.fullmatch(plain) else set()
    held |= {"period"} if _is_period(cell) else set()
    held |= {"day_month"} if _form(plain) == "day_month" else set()
    held |= {"day_number"} if re.fullmatch(r"0?[1-9]|[12]\d|3[01]", plain) else set()
    held |= {"region"} if _REGION.search(plain) and not held & {"day", "span"} else set()
    held |= {kind for name, kind in _WORD_LISTS.items() if _is_known(words, name, cell)}
    held |= {"tick"} if cell.lower() in _TICKS else set()
    held |= {"place"} if any(c.isalpha() for c in cell) and len(cell) < 60 else set()
    return frozenset(held | ({"text"} if len(cell) >= 4 and sum(c.isalpha() for c in cell) > len(cell) / 3 else set()))


@lru_cache(maxsize=100_000)
def plain_kinds(cell: str) -> frozenset[str]:
    """The kinds that the forms of persons ask about: day, span, name, word, unit, count, figures, tick."""
    plain = bare(cell)
    held = {"span"} if _SPAN.search(plain) else {"day"} if _is_day(plain) else set()
    held |= {"name"} if _is_name(cell) else {"word"} if cell.isalpha() and cell[0].isupper() else set()
    held |= {"unit"} if not held & {"day", "span"} and shipped().look_up("unit_body", cell)[1] else set()
    held |= {"count"} if _COUNT.fullmatch(plain) else set()
    held |= {"tick"} if cell.lower() in _TICKS else set()
    return frozenset(held | ({"figures"} if _FIGURES.fullmatch(plain) else set()))


_PATTERNS = (
    ("share", _SHARE),
    ("amount", _AMOUNT),
    ("year", _YEAR),
    ("range", _RANGE),
    ("commune", _COMMUNE),
    ("code", _CODE),
)


@lru_cache(maxsize=100_000)
def _form(plain: str) -> str:
    """What kind of date stands somewhere in the cell; a cell without digits is none."""
    return written(plain, whole=False).form if any(c.isdigit() for c in plain) else "none"


def _is_day(plain: str) -> bool:
    return _form(plain) in ("ordered", "slash") and not re.fullmatch(r"\d{8,}", plain)


def _is_period(cell: str) -> bool:
    return len(cell) < 30 and period_of(cell, 2024)[3] == "ok"


def _is_known(words: Vocabularies, name: str, cell: str) -> bool:
    return len(cell) < 40 and any(c.isalpha() for c in cell) and words.look_up(name, cell)[0] is not None


def _is_name(cell: str) -> bool:
    """Two to six words of letters, each with a capital (or all capitals), titles in front left out."""
    plain = bare(cell)
    title = _TITLE.match(plain)
    text = " ".join(cell.split())[len(title[0]) if title else 0 :].strip()
    return bool(_NAME.fullmatch(text)) and all(word[0].isupper() for word in text.split())
