"""Published check values, scipy as oracle, and laws that must hold for any input."""

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from council import uncertainty as u

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("k", "n", "low", "high"), [
    (0, 3, 0, 0.561), (1, 4, 0.046, 0.699), (3, 10, 0.108, 0.603), (12, 40, 0.181, 0.454), (30, 100, 0.219, 0.396)])
def test_wilson_check_values(k: int, n: int, low: float, high: float) -> None:
    found = u.wilson(k, n)
    assert found[0] == pytest.approx(low, abs=6e-4)
    assert found[1] == pytest.approx(high, abs=6e-4)


@given(counts, st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_agrees_with_scipy(pair: tuple[int, int], level: float) -> None:
    k, n = pair
    oracle = stats.binomtest(k, n).proportion_ci(level, method="wilson")
    low, high = u.wilson(k, n, level)
    assert (low, high) == (pytest.approx(oracle.low, abs=1e-9), pytest.approx(oracle.high, abs=1e-9))
    assert low <= k / n <= high


def test_nobody_is_unknown_not_zero() -> None:
    low, high = u.wilson([0, 0], [0, 5])
    assert math.isnan(low[0]) and math.isnan(high[0])
    assert low[1] == 0 and high[1] < 1


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="0 <= k <= n"):
        u.wilson(k, n)


@pytest.mark.parametrize("level", [0, 1, 1.5])
def test_impossible_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        u.wilson(1, 2, level)


@given(st.integers(0, 300))
def test_garwood_inverts_the_poisson_tails(x: int) -> None:
    low, high = u.garwood(x)
    assert stats.poisson.cdf(x, high) == pytest.approx(0.025, abs=1e-9)
    if x:
        assert stats.poisson.sf(x - 1, low) == pytest.approx(0.025, abs=1e-9)
    else:
        assert low == 0


@given(counts, st.floats(0.01, 0.99), st.sampled_from([0.95, 0.998]))
def test_flags_are_exact_binomial_tails(pair: tuple[int, int], centre: float, level: float) -> None:
    k, n = pair
    flag = u.binomial_flags([k], [n], centre, level)[0]
    tail = (1 - level) / 2
    assert (flag == 1) == (stats.binom.sf(k - 1, n, centre) <= tail)
    assert (flag == -1) == (stats.binom.sf(k - 1, n, centre) > tail and stats.binom.cdf(k, n, centre) <= tail)


@given(st.integers(5, 400), st.floats(0.05, 0.95))
@settings(max_examples=60)
def test_curve_lies_where_the_flags_change(n: int, centre: float) -> None:
    low, high = u.funnel_limits([n], centre)
    whole = np.arange(n + 1)
    high_flags, low_flags = stats.binom.sf(whole - 1, n, centre) <= 0.025, stats.binom.cdf(whole, n, centre) <= 0.025
    first_flag = int(np.argmax(high_flags)) if high_flags.any() else n + 1
    assert first_flag - 1 - 1e-6 <= high[0] * n <= min(first_flag, n) + 1e-6
    last_flag = int(np.flatnonzero(low_flags)[-1]) if low_flags.any() else -1
    assert max(last_flag, 0) - 1e-6 <= low[0] * n <= last_flag + 1 + 1e-6


def test_limits_narrow_with_size_and_widen_with_dispersion() -> None:
    low, high = u.funnel_limits([10, 50, 400], 0.2)
    assert np.all(np.diff(high) < 0) and np.all(np.diff(low) > 0)
    wide_low, wide_high = u.funnel_limits([400], 0.2, dispersion=4)
    assert wide_high[0] - 0.2 == pytest.approx(2 * (high[2] - 0.2))
    assert 0.2 - wide_low[0] == pytest.approx(2 * (0.2 - low[2]))


def test_centre_is_the_median_area() -> None:
    assert u.median_centre([1, 30, 9, 0], [10, 100, 10, 0]) == pytest.approx(0.3)


def test_a_median_of_zero_does_not_flag_every_single_case() -> None:
    k, n = [0] * 7 + [1, 1, 2], [40] * 10
    assert u.median_centre(k, n) == pytest.approx(0.01)
    assert not u.funnel(k, n).alarm.any()


def test_no_dispersion_is_estimated_below_ten_areas() -> None:
    z = np.array([-9.0, 9, -9, 9, -9, 9, -9, 9, 9])
    assert u.robust_dispersion(z) == 1
    assert u.robust_dispersion(np.append(z, -9)) > 50


def test_robust_dispersion_is_the_scaled_mad_squared() -> None:
    z = np.arange(-10.0, 11)
    assert u.robust_dispersion(z) == pytest.approx((stats.median_abs_deviation(z, scale="normal")) ** 2)
    assert u.robust_dispersion(z / 100) == 1


