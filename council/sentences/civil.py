"""The gap in civil and administrative matters, and what duty rosters bring."""

from dataclasses import dataclass

from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker, esc

NAMED = 3


@dataclass(frozen=True)
class Gap:
    """An area with eligible people in civil or administrative matters but nobody referred or accepted; ``months`` without a
    referral up to the end of the period, None = none since the data begin."""

    area: str
    eligible: int
    months: int | None


def gaps(speaker: Speaker, areas: int, eligible: int, referred: int, found: list[Gap], court_accepted: int) -> Finding:
    """``areas`` = areas with eligible people; ``court_accepted`` = persons in civil matters the courts of the gap areas took."""
    say = speaker.say
    if eligible == 0:
        return Finding(
            NONE,
            (Badge("no_denominator"),),
            say(
                "Trong phạm vi đang xem không có người nào chắc chắn thuộc diện trong việc dân sự, hành chính, "
                "nên không kết luận được có khoảng trống hay không."
            ),
            say("Không có mẫu số"),
        )
    if not found:
        return Finding(
            CHANCE,
            (),
            say(
                "Cả {areas} nơi có người thuộc diện đều có lượt giới thiệu hoặc vụ việc dân sự, hành chính; "
                "tính chung **{referred}/{eligible}** người được giới thiệu.",
                areas=speaker.number(areas),
                referred=speaker.number(referred),
                eligible=speaker.number(eligible),
            ),
            say("Không nơi nào trống"),
        )
    named = [f"{esc(gap.area)} ({_how_long(speaker, gap)})" for gap in found[:NAMED]]
    if len(found) > NAMED:
        named.append(say("{n} nơi khác", n=speaker.number(len(found) - NAMED)))
    text = say(
        "**{n}/{areas}** nơi không có lượt dân sự, hành chính nào: {names}.",
        n=speaker.number(len(found)),
        areas=speaker.number(areas),
        names=speaker.listing(named),
    )
    text += " " + say("Tòa án ở các nơi đó đã thụ lý việc của {n} người.", n=speaker.number(court_accepted))
    return Finding(SHIFT, (), text, say("{n} nơi không có lượt giới thiệu dân sự, hành chính", n=speaker.number(len(found))))


def _how_long(speaker: Speaker, gap: Gap) -> str:
    if gap.months is None:
        return speaker.say("0/{n} người, từ đầu dữ liệu", n=speaker.number(gap.eligible))
    return speaker.say("0/{n} người, {months} tháng", n=speaker.number(gap.eligible), months=speaker.number(gap.months))


def duty(speaker: Speaker, places: int, covered: int, duties: int, guided: int, handed_over: int) -> str:
    """One sentence about rosters: places that could be served, those with a duty, and what came through duty."""
    say = speaker.say
    if duties == 0:
        return say(
            "Không có lịch trực nào trong kỳ; không biết là không trực hay không gửi. Qua kênh trực Trung tâm nhận {n} lượt.",
            n=speaker.number(handed_over),
        )
    return say(
        "{covered}/{places} nơi có buổi trực ({duties} buổi, hướng dẫn {guided} người); qua kênh trực Trung tâm nhận {n} lượt.",
        covered=speaker.number(covered),
        places=speaker.number(places),
        duties=speaker.number(duties),
        guided=speaker.number(guided),
        n=speaker.number(handed_over),
    )
