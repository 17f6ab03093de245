"""Write data/reference/area.csv, area_xwalk.csv and agency_unit.csv; for developers, run by hand.

Source: the package vietnamadminunits 1.0.4 (MIT licence, see data/reference/NOTICE.md), its tables
``admin_units_legacy`` and ``admin_units`` (names and codes only; no coordinates) and its converter by name keys,
turned here into a code-to-code table. Run again with the same version, the files are identical, byte for byte.

    python tools/make_reference.py [FOLDER]        # default data/reference
"""

import json
import sqlite3
import sys
from collections import Counter
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from council.names import name_key, sort_key  # noqa: E402

EXPECTED_VERSION = "1.0.4"
OLD, NEW = "GSO_PRE2025", "GSO_2025"
REFORM = "2025-07-01"
AREA_COLUMNS = ("scheme", "kind", "code", "name_vi", "name_short", "unit_type", "parent_code", "province_code",
                "name_key", "sort_key", "valid_from", "valid_to", "is_draft")
POLICE = "2025-03-01"
UNIT_COLUMNS = ("unit_id", "province_code", "sector", "level", "name_vi", "district_code", "court_area_code",
                "valid_from", "valid_to", "successor_id", "aliases")
DISTRICT_OFFICES = (
    ("CA", "police", "Công an {}", POLICE, "CA_T"),
    ("NTG", "detention", "Nhà tạm giữ Công an {}", POLICE, "TTG"),
    ("VKS", "procuracy", "Viện kiểm sát nhân dân {}", REFORM, None),
    ("TA", "court", "Tòa án nhân dân {}", REFORM, None),
)
PROVINCE_OFFICES = (
    ("CA_T", "police", "Công an {}", ("Cơ quan Cảnh sát điều tra Công an {}",)),
    ("TTG", "detention", "Trại tạm giam Công an {}", ("Trại tạm giam {}",)),
    ("VKS_T", "procuracy", "Viện kiểm sát nhân dân {}", ()),
    ("TA_T", "court", "Tòa án nhân dân {}", ()),
)
# What a district of this type was called before it was upgraded; its units' older papers carry that name.
EARLIER_TYPES = {"Thành phố": ("Thị xã", "Huyện"), "Thị xã": ("Huyện",), "Quận": ("Huyện",)}
XWALK_COLUMNS = ("from_scheme", "from_code", "to_scheme", "to_code", "method", "weight")


def load() -> tuple[pl.DataFrame, pl.DataFrame, dict]:
    """The old units, the new units and the converter as the package ships them."""
    found = version("vietnamadminunits")
    if found != EXPECTED_VERSION:
        raise SystemExit(f"vietnamadminunits {found} is installed; this generator was checked with {EXPECTED_VERSION}.")
    folder = files("vietnamadminunits") / "data"
    with sqlite3.connect(f"file:{folder / 'dataset.db'}?mode=ro", uri=True) as connection:
        old = _query(connection, "select province, provinceShort, provinceKey, provinceCode, district, districtShort,"
                                 " districtType, districtKey, districtCode, ward, wardShort, wardType, wardKey,"
                                 " wardCode from admin_units_legacy")
        new = _query(connection, "select province, provinceShort, provinceKey, provinceCode, ward, wardShort, wardType,"
                                 " wardKey, wardCode from admin_units")
    return old, new, json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))


def _query(connection: sqlite3.Connection, sql: str) -> pl.DataFrame:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return pl.DataFrame(cursor.fetchall(), schema=dict.fromkeys(names, pl.String), orient="row")


