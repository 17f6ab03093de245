"""Given a perfect reader, the sample's figures come out exactly, its planted officers are found, and parts add up."""

import json
import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from council import balance
from council.answer import Answer
from council.catalog import PRODUCT_QUERIES
from council.errors import NotAllowed
from council.reconcile import load_rules, reconcile
from council.warehouse import Warehouse
from tests.centre.queries import QUESTIONS
from tests.centre.truth_tables import TRUTH, given

MINE = re.compile(r"[KWSTR]\d|L3")


def rows(warehouse: Warehouse, question: str, **parameters: object) -> pl.DataFrame:
    answer: Answer = warehouse.ask(question, **parameters)
    return answer.rows


def test_figures_of_the_centre_reconcile_exactly(snapshot: Path) -> None:
    figures = [f for f in json.loads((TRUTH / "figures.json").read_text("utf-8")) if MINE.match(f["by"])]
    outcomes = reconcile(snapshot, figures, load_rules(PRODUCT_QUERIES / "figures"))
    wrong = [(o.figure, o.expected, o.found, o.reason_en) for o in outcomes if not o.agrees]
    assert len(outcomes) == 587
    assert not wrong, wrong[:20]


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_have_their_key_and_never_change(steward: Warehouse, snapshot: Path, question: str) -> None:
    answer = steward.ask(question)
    assert not answer.rows.select(answer.key).is_duplicated().any()
    again = Warehouse.open(snapshot, "steward").ask(question)
    assert_frame_equal(answer.rows, again.rows)


def test_years_follow_each_other(steward: Warehouse) -> None:
    years = rows(steward, "cases_by_year").sort("field_group", "year")
    assert (years["carried"] + years["accepted"] == years["handled"]).all()
    following = years.with_columns(pl.col("open_at_end").shift(1).over("field_group").alias("before"))
    assert following.filter(pl.col("before").is_not_null() & (pl.col("before") != pl.col("carried"))).is_empty()
    assert (years["completed"] + years["ended_papers"] + years["withdrawn"] == years["closed"]).all()


def test_months_sum_to_years(steward: Warehouse) -> None:
    monthly = rows(steward, "cases_by_month").group_by(pl.col("month_start").dt.year().alias("year")).agg(
        pl.col("accepted", "closed", "successful").sum()).sort("year")
    yearly = rows(steward, "cases_by_year").group_by("year").agg(
        pl.col("accepted", "closed", "successful").sum()).sort("year")
    assert_frame_equal(monthly.drop("year"), yearly.drop("year"))


@pytest.mark.parametrize("question", ["cases_by_source", "cases_by_capacity"])
def test_parts_sum_to_all_new_cases(steward: Warehouse, question: str) -> None:
    parts = rows(steward, question).group_by("year").agg(pl.col("accepted").sum()).sort("year")
    whole = rows(steward, "cases_by_year").group_by("year").agg(pl.col("accepted").sum()).sort("year")
    assert_frame_equal(parts, whole)


def test_credit_is_conserved(steward: Warehouse) -> None:
    by_officer, by_year = rows(steward, "workload_by_officer"), rows(steward, "workload_by_officer_year")
    totals = rows(steward, "credit_totals")
    assert by_officer["credit_accepted"].sum() == pytest.approx(by_year["credit_accepted"].sum())
    assert totals.select(pl.sum_horizontal("officers_credit", "lawyers_credit", "others_credit")).sum().item() == (
        pytest.approx(by_officer["credit_accepted"].sum()))
    officers = by_officer.filter(pl.col("provider_kind") == "TGVPL")
    assert officers["expected_credit"].sum() == pytest.approx(officers["credit_accepted"].sum())
    assert officers["expected_share"].sum() == pytest.approx(1)
    mix = rows(steward, "case_mix_by_officer")
    assert mix["credit_accepted"].sum() == pytest.approx(by_officer["credit_accepted"].sum())


