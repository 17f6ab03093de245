"""Is this period different from the same period before by more than chance?"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from council.uncertainty.intervals import checked_level, wilson


@dataclass(frozen=True)
class Change:
    """``difference`` = now minus before; ``low``/``high`` bound the ratio of counts or the difference of shares.

    ``p_value`` is exact and two-sided, None where nothing can be compared; ``exceeds_chance`` sets it against 1-level.
    """

    difference: float
    low: float | None
    high: float | None
    p_value: float | None
    exceeds_chance: bool


def count_change(now: int, before: int, exposure_now: float = 1.0, exposure_before: float = 1.0,
                 level: float = 0.95) -> Change:
    """Two Poisson counts: given their sum, ``now`` is binomial (Przyborowski and Wilenski 1940).

    Exposures are lengths of the periods (or persons behind them); low/high bound the ratio of the two rates
    (Clopper-Pearson on the binomial share). ValueError for negative counts or exposures not above 0.
    """
    if min(now, before) < 0 or min(exposure_now, exposure_before) <= 0:
        raise ValueError("số đếm >= 0 và độ dài kỳ > 0 / counts are not negative and periods have a length")
    difference = float(now - before)
    if now + before == 0:
        return Change(difference, None, None, None, False)
    fair = exposure_now / (exposure_now + exposure_before)
    test = stats.binomtest(int(now), int(now + before), fair)
    share = test.proportion_ci(checked_level(level), method="exact")
    scale = exposure_before / exposure_now
    low, high = (float("inf") if p == 1 else p / (1 - p) * scale for p in (share.low, share.high))
    return Change(difference, float(low), float(high), float(test.pvalue), bool(test.pvalue <= 1 - level))


def share_change(hits_now: int, n_now: int, hits_before: int, n_before: int, level: float = 0.95) -> Change:
    """Two shares: Fisher's exact test; low/high bound the difference (Newcombe 1998, from two Wilson intervals)."""
    if n_now == 0 or n_before == 0:
        return Change(float("nan"), None, None, None, False)
    now, before = hits_now / n_now, hits_before / n_before
    (low_now, low_before), (high_now, high_before) = wilson([hits_now, hits_before], [n_now, n_before], level)
    low = now - before - np.sqrt((now - low_now) ** 2 + (high_before - before) ** 2)
    high = now - before + np.sqrt((high_now - now) ** 2 + (before - low_before) ** 2)
    p_value = stats.fisher_exact([[hits_now, n_now - hits_now], [hits_before, n_before - hits_before]]).pvalue
    return Change(now - before, float(low), float(high), float(p_value), bool(p_value <= 1 - level))
