"""Who reads, in which language, in which light, and whether it is a slide: the state of one visit."""

from dataclasses import dataclass

import streamlit as st

from council.charts.tokens import THEMES, Tokens
from council.words import LANGUAGES, Speaker

LANGUAGE_KEY, PRESENT_KEY, ROLE_KEY = "lang", "trinhchieu", "role"
ROLES = {
    "member": "Ủy viên Hội đồng",
    "leader": "Lãnh đạo Trung tâm",
    "analyst": "Người phân tích",
    "steward": "Người giữ dữ liệu",
}


@dataclass(frozen=True)
class Reader:
    """One reader at one moment."""

    speaker: Speaker
    role: str
    tokens: Tokens
    is_presenting: bool
    has_large_letters: bool
    name: str = ""

    @property
    def signed(self) -> str:
        """Who changed something, for the history: the role, and the name where one was given."""
        return f"{self.role} · {self.name}" if self.name else self.role

    @property
    def language(self) -> str:
        """ "vi" or "en"."""
        return self.speaker.language


def language() -> str:
    """The language chosen in this visit, else that of the address, else Vietnamese."""
    chosen = st.session_state.get("reader-language") or st.query_params.get(LANGUAGE_KEY, "vi")
    return chosen if chosen in LANGUAGES else "vi"


def is_presenting() -> bool:
    """True in presentation mode (``?trinhchieu=1``)."""
    if "reader-presenting" not in st.session_state:
        st.session_state["reader-presenting"] = st.query_params.get(PRESENT_KEY) == "1"
    return bool(st.session_state["reader-presenting"])


def reader() -> Reader:
    """The reader as the session knows him."""
    theme = st.context.theme.type if st.context.theme else None
    return Reader(
        Speaker(language()),
        st.session_state.get("reader-role", "member"),
        THEMES.get(theme or "light", THEMES["light"]),
        is_presenting(),
        bool(st.session_state.get("reader-large", False)),
        st.session_state.get("reader-name", ""),
    )
