"""Readable files below meetings/ in the home, replaced in one step, and the history that only grows."""

import csv
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from council.errors import CouncilError
from council.home import Home
from council.home.lock import only_one

HISTORY = "history.csv"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class Event:
    """One change: when, who, in which meeting, what was done to which thing, and both values of the field."""

    at: str
    who: str
    meeting: str
    what: str
    thing: str
    field: str
    before: str
    after: str


COLUMNS = tuple(field.name for field in fields(Event))


def place(home: Home) -> Path:
    """The folder meetings/ of ``home``; it need not exist."""
    return home.path / "meetings"


def room(home: Home) -> Path:
    """The folder meetings/ of ``home``, for the owner only; made when missing."""
    folder = place(home)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def day_of(text: str) -> date:
    """A meeting's day from its folder name (2026-08-15); CouncilError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CouncilError(
            f"«{text}» không phải ngày họp; viết như 2026-08-15.", f"“{text}” is no meeting day; write it like 2026-08-15."
        ) from error


@contextmanager
def changing(home: Home) -> Iterator[None]:
    """Hold the meetings room while its files are read, changed and written; CouncilError while another writes."""
    with only_one(room(home), "meetings", "ghi phiên họp", "change of the meeting's files"):
        yield


def tidy(text: str) -> str:
    """``text`` without control characters and spaces around it."""
    return _CONTROL.sub(" ", text).strip()


def quoted(text: str) -> str:
    """``text`` as a TOML string."""
    return json.dumps(_CONTROL.sub(" ", text), ensure_ascii=False)


def replace(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` whole or not at all; readable by the owner only."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, path)


def plain(text: str) -> str:
    """``text`` for a CSV cell: a spreadsheet must not take it for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def unplain(text: str) -> str:
    """The text behind a guarded CSV cell."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def record(home: Home, who: str, meeting: str, what: str, thing: str, field: str = "", before: str = "", after: str = "") -> None:
    """Add one line to the history; lines are never changed or removed."""
    file, now = room(home) / HISTORY, datetime.now().replace(microsecond=0).isoformat()
    is_new = not file.exists()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        if is_new:
            writer.writerow(COLUMNS)
        writer.writerow([plain(tidy(str(value))) for value in (now, who, meeting, what, thing, field, before, after)])
        out.flush()
        os.fsync(out.fileno())


def history(home: Home) -> list[Event]:
    """Every change, oldest first."""
    file = place(home) / HISTORY
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [Event(**{name: unplain(row.get(name) or "") for name in COLUMNS}) for row in csv.DictReader(lines)]
