"""Fair shares: where people in need are passed on less than elsewhere, and at which step the way is lost."""

from council.sentences.comparison import LEAST_COMPARED, Comparison
from council.sentences.finding import CHANCE, LEAST_PERCENT, NONE, SHIFT, SIGNAL, Badge, Finding
from council.words import Speaker, esc

NAMED = 3


def passed_on(speaker: Speaker, found: Comparison, least: int = LEAST_COMPARED, silent: int = 0) -> Finding:
    """``found`` compares places by persons referred (part) of persons in need (whole); lower than chance is the signal."""
    say = speaker.say
    badges = (Badge("silent", silent),) if silent else ()
    if found.whole == 0:
        return Finding(
            NONE,
            (Badge("no_denominator"), *badges),
            say(
                "Không có mẫu số: trong phạm vi đang xem không có người nào chắc chắn thuộc diện cần chuyển, "
                "nên không tính được tỷ lệ."
            ),
            say("Không có mẫu số"),
        )
    whole = say("Trung tâm nhận giới thiệu về **{part}** người thuộc diện cần chuyển", part=speaker.part(found.part, found.whole))
    whole += f" ({speaker.percent(found.share)})" if found.whole >= LEAST_PERCENT else ""
    low, compared = (
        sorted(found.of("low"), key=lambda p: (p.part / p.whole, p.code)),
        [*found.of("in"), *found.of("out"), *found.of("low")],
    )
    if len(compared) < 2:
        return Finding(
            NONE,
            (Badge("thin"), *badges),
            whole + "; " + say("không có đủ hai nơi từ {least} người trở lên để so sánh.", least=least),
            say("Không đủ dữ liệu để so sánh"),
        )
    if low:
        names = speaker.listing([say("{name} ({part})", name=esc(p.name), part=speaker.part(p.part, p.whole)) for p in low[:NAMED]])
        text = whole + "; " + say("**thấp hơn mức ngẫu nhiên**: {names}.", names=names)
        rest = len(low) - NAMED
        text += " " + say("{n} nơi khác cũng vậy.", n=speaker.number(rest)) if rest > 0 else ""
        return Finding(
            SIGNAL, (Badge("uneven"), *badges), text, say("{n} nơi được chuyển ít hơn mức ngẫu nhiên", n=speaker.number(len(low)))
        )
    text = (
        whole + "; " + say("chênh lệch giữa {n} nơi đủ số liệu **nằm trong phạm vi ngẫu nhiên**.", n=speaker.number(len(compared)))
    )
    return Finding(CHANCE, (Badge("chance"), *badges), text, say("Không nơi nào thấp hơn mức ngẫu nhiên"))


def way(speaker: Speaker, contacted: int, eligible: int, served: int, beside: int, loss: tuple[str, int] | None) -> Finding:
    """``beside`` = declined, own lawyer or Bar; ``loss`` = (step, persons) of the largest loss on the way of the eligible."""
    say = speaker.say
    if contacted == 0:
        return Finding(
            NONE,
            (Badge("no_denominator"),),
            say("Trong phạm vi đang xem chưa có ai được tiếp xúc theo các danh sách đã nhận."),
            say("Không có mẫu số"),
        )
    if eligible == 0:
        return Finding(
            NONE,
            (Badge("no_denominator"),),
            say(
                "Trong {n} người đã tiếp xúc chưa ai chắc chắn thuộc diện, nên chưa vẽ được đường đi; "
                "không có nghĩa là không bỏ sót ai.",
                n=speaker.number(contacted),
            ),
            say("Không có mẫu số"),
        )
    text = say(
        "Trong **{eligible}** người chắc chắn thuộc diện (đã tiếp xúc {contacted}), **{served}** được trợ giúp, "
        "{beside} từ chối hoặc có luật sư.",
        eligible=speaker.number(eligible),
        contacted=speaker.number(contacted),
        served=speaker.number(served),
        beside=speaker.number(beside),
    )
    if loss:
        text += " " + say("Bước mất nhiều nhất: trước “{step}” (**{n}** người).", step=esc(loss[0]), n=speaker.number(loss[1]))
    return Finding(SHIFT, (), text, say("Đường đi của một người, từ tiếp xúc đến được trợ giúp"))
