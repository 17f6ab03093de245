"""View: quality beside quantity, so that balance is not mere throughput."""

from functools import partial

import polars as pl

from council import charts
from council.answer import Answer
from council.errors import CouncilError
from council.sentences.workload import course as sentences
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload.people import OFFICER, balance, compared, named, others, rows_drawn
from council.uncertainty import wilson

GRADES = (("excellent", "part1"), ("good", "part2"), ("meets", "part3"), ("below", "unknown"))
LEAST = 10


def show_quality(page: Page) -> None:
    """Sentence and success by officer in the order of their codes; appraisal grades; time to the first action."""
    answer, weighed = page.ask("quality_by_officer", providers=None), balance(page, compared(page))
    if isinstance(answer, CouncilError):
        return pages.error(page, "quality", answer)
    rows = answer.rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("credit_completed") > 0)).sort("provider_id")
    names = [named(page, code) for code in rows["provider_id"]]
    won, done = rows["credit_successful"].cast(pl.Float64).to_list(), rows["credit_completed"].cast(pl.Float64).to_list()
    outside = {c.name for c in weighed.carriers if c.kind in ("out", "low")} if weighed else set()
    finding = sentences.quality(page.say, names, won, done, outside)
    pages.answer(page, finding)
    seen = _drawn(rows).select("provider_id", pl.col("credit_successful", "credit_completed").cast(pl.Float64))
    low, high = wilson(seen["credit_successful"], seen["credit_completed"]) if seen.height else ((), ())
    points = [
        charts.Point(code, named(page, code), round(k, 1), round(n, 1), "in" if n >= LEAST else "small", float(lo), float(hi))
        for (code, k, n), lo, hi in zip(seen.iter_rows(), low, high, strict=True)
    ]
    centre = sum(won) / sum(done) if sum(done) else None
    words = {"what": page.say.say("phần vụ việc thành công"), "centre_name": page.say.say("Chung")}
    draw = partial(charts.intervals, points=points, centre=centre, **words)
    card.main(
        page,
        "quality",
        answer,
        draw,
        heading=finding.heading,
        narrow=draw,
        read=page.say.say(
            "Theo mã, không xếp hạng. Thành công: vụ hoàn thành được đánh dấu đạt tiêu chí (căn cứ ở Định nghĩa). "
            "Vạch ngang: khoảng tin cậy 95%."
        )
        + others(page, rows.height),
        is_tall=True,
        click="providers",
    )
    if page.is_presenting:
        return None
    left, right = pages.halves()
    with left:
        _grades(page, answer, rows)
    with right:
        _first(page)
    return None


def _drawn(rows: pl.DataFrame) -> pl.DataFrame:
    """Everybody of one Centre; of very many people those who completed most, in the order of their codes."""
    most = rows.sort("credit_completed", "provider_id", descending=[True, False]).head(rows_drawn(rows.height))
    return most.sort("provider_id")


def _grades(page: Page, answer: Answer, rows: pl.DataFrame) -> None:
    say, graded = page.say, rows.filter(pl.col("appraised") > 0)
    seen = _drawn(graded)
    parts = [charts.Part(page.label("grade", code), colour, tuple(float(v) for v in seen[code])) for code, colour in GRADES]
    names = [named(page, code) for code in seen["provider_id"]]
    share = rows["appraised"].sum() / max(1, rows["cases_completed"].sum())
    return card.support(
        page,
        "grades",
        answer,
        (lambda style: charts.bars(style, names, parts, say.say("Vụ việc đã thẩm định"))) if seen.height else None,
        heading=say.say("Xếp loại khi thẩm định"),
        read=say.say(
            "Từ trái sang phải: tốt, khá, đạt; sọc: không đạt. Đã thẩm định {share} số hoàn thành.", share=say.percent(share, 0)
        )
        + others(page, graded.height),
        height=90 + 26 * max(1, seen.height),
    )


def _first(page: Page) -> None:
    answer, say = page.ask("first_action_by_officer", providers=None), page.say
    heading = say.say("Từ khi được cử đến việc đầu tiên")
    if isinstance(answer, CouncilError):
        return card.support(page, "first", answer, None, heading=heading)
    rows = answer.rows.filter(pl.col("provider_kind") == OFFICER)
    known = rows.filter(pl.col("median_days").is_not_null())
    text = (
        say.say("Chưa có ngày đăng ký nào.")
        if known.is_empty()
        else say.say(
            "Trung vị từng người {low} đến {high} ngày; {waiting} vụ việc chưa ghi ngày đăng ký.",
            low=say.number(known["median_days"].min(), 1),
            high=say.number(known["median_days"].max(), 1),
            waiting=say.number(rows["assigned_cases"].sum() - rows["registered"].sum()),
        )
    )
    return card.support(page, "first", answer, None, heading=heading, read=text)
