"""Part: is the work spread fairly? The page's sentence, everybody against what working time explains, shares by kind."""

import re
from collections.abc import Callable

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.papers import drawing, scatter
from council.papers.desk import Desk
from council.papers.paper import CREDIT, TEXT, Chart, Column, Section, Table
from council.sentences import workload as sentences
from council.sentences.finding import plain
from council.sentences.workload import Balance, Carrier

OFFICER = "TGVPL"
VERDICTS = {"out": "nhiều hơn giới hạn", "low": "ít hơn giới hạn", "in": "trong giới hạn", "excluded": "chưa đủ thời gian"}
MEASURES = {"Gini": "Gini", "CV": "Hệ số biến thiên", "max": "Phần của người nhiều việc nhất"}


def draft(desk: Desk) -> Section:
    """Sentence, loads with the range of chance, everybody, indices, shares of leaders and lawyers, cases of the period."""
    found, heading = desk.ask("workload_by_officer"), desk.say("Khối lượng công việc")
    if found is None:
        return Section(heading, (desk.missing(heading),))
    names = officer_names(desk)
    weighed = balance(found, names, desk)
    text = desk.finding(sentences.spread(desk.speaker, weighed), found)
    blocks = [text]
    if weighed.measured:
        blocks.append(_chart(desk, found, weighed, plain(text.text)))
    blocks.append(_everybody(desk, found, weighed, names))
    blocks += _indices(desk, found, weighed) + _shares(desk) + _cases(desk)
    return Section(heading, tuple(blocks))


def officer_names(desk: Desk) -> dict[str, str]:
    """provider -> name where the reader may know names; empty for others."""
    if desk.reading.role not in ("leader", "steward"):
        return {}
    found = desk.ask("officer_names")
    return {} if found is None else dict(found.rows.select("provider_id", "name").iter_rows())


def named(desk: Desk, provider: str, names: dict[str, str]) -> str:
    """The name, or "Trợ giúp viên 04" for who may not know it."""
    number = re.search(r"\d+$", provider)
    if provider in names or not number:
        return names.get(provider, provider)
    return desk.say("Luật sư {n}" if provider.startswith("LS") else "Trợ giúp viên {n}", n=number.group())


def balance(found: Answer, names: dict[str, str], desk: Desk) -> Balance:
    """Officers weighed against their working time; lawyers work by contract and are not compared."""
    rows = found.rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("exposure_years").fill_null(0) > 0))
    return sentences.weigh(
        rows["provider_id"].to_list(),
        [named(desk, p, names) for p in rows["provider_id"]],
        rows["is_leader"].to_list(),
        [float(v) for v in rows["credit_accepted"]],
        [float(v) for v in rows["exposure_years"]],
    )


def _chart(desk: Desk, found: Answer, weighed: Balance, alt: str) -> Chart:
    return Chart(
        "points",
        desk.say("Phần vụ việc thụ lý / kỳ vọng"),
        alt,
        _figure(desk, weighed, lambda rows: drawing.style(desk.speaker, 80 + 22 * rows)),
        native=_figure(desk, weighed, lambda rows: scatter.style(desk.speaker, 14 if rows < 14 else 11)),
        notes=desk.cite(found),
        read=desk.say("dải: 95%, vạch: 99,8% dao động ngẫu nhiên"),
        read_native=desk.say("dải: 95%, vạch: 99,8% dao động ngẫu nhiên"),
    )


def _figure(desk: Desk, weighed: Balance, look: Callable[[int], Style]) -> Figure:
    """The main chart of page 40: officers, then leaders, each against what chance allows."""
    rows: list[charts.Load | str] = []
    for heading, is_leader in (("Trợ giúp viên", False), ("Lãnh đạo (chỉ tiêu đã giảm)", True)):
        chosen = [_load(desk, c) for c in weighed.carriers if c.is_leader == is_leader]
        rows += [desk.say(heading), *chosen] if chosen else []
    return charts.officers(
        look(len(rows)),
        rows,
        unit=desk.say("vụ việc thụ lý trong kỳ"),
        value_name=desk.say("thụ lý / kỳ vọng"),
        x_title=desk.say("Vụ việc tố tụng thụ lý trong kỳ (phần vụ việc)"),
    )


def _load(desk: Desk, carrier: Carrier) -> charts.Load:
    ranges = (carrier.low95, carrier.high95, carrier.low998, carrier.high998)
    why = desk.say("chưa đủ thời gian") if carrier.kind == "excluded" else ""
    return charts.Load(carrier.code, carrier.name, carrier.load, carrier.expected, carrier.kind, *ranges, why)


