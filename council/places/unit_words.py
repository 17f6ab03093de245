"""The words of a unit name: glued abbreviations taken apart, the kind of body, then levels and names in order."""

import re
import unicodedata
from dataclasses import dataclass

from council.cells.vocabulary import Vocabularies
from council.names import name_key
from council.places.geography import COMMUNE_TYPES, TYPES, Area, Geography

_GLUED = re.compile(r"(vksnd|vks|tand|ta|ca|ntg|cqdt|cqcsdt|csdt)(tp|tx|tt|kv|h|q|t|x|p)(\d{0,2})")
_GLUED_PROVINCE = re.compile(r"^tp(?=[a-z]{2,}$)")
_REGION = re.compile(r"(?:khu vuc|kv) ?(?:so )?(?:0*(\d{1,2})|(i{1,3}|iv|vi{0,3}|ix|x))(?= |$)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_MAX_WORDS = 6


@dataclass(frozen=True)
class Part:
    """One level named in a unit name: province, foreign, district, region, commune, or bare (a type without a name)."""

    level: str
    value: str = ""
    kind: str | None = None
    areas: tuple[Area, ...] = ()


def spread(text: str, geography: Geography, words: Vocabularies) -> str:
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
    is_district = any(geography.district(name_key(" ".join(tokens[position: position + size]))) for size in (2, 3))
    is_name = token in ("cap", "tap", "tat", "cat") and (before == "an" or is_district)
    return is_name or (token == "cat" and position > 0 and not said)


def body_of(key: str, words: Vocabularies, whole: bool) -> tuple[str | None, str]:
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


def lone_body(text: str, geography: Geography, words: Vocabularies) -> str | None:
    """The sector of a body that ``text`` names without saying where: "Cơ quan điều tra", "NHÀ TẠM GIỮ"."""
    code, rest = body_of(spread(text, geography, words), words, whole=True)
    return code if parts_of(rest.lower(), geography, words, whole=True) == [] else None


def parts_of(rest: str, geography: Geography, words: Vocabularies, whole: bool) -> list[Part] | None:
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


def _next_part(tokens: list[str], geography: Geography) -> tuple[Part | None, int]:
    region = _REGION.match(" ".join(tokens[:4]))
    if region:
        return Part("region", region[1] or str(_ROMAN[region[2]])), len(region[0].split())
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
        part = named(name, kind, geography)
        if part:
            return part, skip + last
    if kind in ("thanh pho", "tinh"):
        return Part("bare", kind=kind), skip
    # A one-letter type may be the start of initials or of a name; without a type the words are tried again.
    return (Part("bare", kind=kind), skip) if kind and len(tokens) == skip else (None, 0)


def named(name: str, kind: str | None, geography: Geography) -> Part | None:
    """The district, province or commune called ``name``; None where the geography knows no such name."""
    districts = geography.district(name, kind) if kind not in COMMUNE_TYPES and kind != "tinh" else ()
    is_own = geography.is_own(name) and kind in (None, "tinh", "thanh pho")
    if districts and not (is_own and kind == "tinh"):
        return Part("district", name, kind, districts)
    if is_own:
        return Part("province", name, kind)
    if name in geography.foreign and kind in (None, "tinh", "thanh pho") and not _is_commune(name, kind, geography):
        return Part("foreign", name)
    if kind in COMMUNE_TYPES or kind is None:
        areas = (*geography.new(name, kind), *geography.old(name, kind))
        return Part("commune", name, kind, areas) if areas else None
    return None


def _is_commune(name: str, kind: str | None, geography: Geography) -> bool:
    return kind is None and bool(geography.old(name) or geography.new(name))
