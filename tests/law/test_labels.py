"""No code without words: every closed vocabulary of the contracts has a label in Vietnamese and English."""

import polars as pl
import pytest

from council.contracts import ALL
from council.contracts import vocabulary as v
from council.intake.problems import REASONS
from council.law import Law

SHARED = {
    "SECTORS": "sector",
    "KINDS": "kind",
    "ROLES": "role",
    "STAGES": "stage",
    "FIELDS": "field",
    "CHANNELS": "channel",
    "PAPER_FORMS": "paper_form",
    "PRECISIONS": "precision",
    "BIRTH_PRECISIONS": "birth_precision",
    "REPLIES": "reply",
    "COUNSEL": "counsel",
    "CASE_FORMS": "case_form",
    "CAPACITIES": "capacity",
    "CLOSE_REASONS": "close_reason",
    "CASE_SECTIONS": "case_section",
    "LISTED": "listed",
    "OUTCOMES": "outcome",
    "REFUSALS": "refusal",
    "GROUPS": "group",
    "CLASSES": "class",
    "STATUSES": "status",
    "MISSED": "missed",
    "EVIDENCE": "evidence",
    "FIELD_GROUPS": "field_group",
    "CUSTODY_FORMS": "custody_form",
    "URGENCIES": "urgency",
    "OWNERS": "owner_code",
    "POPULATIONS": "population",
    "RATES": "rate",
    "BESIDES": "beside",
    "LINK_STRATA": "stratum",
    "LINK_MEASURES": "measure", "QUOTA_LEVELS": "level_accepted",
}
BY_VALUE = {getattr(v, name): vocabulary for name, vocabulary in SHARED.items()}


def _choices() -> list[tuple[str, str, tuple[str, ...]]]:
    found = []
    for table, schema in ALL.items():
        for name, column in schema.columns().items():
            if values := (column.metadata or {}).get("values"):
                found.append((f"{table}.{name}", BY_VALUE.get(values, name), values))
    return found


def test_the_list_of_shared_vocabularies_is_complete() -> None:
    missing = {name for name in vars(v) if name.isupper()} - SHARED.keys()
    assert not missing, f"give {missing} a vocabulary name here and labels in data/reference/label.csv"


@pytest.mark.parametrize(("where", "vocabulary", "values"), _choices(), ids=[choice[0] for choice in _choices()])
def test_every_choice_has_labels(law: Law, where: str, vocabulary: str, values: tuple[str, ...]) -> None:
    known = set(law.tables["label"].filter(pl.col("vocabulary") == vocabulary)["code"])
    assert set(values) <= known, f"{where}: add {set(values) - known} to data/reference/label.csv under {vocabulary}"


@pytest.mark.parametrize(("constant", "vocabulary"), SHARED.items())
def test_every_shared_code_has_labels(law: Law, constant: str, vocabulary: str) -> None:
    known = set(law.tables["label"].filter(pl.col("vocabulary") == vocabulary)["code"])
    assert set(getattr(v, constant)) <= known


def test_clocks_and_list_notes_have_labels(law: Law) -> None:
    label = law.tables["label"]
    assert set(law.tables["sla_rule"]["clock"]) <= set(label.filter(pl.col("vocabulary") == "clock")["code"])
    notes = law.tables["eligible_group"].filter(pl.col("condition") == "listed_note")["condition_value"]
    assert set(notes) <= set(label.filter(pl.col("vocabulary") == "listed_note")["code"])


def test_labels_are_distinct_short_and_ordered(law: Law) -> None:
    label = law.tables["label"]
    # Columns of several tables, and problems of several kinds of cells, may well be called the same.
    chosen = label.filter(~pl.col("vocabulary").is_in(["entry_column", "problem"]))
    assert chosen.select("vocabulary", "label_vi").is_duplicated().sum() == 0
    assert chosen.select("vocabulary", "label_en").is_duplicated().sum() == 0
    assert label.filter(pl.col("short_vi").str.len_chars() > 22).is_empty()
    assert label.filter(pl.col("short_en").str.len_chars() > 22).is_empty()
    assert label.filter(pl.col("position").is_duplicated().over("vocabulary")).is_empty()


def test_missed_kinds_name_their_owner(law: Law) -> None:
    missed = law.tables["label"].filter(pl.col("vocabulary") == "missed")
    assert missed.filter(~pl.col("label_vi").str.contains(r"\(.*(cơ quan|Trung tâm|hai bên).*\)")).is_empty()


def test_every_reason_a_row_or_cell_can_be_given_has_a_label(law: Law) -> None:
    known = set(law.tables["label"].filter(pl.col("vocabulary") == "problem")["code"])
    assert set(REASONS) <= known, f"add {set(REASONS) - known} to data/reference/label.csv under problem"
