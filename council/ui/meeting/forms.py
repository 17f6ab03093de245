"""Forms: recording what was resolved and following it up, for those who prepare meetings."""

from datetime import date

import streamlit as st

from council.errors import CouncilError
from council.meeting import resolutions
from council.meeting.resolutions import Resolution
from council.sentences import meeting as sentences
from council.sentences import series
from council.ui import filters, frozen, pin
from council.ui.meeting import days
from council.ui.page import Page
from council.words import esc

LINKABLE = {figure: sentences.FIGURES[figure] for figure in series.MONTHLY}


def show(page: Page, own: list[Resolution], day: date) -> None:
    """Recording and following up; every change goes to the history with role and time."""
    say = page.say.say
    with st.container(key="quiet-forms", horizontal=True):
        with st.popover(say("Ghi kết luận, văn bản, kế hoạch"), icon=":material/add:", key="resolve-open"):
            meeting = days.chosen(page) or day
            st.selectbox(say("Loại"), list(sentences.KINDS), format_func=lambda k: say(sentences.KINDS[k]), key="resolve-kind")
            st.text_area(say("Nội dung"), key="resolve-text", height=96)
            st.text_input(say("Cơ quan chủ trì"), key="resolve-owner")
            st.text_input(say("Thời hạn (ngày/tháng/năm)"), key="resolve-due", placeholder="31/12/2026")
            st.selectbox(
                say("Con số cần thay đổi, với bộ lọc đang chọn"),
                ["", *LINKABLE],
                format_func=lambda f: say(LINKABLE[f]) if f else say("không gắn"),
                key="resolve-figure",
            )
            st.caption(say("Ghi vào phiên họp {day}.", day=page.say.day(meeting)))
            st.button(say("Ghi kết luận"), key="resolve-do", type="primary", on_click=_add, args=(page, meeting))
            _said()
        if own:
            with st.popover(say("Cập nhật việc đã giao"), icon=":material/edit:", key="follow-open"):
                ids = [r.id for r in own]
                st.selectbox(say("Việc"), ids, format_func=lambda i: own[ids.index(i)].text[:90], key="follow-id")
                st.text_input(say("Ngày hoàn thành (ngày/tháng/năm)"), key="follow-done")
                st.text_input(say("Thời hạn mới, nếu đổi (ngày/tháng/năm)"), key="follow-due")
                st.text_input(say("Ghi chú"), key="follow-note")
                st.button(say("Ghi lại"), key="follow-do", type="primary", on_click=_follow, args=(page, days.chosen(page) or day))
                _said()


def _said() -> None:
    if said := st.session_state.get("resolve-said", ""):
        st.markdown(esc(said))


def _add(page: Page, meeting: date) -> None:
    state, say = st.session_state, page.say.say
    due = pin.read_day(state["resolve-due"]) if state["resolve-due"].strip() else None
    if state["resolve-due"].strip() and due is None:
        state["resolve-said"] = say("Ngày cần viết như 15/11/2026.")
        return
    kept = {**frozen.pinned_address(), "period": filters.period_of(page.opened).code} if state["resolve-figure"] else {}
    new = Resolution(
        "", state["resolve-kind"], meeting, state["resolve-text"], state["resolve-owner"], due,
        figure=state["resolve-figure"], filters=kept, snapshot=page.opened.manifest.id,
    )  # fmt: skip
    try:
        resolutions.add(page.opened.home, new, page.reader.signed)
    except CouncilError as error:
        state["resolve-said"] = error.of(page.reader.language)
        return
    state["resolve-said"] = say("Đã ghi.")
    state["resolve-text"] = ""


def _follow(page: Page, meeting: date) -> None:
    state, values = st.session_state, {}
    for key, name in (("follow-done", "done_on"), ("follow-due", "due_on")):
        if state[key].strip():
            day = pin.read_day(state[key])
            if day is None:
                state["resolve-said"] = page.say.say("Ngày cần viết như 15/11/2026.")
                return
            values[name] = day
    if state["follow-note"].strip():
        values["note"] = state["follow-note"]
    try:
        resolutions.change(page.opened.home, state["follow-id"], meeting, page.reader.signed, **values)
    except CouncilError as error:
        state["resolve-said"] = error.of(page.reader.language)
        return
    state["resolve-said"] = page.say.say("Đã ghi.")
