"""Names of agency units in every natural abbreviation, from their words to a unit id."""

import re
import unicodedata
from dataclasses import dataclass

from council.cells.vocabulary import Vocabularies
from council.names import name_key
from council.places.geography import COMMUNE_TYPES, SCHEME_NEW, SCHEME_OLD, TYPES, Area, Geography, split_type

PREFIXES = {"police": "CA", "detention": "NTG", "procuracy": "VKS", "court": "TA"}
_GLUED = re.compile(r"(vksnd|vks|tand|ta|ca|ntg|cqdt|cqcsdt|csdt)(tp|tx|tt|kv|h|q|t|x|p)(\d{0,2})")
_GLUED_PROVINCE = re.compile(r"^tp(?=[a-z]{2,}$)")
_OWN_NAME = frozenset(("border", "military", "prison", "other"))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_MAX_WORDS = 6


@dataclass(frozen=True)
class Unit:
    """What a unit name means; ``state`` is ok, unknown, ambiguous or empty.

    ``level``: province, district, region, commune. Border, military, prison and other investigating bodies have an id
    of their own words; senders outside the proceedings have the sector commune, branch or other.
    """

    state: str
    unit_id: str | None = None
    sector: str | None = None
    level: str | None = None
    commune_scheme: str | None = None
    commune_code: str | None = None


@dataclass(frozen=True)
class _Part:
    level: str
    value: str = ""
    kind: str | None = None
    areas: tuple[Area, ...] = ()


def find_unit(text: str, geography: Geography, words: Vocabularies, *, after: bool | None = None,
              sector: str | None = None, district: str | None = None, police_ended: bool | None = None,
              whole: bool = True) -> Unit:
    """The unit ``text`` names.

    ``after``: dated after the switch to new communes; ``police_ended``: dated after the end of district police;
    ``sector`` and ``district`` help where the text does not say them. With ``whole`` false, words after the name of
    the unit do not matter (titles, file names).
    """
    key = _spread(re.sub(r"\([^()]*\)", " ", text) if whole else text, geography, words)
    if not key:
        return Unit("empty")
    if words.look_up("unit_communes", key)[1] and not _names_commune(key, geography):
        return Unit("ok", "CAX", "police", "commune")
    found, rest = _body(key, words, whole)
    if found in _OWN_NAME:
        return Unit("ok", f"{found.upper()}_{key.lower().replace(' ', '_')}"[:60], found)
    if found is None and whole and (elsewhere := words.look_up("source", text)[0]):
        return _no_agency(elsewhere, key.lower(), geography, after)
    provincial = words.look_up("unit_province", key)[0]
    body = found or provincial or sector
    if body not in PREFIXES:
        return Unit("unknown")
    parts = _parts(rest.lower(), geography, words, whole)
    if parts is None:
        return Unit("unknown")
    return _unit(body, parts, geography, after, district, police_ended, provincial == body)


def _no_agency(source: str, key: str, geography: Geography, after: bool | None) -> Unit:
    """Senders outside the proceedings: People's Committees of communes (all one unit, UBND), branches, associations."""
    if source != "commune_M13":
        return Unit("ok", None, "branch" if source == "branch" else "other")
    typed = next((key[m.start():] for m in re.finditer(r"\b(?:xa|phuong|thi tran|dac khu|p|x|tt) ", key)), "")
    kind, name = split_type(typed)
    part = _named(name, kind, geography) if kind in COMMUNE_TYPES else None
    post = _commune_post("police", part, None, geography, after) if part else Unit("ok")
    return Unit("ok", "UBND", "commune", "commune", post.commune_scheme, post.commune_code)


def _spread(text: str, geography: Geography, words: Vocabularies) -> str:
    """The words of ``text`` with glued abbreviations taken apart: CAQ, VKSNDTP, TAKV2.

    A word with accents that only looks like an agency's two letters comes out in capitals: "Cà" of a name is not "CA".
    """
    plain = re.sub(r"['’`]", "", unicodedata.normalize("NFC", text).replace("_", " "))
    tokens = re.sub(r"[^\w<>%]+", " ", plain).split()
    short = {rule.phrase for rule in words.rules["unit_body"] if len(rule.phrase) == 2}
    spread: list[str] = []
    for position, said in enumerate(tokens):
        token = said.lower()
        match = _GLUED.fullmatch(token)
        if match and not _is_plain_word(token, position, tokens, geography):
            spread += [part for part in match.groups() if part]
        else:
            bare = _GLUED_PROVINCE.sub("tp ", name_key(token))
            spread += [bare.upper()] if bare in short and not token.isascii() else bare.split()
    return " ".join(spread)


