"""Part: where eligible people are missed, whether that is more than chance, and at which step."""

import polars as pl

from council.answer import Answer
from council.papers.desk import Desk
from council.papers.paper import SHARE, TEXT, Chart, Column, Mark, Section, Table, Text
from council.sentences import areas as sentences
from council.sentences.areas import Comparison
from council.sentences.finding import plain

FEW = 10
STEPS = {
    "contacted": "Đã tiếp xúc",
    "told": "Được phát Mẫu 01",
    "self_identified": "Có dòng sổ theo dõi",
    "sent": "Cơ quan ghi đã chuyển",
    "received": "Trung tâm ghi đã nhận",
    "accepted": "Được thụ lý",
    "served": "Được trợ giúp",
}
VERDICTS = {
    "out": "cao hơn mức ngẫu nhiên",
    "low": "thấp hơn mức ngẫu nhiên",
    "in": "trong phạm vi ngẫu nhiên",
    "small": "ít số liệu, không so sánh",
}
POPULATIONS = {"certain": "Mọi người thuộc diện", "proved": "Không kể nhờ thụ lý", "minors": "Dưới 18 tuổi"}


def draft(desk: Desk) -> Section:
    """Sentence, intervals by area, all areas with intervals, steps, kinds of being missed, coverage."""
    found = desk.ask("missed_by_area")
    compared, heading = comparison(desk, found), desk.say("Người thuộc diện bị bỏ sót")
    if compared is None:
        return Section(heading, (desk.missing(heading),))
    text = desk.finding(sentences.missed(desk.speaker, compared, least=least(desk)), found)
    blocks = [text]
    if len(compared.places) > 1:
        blocks.append(_chart(desk, found, compared, plain(text.text)))
    blocks += [_areas(desk, found, compared), *_steps(desk), *_kinds(desk), *_coverage(desk)]
    return Section(heading, tuple(blocks))


def least(desk: Desk) -> int:
    """Fewest people for an area to be compared."""
    return int(desk.reading.number_of_method("minimum_n_comparison", sentences.LEAST_COMPARED))


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
    return sentences.compare(rows["area_code"].to_list(), names, *counts, least(desk))


def short_names(desk: Desk) -> dict[str, str]:
    """Code -> name without its type, for former districts of this province where no two are the same."""
    rows = desk.reading.table("area")
    if rows.is_empty() or desk.reading.scheme != "district":
        return {}
    mine = pl.col("province_code") == desk.reading.manifest.province_code
    rows = rows.filter((pl.col("scheme") == "GSO_PRE2025") & (pl.col("kind") == "district") & mine)
    return dict(rows.filter(pl.col("name_short").is_unique()).select("code", "name_short").iter_rows())


def _chart(desk: Desk, found: Answer, compared: Comparison, alt: str) -> Chart:
    speaker = desk.speaker
    marks = tuple(
        Mark(
            p.name,
            p.part / p.whole,
            p.low,
            p.high,
            p.kind,
            speaker.part(p.part, p.whole)
            if p.whole < FEW
            else f"{speaker.percent(p.part / p.whole)} · {speaker.part(p.part, p.whole)}",
        )
        for p in compared.places
        if p.whole
    )
    return Chart(
        "marks",
        desk.say("Tỷ lệ bỏ sót theo địa bàn, khoảng tin cậy 95%"),
        alt,
        desk.say("tỷ lệ bỏ sót"),
        marks=marks,
        middle=compared.centre,
        middle_name=desk.say("mức giữa {value}", value=speaker.percent(compared.centre)),
        is_share=True,
        notes=desk.cite(found),
    )


