"""Many files through one expendable process: what kills it costs that file, never the batch or this process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import council
from council.errors import CouncilError
from council.workbooks.contents import Refusal, Workbook
from council.workbooks.limits import DEFAULT, Limits
from council.workbooks.messages import BrokenMessage, receive
from council.workbooks.refusals import refusal
from council.workbooks.worker import READY

_ROOT = str(Path(council.__file__).resolve().parents[1])
_SECONDS_TO_START = 60
_SECONDS_TO_END = 2  # a worker whose replies have ended is about to be gone; its exit code says why
_OUT_OF_TIME = getattr(signal, "SIGXCPU", None)  # Windows has none
_GRACE = 5  # seconds the clock here waits longer than the limit inside the worker


class ReaderNotStarted(CouncilError):
    """The reading process does not come up at all: an installation problem, not a file's."""


def read_batch(paths: Iterable[Path | str], on_progress: Callable[[int, Path], None] | None = None,
               limits: Limits = DEFAULT) -> Iterator[tuple[Path, Workbook | Refusal]]:
    """Reads each path in a separate process and yields (path, workbook or refusal) in the order of ``paths``.

    ``on_progress(done, path)`` is called before each file with the number of files finished. A file that crashes the
    reader or takes too long is refused and the reader is started anew. Raises :class:`ReaderNotStarted`.
    """
    reader: _Reader | None = None
    try:
        for done, path in enumerate(map(Path, paths)):
            if on_progress:
                on_progress(done, path)
            reader = reader or _Reader(limits)
            result = reader.read(path)
            if not reader.is_alive:
                reader.stop()
                reader = None
            yield path, result
    finally:
        if reader:
            reader.stop()


class _Reader:
    """One worker process and the thread that waits for its messages."""

    def __init__(self, limits: Limits):
        self.limits = limits
        environment = os.environ | {"PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "council.workbooks.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment)
        self.messages: Queue[Workbook | Refusal | None] = Queue()
        self.has_started = Event()
        self.is_alive = self._ask(asdict(limits))
        Thread(target=self._listen, daemon=True).start()
        if not self.has_started.wait(_SECONDS_TO_START) or not self.is_alive:
            self.stop()
            raise ReaderNotStarted(
                "Không khởi động được bộ đọc tệp. Hãy cài lại các thư viện trong requirements.txt rồi nhập lại.",
                "The file reader could not be started. Install requirements.txt again, then import again.")

    def _ask(self, request: dict) -> bool:
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            return False
        return True

    def _listen(self) -> None:
        """Puts every message into the queue, and None when the worker has ended."""
        self.is_alive = self.process.stdout.readline() == READY
        self.has_started.set()
        try:
            while self.is_alive:
                self.messages.put(receive(self.process.stdout))
        except (BrokenMessage, OSError, MemoryError):
            self.messages.put(None)

    def read(self, path: Path) -> Workbook | Refusal:
        """The worker's answer for one file; whatever stops the worker becomes a refusal of that file."""
        file = path.as_posix()
        try:
            asked = self._ask({"path": str(path), "file": file})
            result = self.messages.get(timeout=self.limits.seconds + _GRACE) if asked else None
        except Empty:
            self.is_alive = False
            self.process.kill()
            return refusal("timed_out", file, limit=self.limits.seconds)
        if result is None:
            self.is_alive = False
            return self._ended(file)
        return result

    def _ended(self, file: str) -> Refusal:
        """Why the worker ended while it read ``file``."""
        self.stop()
        if _OUT_OF_TIME is not None and self.process.returncode == -_OUT_OF_TIME:
            return refusal("timed_out", file, limit=self.limits.seconds)
        return refusal("reader_stopped", file)

    def stop(self) -> None:
        """Ends the worker; returns when it is gone."""
        with suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(_SECONDS_TO_END if not self.is_alive else 0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
