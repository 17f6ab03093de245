"""View: whose cases come through personal contacts, who has both criminal and civil work, and where."""

from functools import partial

import polars as pl

from council import charts
from council.answer import Answer
from council.charts import grid
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.workload import contacts as sentences
from council.ui import card
from council.ui import page as pages
from council.ui.areas import short_names
from council.ui.page import Asked, Page
from council.ui.workload.people import OFFICER, PHONE_ROWS, named, others, rows_drawn
from council.uncertainty import wilson

GROUPS = (("criminal", "part1"), ("civil", "part2"), ("administrative", "part3"))


def show_mix(page: Page) -> None:
    """Sentence and own contacts by officer; mix of fields, own contacts over time, areas."""
    answer = page.ask("own_contact_share", providers=None)
    mix, all_mix = page.ask("case_mix_by_officer", providers=None), page.whole("case_mix_by_officer", providers=None)
    if isinstance(answer, CouncilError):
        return pages.error(page, "own", answer)
    found = found_contacts(page, answer, mix, all_mix)
    finding = sentences.sources(page.say, found)
    pages.answer(page, finding)
    shown = found.people[: rows_drawn(len(found.people))]
    points = [charts.Point(p.code, p.name, p.own, p.cases, p.kind, p.low, p.high) for p in shown]
    centre = found.own / found.cases if found.cases else None
    words = {"what": page.say.say("vụ việc tự tìm"), "centre_name": page.say.say("Chung")}
    draw = partial(charts.intervals, points=points, centre=centre, **words)
    card.main(
        page,
        "own",
        answer,
        draw,
        heading=finding.heading,
        narrow=draw,
        read=page.say.say(
            "Vụ việc tự tìm trên vụ việc có tham gia; vạch ngang: khoảng tin cậy 95%. Dưới 10 vụ: xám, không so sánh."
        )
        + others(page, len(found.people)),
        is_tall=True,
        click="providers",
    )
    if page.is_presenting:
        return None
    left, right = pages.halves()
    with left:
        _mix(page, mix)
        _areas(page)
    with right:
        _course(page)
    return None


def found_contacts(page: Page, answer: Answer, mix: Asked, all_mix: Asked) -> sentences.Contacts:
    """Own contacts and missing civil work of officers; lawyers are assigned by contract and are not judged."""
    rows = answer.rows.filter(pl.col("provider_kind") == OFFICER)
    codes, own, cases = (tuple(rows[c]) for c in ("provider_id", "own_cases", "cases_accepted"))
    people = sentences.contacts(codes, tuple(named(page, c) for c in codes), own, cases)
    never: tuple[tuple[str, int], ...] = ()
    if isinstance(mix, Answer) and isinstance(all_mix, Answer):
        now, ever = _civil(mix.rows), _civil(all_mix.rows)
        both = now.join(ever, on="provider_id", suffix="_ever")
        never = sentences.civil_gap(
            [named(page, c) for c in both["provider_id"]],
            *(both[c].to_list() for c in ("civil", "cases", "civil_ever", "cases_ever")),
        )
    quarters = page.whole("own_contact_by_quarter", providers=None)
    trend = None
    if isinstance(quarters, Answer):
        summed = _quarters(quarters.rows)
        trend = sentences.trend(summed["own"].to_list(), summed["cases"].to_list())
    return sentences.Contacts(people, never, trend)


def _civil(rows: pl.DataFrame) -> pl.DataFrame:
    """Civil cases and all cases of each officer who had any."""
    counted = (
        rows.filter(pl.col("provider_kind") == OFFICER)
        .group_by("provider_id")
        .agg(
            civil=pl.col("cases_accepted").filter(pl.col("field_group") == "civil").sum().cast(pl.Int64),
            cases=pl.col("cases_accepted").sum().cast(pl.Int64),
        )
    )
    return counted.filter(pl.col("cases") > 0).sort("provider_id")


def _quarters(rows: pl.DataFrame) -> pl.DataFrame:
    counts = {"own": pl.col("own_cases").cast(pl.Int64), "cases": pl.col("cases_accepted").cast(pl.Int64)}
    return rows.filter(pl.col("provider_kind") == OFFICER).select("quarter_start", **counts).sort("quarter_start")


