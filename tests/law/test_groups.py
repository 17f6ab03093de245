"""The decision table of eligible groups: each boundary of the law with the day or age just below, on and above."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.contracts import vocabulary as v
from council.law import Law

MINOR_ROLES = {"accused", "victim", "witness", "reported", "proposed", "prisoner", "diverted_minor"}


@dataclass(frozen=True)
class Person:
    """What is known of one person on one day."""

    on: date
    role: str = "accused"
    age: int = 30
    lists: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    facts: frozenset[str] = field(default_factory=frozenset)


def certain(law: Law, person: Person) -> set[str]:
    """Codes of the groups that hold for certain, straight from the rows in force."""
    proofs = set(law.in_force("hardship_proof", person.on)["listed"])
    return {
        row["group_code"]
        for row in law.in_force("eligible_group", person.on).iter_rows(named=True)
        if row["role"] in {"any", person.role}
        and _holds(row, person)
        and (not row["needs_hardship"] or proofs & person.lists)
    }


def _holds(row: dict, person: Person) -> bool:
    condition, value = row["condition"], row["condition_value"]
    if condition == "age":
        return (row["age_from"] or 0) <= person.age and (row["age_below"] is None or person.age < row["age_below"])
    known = {"listed": person.lists, "listed_note": person.notes}.get(condition)
    return value in known if known is not None else condition in person.facts


def _days(first: date) -> tuple[date, date, date]:
    return date.fromordinal(first.toordinal() - 1), first, date.fromordinal(first.toordinal() + 1)


R2, R3, R4 = date(2025, 7, 1), date(2026, 1, 1), date(2027, 1, 1)
DAY = date(2024, 6, 3)


@pytest.mark.parametrize("day", [DAY, R2, R3, R4])
@pytest.mark.parametrize("role", v.ROLES)
def test_child_is_under_16_in_every_role(law: Law, day: date, role: str) -> None:
    found = ["E03_CHILD" in certain(law, Person(day, role, age)) for age in (0, 15, 16, 17)]
    assert found == [True, True, False, False]


@pytest.mark.parametrize(
    ("day", "code"), [(DAY, "E05_ACC_16_17"), (R2, "E05_ACC_16_17"), (R3, "E05_MINOR_16_17"), (R4, "E05_MINOR_16_17")]
)
def test_accused_aged_16_and_17(law: Law, day: date, code: str) -> None:
    found = [code in certain(law, Person(day, "accused", age)) for age in (15, 16, 17, 18)]
    assert found == [False, True, True, False]


@pytest.mark.parametrize("role", v.ROLES)
def test_from_2026_eight_roles_of_16_and_17_years(law: Law, role: str) -> None:
    before, on, after = (certain(law, Person(day, role, 17)) for day in _days(R3))
    assert on == after == ({"E05_MINOR_16_17"} if role in MINOR_ROLES else set())
    assert before == ({"E05_ACC_16_17"} if role == "accused" else set())


@pytest.mark.parametrize(
    ("lists", "expected"), [(set(), False), ({"poor"}, False), ({"near_poor"}, True), ({"allowance"}, True)]
)
def test_victim_of_16_and_17_needed_hardship_before_2026(law: Law, lists: set[str], expected: bool) -> None:
    last, first, _ = _days(R3)
    assert ("E07DD_VIC_16_17" in certain(law, Person(last, "victim", 16, frozenset(lists)))) is expected
    assert "E07DD_VIC_16_17" not in certain(law, Person(first, "victim", 16, frozenset(lists)))
    assert "E07DD_VIC_16_17" not in certain(law, Person(last, "witness", 16, frozenset(lists)))


@pytest.mark.parametrize("role", v.ROLES)
def test_poor_and_merit_hold_in_every_role(law: Law, role: str) -> None:
    assert certain(law, Person(DAY, role, 40, frozenset({"poor", "merit"}))) == {"E01_MERIT", "E02_POOR"}


def test_near_poor_alone_only_for_the_accused_until_2027(law: Law) -> None:
    near = frozenset({"near_poor"})
    assert certain(law, Person(DAY, "accused", 40, near)) == {"E06_ACC_NEARPOOR"}
    assert certain(law, Person(DAY, "victim", 40, near)) == set()
    found = [certain(law, Person(day, "litigant", 40, near)) for day in _days(R4)]
    assert found == [set(), {"E06B_NEARPOOR"}, {"E06B_NEARPOOR"}]


@pytest.mark.parametrize("age", [59, 60, 61])
@pytest.mark.parametrize("lists", [set(), {"merit"}, {"near_poor"}, {"allowance"}])
def test_older_person_with_hardship(law: Law, age: int, lists: set[str]) -> None:
    found = certain(law, Person(DAY, "litigant", age, frozenset(lists)))
    assert ("E07C_ELDERLY" in found) is (age >= 60 and bool(lists & {"near_poor", "allowance"}))


@pytest.mark.parametrize(
    ("note", "code"),
    [("DISABLED", "E07D_DISABLED"), ("MARTYR_KIN", "E07A_MARTYR_KIN"), ("DIOXIN", "E07B_DIOXIN"), ("HIV", "E07H_HIV")],
)
def test_note_of_a_list_needs_hardship_until_2027(law: Law, note: str, code: str) -> None:
    allowance = certain(law, Person(DAY, "respondent", 30, frozenset({"allowance"}), frozenset({note})))
    alone = [code in certain(law, Person(day, "respondent", 30, frozenset(), frozenset({note}))) for day in _days(R4)]
    assert allowance == {code} and alone == [False, True, True]


def test_domestic_violence_is_for_victims_with_hardship(law: Law) -> None:
    said = frozenset({"file_domestic_violence"})
    near = frozenset({"near_poor"})
    assert certain(law, Person(DAY, "victim", 30, near, facts=said)) == {"E07E_DV_VICTIM"}
    assert certain(law, Person(DAY, "victim", 30, facts=said)) == set()
    assert certain(law, Person(DAY, "accused", 30, near, facts=said)) == {"E06_ACC_NEARPOOR"}


def test_trafficking_victim_needs_hardship_only_before_july_2025(law: Law) -> None:
    file = frozenset({"file_trafficking"})
    alone = [certain(law, Person(day, "victim", 30, facts=file)) for day in _days(R2)]
    poor = [certain(law, Person(day, "victim", 30, frozenset({"allowance"}), facts=file)) for day in _days(R2)]
    assert alone == [set(), {"E06A_TRAFFICKED"}, {"E06A_TRAFFICKED"}]
    assert poor == [{"E07G_TRAFFICKED"}, {"E06A_TRAFFICKED"}, {"E06A_TRAFFICKED"}]
    assert certain(law, Person(R2, "accused", 30, facts=file)) == set()


def test_minority_in_a_listed_commune(law: Law) -> None:
    assert certain(law, Person(DAY, "plaintiff", 30, facts=frozenset({"minority_in_hard_area"}))) == {"E04_EM_ESD"}


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2018, 1, 1), "R1"),
        (date(2025, 6, 30), "R1"),
        (R2, "R2"),
        (date(2025, 12, 31), "R2"),
        (R3, "R3"),
        (date(2026, 12, 31), "R3"),
        (R4, "R4"),
    ],
)
def test_one_regime_at_a_time(law: Law, day: date, regime: str) -> None:
    assert law.in_force("eligible_group", day)["regime"].unique().to_list() == [regime]


def test_nothing_before_the_law(law: Law) -> None:
    assert law.in_force("eligible_group", date(2017, 12, 31)).is_empty()


def test_every_group_in_force_can_be_self_declared_once(law: Law) -> None:
    for regime in law.tables["eligible_group"].partition_by("regime"):
        declared = regime.filter(pl.col("condition") == "self_declared")
        assert sorted(declared["group_code"]) == sorted(set(regime["group_code"]))


def test_unseen_wording_is_marked(law: Law) -> None:
    evidence = dict(law.tables["law_source"].select("source_id", "evidence").iter_rows())
    changed = law.tables["eligible_group"].filter(
        pl.col("regime") == "R4", pl.col("group_code").str.contains("^E0(6B|6C|7)")
    )
    assert {evidence[source] for source in changed["source_id"]} == {"SECONDARY"}
    note = law.tables["law_source"].filter(pl.col("source_id") == "LTGPL_AMEND_2026")["note_vi"].item()
    assert "Chưa thấy nội dung văn bản" in note


@pytest.mark.sample
def test_age_groups_of_the_sample_agree_with_its_truth(law: Law, truth_dir: Path) -> None:
    contacts = pl.read_parquet(truth_dir / "contacts.parquet").select("pm_id", "at", "eligible")
    matters = pl.read_parquet(truth_dir / "person_matters.parquet").select("pm_id", "person_id", "role")
    births = pl.read_parquet(truth_dir / "persons.parquet").select("person_id", "dob")
    rows = contacts.join(matters, on="pm_id").join(births, on="person_id").unique(["at", "role", "dob", "eligible"])
    wrong = []
    for at, role, dob, eligible in rows.select("at", "role", "dob", "eligible").iter_rows():
        on, birth = date.fromisoformat(at[:10]), date.fromisoformat(dob)
        age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
        stated = {part.split(":")[0] for part in (eligible or "").split(";") if part.endswith(":age")}
        if certain(law, Person(on, role, age)) != stated:
            wrong.append((on, role, age, stated))
    assert not wrong and rows.height > 10_000
