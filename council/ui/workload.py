"""Page 40: is the work spread fairly over officers, and is the unevenness more than chance?"""

import re

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import workload as sentences
from council.sentences.workload import Balance, Carrier
from council.ui import card
from council.ui import page as pages
from council.ui.page import Asked, Page

OFFICER, PANELS = "TGVPL", 9
NARROW = 500  # px: below, a chart has room for short words only
MEASURES = {"Gini": "Gini", "CV": "Hệ số biến thiên", "max": "Phần của người nhiều việc nhất"}


def names(page: Page) -> dict[str, str]:
    """provider -> name for leader and steward; empty for others, who see the officer's number."""
    found = page.ask("officer_names") if page.reader.role in ("leader", "steward") else None
    return dict(found.rows.select("provider_id", "name").iter_rows()) if isinstance(found, Answer) else {}


def named(page: Page, provider: str, known: dict[str, str]) -> str:
    """The name where the reader may see it, else "Trợ giúp viên 04"."""
    if provider in known:
        return known[provider]
    number = re.search(r"\d+$", provider)
    if not number:
        return provider
    kind = "Luật sư {n}" if provider.startswith("LS") else "Trợ giúp viên {n}"
    return page.say.say(kind, n=number.group())


def balance(page: Page, found: Asked) -> Balance | None:
    """Officers of the answer weighed against their working time; lawyers work by contract and are not compared."""
    if not isinstance(found, Answer):
        return None
    rows = found.rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("exposure_years").fill_null(0) > 0))
    known = names(page)
    return sentences.weigh(
        rows["provider_id"].to_list(),
        [named(page, p, known) for p in rows["provider_id"]],
        rows["is_leader"].to_list(),
        rows["credit_accepted"].to_list(),
        rows["exposure_years"].to_list(),
    )


def _load(page: Page, carrier: Carrier) -> charts.Load:
    why = page.say.say("chưa đủ thời gian") if carrier.kind == "excluded" else ""
    return charts.Load(
        carrier.code,
        carrier.name,
        carrier.load,
        carrier.expected,
        carrier.kind,
        carrier.low95,
        carrier.high95,
        carrier.low998,
        carrier.high998,
        why,
    )


def rows_of(page: Page, found: Balance) -> list[charts.Load | str]:
    """Officers, then leaders in a group of their own."""
    groups = ((page.say.say("Trợ giúp viên"), False), (page.say.say("Lãnh đạo (chỉ tiêu đã giảm)"), True))
    rows: list[charts.Load | str] = []
    for heading, is_leader in groups:
        chosen = [_load(page, c) for c in found.carriers if c.is_leader == is_leader]
        rows += [heading, *chosen] if chosen else []
    return rows


def draw(page: Page, found: Balance):
    """Dots against expected loads."""
    say = page.say.say

    def figure(style: Style) -> Figure:
        return charts.officers(
            style,
            rows_of(page, found),
            unit=say("vụ việc thụ lý trong kỳ"),
            value_name=say("thụ lý / kỳ vọng"),
            x_title=say("vụ việc thụ lý trong kỳ")
            if style.width < NARROW
            else say("Vụ việc tố tụng thụ lý trong kỳ (phần vụ việc)"),
        )

    return figure


def show_main(page: Page) -> Balance | None:
    """Sentence and dot plot."""
    found = page.ask("workload_by_officer")
    weighed = balance(page, found)
    if weighed is None:
        pages.error(page, "workload", found)
        return None
    finding = sentences.spread(page.say, weighed)
    pages.answer(page, finding)
    card.main(
        page,
        "workload",
        found,
        draw(page, weighed),
        heading=finding.heading,
        narrow=draw(page, weighed),
        is_tall=True,
        read=page.say.say("Vạch đen: kỳ vọng theo thời gian làm việc. Dải xám: 95% dao động ngẫu nhiên; râu: 99,8%."),
    )
    return weighed


