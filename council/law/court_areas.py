"""Court areas (khu vực) of one council, made from its list of communes: areas, crosswalk and regional units."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from council.contracts import REFERENCE
from council.names import name_key, sort_key

SINCE = date(2025, 7, 1)
_OFFICES = {"VKS": ("procuracy", "Viện kiểm sát nhân dân"), "TA": ("court", "Tòa án nhân dân")}


def with_areas(tables: Mapping[str, pl.DataFrame], rows: pl.DataFrame, province_code: str) -> dict[str, pl.DataFrame]:
    """``area``, ``area_xwalk`` and ``agency_unit`` with the court areas of ``rows`` added or replaced."""
    known = rows.filter(pl.col("court_area").is_not_null() & pl.col("commune_code").is_not_null())
    pairs = known.select("court_area", "commune_code").unique("commune_code", keep="first", maintain_order=True)
    codes = pairs["court_area"].unique().sort()
    province = _new_province(tables, province_code)
    units = regional_units(codes, province["name_short"], province_code)
    old_units = _with_successors(tables, pairs, province_code)
    return {
        "area": _put(tables["area"], _areas(codes, province["code"]), "area"),
        "area_xwalk": _put(tables["area_xwalk"].filter(
            (pl.col("to_scheme") != "COURT_2025") | ~pl.col("from_code").is_in(pairs["commune_code"].implode())),
            _crosswalk(pairs), "area_xwalk"),
        "agency_unit": _put(old_units, units, "agency_unit"),
    }


def regional_units(codes: pl.Series, province_name: str, province_code: str) -> pl.DataFrame:
    """Procuracies VKS_KVn and courts TA_KVn of the court areas ``codes``, in force from 01/07/2025."""
    areas = pl.DataFrame({"court_area_code": codes})
    parts = [
        areas.with_columns(
            unit_id=pl.format(f"{prefix}_KV{{}}", "court_area_code"), province_code=pl.lit(province_code),
            sector=pl.lit(sector), level=pl.lit("region"), valid_from=pl.lit(SINCE),
            name_vi=pl.format(f"{office} khu vực {{}} - {province_name}", "court_area_code"))
        for prefix, (sector, office) in _OFFICES.items()
    ]
    return pl.concat(parts)


def _new_province(tables: Mapping[str, pl.DataFrame], province_code: str) -> dict[str, str]:
    """The province of 2025 that took over former province ``province_code``; the former one if it is unknown."""
    links = tables["area_xwalk"].filter(pl.col("from_scheme") == "GSO_PRE2025", pl.col("from_code") == province_code)
    provinces = tables["area"].filter(pl.col("kind") == "province")
    new = provinces.join(links, left_on=["scheme", "code"], right_on=["to_scheme", "to_code"], how="semi")
    found = new if new.height else provinces.filter(pl.col("code") == province_code)
    empty = {"code": province_code, "name_short": province_code}
    return found.select("code", "name_short").row(0, named=True) if found.height else empty


def _areas(codes: pl.Series, province_code: str) -> pl.DataFrame:
    names = [f"Khu vực {code}" for code in codes]
    return pl.DataFrame({
        "code": codes, "name_vi": names, "name_short": names, "name_key": [name_key(name) for name in names],
        "sort_key": [sort_key(name) for name in names],
    }).with_columns(scheme=pl.lit("COURT_2025"), kind=pl.lit("court_area"), unit_type=pl.lit("Khu vực"),
                    province_code=pl.lit(province_code), valid_from=pl.lit(SINCE), is_draft=pl.lit(True))


def _crosswalk(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.select(from_scheme=pl.lit("GSO_2025"), from_code="commune_code", to_scheme=pl.lit("COURT_2025"),
                        to_code="court_area", method=pl.lit("exact"))


def _with_successors(tables: Mapping[str, pl.DataFrame], pairs: pl.DataFrame, province_code: str) -> pl.DataFrame:
    """Units with the regional unit that follows a district unit whose whole district lies in one court area."""
    old = tables["area"].filter(pl.col("scheme") == "GSO_PRE2025", pl.col("province_code") == province_code)
    links = tables["area_xwalk"].filter(
        pl.col("from_scheme") == "GSO_PRE2025", pl.col("to_scheme") == "GSO_2025", pl.col("method") != "other")
    placed = (
        old.filter(pl.col("kind") != "province").join(links, left_on="code", right_on="from_code")
        .join(pairs, left_on="to_code", right_on="commune_code")
        .group_by(pl.when(pl.col("kind") == "district").then("code").otherwise("parent_code").alias("district_code"))
        .agg(pl.col("court_area").unique()).filter(pl.col("court_area").list.len() == 1)
        .select("district_code", area=pl.col("court_area").list.first(), province_code=pl.lit(province_code))
    )
    follows = pl.col("sector").is_in([sector for sector, _ in _OFFICES.values()]) & (pl.col("level") == "district")
    successor = pl.when(follows & pl.col("area").is_not_null()).then(
        pl.format("{}_KV{}", pl.col("unit_id").str.extract("^([A-Z]+)_"), "area"))
    units = tables["agency_unit"].join(placed, on=["district_code", "province_code"], how="left")
    return units.with_columns(successor_id=pl.coalesce(successor, "successor_id")).drop("area")


def _put(old: pl.DataFrame, new: pl.DataFrame, table: str) -> pl.DataFrame:
    schema = REFERENCE[table]
    kinds = schema.create_empty().schema
    complete = new.select([(pl.col(name).cast(kind) if name in new.columns else pl.lit(None, kind)).alias(name)
                           for name, kind in kinds.items()])
    return pl.concat([old.join(complete, on=schema.primary_key(), how="anti").select(list(kinds)), complete])
