"""The names of one province's districts and communes in both schemes, ready to be looked up."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from council.names import name_key

SCHEME_OLD, SCHEME_NEW = "GSO_PRE2025", "GSO_2025"
TYPES = {
    "thi tran": "thi tran", "tt": "thi tran", "thi xa": "thi xa", "tx": "thi xa", "thanh pho": "thanh pho",
    "tp": "thanh pho", "t p": "thanh pho", "dac khu": "dac khu", "dk": "dac khu", "phuong": "phuong", "p": "phuong",
    "quan": "quan", "q": "quan", "huyen": "huyen", "h": "huyen", "tinh": "tinh", "t": "tinh", "xa": "xa", "x": "xa",
}
DISTRICT_TYPES = frozenset(("huyen", "quan", "thi xa", "thanh pho"))
COMMUNE_TYPES = frozenset(("xa", "phuong", "thi tran", "dac khu"))


_TYPE = re.compile("^(?:thị trấn|thị xã|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh) ")


@dataclass(frozen=True)
class Area:
    """One district or commune: ``kind`` is its type without accents (huyen, phuong), ``name`` the rest; ``district`` of a
    commune before the switch, ``province`` = name key of a district's former province."""

    code: str
    kind: str
    district: str | None = None
    name: str = ""
    province: str | None = None


def split_type(key: str) -> tuple[str | None, str]:
    """("quan", "le chan") from "quan le chan" or "q le chan"; the type is None where none stands in front."""
    for words in (2, 1):
        head, rest = " ".join(key.split()[:words]), " ".join(key.split()[words:])
        if rest and head in TYPES:
            return TYPES[head], rest.lstrip("0") if rest.isdigit() else rest
    return None, key


@dataclass(frozen=True)
class Geography:
    """Names of one (former) province, and enough of the others to know a foreign one.

    ``districts``, ``old_communes``, ``new_communes``: name key -> areas; ``own``, ``own_new``: name keys of the former
    and of the merged province; ``foreign``: name keys of all other provinces; ``foreign_districts``: name key -> types.
    ``dashed``: names that carry a dash of their own; ``switch``: the first day of the new scheme;
    ``pieces``: parts of addresses read already.
    """

    province_code: str
    province_kind: str
    own: frozenset[str]
    own_new: frozenset[str]
    foreign: frozenset[str]
    districts: dict[str, tuple[Area, ...]]
    old_communes: dict[str, tuple[Area, ...]]
    new_communes: dict[str, tuple[Area, ...]]
    foreign_districts: dict[str, frozenset[str]]
    default_district: dict[str, str]
    dashed: tuple[str, ...]
    switch: dt.date
    _initials: dict[str, tuple[Area, ...]] = field(default_factory=dict)
    pieces: dict[str, list[Any]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, area: pl.DataFrame, area_xwalk: pl.DataFrame, province_code: str) -> "Geography":
        """From the reference tables area and area_xwalk; ``province_code`` is the former two-digit code."""
        old = area.filter(pl.col("scheme") == SCHEME_OLD)
        new = area.filter(pl.col("scheme") == SCHEME_NEW)
        provinces = area.filter(pl.col("kind") == "province")
        # of a merged council several: all former provinces stand under one code, its own first
        own = old.filter((pl.col("kind") == "province") & (pl.col("province_code") == province_code))
        own = own.sort(pl.col("code") != province_code, maintain_order=True)
        merged = _target(area_xwalk, province_code)
        own_new = new.filter((pl.col("kind") == "province") & (pl.col("code") == merged))
        districts = old.filter((pl.col("kind") == "district") & (pl.col("province_code") == province_code))
        communes = old.filter((pl.col("kind") == "commune") & (pl.col("province_code") == province_code))
        mine = frozenset(_keys(own["name_vi"]))
        mine_new = frozenset(_keys(own_new["name_vi"]))
        elsewhere = old.filter((pl.col("kind") == "district") & (pl.col("province_code") != province_code))
        indexed = _index(districts, provinces=dict(zip(own["code"], _keys(own["name_vi"]), strict=True)))
        return cls(
            province_code=province_code, province_kind=_kind(own["name_vi"][0]) if own.height else "tinh",
            own=mine, own_new=mine_new, foreign=frozenset(_keys(provinces["name_vi"])) - mine - mine_new,
            districts=indexed, old_communes=_index(communes, with_parent=True),
            new_communes=_index(new.filter((pl.col("kind") == "commune") & (pl.col("province_code") == merged))),
            foreign_districts={key: frozenset(a.kind for a in areas) for key, areas in _index(elsewhere).items()},
            default_district=_defaults(area_xwalk),
            dashed=tuple(name.lower() for name in area["name_short"].to_list() if "-" in name),
            switch=new["valid_from"].drop_nulls().min() or dt.date.max,
            _initials=_by_initials(indexed))

    def district(self, key: str, kind: str | None = None) -> tuple[Area, ...]:
        """Districts called ``key`` (or with these initials); the type only decides between two of one name."""
        found = self.districts.get(key) or self._initials.get(key.replace(" ", "")) or ()
        return _by_kind(found, kind)

    def within(self, districts: tuple[Area, ...], province: str | None) -> tuple[Area, ...]:
        """Of several ``districts`` of one name those of the former province named, in a council that has several."""
        if len(districts) < 2 or province is None:
            return districts
        found = tuple(d for d in districts if d.province in (province, None) or _short(d.province) == province.replace(" ", ""))
        return found or districts

    def old(self, key: str, kind: str | None = None, district: str | None = None) -> tuple[Area, ...]:
        """Communes before the switch called ``key``, in one district if it is given."""
        found = tuple(a for a in self.old_communes.get(key, ()) if district in (None, a.district))
        return _by_kind(found, kind)

    def new(self, key: str, kind: str | None = None) -> tuple[Area, ...]:
        """Communes after the switch called ``key``."""
        return _by_kind(self.new_communes.get(key, ()), kind)

    def knows(self, key: str) -> bool:
        """Whether a district or commune of the province is called ``key``."""
        return key in self.districts or key in self.old_communes or key in self.new_communes

    def is_own(self, key: str) -> bool:
        """Whether ``key`` names the province, its initials included."""
        return key in self.own or key in self.own_new or key.replace(" ", "") in {_short(k) for k in self.own}