def show_balance(page: Page, found: Balance) -> None:
    """Lorenz curve with the band of fair draws, and the indices in words."""
    say, answer = page.say, page.ask("workload_by_officer")
    heading = say.say("Chênh lệch chung")
    if not found.measures:
        return card.support(
            page,
            "balance",
            answer,
            None,
            heading=heading,
            read=say.say("Dưới {n} người đủ thời gian: không tính chỉ số cân đối.", n=sentences.LEAST_OFFICERS),
        )
    lines = [_measure(page, m) for m in found.measures]
    if found.curve is None:
        return card.support(page, "balance", answer, None, heading=heading, read="; ".join(lines))
    shares, low, high = (list(values) for values in found.curve)
    return card.support(
        page,
        "balance",
        answer,
        lambda style: charts.lorenz(style, shares, low, high, lines[0]),
        heading=heading,
        read=say.say("Dải xám: phân công hoàn toàn công bằng vẫn lệch chừng này do ngẫu nhiên (95%)."),
        below="; ".join(lines),
    )


def _measure(page: Page, measure: sentences.Measure) -> str:
    say, shown = page.say, (page.say.percent if measure.name == "max" else lambda value: page.say.number(value, 2))
    return say.say(
        "{name} {found}, ngẫu nhiên {low} đến {high}",
        name=say.say(MEASURES[measure.name]),
        found=shown(measure.found),
        low=shown(measure.low),
        high=shown(measure.high),
    )


def show_months(page: Page, found: Balance) -> None:
    """Open cases month by month, one small picture per officer: those flagged first, then the busiest."""
    answer, say = page.whole("open_by_officer_month"), page.say
    heading = say.say("Vụ việc đang thực hiện, cuối mỗi tháng")
    if isinstance(answer, CouncilError):
        return card.support(page, "months", answer, None, heading=heading)
    order = sorted(found.carriers, key=lambda c: (c.kind not in ("out", "low"), c.kind == "excluded", -c.load))[:PANELS]
    panels = []
    for carrier in order:
        values = answer.rows.filter(pl.col("provider_id") == carrier.code).sort("month_end")["open_at_end"].to_list()
        if values:
            panels.append(charts.Panel(carrier.name, tuple(values), carrier.kind))
    ends = answer.rows["month_end"].sort()
    months = (say.month_short(ends[0]), say.month_short(ends[-1])) if ends.len() else ("", "")
    more = len(found.carriers) - len(panels)
    read = say.say("Cùng một thang đo; {n} người khác xem trong bảng.", n=more) if more > 0 else say.say("Cùng một thang đo.")
    return card.support(
        page,
        "months",
        answer,
        lambda style: charts.small_steps(style, panels, months),
        heading=heading,
        read=read,
        height=380,
        phone_table=True,
    )


def show_shares(page: Page) -> None:
    """Leaders, other officers and lawyers by year of acceptance."""
    answer, say = page.whole("credit_totals"), page.say
    heading = say.say("Lãnh đạo, trợ giúp viên và luật sư")
    if isinstance(answer, CouncilError):
        return card.support(page, "shares", answer, None, heading=heading)
    rows = answer.rows.sort("year")
    parts = [
        charts.Part(say.say("Lãnh đạo"), "part1", tuple(rows["leaders_credit"])),
        charts.Part(say.say("Trợ giúp viên khác"), "part2", tuple(rows["officers_credit"] - rows["leaders_credit"])),
        charts.Part(say.say("Luật sư"), "part3", tuple(rows["lawyers_credit"])),
    ]
    shares = "; ".join(
        say.say("{year}: lãnh đạo {leaders}, luật sư {lawyers}", year=int(year), leaders=say.percent(a), lawyers=say.percent(b))
        for year, a, b in rows.select("year", "leaders_share", "lawyers_share").iter_rows()
    )
    names_of_years = [str(int(year)) for year in rows["year"]]
    return card.support(
        page,
        "shares",
        answer,
        lambda style: charts.bars(style, names_of_years, parts, say.say("Phần vụ việc thụ lý trong năm")),
        heading=heading,
        read=say.say("Từ đậm đến nhạt: lãnh đạo, trợ giúp viên khác, luật sư."),
        height=90 + 44 * rows.height,
        below=shares,
    )
