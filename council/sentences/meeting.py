"""What a meeting is told: why a number differs from last time, what is still open, whether a resolution moved its figure."""

from council.sentences.finding import CHANCE, CLEAR, NONE, SHIFT, SIGNAL, Badge, Finding
from council.uncertainty import count_change, share_change
from council.words import MINUS, Speaker, esc

LEVEL = CLEAR
LEAST_MONTHS = 3
FIGURES = {
    "missed": "người bị bỏ sót",
    "eligible": "người chắc chắn thuộc diện",
    "served": "người được trợ giúp",
    "suspected": "người nghi bị bỏ sót",
    "contacted": "người đã tiếp xúc",
    "referred": "lượt giới thiệu",
    "late_notices": "thông báo quá hạn",
    "cases": "vụ việc tố tụng thụ lý",
    "silent": "kỳ báo cáo im lặng",
}
CAUSES = {
    "new": "phát sinh sau ngày đó",
    "late": "hồ sơ gửi muộn",
    "corrected": "sửa số liệu",
    "relinked": "ghép lại người",
    "unit": "đổi đơn vị hoặc địa bàn",
    "rule": "quy định hoặc cách tính đổi",
    "time": "hết thời gian chờ",
}
STATES = {
    "done": "đã xong",
    "done_late": "xong chậm",
    "open": "đang thực hiện",
    "overdue": "quá hạn",
    "not_issued": "chưa ban hành",
}
OPEN = ("overdue", "open", "not_issued")
KINDS = {"resolution": "Kết luận của Hội đồng", "document": "Văn bản cụ thể hóa", "plan": "Kế hoạch, kiểm tra"}


def signed(speaker: Speaker, value: int) -> str:
    """``+24`` or ``−3``."""
    return ("+" if value > 0 else MINUS if value < 0 else "") + speaker.number(abs(value))


def reasons(speaker: Speaker, causes: dict[str, int]) -> list[str]:
    """Every cause with its difference, ``+19 do hồ sơ gửi muộn``; causes of 0 are left out."""
    say = speaker.say
    return [say("{n} do {cause}", n=signed(speaker, n), cause=say(CAUSES[cause])) for cause, n in causes.items() if n]


def changed(speaker: Speaker, figure: str, day: str, before: int, after: int, causes: dict[str, int], moves: int = 0) -> Finding:
    """``causes`` = cause -> difference, summing to after − before; ``moves`` = items that came or went although the sum of
    a cause is 0."""
    say, noun = speaker.say, speaker.say(FIGURES[figure])
    parts = reasons(speaker, causes)
    if before == after and not parts:
        n = speaker.number(after)
        text = say("So với số liệu ngày {day}: vẫn **{n}** {noun}, không có gì thay đổi.", day=day, n=n, noun=noun)
        if moves:
            text = say(
                "So với số liệu ngày {day}: vẫn **{n}** {noun}; {moves} mục vào và ra bù nhau.",
                day=day, n=n, noun=noun, moves=speaker.number(moves),
            )
        return Finding(CHANCE, (), text, say("Không đổi"))
    text = say(
        "So với số liệu ngày {day}: **{after}** thay vì **{before}** {noun}, gồm {parts}.",
        day=day, after=speaker.number(after), before=speaker.number(before), noun=noun, parts=speaker.listing(parts),
    )
    return Finding(SHIFT, (), text, say("Vì sao con số khác phiên trước"))


def first_snapshot(speaker: Speaker) -> Finding:
    """There is nothing to compare with yet."""
    return Finding(
        NONE,
        (Badge("thin"),),
        speaker.say("Mới có một bản công bố, nên chưa có gì để so; lần công bố sau trang này nói con số nào đổi và vì sao."),
    )


