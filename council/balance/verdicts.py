"""One officer at a time: more or less work than working time explains, at 95 % and 99.8 %."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike
from scipy import special, stats

from council.balance.inequality import Numbers, checked_loads
from council.balance.spread import expected_loads

VERDICTS = ("far_below", "below", "within", "above", "far_above", "too_small")
LEAST_YEARS, LEAST_EXPECTED = 0.25, 3.0
_WARNING, _ALARM = 0.025, 0.001


def officer_verdicts(loads: ArrayLike, exposure_years: ArrayLike) -> pl.DataFrame:
    """One row per officer: load, expected, low, high (95 % band of the load), p_low, p_high, verdict.

    Given the total N, an officer's load is Binomial(N, w/Σw); shared cases make it fractional, so the tail is continued
    by the incomplete beta function I_p(x, N−x+1) = P(X >= x). ``low``/``high`` are Garwood's Poisson bounds.
    "above" and "below" lie outside 95 %, "far_…" outside 99.8 %. Officers with less than 0.25 year of working time or
    fewer than 3 expected cases are "too_small": drawn grey, never flagged.
    """
    x, w = checked_loads(loads), checked_loads(exposure_years)
    expected, total = expected_loads(x, w), x.sum()
    p_high, p_low = _tails(x, total, np.clip(w / w.sum(), 0, 1))
    small = (w < LEAST_YEARS) | (expected < LEAST_EXPECTED)
    verdict = np.select([small, p_high <= _ALARM, p_low <= _ALARM, p_high <= _WARNING, p_low <= _WARNING],
                        ["too_small", "far_above", "far_below", "above", "below"], "within")
    low = np.where(x > 0, stats.chi2.ppf(_WARNING, 2 * np.maximum(x, 1e-9)) / 2, 0.0)
    high = stats.chi2.isf(_WARNING, 2 * x + 2) / 2
    return pl.DataFrame({"load": x, "expected": expected, "low": low, "high": high,
                         "p_low": p_low, "p_high": p_high, "verdict": verdict})


def _tails(x: Numbers, total: float, share: Numbers) -> tuple[Numbers, Numbers]:
    """P(X >= x) and P(X <= x) of a binomial continued to fractional x."""
    above = np.where(x > 0, special.betainc(np.maximum(x, 1e-9), total - x + 1, share), 1.0)
    below = np.where(x < total, special.betaincc(x + 1, np.maximum(total - x, 1e-9), share), 1.0)
    return above, below
