"""Who should get the next cases, one after the other, so that loads come together without moving anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from council.balance.adviser.work import Task, Work


@dataclass(frozen=True)
class Coming:
    """One case to come: days after the data day, who should take it ("" = nobody may), and his load before and after."""

    work: Work
    day: int
    taker: str
    before: float
    after: float


@dataclass(frozen=True)
class Stream:
    """The plan. ``task``: everything held and to come, capacity = mean share of full time over the ``days`` ahead."""

    task: Task
    given: tuple[Coming, ...]
    days: int

    @cached_property
    def counts(self) -> dict[str, int]:
        """Cases each officer receives."""
        found = dict.fromkeys((o.code for o in self.task.officers), 0)
        for one in self.given:
            if one.taker:
                found[one.taker] += 1
        return found

    @cached_property
    def after(self) -> dict[str, float]:
        """Loads when all have been given out."""
        loads = dict(self.task.loads)
        for one in self.given:
            if one.taker:
                loads[one.taker] += one.work.load
        return loads

    @cached_property
    def beyond(self) -> tuple[str, ...]:
        """Officers at work whom the stream does not bring into the band, the farthest first."""
        after, half = self.after, min((w.load for w in self.task.works), default=0.0) / 2
        fair = {o.code: self.task.targets[o.code] for o in self.task.officers if o.capacity > 0}
        far = {code: abs(after[code] - part) - max(self.task.band * part, half) for code, part in fair.items()}
        return tuple(sorted((c for c, distance in far.items() if distance > 1e-6), key=lambda c: (-far[c], c)))


def stream(task: Task, works: Sequence[Work], calendar: Mapping[str, Sequence[float]]) -> Stream:
    """Gives cases that nobody holds yet, then ``works``, each to whoever may take it, is there that day and would be
    lowest against his fair part of everything; nobody's present case moves.

    ``calendar``: officer -> share of full time on each day ahead (all of one length); the cases come evenly over it.
    Raises ValueError when nobody is at work on any day.
    """
    days = len(next(iter(calendar.values())))
    officers = tuple(replace(o, capacity=sum(calendar[o.code]) / days) for o in task.officers)
    held = tuple(replace(w, fixed=w.fixed or "held") for w in task.works if w.holder is not None)
    queue = (*(w for w in task.works if w.holder is None), *works)
    whole = replace(task, officers=officers, works=(*held, *queue))
    loads, given = dict(whole.loads), []
    for number, work in enumerate(queue):
        day = number * days // len(queue)
        takers = [o.code for o in officers if calendar[o.code][day] > 0 and not whole.limits.reason(o, work)]
        taker = min(takers, key=lambda code: ((loads[code] + work.load) / max(whole.targets[code], 1e-9), code), default="")
        before = loads.get(taker, 0.0)
        if taker:
            loads[taker] += work.load
        given.append(Coming(work, day, taker, before, loads.get(taker, 0.0)))
    return Stream(whole, tuple(given), days)


def spaced(kinds: Sequence[tuple[Work, float]], number: int) -> tuple[Work, ...]:
    """``number`` cases mixed as ``kinds`` (pattern, weight): whole numbers by largest remainder, each kind spread evenly."""
    total = sum(weight for _, weight in kinds)
    if number <= 0 or total <= 0:
        return ()
    shares = [number * weight / total for _, weight in kinds]
    counts = [int(share) for share in shares]
    order = sorted(range(len(kinds)), key=lambda i: (counts[i] - shares[i], i))
    for i in order[: number - sum(counts)]:
        counts[i] += 1
    places = sorted(((n + 0.5) / count, i) for i, count in enumerate(counts) for n in range(count))
    return tuple(replace(kinds[i][0], code=f"+{place}") for place, (_, i) in enumerate(places, 1))
