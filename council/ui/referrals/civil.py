"""View “Dân sự, trực”: areas without any civil or administrative referral, and what duty rosters bring."""

import polars as pl

from council import charts
from council.answer import Answer
from council.errors import CouncilError
from council.sentences import civil as sentences
from council.sentences.civil import Gap
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page
from council.ui.reports import shortened

AREAS_SHOWN = 12
NUMBERS = ("contacted", "court_accepted", "eligible", "referred", "accepted", "missed")


def show(page: Page) -> None:
    """Sentence and areas; rosters beside."""
    found = page.ask("civil_gap_by_area")
    if isinstance(found, CouncilError):
        return pages.error(page, "civil", found)
    rows = found.rows.with_columns(pl.col(name).fill_null(0).cast(pl.Int64) for name in NUMBERS)
    named, finding = _named(page, rows), _finding(page, rows)
    pages.answer(page, finding)
    drawable = named.filter(pl.col("eligible") > 0)
    shown = drawable.head(AREAS_SHOWN)
    names, say = shown["area_name"].to_list(), page.say.say
    parts = [
        charts.Part(say("Được giới thiệu"), "part1", tuple(shown["passed"])),
        charts.Part(say("Chưa được giới thiệu"), "unknown", tuple(shown["eligible"] - shown["passed"])),
    ]
    codes, short = shown["area_code"].to_list(), [page.say.part(*pair) for pair in shown.select("passed", "eligible").iter_rows()]

    def draw(title: str, notes: list[str]):
        return lambda style: charts.bars(style, names, parts, title, codes=codes, notes=notes, with_key=True)

    card.main(
        page,
        "civil",
        found,
        draw(say("Người chắc chắn thuộc diện trong việc dân sự, hôn nhân gia đình, hành chính"), _notes(page, shown)),
        narrow=draw(say("Chắc chắn thuộc diện"), short),
        heading=finding.heading,
        read=say(
            "Bên phải: được giới thiệu trên chắc chắn thuộc diện, và số tháng liền không có lượt nào, tính đến hết kỳ. "
            "Bấm để chỉ xem nơi đó."
        )
        + (" " + say("{n} nơi khác ở trong bảng.", n=drawable.height - shown.height) if drawable.height > shown.height else ""),
        is_tall=True,
        click="areas",
    )
    left, right = pages.halves()
    with left:
        _show_courts(page, found, drawable)
    with right:
        _show_duty(page)
    return None


def _named(page: Page, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as drawn: gaps first, then by months without a referral; unknown area in words; never more passed on than eligible."""
    unknown = page.say.say("chưa rõ địa bàn")
    return rows.with_columns(
        pl.when(pl.col("area_code") == "unknown").then(pl.lit(unknown)).otherwise(pl.col("area_name")).alias("area_name"),
        passed=pl.min_horizontal("referred", "eligible"),
        long=pl.col("months_without").fill_null(10_000),
    ).sort("gap", "long", "eligible", "area_code", descending=[True, True, True, False])


def _finding(page: Page, rows: pl.DataFrame):
    known = rows.filter(pl.col("area_code") != "unknown")
    gaps = known.filter(pl.col("gap") == 1).sort("eligible", "area_code", descending=[True, False])
    found = [
        Gap(name, int(eligible), None if months is None else int(months))
        for name, eligible, months in gaps.select("area_name", "eligible", "months_without").iter_rows()
    ]
    return sentences.gaps(
        page.say,
        known.filter(pl.col("eligible") > 0).height,
        int(rows["eligible"].sum() or 0),
        int(rows.select(pl.min_horizontal("referred", "eligible").sum()).item() or 0),
        found,
        int(gaps["court_accepted"].sum() or 0),
    )


def _notes(page: Page, rows: pl.DataFrame) -> list[str]:
    say = page.say
    return [
        say.part(passed, eligible)
        + " · "
        + (
            say.say("chưa có lượt nào")
            if months is None
            else say.say("có lượt tháng cuối kỳ")
            if months <= 0
            else say.say("{n} tháng không có lượt", n=say.number(int(months)))
        )
        for passed, eligible, months in rows.select("passed", "eligible", "months_without").iter_rows()
    ]


def _show_courts(page: Page, found: Answer, rows: pl.DataFrame) -> None:
    """What the courts there accepted, and how many of those persons are certainly eligible."""
    say = page.say.say
    parts = [
        charts.Part(say("Chắc chắn thuộc diện"), "part1", tuple(rows["eligible"])),
        charts.Part(say("Người khác"), "part3", tuple((rows["contacted"] - rows["eligible"]).to_list())),
    ]
    names = rows["area_name"].to_list()
    notes = [say("Tòa án {n}", n=page.say.number(n)) for n in rows["court_accepted"]]
    card.support(
        page,
        "courts",
        found,
        lambda style: charts.bars(style, names, parts, say("Người trong việc dân sự, hành chính"), notes=notes, with_key=True),
        heading=say("Tòa án ở đó đã thụ lý việc của bao nhiêu người"),
        read=say("Cột: mọi người đã tiếp xúc trong việc dân sự, hành chính; phần đậm: chắc chắn thuộc diện."),
        height=max(200, 26 * len(names) + 70),
        phone_table=True,
    )


def _show_duty(page: Page) -> None:
    """Months with a duty at each court and police body, and the hand-overs that came through duty."""
    found, say = page.ask("duty_coverage"), page.say
    heading = say.say("Lịch trực ở Tòa án và cơ quan điều tra")
    if isinstance(found, CouncilError):
        return card.support(page, "duty", found, None, heading=heading)
    rows = found.rows.with_columns(
        pl.col("months", "months_covered", "duties", "guided", "handed_over").fill_null(0).cast(pl.Int64),
        shortened(pl.col("unit_name")).alias("unit_name"),
    )
    places = rows.filter(pl.col("months") > 0)
    words = sentences.duty(
        say,
        places.height,
        places.filter(pl.col("duties") > 0).height,
        *(int(rows[name].sum() or 0) for name in ("duties", "guided", "handed_over")),
    )
    drawn = rows.filter((pl.col("duties") > 0) | (pl.col("handed_over") > 0)).head(16)
    names = drawn["unit_name"].to_list()
    uncovered = pl.max_horizontal(pl.col("months") - pl.col("months_covered"), pl.lit(0))
    parts = [
        charts.Part(say.say("Tháng có trực"), "part2", tuple(drawn["months_covered"])),
        charts.Part(say.say("Tháng không có trực"), "unknown", tuple(drawn.select(uncovered).to_series())),
    ]
    notes = [
        say.say("{duties} buổi, nhận {n}", duties=say.number(duties), n=say.number(n))
        for duties, n in drawn.select("duties", "handed_over").iter_rows()
    ]
    return card.support(
        page,
        "duty",
        found,
        lambda style: charts.bars(
            style, names, parts, say.say("Số tháng"), notes=notes, codes=drawn["unit_id"].to_list(), with_key=True
        ),
        heading=heading,
        read=words,
        below=say.say("Nơi không có buổi trực và không có lượt nào chỉ ở trong bảng."),
        height=max(180, 30 * len(names) + 70),
        phone_table=True,
        click="units",
    )