def test_open_cases_agree_everywhere(steward: Warehouse) -> None:
    on_day = rows(steward, "open_at_day").select("provider_id", "open_cases").sort("provider_id")
    last = rows(steward, "open_by_officer_month").filter(pl.col("month_end") == date(2026, 10, 31))
    joined = on_day.join(last, on="provider_id", how="full", coalesce=True)
    assert (joined["open_cases"] == joined["open_at_end"]).all()
    load = rows(steward, "workload_by_officer")
    assert (load["open_at_start"] + load["assigned"] - load["ended"] == load["open_at_end"]).all()


def test_two_halves_make_a_year(steward: Warehouse) -> None:
    halves = [rows(steward, "workload_by_officer", period_start=start, period_end=end) for start, end in
              [(date(2025, 1, 1), date(2025, 7, 1)), (date(2025, 7, 1), date(2026, 1, 1))]]
    year = rows(steward, "workload_by_officer", period_start=date(2025, 1, 1), period_end=date(2026, 1, 1))
    for column in ("credit_accepted", "credit_completed", "exposure_days", "assigned", "ended"):
        assert sum(half[column].sum() for half in halves) == pytest.approx(year[column].sum()), column


def test_a_filter_on_providers_leaves_the_fitting_share_alone(steward: Warehouse) -> None:
    alone = rows(steward, "workload_by_officer", providers=["TGV05"])
    among = rows(steward, "workload_by_officer").filter(pl.col("provider_id") == "TGV05")
    assert_frame_equal(alone, among)


def test_planted_officers_are_found(steward: Warehouse) -> None:
    load = rows(steward, "workload_by_officer").filter(pl.col("provider_kind") == "TGVPL")
    verdicts = balance.officer_verdicts(load["credit_accepted"], load["exposure_years"])
    found = dict(zip(load["provider_id"], verdicts["verdict"], strict=True))
    assert found["TGV05"] == "far_above"
    assert found["TGV09"] == "far_below"
    test = balance.dispersion_test(load["credit_accepted"], load["expected_credit"])
    assert test.p_value < 0.001
    assert set(load.filter("is_leader")["provider_id"]) == {"TGV01", "TGV02"}


def test_planted_own_contacts_and_civil_gap_are_found(steward: Warehouse) -> None:
    own = rows(steward, "own_contact_share").filter(pl.col("provider_kind") == "TGVPL").sort("own_contact_share")
    assert own["provider_id"][-1] == "TGV08"
    mix = rows(steward, "case_mix_by_officer").filter(
        (pl.col("field_group") == "civil") & (pl.col("provider_kind") == "TGVPL")).sort("credit_accepted")
    assert mix["provider_id"][0] == "TGV07"


def test_quotas_of_years_without_a_letter_stay_unknown(steward: Warehouse) -> None:
    quotas = rows(steward, "quota_by_officer")
    assert quotas["meets_target"].null_count() == quotas.height
    assert quotas["level_accepted"].null_count() == quotas.height
    assert set(quotas["reference_year"].drop_nulls()) == {2022}


def test_leaders_and_leave_lower_the_working_time(steward: Warehouse) -> None:
    year = rows(steward, "workload_by_officer", period_start=date(2024, 1, 1), period_end=date(2025, 1, 1))
    load = dict(year.select("provider_id", "exposure_days").iter_rows())
    assert load["TGV05"] == 366
    assert load["TGV11"] == 366 - 122
    assert load["TGV03"] == 366 - 12
    assert load["TGV12"] == 212
    assert load["LS01"] is None


def test_names_are_for_leader_and_steward_only(snapshot: Path, steward: Warehouse) -> None:
    assert rows(steward, "officer_names").filter(pl.col("provider_id") == "TGV03")["name"][0] == "Nguyễn Thị Thu Hà"
    names = [row["name"] for row in given().tables["provider_row"].iter_rows(named=True)]
    member = Warehouse.open(snapshot, "member")
    for question in QUESTIONS:
        try:
            text = member.ask(question).rows.write_csv()
        except NotAllowed:
            continue
        assert not [name for name in names if name in text], question
