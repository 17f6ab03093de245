"""Page 10: the signals that need the council's attention, each against last year and against chance."""

from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from council.answer import Answer, ColumnWords, Words
from council.sentences import overview as sentences
from council.sentences import signals
from council.sentences.overview import Signal
from council.ui import door, filters, frozen, slide
from council.ui import page as pages
from council.ui.page import Page
from council.ui.shell import ASSETS
from council.words import Speaker, esc

_signals = st.components.v2.component(
    "council_signals", js=(ASSETS / "signals.js").read_text(encoding="utf-8"), isolate_styles=False
)


COLUMNS = {  # fields of a signal as the table of a pinned overview; the words are those of the page's own headings
    "name": "Chỉ dấu",
    "value": "Giá trị",
    "note": "Đơn vị tính",
    "change": "So với cùng kỳ",
    "before": "Cùng kỳ",
    "verdict": "Hơn mức ngẫu nhiên không?",
    "why": "Vì sao",
    "act": "Việc có thể làm",
    "target": "Mục tiêu",
}
TITLE = "Các chỉ dấu của kỳ"


def show(page: Page) -> None:
    """Summary, then the list in its fixed order."""
    found, say = signals.make(page), page.say.say
    pages.answer(page, sentences.summary(page.say, found))
    answer = _answer(page, found)
    if answer is not None:
        frozen.remember(page.here.address, "", *answer)
    head = [
        say(COLUMNS["name"]),
        page.period_words,
        say(COLUMNS["change"]),
        say(COLUMNS["verdict"]),
        say("{n} tháng qua", n=signals.MONTHS_SHOWN),
        say(COLUMNS["act"]),
    ]
    if page.is_presenting:
        with st.container(key="present-on"), st.container(key="slide-signals"):
            _signals(data={"head": head[:-1], "rows": [_row(signal) for signal in found]}, key="signals")
        return page.slide_foot("overview", _targets(page, found))
    _signals(data={"head": head, "rows": [_row(signal) for signal in found]}, key="signals")
    return _footnote(page, answer[0] if answer else None, _targets(page, found))


def _targets(page: Page, found: list[Signal]) -> str:
    """Where the targets come from and since when; empty where the council set none."""
    sources = sentences.target_sources(found)
    return page.say.say("Mục tiêu: {sources}.", sources="; ".join(sources)) if sources else ""


def _row(signal: Signal) -> dict[str, object]:
    return {**vars(signal), "history": list(signal.history)}


def _answer(page: Page, found: list[Signal]) -> tuple[Answer, partial] | None:
    """What an agenda keeps of the list: its rows in Vietnamese whatever the reader's language, so that a later reading can
    prove them, and how to make its slide; None where not even the reports can be asked."""
    base = page.ask("report_calendar", sectors=None)
    if not isinstance(base, Answer):
        return None
    source = page
    if page.reader.language != "vi":
        who = replace(page.reader, speaker=Speaker("vi"))
        source = replace(page, reader=who, labels=door.labels(page.opened, "vi"))
    kept, seen = (_table(page, base, rows) for rows in (found if source is page else signals.make(source), found))
    return kept, partial(slide.made, page, seen, None, page.say.say(TITLE))


def _table(page: Page, base: Answer, found: list[Signal]) -> Answer:
    """The signals as rows, with the provenance of ``base``."""
    english = Speaker("en").say
    columns = {name: ColumnWords(name, Words(words, english(words))) for name, words in COLUMNS.items()}
    names = [name for name in COLUMNS if name != "target" or any(signal.target for signal in found)]
    cited = [replace(s, target=f"{s.target} ({s.target_source})") if s.target else s for s in found]
    rows = pl.DataFrame({name: [getattr(signal, name) for signal in cited] for name in names}, dict.fromkeys(names, pl.String))
    return replace(
        base, question="overview", rows=rows, columns=columns, key=(), title=Words(TITLE, english(TITLE)),
        date_rule=None, caution=None, parameters=filters.parameters(page.opened),
    )  # fmt: skip


def _footnote(page: Page, kept: Answer | None, targets: str) -> None:
    say, before = page.say, filters.year_before(page.opened)
    words = [say.say("Dải xám trong đường nhỏ: giới hạn dao động thường thấy (XmR).")]
    if before:
        words.append(
            say.say("Cùng kỳ: {start} đến trước {end}.", start=say.day(before["period_start"]), end=say.day(before["period_end"]))
        )
    words.append(
        say.say("“Khác rõ” chỉ dùng khi vượt giới hạn 99,8%; không chỉ dấu nào được tô màu nếu không có lý do ghi bên cạnh.")
    )
    words += [esc(targets)] if targets else []
    more = [f"[{say.say('Định nghĩa')}](/definitions)", say.say("bản chụp {snapshot}", snapshot=page.opened.manifest.id)]
    proof = frozen.proof(page.reader, page.opened.home, kept) if kept else ""
    more += [f"**{esc(proof)}**"] if proof else []
    with st.container(key="foot-overview"):
        st.markdown(" ".join(words) + " · " + " · ".join(more))
