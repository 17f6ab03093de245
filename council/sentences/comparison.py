"""Compares shares of places with each other: limits of chance around the middle place, intervals, shrunken rates."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import polars as pl

from council.uncertainty import by_method, expected_flagged, funnel, funnel_limits, shrink, wilson, worst_probability

LEAST_COMPARED = 30  # where no rule is published
WORST = 3
LEAST_LIKE = 3  # places of one kind, to say whether one of them stands out among its like
CURVE_POINTS = 80
SCORE = {0.95: 1.959964, 0.998: 3.090232}  # normal quantiles of the two-sided levels


def least_compared(rules: pl.DataFrame) -> int:
    """Fewest persons for a place to be compared; ``rules`` = parameter_now (name, value), the rules on the data day."""
    found = pl.Series() if rules.is_empty() else rules.filter(pl.col("name") == "minimum_n_comparison")["value"]
    return int(found[0]) if found.len() else LEAST_COMPARED


def is_placed(code: str) -> bool:
    """False for rows of people whose area is not known."""
    return code != "unknown" and not code.startswith("undetermined")


@dataclass(frozen=True)
class Place:
    """One place: ``part`` of ``whole`` persons; shares 0..1; kind in, out (above 99.8 %), low (below), small (not compared).

    ``is_watched``: above 95 % but not 99.8 %. ``is_placed`` False: people without an area, never compared. ``worst`` =
    probability of being among the worst three (None when not compared). ``methods``: those that put it above 99.8 %.
    """

    code: str
    name: str
    part: int
    whole: int
    low: float
    high: float
    shrunken: float
    kind: str
    is_watched: bool = False
    is_placed: bool = True
    worst: float | None = None
    z: float | None = None
    methods: tuple[str, ...] = ()


@dataclass(frozen=True)
class Curve:
    """Limits of chance over n, for drawing."""

    n: tuple[float, ...]
    low95: tuple[float, ...]
    high95: tuple[float, ...]
    low998: tuple[float, ...]
    high998: tuple[float, ...]


@dataclass(frozen=True)
class Comparison:
    """All places (highest share first), the middle place's share, the total, and the sizes of places with an area.
    ``dispersion`` 1 = chance alone.

    ``expected`` = places that chance alone would put above the upper limit; ``multiplicative`` φ and ``additive`` τ are
    Spiegelhalter's corrections beside ours; ``compared`` = number of places compared.
    """

    places: tuple[Place, ...]
    centre: float | None
    part: int
    whole: int
    sizes: tuple[int, ...]
    dispersion: float
    expected: float = 0.0
    multiplicative: float = 1.0
    additive: float = 0.0
    compared: int = 0
    strength: float = field(default=float("inf"))

    @cached_property
    def curve(self) -> Curve | None:
        """The limits for drawing, computed when they are drawn."""
        return _curve(self.centre, list(self.sizes), self.dispersion)

    def of(self, kind: str) -> list[Place]:
        """Places of one kind."""
        return [place for place in self.places if place.kind == kind]

    @property
    def watched(self) -> list[Place]:
        """Places between the inner and the outer upper limit: to be followed, not named."""
        return [place for place in self.places if place.is_watched]

    @property
    def disputed(self) -> list[Place]:
        """Places that some method of correcting for scatter puts above the limit and another does not."""
        corrected = {"robust", "multiplicative", "additive"}
        return [place for place in self.places if 0 < len(corrected & set(place.methods)) < len(corrected)]

    @property
    def share(self) -> float | None:
        """The share of all places together; None when nobody is counted."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class _Verdicts:
    """What the comparison says of every place, in the order given."""

    centre: float | None
    dispersion: float
    alarm: np.ndarray
    watch: np.ndarray
    z: np.ndarray
    worst: np.ndarray
    methods: list[tuple[str, ...]]
    multiplicative: float = 1.0
    additive: float = 0.0
    expected: float = 0.0


def compare(
    codes: list[str],
    names: list[str],
    parts: list[int],
    wholes: list[int],
    least: int = LEAST_COMPARED,
    placed: list[bool] | None = None,
) -> Comparison:
    """Flags beyond 99.8 % (exact binomial, widened where the places scatter more than chance), among places with at
    least ``least`` persons; the others are shown but never flagged. ``placed`` False = people without an area."""
    k, n = np.array(parts, dtype=int), np.array(wholes, dtype=int)
    is_placed = np.ones(len(n), dtype=bool) if placed is None else np.array(placed, dtype=bool)
    large = (n >= least) & is_placed
    found = _judge(k, n, large)
    kinds = ["small" if not big else {1: "out", -1: "low"}.get(int(a), "in") for big, a in zip(large, found.alarm, strict=True)]
    low, high = wilson(k, np.maximum(n, 1)) if len(n) else ([], [])
    shrunk = shrink(k[is_placed], n[is_placed]) if n[is_placed].sum() else None
    rates = _rates(k, n, shrunk)
    places = [
        Place(code, name, *map(int, (k[i], n[i])), float(low[i]), float(high[i]), float(rates[i]), kinds[i],
              bool(found.watch[i]), bool(is_placed[i]), float(found.worst[i]) if large[i] else None,
              float(found.z[i]) if large[i] else None, found.methods[i])
        for i, (code, name) in enumerate(zip(codes, names, strict=True))
    ]  # fmt: skip
    places.sort(key=lambda p: (not p.is_placed, -(p.part / p.whole) if p.whole else 1, -p.whole, p.code))
    return Comparison(
        tuple(places), found.centre, int(k.sum()), int(n.sum()), tuple(n[is_placed].tolist()), found.dispersion,
        found.expected, found.multiplicative, found.additive, int(large.sum()), shrunk.strength if shrunk else float("inf"),
    )  # fmt: skip


