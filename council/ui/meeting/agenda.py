"""View: the items of a meeting in their order; open, move, note, remove; link and QR of each."""

from datetime import date
from urllib.parse import urlencode, urlsplit

import streamlit as st

from council import periods
from council.errors import CouncilError
from council.meeting import agenda, resolutions
from council.meeting.agenda import Agenda, Item
from council.papers import qr
from council.sentences import meeting as sentences
from council.snapshots import listed
from council.ui import filters, frozen, pin, shell
from council.ui import page as pages
from council.ui.meeting import days
from council.ui.page import Page
from council.words import esc


def show(page: Page) -> None:
    """Sentence, then one block per item."""
    home, say = page.opened.home, page.say
    try:
        meeting = days.choice(page)
        whole = agenda.read_agenda(home, meeting) if meeting else None
        rows = resolutions.read_resolutions(home)
    except CouncilError as error:
        return pages.error(page, "agenda", error)
    if whole is None or meeting is None:
        pages.answer(page, sentences.no_meeting(say))
        return _begin(page)
    carried = resolutions.carried(rows, meeting)
    overdue = [r for r in carried if resolutions.state_on(meeting, r.kind, r.due_on, r.done_on) == "overdue"]
    seen = _data_days(page, whole)
    pages.answer(page, sentences.open_agenda(say, say.day(meeting), len(whole.items), seen, len(carried), len(overdue)))
    if page.is_presenting:
        return _on_slide(page, whole)
    if whole.items:
        with st.container(key="quiet-present-agenda", width="content"):
            if st.button(say.say("Trình chiếu từ mục đầu"), key="agenda-present", icon=":material/slideshow:"):
                shell.present(True)
                shell.show_item(page.reader, whole, whole.items[0])
    for place, item in enumerate(whole.items):
        _block(page, whole, place, item)
    _carried(page, meeting, carried)
    _begin(page)
    return None


def _carried(page: Page, meeting: date, carried: list[resolutions.Resolution]) -> None:
    """What earlier meetings left undone stands on this agenda by itself."""
    if not carried:
        return
    say = page.say.say
    with st.container(key="card-carried"):
        st.header(say("Việc từ phiên trước chưa xong"), anchor=False)
        lines = []
        for one in sorted(carried, key=lambda r: (r.due_on or date.max, r.id)):
            state = say(sentences.STATES[resolutions.state_on(meeting, one.kind, one.due_on, one.done_on)])
            due = say("hạn {day}", day=page.say.day(one.due_on)) if one.due_on else say("chưa đặt hạn")
            lines.append(f"- **{state}** · {esc(one.text)} · {esc(one.owner)} · {due}")
        st.markdown("\n".join(lines))


def _data_days(page: Page, whole: Agenda) -> list[str]:
    known = {m.id: m.day for m in listed(page.opened.home.snapshots)}
    found = sorted({known[item.snapshot] for item in whole.items if item.snapshot in known})
    return [page.say.day(day) for day in found] or [page.say.say("chưa rõ")]


def _on_slide(page: Page, whole: Agenda) -> None:
    lines = [f"{i}. {esc(item.title)}" for i, item in enumerate(whole.items, 1)]
    with st.container(key="present-on"), st.container(key="slide-list"):
        st.markdown("\n".join(lines))
    page.slide_foot("agenda")


def _block(page: Page, whole: Agenda, place: int, item: Item) -> None:
    say, is_editor = page.say.say, page.reader.role in frozen.EDITORS
    with st.container(key=f"card-item-{item.id}"), st.container(key=f"headline-item-{item.id}", horizontal=True):
        with st.container(key=f"words-item-{item.id}", width="stretch"):
            st.header(f"{place + 1}. {esc(item.title)}", anchor=False)
            st.caption(_about(page, item))
            if item.note:
                st.markdown(esc(item.note))
        with st.container(key=f"buttons-item-{item.id}", width="content", horizontal=True):
            if st.button(say("Mở"), key=f"open-{item.id}", type="primary"):
                shell.show_item(page.reader, whole, item)
            with st.popover(say("Liên kết, mã QR"), key=f"link-{item.id}"):
                _link(page, whole.on, item)
            if is_editor:
                with st.popover(say("Sửa"), key=f"edit-{item.id}"):
                    _edit(page, whole, place, item)


