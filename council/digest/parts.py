"""The parts of a digest, each in the sentence of its page: signals, changes, silence, tasks, clocks, the data themselves."""

from datetime import date, timedelta

import polars as pl

from council.answer import Answer
from council.digest.part import Part
from council.errors import CouncilError
from council.home import Home
from council.meeting import resolutions
from council.meeting.changes import FIGURES, Changes, what_changed
from council.names import spaced
from council.papers.desk import Desk
from council.papers.paper import DAY, NUMBER, TEXT, Column, Table, Text
from council.papers.sections import overview as papers_overview
from council.sentences import clocks as clock_sentences
from council.sentences import meeting as meeting_sentences
from council.sentences import overview as overview_sentences
from council.sentences import signals
from council.sentences.delivery import delivered
from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL, Badge
from council.sentences.silence import of_reports, period_words, shortened
from council.snapshots import Manifest, Served
from council.words import esc

MOST_ROWS = 30  # rows of a list; the page holds the rest and the remark says how many


def code_of(provider: str) -> str:
    """What everybody reads instead of an officer's name."""
    return spaced(provider)


def _lacking(desk: Desk, code: str, heading: str, why: str = "") -> Part:
    """A part that cannot be computed: said, and told."""
    told = Text(esc(why), (), "caution") if why else desk.missing(heading)
    return Part(code, heading, NONE, (told,), (desk.say("chưa tính được: {part}", part=heading.lower()),))


def warning(desk: Desk, served: Served) -> list[Part]:
    """That another snapshot is served than the one that should be; nothing when all is well."""
    said = served.banner_en if desk.speaker.language == "en" else served.banner_vi
    if not said:
        return []
    heading = desk.say("Bản công bố mới nhất không dùng được")
    return [Part("canh-bao", heading, SIGNAL, (Text(esc(said), (), "caution"),), (heading[0].lower() + heading[1:],))]


def overview(desk: Desk) -> Part:
    """The signals of the overview with its sentence, as in the paper."""
    section, found = papers_overview.draft(desk), signals.make(desk.reading)
    finding, clear = overview_sentences.summary(desk.speaker, found), sum(s.state in ("out", "shift") for s in found)
    if not found:
        return _lacking(desk, "tong-quan", section.heading)
    points = (desk.say("{n} chỉ dấu khác rõ", n=desk.speaker.number(clear)),) if clear else ()
    return Part("tong-quan", section.heading, finding.state, section.blocks, points)


def changes(desk: Desk, home: Home, before: Manifest | None, asked: date | None) -> Part:
    """Every number against the snapshot ``before``, with causes; ``asked`` = the day the reader wants to look back to."""
    say, speaker, now = desk.say, desk.speaker, desk.reading.manifest
    heading = say("Điều đã đổi")
    if before is None:
        said = say("Mới có một bản công bố, nên chưa có gì để so.")
        if asked:
            said = say("Đến ngày {day} chưa có bản công bố nào để so.", day=speaker.day(asked))
        return Part("thay-doi", heading, NONE, (Text(said, (), "lead"),))
    if before.id == now.id:
        day = speaker.day(asked or now.made.date())
        said = say("Từ ngày {day} chưa có bản công bố mới, nên không con số nào đổi.", day=day)
        return Part("thay-doi", heading, CHANCE, (Text(said, (), "lead"),))
    period = desk.reading.period
    try:
        found = what_changed(home, before.id, now.id, {"period_start": period.start, "period_end": period.end})
    except CouncilError as error:
        return _lacking(desk, "thay-doi", heading, error.of(speaker.language))
    return _changed(desk, heading, found)


def _moves(found: Changes, figure: str) -> int:
    mine = found.causes.filter(pl.col("figure") == figure)
    return int(mine["gained"].sum() + mine["lost"].sum())


