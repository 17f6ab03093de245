"""Which file counts: copies of the same cells, older versions of one return, and those that cannot be decided."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

import polars as pl

from council.names import name_key

_OLD = re.compile(r"\b(ban cu|cu|old|nhap|ban nhap|du thao|truoc sua)\b")
_NEW = re.compile(r"\b(gui lai|ban moi|moi|sua|da sua|chinh sua|chinh thuc|final|new|thay the|dinh chinh|bo sung lai|resend)\b")
_NUMBERED = re.compile(r"\bv(?:er)?\.?\s*(\d{1,2})\b|\blan\s*(\d{1,2})\b|\bban\s*(\d{1,2})\b")
_BRACKET = re.compile(r"\((\d{1,2})\)\s*$")
_UNMARKED, _RESENT = 1.5, 50.0
_SAME_DOCUMENT = 0.5


@dataclass(frozen=True)
class Verdict:
    """What becomes of the rows of one form in one file: ``current``, ``copy``, ``superseded`` or ``held``."""

    outcome: str
    by: str | None = None


def mark(file: str) -> float:
    """How new the name says the file is: below 1.5 for an older version, above for a newer one, 1.5 for no mark."""
    parts = unicodedata.normalize("NFC", file).replace("_", " ").rsplit("/", 1)
    folders, stem = (parts[0], parts[1]) if len(parts) == 2 else ("", parts[0])
    stem = re.sub(r"\.[A-Za-z]{2,4}$", "", stem)
    bracket = _BRACKET.search(stem)
    plain = name_key(stem)
    numbered = _NUMBERED.search(plain)
    if _OLD.search(plain):
        return 0.0
    if bracket:
        return _RESENT + int(bracket[1])
    if _NEW.search(plain) or _NEW.search(name_key(folders)):
        return _RESENT
    return float(next(n for n in numbered.groups() if n)) if numbered else _UNMARKED


def verdicts(rows: pl.DataFrame, batches: dict[str, int]) -> dict[tuple[str, str], Verdict]:
    """(file, format) -> verdict.

    ``rows``: one row per data row with ``file, format, unit_id, period_start, period_end, cells`` (its text without
    number) and ``person`` (key of the person or of the row); ``batches``: file -> number of its import.
    """
    parts = _parts(rows)
    found = _copies(parts, batches)
    found |= _versions({key: part for key, part in parts.items() if key not in found}, batches)
    return {key: found.get(key, Verdict("current")) for key in parts}


@dataclass(frozen=True)
class _Part:
    cells: tuple[str, ...]
    people: frozenset[str]
    key: tuple


def _parts(rows: pl.DataFrame) -> dict[tuple[str, str], _Part]:
    grouped = rows.group_by("file", "format").agg(
        pl.col("cells").sort(),
        pl.col("person").drop_nulls().unique(),
        pl.col("unit_id").drop_nulls().mode().sort().first().alias("unit"),
        pl.col("period_start").min(),
        pl.col("period_end").max(),
    )
    return {
        (file, form): _Part(tuple(cells), frozenset(people), (form, unit, start, end))
        for file, form, cells, people, unit, start, end in grouped.iter_rows()
    }


def _copies(parts: dict[tuple[str, str], _Part], batches: dict[str, int]) -> dict[tuple[str, str], Verdict]:
    same: dict[tuple, list[tuple[str, str]]] = defaultdict(list)
    for key, part in parts.items():
        same[(key[1], part.cells)].append(key)
    found = {}
    for keys in same.values():
        first, *others = sorted(keys, key=lambda key: (batches.get(key[0], 0), mark(key[0]), key[0]))
        found |= {key: Verdict("copy", first[0]) for key in others}
    return found


def _versions(parts: dict[tuple[str, str], _Part], batches: dict[str, int]) -> dict[tuple[str, str], Verdict]:
    same: dict[tuple, list[tuple[str, str]]] = defaultdict(list)
    for key, part in parts.items():
        same[part.key].append(key)
    found: dict[tuple[str, str], Verdict] = {}
    for keys in same.values():
        ranked = sorted(keys, key=lambda key: (batches.get(key[0], 0), mark(key[0]), key[0]), reverse=True)
        for i, older in enumerate(ranked):
            newer = next((key for key in ranked[:i] if _is_same_document(parts[key], parts[older])), None)
            if newer is None:
                continue
            is_undecided = (batches.get(newer[0], 0), mark(newer[0])) == (batches.get(older[0], 0), mark(older[0]))
            found[older] = Verdict("held" if is_undecided else "superseded", newer[0])
            if is_undecided and newer not in found:
                found[newer] = Verdict("held", older[0])
    return found


def _is_same_document(one: _Part, other: _Part) -> bool:
    """Whether at least half of the persons of either stand in the other (else they are parts of one return)."""
    more = max(len(one.people), len(other.people))
    return more > 0 and len(one.people & other.people) >= _SAME_DOCUMENT * more
