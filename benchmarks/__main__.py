"""python -m benchmarks [road|questions|screens|linkage|workbooks|workload …]: measure and write a dated result file."""

import argparse
import json
import os
import platform
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import linkage, questions, road, screens, workbooks, workload
from council.home import Home
from council.snapshots import folder_of, pointed

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Run the chosen parts on the demo home's snapshot and print the tables."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("parts", nargs="*", default=["road", "questions", "screens", "linkage", "workbooks", "workload"])
    options.add_argument("--road-sizes", default="10000,300000")
    options.add_argument("--question-sizes", default="10000,1000000,10000000")
    options.add_argument("--linkage-sizes", default="1000000")
    options.add_argument("--workbook-sizes", default="1000000")
    options.add_argument("--case-sizes", default="1000000,10000000")
    options.add_argument("--home", default=None)
    chosen = options.parse_args()
    home = Home.resolve(chosen.home)
    result: dict[str, object] = {"on": date.today().isoformat(), "machine": f"{platform.machine()}, {platform.python_version()}",
                                 "load_before": round(os.getloadavg()[0], 1)}
    with tempfile.TemporaryDirectory() as work:
        if "road" in chosen.parts:
            result["road"] = road.measured(Path(work), [int(size) for size in chosen.road_sizes.split(",")])
        snapshot = folder_of(home.snapshots, pointed(home.snapshots))
        if "questions" in chosen.parts:
            result["questions"] = questions.measured(snapshot, Path(work), [int(s) for s in chosen.question_sizes.split(",")])
        if "screens" in chosen.parts:
            result["screens"] = screens.measured(home.path)
        if "linkage" in chosen.parts:
            result["linkage"] = linkage.measured([int(size) for size in chosen.linkage_sizes.split(",")])
        if "workbooks" in chosen.parts:
            sizes = [int(size) for size in chosen.workbook_sizes.split(",")]
            result["workbooks"] = workbooks.measured(sizes)
            result["workbooks_read_back"] = workbooks.read_back(max(sizes), office_size=20_000)
        if "workload" in chosen.parts:
            result["workload"] = workload.measured(snapshot, Path(work), [int(size) for size in chosen.case_sizes.split(",")])
            result["workload_screens"] = workload.screens(snapshot, Path(work))
    RESULTS.mkdir(exist_ok=True)
    out = RESULTS / f"{date.today().isoformat()}-{'-'.join(chosen.parts)}.json"
    out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for part, rows in result.items():
        if isinstance(rows, list):
            print(f"\n{part}")
            for row in rows:
                said = (f"{name}={value:.3f}" if isinstance(value, float) else f"{name}={value}" for name, value in row.items())
                print("  " + "  ".join(said))
    print(f"\n-> {out}")


if __name__ == "__main__":
    main()
