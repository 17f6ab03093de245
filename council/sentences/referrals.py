"""Who tells the Centre about people: the count against last year and against usual variation, and who is silent."""

from dataclasses import dataclass

from council.sentences.finding import CHANCE, CLEAR, NONE, SHIFT, Badge, Finding
from council.uncertainty import LEAST_POINTS, count_change, xmr
from council.words import Speaker, esc


@dataclass(frozen=True)
class Part:
    """Natural limits between two positions (inclusive)."""

    first: int
    last: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Course:
    """A monthly series with its limits and the positions beyond usual variation; null = no report. ``rules`` = the rules
    that speak (is_outside, is_run, is_trend, is_two_of_three), each with its positions."""

    values: tuple[float | None, ...]
    parts: tuple[Part, ...]
    signals: tuple[int, ...]
    outside: tuple[int, ...]
    rules: tuple[tuple[str, tuple[int, ...]], ...] = ()


def course(values: list[float | None], breaks: list[int] | None = None) -> Course:
    """Limits of an XmR chart, started anew only at dated events (``breaks``)."""
    if not values:
        return Course((), (), (), ())
    rows = xmr(values, breaks or [])
    parts = []
    for segment in rows["segment"].unique(maintain_order=True):
        piece = rows.filter(rows["segment"] == segment)
        if piece["mean"][0] is not None:
            low = max(0.0, piece["low"][0])
            parts.append(Part(int(piece["index"][0]), int(piece["index"][-1]), piece["mean"][0], low, piece["high"][0]))
    return Course(
        tuple(rows["value"].to_list()),
        tuple(parts),
        tuple(rows.filter("is_signal")["index"].to_list()),
        tuple(rows.filter("is_outside")["index"].to_list()),
        tuple((rule, tuple(rows.filter(rule)["index"].to_list())) for rule in RULES if rows[rule].any()),
    )


RULES = {
    "is_outside": "ngoài giới hạn: {months}",
    "is_run": "từ bảy tháng liền ở một phía: {months}",
    "is_trend": "từ bảy tháng liền tăng hoặc giảm: {months}",
    "is_two_of_three": "hai trong ba tháng gần giới hạn: {months}",
}


def rules_named(speaker: Speaker, found: Course, months: list[str]) -> str:
    """Which rules of the control chart speak, and for which months; one sentence, also when none does."""
    say = speaker.say
    if not found.parts:
        return say("Chưa đủ {n} tháng để tính giới hạn.", n=LEAST_POINTS)
    spoken = [say(RULES[rule], months=_span(months, places)) for rule, places in found.rules]
    if not spoken:
        return say("Không quy tắc nào trong bốn quy tắc báo tín hiệu.")
    return say("Quy tắc báo tín hiệu: {rules}.", rules="; ".join(spoken))


def _span(months: list[str], places: tuple[int, ...]) -> str:
    """Months of the positions; neighbours as "from–to"."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(months[run[0]] if len(run) == 1 else f"{months[run[0]]}–{months[run[-1]]}" for run in runs)


def referred(
    speaker: Speaker,
    now: int,
    before: int | None,
    unusual: list[str],
    silent: list[str],
    by_sector: list[tuple[str, int, int | None]],
    reaches_back: bool = True,
) -> Finding:
    """``unusual`` = months of the period outside the limits; ``silent`` = names of units that sent nothing in the period;
    ``by_sector`` = (name, now, before), largest first."""
    say = speaker.say
    badges = (Badge("silent", len(silent)),) if silent else ()
    quiet = " " + _silence(speaker, silent) if silent else ""
    if now == 0 and not before:
        return Finding(
            NONE,
            (Badge("thin"), *badges),
            say("Trong phạm vi đang xem Trung tâm không ghi lượt giới thiệu nào.") + quiet,
            say("Không có lượt giới thiệu"),
        )
    if before is None:
        why = say("số liệu không lùi tới cùng kỳ năm trước") if not reaches_back else say("không có số cùng kỳ để so")
        return Finding(
            NONE,
            (Badge("thin"), *badges),
            say("Trung tâm nhận **{now}** lượt giới thiệu; {why}.", now=speaker.number(now), why=why) + quiet,
            say("Mỗi tháng, ai chuyển người đến"),
        )
    exceeds = count_change(now, before, level=CLEAR).exceeds_chance
    if exceeds or unusual:
        badge = "rise" if now > before else "fall"
        moved = _moved(speaker, by_sector, now > before)
        text = say(
            "Trung tâm nhận **{now}** lượt giới thiệu, cùng kỳ **{before}**", now=speaker.number(now), before=speaker.number(before)
        )
        text += say("; thay đổi chủ yếu ở {sectors}", sectors=moved) if exceeds and moved else ""
        text += (
            say("; {months} **vượt mức dao động thường thấy**.", months=speaker.listing(unusual[:3]))
            if unusual
            else say("; chênh lệch **vượt mức dao động thường thấy**.")
        )
        return Finding(SHIFT, ((Badge(badge),) if exceeds else ()) + badges, text + quiet, say("Mỗi tháng, ai chuyển người đến"))
    return Finding(
        CHANCE,
        (Badge("chance"), *badges),
        say(
            "Trung tâm nhận **{now}** lượt giới thiệu, cùng kỳ {before}; chênh lệch này **nằm trong dao động thường thấy**.",
            now=speaker.number(now),
            before=speaker.number(before),
        )
        + quiet,
        say("Mỗi tháng, ai chuyển người đến"),
    )


def totals_only(speaker: Speaker, units: int, notices: int, slips: int) -> Finding:
    """Only totals came: how many units, their notices (Mẫu 03) and slips (Mẫu 04), never added."""
    say = speaker.say
    return Finding(
        NONE,
        (Badge("totals"),),
        say(
            "Chỉ có số tổng của {n} đơn vị: **{notices}** thông báo Mẫu 03, **{slips}** thông tin Mẫu 04; "
            "không tách được theo diện, giai đoạn, và chưa có sổ tiếp nhận của Trung tâm để so.",
            n=speaker.number(units),
            notices=speaker.number(notices),
            slips=speaker.number(slips),
        ),
        say("Chỉ có số tổng"),
    )


def _moved(speaker: Speaker, by_sector: list[tuple[str, int, int | None]], is_rise: bool) -> str:
    changes = [(name, now - (before or 0)) for name, now, before in by_sector]
    chosen = sorted((c for c in changes if (c[1] > 0) == is_rise and c[1] != 0), key=lambda c: -abs(c[1]))[:2]
    return speaker.listing([esc(name) for name, _ in chosen])


def _silence(speaker: Speaker, silent: list[str]) -> str:
    if len(silent) == 1:
        return speaker.say(
            "{unit} **chưa gửi đủ báo cáo** trong kỳ, nên chưa thể nói nơi này giới thiệu nhiều hay ít.", unit=esc(silent[0])
        )
    return speaker.say(
        "{n} đơn vị **chưa gửi đủ báo cáo** trong kỳ, nên chưa thể nói các nơi này giới thiệu nhiều hay ít.",
        n=speaker.number(len(silent)),
    )


def is_long_enough(values: list[float | None]) -> bool:
    """True when there are months enough for limits."""
    return sum(value is not None for value in values) >= LEAST_POINTS
