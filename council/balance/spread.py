"""Before any index: is the spread of work more than random arrival would give?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from council.balance.inequality import Numbers, checked_loads

SMALL_EXPECTED = 5.0
_CELLS, _LEAST_DRAWS, _MOST_DRAWS = 400_000, 200, 10_000


@dataclass(frozen=True)
class Dispersion:
    """X² = Σ(x−E)²/E, its degrees of freedom and p-value; ``simulated`` when the p-value comes from random draws."""

    statistic: float
    freedom: int
    p_value: float
    simulated: bool


@dataclass(frozen=True)
class ChanceBand:
    """A measure as found, and its mean and 5-95 % range (by default) when work arrives at random."""

    found: float
    mean: float
    low: float
    high: float

    @property
    def is_outside(self) -> bool:
        """True when the found value lies outside the band (above: uneven; below: actively balanced)."""
        return not self.low <= self.found <= self.high


def expected_loads(loads: ArrayLike, exposure: ArrayLike) -> Numbers:
    """E = Σx · w/Σw: what each officer would carry in proportion to working time ``exposure`` (any unit)."""
    x, w = checked_loads(loads), checked_loads(exposure)
    if x.size != w.size or w.sum() <= 0:
        raise ValueError("mỗi người cần một khối lượng và một thời gian làm việc / one load and one exposure each")
    return x.sum() * w / w.sum()


def dispersion_test(loads: ArrayLike, expected: ArrayLike, draws: int | None = None, seed: int = 20_260_101) -> Dispersion:
    """Pearson's X² against chance: χ² with n−1 degrees, or a Monte Carlo multinomial when any E is below 5.

    Officers with E = 0 must be left out (ValueError). The simulated p-value is (1 + draws as extreme)/(1 + draws), valid
    for any number of draws; there are 10,000, fewer (at least 200) for more than forty officers.
    """
    x, e = checked_loads(loads), checked_loads(expected)
    if x.size < 2 or np.any(e <= 0):
        raise ValueError("cần ít nhất hai người với khối lượng kỳ vọng > 0 / at least two officers with E > 0")
    statistic = float(((x - e) ** 2 / e).sum())
    if e.min() >= SMALL_EXPECTED:
        return Dispersion(statistic, x.size - 1, float(stats.chi2.sf(statistic, x.size - 1)), simulated=False)
    draws = draws or int(min(_MOST_DRAWS, max(_LEAST_DRAWS, _CELLS // x.size)))
    extreme = (_by_chance(tuple(e), round(x.sum()), draws, seed) >= statistic - 1e-9).sum()
    return Dispersion(statistic, x.size - 1, float((1 + extreme) / (1 + draws)), simulated=True)


@lru_cache(maxsize=32)
def _by_chance(expected: tuple[float, ...], total: int, draws: int, seed: int) -> Numbers:
    """X² of every draw: a page asks again at every click, and weights that swing share the expected loads."""
    e = np.array(expected)
    return ((_random_loads(e, total, draws, seed) - e) ** 2 / e).sum(axis=1)


def fair_band(measure: Callable[[Numbers], float], loads: ArrayLike, expected: ArrayLike, level: float = 0.90,
              draws: int = 4000, seed: int = 20_260_101) -> ChanceBand:
    """``measure`` of the loads beside its band when the same total falls at random in proportion to ``expected``.

    Loads are compared per unit of expectation (x/E), so officers with less working time do not look idle.
    """
    x, e = checked_loads(loads), checked_loads(expected)
    scale = e / e.mean()
    sample = _random_loads(e, round(x.sum()), draws, seed) / scale
    values = np.array([measure(row) for row in sample])
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    return ChanceBand(measure(x / scale), float(np.nanmean(values)), float(low), float(high))


def _random_loads(expected: Numbers, total: int, draws: int, seed: int) -> Numbers:
    return np.random.default_rng(seed).multinomial(total, expected / expected.sum(), size=draws).astype(float)


def poisson_ranges(expected: ArrayLike, level: float) -> tuple[Numbers, Numbers]:
    """Smallest and largest count that chance gives around each ``expected`` with probability ``level``."""
    tail = (1 - level) / 2
    return stats.poisson.ppf(tail, checked_loads(expected)), stats.poisson.ppf(1 - tail, checked_loads(expected))
