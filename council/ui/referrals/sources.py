"""View “Nguồn gửi”: who tells the Centre about people, by month, source and channel, against last year and usual variation."""

from datetime import date

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import referrals as sentences
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.uncertainty import count_change

ORDER = ("police", "detention", "court", "procuracy", "other", "unknown")
MONTHS_SHOWN, MONTHS_NARROW = 24, 6
OWN_LAYER = {"police", "detention", "court", "procuracy", "unknown"}
ALWAYS = ("police", "detention", "court", "procuracy", "commune", "other", "self_walk_in", "officer_personal", "unknown")
CHANNELS = (
    "notice_M03",
    "designated_defence",
    "info_M04",
    "phone",
    "duty_court",
    "duty_police",
    "commune_M13",
    "other_body",
    "self_walk_in",
    "officer_personal",
    "unknown",
)
LEVEL = 0.998


def show(page: Page) -> None:
    """Sentence, months, the same period last year, the course, and sources by channels."""
    rows = show_main(page)
    left, right = st.columns([1.1, 1], gap="medium")
    with left:
        show_compared(page)
    with right:
        if rows is not None:
            show_course(page, rows)
    show_ways(page)


def by_month(page: Page) -> pl.DataFrame | CouncilError:
    """month_on, layer, persons over the whole window with every month and layer present; sectors without a layer are "other"."""
    found = page.whole("referred_by_month")
    if isinstance(found, CouncilError):
        return found
    layer = pl.when(pl.col("sector").is_in(list(OWN_LAYER))).then(pl.col("sector")).otherwise(pl.lit("other"))
    summed = found.rows.group_by("month_on", layer.alias("layer")).agg(pl.col("persons").sum().cast(pl.Int64))
    months = pl.DataFrame({"month_on": months_of(page)})
    present = [name for name in ORDER if name == "unknown" or name in set(summed["layer"].to_list())]
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


def cut_at(page: Page, months: list[date]) -> list[int]:
    """Positions of months from which on the set of units is another one: a dated event that breaks lines, on whose day a unit
    within the filters begins or ends."""
    events, units = page.table("event"), page.table("unit")
    if events.is_empty() or units.is_empty():
        return []
    for name, column in (("sectors", "sector"), ("units", "unit_id")):
        if filters.chosen().get(name):
            units = units.filter(pl.col(column).is_in(filters.chosen().get(name)))
    changed = {day for column in ("valid_from", "valid_to") for day in units[column].to_list() if day is not None}
    days = [day for day in events.filter(pl.col("breaks_lines"))["on"].to_list() if day in changed]
    return sorted({i for day in days for i, month in enumerate(months) if (month.year, month.month) == (day.year, day.month) and i})


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
            style, names, parts, say.say("Số văn bản đơn vị ghi trong số tổng"), codes=rows["unit_id"].to_list()
        ),
        heading=say.say("Số tổng của từng đơn vị"),
        read=say.say("Từ đậm đến nhạt: Mẫu 03, Mẫu 04; không cộng hai mẫu. Chưa có sổ tiếp nhận của Trung tâm để so."),
        is_tall=len(names) > 14,
        click="units",
    )
    return True


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


def show_compared(page: Page) -> None:
    """Every source now and in the same period last year, and whether the change exceeds chance."""
    found, say = page.ask("ways_to_the_centre"), page.say
    heading = say.say("Từng nguồn so với cùng kỳ")
    if isinstance(found, CouncilError):
        return card.support(page, "compared", found, None, heading=heading)
    before = page.year_before("ways_to_the_centre")
    now, then = _by_source(found), None if before is None else _by_source(before)
    pairs = [
        _pair(page, source, now.get(source, 0), None if then is None else then.get(source, 0)) for source in _sources(now, then)
    ]
    return card.support(
        page,
        "compared",
        found,
        lambda style: charts.compared(style, pairs, say.say("Số người–vụ, mọi kênh (Mẫu 03, Mẫu 04 và các kênh khác)")),
        heading=heading,
        read=say.say("Vạch đen: cùng kỳ năm trước. Chữ đậm: thay đổi vượt mức ngẫu nhiên (99,8%).")
        if then is not None
        else say.say("Số liệu không lùi tới cùng kỳ năm trước."),
        below=say.say("Viện kiểm sát thường tiếp xúc sau Công an, nên số thấp hơn là bình thường và không so trực tiếp."),
        height=66 + 27 * len(pairs),
        click="sectors",
    )


