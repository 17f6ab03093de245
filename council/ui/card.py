"""A card: heading, how to read it, chart or table, definition, files to take home, and the footnote."""

import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

import polars as pl
import streamlit as st

from council import access, charts, export
from council.answer import Answer, is_share
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.home import access_log
from council.sentences.finding import plain
from council.ui import areas, filters, frozen, logged, picture, read_rows, slide
from council.ui import page as pages
from council.ui.page import Asked, Page
from council.words import esc

Draw = Callable[[Style], Figure]
MAIN_SIZE, SUPPORT_SIZE, SLIDE_SHARE = 15, 13, 0.024
TABLE_ROWS = 9
MANY_ROWS = 8  # more rows than this need the tall form, else their names overlap on low screens
PHONE, LEAST_PLOT = 358, 110  # px of width: what a phone gives a chart, and what marks need
_SHAPES = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}


def main(
    page: Page,
    name: str,
    found: Asked,
    draw: Draw,
    *,
    heading: str,
    read: str = "",
    narrow: Draw | None = None,
    is_tall: bool = False,
    click: str = "",
) -> None:
    """The main chart, as high as the screen allows. ``narrow`` is drawn on phones instead; ``is_tall`` = many rows;
    ``click`` = the filter that a click on a mark sets to the mark's code (first element of its customdata)."""
    if isinstance(found, CouncilError):
        return pages.error(page, name, found)
    page.main_answer = found
    frozen.remember(page.here.address, page.view_code, found, partial(slide.made, page, found, draw, heading))
    if page.is_presenting:
        return _slide(page, name, found, draw)
    with st.container(key=f"card-{name}"):
        shape = _head(page, name, found, heading, read)
        if found.rows.is_empty():
            pages.empty(page, name)
        elif shape == "table":
            table(page, name, found)
        else:
            _main_chart(page, name, draw, narrow, is_tall, click)
    return footnote(page, name, found)


def _main_chart(page: Page, name: str, draw: Draw, narrow: Draw | None, is_tall: bool, click: str) -> None:
    kind = ("main-wide-" if narrow else "main-") + ("tall-" if is_tall else "")
    with st.container(key=kind + name):
        _plot(page, f"plot-{name}", draw(page.style(MAIN_SIZE - is_tall)), page.alt, stretch=True, click=click)
    if narrow:
        with st.container(key=f"narrow-{name}"):
            _plot(page, f"plot-narrow-{name}", narrow(page.style(SUPPORT_SIZE, 460, 358)), page.alt, click=click)


def _slide(page: Page, name: str, found: Answer, draw: Draw) -> None:
    height = st.session_state.get("slide-height", 1080)
    size = max(15.0, round(height * SLIDE_SHARE * (1.25 if page.reader.has_large_letters else 1), 1))
    with st.container(key="present-on"), st.container(key=f"main-{name}"):
        if found.rows.is_empty():
            pages.empty(page, name)
        else:
            style = page.style(size, None, round(height * 1.66))
            _plot(
                page,
                f"plot-{name}",
                draw(Style(style.tokens, style.size, style.speaker, None, round(height * 0.58), style.width)),
                page.alt,
                stretch=True,
            )
    page.slide_foot(name, areas.approximate_words(page, areas.approximate_of(found.rows)))


