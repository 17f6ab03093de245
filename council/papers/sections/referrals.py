"""Part: who tells the Centre about people, against last year and usual variation, and which papers came by which way."""

from datetime import date, timedelta

import polars as pl

from council import charts
from council.answer import Answer
from council.papers import drawing
from council.papers.desk import Desk
from council.papers.paper import Chart, Column, Section, Series, Table, Text
from council.periods import months_of
from council.sentences import referrals as sentences
from council.sentences.finding import plain

ORDER = ("police", "detention", "court", "procuracy", "other", "unknown")
OWN_LAYER = {"police", "detention", "court", "procuracy", "unknown"}
MONTHS_SHOWN = 12


def draft(desk: Desk) -> Section:
    """Sentence, columns by month, sectors against last year, units one by one."""
    found, before, whole = desk.ask("referred_by_month"), desk.before("referred_by_month"), desk.whole("referred_by_month")
    heading = desk.say("Nguồn giới thiệu")
    if found is None or whole is None:
        return Section(heading, (desk.missing(heading),))
    silent = desk.ask("silent_units", sectors=desk.reading.filters.get("sectors"))
    text = desk.finding(_finding(desk, found, before, whole, silent), found, before, whole, silent)
    blocks = [text, _months(desk, whole, plain(text.text)), _sectors(desk, found, before)]
    units = desk.ask("referred_by_unit")
    if units is not None:
        blocks.append(
            desk.table(
                units,
                [
                    ("unit_name", desk.say("Đơn vị")),
                    "sector",
                    ("contacted", desk.say("Phải làm bước đầu")),
                    ("eligible", desk.say("Chắc chắn thuộc diện")),
                    ("persons", desk.say("Được giới thiệu lần đầu")),
                    ("accepted", desk.say("Có vụ việc")),
                ],
                desk.say("Giới thiệu theo đơn vị"),
                total=_total(desk, units),
            )
        )
    papers = desk.ask("papers_sent_received_by_unit")
    if papers is not None:
        blocks.append(
            desk.table(
                papers,
                [
                    ("unit_name", desk.say("Đơn vị")),
                    ("papers_sent", desk.say("Cơ quan ghi đã gửi")),
                    ("papers_received", desk.say("Trung tâm ghi đã nhận")),
                    ("matched", desk.say("Có ở cả hai phía")),
                    ("sent_only", desk.say("Gửi mà không thấy nhận")),
                    ("received_only", desk.say("Nhận mà sổ đơn vị không ghi")),
                ],
                desk.say("Văn bản gửi và nhận, đối chiếu theo đơn vị"),
                remark=desk.say("Mẫu 03 (thông báo) và Mẫu 04 (thông tin) gộp ở đây để đối chiếu; không cộng vào số người."),
            )
        )
    return Section(heading, tuple(blocks))


def _total(desk: Desk, units: Answer) -> dict[str, object]:
    sums = {c: int(units.rows[c].sum() or 0) for c in ("contacted", "eligible", "persons", "accepted")}
    return {"unit_name": desk.say("Tổng cộng"), **sums}


def layers(rows: pl.DataFrame, months: list[date]) -> pl.DataFrame:
    """month_on, layer, persons with every month and layer present; sectors without a colour of their own are "other"."""
    layer = pl.when(pl.col("sector").is_in(list(OWN_LAYER))).then(pl.col("sector")).otherwise(pl.lit("other"))
    summed = rows.group_by("month_on", layer.alias("layer")).agg(pl.col("persons").sum().cast(pl.Int64))
    present = [name for name in ORDER if name in set(summed["layer"])] or ["police"]
    grid = pl.DataFrame({"month_on": months}).join(pl.DataFrame({"layer": present}), how="cross")
    return grid.join(summed, on=["month_on", "layer"], how="left").with_columns(pl.col("persons").fill_null(0))


