"""What page 30 says besides the areas: which step, coverage, cohorts, matching of names, what is urgent, approximate areas."""

from datetime import date

from council.sentences.comparison import LEAST_COMPARED
from council.sentences.finding import CHANCE, CLEAR, NONE, SHIFT, Badge, Finding
from council.uncertainty import share_change, wilson
from council.words import Speaker, esc

LEAST = LEAST_COMPARED
# The ladder of steps in short words.
STEPS = {
    "contacted": "Đã tiếp xúc",
    "told": "Được phát Mẫu 01",
    "self_identified": "Có dòng sổ theo dõi",
    "sent": "Cơ quan ghi đã chuyển",
    "received": "Trung tâm ghi đã nhận",
    "accepted": "Được thụ lý",
    "served": "Được trợ giúp",
}


def largest_step(speaker: Speaker, steps: list[tuple[str, int]], owners: list[tuple[str, int]]) -> Finding:
    """Where most are lost. ``steps`` and ``owners``: (words, missed persons); a tie within chance is said to be one."""
    say, total = speaker.say, sum(n for _, n in steps)
    if not total:
        text = say("Trong phạm vi đang xem không có ai bị bỏ sót ở các đơn vị đã gửi danh sách; đơn vị im lặng không tính vào đây.")
        return Finding(NONE, (), text, say("Không có ai bị bỏ sót trong danh sách đã nhận"))
    ranked = sorted(steps, key=lambda step: -step[1])
    (first, most), (second, next_most) = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0)
    is_clear = not share_of_two(most, next_most)
    owner, owed = max(owners, key=lambda pair: pair[1], default=("", 0))
    tail = say(
        " Bên phải làm bước tiếp nhiều nhất: {owner} ({n}). Đây là nơi có thể can thiệp, chưa phải nguyên nhân.",
        owner=esc(owner), n=speaker.part(owed, total),
    )  # fmt: skip
    if is_clear:
        text = say(
            "Mất nhiều nhất ở một bước: **{step}** ({part} người bị bỏ sót).", step=esc(first), part=speaker.part(most, total)
        )
        return Finding(SHIFT, (), text + tail, say("Bước mất nhiều nhất: {step}", step=first))
    text = say(
        "Hai bước mất nhiều nhất: **{first}** ({n}) và **{second}** ({m}), trên {total} người bị bỏ sót; chênh lệch giữa hai bước "
        "nằm trong phạm vi ngẫu nhiên.",
        first=esc(first), n=speaker.number(most), second=esc(second), m=speaker.number(next_most), total=speaker.number(total),
    )  # fmt: skip
    return Finding(CHANCE, (Badge("chance"),), text + tail, say("Người bị bỏ sót theo bước và bên có trách nhiệm"))


def share_of_two(more: int, less: int) -> bool:
    """True where two counts may be equal: the 95 % interval of the larger one's share of both reaches one half."""
    return more + less == 0 or float(wilson([more], [more + less])[0][0]) <= 0.5


def coverage(speaker: Speaker, served: int, need: int, before: tuple[int, int] | None, minors: tuple[int, int]) -> Finding:
    """Served of those who needed it, against the same period last year; ``before`` and ``minors`` = (served, need)."""
    say = speaker.say
    if need == 0:
        text = say("Không có mẫu số: không có danh sách nào cho biết ai cần trợ giúp trong phạm vi đang xem.")
        return Finding(NONE, (Badge("no_denominator"),), text, say("Không có mẫu số"))
    if need < LEAST:
        text = say("Chỉ có **{n}** người cần trợ giúp: chỉ nêu số đếm **{part}**.", n=need, part=speaker.part(served, need))
        return Finding(NONE, (Badge("thin"),), text, say("Không đủ dữ liệu để so sánh"))
    low, high = (float(v[0]) for v in wilson([served], [need]))
    text = say(
        "**{part}** người cần đã được trợ giúp: {share}, khoảng tin cậy 95% {low} đến {high}",
        part=speaker.part(served, need), share=speaker.percent(served / need), low=speaker.percent(low), high=speaker.percent(high),
    )  # fmt: skip
    heading = say("Được trợ giúp trên số người cần, theo địa bàn")
    if minors[1] >= LEAST:
        text += say("; riêng người chưa thành niên {share} ({part})", share=speaker.percent(minors[0] / minors[1]),
                    part=speaker.part(*minors))  # fmt: skip
    if before is None or before[1] < LEAST:
        return Finding(NONE, (), text + ".", heading)
    change = share_change(served, need, *before, level=CLEAR)
    then = speaker.percent(before[0] / before[1])
    if change.exceeds_chance:
        badge = "rise" if change.difference > 0 else "fall"
        return Finding(SHIFT, (Badge(badge),), text + say(". Cùng kỳ {then}: **khác rõ**.", then=then), heading)
    return Finding(CHANCE, (Badge("chance"),), text + say(". Cùng kỳ {then}: nằm trong phạm vi ngẫu nhiên.", then=then), heading)


