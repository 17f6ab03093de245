"""A cell's value as text: days as 2024-06-14, moments as 2024-06-14T18:30, whole numbers without ".0"."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

_EXACT = 10**15  # a double holds whole numbers of 15 digits exactly


def text_of_value(value: str | float | bool | date | time | timedelta) -> str:
    """The text of one value of a spreadsheet; text stays."""
    return text_of_number(value) if type(value) is float else _text_of_rare(value)


def text_of_number(value: float) -> str:
    """1978.0 as "1978", 0.7 as "0.7", never with an exponent; 15 digits, as a spreadsheet counts."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text_of_rare(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return text_of_moment(value)
    if isinstance(value, timedelta):
        return text_of_duration(value)
    if isinstance(value, time):
        return text_of_moment(datetime.combine(date.min, value)).partition("T")[2] or "00:00"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def text_of_moment(value: datetime) -> str:
    """Rounded to the second; midnight is written as the day alone."""
    value = (value + timedelta(milliseconds=500)).replace(microsecond=0) if value.microsecond else value
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def text_of_duration(value: timedelta) -> str:
    """A length of time as hours and minutes, "36:00"."""
    minutes, sign = divmod(round(abs(value).total_seconds()), 60)[0], "-" if value < timedelta() else ""
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
