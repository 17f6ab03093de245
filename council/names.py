"""Keys of Vietnamese names: one to search without accents, one to sort in Vietnamese order by plain bytes."""

import re
import unicodedata

_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_SECOND = {("a", _BREVE), ("e", _CIRCUMFLEX), ("o", _CIRCUMFLEX), ("u", _HORN)}
_THIRD = {("a", _CIRCUMFLEX), ("o", _HORN)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def name_key(name: str) -> str:
    """``name`` in lower case without accents, đ as d, apostrophes dropped, other signs as single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`]", "", bare.replace("đ", "d"))).split())


def sort_key(name: str) -> str:
    """A key whose binary order is Vietnamese order: letters a ă â b c d đ …, then tones, numbers by value.

    Letters come first (``{`` and ``|`` sort after every letter, so ă = ``a{`` and â = ``a|``), then, after a space,
    one digit per word for its tone (none, huyền, hỏi, ngã, sắc, nặng). Words are divided by ``!``.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name.lower()).replace("_", " "))
    letters = "!".join(_letters(word) for word in words)
    return f"{letters} {''.join(_tone(word) for word in words)}"


def _letters(word: str) -> str:
    if word.isdigit():
        return word.zfill(4)
    key = []
    for letter in word:
        base, *marks = unicodedata.normalize("NFD", letter.replace("đ", "d{"))
        key.append(base)
        if "{" in marks or any((base, mark) in _SECOND for mark in marks):
            key.append("{")
        elif any((base, mark) in _THIRD for mark in marks):
            key.append("|")
    return "".join(key)


def _tone(word: str) -> str:
    marks = (_TONES[c] for c in unicodedata.normalize("NFD", word) if c in _TONES)
    return next(marks, "0")


def spaced(code: str) -> str:
    """A provider's code as it is read: "TGV05" -> "TGV 05"."""
    return re.sub(r"(?<=[A-Za-z])(?=\d)", " ", code)