def cohorts(
    speaker: Speaker, latest: tuple[str, int, int] | None, earlier: tuple[int, int], immature_from: date | None, immature: int
) -> Finding:
    """The newest cohort that has had its time against all earlier ones. ``latest`` = (words, missed, eligible);
    ``immature_from`` = first day not yet followed long enough, with ``immature`` persons since."""
    say = speaker.say
    waits = ""
    if immature_from is not None and immature:
        waits = " " + say(
            "Người tiếp xúc từ {day} ({n}) chưa đủ thời gian theo dõi nên chưa tính; số này sẽ còn thay đổi.",
            day=speaker.day(immature_from), n=speaker.number(immature),
        )  # fmt: skip
    if latest is None or min(latest[2], earlier[1]) < LEAST:
        text = say("Chưa có hai nhóm đủ thời gian và đủ {n} người để so sánh.", n=LEAST) + waits
        return Finding(NONE, (Badge("immature"),), text, say("Chưa đủ thời gian"))
    name, k, n = latest
    change = share_change(k, n, *earlier, level=CLEAR)
    slots = {
        "name": name, "now": speaker.percent(k / n), "part": speaker.part(k, n), "then": speaker.percent(earlier[0] / earlier[1]),
        "before": speaker.part(*earlier),
    }  # fmt: skip
    heading = say("Tỷ lệ bỏ sót của từng nhóm tiếp xúc")
    if not change.exceeds_chance:
        text = say(
            "Nhóm {name}: bỏ sót **{now}** ({part}), các nhóm trước {then} ({before}); khác nhau **trong phạm vi "
            "ngẫu nhiên**.",
                   **slots)  # fmt: skip
        return Finding(CHANCE, (Badge("chance"),), text + waits, heading)
    text = say("Nhóm {name}: bỏ sót **{now}** ({part}), các nhóm trước {then} ({before}): **khác rõ**.", **slots)
    return Finding(SHIFT, (Badge("rise" if change.difference > 0 else "fall"),), text + waits, heading)


def matching(speaker: Speaker, strict: int, used: int, loose: int, waiting: int) -> Finding:
    """The missed number as a range over the strictness of matching names."""
    say, low, high = speaker.say, min(strict, used, loose), max(strict, used, loose)
    heading = say("Số bị bỏ sót khi ghép chặt và ghép lỏng")
    if high == 0:
        return Finding(NONE, (), say("Không có ai bị bỏ sót dù ghép tên chặt hay lỏng."), heading)
    if low == high:
        text = say("Số bị bỏ sót là **{n}** dù ghép tên chặt hay lỏng; {waiting} cặp chờ người xem lại.",
                   n=speaker.number(used), waiting=speaker.number(waiting))  # fmt: skip
        return Finding(NONE, (), text, heading)
    text = say(
        "Số bị bỏ sót từ **{low}** đến **{high}** tùy cách ghép tên; số dùng ở đây là **{used}**, {n} cặp chờ người xem lại.",
        low=speaker.number(low), high=speaker.number(high), used=speaker.number(used), n=speaker.number(waiting),
    )  # fmt: skip
    return Finding(NONE, (), text, heading)


def urgent(speaker: Speaker, held: int, hearing: int, minors: int, rest: int, passed: int, days: int) -> Finding:
    """Who is still missed now, most urgent first; ``passed`` = those whose every known hearing is over."""
    say, total = speaker.say, held + hearing + minors + rest
    heading = say("Còn đang bị bỏ sót, gấp trước")
    if not total:
        return Finding(NONE, (), say("Không còn ai bị bỏ sót trong danh sách đã nhận, trong phạm vi đang xem."), heading)
    text = say(
        "Còn **{n}** người bị bỏ sót: **{held}** đang bị giữ ở lần thấy cuối, **{hearing}** có phiên tòa trong {days} ngày, "
        "{minors} chưa thành niên khác.",
        n=speaker.number(total), held=speaker.number(held), hearing=speaker.number(hearing), minors=speaker.number(minors),
        days=days,
    )  # fmt: skip
    if passed:
        text += " " + say("Với {n} người, mọi phiên tòa đã biết đều đã qua.", n=speaker.number(passed))
    return Finding(NONE, (), text, heading)


def approximate(speaker: Speaker, changed_on: date, is_crossing: bool, share: float | None, undetermined: int) -> str:
    """How far areas are conversions; empty where nothing is approximate."""
    say, text = speaker.say, ""
    if share:
        text = say("{share} số người được quy đổi địa bàn gần đúng", share=speaker.percent(share))
    if undetermined:
        more = say("{n} người chưa xác định địa bàn, chỉ tính vào số chung", n=speaker.number(undetermined))
        text = f"{text}; {more}" if text else more
    if not text:
        return ""
    text = text[0].upper() + text[1:] + "."
    if is_crossing:
        day = speaker.day(changed_on)
        text = say("Địa giới thay đổi ngày {day}: so sánh qua mốc này cần dè dặt.", day=day) + " " + text
    return text
