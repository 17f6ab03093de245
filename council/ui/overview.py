"""Page 10: the signals that need the council's attention, each against last year and against chance."""

import streamlit as st

from council.sentences import overview as sentences
from council.sentences import signals
from council.sentences.overview import Signal
from council.ui import filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.shell import ASSETS

_signals = st.components.v2.component(
    "council_signals", js=(ASSETS / "signals.js").read_text(encoding="utf-8"), isolate_styles=False
)


def show(page: Page) -> None:
    """Summary, then the list in its fixed order."""
    found, say = signals.make(page), page.say.say
    pages.answer(page, sentences.summary(page.say, found))
    head = [
        say("Chỉ dấu"),
        page.period_words,
        say("So với cùng kỳ"),
        say("Hơn mức ngẫu nhiên không?"),
        say("{n} tháng qua", n=signals.MONTHS_SHOWN),
        say("Việc có thể làm"),
    ]
    if page.is_presenting:
        with st.container(key="present-on"), st.container(key="slide-signals"):
            _signals(data={"head": head[:-1], "rows": [_row(signal) for signal in found]}, key="signals")
        return page.slide_foot("overview")
    _signals(data={"head": head, "rows": [_row(signal) for signal in found]}, key="signals")
    return _footnote(page)


def _row(signal: Signal) -> dict[str, object]:
    return {**vars(signal), "history": list(signal.history)}


def _footnote(page: Page) -> None:
    say, before = page.say, filters.year_before(page.opened)
    words = [say.say("Dải xám trong đường nhỏ: giới hạn dao động thường thấy (XmR).")]
    if before:
        words.append(
            say.say("Cùng kỳ: {start} đến trước {end}.", start=say.day(before["period_start"]), end=say.day(before["period_end"]))
        )
    words.append(
        say.say("“Khác rõ” chỉ dùng khi vượt giới hạn 99,8%; không chỉ dấu nào được tô màu nếu không có lý do ghi bên cạnh.")
    )
    more = [f"[{say.say('Định nghĩa')}](/definitions)", say.say("bản chụp {snapshot}", snapshot=page.opened.manifest.id)]
    with st.container(key="foot-overview"):
        st.markdown(" ".join(words) + " · " + " · ".join(more))
