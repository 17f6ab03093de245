"""View: is the work spread fairly over officers, and is the unevenness more than chance?"""

from council import charts
from council.answer import Answer
from council.balance.verdicts import LEAST_EXPECTED, LEAST_YEARS
from council.charts.style import NARROW, Figure, Style
from council.errors import CouncilError
from council.sentences import workload as sentences
from council.sentences.workload import Balance, Carrier
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload import weighing
from council.ui.workload.people import balance, compared, named, others, rows_drawn

INDICES = {
    "gini": "Gini",
    "variation": "Hệ số biến thiên",
    "theil": "Theil",
    "theil_between": "Theil giữa lãnh đạo và trợ giúp viên",
    "theil_within": "Theil trong từng nhóm",
    "max_share": "Phần của người nhiều việc nhất",
    "top_two": "Phần của hai người nhiều việc nhất",
    "p90_p10": "Phân vị 90 trên phân vị 10",
    "max_median": "Nhiều nhất trên trung vị",
}
SHARES = ("max_share", "top_two")


def show_fairness(page: Page) -> None:
    """Sentence and dot plot; indices with their bands, what weights change, leaders and lawyers, branches."""
    found = compared(page)
    weighed = balance(page, found)
    if weighed is None or isinstance(found, CouncilError):
        return pages.error(page, "workload", found)
    finding = sentences.spread(page.say, weighed)
    pages.answer(page, finding)
    read = page.say.say("Vạch đen: kỳ vọng theo thời gian làm việc. Dải xám: 95% dao động ngẫu nhiên; râu: 99,8%.")
    if any(c.kind == "excluded" for c in weighed.carriers):
        read += " " + page.say.say(
            "Chấm xám: làm việc dưới {years} năm hoặc kỳ vọng dưới {cases} vụ, không so sánh.",
            years=page.say.number(LEAST_YEARS, 2),
            cases=page.say.number(LEAST_EXPECTED),
        )
    card.main(
        page,
        "workload",
        found,
        draw(page, weighed),
        heading=finding.heading,
        narrow=draw(page, weighed),
        is_tall=True,
        read=read + others(page, len(weighed.carriers)),
        click="providers",
    )
    if page.is_presenting:
        return None
    left, right = pages.halves()
    with left:
        _balance(page, found, weighed)
    with right:
        weighing.show_weights(page, found)
        _shares(page)
    return None


def chosen_rows(carriers: tuple[Carrier, ...]) -> list[Carrier]:
    """Everybody of one Centre; of very many people those outside the limits first, then the largest loads."""
    first = sorted(carriers, key=lambda c: (c.kind not in ("out", "low"), c.kind == "excluded", -c.load))
    first = first[: rows_drawn(len(carriers))]
    return sorted(first, key=lambda c: (c.kind == "excluded", -c.load, c.code))


def _load(page: Page, carrier: Carrier) -> charts.Load:
    why = page.say.say("chưa đủ thời gian") if carrier.kind == "excluded" else ""
    ranges = (carrier.low95, carrier.high95, carrier.low998, carrier.high998)
    return charts.Load(carrier.code, carrier.name, carrier.load, carrier.expected, carrier.kind, *ranges, why)


def rows_of(page: Page, found: Balance) -> list[charts.Load | str]:
    """Officers, then leaders in a group of their own."""
    groups = ((page.say.say("Trợ giúp viên"), False), (page.say.say("Lãnh đạo (chỉ tiêu đã giảm)"), True))
    rows: list[charts.Load | str] = []
    for heading, is_leader in groups:
        chosen = [_load(page, c) for c in chosen_rows(found.carriers) if c.is_leader == is_leader]
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


def _balance(page: Page, answer: Answer, found: Balance) -> None:
    """Lorenz curve with the band of fair draws, and every index in words."""
    say, heading = page.say.say, page.say.say("Chênh lệch chung")
    if not found.bands:
        least = say("Dưới {n} người đủ thời gian: không tính chỉ số cân đối.", n=sentences.LEAST_OFFICERS)
        return card.support(page, "balance", answer, None, heading=heading, read=least)
    lines = [_index(page, code, band) for code, band in found.bands.items()]
    below = (
        "; ".join(lines) + ". " + say("Trong dải là chưa có căn cứ nói không công bằng; dưới dải là đã được điều phối chủ động.")
    )
    if found.curve is None:
        few = say("Dưới {n} người: không vẽ đường Lorenz.", n=sentences.LEAST_CURVE)
        return card.support(page, "balance", answer, None, heading=heading, read=few, below=below)
    shares, low, high = (list(values) for values in found.curve)
    return card.support(
        page,
        "balance",
        answer,
        lambda style: charts.lorenz(style, shares, low, high, lines[0]),
        heading=heading,
        read=say("Dải xám: phân công hoàn toàn công bằng vẫn lệch chừng này do ngẫu nhiên (95%)."),
        below=below,
        height=360,
    )


def _index(page: Page, code: str, band) -> str:
    shown = page.say.percent if code in SHARES else lambda value: page.say.number(value, 2)
    return page.say.say(
        "{name} {found}, ngẫu nhiên {low} đến {high}",
        name=page.say.say(INDICES[code]),
        found=shown(band.found),
        low=shown(band.low),
        high=shown(band.high),
    )


def _shares(page: Page) -> None:
    """Leaders, other officers and lawyers by year of acceptance; branches where there are several."""
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
    years = [str(int(year)) for year in rows["year"]]
    return card.support(
        page,
        "shares",
        answer,
        lambda style: charts.bars(style, years, parts, say.say("Phần vụ việc thụ lý trong năm")),
        heading=heading,
        read=say.say("Từ trái sang phải: lãnh đạo, trợ giúp viên khác, luật sư."),
        height=90 + 44 * rows.height,
        below="; ".join(part for part in (shares, _branches(page)) if part),
    )


def _branches(page: Page) -> str:
    """Each workplace's credit against the fitting one; "" with a single workplace."""
    answer, say = page.ask("workload_by_branch"), page.say
    if not isinstance(answer, Answer) or answer.rows.height < 2:
        return ""
    return "; ".join(
        say.say(
            "{branch}: {load} vụ việc, kỳ vọng {expected}",
            branch=say.say("chưa rõ") if branch == "unknown" else branch,
            load=say.number(load, 1),
            expected=say.number(fit, 1),
        )
        for branch, load, fit in answer.rows.select("branch_id", "credit_accepted", "expected_credit").iter_rows()
    )


__all__ = ["named", "show_fairness"]
