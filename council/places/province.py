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


def guess_province(texts: Iterable[str], area: pl.DataFrame, area_xwalk: pl.DataFrame | None = None) -> str | None:
    """The former two-digit code of the province most texts speak of; None where two are about equally likely.

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
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 1.5 * best[1][1]):
        return None
    return best[0][0]


def _first_known(words: str, known: dict[str, list[tuple[str, float]]]) -> list[tuple[str, float]]:
    parts = name_key(words).split()
    for length in range(min(5, len(parts)), 0, -1):
        name = " ".join(parts[:length])
        if name in known:
            return known[name]
    return []


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
