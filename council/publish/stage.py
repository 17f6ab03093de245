"""Whole or not at all: a snapshot is written aside, flushed, described by its manifest and then renamed into place."""

import os
import shutil
from pathlib import Path

import polars as pl

from council.home.lock import only_one
from council.snapshots import FileRecord, file_hash

_STAGE = ".stage-"
ROW_GROUP = 100_000


def only_publisher(snapshots: Path):
    """Hold the publish lock of ``snapshots``; raises CouncilError when another process holds it."""
    return only_one(snapshots, "publish", "công bố", "publish")


def clean_leftovers(snapshots: Path) -> int:
    """Remove what killed publishes left behind; returns how many. Call only while holding the lock."""
    leftovers = [*snapshots.glob(f"{_STAGE}*"), *snapshots.glob(".current.*")]
    for path in leftovers:
        remove(path)
    return len(leftovers)


def remove(path: Path) -> None:
    """Delete a stage or snapshot, although its files are read-only."""
    if path.is_file():
        path.unlink()
        return
    for folder, _, _ in os.walk(path):
        os.chmod(folder, 0o700)
    shutil.rmtree(path, ignore_errors=True)


def new_stage(snapshots: Path) -> Path:
    """An empty folder beside the snapshots, on the same disk, so that the rename is atomic."""
    stage = snapshots / f"{_STAGE}{os.getpid()}"
    remove(stage)
    stage.mkdir(parents=True)
    return stage


def write_table(stage: Path, room: str, name: str, rows: pl.DataFrame) -> FileRecord:
    """Write one table as Parquet (zstd), flush it, and return its record; OSError when the disk refuses."""
    folder = stage / room
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.parquet"
    with path.open("wb") as out:
        try:
            rows.write_parquet(out, compression="zstd", row_group_size=ROW_GROUP)
        except pl.exceptions.ComputeError as error:
            raise OSError(str(error)) from error
        out.flush()
        os.fsync(out.fileno())
    return FileRecord(rows.height, file_hash(path))


def keep(file: Path, rows: pl.DataFrame) -> None:
    """Replace a private table in one step."""
    fresh = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        rows.write_parquet(out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, file)


def settle(stage: Path, target: Path) -> None:
    """Make the stage read-only, flush its folders and rename it to ``target``."""
    for folder, _, files in os.walk(stage, topdown=False):
        for file in files:
            os.chmod(os.path.join(folder, file), 0o444)
        flush_folder(Path(folder))
    os.rename(stage, target)
    for folder, _, _ in os.walk(target):
        os.chmod(folder, 0o555)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Flush the entries of ``folder`` to disk (where the system allows opening folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
