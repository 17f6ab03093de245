"""A council whose province was merged from several: their districts, communes and units under one former code."""

from collections.abc import Mapping

import polars as pl

from council.errors import CouncilError

OLD, NEW = "GSO_PRE2025", "GSO_2025"


def with_former(tables: Mapping[str, pl.DataFrame], lead: str, former: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    """``area``, ``agency_unit`` and ``tile_cell`` as if the former provinces ``former`` had always been ``lead``.

    District units keep their ids, which hold the district's code. Units of the province as a whole (CA_T, TA_T …) are one
    unit for all former provinces, also before the merger. The tile grids of the former provinces do not fit together and
    are left out. Raises CouncilError where the codes do not all lead to one province of 2025.
    """
    others = [code for code in former if code != lead]
    if not others:
        return {}
    _check(tables["area_xwalk"], lead, others)
    theirs = pl.col("province_code").is_in(others)
    moved = (pl.col("scheme") == OLD) & theirs
    lead_code = pl.when(moved).then(pl.lit(lead)).otherwise("province_code")
    area = tables["area"].with_columns(province_code=lead_code)
    units = tables["agency_unit"].filter(~(theirs & pl.col("district_code").is_null()))
    units = units.with_columns(province_code=pl.when(theirs).then(pl.lit(lead)).otherwise("province_code"))
    tiles = tables["tile_cell"].filter(~pl.col("council").is_in([lead, *others]))
    return {"area": area, "agency_unit": units, "tile_cell": tiles}


def _check(xwalk: pl.DataFrame, lead: str, others: list[str]) -> None:
    links = xwalk.filter((pl.col("from_scheme") == OLD) & (pl.col("to_scheme") == NEW) & (pl.col("method") != "other"))
    after = dict(links.select("from_code", "to_code").iter_rows())
    wrong = [code for code in others if after.get(code) is None or after.get(code) != after.get(lead)]
    if wrong:
        raise CouncilError(
            f"council.toml, former_provinces: mã tỉnh cũ {', '.join(wrong)} không cùng nhập vào một tỉnh với {lead}; sửa lại mã.",
            f"council.toml, former_provinces: former codes {', '.join(wrong)} did not become one province with {lead}; "
            "correct the codes.",
        )
