"""The data day: the last day of the latest reporting period that the received files cover."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from statistics import median

_LEAST_SHARE = 0.05
_STRAY_SHARE = 0.2


def data_day(days: Iterable[dt.date], period_ends: Iterable[dt.date]) -> dt.date | None:
    """The data day from the rows' own days and the ends of stated periods (both any order, repeats count).

    The month in which rows really end is the latest with at least a twentieth of the usual number of rows, so that a
    few dates in the future do not move it. A period end stated inside that month is the data day, else the month's
    last day. Null without any day.
    """
    months = Counter((day.year, day.month) for day in days)
    ends = sorted(set(period_ends))
    if not months:
        return ends[-1] if ends else None
    usual = median(months.values())
    year, month = max(key for key, number in months.items() if number >= _LEAST_SHARE * usual and not _is_stray(key, months))
    first, last = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    stated = [end for end in ends if first <= end <= last]
    return stated[-1] if stated else last


def _is_stray(key: tuple[int, int], months: Counter) -> bool:
    """A month far below the usual number of rows, with an empty month before it."""
    others = {y * 12 + m: number for (y, m), number in months.items() if (y, m) < key}
    is_apart = bool(others) and key[0] * 12 + key[1] - max(others) >= 2
    return is_apart and months[key] < _STRAY_SHARE * median(others.values())
