"""From rows of (time, happened, how many) to one waiting curve."""

import numpy as np
import polars as pl

from council import charts
from council.uncertainty import kaplan_meier


def curve(name: str, key: str, rows: pl.DataFrame, time: str, happened: str, count: str) -> charts.Wait | None:
    """Share done over ``time`` with its 95 % band (Kaplan-Meier); None without rows. ``count`` = persons or cases per row."""
    if rows.is_empty():
        return None
    times = np.maximum(rows[time].cast(pl.Float64).to_numpy(), 0)
    many = rows[count].cast(pl.Int64).to_numpy()
    done = rows[happened].to_numpy().astype(bool)
    found = kaplan_meier(np.repeat(times, many), np.repeat(done, many))
    share = 1 - found["waiting_share"].to_numpy()
    low = 1 - found["high"].fill_null(0.0).to_numpy()
    high = 1 - found["low"].fill_null(1.0).to_numpy()
    return charts.Wait(
        name,
        key,
        *(tuple(float(v) for v in values) for values in (found["time"], share, low, high)),
        n=int(many.sum()),
        open=int(many[~done].sum()),
    )
