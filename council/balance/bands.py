"""Every index of unevenness at once, each beside the band that a fair random allocation of the same size gives."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from council.balance.inequality import Numbers, checked_loads
from council.balance.spread import ChanceBand

LEAST_PERCENTILES = 20
_CELLS, _LEAST_DRAWS, _MOST_DRAWS = 100_000, 100, 4000


def index_bands(
    loads: ArrayLike, expected: ArrayLike, groups: ArrayLike | None = None, level: float = 0.90, seed: int = 20_260_101
) -> dict[str, ChanceBand]:
    """Gini (corrected), CV, Theil total, between and within ``groups``, largest share, top two, and p90/p10 from twenty
    officers (below: largest over median), each with its ``level`` band when the same total falls at random in proportion
    to ``expected``. Loads are compared per unit of expectation. Empty below two officers or without work.

    Draws grow fewer with more officers (100 to 4,000): a band over many is narrow and needs fewer.
    """
    x, e = checked_loads(loads), checked_loads(expected)
    if x.size < 2 or x.sum() <= 0 or np.any(e <= 0):
        return {}
    scale, labels = e / e.mean(), np.zeros(x.size) if groups is None else np.asarray(groups)
    draws = int(min(_MOST_DRAWS, max(_LEAST_DRAWS, _CELLS // x.size)))
    sample = np.random.default_rng(seed).multinomial(max(1, round(x.sum())), e / e.sum(), size=draws) / scale
    found = {}
    for name, measure in _measures(x.size, labels).items():
        values = measure(sample)
        if np.isnan(values).all():
            continue
        low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
        found[name] = ChanceBand(float(measure((x / scale)[None, :])[0]), float(np.nanmean(values)), float(low), float(high))
    return found


def _measures(officers: int, labels: np.ndarray) -> dict[str, Callable[[Numbers], Numbers]]:
    several = np.unique(labels).size > 1
    extremes = {"p90_p10": _percentiles} if officers >= LEAST_PERCENTILES else {"max_median": _max_over_median, "top_two": _top_two}
    parts = {"theil_between": lambda m: _theil_parts(m, labels)[0], "theil_within": lambda m: _theil_parts(m, labels)[1]}
    first = {"gini": _gini, "variation": _variation, "theil": _theil}
    return {**first, **(parts if several else {}), "max_share": _max_share, **extremes}


def _gini(m: Numbers) -> Numbers:
    n = m.shape[1]
    ranks = 2 * np.arange(1, n + 1) - n - 1
    return np.sort(m, axis=1) @ ranks / (n * m.sum(axis=1)) * n / (n - 1)


def _variation(m: Numbers) -> Numbers:
    return m.std(axis=1, ddof=1) / m.mean(axis=1)


def _max_share(m: Numbers) -> Numbers:
    return m.max(axis=1) / m.sum(axis=1)


def _top_two(m: Numbers) -> Numbers:
    return np.sort(m, axis=1)[:, -2:].sum(axis=1) / m.sum(axis=1)


def _percentiles(m: Numbers) -> Numbers:
    low, high = np.quantile(m, [0.1, 0.9], axis=1)
    return high / np.where(low > 0, low, np.nan)


def _max_over_median(m: Numbers) -> Numbers:
    middle = np.median(m, axis=1)
    return m.max(axis=1) / np.where(middle > 0, middle, np.nan)


def _theil(m: Numbers) -> Numbers:
    ratio = m / m.mean(axis=1, keepdims=True)
    return np.where(ratio > 0, ratio * np.log(np.where(ratio > 0, ratio, 1.0)), 0.0).mean(axis=1)


def _theil_parts(m: Numbers, labels: np.ndarray) -> tuple[Numbers, Numbers]:
    between, within = np.zeros(m.shape[0]), np.zeros(m.shape[0])
    for label in np.unique(labels):
        part = m[:, labels == label]
        share = part.sum(axis=1) / m.sum(axis=1)
        safe = np.where(share > 0, share, 1.0)
        between += np.where(share > 0, share * np.log(safe / (part.shape[1] / m.shape[1])), 0.0)
        within += np.where(share > 0, share * _theil(np.where(share[:, None] > 0, part, 1.0)), 0.0)
    return between, within
