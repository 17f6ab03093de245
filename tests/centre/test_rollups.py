"""Roll-ups of page 40 give what the cases themselves give, also for periods that cut months."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from council.warehouse import Warehouse

PERIODS = [(date(2024, 1, 1), date(2026, 11, 1)), (date(2025, 3, 9), date(2026, 5, 20)), (date(2025, 6, 5), date(2025, 6, 20)),
           (date(2025, 6, 5), date(2025, 7, 1)), (date(2025, 6, 1), date(2025, 7, 3))]


def cases(warehouse: Warehouse) -> pl.DataFrame:
    """One row per proceedings case and provider."""
    found = warehouse.table("assignment").join(warehouse.table("aid_case").drop("assigned_on"), on="case_id")
    return found.filter(pl.col("case_form") == "PROC")


def within(rows: pl.DataFrame, day: str, period: tuple[date, date]) -> pl.DataFrame:
    return rows.filter((pl.col(day) >= period[0]) & (pl.col(day) < period[1]))


@pytest.mark.parametrize("scheme", ["district", "court_area"])
@pytest.mark.parametrize("period", PERIODS)
def test_credit_by_area(steward: Warehouse, period: tuple[date, date], scheme: str) -> None:
    area = pl.col(f"{scheme}_code").fill_null("unknown").alias("area_code")
    placed = cases(steward).join(steward.table("case_area"), on="case_id", how="left").with_columns(area)
    expected = within(placed, "accepted_on", period).group_by("provider_id", "area_code").agg(
        cases_accepted=pl.len().cast(pl.Int64), credit_accepted=pl.col("credit").sum())
    found = steward.ask("areas_by_officer", period_start=period[0], period_end=period[1], area_scheme=scheme).rows
    found = found.filter(pl.col("cases_accepted") > 0).select(expected.columns).with_columns(pl.col("cases_accepted").cast(pl.Int64))
    assert_frame_equal(found, expected, check_row_order=False)


@pytest.mark.parametrize("period", PERIODS)
def test_days_to_the_first_action(steward: Warehouse, period: tuple[date, date]) -> None:
    days = (pl.col("registered_on") - pl.col("assigned_on")).dt.total_days()
    started = within(cases(steward), "assigned_on", period).with_columns(days=days).filter(days.is_null() | (days >= 0))
    expected = started.group_by("provider_id").agg(
        assigned_cases=pl.len().cast(pl.Float64), registered=pl.col("days").count().cast(pl.Float64),
        median_days=pl.col("days").median(), longest_days=pl.col("days").max().cast(pl.Float64))
    found = steward.ask("first_action_by_officer", period_start=period[0], period_end=period[1]).rows
    assert_frame_equal(found.select(expected.columns).with_columns(pl.selectors.numeric().cast(pl.Float64)), expected,
                       check_row_order=False)


@pytest.mark.parametrize("period", PERIODS)
def test_appraisals(steward: Warehouse, period: tuple[date, date]) -> None:
    graded = within(cases(steward).join(steward.table("appraisal"), on="case_id"), "closed_on", period)
    expected = graded.group_by("provider_id").agg(
        appraised=pl.len().cast(pl.Float64), mean_score=pl.col("score").mean().cast(pl.Float64),
        good=(pl.col("grade") == "good").sum().cast(pl.Float64))
    found = steward.ask("quality_by_officer", period_start=period[0], period_end=period[1]).rows.filter(pl.col("appraised") > 0)
    assert_frame_equal(found.select(expected.columns).with_columns(pl.selectors.numeric().cast(pl.Float64)), expected,
                       check_row_order=False)


def test_what_is_open(steward: Warehouse) -> None:
    day = steward.manifest.day
    is_open = pl.col("closed_on").is_null() | (pl.col("closed_on") > day)
    held = cases(steward).filter(is_open & (pl.col("assigned_on") <= day)).group_by("provider_id").agg(open_cases=pl.len().cast(pl.Int64))
    found = steward.ask("capacity_now").rows.select("provider_id", pl.col("open_cases").cast(pl.Int64))
    assert_frame_equal(found, found.select("provider_id").join(held, on="provider_id", how="left").fill_null(0))
    every = steward.table("aid_case").filter((pl.col("case_form") == "PROC") & is_open & (pl.col("accepted_on") <= day))
    assert set(steward.ask("open_work").rows["case_id"]) == set(every["case_id"]) and every.height > 100


@pytest.mark.parametrize("period", PERIODS)
def test_weighted_credit_of_cut_months(steward: Warehouse, period: tuple[date, date]) -> None:
    heavy = cases(steward).join(steward.table("case_load"), on="case_id")
    expected = within(heavy, "accepted_on", period).group_by("provider_id").agg(
        credit_accepted=pl.col("credit").sum(), weighted_credit=(pl.col("credit") * pl.col("load")).sum())
    given = {"period_start": period[0], "period_end": period[1]}
    found = steward.ask("workload_weighted", **given).rows.select(expected.columns)
    assert_frame_equal(found, expected, check_row_order=False)
    form = steward.ask("workload_weight_parts", **given).rows.filter(pl.col("weight_kind") == "form")
    assert_frame_equal(form.select(expected.columns), expected, check_row_order=False)


@pytest.mark.parametrize("period", PERIODS)
def test_own_contacts_of_cut_months(steward: Warehouse, period: tuple[date, date]) -> None:
    work = within(cases(steward), "accepted_on", period)
    own, kinds = pl.col("is_self_sourced").sum().cast(pl.Int64), steward.table("provider").select("provider_id", "provider_kind")
    expected = work.group_by("provider_id").agg(own_cases=own, cases_accepted=pl.len().cast(pl.Int64))
    given = {"period_start": period[0], "period_end": period[1]}
    found = steward.ask("own_contact_share", **given).rows.select("provider_id", pl.col("own_cases", "cases_accepted").cast(pl.Int64))
    assert_frame_equal(found, expected, check_row_order=False)
    quarter = pl.col("accepted_on").dt.truncate("1q").alias("quarter_start")
    expected = work.join(kinds, on="provider_id").group_by(quarter, "provider_kind").agg(own_cases=own)
    found = steward.ask("own_contact_by_quarter", **given).rows.select("quarter_start", "provider_kind", pl.col("own_cases").cast(pl.Int64))
    assert_frame_equal(found, expected, check_row_order=False)


@pytest.mark.parametrize("period", PERIODS)
def test_persons_cases_and_credit_of_cut_months(steward: Warehouse, period: tuple[date, date]) -> None:
    persons = steward.table("case_person").group_by("case_id").agg(people=pl.len())
    work = cases(steward).join(persons, on="case_id", how="left").with_columns(pl.col("people").fill_null(0))
    given = {"period_start": period[0], "period_end": period[1]}
    found = steward.ask("workload_by_officer", **given).rows
    for day, rows, columns in (
        ("accepted_on", work, ("persons", "cases_accepted", "credit_accepted")),
        ("closed_on", work.filter(pl.col("close_reason") == "done"), ("persons_completed", "cases_completed", "credit_completed")),
    ):
        counted = within(rows, day, period).group_by("provider_id").agg(
            pl.col("people").sum().cast(pl.Float64).alias(columns[0]), pl.len().cast(pl.Float64).alias(columns[1]),
            pl.col("credit").sum().alias(columns[2]))
        asked = found.select("provider_id", pl.col(*columns).cast(pl.Float64)).filter(pl.any_horizontal(pl.col(*columns) > 0))
        assert_frame_equal(asked, counted, check_row_order=False)
