"""Page 40 at a million cases and more: of one Centre, and of a country of 2,000 officers."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
from streamlit.testing.v1 import AppTest

from benchmarks.grow import grown
from benchmarks.questions import fastest, of_pages
from council.advice import QUESTIONS
from council.catalog import Catalog
from council.contracts import PUBLIC
from council.periods import default_period
from council.snapshots import FileRecord, content_hash, file_hash, point, read_manifest, write_manifest
from council.ui.workload import VIEWS
from council.warehouse import Warehouse

OWN = ("provider_id", "case_id", "pm_id")
OFFICERS = 2_000
ROOT = Path(__file__).resolve().parents[1]


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


def screens(snapshot: Path, work: Path) -> list[dict[str, object]]:
    """One row per view of page 40 and number of Centres: seconds and processor seconds of a run of the script with the last
    year chosen (fastest of three after the first), and of the first run."""
    rows: list[dict[str, object]] = []
    one = read_manifest(snapshot).files["contracts/provider.parquet"].rows
    for centres in (1, round(OFFICERS / one)):
        home = work / f"home-{centres}"
        point(home / "snapshots", seeded(snapshot, home / "snapshots" / "growing", centres, is_whole=True).name)
        os.environ["COUNCIL_HOME"] = str(home)
        for view in (view.code for view in VIEWS):
            app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=300)
            app.session_state["reader-role"], app.session_state["view-officer_workload"] = "leader", view
            first = fastest(lambda app=app: app.switch_page("pages/40_officer_workload.py").run() and None, 1)
            again = fastest(lambda app=app: app.run() and None, 3)
            rows.append({"officers": centres * one, "view": view, "first_s": first[0], "first_cpu_s": first[1], "seconds": again[0],
                         "cpu_s": again[1]})
    return rows


def seeded(snapshot: Path, folder: Path, centres: int, is_whole: bool = False) -> Path:
    """A copy of what page 40 reads, with persons without a case left out and everything of a Centre repeated ``centres``
    times under its own officers, cases and persons; ``is_whole``: all other tables too, as they are."""
    manifest, catalog = read_manifest(snapshot), Catalog.load()
    needed = _behind(catalog, _questions(list(catalog.questions))) | {"person", "person_matter", "case_person"}
    records: dict[str, FileRecord] = {}
    with duckdb.connect(config={"threads": 2}) as con:
        linked = f"select pm_id from read_parquet('{snapshot / 'contracts/case_person.parquet'}')"
        for name in (file for file in manifest.files if is_whole or Path(file).stem in needed):
            source, out = snapshot / name, folder / name
            out.parent.mkdir(parents=True, exist_ok=True)
            if Path(name).stem not in {*needed, "provider_name"}:
                shutil.copyfile(source, out)
                records[name] = manifest.files[name]
                continue
            columns = {row[0] for row in con.sql(f"select column_name from (describe from read_parquet('{source}'))").fetchall()}
            ids = ", ".join(f"{c} || '.' || n.range as {c}" for c in OWN if c in columns)
            kept = f"(from read_parquet('{source}')" + (f" where pm_id in ({linked}))" if "pm_id" in columns else ")")
            many = f"select t.* replace ({ids}) from {kept} t, range({centres}) n" if ids else f"from {kept}"
            con.execute(f"copy ({many}) to '{out}' (format parquet)").complete()
            records[name] = FileRecord(con.sql(f"select count(*) from read_parquet('{out}')").fetchall()[0][0], file_hash(out))
    digest = content_hash(replace(manifest, files=records))
    made = replace(manifest, id=f"{manifest.data_day}-{digest[:6]}", files=records, content_sha256=digest)
    write_manifest(folder, made)
    return folder.rename(folder.parent / made.id)


def _questions(names: list[str]) -> list[str]:
    """Questions of page 40, those of the adviser among them."""
    return [*(name for name, pages in of_pages(names).items() if "40" in pages), *QUESTIONS.values()]


def _behind(catalog: Catalog, questions: Iterable[str]) -> set[str]:
    """Tables that ``questions`` read, and those behind them down to the published contracts."""
    found, waiting = set(), [table for name in questions for table in catalog.questions[name].tables]
    while waiting:
        table = waiting.pop()
        if table not in found:
            found.add(table)
            waiting += catalog.concepts[table].tables if table in catalog.concepts and table not in PUBLIC else []
    return found


def _asked(folder: Path) -> list[dict[str, object]]:
    warehouse = Warehouse.open(folder, "steward")
    day = warehouse.manifest.day
    period = default_period(warehouse.manifest.start, day)
    year = {"period_start": day - timedelta(days=364), "period_end": day + timedelta(days=1)}
    views = {"whole": {}, "first": {"period_start": period.start, "period_end": period.end}, "year": year,
             "cut": {"period_start": period.start.replace(day=9), "period_end": period.end.replace(day=20)}}
    rows: list[dict[str, object]] = []
    for name in _questions(warehouse.names()):
        for view, given in views.items():
            if view == "whole" or "period_start" in warehouse.catalog.questions[name].parameters:
                seconds, cpu = fastest(lambda name=name, given=given: _fresh(warehouse, name, given))
                rows.append({"question": name, "view": view, "seconds": seconds, "cpu_s": cpu})
    return rows


def _fresh(warehouse: Warehouse, name: str, given: dict[str, object]) -> None:
    warehouse.forget()
    warehouse.ask(name, **given)
