"""Funnel of shares: which areas differ from the middle one by more than chance, with and without overdispersion."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from council.uncertainty.intervals import Numbers, checked_counts, checked_level

Flags = NDArray[np.int64]
Method = Literal["exact", "robust", "multiplicative", "additive"]
LEAST_AREAS = 10
WARNING, ALARM = 0.95, 0.998
DRAWS, SEED = 4_000, 20_260
_MAD_TO_SIGMA = 1 / stats.norm.ppf(0.75)


@dataclass(frozen=True)
class Funnel:
    """One funnel: its centre (0..1), the dispersion used (1 = chance alone), scores and flags per area.

    Flags: 1 above, -1 below, 0 inside the limits; areas with n = 0 have score nan and flag 0.
    """

    centre: float
    method: Method
    dispersion: float
    tau: float
    z: Numbers
    warning: Flags
    alarm: Flags


def median_centre(k: ArrayLike, n: ArrayLike) -> float:
    """Rate of the median area (areas with n = 0 left out); nan without areas.

    Where the median area is at 0 or 1 the pooled rate Σk/Σn stands in: a limit around 0 would flag every single case.
    """
    hits, trials = checked_counts(k, n)
    rates = hits[trials > 0] / trials[trials > 0]
    if not rates.size:
        return float("nan")
    middle = float(np.median(rates))
    return middle if 0 < middle < 1 else float(hits.sum() / trials.sum())


def binomial_flags(k: ArrayLike, n: ArrayLike, centre: float, level: float = WARNING) -> Flags:
    """1 where P(X >= k) <= (1-level)/2, -1 where P(X <= k) <= (1-level)/2, else 0; X ~ Binomial(n, centre), exact."""
    hits, trials = checked_counts(k, n)
    tail = (1 - checked_level(level)) / 2
    above = stats.binom.sf(hits - 1, trials, centre) <= tail
    below = stats.binom.cdf(hits, trials, centre) <= tail
    return np.where(above, 1, np.where(below, -1, 0)).astype(np.int64)


def funnel_limits(n: ArrayLike, centre: float, level: float = WARNING,
                  dispersion: float = 1.0) -> tuple[Numbers, Numbers]:
    """Smooth lower and upper limit (0..1) for sizes ``n`` > 0, for drawing only: flags come from whole numbers.

    The binomial tail is continued between whole numbers by the incomplete beta function: I_p(x, n-x+1) = P(X >= x).
    ``dispersion`` φ widens the distance to the centre by √φ (Spiegelhalter 2005).
    """
    sizes = np.asarray(n, dtype=float)
    if np.any(sizes <= 0):
        raise ValueError("cỡ mẫu phải > 0 / sizes are positive")
    tail = (1 - checked_level(level)) / 2
    high = _solve(lambda x: special.betainc(x, sizes - x + 1, centre), tail, sizes, falling=True)
    low = _solve(lambda x: special.betaincc(x + 1, sizes - x, centre), tail, sizes, falling=False)
    root = np.sqrt(dispersion)
    return (np.clip(centre - (centre - low / sizes) * root, 0, 1),
            np.clip(centre + (high / sizes - centre) * root, 0, 1))


def _solve(tail_at, target: float, sizes: Numbers, *, falling: bool) -> Numbers:
    """Bisection on 0..size: where the tail equals ``target``; the nearer end where it never does."""
    tiny = 1e-9
    left, right = np.full_like(sizes, tiny), sizes - tiny
    for _ in range(60):
        middle = (left + right) / 2
        too_large = tail_at(middle) > target
        go_right = too_large if falling else ~too_large
        left, right = np.where(go_right, middle, left), np.where(go_right, right, middle)
    return (left + right) / 2


def z_scores(k: ArrayLike, n: ArrayLike, centre: float) -> Numbers:
    """(arcsin √(k/n) − arcsin √centre) · 2√n; nan where n = 0. Variance about 1 under chance at every rate."""
    hits, trials = checked_counts(k, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (np.arcsin(np.sqrt(hits / trials)) - np.arcsin(np.sqrt(centre))) * 2 * np.sqrt(trials)


def robust_dispersion(z: ArrayLike) -> float:
    """Squared scaled median absolute deviation of the scores, at least 1; 1 (no correction) below ten areas."""
    scores = _finite(z)
    if scores.size < LEAST_AREAS:
        return 1.0
    spread = np.median(np.abs(scores - np.median(scores))) * _MAD_TO_SIGMA
    return float(max(1.0, spread**2))


def winsorised(values: ArrayLike, share: float = 0.1) -> Numbers:
    """The finite values with the lowest and highest ``share`` pulled in to those quantiles."""
    scores = _finite(values)
    return np.clip(scores, *np.quantile(scores, [share, 1 - share])) if scores.size else scores


def multiplicative_dispersion(z: ArrayLike, share: float = 0.1) -> float:
    """φ = mean of squared winsorised scores, at least 1 (Spiegelhalter 2005, QSHC 14:347); 1 below ten areas."""
    scores = winsorised(z, share)
    return float(max(1.0, np.mean(scores**2))) if scores.size >= LEAST_AREAS else 1.0


def additive_variance(k: ArrayLike, n: ArrayLike, centre: float, share: float = 0.1) -> float:
    """τ² of winsorised scores on the arcsine scale (w = 4n); 0 below ten areas."""
    _, trials = checked_counts(k, n)
    scores = winsorised(z_scores(k, n, centre), share)
    return between_variance(scores, 4 * trials[trials > 0]) if scores.size >= LEAST_AREAS else 0.0


def between_variance(z: ArrayLike, weights: ArrayLike) -> float:
    """τ² = max(0, (Iφ − (I−1)) / (Σw − Σw²/Σw)) of I scores whose outermost were pulled in or left out before.

    φ = mean of squared scores, ``weights`` = 1/s² on the scale of the scores. Spiegelhalter 2005 (QSHC 14:347), after
    DerSimonian and Laird.
    """
    scores, w = np.asarray(z, dtype=float), np.asarray(weights, dtype=float)
    excess = (scores**2).sum() - (scores.size - 1)
    return float(max(0.0, excess / (w.sum() - (w**2).sum() / w.sum())))


def widened(z: ArrayLike, weights: ArrayLike, variance: float) -> Numbers:
    """Scores once areas may differ by ``variance`` τ² of their own: z / √(1 + wτ²), ``weights`` w = 1/s²."""
    return np.asarray(z, dtype=float) / np.sqrt(1 + np.asarray(weights, dtype=float) * variance)


def funnel(k: ArrayLike, n: ArrayLike, method: Method = "robust", centre: float | None = None) -> Funnel:
    """Flags of every area at 95 % and 99.8 % around ``centre`` (default: the median area).

    While no overdispersion is found the flags are exact binomial; otherwise the corrected score decides.
    """
    middle = median_centre(k, n) if centre is None else centre
    hits, trials = checked_counts(k, n)
    z = z_scores(k, n, middle)
    dispersion = {"exact": lambda _: 1.0, "additive": lambda _: 1.0, "robust": robust_dispersion,
                  "multiplicative": multiplicative_dispersion}[method](z)
    variance = additive_variance(k, n, middle) if method == "additive" else 0.0
    if dispersion == 1.0 and variance == 0.0:
        flags = [np.where(trials > 0, binomial_flags(hits, trials, middle, level), 0) for level in (WARNING, ALARM)]
    else:
        z = widened(z, 4 * trials, variance) / np.sqrt(dispersion)
        flags = [_score_flags(z, level) for level in (WARNING, ALARM)]
    return Funnel(middle, method, dispersion, float(np.sqrt(variance)), z, *flags)


def _score_flags(z: Numbers, level: float) -> Flags:
    limit = stats.norm.isf((1 - level) / 2)
    with np.errstate(invalid="ignore"):
        return np.where(z >= limit, 1, np.where(z <= -limit, -1, 0)).astype(np.int64)


def _finite(values: ArrayLike) -> Numbers:
    array = np.asarray(values, dtype=float)
    return array[np.isfinite(array)]


METHODS: tuple[Method, ...] = ("exact", "robust", "multiplicative", "additive")


def by_method(k: ArrayLike, n: ArrayLike, centre: float | None = None) -> dict[Method, Funnel]:
    """The same areas judged by every method, around the same centre: what the choice of method changes."""
    middle = median_centre(k, n) if centre is None else centre
    return {method: funnel(k, n, method, middle) for method in METHODS}


def expected_above(n: ArrayLike, centre: float, level: float = ALARM) -> float:
    """How many of the areas would lie above the upper limit by chance alone; at most Σ(1−level)/2, as counts are whole."""
    sizes = np.asarray(n, dtype=float)
    sizes = sizes[sizes > 0]
    tail = (1 - checked_level(level)) / 2
    if not sizes.size or not 0 < centre < 1:
        return 0.0
    first = stats.binom.isf(tail, sizes, centre) + 1  # the smallest count with P(X >= count) <= tail
    return float(stats.binom.sf(first - 1, sizes, centre).sum())


def expected_flagged(n: ArrayLike, centre: float) -> float:
    """How many of the areas ``funnel`` would put above the upper 99.8 % limit if all had the rate ``centre``.

    With few areas the middle one is itself uncertain, which flags more than the tails alone say, up to four times: below ten
    areas the whole comparison is repeated DRAWS times (fixed seed), from ten on the tails are summed (``expected_above``).
    """
    sizes = tuple(int(size) for size in np.asarray(n, dtype=np.int64) if size > 0)
    if len(sizes) >= LEAST_AREAS or len(sizes) < 2 or not 0 < centre < 1:
        return expected_above(sizes, centre)
    return _flagged_of_draws(sizes, centre)


@lru_cache(maxsize=256)  # every rerun of a page compares the same areas again
def _flagged_of_draws(areas: tuple[int, ...], centre: float) -> float:
    sizes = np.array(areas)
    hits = np.random.default_rng(SEED).binomial(sizes, centre, (DRAWS, sizes.size))
    middles, pooled = np.median(hits / sizes, axis=1), hits.sum(axis=1) / sizes.sum()
    middles = np.where((middles > 0) & (middles < 1), middles, pooled)
    above = stats.binom.sf(hits - 1, sizes, middles[:, None]) <= (1 - ALARM) / 2
    return float(above.sum() / DRAWS)
