"""The whole road on the sample province: import, publish, no identity in any published file, the same again."""

import itertools
import json
import re
from pathlib import Path

import polars as pl
import pytest

from council.catalog import Catalog
from council.home import Home
from council.names import name_key
from council.publish import Given, publish_given
from council.publish.arrive import import_files
from council.publish.preview import preview
from council.snapshots import verify

pytestmark = [pytest.mark.sample]


def test_province_and_data_day_are_found(road: tuple[Home, Given, Path]) -> None:
    home, given, folder = road
    assert home.settings().province_code == "31"
    assert str(given.data_day) == "2026-10-31"
    assert verify(folder).is_simulated


def test_every_contract_a_concept_builds_has_rows(road: tuple[Home, Given, Path]) -> None:
    folder = road[2]
    empty = [p.stem for p in folder.rglob("*.parquet") if pl.scan_parquet(p).select(pl.len()).collect().item() == 0]
    assert not set(empty) & {
        "person_matter",
        "contact",
        "person_status",
        "eligibility_proof",
        "paper_side",
        "referral",
        "case_person",
        "aid_case",
        "assignment",
        "provider",
        "row_outcome",
        "snapshot_file",
        "expected_report",
        "problem_summary",
    }


def _published_texts(folder: Path) -> dict[str, set[str]]:
    """Table -> every distinct text in it, lists included; the restricted room and words of law and geography aside."""
    words = {
        "area",
        "area_xwalk",
        "agency_unit",
        "label",
        "law_source",
        "area_peer",
        "tile_cell",
        "calendar_day",
        "event",
        "parameter",
        "eligible_group",
        "sla_rule",
        "council_area",
        "quota_rule",
        "hardship_proof",
        "stage_order",
    }
    texts = {}
    for path in folder.rglob("*.parquet"):
        if path.parent.name != "restricted" and path.stem not in words:
            frame = pl.read_parquet(path)
            columns = [frame[c].explode() if isinstance(t, pl.List) else frame[c] for c, t in frame.schema.items()]
            texts[path.stem] = set(
                itertools.chain.from_iterable(c.drop_nulls().unique().to_list() for c in columns if c.dtype == pl.String)
            )
    return texts


def test_no_published_file_holds_an_identity(road: tuple[Home, Given, Path]) -> None:
    _, given, folder = road
    entries = given.tables["entry"]
    # A name of two words is also a word of the language; three and more name a person.
    names = {n for n in entries["name_key"].drop_nulls().unique().to_list() if len(n.split()) >= 3}
    plain = {name_key(n) for n in entries["name"].drop_nulls().unique().to_list()} & names
    numbers = set(entries["id_number"].drop_nulls().unique().to_list())
    addresses = {name_key(a) for a in entries["residence_text"].drop_nulls().unique().to_list() if len(a.split()) >= 3}
    dockets = {t for t in entries["case_no"].drop_nulls().unique().to_list() if len(t) >= 6}
    assert min(len(plain), len(numbers), len(addresses), len(dockets)) > 500
    found = []
    for table, texts in _published_texts(folder).items():
        for text in texts:
            words = name_key(text.replace("/", " ").replace("_", " ")).split()
            parts = {" ".join(words[i : i + n]) for n in range(3, 7) for i in range(len(words) - n + 1)}
            if parts & plain or name_key(text) in addresses or text in dockets or set(re.findall(r"\d{9,12}", text)) & numbers:
                found.append((table, text))
    assert not found, found[:10]


def test_no_birth_date_is_published(road: tuple[Home, Given, Path]) -> None:
    for path in road[2].rglob("*.parquet"):
        assert not [c for c in pl.read_parquet_schema(path) if "birth" in c and c != "birth_undetermined"], path.name


def test_bytes_of_published_files_hold_no_name(road: tuple[Home, Given, Path]) -> None:
    _, given, folder = road
    names = given.tables["entry"].filter(pl.col("name").str.split(" ").list.len() >= 4)["name"].unique().sort().to_list()[::40]
    for path in [*folder.rglob("*.parquet"), folder / "manifest.json"]:
        data = path.read_bytes()
        if path.parent.name != "restricted":
            assert not [n for n in names if n.encode() in data], path.name


def test_officer_names_lie_only_in_the_restricted_room(road: tuple[Home, Given, Path]) -> None:
    _, given, folder = road
    officers = {name_key(n) for n in given.tables["provider_row"]["name"].to_list()}
    for table, texts in _published_texts(folder).items():
        assert not {t for t in texts if name_key(t) in officers}, table
    assert (folder / "restricted" / "provider_name.parquet").exists()


def test_publishing_again_gives_the_same_snapshot(road: tuple[Home, Given, Path]) -> None:
    home, given, folder = road
    manifest = json.loads((folder / "manifest.json").read_text())
    again = publish_given(home, given, home.settings(), law_version=manifest["law_version"], simulated=True)
    assert again == folder.name


def test_every_concept_of_the_product_was_published_or_is_private(road: tuple[Home, Given, Path]) -> None:
    names = {p.stem for p in road[2].rglob("*.parquet")}
    for name, query in Catalog.load().concepts.items():
        assert (name in names) is not query.private, name


def test_preview_says_what_would_count_and_writes_nothing(tmp_path: Path, sample_dir: Path) -> None:
    home = Home(tmp_path / "home")
    register = sample_dir / "trung_tam" / "So_thu_ly_2024.xlsx"
    import_files(home, [register], True)
    before = sorted(p.name for p in home.incoming.rglob("*"))
    log = next((sample_dir / "trung_tam").glob("*tiep_nhan*"))
    seen = preview(home, [log, register], lambda step, share: None)
    assert seen.files["file"].to_list() == [log.name]
    assert seen.files["counted"][0] > 100
    assert seen.known == (register.name,)
    assert sorted(p.name for p in home.incoming.rglob("*")) == before
    assert all(words.vi and words.en for words in seen.sentences())
