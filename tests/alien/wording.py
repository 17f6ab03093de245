"""How the other province's clerks write things: dates, roles, stages, groups, counsel, papers."""

import datetime as dt
import unicodedata

from tests.alien.facts import Fact
from tests.alien.province import Place

STAGE_WORDS = {
    "TIN_BAO": ("Tiếp nhận nguồn tin", "TGTB"),
    "TAM_GIU": ("Tạm giữ", "TG"),
    "GIAM_GIU": ("Tạm giam", "tạm giam"),
    "DIEU_TRA": ("Điều tra", "ĐT"),
    "TRUY_TO": ("Truy tố", "TT"),
    "XX_ST": ("Xét xử sơ thẩm", "ST"),
    "THU_LY_DS": ("Thụ lý (sơ thẩm dân sự)", "DSST"),
    "XX_PT": ("Xét xử phúc thẩm", "PT"),
}
GROUP_WORDS = {
    "E01_MERIT": ("Người có công với cách mạng", "NCC", "Gia đình người có công"),
    "E02_POOR": ("Hộ nghèo (sổ số {n}/{y})", "HN", "người thuộc hộ nghèo"),
    "E03_CHILD": ("Trẻ em {a} tuổi", "TE", "trẻ em dưới 16 tuổi"),
    "E05_ACC_16_17": ("16t-18t", "16-18", "người bị buộc tội từ đủ 16 tuổi đến dưới 18 tuổi"),
    "E05_MINOR_16_17": ("16t-18t", "16 - 18", "người từ đủ 16 tuổi đến dưới 18 tuổi"),
    "E06_ACC_NEARPOOR": ("Hộ cận nghèo (sổ số {n}/{y})", "CN", "thuộc hộ cận nghèo"),
    "E07A_MARTYR_KIN": ("Con liệt sĩ", "TNLS", "thân nhân của liệt sĩ, khó khăn về tài chính"),
    "E07C_ELDERLY": ("Người cao tuổi, khó khăn", "NCT", "người cao tuổi có khó khăn về tài chính"),
    "E07D_DISABLED": ("người khuyết tật nặng", "NKT", "Người khuyết tật có khó khăn về tài chính"),
    "E07DD_VIC_16_17": ("Bị hại từ đủ 16 đến dưới 18 tuổi", "BH 16-18", "bị hại dưới 18 tuổi"),
    "E07E_DV_VICTIM": ("Nạn nhân BLGĐ", "BLGĐ", "Nạn nhân bạo lực gia đình"),
    "E07G_TRAFFICKED": ("Nạn nhân mua bán người", "NN MBN", "nạn nhân của hành vi mua bán người"),
    "E06A_TRAFFICKED": ("Nạn nhân mua bán người", "NN MBN", "nạn nhân của hành vi mua bán người"),
    "E07H_HIV": ("Người nhiễm HIV", "HIV", "người nhiễm HIV, khó khăn"),
    "": ("Hoàn cảnh khó khăn", "HCKK", "có khó khăn về tài chính"),
}
COUNSEL_WORDS = {
    "none": ("Không", "0"),
    "hired": ("LS gia đình mời", "Có LS (tự mời)"),
    "bar": ("Luật sư chỉ định", "LS do Đoàn LS cử"),
    "": ("", ""),
    None: ("", ""),
}
TOWNS = (
    "tỉnh Cà Mau",
    "TP. Long Xuyên, tỉnh An Giang cũ",
    "huyện Thoại Sơn, tỉnh An Giang",
    "quận Thốt Nốt, TP. Cần Thơ",
    "tỉnh Hậu Giang",
)
OUTSIDE = (
    "huyện Năm Căn, tỉnh Cà Mau",
    "quận Thốt Nốt, TP. Cần Thơ",
    "huyện Long Mỹ, tỉnh Hậu Giang",
    "huyện Hồng Dân, tỉnh Bạc Liêu",
)


def date(day: dt.date | None, style: str) -> str:
    """A day in one of the styles dot, dash, dash2, slash, slash0, iso, words; "" for none."""
    if day is None:
        return ""
    d, m, y = day.day, day.month, day.year
    return {
        "dot": f"{d:02d}.{m:02d}.{y}",
        "dash": f"{d:02d}-{m:02d}-{y}",
        "dash2": f"{d:02d}-{m:02d}-{y % 100:02d}",
        "slash": f"{d:02d}/{m:02d}/{y}",
        "slash0": f"{d}/{m}/{y}",
        "iso": f"{y}-{m:02d}-{d:02d}",
        "words": f"ngày {d:02d} tháng {m:02d} năm {y}",
    }[style]


