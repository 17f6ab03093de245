"""View “Nguồn gửi”: who tells the Centre about people, by month, source and channel, against last year and usual variation."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import referrals as sentences
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.referrals.channels import show_compared, show_ways
from council.ui.referrals.course import show_course
from council.ui.referrals.months import ORDER, breaks, by_month, is_sparse, series, spaced, totals, uncovered

MONTHS_SHOWN, MONTHS_NARROW = 24, 6


def show(page: Page) -> None:
    """Sentence, months, the same period last year, the course, and sources by channels."""
    rows = show_main(page)
    left, right = pages.halves()
    with left:
        show_compared(page)
    with right:
        if rows is not None:
            show_course(page, rows)
    show_ways(page)


def show_main(page: Page) -> pl.DataFrame | None:
    """Sentence and stacked columns."""
    found, rows = page.ask("referred_by_month"), by_month(page)
    if isinstance(found, CouncilError) or isinstance(rows, CouncilError):
        pages.error(page, "referred", found if isinstance(found, CouncilError) else rows)
        return None
    if found.rows.is_empty() and _show_totals(page):
        return None
    pages.answer(page, _finding(page, found, rows))
    heading = page.say.say("Mỗi tháng, ai chuyển người đến")
    read = page.say.say("Lượt người được giới thiệu, theo tháng Trung tâm nhận. Vạch ngang: tổng cùng tháng năm trước.")
    card.main(
        page,
        "referred",
        found,
        _draw(page, rows, MONTHS_SHOWN),
        narrow=_draw(page, rows, MONTHS_NARROW),
        heading=heading,
        read=read,
    )
    return rows


def _show_totals(page: Page) -> bool:
    """Where only totals came: what they say, as sentence and main card; False where there are none that count."""
    found, say = page.ask("totals_by_unit"), page.say
    rows = found.rows.filter(pl.col("counts")) if isinstance(found, Answer) else pl.DataFrame()
    if not isinstance(found, Answer) or rows.is_empty():
        return False
    rows = rows.with_columns(pl.col("notified_m03", "informed_m04").fill_null(0).cast(pl.Int64)).sort(
        "notified_m03", "unit_id", descending=[True, False]
    )
    pages.answer(page, sentences.totals_only(say, rows.height, int(rows["notified_m03"].sum()), int(rows["informed_m04"].sum())))
    parts = [
        charts.Part(say.say("Mẫu 03"), "part1", tuple(rows["notified_m03"])),
        charts.Part(say.say("Mẫu 04"), "part2", tuple(rows["informed_m04"])),
    ]
    names = rows["unit_name"].to_list()
    card.main(
        page,
        "referred",
        found,
        lambda style: charts.bars(
            style, names, parts, say.say("Số văn bản đơn vị ghi trong số tổng"), codes=rows["unit_id"].to_list(), with_key=True
        ),
        heading=say.say("Số tổng của từng đơn vị"),
        read=say.say("Không cộng Mẫu 03 với Mẫu 04. Chưa có sổ tiếp nhận của Trung tâm để so."),
        is_tall=len(names) > card.MANY_ROWS,
        click="units",
    )
    return True


def _finding(page: Page, found: Answer, rows: pl.DataFrame):
    before = page.year_before("referred_by_month")
    months, values = series(page, rows)
    course = sentences.course(values, breaks(page, months))
    period = filters.period_of(page.opened)
    unusual = [
        page.say.say("tháng {month}", month=page.say.month(month))
        for i, month in enumerate(months)
        if i in course.outside and not is_sparse(values) and period.start <= month < period.end
    ]
    silent = page.ask("silent_units", sectors=filters.chosen().get("sectors") or None)
    names = silent.rows["unit_name"].to_list() if isinstance(silent, Answer) else []
    now = int(found.rows["persons"].sum() or 0)
    return sentences.referred(
        page.say,
        now,
        None if before is None else int(before.rows["persons"].sum() or 0),
        unusual,
        names,
        _by_sector(page, found, before),
        reaches_back=before is not None,
    )


def _by_sector(page: Page, found: Answer, before: Answer | None) -> list[tuple[str, int, int | None]]:
    def summed(answer: Answer | None) -> dict[str, int]:
        return (
            {}
            if answer is None
            else {sector: int(n) for sector, n in answer.rows.group_by("sector").agg(pl.col("persons").sum()).iter_rows()}
        )

    now, then = summed(found), summed(before)
    return [(page.label("sector", sector), now.get(sector, 0), then.get(sector, 0)) for sector in sorted(now.keys() | then.keys())]


def _draw(page: Page, rows: pl.DataFrame, most: int):
    def figure(style: Style) -> Figure:
        last = filters.period_of(page.opened).last_day
        months = [month for month in rows["month_on"].unique().sort() if month <= last][-most:]
        kept = rows.filter(pl.col("month_on").is_in(months))
        layers = [
            charts.Series(
                page.label("sector", layer), layer, tuple(kept.filter(pl.col("layer") == layer).sort("month_on")["persons"])
            )
            for layer in ORDER
            if layer in set(kept["layer"].to_list())
        ]
        sums = dict(totals(rows).iter_rows())
        year_ago = [sums.get(month.replace(year=month.year - 1)) for month in months]
        events = [
            (i - 0.5, f"{page.say.day(day)}: {words}")
            for day, words in page.events()
            for i, month in enumerate(months)
            if (month.year, month.month) == (day.year, day.month)
        ]
        return charts.stacked_months(
            style,
            [page.say.month_short(m) for m in months],
            layers,
            page.say.say("lượt người"),
            last_year=year_ago,
            events=spaced(events),
            missing=uncovered(page, months),
        )

    return figure
