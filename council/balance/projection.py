"""Where an officer's year will end, if work keeps coming at the rate so far."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from council.balance.inequality import Numbers


@dataclass(frozen=True)
class Projection:
    """Credit at the year's end: middle and interval; equal to the credit so far where nothing of the year is left."""

    middle: Numbers
    low: Numbers
    high: Numbers


def project(credit: ArrayLike, worked: ArrayLike, left: ArrayLike, level: float = 0.95) -> Projection:
    """``credit`` gathered in ``worked`` (share of a year, after reductions) continued over ``left`` (the same unit).

    Interval: the Gamma-Poisson predictive (negative binomial with r = credit + 1/2 and p = worked/(worked + left), Jeffreys
    prior), so that a rate known from little work gives a wide interval. nan where nothing was worked. ``left`` is without
    leave already known. Not included: seasons; shared cases make the interval slightly too wide.
    """
    c, w, rest = (np.asarray(values, dtype=float) for values in (credit, worked, left))
    known = w > 0
    safe = np.where(known, w, 1.0)
    p = np.where(rest > 0, safe / (safe + np.maximum(rest, 0)), 1.0)
    low, high = (stats.nbinom.ppf(q, c + 0.5, np.minimum(p, 1 - 1e-12)) for q in ((1 - level) / 2, (1 + level) / 2))
    more = np.where(rest > 0, c / safe * rest, 0.0)
    nothing = ~known
    return Projection(*(np.where(nothing, np.nan, c + np.where(rest > 0, part, 0.0)) for part in (more, low, high)))
