"""Which meeting the page is about, and which snapshot came before it."""

from datetime import date

import streamlit as st

from council.home import Home
from council.meeting import agenda
from council.snapshots import Manifest, listed
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


def earlier(home: Home, now: Manifest) -> list[Manifest]:
    """Snapshots published before ``now`` or with an earlier data day, newest first."""
    return [m for m in listed(home.snapshots) if m.id != now.id and (m.made_at, m.data_day) < (now.made_at, "9999")]


def last_time(home: Home, now: Manifest, meeting: date | None) -> Manifest | None:
    """What the previous meeting saw: the snapshot most of its items are frozen to; else the one published before ``now``."""
    known = {m.id: m for m in earlier(home, now)}
    for day in agenda.meetings(home):
        if meeting is not None and day >= meeting:
            continue
        pinned = [item.snapshot for item in agenda.read_agenda(home, day).items if item.snapshot in known]
        if pinned:
            return known[max(set(pinned), key=pinned.count)]
    return next(iter(known.values()), None)
