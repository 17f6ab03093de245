"""View: how many of those who needed it were reached; every rate with its denominator; units that cannot be measured."""

from dataclasses import replace

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.sentences import missed as words
from council.sentences.comparison import compare, interval, is_placed
from council.ui import card
from council.ui import page as pages
from council.ui.areas import names_of
from council.ui.missed.compared import least
from council.ui.page import Page
from council.words import esc


def show_reach(page: Page) -> None:
    """Sentence, coverage by area; rates with denominators, ladder of steps, units that sent totals only."""
    rates, areas = page.ask("rates_summary"), page.ask("coverage_by_area")
    for found in (rates, areas):
        if not isinstance(found, Answer):
            return pages.error(page, "reach", found)
    pages.answer(page, _finding(page, rates))
    marks, centre = coverage_marks(page, areas)
    empty = [name for name, need in zip(names_of(page, areas.rows), areas.rows["denominator"], strict=True) if not need]
    card.main(
        page,
        "reach",
        areas,
        lambda style: charts.intervals(
            style, marks, centre, what=page.say.say("người cần trợ giúp"), centre_name=page.say.say("mức giữa")
        ),
        heading=page.say.say("Được trợ giúp trên số người cần, theo địa bàn"),
        read=page.say.say("Chấm: tỷ lệ; vạch: khoảng tin cậy 95%; cam: thấp hơn mức ngẫu nhiên. Mẫu số: chắc chắn thuộc diện trừ "
                          "từ chối, luật sư riêng, chỉ định."),
        is_tall=len(marks) > card.MANY_ROWS,
        click="areas",
    )  # fmt: skip
    if empty and not page.is_presenting:
        st.caption(page.say.say("Không có mẫu số: {names}.", names=esc(page.say.listing(empty))))
    left, right = pages.halves()
    with left:
        show_rates(page, rates)
        show_bounds(page)
    with right:
        show_steps(page)
    return None


def _pair(found: Answer, rate: str, population: str) -> tuple[int, int]:
    rows = found.rows.filter((pl.col("rate") == rate) & (pl.col("population") == population))
    return (int(rows["numerator"][0]), int(rows["denominator"][0])) if rows.height else (0, 0)


def _finding(page: Page, rates: Answer):
    before = page.year_before("rates_summary")
    then = _pair(before, "coverage", "certain") if before is not None else None
    served, need = _pair(rates, "coverage", "certain")
    return words.coverage(page.say, served, need, then, _pair(rates, "coverage", "minors"))


def coverage_marks(page: Page, areas: Answer) -> tuple[list[charts.Point], float | None]:
    """Areas by coverage, lowest first; a coverage below chance is the flagged side."""
    rows = areas.rows
    need, served = ([int(v or 0) for v in rows[c]] for c in ("denominator", "served"))
    codes = rows["area_code"].to_list()
    lost = [n - s for n, s in zip(need, served, strict=True)]
    found = compare(codes, names_of(page, rows), lost, need, least(page), [is_placed(code) for code in codes])
    marks = [charts.Point(p.code, p.name, p.part, p.whole, "watch" if p.is_watched else p.kind, p.low, p.high)
             for p in found.places if p.whole and p.is_placed]  # fmt: skip
    turned = [replace(m, part=m.whole - m.part, low=1 - m.high, high=1 - m.low) for m in marks]
    return turned, None if found.centre is None else 1 - found.centre


