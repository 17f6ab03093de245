"""The demo province: what was planted in it is found again, through the questions that a council sees."""

import sys
from argparse import Namespace
from pathlib import Path

import polars as pl
import pytest
import python_calamine

from council import demo
from council.balance import officer_verdicts
from council.catalog import Catalog
from council.commands.homes import build_demo
from council.commands.speech import Speech
from council.demo.meeting import hold_meetings
from council.home import Home
from council.meeting import agenda, resolutions
from council.snapshots import folder_of, pointed
from council.uncertainty import funnel
from council.warehouse import Warehouse
from tests import opening

pytestmark = [pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
PLANTED = demo.load_plan()["planted"]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    """An empty home."""
    return Home(tmp_path_factory.mktemp("demo") / "home")


@pytest.fixture(scope="module")
def warehouse(home: Home) -> Warehouse:
    """The demo province, built from nothing by the command that users run."""
    assert build_demo(Namespace(if_empty=False), home, Speech("vi")) == 0
    return Warehouse.open(folder_of(home.snapshots, pointed(home.snapshots)), "leader")


def test_it_says_that_it_is_simulated(warehouse: Warehouse) -> None:
    assert warehouse.manifest.is_simulated


def test_the_data_day_is_the_last_day_the_files_cover(warehouse: Warehouse) -> None:
    assert warehouse.manifest.day == demo.load_plan()["data_day"]


def test_the_planted_districts_and_no_others_are_beyond_chance(warehouse: Warehouse) -> None:
    areas = warehouse.ask("missed_by_area").rows.filter(pl.col("is_known"))
    seen = funnel(areas["missed"].to_numpy(), areas["eligible"].to_numpy())
    assert set(areas["area_code"].to_numpy()[seen.alarm == 1]) == set(PLANTED["missed_districts"])


def test_districts_without_civil_referral_are_found(warehouse: Warehouse) -> None:
    areas = warehouse.ask("civil_gap_by_area").rows
    assert set(areas.filter(pl.col("gap") > 0)["area_code"]) == set(PLANTED["no_civil_districts"])


def test_silent_units_are_named_with_their_periods(warehouse: Warehouse) -> None:
    silent = warehouse.ask("report_calendar").rows
    found = {(row["unit_id"], row["period"]) for row in silent.iter_rows(named=True) if row["state"] == "silent"}
    assert found == {tuple(pair) for pair in PLANTED["silent"]}


def test_the_unit_with_totals_only_counts_once(warehouse: Warehouse) -> None:
    totals = warehouse.ask("totals_by_unit").rows
    assert set(totals.filter(pl.col("counts"))["unit_id"]) == set(PLANTED["totals_only"])


def test_over_and_underloaded_officers_and_nobody_else(warehouse: Warehouse) -> None:
    officers = warehouse.ask("workload_by_officer").rows.filter(provider_kind="TGVPL")
    load = officers["credit_accepted"].to_numpy()
    verdicts = officer_verdicts(load, officers["exposure_years"].to_numpy())["verdict"]
    named = dict(zip(officers["provider_id"], verdicts, strict=True))
    assert {who for who, verdict in named.items() if verdict == "far_above"} == {PLANTED["overloaded"]}
    assert {who for who, verdict in named.items() if verdict == "far_below"} == {PLANTED["underloaded"]}


def test_the_officer_without_civil_cases_and_the_one_with_own_contacts(warehouse: Warehouse) -> None:
    officers = warehouse.ask("workload_by_officer").rows.filter(provider_kind="TGVPL")
    assert officers.filter(credit_civil_accepted=0)["provider_id"].to_list() == [PLANTED["no_civil_officer"]]
    own = warehouse.ask("own_contact_share").rows
    assert own.filter(own["own_contact_share"] > 0.2)["provider_id"].to_list() == [PLANTED["own_contact_officer"]]


def test_the_same_seed_gives_the_same_cells(tmp_path: Path) -> None:
    small = {**demo.load_plan(), "person_matters": 150}
    def cells(folder: Path) -> dict[str, list]:
        demo.write_files(folder, small)
        books = {path: python_calamine.CalamineWorkbook.from_path(str(path)) for path in sorted(folder.rglob("*.xlsx"))}
        return {f"{path.name}/{name}": book.get_sheet_by_name(name).to_python() for path, book in books.items() for name in book.sheet_names}

    assert cells(tmp_path / "a") == cells(tmp_path / "b")


def test_every_file_says_that_it_is_simulated(tmp_path: Path) -> None:
    demo.write_files(tmp_path, {**demo.load_plan(), "person_matters": 150})
    for path in tmp_path.rglob("*.xlsx"):
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            top = " ".join(str(cell) for row in book.get_sheet_by_name(name).to_python()[:4] for cell in row)
            assert "MÔ PHỎNG" in top, (path.name, name)


def test_the_demo_is_built_again_only_for_another_version(home: Home, warehouse: Warehouse, monkeypatch) -> None:
    """`demo --if-empty` (the first step of `make run`) leaves a snapshot of today's concepts alone, and no other."""
    started = []
    monkeypatch.setattr(demo, "write_reference", lambda folder: started.append(folder) or sys.exit(9))
    assert build_demo(Namespace(if_empty=True), home, Speech("vi")) == 0 and not started
    monkeypatch.setattr(Catalog, "fingerprint", "another")
    with pytest.raises(SystemExit):
        build_demo(Namespace(if_empty=True), home, Speech("vi"))
    assert started == [home.reference]


def test_the_demo_meetings_reopen_with_the_numbers_they_were_pinned_with(home: Home, warehouse: Warehouse, monkeypatch) -> None:
    """Every item whose main answer was kept says so on its page; the first meeting rests on an earlier snapshot."""
    held, coming = sorted(agenda.meetings(home))
    first, second = agenda.read_agenda(home, held), agenda.read_agenda(home, coming)
    assert {i.snapshot for i in first.items} != {i.snapshot for i in second.items} == {warehouse.manifest.id}
    monkeypatch.setenv("COUNCIL_HOME", str(home.path))
    proved = 0
    for day, item in [(day, item) for day, whole in ((held, first), (coming, second)) for item in whole.items]:
        file = next((ROOT / "pages").glob(f"*_{item.page}.py")).name
        app = opening.page(file, None, address={name: str(value) for name, value in item.address(day).items()})
        said = "\n".join(m.value for m in app.markdown)
        assert not app.exception and "Khác lúc ghim" not in said and "Bộ lọc đã đổi" not in said, item.title
        proved += "giống hệt lúc ghim" in said
    assert proved == sum(bool(item.rows_sha256) for item in (*first.items, *second.items)) == 4


def test_the_demo_resolutions_are_of_every_state(home: Home, warehouse: Warehouse) -> None:
    day = warehouse.manifest.day
    states = [resolutions.state_on(day, one.kind, one.due_on, one.done_on) for one in resolutions.read_resolutions(home)]
    assert sorted(states) == ["done", "not_issued", "open", "overdue"]


def test_building_the_demo_again_pins_nothing_twice(home: Home, warehouse: Warehouse) -> None:
    before = [agenda.read_agenda(home, day) for day in agenda.meetings(home)]
    hold_meetings(home, demo.load_plan(), (warehouse.manifest.id, warehouse.manifest.id))
    assert [agenda.read_agenda(home, day) for day in agenda.meetings(home)] == before
