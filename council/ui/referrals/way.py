"""View “Đường đi”: the way of a person from contact to aid, as a drop-off and as a flow from source to outcome."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import comparison
from council.sentences.ways import way
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page

EXITS = {"declined": "từ chối {n}", "own_lawyer": "có luật sư riêng {n}", "diverted": "chuyển Đoàn luật sư {n}"}
SOURCES = (
    ("police", "Công an, giam giữ", "police"),
    ("court", "Tòa án", "court"),
    ("procuracy", "Viện kiểm sát", "procuracy"),
    ("other", "Nguồn khác, không qua giới thiệu", "other"),
    ("none", "Không ai giới thiệu", "unknown"),
)
OUTCOMES = (
    ("served", "Được trợ giúp", "part1"),
    ("pending", "Đang giải quyết, còn trong hạn", "part2"),
    ("beside", "Từ chối, có luật sư", "other"),
    ("lost", "Bỏ sót, thiếu giấy tờ", "unknown"),
)
SOURCE_OF = {"police": "police", "detention": "police", "court": "court", "procuracy": "procuracy", "none": "none"}
OUTCOME_OF = {
    "served": "served",
    "accepted_pending": "pending",
    "referred_pending": "pending",
    "in_grace": "pending",
    "declined": "beside",
    "own_lawyer": "beside",
    "diverted": "beside",
}


def show(page: Page) -> None:
    """Sentence and drop-off; flow and fair shares by sector of first contact beside."""
    found = page.ask("person_way")
    if isinstance(found, CouncilError):
        return pages.error(page, "way", found)
    persons = {code: int(n) for code, n in found.rows.select("step_code", "persons").iter_rows()}
    steps = _steps(page, found)
    beside = sum(persons.get(code, 0) for code in EXITS)
    pages.answer(page, way(page.say, persons["contacted"], persons["eligible"], persons["served"], beside, _loss(steps)))
    exits = ", ".join(page.say.say(words, n=page.say.number(persons.get(code, 0))) for code, words in EXITS.items())

    def draw(style: Style) -> Figure:
        return charts.dropoff(style, steps)

    card.main(
        page,
        "way",
        found,
        draw,
        narrow=draw,
        heading=page.say.say("Đường đi của một người, từ tiếp xúc đến được trợ giúp"),
        read=page.say.say(
            "Từ dòng thứ hai chỉ tính người chắc chắn thuộc diện; gạch chéo: mất so với bước trước. "
            "Bên cạnh, không phải bỏ sót: {exits}.",
            exits=exits,
        ),
        is_tall=True,
    )
    left, right = pages.halves()
    with left:
        _show_flow(page)
    with right:
        _show_fair(page)
    return None


def _steps(page: Page, found: Answer) -> list[charts.Step]:
    """The steps in order; those contacted who are not certainly eligible are not lost."""
    rows = found.rows.filter(~pl.col("is_exit")).select("step_code", pl.col("persons").cast(pl.Int64))
    return [charts.Step(page.label("step_code", code), n, is_other=code == "eligible") for code, n in rows.iter_rows()]


def _loss(steps: list[charts.Step]) -> tuple[str, int] | None:
    """The largest loss between steps of the eligible (the first step is everybody contacted)."""
    pairs = [(after.name, before.count - after.count) for before, after in zip(steps[1:], steps[2:], strict=False)]
    worst = max(pairs, key=lambda pair: pair[1], default=("", 0))
    return worst if worst[1] > 0 else None


def _show_flow(page: Page) -> None:
    found, say = page.ask("referral_flow", classes=["certain"]), page.say.say
    heading = say("Từ nguồn giới thiệu đến kết quả")
    if isinstance(found, CouncilError):
        return card.support(page, "flow", found, None, heading=heading)
    sums: dict[tuple[str, str], int] = {}
    for source, status, persons in found.rows.select("source_code", "status", pl.col("eligible").cast(pl.Int64)).iter_rows():
        key = SOURCE_OF.get(source, "other"), OUTCOME_OF.get(status, "lost")
        sums[key] = sums.get(key, 0) + persons
    streams = [charts.Stream(source, outcome, persons) for (source, outcome), persons in sorted(sums.items())]

    def draw(style: Style) -> Figure:
        sources = [charts.Node(code, say(name), key) for code, name, key in SOURCES]
        outcomes = [charts.Node(code, say(name), key) for code, name, key in OUTCOMES]
        return charts.flow(style, sources, outcomes, streams)

    return card.support(
        page,
        "flow",
        found,
        draw,
        heading=heading,
        read=say("Người chắc chắn thuộc diện; bề rộng dải là số người. Bảng có đủ từng nguồn và từng kết quả."),
        height=380,
        phone_table=True,
    )


def _show_fair(page: Page) -> None:
    """Each sector against the people it met first."""
    found, say = page.ask("referred_by_first_sector"), page.say.say
    heading = say("Mỗi ngành, trên số người ngành đó gặp đầu tiên")
    if isinstance(found, CouncilError):
        return card.support(page, "fair", found, None, heading=heading)
    rows = found.rows.with_columns(pl.col("need", "referred", "by_itself").cast(pl.Int64))
    low, high = comparison.interval(rows["referred"].to_list(), rows["need"].to_list())
    marks = [
        charts.Point(code, page.label("sector", code), referred, need, "in", a, b)
        for (code, need, referred), a, b in zip(rows.select("first_sector", "need", "referred").iter_rows(), low, high, strict=True)
        if need
    ]
    by_itself = [
        say("{sector} tự giới thiệu {part}", sector=page.label("sector", code), part=page.say.part(own, need))
        for code, own, need in rows.select("first_sector", "by_itself", "need").iter_rows()
    ]
    return card.support(
        page,
        "fair",
        found,
        lambda style: charts.intervals(style, marks, None, what=say("người thuộc diện cần chuyển"), centre_name=""),
        heading=heading,
        read=say("Chấm: phần được giới thiệu, dù ngành nào giới thiệu; vạch: khoảng tin cậy 95%."),
        below="; ".join(by_itself) + "." if by_itself else "",
        height=90 + 34 * max(1, len(marks)),
        click="sectors",
    )
