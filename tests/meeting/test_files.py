"""Agenda, resolutions and history survive a round trip, keep every change with who and when, and never lose a line."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council.errors import CouncilError, UsageError
from council.home import Home
from council.meeting import agenda, records, resolutions
from council.meeting.agenda import Item
from council.meeting.resolutions import Resolution

DAY = date(2026, 11, 20)
HARD = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "Đặng «Ý» “Ạ” \\ \" ' ;,=\t", "a\nb", "\x00\x07 điều khiển", "'=1", "# không phải"]


def item(**values) -> Item:
    return Item(**{"id": "", "title": "Bỏ sót", "page": "missed_people", "snapshot": "2026-10-31-abc123", **values})


@pytest.fixture
def home(tmp_path) -> Home:
    return Home(tmp_path)


def test_items_keep_their_order_and_survive_reading(home):
    first = agenda.pinned(home, DAY, item(filters={"period": "2026-10m", "areas": "303,304"}, view="vi-sao"), "leader")
    second = agenda.pinned(home, DAY, item(title="Khối lượng", page="officer_workload"), "leader")
    agenda.moved(home, DAY, second.id, -1, "steward")
    agenda.rewritten(home, DAY, first.id, "steward", note="Mời hai nơi nêu nguyên nhân")
    found = agenda.read_agenda(home, DAY)
    assert [i.id for i in found.items] == [second.id, first.id]
    assert found.items[1].filters == {"period": "2026-10m", "areas": "303,304"} and found.items[1].note.startswith("Mời")
    assert found.items[1].address(DAY)["ban"] == "2026-10-31-abc123"
    agenda.removed(home, DAY, second.id, "leader")
    assert agenda.pinned(home, DAY, item(), "leader").id not in {first.id, second.id}, "an id is given once"
    assert [(e.what, e.who) for e in records.history(home)] == [
        ("pin", "leader"), ("pin", "leader"), ("move", "steward"), ("edit", "steward"), ("remove", "leader"), ("pin", "leader"),
    ]  # fmt: skip
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", e.at) for e in records.history(home))


def test_what_an_item_shows_cannot_be_changed():
    import inspect

    assert set(inspect.signature(agenda.rewritten).parameters) == {"home", "on", "item_id", "who", "title", "note"}


@pytest.mark.parametrize("text", HARD)
def test_any_text_survives_in_all_three_files(home, text):
    kept = agenda.pinned(home, DAY, item(title="x" + text, filters={"areas": text.replace("\n", " ")}), "leader")
    assert agenda.read_agenda(home, DAY).items[0] == kept
    assert "\x00" not in kept.title + kept.filters["areas"]
    made = resolutions.add(home, Resolution("", "resolution", DAY, "x" + text, text + "x", note=text), "leader")
    assert resolutions.read_resolutions(home)[0].text == made.text
    raw = (home.path / "meetings" / "resolutions.csv").read_text(encoding="utf-8")
    for row in csv.reader(raw.splitlines()[1:2]):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["pin", "up", "down", "remove"]), st.integers(0, 3)), max_size=12))
def test_history_grows_with_every_change_and_nothing_is_lost(tmp_path_factory, moves):
    home = Home(tmp_path_factory.mktemp("m"))
    alive: list[str] = []
    for what, place in moves:
        length = len(records.history(home))
        if what == "pin":
            alive.append(agenda.pinned(home, DAY, item(), "leader").id)
        elif alive:
            one = alive[place % len(alive)]
            i = alive.index(one)
            if what == "remove":
                agenda.removed(home, DAY, one, "leader")
                alive.remove(one)
            else:
                j = min(max(i + (-1 if what == "up" else 1), 0), len(alive) - 1)
                agenda.moved(home, DAY, one, -1 if what == "up" else 1, "leader")
                alive.insert(j, alive.pop(i))
                length -= i == j
        else:
            continue
        assert len(records.history(home)) == length + 1
    assert [i.id for i in agenda.read_agenda(home, DAY).items] == alive


def test_meetings_are_found_and_the_next_one_is_the_earliest_to_come(home):
    for day in (date(2026, 8, 15), date(2026, 11, 20), date(2027, 2, 1)):
        agenda.begin(home, day, "", "leader")
    assert agenda.meetings(home) == [date(2027, 2, 1), date(2026, 11, 20), date(2026, 8, 15)]
    assert agenda.next_meeting(home, date(2026, 9, 1)) == date(2026, 11, 20)
    assert agenda.next_meeting(home, date(2027, 5, 1)) == date(2027, 2, 1)


def test_a_broken_agenda_says_which_file(home):
    agenda.begin(home, DAY, "", "leader")
    (home.path / "meetings" / DAY.isoformat() / "agenda.toml").write_text("[[item]]\nid = ", encoding="utf-8")
    with pytest.raises(CouncilError, match=r"agenda\.toml"):
        agenda.read_agenda(home, DAY)


@pytest.mark.parametrize(
    ("kind", "due", "done", "state"),
    [
        ("resolution", "2025-03-31", "2025-03-31", "done"),
        ("resolution", "2025-03-31", "2025-04-01", "done_late"),
        ("resolution", "2025-06-29", None, "overdue"),
        ("resolution", "2025-06-30", None, "open"),
        ("resolution", "2025-07-31", "2025-07-01", "open"),
        ("resolution", None, None, "open"),
        ("document", None, None, "not_issued"),
        ("document", None, "2025-02-01", "done"),
    ],
)
def test_state_follows_the_rule_of_the_concept(kind, due, done, state):
    days = [date.fromisoformat(d) if d else None for d in (due, done)]
    assert resolutions.state_on(date(2025, 6, 30), kind, *days) == state


def test_open_resolutions_are_carried_and_every_change_is_kept(home):
    early = date(2026, 8, 15)
    one = resolutions.add(
        home, Resolution("", "resolution", early, "Rà soát người bị tạm giữ", "Công an tỉnh", due_on=date(2026, 10, 1),
                         figure="missed", filters={"areas": "303", "period": "2026-10m"}), "leader")  # fmt: skip
    two = resolutions.add(home, Resolution("", "document", early, "Văn bản cụ thể hóa", "Viện kiểm sát"), "leader")
    assert resolutions.read_resolutions(home)[0] == one
    assert [r.id for r in resolutions.carried(resolutions.read_resolutions(home), DAY)] == [one.id, two.id]
    resolutions.change(home, one.id, DAY, "steward", done_on=date(2026, 11, 1), note="đã báo cáo")
    assert [r.id for r in resolutions.carried(resolutions.read_resolutions(home), DAY)] == [two.id]
    kept = [(e.who, e.what, e.field, e.before, e.after) for e in records.history(home) if e.thing == one.id]
    assert ("steward", "follow", "done_on", "", "2026-11-01") in kept and ("leader", "resolve", "figure", "", "missed") in kept
    with pytest.raises(UsageError):
        resolutions.change(home, one.id, DAY, "steward", snapshot="x")
    with pytest.raises(UsageError):
        resolutions.add(home, Resolution("", "resolution", DAY, " ", "x"), "leader")


def test_files_are_for_the_owner_only(home):
    agenda.pinned(home, DAY, item(), "leader")
    resolutions.add(home, Resolution("", "plan", DAY, "Kiểm tra", "Sở Tư pháp"), "leader")
    files = [path for path in Path(home.path / "meetings").rglob("*") if path.is_file() and path.suffix in (".csv", ".toml")]
    assert len(files) == 3 and all(path.stat().st_mode & 0o077 == 0 for path in files)
