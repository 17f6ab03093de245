"""What a reader may do to the rows of page 50 before taking them home: find, choose columns, cross; and saved views."""

import streamlit as st

from council import export, saved
from council.answer import Answer, Pivot, Shape
from council.errors import CouncilError, UsageError
from council.ui import filters
from council.ui.page import Page
from council.words import esc

COLUMNS, PIVOT = "cot", "cheo"
MAY_SAVE = ("leader", "analyst", "steward")


def choose(page: Page, found: Answer) -> tuple[Answer, dict[str, str]]:
    """The answer as the reader shaped it, and what the address says of it (searched text stays out of the address)."""
    names = [name for name in found.rows.columns if not name.endswith("_order")]
    with st.container(key="shaping", horizontal=True, gap="xsmall", vertical_alignment="bottom"):
        find = st.text_input(
            page.say.say("Tìm trong bảng"),
            key=f"find-{found.question}",
            placeholder=page.say.say("gõ không dấu cũng được"),
            label_visibility="collapsed",
            width=260,
            max_chars=80,
        )
        with st.popover(page.say.say("Chọn cột")):
            columns = _columns(page, found, names)
        with st.popover(page.say.say("Bảng chéo")):
            pivot = _pivot(page, found, names)
        with st.popover(page.say.say("Góc nhìn đã lưu")):
            saved_views(page)
    shape = Shape(find or "", () if pivot else tuple(columns), pivot)
    address = {COLUMNS: ",".join(columns), PIVOT: ",".join((pivot.rows, pivot.across, pivot.of)).rstrip(",") if pivot else ""}
    if shape == Shape():
        return found, {}
    try:
        return export.shaped(found, shape, page.reader.language, page.labels), {k: v for k, v in address.items() if v}
    except UsageError as error:
        st.caption(esc(error.of(page.reader.language)))
        return found, {}


def _words(page: Page, found: Answer, name: str) -> str:
    return found.columns[name].words.of(page.reader.language) if name in found.columns else name


def _columns(page: Page, found: Answer, names: list[str]) -> list[str]:
    wished = [name for name in st.query_params.get(COLUMNS, "").split(",") if name in names]
    return st.multiselect(
        page.say.say("Chỉ các cột"),
        names,
        default=wished,
        format_func=lambda name: _words(page, found, name),
        key=f"columns-{found.question}",
        placeholder=page.say.say("tất cả các cột"),
        filter_mode="contains",
        select_all=False,
    )


def _pivot(page: Page, found: Answer, names: list[str]) -> Pivot | None:
    say, wished = page.say.say, st.query_params.get(PIVOT, "").split(",")
    wished += [""] * (3 - len(wished))
    choices = [("rows", "Mỗi dòng là một", ["", *names], wished[0]), ("across", "Mỗi cột là một", ["", *names], wished[1])]
    picked = {}
    for key, label, options, now in choices:
        picked[key] = st.selectbox(
            say(label),
            options,
            index=options.index(now) if now in options else 0,
            format_func=lambda name: _words(page, found, name) if name else say("(không dùng)"),
            key=f"pivot-{key}-{found.question}",
        )
    options = ["", *export.amounts(found)]
    of = st.selectbox(
        say("Trong ô là"),
        options,
        index=options.index(wished[2]) if wished[2] in options else 0,
        format_func=lambda name: say("tổng của “{column}”", column=_words(page, found, name)) if name else say("số dòng"),
        key=f"pivot-of-{found.question}",
    )
    st.caption(say("Tỷ lệ, trung vị, giới hạn không cộng được nên không có ở đây. Ô trống: không có dòng nào, không phải số 0."))
    return Pivot(picked["rows"], picked["across"], of) if picked["rows"] and picked["across"] else None


def saved_views(page: Page) -> None:
    """Links to the saved views; roles that work with tables may save what is shown under a name."""
    try:
        views = saved.read(page.opened.home)
    except CouncilError as error:
        st.caption(esc(error.of(page.reader.language)))
        return
    _open_or_forget(page, views)
    if page.reader.role in MAY_SAVE:
        name = st.text_input(page.say.say("Tên góc nhìn"), key="saved-name", max_chars=80)
        if st.button(page.say.say("Lưu góc nhìn đang xem"), key="saved-save", disabled=not (name or "").strip()):
            saved.save(page.opened.home, saved.SavedView(name, st.query_params.to_dict(), page.reader.role))
            st.rerun()


def _open_or_forget(page: Page, views: list[saved.SavedView]) -> None:
    say, home, role = page.say.say, page.opened.home, page.reader.role
    if not views:
        st.caption(say("Chưa lưu góc nhìn nào."))
    for number, view in enumerate(views):
        with st.container(horizontal=True, key=f"saved-{number}", vertical_alignment="center"):
            if st.button(esc(view.name), key=f"saved-open-{number}", type="tertiary", width="stretch"):
                filters.read_address_again()
                st.session_state.pop("explore-question", None)
                st.switch_page(str(page.here.path), query_params=view.address)
            if role in MAY_SAVE:
                label = say("Bỏ góc nhìn {name}", name=view.name)
                st.button(
                    say("Bỏ"),
                    key=f"saved-off-{number}",
                    type="tertiary",
                    help=esc(label),
                    on_click=saved.forget,
                    args=(home, view.name, role),
                )