def _finding(desk: Desk, found: Answer, before: Answer | None, whole: Answer, silent: Answer | None):
    reading, speaker = desk.reading, desk.speaker
    months = months_of(reading.manifest.start, reading.manifest.day)
    series = layers(whole.rows, months).group_by("month_on").agg(pl.col("persons").sum()).sort("month_on")
    days = {(day.year, day.month) for day, _ in reading.events()}
    breaks = [i for i, month in enumerate(months) if (month.year, month.month) in days]
    course = sentences.course([float(v) for v in series["persons"]], breaks)
    unusual = [
        desk.say("tháng {month}", month=speaker.month(month))
        for i, month in enumerate(months)
        if i in course.outside and reading.period.start <= month < reading.period.end
    ]

    def summed(answer: Answer | None) -> dict[str, int]:
        return (
            {} if answer is None else dict(answer.rows.group_by("sector").agg(pl.col("persons").sum().cast(pl.Int64)).iter_rows())
        )

    now, then = summed(found), summed(before)
    by_sector = [(reading.label("sector", s), now.get(s, 0), then.get(s, 0)) for s in sorted(now.keys() | then.keys())]
    names = silent.rows["unit_name"].to_list() if silent else []
    earlier = None if before is None else sum(then.values())
    return sentences.referred(speaker, sum(now.values()), earlier, unusual, names, by_sector, reaches_back=before is not None)


def _months(desk: Desk, whole: Answer, alt: str) -> Chart | Text:
    reading, say = desk.reading, desk.speaker
    last = reading.period.end - timedelta(days=1)
    months = [m for m in months_of(reading.manifest.start, reading.manifest.day) if m <= last][-MONTHS_SHOWN:]
    rows = layers(whole.rows, months)
    series = tuple(
        Series(
            reading.label("sector", layer),
            layer,
            tuple(float(v) for v in rows.filter(pl.col("layer") == layer).sort("month_on")["persons"]),
        )
        for layer in ORDER
        if layer in set(rows["layer"])
    )
    names, unit = tuple(say.month_short(m) for m in months), desk.say("lượt người")
    drawn = [charts.Series(s.name, s.key, s.values) for s in series]
    figure = charts.stacked_months(drawing.style(say, 270), list(names), drawn, unit, last_year=_year_ago(whole, months))
    return Chart(
        "columns",
        desk.say("Lượt người được giới thiệu mỗi tháng, theo ngành"),
        alt,
        figure,
        names,
        series,
        notes=desk.cite(whole),
        read=desk.say("vạch đen: cùng tháng năm trước"),
    )


def _year_ago(whole: Answer, months: list[date]) -> list[float | None]:
    """Persons of the same months a year earlier; None before the data begin."""
    sums = dict(whole.rows.group_by("month_on").agg(pl.col("persons").sum().cast(pl.Float64)).iter_rows())
    return [sums.get(month.replace(year=month.year - 1)) for month in months]


def _sectors(desk: Desk, found: Answer, before: Answer | None) -> Table:
    papers = desk.ask("papers_received_by_month")
    forms = (
        {}
        if papers is None
        else {
            row[0]: row[1:]
            for row in papers.rows.group_by("sector")
            .agg(pl.col("notices_m03", "slips_m04", "calls_and_duty").sum().cast(pl.Int64))
            .iter_rows()
        }
    )
    now = dict(found.rows.group_by("sector").agg(pl.col("persons").sum().cast(pl.Int64)).iter_rows())
    then = {} if before is None else dict(before.rows.group_by("sector").agg(pl.col("persons").sum().cast(pl.Int64)).iter_rows())
    sectors = sorted(now.keys() | then.keys() | forms.keys(), key=lambda s: (-now.get(s, 0), s))
    rows = [
        (desk.reading.label("sector", s), now.get(s, 0), None if before is None else then.get(s, 0), *forms.get(s, (0, 0, 0)))
        for s in sectors
    ]
    rows.append((desk.say("Tổng cộng"), *(None if rows and rows[0][i] is None else sum(r[i] for r in rows) for i in range(1, 6))))
    heads = ("Lượt người được giới thiệu", "Cùng kỳ năm trước", "Mẫu 03", "Mẫu 04", "Điện thoại, trực")
    columns = (Column(desk.say("Ngành"), "text", 1.8), *(Column(desk.say(words)) for words in heads))
    return Table(
        desk.say("Giới thiệu theo ngành"),
        columns,
        tuple(rows),
        desk.cite(found, before, papers),
        frozenset({len(rows) - 1}),
        desk.say("Một người đếm một lần ở văn bản đầu tiên; văn bản đếm theo văn bản, nên hai phần không cộng với nhau."),
    )
