"""Given a perfect reader and perfect links, the concepts alone give the sample's figures, person by person."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from council.catalog import PRODUCT_QUERIES
from council.home import Home, Settings
from council.publish import Given, publish_given
from council.reconcile import load_rules, reconcile
from council.warehouse import Warehouse
from tests.centre.truth_tables import PROVINCE, TRUTH, given
from tests.people.queries import QUESTIONS
from tests.people.truth_entries import STAGES

MINE = re.compile(r"D\d|P\d|L[1245]")
pytestmark = pytest.mark.sample


def published(folder: Path, what: Given) -> Path:
    home = Home(folder)
    return home.snapshots / publish_given(home, what, Settings(province_code=PROVINCE), simulated=True)


@pytest.fixture(scope="module")
def snapshot(answers: tuple[Home, Path]) -> Path:
    return answers[1]


@pytest.fixture(scope="module")
def steward(snapshot: Path) -> Warehouse:
    return Warehouse.open(snapshot, "steward")


def rows(warehouse: Warehouse, question: str, **parameters: object) -> pl.DataFrame:
    return warehouse.ask(question, **parameters).rows


def test_figures_about_persons_reconcile_exactly(snapshot: Path) -> None:
    figures = [f for f in json.loads((TRUTH / "figures.json").read_text("utf-8")) if MINE.match(f["by"])]
    outcomes = reconcile(snapshot, figures, load_rules(PRODUCT_QUERIES / "figures"))
    wrong = [(o.figure, o.expected, o.found, o.reason_en) for o in outcomes if not o.agrees]
    assert len(outcomes) == 620
    assert not wrong, wrong[:20]


OBSERVED = {
    "cls": "class_code", "status": "status", "proved": "is_proved", "minor": "is_minor", "since": "since_on",
    "undetermined": "birth_undetermined", "declined_unproved": "declined_unproved", "since_unit": "since_unit_id",
    "since_stage": "since_stage", "first": "first_contact_on", "first_sector": "first_sector",
    "area": "district_code", "kv": "court_area_code", "role": "role_first", "late_stage": "is_late_stage",
    "too_late": "is_too_late", "trial_known": "is_hearing_known", "accepted": "has_case", "referred": "is_referred",
    "civil": "is_civil", "m01": "is_told", "requested": "is_requested", "explained": "is_explained",
}  # fmt: skip


@pytest.fixture(scope="module")
def side_by_side(snapshot: Path) -> pl.DataFrame:
    truth = pl.read_parquet(TRUTH / "observed.parquet").with_columns(pl.col("since_stage").replace(STAGES))
    truth = truth.select("pm_id", *[pl.col(name).alias(f"{name} of truth") for name in OBSERVED])
    found = pl.read_parquet(snapshot / "concepts" / "person.parquet")
    return truth.join(found, on="pm_id", how="full", coalesce=True)


@pytest.mark.parametrize("fact", OBSERVED)
def test_every_person_is_as_a_perfect_reader_would_conclude(side_by_side: pl.DataFrame, fact: str) -> None:
    truth, found = f"{fact} of truth", OBSERVED[fact]
    wrong = side_by_side.filter(pl.col(truth).ne_missing(pl.col(found))).select("pm_id", truth, found)
    assert wrong.is_empty(), f"{wrong.height} persons differ, e.g. {wrong.head(5).rows()}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_have_their_key_and_never_change(steward: Warehouse, snapshot: Path, question: str) -> None:
    answer = steward.ask(question)
    assert answer.rows.height
    assert not answer.rows.select(answer.key).is_duplicated().any()
    assert_frame_equal(answer.rows, Warehouse.open(snapshot, "steward").ask(question).rows)


def test_parts_add_up(steward: Warehouse) -> None:
    base = rows(steward, "eligibility_summary").row(0, named=True)
    statuses = rows(steward, "status_counts")
    assert statuses["persons"].sum() == base["contacted"]
    for scheme in ("district", "court_area", "province"):
        areas = rows(steward, "missed_by_area", area_scheme=scheme)
        assert (areas["missed"].sum(), areas["eligible"].sum()) == (base["missed"], base["eligible"])
    for question in ("missed_by_sub_kind", "missed_by_owner", "missed_by_first_sector", "missed_over_time"):
        assert rows(steward, question)["missed"].sum() == base["missed"], question
    assert base["eligible"] == base["eligible_proved"] + base["by_acceptance_only"]
    assert base["contacted"] == base["eligible"] + base["probable"] + base["unknown"]


def test_nobody_is_served_without_a_case_nor_missed_with_one(steward: Warehouse) -> None:
    people = rows(steward, "persons")
    assert people.filter((pl.col("status") == "served") & ~pl.col("has_case")).is_empty()
    assert people.filter(pl.col("is_missed") & pl.col("has_case")).is_empty()
    assert people.filter(pl.col("is_missed") & (pl.col("class_code") != "certain")).is_empty()
    assert people.filter(pl.col("is_missed") & pl.col("is_suspected")).is_empty()


CUTS = [(date(2024, 3, 10), date(2025, 8, 20)), (date(2024, 5, 3), date(2024, 5, 19)), (date(2024, 5, 1), date(2024, 6, 1)),
        (date(2026, 10, 31), date(2026, 11, 1)), (date(2024, 1, 1), date(2024, 1, 2))]  # fmt: skip


@pytest.mark.parametrize(("start", "end"), CUTS)
def test_a_period_that_cuts_months_counts_its_days_exactly(steward: Warehouse, snapshot: Path, start: date, end: date) -> None:
    people = pl.read_parquet(snapshot / "concepts" / "person.parquet")
    inside = people.filter(pl.col("first_contact_on").is_between(start, end, closed="left"))
    found = rows(steward, "eligibility_summary", period_start=start, period_end=end).row(0, named=True)
    assert found["contacted"] == inside.height
    assert found["missed"] == inside["is_missed"].sum()
    received = people.filter(pl.col("received_on").is_between(start, end, closed="left"))
    assert rows(steward, "referred_by_channel", period_start=start, period_end=end)["persons"].sum() == received.height
    papers = pl.read_parquet(snapshot / "contracts" / "paper_side.parquet").filter(
        (pl.col("side") == "centre_says_received") & pl.col("happened_on").is_between(start, end, closed="left")
    )
    assert rows(steward, "papers_received", period_start=start, period_end=end)["papers"].sum() == papers.height


def test_reasons_name_the_rule_behind_a_status(steward: Warehouse) -> None:
    missed = rows(steward, "persons", statuses=["B2"], classes=["certain"])["pm_id"][0]
    why = rows(steward, "person_reasons", pm_id=missed)
    assert set(why["status"]) == {"B2"}
    assert why["from_register"].any()
    assert why.filter(pl.col("certainty") == "certain")["rule_id"].is_not_null().all()


def test_filters_narrow_and_their_parts_add_up(steward: Warehouse) -> None:
    whole = rows(steward, "eligibility_summary").row(0, named=True)
    by_sector = [rows(steward, "eligibility_summary", sectors=[s]).row(0, named=True)["contacted"]
                 for s in ("police", "detention", "procuracy", "court")]  # fmt: skip
    assert sum(by_sector) == whole["contacted"]
    districts = rows(steward, "missed_by_area")["area_code"].to_list()
    some = rows(steward, "missed_by_area", areas=districts[:3])
    assert some["area_code"].to_list() == districts[:3]
    inside = rows(steward, "eligibility_summary", areas=districts[:3]).row(0, named=True)
    assert inside["eligible"] == some["eligible"].sum()


def changed(table: str, where: pl.Expr, **values: object) -> Given:
    """The sample with one row of law changed."""
    start = given()
    frame = start.tables[table]
    columns = [pl.when(where).then(pl.lit(value)).otherwise(pl.col(name)).cast(frame.schema[name]).alias(name)
               for name, value in values.items()]  # fmt: skip
    return replace(start, tables={**start.tables, table: frame.with_columns(columns)})


def summary(folder: Path, what: Given) -> dict:
    return Warehouse.open(published(folder, what), "steward").ask("eligibility_summary").rows.row(0, named=True)


def test_a_changed_rule_changes_the_answer(steward: Warehouse, tmp_path: Path) -> None:
    before = rows(steward, "eligibility_summary").row(0, named=True)
    no_children = summary(tmp_path / "a", changed("eligible_group", pl.col("group_code") == "E03_CHILD", age_below=14))
    assert no_children["eligible_proved"] < before["eligible_proved"]
    long_grace = summary(tmp_path / "b", changed("parameter", pl.col("name") == "grace_days", value=60.0))
    assert long_grace["missed"] < before["missed"]
    assert long_grace["eligible"] == before["eligible"]


def test_an_earlier_day_sees_only_what_was_known_then(tmp_path: Path) -> None:
    early = replace(given(), data_day=date(2025, 6, 30))
    people = pl.read_parquet(published(tmp_path, early) / "concepts" / "person.parquet")
    for column in ("first_contact_on", "since_on", "received_on", "accepted_on"):
        assert people[column].drop_nulls().max() <= date(2025, 6, 30), column
    assert 0 < people.height < 6635
