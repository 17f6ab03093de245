"""Is the work spread fairly over officers, and is the unevenness more than chance? Pure functions."""

from council.balance.inequality import (
    Theil,
    corrected_gini,
    gini,
    lorenz,
    lorenz_envelope,
    max_share,
    theil,
    top_share,
    variation,
)
from council.balance.spread import ChanceBand, Dispersion, dispersion_test, expected_loads, fair_band
from council.balance.verdicts import VERDICTS, officer_verdicts

__all__ = [
    "VERDICTS",
    "ChanceBand",
    "Dispersion",
    "Theil",
    "corrected_gini",
    "dispersion_test",
    "expected_loads",
    "fair_band",
    "gini",
    "lorenz",
    "lorenz_envelope",
    "max_share",
    "officer_verdicts",
    "theil",
    "top_share",
    "variation",
]