def _changed(desk: Desk, heading: str, found: Changes) -> Part:
    say, speaker = desk.say, desk.speaker
    day, rows, strong = speaker.day(found.before.day), [], set()
    for place, figure in enumerate(FIGURES):
        old, new = found.total(figure)
        words = say(meeting_sentences.FIGURES[figure])
        reasons = speaker.listing(meeting_sentences.reasons(speaker, found.by_cause(figure)))
        rows.append((words[0].upper() + words[1:], old, new, meeting_sentences.signed(speaker, new - old), reasons or None))
        if old != new or reasons:
            strong.add(place)
    columns = (
        Column(say("Con số"), TEXT, 2.2), Column(say("Trước"), NUMBER), Column(say("Nay"), NUMBER),
        Column(say("Chênh lệch"), TEXT), Column(say("Vì sao"), TEXT, 3.5),
    )  # fmt: skip
    remark = say("Nguyên nhân cộng lại đúng bằng chênh lệch. Chữ đậm: đã đổi.")
    table = Table(say("Từng con số so với số liệu ngày {day}", day=day), columns, tuple(rows), (), frozenset(strong), remark)
    first = FIGURES[min(strong, default=0)]
    (old, new), causes = found.total(first), found.by_cause(first)
    finding = meeting_sentences.changed(speaker, first, day, old, new, causes, _moves(found, first))
    points = (say("{n} con số đã đổi", n=speaker.number(len(strong))),) if strong else ()
    return Part("thay-doi", heading, finding.state, (Text(finding.text, (), "lead"), table), points)


def silence(desk: Desk) -> Part:
    """Who sent nothing in the period, and who is silent again."""
    say, heading = desk.say, desk.say("Đơn vị im lặng")
    calendar, silent = desk.ask("report_calendar", sectors=None), desk.ask("silent_units", sectors=None)
    if calendar is None or silent is None:
        return _lacking(desk, "im-lang", heading)
    finding = of_reports(desk.speaker, calendar.rows, silent.rows)
    blocks: list[Text | Table] = [desk.finding(finding, calendar, silent)]
    repeated = int(silent.rows["is_repeat"].sum() or 0)
    if silent.rows.height:
        blocks.append(_silent_units(desk, silent))
    point = Badge("silent", silent.rows.height).words(desk.speaker) if silent.rows.height else ""
    if repeated:
        point += " (" + say("{n} từ hai kỳ liền", n=desk.speaker.number(repeated)) + ")"
    return Part("im-lang", heading, finding.state, tuple(blocks), (point,) if point else ())


def _silent_units(desk: Desk, silent: Answer) -> Table:
    say, rows = desk.say, silent.rows.head(MOST_ROWS)
    told = [", ".join(period_words(desk.speaker, code) for code in periods.split(", ")) for periods in rows["periods"]]
    rows = rows.with_columns(shortened(pl.col("unit_name")).alias("unit_name"), pl.Series("periods", told, pl.String))
    columns = [
        ("unit_name", say("Đơn vị")),
        ("sector", say("Ngành")),
        ("periods", say("Các kỳ không gửi")),
        ("longest_run", say("Số kỳ liền, dài nhất")),
        ("is_silent_now", say("Kỳ gần nhất vẫn im lặng")),
    ]
    remark = say("Chữ đậm: từ hai kỳ liền.")
    if silent.rows.height > MOST_ROWS:
        remark += " " + _more(desk, silent.rows.height - MOST_ROWS)
    caption = say("Đơn vị chưa gửi đủ báo cáo")
    return desk.table(silent, columns, caption, rows=rows, strong=lambda row: row["is_repeat"], remark=remark)


def _more(desk: Desk, rows: int) -> str:
    return desk.say("{n} dòng nữa: xem trên bảng điều hành.", n=desk.speaker.number(rows))


def tasks(desk: Desk, home: Home, day: date, ahead_days: int, officers: dict[str, str]) -> Part:
    """What was resolved and is overdue on ``day``, or due within ``ahead_days`` after it."""
    say, speaker, heading = desk.say, desk.speaker, desk.say("Việc Hội đồng đã giao")
    items = desk.ask("council_items")
    if items is None:
        return _lacking(desk, "viec", heading)
    try:
        own = resolutions.read_resolutions(home)
    except CouncilError as error:
        return _lacking(desk, "viec", heading, error.of(speaker.language))
    found = resolutions.together(items, own, day).rows
    late = found.filter(pl.col("state") == "overdue")
    soon = found.filter(
        pl.col("state").is_in(["open", "not_issued"]) & pl.col("due_on").is_between(day, day + timedelta(days=ahead_days))
    )
    owners = late["owner"].value_counts().sort("count", "owner", descending=[True, False])["owner"].to_list()
    finding = meeting_sentences.follow_up(speaker, dict(found.group_by("state").len().iter_rows()), owners)
    blocks: list[Text | Table] = [desk.finding(finding, items)]
    points = []
    for rows, caption, point in (
        (late, say("Quá hạn ngày {day}", day=speaker.day(day)), say("{n} việc quá hạn", n=speaker.number(late.height))),
        (soon, say("Đến hạn trong {days} ngày tới", days=speaker.number(ahead_days)),
         say("{n} việc đến hạn trong {days} ngày tới", n=speaker.number(soon.height), days=speaker.number(ahead_days))),
    ):  # fmt: skip
        if rows.height:
            blocks.append(_task_table(desk, rows, caption, officers, desk.cite(items)))
            points.append(point)
    state = SHIFT if points and finding.state != SIGNAL else finding.state
    return Part("viec", heading, state, tuple(blocks), tuple(points))


