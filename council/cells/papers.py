"""Numbers of notices and information slips as registers and logs write them."""

import datetime as dt
import re
from functools import lru_cache

import polars as pl

from council.cells.dates import EVENT_YEARS
from council.cells.unique import bare, over_unique, tidy
from council.cells.written import day_of, full_year, written

_SCHEMA = {"number": pl.String, "number_text": pl.String, "on": pl.Date, "at": pl.Datetime("us"), "form": pl.String,
           "kind": pl.String, "state": pl.String}
_NUMBER = re.compile(r"\b0*(\d{1,5})(?!\d)")
_DATE_START = re.compile(
    r"(?:,|;|-|\(|\bngay\b)?\s*(?<![\d/])"
    r"(?=\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d/])|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*thang\s*\d)")
_NOTICE, _SLIP = re.compile(r"\b(?:tb|thong bao|m(?:au)?\s*0?3)\b"), re.compile(r"\b(?:tt|thong tin|m(?:au)?\s*0?4)\b")
_PHONE = re.compile(r"\b(?:dien thoai|dt|goi dien|phone|goi)\b")
_WITH_FORM = re.compile(r"\bm(?:au)?\s*(?:so\s*)?0?[34]\b")
_DUTY = re.compile(r"\btruc\b(?! tiep)")
_Paper = tuple[str | None, str | None, dt.date | None, dt.datetime | None, str | None, str, str]


def papers(values: pl.Series) -> pl.DataFrame:
    """Cells such as "1/TB-CQĐT ngày 05/02/2024", "TB số 3 - 08/04/2024" or "Điện thoại".

    ``number`` (digits without leading zeros), ``number_text`` (as written, without the date), ``on``, ``at`` (day and
    hour written), ``form`` (M03 for a notice, M04 for an information slip, none for a call or duty, null if not said),
    ``kind`` (paper, phone, duty, empty), ``state``.
    """
    return over_unique(values, _paper, _SCHEMA)


def _paper(text: str) -> _Paper:
    clean = tidy(text)
    plain = bare(clean).replace("_", " ")
    if plain.strip(" -.0") in ("", "khong", "chua", "khong co"):
        return None, None, None, None, None, "empty", "empty"
    cut = _DATE_START.search(plain)
    head = plain[: cut.start()] if cut else plain
    on, at, is_readable = _dated(plain[cut.start():]) if cut else (None, None, True)
    kind = "phone" if _PHONE.search(head) else "duty" if _DUTY.search(head) else "paper"
    form = "none" if kind != "paper" else _form(head)
    number = _NUMBER.search(_WITH_FORM.sub(" ", head)) if kind == "paper" else None
    if number is None:
        return None, None, on, at, form, kind, "ok" if is_readable and (on or form) else "unreadable"
    # Folding keeps one character per letter, so the place of the date holds in the text as written.
    shown = clean[: len(head)] if len(plain) == len(clean) else clean
    return number[1], shown.strip(" -,;("), on, at, form, kind, "ok" if is_readable else "unreadable"


@lru_cache(maxsize=1 << 16)
def _dated(plain: str) -> tuple[dt.date | None, dt.datetime | None, bool]:
    cell = written(plain, whole=False)
    year = full_year(cell, EVENT_YEARS)
    on = day_of(cell.first, cell.second, year) if cell.form in ("ordered", "slash") and year else None
    if on is None or cell.hour is None or cell.hour > 23 or cell.minute > 59:
        return on, None, on is not None
    return on, dt.datetime(on.year, on.month, on.day, cell.hour, cell.minute), True


def _form(head: str) -> str | None:
    if _NOTICE.search(head):
        return "M03"
    return "M04" if _SLIP.search(head) else None
