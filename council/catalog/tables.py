"""The tables a concept may read while publishing, as empty typed frames, and a database to bind queries against."""

import duckdb
import polars as pl

from council.contracts import ALL

# Given by the publisher, not by a contract: who is linked to whom, the day, and the working-day count.
_ROW = {"file": pl.String, "sheet": pl.String, "row": pl.Int64, "sub": pl.Int64}
PUBLISH_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "entry_link": {**_ROW, "pm_id": pl.String},
    "person_link": {**_ROW, "person_key": pl.String},
    "pm_person": {"pm_id": pl.String, "person_key": pl.String},
    "pm_origin": {"pm_id": pl.String, "merged_from": pl.List(pl.String), "split_from": pl.String},
    "link_level": {"level": pl.String, "threshold": pl.Float64},
    "link_shift": {
        "level": pl.String, "sign": pl.Int64, "pm_id": pl.String, "first_contact_on": pl.Date, "province_code": pl.String,
        "district_code": pl.String, "court_area_code": pl.String, "first_sector": pl.String, "field": pl.String,
        "since_stage": pl.String, "primary_group": pl.String, "class_code": pl.String, "status": pl.String,
        "is_missed": pl.Boolean,
    },
    "link_waiting": {"pair": pl.Int64, "pm_id": pl.String, "stratum": pl.String, "missed_change": pl.Int64},
    "link_quality": {
        "measure": pl.String, "stratum": pl.String, "links": pl.Int64, "reviewed": pl.Int64, "same": pl.Int64,
        "different": pl.Int64, "unsure": pl.Int64, "estimate_share": pl.Float64, "low_share": pl.Float64, "high_share": pl.Float64,
    },
    "snapshot_day": {"data_day": pl.Date, "window_start": pl.Date, "province_code": pl.String},
    "working_day": {"on": pl.Date, "is_working": pl.Boolean, "number": pl.Int64},
}


def empty_table(name: str) -> pl.DataFrame | None:
    """The empty frame of a contract or publish-time table; None for any other name."""
    if name in PUBLISH_SCHEMAS:
        return pl.DataFrame(schema=PUBLISH_SCHEMAS[name])
    return ALL[name].create_empty() if name in ALL else None


def create_table(con: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    """Copy ``rows`` into table ``name`` of ``con``, replacing what was there."""
    con.register("incoming_rows", rows)
    try:
        con.execute(f'create or replace table "{name}" as select * from incoming_rows')
    finally:
        con.unregister("incoming_rows")


def plain_types(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums and quotients as 64-bit numbers: engines differ in wider ones, and files and charts have no use for them."""
    wide = [pl.col(c).cast(pl.Int64) for c, t in rows.schema.items() if t.is_integer() and t != pl.Int64]
    exact = [
        pl.col(c).cast(pl.Int64 if t.is_decimal() and t.scale == 0 else pl.Float64)
        for c, t in rows.schema.items()
        if t.is_decimal() or t == pl.Float32
    ]
    return rows.with_columns(wide + exact)