def _is_plain_word(token: str, position: int, tokens: list[str], geography: Geography) -> bool:
    """Words without accents that only look like abbreviations: "cấp xã", names beginning with Cát or Tạp."""
    before, said = name_key(tokens[position - 1]) if position else "", tokens[position].isupper()
    named = any(geography.district(name_key(" ".join(tokens[position: position + size]))) for size in (2, 3))
    return (token in ("cap", "tap", "tat", "cat") and (before == "an" or named)) or (token == "cat" and position > 0 and not said)


def _names_commune(key: str, geography: Geography) -> bool:
    last = " ".join(key.lower().split()[-3:])
    return any(name in geography.old_communes or name in geography.new_communes
               for name in (last, " ".join(last.split()[1:]), last.split()[-1]) if name)


def _body(key: str, words: Vocabularies, whole: bool) -> tuple[str | None, str]:
    """The sector of the first body named, and the words that remain without all body words."""
    spans = [(rule.code, rule.phrase) for rule in words.rules["unit_body"]]
    code = next((code for code, phrase in spans if f" {phrase} " in f" {key} "), None)
    if code is None:
        return None, key
    padded = f" {key} "
    if not whole:
        first = min(padded.find(f" {phrase} ") for _, phrase in spans if f" {phrase} " in padded)
        padded = padded[first:]
    for _, phrase in sorted(spans, key=lambda span: -len(span[1])):
        padded = padded.replace(f" {phrase} ", " ")
    return code, padded.strip()


def _parts(rest: str, geography: Geography, words: Vocabularies, whole: bool) -> list[_Part] | None:
    """Levels and names in order; None where a word is left that nobody knows."""
    noise = sorted((rule.phrase for rules in ("unit_noise", "unit_province") for rule in words.rules[rules]),
                   key=len, reverse=True)
    tokens, parts = rest.split(), []
    while tokens:
        part, used = _next_part(tokens, geography)
        if part:
            parts.append(part)
        else:
            used = next((len(p.split()) for p in noise if tokens[: len(p.split())] == p.split()), 0)
        if not used and whole:
            return None
        if not used and parts:
            return parts
        tokens = tokens[used or 1:]
    return parts


def _next_part(tokens: list[str], geography: Geography) -> tuple[_Part | None, int]:
    region = re.match(r"(?:khu vuc|kv) ?(?:so )?(?:0*(\d{1,2})|(i{1,3}|iv|vi{0,3}|ix|x))(?= |$)", " ".join(tokens[:4]))
    if region:
        return _Part("region", region[1] or str(_ROMAN[region[2]])), len(region[0].split())
    kind, skip = None, 0
    for words in (2, 1):
        head = " ".join(tokens[:words])
        if head in TYPES and len(tokens) >= words:
            kind, skip = TYPES[head], words
            break
    if kind in COMMUNE_TYPES and tokens[skip: skip + 1] == ["khu"]:
        kind, skip = "dac khu", skip + 1
    for last in range(min(_MAX_WORDS, len(tokens) - skip), 0, -1):
        name = " ".join(tokens[skip: skip + last])
        part = _named(name, kind, geography)
        if part:
            return part, skip + last
    if kind in ("thanh pho", "tinh"):
        return _Part("bare", kind=kind), skip
    # A one-letter type may be the start of initials or of a name; without a type the words are tried again.
    return (_Part("bare", kind=kind), skip) if kind and len(tokens) == skip else (None, 0)


