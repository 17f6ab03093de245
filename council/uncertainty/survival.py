"""How long steps take when some have not happened yet: Kaplan-Meier with censoring at the data day."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike
from scipy import stats

from council.uncertainty.intervals import checked_level


def kaplan_meier(durations: ArrayLike, happened: ArrayLike, level: float = 0.95) -> pl.DataFrame:
    """One row per distinct event time: time, at_risk, events, waiting_share, low, high (shares 0..1 still waiting).

    S(t) = Π (1 − dᵢ/nᵢ) (Kaplan and Meier 1958); bounds by Greenwood's variance on the log(−log S) scale.
    ``happened`` is false for those still waiting on the data day (censored). Durations must not be negative.
    """
    times, done = np.asarray(durations, dtype=float), np.asarray(happened, dtype=bool)
    if times.shape != done.shape or np.any(times < 0) or np.any(~np.isfinite(times)):
        raise ValueError("thời gian >= 0 và hai cột cùng độ dài / durations are not negative and both columns match")
    moments = np.unique(times[done])
    at_risk = (times[None, :] >= moments[:, None]).sum(axis=1)
    events = ((times[None, :] == moments[:, None]) & done[None, :]).sum(axis=1)
    waiting = np.cumprod(1 - events / at_risk) if moments.size else np.array([])
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(events / (at_risk * (at_risk - events)))
        width = stats.norm.isf((1 - checked_level(level)) / 2) * np.sqrt(greenwood) / np.abs(np.log(waiting))
        low, high = waiting ** np.exp(width), waiting ** np.exp(-width)
    ended = waiting == 0
    return pl.DataFrame({
        "time": moments, "at_risk": at_risk, "events": events, "waiting_share": waiting,
        "low": np.where(ended, 0.0, low), "high": np.where(ended, np.nan, high),
    }).with_columns(pl.col("low", "high").fill_nan(None))


def median_time(curve: pl.DataFrame) -> float | None:
    """First time at which half or fewer are still waiting; None while more than half wait."""
    reached = curve.filter(pl.col("waiting_share") <= 0.5)
    return None if reached.is_empty() else float(reached["time"][0])


def share_within(curve: pl.DataFrame, limit: float) -> float:
    """Share (0..1) for whom the step happened at or before ``limit``."""
    reached = curve.filter(pl.col("time") <= limit)
    return 0.0 if reached.is_empty() else 1.0 - float(reached["waiting_share"][-1])
