"""What page 40 says: spread, weights, overload, own contacts, quota, quality, and the adviser's moves."""

from council.sentences.workload.spread import (
    LEAST_CURVE,
    LEAST_OFFICERS,
    Balance,
    Carrier,
    Measure,
    spread,
    weigh,
)

__all__ = ["LEAST_CURVE", "LEAST_OFFICERS", "Balance", "Carrier", "Measure", "spread", "weigh"]
