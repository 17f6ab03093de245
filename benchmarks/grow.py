"""Make a snapshot of any size out of a small one: every person, paper and case repeated, moved in time and place."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from council.catalog import Catalog, Query
from council.snapshots import FileRecord, Manifest, content_hash, file_hash, read_manifest, write_manifest

# Columns that name a person, paper, contact or case: they get a number for each repetition.
IDS = ("pm_id", "person_key", "contact_id", "paper_side_id", "paper_id", "case_id")
ROW_GROUP = 100_000
DAYS_APART = 37


@dataclass(frozen=True)
class _Growth:
    """A small snapshot, the folder of the large one, how often rows are repeated, and the open connection."""

    source: Path
    target: Path
    times: int
    window_days: int
    con: duckdb.DuckDBPyConnection


def grown(snapshot: Path, target: Path, persons: int) -> Path:
    """A copy of ``snapshot`` below ``target`` with about ``persons`` person-matters; returns its folder.

    Repetition n lies 37 n days later in the same window (the end continues at the start) and in the n-th next area, so
    that roll-ups fill up as they would in life. Roll-ups are computed again from the grown tables by their own SQL;
    tables without an id that cannot be (they come from identities: workload by day, areas, law) keep their rows.
    """
    manifest = read_manifest(snapshot)
    times = max(1, round(persons / manifest.files["contracts/person_matter.parquet"].rows))
    folder = target / f"growing-{times}"
    shutil.rmtree(folder, ignore_errors=True)
    catalog, records = Catalog.load(), {}
    with duckdb.connect(config={"threads": 2, "memory_limit": "8GB", "temp_directory": str(target / "spill")}) as con:
        con.execute("set disabled_optimizers='statistics_propagation'").complete()
        growth = _Growth(snapshot, folder, times, (manifest.day - manifest.start).days, con)
        _areas(growth)
        waiting = {}
        for name in manifest.files:
            query = catalog.concepts.get(Path(name).stem)
            if query and _is_roll_up(growth, name, query, catalog, manifest):
                waiting[query.name] = name
                continue
            records[name] = _repeated(growth, name)
        con.execute("create view snapshot_day as select data_day, window_start, province_code from snapshot_span").complete()
        for query in (catalog.concepts[name] for name in catalog.order if name in waiting):
            records[waiting[query.name]] = _computed(growth, waiting[query.name], query)
    digest = content_hash(replace(manifest, files=records))
    grown_id = f"{manifest.data_day}-{digest[:6]}"
    write_manifest(folder, replace(manifest, id=grown_id, files=records, content_sha256=digest))
    return folder.rename(target / grown_id)


def _columns(growth: _Growth, file: Path) -> dict[str, str]:
    return dict(growth.con.sql(f"select column_name, column_type from (describe select * from read_parquet('{file}'))").fetchall())


def _is_roll_up(growth: _Growth, name: str, query: Query, catalog: Catalog, manifest: Manifest) -> bool:
    """Counts without ids, computed from published tables of which one grows."""
    published = {Path(file).stem: file for file in manifest.files}
    if set(_columns(growth, growth.source / name)) & set(IDS) or not query.tables <= {*published, "snapshot_day"}:
        return False
    behind = [growth.source / published[table] for table in query.tables if table in published]
    return any(set(_columns(growth, file)) & set(IDS) or file.stem.endswith(("_count", "_span")) for file in behind)


def _areas(growth: _Growth) -> None:
    """Table moved(n, district_code, court_area_code, district_to, court_area_to): each pair of areas n places further."""
    file = growth.source / "concepts/person.parquet"
    growth.con.execute(f"""
        create table moved as
        with pair as (
            select district_code, court_area_code, row_number() over (order by district_code, court_area_code) - 1 as place,
                count(*) over () as pairs
            from (select distinct district_code, court_area_code from read_parquet('{file}'))
        )
        select n.range as n, a.district_code, a.court_area_code, b.district_code as district_to, b.court_area_code as court_area_to
        from range({growth.times}) n, pair as a
        inner join pair as b on b.place = (a.place + n.range) % a.pairs""").complete()


def _repeated(growth: _Growth, name: str) -> FileRecord:
    """The table repeated under new ids; copied as it is when it has none."""
    source, out = growth.source / name, growth.target / name
    out.parent.mkdir(parents=True, exist_ok=True)
    columns = _columns(growth, source)
    if growth.times == 1 or not set(columns) & set(IDS):
        shutil.copyfile(source, out)
    else:
        first = f"(select window_start from read_parquet('{growth.source / 'concepts/snapshot_span.parquet'}'))"
        moved = {c: f"{c} || '-' || n.range" for c in columns if c in IDS}
        moved |= {c: _later(f"t.{c}", first, growth.window_days) for c, kind in columns.items() if kind == "DATE"}
        moved |= {c: f"cast(date_trunc('month', {moved[c.replace('first_month', 'first_contact_on')]}) as date)"
                  for c in columns if c == "first_month"}
        moved |= {c: f"cast(extract(year from {moved['first_contact_on']}) as bigint)" for c in columns if c == "first_year"}
        join = ""
        if {"district_code", "court_area_code"} <= columns.keys():
            moved |= {"district_code": "m.district_to", "court_area_code": "m.court_area_to"}
            join = ("inner join moved as m on m.n = n.range and m.district_code is not distinct from t.district_code "
                    "and m.court_area_code is not distinct from t.court_area_code")
        changed = ", ".join(f"{expression} as {column}" for column, expression in moved.items())
        query = f"select t.* replace ({changed}) from range({growth.times}) n, read_parquet('{source}') t {join}"
        order = next((c for c in ("first_contact_on", "known_on", "happened_on", "received_on", "contact_on") if c in columns), "")
        _write(growth, query + (f" order by {order}" if order else ""), out)
    return _opened(growth, out)


def _later(column: str, first: str, days: int) -> str:
    """Days inside the window move on and continue at its start; days before it stay."""
    return (f"case when {column} < {first} then {column} else "
            f"{first} + cast(({column} - {first} + n.range * {DAYS_APART}) % {days + 1} as integer) end")


def _computed(growth: _Growth, name: str, query: Query) -> FileRecord:
    out = growth.target / name
    out.parent.mkdir(parents=True, exist_ok=True)
    order = ", ".join(f'"{column}" nulls last' for column in query.sort or query.key)
    _write(growth, f"select * from ({query.sql}) order by {order}", out)
    return _opened(growth, out)


def _write(growth: _Growth, query: str, out: Path) -> None:
    growth.con.execute(f"copy ({query}) to '{out}' (format parquet, compression zstd, row_group_size {ROW_GROUP})").complete()


def _opened(growth: _Growth, out: Path) -> FileRecord:
    """The new file as a view for the roll-ups after it, and its record."""
    growth.con.execute(f"create or replace view \"{out.stem}\" as select * from read_parquet('{out}')").complete()
    rows = growth.con.sql(f"select count(*) from read_parquet('{out}')").fetchall()[0][0]
    return FileRecord(rows, file_hash(out))
