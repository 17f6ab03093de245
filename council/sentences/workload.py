"""Is the work spread fairly? Loads against what working time explains, and whether the spread exceeds chance."""

import math
from dataclasses import dataclass

from council.balance import (
    Dispersion,
    corrected_gini,
    dispersion_test,
    fair_band,
    lorenz,
    lorenz_envelope,
    max_share,
    officer_verdicts,
    variation,
)
from council.sentences.finding import CHANCE, NONE, SIGNAL, Badge, Finding
from council.words import Speaker

LEAST_OFFICERS, LEAST_CURVE = 5, 8
KINDS = {"far_above": "out", "far_below": "low", "too_small": "excluded"}


@dataclass(frozen=True)
class Carrier:
    """One person: load in cases (credit), working time in years; ranges = what chance gives around the expected load."""

    code: str
    name: str
    is_leader: bool
    load: float
    years: float
    expected: float | None
    low95: float
    high95: float
    low998: float
    high998: float
    kind: str


@dataclass(frozen=True)
class Measure:
    """One index of balance beside what fair chance would give."""

    name: str
    found: float
    low: float
    high: float


@dataclass(frozen=True)
class Balance:
    """Everybody (busiest first), the overall test, the indices; None where too few officers."""

    carriers: tuple[Carrier, ...]
    test: Dispersion | None
    measures: tuple[Measure, ...]
    curve: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]] | None

    @property
    def measured(self) -> list[Carrier]:
        """Those with time enough to be compared."""
        return [carrier for carrier in self.carriers if carrier.kind != "excluded"]

    @property
    def exceeds_chance(self) -> bool:
        """True when the spread as a whole is more than chance (5 %)."""
        return self.test is not None and self.test.p_value <= 0.05


def poisson_range(expected: float, level: float) -> tuple[int, int]:
    """Smallest and largest count that chance gives around ``expected`` with probability ``level`` (Poisson quantiles)."""
    tail, term, total, low, k = (1 - level) / 2, math.exp(-expected), math.exp(-expected), None, 0
    while total < 1 - tail and k < 10_000:
        if low is None and total >= tail:
            low = k
        k += 1
        term *= expected / k
        total += term
    return (low if low is not None else k), k


def weigh(codes: list[str], names: list[str], leaders: list[bool], loads: list[float], years: list[float]) -> Balance:
    """Compares loads with working time. Nobody is flagged unless the spread as a whole exceeds chance too."""
    if not codes or sum(years) <= 0 or sum(loads) <= 0:
        idle = [
            Carrier(c, n, lead, x, w, None, 0, 0, 0, 0, "excluded")
            for c, n, lead, x, w in zip(codes, names, leaders, loads, years, strict=True)
        ]
        return Balance(tuple(idle), None, (), None)
    rows = officer_verdicts(loads, years)
    compared = [i for i, verdict in enumerate(rows["verdict"]) if verdict != "too_small"]
    expected = rows["expected"].to_list()
    test = (
        dispersion_test([loads[i] for i in compared], _scaled(loads, expected, compared))
        if len(compared) >= LEAST_OFFICERS
        else None
    )
    beyond = test is not None and test.p_value <= 0.05
    carriers = []
    for i, verdict in enumerate(rows["verdict"]):
        kind = KINDS.get(verdict, "in")
        kind = "in" if kind in ("out", "low") and not beyond else kind
        ranges = (*poisson_range(expected[i], 0.95), *poisson_range(expected[i], 0.998))
        carriers.append(Carrier(codes[i], names[i], leaders[i], float(loads[i]), float(years[i]), expected[i], *ranges, kind))
    carriers.sort(key=lambda c: (c.kind == "excluded", -c.load, c.code))
    return Balance(tuple(carriers), test, *_indices([loads[i] for i in compared], _scaled(loads, expected, compared)))


def _scaled(loads: list[float], expected: list[float], compared: list[int]) -> list[float]:
    """Expected loads of those compared, adding up to what they carry."""
    total = sum(expected[i] for i in compared)
    carried = sum(loads[i] for i in compared)
    return [expected[i] * carried / total for i in compared] if total else []


def _indices(loads: list[float], expected: list[float]):
    if len(loads) < LEAST_OFFICERS or sum(loads) <= 0:
        return (), None
    measures = []
    for name, measure in (("Gini", corrected_gini), ("CV", variation), ("max", max_share)):
        band = fair_band(measure, loads, expected)
        measures.append(Measure(name, band.found, band.low, band.high))
    curve = None
    if len(loads) >= LEAST_CURVE:
        low, high = lorenz_envelope(expected, max(1, round(sum(loads))))
        curve = tuple(tuple(float(v) for v in values) for values in (lorenz(loads), low, high))
    return tuple(measures), curve


def spread(speaker: Speaker, balance: Balance) -> Finding:
    """The sentence of the page on workload; names nobody."""
    say, measured = speaker.say, balance.measured
    if not balance.carriers:
        return Finding(
            NONE, (Badge("thin"),), say("Trong phạm vi đang xem không có vụ việc nào được phân công."), say("Không đủ dữ liệu")
        )
    if balance.test is None:
        return Finding(
            NONE,
            (Badge("thin"),),
            say(
                "Chỉ có **{n}** người đủ thời gian làm việc; không tính chỉ số cân đối, xem số của từng người.",
                n=speaker.number(len(measured)),
            ),
            say("Không đủ dữ liệu để kết luận"),
        )
    short = len(balance.carriers) - len(measured)
    heading = say("{n} người đủ thời gian làm việc", n=speaker.number(len(measured)))
    heading += say(", {m} người chưa đủ", m=speaker.number(short)) if short else ""
    if not balance.exceeds_chance:
        return Finding(
            CHANCE,
            (Badge("chance"),),
            say(
                "Chênh lệch giữa {n} người **không lớn hơn mức do ngẫu nhiên**; chưa có căn cứ nói phân công thiếu công bằng.",
                n=speaker.number(len(measured)),
            ),
            heading,
        )
    above, below = ([c for c in measured if c.kind == kind] for kind in ("out", "low"))
    text = say("Chênh lệch giữa những người thực hiện **lớn hơn mức do ngẫu nhiên**")
    text += _beyond(speaker, above, below)
    rest = len(measured) - len(above) - len(below)
    text += (
        say("; {n} người còn lại **trong giới hạn**.", n=speaker.number(rest))
        if above or below
        else say(", dù không ai vượt giới hạn 99,8%.")
    )
    return Finding(SIGNAL, (Badge("uneven"),), text, heading)


def _beyond(speaker: Speaker, above: list[Carrier], below: list[Carrier]) -> str:
    say, parts = speaker.say, []
    if len(above) == 1:
        parts.append(
            say(
                "một người giữ nhiều hơn giới hạn (**{load}** vụ việc, kỳ vọng {expected})",
                load=speaker.number(above[0].load, 1),
                expected=speaker.number(above[0].expected, 1),
            )
        )
    elif above:
        parts.append(say("{n} người giữ nhiều hơn giới hạn", n=speaker.number(len(above))))
    if len(below) == 1:
        parts.append(
            say(
                "một người ít hơn giới hạn ({load}, kỳ vọng {expected})",
                load=speaker.number(below[0].load, 1),
                expected=speaker.number(below[0].expected, 1),
            )
        )
    elif below:
        parts.append(say("{n} người ít hơn giới hạn", n=speaker.number(len(below))))
    return (": " if parts else "") + ", ".join(parts)
