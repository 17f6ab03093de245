"""A home keeps what agencies sent, untouched and once; its settings are read strictly; its key is made once."""

import subprocess
from pathlib import Path

import pytest

from council.errors import CouncilError, UsageError
from council.home import CHECKOUT, DEMO_HOME, Home, Settings
from council.home.incoming import arrivals, find_files, ledger_file, take_in
from council.publish.arrive import import_files
from council.publish.road import _sheets_to_count, _shown
from council.workbooks import Sheet, Workbook


def _files(folder: Path, **contents: str) -> Path:
    for name, text in contents.items():
        path = folder / (name.replace("__", "/") + ".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_home_is_chosen_by_option_then_environment_then_checkout(tmp_path: Path) -> None:
    assert Home.resolve(tmp_path, {"COUNCIL_HOME": "/elsewhere"}).path == tmp_path
    assert Home.resolve(None, {"COUNCIL_HOME": str(tmp_path)}).path == tmp_path
    assert Home.resolve(None, {}).path == DEMO_HOME


def test_real_files_may_not_enter_the_checkout(tmp_path: Path) -> None:
    _files(tmp_path, a="x")
    for inside in (DEMO_HOME, CHECKOUT, CHECKOUT / "data" / "one"):
        with pytest.raises(CouncilError) as error:
            import_files(Home(inside), [tmp_path])
        assert "--home" in error.value.en
        assert "--simulated" in error.value.vi


def test_files_are_copied_untouched_with_their_names(home: Home, tmp_path: Path) -> None:
    batch = take_in(home, [_files(tmp_path / "in", a__x="1;2", b="3")], True)
    assert [a.file for a in batch.new] == ["b.csv", "a/x.csv"] or [a.file for a in batch.new] == ["a/x.csv", "b.csv"]
    assert {a.file: a.path(home).read_text() for a in arrivals(home)} == {"a/x.csv": "1;2", "b.csv": "3"}
    assert all(a.is_simulated and a.batch == 1 for a in arrivals(home))


def test_the_same_file_twice_adds_nothing(home: Home, tmp_path: Path) -> None:
    folder = _files(tmp_path / "in", a__x="1", b="2")
    take_in(home, [folder], False)
    again = take_in(home, [folder, folder / "a" / "x.csv"], False)
    assert again.new == ()
    assert [other for _, other in again.known] == ["a/x.csv", "b.csv", "a/x.csv"] or len(again.known) == 3
    assert len(arrivals(home)) == 2


def test_the_same_bytes_elsewhere_are_a_second_file(home: Home, tmp_path: Path) -> None:
    take_in(home, [_files(tmp_path / "in", a__x="1", gui_lai__x="1")], False)
    assert {a.file for a in arrivals(home)} == {"a/x.csv", "gui_lai/x.csv"}


def test_new_content_under_an_old_name_is_kept_beside_it(home: Home, tmp_path: Path) -> None:
    take_in(home, [_files(tmp_path / "in", x="1")], False)
    take_in(home, [_files(tmp_path / "in", x="2")], False)
    assert [(a.file, a.batch, a.path(home).read_text()) for a in arrivals(home)] == [
        ("x.csv", 1, "1"),
        ("x@2.csv", 2, "2"),
    ]
    assert take_in(home, [_files(tmp_path / "in", x="1")], False).new == ()


def test_what_is_no_table_is_left_aside_and_said(tmp_path: Path) -> None:
    folder = _files(tmp_path / "in", a="1", truth__answers="2")
    (folder / "README.md").write_text("x")
    (folder / "~$open.xlsx").write_text("x")
    (folder / ".hidden").mkdir()
    found, aside = find_files([folder])
    assert [name for name, _ in found] == ["a.csv"]
    assert set(aside) == {"README.md", "~$open.xlsx", "truth/"}
    with pytest.raises(UsageError, match="nowhere"):
        find_files([tmp_path / "nowhere"])


def test_an_import_killed_before_its_ledger_lines_leaves_nothing(home: Home, tmp_path: Path) -> None:
    folder = _files(tmp_path / "in", a="1")
    take_in(home, [folder], False)
    orphan = home.incoming / "0002"
    orphan.mkdir()
    (orphan / "half.csv").write_text("half")
    with ledger_file(home).open("a") as out:
        out.write('{"file": "cut')
    assert [a.file for a in arrivals(home)] == ["a.csv"]
    take_in(home, [_files(tmp_path / "more", b="2")], False)
    assert [(a.file, a.path(home).exists()) for a in arrivals(home)] == [("a.csv", True), ("b.csv", True)]
    assert not (orphan / "half.csv").exists()


def test_key_is_made_once_and_only_for_the_owner(home: Home) -> None:
    assert home.key() == home.key()
    assert len(home.key()) == 32
    assert (home.private / "key").stat().st_mode & 0o777 == 0o600


def test_settings_survive_writing_and_unknown_keys_are_told(home: Home) -> None:
    settings = Settings(province_code="52", province_code_2025="52", is_simulated=True)
    home.write_settings(settings)
    assert home.settings() == settings
    home.write_settings(Settings(province_code="01"))
    assert home.settings().province_code == "52"
    home.settings_file.write_text('colour = "red"\n')
    with pytest.raises(CouncilError, match="colour"):
        home.settings()


def test_nothing_of_a_home_in_the_checkout_is_committed() -> None:
    for room in ("incoming", "private", "snapshots", "decisions"):
        ignored = subprocess.run(["git", "check-ignore", "-q", f"data/demo/{room}/x"], cwd=CHECKOUT, check=False)
        assert ignored.returncode == 0, f"data/demo/{room} must be in .gitignore"


def test_a_hidden_sheet_counts_when_the_steward_says_so(tmp_path: Path) -> None:

    home = Home(tmp_path)
    home.make_rooms()
    sheet = Sheet("Nháp", [["a"]], [1], is_hidden=True)
    book = Workbook(file="a/b.xlsx", sha256="0", kind="xlsx", encoding="unicode", separator=None, epoch_1904=False,
                    sheets=(sheet,), remarks=())
    assert _shown(book, _sheets_to_count(home)).sheets[0].is_hidden
    (home.decisions / "sheets.csv").write_text("file,sheet\na/b.xlsx,Nháp\n", encoding="utf-8")
    assert not _shown(book, _sheets_to_count(home)).sheets[0].is_hidden
    (home.decisions / "sheets.csv").write_text("tep,trang\n", encoding="utf-8")
    with pytest.raises(CouncilError, match="file, sheet"):
        _sheets_to_count(home)
