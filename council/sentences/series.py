"""Monthly courses of the council's figures: part and whole of every month, immature months left out."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from council.answer import Answer
from council.periods import months_of

SHARES = ("missed", "served", "late_notices")
MONTHLY = (*SHARES, "referred", "silent")
_SHARE = {
    "missed": ("missed_over_time", "first_month", "missed", "eligible"),
    "minors": ("signal_minors", "first_month", "missed", "eligible"),
    "served": ("signal_served", "first_month", "served", "denominator"),
    "late_notices": ("signal_late", "month_on", "late", "measurable"),
}


@dataclass(frozen=True)
class Month:
    """``whole`` None = a count, not a share; ``is_known`` False = nothing can be said yet (immature, not due);
    ``due`` = units that owe a report about the month (only for silence)."""

    on: date
    part: int
    whole: int | None
    is_known: bool = True
    due: int = 0

    @property
    def value(self) -> float | None:
        """Share 0..1, or the count; None where not known or nobody is counted."""
        if not self.is_known or self.whole == 0:
            return None
        return float(self.part) if self.whole is None else self.part / self.whole


def monthly(reading, figure: str, **given: object) -> list[Month]:
    """The course of ``figure`` (of MONTHLY) over the whole data window within the filters of ``reading``; empty where it
    cannot be asked. A month without rows has part 0 (counts) or no value (shares)."""
    months = months_of(reading.manifest.start, reading.manifest.day)
    last = months[-1] if months and not _is_whole(months[-1], reading.manifest.day) else None
    if figure in _SHARE:
        return _shares(reading, months, *_SHARE[figure], given)
    if figure == "referred":
        found = reading.whole("referred_by_month", **given)
        if not isinstance(found, Answer):
            return []
        sums = dict(found.rows.group_by("month_on").agg(pl.col("persons").sum()).iter_rows())
        return [Month(m, int(sums.get(m, 0)), None, m != last) for m in months]
    if figure == "silent":
        return _silent(reading, months, given)
    return []


def _is_whole(month: date, day: date) -> bool:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return month != date(day.year, day.month, 1) or (after - day).days == 1


def _shares(reading, months: list[date], question: str, month: str, part: str, whole: str, given: dict) -> list[Month]:
    found = reading.whole(question, **given)
    if not isinstance(found, Answer):
        return []
    mature = pl.col("is_mature") if "is_mature" in found.rows.columns else pl.lit(True)
    rows = {m: (p, n, ok) for m, p, n, ok in found.rows.select(month, part, whole, mature).iter_rows()}
    return [Month(m, *rows.get(m, (0, 0, True))) for m in months]


def _silent(reading, months: list[date], given: dict) -> list[Month]:
    """Units whose report about a month was due and did not come; a month no report is due for yet is not known."""
    found = reading.whole("report_calendar", **{"sectors": None, **given})
    if not isinstance(found, Answer) or found.rows.is_empty():
        return []
    rows = found.rows.select("unit_id", "period_start", "period_end", "state")
    out = []
    for month in months:
        here = rows.filter((pl.col("period_start") <= month) & (pl.col("period_end") >= month))
        due = here.filter(pl.col("state") != "not_yet_due")
        silent = due.filter(pl.col("state") == "silent")["unit_id"].n_unique()
        out.append(Month(month, silent, None, due.height > 0, due["unit_id"].n_unique()))
    return out


def around(course: list[Month], day: date, longest: int = 12) -> tuple[list[Month], list[Month]]:
    """Known months before the month of ``day`` (at most ``longest``) and after it; the month itself is in neither."""
    here = date(day.year, day.month, 1)
    known = [m for m in course if m.is_known and m.value is not None]
    return [m for m in known if m.on < here][-longest:], [m for m in known if m.on > here]


def summed(months: list[Month]) -> tuple[int, int | None]:
    """(part, whole) of several months together."""
    wholes = [m.whole for m in months]
    return sum(m.part for m in months), None if not wholes or wholes[0] is None else sum(w or 0 for w in wholes)
