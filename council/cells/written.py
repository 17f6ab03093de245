"""How a date, a time or a birth stands in a cell: what was written, before anybody decides what it means."""

import datetime as dt
import re
from typing import NamedTuple

from council.cells.unique import bare

_TIME = re.compile(
    r"(?<![\d/.,\-])(\d{1,2})\s*(?:(?:h|g|gio)(?![a-z])\s*(\d{2})?(?:\s*(?:phut|p|')(?![a-z]))?|:(\d{2})(?::(\d{2})(?:\.\d+)?)?)"
    r"(?![\d:])(?:\s*(am|pm|sang|sa|chieu|ch|toi)(?![a-z]))?")
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)t?")
_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})[\s\-]*(?:thang|thg)\.?\s*(\d{1,2})\s*(?:nam|[-/,.])?\s*(\d{4}|(?<=[-/])\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(rf"(?<!\d)(\d{{1,2}})[\s\-/]+({'|'.join(_MONTHS)})[a-z]*[\s\-/,]+(\d{{4}}|\d{{2}})(?!\d)")
_SLASH = re.compile(r"(?<![\d/])(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?![\d/])")
_COMPACT = re.compile(r"\d{8}")
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
# machine time: 2025-04-07T13:35:00+07:00, 20240305T083000, …Z
_STAMP = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[t ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(z|[+\-]\d{2}(?::?\d{2})?)"
    r"|(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(?:\d{2})?()"
)
_LOCAL = dt.timezone(dt.timedelta(hours=7))
_MONTH_FIRST = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(\d{{4}})(?!\d)")
_MONTH = re.compile(r"(?:thang\s*)?(?<!\d)(\d{1,2})\s*(?:[-/.]|nam|thang)\s*(?:nam\s*)?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<![\d/.\-])(\d{1,2})\s*[-/]\s*(\d{1,2})(?![\d/.\-])")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?:\.0+)?(?!\d)")
_FILLER = re.compile(
    r"\b(?:ngay|luc|hoi|vao|gio|sinh|sn|nam|thu (?:hai|ba|tu|nam|sau|bay|[2-7]|cn)|chu nhat)\b|[\s,;:.()\[\]'`\-]+")
_UNKNOWN = {"", "khong ro", "chua ro", "kxd", "khong xac dinh", "chua xac dinh", "khong", "khong co", "chua", "chua co"}

EPOCHS = {1900: dt.datetime(1899, 12, 30), 1904: dt.datetime(1904, 1, 1)}


class Written(NamedTuple):
    """One cell: ``form`` says which of ``first``, ``second``, ``year``, ``at`` are set.

    Forms: empty, unreadable, fixed (``at`` is complete), ordered (day ``first``, month ``second``), slash (order not
    known from the cell), day_month (no year), month, year, none (only a time). ``hour`` is None where no hour stands.
    """

    form: str
    first: int = 0
    second: int = 0
    year: int = 0
    two_digit_year: bool = False
    hour: int | None = None
    minute: int = 0


def written(text: str, epoch: int = 1900, *, whole: bool = True) -> Written:
    """What ``text`` says; with ``whole`` every word of the cell must belong to the date or the time."""
    plain = bare(text)
    if plain.strip(" -.'") in _UNKNOWN:
        return Written("empty")
    stamp = _STAMP.fullmatch(plain)
    if stamp:
        return _from_stamp(stamp)
    serial = _SERIAL.fullmatch(plain)
    if serial:
        return _from_serial(serial, epoch)
    if _COMPACT.fullmatch(plain):
        return _from_compact(plain)
    clock = None
    rest = plain
    for match, found in _date_in(plain):
        rest = (plain[: match.start()] + " " + plain[match.end():])
        clock = _TIME.search(rest)
        return _finish(found, clock, rest, whole)
    clock = _TIME.search(plain)
    return _finish(Written("none") if clock else Written("unreadable"), clock, plain, whole)


