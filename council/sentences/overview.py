"""What needs the council's attention: the summary of the signals, never more than they show."""

from dataclasses import dataclass

from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL, Badge, Finding
from council.words import Speaker


@dataclass(frozen=True)
class Signal:
    """One line of the overview, ready to read. state: out (worse than chance), shift (differs), within, none (not known).

    ``target`` = the council's own target with its verdict, empty where it set none, and ``target_source`` where it comes from
    and since when; it moves no state.
    ``history`` = values by month (null = no report) with natural limits ``low`` and ``high``; ``page`` = where to look."""

    name: str
    value: str
    note: str
    change: str
    before: str
    verdict: str
    why: str
    state: str
    act: str
    page: str
    history: tuple[float | None, ...] = ()
    low: float | None = None
    high: float | None = None
    target: str = ""
    target_source: str = ""


def target_sources(signals: list[Signal]) -> list[str]:
    """Where the targets come from, each once, in the order of the signals."""
    return list(dict.fromkeys(signal.target_source for signal in signals if signal.target_source))


def summary(speaker: Speaker, signals: list[Signal]) -> Finding:
    """Counts the signals by state."""
    say = speaker.say
    clear = [s for s in signals if s.state in ("out", "shift")]
    calm, unknown = ([s for s in signals if s.state == state] for state in ("within", "none"))
    badges = tuple(Badge(code, len(which)) for code, which in (("differ", clear), ("unclear", unknown)) if which)
    tail = _tail(speaker, len(calm), len(unknown))
    if not signals or len(unknown) == len(signals):
        return Finding(NONE, (Badge("thin"),), say("Chưa chỉ dấu nào có đủ dữ liệu để so sánh."))
    if not clear:
        text = say("Không chỉ dấu nào khác rõ so với dao động thường thấy; **chưa có căn cứ để kết luận có thay đổi**.")
        more = say(" {n} chỉ dấu chưa đủ dữ liệu.", n=speaker.number(len(unknown))) if unknown else ""
        return Finding(CHANCE, badges or (Badge("chance"),), text + more)
    names = speaker.listing([signal.name.lower() for signal in clear[:4]])
    text = say(
        "**{n} trong {all}** chỉ dấu khác rõ so với dao động thường thấy: {names}.",
        n=speaker.number(len(clear)),
        all=speaker.number(len(signals)),
        names=names,
    )
    state = SIGNAL if any(s.state == "out" for s in clear) else SHIFT
    return Finding(state, badges, text + (" " + tail if tail else ""))


def _tail(speaker: Speaker, calm: int, unknown: int) -> str:
    say, parts = speaker.say, []
    if calm:
        parts.append(say("{n} chỉ dấu **không có thay đổi đáng kể**", n=speaker.number(calm)))
    if unknown:
        parts.append(say("{n} chỉ dấu **chưa đủ dữ liệu** để kết luận", n=speaker.number(unknown)))
    return "; ".join(parts) + "." if parts else ""