def birth(fact: Fact, style: str) -> str:
    """The birth as precise as the row states it."""
    parts = fact.raw["birth_val"].split("-") if fact.raw["birth_val"] else []
    if len(parts) == 3:
        return date(dt.date(*map(int, parts)), style)
    mark = {"dot": ".", "dash": "-", "dash2": "-", "words": "/", "iso": "/"}.get(style, "/")
    return {0: "", 1: "".join(parts), 2: mark.join(reversed(parts))}[len(parts)]


def moment(at: dt.datetime | None, precision: str, style: str) -> str:
    """A time with its day: styles after ("14h05 ngày 03/02/2024"), before ("03/02/2024 14:05"), dots ("14 giờ 05, 03.02.2024")."""
    if at is None or precision == "":
        return ""
    if precision == "date":
        return date(at.date(), {"dots": "dot"}.get(style, "slash"))
    hour = f"{at.hour:02d}", f"{at.minute:02d}"
    return {
        "after": f"{hour[0]}h{hour[1]} ngày {date(at.date(), 'slash')}",
        "before": f"{date(at.date(), 'slash')} {hour[0]}:{hour[1]}",
        "dots": f"{hour[0]} giờ {hour[1]} phút, {date(at.date(), 'dot')}",
        "dash": f"{date(at.date(), 'dash')} {hour[0]}g{hour[1]}",
    }[style]


def sex(fact: Fact) -> str:
    return {"M": "Nam", "F": "Nữ"}.get(fact.person.get("sex", ""), "")


def role(fact: Fact, style: int, held: bool = False) -> str:
    """Role: style 0 words by stage, 1 abbreviations; ``held`` says that nothing else in the row tells of custody."""
    what = fact.role
    if style == 1:
        return {"accused": "BC", "victim": "BH", "plaintiff": "NĐ", "respondent": "BĐ"}[what]
    if what == "accused":
        if held and fact.raw["custody_said"]:
            return "Người bị tạm giữ" if fact.raw["stage"] == "TAM_GIU" else "Bị can (đang tạm giam)"
        return "Bị cáo" if fact.raw["stage"] in ("XX_ST", "XX_PT") else "Bị can"
    return {"victim": "Người bị hại", "plaintiff": "Nguyên đơn", "respondent": "Bị đơn"}[what]


def litigant(fact: Fact) -> str:
    """Role where the row does not tell which side."""
    return "Đương sự" if fact.matter.get("role") == "litigant" else role(fact, 0, held=True)


def stage(fact: Fact, style: int) -> str:
    return STAGE_WORDS[fact.raw["stage"]][style] if fact.raw["stage"] else ""


def custody(fact: Fact) -> str:
    """The preventive measure; "" where the row does not say."""
    held = fact.raw["custody_said"]
    if held is None or fact.role != "accused":
        return ""
    if held:
        return "Tạm giữ" if fact.raw["stage"] == "TAM_GIU" else ("Tạm giam", "Lệnh tạm giam 2 tháng")[fact.seed % 2]
    return ("Bảo lĩnh", "Cấm đi khỏi nơi cư trú", "Tại ngoại")[fact.seed % 3]


def group(fact: Fact, style: int) -> str:
    """The group or circumstance the row states."""
    if not fact.raw["ground"]:
        return ""
    codes = fact.matter.get("groups", "").split(";")
    year = int(fact.raw["birth_val"][:4] or 2010)
    age = max(3, min(15, (fact.day or dt.date(2025, 6, 1)).year - year))
    words = [GROUP_WORDS.get(code, GROUP_WORDS[""])[style].format(n=fact.seed % 400 + 1, y=2024, a=age) for code in codes]
    said = "; ".join(dict.fromkeys(words))
    if fact.raw["dv_said"] and fact.role == "victim" and "BLGĐ" not in said and "gia đình" not in offence(fact):
        said += "; BLGĐ"
    return said


