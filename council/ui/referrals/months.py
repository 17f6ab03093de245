"""Referrals by month and layer, the months of the data, and the dated events that break a line."""

from datetime import date, timedelta

import polars as pl

from council.errors import CouncilError
from council.ui import filters
from council.ui.page import Page

ORDER = ("police", "detention", "court", "procuracy", "other", "unknown")
OWN_LAYER = {"police", "detention", "court", "procuracy", "unknown"}


def by_month(page: Page) -> pl.DataFrame | CouncilError:
    """month_on, layer, persons over the whole window with every month and layer present; sectors without a layer are "other"."""
    found = page.whole("referred_by_month")
    if isinstance(found, CouncilError):
        return found
    layer = pl.when(pl.col("sector").is_in(list(OWN_LAYER))).then(pl.col("sector")).otherwise(pl.lit("other"))
    summed = found.rows.group_by("month_on", layer.alias("layer")).agg(pl.col("persons").sum().cast(pl.Int64))
    months = pl.DataFrame({"month_on": months_of(page)})
    present = [name for name in ORDER if name == "unknown" or name in set(summed["layer"].to_list())]
    grid = months.join(pl.DataFrame({"layer": present}), how="cross")
    return grid.join(summed, on=["month_on", "layer"], how="left").with_columns(pl.col("persons").fill_null(0))


def months_of(page: Page) -> list[date]:
    """First days of all months with data."""
    manifest = page.opened.manifest
    return filters.periods.months_of(manifest.start, manifest.day)


def totals(rows: pl.DataFrame) -> pl.DataFrame:
    """month_on, persons: all layers together, in order."""
    return rows.group_by("month_on").agg(pl.col("persons").sum()).sort("month_on")


def uncovered(page: Page, months: list[date]) -> list[int]:
    """Positions of months that no log of the Centre covers: not sent, which is not zero. Empty where it is not known."""
    spans = page.table("log_period")
    if spans.is_empty():
        return []
    covered = {
        (day.year, day.month)
        for start, end in spans.select("start_on", "end_on").iter_rows()
        for day in pl.date_range(start.replace(day=1), end, "1mo", eager=True)
    }
    return [i for i, month in enumerate(months) if (month.year, month.month) not in covered]


def series(page: Page, rows: pl.DataFrame) -> tuple[list[date], list[float | None]]:
    """All layers together by month; None in months that no log covers; a month the data day cuts is left out."""
    summed, day = totals(rows), page.opened.manifest.day
    if (day + timedelta(days=1)).month == day.month:
        summed = summed.filter(pl.col("month_on") < day.replace(day=1))
    months = summed["month_on"].to_list()
    missing = set(uncovered(page, months))
    return months, [None if i in missing else float(value) for i, value in enumerate(summed["persons"])]


LEAST_MEAN = 4


def is_sparse(values: list[float | None]) -> bool:
    """Too few a month (fewer than 4 on average) for limits that assume an even spread around the mean."""
    known = [value for value in values if value is not None]
    return bool(known) and sum(known) / len(known) < LEAST_MEAN


def breaks(page: Page, months: list[date]) -> list[int]:
    """Positions of months in which a reorganisation breaks the line."""
    return sorted(
        {i for day, _ in page.events() for i, month in enumerate(months) if (month.year, month.month) == (day.year, day.month)}
    )


def cut_at(page: Page, months: list[date]) -> list[int]:
    """Positions of months from which on the set of units is another one: a dated event that breaks lines, on whose day a unit
    within the filters begins or ends."""
    events, units = page.table("event"), page.table("unit")
    if events.is_empty() or units.is_empty():
        return []
    for name, column in (("sectors", "sector"), ("units", "unit_id")):
        if filters.chosen().get(name):
            units = units.filter(pl.col(column).is_in(filters.chosen().get(name)))
    changed = {day for column in ("valid_from", "valid_to") for day in units[column].to_list() if day is not None}
    days = [day for day in events.filter(pl.col("breaks_lines"))["on"].to_list() if day in changed]
    return sorted({i for day in days for i, month in enumerate(months) if (month.year, month.month) == (day.year, day.month) and i})


def spaced(events: list[tuple[float, str]], least: float = 5) -> list[tuple[float, str]]:
    """All events; of two too close for their words only the later keeps them, the other is a line without words."""
    kept: list[tuple[float, str]] = []
    last = float("inf")
    for place, words in sorted(events, reverse=True):
        has_room = last - place >= least
        kept.append((place, words if has_room else ""))
        last = place if has_room else last
    return kept[::-1]
