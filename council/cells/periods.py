"""Reporting periods in titles, sheet names, file names and cells."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

import polars as pl

from council.cells.unique import bare, over_unique
from council.cells.written import day_of

# "số 10/2018/TTLT" is the number of a document, never the month October
_NUMBERED = re.compile(r"(?i)\bsố:?\s*\d{1,4}/(?:19|20)\d{2}(?!\d)\S*|(?<![\d/])\d{1,4}/(?:19|20)\d{2}/(?=[a-zđ])\S*")
_Span = tuple[dt.date | None, dt.date | None]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_Y = r"((?:19|20)\d{2})"
_NAM = r"\s*(?:nam|[/\-,])?\s*(?:nam\s*)?"
_Q = r"(iv|iii|ii|i|[1-4])"
_M = r"(?:thang\s*|t\s*)?(1[0-2]|0?[1-9])"
_DAY = r"(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*((?:19|20)\d{2}))?"
_TO = r"\s*(?:-|den|toi)\s*(?:het\s*)?(?:ngay\s*)?"


def periods(values: pl.Series, *, year: int | None = None) -> pl.DataFrame:
    """The period a text names: ``start``, ``end`` (first and last day, inclusive), ``label``, ``state``.

    ``year`` completes texts without one ("Quý I", "Tháng 6"). "từ 7-2025" leaves ``end`` null, "tính đến 31/10/2026"
    leaves ``start`` null. States: ok, empty, none (no period in the text), year_missing, impossible.
    """
    return over_unique(values, lambda text: _period(text, year),
                       {"start": pl.Date, "end": pl.Date, "label": pl.String, "state": pl.String})


@lru_cache(maxsize=50_000)
def period_of(text: str, year: int | None = None) -> tuple[dt.date | None, dt.date | None, str | None, str]:
    """One text as ``periods`` reads it: start, end, label, state."""
    return _period(text, year)


def period_label(start: dt.date | None, end: dt.date | None) -> str | None:
    """2024Q1, 2024H1, 2024-03, 2024, or first and last month joined by "..": one name per period."""
    if start is None or end is None or start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return None if start is None or end is None else f"{start.isoformat()}..{end.isoformat()}"
    if start.year == end.year:
        months = (start.month, end.month)
        if months == (1, 12):
            return str(start.year)
        if months in ((1, 6), (7, 12)):
            return f"{start.year}H{end.month // 6}"
        if start.month % 3 == 1 and end.month == start.month + 2:
            return f"{start.year}Q{end.month // 3}"
        if start.month == end.month:
            return f"{start.year}-{start.month:02d}"
    return f"{start.year}-{start.month:02d}..{end.year}-{end.month:02d}"


def _period(text: str, year: int | None) -> tuple[dt.date | None, dt.date | None, str | None, str]:
    plain = _prepared(text)
    if not plain:
        return None, None, None, "empty"
    dated = next((form for form in _DATED if form[0].search(plain)), None)
    # A day that bounds nothing is when something was signed; its year says nothing about the period.
    rest = plain if dated else re.sub(rf"(?<!\d)\d{{1,2}}/\d{{1,2}}/{_Y}(?!\d)", " ", plain)
    lone = re.search(rf"(?<!\d){_Y}(?!\d)", rest)
    for pattern, read in [dated] if dated else _FORMS:
        match = pattern.search(rest)
        if match:
            span = read(match, int(lone[1]) if lone else year)
            if span is None:
                return None, None, None, "year_missing"
            start, end = span
            if start is None and end is None or (start and end and start > end):
                return None, None, None, "impossible"
            return start, end, period_label(start, end), "ok"
    if lone:
        start, end = _months(int(lone[1]), 1, int(lone[1]), 12)
        return start, end, period_label(start, end), "ok"
    return None, None, None, "none"


def _prepared(text: str) -> str:
    plain = bare(_NUMBERED.sub(" ", text)).replace("_", " ")
    plain = re.sub(r"(?<=\d)\.(?=\d)", "/", plain)
    plain = re.sub(rf"\b(?:ngay\s*)?(\d{{1,2}})\s*thang\s*(\d{{1,2}})\s*nam\s*{_Y}", r"\1/\2/\3", plain)
    return " ".join(re.sub(r"[()\[\]:;]", " ", plain).split())


def _months(first_year: int, first: int, last_year: int, last: int) -> _Span:
    return dt.date(first_year, first, 1), dt.date(last_year, last, calendar.monthrange(last_year, last)[1])


def _quarter(name: str, year: int | None) -> _Span | None:
    number = _ROMAN.get(name) or int(name)
    return None if year is None else _months(year, 3 * number - 2, year, 3 * number)


def _half(number: int, year: int | None) -> _Span | None:
    return None if year is None else _months(year, 6 * number - 5, year, 6 * number)


def _first_months(count: int, year: int | None) -> _Span | None:
    return None if year is None or not 1 <= count <= 12 else _months(year, 1, year, count)


def _days(match: re.Match[str], year: int | None) -> _Span | None:
    last_year = int(match[6]) if match[6] else int(match[3]) if match[3] else year
    first_year = int(match[3]) if match[3] else last_year
    if first_year is None or last_year is None:
        return None
    return day_of(int(match[1]), int(match[2]), first_year), day_of(int(match[4]), int(match[5]), last_year)


def _until(match: re.Match[str], year: int | None) -> _Span | None:
    at = int(match[3]) if match[3] else year
    return None if at is None else (None, day_of(int(match[1]), int(match[2]), at))


def _quarters(match: re.Match[str], year: int | None) -> _Span | None:
    first, last = (_quarter(match[part], year) for part in (1, 2))
    return None if first is None or last is None else (first[0], last[1])


def _listed_months(match: re.Match[str], year: int | None) -> _Span | None:
    months = [int(number) for number in re.findall(r"\d+", match[1])]
    is_run = months == list(range(months[0], months[0] + len(months)))
    return _month_range(str(months[0]), str(months[-1]), year) if is_run else (None, None)


def _month_range(first: str, last: str, year: int | None) -> _Span | None:
    return None if year is None else _months(year, int(first), year, int(last))


_Form = tuple[re.Pattern[str], Callable[[re.Match[str], int | None], _Span | None]]
_DATED: list[_Form] = [
    (re.compile(rf"(?<!\d){_DAY}{_TO}{_DAY}(?!\d)"), _days),
    (re.compile(rf"(?:tinh den|den het|den ngay|den)\s*(?:het\s*)?(?:ngay\s*)?{_DAY}(?!\d)"), _until),
]
_FORMS: list[_Form] = [
    (re.compile(rf"(?<!\d){_M}\s*[/\-]\s*{_Y}(?:{_TO}|\s+){_M}\s*[/\-]\s*{_Y}(?!\d)"),
     lambda m, y: _months(int(m[2]), int(m[1]), int(m[4]), int(m[3]))),
    (re.compile(rf"\btu\s*(?:thang\s*)?(1[0-2]|0?[1-9])\s*[/\-]\s*{_Y}(?!\d)(?!\s*(?:-|den|toi))"),
     lambda m, y: (dt.date(int(m[2]), int(m[1]), 1), None)),
    (re.compile(rf"\b(?:quy|q\.?)\s*{_Q}\s*(?:,|va|\+|&|-|den)\s*(?:quy\s*|q\.?\s*)?{_Q}(?![a-z\d])"), _quarters),
    (re.compile(rf"(?:\bquy\s*|\bq\.?\s*|(?<=\d)q\s*){_Q}(?![a-z\d])"), lambda m, y: _quarter(m[1], y)),
    (re.compile(rf"(?<![a-z\d])(iv|iii|ii|i)\s*(?:[/\-,]\s*)?(?:nam\s*)?{_Y}(?!\d)"), lambda m, y: _quarter(m[1], int(m[2]))),
    (re.compile(r"(?:\bh|(?<=\d)h)([12])(?![a-z\d])"), lambda m, y: _half(int(m[1]), y)),
    (re.compile(r"\b0?6\s*thang\s*cuoi|\bnua cuoi"), lambda m, y: _half(2, y)),
    (re.compile(r"\b0?6\s*thang\s*dau|\bnua dau"), lambda m, y: _half(1, y)),
    (re.compile(r"\b(?:thang|t)\s*(1[0-2]|0?[1-9])\s*(?:-|den|toi)\s*(?:het\s*)?(?:thang\s*|t\s*)?(1[0-2]|0?[1-9])(?!\d)"),
     lambda m, y: _month_range(m[1], m[2], y)),
    (re.compile(r"\b(?:thang|t)\s*((?:1[0-2]|0?[1-9])(?:\s*(?:,|va|\+|&)\s*(?:thang\s*|t\s*)?(?:1[0-2]|0?[1-9])(?!\d))+)"),
     _listed_months),
    (re.compile(rf"\b(1[0-2]|0?[1-9])t\s*[/\-]?\s*(?:nam\s*)?(?={_Y})"), lambda m, y: _first_months(int(m[1]), y)),
    (re.compile(r"(?<![\d/\-])(1[0-2]|0?[1-9])\s*thang(?!\s*\d)"), lambda m, y: _first_months(int(m[1]), y)),
    (re.compile(rf"\b(?:thang|t)\s*(1[0-2]|0?[1-9])(?!\d){_NAM}{_Y}?(?!\d)"),
     lambda m, y: _month_range(m[1], m[1], int(m[2]) if m[2] else y)),
    (re.compile(rf"(?<![\d/\-])(1[0-2]|0?[1-9])\s*[/\-]\s*{_Y}(?!\d)"),
     lambda m, y: _month_range(m[1], m[1], int(m[2]))),
    (re.compile(rf"(?<![\d/\-]){_Y}\s*[/\-]\s*(1[0-2]|0?[1-9])(?![\d/\-]|\s*thang)"),
     lambda m, y: _month_range(m[2], m[2], int(m[1]))),
    (re.compile(rf"(?<!\d){_Y}\s*(?:-|den)\s*(?:nam\s*)?{_Y}(?!\d)"),
     lambda m, y: _months(int(m[1]), 1, int(m[2]), 12)),
]
