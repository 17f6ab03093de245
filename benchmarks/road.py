"""Import and publish from files, at growing sizes, with the plain reading of the same workbooks beside it."""

import os
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
        plain = _timed(lambda files=files: [_read(path) for path in sorted(files.rglob("*.xlsx"))])
        brought = _timed(lambda files=files, home=home: _council("import", str(files), "--simulated", home=home))
        published = _timed(lambda home=home: _council("publish", home=home))
        rows.append({"size": size, "files": len(list(files.rglob("*.xlsx"))), "plain_reading_s": plain, "import_s": brought,
                     "publish_s": published, "publish_ratio": published / plain, "snapshots": len(listed(home / "snapshots"))})
    return rows


def _timed(run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _read(path: Path) -> int:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _council(*words: str, home: Path) -> None:
    subprocess.run([sys.executable, "-m", "council", *words, "--home", str(home)], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "PYTHONUTF8": "1"})
