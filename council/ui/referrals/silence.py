"""View “Im lặng”: reports by unit and month, repeat silence, sectors, and units that sent totals only."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.silence import of_reports, shortened
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page
from council.ui.referrals.calendar import show_calendar


def show(page: Page) -> None:
    """Sentence and calendar; silent units, sectors and totals beside."""
    found, months, silent = page.ask("report_calendar"), page.ask("report_by_month"), page.ask("silent_units")
    for answer in (found, months, silent):
        if isinstance(answer, CouncilError):
            return pages.error(page, "calendar", answer)
    finding = of_reports(page.say, found.rows, silent.rows)
    pages.answer(page, finding)
    show_calendar(page, months, finding.heading)
    left, right = pages.halves()
    with left:
        _show_silent(page, silent)
        _show_totals(page)
    with right:
        _show_sectors(page)
    return None


def _show_silent(page: Page, found: Answer) -> None:
    say = page.say.say
    if found.rows.is_empty():
        return
    card.support(
        page,
        "silent",
        found,
        None,
        heading=say("Đơn vị có kỳ không gửi"),
        read=say("Số kỳ liền dài nhất đứng trước; từ hai kỳ liền là im lặng lặp lại."),
    )


def _show_sectors(page: Page) -> None:
    """Reports due by sector: on time, late, silent."""
    found, say = page.ask("reports_by_sector"), page.say.say
    heading = say("Báo cáo đến hạn theo ngành")
    if isinstance(found, CouncilError):
        return card.support(page, "sectors", found, None, heading=heading)
    rows = found.rows.with_columns(pl.col("expected", "received", "late", "silent", "received_after").cast(pl.Int64))
    on_time = (rows["received"] - (rows["late"] - rows["received_after"])).to_list()
    parts = [
        charts.Part(say("Đúng hạn"), "part2", tuple(on_time)),
        charts.Part(say("Nhận sau hạn"), "part1", tuple(rows["late"])),
        charts.Part(say("Không gửi"), "unknown", tuple(rows["silent"])),
    ]
    names, codes = [page.label("sector", sector) for sector in rows["sector"]], rows["sector"].to_list()
    return card.support(
        page,
        "sectors",
        found,
        lambda style: charts.bars(style, names, parts, say("Số báo cáo đến hạn"), codes=codes, with_key=True),
        heading=heading,
        read=say("Nhận sau hạn vẫn là đã gửi; không gửi không phải là số 0."),
        height=90 + 40 * max(1, rows.height),
        click="sectors",
    )


def _show_totals(page: Page) -> None:
    """Units and periods that sent both totals and lists: the difference in persons contacted, column by column in the table."""
    found, say = page.ask("totals_compared"), page.say.say
    totals = page.ask("totals_by_unit")
    only = totals.rows.filter(pl.col("counts"))["unit_name"].to_list() if isinstance(totals, Answer) else []
    heading = say("Số tổng so với danh sách: chỉ đối chiếu, không cộng")
    below = say("Chỉ có số tổng, không mở được từng người: {units}.", units=", ".join(only)) if only else ""
    if isinstance(found, CouncilError):
        return card.support(page, "totals", found, None, heading=heading)
    if found.rows.is_empty():
        if only and not page.is_presenting:
            pages.state(page, "totals-only", below)
        return None
    rows = found.rows.with_columns(shortened(pl.col("unit_name")).alias("unit_name")).with_columns(
        pl.col("contacted", "contacted_listed").fill_null(0).cast(pl.Int64)
    )
    pairs = [
        charts.Pair(unit_id, f"{name} {period}", "police", listed, stated, _difference(page, stated - listed), stated != listed)
        for unit_id, name, period, stated, listed in rows.select(
            "unit_id", "unit_name", "period", "contacted", "contacted_listed"
        ).iter_rows()
    ]

    def draw(style: Style) -> Figure:
        return charts.compared(style, pairs, say("Người đã tiếp xúc theo danh sách"))

    return card.support(
        page,
        "totals",
        found,
        draw,
        heading=heading,
        read=say("Cột: đếm từ danh sách; vạch: số tổng đơn vị ghi. Mọi cột khác trong bảng."),
        below=below,
        height=70 + 26 * len(pairs),
        phone_table=True,
    )


def _difference(page: Page, difference: int) -> str:
    if difference == 0:
        return page.say.say("khớp")
    return (
        page.say.say("số tổng nhiều hơn {n}", n=difference) if difference > 0 else page.say.say("số tổng ít hơn {n}", n=-difference)
    )
