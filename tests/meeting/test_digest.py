"""The digest: what the pages say, against the snapshot asked for, counts only; every shape, every exit code."""

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default as plain_policy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from council import digest, periods
from council.commands import main
from council.commands.digest import TO_TELL
from council.digest import Since
from council.digest.part import numbers
from council.errors import CouncilError
from council.home import Home
from council.meeting import resolutions
from council.meeting.changes import FIGURES, what_changed
from council.meeting.resolutions import Resolution
from council.papers.paper import Table
from council.sentences import overview, signals
from council.sentences.reading import Reading
from council.snapshots import current, point
from council.warehouse import Warehouse
from council.words import Speaker

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def home(two, tmp_path_factory) -> tuple[Home, str, str]:
    """A copy with an early and a late snapshot; the late one is served."""
    source, early, late = two
    place = Home(tmp_path_factory.mktemp("digest") / "home")
    shutil.copytree(source.path, place.path)
    point(place.snapshots, late)
    return place, early, late


@pytest.fixture
def own(home, tmp_path) -> tuple[Home, str, str]:
    """A copy that a test may change."""
    place = Home(tmp_path / "home")
    shutil.copytree(home[0].path, place.path)
    return place, *home[1:]


def draft(home: Home, role: str = "member", language: str = "vi", since: Since | None = None, **more) -> digest.Digest:
    return digest.draft(home, current(home.snapshots), role, language, TODAY, since, **more)


def part(found: digest.Digest, code: str) -> digest.Part:
    return next(p for p in found.parts if p.code == code)


def tables(found: digest.Digest, code: str) -> list[Table]:
    return [block for block in part(found, code).blocks if isinstance(block, Table)]


def test_signals_are_those_of_the_overview(home):
    warehouse = Warehouse.open(current(home[0].snapshots).folder, "member")
    manifest = warehouse.manifest
    reading = Reading(warehouse, periods.default_period(manifest.start, manifest.day), Speaker("vi"))
    said, found = signals.make(reading), part(draft(home[0]), "tong-quan")
    assert overview.summary(reading.say, said).text in found.blocks[0].text
    assert [row[0] for row in tables(draft(home[0]), "tong-quan")[0].rows] == [signal.name for signal in said]
    clear = sum(signal.state in ("out", "shift") for signal in said)
    assert clear and found.points == (f"{clear} chỉ dấu khác rõ",)


def test_every_number_with_causes_that_add_up_to_its_difference(home):
    place, early, late = home
    found = draft(place, since=Since(snapshot=early))
    manifest = current(place.snapshots).manifest
    period = periods.default_period(manifest.start, manifest.day)
    known = what_changed(place, early, late, {"period_start": period.start, "period_end": period.end})
    table, changed = tables(found, "thay-doi")[0], 0
    assert len(table.rows) == len(FIGURES)
    for row, figure in zip(table.rows, FIGURES, strict=True):
        assert row[1:3] == known.total(figure)
        signed = [int(n.replace(".", "").replace("\u2212", "-")) for n in re.findall(r"[+\u2212][\d.]+", row[4] or "")]
        assert sum(signed) == row[2] - row[1] and len(signed) == len(known.by_cause(figure))
        changed += bool(signed)
    assert changed and part(found, "thay-doi").points == (f"{changed} con số đã đổi",)


def test_silent_units_late_tasks_and_clocks_are_counted_as_the_questions_do(home):
    found, warehouse = draft(home[0]), Warehouse.open(current(home[0].snapshots).folder, "member")
    period = periods.default_period(warehouse.manifest.start, warehouse.manifest.day)
    silent = warehouse.ask("silent_units", period_start=period.start, period_end=period.end).rows
    assert len(tables(found, "im-lang")[0].rows) == silent.height > 0
    assert part(found, "im-lang").points[0].startswith(f"{silent.height} đơn vị im lặng")
    clocks = warehouse.ask("clocks").rows
    overdue, waiting = int(clocks["overdue"].sum()), int(clocks["waiting"].sum())
    assert overdue and f"{overdue} thời hạn đã quá mà chưa làm" in part(found, "thoi-han").points
    assert (f"{waiting} thời hạn đang chạy" in part(found, "thoi-han").points) == bool(waiting)
    late = warehouse.ask("council_items").rows.filter(status="overdue").height
    assert late and f"{late} việc quá hạn" in part(found, "viec").points


