"""The publish-time database: every table a concept may read, and the concepts computed in order and checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from council.catalog import Catalog, Query
from council.catalog.tables import PUBLISH_SCHEMAS, create_table, empty_table, plain_types
from council.contracts import ALL, LAW, PRIVATE, PUBLIC, REFERENCE, RESTRICTED
from council.contracts.centre import credits_sum_to_one
from council.contracts.validation import checked
from council.errors import CouncilError
from council.publish.links import Links

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Given:
    """What publishing starts from. ``tables``: private tables, row_outcome, law and reference rows by name;
    a name that is missing is an empty table. ``working_day``: one row per calendar day with a running count."""

    tables: dict[str, pl.DataFrame]
    links: Links
    working_day: pl.DataFrame
    data_day: date
    window_start: date
    province_code: str


@dataclass(frozen=True)
class Computed:
    """One table to publish, and the room of the snapshot it belongs in."""

    room: str
    name: str
    rows: pl.DataFrame


def compute(catalog: Catalog, given: Given, spill: Path | None = None, progress: Progress | None = None) -> Iterator[Computed]:
    """Every table of the snapshot, one at a time; raises CouncilError naming the rule a table breaks."""
    con = duckdb.connect(":memory:", config={"temp_directory": str(spill) if spill else ""})
    # DuckDB 2.0.0 takes a comparison with an ungrouped aggregate for a promise of one row; sums after it can vanish.
    con.execute("set disabled_optimizers='statistics_propagation'")
    try:
        load(con, given)
        for number, name in enumerate(catalog.order):
            if progress:
                progress(name, number / max(len(catalog.order), 1))
            rows = _checked(catalog.concepts[name], run(con, catalog.concepts[name]))
            create_table(con, name, rows)
            if not catalog.concepts[name].private:
                yield Computed(room_of(name), name, rows)
        for name in [*LAW, *REFERENCE, "row_outcome"]:
            if name not in catalog.concepts:
                yield Computed("contracts", name, valid(name, given.tables.get(name, ALL[name].create_empty())))
    finally:
        con.close()


def room_of(name: str) -> str:
    """The folder of a snapshot in which table ``name`` lies."""
    if name in RESTRICTED:
        return "restricted"
    return "contracts" if name in PUBLIC else "concepts"


def load(con: duckdb.DuckDBPyConnection, given: Given) -> None:
    """Every table a concept may select from, except concepts themselves, into ``con``; checked by its contract."""
    for name in [*PRIVATE, *LAW, *REFERENCE, "row_outcome"]:
        rows = given.tables.get(name)
        create_table(con, name, empty_table(name) if rows is None else valid(name, rows))
    day = pl.DataFrame(
        {"data_day": [given.data_day], "window_start": [given.window_start], "province_code": [given.province_code]},
        schema=PUBLISH_SCHEMAS["snapshot_day"],
    )
    for name, rows in (
        ("entry_link", given.links.entry_link),
        ("person_link", given.links.person_link),
        ("pm_person", given.links.pm_person),
        ("pm_origin", given.links.pm_origin),
        ("snapshot_day", day),
        ("working_day", given.working_day),
        *given.links.made.items(),
    ):
        schema = PUBLISH_SCHEMAS[name]
        create_table(con, name, rows.select(pl.col(c).cast(t) for c, t in schema.items()))


def run(con: duckdb.DuckDBPyConnection, query: Query) -> pl.DataFrame:
    """The rows of one concept; CouncilError naming it when its SQL stops."""
    try:
        return plain_types(con.sql(query.sql).pl())
    except duckdb.Error as error:
        raise CouncilError(
            f"Khái niệm {query.name}: SQL dừng khi công bố: {error}. Bản đang dùng không đổi.",
            f"Concept {query.name}: its SQL stopped while publishing: {error}. The served snapshot is unchanged.",
        ) from error


def _checked(query: Query, rows: pl.DataFrame) -> pl.DataFrame:
    """``rows`` valid by contract (if there is one), unique by key, sorted as its file says or for reading by area and date."""
    if query.name in ALL:
        rows = valid(query.name, rows)
    repeated = rows.filter(pl.struct(query.key).is_duplicated()) if query.key and rows.height else rows.clear()
    if repeated.height:
        keys = repeated.select(query.key).unique(maintain_order=True).head(3).rows()
        raise CouncilError(
            f"Khái niệm {query.name}: khóa ({', '.join(query.key)}) bị lặp ở {repeated.height} dòng, ví dụ {keys}.",
            f"Concept {query.name}: key ({', '.join(query.key)}) is repeated in {repeated.height} rows, e.g. {keys}.",
        )
    if query.name == "assignment" and (wrong := credits_sum_to_one(rows)).height:
        cases = ", ".join(wrong["case_id"].head(3).to_list())
        raise CouncilError(
            f"Phân công: tỷ lệ của {wrong.height} vụ không cộng thành 1, ví dụ {cases}.",
            f"Assignments: the shares of {wrong.height} cases do not sum to 1, e.g. {cases}.",
        )
    return rows.sort(_sorting(query, rows), nulls_last=True)


def _sorting(query: Query, rows: pl.DataFrame) -> list[str]:
    areas = [c for c in ("province_code", "district_code", "area_code", "court_area_code") if c in rows.columns]
    days = [c for c in rows.columns if c.endswith("_on") and rows.schema[c] == pl.Date][:1]
    first = list(query.sort) or [*areas, *days]
    key = list(query.key) or [c for c, t in rows.schema.items() if not isinstance(t, pl.List)]
    return [*first, *(c for c in key if c not in first)]


def valid(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """``rows`` as contract ``name`` wants them; raises CouncilError naming rule, count and first keys."""
    found = checked(name, rows)
    if found.lacking:
        raise CouncilError(
            f"Bảng {name} thiếu cột của hợp đồng: {found.lacking}",
            f"Table {name} lacks columns of its contract: {found.lacking}",
        )
    if found.rules:
        rules = "; ".join(f"{rule} ({count})" for rule, count in sorted(found.rules.items()))
        raise CouncilError(
            f"Bảng {name} có dòng trái hợp đồng: {rules}. Khóa: {found.keys}.",
            f"Table {name} has rows that break its contract: {rules}. Keys: {found.keys}.",
        )
    return found.rows
