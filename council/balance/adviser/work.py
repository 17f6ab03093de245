"""What the adviser works on: who is there, which cases may move, and what forbids giving a case to somebody."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

FAMILIES = ("competence", "area", "conflict", "grade", "leave", "heard")


@dataclass(frozen=True)
class Officer:
    """``capacity``: share of full working time now (0 = away, 0.4 = leader with a reduced quota); ``grade``: 1 highest."""

    code: str
    capacity: float
    grade: int | None = None


@dataclass(frozen=True)
class Work:
    """One open case. ``holder`` None = nobody yet; ``load`` in plain cases or weighted; ``price`` of moving it;
    ``fixed``: why it cannot move ("heard", "hearing_set", "shared" …), "" = it can; ``least_grade``: grade it needs."""

    code: str
    holder: str | None
    field: str | None
    area: str | None
    load: float
    price: float = 1.0
    fixed: str = ""
    least_grade: int | None = None


@dataclass(frozen=True)
class Limits:
    """Who may not take what. ``areas_served``: an officer listed there takes cases of those areas only.

    ``relaxed``: families of limits that are ignored, to learn which of them binds.
    """

    fields: frozenset[tuple[str, str]] = frozenset()
    areas: frozenset[tuple[str, str]] = frozenset()
    areas_served: dict[str, frozenset[str]] = field(default_factory=dict)
    conflicts: frozenset[tuple[str, str]] = frozenset()
    relaxed: frozenset[str] = frozenset()

    def reason(self, officer: Officer, work: Work) -> str:
        """Why ``officer`` may not take ``work``: leave, conflict, competence, area or grade; "" = he may."""
        served = self.areas_served.get(officer.code)
        found = (
            ("leave", officer.capacity <= 0),
            ("conflict", (officer.code, work.code) in self.conflicts),
            ("competence", (officer.code, work.field) in self.fields),
            ("area", (officer.code, work.area) in self.areas or (served is not None and work.area not in served)),
            ("grade", work.least_grade is not None and (officer.grade is None or officer.grade > work.least_grade)),
        )
        return next((name for name, forbidden in found if forbidden and name not in self.relaxed), "")

    def without(self, family: str) -> "Limits":
        """The same limits with one family ignored."""
        return replace(self, relaxed=self.relaxed | {family})


@dataclass(frozen=True)
class Task:
    """Officers, their open cases, limits and the band wished for: 0.1 = within 10 % of the fair load.

    Raises ValueError for a band or capacity that is negative, a case of an unknown officer, or nobody at work.
    """

    officers: tuple[Officer, ...]
    works: tuple[Work, ...]
    limits: Limits = Limits()
    band: float = 0.1

    def __post_init__(self) -> None:
        codes = {officer.code for officer in self.officers}
        strangers = sorted({work.holder for work in self.works if work.holder is not None} - codes)
        if strangers:
            raise ValueError(f"vụ việc của người không có trong danh sách / cases of unknown officers: {strangers}")
        if self.band < 0 or any(officer.capacity < 0 for officer in self.officers):
            raise ValueError("biên độ và thời gian làm việc phải >= 0 / band and capacity are not negative")
        if any(work.load <= 0 or work.price <= 0 for work in self.works):
            raise ValueError("khối lượng và giá phải > 0 / load and price are positive")
        if not any(officer.capacity > 0 for officer in self.officers):
            raise ValueError("không ai đang làm việc / nobody is at work")

    @cached_property
    def targets(self) -> dict[str, float]:
        """Fair load of each officer: all work in proportion to capacity."""
        total, capacity = sum(w.load for w in self.works), sum(o.capacity for o in self.officers)
        return {o.code: total * o.capacity / capacity for o in self.officers}

    @cached_property
    def loads(self) -> dict[str, float]:
        """What each officer carries now."""
        return self._sums(lambda work: True)

    @cached_property
    def immovable(self) -> dict[str, float]:
        """The part of each load that cannot be given to somebody else."""
        return self._sums(lambda work: bool(work.fixed) and "heard" not in self.limits.relaxed)

    def _sums(self, counts: Callable[[Work], bool]) -> dict[str, float]:
        found = dict.fromkeys((o.code for o in self.officers), 0.0)
        for work in self.works:
            if work.holder is not None and counts(work):
                found[work.holder] += work.load
        return found

    @cached_property
    def stuck(self) -> frozenset[str]:
        """Those whose immovable work alone is more than their fair part of what is left for the others."""
        found: set[str] = set()
        while True:
            goals = self._goals(found)
            more = {code for code, load in self.immovable.items() if code not in found and load > goals[code] * (1 + self.band)}
            if not more:
                return frozenset(found)
            found |= more

    @cached_property
    def goals(self) -> dict[str, float]:
        """The fair load that can be reached: those who are stuck keep what they have, the others share the rest."""
        return self._goals(set(self.stuck))

    def _goals(self, stuck: set[str]) -> dict[str, float]:
        rest = sum(w.load for w in self.works) - sum(self.immovable[code] for code in stuck)
        capacity = sum(o.capacity for o in self.officers if o.code not in stuck)
        return {
            o.code: self.immovable[o.code] if o.code in stuck else rest * o.capacity / capacity if capacity else 0.0
            for o in self.officers
        }

    @cached_property
    def room(self) -> dict[str, tuple[float, float]]:
        """Least and greatest load inside the band; never narrower than half the lightest case either way, since cases
        cannot be cut. Somebody away (capacity 0) has no least load."""
        half = min((w.load for w in self.works), default=0.0) / 2
        away, bounds = {o.code for o in self.officers if o.capacity <= 0}, {}
        for code, goal in self.goals.items():
            wide = max(self.band * goal, half)
            bounds[code] = (0.0, float("inf")) if code in away else (max(0.0, goal - wide), goal + wide)
        return bounds
