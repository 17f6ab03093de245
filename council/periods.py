"""The periods a council speaks of: ten months, the year, half-years, quarters, months; and the same period last year."""

from dataclasses import dataclass
from datetime import date, timedelta

from council.words import Speaker

WHOLE = "all"
_SPANS = {"10m": (1, 10), "y": (1, 12), "6m": (1, 6), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12)}
_NAMES = {
    "10m": "10 tháng năm {year}",
    "y": "năm {year}",
    "6m": "6 tháng đầu năm {year}",
    "q1": "quý I năm {year}",
    "q2": "quý II năm {year}",
    "q3": "quý III năm {year}",
    "q4": "quý IV năm {year}",
}


@dataclass(frozen=True)
class Period:
    """Half-open: ``start`` is the first day, ``end`` the first day after. ``code`` stands in the address of the page."""

    code: str
    start: date
    end: date

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)


def _month_start(year: int, month: int) -> date:
    """First day of the month; 13 = January of the next year. ValueError outside 1 to 13."""
    if not 1 <= month <= 13:
        raise ValueError(f"{month} is no month")
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def read_code(code: str, window_start: date, data_day: date) -> Period | None:
    """The period a code means ("2026-10m", "2026-03..2026-09", "all"); None when it is not one or lies outside the data."""
    after = data_day + timedelta(days=1)
    if code == WHOLE:
        return Period(code, window_start, after)
    try:
        if ".." in code:
            first, last = (tuple(int(part) for part in piece.split("-")) for piece in code.split(".."))
            start, end = _month_start(*first), _month_start(last[0], last[1] + 1)
        else:
            year, name = code.split("-")
            months = _SPANS[name] if name in _SPANS else (int(name), int(name))
            start, end = _month_start(int(year), months[0]), _month_start(int(year), months[1] + 1)
    except (ValueError, KeyError, TypeError):
        return None
    if start >= end or start > data_day or end <= window_start:
        return None
    return Period(code, start, min(end, after))


def presets(window_start: date, data_day: date) -> list[Period]:
    """All presets with data, newest year first; a preset that would equal one before it is left out."""
    found: list[Period] = []
    for year in range(data_day.year, window_start.year - 1, -1):
        for name in _SPANS:
            period = read_code(f"{year}-{name}", window_start, data_day)
            if period and all((period.start, period.end) != (other.start, other.end) for other in found):
                found.append(period)
    return [*found, Period(WHOLE, window_start, data_day + timedelta(days=1))]


def default_period(window_start: date, data_day: date) -> Period:
    """The latest complete window a council reports on (ten months or the year); else the whole data window."""
    codes = [f"{year}-{name}" for year in range(window_start.year, data_day.year + 1) for name in ("10m", "y")]
    complete = [
        p for p in (read_code(code, window_start, date.max - timedelta(days=400)) for code in codes) if p and p.last_day <= data_day
    ]
    return max(complete, key=lambda p: (p.end, p.end - p.start), default=Period(WHOLE, window_start, data_day + timedelta(days=1)))


def year_before(period: Period, window_start: date) -> Period | None:
    """The same period one year earlier; None where the data do not reach back so far."""

    def shifted(day: date) -> date:
        return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)

    start = shifted(period.start)
    return Period(f"{period.code}<", start, shifted(period.end)) if start >= window_start else None


def name_of(period: Period, speaker: Speaker) -> str:
    """Words for a period."""
    if period.code == WHOLE:
        return speaker.say("toàn bộ số liệu, {start} đến {end}", start=speaker.day(period.start), end=speaker.day(period.last_day))
    if ".." in period.code:
        return speaker.say("tháng {first} đến tháng {last}", first=speaker.month(period.start), last=speaker.month(period.last_day))
    year, name = period.code.split("-")
    if name not in _NAMES:
        return speaker.say("tháng {month}", month=speaker.month(period.start))
    words = speaker.say(_NAMES[name], year=year)
    full = _month_start(int(year), _SPANS[name][1] + 1)
    return words if period.end == full else speaker.say("{period} đến {day}", period=words, day=speaker.day(period.last_day))


def months_of(window_start: date, data_day: date) -> list[date]:
    """First days of all months with data."""
    count = (data_day.year - window_start.year) * 12 + data_day.month - window_start.month + 1
    months = [divmod(window_start.year * 12 + window_start.month - 1 + i, 12) for i in range(count)]
    return [date(year, month + 1, 1) for year, month in months]
