"""Law and reference tables for tests about persons: the product's own rows, units of the sample added."""

import json
from pathlib import Path

import polars as pl

from council.contracts import ALL

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "tests" / "samples" / "hai_phong" / "truth"


def read_rows(path: Path, table: str) -> pl.DataFrame:
    """One CSV of data/law or data/reference in the types of its contract."""
    text = pl.read_csv(path, infer_schema=False, comment_prefix="#")
    schema = ALL[table].create_empty().schema
    return text.select([_typed(name, dtype) for name, dtype in schema.items() if name in text.columns])


def _typed(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if dtype == pl.Boolean:
        return (column == "true").alias(name)
    if dtype == pl.Date:
        return column.str.to_date()
    if dtype == pl.List(pl.String):
        return column.str.split(";")
    return column.cast(dtype)


def court_area_rows() -> pl.DataFrame:
    """Court area of each new commune of the sample, from its truth."""
    geography = pl.read_csv(TRUTH / "geography.csv", infer_schema=False)
    rows = geography.select(pl.col("kv").alias("court_area"), pl.col("new_code").alias("commune_code")).unique()
    rows = rows.filter(pl.col("court_area").is_not_null()).sort("commune_code").with_row_index("row", offset=1)
    return rows.with_columns(pl.lit("khu_vuc").alias("file"), pl.lit("").alias("sheet"), pl.lit(0).alias("sub"))


def agency_units() -> pl.DataFrame:
    """Units of the sample as the ``agency_unit`` contract has them."""
    units = pl.read_csv(TRUTH / "units.csv", infer_schema=False)
    suffix = pl.col("unit_id").str.extract(r"_(\w+)$")
    region = suffix.str.starts_with("KV")
    level = (
        pl.when(pl.col("unit_id") == "CAX").then(pl.lit("commune")).when(region).then(pl.lit("region"))
        .when(suffix.str.contains(r"^\d{3}$")).then(pl.lit("district")).otherwise(pl.lit("province"))
    )  # fmt: skip
    return units.select(
        "unit_id", pl.lit("31").alias("province_code"), "sector", level.alias("level"), pl.col("name").alias("name_vi"),
        pl.when(suffix.str.contains(r"^\d{3}$")).then(suffix).alias("district_code"),
        pl.when(region).then(suffix.str.slice(2)).alias("court_area_code"),
    )  # fmt: skip


def law_tables() -> dict[str, pl.DataFrame]:
    """Tables of data/law and data/reference by name, in the types of their contracts."""
    law, reference = ROOT / "data" / "law", ROOT / "data" / "reference"
    files = {
        "eligible_group": law / "eligible_groups.csv", "sla_rule": law / "deadlines.csv",
        "parameter": law / "parameters.csv", "event": law / "events.csv", "law_source": law / "sources.csv",
        "hardship_proof": law / "hardship.csv", "stage_order": law / "stage_order.csv",
        "area": reference / "area.csv", "area_xwalk": reference / "area_xwalk.csv", "label": reference / "label.csv",
    }  # fmt: skip
    return {name: read_rows(path, name) for name, path in files.items() if path.exists()} | {
        "agency_unit": _complete(agency_units(), "agency_unit")
    }


def _complete(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    schema = ALL[table].create_empty().schema
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in schema.items() if name not in frame.columns]
    return frame.with_columns(missing).select([pl.col(name).cast(dtype) for name, dtype in schema.items()])


def working_days() -> pl.DataFrame:
    """One row per day 2015 to 2030 with the running number of working days up to and including it."""
    calendar = json.loads((TRUTH / "working_calendar.json").read_text(encoding="utf-8"))
    days = pl.DataFrame({"on": pl.date_range(pl.date(2015, 1, 1), pl.date(2030, 12, 31), eager=True)})
    holiday = pl.col("on").is_in(pl.Series(calendar["holidays"]).str.to_date().implode())
    swap = pl.col("on").is_in(pl.Series(calendar["working_saturdays"]).str.to_date().implode())
    working = ((pl.col("on").dt.weekday() <= 5) & ~holiday) | swap
    return days.with_columns(working.alias("is_working"), working.cum_sum().cast(pl.Int64).alias("number"))
