"""Intervals for a share (Wilson) and for a count (Garwood)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Numbers = NDArray[np.float64]


def checked_level(level: float) -> float:
    """``level`` itself; ValueError unless it lies strictly between 0 and 1."""
    if not 0 < level < 1:
        raise ValueError(f"level = {level}: mức tin cậy phải nằm giữa 0 và 1 / a level lies between 0 and 1")
    return level


def checked_counts(k: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """``k`` and ``n`` as equally shaped float arrays; ValueError unless 0 <= k <= n everywhere."""
    hits, trials = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    if not np.all((hits >= 0) & (hits <= trials)):
        raise ValueError("cần 0 <= k <= n ở mọi dòng / every row needs 0 <= k <= n")
    return hits, trials


def wilson(k: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Numbers, Numbers]:
    """Lower and upper bound (0..1) of the share k/n; both nan where n = 0 (nobody: unknown, not 0 %).

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), Wilson 1927. Both ends belong to the interval.
    """
    hits, trials = checked_counts(k, n)
    z = stats.norm.isf((1 - checked_level(level)) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = hits / trials
        half = z * np.sqrt(p * (1 - p) / trials + z**2 / (4 * trials**2))
        middle = p + z**2 / (2 * trials)
        low, high = (middle - half) / (1 + z**2 / trials), (middle + half) / (1 + z**2 / trials)
    low = np.where(hits == 0, np.where(trials > 0, 0.0, np.nan), low)
    high = np.where(hits == trials, np.where(trials > 0, 1.0, np.nan), high)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def garwood(x: ArrayLike, level: float = 0.95, exposure: ArrayLike = 1.0) -> tuple[Numbers, Numbers]:
    """Exact bounds of a Poisson mean behind the count ``x``, per unit of ``exposure``.

    χ²(α/2; 2x)/2 and χ²(1−α/2; 2x+2)/2, Garwood 1936. ``x`` may be fractional (shared cases); it must not be negative.
    """
    counts, units = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(exposure, dtype=float))
    if np.any(counts < 0) or np.any(units <= 0):
        raise ValueError("số đếm >= 0 và phơi nhiễm > 0 / counts are not negative and exposure is positive")
    tail = (1 - checked_level(level)) / 2
    low = np.where(counts == 0, 0.0, stats.chi2.ppf(tail, 2 * np.where(counts == 0, 1, counts)) / 2)
    return low / units, stats.chi2.isf(tail, 2 * counts + 2) / 2 / units


def poisson_tails(x: ArrayLike, mean: ArrayLike) -> tuple[Numbers, Numbers]:
    """P(X <= x) and P(X >= x) for whole ``x`` and X ~ Poisson(mean)."""
    counts, means = np.asarray(x, dtype=float), np.asarray(mean, dtype=float)
    return stats.poisson.cdf(counts, means), stats.poisson.sf(counts - 1, means)
