"""Who carries out a case: names in a cell, their titles and their shares of the case."""

import re

import polars as pl

from council.cells.unique import bare, over_unique, tidy
from council.names import name_key

_TITLE = re.compile(
    r"^\s*(?:trợ giúp viên(?: pháp lý)?|tgvpl|tgv|luật sư|ls|cộng tác viên|ctv|tư vấn viên(?: pháp luật)?|tvv(?:pl)?"
    r"|ông|bà|đ/c|đồng chí)(?:\s*[.:]\s*|\s+|$)", re.IGNORECASE)
_KINDS = {"tro giup vien": "TGVPL", "tro giup vien phap ly": "TGVPL", "tgvpl": "TGVPL", "tgv": "TGVPL",
          "luat su": "lawyer", "ls": "lawyer", "cong tac vien": "collaborator", "ctv": "collaborator",
          "tu van vien": "consultant",
          "tu van vien phap luat": "consultant", "tvv": "consultant", "tvvpl": "consultant"}
_SPLIT = re.compile(r"\s*(?:[;\n+]|,(?!\d)|\bvà\b|&)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)")
# a number or the officer's code before the name: "1. ", "TGV03 - "
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}\s*[.)/]|[A-Z]{2,6}\d{1,4}\s*[-–:.])\s*(?=[^\W\d])")
_TAIL = re.compile(r"\s*[:\-–=]\s*(\d{1,3}(?:[.,]\d+)?\s*%|0[.,]\d+)\s*$")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_PART = re.compile(r"(?<![\d.,/])(0[.,]\d+|[01](?:[.,]0+)?)(?![\d.,]*\d)")


def providers(values: pl.Series) -> pl.DataFrame:
    """``names`` (titles removed, in order), ``keys``, ``kinds`` (null where no title), ``shares`` (null = not stated).

    The lists of one row are equally long, ``shares`` excepted: null unless every name has one.
    """
    lists = {"names": pl.List(pl.String), "keys": pl.List(pl.String), "kinds": pl.List(pl.String),
             "shares": pl.List(pl.Float64)}
    return over_unique(values, _providers, lists)


def _providers(text: str) -> tuple[list[str], list[str], list[str | None], list[float] | None]:
    found: list[tuple[str, str | None]] = []
    own: list[float | None] = []
    common: list[float] = []
    for part in _SPLIT.split(_BRACKET.sub(_keep_commas, text)):
        note, tail = _BRACKET.search(part), _TAIL.search(part)
        name, kind = _titled(_NUMBERED.sub("", _TAIL.sub("", _BRACKET.sub(" ", part))))
        parts = _amounts(note[1].replace("\x00", ",")) if note else _amounts(tail[1]) if tail else []
        if note and "moi" in bare(note[1]):
            common = parts
        if any(c.isalpha() for c in name):
            found.append((name, kind))
            own.append(parts[0] if len(parts) == 1 and not common else None)
    shares: list[float | None] = [common[0]] * len(found) if common else own
    stated = [share for share in shares if share is not None]
    keys = [name_key(name) for name, _ in found]
    return [n for n, _ in found], keys, [k for _, k in found], stated if found and len(stated) == len(found) else None


def _keep_commas(match: re.Match[str]) -> str:
    return "(" + match[1].replace(",", "\x00").replace(";", "\x00") + ")"


def _titled(text: str) -> tuple[str, str | None]:
    name, kind = tidy(text).strip(" .,-:"), None
    while match := _TITLE.match(name):
        kind = kind or _KINDS.get(name_key(match[0]))
        name = name[match.end():].strip(" .,-:")
    return name, kind


def shares(values: pl.Series) -> pl.DataFrame:
    """Shares standing alone ("0,7/0,3", "70% - 30%", "1.0"): ``shares`` (0 to 1, in order), ``state``."""
    return over_unique(values, _shares, {"shares": pl.List(pl.Float64), "state": pl.String})


def _shares(text: str) -> tuple[list[float] | None, str]:
    if not tidy(text):
        return None, "empty"
    found = _amounts(text)
    words = _PART.sub("", _PERCENT.sub("", text.replace("/", " / "))).lower()
    rest = re.sub(r"[\s/;,.:()&+\-]|và|mỗi người|mỗi", "", words)
    if not found or rest or not all(0 < share <= 1 for share in found):
        return None, "unreadable"
    return found, "ok"


def _amounts(text: str) -> list[float]:
    percents = _PERCENT.findall(text)
    if percents:
        return [float(part.replace(",", ".")) / 100 for part in percents]
    return [float(part.replace(",", ".")) for part in _PART.findall(text.replace("/", " / "))]
