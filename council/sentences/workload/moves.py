"""The adviser's words: what the plan does, each move, what binds, which inputs are missing. It proposes; people decide."""

from dataclasses import dataclass

from council.balance.adviser import Advice, Move
from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker, esc

FAMILIES = {
    "competence": "lĩnh vực không được giao",
    "area": "địa bàn phụ trách",
    "conflict": "xung đột lợi ích",
    "grade": "hạng của trợ giúp viên",
    "leave": "người đang vắng",
    "heard": "vụ việc đã xét xử, đã có lịch phiên tòa hoặc nhiều người cùng làm",
}
REASONS = {
    "": "nhận được",
    "leave": "đang vắng",
    "conflict": "xung đột lợi ích",
    "competence": "không được giao lĩnh vực này",
    "area": "không phụ trách địa bàn này",
    "grade": "chưa đủ hạng",
}
INPUTS = {
    "hearings": "lịch phiên tòa (vụ nào đã xét xử, đã có lịch)",
    "conflict": "xung đột lợi ích",
    "competence": "lĩnh vực chưa giao",
    "area": "địa bàn phụ trách",
    "grade": "hạng cần có cho từng loại vụ việc",
    "leave": "theo dõi nghỉ, miễn giảm",
    "weights": "trọng số vụ việc (mọi vụ đang tính như nhau)",
}


@dataclass(frozen=True)
class Named:
    """Words for codes: officers, fields, areas."""

    officer: dict[str, str]
    field: dict[str, str]
    area: dict[str, str]


def advised(speaker: Speaker, advice: Advice) -> Finding:
    """How few moves bring everybody into the band; that it is only a proposal."""
    say, band = speaker.say, speaker.percent(advice.task.band, 0)
    given_out = len(advice.moves) - advice.reassignments
    if not advice.task.works:
        return Finding(NONE, (Badge("thin"),), say("Không có vụ việc nào đang thực hiện."), say("Không đủ dữ liệu"))
    extra = say(", giao {n} vụ chưa có người làm", n=speaker.number(given_out)) if given_out else ""
    if advice.excess > 1e-6:
        text = say(
            "**Không đưa được mọi người** vào ±{band} phần phù hợp; phương án gần nhất chuyển **{n}** vụ{extra}.",
            band=band,
            n=speaker.number(advice.reassignments),
            extra=extra,
        )
        state = SHIFT
    elif not advice.moves:
        return Finding(
            CHANCE,
            (),
            say("Mọi người đã trong ±{band} phần phù hợp; **không cần chuyển vụ nào**.", band=band),
            say("Đang giữ và phần phù hợp"),
        )
    else:
        text = say(
            "Chuyển **{n}** vụ chưa xét xử{extra} là đủ đưa mọi người vào ±{band} phần phù hợp.",
            n=speaker.number(advice.reassignments),
            extra=extra,
            band=band,
        )
        state = SHIFT
    text += " " + say("Đây là gợi ý; giám đốc Trung tâm quyết định.")
    return Finding(state, (), text, say("Đang giữ, sau khi chuyển và phần phù hợp"))


def binds(speaker: Speaker, advice: Advice, words: Named) -> str:
    """Which limit keeps the plan from the band, and who stays above because of work that cannot move; "" = none."""
    say, parts = speaker.say, []
    if advice.task.stuck:
        names = [
            say("{name} ({load})", name=esc(words.officer.get(c, c)), load=speaker.number(advice.task.immovable[c], 1))
            for c in sorted(advice.task.stuck)
        ]
        parts.append(say("Giữ nhiều vụ không chuyển được hơn phần phù hợp: {names}.", names=speaker.listing(names)))
    families = [f for f in advice.binding if not (f == "heard" and advice.task.stuck)]
    if families:
        parts.append(say("Điều kiện làm vướng: {names}.", names=speaker.listing([say(FAMILIES[f]) for f in families])))
    elif advice.excess > 1e-6 and not advice.task.stuck:
        parts.append(say("Không một điều kiện nào riêng lẻ làm vướng; nhiều điều kiện cùng lúc, hoặc vụ việc quá ít để chia."))
    return " ".join(parts)


def missing(speaker: Speaker, lacking: list[str]) -> str:
    """Inputs the Centre has not sent, so that those limits are not known; "" when all are there."""
    if not lacking:
        return ""
    names = speaker.listing([speaker.say(INPUTS[name]) for name in lacking])
    return speaker.say("Chưa có trong dữ liệu, nên chưa xét: {names}.", names=names)


def move(speaker: Speaker, one: Move, fair: dict[str, float], words: Named) -> str:
    """One move in a sentence: which case, from whom to whom, both loads before and after beside the fair part."""
    say, work = speaker.say, one.work
    case = say(
        "vụ {code} ({field}, {area})",
        code=work.code,
        field=words.field.get(work.field or "", say("chưa rõ")),
        area=words.area.get(work.area or "", say("chưa rõ")),
    )
    taker = _load(speaker, one.taker, (one.taker_before, one.taker_after), fair, words)
    if one.giver is None:
        return say("Giao {case}, chưa có người làm, cho {taker}; không vướng giới hạn nào đã biết.", case=case, taker=taker)
    giver = _load(speaker, one.giver, (one.giver_before, one.giver_after), fair, words)
    return say(
        "Chuyển {case}, chưa có phiên tòa, từ {giver} sang {taker}; không vướng giới hạn nào đã biết.",
        case=case,
        giver=giver,
        taker=taker,
    )


def _load(speaker: Speaker, code: str, loads: tuple[float, float], fair: dict[str, float], words: Named) -> str:
    before, after, part = (speaker.number(v, 1) for v in (*loads, fair.get(code, 0.0)))
    name = words.officer.get(code, code)
    return speaker.say("{name} ({before} thành {after}, phần phù hợp {fair})", name=name, before=before, after=after, fair=part)


def solved(speaker: Speaker, advice: Advice) -> str:
    """How sure the plan is the cheapest, and how long it took."""
    return speaker.say(
        "Giá {price}; không phương án nào rẻ hơn quá {gap}; tính trong {seconds} giây.",
        price=speaker.number(advice.price),
        gap=speaker.percent(advice.gap, 1),
        seconds=speaker.number(advice.seconds, 1),
    )
