"""How many will come if things stay as they are: an interval for months ahead, and how often it would have been right before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

LEVELS = (0.8, 0.95)
YEAR = 12
_NARROW = 0.05  # an interval that holds so few of the months tried would be rarer than this if it were as wide as it says


@dataclass(frozen=True)
class Forecast:
    """The total of some months ahead: ``mean`` and, for each of LEVELS (80 %, 95 %), whole-number bounds, both inclusive."""

    mean: float
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True)
class Trial:
    """One month that is known, forecast from the months before it alone. ``last``: the month before it; ``year_ago``: the
    same month last year; None where that month is not known or lies on another line."""

    index: int
    actual: float
    forecast: Forecast
    last: float | None
    year_ago: float | None

    def is_inside(self, level: int) -> bool:
        """True where the month lay within the interval of LEVELS[level]."""
        return self.forecast.low[level] <= self.actual <= self.forecast.high[level]


@dataclass(frozen=True)
class Rival:
    """Another way to guess, on the ``trials`` months where it can: its mean absolute error and that of the forecast."""

    trials: int
    error: float
    own_error: float


@dataclass(frozen=True)
class Backtest:
    """``error`` = mean absolute error of a month (None without trials); ``inside`` = months within the interval, for each of
    LEVELS; ``last`` and ``year_ago`` = the rivals, None where no month could be guessed so."""

    trials: tuple[Trial, ...]
    error: float | None
    inside: tuple[int, ...]
    last: Rival | None
    year_ago: Rival | None

    def nearer(self, least: int) -> tuple[str, ...]:
        """The rivals ("last", "year_ago") that came nearer on the same months, of those that guessed ``least`` or more."""
        rivals = {"last": self.last, "year_ago": self.year_ago}
        return tuple(name for name, r in rivals.items() if r and r.trials >= least and r.error < r.own_error)

    @property
    def too_narrow(self) -> int | None:
        """Place in LEVELS of the widest interval that held so few months that chance hardly explains it (binomial tail, 5 % for
        all levels together); None where every interval held about as many as it says."""
        tails = [stats.binom.cdf(k, len(self.trials), level) for k, level in zip(self.inside, LEVELS, strict=True)]
        found = [place for place, tail in enumerate(tails) if self.trials and tail <= _NARROW / len(LEVELS)]
        return max(found, default=None)


def forecast(counts: ArrayLike, ahead: int) -> Forecast:
    """The sum of ``ahead`` further months, when every month is a draw around the mean of ``counts`` (one count a month).

    Negative binomial with the mean of the months and variance φ(1 + ahead/n) times it: φ as Poisson counts scatter or more
    (Pearson's χ²/(n−1), McCullagh and Nelder 1989, widened by (t/z)² because n months only estimate it, at least 1), 1 +
    ahead/n because the mean is estimated too. φ = 1 is the Gamma-Poisson predictive with Jeffreys' prior. No seasons, no
    trend, months independent. ValueError for fewer than two counts, negative counts or nothing ahead.
    """
    known = np.asarray(counts, dtype=float)
    if known.size < 2 or np.any(known < 0) or not np.all(np.isfinite(known)) or ahead < 1:
        raise ValueError("cần ít nhất hai tháng, số đếm >= 0, ít nhất một tháng tới / two months at least, counts >= 0, one ahead")
    tails = np.array([(1 - level) / 2 for level in LEVELS])
    widened = _scatter(known) * (stats.t.isf(tails, known.size - 1) / stats.norm.isf(tails)) ** 2
    p = 1 / (np.maximum(1.0, widened) * (1 + ahead / known.size))
    size = (known.sum() + 0.5) * ahead / known.size * p / (1 - p)
    low, high = stats.nbinom.ppf([tails, 1 - tails], size, p).astype(int).tolist()
    return Forecast(float(known.mean() * ahead), tuple(low), tuple(high))


def _scatter(counts: np.ndarray) -> float:
    """Variance over mean; 1 where nobody was counted."""
    mean = counts.mean()
    return float(counts.var(ddof=1) / mean) if mean > 0 else 1.0


def base(values: Sequence[float | None], cuts: Sequence[int], before: int, longest: int) -> list[float]:
    """The latest known values before position ``before`` and not before the last of ``cuts`` up to there; at most ``longest``."""
    start = max([0, *(cut for cut in cuts if cut <= before)])
    return [float(v) for v in values[start:before] if v is not None][-longest:]


def backtest(values: Sequence[float | None], cuts: Sequence[int] = (), longest: int = YEAR, least: int = 6) -> Backtest:
    """Every known month forecast from those before it on the same line (rolling origin): ``longest`` months at most,
    ``least`` at least. ``cuts`` = positions where another line begins; None in ``values`` = a month that is not known."""
    trials = []
    for i, value in enumerate(values):
        before = base(values, [cut for cut in cuts if cut <= i], i, longest)
        if value is not None and len(before) >= max(2, least):
            start = max([0, *(cut for cut in cuts if cut <= i)])
            last, year_ago = (values[i - back] if i - back >= start else None for back in (1, YEAR))
            trials.append(Trial(i, float(value), forecast(before, 1), last, year_ago))
    own = _error([(t.actual, t.forecast.mean) for t in trials])
    inside = tuple(sum(t.is_inside(level) for t in trials) for level in range(len(LEVELS)))
    return Backtest(tuple(trials), own, inside, _rival(trials, "last"), _rival(trials, "year_ago"))


def _error(pairs: list[tuple[float, float]]) -> float | None:
    return float(np.mean([abs(a - b) for a, b in pairs])) if pairs else None


def _rival(trials: list[Trial], name: str) -> Rival | None:
    able = [(trial, getattr(trial, name)) for trial in trials if getattr(trial, name) is not None]
    if not able:
        return None
    guessed = _error([(trial.actual, guess) for trial, guess in able])
    return Rival(len(able), guessed or 0.0, _error([(trial.actual, trial.forecast.mean) for trial, _ in able]) or 0.0)
