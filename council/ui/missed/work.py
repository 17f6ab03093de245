"""View: who is still missed now, most urgent first; rows and reasons for the roles that may see them."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.sentences import missed as words
from council.ui import card
from council.ui import page as pages
from council.ui.missed import before, reasons
from council.ui.page import Page

URGENCIES = ("held", "hearing", "minor", "other")
ROLES = ("analyst", "steward")


def show_work(page: Page) -> None:
    """Sentence and counts for everybody; the list itself and one person's reasons for analyst and steward."""
    found = page.ask("missed_now_counts")
    if not isinstance(found, Answer):
        return pages.error(page, "work", found)
    sums = dict(found.rows.group_by("urgency").agg(pl.col("persons").sum().cast(pl.Int64)).iter_rows())
    passed = int(found.rows["trial_passed"].sum() or 0)
    days = notice_days(page)
    pages.answer(page, words.urgent(page.say, *(sums.get(code, 0) for code in URGENCIES), passed, days))
    card.main(
        page,
        "work",
        found,
        lambda style: _draw(page, style, found),
        narrow=lambda style: _draw(page, style, found),
        heading=page.say.say("Còn đang bị bỏ sót: ai phải làm bước tiếp, gấp đến đâu"),
        read=page.say.say(
            "Từ đậm đến nhạt: đang bị giữ, phiên tòa trong {n} ngày, chưa thành niên, còn lại. Số cuối: tổng.",
            n=days,
        ),
    )
    if page.is_presenting:
        return None
    if page.reader.role not in ROLES:
        return pages.state(
            page, "work-list",
            page.say.say(
                "Danh sách từng người (mã, không tên) chỉ dành cho người phân tích và người giữ dữ liệu. Kết quả xử lý thể hiện ở "
                "lần gửi tệp sau: người đã được thụ lý sẽ tự rời danh sách."
            ),
        )  # fmt: skip
    show_outcomes(page)
    return reasons.show_list(page)


def show_outcomes(page: Page) -> None:
    """What became of those missed in the snapshot before: the outcome comes back with the files."""
    found, say, number = before.outcomes(page), page.say.say, page.say.number
    if found is None:
        return
    other, counts = found
    st.markdown(
        say(
            "Trong **{n}** người bị bỏ sót ở bản công bố số liệu chốt {day}: **{reached}** nay đã được thụ lý hoặc trợ giúp, "
            "{ended} đã kết thúc khác (từ chối, luật sư, không thuộc diện), {missed} vẫn bị bỏ sót, {open} đang trong hạn, {gone} "
            "không còn trong số liệu (ghép lại hoặc rút).",
            n=number(sum(counts.values())),
            day=page.say.day(other.day),
            **{kind: number(count) for kind, count in counts.items()},
        )
    )


def notice_days(page: Page) -> int:
    """Days of notice of a hearing due to the provider, by the law of the data day."""
    rows, day = page.table("sla_rule"), page.opened.manifest.day
    if rows.is_empty():
        return 0
    rows = rows.filter(
        (pl.col("clock") == "L10") & (pl.col("applies_to") == "all") & (pl.col("valid_from") <= day)
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    )  # fmt: skip
    return int(rows["limit"].max() or 0)


def _draw(page: Page, style: Style, found: Answer) -> Figure:
    summed = found.rows.group_by("owner_code").agg(pl.col("persons").sum())
    owners = summed.sort("persons", "owner_code", descending=[True, False])["owner_code"].to_list()
    cells = {(o, u): int(n) for o, u, n in found.rows.select("owner_code", "urgency", "persons").iter_rows()}
    bars = [
        charts.KindBar(page.label("owner_code", o), "", tuple(cells.get((o, u), 0) for u in URGENCIES), 0) for o in owners
    ]
    return charts.kind_bars(style, bars, [page.label("urgency", u) for u in URGENCIES], page.say.say("Số người bị bỏ sót"),
                            short=[_short(page, u) for u in URGENCIES])


def _short(page: Page, code: str) -> str:
    """The short word of an urgency."""
    rows = page.table("label")
    known = rows.filter((pl.col("vocabulary") == "urgency") & (pl.col("code") == code)) if rows.height else rows
    return known[f"short_{page.reader.language}"][0] if known.height else code
