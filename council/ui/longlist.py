"""Row lists too long to hold in memory: one page at a time from the database, files written part by part."""

import tempfile
from dataclasses import replace
from typing import IO

import polars as pl
import streamlit as st

from council import export
from council.answer import Answer
from council.catalog import Query
from council.errors import CouncilError
from council.export.again import command
from council.home import access_log
from council.sentences.finding import CHANCE, Finding
from council.ui import card, door, filters, logged
from council.ui import page as pages
from council.ui.page import Asked, Page
from council.words import esc

ROWS_PER_PAGE = 1_000
WHOLE_ROWS = 50_000  # up to here a list is fetched whole, so that it can be searched and crossed
BROWSER_ROWS = 1_000_000  # above, a file is made by the command and not through the browser


def rows_of(page: Page, query: Query, given: dict[str, object]) -> int | CouncilError:
    """Rows of the whole answer; 0 for questions that are not row lists."""
    if "page_size" not in query.parameters:
        return 0
    return door.count(page.opened, query.name, {**filters.parameters(page.opened), **given})


def show(page: Page, query: Query, given: dict[str, object], rows: int) -> None:
    """Sentence, page of rows, files of all ``rows``."""
    say = page.say.say
    found, sheets = _sheet(page, "explore", query.name, given, rows)
    if isinstance(found, CouncilError):
        return pages.error(page, "explore", found)
    sentence = say("**{n}** dòng khớp bộ lọc; tệp tải về có đúng các dòng này.", n=page.say.number(rows))
    pages.answer(page, Finding(CHANCE, (), sentence))
    words = say(
        "Danh sách dài: tìm và bảng chéo dùng được khi không quá {n} dòng, hãy thu hẹp bộ lọc.", n=page.say.number(WHOLE_ROWS)
    )
    _card(page, "explore", found, rows, sheets, found.title.of(page.reader.language), words, rows_shown=14)
    return card.footnote(page, "explore", found)


def support(page: Page, name: str, question: str, *, heading: str, read: str, **given: object) -> None:
    """A supporting card of single rows: one page at a time, files of all rows; absent on slides."""
    rows = 0 if page.is_presenting else rows_of(page, page.opened.catalog.questions[question], given)
    if isinstance(rows, CouncilError) or rows <= ROWS_PER_PAGE:
        return card.support(page, name, page.ask(question, **given), None, heading=heading, read=read)
    found, sheets = _sheet(page, name, question, given, rows)
    if isinstance(found, CouncilError):
        return card.support(page, name, found, None, heading=heading)
    return _card(page, name, found, rows, sheets, heading, read, rows_shown=card.TABLE_ROWS)


def _sheet(page: Page, name: str, question: str, given: dict[str, object], rows: int) -> tuple[Asked, int]:
    """The page of rows that the reader chose in card ``name``, and how many pages there are."""
    sheets = -(-rows // ROWS_PER_PAGE)
    sheet = min(int(st.session_state.get(f"sheet-{name}", 1)), sheets)
    return page.ask(question, **given, page_size=ROWS_PER_PAGE, page=sheet), sheets


def _card(page: Page, name: str, found: Answer, rows: int, sheets: int, heading: str, read: str, rows_shown: int) -> None:
    say = page.say.say
    with st.container(key=f"card-{name}"):
        with st.container(key=f"headline-{name}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(key=f"words-{name}", width="stretch"):
                st.header(esc(heading), anchor=False)
                st.caption(read)
            with st.container(key=f"buttons-{name}", horizontal=True, width="content", gap="xsmall"):
                with st.popover(say("Định nghĩa"), key=f"definition-{name}"):
                    card.definition(page, found)
                with st.popover(say("Tải về"), key=f"take-{name}"):
                    _files(page, name, found, rows)
        card.table(page, name, found, rows_shown=rows_shown)
        key = f"sheet-{name}"
        if key in st.session_state:  # fewer rows than when the page was chosen
            st.session_state[key] = min(int(st.session_state[key]), sheets)
        st.number_input(say("Trang (mỗi trang 1.000 dòng, có {n} trang)", n=page.say.number(sheets)), 1, sheets, key=key)


def _files(page: Page, name: str, found: Answer, rows: int) -> None:
    """Files of all rows through the browser, or the command that makes one of any length."""
    say, whole = page.say.say, {n: v for n, v in found.parameters.items() if n not in ("page_size", "page")}
    st.markdown(say("{n} dòng, đúng bộ lọc đang chọn.", n=page.say.number(rows)))
    who, scope = logged.of_page(page), access_log.scope_of(replace(found, parameters=whole))
    if rows <= BROWSER_ROWS:
        for shape in export.STREAMED:
            st.download_button(
                {"csv": "CSV", "parquet": "Parquet"}[shape],
                data=lambda shape=shape: who.takes_stream(
                    _written(page, found.question, whole, shape), f"{found.question}.{shape}", scope, rows
                ),
                file_name=export.file_name(found, shape),
                mime=export.MIME[shape],
                key=f"file-{name}-{shape}",
                on_click="ignore",
                width="stretch",
            )
        card.long_workbook(page, name, lambda: _whole(page, found.question, whole), rows)
        return
    st.markdown(say("Tệp dài như vậy không đi qua trình duyệt; chạy lệnh này trên máy chủ:"))
    plain = Answer(**{**vars(found), "parameters": whole})
    st.code(command(plain, page.reader.language, "csv") + " --out " + export.file_name(plain, "csv"), language="bash")


def _whole(page: Page, question: str, parameters: dict[str, object]) -> Answer:
    """All rows in one answer, fetched part by part and not kept by the warehouse's cache."""
    given = {name: value for name, value in parameters.items() if value is not None}
    parts = list(page.opened.warehouse.stream(question, **given))
    hidden = [part.withheld for part in parts if part.withheld]
    withheld = replace(hidden[0], rows=sum(h.rows for h in hidden), cells=sum(h.cells for h in hidden)) if hidden else None
    return replace(parts[0], rows=pl.concat([part.rows for part in parts]), withheld=withheld)


def _written(page: Page, question: str, parameters: dict[str, object], shape: str) -> IO[bytes]:
    target = tempfile.TemporaryFile()  # noqa: SIM115 — read by the browser's download, gone when closed
    given = {name: value for name, value in parameters.items() if value is not None}
    export.write_parts(page.opened.warehouse.stream(question, **given), shape, target, page.reader.language, page.labels)
    target.seek(0)
    return target
