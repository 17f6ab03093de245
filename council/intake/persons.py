"""Several persons in one cell: names apart, with the birth and the remark that stand beside each."""

import re

import polars as pl

from council.cells.unique import over_unique, tidy

PERSON_COLUMNS = {
    "name": None,
    "accused_name": "accused",
    "victim_name": "victim",
    "plaintiff_name": "plaintiff",
    "respondent_name": "respondent",
    "related_name": "related_party",
}
_SEPARATOR = re.compile(r"[\n;]+|(?:(?<=\s)|^)(?=\d{1,2}\s*[.)/]\s*[^\W\d])")
_NUMBER = re.compile(r"^\s*\d{1,2}\s*[.)/]\s*(?=[^\W\d])")
_BULLET = re.compile(r"^\s*[-+•*]\s*(?=[^\W\d])")
_BRACKET = re.compile(r"\(([^()]*)\)")
_YEAR = r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})"
_BIRTH = re.compile(
    rf"[,\-–:]?\s*\(?\s*(?:(?:sn|s\.n|sinh ngày|sinh năm|sinh|năm sinh|ns|n\.s|nsinh|sinh tháng)\s*[:.]?\s*)?"
    rf"(?P<birth>{_YEAR})\s*\)?",
    re.IGNORECASE,
)
# the birth behind an address needs its word: "xã Ba Vinh, sinh năm 1990"
_BIRTH_SAID = re.compile(
    rf"[,;\-–]?\s*(?:sn|s\.n|sinh ngày|sinh năm|sinh|năm sinh|ns)\s*[:.]?\s*(?P<birth>{_YEAR})", re.IGNORECASE
)
# the role behind the name: "Trần Yến Nhi, sinh năm 1996, bị cáo"
_ROLE_BEHIND = re.compile(
    r"\s*[,;\-–(]\s*(?:là\s+)?(?P<role>bị can|bị cáo|(?:người )?bị hại|nguyên đơn|bị đơn|người khởi kiện|người bị kiện|đương sự"
    r"|người làm chứng|người bị tạm giữ|người (?:có )?(?:quyền[^,;()]*)?liên quan)\s*\)?[\s.]*$",
    re.IGNORECASE,
)
_PARTIES = {"plaintiff_name": "plaintiff", "respondent_name": "respondent", "related_name": "related"}
_PARTY = re.compile(
    r"^\s*(?:(?P<plaintiff>nguyên đơn|người khởi kiện|nđ)|(?P<respondent>bị đơn|người bị kiện|bđ)|"
    r"(?P<related>người có quyền lợi[^:]{0,30}|người liên quan|(?:người có )?ql,? ?nvlq))\s*:\s*",
    re.IGNORECASE,
)
# "Ông Văn Tùng" is a surname: of "ông" alone the word behind decides
_TITLED = re.compile(r"^(?:(?:bà|anh|chị|cháu)|ông(?!\s+(?:văn|thị|đình|hữu|ngọc)\s))[\s.:]+(?=[^\W\d]+ )", re.IGNORECASE)
_AN_ADDRESS = (
    r"(?:(?:xã|phường|thị trấn|đặc khu|thôn|ấp|xóm|bản|làng|buôn|khóm|khu phố|tổ dân phố|tổ|huyện|quận|thị xã|thành phố"
    r"|tỉnh)\s+\w|(?:tdp|kp)\.?\s*\d|(?:tp|tx)\.?\s*[^\W\d]|số(?: nhà)?\s+\d|\d+[\w/]*\s+đường)"
)
_ADDRESS_BEHIND = re.compile(rf"\s*[,;\-–\n]\s*(?P<home>{_AN_ADDRESS}.*)", re.IGNORECASE | re.DOTALL)
_LIVES = re.compile(
    r"\s*[,;\-–]\s*(?:ngụ|trú|cư trú|thường trú|địa chỉ|đ/c|hktt|đktt|nơi cư trú|nơi ở|chỗ ở)"
    r"(?: (?:tại|ở))?[:\s]+(?P<home>.+)",
    re.IGNORECASE,
)
# a line that says when or where somebody was born or lives goes on with the person above it
_GOES_ON = re.compile(
    r"^\s*\(?(?:sinh(?: năm| ngày)?|năm sinh|sn|ns|cccd|cmnd|sđt|đt|trú|cư trú|thường trú|ngụ|hktt|đktt|đkhktt|địa chỉ|đ/c"
    r"|nơi ở|chỗ ở|nơi cư trú|quê quán|dân tộc|nghề nghiệp)(?![^\W\d])"
    rf"|^\s*{_AN_ADDRESS}|^\s*\(?(?:19|20)\d{{2}}\)?\s*$|^\s*\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}}\s*$",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,5}")
