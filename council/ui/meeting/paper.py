"""View: the meeting's paper in four forms, drafted from the same answers when pressed."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import streamlit as st

from council import charts, digest, export, papers
from council.errors import CouncilError
from council.home import access_log
from council.meeting import agenda, resolutions, slides
from council.meeting.agenda import Agenda
from council.sentences import meeting as sentences
from council.sentences import series
from council.sentences.finding import CHANCE, Finding
from council.ui import door, filters, logged
from council.ui import page as pages
from council.ui.door import Opened
from council.ui.meeting import days
from council.ui.meeting.agenda import link_of
from council.ui.page import Page

SHAPES = {
    "docx": "Báo cáo để sửa (DOCX)",
    "pdf": "Báo cáo để in (PDF)",
    "pptx": "Trang trình chiếu (PPTX)",
    "xlsx": "Phụ lục số liệu (Excel)",
}


def show(page: Page) -> None:
    """What the paper holds, and one button per form."""
    say = page.say.say
    try:
        meeting = days.choice(page)
        whole = agenda.read_agenda(page.opened.home, meeting) if meeting else None
        opened = _source(page, whole)
        names = papers.templates(page.reader.language, page.opened.home.papers)
    except CouncilError as error:
        return pages.error(page, "paper", error)
    period = filters.period_of(opened)
    text = say(
        "Tài liệu lấy đúng các con số của phiên họp: {period}, số liệu ngày **{day}**; mỗi con số có chú dẫn câu hỏi và tham số.",
        period=filters.period_words(opened, page.reader), day=page.say.day(opened.manifest.day),
    )  # fmt: skip
    pages.answer(page, Finding(CHANCE, (), text))
    if page.is_presenting:
        return None
    template = next(iter(names))
    if len(names) > 1:
        template = st.selectbox(say("Mẫu báo cáo"), list(names), format_func=names.get, key="w-template") or template
    who, scope = logged.of_page(page), access_log.facts({"period_start": period.start, "period_end": period.end})
    paper_taker = replace(who, snapshot=opened.manifest.id)
    with st.container(key="card-paper"):
        st.header(say("Tải tài liệu của phiên họp"), anchor=False)
        parts = "Gồm tổng quan, nguồn giới thiệu, bỏ sót, khối lượng, báo cáo của các cơ quan, kết luận, phụ lục định nghĩa."
        st.caption(say(parts))
        with st.container(horizontal=True):
            for shape, words in SHAPES.items():
                st.download_button(
                    say(words),
                    data=lambda shape=shape: paper_taker.takes(
                        papers.write(_draft(page, opened, period, template, whole), shape), f"paper:{template}.{shape}", scope
                    ),
                    file_name=f"bao-cao-hoi-dong_{period.start}_{period.end - timedelta(days=1)}_{opened.manifest.id}.{shape}",
                    mime=papers.MIME[shape],
                    key=f"paper-{shape}",
                    on_click="ignore",
                )
            st.download_button(
                say("Bản tin ngắn (HTML)"),
                data=lambda: who.takes(_digest(page), "digest.html"),
                file_name=f"ban-tin_{page.opened.manifest.id}.html",
                mime="text/html",
                key="paper-digest",
                on_click="ignore",
                help=say("Điều cần chú ý và điều đã đổi, chỉ số đếm; gửi cho người không mở bảng điều hành."),
            )
            if whole and whole.items:
                st.download_button(
                    say("Gói USB (một tệp HTML)"),
                    data=lambda: who.takes(_bundle(page, whole), "bundle.html", access_log.facts({"day": whole.on})),
                    file_name=f"phien-hop_{whole.on}.html",
                    mime="text/html",
                    key="paper-bundle",
                    on_click="ignore",
                    help=say("Các mục của chương trình họp, xem được không cần máy chủ và mạng; không có dòng theo từng người."),
                )
    return None


def _digest(page: Page) -> bytes:
    """The digest of the snapshot on the screen against what the last meeting saw."""
    who = page.reader
    return digest.html(digest.draft(page.opened.home, page.opened.served, who.role, who.language, date.today())).encode()


def _bundle(page: Page, whole: Agenda) -> bytes:
    """Every item as it was pinned; an item pinned before slides were kept says so."""
    made, say = [], page.say.say
    for item in whole.items:
        kept = slides.read(page.opened.home, whole.on, item.id)
        missing = say("Mục này được ghim khi chưa lưu hình; mở liên kết của mục hoặc ghim lại.")
        made.append(asdict(kept) if kept else asdict(_without_picture(page, item, missing)))
        made[-1] |= {"title": item.title, "remark": item.note}
    title = whole.title or say("Phiên họp ngày {day}", day=page.say.day(whole.on))
    return export.bundle(title, made, page.reader.language, charts.plotly_source())


def _without_picture(page: Page, item: agenda.Item, missing: str) -> slides.Slide:
    council = page.opened.manifest.council_en if page.reader.language == "en" else page.opened.manifest.council_vi
    simulated = page.opened.manifest.is_simulated
    return slides.Slide(item.title, missing, page.reader.language, item.snapshot, "", council, simulated, "none")


def _source(page: Page, whole: Agenda | None) -> Opened:
    """The snapshot most items of the agenda are frozen to; without items the one on the screen."""
    pinned = [item.snapshot for item in whole.items] if whole else []
    return door.open_snapshot(page.role, max(set(pinned), key=pinned.count)) if pinned else page.opened


def _items(page: Page, opened: Opened, whole: Agenda | None) -> list[papers.AgendaItem] | None:
    """The agenda for the paper; the answer of an item is printed where the item is frozen to the paper's own snapshot."""
    made = []
    for item in whole.items if whole else ():
        is_same = item.snapshot == opened.manifest.id and item.question in opened.catalog.questions
        given = filters.parameters_of(opened, item.filters) if is_same else None
        address = link_of(whole.on, item, page.reader.language)
        made.append(papers.AgendaItem(item.title, item.note, item.question if is_same else None, given, address))
    return made or None


def _draft(page: Page, opened: Opened, period, template: str, whole: Agenda | None):
    given = {k: v for k, v in filters.parameters(opened).items() if k not in ("period_start", "period_end") and v}
    return papers.draft(
        opened.warehouse,
        period,
        language=page.reader.language,
        template=template,
        filters=given,
        resolutions=_resolutions(page),
        agenda=_items(page, opened, whole),
        folder=page.opened.home.papers,
    )


def _resolutions(page: Page):
    """Those recorded here with the figure before and after; None = those of the agencies' files."""
    own, day, made = resolutions.read_resolutions(page.opened.home), page.opened.manifest.day, []
    for one in own:
        before = after = None
        if one.figure in series.MONTHLY:
            months = series.around(series.monthly(page, one.figure), one.meeting)
            words = sentences.moved(page.say, one.figure, *(series.summed(m) for m in months), tuple(len(m) for m in months))
            before, after = words[0], words[1]
        state = resolutions.state_on(day, one.kind, one.due_on, one.done_on)
        made.append(papers.Resolution(one.text, one.owner, one.due_on, one.done_on, state, one.note, before, after))
    return made or None
