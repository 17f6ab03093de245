"""Make a snapshot of any size out of a small one: every person, paper and case repeated under new ids."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb

from council.snapshots import FileRecord, content_hash, file_hash, read_manifest, write_manifest

# Columns that name a person, paper, contact or case: they get a number for each repetition.
IDS = ("pm_id", "person_key", "contact_id", "paper_side_id", "case_id")


def grown(snapshot: Path, target: Path, persons: int) -> Path:
    """A copy of ``snapshot`` below ``target`` with about ``persons`` person-matters; returns its folder.

    Tables without an id column (roll-ups, geography, law, units) keep their rows, as they do in life: a province has so
    many areas and months however many people it has.
    """
    manifest = read_manifest(snapshot)
    base = manifest.files["contracts/person_matter.parquet"].rows
    times = max(1, round(persons / base))
    folder = target / f"growing-{times}"
    shutil.rmtree(folder, ignore_errors=True)
    records: dict[str, FileRecord] = {}
    with duckdb.connect(config={"threads": 2}) as connection:
        for name in manifest.files:
            out = folder / name
            out.parent.mkdir(parents=True, exist_ok=True)
            records[name] = FileRecord(_repeat(connection, snapshot / name, out, times), file_hash(out))
    digest = content_hash(replace(manifest, files=records))
    grown_id = f"{manifest.data_day}-{digest[:6]}"
    write_manifest(folder, replace(manifest, id=grown_id, files=records, content_sha256=digest))
    return folder.rename(target / grown_id)


def _repeat(connection: duckdb.DuckDBPyConnection, source: Path, out: Path, times: int) -> int:
    columns = [row[0] for row in connection.sql(f"describe select * from read_parquet('{source}')").fetchall()]
    ids = [column for column in columns if column in IDS]
    if not ids or times == 1:
        shutil.copyfile(source, out)
        return connection.sql(f"select count(*) from read_parquet('{source}')").fetchall()[0][0]
    changed = ", ".join(f"{column} || '-' || n.range as {column}" for column in ids)
    connection.sql(
        f"copy (select t.* replace ({changed}) from range({times}) n, read_parquet('{source}') t) "
        f"to '{out}' (format parquet, compression zstd, row_group_size 100000)")
    return connection.sql(f"select count(*) from read_parquet('{out}')").fetchall()[0][0]
