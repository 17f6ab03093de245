"""Precision and recall from reviewed pairs, against published intervals."""

import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from council.linkage.quality import quality

LINKS = {"clear": 900, "weak": 100, "doubtful": 50}


def decided(**counts: tuple[int, int]) -> pl.DataFrame:
    rows = [(name, word) for name, (same, different) in counts.items()
            for word in ["same"] * same + ["different"] * different]
    return pl.DataFrame(rows, schema={"stratum": pl.String, "decision": pl.String}, orient="row")


def measure(found: pl.DataFrame, name: str) -> tuple[float | None, float | None, float | None]:
    return found.filter(pl.col("measure") == name).select("estimate_share", "low_share", "high_share").row(0)


def test_nothing_reviewed_is_no_number() -> None:
    found = quality(LINKS, decided())
    assert found["estimate_share"].null_count() == found.height == 5
    assert found.filter(pl.col("measure") == "precision")["links"].item() == 1000


def test_a_stratum_without_a_review_leaves_the_whole_unknown() -> None:
    found = quality(LINKS, decided(weak=(8, 2), doubtful=(1, 9)))
    assert measure(found, "precision") == (None, None, None) and measure(found, "recall") == (None, None, None)


def test_limits_of_a_stratum_are_wilsons() -> None:
    found = quality(LINKS, decided(clear=(20, 0), weak=(8, 2), doubtful=(1, 9)))
    weak = found.filter((pl.col("measure") == "stratum") & (pl.col("stratum") == "weak")).row(0, named=True)
    low, high = proportion_confint(8, 10, method="wilson")
    assert (weak["estimate_share"], weak["low_share"], weak["high_share"]) == pytest.approx((0.8, low, high))


def test_precision_and_recall_weigh_the_strata() -> None:
    found = quality(LINKS, decided(clear=(20, 0), weak=(8, 2), doubtful=(1, 9)))
    share, low, high = measure(found, "precision")
    assert share == pytest.approx((900 * 1.0 + 100 * 0.8) / 1000)
    (clear_low, _), (weak_low, weak_high) = (proportion_confint(k, n, method="wilson") for k, n in ((20, 20), (8, 10)))
    assert low == pytest.approx(share - ((900 * (1 - clear_low)) ** 2 + (100 * (0.8 - weak_low)) ** 2) ** 0.5 / 1000)
    assert high == pytest.approx(share + 100 * (weak_high - 0.8) / 1000)
    recall, least, most = measure(found, "recall")
    assert recall == pytest.approx(980 / (980 + 50 * 0.1))
    assert least < recall < most <= 1


def test_no_doubtful_pair_is_full_recall() -> None:
    found = quality({"clear": 10, "weak": 0, "doubtful": 0}, decided(clear=(5, 0)))
    assert measure(found, "recall")[0] == 1.0