@pytest.mark.parametrize(("days", "state"), [(-1, "late"), (0, "soon"), (14, "soon"), (15, "")])
def test_tasks_are_told_when_overdue_or_due_within_the_days_asked(own, days, state):
    place = own[0]
    day = current(place.snapshots).manifest.day  # simulated data: judged on the data day
    due = day + timedelta(days=days)
    resolutions.add(place, Resolution("", "resolution", date(2026, 8, 15), "Lập sổ trực", "Sở Tư pháp", due), "steward")
    told = {table.caption: [row[0] for row in table.rows] for table in tables(draft(place), "viec")}
    late = [rows for caption, rows in told.items() if caption.startswith("Quá hạn")]
    soon = [rows for caption, rows in told.items() if caption.startswith("Đến hạn trong 14 ngày")]
    assert ("Lập sổ trực" in sum(late, [])) == (state == "late")
    assert ("Lập sổ trực" in sum(soon, [])) == (state == "soon")
    wider = {row[0] for table in tables(draft(place, ahead_days=15), "viec") for row in table.rows}
    assert "Lập sổ trực" in wider


@pytest.mark.parametrize("role", ["member", "leader", "steward"])
def test_nobody_is_named_and_texts_stay_texts(own, role):
    place = own[0]
    names = Warehouse.open(current(place.snapshots).folder, "leader").provider_words()
    code, name = next((code, name) for code, name in names.items() if " " in name and not name.startswith("TGV"))
    text = f"Giao {name} <script>alert(1)</script> & báo cáo"
    resolutions.add(place, Resolution("", "resolution", date(2026, 8, 15), text, name, date(2026, 9, 1)), "steward")
    found = draft(place, role)
    mail = message_from_bytes(digest.mail(found, datetime.now(UTC)), policy=plain_policy)
    bodies = [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]
    for written in (digest.html(found), digest.text(found), *bodies):
        assert not [known for known in names.values() if known in written and not known.startswith("TGV")]
    page = digest.html(found)
    assert "Giao TGV" in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; báo cáo" in page and "<script" not in page


def test_with_which_snapshot_it_is_compared(home):
    place, early, late = home
    made = current(place.snapshots).manifest.made.date()
    said = {
        "first": draft(place, since=Since(day=made - timedelta(days=1))),
        "same": draft(place, since=Since(day=made)),
        "asked": draft(place, since=Since(snapshot=early)),
        "last": draft(place),
    }
    told = {name: part(found, "thay-doi").blocks[0].text for name, found in said.items()}
    assert "chưa có bản công bố nào để so" in told["first"] and not part(said["first"], "thay-doi").points
    assert "chưa có bản công bố mới" in told["same"] and not part(said["same"], "thay-doi").points
    assert told["asked"] == told["last"] and "30/06/2026" in told["asked"]
    with pytest.raises(CouncilError):
        draft(place, since=Since(snapshot="2026-01-01-abcdef"))


def test_a_damaged_snapshot_is_told_first(own):
    place, _, late = own
    victim = next((place.snapshots / late / "concepts").glob("*.parquet"))
    victim.write_bytes(victim.read_bytes() + b"x")
    found = draft(place)
    assert found.snapshot != late and found.points[0] == ("canh-bao", "bản công bố mới nhất không dùng được")
    assert late in digest.text(found) and late not in found.lines[2]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.ids, self.open = [], [], set(), []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.links += [given[name] for name in ("href", "src") if name in given]
        self.ids |= {given["id"]} if "id" in given else set()
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_needs_nothing_and_reads_on_a_phone(home, language):
    found = draft(home[0], language=language)
    page, reader = digest.html(found), _Reader()
    reader.feed(page)
    assert not reader.open, "every element is closed"
    assert not {"script", "img", "iframe", "link", "form"} & {tag for tag, _ in reader.tags}
    assert reader.links and all(link.startswith("#") and link[1:] in reader.ids for link in reader.links)
    assert all(given.get("data-label") for tag, given in reader.tags if tag == "td"), "on a phone a cell says what it is"
    assert 'name="viewport"' in page and not re.search(r"url\((?!data:)", page)
    assert ("Dữ liệu mô phỏng, không có thật" if language == "vi" else "Simulated data") in page
    if language == "en":
        assert not re.search("[ăđơư]", re.sub(r"<style>.*?</style>", "", page, flags=re.S).split("<main>")[0].split("</header>")[0])


