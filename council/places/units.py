"""Names of agency units in every natural abbreviation, from their words to a unit id."""

import re
from dataclasses import dataclass, replace

from council.cells.vocabulary import Vocabularies
from council.names import name_key
from council.places.geography import COMMUNE_TYPES, SCHEME_NEW, SCHEME_OLD, Area, Geography, split_type
from council.places.unit_words import Part, body_of, named, parts_of, spread

PREFIXES = {"police": "CA", "detention": "NTG", "procuracy": "VKS", "court": "TA"}
_COUNTED = re.compile(r"^\s*(?:[IVX]{1,5}|\d{1,2})\s*[.)/]\s*(?=[^\W\d])")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_OWN_NAME = frozenset(("border", "military", "prison", "other"))


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


def find_unit(text: str, geography: Geography, words: Vocabularies, *, after: bool | None = None,
              sector: str | None = None, district: str | None = None, police_ended: bool | None = None,
              whole: bool = True) -> Unit:
    """The unit ``text`` names.

    ``after``: dated after the switch to new communes; ``police_ended``: dated after the end of district police;
    ``sector`` and ``district`` help where the text does not say them. With ``whole`` false, words after the name of
    the unit do not matter (titles, file names).
    """
    text = _COUNTED.sub("", text)
    key = spread(_BRACKETS.sub(lambda found: _own_province(found, geography), text) if whole else text, geography, words)
    if not key:
        return Unit("empty")
    if words.look_up("unit_communes", key)[1] and not _names_commune(key, geography):
        return Unit("ok", "CAX", "police", "commune")
    found, rest = body_of(key, words, whole)
    if found in _OWN_NAME:
        return Unit("ok", f"{found.upper()}_{key.lower().replace(' ', '_')}"[:60], found)
    if found is None and whole and (elsewhere := words.look_up("source", text)[0]):
        return _no_agency(elsewhere, key.lower(), geography, after)
    provincial = words.look_up("unit_province", key)[0]
    body = found or provincial or sector
    if body not in PREFIXES:
        return Unit("unknown")
    parts = parts_of(rest.lower(), geography, words, whole)
    if parts is None:
        return Unit("unknown")
    return _unit(body, parts, geography, after, district, police_ended, provincial == body)


def _own_province(found: re.Match[str], geography: Geography) -> str:
    """What stays of words in brackets: the province where they name it, as in "huyện Châu Thành (An Giang)"."""
    kind, name = split_type(name_key(found[1]))
    if kind not in (None, "tinh", "thanh pho") or name not in geography.own:
        return " "
    return f", {found[1]}" if kind else f", tỉnh {found[1]}"


def _no_agency(source: str, key: str, geography: Geography, after: bool | None) -> Unit:
    """Senders outside the proceedings: People's Committees of communes (all one unit, UBND), branches, associations."""
    if source != "commune_M13":
        return Unit("ok", None, "branch" if source == "branch" else "other")
    typed = next((key[m.start():] for m in re.finditer(r"\b(?:xa|phuong|thi tran|dac khu|p|x|tt) ", key)), "")
    kind, name = split_type(typed)
    part = named(name, kind, geography) if kind in COMMUNE_TYPES else None
    post = _commune_post("police", part, None, geography, after) if part else Unit("ok")
    return Unit("ok", "UBND", "commune", "commune", post.commune_scheme, post.commune_code)


def _names_commune(key: str, geography: Geography) -> bool:
    last = " ".join(key.lower().split()[-3:])
    return any(name in geography.old_communes or name in geography.new_communes
               for name in (last, " ".join(last.split()[1:]), last.split()[-1]) if name)


def _unit(body: str, parts: list[Part], geography: Geography, after: bool | None, district: str | None,
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
        part, said = by_level["district"], by_level.get("province")
        part = replace(part, areas=geography.within(part.areas, said.value if said else None))
        return _district_unit(body, part, geography, after, police_ended)
    if "province" in by_level or is_provincial:
        return _provincial(body)
    if "bare" in by_level:
        return _bare(body, by_level["bare"].kind, geography)
    return Unit("ok", f"{PREFIXES[body]}_{district}", body, "district") if district else Unit("unknown")


def _only_new(part: Part | None, geography: Geography) -> bool:
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


def _district_unit(body: str, part: Part, geography: Geography, after: bool | None, police_ended: bool | None) -> Unit:
    if len(part.areas) > 1:
        return Unit("ambiguous", sector=body)
    if body == "police" and police_ended and part.kind is None:
        areas = geography.new(part.value) if after else geography.old(part.value)
        if areas:
            return _commune_post(body, Part("commune", part.value, None, areas), None, geography, after)
    return Unit("ok", f"{PREFIXES[body]}_{part.areas[0].code}", body, "district")


def _commune_post(body: str, part: Part, district: Part | None, geography: Geography, after: bool | None) -> Unit:
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
    named = [area for name, areas in geography.districts.items() if f" {name} " in key for area in _of_kind(key, name, areas)]
    hits = {area.code for area in named}
    return next(iter(hits)) if len(hits) == 1 else None


def _of_kind(key: str, name: str, areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Of districts that share a name those whose kind stands before it: "huyện Long Mỹ", not the town."""
    said = tuple(area for area in areas if f" {area.kind} {name} " in key)
    return said or areas
