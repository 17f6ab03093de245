"""View: how far the quota is met, and where the year will end."""

from datetime import date, timedelta
from functools import lru_cache

import polars as pl
import streamlit as st

from council.answer import Answer
from council.balance import project
from council.charts import targets
from council.charts.style import NARROW, Figure, Style
from council.errors import CouncilError
from council.sentences.workload import course as sentences
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload.people import named, others, rows_drawn


def show_quota(page: Page) -> None:
    """Sentence and each officer's year against the thresholds; levels of every year."""
    answer = page.whole("quota_by_officer", providers=None)
    if isinstance(answer, CouncilError):
        return pages.error(page, "quota", answer)
    year = year_shown(page)
    rows = answer.rows.filter(pl.col("year") == year)
    is_over = bool((rows["left_share"] == 0).all()) if rows.height else True
    found = quotas(page, rows)
    reference = rows["reference_year"].max()
    finding = sentences.quota(page.say, found, year, is_over, int(reference) if reference else None)
    pages.answer(page, finding)
    read = page.say.say("Thanh: đã thụ lý trong năm. Vạch đứng: mức đạt, khá, tốt của từng người, đã tính nghỉ và giảm.")
    if not is_over:
        read += " " + page.say.say("Vạch ngang và vòng tròn: dự kiến cuối năm, khoảng 95%; nghỉ, giảm đã biết trước được trừ.")
    read += others(page, found.height)
    shown = Answer(**{**answer.__dict__, "rows": rows})
    card.main(
        page,
        "quota",
        shown,
        lambda style: _draw(page, style, found),
        heading=finding.heading,
        narrow=lambda style: _draw(page, style, found),
        read=read,
        is_tall=True,
        click="providers",
    )
    if page.is_presenting:
        return None
    with st.container():
        _years(page, answer)
    return None


def year_shown(page: Page) -> int:
    """The year of the last day of the period, at most that of the data day."""
    end: date | None = filters.parameters(page.opened)["period_end"]
    last = min(end - timedelta(days=1), page.opened.manifest.day) if end else page.opened.manifest.day
    return last.year


def quotas(page: Page, rows: pl.DataFrame) -> pl.DataFrame:
    """Officers of one year, most credit first: thresholds for their working time of the whole year, projection to its end,
    levels."""
    names = {
        "meets": ("meets_target", "reference_target"),
        "good": ("good_target", "reference_good"),
        "excellent": ("excellent_target", "reference_excellent"),
    }
    worked, left = (pl.col(c).cast(pl.Float64).fill_null(0) for c in ("worked_share", "left_share"))
    is_reference = pl.col("meets_target").is_null()
    found = rows.select(
        pl.col("provider_id").alias("code"),
        "is_leader",
        is_reference=is_reference,
        credit=pl.col("credit_accepted").cast(pl.Float64),
        worked=worked,
        left=left,
        # the thresholds so far stand for the time worked so far; the whole year has the part still to come too
        **{
            name: pl.when(is_reference).then(pl.col(reference)).otherwise(pl.col(own)).cast(pl.Float64)
            * pl.when(worked > 0).then((worked + left) / worked)
            for name, (own, reference) in names.items()
        },
    )
    ahead = _ahead(*(tuple(found[name]) for name in ("credit", "worked", "left")))
    found = found.with_columns(middle=ahead.middle, low=ahead.low, high=ahead.high)
    return sentences.judged(found).sort("is_leader", "credit", "code", descending=[False, True, False])


# the page draws again at every click
_ahead = lru_cache(maxsize=32)(project)


def _draw(page: Page, style: Style, found: pl.DataFrame) -> Figure:
    say, hover, rows = page.say, page.say.say("vụ việc thụ lý trong năm"), []
    # of very many people those nearest to missing the quota
    nearest = found.sort(pl.col("middle") - pl.col("meets"), "credit", "code", nulls_last=True).head(rows_drawn(found.height))
    shown = found.filter(pl.col("code").is_in(nearest["code"].to_list()))
    for heading, is_leader in ((say.say("Trợ giúp viên"), False), (say.say("Lãnh đạo (chỉ tiêu đã giảm)"), True)):
        chosen = [_target(page, row) for row in shown.filter(pl.col("is_leader") == is_leader).iter_rows(named=True)]
        rows += [heading, *chosen] if chosen else []
    return targets.targets(
        style,
        rows,
        x_title=hover if style.width < NARROW else say.say("Vụ việc tố tụng thụ lý trong năm (phần vụ việc)"),
        value_name=say.say("đã có · dự kiến"),
        hover=hover,
    )


def _target(page: Page, row: dict[str, object]) -> targets.Target:
    is_ahead = row["left"] > 0 and row["middle"] == row["middle"]
    level = page.label("level_accepted", row["level"]) if row["level"] else page.say.say("chưa có mức")
    words = page.say.number(row["credit"], 1) + (f" · {page.say.number(row['middle'], 0)}" if is_ahead else "") + f" · {level}"
    return targets.Target(
        row["code"],
        named(page, row["code"]),
        row["credit"],
        () if row["meets"] is None else (row["meets"], row["good"], row["excellent"]),
        *((row["middle"], row["low"], row["high"]) if is_ahead else (None, None, None)),
        "below" if row["level"] == "below" and not is_ahead else "in",
        words,
        row["is_reference"],
    )


def _years(page: Page, answer: Answer) -> None:
    """Every year: how many below, at and above each level, headroom above the best; years without bands say so."""
    say, lines = page.say, []
    for (year,), rows in answer.rows.partition_by("year", as_dict=True, maintain_order=True).items():
        levels = rows["level_accepted"].drop_nulls()
        if levels.is_empty():
            lines.append(say.say("{year}: chưa có văn bản chỉ tiêu trong dữ liệu", year=int(year)))
            continue
        counts = [f"{page.label('level_accepted', level).lower()} {(levels == level).sum()}" for level in sentences.LEVELS]
        room = rows["headroom"].median()
        lines.append(
            say.say(
                "{year}: {counts}; trung vị vượt mức tốt {room} vụ việc",
                year=int(year),
                counts=", ".join(counts),
                room=say.number(room, 1),
            )
        )
    card.support(page, "quota-years", answer, None, heading=say.say("Chỉ tiêu các năm"), read=". ".join(lines) + ".")
