"""A snapshot that was changed is never served; the last good one is, with a banner."""

import json
from pathlib import Path

import pytest

from council.catalog import Catalog
from council.errors import CouncilError
from council.home import Home, Settings
from council.publish import publish_given
from council.snapshots import current, diff, listed, point, pointed, use, verify
from council.warehouse import Warehouse
from tests.machinery.conftest import tiny_given


@pytest.fixture
def two(home: Home, tiny_catalog: Catalog) -> tuple[str, str]:
    return (
        publish_given(home, tiny_given(3), Settings(), catalog=tiny_catalog),
        publish_given(home, tiny_given(5), Settings(), catalog=tiny_catalog),
    )


def _flip(file: Path, position: int) -> None:
    file.chmod(0o600)
    data = bytearray(file.read_bytes())
    data[position % len(data)] ^= 1
    file.write_bytes(bytes(data))


@pytest.mark.parametrize(
    "name", ["contracts/case_person.parquet", "concepts/sector_count.parquet", "restricted/provider_name.parquet"]
)
@pytest.mark.parametrize("position", [0, 40, -10])
def test_one_flipped_bit_is_found(published: Path, name: str, position: int) -> None:
    _flip(published / name, position)
    with pytest.raises(CouncilError, match=name):
        verify(published)
    with pytest.raises(CouncilError):
        Warehouse.open(published)


def test_missing_and_added_files_are_found(published: Path) -> None:
    (published / "contracts").chmod(0o700)
    (published / "contracts" / "case_person.parquet").rename(published / "contracts" / "other.parquet")
    with pytest.raises(CouncilError, match=r"case_person.*other"):
        verify(published)


@pytest.mark.parametrize(
    "change",
    [
        {"is_simulated": True},
        {"data_day": "2026-11-01"},
        {"council_vi": "Khác"},
        {"files": {}},
        {"province_code": "01"},
    ],
)
def test_a_changed_manifest_is_found(published: Path, change: dict) -> None:
    file = published / "manifest.json"
    file.chmod(0o600)
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(CouncilError, match="manifest.json|parquet"):
        verify(published)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": 3}', "null"])
def test_a_broken_manifest_is_a_sentence(published: Path, text: str) -> None:
    file = published / "manifest.json"
    file.chmod(0o600)
    file.write_text(text)
    with pytest.raises(CouncilError, match="manifest.json"):
        verify(published)


def test_last_good_snapshot_is_served_with_a_banner(home: Home, two: tuple[str, str]) -> None:
    first, second = two
    assert current(home.snapshots).manifest.id == second
    _flip(home.snapshots / second / "contracts" / "case_person.parquet", 99)
    served = current(home.snapshots)
    assert served.manifest.id == first
    assert second in served.banner_vi
    assert second in served.banner_en
    _flip(home.snapshots / first / "contracts" / "case_person.parquet", 99)
    with pytest.raises(CouncilError):
        current(home.snapshots)


@pytest.mark.parametrize("content", ["", "nonsense", "../../etc", "2026-10-31-ffffff"])
def test_a_lost_pointer_serves_the_newest_good_one(home: Home, two: tuple[str, str], content: str) -> None:
    (home.snapshots / "current").write_text(content)
    assert current(home.snapshots).manifest.id in two


def test_use_and_diff(home: Home, two: tuple[str, str]) -> None:
    first, second = two
    use(home.snapshots, first)
    assert pointed(home.snapshots) == first
    changed = {name: (before, after) for name, before, after, same in diff(home.snapshots, first, second) if not same}
    assert changed["contracts/case_person.parquet"] == (3, 5)
    assert "contracts/provider.parquet" not in changed
    with pytest.raises(CouncilError, match="2020-01-01-aaaaaa"):
        use(home.snapshots, "2020-01-01-aaaaaa")
    assert pointed(home.snapshots) == first


def test_a_damaged_snapshot_cannot_be_chosen(home: Home, two: tuple[str, str]) -> None:
    _flip(home.snapshots / two[0] / "contracts" / "case_person.parquet", 7)
    with pytest.raises(CouncilError):
        use(home.snapshots, two[0])
    assert pointed(home.snapshots) == two[1]


def test_empty_home_says_what_to_do(home: Home) -> None:
    with pytest.raises(CouncilError, match="council import"):
        current(home.snapshots)
    assert listed(home.snapshots) == []


def test_any_past_snapshot_reopens_with_the_same_numbers(home: Home, two: tuple[str, str], tiny_catalog: Catalog) -> None:
    point(home.snapshots, two[1])
    before = Warehouse.open(home.snapshots / two[0], "member", tiny_catalog).ask("by_sector")
    assert before.rows["persons"].sum() == 3
    assert before.provenance.snapshot == two[0]
