"""Merging best-first: the strongest pair first, and never a merge that contradicts what the rows say.

Most groups of linked rows contradict nothing and are taken whole, in one step over all of them. The others are merged
pair by pair, but they too begin with what their strongest links make without any contradiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from council.linkage.components import components
from council.linkage.offences import may_be_one

# What a cluster may state only once; rows that state one value each at most can be merged in any order.
_ONCE = ["id_number", "birth_day", "case_id", "side", "offence_key"]
_COLUMNS = ["e", "kind", *_ONCE, "unit_id", "stage", "position", "main_on"]
_UNLIKE = {frozenset(pair) for pair in ("AV", "AP", "AR", "AC", "VP", "VR", "VC", "PR")}
# A file may come back from the court for more inquiry; an inquiry that starts later than this is another matter.
RETURN_DAYS = 120
STEP_KINDS = ("list", "register")
# Bits down to which a group that contradicts nothing is taken whole although weaker links may bring contradictions.
_WHOLE_FROM = (34.0, 28.0, 23.0)


@dataclass(slots=True)
class _Cluster:
    """What the rows of one cluster say together."""

    members: list[int]
    ids: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    offences: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], set[date | None]] = field(default_factory=dict)
    steps: dict[int, tuple[date, date]] = field(default_factory=dict)


def _starts(rows: pl.DataFrame) -> dict[int, _Cluster]:
    """The cluster of every ``node``: rows that contradict nothing, so that each states a value at most once."""
    nodes = rows.group_by("node").agg(pl.col(_ONCE).drop_nulls().first())
    clusters = {node: _Cluster([node], *({value} if value else set() for value in stated))
                for node, *stated in nodes.select("node", *_ONCE).iter_rows()}
    listed = rows.filter(pl.col("kind") == "list").select("node", "unit_id", "stage", "main_on").unique()
    for node, unit, stage, day in listed.iter_rows():
        clusters[node].places[(unit, stage)] = {day}
    for node, position, first, last in _steps(rows, "node").iter_rows():
        clusters[node].steps[position] = (first, last)
    return clusters


def _steps(rows: pl.DataFrame, group: str) -> pl.DataFrame:
    """(group, position, first, last): between which days each group's lists and registers name each stage."""
    dated = rows.filter(pl.col("kind").is_in(STEP_KINDS) & pl.col("position").is_not_null() & pl.col("main_on").is_not_null())
    return dated.group_by(group, "position").agg(pl.col("main_on").min().alias("first"), pl.col("main_on").max().alias("last"))


def _apart(one: set, other: set) -> bool:
    return bool(one and other and one.isdisjoint(other))


def is_slip(one: date, other: date) -> bool:
    """Whether two birth dates differ as a slip of the pen makes them differ: the year, day for month, or one digit."""
    if (one.month, one.day) == (other.month, other.day):
        return abs(one.year - other.year) <= 10 or _digits_apart(f"{one.year}", f"{other.year}") == 1
    if one.year != other.year:
        return False
    return (one.day, one.month) == (other.month, other.day) or _digits_apart(f"{one:%d%m}", f"{other:%d%m}") == 1


def _digits_apart(one: str, other: str) -> int:
    return sum(x != y for x, y in zip(one, other, strict=True))


def _turns_back(one: _Cluster, other: _Cluster) -> bool:
    """Whether one starts an earlier stage long after the other reached a later one."""
    return any(
        low < high and (last - first).days > RETURN_DAYS
        for before, after in ((one, other), (other, one))
        for high, (first, _) in before.steps.items()
        for low, (_, last) in after.steps.items()
    )


def _contradict(one: _Cluster, other: _Cluster) -> bool:
    """Two document numbers, case codes or sides, or one list that names both on two days."""
    if _apart(one.ids, other.ids) or _apart(one.cases, other.cases):
        return True
    if any(frozenset((x, y)) in _UNLIKE for x in one.sides for y in other.sides):
        return True
    return any(
        place in other.places and days.isdisjoint(other.places[place]) and None not in days | other.places[place]
        for place, days in one.places.items()
    )


def _doubt(one: _Cluster, other: _Cluster, is_matter: bool, is_firm: bool) -> bool:
    """With no paper or docket in common, two offences or an inquiry long after a trial; two full birth dates that are
    no slip of one another or that nothing but the name outweighs."""
    if not is_matter and (not may_be_one(one.offences, other.offences) or _turns_back(one, other)):
        return True
    return _apart(one.days, other.days) and one.ids.isdisjoint(other.ids) and not (
        is_firm and any(is_slip(x, y) for x in one.days for y in other.days))


