"""What must hold between the files: every end of a link exists, windows of one rule do not overlap."""

from collections.abc import Mapping

import polars as pl

from council.contracts.law import TARGET, TARGETS
from council.errors import CouncilError

# table, columns, table they point to, its columns
_LINKS: tuple[tuple[str, tuple[str, ...], str, tuple[str, ...]], ...] = (
    ("eligible_group", ("source_id",), "law_source", ("source_id",)),
    ("hardship_proof", ("source_id",), "law_source", ("source_id",)),
    ("sla_rule", ("source_id",), "law_source", ("source_id",)),
    ("stage_order", ("source_id",), "law_source", ("source_id",)),
    ("quota_rule", ("source_id",), "law_source", ("source_id",)),
    ("calendar_day", ("source_id",), "law_source", ("source_id",)),
    ("event", ("source_id",), "law_source", ("source_id",)),
    ("parameter", ("source_id",), "law_source", ("source_id",)),
    ("area_xwalk", ("from_scheme", "from_code"), "area", ("scheme", "code")),
    ("area_xwalk", ("to_scheme", "to_code"), "area", ("scheme", "code")),
    ("area", ("scheme", "parent_code"), "area", ("scheme", "code")),
    ("area", ("scheme", "province_code"), "area", ("scheme", "code")),
    ("agency_unit", ("district_code",), "area", ("code",)),
    ("agency_unit", ("province_code", "successor_id"), "agency_unit", ("province_code", "unit_id")),
    ("area_peer", ("scheme", "code"), "area", ("scheme", "code")),
    ("tile_cell", ("scheme", "code"), "area", ("scheme", "code")),
)
_WINDOWS = {"parameter": ("name",), "hardship_proof": ("listed",),
            "eligible_group": ("group_code", "role", "condition", "condition_value")}


def inconsistencies(tables: Mapping[str, pl.DataFrame], files: Mapping[str, str]) -> list[CouncilError]:
    """One sentence for every dangling end, every overlap of validity (half-open) and every target that cannot be meant."""
    return [*_dangling(tables, files), *_overlapping(tables, files), *_targets(tables["parameter"], files["parameter"])]


def _targets(rows: pl.DataFrame, file: str) -> list[CouncilError]:
    """A target names a figure that has one, in its unit; a share lies between 0 and 1."""
    known, found = ", ".join(f"{TARGET}{code} ({unit})" for code, unit in TARGETS.items()), []
    mine = rows.filter(pl.col("name").str.starts_with(TARGET))
    for name, value, unit in mine.select("name", "value", "unit").iter_rows():
        wanted = TARGETS.get(name.removeprefix(TARGET))
        if wanted is None or unit != wanted or (wanted == "share" and value > 1):
            found.append(CouncilError(
                f"data/{file}: mục tiêu {name} = {value:g} {unit} không hiểu được; viết một trong: {known}; tỷ lệ từ 0 đến 1, "
                "5% là 0.05.",
                f"data/{file}: target {name} = {value:g} {unit} cannot be meant; write one of: {known}; shares from 0 to 1, "
                "5% is 0.05."))
    return found


def _dangling(tables: Mapping[str, pl.DataFrame], files: Mapping[str, str]) -> list[CouncilError]:
    found = []
    for table, columns, target, target_columns in _LINKS:
        ends = tables[table].select(columns).drop_nulls().unique()
        lost = ends.join(tables[target], left_on=columns, right_on=target_columns, how="anti").sort(columns)
        found += [CouncilError(
            f"data/{files[table]}: {', '.join(columns)} = {', '.join(row)} không có trong data/{files[target]}; "
            "hãy sửa mã hoặc thêm dòng.",
            f"data/{files[table]}: {', '.join(columns)} = {', '.join(row)} is not in data/{files[target]}; "
            "correct the code or add the row.") for row in lost.iter_rows()]
    return found


def _overlapping(tables: Mapping[str, pl.DataFrame], files: Mapping[str, str]) -> list[CouncilError]:
    found = []
    for table, keys in _WINDOWS.items():
        rows = tables[table].sort(*keys, "valid_from")
        ends = pl.col("valid_to").shift(1).over(keys)
        later = pl.col("valid_from").shift(1).over(keys).is_not_null()
        bad = rows.filter(later & (ends.is_null() | (ends > pl.col("valid_from"))))
        found += [CouncilError(
            f"data/{files[table]}: hai dòng của {', '.join(str(v) for v in row[:-1])} cùng có hiệu lực ngày "
            f"{row[-1]:%d/%m/%Y}; hãy ghi valid_to cho dòng cũ.",
            f"data/{files[table]}: two rows of {', '.join(str(v) for v in row[:-1])} are in force on "
            f"{row[-1]:%d/%m/%Y}; give the older row its valid_to.")
            for row in bad.select(*keys, "valid_from").iter_rows()]
    return found
