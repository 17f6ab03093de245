"""Small areas borrow strength: beta-binomial shrinkage, and how sure one may be who is among the worst."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from council.uncertainty.intervals import Numbers, checked_counts


@dataclass(frozen=True)
class Shrunk:
    """Overall rate ``mean``, prior ``strength`` (inf = differences are no larger than chance) and shrunk ``rates``."""

    mean: float
    strength: float
    rates: Numbers


def shrink(k: ArrayLike, n: ArrayLike) -> Shrunk:
    """Empirical-Bayes rates (k + mM)/(n + M); the raw k/n must be shown beside them. Areas with n = 0 get the mean.

    Moments of the beta-binomial: m = Σk/Σn, S² = Σn(p−m)²/Σn, M = (m(1−m) − S²)/(S² − m(1−m)/n̄);
    where S² does not exceed chance, M is infinite and every area gets m.
    """
    hits, trials = checked_counts(k, n)
    present = trials > 0
    if not present.any():
        return Shrunk(float("nan"), float("inf"), np.full(hits.shape, np.nan))
    total = trials.sum()
    mean = hits.sum() / total
    spread = (trials[present] * (hits[present] / trials[present] - mean) ** 2).sum() / total
    chance = mean * (1 - mean) / trials[present].mean()
    if spread <= chance:
        return Shrunk(float(mean), float("inf"), np.full(hits.shape, mean))
    strength = max((mean * (1 - mean) - spread) / (spread - chance), 0.0)
    with np.errstate(invalid="ignore"):
        rates = (hits + mean * strength) / (trials + strength)
    return Shrunk(float(mean), float(strength), np.where(trials + strength > 0, rates, mean))


def worst_probability(k: ArrayLike, n: ArrayLike, places: int = 3, draws: int = 20_000,
                      seed: int = 20_260_101) -> Numbers:
    """P(area is among the ``places`` highest rates) under the shrunk posterior; sums to ``places``.

    Seeded, so the same rows give the same answer. Without more than chance, all areas get equal shares.
    """
    hits, trials = checked_counts(k, n)
    prior = shrink(hits, trials)
    areas = hits.size
    if areas == 0 or places >= areas:
        return np.ones(areas)
    if not np.isfinite(prior.strength) or not 0 < prior.mean < 1:
        return np.full(areas, places / areas)
    tiny = 1e-9
    alpha, beta = hits + prior.mean * prior.strength + tiny, trials - hits + (1 - prior.mean) * prior.strength + tiny
    sample = np.random.default_rng(seed).beta(alpha, beta, size=(draws, areas))
    worst = np.argpartition(sample, areas - places, axis=1)[:, areas - places:]
    return np.bincount(worst.ravel(), minlength=areas) / draws
