"""What a visit takes home or opens goes into the access log of the home, once and without names."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import IO

import streamlit as st

from council.answer import Answer
from council.home import Home, access_log

VISIT, OPENED = "visit", "opened-rows"


@dataclass(frozen=True)
class Visitor:
    """Who writes, as known while the page is drawn: a file may be made later, where no session can be asked any more."""

    home: Home
    visit: str
    role: str
    snapshot: str = ""

    def note(self, what: str, thing: str = "", scope: str = "", rows: int | None = None, sha256: str = "") -> None:
        """One line of the log; pages go on when it cannot be written, and ``access_log.trouble`` says so."""
        access_log.record(
            self.home, what, visit=self.visit, role=self.role, thing=thing, scope=scope, rows=rows, sha256=sha256,
            snapshot=self.snapshot,
        )  # fmt: skip

    def takes(self, data: bytes, thing: str, scope: str = "", rows: int | None = None) -> bytes:
        """``data`` of a file that is taken home now, after it was noted with its SHA-256."""
        self.note("export", thing, scope, rows, hashlib.sha256(data).hexdigest())
        return data

    def takes_stream(self, file: IO[bytes], thing: str, scope: str = "", rows: int | None = None) -> IO[bytes]:
        """As ``takes`` for an open file, which is left at its beginning."""
        file.seek(0)
        self.note("export", thing, scope, rows, hashlib.file_digest(file, "sha256").hexdigest())
        file.seek(0)
        return file

    def takes_answer(self, data: bytes, found: Answer, shape: str) -> bytes:
        """``data`` = the file of ``found`` in ``shape`` (csv, xlsx, parquet)."""
        return self.takes(data, f"{found.question}.{shape}", access_log.scope_of(found), found.rows.height)


def visitor(home: Home, role: str, snapshot: str = "") -> Visitor:
    """The visit that is being drawn: a random word, made once per visit."""
    if VISIT not in st.session_state:
        st.session_state[VISIT] = secrets.token_hex(4)
    return Visitor(home, st.session_state[VISIT], role, snapshot)


def of_page(page) -> Visitor:
    """The visit of ``page``."""
    return visitor(page.opened.home, page.reader.role, page.opened.manifest.id)


def opens_rows(page, thing: str, scope: str, rows: int) -> None:
    """Rows closed to plain members (persons, cases, officers' limits) are shown: noted once per visit, day and scope, however
    often they are drawn."""
    who = of_page(page)
    key = (date.today(), who.role, who.snapshot, thing, scope, rows)
    seen = st.session_state.setdefault(OPENED, set())
    if key not in seen:
        seen.add(key)
        who.note("rows", thing, scope, rows)
