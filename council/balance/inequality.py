"""One number for unevenness: Gini, variation, Theil, largest share; none is shown without its chance band."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Numbers = NDArray[np.float64]


def checked_loads(loads: ArrayLike) -> Numbers:
    """Loads as a float array; ValueError where one is negative or unknown."""
    array = np.asarray(loads, dtype=float)
    if array.ndim != 1 or np.any(~np.isfinite(array)) or np.any(array < 0):
        raise ValueError("khối lượng phải là số >= 0 / loads are known and not negative")
    return array


def gini(loads: ArrayLike) -> float:
    """Σ(2i−n−1)x₍ᵢ₎ / (n Σx), 0 = all equal; nan without officers or work."""
    x = np.sort(checked_loads(loads))
    if x.size == 0 or x.sum() == 0:
        return float("nan")
    ranks = 2 * np.arange(1, x.size + 1) - x.size - 1
    return float((ranks * x).sum() / (x.size * x.sum()))


def corrected_gini(loads: ArrayLike) -> float:
    """Gini · n/(n−1) (Deltas 2003), so that one officer doing everything gives 1; nan below two officers."""
    x = checked_loads(loads)
    return gini(x) * x.size / (x.size - 1) if x.size > 1 else float("nan")


def variation(loads: ArrayLike) -> float:
    """Coefficient of variation: sample standard deviation over mean; nan below two officers or without work."""
    x = checked_loads(loads)
    return float(x.std(ddof=1) / x.mean()) if x.size > 1 and x.sum() > 0 else float("nan")


def max_share(loads: ArrayLike) -> float:
    """Share (0..1) of all work that the busiest officer carries; nan without work."""
    return top_share(loads, 1)


def top_share(loads: ArrayLike, officers: int) -> float:
    """Share (0..1) of all work that the busiest ``officers`` carry; nan without work."""
    x = np.sort(checked_loads(loads))[::-1]
    return float(x[:officers].sum() / x.sum()) if x.sum() > 0 else float("nan")


def lorenz(loads: ArrayLike) -> Numbers:
    """Cumulative share of work of the least busy 0, 1, … n officers (n + 1 values from 0 to 1)."""
    x = np.sort(checked_loads(loads))
    total = x.sum()
    steps = np.cumsum(x) / total if total > 0 else np.full(x.size, np.nan)
    return np.concatenate(([0.0], steps))


def lorenz_envelope(expected: ArrayLike, total: int, level: float = 0.95, draws: int | None = None,
                    seed: int = 20_260_101) -> tuple[Numbers, Numbers]:
    """Pointwise band of Lorenz curves when ``total`` cases fall at random in proportion to ``expected``.

    4,000 draws, fewer (at least 100) for more than 25 officers.
    """
    weights = checked_loads(expected)
    draws = draws or int(min(4000, max(100, 100_000 // weights.size)))
    sample = np.random.default_rng(seed).multinomial(total, weights / weights.sum(), size=draws)
    curves = np.cumsum(np.sort(sample, axis=1), axis=1) / total
    low, high = np.quantile(curves, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return np.concatenate(([0.0], low)), np.concatenate(([0.0], high))


@dataclass(frozen=True)
class Theil:
    """Theil's T and its exact parts: between groups (leaders, officers) and within them."""

    total: float
    between: float
    within: float


def theil(loads: ArrayLike, groups: ArrayLike | None = None) -> Theil:
    """T = (1/n) Σ (x/μ) ln(x/μ), with 0 ln 0 = 0; between = Σ s ln(s / n-share), within = Σ s T of the group.

    ``s`` is a group's share of the work. All parts are nan without work; without groups everything is within.
    """
    x = checked_loads(loads)
    if x.size == 0 or x.sum() == 0:
        return Theil(float("nan"), float("nan"), float("nan"))
    labels = np.zeros(x.size) if groups is None else np.asarray(groups)
    between = within = 0.0
    for label in np.unique(labels):
        part = x[labels == label]
        share = part.sum() / x.sum()
        if share > 0:
            between += share * np.log(share / (part.size / x.size))
            within += share * _theil(part)
    return Theil(_theil(x), float(between), float(within))


def _theil(x: Numbers) -> float:
    ratio = x / x.mean()
    return float(special.xlogy(ratio, ratio).sum() / x.size)
