"""Is the work spread fairly over officers, and is the unevenness more than chance? Pure functions."""

from council.balance.bands import index_bands
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
from council.balance.projection import Projection, project
from council.balance.shares import never_taken, share_trend, share_verdicts
from council.balance.spread import ChanceBand, Dispersion, dispersion_test, expected_loads, fair_band, poisson_ranges
from council.balance.verdicts import VERDICTS, officer_verdicts

__all__ = [
    "VERDICTS",
    "ChanceBand",
    "Dispersion",
    "Projection",
    "Theil",
    "corrected_gini",
    "dispersion_test",
    "expected_loads",
    "fair_band",
    "gini",
    "index_bands",
    "lorenz",
    "lorenz_envelope",
    "max_share",
    "never_taken",
    "officer_verdicts",
    "poisson_ranges",
    "project",
    "share_trend",
    "share_verdicts",
    "theil",
    "top_share",
    "variation",
]
