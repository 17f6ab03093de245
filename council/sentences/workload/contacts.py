"""Who takes cases through personal contacts, and who never takes civil cases, beyond what chance explains."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from council.balance import never_taken, share_trend, share_verdicts
from council.sentences.finding import CHANCE, NONE, SIGNAL, Badge, Finding
from council.sentences.workload.spread import NAMED
from council.uncertainty import wilson
from council.words import Speaker, esc

KINDS = {"far_above": "out", "above": "in", "within": "in", "too_small": "small"}


@dataclass(frozen=True)
class Contact:
    """One officer: ``own`` of ``cases`` from own contacts with its 95 % interval; kind: out, in or small."""

    code: str
    name: str
    own: int
    cases: int
    low: float
    high: float
    kind: str


@dataclass(frozen=True)
class Contacts:
    """Everybody, largest share first; ``never_civil``: (name, cases) of who took no civil case beyond chance; ``trend``:
    p-value and direction over the quarters, None with fewer than four."""

    people: tuple[Contact, ...]
    never_civil: tuple[tuple[str, int], ...]
    trend: tuple[float, float] | None

    @property
    def own(self) -> int:
        """Cases from own contacts of everybody."""
        return sum(p.own for p in self.people)

    @property
    def cases(self) -> int:
        """All cases of everybody."""
        return sum(p.cases for p in self.people)


@lru_cache(maxsize=32)
def contacts(codes: tuple[str, ...], names: tuple[str, ...], own: tuple[int, ...], cases: tuple[int, ...]) -> tuple[Contact, ...]:
    """Officers judged against the share of all the others."""
    if not codes or sum(cases) == 0:
        return ()
    low, high = wilson(own, cases)
    verdicts = share_verdicts(own, cases)["verdict"]
    people = [
        Contact(c, n, int(k), int(m), float(lo), float(hi), KINDS[v])
        for c, n, k, m, lo, hi, v in zip(codes, names, own, cases, low, high, verdicts, strict=True)
        if m > 0
    ]
    return tuple(sorted(people, key=lambda p: (p.kind == "small", -p.own / p.cases, p.code)))


def civil_gap(
    names: list[str], civil: list[int], cases: list[int], all_civil: list[int], all_cases: list[int]
) -> tuple[tuple[str, int], ...]:
    """(name, cases) of who takes no civil case, in the period and in all the data, beyond chance."""
    if not names:
        return ()
    found = never_taken(civil, cases, all_civil, all_cases)
    return tuple((name, int(n)) for name, n, is_never in zip(names, cases, found, strict=True) if is_never)


def trend(own: list[int], cases: list[int]) -> tuple[float, float] | None:
    """(p-value, slope per quarter) of the own-contact share over quarters; None with fewer than four."""
    return share_trend(np.array(own), np.array(cases)) if sum(n > 0 for n in cases) >= 4 else None


def sources(speaker: Speaker, found: Contacts) -> Finding:
    """The sentence: who, how many of how many, against the others; and who has no civil case."""
    say = speaker.say
    if not found.people:
        return Finding(
            NONE, (Badge("thin"),), say("Trong phạm vi đang xem không có vụ việc nào được phân công."), say("Không đủ dữ liệu")
        )
    out = [p for p in found.people if p.kind == "out"]
    heading = say(
        "Vụ việc tự tìm: {part} ({share})",
        part=speaker.part(found.own, found.cases),
        share=speaker.percent(found.own / found.cases),
    )
    parts = [_own(speaker, out, found)] if out else [say("Phần vụ việc tự tìm của từng người **không khác rõ** mức chung")]
    if len(found.never_civil) > NAMED:
        parts.append(say("không nhận vụ dân sự nào: **{n}** người", n=speaker.number(len(found.never_civil))))
    elif found.never_civil:
        people = [say("**{name}** (0/{n})", name=esc(name), n=speaker.number(n)) for name, n in found.never_civil]
        parts.append(say("không nhận vụ dân sự nào: {people}", people=speaker.listing(people)))
    beyond = bool(out or found.never_civil)
    return Finding(SIGNAL if beyond else CHANCE, (Badge("uneven" if beyond else "chance"),), "; ".join(parts) + ".", heading)


def _own(speaker: Speaker, out: list[Contact], found: Contacts) -> str:
    own, cases = sum(p.own for p in out), sum(p.cases for p in out)
    people = (
        speaker.say("**{n}** người {part} vụ việc", n=speaker.number(len(out)), part=speaker.part(own, cases))
        if len(out) > NAMED
        else speaker.listing(
            [speaker.say("**{name}** {part} vụ việc", name=esc(p.name), part=speaker.part(p.own, p.cases)) for p in out]
        )
    )
    return speaker.say(
        "Nhận qua quan hệ cá nhân nhiều hơn mức ngẫu nhiên: {people}; những người khác {part}",
        people=people,
        part=speaker.part(found.own - own, found.cases - cases),
    )


def course(speaker: Speaker, found: tuple[float, float] | None) -> str:
    """Does the share rise or fall over the quarters?"""
    if found is None:
        return speaker.say("Chưa đủ bốn quý để nói tăng hay giảm.")
    p_value, slope = found
    if p_value > 0.05:
        return speaker.say("Chưa thấy tăng hay giảm rõ qua các quý.")
    return speaker.say("Phần tự tìm tăng rõ qua các quý." if slope > 0 else "Phần tự tìm giảm rõ qua các quý.")
