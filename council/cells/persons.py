"""Names and personal numbers."""

import re

import polars as pl

from council.cells.unique import over_unique, tidy
from council.names import name_key

_PLAIN_FLOAT = re.compile(r"([0-9]+)[.,]0+")
_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]+))?e\+?([0-9]{1,2})", re.IGNORECASE)
_PROVINCES = range(1, 97)
_ROUNDED = re.compile(r"\d+0{6}")


def names(values: pl.Series) -> pl.DataFrame:
    """``name`` (tidied, capitals set back), ``name_key`` (no accents) and ``name_tokens_key`` (its words sorted)."""
    return over_unique(values, _name, {"name": pl.String, "name_key": pl.String, "name_tokens_key": pl.String})


def _name(text: str) -> tuple[str | None, str | None, str | None]:
    name = tidy(text).strip(" ,;.:-")
    if not any(c.isalpha() for c in name):
        return None, None, None
    if name.isupper() or name.islower():
        name = " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))
    key = name_key(name)
    return name, key, " ".join(sorted(key.split()))


def id_numbers(values: pl.Series) -> pl.DataFrame:
    """12-digit personal numbers: ``id_number``, ``id_flag`` (ok, repaired, lost, old_9_digits), ``state``.

    Spaces, dots and apostrophes go; zeros that a number cell drops in front come back (repaired); a rounded number, a
    scientific notation with too few digits or another length is lost; nine digits are the older card (kept null).
    """
    return over_unique(values, _id, {"id_number": pl.String, "id_flag": pl.String, "state": pl.String})


def _id(text: str) -> tuple[str | None, str | None, str]:
    clean = re.sub(r"[\s'’`‘\u00a0]", "", text)
    if not clean.strip("-–.0") or not re.search("[0-9]", clean):
        return None, None, "unreadable" if any(c.isalnum() and not c.isdigit() for c in clean) else "empty"
    digits = _digits(clean)
    if digits is None:
        return None, "lost", "digits_lost" if _SCIENTIFIC.fullmatch(clean) else "unreadable"
    if len(digits) == 9:
        return None, "old_9_digits", "old_number"
    full = digits.zfill(12)
    is_short = len(digits) < 12 and (len(digits) < 10 or digits.startswith("0"))
    if is_short or len(digits) > 12 or _ROUNDED.fullmatch(digits) or not _is_possible(full):
        return None, "lost", "digits_lost"
    return full, "ok" if len(digits) == 12 else "repaired", "ok"


def _digits(clean: str) -> str | None:
    whole = _PLAIN_FLOAT.fullmatch(clean)
    if whole and len(whole[1]) >= 8:
        return whole[1]
    power = _SCIENTIFIC.fullmatch(clean)
    if power:
        fraction, size = power[2] or "", int(power[3])
        return power[1] + fraction if len(fraction) == size else None
    digits = re.sub(r"[.\-]", "", clean)
    return digits if digits.isascii() and digits.isdigit() else None


def _is_possible(number: str) -> bool:
    return int(number[:3]) in _PROVINCES and number[3] in "0123"


def id_facts(numbers: pl.Series) -> pl.DataFrame:
    """``birth_year`` and ``sex`` (M, F) that 12-digit numbers state: digit 4 is century and sex, 5 and 6 the year."""
    frame = numbers.cast(pl.String).alias("n").to_frame()
    fourth = pl.col("n").str.slice(3, 1).cast(pl.Int32, strict=False)
    year = pl.col("n").str.slice(4, 2).cast(pl.Int32, strict=False)
    return frame.select(
        birth_year=1900 + 100 * (fourth // 2) + year,
        sex=pl.when(fourth % 2 == 0).then(pl.lit("M")).when(fourth % 2 == 1).then(pl.lit("F")),
    )