def _named(name: str, kind: str | None, geography: Geography) -> _Part | None:
    districts = geography.district(name, kind) if kind not in COMMUNE_TYPES and kind != "tinh" else ()
    is_own = geography.is_own(name) and kind in (None, "tinh", "thanh pho")
    if districts and not (is_own and kind == "tinh"):
        return _Part("district", name, kind, districts)
    if is_own:
        return _Part("province", name, kind)
    if name in geography.foreign and kind in (None, "tinh", "thanh pho") and not _is_commune(name, kind, geography):
        return _Part("foreign", name)
    if kind in COMMUNE_TYPES or kind is None:
        areas = (*geography.new(name, kind), *geography.old(name, kind))
        return _Part("commune", name, kind, areas) if areas else None
    return None


def _is_commune(name: str, kind: str | None, geography: Geography) -> bool:
    return kind is None and bool(geography.old(name) or geography.new(name))


def _unit(body: str, parts: list[_Part], geography: Geography, after: bool | None, district: str | None,
          police_ended: bool | None, is_provincial: bool) -> Unit:
    by_level = {part.level: part for part in reversed(parts)}
    if "foreign" in by_level or (_only_new(by_level.get("province"), geography) and after is False):
        return Unit("unknown")
    if "region" in by_level:
        return Unit("ok", f"{PREFIXES[body]}_KV{by_level['region'].value}", body, "region") if body in (
            "procuracy", "court") else Unit("unknown")
    if "commune" in by_level and (by_level["commune"].kind or "district" not in by_level):
        return _commune_post(body, by_level["commune"], by_level.get("district"), geography, after)
    if "district" in by_level:
        return _district_unit(body, by_level["district"], geography, after, police_ended)
    if "province" in by_level or is_provincial:
        return _provincial(body)
    if "bare" in by_level:
        return _bare(body, by_level["bare"].kind, geography)
    return Unit("ok", f"{PREFIXES[body]}_{district}", body, "district") if district else Unit("unknown")


def _only_new(part: _Part | None, geography: Geography) -> bool:
    return part is not None and part.value in geography.own_new and part.value not in geography.own


def _provincial(body: str) -> Unit:
    return Unit("ok", "TTG" if body == "detention" else f"{PREFIXES[body]}_T", body, "province")


def _bare(body: str, kind: str | None, geography: Geography) -> Unit:
    """"TAND TP" is the province's where the province is a city, else that of its only town of the kind."""
    if kind == geography.province_kind or kind == "tinh":
        return _provincial(body)
    towns = [area for areas in geography.districts.values() for area in areas if area.kind == kind]
    if len(towns) == 1:
        return Unit("ok", f"{PREFIXES[body]}_{towns[0].code}", body, "district")
    return Unit("ambiguous", sector=body)


def _district_unit(body: str, part: _Part, geography: Geography, after: bool | None, police_ended: bool | None) -> Unit:
    if len(part.areas) > 1:
        return Unit("ambiguous", sector=body)
    if body == "police" and police_ended and part.kind is None:
        areas = geography.new(part.value) if after else geography.old(part.value)
        if areas:
            return _commune_post(body, _Part("commune", part.value, None, areas), None, geography, after)
    return Unit("ok", f"{PREFIXES[body]}_{part.areas[0].code}", body, "district")


def _commune_post(body: str, part: _Part, district: _Part | None, geography: Geography, after: bool | None) -> Unit:
    if body != "police":
        return Unit("unknown", sector=body)
    within = district.areas[0].code if district and len(district.areas) == 1 else None
    old = (SCHEME_OLD, geography.old(part.value, part.kind, within))
    new = (SCHEME_NEW, () if within else geography.new(part.value, part.kind))
    order = [old] if after is False else [new, old]
    ranked = [(s, tuple(a for a in areas if a.kind == part.kind)) for s, areas in order] + order
    for scheme, areas in ranked:
        if areas:
            one = areas[0].code if len(areas) == 1 else None
            return Unit("ok", "CAX", "police", "commune", scheme if one else None, one)
    return Unit("unknown", sector=body)


def mentioned_district(text: str, geography: Geography) -> str | None:
    """The code of the one district whose full name stands somewhere in ``text`` (file and folder names)."""
    key = f" {name_key(text.replace('_', ' '))} "
    hits = {area.code for name, areas in geography.districts.items() if f" {name} " in key for area in areas}
    return next(iter(hits)) if len(hits) == 1 else None
