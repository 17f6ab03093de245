"""Which province a set of files belongs to, from titles and unit names."""

import re
from collections import Counter
from collections.abc import Iterable

import polars as pl

from council.cells.unique import bare
from council.names import name_key
from council.places.geography import SCHEME_NEW, SCHEME_OLD, split_type

_MARK = re.compile(r"\b(?:tinh|thanh pho|tp)\.? +([a-z][a-z ]{2,30})")
_DISTRICT = re.compile(r"\b(?:huyen|quan|thi xa|thanh pho|tp|h|q|tx)\.? +([a-z][a-z ]{2,30})")

LEAST_DISTRICTS = 3


def guess_province(texts: Iterable[str], area: pl.DataFrame, area_xwalk: pl.DataFrame | None = None) -> str | None:
    """The former two-digit code of the province most texts speak of; None where two are about equally likely that did
    not become one province.

    Each distinct text votes once per name. A province named with its type counts 3; a name that also stands for a
    merged province counts 1.5 for the former province of that name and 1 for the others it came from; a district
    named with its type counts 3, shared out among the provinces that have one of that name.
    """
    provinces, districts = _names(area, area_xwalk)
    votes: Counter[str] = Counter()
    for text in set(texts):
        plain = bare(text.replace("_", " "))
        for match in _MARK.finditer(plain):
            for code, weight in _first_known(match[1], provinces):
                votes[code] += weight
        for match in _DISTRICT.finditer(plain):
            for code, weight in _first_known(match[1], districts):
                votes[code] += weight
    if not votes:
        return None
    (best, most), *_ = votes.most_common(1)
    rivals = {code for code, count in votes.items() if code != best and most < 1.5 * count}
    return best if rivals <= set(_merged_with(best, area_xwalk)) else None


def guess_former(texts: Iterable[str], code: str, area: pl.DataFrame, area_xwalk: pl.DataFrame) -> tuple[str, ...]:
    """Former provinces that one council covers, its leading code first; () where it is ``code`` alone.

    Another former province of the same province of 2025 belongs to it if at least three districts of names that only it
    has are named with their type, and at least a third as many as of ``code``. Of a merged council the former province
    that has the name of today's leads.
    """
    fellows = _merged_with(code, area_xwalk)
    if not fellows:
        return ()
    _, districts = _names(area, area_xwalk)
    named: dict[str, set[str]] = {}
    for text in set(texts):
        for match in _DISTRICT.finditer(bare(text.replace("_", " "))):
            name = _known_name(match[1], districts)
            if name is not None and len(districts[name]) == 1:
                named.setdefault(districts[name][0][0], set()).add(name)
    least = max(LEAST_DISTRICTS, len(named.get(code, ())) / 3)
    found = [code, *(other for other in fellows if len(named.get(other, ())) >= least)]
    if len(found) == 1:
        return ()
    provinces = area.filter(pl.col("kind") == "province").select("scheme", "code", "name_short")
    names = {(scheme, one): name for scheme, one, name in provinces.iter_rows()}
    today = {names[SCHEME_NEW, new] for new in _today(area_xwalk, code)}
    return tuple(sorted(found, key=lambda one: (names[SCHEME_OLD, one] not in today, found.index(one))))


def _merged_with(code: str, xwalk: pl.DataFrame | None) -> list[str]:
    """Other former provinces of the province of 2025 that ``code`` became part of."""
    if xwalk is None:
        return []
    return [former for new in _today(xwalk, code) for former in _former(xwalk, new) if former != code]


def _today(xwalk: pl.DataFrame, code: str) -> list[str]:
    """Codes of 2025 that former province ``code`` became part of: one, or none where it is not known."""
    became = (pl.col("from_scheme") == SCHEME_OLD) & (pl.col("to_scheme") == SCHEME_NEW) & (pl.col("from_code") == code)
    return xwalk.filter(became)["to_code"].to_list()


def _known_name(words: str, known: dict[str, list[tuple[str, float]]]) -> str | None:
    """The longest beginning of ``words`` that is a name, at most five words."""
    parts = name_key(words).split()
    beginnings = (" ".join(parts[:length]) for length in range(min(5, len(parts)), 0, -1))
    return next((name for name in beginnings if name in known), None)


def _first_known(words: str, known: dict[str, list[tuple[str, float]]]) -> list[tuple[str, float]]:
    name = _known_name(words, known)
    return [] if name is None else known[name]


def _names(area: pl.DataFrame, xwalk: pl.DataFrame | None):
    provinces: dict[str, list[tuple[str, float]]] = {}
    named = area.filter(pl.col("kind") == "province").select("scheme", "code", "name_vi")
    merged = {split_type(name_key(name))[1]: _former(xwalk, code)
              for scheme, code, name in named.iter_rows() if scheme == SCHEME_NEW}
    for code, name in named.filter(pl.col("scheme") == SCHEME_OLD).select("code", "name_vi").iter_rows():
        key = split_type(name_key(name))[1]
        provinces[key] = [(code, 1.5 if len(merged.get(key, ())) > 1 else 3.0)]
    for key, former in merged.items():
        known = {code for code, _ in provinces.get(key, [])}
        provinces.setdefault(key, []).extend((code, 1.0) for code in former if code not in known)
    districts: dict[str, list[tuple[str, float]]] = {}
    rows = area.filter((pl.col("kind") == "district") & (pl.col("scheme") == SCHEME_OLD))
    for code, name in rows.select("province_code", "name_vi").iter_rows():
        districts.setdefault(split_type(name_key(name))[1], []).append((code, 1.0))
    return provinces, {key: [(code, 3 / len(found)) for code, _ in found] for key, found in districts.items()}


def _former(xwalk: pl.DataFrame | None, code: str) -> list[str]:
    if xwalk is None:
        return []
    rows = xwalk.filter((pl.col("from_scheme") == SCHEME_OLD) & (pl.col("to_scheme") == SCHEME_NEW)
                        & (pl.col("to_code") == code) & (pl.col("from_code").str.len_chars() == 2))
    return rows["from_code"].to_list()
