"""What chance alone would do: intervals, funnels, shrinkage, control charts, delays, changes, what is to come. Pure functions."""

from council.uncertainty.change import Change, count_change, share_change
from council.uncertainty.control import LEAST_POINTS, xmr
from council.uncertainty.forecast import LEVELS, Backtest, Forecast, Rival, Trial, backtest, base, forecast
from council.uncertainty.funnel import (
    Funnel,
    additive_variance,
    between_variance,
    binomial_flags,
    by_method,
    expected_above,
    expected_flagged,
    funnel,
    funnel_limits,
    median_centre,
    multiplicative_dispersion,
    robust_dispersion,
    widened,
    z_scores,
)
from council.uncertainty.intervals import garwood, poisson_tails, wilson
from council.uncertainty.shrinkage import Shrunk, shrink, worst_probability
from council.uncertainty.survival import kaplan_meier, median_time, share_within

__all__ = [
    "LEAST_POINTS",
    "LEVELS",
    "Backtest",
    "Change",
    "Forecast",
    "Funnel",
    "Rival",
    "Shrunk",
    "Trial",
    "additive_variance",
    "backtest",
    "base",
    "between_variance",
    "binomial_flags",
    "by_method",
    "count_change",
    "expected_above",
    "expected_flagged",
    "forecast",
    "funnel",
    "funnel_limits",
    "garwood",
    "kaplan_meier",
    "median_centre",
    "median_time",
    "multiplicative_dispersion",
    "poisson_tails",
    "robust_dispersion",
    "share_change",
    "share_within",
    "shrink",
    "widened",
    "wilson",
    "worst_probability",
    "xmr",
    "z_scores",
]
