"""Part: what needs the council's attention. The same signals as the overview page, each against last year and against chance."""

import polars as pl

from council.answer import Answer
from council.papers.desk import Desk
from council.papers.paper import TEXT, Column, Section, Table
from council.papers.sections.missed import comparison
from council.sentences import overview as sentences
from council.sentences.overview import Signal
from council.uncertainty import count_change, share_change

LEVEL = 0.998
Pair = tuple[int, int]


def draft(desk: Desk) -> Section:
    """The summary, then one row per signal in the fixed order."""
    made = [maker(desk) for maker in (missed_people, referred, served, late_notices, silent)]
    found = [signal for signal, _ in made if signal]
    answers = [answer for _, answers in made for answer in answers]
    head = ("Chỉ dấu", "Giá trị", "So với cùng kỳ", "Hơn mức ngẫu nhiên không?", "Việc có thể làm")
    widths = (1.6, 1.8, 1.5, 1.9, 1.6)
    columns = tuple(Column(desk.say(words), TEXT, width) for words, width in zip(head, widths, strict=True))
    rows = tuple(
        (
            s.name,
            f"{s.value} ({s.note})" if s.note else s.value,
            "; ".join(w for w in (s.change, s.before) if w),
            "; ".join(w for w in (s.verdict, s.why) if w),
            s.act,
        )
        for s in found
    )
    strong = frozenset(i for i, s in enumerate(found) if s.state in ("out", "shift"))
    remark = desk.say("“Khác rõ” chỉ dùng khi vượt giới hạn 99,8%. Chữ đậm: khác rõ.")
    table = Table(desk.say("Các chỉ dấu của kỳ"), columns, rows, desk.cite(*answers), strong, remark)
    return Section(desk.say("Tổng quan"), (desk.finding(sentences.summary(desk.speaker, found), *answers), table))


Made = tuple[Signal | None, tuple[Answer | None, ...]]


def _sum(answer: Answer | None, *columns: str) -> Pair | None:
    return None if answer is None else tuple(int(answer.rows[c].sum() or 0) for c in columns)


def share_signal(
    desk: Desk,
    name: str,
    now: Pair,
    before: Pair | None,
    noun: str,
    act: str,
    is_worse_up: bool,
    why: str = "",
) -> Signal:
    """A share of the period against the same share of last year; ``now`` and ``before`` = (part, whole)."""
    speaker, say = desk.speaker, desk.say
    part, whole = now
    if whole == 0:
        return _signal(
            name, say("chưa rõ"), say("không có mẫu số"), say("chưa so được"), "", say("Không có mẫu số"), "", "none", act
        )
    value, note = speaker.percent(part / whole), f"{speaker.part(part, whole)} {noun}"
    if not before or before[1] == 0:
        return _signal(
            name, value, note, say("chưa so được"), say("không có số cùng kỳ"), say("Không đủ dữ liệu"), why, "none", act
        )
    change = share_change(part, whole, *before, level=LEVEL)
    points = round(abs(change.difference) * 100, 1)
    words = (
        say("tăng {n} điểm" if change.difference > 0 else "giảm {n} điểm", n=speaker.number(points, 1))
        if points
        else say("không đổi")
    )
    verdict, state = say("Trong phạm vi ngẫu nhiên"), "within"
    if change.exceeds_chance:
        is_up = change.difference > 0
        verdict, state = say("Tăng rõ" if is_up else "Giảm rõ"), "out" if is_up == is_worse_up else "shift"
    then = say("cùng kỳ {value}", value=f"{speaker.percent(before[0] / before[1])} ({speaker.part(*before)})")
    return _signal(name, value, note, words, then, verdict, why, state, act)


def _signal(name, value, note, change, before, verdict, why, state, act) -> Signal:
    return Signal(name, value, note, change, before, verdict, why, state, act, "")


def missed_people(desk: Desk) -> Made:
    """Share of eligible people missed; areas beyond chance are named as the sentence names them."""
    found, before = desk.ask("missed_by_area"), desk.before("missed_by_area")
    compared = comparison(desk, found)
    if compared is None:
        return None, ()
    signal = share_signal(
        desk,
        desk.say("Người bị bỏ sót"),
        (compared.part, compared.whole),
        _sum(before, "missed", "eligible"),
        desk.say("người thuộc diện"),
        desk.say("Xem địa bàn và bước bị mất"),
        True,
    )
    out = compared.of("out")
    if out:
        few = len(out) <= 2
        names = desk.speaker.listing([place.name for place in out]) if few else desk.say("{n} nơi", n=len(out))
        signal = Signal(
            **{
                **vars(signal),
                "verdict": desk.say("Nhiều hơn ngẫu nhiên"),
                "state": "out",
                "why": desk.say("ở {names}", names=names),
            }
        )
    return signal, (found, before)