def _merge(one: _Cluster, other: _Cluster) -> None:
    one.members += other.members
    one.ids |= other.ids
    one.days |= other.days
    one.cases |= other.cases
    one.sides |= other.sides
    one.offences |= other.offences
    for step, (first, last) in other.steps.items():
        known = one.steps.get(step, (first, last))
        one.steps[step] = (min(first, known[0]), max(last, known[1]))
    for place, days in other.places.items():
        one.places.setdefault(place, set()).update(days)


def merged(
    rows: pl.DataFrame, links: pl.DataFrame, forbidden: set[tuple[int, int]], *, minds_doubts: bool = True
) -> pl.Series:
    """Cluster number of each row (position = ``e``), from ``links`` (a, b, bits, is_matter, is_firm), strongest first.

    ``is_matter``: a paper, a docket or a case code ties the two rows. ``is_firm``: the pair is strong without its
    birth dates. ``forbidden`` pairs (a < b) were decided "different" by a person and never end in one cluster.
    ``minds_doubts``: whether merges that are only doubtful are refused too.
    """
    facts = rows.select(_COLUMNS)
    label, doubtful = _whole(facts, links, forbidden)
    if not doubtful.len():
        return label.alias("cluster")
    rest = links.filter(pl.col("a").is_in(doubtful.implode()))
    node = pl.int_range(rows.height, dtype=pl.UInt32, eager=True)
    for bits in _WHOLE_FROM:
        whole, unsure = _whole(facts, rest.filter(pl.col("bits") >= bits), forbidden)
        node = facts.select(pl.when(pl.col("e").is_in(unsure.implode())).then(node).otherwise(whole)).to_series()
    inside = facts.with_columns(node.alias("node")).filter(pl.col("e").is_in(doubtful.implode()))
    between = rest.select(node.gather(rest["a"]).alias("a"), node.gather(rest["b"]).alias("b"), "is_matter", "is_firm")
    owner = _best_first(_starts(inside), between.filter(pl.col("a") != pl.col("b")).iter_rows(), forbidden, minds_doubts)
    found = inside.select("e", pl.col("node").replace_strict(owner, return_dtype=pl.UInt32).alias("owner"))
    return label.scatter(found["e"], found["owner"]).alias("cluster")


def _whole(
    rows: pl.DataFrame, links: pl.DataFrame, forbidden: set[tuple[int, int]]
) -> tuple[pl.Series, pl.Series]:
    """The connected group of every row, and the rows in groups in which some merge could contradict: a value stated
    twice, a list's unit with two days, an inquiry long after a trial, a decision."""
    grouped = rows.with_columns(components(rows.height, links).alias("group"))
    several = grouped.filter(pl.col("group").is_duplicated())
    twice = several.group_by("group").agg(pl.col(_ONCE).drop_nulls().n_unique()).filter(pl.any_horizontal(pl.col(_ONCE) > 1))
    listed = several.filter(pl.col("kind") == "list").group_by("group", "unit_id", "stage").agg(pl.col("main_on").n_unique())
    decided = several.filter(pl.col("e").is_in([e for pair in forbidden for e in pair]))
    steps = _steps(several, "group")
    back = steps.join(steps, on="group", suffix="_b").filter(
        (pl.col("position") < pl.col("position_b"))
        & ((pl.col("last") - pl.col("first_b")).dt.total_days() > RETURN_DAYS))
    doubtful = pl.concat([twice["group"], listed.filter(pl.col("main_on") > 1)["group"], decided["group"], back["group"]]).unique()
    return grouped["group"], several.filter(pl.col("group").is_in(doubtful.implode()))["e"]


def _best_first(
    clusters: dict[int, _Cluster], links: Iterator[tuple[int, int, bool, bool]], forbidden: set[tuple[int, int]], minds_doubts: bool
) -> dict[int, int]:
    """Merge pair by pair; each key of ``clusters`` -> the key that stands for its cluster in the end."""
    owner = {e: e for e in clusters}
    apart: dict[int, set[int]] = {}
    for a, b in forbidden:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    for a, b, is_matter, is_firm in links:
        one, other = owner[a], owner[b]
        if one == other or _contradict(clusters[one], clusters[other]):
            continue
        if minds_doubts and _doubt(clusters[one], clusters[other], is_matter, is_firm):
            continue
        if len(clusters[one].members) < len(clusters[other].members):
            one, other = other, one
        if apart and any(not apart.get(m, set()).isdisjoint(clusters[one].members) for m in clusters[other].members):
            continue
        for member in clusters[other].members:
            owner[member] = one
        _merge(clusters[one], clusters.pop(other))
    return owner
