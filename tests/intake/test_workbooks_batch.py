"""A batch survives whatever one file does to the process that reads it."""

import io
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from council.workbooks import Limits, ReaderNotStarted, Refusal, Sheet, Workbook, batch, read, read_batch
from council.workbooks.messages import BrokenMessage, receive, send

GOOD = "TT;Họ tên\n1;Nguyễn Văn Ấn\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A good file, a heavy one (seconds and hundreds of MB) and another good one."""
    before, heavy, after = (tmp_path / name for name in ("trước.csv", "nặng.csv", "sau.csv"))
    before.write_text(GOOD, encoding="utf-8")
    heavy.write_text("a;b;c\n" * 4_000_000, encoding="utf-8")
    after.write_text(GOOD, encoding="utf-8")
    return [before, heavy, after]


def outcomes(files: list[Path], limits: Limits) -> list[str]:
    """For each file "read" or the code of its refusal."""
    results = list(read_batch(files, limits=limits))
    assert [path for path, _ in results] == files
    return [result.code if isinstance(result, Refusal) else "read" for _, result in results]


def test_the_same_as_reading_here(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(GOOD, encoding="utf-8")
    (_, there), = read_batch([path])
    assert there == read(path)


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.csv" for i in range(3)]
    for path in paths:
        path.write_text(GOOD, encoding="utf-8")
    told = []
    list(read_batch(paths, on_progress=lambda done, path: told.append((done, path))))
    assert told == list(enumerate(paths))


def test_refusals_come_as_values(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xff\xd8\xff")
    (_, result), = read_batch([path])
    assert isinstance(result, Refusal) and result.code == "not_a_table" and result.file == path.as_posix()


def test_one_process_serves_a_whole_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = subprocess.Popen
    monkeypatch.setattr(batch.subprocess, "Popen", lambda *a, **k: started.append(start(*a, **k)) or started[-1])
    paths = [tmp_path / f"{i}.csv" for i in range(5)]
    for path in paths:
        path.write_text(GOOD, encoding="utf-8")
    list(read_batch(paths))
    assert len(started) == 1
    assert started[0].poll() is not None, "the worker is gone when the batch is done"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limit for one process")
def test_memory_limit_costs_only_the_heavy_file(files: list[Path]) -> None:
    first, heavy, last = outcomes(files, Limits(memory_bytes=250 * 2**20))
    assert (first, last) == ("read", "read")
    assert heavy in {"out_of_memory", "reader_stopped"}


@pytest.mark.slow
def test_time_limit_costs_only_the_heavy_file(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_GRACE", 0.0)
    assert outcomes(files, Limits(seconds=1)) == ["read", "timed_out", "read"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no processor-time limit for one process")
def test_processor_time_limit(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_GRACE", 60.0)
    assert outcomes(files, Limits(seconds=1)) == ["read", "timed_out", "read"]


@pytest.mark.slow
def test_worker_killed_in_the_middle_of_a_file(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    read_one = batch._Reader.read

    def read_and_kill(reader: batch._Reader, path: Path) -> Workbook | Refusal:
        if path == files[1]:
            Timer(0.5, reader.process.kill).start()
        return read_one(reader, path)

    monkeypatch.setattr(batch._Reader, "read", read_and_kill)
    assert outcomes(files, Limits()) == ["read", "reader_stopped", "read"]


def test_leaving_a_batch_early_ends_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = subprocess.Popen
    monkeypatch.setattr(batch.subprocess, "Popen", lambda *a, **k: started.append(start(*a, **k)) or started[-1])
    path = tmp_path / "a.csv"
    path.write_text(GOOD, encoding="utf-8")
    running = read_batch([path, path])
    next(running)
    running.close()
    assert started[0].poll() is not None


def test_an_installation_without_its_parts_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    begun = time.monotonic()
    with pytest.raises(ReaderNotStarted):
        list(read_batch([tmp_path / "a.csv"]))
    assert time.monotonic() - begun < 30


# ---- messages


def there_and_back(message: Workbook | Refusal) -> Workbook | Refusal:
    stream = io.BytesIO()
    send(stream, message)
    stream.seek(0)
    return receive(stream)


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook("a.csv", "0" * 64, "csv", "utf-8", ";", False, sheets)


def test_cells_with_line_breaks_and_quotes_travel() -> None:
    book = workbook(Sheet("Sổ", [["a\nb", '"'], ["", "\t"]], [1, 9], True, frozenset({9})), Sheet("trống", [], []))
    assert there_and_back(book) == book


def test_marks_of_the_message_inside_a_cell_become_spaces() -> None:
    found = there_and_back(workbook(Sheet("", [["a\x1fb", "c\x1ed"]], [1])))
    assert found.sheets[0].rows == [["a b", "c d"]]


def test_half_a_message_is_no_message() -> None:
    stream = io.BytesIO()
    send(stream, workbook(Sheet("", [["a", "b"]], [1])))
    whole = stream.getvalue()
    for length in range(len(whole)):
        with pytest.raises(BrokenMessage):
            receive(io.BytesIO(whole[:length]))


@pytest.mark.parametrize("data", [b"\xff" * 16, bytes(range(64, 80)), b"\0" * 15 + b"\x02" + b"{}"])
def test_noise_is_no_message(data: bytes) -> None:
    with pytest.raises(BrokenMessage):
        receive(io.BytesIO(data))
