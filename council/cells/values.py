"""Numbers, yes and no, ditto marks and tidied text."""

import re

import polars as pl

from council.cells.unique import bare, over_unique, tidy
from council.cells.vocabulary import Vocabularies, shipped
from council.cells.written import written

_DITTO = re.compile(r"(?:[\"“”″'`,]{1,3}|-?\s*nt\s*-?|-?\s*n/t\s*-?|nhu tren|nhu o tren|nhu dong tren|-//-|//|idem)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3}){1,4}")
_WHOLE = re.compile(r"(\d{1,15})(?:[.,]0+)?")
_PARTY = re.compile(r"(nguyen don|nguoi khoi kien|nd|nkk|bi don|nguoi bi kien|bd|nbk)\s*[:=\-]?\s*", re.IGNORECASE)
_PLAINTIFF = {"nguyen don", "nguoi khoi kien", "nd", "nkk"}


def tidied(values: pl.Series) -> pl.Series:
    """Composed characters, single spaces, no blank ends; blank and lone dashes become null."""
    return over_unique(values, lambda text: (tidy(text) or None,), {"text": pl.String}).to_series()


def dittos(values: pl.Series) -> pl.Series:
    """True where a cell only repeats the one above (", nt, -nt-, như trên)."""
    return over_unique(values, lambda text: (bool(_DITTO.fullmatch(bare(text))),), {"is_ditto": pl.Boolean}).to_series()


def counts(values: pl.Series) -> pl.DataFrame:
    """Whole numbers (``count``, ``state``): "12", "12.0", "1.234", a dash for none; anything else is unreadable."""
    return over_unique(values, _count, {"count": pl.Int64, "state": pl.String})


def _count(text: str) -> tuple[int | None, str]:
    clean = " ".join(text.replace("\u00a0", " ").split())
    if not clean:
        return None, "empty"
    if not clean.strip("-–— "):
        return 0, "ok"
    whole = _WHOLE.fullmatch(clean) if not _GROUPED.fullmatch(clean) else None
    if whole:
        return int(whole[1]), "ok"
    return (int(re.sub(r"\D", "", clean)), "ok") if _GROUPED.fullmatch(clean) else (None, "unreadable")


def decimals(values: pl.Series) -> pl.DataFrame:
    """Decimal numbers with comma or point (``amount``, ``state``); a percent sign divides by 100."""
    return over_unique(values, _decimal, {"amount": pl.Float64, "state": pl.String})


def _decimal(text: str) -> tuple[float | None, str]:
    clean = re.sub(r"\s", "", text)
    if not clean.strip("-–—"):
        return None, "empty"
    match = re.fullmatch(r"(-?\d{1,15}(?:[.,]\d{1,15})?)(%?)", clean)
    if not match:
        return None, "unreadable"
    amount = float(match[1].replace(",", "."))
    return (amount / 100 if match[2] else amount), "ok"


def flags(values: pl.Series, *, dates_mean_yes: bool = False, vocabularies: Vocabularies | None = None) -> pl.DataFrame:
    """Yes and no (``flag``, ``state``) by the vocabulary yes_no; with ``dates_mean_yes`` a date is a yes."""
    words = vocabularies or shipped()
    schema = {"flag": pl.Boolean, "state": pl.String}
    return over_unique(values, lambda text: _flag(text, dates_mean_yes, words), schema)


def _flag(text: str, dates_mean_yes: bool, words: Vocabularies) -> tuple[bool | None, str]:
    if not text.strip():
        return None, "empty"
    code, is_known = words.look_up("yes_no", text)
    if is_known:
        return (None if code is None else code == "yes"), "ok"
    if dates_mean_yes and written(text).form in ("ordered", "slash", "day_month"):
        return True, "ok"
    return None, "unreadable"


def party_words(values: pl.Series) -> pl.DataFrame:
    """What a cell says of each party of a civil matter ("NĐ: x, BĐ: chưa"): ``plaintiff``, ``respondent``.

    A text that names no party stands for both; a party that a text about the other does not name is null.
    """
    return over_unique(values, _parties, {"plaintiff": pl.String, "respondent": pl.String})


def _parties(text: str) -> tuple[str | None, str | None]:
    clean = tidy(text)
    if not clean:
        return None, None
    said: dict[bool, str] = {}
    for piece in re.split(r"[;,\n]", clean):
        match = _PARTY.search(bare(piece))
        if match:
            said[match[1] in _PLAINTIFF] = _without_party(piece)
    return (said.get(True), said.get(False)) if said else (clean, clean)


def _without_party(piece: str) -> str:
    plain = tidy(piece)
    match = _PARTY.search(bare(plain))
    rest = plain[match.end():].strip(" :,-") if match and match.start() == 0 else plain
    return rest or plain
