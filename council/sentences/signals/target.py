"""Targets that a council set itself: met or not, by how much more than chance, with their source and first day."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from council.answer import Answer
from council.contracts.law import TARGET
from council.periods import Period
from council.sentences.finding import CLEAR, LEAST_PERCENT
from council.sentences.overview import Signal
from council.uncertainty import wilson
from council.words import Speaker, esc

AT_LEAST = ("served", "referred")  # the others: at most
NARROWING = ("areas", "sectors", "fields", "stages", "groups", "units")
VERDICTS = {  # (met, clearly more than chance) -> words
    (True, True): "đạt",
    (True, False): "đạt, trong phạm vi ngẫu nhiên",
    (False, True): "chưa đạt",
    (False, False): "chưa đạt, trong phạm vi ngẫu nhiên",
}


@dataclass(frozen=True)
class Target:
    """``value`` (share 0..1, units or persons) that figure ``code`` should reach; ``source`` = words of its source;
    ``since`` = the first day it holds."""

    code: str
    value: float
    source: str
    since: date

    def is_met(self, value: float) -> bool:
        """Exactly on the target is met."""
        near = 1e-9  # 0.05 is no binary number
        return value >= self.value - near if self.code in AT_LEAST else value <= self.value + near


def target_of(reading, code: str, found: Answer, on: date | None = None) -> Target | None:
    """The target in force on day ``on`` (None = the last day of the period, or the data day if earlier). None where the council
    set none, or where ``found``, which it is compared with, is only a part of the province: a target is set for the whole."""
    rows, day = reading.table("parameter"), on or min(reading.period.last_day, reading.manifest.day)
    if rows.is_empty() or any(found.parameters.get(name) for name in NARROWING):
        return None
    valid = (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    mine = rows.filter((pl.col("name") == TARGET + code) & valid)
    if mine.is_empty():
        return None
    value, since, source = mine.select("value", "valid_from", "source_id").row(0)
    return Target(code, float(value), _source(reading, source), since)


def _source(reading, source_id: str) -> str:
    rows = reading.table("law_source")
    mine = rows.filter(pl.col("source_id") == source_id) if not rows.is_empty() else rows
    if mine.is_empty():
        return source_id
    title, clause = mine.select(f"title_{reading.say.language}", "clause").row(0)
    return f"{title}, {clause}" if clause else title


def of_share(say: Speaker, target: Target | None, part: int, whole: int) -> str:
    """The target beside a share: met or not, and whether chance alone could make the difference (Wilson, 99.8 %)."""
    if target is None:
        return ""
    wanted = say.say(
        "mục tiêu ít nhất {value}" if target.code in AT_LEAST else "mục tiêu nhiều nhất {value}",
        value=percent(say, target.value),
    )
    if whole < LEAST_PERCENT:
        return _told(say, wanted, say.say("chưa đủ số để so"))
    low, high = wilson(part, whole, CLEAR)
    verdict = VERDICTS[target.is_met(part / whole), not low <= target.value <= high]
    return _told(say, wanted, say.say(verdict))


def of_count(say: Speaker, target: Target | None, count: int, unit: str) -> str:
    """The target beside a count of all there are, which chance has no part in; ``unit`` = what is counted."""
    if target is None:
        return ""
    wanted = say.say("mục tiêu nhiều nhất {n} {unit}", n=say.number(target.value), unit=unit)
    return _told(say, wanted, say.say(VERDICTS[target.is_met(count), True]))


def of_year(say: Speaker, target: Target | None, count: int, period: Period) -> str:
    """The year's target beside a count of ``period``: judged only when this is the whole year."""
    if target is None or period.start.year != period.last_day.year:
        return ""
    year, after = period.start.year, date(period.start.year + 1, 1, 1)
    wanted = say.say("mục tiêu cả năm {year} ít nhất {n}", year=year, n=say.number(target.value))
    is_over = period.start == date(year, 1, 1) and period.end == after
    return _told(say, wanted, say.say(VERDICTS[target.is_met(count), True] if is_over else "năm chưa hết"))


def within_reach(say: Speaker, target: Target | None, low: float, high: float) -> str:
    """The year's target against the interval of what is expected; a sentence, empty without a target."""
    if target is None:
        return ""
    verdict = "**có thể đạt, có thể không**"
    if target.is_met(low):
        verdict = "**nhiều khả năng đạt**"
    elif not target.is_met(high):
        verdict = "**khó đạt** nếu mọi việc cứ như hiện nay"
    return say.say("Mục tiêu ít nhất {n} ({source}): {verdict}.", n=say.number(target.value), source=esc(target.source),
                   verdict=say.say(verdict))  # fmt: skip


def percent(say: Speaker, share: float) -> str:
    """``5%``, ``7,5%``: decimals only where the target has some."""
    return say.percent(share, 0 if abs(share * 100 - round(share * 100)) < 1e-9 else 1)


def _told(say: Speaker, wanted: str, verdict: str) -> str:
    text = say.say("{wanted}: {verdict}", wanted=wanted, verdict=verdict)
    return text[0].upper() + text[1:]


def aimed(say: Speaker, signal: Signal, target: Target | None, words: str) -> Signal:
    """``signal`` with the ``words`` about its target, and where this one comes from."""
    if target is None or not words:
        return signal
    source = say.say("{source}, từ {day}", source=target.source, day=say.day(target.since))
    return replace(signal, target=words, target_source=source)
