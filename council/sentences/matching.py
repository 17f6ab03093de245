"""What agencies say they sent against what the Centre's log holds."""

from dataclasses import dataclass

from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker


@dataclass(frozen=True)
class Matched:
    """Papers of units with lists: sent, received, on both sides; received from silent units; totals (sent, received) apart;
    ``excess`` = share by which sums over agencies exceed persons (None = not known)."""

    sent: int
    received: int
    matched: int
    from_silent: int
    totals_sent: int
    totals_received: int
    totals_units: int
    excess: float | None


def reconciled(speaker: Speaker, found: Matched) -> Finding:
    """The sentence of the view; what cannot be compared is named apart (``apart``) and never added."""
    say, beside = speaker.say, apart(speaker, found)
    beside = f" {beside}" if beside else ""
    if found.sent == 0 and found.received == 0:
        badge = Badge("totals") if found.totals_units else Badge("no_denominator") if found.from_silent else Badge("thin")
        text = (
            say("Trong phạm vi đang xem không có văn bản nào đối chiếu được hai bên.")
            if beside
            else say("Trong phạm vi đang xem không phía nào ghi văn bản Mẫu 03, Mẫu 04 nào.")
        )
        return Finding(NONE, (badge,), text + beside, say("Không có văn bản để đối chiếu"))
    if found.sent == 0:
        text = say(
            "Sổ của Trung tâm có {received} văn bản; không có sổ nào của cơ quan để đối chiếu.",
            received=speaker.number(found.received),
        )
        return Finding(NONE, (Badge("no_denominator"),), text + beside, say("Không có sổ của cơ quan"))
    unmet = found.sent - found.matched + found.received - found.matched
    text = say(
        "Các cơ quan ghi đã chuyển **{sent}** văn bản, sổ của Trung tâm có **{received}**; ",
        sent=speaker.number(found.sent),
        received=speaker.number(found.received),
    )
    text += (
        say("mọi văn bản có ở cả hai phía.")
        if unmet == 0
        else say(
            "**{sent_only}** gửi mà không thấy nhận, **{received_only}** nhận mà sổ không ghi.",
            sent_only=speaker.number(found.sent - found.matched),
            received_only=speaker.number(found.received - found.matched),
        )
    )
    if found.excess:
        text += " " + say("Cộng số của các cơ quan thì thừa **{share}** so với số người.", share=speaker.percent(found.excess))
    return Finding(SHIFT if unmet else CHANCE, (), text, say("Văn bản có ở cả hai phía, chỉ một phía"))


def apart(speaker: Speaker, found: Matched) -> str:
    """What cannot be compared paper by paper: papers from silent units, and units with totals only; empty when neither."""
    say, parts = speaker.say, []
    if found.from_silent:
        parts.append(say("{n} văn bản đến từ đơn vị im lặng, chưa đối chiếu được.", n=speaker.number(found.from_silent)))
    if found.totals_units:
        parts.append(
            say(
                "{n} đơn vị chỉ gửi số tổng ({sent} lượt, Trung tâm có {received}): không ghép từng văn bản được.",
                n=speaker.number(found.totals_units),
                sent=speaker.number(found.totals_sent),
                received=speaker.number(found.totals_received),
            )
        )
    return " ".join(parts)
