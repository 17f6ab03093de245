"""Which meeting the page is about."""

from datetime import date

import streamlit as st

from council.meeting import agenda
from council.ui.page import Page

STATE = "meeting-day"


def chosen(page: Page) -> date | None:
    """The meeting chosen in this visit, else the next one; None when there is none."""
    days = agenda.meetings(page.opened.home)
    kept = st.session_state.get(STATE)
    return kept if kept in days else agenda.next_meeting(page.opened.home, date.today())


def choice(page: Page) -> date | None:
    """A selector of meetings; draws nothing when there are fewer than two."""
    days, now = agenda.meetings(page.opened.home), chosen(page)
    if len(days) > 1 and not page.is_presenting:
        st.selectbox(
            page.say.say("Phiên họp"),
            days,
            index=days.index(now),
            format_func=lambda day: page.say.say("Phiên họp {day}", day=page.say.day(day)),
            key="w-meeting",
            on_change=_take,
            label_visibility="collapsed",
            width=320,
        )
    return now


def _take() -> None:
    st.session_state[STATE] = st.session_state["w-meeting"]
