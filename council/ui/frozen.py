"""What is on the screen may be frozen: an item of an agenda, shown from the snapshot it was pinned from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from council.answer import Answer
from council.errors import CouncilError
from council.home import Home
from council.meeting import agenda
from council.meeting.agenda import Agenda, Item
from council.meeting.slides import Slide
from council.ui import filters, views
from council.ui.reader import LANGUAGE_KEY, PRESENT_KEY, Reader
from council.words import esc

SNAPSHOT_KEY, MEETING_KEY, ITEM_KEY = "ban", "phien", "muc"
KEYS = (SNAPSHOT_KEY, MEETING_KEY, ITEM_KEY)
STATE, SHOWN = "frozen", "shown-answer"
EDITORS = ("leader", "steward")


@dataclass(frozen=True)
class Frozen:
    """``snapshot`` is shown instead of the current one; ``meeting`` and ``item`` say for which agenda item, if any."""

    snapshot: str
    meeting: date | None = None
    item: str = ""


def now() -> Frozen | None:
    """What this visit is frozen to; at first what the address says."""
    if STATE not in st.session_state:
        said = {key: st.query_params.get(key, "") for key in KEYS}
        try:
            meeting = date.fromisoformat(said[MEETING_KEY]) if said[MEETING_KEY] else None
        except ValueError:
            meeting = None
        st.session_state[STATE] = Frozen(said[SNAPSHOT_KEY], meeting, said[ITEM_KEY]) if said[SNAPSHOT_KEY] else None
    return st.session_state[STATE]


def address() -> dict[str, str]:
    """The parameters that bring a reader back to what is frozen."""
    found = now()
    if found is None:
        return {}
    meeting = {MEETING_KEY: found.meeting.isoformat(), ITEM_KEY: found.item} if found.meeting and found.item else {}
    return {SNAPSHOT_KEY: found.snapshot, **meeting}


def open_item(meeting: date, item: Item) -> None:
    """Filters, view and snapshot of ``item`` hold from the next run on."""
    st.session_state[STATE] = Frozen(item.snapshot, meeting, item.id)
    filters.put(item.filters)
    views.choose(item.page, item.view)


def release() -> None:
    """Back to the current snapshot; filters stay."""
    st.session_state[STATE] = None


def agenda_here(home: Home) -> tuple[Agenda, int] | None:
    """The open agenda and the position of the item shown; None when no item is open."""
    found = now()
    if found is None or found.meeting is None:
        return None
    try:
        whole = agenda.read_agenda(home, found.meeting)
    except CouncilError:
        return None
    place = whole.place(found.item)
    return None if place is None else (whole, place)


def leave_other_page(home: Home, page: str, view: str) -> None:
    """An item stays open only on its own page and view (pinned without a view: on any); elsewhere its snapshot is kept."""
    found, here = now(), agenda_here(home)
    item = here[0].items[here[1]] if here else None
    if found and found.item and (item is None or item.page != page or item.view not in ("", view)):
        st.session_state[STATE] = Frozen(found.snapshot)


def banner(who: Reader, home: Home, day: date) -> None:
    """Which day's numbers are shown and for which item; a way back to the current ones."""
    found, say = now(), who.speaker
    if found is None:
        return
    words = say.say("**Mở số liệu ngày {day}** (bản chụp {snapshot}).", day=say.day(day), snapshot=found.snapshot)
    here = agenda_here(home)
    if here:
        whole, place = here
        item = whole.items[place]
        words += " " + say.say(
            "Phiên họp {meeting}, mục {n}/{all}: {title}.",
            meeting=say.day(whole.on), n=place + 1, all=len(whole.items), title=esc(item.title),
        )
        words += f" *{esc(item.note)}*" if item.note else ""
    with st.container(key="frozen", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.markdown(words, width="stretch")
        st.button(say.say("Về số liệu hiện hành"), key="frozen-release", type="tertiary", on_click=release)


def remember(page: str, view: str, answer: Answer, slide: Callable[[], Slide]) -> None:
    """Keeps the main answer of this visit's last page and how to make its slide, for the moment somebody pins it."""
    st.session_state[SHOWN] = (page, view, answer, slide)


def shown(page: str, view: str) -> Answer | None:
    """The main answer last shown on ``page`` in ``view``."""
    kept = st.session_state.get(SHOWN)
    return kept[2] if kept and kept[:2] == (page, view) else None


def slide_shown(page: str, view: str) -> Slide | None:
    """What ``page`` in ``view`` showed last, as a slide."""
    kept = st.session_state.get(SHOWN)
    return kept[3]() if kept and kept[:2] == (page, view) else None


def proof(who: Reader, home: Home, answer: Answer) -> str:
    """Whether the rows shown are those that were pinned; empty where nothing was pinned."""
    here = agenda_here(home)
    if here is None or not (item := here[0].items[here[1]]).rows_sha256 or item.question != answer.name:
        return ""
    if agenda.fingerprint(answer) == item.rows_sha256:
        return who.speaker.say("Số liệu giống hệt lúc ghim ({day}).", day=item.pinned_at.replace("T", " "))
    if {k: v for k, v in filters.address({}).items() if k != "period"} != {k: v for k, v in item.filters.items() if k != "period"}:
        return who.speaker.say("Bộ lọc đã đổi so với mục đã ghim.")
    return who.speaker.say("Khác lúc ghim: cách tính hoặc vai trò người xem đã đổi; bản chụp vẫn nguyên vẹn.")


def pinned_address() -> dict[str, str]:
    """The filters of the address as an item keeps them: no language, no slide, no view, no snapshot."""
    dropped = {LANGUAGE_KEY, PRESENT_KEY, views.KEY, *KEYS}
    return {name: value for name, value in st.query_params.to_dict().items() if name not in dropped}