def _date_in(plain: str):
    for pattern, form in ((_ISO, "iso"), (_WORDS, "ordered"), (_ENGLISH, "english"), (_MONTH_FIRST, "us_words"), (_SLASH, "slash")):
        match = pattern.search(plain)
        if match:
            yield match, _of(form, match)
            return
    masked = _TIME.sub(lambda m: " " * len(m.group()), plain)
    for pattern, form in ((_MONTH, "month"), (_DAY_MONTH, "day_month"), (_YEAR, "year")):
        match = pattern.search(masked)
        if match:
            yield match, _of(form, match)
            return


def _of(form: str, match: re.Match[str]) -> Written:
    if form == "iso":
        return Written("ordered", int(match[4]), int(match[3]), int(match[1]))
    if form == "english":
        return Written("ordered", int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3]), len(match[3]) == 2)
    if form == "us_words":
        return Written("ordered", int(match[2]), _MONTHS.index(match[1]) + 1, int(match[3]))
    if form == "year":
        return Written("year", year=int(match[1]))
    if form == "month":
        return Written("month", second=int(match[1]), year=int(match[2]))
    if form == "day_month":
        return Written("day_month", int(match[1]), int(match[2]))
    return Written(form, int(match[1]), int(match[2]), int(match[3]), two_digit_year=len(match[3]) == 2)


def _finish(found: Written, clock: re.Match[str] | None, rest: str, whole: bool) -> Written:
    hour, minute = _clock(clock)
    left = rest[: clock.start()] + " " + rest[clock.end():] if clock else rest
    if found.form == "unreadable" or (whole and _FILLER.sub("", left)):
        return Written("unreadable")
    return Written(found.form, found.first, found.second, found.year, found.two_digit_year, hour, minute)


def _clock(match: re.Match[str] | None) -> tuple[int | None, int]:
    if match is None:
        return None, 0
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if match[5] in ("pm", "ch", "chieu", "toi") and hour < 12:
        hour += 12
    if match[5] in ("am", "sa", "sang") and hour == 12:
        hour = 0
    # A date cell without an hour is exported as midnight with seconds: that states no hour.
    return (None, 0) if (hour, minute, match[4]) == (0, 0, "00") else (hour, minute)


def _from_stamp(match: re.Match[str]) -> Written:
    """A machine's time at the clock of Viet Nam; without a zone it is that clock already."""
    year, month, day, hour, minute, zone = [part for part in match.groups() if part is not None][:6]
    try:
        at = dt.datetime(int(year), int(month), int(day), int(hour), int(minute))
    except ValueError:
        return Written("unreadable")
    if zone:
        at = at.replace(tzinfo=_zone(zone)).astimezone(_LOCAL)
    clock = (None, 0) if (at.hour, at.minute) == (0, 0) else (at.hour, at.minute)  # a day exported as midnight states no hour
    return Written("ordered", at.day, at.month, at.year, hour=clock[0], minute=clock[1])


def _zone(text: str) -> dt.timezone:
    if text == "z":
        return dt.UTC
    digits = re.sub(r"\D", "", text).ljust(4, "0")
    away = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-away if text.startswith("-") else away)


def _from_serial(match: re.Match[str], epoch: int) -> Written:
    days = float(f"0.{match[2]}") if match[2] else 0.0
    at = EPOCHS[epoch] + dt.timedelta(days=int(match[1]), minutes=round(days * 24 * 60))
    hour, minute = (at.hour, at.minute) if days else (None, 0)
    return Written("ordered", at.day, at.month, at.year, hour=hour, minute=minute)


def _from_compact(plain: str) -> Written:
    year_first = (int(plain[6:]), int(plain[4:6]), int(plain[:4]))
    day_first = (int(plain[:2]), int(plain[2:4]), int(plain[4:]))
    possible = [parts for parts in (year_first, day_first) if day_of(*parts) is not None]
    return Written("ordered", *possible[0]) if len(possible) == 1 else Written("unreadable")


def day_of(day: int, month: int, year: int) -> dt.date | None:
    """The calendar day, or None where there is no such day between 1900 and 2100."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def full_year(cell: Written, years: tuple[int, int]) -> int | None:
    """The year of ``cell``; a two-digit one only if a single century puts it inside ``years`` (both ends inclusive)."""
    if not cell.two_digit_year:
        return cell.year
    possible = [c + cell.year for c in (1900, 2000) if years[0] <= c + cell.year <= years[1]]
    return possible[0] if len(possible) == 1 else None
