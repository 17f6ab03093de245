"""What linkage does to the numbers a council reads: measured on the sample, where the truth is known."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from council.catalog import Catalog
from council.home import Home
from council.publish import Given
from council.publish.levels import people_of, weighed
from council.publish.road import linked

WHERE = ["file", "sheet", "row", "sub"]
MISSED = ("B1", "B1b", "B2", "B3", "B4")
pytestmark = pytest.mark.sample


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.fixture(scope="module")
def given(road: tuple[Home, Given, Path], tmp_path_factory) -> Given:
    """What publishing starts from when our own rules link the sample."""
    home = Home(tmp_path_factory.mktemp("own") / "home")
    return replace(road[1], links=linked(home, road[1].tables, None))


@pytest.fixture(scope="module")
def people(catalog: Catalog, given: Given) -> pl.DataFrame:
    """Concept person under our own links, with the true person-matters of its rows."""
    links = given.links
    rows = links.person_link.join(links.entry_link, on=WHERE, how="left")
    return people_of(catalog, given, rows)


@pytest.fixture(scope="module")
def by_truth(people: pl.DataFrame, given: Given, truth_dir: Path) -> pl.DataFrame:
    """One row per true person-matter: its status, its district, and whether any of its rows ends in a missed one."""
    truth = pl.read_csv(truth_dir / "links.csv", schema_overrides={"entity": pl.String}).select(
        "file", pl.col("sheet").fill_null(""), "row", "sub", "entity")
    held = given.links.entry_link.join(truth, on=WHERE).select("pm_id", "entity").unique().join(people, on="pm_id", how="left")
    ours = held.group_by("entity").agg(pl.col("is_missed").any().fill_null(False))
    seen = pl.read_parquet(truth_dir / "observed.parquet").select(
        pl.col("pm_id").alias("entity"), "status", "area",
        (pl.col("status").is_in(MISSED) & (pl.col("cls") == "certain")).alias("true"))
    return seen.join(ours, on="entity", how="left").with_columns(pl.col("is_missed").fill_null(False))


def test_at_most_one_in_a_hundred_served_appears_missed(by_truth: pl.DataFrame) -> None:
    served = by_truth.filter(pl.col("status") == "served")
    assert served["is_missed"].sum() / served.height <= 0.01


def test_at_most_two_in_a_hundred_missed_disappear(by_truth: pl.DataFrame) -> None:
    missed = by_truth.filter("true")
    assert missed.filter(~pl.col("is_missed")).height / missed.height <= 0.02


def test_no_district_is_off_by_more_than_two_or_five_per_cent(by_truth: pl.DataFrame, people: pl.DataFrame) -> None:
    true = by_truth.filter("true").group_by("area").len("true")
    ours = people.filter("is_missed").group_by(pl.col("district_code").fill_null("unknown").alias("area")).len("ours")
    both = true.join(ours, on="area", how="full", coalesce=True).fill_null(0).cast({"true": pl.Int64, "ours": pl.Int64})
    off = both.filter((pl.col("ours") - pl.col("true")).abs() > pl.max_horizontal(pl.lit(2.0), pl.col("true") * 0.05))
    assert off.rows() == []


def test_the_range_holds_the_true_count_and_is_narrow(catalog: Catalog, given: Given, by_truth: pl.DataFrame,
                                                      people: pl.DataFrame, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.make_rooms()
    shift = weighed(catalog, given, home).links.made["link_shift"]
    used = people.filter("is_missed").height
    moved = dict(shift.filter("is_missed").group_by("level").agg(pl.col("sign").sum()).iter_rows())
    counts = [used, used + moved.get("strict", 0), used + moved.get("loose", 0)]
    true = int(by_truth["true"].sum())
    assert min(counts) <= true <= max(counts), (counts, true)
    assert max(counts) - min(counts) <= 0.1 * true, (counts, true)


def test_only_the_touched_persons_computed_again_say_the_same(catalog: Catalog, given: Given, people: pl.DataFrame) -> None:
    rows = given.links.alternatives.filter(pl.col("level") == "used").drop("level")
    alone = people_of(catalog, given, rows)
    columns = ["pm_id", "status", "class_code", "is_missed", "district_code", "first_contact_on", "primary_group"]
    assert alone.height > 50
    among_all = people.join(alone.select("pm_id"), on="pm_id", how="semi")
    assert alone.select(columns).sort("pm_id").equals(among_all.select(columns).sort("pm_id"))
