"""A snapshot is published whole or not at all, whatever stops the publisher; two publishers never meet."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.catalog import Catalog
from council.errors import CouncilError
from council.home import Home, Settings
from council.publish import publish_given
from council.publish.stage import only_publisher
from council.snapshots import current, listed, pointed, verify
from tests.machinery.conftest import NOUN, entry, rows_of, tiny_given, write_queries

ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import os, signal, sys
from pathlib import Path
from council.catalog import Catalog
from council.home import Home, Settings
from council.publish import publish_given
from tests.machinery.conftest import tiny_given
queries, home, fatal, people = sys.argv[1:]
seen = []
def progress(step, share):
    seen.append(step)
    if step == fatal or len(seen) == (int(fatal) if fatal.isdigit() else -1):
        os.kill(os.getpid(), signal.SIGKILL)
catalog = Catalog.load(Path(queries))
print(publish_given(Home(Path(home)), tiny_given(int(people)), Settings(), catalog=catalog, progress=progress))
"""


def _child(queries: Path, home: Home, fatal: str, people: int, before: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", before + CHILD, str(queries), str(home.path), fatal, str(people)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def _leftovers(home: Home) -> list[str]:
    return sorted(p.name for p in home.snapshots.iterdir() if p.name.startswith(".stage"))


@pytest.mark.parametrize("fatal", ["1", "3", "manifest", "settle", "swap"])
def test_killed_publish_changes_nothing_and_the_next_one_cleans_up(
    tmp_path: Path, home: Home, tiny_catalog: Catalog, fatal: str
) -> None:
    queries = write_queries(tmp_path / "queries")
    first = publish_given(home, tiny_given(3), Settings(), catalog=tiny_catalog)
    killed = _child(queries, home, fatal, 4)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    served = current(home.snapshots)
    assert (served.manifest.id, served.banner_vi) == (first, None)
    for manifest in listed(home.snapshots):
        verify(home.snapshots / manifest.id)
    second = publish_given(home, tiny_given(4), Settings(), catalog=tiny_catalog)
    assert pointed(home.snapshots) == second != first
    assert _leftovers(home) == []
    assert not (home.private / "spill").exists()


def test_full_disk_changes_nothing_and_is_a_sentence(tmp_path: Path, home: Home, tiny_catalog: Catalog) -> None:
    queries = write_queries(tmp_path / "queries")
    first = publish_given(home, tiny_given(3), Settings(), catalog=tiny_catalog)
    limit = "import resource, signal as s\ns.signal(s.SIGXFSZ, s.SIG_IGN)\nresource.setrlimit(1, (600, 600))\n"
    full = _child(queries, home, "never", 4, limit)
    assert full.returncode != 0
    assert "Không ghi được bản công bố" in full.stderr
    assert current(home.snapshots).manifest.id == first
    assert _leftovers(home) == []


def test_only_one_publisher_at_a_time(home: Home, tiny_catalog: Catalog) -> None:
    home.make_rooms()
    with only_publisher(home.snapshots), pytest.raises(CouncilError, match=str(os.getpid())):
        publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)
    publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)


def test_the_same_content_gives_the_same_snapshot(home: Home, tmp_path: Path, tiny_catalog: Catalog) -> None:
    one = publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)
    assert one == publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)
    given = tiny_given()
    turned = replace(given, tables={name: rows.reverse() for name, rows in given.tables.items()})
    assert one == publish_given(Home(tmp_path / "other"), turned, Settings(), catalog=tiny_catalog)
    assert one != publish_given(home, tiny_given(), Settings(is_simulated=True), catalog=tiny_catalog)


def test_a_damaged_snapshot_of_the_same_content_is_written_again(home: Home, tiny_catalog: Catalog) -> None:
    snapshot = publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)
    file = home.snapshots / snapshot / "contracts" / "case_person.parquet"
    file.chmod(0o600)
    file.write_bytes(b"nothing")
    assert publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog) == snapshot
    verify(home.snapshots / snapshot)


def test_private_concepts_and_tables_are_not_written(published: Path) -> None:
    names = {p.stem for p in published.rglob("*.parquet")}
    assert {"case_person", "sector_count", "provider", "provider_name"} <= names
    assert not names & {"named_person", "entry", "provider_row", "entry_link", "pm_person"}
    assert (published / "restricted" / "provider_name.parquet").exists()
    everything = b"".join(p.read_bytes() for p in published.rglob("*") if p.is_file() and p.parent.name != "restricted")
    assert "Nguyễn Văn".encode() not in everything
    assert "Trần Thị".encode() not in everything