def support(
    page: Page,
    name: str,
    found: Asked,
    draw: Draw | None,
    *,
    heading: str,
    read: str = "",
    height: int = 320,
    width: int = 580,
    below: str = "",
    phone_table: bool = False,
    click: str = "",
) -> None:
    """A supporting card with its table twin; absent on slides. ``below`` = words under the chart; ``phone_table`` = on
    narrow screens the table stands for a chart that needs width (always where its words leave no room); ``click`` as in
    ``main``."""
    if page.is_presenting:
        return None
    with st.container(key=f"card-{name}"):
        if isinstance(found, CouncilError):
            st.header(esc(heading), anchor=False)
            return pages.error(page, name, found)
        shape = _small_head(page, name, found, heading, read, with_chart=draw is not None)
        alt = plain(" ".join(sentence(words) for words in (heading, read, below) if words))
        if found.rows.is_empty():
            pages.empty(page, name)
        elif draw is None or shape == "table":
            table(page, name, found)
        else:
            figure = draw(page.style(SUPPORT_SIZE, height, width))
            needs_table = phone_table or _fills_a_phone(figure)
            with st.container(key=f"wide-{name}") if needs_table else nullcontext():
                _plot(page, f"plot-{name}", figure, alt, click=click)
            if needs_table:
                with st.container(key=f"narrow-{name}"):
                    table(page, f"{name}-narrow", found)
        if below:
            st.caption(below)
        if (found.date_rule or found.caution) and not (page.main_answer and page.main_answer.question == found.question):
            st.caption(
                " ".join(esc(sentence(words.of(page.reader.language))) for words in (found.date_rule, found.caution) if words)
            )
    return None


def _fills_a_phone(figure: Figure) -> bool:
    """True where names and words at the sides leave too little of a phone's width for the marks."""
    margin = figure["layout"].get("margin", {})
    return PHONE - margin.get("l", 0) - margin.get("r", 0) < LEAST_PLOT


def _plot(page: Page, key: str, figure: Figure, alt: str, stretch: bool = False, click: str = "") -> None:
    """``alt`` = what a reader who does not see the chart is told."""
    if not figure["data"]:
        return pages.empty(page, key)
    clickable = {"on_select": lambda: _take_click(key, click), "selection_mode": "points"} if click else {}
    if click:
        figure = {
            **figure,
            "layout": {**figure["layout"], "clickmode": "event+select"},
            "data": [_unfaded(t) for t in figure["data"]],
        }
    st.plotly_chart(
        figure,
        theme=None,
        config=charts.CONFIG,
        key=key,
        height="stretch" if stretch else "content",
        alt=alt or page.say.say(page.here.question),
        **clickable,
    )
    return None


def _unfaded(trace: dict) -> dict:
    """A mark that is not clicked keeps its colour: the filter chip says what is chosen."""
    return trace if trace.get("type") == "sankey" else {**trace, "unselected": {"marker": {"opacity": 1}}}


def _take_click(key: str, name: str) -> None:
    """The clicked mark's code becomes the filter ``name``; marks without a code do nothing."""
    points = st.session_state[key].selection.points
    code = points[0].get("customdata") if points else None
    code = code[0] if isinstance(code, list) and code else code
    if isinstance(code, str) and code:
        filters.click(name, code)