def show_rates(page: Page, found: Answer) -> None:
    """Every rate with numerator, denominator and interval; a rate without anybody says so."""
    say = page.say.say
    rows = found.rows
    low, high = interval([int(v) for v in rows["numerator"]], [int(v) for v in rows["denominator"]])
    marks, missing = [], []
    for i, row in enumerate(rows.iter_rows(named=True)):
        second = page.label("population", row["population"])
        rate = page.label("rate", row["rate"])
        is_repeated = row["rate"] in ("missed", "coverage")
        name = f"{rate.split(' (')[0]}, {_short_population(page, row['population'])}" if is_repeated else rate
        if not row["denominator"]:
            missing.append(f"{rate} ({second})")
            continue
        marks.append(charts.Point("", name, int(row["numerator"]), int(row["denominator"]), "in", low[i], high[i]))
    lists = page.ask("list_coverage")
    below = say("Không có mẫu số: {names}.", names=esc(page.say.listing(missing))) + " " if missing else ""
    if isinstance(lists, Answer) and lists.rows.height:
        received, due = (int(lists.rows[c].sum() or 0) for c in ("lists_received", "lists_due"))
        below += say("Danh sách người đã nhận: {part} kỳ báo cáo đến hạn.", part=page.say.part(received, due))
    card.support(
        page,
        "rates",
        found,
        lambda style: charts.intervals(style, marks, None, what="", centre_name=""),
        heading=say("Mỗi tỷ lệ với mẫu số của nó"),
        read=say("Mỗi tỷ lệ ba lần: chưa thành niên, mọi người, không kể người chỉ chứng minh bằng thụ lý."),
        height=max(160, len(marks) * 28 + 60),
        below=below,
    )


def _short_population(page: Page, code: str) -> str:
    rows = page.table("label")
    known = rows.filter((pl.col("vocabulary") == "population") & (pl.col("code") == code)) if rows.height else rows
    return (known[f"short_{page.reader.language}"][0] if known.height else code).lower()


def show_steps(page: Page) -> None:
    """The ladder from contact to service, with what is lost at each step."""
    found, say = page.ask("referral_dropoff", classes=["certain"]), page.say
    if not isinstance(found, Answer):
        return card.support(page, "steps", found, None, heading=say.say("Rơi ở bước nào"))
    steps = ladder(page, found)
    return card.support(
        page, "steps", found, lambda style: charts.dropoff(style, steps), heading=say.say("Từ tiếp xúc đến được trợ giúp"),
        height=300, below=say.say("Người chắc chắn thuộc diện; người tự đến được thụ lý mà không qua giới thiệu."),
    )  # fmt: skip


def ladder(page: Page, found: Answer) -> list[charts.Step]:
    """The rungs of the answer in order (exits left out)."""
    rows = found.rows.filter(~pl.col("is_exit")).select("step_code", pl.col("persons").cast(pl.Int64))
    return [
        charts.Step(page.say.say(words.STEPS[code]) if code in words.STEPS else page.label("step_code", code), persons)
        for code, persons in rows.iter_rows()
    ]


def show_bounds(page: Page) -> None:
    """Units with totals only: not measurable, said so, with bounds where the totals allow them."""
    found, say = page.ask("totals_only_bounds"), page.say.say
    heading = say("Đơn vị không đo được: chỉ có số tổng")
    if not isinstance(found, Answer) or found.rows.is_empty():
        if isinstance(found, Answer) and not page.is_presenting:
            pages.state(page, "bounds", say("Trong kỳ này không có đơn vị nào chỉ gửi số tổng."))
        return None
    lines = []
    for row in found.rows.iter_rows(named=True):
        name = esc(row["unit_name"])
        if row["contacted"] is None:
            lines.append(say("- {unit}: số tổng không ghi đủ số người đã tiếp xúc, nên không có cả giới hạn trên.", unit=name))
            continue
        if row["contacted"] == 0:
            lines.append(say("- {unit}: đã gửi số tổng, không tiếp xúc ai trong kỳ.", unit=name))
            continue
        text = say("- {unit}: chỉ có số tổng; số bị bỏ sót nằm giữa {low} và {high}, không thể nói rõ hơn", unit=name,
                   low=page.say.number(int(row["missed_low"])), high=page.say.number(int(row["missed_high"])))  # fmt: skip
        if row["minors_missed_high"]:
            text += say("; riêng chưa thành niên nhiều nhất {n}", n=page.say.number(int(row["minors_missed_high"])))
        lines.append(text + ".")
    return card.support(
        page, "bounds", found, None, heading=heading, below="\n".join(lines),
        read=say("Số tổng không có từng người nên không có mẫu số; không có nghĩa là không bỏ sót ai."),
    )  # fmt: skip
