"""View: how far the quota is met, and where the year will end."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import streamlit as st

from council.answer import Answer
from council.balance import project
from council.charts import targets
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.workload import course as sentences
from council.sentences.workload.course import Quota
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload.people import MOST_ROWS, named


def show_quota(page: Page) -> None:
    """Sentence and each officer's year against the thresholds; levels of every year."""
    answer = page.whole("quota_by_officer", providers=None)
    if isinstance(answer, CouncilError):
        return pages.error(page, "quota", answer)
    year = year_shown(page)
    rows = answer.rows.filter(pl.col("year") == year)
    is_over = bool((rows["left_share"] == 0).all()) if rows.height else True
    found = quotas(page, rows, is_over)
    reference = rows["reference_year"].max()
    finding = sentences.quota(page.say, found, year, is_over, int(reference) if reference else None)
    pages.answer(page, finding)
    read = page.say.say("Thanh: đã thụ lý trong năm. Vạch đứng: mức đạt, khá, tốt của từng người, đã tính nghỉ và giảm.")
    read += "" if is_over else " " + page.say.say("Vạch ngang và vòng tròn: dự kiến cuối năm, khoảng 95%.")
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


def quotas(page: Page, rows: pl.DataFrame, is_over: bool) -> list[Quota]:
    """Officers of one year with thresholds for the whole year worked and the projection to its end."""
    credit, worked, left = (
        rows[c].cast(pl.Float64).fill_null(0).to_numpy() for c in ("credit_accepted", "worked_share", "left_share")
    )
    ahead = project(credit, worked, left)
    # thresholds stand for the working time of the whole year, also the part still to come
    scale = np.where(worked > 0, (worked + left) / np.where(worked > 0, worked, 1), 1)
    found = []
    for i, row in enumerate(rows.iter_rows(named=True)):
        names = ("meets_target", "good_target", "excellent_target")
        is_reference = row["meets_target"] is None
        if is_reference:
            names = ("reference_target", "reference_good", "reference_excellent")
        levels = [float(row[n]) * scale[i] if row[n] is not None else np.nan for n in names]
        found.append(
            Quota(
                row["provider_id"],
                named(page, row["provider_id"]),
                bool(row["is_leader"]),
                float(credit[i]),
                *levels,
                float(ahead.middle[i]),
                float(ahead.low[i]),
                float(ahead.high[i]),
                is_reference,
            )
        )
    return sorted(found, key=lambda q: (q.is_leader, -q.credit, q.code))


def _draw(page: Page, style: Style, found: list[Quota]) -> Figure:
    say, rows = page.say, []
    for heading, is_leader in ((say.say("Trợ giúp viên"), False), (say.say("Lãnh đạo (chỉ tiêu đã giảm)"), True)):
        chosen = [q for q in found if q.is_leader == is_leader][:MOST_ROWS]
        rows += [heading, *(_target(page, q) for q in chosen)] if chosen else []
    return targets.targets(
        style,
        rows,
        x_title=say.say("Vụ việc tố tụng thụ lý trong năm (phần vụ việc)"),
        value_name=say.say("đã có · dự kiến"),
        hover=say.say("vụ việc thụ lý trong năm"),
    )


def _target(page: Page, q: Quota) -> targets.Target:
    is_ahead = q.middle > q.credit + 1e-9
    level = page.label("level_accepted", q.level) if q.level else page.say.say("chưa có mức")
    words = f"{page.say.number(q.credit, 1)}" + (f" · {page.say.number(q.middle, 0)}" if is_ahead else "") + f" · {level}"
    ahead = (q.middle, q.low, q.high) if is_ahead else (None, None, None)
    thresholds = () if np.isnan(q.meets) else (q.meets, q.good, q.excellent)
    return targets.Target(
        q.code,
        q.name,
        q.credit,
        thresholds,
        *ahead,
        "below" if q.level == "below" and not is_ahead else "in",
        words,
        q.is_reference,
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
