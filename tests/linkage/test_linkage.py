"""The linker: measured against the true links, and what must never change with the order of files."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council import linkage
from council.contracts import PRIVATE
from council.home import Home
from council.publish import Given

WHERE = ["file", "sheet", "row", "sub"]
KEY = b"a key for tests only"


def rows(*stated: dict) -> pl.DataFrame:
    """Entries from a few stated facts; everything else null or false."""
    schema = PRIVATE["entry"].create_empty().schema
    base = dict.fromkeys(schema) | {"sheet": "", "sub": 0, "kind": "list", "format": "f",
                                              "has_ground_stated": False, "domestic_violence_said": False}
    made = []
    for number, facts in enumerate(stated, 1):
        row = base | {"file": "a.csv", "row": number, "entry_id": f"e{number}"} | facts
        row["name_key"] = row["name_key"] or (row["name"] or "").lower()
        made.append(row)
    return pl.DataFrame(made, schema=schema)


def born(on: date) -> dict:
    return {"birth_from": on, "birth_to": on, "birth_precision": "day"}


POLICE = {"name": "nguyen van an", **born(date(2008, 5, 6)), "role": "accused", "field": "CRIM", "offence_key": "trom cap tai san",
          "unit_id": "CA_1", "sector": "police", "contact_on": date(2024, 3, 1), "stage": "INVESTIGATION"}
COURT = POLICE | {"unit_id": "TA_1", "sector": "court", "contact_on": date(2024, 6, 1), "stage": "FIRST_INSTANCE", "file": "b.csv"}


def together(links: linkage.Links) -> list[set[int]]:
    grouped = links.entry_link.group_by("pm_id").agg("row")
    return sorted((set(group) for group in grouped["row"].to_list()), key=min)


def test_the_same_person_in_two_lists_is_one_person_matter() -> None:
    assert together(linkage.link(rows(POLICE, COURT), key=KEY)) == [{1, 2}]


def test_two_document_numbers_are_never_one_person() -> None:
    pair = rows(POLICE | {"id_number": "031208000001"}, COURT | {"id_number": "031208000002"})
    assert together(linkage.link(pair, key=KEY)) == [{1}, {2}]


def test_accused_and_victim_are_never_one_person_matter() -> None:
    assert together(linkage.link(rows(POLICE, COURT | {"role": "victim"}), key=KEY)) == [{1}, {2}]


def test_two_full_birth_dates_without_a_number_are_two_people() -> None:
    assert together(linkage.link(rows(POLICE, COURT | born(date(2007, 1, 2))), key=KEY)) == [{1}, {2}]


def test_a_decision_outweighs_the_rules_both_ways() -> None:
    apart = pl.DataFrame({"entry_a": ["e1"], "entry_b": ["e2"], "decision": ["different"]})
    assert together(linkage.link(rows(POLICE, COURT), key=KEY, decisions=apart)) == [{1}, {2}]
    stranger = COURT | {"name": "tran thi be", "birth_from": None, "birth_to": None, "birth_precision": None}
    same = pl.DataFrame({"entry_a": ["e1"], "entry_b": ["e2"], "decision": ["same"]})
    assert together(linkage.link(rows(POLICE, stranger), key=KEY)) == [{1}, {2}]
    assert together(linkage.link(rows(POLICE, stranger), key=KEY, decisions=same)) == [{1, 2}]


def test_ids_stay_when_rows_are_added_and_a_merge_keeps_the_older_id() -> None:
    first = linkage.link(rows(POLICE), key=KEY)
    second = linkage.link(rows(POLICE, COURT), key=KEY, ledger=first.ledger)
    assert set(second.entry_link["pm_id"]) == set(first.entry_link["pm_id"])
    apart = linkage.link(rows(POLICE, COURT | {"role": None, "birth_from": None, "birth_to": None, "birth_precision": None,
                                               "offence_key": None, "name": "nguyen van"}), key=KEY)
    assert apart.entry_link["pm_id"].n_unique() == 2
    merged = linkage.link(rows(POLICE, COURT), key=KEY, ledger=apart.ledger)
    assert merged.entry_link["pm_id"].n_unique() == 1
    origin = merged.pm_origin.row(0, named=True)
    assert origin["pm_id"] in set(apart.entry_link["pm_id"])
    assert set(origin["merged_from"]) == set(apart.entry_link["pm_id"]) - {origin["pm_id"]}


def test_a_split_names_its_parent() -> None:
    one = linkage.link(rows(POLICE, COURT), key=KEY)
    two = linkage.link(rows(POLICE, COURT | {"role": "victim"}), key=KEY, ledger=one.ledger)
    parent = one.entry_link["pm_id"][0]
    origins = {row["pm_id"]: row["split_from"] for row in two.pm_origin.iter_rows(named=True)}
    assert parent in origins and origins.pop(parent) is None
    assert set(origins.values()) == {parent}


def test_another_key_gives_other_pseudonyms() -> None:
    mine, yours = (linkage.link(rows(POLICE), key=key).entry_link["pm_id"][0] for key in (KEY, b"another key"))
    assert mine != yours


def _pairwise(found: pl.DataFrame, truth: pl.DataFrame) -> tuple[float, float]:
    joined = found.join(truth, on=WHERE)
    assert joined.height == truth.height

    def pairs(*keys: str) -> int:
        sizes = joined.group_by(*keys).len("n")["n"]
        return int((sizes * (sizes - 1) // 2).sum())

    right = pairs("pm_id", "entity")
    return right / pairs("pm_id"), right / pairs("entity")


@pytest.fixture(scope="module")
def linked(road: tuple[Home, Given, Path]) -> linkage.Links:
    tables = road[1].tables
    return linkage.link(tables["entry"], key=KEY, crosswalk=tables["area_xwalk"], stage_order=tables["stage_order"])


@pytest.mark.sample
class TestOnTheSample:
    """What the linker reaches on the sample, where the truth is known."""

    def test_precision_and_recall(self, linked: linkage.Links, truth_dir: Path) -> None:
        truth = pl.read_csv(truth_dir / "links.csv", schema_overrides={"entity": pl.String}).select(
            "file", pl.col("sheet").fill_null(""), "row", "sub", "entity")
        precision, recall = _pairwise(linked.entry_link, truth)
        assert precision >= 0.995
        assert recall >= 0.995

    def test_the_order_of_rows_does_not_matter(self, linked: linkage.Links, road: tuple[Home, Given, Path]) -> None:
        tables = road[1].tables
        shuffled = tables["entry"].sample(fraction=1, shuffle=True, seed=11)
        again = linkage.link(shuffled, key=KEY, crosswalk=tables["area_xwalk"], stage_order=tables["stage_order"])
        assert again.entry_link.sort(WHERE).equals(linked.entry_link.sort(WHERE))

    def test_reference_rows_find_their_persons(self, road: tuple[Home, Given, Path], truth_dir: Path) -> None:
        """Nearly every listed person is found, and hardly anybody who is not listed."""
        tables = road[1].tables
        given = pl.read_csv(truth_dir / "links.csv", schema_overrides={"entity": pl.String})
        found = linkage.link_given(tables["entry"], given, key=KEY, crosswalk=tables["area_xwalk"]).person_link.join(
            tables["entry"].filter(pl.col("kind") == "reference").select(WHERE), on=WHERE)
        truth = pl.read_csv(truth_dir / "reference_links.csv").select(
            "file", "sheet", pl.col("row").cast(pl.Int64), pl.col("sub").cast(pl.Int64))
        assert found.join(truth, on=WHERE).height / truth.height >= 0.99
        assert found.join(truth, on=WHERE, how="anti").height / found.height <= 0.005
