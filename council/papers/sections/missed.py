"""Part: where eligible people are missed, whether that is more than chance, and at which step."""

from collections.abc import Callable

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.papers import drawing, scatter
from council.papers.desk import Desk
from council.papers.paper import SHARE, TEXT, Block, Chart, Column, Section, Table, Text
from council.sentences import areas as sentences
from council.sentences import missed as words
from council.sentences.areas import Comparison
from council.sentences.comparison import is_placed, least_compared
from council.sentences.finding import plain

FEW = 10
VERDICTS = {
    "out": "cao hơn mức ngẫu nhiên",
    "low": "thấp hơn mức ngẫu nhiên",
    "in": "trong phạm vi ngẫu nhiên",
    "small": "ít số liệu, không so sánh",
}
HEADS = (
    ("Địa bàn", TEXT, 1.9),
    ("Bỏ sót", "number", 0.8),
    ("Chắc chắn thuộc diện", "number", 1.0),
    ("Tỷ lệ bỏ sót", SHARE, 0.9),
    ("Khoảng tin cậy 95%", TEXT, 1.7),
    ("Không kể nhờ thụ lý", TEXT, 1.3),
    ("Nghi bỏ sót", "number", 0.8),
    ("Chưa rõ diện", "number", 0.9),
    ("So với mức ngẫu nhiên", TEXT, 2.0),
)
SHORT = (*HEADS[:5], HEADS[8])
COVERED = (
    ("population", "Nhóm tính"),
    ("eligible", "Chắc chắn thuộc diện"),
    ("declined", "Từ chối"),
    ("own_lawyer", "Có luật sư riêng"),
    ("diverted", "Đoàn luật sư cử"),
    ("denominator", "Mẫu số"),
    ("served", "Được trợ giúp"),
    ("coverage_share", "Tỷ lệ"),
    ("span", "Khoảng tin cậy 95%"),
)
POPULATIONS = {"certain": "Mọi người thuộc diện", "proved": "Không kể nhờ thụ lý", "minors": "Dưới 18 tuổi"}


def draft(desk: Desk) -> Section:
    """Sentence, intervals by area, all areas with intervals, steps, kinds of being missed, coverage."""
    found = desk.ask("missed_by_area")
    compared, heading = comparison(desk, found), desk.say("Người thuộc diện bị bỏ sót")
    if compared is None:
        return Section(heading, (desk.missing(heading),))
    minors = desk.ask("minor_coverage_by_area")
    people = _people(desk, found, minors)
    asked, shown = (minors, comparison(desk, minors)) if people == "minors" else (found, compared)
    beside = "" if people == "minors" else _minors(desk, minors)
    like = sentences.among_like(shown, desk.reading.table("area_peer"), least(desk))
    finding = sentences.missed(desk.speaker, shown, least=least(desk), people=people, beside=beside, like=like)
    text = desk.finding(finding, asked, minors)
    blocks: list[Block] = [text]
    if len(shown.places) > 1:
        blocks.append(_chart(desk, asked, shown, plain(text.text), people))
    if people == "minors":
        blocks.append(_areas(desk, minors, shown, desk.say("Người chưa thành niên bị bỏ sót theo địa bàn"), SHORT))
    blocks.append(_areas(desk, found, compared, desk.say("Mọi người thuộc diện bị bỏ sót theo địa bàn"), HEADS))
    blocks += [*_steps(desk), *_kinds(desk), *_coverage(desk)]
    return Section(heading, tuple(blocks))


def _people(desk: Desk, everybody: Answer, minors: Answer | None) -> str:
    """Whose rate leads, by the same rule as on the page: minors where enough areas have enough of them."""
    if minors is None:
        return "certain"
    counts = (found.rows["eligible"].fill_null(0).to_list() for found in (everybody, minors))
    return sentences.headline_people(*counts, least(desk))


def _minors(desk: Desk, found: Answer | None) -> str:
    """The rate of minors beside the overall rate: the hardest denominator, as on the page."""
    if found is None or not (whole := int(found.rows["eligible"].sum() or 0)):
        return ""
    part, say = int(found.rows["missed"].sum() or 0), desk.speaker
    rate = say.part(part, whole) if whole < FEW else f"{say.percent(part / whole)} ({say.part(part, whole)})"
    return desk.say("; riêng chưa thành niên {rate}", rate=rate)


def least(desk: Desk) -> int:
    """Fewest people for an area to be compared."""
    return least_compared(desk.reading.table("parameter_now"))