def _task_table(desk: Desk, rows: pl.DataFrame, caption: str, officers: dict[str, str], notes: tuple[int, ...]) -> Table:
    say = desk.say
    columns = (
        Column(say("Nội dung"), TEXT, 3), Column(say("Cơ quan"), TEXT, 1.5), Column(say("Thời hạn"), DAY, 1.2),
        Column(say("Loại"), TEXT, 1.2),
    )  # fmt: skip
    shown = rows.sort("due_on", "owner", "text", nulls_last=True).head(MOST_ROWS)
    cells = tuple(
        (_coded(text, officers), _coded(owner, officers) or say("chưa ghi cơ quan"), due, say(meeting_sentences.KINDS[kind]))
        for text, owner, due, kind in shown.select("text", "owner", "due_on", "kind").iter_rows()
    )
    remark = _more(desk, rows.height - MOST_ROWS) if rows.height > MOST_ROWS else ""
    return Table(caption, columns, cells, notes, frozenset(), remark)


def _coded(text: str, officers: dict[str, str]) -> str:
    """``text`` with officers called by their codes; the longest names first."""
    for name in sorted(officers, key=len, reverse=True):
        text = text.replace(name, officers[name])
    return text


def clocks(desk: Desk) -> Part:
    """The limits of the law that run or are past on the data day: how many, never which."""
    say, speaker = desk.say, desk.speaker
    day = speaker.day(desk.reading.manifest.day)
    heading = say("Thời hạn đang chạy hoặc đã quá vào ngày {day}", day=day)
    found = desk.whole("clocks", sectors=None)
    if found is None:
        return _lacking(desk, "thoi-han", heading)
    counted = clock_sentences.summed(found.rows)
    blocks: list[Text | Table] = [desk.finding(clock_sentences.limits(speaker, counted, day), found)]
    rows = found.rows.filter(pl.col("waiting") + pl.col("overdue") > 0)
    if rows.height:
        named = rows.with_columns(
            pl.Series("clock", [f"{c} · {desk.reading.label('clock', c)}" for c in rows["clock"]], pl.String)
        )
        columns = [("clock", say("Thời hạn")), "waiting", "overdue"]
        remark = say("Tính đến ngày dữ liệu, không theo kỳ đang xem.")
        blocks.append(desk.table(found, columns, say("Số việc trong toàn bộ dữ liệu"), rows=named, remark=remark))
    told = (("{n} thời hạn đang chạy", counted.waiting), ("{n} thời hạn đã quá mà chưa làm", counted.overdue))
    points = tuple(say(words, n=speaker.number(n)) for words, n in told if n)
    return Part("thoi-han", heading, SHIFT if points else CHANCE, tuple(blocks), points)


def data(desk: Desk, today: date) -> Part:
    """What was sent, how old it is, which snapshot this is."""
    say, speaker, manifest = desk.say, desk.speaker, desk.reading.manifest
    heading = say("Số liệu mới đến đâu")
    files, rows = desk.ask("files_delivered", sectors=None), desk.ask("rows_by_kind", sectors=None)
    silent, ages = desk.ask("silent_units", sectors=None), desk.ask("data_age_by_sector", sectors=None, on_day=None)
    if files is None or rows is None or ages is None:
        return _lacking(desk, "so-lieu", heading)
    quiet = silent.rows.height if silent else 0
    finding = delivered(speaker, files.rows, rows.rows, quiet)
    age = say(
        "Số liệu chốt ngày **{day}**, công bố ngày {made}. Bản tin lập ngày {today}.",
        day=speaker.day(manifest.day), made=speaker.day(manifest.made.date()), today=speaker.day(today),
    )  # fmt: skip
    if today > manifest.day and not manifest.is_simulated:
        age += " " + say("Từ ngày chốt đã {n} ngày.", n=speaker.number((today - manifest.day).days))
    table = desk.table(ages, ["sector", "covered_until", "last_contact_on", "age_days"], say("Số liệu của từng ngành"))
    return Part("so-lieu", heading, finding.state, (Text(age), Text(finding.text, desk.cite(files, rows, silent)), table))
