"""Published worked values and independent programs as oracles: control charts, survival curves, changes of counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import uncertainty as u

# Example of the package spc-plotly (its page on the package index), monthly counts from January 2021.
MONTHLY = [
    2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927, 2640, 2626, 2144, 2409, 4412, 3287,
    3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191, 3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621, 3071, 2002,
]  # fmt: skip
# Viscosity of aircraft primer paint: Montgomery, Introduction to Statistical Quality Control, individuals chart.
VISCOSITY = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]
# Remission of leukaemia under 6-MP: Freireich et al. 1963, the textbook example of the product-limit estimate.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def test_xmr_limits_as_published_by_another_package() -> None:
    chart = u.xmr(MONTHLY)
    assert chart["mean"][0] == pytest.approx(2820.6315789473683)
    assert chart["high"][0] == pytest.approx(4341.864011379801)
    assert chart["range_limit"][0] == pytest.approx(1868.9427027027025)
    assert chart["moving_range"].mean() == pytest.approx(571.8918918918919)
    assert chart.filter("is_outside")["index"].to_list() == [18, 29, 30]


def test_xmr_limits_as_published_in_a_textbook() -> None:
    chart = u.xmr(VISCOSITY)
    assert chart["mean"][0] == pytest.approx(33.52, abs=0.005)
    assert chart["moving_range"].mean() == pytest.approx(0.48, abs=0.005)
    assert (chart["low"][0], chart["high"][0]) == (pytest.approx(32.24, abs=0.01), pytest.approx(34.80, abs=0.01))
    assert not chart["is_signal"].any()


def test_survival_as_published() -> None:
    curve = u.kaplan_meier(WEEKS, np.array(RELAPSED, dtype=bool))
    assert dict(zip(curve["time"].to_list(), curve["waiting_share"].round(3).to_list(), strict=True)) == PUBLISHED
    assert u.median_time(curve) == 23


records = st.lists(st.tuples(st.integers(1, 25), st.booleans()), min_size=2, max_size=60).filter(
    lambda rows: any(d for _, d in rows)
)


@given(records)
@settings(max_examples=40, deadline=None)
def test_survival_and_its_band_agree_with_lifelines(rows: list[tuple[int, bool]]) -> None:
    lifelines = pytest.importorskip("lifelines")
    times, done = zip(*rows, strict=True)
    fitted = lifelines.KaplanMeierFitter().fit(times, done)
    curve = u.kaplan_meier(times, done)
    at = curve["time"].to_list()
    assert curve["waiting_share"].to_numpy() == pytest.approx(fitted.survival_function_at_times(at).to_numpy(), abs=1e-9)
    band = fitted.confidence_interval_.loc[at]
    inside = (curve["waiting_share"].to_numpy() > 0) & (curve["waiting_share"].to_numpy() < 1)
    assert curve["low"].to_numpy()[inside] == pytest.approx(band.iloc[:, 0].to_numpy()[inside], abs=1e-6)
    assert curve["high"].to_numpy()[inside] == pytest.approx(band.iloc[:, 1].to_numpy()[inside], abs=1e-6)


def test_survival_agrees_with_statsmodels() -> None:
    duration = pytest.importorskip("statsmodels.duration.survfunc")
    found = duration.SurvfuncRight(WEEKS, RELAPSED)
    curve = u.kaplan_meier(WEEKS, np.array(RELAPSED, dtype=bool))
    assert curve["time"].to_numpy() == pytest.approx(found.surv_times)
    assert curve["waiting_share"].to_numpy() == pytest.approx(found.surv_prob)


@pytest.mark.parametrize(("now", "before"), [(464, 471), (836, 693), (12, 3), (0, 9)])
def test_change_of_counts_agrees_with_the_test_of_statsmodels(now: int, before: int) -> None:
    rates = pytest.importorskip("statsmodels.stats.rates")
    oracle = rates.test_poisson_2indep(now, 1, before, 1, method="exact-cond")
    assert u.count_change(now, before).p_value == pytest.approx(oracle.pvalue, rel=1e-6)