def among_like(found: Comparison, peers: pl.DataFrame, least: int = LEAST_COMPARED) -> dict[str, bool]:
    """Whether each place above the limit is above it also among places of its own kind; ``peers`` = area_peer (code, peer_group).

    A place whose kind has fewer than three compared places is left out: there is nothing to say.
    """
    verdicts: dict[str, bool] = {}
    groups = dict(peers.select("code", "peer_group").iter_rows()) if found.of("out") else {}
    for kind in sorted({groups[place.code] for place in found.of("out") if place.code in groups}):
        like = [place for place in found.places if groups.get(place.code) == kind and place.is_placed]
        columns = ([getattr(place, name) for place in like] for name in ("code", "name", "part", "whole"))
        alike = compare(*columns, least)
        if alike.compared >= LEAST_LIKE:
            out = {place.code for place in alike.of("out")}
            verdicts |= {place.code: place.code in out for place in found.of("out") if groups.get(place.code) == kind}
    return verdicts


def _judge(k: np.ndarray, n: np.ndarray, large: np.ndarray) -> _Verdicts:
    """Compares the large places; with fewer than two there is nothing to compare with."""
    none, nan = np.zeros(len(n), dtype=int), np.full(len(n), np.nan)
    if large.sum() < 2:
        centre = float(k.sum() / n.sum()) if n.sum() else None
        return _Verdicts(centre, 1.0, none, none.astype(bool), nan, nan, [()] * len(n))
    ours, all_methods = funnel(k[large], n[large]), by_method(k[large], n[large])
    alarm, watch, z, worst = none.copy(), none.astype(bool), nan.copy(), nan.copy()
    alarm[large], watch[large], z[large] = ours.alarm, (ours.warning == 1) & (ours.alarm == 0), ours.z
    worst[large] = worst_probability(k[large], n[large], WORST)
    above = {name: iter(verdict.alarm) for name, verdict in all_methods.items()}
    methods = [tuple(name for name, flags in above.items() if next(flags) == 1) if big else () for big in large]
    expected = expected_flagged(n[large], ours.centre) if ours.dispersion == 1.0 else large.sum() * (1 - 0.998) / 2
    return _Verdicts(ours.centre, ours.dispersion, alarm, watch, z, worst, methods,
                     all_methods["multiplicative"].dispersion, all_methods["additive"].tau, float(expected))  # fmt: skip


def _rates(k: np.ndarray, n: np.ndarray, shrunk) -> np.ndarray:
    """Shrunken rates of all places by the prior of those with an area; zeros when nobody is counted."""
    if shrunk is None:
        return np.zeros(len(n))
    if not np.isfinite(shrunk.strength):
        return np.full(len(n), shrunk.mean)
    total = n + shrunk.strength
    return np.where(total > 0, (k + shrunk.mean * shrunk.strength) / np.where(total > 0, total, 1), shrunk.mean)


def _limits(sizes: np.ndarray, centre: float, level: float, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    """Limits that agree with the flags: exact binomial by chance alone, else on the arcsine scale of the scores."""
    if dispersion == 1.0:
        return funnel_limits(sizes, centre, level)
    reach = SCORE[level] * np.sqrt(dispersion) / (2 * np.sqrt(sizes))
    middle = np.arcsin(np.sqrt(centre))
    return np.sin(np.clip(middle - reach, 0, None)) ** 2, np.sin(np.clip(middle + reach, None, np.pi / 2)) ** 2


def _curve(centre: float | None, wholes: list[int], dispersion: float) -> Curve | None:
    """Smooth limits from the smallest to a little above the largest place; None where they mean nothing."""
    known = [n for n in wholes if n > 0]
    if centre is None or not 0 < centre < 1 or not known:
        return None
    sizes = np.linspace(max(5.0, min(known) * 0.7), max(known) * 1.08 + 2, CURVE_POINTS)
    inner, outer = (_limits(sizes, centre, level, dispersion) for level in (0.95, 0.998))
    return Curve(*(tuple(float(v) for v in values) for values in (sizes, inner[0], inner[1], outer[0], outer[1])))


def interval(parts: list[int], wholes: list[int]) -> tuple[list[float], list[float]]:
    """Wilson 95 % bounds of each share (0..1); 0 to 1 where there is nobody."""
    low, high = wilson(parts, [max(n, 1) for n in wholes])
    return (
        [float(a) if n else 0.0 for a, n in zip(low, wholes, strict=True)],
        [float(b) if n else 1.0 for b, n in zip(high, wholes, strict=True)],
    )