def open_agenda(speaker: Speaker, day: str, items: int, snapshots: list[str], carried: int, overdue: int) -> Finding:
    """What the meeting of ``day`` will look at: number of items, days of their data, resolutions carried over."""
    say = speaker.say
    if items:
        text = say(
            "Phiên họp **{day}** có **{n}** mục, số liệu ngày {days}.",
            day=day, n=speaker.number(items), days=speaker.listing(snapshots),
        )
    else:
        text = say("Phiên họp **{day}** chưa có mục nào; ở mỗi trang, nút ghim cạnh câu hỏi đưa trang đó vào đây.", day=day)
    if carried:
        text += " " + say("**{n}** việc từ phiên trước chưa xong", n=speaker.number(carried))
        text += say(", trong đó **{n}** quá hạn.", n=speaker.number(overdue)) if overdue else "."
    return Finding(SIGNAL if overdue else CHANCE if items else NONE, (), text)


def no_meeting(speaker: Speaker) -> Finding:
    """Nobody has pinned anything yet."""
    return Finding(NONE, (), speaker.say("Chưa có phiên họp nào được chuẩn bị trong nhà số liệu này."))


def follow_up(speaker: Speaker, states: dict[str, int], owners_overdue: list[str]) -> Finding:
    """How many tasks stand where; ``owners_overdue`` = agencies with something overdue."""
    say, everything = speaker.say, sum(states.values())
    if not everything:
        return Finding(NONE, (), say("Chưa ghi kết luận, văn bản hay kế hoạch nào."))
    done = states.get("done", 0) + states.get("done_late", 0)
    parts = [f"**{speaker.number(states[s])}** {say(STATES[s])}" for s in OPEN if states.get(s)]
    text = say("**{done}** trong {all} việc đã xong", done=speaker.number(done), all=speaker.number(everything))
    text += say("; còn {parts}.", parts=speaker.listing(parts)) if parts else "."
    if owners_overdue:
        more, shown = len(owners_overdue) - 2, [esc(name) for name in owners_overdue[:2]]
        names = ", ".join(shown) if more > 0 else speaker.listing(shown)
        text += " " + (
            say("Quá hạn ở {names} và {n} cơ quan khác.", names=names, n=speaker.number(more))
            if more > 0
            else say("Quá hạn ở {names}.", names=names)
        )
    return Finding(SIGNAL if states.get("overdue") else CHANCE, (), text, say("Việc đã giao đến đâu"))


def moved(
    speaker: Speaker, figure: str, before: tuple[int, int | None], after: tuple[int, int | None], months: tuple[int, int]
) -> tuple[str, str, str]:
    """(words before, words after, verdict). Pairs = (part, whole or None for counts); ``months`` behind each."""
    say = speaker.say
    words = tuple(_amount(speaker, pair, n) for pair, n in zip((before, after), months, strict=True))
    if min(months) < LEAST_MONTHS:
        return (*words, say("Chưa đủ thời gian: cần ít nhất {n} tháng mỗi bên.", n=LEAST_MONTHS))
    if before[1] is None or after[1] is None:
        found = count_change(after[0], before[0], months[1], months[0], level=LEVEL)
        if found.low is None or found.high is None:
            return (*words, say("Không có gì để so."))
        limits = say("tỷ số {low} đến {high}", low=speaker.number(found.low, 2), high=speaker.number(found.high, 2))
    else:
        if not before[1] or not after[1]:
            return (*words, say("Không có mẫu số."))
        found = share_change(after[0], after[1], before[0], before[1], level=LEVEL)
        low, high = (speaker.number((x or 0) * 100, 1) for x in (found.low, found.high))
        limits = say("chênh lệch {low} đến {high} điểm", low=low, high=high)
    verdict = (
        say("**Khác rõ** hơn mức ngẫu nhiên (99,8%: {limits}); thời điểm trùng nhau chưa phải là nguyên nhân.", limits=limits)
        if found.exceeds_chance
        else say("Khác biệt **trong phạm vi ngẫu nhiên** (99,8%: {limits}); chưa thể nói kết luận đã có tác dụng.", limits=limits)
    )
    return (*words, verdict)


def _amount(speaker: Speaker, pair: tuple[int, int | None], months: int) -> str:
    part, whole = pair
    if whole is None:
        return speaker.say("{n} trong {months} tháng", n=speaker.number(part), months=months)
    share = speaker.percent(part / whole) + " " if whole >= 10 else ""
    return speaker.say("{share}({part}), {months} tháng", share=share, part=speaker.part(part, whole), months=months)
