"""Where is a share higher than chance? Compares areas, units or groups, and says so without naming those inside chance."""

from council.sentences.comparison import LEAST_COMPARED, Comparison, Curve, Place, among_like, compare, interval
from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL, Badge, Finding
from council.words import Speaker, esc

__all__ = ["LEAST_COMPARED", "Comparison", "Curve", "Place", "among_like", "changed", "compare", "headline_people", "interval",
           "missed"]  # fmt: skip


NAMED = 3
PEOPLE = {"certain": "người thuộc diện", "proved": "người thuộc diện không kể nhờ thụ lý", "minors": "người chưa thành niên"}


def headline_people(everybody: list[int], minors: list[int], least: int = LEAST_COMPARED) -> str:
    """Whose rate is the headline, given the eligible of every area: minors from the agencies' own lists do not depend on
    who was served; everybody where fewer than two areas, or fewer than half of those with enough people, have enough."""
    large, large_minors = (sum(n >= least for n in counts) for counts in (everybody, minors))
    return "minors" if large_minors >= 2 and 2 * large_minors >= large else "certain"


def missed(
    speaker: Speaker, found: Comparison, silent: int = 0, least: int = LEAST_COMPARED, people: str = "certain", beside: str = "",
    like: dict[str, bool] | None = None,
) -> Finding:
    """The sentence of the page on missed people; ``people``: whose rate is compared (key of PEOPLE); ``beside`` = words
    after the overall rate; ``like`` = what among_like says of the places above the limit."""
    who = speaker.say(PEOPLE[people])
    if found.whole < least:
        return _too_few(speaker, found, least, who)
    out = found.of("out")
    badges = (Badge("silent", silent),) if silent else ()
    if out:
        heading = speaker.say("{n} nơi nằm trên giới hạn 99,8%", n=speaker.number(len(out)))
        text = _accusing(speaker, found, out, who, beside) + _unlike(speaker, out, like or {})
        return Finding(SIGNAL, (Badge("more"), *badges), text, heading)
    if found.compared < 2:
        text = speaker.say(
            "Tỷ lệ bỏ sót chung của {who}: **{part}**; không có đủ hai nơi từ {least} người trở lên để so sánh{beside}.",
            who=who, part=_whole(speaker, found), least=least, beside=beside,
        )  # fmt: skip
        return Finding(NONE, (Badge("thin"), *badges), text, speaker.say("Không đủ dữ liệu để so sánh"))
    text = speaker.say(
        "Tỷ lệ bỏ sót chung của {who}: **{part}**; chênh lệch giữa các nơi **nằm trong phạm vi ngẫu nhiên**, nên không nêu "
        "riêng nơi nào{watch}{beside}.",
        who=who, part=_whole(speaker, found), watch=_watch(speaker, found), beside=beside,
    )  # fmt: skip
    heading = speaker.say("Không nơi nào vượt giới hạn 99,8%")
    return Finding(CHANCE, (Badge("chance"), *badges), text + _disputed(speaker, found), heading)


def _too_few(speaker: Speaker, found: Comparison, least: int, who: str) -> Finding:
    """Nobody, or too few people for any rate."""
    if found.whole == 0:
        text = speaker.say(
            "Không có mẫu số: trong phạm vi đang xem không có {who} nào trong danh sách đã nhận, nên không tính được tỷ lệ; "
            "không có nghĩa là không bỏ sót ai.",
            who=who,
        )
        return Finding(NONE, (Badge("no_denominator"),), text, speaker.say("Không có mẫu số"))
    text = speaker.say(
        "Chỉ có **{n}** {who} trong phạm vi đang xem, dưới ngưỡng {least}: chỉ nêu số đếm **{part}**, không so sánh.",
        n=speaker.number(found.whole), who=who, least=least, part=speaker.part(found.part, found.whole),
    )  # fmt: skip
    return Finding(NONE, (Badge("thin"),), text, speaker.say("Không đủ dữ liệu để so sánh"))


def _accusing(speaker: Speaker, found: Comparison, out: list[Place], who: str, beside: str) -> str:
    """Names at most three places, all beyond the 99.8 % limit, and says how many chance alone would put there."""
    named = [speaker.say("{name} ({part} người)", name=esc(p.name), part=speaker.part(p.part, p.whole)) for p in out[:NAMED]]
    if len(out) > NAMED:
        named.append(speaker.say("{n} nơi nữa", n=speaker.number(len(out) - NAMED)))
    text = speaker.say(
        "{names} bỏ sót {who} **nhiều hơn mức ngẫu nhiên**; ngẫu nhiên chỉ cho trung bình {expected} nơi như vậy. {n} nơi đủ số "
        "liệu khác không cao khác rõ mức giữa **{centre}**{watch}; chung {part}{beside}.",
        names=speaker.listing(named),
        who=who,
        expected=_small(speaker, found.expected),
        n=speaker.number(found.compared - len(out)),
        centre=speaker.percent(found.centre),
        watch=_watch(speaker, found),
        part=_whole(speaker, found),
        beside=beside,
    )
    return text + _disputed(speaker, found)


def _unlike(speaker: Speaker, out: list[Place], like: dict[str, bool]) -> str:
    """Said of places that stand out only against places of other kinds."""
    named = [esc(place.name) for place in out if like.get(place.code) is False]
    if not named:
        return ""
    return " " + speaker.say("Chỉ so với nơi cùng loại thì {names} **không** vượt giới hạn.", names=speaker.listing(named))


def _small(speaker: Speaker, value: float) -> str:
    """A small expected number: two decimals, never shown as nought."""
    return speaker.say("dưới {limit}", limit=speaker.number(0.01, 2)) if value < 0.005 else speaker.number(value, 2)


def _watch(speaker: Speaker, found: Comparison) -> str:
    """How many places are between the limits; they are not named."""
    count = len(found.watched)
    return speaker.say(", {n} nơi cần theo dõi", n=speaker.number(count)) if count else ""


def _disputed(speaker: Speaker, found: Comparison) -> str:
    """Said when the choice of method changes who is named."""
    count = len(found.disputed)
    if not count:
        return ""
    return " " + speaker.say("Ba cách tính độ phân tán không thống nhất ở {n} nơi: cần thận trọng.", n=speaker.number(count))


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
