"""Page 70, steward only: the access log of a month as a table, and its file."""

from datetime import date, datetime

import polars as pl
import streamlit as st

from council.errors import CouncilError
from council.export.sheets import heading_of_parameter
from council.home import access_log
from council.ui import logged
from council.ui import page as pages
from council.ui.page import Page
from council.ui.reader import ROLES

SHOWN = 200  # newest lines on the page; the file holds all
HEADINGS = {
    "at": "Lúc",
    "role": "Vai trò",
    "what": "Sự việc",
    "thing": "Câu hỏi, tài liệu",
    "rows": "Số dòng",
    "scope": "Phạm vi, bộ lọc",
    "visit": "Lượt xem",
    "snapshot": "Bản chụp",
    "sha256": "SHA-256",
}
THINGS = {
    "paper": "Báo cáo của phiên họp",
    "digest": "Bản tin ngắn",
    "bundle": "Gói USB",
    "returns": "Dòng trả lại cơ quan",
    "advice": "Gợi ý phân công",
    "link_review": "Cặp dòng chờ xem",
    "links": "Liên kết giữa các dòng",
    "what_changed": "Con số đã đổi giữa hai bản",
    "access_log": "Nhật ký truy cập",
    "start": "khi mở chương trình",
    "passphrase": "bằng mật khẩu",
    "demo": "dữ liệu mô phỏng",
    "same": "cùng một người",
    "different": "hai người khác nhau",
    "unsure": "chưa chắc",
    "undone": "hoàn tác",
}


def show(page: Page) -> None:
    """The newest lines of the chosen month; nothing for other roles and on slides."""
    if page.reader.role != "steward" or page.is_presenting:
        return None
    say, months = page.say.say, access_log.months(page.opened.home)
    with st.container(key="card-access"):
        st.header(say("Nhật ký truy cập và tải về"), anchor=False)
        st.caption(
            say(
                "Ai (vai trò, không tên) đã tải gì, mở danh sách từng dòng nào, đổi vai trò, nhận tệp, công bố, quyết cặp dòng. "
                "Ghi trong máy này, mỗi tháng một tệp, chỉ thêm dòng."
            )
        )
        if not months:
            return pages.state(page, "access", say("Chưa có việc nào được ghi."))
        month = st.selectbox(
            say("Tháng"), months, format_func=lambda code: page.say.month(date.fromisoformat(f"{code}-01")), key="w-access-month",
            width=180,
        )  # fmt: skip
        try:
            found = access_log.entries(page.opened.home, month)
        except (CouncilError, OSError) as error:
            return pages.state(page, "access", str(error), "error")
        _table(page, found)
        data, who = access_log.file_of(page.opened.home, month), logged.of_page(page)
        st.download_button(
            say("Tải nhật ký tháng này (CSV)"),
            data=lambda: who.takes(data.read_bytes(), "access_log.csv", access_log.facts({"month": month}), len(found)),
            file_name=f"nhat-ky-truy-cap_{month}.csv",
            mime="text/csv",
            key="access-file",
            on_click="ignore",
        )
    return None


def _table(page: Page, found: list[access_log.Entry]) -> None:
    say = page.say
    rows = [
        {
            **vars(entry),
            "at": _moment(page, entry.at),
            "role": say.say(ROLES[entry.role]) if entry.role in ROLES else entry.role,
            "what": access_log.KINDS[entry.what].of(say.language) if entry.what in access_log.KINDS else entry.what,
            "thing": _thing(page, entry.thing),
            "scope": _scope(page, entry.scope),
            "rows": say.number(int(entry.rows)) if entry.rows.isdigit() else "",
        }
        for entry in reversed(found[-SHOWN:])
    ]
    st.dataframe(
        pl.DataFrame(rows, schema=dict.fromkeys(HEADINGS, pl.String)).to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(max(len(rows), 1), 12) * 34 + 37,
        column_config={
            name: st.column_config.Column(say.say(words), width="large" if name in ("thing", "scope") else None)
            for name, words in HEADINGS.items()
        },
        key="table-access",
        alt=say.say("Nhật ký truy cập và tải về"),
    )
    shown = say.number(min(SHOWN, len(found)))
    st.caption(say.say("{n} việc trong tháng; trên đây là {shown} việc mới nhất.", n=say.number(len(found)), shown=shown))


def _moment(page: Page, at: str) -> str:
    """Day and time; a line that says no time as it is."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{page.say.day(moment)} {moment:%H:%M:%S}"


def _thing(page: Page, thing: str) -> str:
    """The question's title or the words of a paper, with the kind of file; what nobody knows any more as it is."""
    name, dot, suffix = thing.partition(".")
    query = page.opened.catalog.questions.get(name)
    words = query.title.of(page.say.language) if query else page.say.say(THINGS.get(name.partition(":")[0], ""))
    return f"{words} ({suffix})" if words and dot else words or thing


def _scope(page: Page, scope: str) -> str:
    """Filters in words; what was typed is not on record."""
    pairs = (part.partition("=") for part in scope.split("; ") if part)
    return "; ".join(f"{heading_of_parameter(name, page.say)}: {_value(page, value)}" for name, _, value in pairs)


def _value(page: Page, value: str) -> str:
    if value == access_log.HIDDEN:
        return page.say.say("không ghi")
    try:
        return page.say.day(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value
