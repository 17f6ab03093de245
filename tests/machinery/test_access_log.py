"""The access log: every command and page that takes home or opens writes one readable line, whatever the disk does; no names."""

import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from council import ui
from council.access import set_passphrase
from council.answer import Answer, Pivot, Provenance, Shape, Words
from council.commands import main
from council.home import Home, access_log
from council.ui.logged import Visitor
from council.warehouse import Warehouse
from tests import opening

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from council.home import Home, access_log
home = Home(__import__("pathlib").Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    assert access_log.record(home, "export", visit=sys.argv[2], role="member", thing=f"question_{number}", rows=number)
"""
FULL = """
import resource, sys
from pathlib import Path
from council.home import Home, access_log
home = Home(Path(sys.argv[1]))
def add(n):
    return access_log.record(home, "export", visit="abc", role="member", thing=f"question_{n}", scope="x" * 60)
assert add(0) and access_log.trouble(home) is None
file = access_log.file_of(home, access_log.months(home)[0])
size = file.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, resource.RLIM_INFINITY))  # room for half a line
assert not add(1) and not add(2)
assert file.stat().st_size == size, "no half line stays"
print(access_log.trouble(home).vi)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert add(3) and access_log.trouble(home) is None
"""


def lines(home: Home) -> list[access_log.Entry]:
    return [entry for month in sorted(access_log.months(home)) for entry in access_log.entries(home, month)]


def add(home: Home, what: str = "export", **more) -> bool:
    return access_log.record(home, what, **{"visit": "abc", "role": "member", **more})


def test_a_line_can_be_read_and_only_by_its_owner(tmp_path):
    home = Home(tmp_path / "home")
    assert not access_log.months(home)
    assert add(home, thing="missed_by_area.csv", scope="sectors=court", rows=15, sha256="a" * 64, snapshot="2026-10-31-abc123")
    file = access_log.folder(home) / f"{date.today():%Y-%m}.csv"
    assert [file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777, home.private.stat().st_mode & 0o777] == [
        0o600, 0o700, 0o700
    ]  # fmt: skip
    with file.open(encoding="utf-8", newline="") as text:
        row = next(csv.DictReader(text))
    assert row["thing"] == "missed_by_area.csv" and row["rows"] == "15" and row["sha256"] == "a" * 64
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", row["at"])
    assert lines(home)[0].scope == "sectors=court"


def test_an_unknown_kind_is_a_mistake_of_the_program(tmp_path):
    with pytest.raises(ValueError):
        add(Home(tmp_path), "looked")


def test_lines_are_only_added_and_months_are_files(tmp_path, monkeypatch):
    home = Home(tmp_path)
    add(home)
    first = access_log.file_of(home, access_log.months(home)[0])
    before = first.read_bytes()
    add(home)
    assert first.read_bytes().startswith(before)
    (access_log.folder(home) / "2025-01.csv").write_bytes(before)
    (access_log.folder(home) / "notes.csv").write_text("x")
    assert access_log.months(home) == [f"{date.today():%Y-%m}", "2025-01"]


def test_a_torn_line_ends_before_the_next_begins(tmp_path):
    home = Home(tmp_path)
    add(home)
    file = access_log.file_of(home, access_log.months(home)[0])
    file.write_bytes(file.read_bytes() + b"2026-11-30T08:00:00+07:00,ab")
    add(home, thing="after")
    assert [entry.thing for entry in lines(home)] == ["", "", "after"]


def test_a_file_spoiled_by_hand_or_disk_is_still_read(tmp_path):
    home = Home(tmp_path)
    add(home, thing="first")
    file = access_log.file_of(home, access_log.months(home)[0])
    file.write_bytes(file.read_bytes() + b"\xff\xfe\x00,one\n,,,,,,,,,,,,too,many\n")
    add(home, thing="last")
    assert [entry.thing for entry in lines(home)] == ["first", "", "", "last"]


def test_a_value_is_one_cell_and_no_formula(tmp_path):
    home = Home(tmp_path)
    add(home, thing='=cmd|"x"\nnext, line')
    assert lines(home)[0].thing == "'=cmd|\"x\" next, line" and len(lines(home)) == 1


def test_writers_at_once_lose_nothing(tmp_path):
    names, each = ("a", "b", "c"), 150
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name, str(each)], cwd=ROOT) for name in names]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    written, file = lines(Home(tmp_path)), access_log.file_of(Home(tmp_path), access_log.months(Home(tmp_path))[0])
    assert file.read_text(encoding="utf-8").count("at,visit,role") == 1
    for name in names:
        assert [int(e.rows) for e in written if e.visit == name] == list(range(each)), "each writer's lines stand in its own order"
    assert len(written) == each * len(names)


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are not known there")
def test_a_full_disk_ends_nothing_and_is_told(tmp_path):
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "không ghi được" in done.stdout and "2 việc chưa ghi" in done.stdout
    first, gap, last = lines(Home(tmp_path))
    assert (first.thing, last.thing) == ("question_0", "question_3")
    assert (gap.what, gap.rows) == ("gap", "2") and gap.scope.startswith("since=20")


def test_a_folder_that_cannot_be_made_ends_nothing(tmp_path):
    home = Home(tmp_path)
    home.private.write_text("a file where the room should be")
    assert not add(home) and "một tệp đứng ở chỗ của thư mục" in access_log.trouble(home).vi and "could not be written" in access_log.trouble(home).en
    home.private.unlink()
    assert add(home) and access_log.trouble(home) is None and [entry.what for entry in lines(home)] == ["gap", "export"]


def an_answer(parameters: dict, shape: Shape | None = None) -> Answer:
    where = Provenance("s", date(2026, 10, 31), date(2024, 1, 1), None, Words("", ""), True, "member", "", ())
    return Answer("persons", pl.DataFrame({"n": [1]}), {}, Words("", ""), parameters, where, shape=shape)


def test_what_a_reader_typed_is_never_written():
    given = {
        "period_start": date(2026, 1, 1), "sectors": ["court", "police"], "area_scheme": "district", "pm_id": "pm-0123456789",
        "units": ["Nguyễn Văn A"], "page": 2, "areas": None,
    }  # fmt: skip
    shape = Shape("Nguyễn Thị B", ("unit_name",), Pivot("sector", "stage"))
    said = access_log.scope_of(an_answer(given, shape))
    assert said == (
        "area_scheme=district; page=2; period_start=2026-01-01; pm_id=*; sectors=court,police; units=*; find=*; columns=unit_name; "
        "pivot=sector,stage"
    )


def test_a_file_is_noted_with_the_hash_of_its_bytes(tmp_path):
    home, data = Home(tmp_path), b"some bytes"
    assert Visitor(home, "v", "leader", "snap").takes(data, "digest.html") is data
    file = tmp_path / "big"
    file.write_bytes(data)
    with file.open("rb") as opened:
        assert Visitor(home, "v", "leader").takes_stream(opened, "persons.csv", rows=3).read() == data
    assert {entry.sha256 for entry in lines(home)} == {hashlib.sha256(data).hexdigest()}


@pytest.fixture(scope="module")
def sample(answers, tmp_path_factory) -> Path:
    """A copy of the published sample with its private room empty."""
    place = tmp_path_factory.mktemp("access") / "home"
    shutil.copytree(answers[0].path, place)
    return place


@pytest.fixture
def home(sample, tmp_path, monkeypatch) -> Home:
    place = Home(tmp_path / "home")
    shutil.copytree(sample, place.path)
    shutil.rmtree(access_log.folder(place), ignore_errors=True)
    monkeypatch.setenv("COUNCIL_HOME", str(place.path))
    return place


def test_commands_write_what_they_wrote(home, tmp_path, capsys):
    snapshot = next(p.name for p in home.snapshots.iterdir() if (p / "manifest.json").exists())
    begun = ["--home", str(home.path)]
    csv_file, xlsx_file, parts = tmp_path / "a.csv", tmp_path / "b.xlsx", tmp_path / "c.csv"
    assert main(["ask", "missed_by_area", *begun, "--out", str(csv_file), "--set", "sectors=court"]) == 0
    assert main(["ask", "silent_units", *begun, "--format", "xlsx", "--out", str(xlsx_file), "--find", "Tòa"]) == 0
    assert main(["ask", "persons", *begun, "--role", "analyst", "--out", str(parts)]) == 0
    assert main(["ask", "persons", *begun, "--out", str(parts)]) == 1, "a member may not, and takes nothing home"
    assert main(["snapshots", "use", snapshot, *begun]) == 0
    found = lines(home)
    assert [(e.what, e.thing, e.role) for e in found] == [
        ("export", "missed_by_area.csv", "member"), ("export", "silent_units.xlsx", "member"),
        ("export", "persons.csv", "analyst"), ("serve", "", ""),
    ]  # fmt: skip
    assert {e.visit for e in found} == {access_log.COMMAND} and {e.snapshot for e in found} == {snapshot}
    for entry, file in zip(found, (csv_file, xlsx_file, parts), strict=False):
        assert entry.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert "sectors=court" in found[0].scope and "find=*" in found[1].scope and "Tòa" not in str(found)
    assert found[2].rows == str(Warehouse.open(home.snapshots / snapshot, "analyst").count("persons"))
    capsys.readouterr()
    assert main(["access", *begun]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == ",".join(access_log.COLUMNS) and len(printed) == 5
    assert main(["access", *begun, "--month", "2020-01"]) == 1 and main(["access", *begun, "--out", str(tmp_path / "l.csv")]) == 0
    assert (tmp_path / "l.csv").read_bytes().startswith(b"\xef\xbb\xbfat,") and lines(home)[-1].thing == "access_log.csv"


def test_a_command_says_when_its_line_is_lost(home, tmp_path, capsys):
    shutil.rmtree(home.private, ignore_errors=True)
    home.private.write_text("no room")
    assert main(["ask", "silent_units", "--home", str(home.path), "--out", str(tmp_path / "a.csv")]) == 0
    assert "không ghi được" in capsys.readouterr().err and (tmp_path / "a.csv").stat().st_size
    home.private.unlink()
    assert add(home), "the file is whole again; later tests start clean"


def opened(page: str, role: str | None = "steward", **session) -> AppTest:
    return opening.page(page, role, **session)


@pytest.mark.slow
def test_row_lists_are_noted_once_a_visit_and_counts_never(home):
    app = opened("30_missed_people.py", "analyst", **{"view-missed_people": "viec"})
    app.run()
    assert not app.exception
    seen = [e for e in lines(home) if e.what == "rows"]
    assert [e.thing for e in seen] == ["missed_now", "person_reasons"], "drawn twice, noted once"
    assert "pm_id=*" in seen[1].scope
    clocks = opened("20_referral_sources.py", "leader", **{"view-referral_sources": "han"})
    assert not clocks.exception
    assert [(e.thing, e.role) for e in lines(home) if e.what == "rows"][2:] == [("clocks_at_risk", "leader")]
    explore = opened("50_explore.py", "analyst", **{"explore-question": "persons"})
    assert not explore.exception
    noted = [e for e in lines(home) if e.what == "rows" and e.thing == "persons"]
    assert len(noted) == 1 and noted[0].role == "analyst" and int(noted[0].rows) > 0 and re.fullmatch("[0-9a-f]{8}", noted[0].visit)
    count = len(lines(home))
    assert not opened("50_explore.py", "analyst", **{"explore-question": "missed_by_area"}).exception
    assert not opened("10_overview.py", "member").exception
    assert len(lines(home)) == count


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "session", "keys", "things"),
    [
        ("50_explore.py", {"explore-question": "persons"}, ("file-explore-csv", "file-explore-xlsx", "file-explore-parquet"),
         ["persons.csv", "persons.xlsx", "persons.parquet"]),
        ("60_meeting.py", {"view-meeting": "bao-cao"}, ("paper-docx", "paper-digest"), ["paper:hoi_dong.docx", "digest.html"]),
        ("70_data.py", {}, ("access-file",), ["access_log.csv"]),
    ],
)  # fmt: skip
def test_every_file_of_a_page_is_noted_with_its_hash(home, monkeypatch, page, session, keys, things):
    add(home, "publish")
    made, drawn = {}, streamlit.download_button
    monkeypatch.setattr(streamlit, "download_button", lambda *a, **k: (made.__setitem__(k["key"], k["data"]), drawn(*a, **k))[1])
    assert not opened(page, **session).exception
    before = len(lines(home))
    hashes = [hashlib.sha256(data if isinstance(data, bytes) else data.read()).hexdigest() for data in (made[k]() for k in keys)]
    noted = lines(home)[before:]
    assert [(e.what, e.thing, e.role, e.sha256) for e in noted] == [
        ("export", thing, "steward", digest) for thing, digest in zip(things, hashes, strict=True)
    ]


@pytest.mark.slow
def test_roles_and_refused_passphrases_are_noted_without_the_words(home, monkeypatch):
    home.private.mkdir(mode=0o700, exist_ok=True)
    set_passphrase(home.passphrases, "leader", "một câu rất dài")
    monkeypatch.setenv("COUNCIL_ROLE", "analyst")
    app = opened("10_overview.py", None)
    for typed in ("câu sai bét", "một câu rất dài"):
        field = next(t for t in app.text_input if "Mật khẩu" in t.label)
        field.set_value(typed)
        next(b for b in app.button if b.label == "Mở vai trò").click().run()
        assert not app.exception
    assert [(e.what, e.thing, e.role) for e in lines(home)] == [
        ("role", "start", "analyst"), ("refused_passphrase", "", "analyst"), ("role", "passphrase", "leader")
    ]  # fmt: skip
    assert "câu" not in access_log.file_of(home, access_log.months(home)[0]).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_steward_reads_the_log_and_nobody_else(home):
    add(home, "export", thing="missed_by_area.xlsx", rows=15)
    for role, sees in (("steward", True), ("leader", False), ("member", False)):
        app = opened("70_data.py", role)
        assert not app.exception
        assert any("Nhật ký truy cập" in header.value for header in app.header) == sees
    table = next(d for d in opened("70_data.py").dataframe if "thing" in d.value.columns)
    assert "Bỏ sót ở địa bàn nào? (xlsx)" in list(table.value["thing"]) and "tải về" in list(table.value["what"])


@pytest.mark.slow
def test_a_lost_line_is_told_on_every_page_and_breaks_none(home):
    shutil.rmtree(home.private, ignore_errors=True)
    home.private.write_text("no room")
    app = opened("50_explore.py", "analyst", **{"explore-question": "persons"})
    app.run()
    assert not app.exception and any("không ghi được" in m.value for m in app.markdown)
    ui.door.forget()
    home.private.unlink()
    assert add(home)
