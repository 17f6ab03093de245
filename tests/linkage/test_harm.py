"""What linkage does to the numbers a council reads: measured on the sample, where the truth is known."""

import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from council.catalog import Catalog
from council.home import Home
from council.publish import Given
from council.publish.levels import people_of, weighed
from council.publish.road import linked
from council.sentences import areas
from council.sentences.comparison import compare
from council.words import Speaker

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


@pytest.fixture(scope="module")
def shift(catalog: Catalog, given: Given, tmp_path_factory) -> pl.DataFrame:
    """What the strict and the loose level take away from the persons of the level in use and add to them."""
    home = Home(tmp_path_factory.mktemp("shift") / "home")
    home.make_rooms()
    return weighed(catalog, given, home).links.made["link_shift"]


def test_the_range_holds_the_true_count_and_is_narrow(shift: pl.DataFrame, by_truth: pl.DataFrame, people: pl.DataFrame) -> None:
    used = people.filter("is_missed").height
    moved = dict(shift.filter("is_missed").group_by("level").agg(pl.col("sign").sum()).iter_rows())
    counts = [used, used + moved.get("strict", 0), used + moved.get("loose", 0)]
    true = int(by_truth["true"].sum())
    assert min(counts) <= true <= max(counts), (counts, true)
    assert max(counts) - min(counts) <= 0.1 * true, (counts, true)


@pytest.mark.parametrize("level", ["strict", "used", "loose"])
@pytest.mark.parametrize("area", ["district_code", "court_area_code"])
def test_the_planted_areas_are_named_however_strictly_rows_are_linked(
    people: pl.DataFrame, shift: pl.DataFrame, truth_dir: Path, level: str, area: str
) -> None:
    """Over the whole window: the two truly bad areas and nobody else, least of all those high by bad luck."""
    ours = pl.concat([
        people.select(area, "class_code", "is_missed", pl.lit(1, pl.Int64).alias("sign")),
        shift.filter(pl.col("level") == level).select(area, "class_code", "is_missed", "sign"),
    ])
    counts = ours.filter(pl.col("class_code") == "certain").group_by(pl.col(area).fill_null("unknown")).agg(
        (pl.col("sign") * pl.col("is_missed")).sum().alias("missed"), pl.col("sign").sum().alias("eligible")).sort(area)
    codes = counts[area].to_list()
    placed = [code.isdigit() for code in codes]
    names = {code: f"Nơi {code:0>4}" for code in codes}
    found = compare(codes, list(names.values()), counts["missed"].to_list(), counts["eligible"].to_list(), placed=placed)
    plan = json.loads((truth_dir / "planted.json").read_text("utf-8"))
    lived = people.with_columns(pl.col(area).alias("place")).group_by("district_code")
    of = dict(lived.agg(pl.col("place").mode().sort().first()).iter_rows())
    planted = {of[district] for district in plan["bad_areas_planted"]}
    assert len(planted) == 2 and planted.isdisjoint(of[district] for district in plan["chance_areas_planted"])
    assert {place.code for place in found.of("out")} == planted
    text = areas.missed(Speaker("vi"), found).text
    assert {code for code in codes if names[code] in text} == planted


def test_only_the_touched_persons_computed_again_say_the_same(catalog: Catalog, given: Given, people: pl.DataFrame) -> None:
    rows = given.links.alternatives.filter(pl.col("level") == "used").drop("level")
    alone = people_of(catalog, given, rows)
    columns = ["pm_id", "status", "class_code", "is_missed", "district_code", "first_contact_on", "primary_group"]
    assert alone.height > 50
    among_all = people.join(alone.select("pm_id"), on="pm_id", how="semi")
    assert alone.select(columns).sort("pm_id").equals(among_all.select(columns).sort("pm_id"))
