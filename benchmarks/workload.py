"""Page 40 at a million cases and more: of one Centre, and of a country of 2,000 officers."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb

from benchmarks.grow import grown
from benchmarks.questions import fastest, of_pages
from council.catalog import Catalog
from council.periods import default_period
from council.snapshots import FileRecord, content_hash, file_hash, read_manifest, write_manifest
from council.warehouse import Warehouse

OWN = ("provider_id", "case_id", "pm_id")
OFFICERS = 2_000


def measured(snapshot: Path, work: Path, sizes: list[int]) -> list[dict[str, object]]:
    """One row per number of cases, number of Centres, question of page 40 and view (whole data, first period, a period
    that cuts months): seconds and processor seconds, fastest of five."""
    rows: list[dict[str, object]] = []
    one = read_manifest(snapshot).files["contracts/provider.parquet"].rows
    for centres in (1, round(OFFICERS / one)):
        seed = seeded(snapshot, work / f"seed-{centres}", centres)
        records = read_manifest(seed).files
        cases, persons = (records[f"contracts/{name}.parquet"].rows for name in ("aid_case", "person_matter"))
        for size in sizes:
            folder = grown(seed, work / f"of-{centres}", max(1, round(size / cases)) * persons)
            rows += [{"cases": size, "officers": centres * one, **row} for row in _asked(folder)]
            shutil.rmtree(folder)
    return rows


def seeded(snapshot: Path, folder: Path, centres: int) -> Path:
    """A copy of what page 40 reads, with persons without a case left out and everything of a Centre repeated ``centres``
    times under its own officers, cases and persons."""
    manifest, catalog = read_manifest(snapshot), Catalog.load()
    needed = _behind(catalog, [*of_pages(list(catalog.questions))]) | {"person", "provider_name", "label", "council_area"}
    records: dict[str, FileRecord] = {}
    with duckdb.connect(config={"threads": 2}) as con:
        linked = f"select pm_id from read_parquet('{snapshot / 'contracts/case_person.parquet'}')"
        for name in (file for file in manifest.files if Path(file).stem in needed):
            source, out = snapshot / name, folder / name
            out.parent.mkdir(parents=True, exist_ok=True)
            columns = {row[0] for row in con.sql(f"select column_name from (describe from read_parquet('{source}'))").fetchall()}
            ids = ", ".join(f"{c} || '.' || n.range as {c}" for c in OWN if c in columns)
            kept = f"(from read_parquet('{source}')" + (f" where pm_id in ({linked}))" if "pm_id" in columns else ")")
            many = f"select t.* replace ({ids}) from {kept} t, range({centres}) n" if ids else f"from {kept}"
            con.execute(f"copy ({many}) to '{out}' (format parquet)").complete()
            records[name] = FileRecord(con.sql(f"select count(*) from read_parquet('{out}')").fetchall()[0][0], file_hash(out))
    write_manifest(folder, replace(manifest, files=records, content_sha256=content_hash(replace(manifest, files=records))))
    return folder


def _behind(catalog: Catalog, questions: Iterable[str]) -> set[str]:
    """Tables that page 40's ``questions`` read, and those behind them."""
    found, waiting = set(), [table for name in questions for table in catalog.questions[name].tables]
    while waiting:
        table = waiting.pop()
        if table not in found:
            found.add(table)
            waiting += catalog.concepts[table].tables if table in catalog.concepts else []
    return found


def _asked(folder: Path) -> list[dict[str, object]]:
    warehouse = Warehouse.open(folder, "steward")
    day = warehouse.manifest.day
    period = default_period(warehouse.manifest.start, day)
    year = {"period_start": day - timedelta(days=364), "period_end": day + timedelta(days=1)}
    views = {"whole": {}, "first": {"period_start": period.start, "period_end": period.end}, "year": year,
             "cut": {"period_start": period.start.replace(day=9), "period_end": period.end.replace(day=20)}}
    rows: list[dict[str, object]] = []
    for name in (n for n, pages in of_pages(warehouse.names()).items() if "40" in pages):
        for view, given in views.items():
            if view == "whole" or "period_start" in warehouse.catalog.questions[name].parameters:
                seconds, cpu = fastest(lambda name=name, given=given: _fresh(warehouse, name, given))
                rows.append({"question": name, "view": view, "seconds": seconds, "cpu_s": cpu})
    return rows


def _fresh(warehouse: Warehouse, name: str, given: dict[str, object]) -> None:
    warehouse.forget()
    warehouse.ask(name, **given)
