"""View: what was resolved, what agencies must issue and inspect; the linked figure before and after; overdue ones first."""

from dataclasses import replace
from datetime import date

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.meeting import resolutions
from council.meeting.resolutions import Resolution
from council.sentences import meeting as sentences
from council.sentences import series
from council.sentences.referrals import course
from council.ui import card, filters, frozen
from council.ui import page as pages
from council.ui.meeting import forms
from council.ui.meeting.agenda import filter_words
from council.ui.page import Page

LINKABLE = forms.LINKABLE


def show(page: Page) -> None:
    """Sentence, tasks by agency, the list, the linked figure before and after, and the forms for editors."""
    found = page.ask("council_items")
    try:
        own = resolutions.read_resolutions(page.opened.home)
    except CouncilError as error:
        return pages.error(page, "resolutions", error)
    if isinstance(found, CouncilError):
        return pages.error(page, "resolutions", found)
    day = date.today() if frozen.now() is None and not page.opened.manifest.is_simulated else page.opened.manifest.day
    tasks = resolutions.together(found, own, day)
    states = dict(tasks.rows.group_by("state").len().iter_rows())
    late = tasks.rows.filter(pl.col("state") == "overdue")["owner"].value_counts().sort("count", "owner", descending=[True, False])
    pages.answer(page, sentences.follow_up(page.say, states, late["owner"].to_list()))
    if tasks.rows.is_empty() and page.is_presenting:
        return None
    shown = _in_words(page, tasks)
    card.main(page, "tasks", shown, _draw(page, tasks), heading=page.say.say("Việc đã giao, theo cơ quan"), read=_key(page))
    if page.is_presenting:
        return None
    left, right = pages.halves()
    with left:
        heading, read = page.say.say("Từng việc, quá hạn trước"), page.say.say("Tình trạng ngày {day}.", day=page.say.day(day))
        card.support(page, "task-list", shown, None, heading=heading, read=read)
    with right:
        _before_after(page, own)
    if page.reader.role in frozen.EDITORS:
        forms.show(page, own, day)
    return None


def _in_words(page: Page, tasks: Answer) -> Answer:
    say = page.say.say
    rows = tasks.rows.with_columns(
        pl.col("state").replace({code: say(words) for code, words in sentences.STATES.items()}),
        pl.col("kind").replace({code: say(words) for code, words in sentences.KINDS.items()}),
    )
    return replace(tasks, rows=rows)


def _key(page: Page) -> str:
    return page.say.say("Từ đậm đến nhạt: xong, đang thực hiện; gạch chéo: quá hạn hoặc chưa ban hành.")


def _draw(page: Page, tasks: Answer):
    stands = {"done": "done", "done_late": "done", "open": "open"}
    counted = tasks.rows.with_columns(part=pl.col("state").replace_strict(stands, default="late", return_dtype=pl.String))
    sums = counted.group_by("owner").agg(late=(pl.col("part") == "late").sum(), n=pl.len())
    sums = sums.sort("late", "n", "owner", descending=[True, True, False]).head(10)
    owners = sums["owner"].to_list()

    def values(part: str) -> tuple[int, ...]:
        rows = dict(counted.filter(pl.col("part") == part).group_by("owner").len().iter_rows())
        return tuple(int(rows.get(owner, 0)) for owner in owners)

    parts = [
        charts.Part(page.say.say(words), key, values(part))
        for words, key, part in (
            ("đã xong", "part1", "done"),
            ("đang thực hiện", "part3", "open"),
            ("quá hạn hoặc chưa ban hành", "unknown", "late"),
        )
    ]
    names = [owner or page.say.say("chưa ghi cơ quan") for owner in owners]
    return lambda style: charts.bars(style, names, parts, page.say.say("Số việc"))


def _before_after(page: Page, own: list[Resolution]) -> None:
    """The figure of one resolution: limits of the months before it, and the months after against them."""
    linked = [r for r in own if r.figure in LINKABLE]
    say = page.say
    with st.container(key="pick-moved"):
        if not linked:
            st.header(say.say("Con số trước và sau kết luận"), anchor=False)
            return pages.state(
                page, "moved", say.say("Chưa kết luận nào gắn với một con số; người chuẩn bị phiên họp gắn khi ghi kết luận.")
            )
        ids = [r.id for r in linked]
        chosen = st.selectbox(
            say.say("Kết luận gắn với con số"), ids, format_func=lambda i: linked[ids.index(i)].text[:90], key="w-linked"
        )
        one = linked[ids.index(chosen or ids[0])]
    months = series.monthly(page, one.figure, **_parameters(page, one))
    before, after = series.around(months, one.meeting)
    words = sentences.moved(
        say, one.figure, series.summed(before) if before else (0, _none(one)), series.summed(after) if after else (0, _none(one)),
        (len(before), len(after)),
    )  # fmt: skip
    base = page.whole("missed_over_time" if one.figure in series.SHARES else "referred_by_month", **_parameters(page, one))
    scope = ", ".join(filter_words(page, {k: v for k, v in one.filters.items() if k != "period"})) or say.say("Toàn tỉnh")
    card.support(
        page,
        "moved",
        base,
        _course(page, one, months) if months else None,
        heading=say.say("{figure} trước và sau kết luận", figure=say.say(LINKABLE[one.figure]).capitalize()),
        read=say.say("Vùng xám: giới hạn dao động của các tháng trước kết luận. {scope}.", scope=scope),
        height=280,
        below=say.say("Trước: {before}. Sau: {after}. {verdict}", before=words[0], after=words[1], verdict=words[2]),
    )
    return None


def _none(one: Resolution) -> int | None:
    return 0 if one.figure in series.SHARES else None


def _parameters(page: Page, one: Resolution) -> dict[str, object]:
    """The resolution's own filters, not those of the chips."""
    found = filters.parameters_of(page.opened, one.filters)
    return {name: value for name, value in found.items() if name not in ("period_start", "period_end")}


def _course(page: Page, one: Resolution, months: list[series.Month]):
    is_share, here = one.figure in series.SHARES, date(one.meeting.year, one.meeting.month, 1)
    values = [m.value for m in months]
    while values and values[-1] is None:
        values.pop()
    split = sum(m.on < here for m in months[: len(values)])
    base = course(values[:split])
    limits = [charts.Limits(p.first, len(values) - 1, p.mean, p.low, p.high) for p in base.parts[-1:]]
    beyond = [
        i for i, v in enumerate(values) if limits and i >= split and v is not None and not limits[0].low <= v <= limits[0].high
    ]

    def figure(style: Style) -> Figure:
        return charts.xmr(
            style,
            [page.say.month_short(m.on) for m in months[: len(values)]],
            values,
            limits,
            is_share=is_share,
            signals=beyond,
            is_worse=False,
            events=[(split, page.say.say("kết luận {day}", day=page.say.day(one.meeting)))] if split < len(values) else [],
        )

    return figure