def comparison(desk: Desk, found: Answer | None) -> Comparison | None:
    """Areas of the answer compared with each other, as on the page."""
    if found is None:
        return None
    rows = found.rows.filter(pl.col("area_code").is_not_null())
    short = short_names(desk)
    names = [
        desk.say("chưa rõ địa bàn") if code == "unknown" else short.get(code, name)
        for code, name in rows.select("area_code", "area_name").iter_rows()
    ]
    counts = (rows[c].fill_null(0).round().cast(pl.Int64).to_list() for c in ("missed", "eligible"))
    codes = rows["area_code"].to_list()
    placed = [is_placed(code) for code in codes]
    return sentences.compare(codes, names, *counts, least(desk), placed)


def short_names(desk: Desk) -> dict[str, str]:
    """Code -> name without its type, for former districts of this province where no two are the same."""
    rows = desk.reading.table("area")
    if rows.is_empty() or desk.reading.scheme != "district":
        return {}
    mine = pl.col("province_code") == desk.reading.manifest.province_code
    rows = rows.filter((pl.col("scheme") == "GSO_PRE2025") & (pl.col("kind") == "district") & mine)
    return dict(rows.filter(pl.col("name_short").is_unique()).select("code", "name_short").iter_rows())


def _chart(desk: Desk, found: Answer, compared: Comparison, alt: str, people: str) -> Chart:
    what = desk.say(sentences.PEOPLE[people])
    return Chart(
        "points",
        desk.say("Tỷ lệ bỏ sót theo địa bàn, {people}", people=what),
        alt,
        _figure(desk, compared, what, lambda rows: drawing.style(desk.speaker, rows or 380)),
        native=_figure(desk, compared, what, lambda _: scatter.style(desk.speaker, 14)),
        notes=desk.cite(found),
        read=desk.say("vùng xám: ngẫu nhiên 95%"),
        read_native=desk.say("vạch đứt: ngẫu nhiên 95%, vạch liền: 99,8%"),
    )


def _figure(desk: Desk, compared: Comparison, what: str, look: Callable[[int], Style]) -> Figure:
    """The main chart of page 30: the funnel, or sorted intervals where limits mean nothing (few areas, nobody missed)."""
    points = [
        charts.Point(p.code, p.name, p.part, p.whole, "watch" if p.is_watched else p.kind, p.low, p.high)
        for p in compared.places
        if p.whole and p.is_placed
    ]
    centre_name = desk.say("Mức giữa")
    if compared.curve is None or len(points) < 3:
        return charts.intervals(look(80 + 23 * len(points)), points, compared.centre, what=what, centre_name=centre_name)
    return charts.funnel(
        look(0),
        points,
        compared.centre,
        charts.Curves(*vars(compared.curve).values()),
        what=what,
        x_title=desk.say("Số {who} đã tiếp xúc (n)", who=what),
        y_title=desk.say("Tỷ lệ bỏ sót"),
        centre_name=centre_name,
    )


def _areas(desk: Desk, found: Answer, compared: Comparison, caption: str, heads: tuple[tuple[str, str, float], ...]) -> Table:
    """Every area: counts, share with interval (from ten people), the verdict in words; ``heads`` chooses the columns."""
    extra = {row["area_code"]: row for row in found.rows.iter_rows(named=True)}
    rows = []
    for p in compared.places:
        more, big = extra.get(p.code, {}), p.whole >= FEW
        span = f"{desk.speaker.percent(p.low)} – {desk.speaker.percent(p.high)}" if big else None
        share = p.part / p.whole if big else None
        verdict = desk.say(VERDICTS[p.kind])
        rows.append(
            (p.name, p.part, p.whole, share, span, _proved(desk, more), more.get("suspected"), more.get("unknown"), verdict)
        )
    total = [sum(row[i] or 0 for row in rows) for i in (1, 2, 6, 7)]
    share = compared.share if compared.whole >= FEW else None
    rows.append((desk.say("Toàn phạm vi"), total[0], total[1], share, None, _proved(desk, _sums(found)), total[2], total[3], ""))
    places = [i for i, head in enumerate(HEADS) if head in heads]
    columns = tuple(Column(desk.say(words), kind, width) for words, kind, width in heads)
    strong = frozenset([len(rows) - 1, *(i for i, p in enumerate(compared.places) if p.kind == "out")])
    words = "Dưới {few} người chỉ nêu số đếm; dưới {least} người không so sánh. Khoảng tin cậy Wilson; giới hạn 99,8% chính xác."
    remark = desk.say(words, few=FEW, least=least(desk))
    if heads is HEADS:
        remark += " " + desk.say("Nghi bỏ sót và chưa rõ diện không cộng vào số bỏ sót.")
    kept = tuple(tuple(row[i] for i in places) for row in rows)
    return Table(caption, columns, kept, desk.cite(found), strong, remark, is_wide=True)


def _sums(found: Answer) -> dict[str, int]:
    return {c: int(found.rows[c].sum() or 0) for c in ("missed_proved", "eligible_proved") if c in found.rows.columns}


