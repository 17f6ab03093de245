"""The parts of an address: what each says it is (xã, huyện, tỉnh) and the name it gives."""

import re
import unicodedata
from dataclasses import dataclass

from council.names import name_key
from council.places.geography import Geography, split_type

_TYPE_WORD = re.compile(
    r"\s+(?=(?:(?<!thị )xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|(?:tp|h|q|p|x|tx|tt)\.)\s*\S)")
_COMMAS = re.compile(r"[,;\n()/|]|\s*[-–—]\s*(?=[^\W\d_])")
_WITHIN = {"so", "to", "thon", "xom", "tdp", "khu", "kp", "ap", "ban", "lang", "doi", "duong", "pho", "ngo", "ngach",
           "hem", "khoi", "cum", "nha", "chung", "toa", "lo", "can", "khom", "buon", "soc", "ngoai", "sn"}
_MOST_KNOWN = 200_000


@dataclass(frozen=True)
class Segment:
    """One part: ``kind`` its type without accents, ``key`` the name's key, ``said`` the words in small letters.

    ``is_within``: a house, street or hamlet, below the commune.
    """

    kind: str | None
    key: str
    is_within: bool
    said: str = ""


def segments(text: str, geography: Geography) -> list[Segment]:
    """The parts of ``text`` from left to right."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").lower()
    pieces = _COMMAS.split(_joined(plain, geography) if "-" in plain else plain)
    known = geography.pieces
    if len(known) > _MOST_KNOWN:
        known.clear()
    for piece in pieces:
        if piece not in known:
            known[piece] = [_segment(part, geography) for part in _TYPE_WORD.split(piece) if name_key(part)]
    return [segment for piece in pieces for segment in known[piece]]


def _segment(part: str, geography: Geography) -> Segment:
    key = name_key(part)
    kind, rest = split_type(key)
    # Names such as Quán Toan or Sở Dầu begin like "quận" or "số" without accents.
    if geography.knows(key) and not (kind and geography.knows(rest)):
        return Segment(None, key, False, part)
    return Segment(kind, rest, kind is None and (key.split()[0] in _WITHIN or key[0].isdigit()), part)


def _joined(plain: str, geography: Geography) -> str:
    for name in geography.dashed:
        plain = plain.replace(name, name.replace("-", " "))
    return plain