def test_multiplicative_dispersion_by_hand() -> None:
    z = np.array([-3.0, -2, -1, -1, 0, 0, 1, 1, 2, 30])
    low, high = np.quantile(z, [0.1, 0.9])
    assert u.multiplicative_dispersion(z) == pytest.approx(np.mean(np.clip(z, low, high) ** 2))


def test_additive_variance_recovers_a_planted_spread() -> None:
    random = np.random.default_rng(5)
    n = random.integers(150, 900, 400)
    rate = np.sin(np.arcsin(np.sqrt(0.2)) + random.normal(0, 0.06, 400)) ** 2
    k = random.binomial(n, rate)
    assert np.sqrt(u.additive_variance(k, n, 0.2)) == pytest.approx(0.06, rel=0.25)
    assert u.additive_variance(random.binomial(n, 0.2), n, 0.2) < 0.01 ** 2


def test_funnel_with_chance_only_flags_nobody_twice_over() -> None:
    random = np.random.default_rng(11)
    n = random.integers(30, 300, 60)
    found = u.funnel(random.binomial(n, 0.2), n)
    assert np.abs(found.alarm).sum() <= 1
    assert np.abs(found.warning).sum() <= 8


@pytest.mark.parametrize("method", ["exact", "robust", "multiplicative", "additive"])
def test_every_method_names_a_truly_bad_area_and_spares_the_rest(method: str) -> None:
    random = np.random.default_rng(3)
    n = np.full(20, 150)
    k = random.binomial(n, 0.15)
    k[4] = 62
    found = u.funnel(k, n, method)
    assert found.alarm[4] == 1
    assert np.abs(found.alarm).sum() == 1


def test_an_empty_area_has_no_flag() -> None:
    found = u.funnel([0, 3], [0, 10])
    assert found.warning[0] == 0 and math.isnan(found.z[0])


def test_overdispersion_takes_flags_away() -> None:
    random = np.random.default_rng(8)
    n = np.full(60, 400)
    k = random.binomial(n, np.clip(random.normal(0.2, 0.06, 60), 0.02, 0.6))
    naive, robust = u.funnel(k, n, "exact"), u.funnel(k, n, "robust")
    assert robust.dispersion > 3
    assert np.abs(robust.alarm).sum() < np.abs(naive.alarm).sum()


def test_shrinkage_by_hand() -> None:
    k, n = np.array([2, 30, 8]), np.array([20, 60, 20])
    m = 40 / 100
    spread = (20 * (0.1 - m) ** 2 + 60 * (0.5 - m) ** 2 + 20 * (0.4 - m) ** 2) / 100
    strength = (m * (1 - m) - spread) / (spread - m * (1 - m) / (100 / 3))
    found = u.shrink(k, n)
    assert found.strength == pytest.approx(strength)
    assert found.rates == pytest.approx((k + m * strength) / (n + strength))


def test_no_more_than_chance_means_all_equal() -> None:
    found = u.shrink([5, 5, 5], [10, 10, 10])
    assert math.isinf(found.strength)
    assert found.rates == pytest.approx([0.5, 0.5, 0.5])


@given(st.lists(counts, min_size=2, max_size=15))
def test_shrunk_rates_lie_between_raw_and_mean(pairs: list[tuple[int, int]]) -> None:
    k, n = np.array(pairs).T
    found = u.shrink(k, n)
    raw = k / n
    assert np.all(found.rates >= np.minimum(raw, found.mean) - 1e-9)
    assert np.all(found.rates <= np.maximum(raw, found.mean) + 1e-9)


def test_small_noisy_area_is_less_surely_among_the_worst() -> None:
    k, n = [4, 56, 20, 15, 22, 18, 12], [10, 143, 110, 100, 120, 95, 80]
    sure = u.worst_probability(k, n, places=1)
    assert sure.sum() == pytest.approx(1, abs=1e-6)
    assert sure[1] > sure[0]
    assert u.worst_probability(k, n, places=1) == pytest.approx(sure)


def test_equal_areas_share_the_place() -> None:
    assert u.worst_probability([5] * 6, [10] * 6) == pytest.approx([0.5] * 6)


def flat(*extra: float | None) -> list[float | None]:
    return [10, 12] * 6 + list(extra)


def test_xmr_limits_by_hand() -> None:
    chart = u.xmr(flat())
    assert chart["mean"][0] == 11
    assert chart["low"][0] == pytest.approx(11 - 2.66 * 2)
    assert chart["high"][0] == pytest.approx(11 + 2.66 * 2)
    assert chart["range_limit"][0] == pytest.approx(3.268 * 2)
    assert not chart["is_signal"].any()


def test_xmr_says_nothing_below_twelve_points() -> None:
    chart = u.xmr([10, 12] * 5 + [100])
    assert chart["mean"].null_count() == 11
    assert not chart["is_signal"].any()
    assert u.xmr([10, 12] * 5 + [100, 101])["is_outside"].any()


def test_xmr_point_outside() -> None:
    chart = u.xmr(flat(40))
    assert chart["is_outside"].to_list() == [False] * 12 + [True]


