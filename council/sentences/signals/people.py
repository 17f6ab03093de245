"""Signals about people: how many are missed, how many of those in need are served."""

from dataclasses import replace

import polars as pl

from council.answer import Answer
from council.sentences import comparison, series
from council.sentences.areas import headline_people
from council.sentences.overview import Signal
from council.sentences.signals.course import Pair, base_of, line, share_signal, total
from council.sentences.signals.target import aimed, of_share, target_of


def missed_people(reading) -> Signal | None:
    """Share of eligible people missed, of the same people as the page's headline; clear when areas lie beyond chance or the
    share moved."""
    say, (question, course, noun) = reading.say, _whose(reading)
    found = reading.ask(question)
    if not isinstance(found, Answer):
        return None
    now, before = total(found, "missed", "eligible"), total(reading.year_before(question), "missed", "eligible")
    course_now = line(reading, series.monthly(reading, course))
    base = base_of(say.say("Người bị bỏ sót"), say.say("Xem địa bàn và bước bị mất"), "missed_people", course_now)
    signal = share_signal(say, base, course_now, now, before, say.say(noun), is_worse_up=True)
    aim = target_of(reading, course, found)
    signal = aimed(say, signal, aim, of_share(say, aim, *now))
    out = [place.name for place in _compared(reading, found).of("out")]
    if not out:
        return signal
    names = say.listing(out) if len(out) <= 2 else say.say("{n} nơi", n=len(out))
    return replace(
        signal,
        verdict=say.say("Nhiều hơn ngẫu nhiên"),
        why=say.say("ở {names}", names=names),
        state="out",
        act=say.say("Mời {n} nơi nêu nguyên nhân", n=len(out)),
    )


def _whose(reading) -> tuple[str, str, str]:
    """(question by area, course, noun): minors where enough areas have enough of them, else everybody certainly eligible."""
    found = [reading.ask(name) for name in ("missed_by_area", "minor_coverage_by_area")]
    if all(isinstance(answer, Answer) for answer in found):
        counts = (answer.rows["eligible"].fill_null(0).to_list() for answer in found)
        if headline_people(*counts, comparison.least_compared(reading.table("parameter_now"))) == "minors":
            return "minor_coverage_by_area", "minors", "người chưa thành niên"
    return "missed_by_area", "missed", "người thuộc diện"


def _compared(reading, found: Answer) -> comparison.Comparison:
    """Areas compared as on the page of the missed; people without an area count in the total only."""
    rows, short = found.rows.filter(pl.col("area_code").is_not_null()), _short_names(reading)
    codes = rows["area_code"].to_list()
    names = [short.get(code, name) for code, name in rows.select("area_code", "area_name").iter_rows()]
    parts, wholes = (rows[c].fill_null(0).round().cast(pl.Int64).to_list() for c in ("missed", "eligible"))
    placed = [comparison.is_placed(code) for code in codes]
    return comparison.compare(codes, names, parts, wholes, comparison.least_compared(reading.table("parameter_now")), placed)


def _short_names(reading) -> dict[str, str]:
    rows = reading.table("area")
    if rows.is_empty() or reading.scheme != "district":
        return {}
    mine = pl.col("province_code") == reading.manifest.province_code
    rows = rows.filter((pl.col("scheme") == "GSO_PRE2025") & (pl.col("kind") == "district") & mine)
    return dict(rows.filter(pl.col("name_short").is_unique()).select("code", "name_short").iter_rows())


def served(reading) -> Signal | None:
    """Served of those who needed it."""
    say, found = reading.say, reading.ask("coverage_summary")
    if not isinstance(found, Answer) or found.rows.is_empty():
        return None

    def pair(answer: Answer | None) -> Pair | None:
        rows = None if answer is None else answer.rows.filter(pl.col("population") == "certain")
        return None if rows is None or rows.is_empty() else (int(rows["served"][0]), int(rows["denominator"][0]))

    course_now = line(reading, series.monthly(reading, "served"))
    base = base_of(say.say("Được trợ giúp"), say.say("Xem ai chưa được trợ giúp"), "missed_people", course_now)
    before = pair(reading.year_before("coverage_summary"))
    now = pair(found) or (0, 0)
    signal = share_signal(say, base, course_now, now, before, say.say("người cần"), is_worse_up=False)
    aim = target_of(reading, "served", found)
    return aimed(say, signal, aim, of_share(say, aim, *now))
