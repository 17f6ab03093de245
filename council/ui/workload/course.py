"""View: who is overloaded for weeks on end, when, and what each officer can carry now."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts import spells as drawing
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.workload import Balance
from council.sentences.workload import course as sentences
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload.people import PHONE_ROWS, balance, compared, named, others, rows_drawn

PANELS, LIMITS = 9, 6


def show_course(page: Page) -> None:
    """Sentence and runs of overload; open cases month by month; capacity now with reasons and expiry."""
    answer, weeks = page.ask("overload_spells", providers=None), page.ask("overload_by_officer", providers=None)
    if isinstance(answer, CouncilError) or isinstance(weeks, CouncilError):
        return pages.error(page, "overload", answer if isinstance(answer, CouncilError) else weeks)
    shown = weeks.rows.sort("sustained_weeks", "weeks_overloaded", "provider_id", descending=[True, True, False])
    shown = shown.head(rows_drawn(shown.height))
    columns = ("provider_id", "first_week_end", "last_week_end", "weeks", "peak_share", "is_sustained", "is_present")
    spoken = answer.rows.filter(pl.col("is_sustained") | pl.col("provider_id").is_in(shown["provider_id"].to_list()))
    found = [sentences.Spell(code, named(page, code), *rest) for code, *rest in spoken.select(columns).iter_rows()]
    numbers = dict(page.table("parameter_now").select("name", "value").iter_rows()) if answer.rows.width else {}
    weighed = balance(page, compared(page))
    beyond = {c.code for c in weighed.carriers if c.kind == "out"} if weighed else set()
    threshold = numbers.get("overload_share", 1.1), int(numbers.get("overload_weeks", 4))
    finding = sentences.overload(page.say, found, *threshold, weeks.rows.height, beyond)
    pages.answer(page, finding)
    card.main(
        page,
        "overload",
        answer,
        lambda style: _draw(page, style, found, shown),
        heading=finding.heading,
        narrow=lambda style: _draw(page, style, found, shown),
        read=page.say.say("Cam: quá tải kéo dài, thoi: còn đang diễn ra. Xám: ngắn hơn. Số bên phải: tuần kéo dài trên số tuần.")
        + others(page, weeks.rows.height),
        is_tall=True,
        click="providers",
    )
    if page.is_presenting:
        return None
    left, right = pages.halves()
    with left:
        _months(page, weighed)
    with right:
        _capacity(page)
    return None


def _draw(page: Page, style: Style, found: list[sentences.Spell], rows: pl.DataFrame) -> Figure:
    place = {code: i for i, code in enumerate(rows["provider_id"])}
    notes = [page.say.part(long, all_) for long, all_ in rows.select("sustained_weeks", "weeks").iter_rows()]
    runs = [
        drawing.Run(
            place[s.code],
            s.first,
            s.last,
            s.is_sustained,
            s.is_present,
            s.code,
            page.say.say(
                "{name}: {weeks} tuần, từ {first} đến {last}, cao nhất {peak} phần phù hợp",
                name=s.name,
                weeks=s.weeks,
                first=page.say.day(s.first),
                last=page.say.day(s.last),
                peak=page.say.percent(s.peak, 0),
            ),
        )
        for s in found
        if s.code in place
    ]
    parameters = filters.parameters(page.opened)
    start = max(parameters["period_start"], page.opened.manifest.start)
    span = (
        start,
        min(parameters["period_end"], page.opened.manifest.day) if parameters["period_end"] else page.opened.manifest.day,
    )
    first = min([span[0], *(run.first for run in runs)])
    return drawing.spells(style, [named(page, code) for code in rows["provider_id"]], notes, runs, (first, span[1]))


def _months(page: Page, weighed: Balance | None) -> None:
    """Open cases month by month, one small picture per officer: chosen and flagged first, then the busiest."""
    answer, say = page.whole("open_by_officer_month", providers=None), page.say
    heading = say.say("Vụ việc đang thực hiện, cuối mỗi tháng")
    if isinstance(answer, CouncilError) or weighed is None:
        return card.support(page, "months", answer, None, heading=heading)
    chosen = filters.chosen().get("providers")
    order = sorted(
        weighed.carriers, key=lambda c: (c.code not in chosen, c.kind not in ("out", "low"), c.kind == "excluded", -c.load)
    )[:PANELS]
    panels = []
    for carrier in order:
        values = answer.rows.filter(pl.col("provider_id") == carrier.code).sort("month_end")["open_at_end"].to_list()
        if values:
            panels.append(charts.Panel(carrier.name, tuple(values), carrier.kind))
    ends = answer.rows["month_end"].sort()
    months = (say.month_short(ends[0]), say.month_short(ends[-1])) if ends.len() else ("", "")
    more, read = len(weighed.carriers) - len(panels), say.say("Cùng một thang đo.")
    if more > 0:
        read = say.say("Cùng một thang đo; {n} người khác xem trong bảng.", n=say.number(more))
    return card.support(
        page,
        "months",
        answer,
        lambda style: charts.small_steps(style, panels, months),
        heading=heading,
        read=read,
        height=380,
        phone_table=answer.rows.height <= PHONE_ROWS,
    )


def _capacity(page: Page) -> None:
    """What each officer holds and can carry now; reasons of absence only for the roles that may see them."""
    heading = page.say.say("Đang giữ và thời gian làm việc hiện nay")
    if "capacity_now" not in page.opened.warehouse.names():
        return pages.state(
            page,
            "capacity",
            page.say.say("Lý do và ngày hết hạn của việc nghỉ, giảm chỉ dành cho giám đốc Trung tâm và người phụ trách số liệu."),
        )
    answer = page.ask("capacity_now", providers=None)
    below = ""
    if isinstance(answer, Answer):
        soon = answer.rows.filter(pl.col("limit_to").is_not_null()).sort("limit_to", "provider_id")
        lines = [
            page.say.say(
                "{name}: {reason}, còn {share}, đến hết {day}",
                name=named(page, code),
                reason=page.label("reason_kind", reason).lower(),
                share=page.say.percent(factor, 0),
                day=page.say.day(until),
            )
            for code, reason, factor, until in soon.head(LIMITS)
            .select("provider_id", "limit_reason", "factor", "limit_to")
            .iter_rows()
        ]
        more = soon.height - len(lines)
        below = "; ".join([*lines, *([page.say.say("và {n} người khác", n=page.say.number(more))] if more else [])])
    return card.support(page, "capacity", answer, None, heading=heading, read=below)
