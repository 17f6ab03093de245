"""Late in its separate senses: the limits of the law and what cannot be measured, and how long people wait."""

from dataclasses import dataclass

import polars as pl

from council.sentences.finding import CHANCE, LEAST_PERCENT, NONE, SHIFT, Badge, Finding
from council.words import Speaker


@dataclass(frozen=True)
class Clocks:
    """Runs of all limits together: done late, done or overdue among the measurable, not measurable, still running, past."""

    runs: int
    late: int
    measurable: int
    not_measurable: int
    waiting: int
    overdue: int


def summed(rows: pl.DataFrame) -> Clocks:
    """All limits together, from the rows of question ``clocks``."""
    counted = ("in_time", "in_limit", "late", "overdue", "not_measurable", "waiting", "runs")
    total = {name: int(rows[name].sum() or 0) for name in counted}
    measurable = total["in_time"] + total["in_limit"] + total["late"] + total["overdue"]
    return Clocks(total["runs"], total["late"], measurable, total["not_measurable"], total["waiting"], total["overdue"])


def limits(speaker: Speaker, found: Clocks, day: str) -> Finding:
    """The limits L1 to L8 in the period; ``day`` = the data day in words."""
    say = speaker.say
    if found.runs == 0:
        return Finding(
            NONE,
            (Badge("thin"),),
            say("Trong phạm vi đang xem không có lần nào phải tính thời hạn; không có nghĩa là mọi việc đúng hạn."),
            say("Không có lần nào để tính"),
        )
    if found.measurable == 0:
        return Finding(
            NONE,
            (Badge("thin"),),
            say(
                "Không lần nào trong **{n}** lần đo được thời hạn, vì sổ chỉ ghi ngày hoặc không ghi yêu cầu; "
                "không đo được không có nghĩa là đúng hạn.",
                n=speaker.number(found.runs),
            ),
            say("Không đo được thời hạn nào"),
        )
    share = (found.late + found.overdue) / found.measurable
    text = say(
        "**{late}** lần quá hạn trong {measurable} lần đo được{share}; **{unmeasured}** trong {runs} lần không đo được.",
        late=speaker.number(found.late + found.overdue),
        measurable=speaker.number(found.measurable),
        share=f" ({speaker.percent(share)})" if found.measurable >= LEAST_PERCENT else "",
        unmeasured=speaker.number(found.not_measurable),
        runs=speaker.number(found.runs),
    )
    if found.waiting or found.overdue:
        text += " " + say(
            "Ngày {day}: {waiting} thời hạn đang chạy, **{overdue}** đã quá mà chưa làm.",
            day=day,
            waiting=speaker.number(found.waiting),
            overdue=speaker.number(found.overdue),
        )
    return Finding(SHIFT if found.late + found.overdue else CHANCE, (), text, say("Thời hạn L1 đến L8: đúng, quá, không đo được"))


STARTS_UNKNOWN = {
    "papers_complete": "không tệp nào ghi ngày nhận đủ giấy tờ, nên chỉ biết chắc đúng hạn khi đăng ký đủ sớm sau khi cử",
    "refusal_or_cancellation": "không biểu mẫu nào ghi việc từ chối hoặc hủy đăng ký",
}


@dataclass(frozen=True)
class Rule:
    """One limit of the law: clock, clock_kind, limit (null = "at once"), the event that starts it, whether it needs hours."""

    clock: str
    kind: str
    limit: float | None
    starts: str
    needs_hours: bool

    @property
    def is_start_known(self) -> bool:
        """Whether any source states the event that starts it."""
        return self.starts not in STARTS_UNKNOWN

    @property
    def is_in_hours(self) -> bool:
        """Whether it runs in hours; else in working days."""
        return self.kind == "hours"


def limit_words(speaker: Speaker, rule: Rule) -> str:
    """``hạn 12 giờ``, ``hạn 3 ngày làm việc``; without a number what the law says instead."""
    if rule.limit is None:
        return speaker.say("luật ghi “ngay”, không ghi số giờ hay ngày")
    number = speaker.number(rule.limit)
    return speaker.say("hạn {n} giờ", n=number) if rule.is_in_hours else speaker.say("hạn {n} ngày làm việc", n=number)


def why_unmeasured(speaker: Speaker, rule: Rule) -> str:
    """Why a limit cannot always be measured; empty where nothing stands against it."""
    if not rule.is_start_known:
        return speaker.say(STARTS_UNKNOWN[rule.starts])
    if rule.limit is None:
        return limit_words(speaker, rule)
    return speaker.say("sổ chỉ ghi ngày hoặc không ghi lúc yêu cầu") if rule.needs_hours else ""


def measured(speaker: Speaker, rules: list[Rule], runs: int, not_measurable: int) -> str:
    """One limit: what the law says, how often it could not be measured, and why."""
    why = why_unmeasured(speaker, rules[0])
    law = "; ".join(dict.fromkeys(limit_words(speaker, rule) for rule in rules))
    if not runs:
        shown = speaker.say("không có lần nào")
    elif not_measurable:
        shown = speaker.say(
            "không đo được {part} lần ({share})",
            part=speaker.part(not_measurable, runs),
            share=speaker.percent(not_measurable / runs),
        )
    else:
        shown = speaker.say("đo được cả {n} lần", n=speaker.number(runs))
    return f"{law[0].upper()}{law[1:]}: {shown}" + (f"; {why}." if why and why != law else ".")


@dataclass(frozen=True)
class Senses:
    """The three senses of late: hits and base of each; a base of 0 = cannot be said."""

    sent_late: int
    sent_measured: int
    sent_all: int
    late_stage: int
    referred: int
    too_late: int
    hearing_known: int


def late(speaker: Speaker, found: Senses, days: int) -> Finding:
    """Over the deadline, at a later stage, too late before the hearing (fewer than ``days`` working days): never added."""
    say, parts = speaker.say, []
    if found.referred == 0 and found.sent_all == 0:
        return Finding(
            NONE,
            (Badge("thin"),),
            say("Trong phạm vi đang xem không có giới thiệu nào để nói sớm hay muộn."),
            say("Không có giới thiệu"),
        )
    if found.sent_measured:
        parts.append(
            say(
                "gửi quá thời hạn luật **{part}** đo được ({rest} không đo được)",
                part=speaker.part(found.sent_late, found.sent_measured),
                rest=speaker.number(found.sent_all - found.sent_measured),
            )
        )
    elif found.sent_all:
        parts.append(say("gửi quá thời hạn luật: không đo được ({n} thông báo)", n=speaker.number(found.sent_all)))
    if found.referred:
        parts.append(say("đến từ giai đoạn muộn hơn **{part}**", part=speaker.part(found.late_stage, found.referred)))
    if found.hearing_known:
        parts.append(
            say(
                "còn dưới {days} ngày làm việc trước phiên sơ thẩm **{part}** biết ngày xử",
                days=days,
                part=speaker.part(found.too_late, found.hearing_known),
            )
        )
    text = say("Muộn có ba nghĩa, không cộng với nhau: {parts}.", parts="; ".join(parts))
    return Finding(SHIFT, (), text, say("Từ khi thuộc diện đến khi Trung tâm nhận"))