_PERSON = pl.List(pl.Struct({"name": pl.String, "birth": pl.String, "remark": pl.String, "numbered": pl.Boolean,
                           "party": pl.String, "home": pl.String, "role": pl.String}))


def people(cells: pl.Series) -> pl.Series:
    """For each cell the persons it names, in reading order: structs of ``name``, ``birth`` (as written), ``remark``,
    ``numbered`` (the cell puts a number before the name), ``party`` (the name column that a word before the name stands
    for), ``home`` (the address behind it) and ``role`` (the role behind it).

    Persons are apart by line breaks, ";" or numbers ("1." "1)" "1/"), or by commas where every part is a full name.
    An empty cell gives an empty list.
    """
    return over_unique(cells, lambda text: (_people(text),), {"people": _PERSON}).to_series()


def _people(text: str) -> list[dict[str, str | None]]:
    parts = _whole([part for part in _SEPARATOR.split(text) if part and part.strip()])
    if len(parts) == 1:
        commas = [tidy(part) for part in parts[0].split(",")]
        if len(commas) > 1 and all(_FULL_NAME.fullmatch(part) for part in commas):
            parts = commas
    found = [_person(part) for part in parts]
    return [person for person in found if person["name"]]


def _whole(parts: list[str]) -> list[str]:
    """Parts of a cell with a birth or an address on a line of its own joined to the person before."""
    whole: list[str] = []
    for part in parts:
        if whole and _GOES_ON.search(part):
            whole[-1] = f"{whole[-1].rstrip(' ,;')}, {part.strip()}"
        else:
            whole.append(part)
    return whole


def _person(text: str) -> dict[str, str | bool | None]:
    plain = _BULLET.sub("", _NUMBER.sub("", text))
    party = _PARTY.match(plain)
    plain = _TITLED.sub("", plain[party.end() :] if party else plain)
    lived = _LIVES.search(plain) or _ADDRESS_BEHIND.search(plain)
    behind, home = (plain[lived.start() :], lived["home"]) if lived else ("", "")
    plain = plain[: lived.start()] if lived else plain
    birth = _BIRTH.search(plain) or _BIRTH_SAID.search(behind)
    if birth and birth.string is plain:
        plain = plain[: birth.start()] + " " + plain[birth.end() :]
    elif birth:
        home = _BIRTH_SAID.sub(" ", home)
    said = _ROLE_BEHIND.search(plain)
    plain = plain[: said.start()] if said else plain
    remarks = [tidy(remark) for remark in _BRACKET.findall(plain)]
    name = tidy(_BRACKET.sub(" ", plain)).strip(" ,;:-–.")
    return {
        "name": name or None,
        "birth": birth["birth"] if birth else None,
        "remark": "; ".join(r for r in remarks if r) or None,
        "numbered": bool(_NUMBER.match(text)),
        "party": next((name for name, word in _PARTIES.items() if party and party[word]), None),
        "role": tidy(said["role"]) if said else None,
        "home": tidy(home).strip(" ,;.") or None,
    }


def parts(cells: pl.Series) -> pl.Series:
    """The parts of a cell that stands beside several names: by line breaks and ";", numbers in front removed."""

    def split(text: str) -> tuple[list[str]]:
        return ([tidy(_NUMBER.sub("", part)) for part in re.split(r"[\n;]+", text)],)

    return over_unique(cells, split, {"parts": pl.List(pl.String)}).to_series()