def _by_source(found: Answer) -> dict[str, int]:
    return {source: int(n) for source, n in found.rows.group_by("source").agg(pl.col("persons").sum()).iter_rows()}


def _sources(*counts: dict[str, int] | None) -> list[str]:
    """Every source that is always shown and those that occur besides, unknown last."""
    seen = {source for count in counts if count for source in count}
    return [*ALWAYS[:-1], *sorted(seen - set(ALWAYS)), ALWAYS[-1]]


def _pair(page: Page, source: str, now: int, before: int | None) -> charts.Pair:
    say, key = page.say.say, source if source in OWN_LAYER else "other"
    name = short_words(page, "source").get(source, source)
    if before is None:
        return charts.Pair(source, name, key, now, None)
    is_beyond = count_change(now, before, level=LEVEL).exceeds_chance
    verdict = (say("tăng rõ") if now > before else say("giảm rõ")) if is_beyond else say("trong dao động")
    words = say("cùng kỳ {n}: {verdict}", n=page.say.number(before), verdict=verdict) if now or before else ""
    return charts.Pair(source, name, key, now, before, f"({words})" if words else "", is_beyond)


def short_words(page: Page, vocabulary: str) -> dict[str, str]:
    """Code -> short words of a vocabulary in the reader's language, else the long ones."""
    rows = page.table("label")
    if rows.is_empty():
        return {}
    language = page.reader.language
    words = pl.coalesce(f"short_{language}", f"label_{language}")
    return dict(rows.filter(pl.col("vocabulary") == vocabulary).select("code", words).iter_rows())


def show_ways(page: Page) -> None:
    """Sources by channels: all of them, unknown hatched and always drawn; the two forms stand apart."""
    found, say = page.ask("ways_to_the_centre"), page.say
    heading = say.say("Nguồn nào, qua kênh nào")
    if isinstance(found, CouncilError):
        return card.support(page, "ways", found, None, heading=heading)
    sources, channels = short_words(page, "source"), short_words(page, "channel")
    rows = _sources(_by_source(found))
    columns = [*CHANNELS[:-1], *sorted(set(found.rows["channel"].to_list()) - set(CHANNELS)), CHANNELS[-1]]
    counts = [
        charts.Count(sources.get(source, source), channels.get(channel, channel), int(persons), source)
        for source, channel, persons in found.rows.select("source", "channel", "persons").iter_rows()
    ]
    unknown = sources.get("unknown", "unknown"), channels.get("unknown", "unknown")
    return card.support(
        page,
        "ways",
        found,
        lambda style: charts.matrix(
            style,
            [sources.get(row, row) for row in rows],
            [channels.get(column, column) for column in columns],
            counts,
            unknown=unknown,
            what=say.say("người–vụ"),
        ),
        heading=heading,
        read=say.say(
            "Số người–vụ đến Trung tâm. M03: người đó có yêu cầu; M04: tự nhận, chưa yêu cầu; hai mẫu không cộng. "
            "Gạch chéo: chưa rõ, luôn được vẽ."
        ),
        height=70 + 27 * len(rows),
        width=1216,
        phone_table=True,
        click="sectors",
    )


def show_course(page: Page, rows: pl.DataFrame) -> None:
    """All referrals by month with natural limits."""
    found, series, say = page.whole("referred_by_month"), totals(rows), page.say
    months = series["month_on"].to_list()
    course = sentences.course([float(v) for v in series["persons"]], breaks(page, months))
    cuts = cut_at(page, months)
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
            cuts=cuts,
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
        below=say.say("Đường ngắt ở mốc mà các đơn vị gửi không còn như trước: không nối qua mốc đó.") if cuts else "",
    )
