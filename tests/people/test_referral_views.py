"""What page 20 asks agrees with itself and with the truth of the sample: ways, limits, silence, papers, civil gaps, duty."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.access import may_ask
from council.home import Home
from council.warehouse import Warehouse
from tests.centre.truth_tables import TRUTH

pytestmark = pytest.mark.sample


@pytest.fixture(scope="module")
def folder(answers: tuple[Home, Path]) -> Path:
    return answers[1]


@pytest.fixture(scope="module")
def steward(folder: Path) -> Warehouse:
    return Warehouse.open(folder, "steward")


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return {f["figure"]: f["value"] for f in json.loads((TRUTH / "figures.json").read_text("utf-8"))}


def total(rows: pl.DataFrame, column: str) -> int:
    return int(rows[column].sum())


YEAR = {"period_start": date(2026, 1, 1), "period_end": date(2026, 11, 1)}
CUT = {"period_start": date(2024, 3, 10), "period_end": date(2026, 7, 20)}


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_ways_count_every_referral_once(steward: Warehouse, period: dict) -> None:
    ways = steward.ask("ways_to_the_centre", **period).rows
    assert total(ways, "logged") == total(steward.ask("referred_by_month", **period).rows, "persons")
    assert total(ways, "persons") >= total(ways, "logged")
    by_sector = steward.ask("referred_by_channel", **period).rows.group_by("sector").agg(pl.col("persons").sum())
    logged = ways.group_by("source").agg(pl.col("logged").sum()).filter(pl.col("logged") > 0)
    assert dict(by_sector.iter_rows()) == dict(logged.iter_rows())


def test_people_without_a_log_row_have_a_way_of_their_own(steward: Warehouse, figures: dict[str, float]) -> None:
    ways = steward.ask("ways_to_the_centre").rows
    assert total(ways, "logged") == figures["referred.total"]
    others = {row["source"] for row in ways.filter(pl.col("persons") > pl.col("logged")).to_dicts()}
    assert {"commune", "self_walk_in", "officer_personal"} <= others


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_limits_agree_with_the_questions_about_each(steward: Warehouse, period: dict) -> None:
    clocks = {row["clock"]: row for row in steward.ask("clocks", **period).rows.to_dicts()}
    assert sorted(clocks) == [f"L{i}" for i in range(1, 9)]
    papers = steward.ask("late_papers", **period).rows.filter(pl.col("side") == "agency_says_sent")
    for clock in ("L1", "L2"):
        own = papers.filter(pl.col("clock") == clock)
        for code, column in (("late", "late"), ("in_time", "in_time")):
            assert clocks[clock][column] == total(own.filter(pl.col("result_code") == code), "papers")
    assigned = steward.ask("assign_delay", **period).rows.group_by("clock").agg(pl.exclude("year").sum())
    for row in assigned.to_dicts():
        found = clocks[row["clock"]]
        assert (found["in_time"], found["late"], found["waiting"], found["overdue"], found["not_measurable"]) == (
            row["in_time"], row["over_limit"], row["waiting"], row["overdue"], row["not_measurable"])  # fmt: skip
    assert clocks["L8"]["runs"] == 0
    for row in clocks.values():
        parts = ("in_time", "in_limit", "late", "waiting", "overdue", "not_measurable")
        assert sum(row[part] for part in parts) == row["runs"]


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_waiting_times_lie_on_the_right_side_of_every_limit(steward: Warehouse, folder: Path, period: dict) -> None:
    """Rounding up to whole hours and days moves nobody over the limit: what is surely in time or late stays so."""
    rules = pl.read_parquet(folder / "contracts" / "sla_rule.parquet").filter(pl.col("clock").is_in(["L1", "L2", "L4", "L5"]))
    clocks = {row["clock"]: row for row in steward.ask("clocks", **period).rows.to_dicts()}
    rows = steward.ask("clock_elapsed", **period).rows
    assert rules.height == 4 and (rows["least_waited"] <= rows["most_waited"]).all()
    for clock, limit in rules.select("clock", "limit").iter_rows():
        done = rows.filter(pl.col("clock") == clock, "is_done")
        assert total(done.filter(pl.col("most_waited") <= limit), "runs") == clocks[clock]["in_time"]
        assert total(done.filter(pl.col("least_waited") > limit), "runs") == clocks[clock]["late"]
        open_runs = total(rows.filter(pl.col("clock") == clock, ~pl.col("is_done")), "runs")
        assert open_runs == clocks[clock]["waiting"] + clocks[clock]["overdue"]
    assert set(rows["clock"]) == {"L1", "L2", "L3", "L4", "L5"}


def test_late_notices_reconcile(steward: Warehouse, figures: dict[str, float]) -> None:
    clocks = {row["clock"]: row for row in steward.ask("clocks").rows.to_dicts()}
    for clock in ("L1", "L2"):
        assert clocks[clock]["late"] == figures[f"late_sent.{clock}.late"]


def test_clocks_at_risk_are_those_running_or_past(steward: Warehouse) -> None:
    rows, clocks = steward.ask("clocks_at_risk").rows, steward.ask("clocks").rows
    assert dict(Counter(rows["result"].to_list())) == {
        code: total(clocks, code) for code in ("waiting", "overdue") if total(clocks, code)
    }
    running = rows.filter(pl.col("result") == "waiting")
    assert (running["remaining"] >= 0).all() and running["remaining"].is_sorted()
    assert (rows.filter((pl.col("result") == "overdue") & (pl.col("clock") == "L5"))["remaining"] < 0).all()


def test_the_way_ends_where_coverage_begins(steward: Warehouse) -> None:
    for period in ({}, YEAR):
        way = dict(steward.ask("person_way", **period).rows.select("step_code", "persons").iter_rows())
        summary = steward.ask("eligibility_summary", **period).rows.row(0, named=True)
        assert way["contacted"] == summary["contacted"] and way["eligible"] == summary["eligible"]
        assert way["served"] <= way["assigned"] <= way["accepted"]
        reach = steward.ask("coverage_summary", **period).rows.filter(pl.col("population") == "certain").row(0, named=True)
        assert way["served"] == reach["served"]
        assert (way["declined"], way["own_lawyer"], way["diverted"]) == (
            reach["declined"], reach["own_lawyer"], reach["diverted"])  # fmt: skip


def test_shares_of_areas_sectors_and_units_have_one_denominator(steward: Warehouse) -> None:
    areas, sectors = steward.ask("referred_by_area").rows, steward.ask("referred_by_first_sector").rows
    units = steward.ask("referred_by_unit").rows
    assert total(areas, "need") == total(sectors, "need") and total(areas, "referred") == total(sectors, "referred")
    assert total(units, "need") <= total(areas, "need") and (units["need_referred"] <= units["need"]).all()
    assert (sectors["by_itself"] <= sectors["referred"]).all()


@pytest.mark.parametrize(
    ("question", "column"),
    [("late_papers", "result_code"), ("person_way", "step_code"), ("referral_flow", "source_code"), ("clocks", "clock"),
     ("persons_counted_twice", "counting"), ("clocks_at_risk", "result"), ("report_by_month", "state")],
)  # fmt: skip
def test_no_code_is_shown_where_words_belong(steward: Warehouse, folder: Path, question: str, column: str) -> None:
    found, label = steward.ask(question), pl.read_parquet(folder / "contracts" / "label.parquet")
    known = label.filter(pl.col("vocabulary") == found.columns[column].vocabulary)["code"]
    assert set(found.rows[column]) <= set(known)


@pytest.mark.parametrize("scheme", ["district", "court_area", "province"])
def test_each_area_states_its_own_approximate_conversions(steward: Warehouse, folder: Path, scheme: str) -> None:
    person = pl.read_parquet(folder / "concepts" / "person.parquet").filter(pl.col("first_contact_on").is_not_null())
    need = person.filter(pl.col("class_code") == "certain", ~pl.col("status").is_in(["declined", "own_lawyer", "diverted"]))
    for question, people in (("referred_by_area", need), ("minor_coverage_by_area", person.filter("is_minor"))):
        rows = steward.ask(question, area_scheme=scheme).rows.filter(pl.col("approximate") > 0)
        flag = pl.lit(False) if scheme == "province" else pl.col(f"{scheme}_is_approximate")
        code = pl.col("province_code" if scheme == "province" else f"{scheme}_code").alias("area_code")
        counted = people.filter(flag).group_by(code).agg(pl.len())
        assert dict(rows.select("area_code", "approximate").iter_rows()) == dict(counted.iter_rows())
        assert (rows["approximate_share"] <= 1).all() and bool(rows.height) == (scheme != "province")


@pytest.mark.parametrize(
    ("name", "value", "column"),
    [("areas", "303", "district_code"), ("groups", "E03_CHILD", "primary_group"), ("fields", "CRIM", "field")],
)
def test_units_obey_the_filters_of_the_page(steward: Warehouse, folder: Path, name: str, value: str, column: str) -> None:
    """From an area to its units: the people of each unit are those within the filters, counted one by one."""
    person = pl.read_parquet(folder / "concepts" / "person.parquet").filter(
        (pl.col(column) == value) & (pl.col("class_code") == "certain") & pl.col("since_unit_id").is_not_null()
    )
    units = steward.ask("referred_by_unit", **{name: [value]}).rows.filter(pl.col("eligible") > 0)
    assert dict(units.select("unit_id", "eligible").iter_rows()) == dict(person["since_unit_id"].value_counts().iter_rows())


def test_planted_silence_is_found_and_repeats_are_named(steward: Warehouse) -> None:
    rows = {row["unit_id"]: row for row in steward.ask("silent_units").rows.to_dicts()}
    assert {unit for unit, row in rows.items() if row["is_repeat"]} == {"CA_309", "TA_308", "VKS_KV5"}
    assert rows["VKS_KV5"]["longest_run"] == 3 and rows["CAX"]["longest_run"] == 1 and not rows["CAX"]["is_repeat"]


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_every_month_of_a_unit_has_the_state_of_the_report_that_covers_it(steward: Warehouse, period: dict) -> None:
    """Counted another way: each report is written once for every month it touches, months without one stay."""
    reports, months = steward.ask("report_calendar", **period).rows, steward.ask("report_by_month", **period).rows
    seen = set(months["month_on"].unique())
    covered: dict[tuple[str, date], list[str]] = {}
    for row in reports.iter_rows(named=True):
        for month in seen:
            if (row["period_start"].year, row["period_start"].month) <= (month.year, month.month) <= (
                row["period_end"].year, row["period_end"].month):  # fmt: skip
                state = "late" if row["state"] == "received" and row["is_late"] else row["state"]
                covered.setdefault((row["unit_id"], month), []).append(state)
    assert months.height == len(seen) * reports["unit_id"].n_unique()
    for unit, month, state in months.select("unit_id", "month_on", "state").iter_rows():
        assert [state] == covered.get((unit, month), ["not_expected"])
    silent = months.filter(pl.col("state") == "silent")
    assert set(silent["unit_id"]) == set(steward.ask("silent_units", **period).rows["unit_id"]) and silent["received"].sum() == 0


def test_papers_by_quarter_add_up_and_silence_is_no_zero(steward: Warehouse, figures: dict[str, float]) -> None:
    rows = steward.ask("papers_sent_received_by_quarter").rows
    whole = steward.ask("papers_sent_received_by_unit").rows
    assert total(rows.filter(~pl.col("is_totals_only")), "papers_sent") == total(whole, "papers_sent")
    assert total(rows, "papers_received") == total(whole, "papers_received")
    quiet = rows.filter(pl.col("is_silent"))
    assert set(quiet["unit_id"]) == {"CA_309", "CAX", "VKS_KV5"} and quiet["papers_sent"].null_count() == quiet.height
    totals = rows.filter("is_totals_only")
    assert set(totals["unit_id"]) == {"CA_318", "VKS_313", "TA_309", "VKS_317"}
    assert totals["papers_sent"].null_count() == totals["matched"].null_count() == totals.height


def test_unmet_papers_are_the_difference(steward: Warehouse) -> None:
    whole, unmet = steward.ask("papers_sent_received_by_unit").rows, steward.ask("papers_unmet").rows
    sides = Counter(unmet["side"].to_list())
    assert sides["agency_says_sent"] == total(whole, "sent_only")
    assert sides["centre_says_received"] == total(whole, "received_only")


def test_sums_over_agencies_over_count(steward: Warehouse) -> None:
    rows = {row["counting"]: row for row in steward.ask("persons_counted_twice").rows.to_dicts()}
    counts = [rows[name]["counted"] for name in ("papers", "units", "sectors", "persons")]
    assert counts == sorted(counts, reverse=True) and rows["persons"]["excess_share"] == 0
    side = steward.ask("papers_sent").rows
    assert counts[0] <= total(side, "papers")


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_persons_of_any_period_are_counted_as_one_by_one(steward: Warehouse, folder: Path, period: dict) -> None:
    sent = pl.read_parquet(folder / "contracts" / "paper_side.parquet").filter(
        (pl.col("side") == "agency_says_sent") & pl.col("pm_id").is_not_null() & pl.col("paper_form").is_in(["M03", "M04"])
    ).with_columns(day=pl.coalesce("paper_on", "happened_on"))  # fmt: skip
    start, end = period.get("period_start", date.min), period.get("period_end", date.max)
    sent = sent.filter((pl.col("day") >= start) & (pl.col("day") < end))
    one_by_one = [sent.height] + [
        sent.select(*key).unique().height for key in (["pm_id", "unit_id"], ["pm_id", "sector"], ["pm_id"])
    ]
    assert steward.ask("persons_counted_twice", **period).rows["counted"].to_list() == one_by_one


@pytest.mark.parametrize("period", [{}, YEAR, CUT], ids=["all", "ten months", "cut months"])
def test_waiting_times_are_those_of_the_persons(steward: Warehouse, folder: Path, period: dict) -> None:
    person = pl.read_parquet(folder / "concepts" / "person.parquet").filter(
        (pl.col("class_code") == "certain") & ~pl.col("status").is_in(["declined", "own_lawyer", "diverted"])
    )
    start, end = period.get("period_start", date.min), period.get("period_end", date.max)
    inside = person.filter((pl.col("first_contact_on") >= start) & (pl.col("first_contact_on") < end))
    rows = steward.ask("referral_delay", **period).rows
    assert total(rows, "persons") == inside.height
    assert total(rows.filter("is_referred"), "persons") == inside["is_referred"].sum()
    waited = inside.filter("is_referred").select((pl.col("received_on") - pl.col("since_on")).dt.total_days().clip(0).sum()).item()
    assert rows.filter("is_referred").select((pl.col("persons") * pl.col("waited_days")).sum()).item() == waited


def test_planted_civil_gaps_have_had_none_since_the_data_begin(steward: Warehouse) -> None:
    rows = steward.ask("civil_gap_by_area").rows
    gaps = rows.filter(pl.col("gap") == 1)
    assert set(gaps["area_name"]) == {"Quận Đồ Sơn", "Huyện An Lão", "Huyện Tiên Lãng"}
    assert gaps["months_without"].null_count() == gaps.height and (gaps["court_accepted"] > 0).all()
    assert (rows["months_without"].drop_nulls() >= 0).all()


def test_duty_covers_at_most_the_months_of_a_place(steward: Warehouse) -> None:
    rows = steward.ask("duty_coverage").rows
    known = rows.filter(pl.col("months").is_not_null())
    assert (known["months_covered"] <= known["months"]).all() and (known["months"] <= 34).all()
    assert total(rows, "duties") == total(steward.ask("duty_roster").rows, "duties")
    received = steward.ask("papers_received").rows.filter(pl.col("channel").is_in(["duty_court", "duty_police"]))
    assert total(rows, "handed_over") == total(received, "papers")


@pytest.mark.parametrize("question", ["clocks_at_risk", "papers_unmet", "persons"])
def test_rows_about_single_people_are_not_for_members(steward: Warehouse, question: str) -> None:
    roles = steward.catalog.questions[question].roles
    assert may_ask("steward", roles) and not may_ask("member", roles)
