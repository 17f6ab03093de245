"""access: what was taken home or opened, month by month; and how commands add to that log."""

import csv
import hashlib
import sys
from argparse import Namespace
from dataclasses import astuple
from pathlib import Path

from council.commands.speech import Speech
from council.errors import CouncilError
from council.home import Home, access_log


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    words = "nhật ký truy cập và tải về / what was taken home or opened"
    access = commands.add_parser("access", parents=[shared], help=words)
    access.add_argument("--month", metavar="2026-11", help="tháng, mặc định tháng mới nhất; all: mọi tháng / month or all")
    access.add_argument("--out", metavar="FILE.csv")
    access.set_defaults(run=show_access)


def show_access(options: Namespace, home: Home, speech: Speech) -> int:
    """The log of a month (the newest, or all) as CSV, oldest line first."""
    known = access_log.months(home)
    if not known:
        raise CouncilError("Chưa có việc nào được ghi vào nhật ký truy cập.", "Nothing has been written to the access log yet.")
    wanted = sorted(known) if options.month == "all" else [options.month or known[0]]
    found = [entry for month in wanted for entry in access_log.entries(home, month)]
    out = Path(options.out).open("w", encoding="utf-8-sig", newline="") if options.out else sys.stdout  # noqa: SIM115
    try:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(access_log.COLUMNS)
        writer.writerows(astuple(entry) for entry in found)
    finally:
        if options.out:
            out.close()
            note(home, speech, "export", "access_log.csv", rows=len(found), sha256=hash_of(Path(options.out)))
    speech.note(f"{len(found)} việc, {', '.join(wanted)}.", f"{len(found)} events, {', '.join(wanted)}.")
    return 0


def note(
    home: Home, speech: Speech, what: str, thing: str = "", *, role: str = "", scope: str = "", rows: int | None = None,
    sha256: str = "", snapshot: str = "",
) -> None:
    """Add a line about a command to the log (``role`` "" for commands that know none); a failure is said and ends nothing."""
    added = access_log.record(
        home, what, visit=access_log.COMMAND, role=role, thing=thing, scope=scope, rows=rows, sha256=sha256, snapshot=snapshot
    )
    trouble = None if added else access_log.trouble(home)
    if trouble:
        speech.note(trouble.vi, trouble.en)


def hash_of(data: bytes | Path) -> str:
    """SHA-256 of a file's bytes, as they are or as they lie on disk."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
