"""Pinning what is on the screen to the agenda of a meeting: for those who prepare meetings."""

from datetime import date, datetime

import streamlit as st

from council.errors import CouncilError
from council.meeting import agenda, slides
from council.meeting.agenda import Item
from council.ui import filters, frozen
from council.ui.door import Opened
from council.ui.reader import Reader

DAY = "%d/%m/%Y"


def read_day(text: str) -> date | None:
    """A day written 15/11/2026 or 2026-11-15; None when it is none."""
    for form in (DAY, "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def show(who: Reader, opened: Opened, page: str, view: str, question: str) -> None:
    """A button beside the question; it opens day, title and note."""
    say = who.speaker
    with (
        st.container(key="pin", width="content"),
        st.popover(say.say("Ghim"), icon=":material/push_pin:", key="pin-open"),
    ):
        st.markdown(f"**{say.say('Ghim vào phiên họp')}**")
        coming = agenda.next_meeting(opened.home, date.today())
        st.text_input(
            say.say("Ngày họp (ngày/tháng/năm)"),
            value=(coming or date.today()).strftime(DAY),
            key=f"pin-day-{page}-{view}",
        )
        st.text_input(say.say("Tên mục"), value=say.say(question), key=f"pin-title-{page}-{view}")
        st.text_area(say.say("Ghi chú cho mục này"), key=f"pin-note-{page}-{view}", height=80)
        st.button(
            say.say("Ghim vào phiên họp"), key="pin-do", type="primary", on_click=_pin, args=(who, opened, page, view, question)
        )
        if said := st.session_state.pop("pin-said", ""):
            st.markdown(said)


def _pin(who: Reader, opened: Opened, page: str, view: str, question: str) -> None:
    say = who.speaker
    day = read_day(st.session_state[f"pin-day-{page}-{view}"])
    if day is None:
        st.session_state["pin-said"] = say.say("Ngày họp cần viết như 15/11/2026.")
        return
    answer = frozen.shown(page, view)
    kept = {**frozen.pinned_address(), "period": filters.period_of(opened).code}
    item = Item(
        id="",
        title=st.session_state[f"pin-title-{page}-{view}"] or say.say(question),
        page=page,
        view=view,
        snapshot=opened.manifest.id,
        note=st.session_state[f"pin-note-{page}-{view}"],
        filters=kept,
        question=answer.name if answer else "",
        rows_sha256=agenda.fingerprint(answer) if answer else "",
    )
    try:
        kept_item = agenda.pinned(opened.home, day, item, who.signed)
        if slide := frozen.slide_shown(page, view):
            slides.keep(opened.home, day, kept_item.id, slide)
    except CouncilError as error:
        st.session_state["pin-said"] = error.of(who.language)
        return
    st.session_state["pin-said"] = say.say("Đã ghim vào phiên họp {day}, giữ nguyên bản chụp này.", day=say.day(day))
