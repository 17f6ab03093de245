"""Page 60 and the pin, without a browser: pinned views reopen with identical numbers, forms write what they say, roles hold."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from council import papers, ui
from council.home import Home
from council.meeting import agenda, records, resolutions, slides
from council.meeting.resolutions import Resolution
from council.papers.template import FOLDER
from council.snapshots import point
from tests import opening

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 8, 15)
pytestmark = pytest.mark.slow


@pytest.fixture
def home(two, tmp_path, monkeypatch) -> tuple[Home, str, str]:
    """A copy of the home with two snapshots; the early one is served."""
    source, early, late = two
    place = Home(tmp_path / "home")
    shutil.copytree(source.path, place.path)
    point(place.snapshots, early)
    monkeypatch.setenv("COUNCIL_HOME", str(place.path))
    return place, early, late


def opened(page: str, role: str = "leader", language: str = "vi", **session) -> AppTest:
    return opening.page(page, role, language, **session)


def answer(app: AppTest) -> str:
    """The generated sentence: the first text after the title that is no badge of the frame."""
    return next(m.value for m in app.markdown if "**" in m.value and re.search(r"\d", m.value) and "bỏ sót" in m.value)


def test_a_pinned_view_reopens_with_identical_numbers_although_a_newer_snapshot_is_served(home):
    place, early, late = home
    app = opened("30_missed_people.py")
    before = answer(app)
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-day-"))).set_value("15/08/2026")
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-title-"))).set_value("Bỏ sót")
    app.button(key="pin-do").click().run()
    assert not app.exception
    item = agenda.read_agenda(place, DAY).items[0]
    assert (item.title, item.page, item.snapshot) == ("Bỏ sót", "missed_people", early) and item.rows_sha256
    point(place.snapshots, late)
    ui.door.forget()
    assert answer(opened("30_missed_people.py")) != before
    frozen = ui.frozen.Frozen(early, DAY, item.id)
    again = opened("30_missed_people.py", frozen=frozen, filters=ui.filters.Chosen(item.filters["period"]))
    text = "\n".join(m.value for m in again.markdown)
    assert answer(again) == before and "Mở số liệu ngày 30/06/2026" in text and "giống hệt lúc ghim" in text
    slide = opened(
        "30_missed_people.py", frozen=frozen, filters=ui.filters.Chosen(item.filters["period"]), **{"reader-presenting": True}
    )
    assert answer(slide) == before and "mục 1/1" in "\n".join(m.value for m in slide.markdown)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_pinned_overview_proves_its_rows_in_either_language(home, language):
    place, early, late = home
    app = opened("10_overview.py", language=language)
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-day-"))).set_value("15/08/2026")
    app.button(key="pin-do").click().run()
    assert not app.exception
    item = agenda.read_agenda(place, DAY).items[0]
    kept = slides.read(place, DAY, item.id)
    assert item.question == "overview" and item.rows_sha256 and len(kept.rows) >= 5 and kept.figure is None
    assert ("bỏ sót" in str(kept.rows)) == (language == "vi")
    point(place.snapshots, late)
    ui.door.forget()
    frozen = ui.frozen.Frozen(early, DAY, item.id)
    for spoken, said in (("vi", "giống hệt lúc ghim"), ("en", "identical")):
        again = opened("10_overview.py", language=spoken, frozen=frozen, filters=ui.filters.Chosen(item.filters["period"]))
        assert said in "\n".join(m.value for m in again.markdown)
    other = ui.frozen.Frozen(late, DAY, item.id)
    again = opened("10_overview.py", frozen=other, filters=ui.filters.Chosen(item.filters["period"]))
    assert "giống hệt lúc ghim" not in "\n".join(m.value for m in again.markdown)


def test_what_is_kept_for_the_stick_calls_officers_by_code(home):
    place, _, _ = home
    app = opened("40_officer_workload.py")
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-day-"))).set_value("15/08/2026")
    app.button(key="pin-do").click().run()
    assert not app.exception
    kept = str(slides.read(place, DAY, "muc-1"))
    names = ui.door.open_snapshot("leader").warehouse.provider_words()
    assert any(name in "\n".join(m.value for m in app.markdown) for name in names.values()), "the leader reads names on the page"
    assert not [name for name in names.values() if name in kept] and "TGV " in kept


def test_the_history_says_role_and_name_and_no_address_holds_the_name(home):
    place, _, _ = home
    app = opened("60_meeting.py")
    app.text_input(key="w-name").set_value("  Nguyễn Thị  Hỷ ").run()
    app.text_input(key="meeting-new-day").set_value("15/08/2026")
    app.button(key="meeting-new-do").click().run()
    assert not app.exception
    assert [event.who for event in records.history(place)] == ["leader · Nguyễn Thị Hỷ"]
    assert "Nguyễn" not in str(app.query_params)
    assert not [t for t in opened("60_meeting.py", role="member").text_input if t.key == "w-name"]


def test_the_councils_own_template_is_one_file_in_its_home(home):
    place, _, _ = home
    place.papers.mkdir()
    own = (FOLDER / "templates" / "to_giup_viec.toml").read_text(encoding="utf-8").replace("BÁO CÁO NHANH", "BÁO CÁO CỦA TỈNH TA")
    (place.papers / "tinh_ta.toml").write_text(own.replace("Báo cáo nhanh", "Báo cáo của tỉnh ta"), encoding="utf-8")
    app = opened("60_meeting.py", **{"view-meeting": "bao-cao"})
    choice = app.selectbox(key="w-template")
    assert any("Báo cáo của tỉnh ta" in name for name in choice.options)
    choice.set_value("tinh_ta").run()
    assert not app.exception
    opened_now = ui.door.open_snapshot("leader")
    printed = papers.draft(opened_now.warehouse, ui.filters.period_of(opened_now), template="tinh_ta", folder=place.papers)
    assert printed.words["kind"] == "BÁO CÁO CỦA TỈNH TA"


def test_members_read_and_do_not_write(home):
    app = opened("60_meeting.py", role="member")
    assert not [b for b in app.button if b.key in ("pin-do", "meeting-new-do")]
    app = opened("60_meeting.py", role="member", **{"view-meeting": "ket-luan"})
    assert not [b for b in app.button if b.key in ("resolve-do", "follow-do")] and not app.exception


def test_a_resolution_is_recorded_and_followed_up(home):
    place, early, _ = home
    app = opened("60_meeting.py", role="steward", **{"view-meeting": "ket-luan"})
    app.text_area(key="resolve-text").set_value("Rà soát người bị tạm giữ")
    app.text_input(key="resolve-owner").set_value("Công an tỉnh")
    app.text_input(key="resolve-due").set_value("01/10/2026")
    app.selectbox(key="resolve-figure").set_value("missed")
    app.button(key="resolve-do").click().run()
    assert not app.exception
    kept = resolutions.read_resolutions(place)[0]
    assert (kept.owner, kept.due_on, kept.figure, kept.snapshot) == ("Công an tỉnh", date(2026, 10, 1), "missed", early)
    app.text_input(key="follow-done").set_value("05/10/2026")
    app.button(key="follow-do").click().run()
    assert resolutions.read_resolutions(place)[0].done_on == date(2026, 10, 5)
    assert {e.who for e in records.history(place)} == {"steward"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", [view.code for view in ui.meeting.VIEWS])
def test_every_view_speaks_with_resolutions_agenda_and_two_snapshots(home, language, view):
    place, early, late = home
    point(place.snapshots, late)
    ui.door.forget()
    agenda.pinned(place, DAY, agenda.Item("", "Bỏ sót", "missed_people", early, filters={"period": "2026-6m"}), "leader")
    for figure in ("missed", "referred", "silent", "late_notices", "served"):
        resolutions.add(place, Resolution("", "resolution", date(2025, 8, 15), f"Việc {figure}", "A", figure=figure), "leader")
    for chosen in range(5):
        app = opened("60_meeting.py", language=language, **{"view-meeting": view, "w-linked": f"kl-{chosen + 1}"})
        assert not app.exception, [e.message for e in app.exception]
        if view != "ket-luan":
            break


def test_a_pin_without_a_day_says_how_to_write_it(home):
    place, _, _ = home
    app = opened("30_missed_people.py")
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-day-"))).set_value("31/31/2026")
    app.button(key="pin-do").click().run()
    assert "15/11/2026" in "\n".join(m.value for m in app.markdown) and not agenda.meetings(place)
