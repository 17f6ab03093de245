"""Codes of the Centre's cases, docket numbers of agencies, offences and relations in dispute."""

import csv
import re
from functools import lru_cache
from pathlib import Path

import polars as pl

from council.cells.unique import bare, over_unique, tidy
from council.names import name_key

OFFENCES = Path(__file__).resolve().parents[2] / "data" / "formats" / "offences.csv"
_CASE = re.compile(r"\b([a-z]{2,8}\d{0,2})\s*[./\-]\s*([a-z]{2,6})\s*[./\-]\s*(\d{1,5})\s*[./\-]\s*((?:19|20)\d{2})\b")
_OWN = re.compile(r"[a-z\d]+(?:[./\-_][a-z\d]+){1,5}")
# a code that a sentence names: "Đã thụ lý, mã vụ việc VV-2024-000013"
_SAID = re.compile(r"(?i)\b(?:mã(?:\s+(?:số|hồ sơ|vụ việc|vv))*|hồ sơ số|vụ việc số)\s*:?\s*([^\W_]+(?:[./\-_][^\W_]+)+)")
_OF_AGENCIES = frozenset(("qd", "tb", "cv", "ct", "kl", "bb", "hsst", "hspt", "dsst", "dspt"))
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FORMS = {"tgtt": "PROC", "bc": "PROC", "bv": "PROC", "tv": "ADV", "tvpl": "ADV", "ddntt": "REP", "dd": "REP"}
_WRITTEN = {"ddntt": "ĐDNTT", "dd": "ĐD"}
_DOCKET = re.compile(r"(?<![\d/])0*(\d{1,5})\s*/\s*(?:((?:19|20)\d{2})\s*/\s*)?([a-z][a-z\d.\-]*(?:\s*-\s*[a-z]+)?)")
_STAGE_ENDS = {"st": "FIRST_INSTANCE", "pt": "APPEAL"}
_FIELDS = (("hngd", "FAM"), ("kdtm", "OTHER"), ("ktva", "CRIM"), ("ktbc", "CRIM"), ("kt", "CRIM"), ("hs", "CRIM"),
           ("ds", "CIV"), ("hn", "FAM"), ("hc", "ADM"), ("ld", "LAB"))
_ARTICLE = re.compile(r"\b(?:dieu|d)\.?\s*(\d{2,3})([a-z]?)\b")
_LAW_WORDS = re.compile(
    r"\b(?:quy dinh tai|theo|toi danh(?! bac\b)|toi|diem [a-z]\b|khoan \d+|k\.?\s*\d+|(?:dieu|d)\.?\s*\d{2,3}[a-z]?"
    r"|bo luat hinh su|blhs|nam (?:19|20)\d{2})\b"
    r"(?:\s*(?:,|va)\s*(?=\d|diem|khoan))?")


def case_codes(values: pl.Series) -> pl.DataFrame:
    """The Centre's case code anywhere in a text: ``case_id`` (org.form.serial.year), ``case_form``, ``case_year``."""
    return over_unique(values, _case, {"case_id": pl.String, "case_form": pl.String, "case_year": pl.Int64,
                                       "state": pl.String})


def _case(text: str) -> tuple[str | None, str | None, int | None, str]:
    plain = bare(text)
    if not plain:
        return None, None, None, "empty"
    match = _CASE.search(plain)
    if not match:
        return _own_code(tidy(text), plain)
    org, form, serial, year = match.groups()
    shown = _WRITTEN.get(form, form.upper())
    return f"{org.upper()}.{shown}.{int(serial):03d}.{year}", _FORMS.get(form), int(year), "ok"


def _own_code(text: str, plain: str) -> tuple[str | None, str | None, int | None, str]:
    """A code in the Centre's own shape ("VV-2024-000012", "AG/TGTT/2025/0052", "TGPL26.027-TT"): kept as it is written.

    It is one token of letters, digits and signs between them, with at least one letter and two digits.
    """
    said = _SAID.search(text)
    text, plain = (said[1], bare(said[1])) if said else (text, plain)
    if not _OWN.fullmatch(plain) or not any(c.isalpha() for c in plain) or sum(c.isdigit() for c in plain) < 2:
        return None, None, None, "unreadable"
    parts = re.split(r"[./\-_]", plain)
    if any(part in _OF_AGENCIES or part.startswith(("tlst", "tlpt", "qdkt")) for part in parts):
        return None, None, None, "unreadable"  # the number of a court's docket, a decision or a paper
    form = next((_FORMS[part] for part in parts if part in _FORMS), None)
    year = next((int(part) for part in parts if _YEAR.fullmatch(part)), None)
    return text.upper(), form, year, "ok"


def dockets(values: pl.Series) -> pl.DataFrame:
    """Case, decision and docket numbers: ``case_no`` (zeros in front gone, capitals), ``field`` and ``stage`` shown."""
    schema = {"case_no": pl.String, "field": pl.String, "stage": pl.String, "state": pl.String}
    return over_unique(values, _docket, schema)


def _docket(text: str) -> tuple[str | None, str | None, str | None, str]:
    plain = bare(text)
    if not plain.strip("-. 0"):
        return None, None, None, "empty"
    match = _DOCKET.search(plain)
    if not match:
        return tidy(text).upper() or None, None, None, "ok" if any(c.isdigit() for c in plain) else "unreadable"
    kind = re.sub(r"\s", "", match[3])
    parts = [part for part in re.split(r"[-.]", kind) if part]
    stage = next((_STAGE_ENDS[part[-2:]] for part in parts if part[-2:] in _STAGE_ENDS), None)
    field = next((field for part in reversed(parts) for start, field in _FIELDS if part.startswith(start)), None)
    shown = kind.upper().replace("HNGD", "HNGĐ").replace("QD", "QĐ")
    number = "/".join(part for part in (str(int(match[1])), match[2], shown) if part)
    return number, field, stage, "ok"


def offences(values: pl.Series) -> pl.DataFrame:
    """``offence_text``, ``offence_key`` (no accents, no article, no word "tội"), ``offence_article``.

    Where only the article stands, the key is that of the offence's name in data/formats/offences.csv.
    """
    schema = {"offence_text": pl.String, "offence_key": pl.String, "offence_article": pl.Int64}
    return over_unique(values, _offence, schema)


def _offence(text: str) -> tuple[str | None, str | None, int | None]:
    clean = tidy(text)
    if not clean:
        return None, None, None
    plain = bare(clean)
    match = _ARTICLE.search(plain)
    article = int(match[1]) if match else None
    key = name_key(_LAW_WORDS.sub(" ", plain))
    if not key and article is not None:
        key = _offence_names().get(article, "")
    return clean, key or None, article


def offence_keys() -> list[str]:
    """Keys of the offences in data/formats/offences.csv."""
    return list(_offence_names().values())


@lru_cache(maxsize=1)
def _offence_names() -> dict[int, str]:
    with OFFENCES.open(encoding="utf-8", newline="") as lines:
        return {int(row["article"]): name_key(row["name_vi"]) for row in csv.DictReader(lines)}
