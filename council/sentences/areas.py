"""Where is a share higher than chance? Compares areas, units or groups, and says so without naming those inside chance."""

from dataclasses import dataclass

import numpy as np

from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL, Badge, Finding
from council.uncertainty import funnel, funnel_limits, shrink, wilson
from council.words import Speaker, esc

LEAST_COMPARED = 30
CURVE_POINTS = 80
SCORE = {0.95: 1.959964, 0.998: 3.090232}  # normal quantiles of the two-sided levels


@dataclass(frozen=True)
class Place:
    """One compared place: ``part`` of ``whole`` persons; shares 0..1; kind in, out, low or small."""

    code: str
    name: str
    part: int
    whole: int
    low: float
    high: float
    shrunken: float
    kind: str


@dataclass(frozen=True)
class Curve:
    """Limits of chance over n, for drawing."""

    n: tuple[float, ...]
    low95: tuple[float, ...]
    high95: tuple[float, ...]
    low998: tuple[float, ...]
    high998: tuple[float, ...]


@dataclass(frozen=True)
class Comparison:
    """All places (highest share first), the middle place's share, the total, and the limits. ``dispersion`` 1 = chance alone."""

    places: tuple[Place, ...]
    centre: float | None
    part: int
    whole: int
    curve: Curve | None
    dispersion: float

    def of(self, kind: str) -> list[Place]:
        """Places of one kind."""
        return [place for place in self.places if place.kind == kind]

    @property
    def share(self) -> float | None:
        """The share of all places together; None when nobody is counted."""
        return self.part / self.whole if self.whole else None


def compare(codes: list[str], names: list[str], parts: list[int], wholes: list[int], least: int = LEAST_COMPARED) -> Comparison:
    """Flags beyond 99.8 % (exact binomial, widened where the places scatter more than chance), among places with at
    least ``least`` persons; the others are shown but never flagged."""
    k, n = np.array(parts, dtype=int), np.array(wholes, dtype=int)
    large = n >= least
    if not large.sum() >= 2:
        centre, flags, dispersion = (float(k.sum() / n.sum()) if n.sum() else None), np.zeros(len(n), dtype=int), 1.0
    else:
        found = funnel(k[large], n[large])
        centre, dispersion, flags = found.centre, found.dispersion, np.zeros(len(n), dtype=int)
        flags[large] = found.alarm
    kinds = ["small" if not big else {1: "out", -1: "low"}.get(int(flag), "in") for big, flag in zip(large, flags, strict=True)]
    low, high = wilson(k, np.maximum(n, 1)) if len(n) else ([], [])
    rates = shrink(k, n).rates if n.sum() else np.zeros(len(n))
    places = [
        Place(*row)
        for row in zip(
            codes, names, k.tolist(), n.tolist(), map(float, low), map(float, high), map(float, rates), kinds, strict=True
        )
    ]
    places.sort(key=lambda p: (-(p.part / p.whole) if p.whole else 1, -p.whole, p.code))
    return Comparison(tuple(places), centre, int(k.sum()), int(n.sum()), _curve(centre, wholes, dispersion), dispersion)


