"""View “Thời hạn”: limits L1 to L8, what cannot be measured and why, a waiting curve, clocks at risk on the data day."""

import polars as pl
import streamlit as st

from council import charts
from council.errors import CouncilError
from council.sentences import clocks as sentences
from council.ui import card, filters, longlist
from council.ui import page as pages
from council.ui.page import Page
from council.ui.referrals.elapsed import rules_of, show_elapsed

PARTS = (
    ("in_time", "Đúng hạn", "part2"),
    ("in_limit", "Không ngay trong ngày (L3)", "part3"),
    ("waiting", "Đang chạy, còn hạn", "other"),
    ("late", "Quá hạn", "part1"),
    ("overdue", "Đã quá, chưa làm", "ink"),
    ("not_measurable", "Không đo được", "unknown"),
)
MAY_SEE = ("leader", "analyst", "steward")


def show(page: Page) -> None:
    """Sentence and bars of all limits; the curve of one limit and the clocks at risk beside."""
    found = page.ask("clocks")
    if isinstance(found, CouncilError):
        return pages.error(page, "clocks", found)
    rows = found.rows.with_columns(pl.col(name).cast(pl.Int64) for name, *_ in PARTS)
    pages.answer(page, sentences.limits(page.say, sentences.summed(rows), page.say.day(page.opened.manifest.day)))
    names = [_clock_name(page, clock) for clock in rows["clock"]]
    parts = [charts.Part(page.say.say(words), key, tuple(rows[name])) for name, words, key in PARTS]

    def draw(shown: list[str], notes: list[str]):
        title = page.say.say("Phần của mỗi thời hạn; bên phải: quá hạn trên số đo được")
        return lambda style: charts.bars(style, shown, parts, title, as_shares=True, notes=notes, with_key=True)

    notes, counts = _notes(page, rows), rows.select("runs", "not_measurable").rows()

    card.main(
        page,
        "clocks",
        found,
        draw(names, [f"{note}{_unmeasured(page, *row)}" for note, row in zip(notes, counts, strict=True)]),
        narrow=draw(rows["clock"].to_list(), notes),
        heading=page.say.say("Thời hạn L1 đến L8: đúng, quá, không đo được"),
        read=page.say.say("Không đo được không có nghĩa là đúng hạn; L3: luật ghi “ngay”, quá hạn cử người mới tính là quá."),
        is_tall=True,
    )
    _show_reasons(page)
    left, right = pages.halves()
    with left:
        show_elapsed(page, rows)
        _calendar_words(page)
    with right:
        _show_at_risk(page)
    return None


def _clock_name(page: Page, clock: str) -> str:
    return f"{clock} · {page.label('clock', clock)}"


def _notes(page: Page, rows: pl.DataFrame) -> list[str]:
    say, rules, notes = page.say, rules_of(page), []
    for clock, runs, late, overdue, unmeasured in rows.select("clock", "runs", "late", "overdue", "not_measurable").iter_rows():
        is_stated = any(rule.is_start_known for rule in rules.get(clock, ()))
        if not runs:
            notes.append(say.say("không có lần nào") if is_stated else say.say("không nguồn nào ghi"))
        elif runs == unmeasured:
            notes.append(say.number(runs))
        else:
            notes.append(say.say("quá {part}", part=say.part(late + overdue, int(runs - unmeasured))))
    return notes


def _unmeasured(page: Page, runs: int, not_measurable: int) -> str:
    """Words after a row's note: which share could not be measured."""
    if not not_measurable:
        return ""
    return ", " + page.say.say("{share} không đo được", share=page.say.percent(not_measurable / runs, 0))


def _show_reasons(page: Page) -> None:
    """Why limits cannot be measured, all of them in one line."""
    reasons: dict[str, list[str]] = {}
    for clock, rules in sorted(rules_of(page).items()):
        reasons.setdefault(sentences.why_unmeasured(page.say, rules[0]), []).append(clock)
    told = [f"{', '.join(clocks)}: {why}" for why, clocks in reasons.items() if why]
    if told and not page.is_presenting:
        st.caption(page.say.say("Vì sao không đo được. {reasons}.", reasons="; ".join(told)))


def _calendar_words(page: Page) -> None:
    """Holidays and swap days in the period, and that their calendar is not checked."""
    rows, sources = page.table("calendar_day"), page.table("law_source")
    if page.is_presenting or rows.is_empty():
        return
    period = filters.period_of(page.opened)
    inside = rows.filter((pl.col("on") >= period.start) & (pl.col("on") < period.end))
    checked = sources.filter(pl.col("evidence") == "TXT")["source_id"].to_list() if not sources.is_empty() else []
    swapped, say = inside.filter(pl.col("is_working")), page.say
    unchecked = inside.filter(~pl.col("source_id").is_in(checked)).height
    words = say.say(
        "Lịch làm việc trong kỳ: {off} ngày nghỉ, {swapped} ngày làm bù.",
        off=say.number(inside.height - swapped.height),
        swapped=say.number(swapped.height),
    )
    if unchecked:
        words += " " + say.say("{n} ngày lấy theo hiểu biết chung: **lịch chưa kiểm chứng**.", n=say.number(unchecked))
    if swapped.height:
        words += " " + say.say("Làm bù: {days}.", days=", ".join(say.day(day) for day in swapped["on"].sort().head(6)))
    with st.container(key="calendar-words"):
        st.caption(words)


def _show_at_risk(page: Page) -> None:
    """Clocks that run or are past on the data day: rows for the roles that may see them, counts for all others."""
    say = page.say.say
    heading = say("Thời hạn đang chạy hoặc đã quá vào ngày {day}", day=page.say.day(page.opened.manifest.day))
    if page.opened.warehouse.role not in MAY_SEE:
        return _show_counts(page, heading)
    return longlist.support(
        page,
        "at-risk",
        "clocks_at_risk",
        heading=heading,
        read=say("Việc còn hạn đứng trước, gấp nhất lên đầu; số âm là đã quá. Không theo kỳ đang xem."),
    )


def _show_counts(page: Page, heading: str) -> None:
    """How many of each limit run or are past, over all data: what every member may see of the list."""
    found, say = page.whole("clocks"), page.say.say
    below = say("Danh sách từng việc chỉ dành cho lãnh đạo Trung tâm, người phân tích và người quản trị dữ liệu.")
    if isinstance(found, CouncilError):
        return card.support(page, "at-risk", found, None, heading=heading)
    rows = found.rows.with_columns(pl.col("waiting", "overdue").cast(pl.Int64)).filter(pl.col("waiting") + pl.col("overdue") > 0)
    names = rows["clock"].to_list()
    parts = [
        charts.Part(say("Đang chạy, còn hạn"), "other", tuple(rows["waiting"])),
        charts.Part(say("Đã quá, chưa làm"), "ink", tuple(rows["overdue"])),
    ]
    return card.support(
        page,
        "at-risk",
        found,
        lambda style: charts.bars(style, names, parts, say("Số việc trong toàn bộ dữ liệu"), with_key=True),
        heading=heading,
        read=say("Tính đến ngày dữ liệu, không theo kỳ đang xem."),
        below=below,
        height=90 + 32 * max(1, len(names)),
    )