def _head(page: Page, name: str, found: Answer, heading: str, read: str, with_chart: bool = True) -> str:
    """Heading at the left, tools at the right; returns "chart" or "table"."""
    say = page.say.say
    with st.container(key=f"headline-{name}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(key=f"words-{name}", width="stretch"):
            st.header(esc(heading), anchor=False)
            if read:
                st.caption(read)
        with st.container(key=f"buttons-{name}", horizontal=True, width="content", gap="xsmall"):
            shape = "chart"
            if with_chart:
                names = {"chart": say("Biểu đồ"), "table": say("Bảng")}
                shape = (
                    st.segmented_control(
                        say("Cách xem"),
                        list(names),
                        default="chart",
                        format_func=names.get,
                        key=f"shape-{name}",
                        label_visibility="collapsed",
                        required=True,
                    )
                    or "chart"
                )
            with st.popover(say("Định nghĩa"), key=f"definition-{name}"):
                definition(page, found)
            with st.popover(say("Tải về"), key=f"take-{name}"):
                downloads(page, name, found, with_chart)
    return shape


def _small_head(page: Page, name: str, found: Answer, heading: str, read: str, with_chart: bool) -> str:
    """Heading with one button that holds table, definition and files; returns "chart" or "table"."""
    say, shape = page.say.say, "chart"
    with st.container(key=f"headline-{name}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        with st.container(key=f"words-{name}", width="stretch"):
            st.header(esc(heading), anchor=False)
            if read:
                st.caption(read)
        with (
            st.container(key=f"buttons-{name}", width="content"),
            st.popover(say("Bảng, tải về") if with_chart else say("Tải về"), key=f"more-{name}"),
        ):
            if with_chart:
                names = {"chart": say("Biểu đồ"), "table": say("Bảng")}
                shape = (
                    st.segmented_control(
                        say("Cách xem"),
                        list(names),
                        default="chart",
                        format_func=names.get,
                        key=f"shape-{name}",
                        label_visibility="collapsed",
                        required=True,
                    )
                    or "chart"
                )
            downloads(page, name, found, with_chart)
            definition(page, found)
    return shape


def definition(page: Page, found: Answer) -> None:
    """Words, numbers, date rule, limits, law and SQL of an answer."""
    language, say = page.reader.language, page.say.say
    st.markdown(f"**{esc(found.title.of(language))}**")
    if found.definition and not found.metrics:
        st.markdown(esc(found.definition.of(language)))
    for metric in found.metrics:
        st.markdown(f"**{esc(metric.title.of(language))}.** {esc(metric.definition.of(language))}")
    for label, words in (
        (say("Mỗi dòng là"), found.grain),
        (say("Tính theo ngày"), found.date_rule),
        (say("Lưu ý"), found.caution),
    ):
        if words:
            st.markdown(f"**{label}** {esc(words.of(language))}")
    if found.law:
        st.markdown(f"**{say('Căn cứ')}** " + "; ".join(law_words(page, law) for law in found.law))
    with st.expander("SQL"):
        st.code(found.provenance.sql, language="sql")


def law_words(page: Page, law) -> str:
    """One citation with its evidence mark."""
    text = esc(f"{law.title.of(page.reader.language)}{', ' + law.clause if law.clause else ''}")
    return text if law.evidence == "TXT" else f"{text} ({page.say.say('chưa kiểm chứng văn bản gốc')})"


def downloads(page: Page, name: str, found: Answer, with_chart: bool = False) -> None:
    """Buttons that build the file only when pressed; every file has all rows."""
    st.markdown(page.say.say("{n} dòng, đúng bộ lọc đang chọn.", n=page.say.number(found.rows.height)))
    who = logged.of_page(page)
    for shape, words in _SHAPES.items():
        if shape == "xlsx" and found.rows.height > export.FAST_FROM:
            long_workbook(page, name, lambda: found, found.rows.height)
            continue
        st.download_button(
            words,
            data=lambda shape=shape: who.takes_answer(
                export.write(found, shape, page.reader.language, page.labels), found, shape
            ),
            file_name=export.file_name(found, shape),
            mime=export.MIME[shape],
            key=f"file-{name}-{shape}",
            on_click="ignore",
            width="stretch",
        )
    if with_chart:
        picture.buttons(page, name, found)
    if found.withheld and (found.withheld.rows or found.withheld.cells):
        st.caption(esc(found.withheld.why.of(page.reader.language)))


def long_workbook(page: Page, name: str, whole: Callable[[], Answer], rows: int) -> None:
    """A long workbook is made of ``whole()`` while a bar shows how far it is, then offered; nothing stays in the session."""
    say = page.say.say
    if not st.button(say("Lập tệp Excel"), key=f"long-{name}", width="stretch"):
        return
    bar, found = st.progress(0.0, text=say("Đang ghi …")), whole()
    with tempfile.TemporaryFile() as target:
        export.write_xlsx(found, target, page.reader.language, page.labels, lambda done: bar.progress(min(1.0, done / rows)))
        logged.of_page(page).takes_stream(target, f"{found.question}.xlsx", access_log.scope_of(found), rows)
        bar.empty()
        st.download_button(
            "Excel",
            data=target.read(),
            file_name=export.file_name(found, "xlsx"),
            mime=export.MIME["xlsx"],
            key=f"file-{name}-xlsx",
            on_click="ignore",
            width="stretch",
        )


def table(page: Page, name: str, found: Answer, rows_shown: int = TABLE_ROWS) -> None:
    """The table twin: headings in words, shares as percent, no index."""
    known = page.opened.catalog.questions.get(found.question)
    if known is not None and not access.may_ask(access.LEAST, known.roles):
        logged.opens_rows(page, found.question, access_log.scope_of(found), found.rows.height)
    rows = read_rows.shown(page, found)
    language, config = page.reader.language, {}
    for column in rows.columns:
        words = read_rows.heading(page, found, column)
        if is_share(column):
            config[column] = st.column_config.NumberColumn(words, format="percent")
        elif rows.schema[column] == pl.Date:
            config[column] = st.column_config.DateColumn(words, format="DD/MM/YYYY" if language == "vi" else "D MMM YYYY")
        elif rows.schema[column] == pl.Boolean:
            config[column] = st.column_config.CheckboxColumn(words)
        else:
            config[column] = st.column_config.Column(words)
    st.dataframe(
        rows.to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(max(rows.height, 1), rows_shown) * 34 + 37,
        column_config=config,
        placeholder=page.say.say("chưa có"),
        key=f"table-{name}",
        alt=found.title.of(language),
    )
    if found.withheld and (found.withheld.rows or found.withheld.cells):
        st.caption(
            page.say.say(
                "{rows} dòng và {cells} ô được ẩn: {why}",
                rows=page.say.number(found.withheld.rows),
                cells=page.say.number(found.withheld.cells),
                why=esc(found.withheld.why.of(language)),
            )
        )


def footnote(page: Page, name: str, found: Answer) -> None:
    """Date rule, caution, law, definition, snapshot and the question's name."""
    language, say = page.reader.language, page.say.say
    lines = [esc(sentence(words.of(language))) for words in (found.date_rule, found.caution) if words]
    unused = [
        label
        for key, label in filters_words().items()
        if found.question in page.opened.catalog.questions
        and key not in page.opened.catalog.questions[found.question].parameters
        and pages.filters.chosen().get(key)
    ]
    if unused:
        lines.append(say("Không áp dụng cho phần này: bộ lọc {names}.", names=", ".join(say(word).lower() for word in unused)))
    law = law_line(page, found)
    more = [
        f"[{say('Định nghĩa và SQL')}](/definitions?lang={language}#{found.question})",
        say("bản chụp {snapshot}", snapshot=page.opened.manifest.id),
        f"`{found.question}`",
    ]
    proof = frozen.proof(page.reader, page.opened.home, found) if found is page.main_answer else ""
    more += [f"**{esc(proof)}**"] if proof else []
    with st.container(key=f"foot-{name}"):
        st.markdown(" · ".join([" ".join(lines), *law, *more] if lines else [*law, *more]))


def sentence(text: str) -> str:
    """``text`` with a full stop at its end."""
    return text if text.rstrip().endswith((".", "?", "…")) else text.rstrip() + "."


def law_line(page: Page, found: Answer) -> list[str]:
    """At most two texts of law read in full, and how many sources more stand in the definition."""
    titles = list(dict.fromkeys(esc(law.title.of(page.reader.language)) for law in found.law if law.evidence == "TXT"))
    more = len(dict.fromkeys(law.source_id for law in found.law if law.evidence != "TXT"))
    shown_titles = titles[:2]
    if more:
        shown_titles.append(page.say.say("{n} căn cứ chưa kiểm chứng văn bản gốc", n=more))
    return shown_titles


def filters_words() -> dict[str, str]:
    """Names of the filters that a question may not know."""
    return {"areas": "Địa bàn", **pages.filters.LISTS}
