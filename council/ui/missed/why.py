"""View: at which step people are missed, by sector, stage, unit, group or custody, and who owes the step."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.sentences import missed as words
from council.sentences.comparison import compare
from council.ui import card
from council.ui import page as pages
from council.ui.missed.compared import least
from council.ui.page import Page
from council.words import esc

KINDS = ("B1", "B1b", "B2", "B3", "B4")
COLUMNS = tuple(f"missed_{kind.lower()}" for kind in KINDS)
CUT = "w-missed-cut"
CUTS = {
    "sector": ("Ngành", "why_by_sector", "since_sector", "sector", ""),
    "stage": ("Giai đoạn", "why_by_stage", "since_stage", "stage", "stages"),
    "unit": ("Đơn vị", "why_by_unit", "since_unit_id", "", "units"),
    "group": ("Diện", "why_by_group", "primary_group", "group", "groups"),
    "custody": ("Giam giữ", "why_by_custody", "custody_form", "custody_form", ""),
}
BARS, RUNNING, SHOWN, NARROW = 14, 3, 8, 500


def show_why(page: Page) -> None:
    """Sentence, bars by the chosen cut; what each step would add, repeat units, missed at an earlier stage."""
    kinds, owners = page.ask("missed_by_sub_kind"), page.ask("missed_by_owner")
    for found in (kinds, owners):
        if not isinstance(found, Answer):
            return pages.error(page, "why", found)
    steps = [(page.label("status", code), int(n)) for code, n in kinds.rows.select("status", "missed").iter_rows()]
    owed = [(page.label("owner_code", code), int(n)) for code, n in owners.rows.select("owner_code", "missed").iter_rows()]
    finding = words.largest_step(page.say, [(step.split(" (")[0], n) for step, n in steps], owed)
    pages.answer(page, finding)
    cut = st.session_state.get(CUT) or "sector"
    if not page.is_presenting:
        _choose(page, cut)
    _, question, column, vocabulary, click = CUTS[cut]
    found = page.ask(question)
    card.main(
        page,
        "why",
        found,
        lambda style: _bars(page, style, found, column, vocabulary),
        narrow=lambda style: _bars(page, style, found, column, vocabulary),
        heading=page.say.say("Người bị bỏ sót theo bước, chia theo {cut}", cut=page.say.say(CUTS[cut][0]).lower()),
        read=page.say.say("Mỗi người ở đúng một bước, bước đầu tiên phù hợp; bên phải: bị bỏ sót trên chắc chắn thuộc diện."),
        click=click,
    )
    left, right = pages.halves()
    with left:
        show_if_worked(page)
        show_stage_missed(page)
    with right:
        show_repeat(page)
    return None


def _choose(page: Page, now: str) -> None:
    st.segmented_control(
        page.say.say("Chia theo"),
        list(CUTS),
        default=None if CUT in st.session_state else now,
        format_func=lambda code: page.say.say(CUTS[code][0]),
        key=CUT,
        label_visibility="collapsed",
        required=True,
    )


def kind_words(page: Page) -> list[str]:
    """Short names of the five kinds, in the order of the steps."""
    rows = page.table("label")
    if rows.is_empty():
        return list(KINDS)
    known = dict(rows.filter(pl.col("vocabulary") == "status").select("code", f"short_{page.reader.language}").iter_rows())
    return [f"{kind} {(known.get(kind) or '').lower()}".strip() for kind in KINDS]


def _bars(page: Page, style: Style, found: Answer, column: str, vocabulary: str) -> Figure:
    rows = found.rows.sort("missed", "eligible", descending=True).head(BARS)
    bars = []
    for row in rows.iter_rows(named=True):
        code = row[column]
        name = row["unit_name"] if "unit_name" in row else page.label(vocabulary, code)
        parts = tuple(int(row[c]) for c in COLUMNS)
        bars.append(charts.KindBar(_short(name, 44 if style.width > NARROW else 18), code or "", parts, int(row["eligible"])))
    return charts.kind_bars(style, bars, kind_words(page), page.say.say("Số người bị bỏ sót"), short=list(KINDS))


def _short(name: str, most: int = 44) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def show_if_worked(page: Page) -> None:
    """How many more would have been reached had each step worked, at most and by the way others fared."""
    found, say = page.ask("missed_if_step_worked"), page.say.say
    heading = say("Nếu từng bước được làm đúng")
    if not isinstance(found, Answer):
        return card.support(page, "if-worked", found, None, heading=heading)
    rows = found.rows.with_columns(more=pl.col("expected_more").fill_null(0).round(0), lost=pl.col("lost").cast(pl.Float64))
    rows = rows.with_columns(rest=(pl.col("lost") - pl.col("more")).clip(0))
    parts = [charts.Part(say("dự kiến thêm được"), "part1", tuple(rows["more"])),
             charts.Part(say("có thể vẫn rơi ở bước sau"), "part3", tuple(rows["rest"]))]  # fmt: skip
    return card.support(
        page,
        "if-worked",
        found,
        lambda style: charts.bars(style, kind_words(page), parts, say("Số người bị bỏ sót ở bước này")),
        heading=heading,
        read=say("Đậm: số dự kiến được trợ giúp thêm nếu riêng bước này được làm; nhạt: có thể vẫn rơi ở bước sau."),
        height=250,
        below=say("Giả định họ đi tiếp như những người đã qua bước đó; để biết nên sửa ở đâu trước, chưa phải nguyên nhân."),
    )


def show_repeat(page: Page) -> None:
    """Units that missed people at their own step three quarters running; named only where the rate is beyond chance."""
    found, say = page.ask("missed_repeat_units"), page.say.say
    heading = say("Sót ở bước của mình ba quý liền")
    if not isinstance(found, Answer):
        return card.support(page, "repeat", found, None, heading=heading)
    rows, eligible = found.rows, found.rows.filter(pl.col("eligible") > 0)
    compared = compare(
        eligible["since_unit_id"].to_list(), [_short(n, 36) for n in eligible["unit_name"]],
        [int(v) for v in eligible["missed_own_step"]], [int(v) for v in eligible["eligible"]], least(page),
    )  # fmt: skip
    running = set(rows.filter(pl.col("longest_run") >= RUNNING)["since_unit_id"].to_list())
    marks = [
        charts.Point(p.code, p.name, p.part, p.whole, "watch" if p.is_watched else p.kind, p.low, p.high, p.shrunken)
        for p in compared.places
        if p.code in running
    ]
    named = [p.name for p in compared.of("out") if p.code in running]
    below = (
        say("Lặp lại và cao hơn mức ngẫu nhiên: {names}.", names=esc(page.say.listing(named[:3])))
        if named
        else say("{n} đơn vị có người bị sót ba quý liền; không đơn vị nào cao khác rõ mức giữa.", n=page.say.number(len(running)))
    )
    return card.support(
        page,
        "repeat",
        found,
        lambda style: charts.intervals(
            style, marks[:SHOWN], compared.centre, what=say("người thuộc diện"), centre_name=say("mức giữa")
        ),
        heading=heading,
        read=say("Bị sót ở bước của đơn vị trên người thuộc diện đơn vị gặp trong kỳ; vạch: khoảng tin cậy 95%."),
        height=max(200, min(SHOWN, len(marks)) * 26 + 70),
        below=below,
        click="units",
    )


def show_stage_missed(page: Page) -> None:
    """Served later though eligible at an earlier stage (B5), by that stage."""
    found, say = page.ask("stage_missed_by_stage"), page.say.say
    heading = say("Được trợ giúp nhưng sót ở giai đoạn trước (B5)")
    if not isinstance(found, Answer):
        return card.support(page, "stage-missed", found, None, heading=heading)
    rows = found.rows.filter(pl.col("reached") > 0)
    found_compared = compare(
        rows["since_stage"].fill_null("").to_list(), [page.label("stage", code) for code in rows["since_stage"]],
        [int(v) for v in rows["stage_missed"]], [int(v) for v in rows["reached"]], least(page),
    )  # fmt: skip
    marks = [charts.Point(p.code, p.name, p.part, p.whole, "in" if p.whole >= least(page) else "small", p.low, p.high)
             for p in found_compared.places]  # fmt: skip
    return card.support(
        page,
        "stage-missed",
        found,
        lambda style: charts.intervals(style, marks, None, what=say("người được thụ lý"), centre_name=""),
        heading=heading,
        read=say("Theo giai đoạn lúc thuộc diện; không cộng vào số bị bỏ sót."),
        height=max(160, len(marks) * 26 + 60),
    )