def referred(desk: Desk) -> Made:
    """Referrals received against the same period."""
    found, before = desk.ask("referred_by_month"), desk.before("referred_by_month")
    if found is None:
        return None, ()
    say, speaker, now = desk.say, desk.speaker, int(found.rows["persons"].sum() or 0)
    top = found.rows.group_by("sector").agg(pl.col("persons").sum()).sort("persons", "sector", descending=[True, False]).head(2)
    note = ", ".join(f"{desk.reading.label('sector', sector)} {speaker.number(n)}" for sector, n in top.iter_rows())
    name, act = say("Lượt giới thiệu"), say("Xem ngành nào chuyển đến")
    if before is None:
        words = say("chưa so được"), say("không có số cùng kỳ"), say("Không đủ dữ liệu")
        return _signal(name, speaker.number(now), note, *words, "", "none", act), (found,)
    then = int(before.rows["persons"].sum() or 0)
    clear = count_change(now, then, level=LEVEL).exceeds_chance
    more = (
        say("tăng {n} lượt" if now > then else "giảm {n} lượt", n=speaker.number(abs(now - then)))
        if now != then
        else say("không đổi")
    )
    verdict = say("Tăng rõ" if now > then else "Giảm rõ") if clear else say("Trong phạm vi ngẫu nhiên")
    then_words = say("cùng kỳ {value}", value=speaker.number(then))
    return _signal(name, speaker.number(now), note, more, then_words, verdict, "", "shift" if clear else "within", act), (
        found,
        before,
    )


def served(desk: Desk) -> Made:
    """Served of those who needed it."""
    found, before = desk.ask("coverage_summary"), desk.before("coverage_summary")

    def pair(answer: Answer | None) -> Pair | None:
        rows = answer.rows.filter(pl.col("population") == "certain") if answer else None
        return None if rows is None or rows.is_empty() else (int(rows["served"][0] or 0), int(rows["denominator"][0] or 0))

    if found is None:
        return None, ()
    name, noun, act = desk.say("Được trợ giúp"), desk.say("người cần"), desk.say("Xem ai chưa được trợ giúp")
    return share_signal(desk, name, pair(found) or (0, 0), pair(before), noun, act, False), (found, before)


def late_notices(desk: Desk) -> Made:
    """Notices sent late by the agency's own register, of those that can be measured."""
    found, before = desk.ask("late_papers"), desk.before("late_papers")
    if found is None:
        return None, ()

    def count(answer: Answer, result: str) -> int:
        rows = answer.rows.filter((pl.col("side") == "agency_says_sent") & (pl.col("result_code") == result))
        return int(rows["papers"].sum() or 0)

    def pair(answer: Answer | None) -> Pair | None:
        return None if answer is None else (count(answer, "late"), count(answer, "late") + count(answer, "in_time"))

    unknown = count(found, "not_measurable")
    why = desk.say("{n} thông báo thiếu giờ", n=desk.speaker.number(unknown)) if unknown else ""
    name, noun, act = desk.say("Thông báo quá hạn"), desk.say("thông báo đo được"), desk.say("Bổ sung giờ còn thiếu")
    return share_signal(desk, name, pair(found) or (0, 0), pair(before), noun, act, True, why), (found, before)


def silent(desk: Desk) -> Made:
    """Units that owe a report."""
    found, before = desk.ask("silent_units", sectors=None), desk.before("silent_units", sectors=None)
    if found is None:
        return None, ()
    n = found.rows.height
    change = desk.say("chưa so được") if before is None else desk.say("cùng kỳ {value}", value=before.rows.height)
    verdict = desk.say("Im lặng không phải là 0") if n else desk.say("Đã gửi đủ")
    name, note, act = desk.say("Đơn vị im lặng"), desk.say("đơn vị chưa gửi đủ báo cáo"), desk.say("Xem đơn vị cần nhắc")
    return _signal(name, desk.speaker.number(n), note, change, "", verdict, "", "none" if n else "within", act), (found, before)
