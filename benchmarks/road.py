"""Import and publish from files, at growing sizes, with the plain reading of the same workbooks beside it."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import python_calamine

from council import demo
from council.snapshots import listed


def measured(work: Path, sizes: list[int]) -> list[dict[str, object]]:
    """One row per size: seconds to import, to publish, and to read the same workbooks plainly with calamine."""
    rows = []
    for size in sizes:
        files, home = work / f"files-{size}", work / f"home-{size}"
        demo.write_files(files, {**demo.load_plan(), "person_matters": size})
        demo.write_reference(home / "reference")
        plain, plain_cpu = _timed(lambda files=files: [_read(path) for path in sorted(files.rglob("*.xlsx"))])
        brought, brought_cpu = _timed(lambda files=files, home=home: _council("import", str(files), "--simulated", home=home))
        published, published_cpu = _timed(lambda home=home: _council("publish", home=home))
        rows.append({"size": size, "files": len(list(files.rglob("*.xlsx"))), "plain_reading_s": plain, "import_s": brought,
                     "publish_s": published, "plain_reading_cpu_s": plain_cpu, "import_cpu_s": brought_cpu,
                     "publish_cpu_s": published_cpu, "publish_ratio": published_cpu / plain_cpu,
                     "snapshots": len(listed(home / "snapshots"))})
    return rows


def _timed(run) -> tuple[float, float]:
    """(seconds, seconds of processor, this process and the commands it starts)."""
    start, used = time.perf_counter(), _processor()
    run()
    return time.perf_counter() - start, _processor() - used


def _processor() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _read(path: Path) -> int:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _council(*words: str, home: Path) -> None:
    subprocess.run([sys.executable, "-m", "council", *words, "--home", str(home)], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "PYTHONUTF8": "1"})
