"""The cases to come: their mix, how many days they take, and who is there on each of those days."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from council.advice.facts import Facts, least_grades
from council.balance.adviser import Stream, Task, Work, spaced, stream

MOST_DAYS = 366


def days_for(mix: pl.DataFrame, number: int) -> int:
    """Days in which about ``number`` cases of ``mix`` come, as fast as in the days it was counted in; 1 to 366."""
    cases, days = float(mix["cases"].sum() or 0), float(mix["days"].max() or 1)
    return max(1, min(MOST_DAYS, round(number * days / cases))) if cases else MOST_DAYS


def kinds(mix: pl.DataFrame, numbers: dict[str, float], is_weighted: bool) -> list[tuple[Work, float]]:
    """Each kind of case as a pattern with its weight."""
    grades, found = least_grades(numbers), []
    for field, stage, area, cases, load in mix.select("field", "stage_first", "area_code", "cases", "mean_load").iter_rows():
        needed = [grades[code] for code in (stage, field) if code in grades]
        found.append(
            (Work("", None, field, area, float(load) if is_weighted else 1.0, least_grade=min(needed, default=None)), cases)
        )
    return found


def calendar(facts: Facts, codes: Sequence[str], day: date, days: int) -> dict[str, tuple[float, ...]]:
    """Officer -> share of full time on each of the ``days`` after ``day``: leave, reductions and the end of service that
    are already known; of several the smallest counts. Before appointment and after the last day 0."""
    spans: dict[str, list[tuple[date | None, date | None, float]]] = {code: [] for code in codes}
    for rows in (facts.leave, facts.reductions):
        for code, start, end, factor in rows.select("provider_id", "start_on", "end_on", "factor").iter_rows():
            if code in spans:
                spans[code].append((start, end, float(factor)))
    for code, start, end in facts.people.select("provider_id", "active_from", "active_to").iter_rows():
        if code in spans:
            spans[code] += [(None, start - timedelta(1), 0.0)] if start else []
            spans[code] += [(end + timedelta(1), None, 0.0)] if end else []
    ahead = [day + timedelta(n) for n in range(1, days + 1)]
    return {
        code: tuple(
            min([1.0, *(f for start, end, f in known if (start is None or start <= on) and (end is None or on <= end))])
            for on in ahead
        )
        for code, known in spans.items()
    }


def coming(facts: Facts, task: Task, day: date, number: int, mix: pl.DataFrame, is_weighted: bool = False) -> Stream:
    """Who should get the next ``number`` cases of ``mix`` (rows of incoming_mix) after the data day ``day``.

    Raises ValueError when nobody is at work on any of the days they take.
    """
    days = days_for(mix, number)
    works = spaced(kinds(mix, facts.numbers, is_weighted), number)
    return stream(task, works, calendar(facts, [o.code for o in task.officers], day, days))


def leaving(facts: Facts, found: Stream, day: date) -> list[tuple[str, date, date | None, float]]:
    """(officer, first day, last day, share) of every absence or reduction that begins after ``day`` in the days ahead."""
    last, codes = day + timedelta(found.days), [o.code for o in found.task.officers]
    rows = pl.concat(
        [t.select("provider_id", "start_on", "end_on", pl.col("factor").cast(pl.Float64)) for t in (facts.leave, facts.reductions)]
    )
    soon = rows.filter(
        (pl.col("start_on") > day) & (pl.col("start_on") <= last) & (pl.col("factor") < 1) & pl.col("provider_id").is_in(codes)
    )
    return list(soon.unique().sort("start_on", "provider_id").iter_rows())


def received(found: Stream) -> pl.DataFrame:
    """One row per officer: provider_id, capacity (share of full time ahead), before, received (cases), after, fair; those
    who receive most first."""
    before, after, fair, counts = found.task.loads, found.after, found.task.targets, found.counts
    rows = [(o.code, o.capacity, before[o.code], counts[o.code], after[o.code], fair[o.code]) for o in found.task.officers]
    names = ["provider_id", "capacity", "before", "received", "after", "fair"]
    return pl.DataFrame(rows, schema=names, orient="row").sort("received", "provider_id", descending=[True, False])
