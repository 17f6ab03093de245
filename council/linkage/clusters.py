"""Merging best-first: the strongest pair first, and never a merge that contradicts what the rows say."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl


@dataclass
class _Cluster:
    """What the rows of one cluster say together."""

    members: list[int]
    ids: set[str] = field(default_factory=set)
    days: dict[object, int] = field(default_factory=dict)
    cases: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    places: dict[tuple[str, ...], set[object]] = field(default_factory=dict)


def _start(row: dict[str, object]) -> _Cluster:
    cluster = _Cluster([int(row["e"])])
    if row["id_number"]:
        cluster.ids.add(str(row["id_number"]))
    if row["birth_day"]:
        cluster.days[row["birth_day"]] = 1
    if row["case_id"]:
        cluster.cases.add(str(row["case_id"]))
    if row["side"]:
        cluster.sides.add(str(row["side"]))
    if row["kind"] == "list":
        cluster.places[(str(row["unit_id"]), str(row["stage"]))] = {row["main_on"]}
    return cluster


def _contradict(one: _Cluster, other: _Cluster) -> bool:
    """Two document numbers, two sides, two case codes, or two full birth dates that no number outweighs."""
    if one.ids and other.ids and not one.ids & other.ids:
        return True
    if one.cases and other.cases and one.cases != other.cases:
        return True
    if one.sides and other.sides and one.sides != other.sides:
        return True
    if not one.ids & other.ids and one.days and other.days and not one.days.keys() & other.days.keys():
        return True
    return any(
        place in other.places and not days & other.places[place] and None not in days | other.places[place]
        for place, days in one.places.items()
    )


def _merge(one: _Cluster, other: _Cluster) -> _Cluster:
    one.members += other.members
    one.ids |= other.ids
    one.cases |= other.cases
    one.sides |= other.sides
    for day, times in other.days.items():
        one.days[day] = one.days.get(day, 0) + times
    for place, days in other.places.items():
        one.places.setdefault(place, set()).update(days)
    return one


def merged(rows: pl.DataFrame, links: Iterable[tuple[int, int, float]], forbidden: set[tuple[int, int]]) -> list[int]:
    """Cluster number of each row (position = ``e``), from pairs (a, b, strength) in falling strength.

    ``forbidden`` pairs (a < b) were decided "different" by a person and never end in one cluster.
    """
    columns = ["e", "kind", "id_number", "birth_day", "case_id", "side", "unit_id", "stage", "main_on"]
    clusters: dict[int, _Cluster] = {int(row["e"]): _start(row) for row in rows.select(columns).iter_rows(named=True)}
    owner = {e: e for e in clusters}
    apart: dict[int, set[int]] = {}
    for a, b in forbidden:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    for a, b, _ in links:
        one, other = owner[a], owner[b]
        if one == other or _contradict(clusters[one], clusters[other]):
            continue
        if len(clusters[one].members) < len(clusters[other].members):
            one, other = other, one
        if apart and any(apart.get(m, set()) & set(clusters[one].members) for m in clusters[other].members):
            continue
        for member in clusters[other].members:
            owner[member] = one
        _merge(clusters[one], clusters.pop(other))
    return [owner[e] for e in range(len(owner))]
