"""Every question at growing sizes, against a plain DuckDB scan of the same Parquet in the same run."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.grow import grown
from council.errors import CouncilError
from council.periods import default_period
from council.warehouse import Warehouse

# The plain scan: what anybody would type first to count people in a table of this size.
PLAIN = "select count(*), count(distinct first_sector) from read_parquet('{}') where status = 'served'"
UI = Path(__file__).resolve().parents[1] / "council" / "ui"
PAGES = {"10": "overview", "20": "referrals", "30": "missed", "40": "workload"}
# One value of each filter, as one click on a chip sets it.
ONE = {"sectors": ["police"], "fields": ["CRIM"], "stages": ["INVESTIGATION"], "groups": ["E03_CHILD"], "classes": ["certain"],
       "statuses": ["B2"]}
TIMES = 5


def fastest(run: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """(seconds, seconds of processor) of the fastest of several runs: other work on the machine only ever adds, and hardly
    to the second number."""
    best, least = float("inf"), float("inf")
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        run()
        best, least = min(best, time.perf_counter() - start), min(least, time.process_time() - used)
    return best, least


def of_pages(names: list[str]) -> dict[str, list[str]]:
    """Question -> pages (10 to 40) whose code names it."""
    found: dict[str, list[str]] = {}
    for page, module in PAGES.items():
        files = [*UI.glob(f"{module}.py"), *UI.glob(f"{module}/*.py")]
        said = set(re.findall(r'"([a-z_0-9]+)"', "\n".join(file.read_text(encoding="utf-8") for file in files)))
        for name in said & set(names):
            found.setdefault(name, []).append(page)
    return found


def measured(snapshot: Path, work: Path, sizes: list[int]) -> list[dict[str, object]]:
    """One row per size, question and view: seconds and processor seconds (fastest of
    five) and the ratio of the latter to the plain scan in the same run.

    Views: "whole" = all data, no filter; on pages 10 to 40 also "first" = the period a page opens with, and "filter" = the
    slowest of one filter set; "cut" = a period of arbitrary days; row lists: "page" = the first 1,000 rows.
    """
    rows: list[dict[str, object]] = []
    for size in sizes:
        rows += of_size(grown(snapshot, work, size), size)
    return rows


def scanned(folder: Path) -> tuple[float, float]:
    """(seconds, seconds of processor) of the plain scan of the snapshot in ``folder``, fastest of several."""
    with duckdb.connect(config={"threads": 1}) as plain:
        status = folder / "contracts" / "person_status.parquet"
        return fastest(lambda: plain.sql(PLAIN.format(status)).fetchall())


def of_size(folder: Path, size: int, is_pages_only: bool = False) -> list[dict[str, object]]:
    """All questions on one grown snapshot, or those of pages 10 to 40 only."""
    warehouse = Warehouse.open(folder, "steward")
    seconds, scan = scanned(folder)
    first = {"size": size, "question": "(plain scan of person_status)", "view": "", "seconds": seconds, "cpu_s": scan, "ratio": 1.0}
    rows: list[dict[str, object]] = [first]
    pages = of_pages(warehouse.names())
    for name in (n for n in warehouse.names() if n in pages or not is_pages_only):
        for view, given in _views(warehouse, name, name in pages):
            row: dict[str, object] = {"size": size, "question": name, "view": view, "pages": " ".join(pages.get(name, []))}
            try:
                seconds, cpu = fastest(lambda name=name, given=given: _fresh(warehouse, name, given))
                rows.append({**row, "seconds": seconds, "cpu_s": cpu, "ratio": cpu / scan})
            except CouncilError as error:
                rows.append({**row, "seconds": None, "cpu_s": None, "ratio": None, "note": error.en[:120]})
    return rows


def _views(warehouse: Warehouse, name: str, is_on_page: bool) -> list[tuple[str, dict[str, Any]]]:
    query, manifest = warehouse.catalog.questions[name], warehouse.manifest
    if any(warehouse.catalog.parameters[p].is_required for p in query.parameters):
        return []
    if "page_size" in query.parameters:
        return [("page", {"page_size": 1000, "page": 1}), ("page 100", {"page_size": 1000, "page": 100})]
    views: list[tuple[str, dict[str, Any]]] = [("whole", {})]
    if not is_on_page or "period_start" not in query.parameters:
        return views
    period = default_period(manifest.start, manifest.day)
    first = {"period_start": period.start, "period_end": period.end}
    views.append(("first", first))
    views += [(f"first, {p}", {**first, p: ONE[p]}) for p in sorted(query.parameters) if p in ONE]
    cut = {"period_start": period.start.replace(day=9), "period_end": period.end.replace(day=20)}
    return [*views, ("cut", cut)]


def _fresh(warehouse: Warehouse, name: str, given: dict[str, Any]) -> None:
    """Ask past the cache."""
    warehouse.forget()
    warehouse.ask(name, **given)