def _proved(desk: Desk, row: dict) -> str | None:
    return desk.speaker.part(row["missed_proved"], row["eligible_proved"]) if row.get("eligible_proved") is not None else None


def _steps(desk: Desk) -> list[Table | Text]:
    found = desk.ask("referral_dropoff", classes=["certain"])
    if found is None:
        return []
    kept, rows, before = found.rows.filter(~pl.col("is_exit")), [], None
    for code, persons in kept.select("step_code", pl.col("persons").cast(pl.Int64)).iter_rows():
        lost = before - persons if before is not None and persons < before else None
        rows.append((desk.say(words.STEPS[code]) if code in words.STEPS else code, persons, lost))
        before = persons
    columns = (Column(desk.say("Bước"), TEXT, 2.4), Column(desk.say("Số người")), Column(desk.say("Ít hơn bước trước")))
    return [
        Table(
            desk.say("Người chắc chắn thuộc diện đi đến bước nào"),
            columns,
            tuple(rows),
            desk.cite(found),
            frozenset(),
            desk.say("Bước mất nhiều người là nơi có thể can thiệp, chưa phải nguyên nhân."),
        )
    ]


def _kinds(desk: Desk) -> list[Block]:
    """At which step, with the page's sentence, and whose step it is."""
    kinds, owners = desk.ask("missed_by_sub_kind"), desk.ask("missed_by_owner")
    if kinds is None or owners is None:
        return [desk.missing(desk.say("Bỏ sót ở bước nào"))]
    steps = [(desk.reading.label("status", code), int(n)) for code, n in kinds.rows.select("status", "missed").iter_rows()]
    owed = [(_owner(desk, code), int(n)) for code, n in owners.rows.select("owner_code", "missed").iter_rows()]
    finding = words.largest_step(desk.speaker, [(step.split(" (")[0], n) for step, n in steps], owed)
    rows = owners.rows.with_columns(pl.Series("owner_code", [name for name, _ in owed], dtype=pl.String))
    heads = (
        ("status", "Tình trạng"),
        ("missed", "Bỏ sót"),
        ("of_missed_share", "Phần trong tổng số"),
        ("suspected", "Nghi bỏ sót"),
    )
    shown = [("owner_code", desk.say("Bước thuộc về")), ("missed", desk.say("Bỏ sót"))]
    shown += [(f"missed_{kind.lower()}", kind) for kind in ("B1", "B1b", "B2", "B3", "B4")] + [
        ("suspected", desk.say("Nghi bỏ sót"))
    ]
    return [
        desk.finding(finding, kinds, owners),
        desk.table(kinds, [(name, desk.say(head)) for name, head in heads], desk.say("Bỏ sót ở bước nào")),
        desk.table(
            owners,
            shown,
            desk.say("Bỏ sót theo chủ thể của bước"),
            rows=rows,
            remark=desk.say("Nói bước bị sót thuộc về ai, không nói ai có lỗi."),
        ),
    ]


def _owner(desk: Desk, code: str) -> str:
    known = desk.reading.labels.get("owner_code", {})
    return known.get(code) or (desk.say("cả hai phía") if code == "both" else desk.reading.label("sector", code))


def _coverage(desk: Desk) -> list[Block]:
    """Who was served of those who needed it: the page's sentence, and every population with its denominator."""
    found, before = desk.ask("coverage_summary"), desk.before("coverage_summary")
    if found is None:
        return [desk.missing(desk.say("Được trợ giúp trên số người cần"))]
    then = _pair(before, "certain") if before is not None else None
    finding = words.coverage(desk.speaker, *_pair(found, "certain"), then, _pair(found, "minors"))
    rows = found.rows
    low, high = sentences.interval([int(v or 0) for v in rows["served"]], [int(v or 0) for v in rows["denominator"]])
    spans = [
        f"{desk.speaker.percent(a)} – {desk.speaker.percent(b)}" if (n or 0) >= FEW else None
        for a, b, n in zip(low, high, rows["denominator"], strict=True)
    ]
    named = [desk.say(POPULATIONS[code]) if code in POPULATIONS else code for code in rows["population"]]
    rows = rows.with_columns(
        pl.Series("population", named, dtype=pl.String),
        pl.when(pl.col("denominator") >= FEW).then(pl.col("coverage_share")).alias("coverage_share"),
        pl.Series("span", spans, dtype=pl.String),
    )
    columns = [(name, desk.say(head)) for name, head in COVERED]
    return [
        desk.finding(finding, found, before),
        desk.table(found, columns, desk.say("Được trợ giúp trên số người cần"), rows=rows),
    ]


def _pair(found: Answer, population: str) -> tuple[int, int]:
    rows = found.rows.filter(pl.col("population") == population)
    return (int(rows["served"][0] or 0), int(rows["denominator"][0] or 0)) if rows.height else (0, 0)
