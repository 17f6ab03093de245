"""The views of a page: each one question, one sentence, one main card; which one is open, and the order of the slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from council.ui.page import Page

KEY = "xem"
LAST = "*last*"


@dataclass(frozen=True)
class View:
    """``code`` stands in the address (?xem=…, the first view without it), ``menu`` on the tab, ``question`` above the answer
    (Vietnamese msgids); ``show`` draws answer and cards."""

    code: str
    menu: str
    question: str
    show: Callable[[Page], object]


REGISTRY: dict[str, tuple[View, ...]] = {}


def current(address: str, views: tuple[View, ...]) -> View:
    """The open view of a page: what was chosen in this visit, else what the address says, else the first."""
    state = f"view-{address}"
    if state not in st.session_state:
        st.session_state[state] = st.query_params.get(KEY, "")
    if st.session_state[state] == LAST:
        st.session_state[state] = views[-1].code
    return next((view for view in views if view.code == st.session_state[state]), views[0])


def choose(address: str, code: str) -> None:
    """Opens a view at the next run; ``LAST`` stands for the page's last one."""
    st.session_state[f"view-{address}"] = code
    st.session_state.pop(f"tabs-{address}", None)


def tabs(address: str, views: tuple[View, ...], say: Callable[..., str]) -> None:
    """One line of tabs; draws nothing for a page with a single view."""
    if len(views) < 2:
        return
    names = {view.code: say(view.menu) for view in views}
    with st.container(key="views"):
        st.segmented_control(
            say("Câu hỏi của trang"),
            list(names),
            default=current(address, views).code,
            format_func=names.get,
            key=f"tabs-{address}",
            label_visibility="collapsed",
            on_change=_take,
            args=(address,),
            required=True,
        )


def _take(address: str) -> None:
    st.session_state[f"view-{address}"] = st.session_state[f"tabs-{address}"] or ""


def slides(addresses: list[str]) -> list[tuple[str, str]]:
    """(page, view) of every slide in the order of the menu; a page without views is one slide with an empty view."""
    return [(address, view) for address in addresses for view in [v.code for v in REGISTRY.get(address, ())] or [""]]
