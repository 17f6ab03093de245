"""What is to come: statsmodels and scipy as oracles, coverage by simulation, and a test of the past that never looks ahead."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from council import uncertainty as u

months = st.lists(st.integers(0, 200), min_size=6, max_size=30)


def poisson_draws(counts: list[int], ahead: int, draws: int = 400_000) -> np.ndarray:
    """Posterior predictive of a Poisson rate with Jeffreys' prior, drawn instead of computed."""
    chance = np.random.default_rng(20261031)
    rate = chance.gamma(sum(counts) + 0.5, 1 / len(counts), draws)
    return chance.poisson(rate * ahead)


@pytest.mark.parametrize("ahead", [1, 2, 12])
@pytest.mark.parametrize("counts", [[46, 47, 45, 46, 48, 44, 47, 46, 45, 46, 47, 45], [3, 2, 3, 2, 3, 3], [0] * 12])
def test_months_that_scatter_no_more_than_chance_give_the_gamma_poisson_predictive(counts: list[int], ahead: int) -> None:
    found, drawn = u.forecast(counts, ahead), poisson_draws(counts, ahead)
    for place, level in enumerate(u.LEVELS):
        tail = (1 - level) / 2
        for bound, share in ((found.low[place], tail), (found.high[place], 1 - tail)):
            # the quantile of the draws, up to one person and up to the noise of drawing
            assert np.mean(drawn <= bound) >= share - 0.003 and np.mean(drawn <= bound - 1) <= share + 0.003
    assert found.mean == pytest.approx(np.mean(counts) * ahead)


def test_scatter_is_pearsons_as_statsmodels_reckons_it() -> None:
    counts = np.array([12, 55, 31, 78, 20, 44, 61, 9, 35, 70, 15, 50])
    fitted = sm.GLM(counts, np.ones(counts.size), family=sm.families.Poisson()).fit(scale="X2")
    n, ahead = counts.size, 3
    found = u.forecast(counts, ahead)
    for place, level in enumerate(u.LEVELS):
        tail = (1 - level) / 2
        scatter = fitted.scale * (stats.t.ppf(1 - tail, n - 1) / stats.norm.ppf(1 - tail)) ** 2 * (1 + ahead / n)
        middle = (counts.sum() + 0.5) * ahead / n
        # negative binomial stated by mean and variance
        frozen = stats.nbinom(middle / (scatter - 1), 1 / scatter)
        assert frozen.mean() == pytest.approx(middle) and frozen.var() == pytest.approx(middle * scatter)
        assert (found.low[place], found.high[place]) == (frozen.ppf(tail), frozen.ppf(1 - tail))


@pytest.mark.parametrize("scatter", [1.0, 1.5, 3.0])
@pytest.mark.parametrize(("mean", "known", "ahead"), [(45, 12, 2), (45, 6, 1), (8, 12, 12), (400, 12, 1)])
def test_intervals_hold_about_as_many_months_as_they_say(scatter: float, mean: float, known: int, ahead: int) -> None:
    chance, repeats = np.random.default_rng(7), 1500
    shape = (repeats, known + ahead)
    drawn = chance.poisson(mean, shape) if scatter == 1 else chance.negative_binomial(mean / (scatter - 1), 1 / scatter, shape)
    held = np.zeros(len(u.LEVELS))
    for row in drawn:
        found, came = u.forecast(row[:known], ahead), row[known:].sum()
        held += [low <= came <= high for low, high in zip(found.low, found.high, strict=True)]
    narrow, wide = held / repeats
    # whole numbers and the floor of chance alone make it cover a little more, never clearly less
    assert 0.77 <= narrow <= 0.93 and 0.935 <= wide <= 0.995


@given(months, st.integers(1, 12), st.randoms())
def test_the_order_of_months_does_not_matter_and_intervals_are_nested(counts: list[int], ahead: int, shuffler) -> None:
    found, mixed = u.forecast(counts, ahead), list(counts)
    shuffler.shuffle(mixed)
    again = u.forecast(mixed, ahead)
    assert found.mean == pytest.approx(again.mean) and (found.low, found.high) == (again.low, again.high)
    assert found.low[1] <= found.low[0] <= found.high[0] <= found.high[1] and found.low[1] >= 0