def _limits(sizes: np.ndarray, centre: float, level: float, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    """Limits that agree with the flags: exact binomial by chance alone, else on the arcsine scale of the scores."""
    if dispersion == 1.0:
        return funnel_limits(sizes, centre, level)
    reach = SCORE[level] * np.sqrt(dispersion) / (2 * np.sqrt(sizes))
    middle = np.arcsin(np.sqrt(centre))
    return np.sin(np.clip(middle - reach, 0, None)) ** 2, np.sin(np.clip(middle + reach, None, np.pi / 2)) ** 2


def interval(parts: list[int], wholes: list[int]) -> tuple[list[float], list[float]]:
    """Wilson 95 % bounds of each share (0..1); 0 to 1 where there is nobody."""
    low, high = wilson(parts, [max(n, 1) for n in wholes])
    return (
        [float(a) if n else 0.0 for a, n in zip(low, wholes, strict=True)],
        [float(b) if n else 1.0 for b, n in zip(high, wholes, strict=True)],
    )


def _curve(centre: float | None, wholes: list[int], dispersion: float) -> Curve | None:
    """Smooth limits from the smallest to a little above the largest place; None where they mean nothing."""
    known = [n for n in wholes if n > 0]
    if centre is None or not 0 < centre < 1 or not known:
        return None
    sizes = np.linspace(max(5.0, min(known) * 0.7), max(known) * 1.08 + 2, CURVE_POINTS)
    inner, outer = (_limits(sizes, centre, level, dispersion) for level in (0.95, 0.998))
    return Curve(*(tuple(float(v) for v in values) for values in (sizes, inner[0], inner[1], outer[0], outer[1])))


def missed(speaker: Speaker, found: Comparison, silent: int = 0, least: int = LEAST_COMPARED) -> Finding:
    """The sentence of the page on missed people."""
    say = speaker.say
    if found.whole == 0:
        return Finding(
            NONE,
            (Badge("no_denominator"),),
            say(
                "Không có mẫu số: trong phạm vi đang xem không có người nào chắc chắn thuộc diện, nên không tính được tỷ lệ; "
                "không có nghĩa là không bỏ sót ai."
            ),
            say("Không có mẫu số"),
        )
    if found.whole < least:
        return Finding(
            NONE,
            (Badge("thin"),),
            say(
                "Chỉ có **{n}** người thuộc diện trong phạm vi đang xem, dưới ngưỡng {least}: "
                "chỉ nêu số đếm **{part}**, không so sánh.",
                n=speaker.number(found.whole),
                least=least,
                part=speaker.part(found.part, found.whole),
            ),
            say("Không đủ dữ liệu để so sánh"),
        )
    out, inside = found.of("out"), [*found.of("in"), *found.of("low")]
    badges = (Badge("silent", silent),) if silent else ()
    if out:
        names = speaker.listing(
            [say("{name} ({part} người)", name=esc(p.name), part=speaker.part(p.part, p.whole)) for p in out[:3]]
        )
        text = say(
            "{names} có tỷ lệ bỏ sót **cao hơn mức ngẫu nhiên**. {n} nơi còn lại có đủ số liệu không khác rõ mức giữa "
            "**{centre}**; chung toàn tỉnh {part}.",
            names=names,
            n=speaker.number(len(inside) + max(0, len(out) - 3)),
            centre=speaker.percent(found.centre),
            part=_whole(speaker, found),
        )
        heading = say("{n} nơi nằm trên giới hạn 99,8%", n=speaker.number(len(out)))
        return Finding(SIGNAL, (Badge("more"), *badges), text, heading)
    if len(inside) < 2:
        return Finding(
            NONE,
            (Badge("thin"), *badges),
            say(
                "Tỷ lệ bỏ sót chung **{part}**; không có đủ hai nơi từ {least} người trở lên để so sánh.",
                part=_whole(speaker, found),
                least=least,
            ),
            say("Không đủ dữ liệu để so sánh"),
        )
    text = say(
        "Tỷ lệ bỏ sót chung **{part}**; chênh lệch giữa các nơi **nằm trong phạm vi ngẫu nhiên**, nên không nêu riêng nơi nào.",
        part=_whole(speaker, found),
    )
    return Finding(CHANCE, (Badge("chance"), *badges), text, say("Không nơi nào vượt giới hạn 99,8%"))


def _whole(speaker: Speaker, found: Comparison) -> str:
    return f"{speaker.percent(found.share)} ({speaker.part(found.part, found.whole)})"


def changed(speaker: Speaker, now: int, before: int | None, exceeds: bool, what: str) -> Finding:
    """A count against the same period last year; ``what`` = words for the thing counted."""
    say = speaker.say
    if before is None:
        return Finding(
            NONE,
            (Badge("thin"),),
            say("{what}: **{now}**; số liệu không lùi tới cùng kỳ năm trước.", what=what, now=speaker.number(now)),
        )
    if not exceeds:
        return Finding(
            CHANCE,
            (Badge("chance"),),
            say(
                "{what}: **{now}**, cùng kỳ {before}; chênh lệch này **nằm trong dao động thường thấy**.",
                what=what,
                now=speaker.number(now),
                before=speaker.number(before),
            ),
        )
    badge = "rise" if now > before else "fall"
    return Finding(
        SHIFT,
        (Badge(badge),),
        say(
            "{what}: **{now}**, cùng kỳ {before}; chênh lệch này **vượt mức dao động thường thấy**.",
            what=what,
            now=speaker.number(now),
            before=speaker.number(before),
        ),
    )