def test_a_quiet_digest_is_a_sentence(home):
    found = draft(home[0])
    calm = replace(found, parts=tuple(replace(p, points=()) for p in found.parts))
    assert not found.is_quiet and calm.is_quiet
    for written in (digest.html(calm), digest.text(calm).replace("\n", " "), digest.subject(calm)):
        assert "hông có gì phải báo" in written and "Cần chú ý" not in written
    assert "không con số nào đổi so với số liệu ngày 30/06/2026" in calm.quiet
    first = draft(home[0], since=Since(day=date(2020, 1, 1)))
    assert "Chưa có bản trước để so" in first.quiet and "không con số nào đổi" not in first.quiet


def test_what_cannot_be_computed_is_told_and_never_quiet(own):
    place = own[0]
    (place.path / "meetings").mkdir(exist_ok=True)
    (place.path / "meetings" / "resolutions.csv").write_text("id,kind,meeting\nkl-1,resolution,hôm qua\n", encoding="utf-8")
    found = draft(place)
    assert "chưa tính được: việc hội đồng đã giao" in part(found, "viec").points
    assert "hôm qua" in part(found, "viec").blocks[0].text


def test_the_mail_is_a_draft_with_both_shapes(home):
    found = draft(home[0])
    raw = digest.mail(found, datetime(2026, 11, 30, 7, 0, tzinfo=UTC), "so@example.vn", ["a@example.vn", "b@example.vn"])
    read = message_from_bytes(raw, policy=plain_policy)
    assert read["Subject"] == digest.subject(found) and read["To"] == "a@example.vn, b@example.vn" and read["X-Unsent"] == "1"
    assert read.get_body(("plain",)).get_content().replace("\r\n", "\n") == digest.text(found)
    assert read.get_body(("html",)).get_content().replace("\r\n", "\n") == digest.html(found, for_mail=True)
    style = re.search(r"<style>(.*?)</style>", digest.html(found, for_mail=True), re.S)[1]
    assert "var(" not in style and "border-left:6px solid #8A97A4" in style and len(style) < 8192, "the longest style mails keep"
    assert "To" not in message_from_bytes(digest.mail(found, datetime.now(UTC)), policy=plain_policy)


def test_the_command_writes_each_shape_and_says_with_its_code(home, tmp_path, capsys):
    place, early, _ = home
    for suffix in ("html", "txt", "eml"):
        out = tmp_path / f"d.{suffix}"
        assert main(["digest", "--home", str(place.path), "--out", str(out)]) == 0
        assert out.stat().st_size > 5_000
    begun = ["digest", "--home", str(place.path), "--out"]
    assert main([*begun, str(tmp_path / "d.txt"), "--exit-code", "--since", early]) == TO_TELL
    assert main([*begun, str(tmp_path / "d.pdf")]) == 2
    assert main([*begun, str(tmp_path / "d.eml"), "--to", "a@b.vn\nBcc: c@d.vn"]) == 2
    assert main([*begun, str(tmp_path / "d.txt"), "--since", "hôm qua"]) == 1
    assert main([*begun, str(tmp_path / "d.txt"), "--role", "boss"]) == 2
    assert main([*begun, str(tmp_path / "d.txt"), "--days", "-1"]) == 2
    assert main([*begun, str(tmp_path / "nowhere" / "d.txt")]) == 1
    assert not (tmp_path / "d.pdf").exists() and not list(tmp_path.glob(".d*"))
    capsys.readouterr()


def test_numbers_of_notes_are_short():
    assert numbers((3, 1, 2, 7)) == "[1-3, 7]" and numbers(()) == "" and numbers((5,)) == "[5]"


def test_an_empty_home_is_told_what_to_do(tmp_path, capsys):
    assert main(["digest", "--home", str(tmp_path), "--out", str(tmp_path / "d.html")]) == 1
    assert "Chưa có bản công bố" in capsys.readouterr().err and not Path(tmp_path / "d.html").exists()
