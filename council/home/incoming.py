"""The ledger of what agencies sent: every file copied untouched, known by its bytes, in the order of the imports."""

import hashlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from council.errors import UsageError
from council.home import Home
from council.home.lock import only_one

READABLE = {".xlsx", ".xlsm", ".xlsb", ".ods", ".xls", ".csv", ".tsv", ".txt", ".htm", ".html", ".xml"}
# Folders that no agency sent: the answers of a simulated province, or tables made by a machine (no agency sends Parquet).
ANSWERS = "truth"
MACHINE_MADE = ".parquet"
_AGAIN = re.compile(r"@\d+(?=\.\w+$)")
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Arrival:
    """One file of the ledger. ``file`` is its name everywhere; ``stored`` its place below incoming/."""

    file: str
    stored: str
    batch: int
    sha256: str
    is_simulated: bool

    def path(self, home: Home) -> Path:
        """Where the copy lies."""
        return home.incoming / self.stored


@dataclass(frozen=True)
class Batch:
    """What one import brought: new files, files already known (with their name in the ledger), files left aside."""

    number: int
    new: tuple[Arrival, ...]
    known: tuple[tuple[str, str], ...]
    aside: tuple[str, ...]


def ledger_file(home: Home) -> Path:
    """One JSON line per file, in order of import."""
    return home.private / "imports.jsonl"


def arrivals(home: Home) -> list[Arrival]:
    """Every file ever imported, in order; a last line cut off by a crash is left out."""
    file = ledger_file(home)
    found = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        try:
            found.append(Arrival(**json.loads(line)))
        except (ValueError, TypeError):
            break
    return found


def find_files(paths: Iterable[Path]) -> tuple[list[tuple[str, Path]], list[str]]:
    """(name, path) of every file of ``paths`` and names left aside; folders are walked.

    Names are relative to the one path given, or to the folder that holds all of several: a folder's name often says
    whose files lie in it. Raises UsageError for a path that does not exist.
    """
    found, aside = [], []
    given = [Path(path).absolute() for path in paths]
    shared = Path(os.path.commonpath([path.parent for path in given])) if len(given) > 1 else None
    for path in given:
        above = path.relative_to(shared) if shared else PurePosixPath()
        if path.is_file():
            found.append((above.as_posix() if shared else path.name, path))
        elif path.is_dir():
            inside, left = _walk(path)
            prefix = f"{above.as_posix()}/" if shared else ""
            found += [(prefix + name, file) for name, file in inside]
            aside += [prefix + name for name in left]
        else:
            raise UsageError(f"Không có tệp hay thư mục «{path}».", f"There is no file or folder “{path}”.")
    return [(unicodedata.normalize("NFC", name), path) for name, path in found], aside


def _walk(root: Path) -> tuple[list[tuple[str, Path]], list[str]]:
    found, aside = [], []
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        left = {f for f in folders if _is_no_delivery(here / f)}
        aside += [(here / f).relative_to(root).as_posix() + "/" for f in sorted(left)]
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in left)
        for name in sorted(files):
            relative = (here / name).relative_to(root).as_posix()
            if name.startswith((".", "~$")) or Path(name).suffix.lower() not in READABLE:
                aside.append(relative)
            else:
                found.append((relative, here / name))
    return found, aside


def _is_no_delivery(folder: Path) -> bool:
    return folder.name == ANSWERS or next(folder.glob(f"*{MACHINE_MADE}"), None) is not None


def take_in(home: Home, paths: Iterable[Path], is_simulated: bool, progress: Progress | None = None) -> Batch:
    """Copy new files into incoming/<batch>/ and write them to the ledger; a file already there adds nothing."""
    found, aside = find_files(paths)
    home.make_rooms()
    with only_one(home.private, "import", "nhập tệp", "import"):
        before = arrivals(home)
        _drop_unfinished(home, before)
        number = max((a.batch for a in before), default=0) + 1
        new, known = _sorted_out(found, before, number, is_simulated)
        for done, (arrival, path) in enumerate(new):
            _copy(path, arrival.path(home))
            if progress:
                progress(arrival.file, (done + 1) / len(new))
        _append(home, [arrival for arrival, _ in new])
    return Batch(number, tuple(arrival for arrival, _ in new), tuple(known), tuple(aside))


def would_take_in(home: Home, paths: Iterable[Path]) -> tuple[list[tuple[Arrival, Path]], list[tuple[str, str]]]:
    """What ``take_in`` would add (with where each file lies now) and what it knows already; nothing is written."""
    before = arrivals(home)
    return _sorted_out(find_files(paths)[0], before, max((a.batch for a in before), default=0) + 1, False)


def _sorted_out(
    found: list[tuple[str, Path]], before: list[Arrival], number: int, is_simulated: bool
) -> tuple[list[tuple[Arrival, Path]], list[tuple[str, str]]]:
    by_bytes: dict[str, list[str]] = {}
    for arrival in before:
        by_bytes.setdefault(arrival.sha256, []).append(arrival.file)
    names, new, known = {a.file for a in before}, [], []
    for name, path in found:
        with path.open("rb") as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        same = next((other for other in by_bytes.get(sha256, []) if _is_same_place(name, other)), None)
        if same:
            known.append((name, same))
            continue
        key = name if name not in names else _again(name, number)
        names.add(key)
        by_bytes.setdefault(sha256, []).append(key)
        new.append((Arrival(key, f"{number:04d}/{name}", number, sha256, is_simulated), path))
    return new, known


def _again(name: str, number: int) -> str:
    """The name of new content under an old name: a/x.csv of the third import is a/x@3.csv."""
    path = PurePosixPath(name)
    return path.with_name(f"{path.stem}@{number}{path.suffix}").as_posix()


def _is_same_place(name: str, other: str) -> bool:
    """Equal, or one is the end of the other (a/x.xlsx, x.xlsx); the same bytes elsewhere are counted as a copy."""
    a, b = (_AGAIN.sub("", part).split("/")[::-1] for part in (name, other))
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o400)


def _append(home: Home, new: list[Arrival]) -> None:
    with ledger_file(home).open("a", encoding="utf-8") as out:
        out.writelines(json.dumps(asdict(arrival), ensure_ascii=False) + "\n" for arrival in new)
        out.flush()
        os.fsync(out.fileno())
    ledger_file(home).chmod(0o600)


def _drop_unfinished(home: Home, before: list[Arrival]) -> None:
    """Copies of an import that was killed before its ledger lines were written, and a cut-off last line."""
    kept = {a.stored.split("/")[0] for a in before}
    for folder in home.incoming.iterdir():
        if folder.is_dir() and folder.name.isdigit() and folder.name not in kept:
            shutil.rmtree(folder)
    file = ledger_file(home)
    if file.exists() and len(file.read_text(encoding="utf-8").splitlines()) != len(before):
        fresh = file.with_suffix(".new")
        fresh.write_text("".join(json.dumps(asdict(a), ensure_ascii=False) + "\n" for a in before), encoding="utf-8")
        os.replace(fresh, file)