@pytest.mark.parametrize(("length", "speaks"), [(6, False), (7, True)])
def test_xmr_run_of_seven_on_one_side(length: int, speaks: bool) -> None:
    chart = u.xmr([12.0, 10] * 10 + [11.9] * length + [9.0])
    assert chart["is_run"].sum() == (length if speaks else 0)


@pytest.mark.parametrize(("length", "speaks"), [(6, False), (7, True)])
def test_xmr_trend_of_seven(length: int, speaks: bool) -> None:
    rising = [11 + step / 10 for step in range(length)]
    chart = u.xmr([10.0, 30.0, *[20.0, 21.0] * 6, 30.0, *rising, 5.0])
    assert chart["is_trend"].sum() == (length if speaks else 0)


def test_xmr_two_of_three_beyond_two_sigma() -> None:
    base = [10.0, 12] * 12
    chart = u.xmr([*base, 15.0, 11.0, 15.0, *base])
    assert chart["is_two_of_three"].to_list()[24:27] == [True, False, True]
    apart = u.xmr([*base, 15.0, 11.0, 11.0, 15.0, *base])
    assert not apart["is_two_of_three"].any()
    other_side = u.xmr([*base, 15.0, 11.0, 7.0, *base])
    assert not other_side["is_two_of_three"].any()


def test_xmr_rebases_only_with_enough_points_on_both_sides() -> None:
    values = [10.0, 12] * 6 + [30.0, 32] * 6
    split = u.xmr(values, breaks=[12])
    assert split["mean"].to_list() == [11] * 12 + [31] * 12
    assert u.xmr(values[:23], breaks=[12])["segment"].max() == 0
    assert u.xmr(values, breaks=[11])["segment"].max() == 0


def test_xmr_gap_ends_runs_and_has_no_range() -> None:
    chart = u.xmr([10.0, 12] * 10 + [11.9] * 4 + [None] + [11.9] * 3)
    assert not chart["is_run"].any()
    assert chart["moving_range"][24] is None and chart["moving_range"][25] is None
    assert chart["value"][24] is None


def test_kaplan_meier_by_hand() -> None:
    curve = u.kaplan_meier([1, 2, 2, 3, 4], [True, True, False, True, False])
    assert curve["time"].to_list() == [1, 2, 3]
    assert curve["at_risk"].to_list() == [5, 4, 2]
    assert curve["waiting_share"].to_list() == pytest.approx([0.8, 0.6, 0.3])
    assert u.median_time(curve) == 3
    assert u.share_within(curve, 2) == pytest.approx(0.4)
    assert u.share_within(curve, 0.5) == 0


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=60))
def test_kaplan_meier_agrees_with_scipy(pairs: list[tuple[int, bool]]) -> None:
    times, done = zip(*pairs, strict=True)
    curve = u.kaplan_meier(times, done)
    data = stats.CensoredData(uncensored=[t for t, d in pairs if d], right=[t for t, d in pairs if not d])
    survival = stats.ecdf(data).sf.evaluate(curve["time"].to_numpy())
    assert curve["waiting_share"].to_numpy() == pytest.approx(survival, abs=1e-9)
    assert (curve["low"].fill_null(0) <= curve["waiting_share"] + 1e-9).all()


def test_nothing_happened_yet() -> None:
    curve = u.kaplan_meier([3, 4], [False, False])
    assert curve.is_empty() and u.median_time(curve) is None and u.share_within(curve, 9) == 0
    assert isinstance(curve, pl.DataFrame)


@given(st.integers(0, 200), st.integers(0, 200))
def test_change_of_counts_agrees_with_scipy(now: int, before: int) -> None:
    found = u.count_change(now, before)
    assert found.difference == now - before
    if now + before:
        assert found.p_value == pytest.approx(stats.binomtest(now, now + before, 0.5).pvalue)
        assert found.exceeds_chance == (found.p_value <= 1 - 0.95)
    else:
        assert found.p_value is None and not found.exceeds_chance


def test_change_of_counts_with_unequal_periods() -> None:
    assert not u.count_change(20, 10, exposure_now=2, exposure_before=1).exceeds_chance
    assert u.count_change(40, 10, exposure_now=1, exposure_before=1).exceeds_chance
    found = u.count_change(20, 10, exposure_now=2, exposure_before=1)
    assert found.low < 1 < found.high


def test_change_of_shares_newcombe_published_example() -> None:
    found = u.share_change(56, 70, 48, 80)
    assert (found.low, found.high) == (pytest.approx(0.0524, abs=1e-4), pytest.approx(0.3339, abs=1e-4))
    assert found.difference == pytest.approx(0.2)
    assert found.p_value == pytest.approx(stats.fisher_exact([[56, 14], [48, 32]]).pvalue)
    assert u.share_change(0, 0, 3, 9).p_value is None