def _everybody(desk: Desk, found: Answer, weighed: Balance, names: dict[str, str]) -> Table:
    kinds = {c.code: c for c in weighed.carriers}
    rows = []
    for row in found.rows.sort("provider_kind", "is_leader", "provider_id", descending=[False, True, False]).iter_rows(named=True):
        carrier = kinds.get(row["provider_id"])
        verdict = desk.say(VERDICTS[carrier.kind]) if carrier else desk.say("không so sánh")
        kind = desk.say("Lãnh đạo") if row["is_leader"] else desk.reading.label("provider_kind", row["provider_kind"])
        expected = round(carrier.expected, 1) if carrier and carrier.expected is not None and carrier.kind != "excluded" else None
        rows.append(
            (
                named(desk, row["provider_id"], names),
                kind,
                row["cases_accepted"],
                row["credit_accepted"],
                expected,
                row["credit_completed"],
                row["open_at_end"],
                verdict,
            )
        )
    total = [sum(row[i] or 0 for row in rows) for i in (3, 5)]
    rows.append((desk.say("Tổng cộng"), "", None, round(total[0], 2), None, round(total[1], 2), None, ""))
    heads = (
        ("Người thực hiện", TEXT, 1.8),
        ("Loại", TEXT, 2.3),
        ("Vụ việc có tham gia", "number", 1),
        ("Phần thụ lý", CREDIT, 1),
        ("Kỳ vọng", CREDIT, 1),
        ("Phần hoàn thành", CREDIT, 1),
        ("Đang thực hiện cuối kỳ", "number", 1.1),
        ("So với giới hạn 99,8%", TEXT, 1.8),
    )
    columns = tuple(Column(desk.say(words), kind, width) for words, kind, width in heads)
    return Table(
        desk.say("Từng người thực hiện"),
        columns,
        tuple(rows),
        desk.cite(found),
        frozenset({len(rows) - 1}),
        desk.say(
            "Vụ việc chung được chia phần, nên số vụ có tham gia và số đang thực hiện không cộng. Kỳ vọng theo thời gian làm việc."
        ),
        is_wide=False,
    )


def _indices(desk: Desk, found: Answer, weighed: Balance) -> list[Table]:
    if not weighed.measures:
        return []

    def words(measure, value):
        return desk.speaker.percent(value) if measure.name == "max" else desk.speaker.number(value, 2)

    rows = tuple(
        (desk.say(MEASURES[m.name]), words(m, m.found), f"{words(m, m.low)} – {words(m, m.high)}") for m in weighed.measures
    )
    columns = (
        Column(desk.say("Chỉ số"), TEXT, 2),
        Column(desk.say("Giá trị"), TEXT, 1),
        Column(desk.say("Phân công công bằng vẫn lệch chừng này (95%)"), TEXT, 2),
    )
    return [Table(desk.say("Chênh lệch chung"), columns, rows, desk.cite(found))]


def _shares(desk: Desk) -> list[Table]:
    found = desk.whole("credit_totals")
    if found is None:
        return []
    return [
        desk.table(
            found,
            [
                ("year", desk.say("Năm")),
                ("leaders_credit", desk.say("Lãnh đạo")),
                ("officers_credit", desk.say("Trợ giúp viên, cả lãnh đạo")),
                ("lawyers_credit", desk.say("Luật sư")),
                ("leaders_share", desk.say("Lãnh đạo trên trợ giúp viên")),
                ("lawyers_share", desk.say("Luật sư trên tất cả")),
            ],
            desk.say("Phần vụ việc của lãnh đạo, trợ giúp viên, luật sư"),
            rows=found.rows.with_columns(pl.col("year").cast(pl.Int64).cast(pl.String)),
        )
    ]


def _cases(desk: Desk) -> list[Table]:
    found = desk.ask("cases_by_year")
    if found is None or found.rows.is_empty():
        return []
    columns = ("carried", "accepted", "handled", "closed", "completed", "successful", "open_at_end")
    rows = found.rows.with_columns(pl.col("year").cast(pl.Int64).cast(pl.String))
    total = (
        {"year": desk.say("Tổng cộng"), **{c: int(rows[c].sum() or 0) for c in columns}} if rows["year"].n_unique() == 1 else None
    )
    heads = ("Kỳ trước chuyển sang", "Thụ lý mới", "Đã thực hiện", "Kết thúc", "Hoàn thành", "Thành công", "Chuyển kỳ sau")
    return [
        desk.table(
            found,
            [
                ("year", desk.say("Năm")),
                ("field_group", desk.say("Lĩnh vực")),
                *((c, desk.say(words)) for c, words in zip(columns, heads, strict=True)),
            ],
            desk.say("Vụ việc tham gia tố tụng của kỳ"),
            rows=rows,
            total=total,
        )
    ]
