"""Page 20: who tells the Centre about people, by month and sector, and which unit is silent."""

from datetime import date

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import referrals as sentences
from council.ui import card, filters, reports
from council.ui import page as pages
from council.ui.page import Page

ORDER = ("police", "detention", "court", "procuracy", "other", "unknown")
MONTHS_SHOWN, MONTHS_NARROW, UNITS_SHOWN = 24, 6, 16
OWN_LAYER = {"police", "detention", "court", "procuracy", "unknown"}


def by_month(page: Page) -> pl.DataFrame | CouncilError:
    """month_on, layer, persons over the whole window with every month and layer present; sectors without a layer are "other"."""
    found = page.whole("referred_by_month")
    if isinstance(found, CouncilError):
        return found
    layer = pl.when(pl.col("sector").is_in(list(OWN_LAYER))).then(pl.col("sector")).otherwise(pl.lit("other"))
    summed = found.rows.group_by("month_on", layer.alias("layer")).agg(pl.col("persons").sum().cast(pl.Int64))
    months = pl.DataFrame({"month_on": months_of(page)})
    present = [name for name in ORDER if name in set(summed["layer"].to_list())] or ["police"]
    grid = months.join(pl.DataFrame({"layer": present}), how="cross")
    return grid.join(summed, on=["month_on", "layer"], how="left").with_columns(pl.col("persons").fill_null(0))


def months_of(page: Page) -> list[date]:
    """First days of all months with data."""
    manifest = page.opened.manifest
    return filters.periods.months_of(manifest.start, manifest.day)


def totals(rows: pl.DataFrame) -> pl.DataFrame:
    """month_on, persons: all layers together, in order."""
    return rows.group_by("month_on").agg(pl.col("persons").sum()).sort("month_on")


def breaks(page: Page, months: list[date]) -> list[int]:
    """Positions of months in which a reorganisation breaks the line."""
    return sorted(
        {i for day, _ in page.events() for i, month in enumerate(months) if (month.year, month.month) == (day.year, day.month)}
    )


def show_main(page: Page) -> pl.DataFrame | None:
    """Sentence and stacked columns."""
    found, rows = page.ask("referred_by_month"), by_month(page)
    if isinstance(found, CouncilError) or isinstance(rows, CouncilError):
        pages.error(page, "referred", found if isinstance(found, CouncilError) else rows)
        return None
    pages.answer(page, _finding(page, found, rows))
    heading = page.say.say("Mỗi tháng, ai chuyển người đến")
    read = page.say.say("Lượt người được giới thiệu, theo tháng Trung tâm nhận. Vạch đen ngang: tổng cùng tháng năm trước.")
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


def _finding(page: Page, found: Answer, rows: pl.DataFrame):
    before = page.year_before("referred_by_month")
    series = totals(rows)
    course = sentences.course([float(v) for v in series["persons"]], breaks(page, series["month_on"].to_list()))
    period = filters.period_of(page.opened)
    unusual = [
        page.say.say("tháng {month}", month=page.say.month(month))
        for i, month in enumerate(series["month_on"])
        if i in course.outside and period.start <= month < period.end
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
        )

    return figure


def spaced(events: list[tuple[float, str]], least: float = 5) -> list[tuple[float, str]]:
    """Events far enough apart for their words; of two close ones the later stays."""
    kept: list[tuple[float, str]] = []
    for place, words in sorted(events, reverse=True):
        if not kept or kept[-1][0] - place >= least:
            kept.append((place, words))
    return kept[::-1]


def show_forms(page: Page) -> None:
    """Notices, information slips, calls and duty by sector, in the period."""
    found, say = page.ask("papers_received_by_month"), page.say
    heading = say.say("Bằng Mẫu 03, Mẫu 04 hay không có văn bản")
    if isinstance(found, CouncilError):
        return card.support(page, "forms", found, None, heading=heading)
    rows = (
        found.rows.group_by("sector")
        .agg(pl.col("notices_m03", "slips_m04", "calls_and_duty").sum().cast(pl.Int64))
        .sort("notices_m03", descending=True)
    )
    names = [page.label("sector", sector) for sector in rows["sector"]]
    parts = [
        charts.Part(say.say(words), key, tuple(rows[column]))
        for words, key, column in (
            ("Mẫu 03", "part1", "notices_m03"),
            ("Mẫu 04", "part2", "slips_m04"),
            ("Điện thoại, trực", "part3", "calls_and_duty"),
        )
    ]
    return card.support(
        page,
        "forms",
        found,
        lambda style: charts.bars(style, names, parts, say.say("Số văn bản và cuộc gọi Trung tâm ghi nhận")),
        heading=heading,
        read=say.say("Từ đậm đến nhạt: Mẫu 03, Mẫu 04, điện thoại và trực."),
        height=80 + 40 * max(1, rows.height),
    )


def show_course(page: Page, rows: pl.DataFrame) -> None:
    """All referrals by month with natural limits."""
    found, series, say = page.whole("referred_by_month"), totals(rows), page.say
    months = series["month_on"].to_list()
    course = sentences.course([float(v) for v in series["persons"]], breaks(page, months))
    events = spaced(
        [
            (i - 0.5, say.day(day))
            for day, _ in page.events()
            for i, m in enumerate(months)
            if (m.year, m.month) == (day.year, day.month)
        ]
    )

    def figure(style: Style) -> Figure:
        limits = [charts.Limits(p.first, p.last, p.mean, p.low, p.high) for p in course.parts]
        return charts.xmr(
            style,
            [say.month_short(m) for m in months],
            list(course.values),
            limits,
            is_share=False,
            signals=list(course.outside),
            is_worse=False,
            events=events,
        )

    card.support(
        page,
        "course",
        found,
        figure,
        heading=say.say("Tổng số giới thiệu so với dao động thường thấy"),
        height=300,
        read=say.say(
            "Vùng xám: giới hạn dao động thường thấy (XmR); chỉ tính lại từ mốc tổ chức thay đổi khi đủ 12 tháng mỗi bên."
        ),
    )


def show_calendar(page: Page) -> None:
    """The calendar of reports, units with gaps first."""
    reports.show_calendar(page, "calendar", UNITS_SHOWN)