def _about(page: Page, item: Item) -> str:
    """Page, view, filters and snapshot of an item in words."""
    say = page.say.say
    menus = {p.address: say(p.menu) for p in shell.page_files()}
    known = {m.id: m.day for m in listed(page.opened.home.snapshots)}
    day = page.say.day(known[item.snapshot]) if item.snapshot in known else say("chưa rõ")
    who = say("ghim {at}", at=item.pinned_at.replace("T", " ")[:16])
    words = filter_words(page, item.filters)
    return " · ".join([menus.get(item.page, esc(item.page)), *words, say("số liệu ngày {day}", day=day), who])


def filter_words(page: Page, said: dict[str, str]) -> list[str]:
    """The filters of an address in words, period first."""
    manifest, say = page.opened.manifest, page.say
    period = periods.read_code(said.get("period", ""), manifest.start, manifest.day)
    words = [periods.name_of(period, say)] if period else []
    if said.get("scheme"):
        words.append(say.say(filters.SCHEMES.get(said["scheme"], said["scheme"])))
    for name in filters.CODES:
        codes = [code for code in said.get(name, "").split(",") if code]
        known = page.labels.get(name.removesuffix("s"), {})
        if codes:
            more = f" +{len(codes) - 1}" if len(codes) > 1 else ""
            words.append(esc(known[codes[0]]) + more if codes[0] in known else say.say("{n} nơi hoặc người", n=len(codes)))
    return words


def base_address() -> str:
    """Scheme and host of this visit, as other people in the room reach it."""
    parts = urlsplit(st.context.url or "http://127.0.0.1:8501")
    return f"{parts.scheme}://{parts.netloc}"


def link_of(meeting: date, item: Item, language: str) -> str:
    """The address that opens exactly this item, on any machine that reaches this server."""
    language_part = {} if language == "vi" else {"lang": language}
    return f"{base_address()}/{item.page}?{urlencode({**item.address(meeting), **language_part})}"


def _link(page: Page, meeting: date, item: Item) -> None:
    address = link_of(meeting, item, page.reader.language)
    st.image(qr.png(address), width=240, caption=page.say.say("Mở mục này trên máy khác trong mạng"))
    st.code(address, language=None, wrap_lines=True)


def _edit(page: Page, whole: Agenda, place: int, item: Item) -> None:
    say = page.say.say
    st.text_input(say("Tên mục"), item.title, key=f"title-{item.id}")
    st.text_area(say("Ghi chú cho mục này"), item.note, key=f"note-{item.id}", height=80)
    act = (page, whole.on, item.id)
    st.button(say("Ghi lại"), key=f"save-{item.id}", on_click=_save, args=act, type="primary")
    with st.container(horizontal=True):
        st.button(say("Lên trên"), key=f"up-{item.id}", on_click=_move, args=(*act, -1), disabled=place == 0)
        st.button(say("Xuống dưới"), key=f"down-{item.id}", on_click=_move, args=(*act, 1), disabled=place == len(whole.items) - 1)
        st.button(say("Bỏ khỏi phiên họp"), key=f"remove-{item.id}", on_click=_remove, args=act)


def _save(page: Page, meeting: date, item_id: str) -> None:
    texts = {"title": st.session_state[f"title-{item_id}"], "note": st.session_state[f"note-{item_id}"]}
    agenda.rewritten(page.opened.home, meeting, item_id, page.reader.signed, **texts)


def _move(page: Page, meeting: date, item_id: str, step: int) -> None:
    agenda.moved(page.opened.home, meeting, item_id, step, page.reader.signed)


def _remove(page: Page, meeting: date, item_id: str) -> None:
    agenda.removed(page.opened.home, meeting, item_id, page.reader.signed)


def _begin(page: Page) -> None:
    """A new meeting, for those who prepare them."""
    say = page.say.say
    if page.is_presenting or page.reader.role not in frozen.EDITORS:
        return
    with st.popover(say("Phiên họp mới"), key="meeting-new", icon=":material/add:"):
        st.text_input(say("Ngày họp (ngày/tháng/năm)"), key="meeting-new-day", placeholder="15/11/2026")
        st.text_input(say("Tên phiên họp"), key="meeting-new-title")
        st.button(say("Mở chương trình"), key="meeting-new-do", on_click=_open_new, args=(page,), type="primary")
        if said := st.session_state.pop("meeting-said", ""):
            st.markdown(said)


def _open_new(page: Page) -> None:
    day = pin.read_day(st.session_state["meeting-new-day"])
    if day is None:
        st.session_state["meeting-said"] = page.say.say("Ngày họp cần viết như 15/11/2026.")
        return
    agenda.begin(page.opened.home, day, st.session_state["meeting-new-title"], page.reader.signed)
    st.session_state[days.STATE] = day
    st.session_state.pop("w-meeting", None)
