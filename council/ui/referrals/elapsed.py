"""The waiting curve of one limit of the law, with its legal line; of those that cannot be drawn, why."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import clocks as sentences
from council.ui import card
from council.ui.page import Page
from council.ui.referrals.curves import curve
from council.words import esc

FIRST, CHOICE = "L2", "w-clock"
SHOWN_LIMITS, SHOWN_DAYS = 3, 12  # the curve ends at so many times the limit, or at so many days where the law has no number


def rules_of(page: Page) -> dict[str, list[sentences.Rule]]:
    """Limits L1 to L8 in force on the data day, from the published rules."""
    rows, day = page.table("sla_rule"), page.opened.manifest.day
    if rows.is_empty():
        return {}
    rows = rows.filter(
        (pl.col("valid_from") <= day)
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
        & pl.col("clock").is_in([f"L{i}" for i in range(1, 9)])
    ).sort("rule_id")
    found: dict[str, list[sentences.Rule]] = {}
    for clock, kind, limit, starts, hours in rows.select("clock", "clock_kind", "limit", "starts", "needs_hours").iter_rows():
        found.setdefault(clock, []).append(sentences.Rule(clock, kind, limit, starts, bool(hours)))
    return found


def show_elapsed(page: Page, counts: pl.DataFrame) -> None:
    """The card of the chosen limit; ``counts`` = the rows of all limits (runs, not_measurable)."""
    found, say, rules = page.ask("clock_elapsed"), page.say.say, rules_of(page)
    if page.is_presenting or not rules:
        return None
    with st.container(key="views-clock"):
        st.segmented_control(
            say("Thời hạn"),
            sorted(rules),
            default=None if CHOICE in st.session_state else FIRST if FIRST in rules else sorted(rules)[0],
            key=CHOICE,
            label_visibility="collapsed",
            required=True,
        )
    clock = st.session_state.get(CHOICE) or FIRST
    runs, unmeasured = next(
        ((int(n), int(un)) for code, n, un in counts.select("clock", "runs", "not_measurable").iter_rows() if code == clock), (0, 0)
    )
    rule = rules[clock][0]
    heading = f"{clock} · {page.label('clock', clock)}"
    spoken = sentences.measured(page.say, rules[clock], runs, unmeasured)
    if isinstance(found, CouncilError) or not rule.is_start_known:
        return (
            card.support(page, "elapsed", found, None, heading=heading)
            if isinstance(found, CouncilError)
            else _said(heading, spoken)
        )
    return _show_curve(page, found, rule, heading, spoken)


def _said(heading: str, spoken: str) -> None:
    """A limit without a curve: its name and why."""
    with st.container(key="card-elapsed"):
        st.header(esc(heading), anchor=False)
        st.caption(spoken)


def _show_curve(page: Page, found: Answer, rule: sentences.Rule, heading: str, spoken: str) -> None:
    say, rows = page.say.say, found.rows.filter(pl.col("clock") == rule.clock)
    latest = curve(say("muộn nhất"), "police", rows, "most_waited", "is_done", "runs")
    earliest = curve(say("sớm nhất"), "accent", rows, "least_waited", "is_done", "runs")
    waits = [wait for wait in (latest, earliest) if wait]
    if latest and earliest and latest.times == earliest.times and latest.done == earliest.done:
        waits = [charts.Wait(say("đã xong"), *list(vars(latest).values())[1:])]
    top = rule.limit * SHOWN_LIMITS if rule.limit else SHOWN_DAYS
    unit = say("Giờ") if rule.is_in_hours else say("Ngày làm việc")

    def draw(style: Style) -> Figure:
        law = charts.LegalLimit(rule.limit, sentences.limit_words(page.say, rule)) if rule.limit else None
        return charts.waiting(style, waits, x_title=unit, y_title=say("Phần đã xong"), top=top, limit=law)

    drawn = (
        say("{n} lần có trong hình, {open} chưa xong.", n=page.say.number(latest.n), open=page.say.number(latest.open))
        if latest
        else ""
    )
    card.support(
        page,
        "elapsed",
        found,
        draw if waits else None,
        heading=heading,
        read=say("Đường bậc: phần đã xong; dải nhạt: khoảng tin cậy 95%; việc chưa xong được tính là còn chờ, không bị bỏ.")
        + (" " + say("Hai đường: sớm nhất và muộn nhất có thể theo ngày, giờ đã ghi.") if len(waits) > 1 else ""),
        below=f"{drawn} {spoken}".strip(),
    )
