"""View: one number now and at the last meeting, and every cause of the difference; all numbers below, by area beside."""

from dataclasses import replace

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer, ColumnWords, Words
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.meeting import earlier
from council.meeting.changes import CAUSES, FIGURES, Changes, what_changed
from council.sentences import meeting as sentences
from council.snapshots import Manifest
from council.ui import card, filters
from council.ui import page as pages
from council.ui.meeting import days
from council.ui.page import Page
from council.words import Speaker

QUESTION = "change_items"


@st.cache_resource(show_spinner=False, max_entries=32)
def _compared(home: str, before: str, after: str, parameters: tuple, _page: Page) -> Changes:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
    return what_changed(_page.opened.home, before, after, given, _page.opened.catalog)


def compared(page: Page, before: Manifest) -> Changes | CouncilError:
    """The comparison within the filters; an error as a value."""
    given = filters.parameters(page.opened)
    frozen = tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in sorted(given.items()))
    try:
        return _compared(str(page.opened.home.path), before.id, page.opened.manifest.id, frozen, page)
    except CouncilError as error:
        return error


def show(page: Page) -> None:
    """Sentence, chart of causes, all numbers, by area."""
    manifest = page.opened.manifest
    before = _before(page, manifest)
    if before is None:
        return pages.answer(page, sentences.first_snapshot(page.say))
    found = compared(page, before)
    if isinstance(found, CouncilError):
        return pages.error(page, "changes", found)
    figure = _figure(page)
    old, new = found.total(figure)
    mine = found.causes.filter(pl.col("figure") == figure)
    causes, moves = found.by_cause(figure), int(mine["gained"].sum() + mine["lost"].sum())
    pages.answer(page, sentences.changed(page.say, figure, page.say.day(before.day), old, new, causes, moves))
    base = page.whole("report_calendar", sectors=None)
    if isinstance(base, CouncilError):
        return pages.error(page, "changes-base", base)
    _cards(page, found, figure, base)
    return None


def _before(page: Page, manifest: Manifest) -> Manifest | None:
    """The earlier snapshot to compare with: the last meeting's, or another one chosen here."""
    known = earlier.earlier(page.opened.home, manifest)
    first = earlier.last_time(page.opened.home, manifest, days.chosen(page))
    if not known or first is None:
        return None
    ids = [m.id for m in known]
    kept = st.session_state.get("changes-before", first.id)
    if page.is_presenting:
        return known[ids.index(kept)] if kept in ids else first
    names = {m.id: page.say.say("So với số liệu ngày {day}, bản {id}", day=page.say.day(m.day), id=m.id) for m in known}
    with st.container(key="choices-changes", horizontal=True, gap="small"):
        st.selectbox(
            page.say.say("So với"),
            ids,
            index=ids.index(kept if kept in ids else first.id),
            format_func=names.get,
            label_visibility="collapsed",
            width=460,
            key="w-changes-before",
            on_change=lambda: st.session_state.update({"changes-before": st.session_state["w-changes-before"]}),
        )
        st.selectbox(
            page.say.say("Con số"),
            FIGURES,
            index=FIGURES.index(_figure(page)),
            format_func=lambda code: page.say.say("Con số: {figure}", figure=page.say.say(sentences.FIGURES[code])),
            label_visibility="collapsed",
            width=380,
            key="w-changes-figure",
            on_change=lambda: st.session_state.update({"changes-figure": st.session_state["w-changes-figure"]}),
        )
    return known[ids.index(kept)] if kept in ids else first


def _figure(page: Page) -> str:
    kept = st.session_state.get("changes-figure", FIGURES[0])
    return kept if kept in FIGURES else FIGURES[0]


def _cards(page: Page, found: Changes, figure: str, base: Answer) -> None:
    say, mine = page.say, found.causes.filter(pl.col("figure") == figure)
    summed = dict(mine.group_by("cause").agg(pl.struct(pl.col("gained", "lost").sum())).iter_rows())
    causes = [
        charts.Cause(say.say(sentences.CAUSES[cause]), int(summed[cause]["gained"]), int(summed[cause]["lost"]))
        for cause in CAUSES
        if cause in summed
    ]
    old, new = found.total(figure)

    def draw(style: Style) -> Figure:
        ends = (f"{say.day(m.day)}: {say.number(n)}" for m, n in ((found.before, old), (found.after, new)))
        return charts.changes(style, *ends, causes, say.say(sentences.FIGURES[figure]))

    card.main(
        page,
        "changes",
        by_figure(page, found, base),
        draw,
        heading=say.say("Vì sao con số khác lần trước"),
        read=say.say("Sang phải: thêm vào; sang trái, gạch chéo: bớt đi. Cộng lại đúng bằng chênh lệch."),
    )
    if not page.is_presenting:
        card.support(
            page,
            "changes-areas",
            by_area(page, found, figure, base),
            None,
            heading=say.say("Theo địa bàn: {figure}", figure=say.say(sentences.FIGURES[figure])),
            read=say.say("Địa bàn không đổi được bỏ qua; chỉ có số đếm, không có dòng của từng người."),
        )


