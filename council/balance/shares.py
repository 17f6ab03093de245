"""Whose share is beyond chance: own contacts against everybody else's, and a kind of case somebody never takes."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike
from scipy import stats

from council.balance.spread import dispersion_test

LEAST_CASES, LEAST_EXPECTED_KIND = 10, 3.0
_WARNING, _ALARM, _OVERALL = 0.025, 0.001, 0.05


def share_verdicts(hits: ArrayLike, cases: ArrayLike) -> pl.DataFrame:
    """One row per officer: hits, cases, p_high (binomial, against the share of all the others), verdict.

    "far_above": p <= 0.001 and the officers as a whole differ more than chance (5 %); "above": p <= 0.025, drawn, never
    named; "too_small": fewer than 10 cases. Only the high side is judged: few own contacts are nothing to explain.
    """
    k, n = np.asarray(hits, dtype=float), np.asarray(cases, dtype=float)
    others, total = k.sum() - k, n.sum() - n
    rate = np.divide(others, total, out=np.zeros_like(total), where=total > 0)
    p_high = np.where(k > 0, stats.binom.sf(k - 1, np.maximum(n, 1), rate), 1.0)
    expected = n * k.sum() / n.sum() if n.sum() > 0 else n
    counted = expected > 0
    beyond = counted.sum() > 1 and k.sum() > 0 and dispersion_test(k[counted], expected[counted]).p_value <= _OVERALL
    verdict = np.select(
        [n < LEAST_CASES, (p_high <= _ALARM) & beyond, p_high <= _WARNING], ["too_small", "far_above", "above"], "within"
    )
    return pl.DataFrame({"hits": k, "cases": n, "p_high": p_high, "verdict": verdict})


def never_taken(hits: ArrayLike, cases: ArrayLike, all_hits: ArrayLike, all_cases: ArrayLike) -> np.ndarray:
    """True for who took none of a kind of case: none in the period although 3 or more were to be expected there, and
    none in all the data, where chance would give that in at most 1 of 1,000.

    ``hits``, ``cases``: of the period; ``all_…``: of the whole data window; expected by the share of all the others.
    """
    k, n, all_k, all_n = (np.asarray(values, dtype=float) for values in (hits, cases, all_hits, all_cases))
    rate = np.divide(k.sum() - k, n.sum() - n, out=np.zeros_like(n), where=n.sum() - n > 0)
    long_rate = np.divide(all_k.sum() - all_k, all_n.sum() - all_n, out=np.zeros_like(all_n), where=all_n.sum() - all_n > 0)
    return (k == 0) & (all_k == 0) & (n * rate >= LEAST_EXPECTED_KIND) & ((1 - long_rate) ** all_n <= _ALARM)


def share_trend(hits: np.ndarray, cases: np.ndarray) -> tuple[float, float]:
    """(two-sided p-value, slope of the share per step) of a share over equal steps of time (Cochran-Armitage).

    z = Σ t(k − n p̄) / √(p̄(1−p̄)(Σ n t² − (Σ n t)²/Σ n)); p = 1 where nothing varies. Steps without cases do not count.
    """
    k, n = np.asarray(hits, dtype=float), np.asarray(cases, dtype=float)
    t, share = np.arange(k.size, dtype=float), k.sum() / n.sum() if n.sum() else 0.0
    spread = (n * t**2).sum() - (n * t).sum() ** 2 / n.sum() if n.sum() else 0.0
    variance = share * (1 - share) * spread
    if variance <= 0:
        return 1.0, 0.0
    score = (t * (k - n * share)).sum()
    return float(2 * stats.norm.sf(abs(score) / np.sqrt(variance))), float(score / spread)