def _mix(page: Page, answer: Asked) -> None:
    heading = page.say.say("Hình sự, dân sự, hành chính của từng người")
    if isinstance(answer, CouncilError):
        return card.support(page, "mix", answer, None, heading=heading)
    rows = answer.rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("all_credit") > 0))
    order = rows.group_by("provider_id").agg(pl.col("all_credit").max()).sort("all_credit", "provider_id", descending=[True, False])
    codes = order["provider_id"].head(rows_drawn(order.height)).to_list()
    rows = rows.filter(pl.col("provider_id").is_in(codes)).select("provider_id", "field_group", "credit_accepted")
    values = {(code, group): float(credit) for code, group, credit in rows.iter_rows()}
    parts = [
        charts.Part(page.label("field_group", group), colour, tuple(values.get((code, group), 0.0) for code in codes))
        for group, colour in GROUPS
    ]
    return card.support(
        page,
        "mix",
        answer,
        lambda style: charts.bars(style, [named(page, c) for c in codes], parts, page.say.say("Phần vụ việc thụ lý trong kỳ")),
        heading=heading,
        read=page.say.say("Từ trái sang phải: hình sự, dân sự, hành chính.") + others(page, order.height),
        height=90 + 26 * len(codes),
    )


def _course(page: Page) -> None:
    """The own-contact share by quarter with its interval."""
    answer, heading = page.whole("own_contact_by_quarter", providers=None), page.say.say("Phần tự tìm qua các quý")
    if isinstance(answer, CouncilError):
        return card.support(page, "own-course", answer, None, heading=heading)
    rows = _quarters(answer.rows)
    low, high = wilson(rows["own"].to_numpy(), rows["cases"].to_numpy()) if rows.height else ((), ())
    names = [f"{page.say.say('Quý')} {(on.month + 2) // 3}/{on.year % 100:02d}" for on in rows["quarter_start"]]
    points = [
        charts.Point(name, name, own, cases, "in" if cases >= 10 else "small", float(lo), float(hi))
        for name, own, cases, lo, hi in zip(names, rows["own"], rows["cases"], low, high, strict=True)
    ]
    centre = rows["own"].sum() / rows["cases"].sum() if rows["cases"].sum() else None
    return card.support(
        page,
        "own-course",
        answer,
        lambda style: charts.intervals(
            style, points, centre, what=page.say.say("vụ việc tự tìm"), centre_name=page.say.say("Chung")
        ),
        heading=heading,
        read=sentences.course(page.say, sentences.trend(rows["own"].to_list(), rows["cases"].to_list())),
        height=90 + 24 * len(points),
    )


def _areas(page: Page) -> None:
    """Where each officer's cases lie; framed where the Centre assigned the area."""
    answer, heading = page.ask("areas_by_officer", providers=None), page.say.say("Địa bàn của vụ việc và địa bàn được giao")
    if isinstance(answer, CouncilError):
        return card.support(page, "areas", answer, None, heading=heading)
    rows = answer.rows.filter(pl.col("provider_kind") == OFFICER)
    order = rows.group_by("provider_id").agg(pl.col("all_credit").max()).sort("all_credit", "provider_id", descending=[True, False])
    people = order["provider_id"].head(rows_drawn(order.height)).sort().to_list()
    outside = rows.filter(pl.col("is_served") == pl.lit(False))["credit_accepted"].sum()
    known = bool(rows["is_served"].is_not_null().any())
    rows = rows.filter(pl.col("provider_id").is_in(people))
    places = (
        rows.select("area_code", "area_name", "area_name_en", "area_order")
        .unique("area_code")
        .sort("area_order", "area_code", nulls_last=True)
    )
    short, codes = short_names(page), places["area_code"].to_list()
    words = [short.get(row[0]) or _place(page, *row) for row in places.select("area_code", "area_name", "area_name_en").iter_rows()]
    cells = [
        grid.Share(people.index(code), codes.index(area), float(value), float(share or 0), served)
        for code, area, value, share, served in rows.select(
            "provider_id", "area_code", "credit_accepted", "area_share", "is_served"
        ).iter_rows()
    ]
    below = (
        page.say.say("{n} vụ việc nằm ngoài địa bàn được giao.", n=page.say.number(outside, 1))
        if known
        else page.say.say("Trung tâm chưa gửi bảng địa bàn phụ trách, nên không so được.")
    )

    def figure(style: Style) -> Figure:
        return grid.people_by_place(style, [named(page, c) for c in people], words, cells, page.say.say("vụ việc"))

    read = page.say.say("Màu rõ hơn: phần lớn hơn trong việc của người đó. Khung: địa bàn được giao phụ trách.")
    read += others(page, order.height)
    return card.support(
        page,
        "areas",
        answer,
        figure,
        heading=heading,
        read=read,
        height=130 + 24 * len(people),
        below=below,
        phone_table=answer.rows.height <= PHONE_ROWS,
    )


def _place(page: Page, code: str, name: str | None, name_en: str | None) -> str:
    words = page.say.pick(name, name_en)
    return words if words else page.say.say("chưa rõ") if code == "unknown" else code
