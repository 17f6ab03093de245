"""Every question at growing sizes, against a plain DuckDB scan of the same Parquet in the same run."""

import time
from pathlib import Path

import duckdb

from benchmarks.grow import grown
from council.errors import CouncilError
from council.warehouse import Warehouse

# The plain scan: what anybody would type first to count people in a table of this size.
PLAIN = "select count(*), count(distinct first_sector) from read_parquet('{}') where status = 'served'"
FIRST_VIEW = ("missed_by_area", "missed_by_sub_kind", "referred_by_month", "workload_by_officer", "report_calendar",
              "coverage_summary", "eligibility_summary")


def _seconds(run, times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def measured(snapshot: Path, work: Path, sizes: list[int]) -> list[dict[str, object]]:
    """One row per size and question: seconds, and the ratio to the plain scan of person_status in the same run."""
    rows: list[dict[str, object]] = []
    for size in sizes:
        folder = grown(snapshot, work, size)
        warehouse = Warehouse.open(folder, "steward")
        with duckdb.connect(config={"threads": 1}) as plain:
            status = folder / "contracts" / "person_status.parquet"
            scan = _seconds(lambda plain=plain, status=status: plain.sql(PLAIN.format(status)).fetchall())
        rows.append({"size": size, "question": "(plain scan of person_status)", "seconds": scan, "ratio": 1.0})
        for name in warehouse.names():
            try:
                seconds = _seconds(lambda name=name, warehouse=warehouse: _fresh(warehouse, name))
            except CouncilError as error:
                rows.append({"size": size, "question": name, "seconds": None, "ratio": None, "note": str(error)[:80]})
                continue
            rows.append({"size": size, "question": name, "seconds": seconds, "ratio": seconds / scan})
    return rows


def _fresh(warehouse: Warehouse, name: str) -> None:
    """Ask past the cache."""
    warehouse.forget()
    warehouse.ask(name)