def test_published_files_are_read_only_and_private_rooms_are_closed(published: Path, home: Home) -> None:
    assert {p.stat().st_mode & 0o222 for p in published.rglob("*")} == {0}
    assert home.private.stat().st_mode & 0o777 == 0o700
    assert (home.private / "key").exists() is False or (home.private / "key").stat().st_mode & 0o077 == 0


def _with(tmp_path: Path, name: str, header: str, sql: str) -> Catalog:
    return Catalog.load(write_queries(tmp_path, {name: (header, sql)}, {}))


def test_rows_against_the_contract_stop_the_publish_with_rule_and_key(tmp_path: Path, home: Home) -> None:
    catalog = _with(
        tmp_path,
        "duty",
        NOUN + 'key = ["duty_on"]\n',
        "select date '2024-01-01' as duty_on, 'CA_1' as unit_id, 'T1' as provider_id, 'mail' as mode, 0 as persons",
    )
    with pytest.raises(CouncilError) as error:
        publish_given(home, tiny_given(), Settings(), catalog=catalog)
    assert "duty" in error.value.en
    assert "mode" in error.value.en
    assert "CA_1" in error.value.en
    assert listed(home.snapshots) == []


def test_repeated_keys_stop_the_publish(tmp_path: Path, home: Home) -> None:
    catalog = _with(tmp_path, "twice", NOUN + 'key = ["sector"]\n', "select sector from entry")
    with pytest.raises(CouncilError, match="repeated|bị lặp"):
        publish_given(home, tiny_given(), Settings(), catalog=catalog)


def test_shares_that_do_not_sum_to_one_stop_the_publish(tmp_path: Path, home: Home) -> None:
    catalog = _with(
        tmp_path,
        "assignment",
        NOUN + 'key = ["case_id", "provider_id"]\n',
        """
        select case_id, 'TGV01' as provider_id, 1 as position, null::date as assigned_on, null::date as ended_on,
               0.9 as credit, true as credit_is_stated, false as is_self_sourced from entry""",
    )
    with pytest.raises(CouncilError, match="C1"):
        publish_given(home, tiny_given(), Settings(), catalog=catalog)


def test_a_concept_may_pass_on_the_input_of_its_own_name(tmp_path: Path, home: Home) -> None:
    catalog = _with(tmp_path, "row_outcome", NOUN + 'key = ["file", "sheet", "row", "sub"]\n', "select * from row_outcome")
    given = tiny_given()
    outcome = rows_of(
        "row_outcome",
        {"file": "a", "sheet": "", "row": 1, "sub": 0, "kind": "list", "outcome": "current", "is_hidden": False},
    )
    snapshot = publish_given(home, replace(given, tables={**given.tables, "row_outcome": outcome}), Settings(), catalog=catalog)
    assert pl.read_parquet(home.snapshots / snapshot / "contracts" / "row_outcome.parquet").height == 1


def test_the_data_day_and_window_reach_the_concepts(tmp_path: Path, home: Home) -> None:
    words = '[columns]\nd = {vi = "Ngày", en = "Day"}\n'
    catalog = _with(
        tmp_path,
        "day_of",
        NOUN + 'key = ["d"]\n' + words,
        "select data_day as d, window_start, province_code from snapshot_day",
    )
    given = replace(tiny_given(), data_day=date(2025, 6, 30))
    snapshot = publish_given(home, given, Settings(), catalog=catalog)
    assert snapshot.startswith("2025-06-30-")
    assert pl.read_parquet(home.snapshots / snapshot / "concepts" / "day_of.parquet").rows() == [
        (date(2025, 6, 30), date(2024, 1, 1), "31")
    ]


def test_bad_input_rows_are_refused_before_anything_is_written(home: Home, tiny_catalog: Catalog) -> None:
    given = tiny_given()
    wrong = rows_of("entry", entry(1, kind="nonsense"))
    with pytest.raises(CouncilError, match="kind"):
        publish_given(home, replace(given, tables={**given.tables, "entry": wrong}), Settings(), catalog=tiny_catalog)