def areas(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """All areas of both schemes with keys, sorted by scheme, kind and code."""
    parts = [
        _level(old, OLD, "province", "province", None),
        _level(old, OLD, "district", "district", "provinceCode"),
        _level(old.filter(pl.col("wardCode").is_not_null()), OLD, "commune", "ward", "districtCode"),
        _level(new, NEW, "province", "province", None),
        _level(new, NEW, "commune", "ward", "provinceCode"),
    ]
    return pl.concat(parts).unique().sort("scheme", pl.col("kind").replace_strict(
        {"province": 0, "district": 1, "commune": 2}), "code", descending=[True, False, False]).select(AREA_COLUMNS)


def _level(units: pl.DataFrame, scheme: str, kind: str, prefix: str, parent: str | None) -> pl.DataFrame:
    name, short = pl.col(prefix), pl.col(f"{prefix}Short")
    typed = pl.col(f"{prefix}Type") if prefix != "province" else name.str.extract("^(Tỉnh|Thành phố)")
    is_old = scheme == OLD
    return units.select(
        scheme=pl.lit(scheme), kind=pl.lit(kind), code=pl.col(f"{prefix}Code"), name_vi=name, name_short=short,
        unit_type=typed, parent_code=pl.col(parent) if parent else pl.lit(None, pl.String),
        province_code=pl.col("provinceCode"),
        name_key=short.map_elements(name_key, return_dtype=pl.String),
        sort_key=short.map_elements(sort_key, return_dtype=pl.String),
        valid_from=pl.lit(None if is_old else REFORM, pl.String),
        valid_to=pl.lit(REFORM if is_old else None, pl.String),
        is_draft=pl.lit(not is_old),
    ).unique()


def commune_pairs(old: pl.DataFrame, new: pl.DataFrame, converter: dict) -> list[tuple[str, str, str, str]]:
    """(old district, old commune or island district, new commune, method) for every old unit."""
    old_codes = {f"{p}_{d}_{w or ''}": (district, ward or district) for p, d, w, district, ward in old.select(
        "provinceKey", "districtKey", "wardKey", "districtCode", "wardCode").iter_rows()}
    new_codes = {(p, w): code for p, w, code in new.select("provinceKey", "wardKey", "wardCode").iter_rows()}
    pairs = []
    for province, targets in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for target, sources in targets.items():
            pairs += [(*old_codes[source], new_codes[province, target], "exact") for source in sources]
    for province, splits in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, targets in splits.items():
            pairs += [(*old_codes[source], new_codes[province, target["newWardKey"]],
                       "default" if target["isDefaultNewWard"] else "other") for target in targets]
    return sorted(set(pairs))


def back_to_districts(pairs: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str]]:
    """(new commune, old district, method): the district giving most default communes is the default one."""
    weight: dict[str, Counter] = {}
    for district, _, target, method in pairs:
        weight.setdefault(target, Counter())[district] += 0 if method == "other" else 1
    rows = []
    for target, districts in weight.items():
        main = min(districts, key=lambda district: (-districts[district], district))
        for district in districts:
            method = "exact" if len(districts) == 1 else "default" if district == main else "other"
            rows.append((target, district, method))
    return rows


def crosswalk(old: pl.DataFrame, new: pl.DataFrame, converter: dict) -> pl.DataFrame:
    """Old provinces, communes and island districts to new ones, and new communes back to old districts."""
    pairs = commune_pairs(old, new, converter)
    old_province = dict(old.select("provinceKey", "provinceCode").unique().iter_rows())
    new_province = dict(new.select("provinceKey", "provinceCode").unique().iter_rows())
    rows = [(OLD, old_province[source], NEW, new_province[target], "exact", None)
            for target, sources in converter["DICT_PROVINCE"].items() for source in sources]
    rows += [(OLD, source, NEW, target, method, None) for _, source, target, method in pairs]
    rows += [(NEW, source, OLD, district, method, None) for source, district, method in back_to_districts(pairs)]
    return pl.DataFrame(sorted(rows, key=lambda row: (row[0] != OLD, len(row[1]), row[1], row[4], row[3])),
                        schema=dict.fromkeys(XWALK_COLUMNS, pl.String), orient="row")


