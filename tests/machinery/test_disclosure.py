"""Sensitive groups are never shown below province, never by unit or age; what was withheld is said."""

from pathlib import Path

import polars as pl
import pytest

from council.catalog import PRODUCT_QUERIES, Catalog
from council.disclosure import MASK, Rules
from council.warehouse import Warehouse

RULES = Rules.load(PRODUCT_QUERIES / "disclosure.toml")


@pytest.mark.parametrize("role", ["member", "leader", "analyst", "steward"])
def test_by_area_only_plain_groups_remain(published: Path, tiny_catalog: Catalog, role: str) -> None:
    answer = Warehouse.open(published, role, tiny_catalog).ask("groups")
    assert answer.rows["group_code"].to_list() == ["E02_POOR"]
    assert (answer.withheld.rows, answer.withheld.cells) == (2, 0)
    assert "HIV" in answer.withheld.why.vi


def test_for_the_whole_province_they_are_shown(published: Path, tiny_catalog: Catalog) -> None:
    answer = Warehouse.open(published, "member", tiny_catalog).ask("groups", area_scheme="province")
    assert dict(answer.rows.select("group_code", "persons").rows()) == {"E02_POOR": 5, "E07H_HIV": 3}
    assert answer.withheld is None


def test_for_the_province_but_one_area_chosen_they_are_not(published: Path, tiny_catalog: Catalog) -> None:
    answer = Warehouse.open(published, "member", tiny_catalog).ask("groups", area_scheme="province", areas=["304"])
    assert answer.rows.is_empty()
    assert answer.withheld is not None


@pytest.mark.parametrize("groups", [["E07H_HIV"], ["E07H_HIV", "E02_POOR"]])
def test_a_filter_on_them_does_not_reach_a_fine_table(published: Path, tiny_catalog: Catalog, groups: list[str]) -> None:
    answer = Warehouse.open(published, "analyst", tiny_catalog).ask("groups", groups=groups)
    assert "E07H_HIV" not in answer.rows["group_code"].to_list()
    assert answer.rows.height == len(groups) - 1
    assert answer.withheld is not None


def test_rows_about_one_person_are_masked_not_dropped() -> None:
    rows = pl.DataFrame(
        {
            "pm_id": ["a", "b", "c", "d"],
            "primary_group": ["E02_POOR", "E07H_HIV", "E03_CHILD", "E03_CHILD"],
            "eligibility_groups": [["E02_POOR"], ["E02_POOR", "E07H_HIV"], ["E03_CHILD"], ["E03_CHILD"]],
            "role_first": ["accused", "accused", "victim", "accused"],
            "district_code": ["1"] * 4,
            "rule_id": ["r", "r", "r", "r"],
        }
    )
    shown, withheld = RULES.apply(rows, {})
    assert shown["primary_group"].to_list() == ["E02_POOR", MASK, MASK, "E03_CHILD"]
    assert shown["eligibility_groups"].to_list() == [["E02_POOR"], ["E02_POOR", MASK], [MASK], ["E03_CHILD"]]
    assert shown["rule_id"].to_list() == ["r", None, None, "r"]
    assert withheld.rows == 0
    assert withheld.cells > 0


@pytest.mark.parametrize(
    ("columns", "crosses"),
    [
        (["group_code", "persons"], False),
        (["group_code", "year"], False),
        (["group_code", "unit_id"], True),
        (["group_code", "since_unit_id"], True),
        (["group_code", "age_band"], True),
        (["group_code", "district_code"], True),
    ],
)
def test_what_counts_as_crossing(columns: list[str], crosses: bool) -> None:
    assert RULES.crosses(columns, {}) is crosses


def test_every_group_column_of_the_product_is_known_to_the_rules() -> None:
    catalog = Catalog.load()
    shown = {
        (name, column)
        for name, query in catalog.questions.items()
        for column in catalog.binding.schema(name)
        if (words := catalog.binding.words_of(query, column)) and words.vocabulary == "group"
    }
    forgotten = {pair for pair in shown if pair[1] not in RULES.group_columns}
    assert not forgotten, f"add these columns to group_columns in queries/disclosure.toml: {forgotten}"
    assert shown, "no question shows groups: the test looks at the wrong thing"
