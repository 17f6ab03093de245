"""The cases to come in words: who should get how many, who gets fewer because he will be away, and each case in turn."""

from datetime import date

from council.balance.adviser import Coming, Stream
from council.sentences.workload.moves import Named
from council.words import Speaker, esc

NAMED = 4  # more names than this do not fit a sentence that is read in five seconds


def planned(speaker: Speaker, found: Stream, words: Named) -> str:
    """How many each of the first few receives, in how many days, and whether that brings everybody into the band."""
    say, number = speaker.say, speaker.number
    takers = sorted((c for c, n in found.counts.items() if n), key=lambda c: (-found.counts[c], c))
    if not takers:
        return say("Không có vụ nào sắp đến để giao, hoặc không ai nhận được.")
    people = [say("**{name}** {n}", name=esc(words.officer.get(c, c)), n=number(found.counts[c])) for c in takers[:NAMED]]
    rest = sum(found.counts[c] for c in takers[NAMED:])
    more = say(", {m} người khác {n}", m=number(len(takers) - NAMED), n=number(rest)) if rest else ""
    text = say(
        "**{n}** vụ sắp đến (khoảng {days} ngày): {people}{more}.",
        n=number(len(found.given)),
        days=number(found.days),
        people=speaker.listing(people),
        more=more,
    )
    band = speaker.percent(found.task.band, 0)
    if not found.beyond:
        return text + " " + say("Sau đó **mọi người** trong ±{band} phần phù hợp.", band=band)
    far = speaker.listing([esc(words.officer.get(c, c)) for c in found.beyond[:NAMED]])
    return (
        text
        + " "
        + say(
            "Sau đó còn **{n}** người ngoài ±{band} ({names}); vụ mới không đủ để cân lại.",
            n=number(len(found.beyond)),
            band=band,
            names=far,
        )
    )


def nobody(speaker: Speaker, found: Stream) -> str:
    """How many of the cases nobody may take; "" when there is none."""
    lost = sum(not one.taker for one in found.given)
    return speaker.say("{n} vụ không ai nhận được theo các giới hạn đã biết.", n=speaker.number(lost)) if lost else ""


def away(speaker: Speaker, absences: list[tuple[str, date, date | None, float]], words: Named) -> str:
    """Who is away or reduced in the days ahead and therefore gets fewer of the cases to come; "" when nobody is."""
    say = speaker.say
    people = [
        say(
            "{name} (còn {share} từ {first}{last})",
            name=esc(words.officer.get(code, code)),
            share=speaker.percent(factor, 0),
            first=speaker.day(first),
            last=say(" đến hết {day}", day=speaker.day(last)) if last else "",
        )
        for code, first, last, factor in absences
    ]
    return say("Được giao ít hơn vì sắp nghỉ hoặc giảm việc: {people}.", people=speaker.listing(people)) if people else ""


def given(speaker: Speaker, one: Coming, fair: dict[str, float], words: Named) -> str:
    """One case to come in a sentence: its kind, who should take it, his load before and after beside the fair part."""
    say, work = speaker.say, one.work
    kind = say(
        "{field}, {area}",
        field=words.field.get(work.field or "", say("chưa rõ")),
        area=words.area.get(work.area or "", say("chưa rõ")),
    )
    case = (
        say("Vụ mới thứ {n} ({kind})", n=work.code[1:], kind=kind)
        if work.code.startswith("+")
        else say("Vụ {code} ({kind}), chưa có người làm", code=work.code, kind=kind)
    )
    if not one.taker:
        return say("{case}: không ai nhận được theo các giới hạn đã biết.", case=case)
    before, after, part = (speaker.number(v, 1) for v in (one.before, one.after, fair[one.taker]))
    return say(
        "{case}: {name} ({before} thành {after}, phần phù hợp {fair}).",
        case=case,
        name=words.officer.get(one.taker, one.taker),
        before=before,
        after=after,
        fair=part,
    )
