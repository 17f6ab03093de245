"""A changed row of law changes who counts at the next publish, and the snapshot says by which version of the law."""

import csv
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.home import Home, Settings
from council.law import Law
from council.publish import publish_given
from council.snapshots import read_manifest
from council.warehouse import Warehouse
from tests.people.small_province import PROVINCE, given

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = [("A", "2009-09-01", "accused", date(2026, 2, 2)), ("B", "2008-09-01", "accused", date(2026, 2, 2)),
          ("C", "2000-09-01", "accused", date(2026, 2, 2))]  # fmt: skip


def law_below_17(folder: Path) -> Law:
    """The product's law with one change: accused persons of 2026 are minors below 17, not 18."""
    shutil.copytree(ROOT / "data" / "law", folder / "law")
    shutil.copytree(ROOT / "data" / "reference", folder / "reference")
    rules = folder / "law" / "eligible_groups.csv"
    with rules.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    changed = [row for row in rows if row["rule_id"] == "R3_E05_MINOR_16_17_accused"]
    changed[0]["age_below"] = "17"
    with rules.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return Law.load(None, folder)


def published(home: Home, law: Law) -> Path:
    name = publish_given(home, given(PEOPLE, law.tables), Settings(province_code=PROVINCE), law_version=law.version, simulated=True)
    return home.snapshots / name


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    home = Home(tmp_path_factory.mktemp("home"))
    return published(home, Law.load()), published(home, law_below_17(tmp_path_factory.mktemp("product")))


def missed(snapshot: Path) -> dict[str, bool]:
    people = pl.read_parquet(snapshot / "concepts" / "person.parquet")
    return dict(people.select("pm_id", "is_missed").iter_rows())


def test_the_person_of_seventeen_counts_by_the_old_row_only(both: tuple[Path, Path]) -> None:
    before, after = both
    assert missed(before) == {"A": True, "B": True, "C": False}
    assert missed(after) == {"A": True, "B": False, "C": False}


def test_each_snapshot_says_which_law_it_used_and_keeps_its_rows(both: tuple[Path, Path]) -> None:
    versions = [read_manifest(snapshot).law_version for snapshot in both]
    assert versions[0] == Law.load().version and versions[0] != versions[1] and all(versions)
    limits = [
        Warehouse.open(snapshot, "analyst").table("eligible_group").filter(pl.col("rule_id") == "R3_E05_MINOR_16_17_accused")
        for snapshot in both
    ]
    assert [rows["age_below"][0] for rows in limits] == [18, 17]


def test_the_reason_names_the_rule_and_its_regime(both: tuple[Path, Path]) -> None:
    for snapshot in both:
        rows = Warehouse.open(snapshot, "analyst").ask("person_reasons", pm_id="A").rows
        assert rows["rule_id"].to_list() == ["R3_E05_MINOR_16_17_accused"]
        assert rows["certainty"].to_list() == ["certain"] and rows["basis"].to_list() == ["age"]
    assert not Warehouse.open(both[1], "analyst").ask("person_reasons", pm_id="B").rows["rule_id"].drop_nulls().len()
