"""The warehouse answers by name, checks the role, validates parameters, and lets nothing out of the snapshot."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from council.access import ROLES
from council.catalog import Catalog
from council.errors import CouncilError, NotAllowed, UsageError
from council.ui import door
from council.warehouse import Warehouse, database
from tests.machinery.conftest import QUESTIONS, write_queries


def _open(published: Path, catalog: Catalog, role: str = "member") -> Warehouse:
    return Warehouse.open(published, role, catalog)


def test_an_answer_carries_words_parameters_and_provenance(published: Path, tiny_catalog: Catalog) -> None:
    answer = _open(published, tiny_catalog).ask("by_sector", sectors="police")
    assert answer.rows.rows() == [("police", 2)]
    assert answer.parameters == {"sectors": ["police"]}
    assert answer.columns["sector"].words.en.startswith("Sector")
    assert answer.columns["sector"].vocabulary == "sector"
    assert answer.columns["persons"].words.vi == "Số người"
    assert (answer.provenance.snapshot, answer.provenance.data_day) == (published.name, date(2026, 10, 31))
    assert answer.key == ("sector",)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("nothing", {}, "no question “nothing”"),
        ("by_sector", {"colour": "red"}, "no parameter colour"),
        ("by_sector", {"sectors": ["polis"]}, "one of: police"),
        ("by_sector", {"sectors": "police'; drop table x; --"}, "one of: police"),
        ("groups", {"area_scheme": "commune"}, "one of: district"),
        ("days", {"period_start": "31/12/2025"}, "a date like"),
        ("days", {"period_start": "2025-02-30"}, "a date like"),
        ("days", {"period_start": "2025-02-01", "period_end": "2025-02-01"}, "Empty period"),
    ],
)
def test_what_cannot_be_answered_is_a_sentence(published: Path, tiny_catalog: Catalog, name: str, given: dict, said: str) -> None:
    with pytest.raises(UsageError) as error:
        _open(published, tiny_catalog).ask(name, **given)
    assert said in error.value.en
    assert error.value.vi != error.value.en
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("given", "start", "days"),
    [
        ({}, date(2024, 1, 1), 1035),
        ({"period_start": "2026-10-31"}, date(2026, 10, 31), 1),
        ({"period_start": date(2025, 1, 1), "period_end": date(2026, 1, 1)}, date(2025, 1, 1), 365),
    ],
)
def test_periods_default_to_the_whole_window_and_exclude_their_end(
    published: Path, tiny_catalog: Catalog, given: dict, start: date, days: int
) -> None:
    assert _open(published, tiny_catalog).ask("days", **given).rows.rows() == [(start, days)]


@pytest.mark.parametrize("role", ROLES)
def test_the_role_is_checked_for_every_question(published: Path, tiny_catalog: Catalog, role: str) -> None:
    opened = _open(published, tiny_catalog, role)
    for name, query in tiny_catalog.questions.items():
        if name == "slow":
            continue
        if query.roles and role not in query.roles:
            assert name not in opened.names()
            with pytest.raises(NotAllowed):
                opened.ask(name)
        else:
            assert opened.ask(name).provenance.role == role


@pytest.mark.parametrize("role", ["", "admin", "Steward", None])
def test_an_unknown_role_may_ask_nothing(published: Path, tiny_catalog: Catalog, role: str) -> None:
    with pytest.raises(NotAllowed):
        Warehouse.open(published, role, tiny_catalog).ask("by_sector")


@pytest.mark.parametrize(
    ("role", "name"), [("member", "TGV 01"), ("analyst", "TGV 01"), ("leader", "Trần Thị 1"), ("steward", "Trần Thị 1")]
)
def test_officer_names_are_for_leader_and_steward(published: Path, tiny_catalog: Catalog, role: str, name: str) -> None:
    assert _open(published, tiny_catalog, role).ask("officers").rows["name"][0] == name


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/*')",
        "copy (select 1) to '/tmp/escape.csv'",
        "attach '/tmp/escape.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access=true",
        "set lock_configuration=false",
        "reset allowed_directories",
        "set allowed_directories=['/']",
        "set memory_limit='100GB'",
        "pragma enable_external_access",
        "export database '/tmp/escape'",
        "import database '/tmp/escape'",
        "create secret s (type s3)",
        "select * from here",
        "select getenv('HOME')",
        "call start_ui()",
    ],
)
def test_nothing_gets_out_of_the_snapshot(published: Path, sql: str) -> None:
    here = [1]  # noqa: F841 - a Python variable that a replacement scan would find
    opened_files = database.Database(published, False)
    with pytest.raises((duckdb.Error, CouncilError)):
        opened_files._con.cursor().sql(sql).fetchall()


@pytest.mark.parametrize("with_names", [False, True])
def test_restricted_files_cannot_be_read_without_the_right(published: Path, with_names: bool) -> None:
    opened_files = database.Database(published, with_names)
    path = (published / "restricted" / "provider_name.parquet").as_posix()
    if with_names:
        assert len(opened_files._con.cursor().sql(f"from read_parquet('{path}')").fetchall()) == 2
        return
    with pytest.raises(duckdb.Error):
        opened_files._con.cursor().sql(f"from read_parquet('{path}')").fetchall()
    with pytest.raises(duckdb.Error):
        opened_files._con.cursor().sql(
            f"from read_parquet('{published.as_posix()}/contracts/../restricted/provider_name.parquet')"
        ).fetchall()


def test_a_long_question_is_stopped(published: Path, tiny_catalog: Catalog, monkeypatch) -> None:
    monkeypatch.setattr(database, "TIMEOUT_SECONDS", 0.2)
    begun = time.perf_counter()
    with pytest.raises(CouncilError, match="thu hẹp"):
        _open(published, tiny_catalog).ask("slow")
    assert time.perf_counter() - begun < 5
    assert _open(published, tiny_catalog).ask("by_sector").rows.height == 2


def test_many_readers_at_once_get_their_own_answers(published: Path, tiny_catalog: Catalog) -> None:
    opened = _open(published, tiny_catalog)
    starts = [date(2024, 1, 1 + n % 28) for n in range(60)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda day: opened.ask("days", period_start=day).rows["day"][0], starts))
    assert answers == starts
    assert threading.active_count() < 30


def test_small_answers_are_kept_by_snapshot_question_parameters_and_role(published: Path, tiny_catalog: Catalog) -> None:
    member, leader = _open(published, tiny_catalog), _open(published, tiny_catalog, "leader")
    first = member.ask("by_sector", sectors=["police", "court"])
    assert member.ask("by_sector", sectors="court, police") is first
    assert member.ask("by_sector") is not first
    assert leader.ask("by_sector", sectors=["police", "court"]) is not first


def test_lists_and_empty_filters_mean_no_filter(published: Path, tiny_catalog: Catalog) -> None:
    opened = _open(published, tiny_catalog)
    assert opened.ask("by_sector", sectors=[]).rows.equals(opened.ask("by_sector", sectors=None).rows)
    assert opened.ask("by_sector", sectors="").rows.height == 2


def test_warm_up_takes_everything_out_of_collection(published: Path, tiny_catalog: Catalog) -> None:
    import gc

    try:
        assert _open(published, tiny_catalog).warm_up(["by_sector", "days"]) == 2
        gc.collect()
        begun = time.perf_counter()
        gc.collect()
        assert time.perf_counter() - begun < 0.005
    finally:
        gc.unfreeze()


def test_a_question_about_a_table_the_snapshot_lacks_is_a_sentence(published: Path, tiny_catalog: Catalog) -> None:
    opened = _open(published, tiny_catalog)
    opened_files = database.Database(published, False)
    opened_files.tables = frozenset({"provider"})
    with pytest.raises(CouncilError, match="sector_count"):
        opened_files.run(opened.catalog.questions["by_sector"], {"sectors": None})


def test_a_snapshot_of_an_earlier_version_is_told_in_a_sentence(published: Path, tiny_catalog: Catalog, tmp_path: Path) -> None:
    """A question whose tables have other columns than the snapshot's is no engine error on the screen."""
    head, sql = QUESTIONS["by_sector"]
    newer = {"by_sector": (head, sql.replace("select sector, persons", "select sector, colour as persons"))}
    catalog = Catalog.load(write_queries(tmp_path / "newer", questions=newer), is_checked=False)
    with pytest.raises(CouncilError) as error:
        _open(published, catalog).ask("by_sector")
    assert "phiên bản trước" in error.value.vi and "colour" not in error.value.vi
    assert published.name in error.value.en and "Publish again" in error.value.en


def test_pages_open_on_a_snapshot_that_lacks_tables(published: Path) -> None:
    """Warming up must not close the door: what can be answered is, and the rest says what is missing."""
    opened = door._warehouse(str(published), "member")
    with pytest.raises(CouncilError) as error:
        opened.ask("missed_by_area")
    assert "Publish again" in error.value.en
