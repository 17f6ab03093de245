"""Addresses and places: from "tổ 4, X. Nam Sơn, H. An Dương, HP" to a commune, a former district or "outside"."""

from dataclasses import dataclass

from council.places.geography import COMMUNE_TYPES, DISTRICT_TYPES, SCHEME_NEW, SCHEME_OLD, Area, Geography
from council.places.segments import Segment, segments


@dataclass(frozen=True)
class Place:
    """What a text says of a place.

    ``state``: ok (a commune), district_only, province_only, outside, ambiguous (several communes of that name),
    unknown, empty. ``district`` is the former district of an old commune, or the one stated.
    """

    state: str
    scheme: str | None = None
    code: str | None = None
    district: str | None = None

    @property
    def is_outside(self) -> bool | None:
        """True outside the province, null where the text does not tell."""
        if self.state in ("empty", "unknown"):
            return None
        return self.state == "outside"


def locate(text: str, geography: Geography, *, after: bool | None, scheme: str | None = None,
           district_text: str = "") -> Place:
    """The place ``text`` means.

    ``after``: whether the row is dated after the switch to the new communes (None = not known); ``scheme`` fixes the
    scheme where the column says so; ``district_text`` is a district column beside it.
    """
    parts = segments(text, geography)
    if district_text:
        parts += [_as_district(part) for part in segments(district_text, geography)]
    if not parts:
        return Place("empty")
    last = parts[-1].key
    province, parts = _take_province(parts, geography)
    if province == "foreign" or (province == "own_new" and after is False):
        return Place("outside")
    if not parts:
        return Place("province_only")
    district, left = _take_district(parts, geography, after, last if province == "own" else None)
    if district == "foreign":
        return Place("unknown") if province == "own" else Place("outside")
    if district == "ambiguous":
        return Place("ambiguous")
    if isinstance(district, Area):
        place = _in_district(left, geography, district)
        return _in_namesake_province(place, parts, geography, _scheme_order(scheme, after)) or place
    return _bare_commune(parts, geography, _scheme_order(scheme, after))


def _as_district(part: Segment) -> Segment:
    return part if part.kind else Segment("_district", part.key, False)


def _take_province(parts: list[Segment], geography: Geography) -> tuple[str | None, list[Segment]]:
    last = parts[-1]
    glued = last.key[2:] if last.kind is None and last.key.startswith("tp") else ""
    key = glued if geography.is_own(glued) else last.key
    if last.kind not in (None, "tinh", "thanh pho", "_district"):
        return None, parts
    is_district = bool(geography.districts.get(last.key)) and last.kind != "tinh"
    if geography.is_own(key) and not is_district and (last.kind or len(parts) > 1 or key in geography.own):
        newer = key in geography.own_new and key not in geography.own
        return ("own_new" if newer else "own"), parts[:-1]
    if key in geography.foreign and not is_district and not (last.kind is None and _is_commune(key, geography)):
        return "foreign", parts[:-1]
    if last.kind == "tinh":
        return "foreign", parts[:-1]
    return None, parts


def _is_commune(key: str, geography: Geography) -> bool:
    return key in geography.old_communes or key in geography.new_communes


def _take_district(parts: list[Segment], geography: Geography, after: bool | None, province: str | None):
    last, left = parts[-1], parts[:-1]
    if last.kind in COMMUNE_TYPES or last.is_within:
        return None, parts
    found = geography.within(geography.district(last.key, last.kind), province)
    if len(found) > 1:  # of two districts of one name the one that has the commune named beside it
        having = tuple(district for district in found if _in_district(left, geography, district).state == "ok")
        found = having if len(having) == 1 else found
    if last.kind in DISTRICT_TYPES or last.kind == "_district":
        return (found[0], left) if len(found) == 1 else ("ambiguous" if found else "foreign", left)
    is_alone = not [part for part in left if not part.is_within]
    if is_alone and after and geography.new(last.key):
        return None, parts
    if len(found) == 1:
        return found[0], left
    if found:
        return "ambiguous", left
    if last.key in geography.foreign_districts and not _is_commune(last.key, geography):
        return "foreign", left
    return None, parts


def _in_district(left: list[Segment], geography: Geography, district: Area) -> Place:
    named = [part for part in left if not part.is_within and part.kind not in DISTRICT_TYPES]
    typed = [part for part in named if part.kind in COMMUNE_TYPES]
    for part in [*reversed(typed), *reversed(named[-1:])]:
        found = _as_said(geography.old(part.key, part.kind, district.code), part)
        if len(found) == 1:
            return Place("ok", SCHEME_OLD, found[0].code, district.code)
        if found:
            return Place("ambiguous", SCHEME_OLD, None, district.code)
    return Place("district_only", None, None, district.code)


def _in_namesake_province(place: Place, parts: list[Segment], geography: Geography, order: tuple[str, ...]) -> Place | None:
    """The commune of "Phường Sa Huỳnh, Quảng Ngãi": a last name without its type is the province where its city of the
    same name has no such commune and the province has one."""
    if place.state != "district_only" or parts[-1].kind is not None or not geography.is_own(parts[-1].key):
        return None
    elsewhere = _bare_commune(parts[:-1], geography, order)
    return elsewhere if elsewhere.state == "ok" else None


def _as_said(found: tuple[Area, ...], part: Segment) -> tuple[Area, ...]:
    """Of several names that differ only by accents (Minh Quán, Minh Quân) the one written with its accents."""
    if len(found) < 2:
        return found
    exact = tuple(area for area in found if part.said.strip().endswith(area.name))
    return exact if len({area.name for area in exact}) == 1 and len({area.name for area in found}) > 1 else found


def _scheme_order(scheme: str | None, after: bool | None) -> tuple[str, ...]:
    if scheme:
        return (scheme,)
    if after is False:
        return (SCHEME_OLD,)
    return SCHEME_NEW, SCHEME_OLD


def _bare_commune(parts: list[Segment], geography: Geography, order: tuple[str, ...]) -> Place:
    typed = [part for part in parts if part.kind in COMMUNE_TYPES]
    named = [part for part in parts if part.kind is None and not part.is_within]
    for part in [*reversed(typed), *reversed(named[-1:])]:
        place = _commune(part, geography, order)
        if place:
            return place
    return Place("unknown")


def _commune(part: Segment, geography: Geography, order: tuple[str, ...]) -> Place | None:
    read = {SCHEME_OLD: geography.old, SCHEME_NEW: geography.new}
    found = {scheme: _as_said(read[scheme](part.key, part.kind), part) for scheme in order}
    if part.kind:
        exact = {s: tuple(a for a in areas if a.kind == part.kind) for s, areas in found.items()}
        ranked = [(s, exact[s]) for s in order] + [(s, found[s]) for s in order]
    else:
        ranked = [(s, found[s]) for s in order]
    for scheme, areas in ranked:
        if len(areas) == 1:
            return Place("ok", scheme, areas[0].code, areas[0].district)
        if areas:
            return Place("ambiguous", scheme)
    return None