def _by_kind(found: tuple[Area, ...], kind: str | None) -> tuple[Area, ...]:
    same = tuple(area for area in found if area.kind == kind)
    return same if len(found) > 1 and same else found


def _kind(name_vi: str) -> str:
    return split_type(name_key(name_vi))[0] or ""


def _keys(names: pl.Series) -> list[str]:
    return [split_type(name_key(name))[1] for name in names.to_list()]


def _short(key: str) -> str:
    return "".join(word[0] for word in key.split())


def _index(areas: pl.DataFrame, *, with_parent: bool = False, provinces: dict[str, str] | None = None
           ) -> dict[str, tuple[Area, ...]]:  # fmt: skip
    index: dict[str, tuple[Area, ...]] = {}
    for code, name, parent in areas.select("code", "name_vi", "parent_code").iter_rows():
        kind, key = split_type(name_key(name))
        area = Area(code, kind or "", parent if with_parent else None, _TYPE.sub("", name.lower()), (provinces or {}).get(parent))
        index[key] = (*index.get(key, ()), area)
    return index


def _by_initials(districts: dict[str, tuple[Area, ...]]) -> dict[str, tuple[Area, ...]]:
    index: dict[str, tuple[Area, ...]] = {}
    for key, areas in districts.items():
        short = _short(key)
        joined = key.replace(" ", "")
        if len(short) > 1 and not re.search(r"\d", short):
            index[short] = (*index.get(short, ()), *areas)
        if joined not in (key, short):
            index[joined] = (*index.get(joined, ()), *areas)
    return index


def _target(xwalk: pl.DataFrame, province_code: str) -> str | None:
    row = xwalk.filter((pl.col("from_scheme") == SCHEME_OLD) & (pl.col("to_scheme") == SCHEME_NEW)
                       & (pl.col("from_code") == province_code) & (pl.col("method") != "other"))
    return row["to_code"][0] if row.height else None


def _defaults(xwalk: pl.DataFrame) -> dict[str, str]:
    rows = xwalk.filter((pl.col("from_scheme") == SCHEME_NEW) & (pl.col("to_scheme") == SCHEME_OLD)
                        & pl.col("method").is_in(["exact", "default", "manual"]))
    return dict(rows.select("from_code", "to_code").iter_rows())
