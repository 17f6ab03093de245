"""Is the work spread fairly? Loads against what working time explains, and whether the spread exceeds chance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from council.balance import (
    ChanceBand,
    Dispersion,
    dispersion_test,
    index_bands,
    lorenz,
    lorenz_envelope,
    officer_verdicts,
    poisson_ranges,
)
from council.sentences.finding import CHANCE, NONE, SIGNAL, Badge, Finding
from council.words import Speaker, esc

LEAST_OFFICERS, LEAST_CURVE, MOST_STEPS = 5, 8, 100
KINDS = {"far_above": "out", "far_below": "low", "too_small": "excluded"}
MEASURES = {"gini": "Gini", "variation": "CV", "max_share": "max"}
NAMED = 3  # more names than this do not fit a sentence that is read in five seconds


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
    bands: dict[str, ChanceBand] = field(default_factory=dict)

    @property
    def measured(self) -> list[Carrier]:
        """Those with time enough to be compared."""
        return [carrier for carrier in self.carriers if carrier.kind != "excluded"]

    @property
    def exceeds_chance(self) -> bool:
        """True when the spread as a whole is more than chance (5 %)."""
        return self.test is not None and self.test.p_value <= 0.05


def weigh(codes: list[str], names: list[str], leaders: list[bool], loads: list[float], years: list[float]) -> Balance:
    """Compares loads with working time. Nobody is flagged unless the spread as a whole exceeds chance too.

    The same people and loads are judged once: the page draws again at every click.
    """
    return _weighed(tuple(codes), tuple(names), tuple(leaders), tuple(map(float, loads)), tuple(map(float, years)))


@lru_cache(maxsize=64)
def _weighed(
    codes: tuple[str, ...], names: tuple[str, ...], leaders: tuple[bool, ...], loads: tuple[float, ...], years: tuple[float, ...]
) -> Balance:
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
    ranges = list(zip(*poisson_ranges(expected, 0.95), *poisson_ranges(expected, 0.998), strict=True))
    carriers = []
    for i, verdict in enumerate(rows["verdict"]):
        kind = KINDS.get(verdict, "in")
        kind = "in" if kind in ("out", "low") and not beyond else kind
        around = (float(v) for v in ranges[i])
        carriers.append(Carrier(codes[i], names[i], leaders[i], float(loads[i]), float(years[i]), expected[i], *around, kind))
    carriers.sort(key=lambda c: (c.kind == "excluded", -c.load, c.code))
    chosen = [loads[i] for i in compared]
    return Balance(tuple(carriers), test, *_indices(chosen, _scaled(loads, expected, compared), [leaders[i] for i in compared]))


def _scaled(loads: Sequence[float], expected: list[float], compared: list[int]) -> list[float]:
    """Expected loads of those compared, adding up to what they carry."""
    total = sum(expected[i] for i in compared)
    carried = sum(loads[i] for i in compared)
    return [expected[i] * carried / total for i in compared] if total else []


def _indices(loads: list[float], expected: list[float], leaders: list[bool]):
    if len(loads) < LEAST_OFFICERS or sum(loads) <= 0:
        return (), None, {}
    bands = index_bands(loads, expected, leaders)
    measures = tuple(Measure(MEASURES[code], bands[code].found, bands[code].low, bands[code].high) for code in MEASURES)
    curve = None
    if len(loads) >= LEAST_CURVE:
        low, high = lorenz_envelope(expected, max(1, round(sum(loads))))
        curve = tuple(_steps(values) for values in (lorenz(loads), low, high))
    return measures, curve, bands


def _steps(curve: np.ndarray) -> tuple[float, ...]:
    """A curve over everybody at no more than a hundred even steps: a line of more points looks the same."""
    steps = min(curve.size - 1, MOST_STEPS)
    return tuple(np.interp(np.linspace(0, curve.size - 1, steps + 1), np.arange(curve.size), curve).tolist())


def spread(speaker: Speaker, balance: Balance) -> Finding:
    """The sentence of the page on workload. It names an officer only outside 99.8 %, where the whole exceeds chance too."""
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
    parts = [_side(speaker, above, is_more=True), _side(speaker, below, is_more=False)]
    return (": " if above or below else "") + ", ".join(part for part in parts if part)


def _side(speaker: Speaker, beyond: list[Carrier], *, is_more: bool) -> str:
    """Names with load and expected load; only their number where there are many."""
    say = speaker.say
    if not beyond:
        return ""
    if len(beyond) > NAMED:
        words = "{n} người giữ nhiều hơn giới hạn" if is_more else "{n} người ít hơn giới hạn"
        return say(words, n=speaker.number(len(beyond)))
    people = [
        say(
            "**{name}** {load} (kỳ vọng {expected})",
            name=esc(c.name),
            load=speaker.number(c.load, 1),
            expected=speaker.number(c.expected, 1),
        )
        for c in beyond
    ]
    words = "nhiều hơn giới hạn: {people}" if is_more else "ít hơn giới hạn: {people}"
    return say(words, people=speaker.listing(people))