def offence(fact: Fact) -> str:
    return fact.matter.get("offence_or_relation", "")


def case_no(fact: Fact, kind: str) -> str:
    """A number of the file, one per matter and unit; ``kind`` is the letters after the number."""
    number = int(fact.matter.get("matter_id", "A1")[2:] or 1) % 700 + 1
    year = fact.day.year if fact.day else 2024
    return f"{number:02d}/{year}/{kind}" if kind.startswith("TL") else f"{number}/{kind}"


def counsel(fact: Fact, style: int) -> str:
    return COUNSEL_WORDS[fact.raw["counsel"]][style]


def id_number(fact: Fact) -> str | int:
    """The personal number; a number cell without its zero where the truth says the zero was lost."""
    number = fact.raw["cccd_val"]
    return int(number) if number and "lost_zero" in fact.raw["perturb"] else number


def address(where: Place | str | None, fact: Fact, province, style: int) -> str:
    """Residence or place of the matter."""
    if where is None:
        return ""
    if where == "OUT":
        return OUTSIDE[fact.seed % len(OUTSIDE)]
    if where.scheme == "N":
        return (f"{where.name}, tỉnh An Giang", f"ấp {fact.seed % 9 + 1}, {where.name}", f"{where.name}, An Giang")[style]
    district = province.district_name(where.district)
    short = where.name.replace("Xã ", "X. ").replace("Phường ", "P. ").replace("Thị trấn ", "TT. ")
    dist = district.replace("Huyện ", "H. ").replace("Thành phố ", "TP. ")
    return (
        f"Ấp {fact.seed % 9 + 1}, {where.name[0].lower()}{where.name[1:]}, {district[0].lower()}{district[1:]}, tỉnh Kiên Giang",
        f"KP{fact.seed % 7 + 1}, {short}, {dist}, KG",
        f"{where.name} - {district}",
    )[style]


def paper(fact: Fact) -> tuple[str, str, str]:
    """Form (M03, M04, none or ""), number with year, day of the paper."""
    form = fact.raw["sent"]
    if form not in ("M03", "M04"):
        return form, "", ""
    at = fact.raw["sent_at"]
    number, _, tail = fact.raw["paper_no"].partition("/")
    year = at.year if at else fact.day.year
    return (
        form,
        (f"{int(number):02d}/{year}/{tail}" if fact.seed % 2 else f"{number}/{tail}"),
        date(at.date() if at else None, "slash"),
    )


def call(fact: Fact) -> str:
    """What a note says of a phone call or duty hand-over."""
    channel, at = fact.referral.get("channel"), fact.raw["sent_at"]
    if fact.raw["sent"] != "none":
        return ""
    if channel == "phone" or channel is None:
        return (
            f"Đã gọi điện báo TTTGPL {at.hour:02d}h{at.minute:02d} ngày {at.day:02d}/{at.month:02d}"
            if at
            else "Đã gọi điện cho Trung tâm"
        )
    return "Chuyển qua TGVPL trực"


def refusal(fact: Fact, style: int) -> str:
    if not fact.raw["refused"]:
        return ""
    return (
        ("Từ chối - có biên bản", "Không có nhu cầu (có BB)") if fact.raw["refusal_minute"] else ("Từ chối", "Không có nhu cầu")
    )[style]


_VNI = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_ALONE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def vni(text: str) -> str:
    """``text`` as the font VNI-Times stores it."""
    return "".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    low = letter.lower()
    if low in _VNI_ALONE:
        stored = _VNI_ALONE[low]
    else:
        base, *marks = unicodedata.normalize("NFD", low)
        tone = next((m for m in marks if m in _VNI), "")
        if "\u0302" in marks:
            stored = base + _VNI_ROOF[tone]
        elif "\u0306" in marks:
            stored = base + _VNI_BREVE[tone]
        elif "\u031b" in marks:
            stored = _VNI_ALONE[unicodedata.normalize("NFC", base + "\u031b")] + _VNI.get(tone, "")
        else:
            stored = base + (_VNI[tone] if tone else "")
    return stored.upper() if letter != low else stored


def cp1258(text: str) -> bytes:
    """``text`` in Windows-1258: letters with their own code, tones as combining marks."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(m for m in marks if m in _VNI)
            pieces.append(unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode("cp1258"))
    return b"".join(pieces)
