"""One person more moves exactly the cells that person belongs to, in every answer of page 30."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.home import Home, Settings
from council.publish import publish_given
from council.warehouse import Warehouse
from tests.people.small_province import PROVINCE, given

MET = date(2026, 2, 2)
FEW = [(f"P{i}", born, role, MET) for i, (born, role) in enumerate(
    [("2009-09-01", "accused"), ("2012-01-01", "victim"), ("1990-01-01", "accused"), ("2010-01-01", "witness")])]  # fmt: skip
MORE = ("NEW", "2011-05-05", "victim", MET)
KEYS = {
    "missed_by_area": ["area_code"], "minor_coverage_by_area": ["area_code"], "coverage_by_area": ["area_code"],
    "why_by_sector": ["since_sector"], "why_by_stage": ["since_stage"], "why_by_group": ["primary_group"],
    "why_by_custody": ["custody_form"], "why_by_unit": ["since_unit_id"], "missed_by_sub_kind": ["status"],
    "missed_by_cohort": ["quarter_on"], "rates_summary": ["rate", "population"], "missed_beside": ["beside"],
    "missed_now_counts": ["urgency", "owner_code"], "missed_if_step_worked": ["status"], "status_counts": ["class_code", "status"],
}  # fmt: skip
# cell of the new person (a victim of 14, met by the police of district 303, no trace of information): column -> change
MOVED = {
    "missed_by_area": {("303",): {"eligible", "missed", "eligible_proved", "missed_proved", "contacted"}},
    "minor_coverage_by_area": {("303",): {"eligible", "missed", "denominator"}},
    "coverage_by_area": {("303",): {"eligible", "missed", "denominator", "denominator_proved"}},
    "why_by_sector": {("police",): {"eligible", "missed", "missed_b1", "eligible_proved"}},
    "why_by_stage": {("INVESTIGATION",): {"eligible", "missed", "missed_b1", "eligible_proved"}},
    "why_by_group": {("E03_CHILD",): {"eligible", "missed", "missed_b1", "eligible_proved"}},
    "why_by_custody": {("not_held",): {"eligible", "missed", "missed_b1", "eligible_proved"}},
    "why_by_unit": {("CA_303",): {"eligible", "missed", "missed_b1", "eligible_proved"}},
    "missed_by_sub_kind": {("B1",): {"missed"}},
    "missed_by_cohort": {(date(2026, 1, 1),): {"eligible", "missed", "eligible_proved", "missed_proved", "minors", "missed_minors"}},
    "rates_summary": {(rate, people): {"numerator", "denominator"} if rate == "missed" else {"denominator"}
                      for rate in ("missed", "coverage") for people in ("minors", "certain", "proved")},
    "missed_beside": {},
    "missed_now_counts": {("minor", "police"): {"persons"}},
    "missed_if_step_worked": {("B1",): {"lost"}},
    "status_counts": {("certain", "B1"): {"persons"}},
}  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Warehouse]:
    home = Home(tmp_path_factory.mktemp("home"))

    def opened(people: list) -> Warehouse:
        what = given(people, place_district="303")
        folder: Path = home.snapshots / publish_given(home, what, Settings(province_code=PROVINCE), simulated=True)
        return Warehouse.open(folder, "analyst")

    return opened(FEW), opened([*FEW, MORE])


@pytest.mark.parametrize("question", list(KEYS))
def test_only_the_cells_of_the_person_move_and_by_one(both: tuple[Warehouse, Warehouse], question: str) -> None:
    before, after = (warehouse.ask(question).rows for warehouse in both)
    key = KEYS[question]
    counts = [c for c in after.columns if after.schema[c].is_integer() and not c.endswith(("_no", "_order")) and c not in key]
    both_rows = after.select(*key, *counts).join(before.select(*key, *counts), on=key, how="left", suffix=" before", nulls_equal=True)
    assert before.height <= after.height
    moved: dict[tuple, set[str]] = {}
    for row in both_rows.iter_rows(named=True):
        for column in counts:
            change = row[column] - (row[f"{column} before"] or 0)
            if change:
                assert change == 1, (question, row, column)
                moved.setdefault(tuple(row[k] for k in key), set()).add(column)
    assert moved == MOVED[question]


def test_statuses_partition_the_person_matters(both: tuple[Warehouse, Warehouse]) -> None:
    for warehouse, people in zip(both, (len(FEW), len(FEW) + 1), strict=True):
        assert warehouse.ask("status_counts").rows["persons"].sum() == people
        rows = warehouse.ask("persons").rows
        assert rows["pm_id"].n_unique() == rows.height == people
        assert rows.filter(pl.col("is_missed") & pl.col("is_suspected")).is_empty()
