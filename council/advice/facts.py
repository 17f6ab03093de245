"""From the Centre's own rows to the adviser's task and back to tables: who holds what, what forbids, what is not known."""

from dataclasses import dataclass

import polars as pl

from council.balance.adviser import Advice, Limits, Officer, Task, Work

NOBODY = "unknown"
GRADES = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
WISHED = ("hearings", "conflict", "competence", "area", "grade", "leave", "weights")


@dataclass(frozen=True)
class Facts:
    """The adviser's inputs as rows: answers of open_work, capacity_now, officer_limits, incoming_mix; tables hearing,
    availability, quota_adjustment, case_weight, provider; ``numbers``: parameters in force (adviser_… and case_weight…)."""

    work: pl.DataFrame
    capacity: pl.DataFrame
    limits: pl.DataFrame
    hearing: pl.DataFrame
    leave: pl.DataFrame
    reductions: pl.DataFrame
    weights: pl.DataFrame
    mix: pl.DataFrame
    people: pl.DataFrame
    numbers: dict[str, float]


QUESTIONS = {"work": "open_work", "capacity": "capacity_now", "limits": "officer_limits", "mix": "incoming_mix"}
TABLES = {
    "hearing": "hearing",
    "leave": "availability",
    "reductions": "quota_adjustment",
    "weights": "case_weight",
    "people": "provider",
}


def least_grades(numbers: dict[str, float]) -> dict[str, int]:
    """Stage or field -> the grade a case of it needs, from parameters such as ``adviser_grade.APPEAL`` = 2."""
    return {name.removeprefix("adviser_grade."): int(value) for name, value in numbers.items() if name.startswith("adviser_grade.")}


def task(facts: Facts, band: float | None = None, is_weighted: bool = False) -> Task:
    """The adviser's task. ``band`` None = the parameter adviser_band; raises ValueError when nobody is at work.

    Lawyers' cases are left alone: lawyers work by contract. A case with a hearing held or set, or shared, is fixed.
    """
    officers = tuple(
        Officer(code, float(factor), GRADES.get((grade or "").strip().upper()))
        for code, factor, grade in facts.capacity.select("provider_id", "factor", "grade").iter_rows()
    )
    known = {officer.code for officer in officers}
    rows = facts.work.filter(pl.col("provider_id").is_in([*known, NOBODY]))
    works = tuple(work for row in rows.iter_rows(named=True) if (work := _work(row, facts.numbers, is_weighted)).load > 0)
    return Task(officers, works, limits(facts.limits, known), facts.numbers.get("adviser_band", 0.1) if band is None else band)


def _work(row: dict, numbers: dict[str, float], is_weighted: bool) -> Work:
    grades = least_grades(numbers)
    needed = [grades[code] for code in (row["stage_first"], row["field"]) if code in grades]
    is_registered = row["registered_on"] is not None and row["provider_id"] != NOBODY
    return Work(
        row["case_id"],
        None if row["provider_id"] == NOBODY else row["provider_id"],
        row["field"],
        row["area_code"],
        float(row["weighted_credit"] if is_weighted else row["credit"]),
        numbers.get("adviser_price_registered", 1.0) if is_registered else 1.0,
        _fixed(row),
        min(needed) if needed else None,
    )


def _fixed(row: dict) -> str:
    if row["heard_on"] is not None:
        return "heard"
    if row["next_hearing_on"] is not None:
        return "hearing_set"
    return "shared" if row["providers"] > 1 else ""


def limits(rows: pl.DataFrame, known: set[str]) -> Limits:
    """The Centre's limits in force as the adviser's."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    for code, kind, value in (
        rows.filter(pl.col("provider_id").is_in(list(known))).select("provider_id", "rule_kind", "value").iter_rows()
    ):
        pairs.setdefault(kind, set()).add((code, value))
    served: dict[str, set[str]] = {}
    for code, area in pairs.get("area", ()):
        served.setdefault(code, set()).add(area)
    return Limits(
        frozenset(pairs.get("competence_forbidden", ())),
        frozenset(pairs.get("area_forbidden", ())),
        {code: frozenset(areas) for code, areas in served.items()},
        frozenset(pairs.get("conflict", ())),
    )


def lacking(facts: Facts) -> list[str]:
    """Inputs the Centre has not delivered, in a fixed order; the adviser runs without them and says so."""
    kinds = set(facts.limits["rule_kind"])
    there = {
        "hearings": not facts.hearing.is_empty(),
        "conflict": "conflict" in kinds,
        "competence": "competence_forbidden" in kinds,
        "area": bool(kinds & {"area", "area_forbidden"}),
        "grade": bool(least_grades(facts.numbers)),
        "leave": not (facts.leave.is_empty() and facts.reductions.is_empty()),
        "weights": bool((facts.weights["weight"] != 1).any()),
    }
    return [name for name in WISHED if not there[name]]


def loads(advice: Advice) -> pl.DataFrame:
    """One row per officer: provider_id, capacity, fair, before, after, immovable, low, high (band); heaviest before first."""
    after, room, task_ = advice.after, advice.task.room, advice.task
    rows = [
        (o.code, o.capacity, task_.targets[o.code], task_.loads[o.code], after[o.code], task_.immovable[o.code], *room[o.code])
        for o in task_.officers
    ]
    names = ["provider_id", "capacity", "fair", "before", "after", "immovable", "low", "high"]
    return pl.DataFrame(rows, schema=names, orient="row").sort("before", "provider_id", descending=[True, False])


def frontier_rows(points: list[Advice]) -> pl.DataFrame:
    """One row per band: band, moves, price, reached (greatest distance from the reachable fair load), gap."""
    rows = [(p.task.band, p.reassignments, p.price, spread(p), p.gap) for p in points]
    return pl.DataFrame(rows, schema=["band", "moves", "price", "reached", "gap"], orient="row")


def spread(advice: Advice) -> float:
    """Greatest distance of a load from its fair part after the moves, as a share of it, among those at work."""
    return max(
        (abs(advice.after[o.code] / advice.task.targets[o.code] - 1) for o in advice.task.officers if o.capacity > 0), default=0.0
    )