@given(months, st.integers(1, 11))
def test_more_months_ahead_never_narrow_the_interval(counts: list[int], ahead: int) -> None:
    near, far = u.forecast(counts, ahead), u.forecast(counts, ahead + 1)
    for place in range(len(u.LEVELS)):
        assert far.high[place] - far.low[place] >= near.high[place] - near.low[place] - 1  # whole numbers


def test_fewer_months_to_rest_on_widen_the_interval() -> None:
    counts = [40, 52, 44, 48, 41, 51]
    few, many = u.forecast(counts, 1), u.forecast(counts * 4, 1)
    assert few.high[1] - few.low[1] > many.high[1] - many.low[1]


@pytest.mark.parametrize(("counts", "ahead"), [([5], 1), ([5, -1], 1), ([5, float("nan")], 1), ([5, 6], 0)])
def test_what_cannot_be_forecast_is_refused(counts: list[float], ahead: int) -> None:
    with pytest.raises(ValueError, match="two months"):
        u.forecast(counts, ahead)


# the past tried again


def test_errors_by_hand() -> None:
    values = [10.0, 20.0, 10.0, 20.0, 18.0, 12.0]
    found = u.backtest(values, longest=2, least=2)
    # every month is the mean of the two before it: 15, 15, 15, 19
    assert [t.index for t in found.trials] == [2, 3, 4, 5]
    assert [t.forecast.mean for t in found.trials] == [15, 15, 15, 19]
    assert found.error == pytest.approx((5 + 5 + 3 + 7) / 4)
    assert found.last == u.Rival(4, pytest.approx((10 + 10 + 2 + 6) / 4), pytest.approx(5))
    assert found.year_ago is None
    assert found.nearer(4) == () and found.inside == (3, 4)


@settings(max_examples=60)
@given(st.lists(st.one_of(st.none(), st.integers(0, 90)), min_size=14, max_size=30), st.integers(7, 13))
def test_a_trial_knows_only_what_came_before_on_its_own_line(values: list, here: int) -> None:
    whole = u.backtest(values, [here])
    later = [*values[:here], *(0 for _ in values[here:])]
    earlier = [*(1 for _ in values[:here]), *values[here:]]
    before = [t for t in whole.trials if t.index < here]
    after = [t for t in whole.trials if t.index >= here]
    assert before == [t for t in u.backtest(later, [here]).trials if t.index < here]
    assert after == [t for t in u.backtest(earlier, [here]).trials if t.index >= here]
    assert all(t.index - here >= 6 for t in after)


def test_a_month_that_is_not_known_is_neither_tried_nor_a_zero() -> None:
    steady = [30.0] * 8
    with_gap = [*steady[:4], None, *steady[4:]]
    found = u.backtest(with_gap)
    assert [t.index for t in found.trials] == [7, 8] and found.error == 0
    assert u.base(with_gap, [], 9, 12) == steady
    assert u.base(with_gap, [6], 9, 12) == [30.0] * 3


def test_a_year_with_seasons_is_better_guessed_by_last_year() -> None:
    chance = np.random.default_rng(3)
    season = 40 + 30 * np.sin(np.arange(48) * np.pi / 6)
    found = u.backtest(list(chance.poisson(season).astype(float)))
    assert "year_ago" in found.nearer(12)
    assert found.nearer(100) == (), "a rival tried on too few months is not judged"


def test_a_line_that_grows_shows_intervals_that_were_too_narrow() -> None:
    growing = [float(round(20 * 1.2**i)) for i in range(24)]
    found = u.backtest(growing)
    assert found.too_narrow == 0 and found.inside[0] == 0 and found.nearer(6) == ("last",)
    jumping = u.backtest([20.0] * 12 + [90.0, 2.0] * 6, longest=12)
    assert jumping.too_narrow is not None
    steady = u.backtest(list(np.random.default_rng(5).poisson(40, 40).astype(float)))
    assert steady.too_narrow is None and u.backtest([]).too_narrow is None
