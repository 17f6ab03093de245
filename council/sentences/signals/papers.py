"""Signals about what agencies send: referrals, late notices, silence."""

import polars as pl

from council.answer import Answer
from council.sentences import series
from council.sentences.overview import Signal
from council.sentences.signals.course import (
    LEVEL,
    MONTHS_SHOWN,
    Line,
    Pair,
    base_of,
    beyond_words,
    line,
    moved,
    share_signal,
    total,
)
from council.sentences.signals.target import aimed, of_count, of_share, of_year, target_of
from council.uncertainty import count_change, funnel_limits


def referred(reading) -> Signal | None:
    """Referrals received; clear when the count moved beyond chance or a month lies beyond the limits."""
    say, found = reading.say, reading.ask("referred_by_month")
    if not isinstance(found, Answer):
        return None
    aim = target_of(reading, "referred", found)
    now, earlier = total(found, "persons")[0], total(reading.year_before("referred_by_month"), "persons")
    top = found.rows.group_by("sector").agg(pl.col("persons").sum()).sort("persons", "sector", descending=[True, False]).head(2)
    note = ", ".join(f"{reading.label('sector', sector)} {say.number(n)}" for sector, n in top.iter_rows())
    course_now = line(reading, series.monthly(reading, "referred"))
    base = base_of(say.say("Lượt giới thiệu"), say.say("Xem ngành nào chuyển đến"), "referral_sources", course_now)
    shown = {"value": say.number(now), "note": note}
    if earlier is None:
        none = {"change": say.say("chưa so được"), "before": say.say("không có số cùng kỳ"), "state": "none"}
        signal = Signal(**base, **shown, **none, verdict=say.say("Không đủ dữ liệu"), why=beyond_words(say, course_now))
        return aimed(say, signal, aim, of_year(say, aim, now, reading.period))
    change, then = count_change(now, earlier[0], level=LEVEL), earlier[0]
    words = moved(say, now - then, "tăng {n} lượt", "giảm {n} lượt")
    limits = say.say("99,8%: {low} đến {high} lần", low=say.number(change.low or 0, 2), high=say.number(change.high or 0, 2))
    why = beyond_words(say, course_now) or (limits if change.high not in (None, float("inf")) else "")
    verdict = say.say("Tăng rõ" if now > then else "Giảm rõ") if change.exceeds_chance else say.say("Trong phạm vi ngẫu nhiên")
    is_clear = change.exceeds_chance or bool(course_now.beyond)
    if course_now.beyond and not change.exceeds_chance:
        verdict = say.say("Có tháng khác thường")
    if change.exceeds_chance and now > then:
        base["act"] = say.say("Kiểm tra sức tiếp nhận")
    before = say.say("cùng kỳ {value}", value=say.number(then))
    state = "shift" if is_clear else "within"
    signal = Signal(**base, **shown, change=words, before=before, verdict=verdict, why=why, state=state)
    return aimed(say, signal, aim, of_year(say, aim, now, reading.period))


def late_notices(reading) -> Signal | None:
    """Notices sent late by the agency's own register, of those that can be measured."""
    say, found = reading.say, reading.ask("late_papers")
    if not isinstance(found, Answer):
        return None

    def count(answer: Answer, result: str) -> int:
        rows = answer.rows.filter((pl.col("side") == "agency_says_sent") & (pl.col("result_code") == result))
        return int(rows["papers"].sum() or 0)

    def pair(answer: Answer | None) -> Pair | None:
        return None if answer is None else (count(answer, "late"), count(answer, "late") + count(answer, "in_time"))

    unknown = count(found, "not_measurable")
    act = say.say("Bổ sung giờ còn thiếu") if unknown else say.say("Xem thông báo quá hạn")
    course_now = line(reading, series.monthly(reading, "late_notices"))
    base = base_of(say.say("Thông báo quá hạn"), act, "referral_sources", course_now)
    why = say.say("{n} thông báo thiếu giờ", n=say.number(unknown)) if unknown else ""
    before = pair(reading.year_before("late_papers"))
    now, noun = pair(found) or (0, 0), say.say("thông báo đo được")
    signal = share_signal(say, base, course_now, now, before, noun, is_worse_up=True, why=why)
    aim = target_of(reading, "late_notices", found)
    return aimed(say, signal, aim, of_share(say, aim, *now))


def _silence(reading) -> Line:
    """Silent units of the units due, by month, with exact limits for as many units as are due now: the same report speaks for
    all months of its period, so neighbouring months are no repeated measurements and their differences no limits."""
    months = series.monthly(reading, "silent")
    while months and not months[-1].is_known:
        months.pop()
    due, quiet = sum(m.due for m in months), sum(m.part for m in months)
    if not due or not months[-1].due:
        return Line(tuple(m.value for m in months[-MONTHS_SHOWN:]))
    low, high = (float(edge[0]) * months[-1].due for edge in funnel_limits([months[-1].due], quiet / due, LEVEL))
    return Line(tuple(m.value for m in months[-MONTHS_SHOWN:]), low, high)


def silent(reading) -> Signal | None:
    """Units that sent nothing, against the same period, and how old the oldest sector's data are."""
    say, found = reading.say, reading.ask("silent_units", sectors=None)
    age = reading.ask("data_age_by_sector", sectors=None, on_day=None)
    if not isinstance(found, Answer):
        return None
    n, earlier = found.rows.height, reading.year_before("silent_units", sectors=None)
    oldest = age.rows.drop_nulls("covered_until").sort("covered_until").head(1) if isinstance(age, Answer) else pl.DataFrame()
    why = ""
    if not oldest.is_empty():
        sector, day = reading.label("sector", oldest["sector"][0]), say.day(oldest["covered_until"][0])
        why = say.say("{sector}: báo cáo đến {day}", sector=sector, day=day)
    change = say.say("chưa so được")
    if earlier is not None:
        change = moved(say, n - earlier.rows.height, "tăng {n} đơn vị", "giảm {n} đơn vị")
    signal = Signal(
        **base_of(
            say.say("Đơn vị im lặng"), say.say("Đề nghị gửi báo cáo") if n else say.say("Chưa cần hành động"), "data",
            _silence(reading),
        ),
        value=say.number(n),
        note=say.say("đơn vị chưa gửi đủ báo cáo"),
        change=change,
        before="" if earlier is None else say.say("cùng kỳ {value}", value=earlier.rows.height),
        verdict=say.say("Im lặng không phải là 0") if n else say.say("Đã gửi đủ"),
        why=why,
        state="none" if n else "within",
    )  # fmt: skip
    aim = target_of(reading, "silent", found)
    return aimed(say, signal, aim, of_count(say, aim, n, say.say("đơn vị")))
