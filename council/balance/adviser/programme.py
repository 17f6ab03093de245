"""The mixed-integer programme: cases that look alike are counted, not named, so that thousands stay solvable in seconds."""

from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from council.balance.adviser.work import Task, Work


@dataclass(frozen=True)
class Kind:
    """Cases alike for the adviser: same possible takers, load and price."""

    takers: tuple[int, ...]
    load: float
    price: float


@dataclass(frozen=True)
class Groups:
    """Movable cases by (holder, kind); ``holders`` index officers, -1 = nobody yet; ``must`` = they have to leave."""

    kinds: tuple[Kind, ...]
    members: tuple[tuple[Work, ...], ...]
    holders: tuple[int, ...]
    kind_of: tuple[int, ...]
    must: tuple[bool, ...]


def grouped(task: Task) -> Groups:
    """Counts the movable cases of ``task``. Nobody to take them: they stay where they are."""
    index = {officer.code: i for i, officer in enumerate(task.officers)}
    takers_of: dict[tuple, tuple[int, ...]] = {}
    found: dict[tuple[int, Kind, bool], list[Work]] = {}
    in_conflict = {code for _, code in task.limits.conflicts}
    for work in task.works:
        if work.fixed and "heard" not in task.limits.relaxed:
            continue
        alike = (work.field, work.area, work.least_grade, work.code if work.code in in_conflict else None)
        if alike not in takers_of:
            takers_of[alike] = tuple(i for i, officer in enumerate(task.officers) if not task.limits.reason(officer, work))
        takers = takers_of[alike]
        holder = -1 if work.holder is None else index[work.holder]
        must = holder < 0 or task.limits.reason(task.officers[holder], work) in ("leave", "conflict")
        if takers and takers != (holder,):
            found.setdefault((holder, Kind(takers, round(work.load, 4), round(work.price, 4)), must), []).append(work)
    kinds = tuple(dict.fromkeys(kind for _, kind, _ in found))
    place = {kind: i for i, kind in enumerate(kinds)}
    return Groups(
        kinds,
        tuple(tuple(members) for members in found.values()),
        tuple(holder for holder, _, _ in found),
        tuple(place[kind] for _, kind, _ in found),
        tuple(must for _, _, must in found),
    )


@dataclass(frozen=True)
class Plan:
    """``leaving`` per group, ``coming`` {(kind, officer): cases}; ``excess``: how far beyond the band, relative to the
    fair load; ``gap``: proven distance of the price from the least possible (0..1); None = no plan in the time given."""

    leaving: tuple[int, ...]
    coming: dict[tuple[int, int], int]
    excess: float
    gap: float
    bound: float


class Programme:
    """Variables: cases leaving each group, then cases coming per kind and taker, then one excess ``e``."""

    def __init__(self, task: Task) -> None:
        self.task, self.groups = task, grouped(task)
        self.pairs = [(k, taker) for k, kind in enumerate(self.groups.kinds) for taker in kind.takers]
        self.size = len(self.groups.members) + len(self.pairs) + 1
        self.goals = np.array([task.goals[o.code] for o in task.officers])
        room = task.room
        self.low, self.high = (np.array([room[o.code][side] for o in task.officers]) for side in (0, 1))
        self.start = np.array([task.loads[o.code] for o in task.officers])
        self.flow, self.carried = self._matrices()

    def _matrices(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        groups, first = self.groups, len(self.groups.members)
        n_kinds, n_officers = len(groups.kinds), len(self.task.officers)
        flow, carried = sparse.lil_array((n_kinds, self.size)), sparse.lil_array((n_officers, self.size))
        for g, kind in enumerate(groups.kind_of):
            flow[kind, g] = -1
            if groups.holders[g] >= 0:
                carried[groups.holders[g], g] = -groups.kinds[kind].load
        for p, (kind, taker) in enumerate(self.pairs):
            flow[kind, first + p] = 1
            carried[taker, first + p] = groups.kinds[kind].load
        return flow.tocsr(), carried.tocsr()

    def _bounds(self) -> optimize.Bounds:
        counts = np.array([len(members) for members in self.groups.members])
        per_kind = np.zeros(len(self.groups.kinds))
        np.add.at(per_kind, list(self.groups.kind_of), counts)
        least = np.concatenate((counts * np.array(self.groups.must, dtype=int), np.zeros(len(self.pairs) + 1)))
        most = np.concatenate((counts, [per_kind[k] for k, _ in self.pairs], [np.inf]))
        return optimize.Bounds(least, most)

    def _rows(self, spare: float | None) -> list[optimize.LinearConstraint]:
        """Flow per kind, load per officer inside the band plus ``spare`` (share of the fair load; None = variable e)."""
        scale = np.where(self.goals > 0, self.goals, 1.0)
        share = sparse.csr_array(np.outer(scale, np.eye(1, self.size, self.size - 1)))
        wide = 0.0 if spare is None else spare * scale
        still = optimize.LinearConstraint(self.flow, 0, 0)
        if spare is not None:
            return [still, optimize.LinearConstraint(self.carried, self.low - wide - self.start, self.high + wide - self.start)]
        upper = optimize.LinearConstraint(self.carried - share, -np.inf, self.high - self.start)
        return [still, upper, optimize.LinearConstraint(self.carried + share, self.low - self.start, np.inf)]

    def least_excess(self, seconds: float = 2.0) -> float:
        """How far beyond the band somebody must stay if cases could be cut in parts; 0 = the band can be reached."""
        cost = np.zeros(self.size)
        cost[-1] = 1
        found = optimize.milp(cost, constraints=self._rows(None), bounds=self._bounds(), options={"time_limit": seconds})
        return float(max(0.0, found.fun)) if found.fun is not None else float("inf")

    def cheapest(self, spare: float, seconds: float, gap: float = 0.01) -> Plan | None:
        """The cheapest whole-case plan inside the band plus ``spare``; None where none was found in time."""
        prices = [
            self.groups.kinds[k].price if h >= 0 else 0.0 for k, h in zip(self.groups.kind_of, self.groups.holders, strict=True)
        ]
        cost = np.concatenate((prices, np.full(len(self.pairs), 1e-6), [0.0]))
        found = optimize.milp(
            cost,
            constraints=self._rows(spare),
            bounds=self._bounds(),
            integrality=np.concatenate((np.ones(self.size - 1), [0])),
            options={"time_limit": seconds, "mip_rel_gap": gap},
        )
        if found.x is None:
            return None
        whole = np.rint(found.x[:-1]).astype(int)
        leaving, coming = whole[: len(prices)], whole[len(prices) :]
        after = self.start + self.carried[:, :-1] @ whole
        beyond = np.maximum(after - self.high, self.low - after) / np.where(self.goals > 0, self.goals, 1.0)
        return Plan(
            tuple(int(v) for v in leaving),
            {pair: int(v) for pair, v in zip(self.pairs, coming, strict=True) if v},
            float(max(0.0, beyond.max())),
            float(found.mip_gap or 0.0),
            float(found.mip_dual_bound or 0.0),
        )
