"""What would even out the work: the fewest moves of cases not yet heard; a proposal, never an assignment."""

import time
from dataclasses import dataclass, replace

from council.balance.adviser.programme import Groups, Plan, Programme
from council.balance.adviser.stream import Coming, Stream, spaced, stream
from council.balance.adviser.work import FAMILIES, Limits, Officer, Task, Work

SPARE_STEPS = (0.0, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Move:
    """One proposal: ``work`` from ``giver`` (None = not yet assigned) to ``taker``, with both loads before and after."""

    work: Work
    giver: str | None
    taker: str
    giver_before: float
    giver_after: float
    taker_before: float
    taker_after: float


@dataclass(frozen=True)
class Advice:
    """The plan. ``excess``: how far beyond the band somebody still is (share of the fair load); ``gap``: proven distance
    of the price from the least possible; ``binding``: families of limits without which everybody could come nearer."""

    task: Task
    moves: tuple[Move, ...]
    excess: float
    gap: float
    seconds: float
    binding: tuple[str, ...]

    @property
    def price(self) -> float:
        """Sum of the prices of reassignments; giving out a case that nobody holds costs nothing."""
        return sum(move.work.price for move in self.moves if move.giver is not None)

    @property
    def reassignments(self) -> int:
        """Cases that change hands."""
        return sum(move.giver is not None for move in self.moves)

    @property
    def after(self) -> dict[str, float]:
        """Loads when every move is made."""
        loads = dict(self.task.loads)
        for move in self.moves:
            loads[move.taker] += move.work.load
            if move.giver is not None:
                loads[move.giver] -= move.work.load
        return loads

    @property
    def done(self) -> Task:
        """The task as it would stand with every move made."""
        taken = {move.work.code: move.taker for move in self.moves}
        works = tuple(replace(work, holder=taken.get(work.code, work.holder)) for work in self.task.works)
        return replace(self.task, works=works)


def advise(task: Task, seconds: float = 8.0) -> Advice:
    """The cheapest moves that bring everybody into the band; where that is impossible, as near as possible.

    Never breaks a limit. Within ``seconds`` (about); the gap says how much cheaper another plan might be.
    """
    begun = time.monotonic()
    programme = Programme(task)
    least = programme.least_excess(seconds / 4) if programme.pairs else _beyond(task)
    whole = max((w.load for w in task.works), default=1.0) / max(1e-9, min((g for g in task.goals.values() if g > 0), default=1.0))
    plan: Plan | None = None
    for step in SPARE_STEPS if programme.pairs else ():
        left = seconds - (time.monotonic() - begun)
        plan = programme.cheapest(least + 1e-7 + step * whole, max(0.5, left * 0.6)) if left > 0 else None
        if plan:
            break
    moves = _named(task, programme.groups, plan) if plan else ()
    excess = plan.excess if plan else _beyond(task)
    if task.stuck:
        binding = ("heard",)
    else:
        binding = ()
    if excess > 1e-6:
        binding = tuple(dict.fromkeys([*binding, *_why(task, excess)]))
    return Advice(task, moves, excess, plan.gap if plan else 0.0, time.monotonic() - begun, binding)


def _beyond(task: Task) -> float:
    """Greatest distance of a present load from its band, in shares of the fair load."""
    room, goals = task.room, task.goals
    return max([0.0, *(max(load - room[c][1], room[c][0] - load) / (goals[c] or 1.0) for c, load in task.loads.items())])


def _named(task: Task, groups: Groups, plan: Plan) -> tuple[Move, ...]:
    """Counts back to cases: of a group the last ones leave (those assigned last); takers in turn, heaviest need first."""
    codes, loads, moves = [o.code for o in task.officers], dict(task.loads), []
    for kind in range(len(groups.kinds)):
        leaving = {g: n for g, n in enumerate(plan.leaving) if groups.kind_of[g] == kind and n}
        coming = {codes[taker]: n for (k, taker), n in plan.coming.items() if k == kind}
        for g in leaving:
            same = min(leaving[g], coming.get(codes[groups.holders[g]], 0)) if groups.holders[g] >= 0 and not groups.must[g] else 0
            if same:
                leaving[g] -= same
                coming[codes[groups.holders[g]]] -= same
        works = [work for g, n in leaving.items() if n for work in groups.members[g][-n:]]
        slots = [taker for taker, n in sorted(coming.items()) for _ in range(n)]
        moves += _paired(works, slots)
    out = []
    for work, taker in sorted(moves, key=lambda pair: (pair[0].holder is None, pair[0].holder or "", pair[0].code)):
        giver = work.holder
        before = (loads[giver] if giver else 0.0, loads[taker])
        loads[taker] += work.load
        if giver:
            loads[giver] -= work.load
        out.append(Move(work, giver, taker, before[0], loads[giver] if giver else 0.0, before[1], loads[taker]))
    return tuple(out)


def _paired(works: list[Work], slots: list[str]) -> list[tuple[Work, str]]:
    """Each case with a taker other than its holder where the slots allow it; the rest stay where they are."""
    pairs, left = [], list(slots)
    for work in sorted(works, key=lambda w: -left.count(w.holder or "")):
        taker = next((slot for slot in left if slot != work.holder), None)
        if taker is None:
            continue
        left.remove(taker)
        pairs.append((work, taker))
    return pairs


def _why(task: Task, excess: float) -> tuple[str, ...]:
    """Families of limits whose removal alone would bring everybody clearly nearer to the band."""
    found = []
    for family in FAMILIES:
        relaxed = replace(task, limits=task.limits.without(family))
        if Programme(relaxed).least_excess(1.0) < excess - max(0.01, 0.1 * excess):
            found.append(family)
    return tuple(found)


def frontier(task: Task, bands: tuple[float, ...] = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5), seconds: float = 8.0) -> list[Advice]:
    """One advice per band, widest band last: how many moves each degree of balance costs."""
    return [advise(replace(task, band=band), seconds / len(bands)) for band in bands]


def if_taken(task: Task, work: Work) -> list[tuple[Officer, str, float, float]]:
    """For each officer: reason why not ("" = may), load after taking ``work`` and that load over the fair one (nan if
    away); first those who may, the one with most room first."""
    total = sum(w.load for w in task.works if w.code != work.code) + work.load
    capacity = sum(o.capacity for o in task.officers)
    rows = []
    for officer in task.officers:
        load = task.loads[officer.code] + (0.0 if work.holder == officer.code else work.load)
        fair = total * officer.capacity / capacity
        rows.append((officer, task.limits.reason(officer, work), load, load / fair if fair > 0 else float("nan")))
    return sorted(rows, key=lambda row: (row[1] != "", row[3] if row[3] == row[3] else float("inf"), row[0].code))


__all__ = [
    "FAMILIES",
    "Advice",
    "Coming",
    "Limits",
    "Move",
    "Officer",
    "Stream",
    "Task",
    "Work",
    "advise",
    "frontier",
    "if_taken",
    "spaced",
    "stream",
]
