"""What every signal shares: a course of months with limits, and a share against the same period last year."""

from dataclasses import dataclass

from council.answer import Answer
from council.sentences import series
from council.sentences.finding import CLEAR, LEAST_PERCENT
from council.sentences.overview import Signal
from council.sentences.referrals import course
from council.uncertainty import share_change
from council.words import MINUS, Speaker

LEVEL = CLEAR
MONTHS_SHOWN = 22
Pair = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """The last months of a course, its limits at the end, and the months of the period beyond them in words."""

    values: tuple[float | None, ...] = ()
    low: float | None = None
    high: float | None = None
    beyond: tuple[str, ...] = ()


def line(reading, months: list[series.Month]) -> Line:
    """Natural limits start anew only where a reorganisation breaks the course."""
    values = [month.value for month in months]
    while values and values[-1] is None and not months[len(values) - 1].is_known:
        values.pop()
    days = {(day.year, day.month) for day, _ in reading.events()}
    found = course(values, [i for i, month in enumerate(months[: len(values)]) if (month.on.year, month.on.month) in days])
    last = found.parts[-1] if found.parts else None
    period = reading.period
    beyond = tuple(
        reading.say.month(months[i].on) for i in found.outside if period.start <= months[i].on < period.end
    )  # fmt: skip
    return Line(tuple(found.values[-MONTHS_SHOWN:]), last.low if last else None, last.high if last else None, beyond)


def beyond_words(say: Speaker, found: Line) -> str:
    """Months of the period beyond the limits, in words; empty when there are none."""
    return say.say("tháng {months} vượt giới hạn", months=say.listing(list(found.beyond[:2]))) if found.beyond else ""


def points(say: Speaker, difference: float) -> str:
    """A change of a share in percentage points."""
    amount = round(abs(difference) * 100, 1)
    if not amount:
        return say.say("không đổi")
    return say.say("tăng {n} điểm" if difference > 0 else "giảm {n} điểm", n=say.number(amount, 1))


def moved(say: Speaker, difference: int, more: str, less: str) -> str:
    """A change of a count in words; ``more`` and ``less`` hold {n}."""
    return say.say(more if difference > 0 else less, n=say.number(abs(difference))) if difference else say.say("không đổi")


def signed(say: Speaker, value: float) -> str:
    """``+2,1`` or ``−3,4``."""
    return ("+" if value > 0 else MINUS if value < 0 else "") + say.number(abs(value), 1)


def share(say: Speaker, part: int, whole: int) -> str:
    """A percent from ten persons on, else only the count."""
    return say.percent(part / whole) if whole >= LEAST_PERCENT else say.part(part, whole)


def base_of(name: str, act: str, page: str, found: Line) -> dict:
    """What every signal has: name, act, page to open, course and limits."""
    return {"name": name, "act": act, "page": page, "history": found.values, "low": found.low, "high": found.high}


def share_signal(
    say: Speaker, base: dict, found: Line, now: Pair, before: Pair | None, noun: str, *, is_worse_up: bool, why: str = ""
) -> Signal:
    """A share against the same period last year; the reason names months that the course ``found`` shows beyond its limits,
    then says ``why`` or gives the limits of the difference."""
    part, whole = now
    empty = {"change": say.say("chưa so được"), "state": "none"}
    if whole == 0:
        words = {"value": say.say("chưa rõ"), "note": say.say("không có mẫu số"), "before": "", "why": why}
        return Signal(**base, **empty, **words, verdict=say.say("Không có mẫu số"))
    shown = {"value": share(say, part, whole), "note": f"{say.part(part, whole)} {noun}"}
    if before is None or before[1] == 0:
        none = {"before": say.say("không có số cùng kỳ"), "verdict": say.say("Không đủ dữ liệu"), "why": why}
        return Signal(**base, **empty, **shown, **none)
    change = share_change(part, whole, *before, level=LEVEL)
    verdict, state = say.say("Trong phạm vi ngẫu nhiên"), "within"
    if change.exceeds_chance:
        is_up = change.difference > 0
        verdict, state = say.say("Tăng rõ" if is_up else "Giảm rõ"), "out" if is_up == is_worse_up else "shift"
    elif found.beyond:  # as with counts: a month beyond its limits is something to look at, neither better nor worse
        verdict, state = say.say("Có tháng khác thường"), "shift"
    low, high = ((change.low or 0) * 100, (change.high or 0) * 100)
    limits = say.say("99,8%: {low} đến {high} điểm", low=signed(say, low), high=signed(say, high))
    then = say.say("cùng kỳ {value}", value=share(say, *before))
    reason = "; ".join(words for words in (beyond_words(say, found), why or limits) if words)
    return Signal(
        **base, **shown, change=points(say, change.difference), before=then, verdict=verdict, why=reason, state=state
    )  # fmt: skip


def total(found, *columns: str) -> tuple[int, ...] | None:
    """Sums of ``columns`` of an answer; None where there is none."""
    return tuple(int(found.rows[column].sum() or 0) for column in columns) if isinstance(found, Answer) else None
