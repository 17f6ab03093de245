"""View “Muộn, chờ”: how long from eligible-since to receipt, and late in its three senses, never added."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import clocks as sentences
from council.sentences import comparison
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page
from council.ui.referrals.curves import curve

SECTORS = ("police", "detention", "court", "procuracy")
DAYS_SHOWN = 90
LEAST_CURVE = 10
TOO_LATE_DAYS = 5


def show(page: Page) -> None:
    """Sentence and waiting curves; late stage and too late by sector, notices sent late beside."""
    papers, stages = page.ask("late_papers"), page.ask("late_stage_summary")
    if isinstance(papers, Answer) and isinstance(stages, Answer):
        pages.answer(page, sentences.late(page.say, _senses(papers.rows, stages.rows), _too_late_days(page)))
    found = page.ask("referral_delay")
    if isinstance(found, CouncilError):
        return pages.error(page, "waited", found)
    curves = _curves(page, found.rows)

    def draw(style: Style) -> Figure:
        if not curves:
            return {"data": [], "layout": {}}
        return charts.waiting(
            style,
            curves,
            x_title=page.say.say("Ngày từ khi thuộc diện"),
            y_title=page.say.say("Phần Trung tâm đã nhận giới thiệu"),
            top=DAYS_SHOWN,
        )

    counts = "; ".join(
        page.say.say("{name} {n} người, {open} còn chờ", name=wait.name, n=page.say.number(wait.n), open=page.say.number(wait.open))
        for wait in curves
    )
    card.main(
        page,
        "waited",
        found,
        draw,
        heading=page.say.say("Từ khi thuộc diện đến khi Trung tâm nhận"),
        read=page.say.say(
            "Theo ngành gặp đầu tiên; người chưa được giới thiệu được tính là còn chờ đến ngày dữ liệu: {counts}.", counts=counts
        )
        if counts
        else page.say.say("Chưa có ngành nào đủ {n} người.", n=LEAST_CURVE),
    )
    left, right = pages.halves()
    with left:
        _show_shares(page, stages)
    with right:
        _show_sides(page, papers)
    return None


def _curves(page: Page, rows: pl.DataFrame) -> list[charts.Wait]:
    found = []
    for sector in SECTORS:
        own = rows.filter(pl.col("first_sector") == sector)
        wait = curve(page.label("sector", sector), sector, own, "waited_days", "is_referred", "persons")
        if wait and wait.n >= LEAST_CURVE:
            found.append(wait)
    return found


def _too_late_days(page: Page) -> int:
    rows, day = page.table("parameter"), page.opened.manifest.day
    if rows.is_empty():
        return TOO_LATE_DAYS
    valid = rows.filter(
        (pl.col("name") == "too_late_days")
        & (pl.col("valid_from") <= day)
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    )
    return int(valid["value"][0]) if valid.height else TOO_LATE_DAYS


def _senses(papers: pl.DataFrame, stages: pl.DataFrame) -> sentences.Senses:
    sent = papers.filter(pl.col("side") == "agency_says_sent")
    late, in_time = (int(sent.filter(pl.col("result_code") == code)["papers"].sum() or 0) for code in ("late", "in_time"))
    total = {name: int(stages[name].sum() or 0) for name in ("late_stage", "persons", "too_late", "hearing_known")}
    return sentences.Senses(
        late,
        late + in_time,
        int(sent["papers"].sum() or 0),
        total["late_stage"],
        total["persons"],
        total["too_late"],
        total["hearing_known"],
    )


def _show_shares(page: Page, found: Answer | CouncilError) -> None:
    """Late stage, and too late before the hearing, by referring sector."""
    say = page.say.say
    heading = say("Giai đoạn muộn hơn, và quá sát phiên tòa")
    if isinstance(found, CouncilError):
        return card.support(page, "late-stage", found, None, heading=heading)
    marks: list[charts.Point] = []
    for part, whole, words in (
        ("late_stage", "persons", "{sector}: muộn giai đoạn"),
        ("too_late", "hearing_known", "{sector}: quá sát phiên tòa"),
    ):
        rows = found.rows.with_columns(pl.col(part, whole).fill_null(0).cast(pl.Int64)).filter(pl.col(whole) > 0)
        low, high = comparison.interval(rows[part].to_list(), rows[whole].to_list())
        marks += [
            charts.Point(code, say(words, sector=page.label("sector", code)), k, n, "in", a, b)
            for (code, k, n), a, b in zip(rows.select("sector", part, whole).iter_rows(), low, high, strict=True)
        ]
    return card.support(
        page,
        "late-stage",
        found,
        lambda style: charts.intervals(style, marks, None, what=say("người được giới thiệu"), centre_name=""),
        heading=heading,
        read=say("Chấm: tỷ lệ; vạch: khoảng tin cậy 95%. Viện kiểm sát, Tòa án nhận hồ sơ sau: muộn giai đoạn không phải do họ."),
        height=max(200, 30 * len(marks) + 80),
        click="sectors",
    )


def _show_sides(page: Page, found: Answer | CouncilError) -> None:
    """Notices on time by the agency's sending, with the receipt beside it."""
    say = page.say.say
    heading = say("Mẫu 03 so với hạn 12 giờ, 24 giờ: gửi và nhận")
    if isinstance(found, CouncilError):
        return card.support(page, "late-sent", found, None, heading=heading)
    rows = found.rows.group_by("sector", "side", "result_code").agg(pl.col("papers").sum().cast(pl.Int64))
    lines = rows.select("sector", "side").unique().sort("sector", "side").rows()
    names = [
        f"{page.label('sector', sector)}, {say('gửi') if side == 'agency_says_sent' else say('nhận')}" for sector, side in lines
    ]
    by_cell = {(sector, side, code): n for sector, side, code, n in rows.iter_rows()}
    parts = [
        charts.Part(say(words), key, tuple(by_cell.get((*line, code), 0) for line in lines))
        for code, words, key in (
            ("in_time", "Đúng hạn", "part2"),
            ("late", "Quá hạn", "part1"),
            ("not_measurable", "Không đo được", "unknown"),
        )
    ]
    return card.support(
        page,
        "late-sent",
        found,
        lambda style: charts.bars(style, names, parts, say("Phần mỗi dòng; bên phải: số thông báo"), as_shares=True, with_key=True),
        heading=heading,
        read=say("Gửi là nghĩa vụ của cơ quan, nhận là điều người đó trải qua."),
        height=max(180, 30 * len(names) + 70),
    )
