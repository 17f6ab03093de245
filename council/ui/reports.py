"""The calendar of reports: which unit sent what for which period, and who is silent."""

import polars as pl

from council import charts
from council.answer import Answer
from council.sentences.silence import shortened
from council.ui import card
from council.ui.page import Page

ROW_HEIGHT, MOST_UNITS = 21, 40


def state_of(state: str, report_form: str | None, is_late: bool) -> str:
    """What a cell of the calendar shows."""
    if state == "silent":
        return "silent"
    if state == "not_yet_due":
        return "pending"
    if state == "received_after_data_day":
        return "late"
    return "totals" if report_form == "totals" else "late" if is_late else "received"


def reports(found: Answer) -> tuple[list[str], list[str], list[charts.Report]]:
    """Units, periods and cells; units that were ever silent or late first, at most 40 (all are in the table)."""
    rows = found.rows.with_columns(unit_name=shortened(pl.col("unit_name"))).with_columns(
        trouble=((pl.col("state") == "silent").cast(pl.Int64) * 100 + pl.col("is_late").cast(pl.Int64))
    )
    order = (
        rows.group_by("unit_name")
        .agg(pl.col("trouble").sum(), pl.col("sector").first())
        .sort(["trouble", "unit_name"], descending=[True, False])
    )
    units = order["unit_name"].head(MOST_UNITS).to_list()
    periods = (
        rows.group_by("period")
        .agg(pl.col("period_start").min(), pl.col("period_end").max())
        .sort("period_start", "period_end", "period")["period"]
        .to_list()
    )
    kept = rows.filter(pl.col("unit_name").is_in(units))
    cells = [
        charts.Report(unit, period, state_of(state, form, bool(late)), code=code)
        for unit, period, state, form, late, code in kept.select(
            "unit_name", "period", "state", "report_form", "is_late", "unit_id"
        ).iter_rows()
    ]
    return units, periods, cells


def show_calendar(page: Page, name: str = "calendar", limit: int = MOST_UNITS) -> None:
    """The calendar as a supporting card, as high as its rows need."""
    found, say = page.ask("report_calendar", sectors=None), page.say.say
    heading = say("Đơn vị nào đã gửi báo cáo, kỳ nào")
    if not isinstance(found, Answer) or found.rows.is_empty():
        return card.support(page, name, found, None, heading=heading)
    units, periods, cells = reports(found)
    units = units[:limit]
    cells = [cell for cell in cells if cell.unit in units]
    more = found.rows["unit_name"].n_unique() - len(units)
    read = say("Ô gạch chéo viền cam: không gửi. Σ: chỉ có số tổng. “muộn”: nhận sau hạn. “…”: chưa đến hạn.")
    if more > 0:
        read += " " + say("{n} đơn vị khác gửi đủ và đúng hạn hơn, xem trong bảng.", n=more)
    return card.support(
        page,
        name,
        found,
        lambda style: charts.report_calendar(style, units, periods, cells),
        heading=heading,
        read=read,
        height=ROW_HEIGHT * len(units) + 44,
        phone_table=True,
    )
