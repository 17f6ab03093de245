"""Does the verdict on the spread hold when heavy and light cases are weighed, and when a weight is a quarter more or less?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from council.balance import dispersion_test, expected_loads, officer_verdicts
from council.sentences.workload.spread import LEAST_OFFICERS
from council.words import Speaker, esc

SWING = 0.25
Verdict = tuple[bool, frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Sensitivity:
    """``plain`` and ``weighted``: (spread exceeds chance, who is above, who is below); ``changes``: (kind, value, up or
    down) of every weight whose swing of 25 % gives another verdict; ``tried``: how many weights; ``is_flat``: all are 1."""

    plain: Verdict
    weighted: Verdict
    changes: tuple[tuple[str, str, float], ...]
    tried: int
    is_flat: bool

    @property
    def holds(self) -> bool:
        """True when neither the weights nor a swing of any of them changes the verdict."""
        return self.plain == self.weighted and not self.changes


def verdict(codes: Sequence[str], loads: np.ndarray, years: np.ndarray, total: float) -> Verdict:
    """The verdict on ``loads`` brought to the sum ``total`` (plain cases), so that weights do not make numbers larger."""
    scaled = loads * total / loads.sum()
    rows = officer_verdicts(scaled, years)["verdict"].to_list()
    kept = np.array([row != "too_small" for row in rows])
    if kept.sum() < LEAST_OFFICERS:
        return False, frozenset(), frozenset()
    beyond = dispersion_test(scaled[kept], expected_loads(scaled[kept], years[kept])).p_value <= 0.05
    far = {
        name: frozenset(c for c, row in zip(codes, rows, strict=True) if beyond and row == name)
        for name in ("far_above", "far_below")
    }
    return bool(beyond), far["far_above"], far["far_below"]


def sensitivity(
    codes: list[str],
    plain: list[float],
    weighted: list[float],
    years: list[float],
    parts: dict[tuple[str, str], list[float]],
    is_flat: bool,
) -> Sensitivity | None:
    """``parts``: (kind, value) of a weight -> the part of each officer's weighted load that moves with it.

    None where nothing can be said (no work, no working time).
    """
    frozen = tuple((key, tuple(part)) for key, part in sorted(parts.items()))
    return _tried(tuple(codes), tuple(plain), tuple(weighted), tuple(years), frozen, is_flat)


@lru_cache(maxsize=32)
def _tried(
    codes: tuple[str, ...],
    plain: tuple[float, ...],
    weighted: tuple[float, ...],
    years: tuple[float, ...],
    parts: tuple[tuple[tuple[str, str], tuple[float, ...]], ...],
    is_flat: bool,
) -> Sensitivity | None:
    loads, heavy, worked = np.array(plain), np.array(weighted), np.array(years)
    if loads.sum() <= 0 or heavy.sum() <= 0 or worked.sum() <= 0:
        return None
    base = verdict(codes, heavy, worked, loads.sum())
    changes = []
    for (kind, value), part in parts:
        for swing in (SWING, -SWING):
            moved = heavy + swing * np.array(part)
            if (moved >= 0).all() and verdict(codes, moved, worked, loads.sum()) != base:
                changes.append((kind, value, swing))
    return Sensitivity(verdict(codes, loads, worked, loads.sum()), base, tuple(changes), len(parts), is_flat)


def weighed(speaker: Speaker, found: Sensitivity, words: dict[tuple[str, str], str]) -> str:
    """One or two sentences; ``words``: (kind, value) -> how the weight is called."""
    say = speaker.say
    first = (
        say("Mọi trọng số đang là 1: có trọng số và không trọng số như nhau.")
        if found.is_flat
        else (
            say("Có tính nặng, nhẹ thì kết luận **không đổi**.")
            if found.plain == found.weighted
            else say("Có tính nặng, nhẹ thì kết luận **đổi**: cần thận trọng.")
        )
    )
    if not found.changes:
        return first + " " + say("Kết luận không đổi khi từng trọng số ({n}) tăng hay giảm 25%.", n=speaker.number(found.tried))
    kinds = list(dict.fromkeys(words.get((kind, value), value) for kind, value, _ in found.changes))
    return first + " " + say("Kết luận đổi khi đổi 25% trọng số: {names}.", names=speaker.listing([esc(k) for k in kinds[:4]]))