def _words(code: str, words: dict[str, str]) -> Words:
    return Words(Speaker("vi").say(words[code]), Speaker("en").say(words[code]))


def _answer(page: Page, base: Answer, rows: pl.DataFrame, first: Words, title: Words, found: Changes) -> Answer:
    """The table of counts as an answer: words of every column, law and place of the numbers, files to take home."""
    query = page.opened.catalog.questions[QUESTION]
    columns = {
        "name": ColumnWords("name", first),
        "before": ColumnWords("before", Words(f"Số liệu {found.before.day:%d/%m/%Y}", f"Data of {found.before.day}")),
        "after": ColumnWords("after", Words(f"Số liệu {found.after.day:%d/%m/%Y}", f"Data of {found.after.day}")),
        "difference": ColumnWords("difference", Words("Chênh lệch", "Difference")),
        **{cause: ColumnWords(cause, _words(cause, sentences.CAUSES)) for cause in CAUSES},
    }
    return replace(
        base,
        question="what_changed",
        rows=rows,
        columns=columns,
        title=title,
        definition=query.definition,
        grain=first,
        key=("name",),
        parameters={**filters.parameters(page.opened), "snapshot_before": found.before.id},
        provenance=replace(base.provenance, sql=query.sql, tables=tuple(sorted(query.tables))),
        metrics=(),
        chart=None,
        date_rule=query.date_rule,
        caution=Words(
            "Nguyên nhân đầu tiên đúng được ghi: ghép lại, sửa, gửi muộn, phát sinh, đổi đơn vị, hết thời gian chờ, đổi quy định.",
            "The first cause that fits is given: re-linked, corrected, late, new, unit, time, rule.",
        ),
        law=(),
        withheld=None,
    )


def _wide(causes: pl.DataFrame, by: str) -> pl.DataFrame:
    """One column per cause, 0 where it does not occur."""
    sums = [pl.col("difference").filter(pl.col("cause") == cause).sum().alias(cause) for cause in CAUSES]
    return causes.group_by(by).agg(sums)


def by_figure(page: Page, found: Changes, base: Answer) -> Answer:
    """Every number: before, after, difference and its causes."""
    totals = found.totals.group_by("figure").agg(pl.col("before", "after").sum())
    listed = pl.DataFrame({"figure": list(FIGURES)})
    rows = (
        listed.join(totals, on="figure", how="left", maintain_order="left")
        .join(_wide(found.causes, "figure"), on="figure", how="left", maintain_order="left")
        .with_columns(pl.exclude("figure").fill_null(0))
        .with_columns(difference=pl.col("after") - pl.col("before"))
        .with_columns(name=pl.col("figure").replace_strict({f: page.say.say(w) for f, w in sentences.FIGURES.items()}))
    )
    title = Words("Con số nào đã đổi, và vì sao", "Which numbers changed, and why")
    return _answer(page, base, _ordered(rows), Words("Con số", "Number"), title, found)


def by_area(page: Page, found: Changes, figure: str, base: Answer) -> Answer:
    """One number by area; areas without a change are left out."""
    names = {**pages.area_names(page), "unknown": page.say.say("chưa rõ địa bàn")}
    rows = (
        found.totals.filter(pl.col("figure") == figure)
        .join(_wide(found.causes.filter(pl.col("figure") == figure), "area_code"), on="area_code", how="inner")
        .with_columns(difference=pl.col("after") - pl.col("before"))
        .with_columns(name=pl.col("area_code").replace(names))
        .sort("name")
    )
    title = Words("Thay đổi theo địa bàn", "Change by area")
    return _answer(page, base, _ordered(rows), Words("Địa bàn", "Area"), title, found)


def _ordered(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("name", "before", "after", "difference", *CAUSES).with_columns(pl.exclude("name").cast(pl.Int64))
