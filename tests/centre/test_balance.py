"""The chance table of the method page, textbook values, and laws that must hold for any loads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from council import balance as b

loads = st.lists(st.floats(0, 500, allow_nan=False), min_size=2, max_size=25).filter(lambda x: sum(x) > 1)


@pytest.mark.parametrize(("officers", "cases", "mean", "low", "high"), [
    (5, 6, 0.234, 0.100, 0.386), (8, 6, 0.230, 0.131, 0.338), (12, 15, 0.145, 0.096, 0.200),
    (8, 38, 0.092, 0.052, 0.136), (12, 38, 0.091, 0.060, 0.125), (20, 38, 0.091, 0.068, 0.116)])
def test_chance_table_of_the_corrected_gini(officers: int, cases: int, mean: float, low: float, high: float) -> None:
    fair = np.full(officers, float(cases))
    band = b.fair_band(b.corrected_gini, fair, fair)
    assert (band.mean, band.low, band.high) == (
        pytest.approx(mean, abs=0.012), pytest.approx(low, abs=0.02), pytest.approx(high, abs=0.02))
    assert band.found == 0 and band.is_outside


@pytest.mark.parametrize(("officers", "cases", "mean"), [
    (5, 6, 0.387), (8, 15, 0.248), (12, 38, 0.159), (20, 6, 0.405)])
def test_chance_table_of_the_variation(officers: int, cases: int, mean: float) -> None:
    fair = np.full(officers, float(cases))
    assert b.fair_band(b.variation, fair, fair).mean == pytest.approx(mean, abs=0.02)


def test_gini_by_hand() -> None:
    assert b.gini([1, 2, 3, 4]) == pytest.approx(0.25)
    assert b.corrected_gini([0, 0, 0, 7]) == pytest.approx(1)
    assert np.isnan(b.gini([0, 0])) and np.isnan(b.corrected_gini([3]))


@given(loads, st.floats(0.1, 50))
def test_gini_is_the_mean_difference_and_ignores_scale_and_order(x: list[float], scale: float) -> None:
    array = np.array(x)
    oracle = np.abs(array[:, None] - array[None, :]).sum() / (2 * array.size**2 * array.mean())
    assert b.gini(x) == pytest.approx(oracle, abs=1e-9)
    assert b.gini(array[::-1] * scale) == pytest.approx(b.gini(x), abs=1e-9)
    assert 0 <= b.corrected_gini(x) <= 1 + 1e-9


@given(loads)
def test_lorenz_and_gini_tell_the_same(x: list[float]) -> None:
    curve = b.lorenz(x)
    assert curve[0] == 0 and curve[-1] == pytest.approx(1)
    area = np.trapezoid(curve, dx=1 / (curve.size - 1))
    assert b.gini(x) == pytest.approx(1 - 2 * area, abs=1e-9)


@given(loads, st.integers(1, 3))
def test_theil_parts_add_up(x: list[float], groups: int) -> None:
    labels = np.arange(len(x)) % groups
    found = b.theil(x, labels)
    assert found.total == pytest.approx(found.between + found.within, abs=1e-9)
    assert found.total >= -1e-12 and found.between >= -1e-12


def test_theil_by_hand() -> None:
    found = b.theil([1, 1, 3, 3], ["a", "a", "b", "b"])
    assert found.within == pytest.approx(0)
    assert found.between == pytest.approx(0.25 * np.log(0.5) + 0.75 * np.log(1.5))


def test_largest_shares() -> None:
    assert b.max_share([5, 3, 2]) == 0.5
    assert b.top_share([5, 3, 2], 2) == pytest.approx(0.8)


def test_dispersion_with_enough_cases_is_chi_square() -> None:
    x, e = [30, 50, 40], [40, 40, 40]
    oracle = stats.chisquare(x, e)
    found = b.dispersion_test(x, e)
    assert (found.statistic, found.p_value) == (pytest.approx(oracle.statistic), pytest.approx(oracle.pvalue))
    assert not found.simulated and found.freedom == 2


@pytest.mark.parametrize(("smallest", "simulated"), [(5.0, False), (4.9, True)])
def test_dispersion_is_simulated_when_any_expected_is_below_five(smallest: float, simulated: bool) -> None:
    assert b.dispersion_test([9, 9, 9], [smallest, 11, 11]).simulated == simulated


def test_simulated_dispersion_is_near_the_exact_multinomial() -> None:
    found = b.dispersion_test([7, 1], [4, 4])
    exact = stats.binomtest(7, 8, 0.5).pvalue
    assert found.simulated and found.p_value == pytest.approx(exact, abs=0.015)
    assert b.dispersion_test([7, 1], [4, 4]) == found


def test_expected_follows_working_time() -> None:
    assert b.expected_loads([10, 20, 30], [1, 1, 0.5]) == pytest.approx([24, 24, 12])
    with pytest.raises(ValueError, match="exposure"):
        b.expected_loads([1, 2], [0, 0])


def test_part_time_officers_do_not_look_idle() -> None:
    expected = [40, 40, 40, 20]
    band = b.fair_band(b.corrected_gini, expected, expected)
    assert band.found == pytest.approx(0)


def test_planted_imbalance_is_outside_the_band_and_fair_work_is_inside() -> None:
    fair = np.full(10, 38.0)
    uneven = np.array([80, 15, 38, 38, 38, 38, 38, 38, 38, 19.0])
    assert b.fair_band(b.corrected_gini, uneven, fair).found > b.fair_band(b.corrected_gini, uneven, fair).high
    random = np.random.default_rng(2).multinomial(380, np.full(10, 0.1)).astype(float)
    assert not b.fair_band(b.corrected_gini, random, fair).is_outside


def test_lorenz_envelope_holds_a_random_draw() -> None:
    low, high = b.lorenz_envelope(np.full(10, 38.0), 380, level=0.998)
    curve = b.lorenz(np.random.default_rng(4).multinomial(380, np.full(10, 0.1)))
    assert np.all((curve >= low - 1e-9) & (curve <= high + 1e-9))
    assert low[0] == high[0] == 0 and low[-1] == high[-1] == 1


def test_verdicts_agree_with_the_exact_binomial_for_whole_loads() -> None:
    x = np.array([60.0, 38, 20, 42, 40])
    found = b.officer_verdicts(x, np.ones(5))
    oracle = stats.binom.sf(x - 1, x.sum(), 0.2)
    assert found["p_high"].to_numpy() == pytest.approx(oracle)
    assert found["p_low"].to_numpy() == pytest.approx(stats.binom.cdf(x, x.sum(), 0.2))
    assert found["verdict"].to_list() == ["far_above", "within", "far_below", "within", "within"]


def test_little_working_time_or_little_work_is_never_flagged() -> None:
    found = b.officer_verdicts([40, 40, 40, 40], [1, 1, 1, 0.24])
    assert found["verdict"][3] == "too_small"
    assert b.officer_verdicts([40, 40, 40, 40], [1, 1, 1, 0.25])["verdict"][3] == "far_above"
    assert set(b.officer_verdicts([8, 1, 1, 0], [1, 1, 1, 1])["verdict"]) == {"too_small"}


@given(st.lists(st.floats(0, 80, allow_nan=False), min_size=2, max_size=12).filter(lambda x: sum(x) > 5))
def test_verdict_tails_are_probabilities_and_cover(x: list[float]) -> None:
    found = b.officer_verdicts(x, np.ones(len(x)))
    tails = found.select("p_low", "p_high").to_numpy()
    assert np.all((tails >= 0) & (tails <= 1 + 1e-12))
    assert np.all(tails.sum(axis=1) >= 1 - 1e-6)
    assert found["expected"].sum() == pytest.approx(sum(x))


@pytest.mark.parametrize("bad", [[-1, 2], [float("nan"), 1]])
def test_impossible_loads_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="loads"):
        b.gini(bad)
