"""One process at a time: a lock the operating system frees when its holder ends, however it ends."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from council.errors import CouncilError


@contextmanager
def only_one(folder: Path, name: str, vi: str, en: str) -> Iterator[None]:
    """Hold lock ``name`` of ``folder``; raises CouncilError naming the holder when another process has it.

    ``vi`` and ``en`` say what the holder is doing, e.g. "công bố" and "publish".
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{name}.lock").open("a+", encoding="utf-8") as lock:
        if not _try_lock(lock):
            lock.seek(0)
            holder = lock.read().strip() or "?"
            raise CouncilError(
                f"Một lần {vi} khác đang chạy ({holder}). Chờ xong rồi chạy lại.",
                f"Another {en} is running ({holder}). Wait for it to end, then run again.",
            )
        lock.truncate(0)
        lock.write(f"pid {os.getpid()} @ {socket.gethostname()}")
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


@contextmanager
def briefly(folder: Path, name: str, seconds: float) -> Iterator[bool]:
    """Wait up to ``seconds`` for lock ``name`` of ``folder``; yields whether it is held. For writes that take no time."""
    handle = os.open(folder / f".{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+", encoding="utf-8") as lock:
        end, is_held = time.monotonic() + seconds, _try_lock(lock)
        while not is_held and time.monotonic() < end:
            time.sleep(0.002)
            is_held = _try_lock(lock)
        yield is_held


def _try_lock(lock) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            # Far beyond the text, so that a waiting process can still read who holds the lock.
            lock.seek(2**20)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            lock.seek(0)
        else:
            import fcntl

            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False
