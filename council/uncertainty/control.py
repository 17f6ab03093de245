"""XmR control chart of a monthly series, re-based only at dated events."""

from collections.abc import Sequence

import numpy as np
import polars as pl

LEAST_POINTS = 12
RUN = 7
TREND = 7
_LIMIT, _RANGE_LIMIT = 2.66, 3.268


def xmr(values: Sequence[float | None], breaks: Sequence[int] = ()) -> pl.DataFrame:
    """One row per value: index, value, moving_range, segment, mean, low, high, range_limit and the four rules.

    Limits are mean ± 2.66 · mean moving range, the range limit 3.268 · mean moving range (Wheeler; NHS Making Data
    Count). ``breaks`` are positions of dated events at which a new base starts, provided both sides hold at least 12
    values; otherwise the old limits run on. None is a gap: it has no range, ends runs and is never joined.
    With fewer than 12 values the limits are null and no rule speaks ("not enough data").
    Rules: is_outside (beyond a limit), is_run (>= 7 on one side), is_trend (>= 7 rising or falling),
    is_two_of_three (2 of 3 beyond two thirds of the limit, one side); is_signal = any of them.
    """
    data = np.array([np.nan if value is None else float(value) for value in values])
    if data.size == 0:
        return xmr([None]).clear()
    starts = _bases(data, breaks)
    parts = [_part(data[start:end], start, number) for number, (start, end) in
             enumerate(zip(starts, [*starts[1:], data.size], strict=True))]
    frame = pl.concat(parts)
    rules = ["is_outside", "is_run", "is_trend", "is_two_of_three"]
    return frame.with_columns(is_signal=pl.any_horizontal(rules)).with_columns(
        pl.col("value", "moving_range", "mean", "low", "high", "range_limit").fill_nan(None))


def _bases(data: np.ndarray, breaks: Sequence[int]) -> list[int]:
    """Positions where a base starts: 0 and every break with enough values before it and after it."""
    starts = [0]
    wanted = sorted({position for position in breaks if 0 < position < data.size})
    for number, position in enumerate(wanted):
        end = wanted[number + 1] if number + 1 < len(wanted) else data.size
        before, after = data[starts[-1]:position], data[position:end]
        if min(np.isfinite(before).sum(), np.isfinite(after).sum()) >= LEAST_POINTS:
            starts.append(position)
    return starts


def _part(data: np.ndarray, start: int, number: int) -> pl.DataFrame:
    ranges = np.abs(np.diff(data, prepend=np.nan))
    known, steps = data[np.isfinite(data)], ranges[np.isfinite(ranges)]
    enough = known.size >= LEAST_POINTS and steps.size > 0
    mean, step = (known.mean(), steps.mean()) if enough else (np.nan, np.nan)
    side = np.where(np.isfinite(data), np.sign(data - mean), np.nan) if enough else np.full(data.size, np.nan)
    with np.errstate(invalid="ignore"):
        beyond = np.where(np.abs(data - mean) > _LIMIT * step * 2 / 3, side, 0)
        rules = {
            "is_outside": np.abs(data - mean) > _LIMIT * step,
            "is_run": _long_runs(side, RUN),
            "is_trend": _long_trends(data, TREND) & enough,
            "is_two_of_three": _two_of_three(beyond) if enough else np.zeros(data.size, dtype=bool),
        }
    constant = {"mean": mean, "low": mean - _LIMIT * step, "high": mean + _LIMIT * step,
                "range_limit": _RANGE_LIMIT * step}
    return pl.DataFrame(
        {"index": np.arange(start, start + data.size), "value": data, "moving_range": ranges,
         "segment": np.full(data.size, number)}
        | {name: np.full(data.size, value) for name, value in constant.items()}
        | {name: np.asarray(flags, dtype=bool) for name, flags in rules.items()}
    )


def _long_runs(side: np.ndarray, length: int) -> np.ndarray:
    """True for every member of a run of ``length`` or more equal, non-zero sides; gaps end a run."""
    same = (side[1:] == side[:-1]) & (side[1:] != 0)
    return _members(same, length)


def _long_trends(data: np.ndarray, length: int) -> np.ndarray:
    """True for every member of ``length`` or more values that only rise or only fall."""
    with np.errstate(invalid="ignore"):
        steps = np.diff(data)
        return _members(steps > 0, length) | _members(steps < 0, length)


def _members(joined: np.ndarray, length: int) -> np.ndarray:
    """Positions inside chains of at least ``length`` neighbours, ``joined[i]`` linking i and i+1."""
    member = np.zeros(joined.size + 1, dtype=bool)
    start = 0
    for position in range(joined.size + 1):
        if position == joined.size or not joined[position]:
            if position - start + 1 >= length:
                member[start:position + 1] = True
            start = position + 1
    return member


def _two_of_three(beyond: np.ndarray) -> np.ndarray:
    """True for the points beyond two sigma that have a second one, same side, among any three neighbours."""
    flags = np.zeros(beyond.size, dtype=bool)
    for side in (1, -1):
        hit = beyond == side
        padded = np.concatenate(([False, False], hit, [False, False]))
        near = padded[:-4] | padded[1:-3] | padded[3:-1] | padded[4:]
        flags |= hit & near
    return flags