def _areas(desk: Desk, found: Answer, compared: Comparison) -> Table:
    """Every area: counts, share with interval (from ten people), and the verdict in words."""
    extra = {row["area_code"]: row for row in found.rows.iter_rows(named=True)}
    rows = []
    for p in compared.places:
        more, big = extra.get(p.code, {}), p.whole >= FEW
        span = f"{desk.speaker.percent(p.low)} – {desk.speaker.percent(p.high)}" if big else None
        rows.append(
            (
                p.name,
                p.part,
                p.whole,
                p.part / p.whole if big else None,
                span,
                _proved(desk, more),
                more.get("suspected"),
                more.get("unknown"),
                desk.say(VERDICTS[p.kind]),
            )
        )
    total = [sum(row[i] or 0 for row in rows) for i in (1, 2, 6, 7)]
    share = compared.share if compared.whole >= FEW else None
    rows.append((desk.say("Toàn phạm vi"), total[0], total[1], share, None, _proved(desk, _sums(found)), total[2], total[3], ""))
    heads = (
        ("Địa bàn", TEXT, 1.9),
        ("Bỏ sót", "number", 0.8),
        ("Chắc chắn thuộc diện", "number", 1),
        ("Tỷ lệ bỏ sót", SHARE, 0.9),
        ("Khoảng tin cậy 95%", TEXT, 1.7),
        ("Không kể nhờ thụ lý", TEXT, 1.3),
        ("Nghi bỏ sót", "number", 0.8),
        ("Chưa rõ diện", "number", 0.9),
        ("So với mức ngẫu nhiên", TEXT, 2.0),
    )
    columns = tuple(Column(desk.say(words), kind, width) for words, kind, width in heads)
    strong = frozenset([len(rows) - 1, *(i for i, p in enumerate(compared.places) if p.kind == "out")])
    remark = desk.say(
        "Dưới {few} người chỉ nêu số đếm; dưới {least} người không so sánh. Khoảng tin cậy Wilson; giới hạn 99,8% chính xác. "
        "Nghi bỏ sót và chưa rõ diện không cộng vào số bỏ sót.",
        few=FEW,
        least=least(desk),
    )
    return Table(desk.say("Bỏ sót theo địa bàn"), columns, tuple(rows), desk.cite(found), strong, remark, is_wide=True)


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
        rows.append((desk.say(STEPS[code]) if code in STEPS else code, persons, lost))
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


def _kinds(desk: Desk) -> list[Table]:
    kinds, owners = desk.ask("missed_by_sub_kind"), desk.ask("missed_by_owner")
    tables = []
    if kinds is not None:
        tables.append(
            desk.table(
                kinds,
                [
                    ("status", desk.say("Tình trạng")),
                    ("missed", desk.say("Bỏ sót")),
                    ("of_missed_share", desk.say("Phần trong tổng số")),
                    ("suspected", desk.say("Nghi bỏ sót")),
                ],
                desk.say("Bỏ sót ở bước nào"),
            )
        )
    if owners is not None:
        rows = owners.rows.with_columns(pl.col("owner_code").map_elements(lambda code: _owner(desk, code), return_dtype=pl.String))
        tables.append(
            desk.table(
                owners,
                [
                    ("owner_code", desk.say("Bước thuộc về")),
                    ("missed", desk.say("Bỏ sót")),
                    ("missed_b1", "B1"),
                    ("missed_b1b", "B1b"),
                    ("missed_b2", "B2"),
                    ("missed_b3", "B3"),
                    ("missed_b4", "B4"),
                    ("suspected", desk.say("Nghi bỏ sót")),
                ],
                desk.say("Bỏ sót theo chủ thể của bước"),
                rows=rows,
                remark=desk.say("Nói bước bị sót thuộc về ai, không nói ai có lỗi."),
            )
        )
    return tables


def _owner(desk: Desk, code: str) -> str:
    return desk.say("cả hai phía") if code == "both" else desk.reading.label("sector", code)


def _coverage(desk: Desk) -> list[Table]:
    found = desk.ask("coverage_summary")
    if found is None:
        return []
    rows = found.rows.with_columns(
        pl.col("population").map_elements(lambda code: desk.say(POPULATIONS.get(code, code)), return_dtype=pl.String)
    )
    low, high = sentences.interval([int(v or 0) for v in rows["served"]], [int(v or 0) for v in rows["denominator"]])
    spans = [
        f"{desk.speaker.percent(a)} – {desk.speaker.percent(b)}" if (n or 0) >= FEW else None
        for a, b, n in zip(low, high, rows["denominator"], strict=True)
    ]
    share = pl.when(pl.col("denominator") >= FEW).then(pl.col("coverage_share"))
    rows = rows.with_columns(share.alias("coverage_share"), pl.Series("span", spans, dtype=pl.String))
    return [
        desk.table(
            found,
            [
                ("population", desk.say("Nhóm tính")),
                ("eligible", desk.say("Chắc chắn thuộc diện")),
                ("declined", desk.say("Từ chối")),
                ("own_lawyer", desk.say("Có luật sư riêng")),
                ("diverted", desk.say("Đoàn luật sư cử")),
                ("denominator", desk.say("Mẫu số")),
                ("served", desk.say("Được trợ giúp")),
                ("coverage_share", desk.say("Tỷ lệ")),
                ("span", desk.say("Khoảng tin cậy 95%")),
            ],
            desk.say("Được trợ giúp trên số người cần"),
            rows=rows,
        )
    ]
