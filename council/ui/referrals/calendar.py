"""Units by months: the report that covers each month is one mark, as long as its period."""

from datetime import date

import polars as pl

from council import charts
from council.answer import Answer
from council.ui import card
from council.ui.page import Page
from council.ui.reports import shortened

UNITS_SHOWN, PHONE_MONTHS = 13, 6
STATES = {
    "silent": "silent",
    "received_after_data_day": "late",
    "late": "late",
    "received": "received",
    "not_yet_due": "pending",
    "not_expected": "none",
}


def show_calendar(page: Page, found: Answer, heading: str) -> None:
    """The main card: units that were silent or late most first, months across."""
    say, rows = page.say.say, found.rows.with_columns(unit_name=shortened(pl.col("unit_name")))
    units, months = _units(rows), rows["month_on"].unique().sort().to_list()
    shown = units[:UNITS_SHOWN]
    read = say(
        "Mỗi cột một tháng; ô dài: một báo cáo phủ nhiều tháng. Gạch chéo: không gửi; “muộn”: nhận sau hạn; Σ: chỉ có số tổng; "
        "“…”: chưa đến hạn; để trống: không phải gửi."
    )
    if len(units) > len(shown):
        read += " " + say("{n} đơn vị khác gửi đủ và đúng hạn hơn, xem trong bảng.", n=page.say.number(len(units) - len(shown)))

    def draw(drawn: list[date]):
        marks = _marks(page, rows.filter(pl.col("unit_name").is_in(shown) & pl.col("month_on").is_in(drawn)))
        names = [page.say.month_short(month) for month in drawn]
        return lambda style: charts.report_calendar(style, shown, names, marks)

    card.main(
        page,
        "calendar",
        found,
        draw(months),
        narrow=draw(months[-PHONE_MONTHS:]),
        heading=heading,
        read=read,
        is_tall=True,
        click="units",
    )


def _units(rows: pl.DataFrame) -> list[str]:
    """Names of units, most silent months first, then most late ones."""
    state = pl.col("state")
    late = state.is_in(["late", "received_after_data_day"]).sum()
    order = rows.group_by("unit_name").agg(silent=(state == "silent").sum(), late=late)
    return order.sort("silent", "late", "unit_name", descending=[True, True, False])["unit_name"].to_list()


def _marks(page: Page, rows: pl.DataFrame) -> list[charts.Report]:
    """One mark for months of one unit that follow each other and are covered by the same periods in the same state."""
    spans = (
        rows.sort("unit_id", "month_on")
        .with_columns(run=pl.struct("unit_id", "state", "periods").rle_id())
        .group_by("run", maintain_order=True)
        .agg(
            pl.col("unit_id", "unit_name", "state", "is_totals", "period_start", "period_end", "month_on").first(),
            months=pl.len(),
        )
    )
    return [
        charts.Report(
            unit,
            page.say.month_short(month),
            "totals" if is_totals and state == "received" else STATES[state],
            code=code,
            columns=months,
            words=_covered(page, start, end),
        )
        for unit, month, state, is_totals, code, months, start, end in spans.select(
            "unit_name", "month_on", "state", "is_totals", "unit_id", "months", "period_start", "period_end"
        ).iter_rows()
    ]


def _covered(page: Page, start: date | None, end: date | None) -> str:
    """The months a report covers, in words; both null where none is owed."""
    if start is None or end is None:
        return ""
    first, last = page.say.month(start), page.say.month(end)
    return first if first == last else page.say.say("báo cáo từ {first} đến {last}", first=first, last=last)