def agency_units(area: pl.DataFrame, xwalk: pl.DataFrame) -> pl.DataFrame:
    """Units of all former provinces by rule; regional units come from each council's own court areas.

    District police and custody houses end before 01/03/2025, district procuracies and courts before 01/07/2025.
    Provincial units go on: where the province was merged, the names of 2025 are aliases.
    """
    old = area.filter(pl.col("scheme") == OLD)
    districts = old.filter(pl.col("kind") == "district").to_dicts()
    taken = {(row["province_code"], _typed(row["unit_type"], row["name_short"])) for row in districts}
    rows = [unit for row in districts for unit in _district_units(row, taken)]
    later = _later_names(area, xwalk)
    rows += [unit for row in old.filter(pl.col("kind") == "province").to_dicts()
             for unit in _province_units(row, later[row["code"]])]
    return pl.DataFrame(rows, schema=dict.fromkeys(UNIT_COLUMNS, pl.String), orient="row").sort(
        "province_code", pl.col("district_code").fill_null(""), "unit_id")


def _typed(unit_type: str, short: str) -> str:
    """"quận Hồng Bàng", "quận 1": the type in lower case before the name, once."""
    return f"{unit_type.lower()} {short.removeprefix(unit_type).strip()}"


def _district_units(row: dict, taken: set[tuple[str, str]]) -> list[tuple]:
    name = _typed(row["unit_type"], row["name_short"])
    kinds = () if row["name_short"].startswith(row["unit_type"]) else EARLIER_TYPES.get(row["unit_type"], ())
    earlier = [other for kind in kinds
               if (row["province_code"], other := _typed(kind, row["name_short"])) not in taken]
    return [
        (f"{prefix}_{row['code']}", row["province_code"], sector, "district", office.format(name), row["code"], None,
         None, end, successor, ";".join(office.format(other) for other in earlier) or None)
        for prefix, sector, office, end, successor in DISTRICT_OFFICES
    ]


def _province_units(row: dict, later: str) -> list[tuple]:
    name = row["name_vi"][0].lower() + row["name_vi"][1:]
    units = []
    for unit_id, sector, office, others in PROVINCE_OFFICES:
        names = [form.format(n) for n in dict.fromkeys((name, later)) for form in (office, *others)]
        units.append((unit_id, row["code"], sector, "province", names[0], None, None, None, None, None,
                      ";".join(names[1:]) or None))
    units.append(("CAX", row["code"], "police", "commune", "Công an cấp xã", None, None, POLICE, None, None,
                  "Công an xã, phường, thị trấn;Công an các xã, phường, đặc khu"))
    return units


def _later_names(area: pl.DataFrame, xwalk: pl.DataFrame) -> dict[str, str]:
    """Former province code -> full name of its province of 2025, its first letter in lower case."""
    new = dict(area.filter(pl.col("scheme") == NEW, pl.col("kind") == "province").select("code", "name_vi").iter_rows())
    links = xwalk.filter(pl.col("from_scheme") == OLD, pl.col("from_code").str.len_chars() == 2)
    return {old: new[to][0].lower() + new[to][1:] for old, to in links.select("from_code", "to_code").iter_rows()}


def peers(area: pl.DataFrame) -> pl.DataFrame:
    """Former districts by their type: what a council starts from; it says better in its own reference/area_peer.csv."""
    districts = area.filter(pl.col("scheme") == OLD, pl.col("kind") == "district")
    group = pl.when(pl.col("unit_type") == "Huyện").then(pl.lit("rural")).otherwise(pl.lit("urban"))
    return districts.select("scheme", "code", group.alias("peer_group"))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "reference"
    old, new, converter = load()
    area = areas(old, new)
    area.write_csv(folder / "area.csv")
    xwalk = crosswalk(old, new, converter)
    xwalk.write_csv(folder / "area_xwalk.csv")
    peers(area).write_csv(folder / "area_peer.csv")
    agency_units(area, xwalk).write_csv(folder / "agency_unit.csv")


if __name__ == "__main__":
    main()
