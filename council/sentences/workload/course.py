"""Sustained overload, quota and its projection, quality beside volume: one sentence each."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from council.balance import dispersion_test
from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL, Badge, Finding
from council.sentences.workload.spread import NAMED
from council.words import Speaker, esc


@dataclass(frozen=True)
class Spell:
    """A run of weeks above the overload threshold."""

    code: str
    name: str
    first: date
    last: date
    weeks: int
    peak: float
    is_sustained: bool
    is_present: bool


def overload(speaker: Speaker, spells: list[Spell], share: float, weeks: int, officers: int, beyond: set[str]) -> Finding:
    """Who is above the threshold for weeks on end, now and in the period; the threshold is the council's own.

    Names only those in ``beyond`` (outside 99.8 % of the load in the period): a few cases too many are not a verdict.
    """
    say = speaker.say
    rule = say("trên {share} phần phù hợp, {weeks} tuần liền", share=speaker.percent(share, 0), weeks=speaker.number(weeks))
    long = [s for s in spells if s.is_sustained]
    heading = say("{n} đợt quá tải kéo dài ({rule})", n=speaker.number(len(long)), rule=rule)
    if not officers:
        return Finding(NONE, (Badge("thin"),), say("Chưa có tuần nào trong kỳ để so với phần phù hợp."), say("Không đủ dữ liệu"))
    if not long:
        return Finding(CHANCE, (), say("**Không ai quá tải kéo dài** trong kỳ ({rule}).", rule=rule), heading)
    now = sorted({s.name: s for s in long if s.is_present}.values(), key=lambda s: -s.weeks)
    if not now:
        return Finding(
            SHIFT,
            (),
            say(
                "Trong kỳ có **{n}** người từng quá tải kéo dài ({rule}); tuần cuối **không còn ai**.",
                n=speaker.number(len({s.code for s in long})),
                rule=rule,
            ),
            heading,
        )
    known = [spell for spell in now if spell.code in beyond]
    people = [say("**{name}** {weeks} tuần", name=esc(s.name), weeks=speaker.number(s.weeks)) for s in known[:NAMED]]
    if len(known) > NAMED:
        people = [say("**{n}** người ngoài giới hạn 99,8%", n=speaker.number(len(known)))]
    rest = len(now) - len(known)
    if not known:
        text = say(
            "**{n}** người đang quá tải kéo dài ({rule}), chưa ai ngoài giới hạn 99,8% của kỳ.", n=speaker.number(rest), rule=rule
        )
        return Finding(SHIFT, (), text, heading)
    more = say(", và {n} người khác trong giới hạn 99,8%", n=speaker.number(rest)) if rest else ""
    text = say("Đang quá tải kéo dài: {people}{more} ({rule}).", people=speaker.listing(people), more=more, rule=rule)
    return Finding(SIGNAL, (Badge("uneven"),), text, heading)


LEVELS = ("below", "meets", "good", "excellent")


def judged(rows: pl.DataFrame) -> pl.DataFrame:
    """``rows`` with ``level`` by what is done so far (credit) and ``level_ahead`` by the projection (middle): one of LEVELS by
    the thresholds meets, good, excellent; null without a published band (null thresholds, or is_reference)."""
    unknown = pl.col("meets").is_null() | pl.col("is_reference") | pl.col("middle").is_nan()
    reached = {name: sum((pl.col(name) >= pl.col(c) - 1e-9).cast(pl.Int8) for c in LEVELS[1:]) for name in ("credit", "middle")}
    words = dict(enumerate(LEVELS))
    return rows.with_columns(
        pl.when(~unknown).then(reached[name]).replace_strict(words, return_dtype=pl.String).alias(level)
        for name, level in (("credit", "level"), ("middle", "level_ahead"))
    )


def quota(speaker: Speaker, rows: pl.DataFrame, year: int, is_over: bool, reference_year: int | None) -> Finding:
    """How many reach the quota, and that this says nothing about balance; years without published bands say so."""
    say, known = speaker.say, rows.filter(pl.col("level").is_not_null())
    if rows.is_empty():
        return Finding(NONE, (Badge("thin"),), say("Không có trợ giúp viên nào trong năm đang xem."), say("Không đủ dữ liệu"))
    if known.is_empty():
        text = say("Chưa có văn bản chỉ tiêu năm **{year}** trong dữ liệu nên **không kết luận** đạt hay chưa.", year=year)
        if reference_year:
            text += " " + say("Mức năm {year} chỉ vẽ để tham khảo.", year=reference_year)
        return Finding(NONE, (Badge("thin"),), text, say("Năm {year}: chưa có mức chỉ tiêu", year=year))
    met = (known["level"] != "below").sum()
    heading = say("Năm {year}: {part} người đã đạt chỉ tiêu", year=year, part=speaker.part(met, known.height))
    text = say("**{part}** người đã đạt chỉ tiêu năm {year}", part=speaker.part(met, known.height), year=year)
    if not is_over:
        ahead = (known["level_ahead"] != "below").sum()
        unsure = known.filter((pl.col("low") < pl.col("meets")) & (pl.col("meets") <= pl.col("high"))).height
        text += say("; với nhịp hiện nay cuối năm **{part}** người đạt", part=speaker.part(ahead, known.height))
        text += say(" ({n} người chưa chắc)", n=speaker.number(unsure)) if unsure else ""
    text += "; " + say("đạt chỉ tiêu không cho biết việc có được chia đều hay không.")
    return Finding(SHIFT if met < known.height and is_over else CHANCE, (), text, heading)


def quality(speaker: Speaker, names: list[str], won: list[float], done: list[float], outside: set[str]) -> Finding:
    """Does success differ between officers more than chance, and how do those with far too much or little work do?"""
    say, k, n = speaker.say, np.array(won, dtype=float), np.array(done, dtype=float)
    if n.sum() <= 0:
        return Finding(NONE, (Badge("thin"),), say("Trong kỳ chưa có vụ việc nào hoàn thành."), say("Không đủ dữ liệu"))
    share = k.sum() / n.sum()
    heading = say("Thành công trên hoàn thành: {share}", share=speaker.percent(share))
    kept = n * share > 0
    differs = kept.sum() > 1 and k.sum() > 0 and dispersion_test(k[kept], (n * share)[kept]).p_value <= 0.05
    text = (
        say(
            "Tỷ lệ thành công giữa các trợ giúp viên **khác nhau hơn mức ngẫu nhiên**, một phần vì loại vụ việc được giao khác nhau"
        )
        if differs
        else say("Tỷ lệ thành công giữa các trợ giúp viên **không khác nhau hơn mức ngẫu nhiên**")
    )
    far = [i for i, name in enumerate(names) if name in outside][:NAMED]
    people = [say("{name} {won}/{done}", name=esc(names[i]), won=speaker.number(k[i]), done=speaker.number(n[i])) for i in far]
    if people:
        text += "; " + say("người có khối lượng ngoài giới hạn: {people}", people=speaker.listing(people))
    return Finding(SHIFT if differs else CHANCE, () if differs else (Badge("chance"),), text + ".", heading)
