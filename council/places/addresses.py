"""Addresses and places: from "tổ 4, X. Nam Sơn, H. An Dương, HP" to a commune, a former district or "outside"."""

import re
import unicodedata
from dataclasses import dataclass

from council.names import name_key
from council.places.geography import COMMUNE_TYPES, DISTRICT_TYPES, SCHEME_NEW, SCHEME_OLD, Area, Geography, split_type

_TYPE_WORD = re.compile(
    r"\s+(?=(?:(?<!thị )xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|(?:tp|h|q|p|x|tx|tt)\.)\s*\S)")
_COMMAS = re.compile(r"[,;\n()/|]|\s*[-–—]\s*(?=[^\W\d_])")
_WITHIN = {"so", "to", "thon", "xom", "tdp", "khu", "kp", "ap", "ban", "lang", "doi", "duong", "pho", "ngo", "ngach",
           "hem", "khoi", "cum", "nha", "chung", "toa", "lo", "can", "khom", "buon", "soc", "ngoai", "sn"}


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


@dataclass(frozen=True)
class _Segment:
    kind: str | None
    key: str
    is_within: bool
    said: str = ""


def locate(text: str, geography: Geography, *, after: bool | None, scheme: str | None = None,
           district_text: str = "") -> Place:
    """The place ``text`` means.

    ``after``: whether the row is dated after the switch to the new communes (None = not known); ``scheme`` fixes the
    scheme where the column says so; ``district_text`` is a district column beside it.
    """
    segments = _segments(text, geography)
    if district_text:
        segments += [_as_district(segment) for segment in _segments(district_text, geography)]
    if not segments:
        return Place("empty")
    province, segments = _take_province(segments, geography)
    if province == "foreign":
        return Place("outside")
    if province == "own_new" and after is False:
        return Place("outside")
    if not segments:
        return Place("province_only")
    district, left = _take_district(segments, geography, after)
    if district == "foreign":
        return Place("unknown") if province == "own" else Place("outside")
    if district == "ambiguous":
        return Place("ambiguous")
    if isinstance(district, Area):
        return _in_district(left, geography, district)
    return _bare_commune(segments, geography, _scheme_order(scheme, after))


def _segments(text: str, geography: Geography) -> list[_Segment]:
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").lower()
    pieces = _COMMAS.split(_joined(plain, geography) if "-" in plain else plain)
    known = geography.pieces
    for piece in pieces:
        if piece not in known:
            known[piece] = [_segment(part, geography) for part in _TYPE_WORD.split(piece) if name_key(part)]
    return [segment for piece in pieces for segment in known[piece]]


def _segment(part: str, geography: Geography) -> _Segment:
    key = name_key(part)
    kind, rest = split_type(key)
    # Names such as Quán Toan or Sở Dầu begin like "quận" or "số" without accents.
    if geography.knows(key) and not (kind and geography.knows(rest)):
        return _Segment(None, key, False, part)
    return _Segment(kind, rest, kind is None and (key.split()[0] in _WITHIN or key[0].isdigit()), part)


def _joined(plain: str, geography: Geography) -> str:
    for name in geography.dashed:
        plain = plain.replace(name, name.replace("-", " "))
    return plain


def _as_district(segment: _Segment) -> _Segment:
    return segment if segment.kind else _Segment("_district", segment.key, False)


def _take_province(segments: list[_Segment], geography: Geography) -> tuple[str | None, list[_Segment]]:
    last = segments[-1]
    glued = last.key[2:] if last.kind is None and last.key.startswith("tp") else ""
    key = glued if geography.is_own(glued) else last.key
    if last.kind not in (None, "tinh", "thanh pho", "_district"):
        return None, segments
    is_district = bool(geography.districts.get(last.key)) and last.kind != "tinh"
    if geography.is_own(key) and not is_district and (last.kind or len(segments) > 1 or key in geography.own):
        newer = key in geography.own_new and key not in geography.own
        return ("own_new" if newer else "own"), segments[:-1]
    if key in geography.foreign and not is_district and not (last.kind is None and _is_commune(key, geography)):
        return "foreign", segments[:-1]
    if last.kind == "tinh":
        return "foreign", segments[:-1]
    return None, segments


def _is_commune(key: str, geography: Geography) -> bool:
    return key in geography.old_communes or key in geography.new_communes


def _take_district(segments: list[_Segment], geography: Geography, after: bool | None):
    last, left = segments[-1], segments[:-1]
    if last.kind in COMMUNE_TYPES or last.is_within:
        return None, segments
    found = geography.district(last.key, last.kind)
    if last.kind in DISTRICT_TYPES or last.kind == "_district":
        return (found[0], left) if len(found) == 1 else ("ambiguous" if found else "foreign", left)
    is_alone = not [segment for segment in left if not segment.is_within]
    if is_alone and after and geography.new(last.key):
        return None, segments
    if len(found) == 1:
        return found[0], left
    if found:
        return "ambiguous", left
    if last.key in geography.foreign_districts and not _is_commune(last.key, geography):
        return "foreign", left
    return None, segments


def _in_district(left: list[_Segment], geography: Geography, district: Area) -> Place:
    named = [segment for segment in left if not segment.is_within and segment.kind not in DISTRICT_TYPES]
    typed = [segment for segment in named if segment.kind in COMMUNE_TYPES]
    for segment in [*reversed(typed), *reversed(named[-1:])]:
        found = _as_said(geography.old(segment.key, segment.kind, district.code), segment)
        if len(found) == 1:
            return Place("ok", SCHEME_OLD, found[0].code, district.code)
        if found:
            return Place("ambiguous", SCHEME_OLD, None, district.code)
    return Place("district_only", None, None, district.code)


def _as_said(found: tuple[Area, ...], segment: _Segment) -> tuple[Area, ...]:
    """Of several names that differ only by accents (Minh Quán, Minh Quân) the one written with its accents."""
    if len(found) < 2:
        return found
    exact = tuple(area for area in found if segment.said.strip().endswith(area.name))
    return exact if len({area.name for area in exact}) == 1 and len({area.name for area in found}) > 1 else found


def _scheme_order(scheme: str | None, after: bool | None) -> tuple[str, ...]:
    if scheme:
        return (scheme,)
    if after is False:
        return (SCHEME_OLD,)
    return SCHEME_NEW, SCHEME_OLD


def _bare_commune(segments: list[_Segment], geography: Geography, order: tuple[str, ...]) -> Place:
    typed = [segment for segment in segments if segment.kind in COMMUNE_TYPES]
    named = [segment for segment in segments if segment.kind is None and not segment.is_within]
    for segment in [*reversed(typed), *reversed(named[-1:])]:
        place = _commune(segment, geography, order)
        if place:
            return place
    return Place("unknown")


def _commune(segment: _Segment, geography: Geography, order: tuple[str, ...]) -> Place | None:
    read = {SCHEME_OLD: geography.old, SCHEME_NEW: geography.new}
    found = {scheme: _as_said(read[scheme](segment.key, segment.kind), segment) for scheme in order}
    if segment.kind:
        exact = {s: tuple(a for a in areas if a.kind == segment.kind) for s, areas in found.items()}
        ranked = [(s, exact[s]) for s in order] + [(s, found[s]) for s in order]
    else:
        ranked = [(s, found[s]) for s in order]
    for scheme, areas in ranked:
        if len(areas) == 1:
            return Place("ok", scheme, areas[0].code, areas[0].district)
        if areas:
            return Place("ambiguous", scheme)
    return None
