"""digest: what needs attention and what is new, as one file that the office mails; nothing is sent from here."""

import os
import re
from argparse import Namespace
from datetime import date, datetime, timedelta
from pathlib import Path

from council.access import ROLES, start_role
from council.commands.access import hash_of, note
from council.commands.speech import Speech
from council.errors import CouncilError, UsageError
from council.home import Home
from council.snapshots import current

TO_TELL = 3  # exit code with --exit-code when there is something to tell
SHAPES = (".html", ".txt", ".eml")
_DAYS_BACK = re.compile(r"(\d{1,4})d")


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    words = "bản tin ngắn để gửi cho người không mở bảng điều hành / a digest for those who are not in the dashboard"
    digest = commands.add_parser("digest", parents=[shared], help=words)
    digest.add_argument("--out", metavar="FILE", required=True, help="TEP.html, TEP.txt, TEP.eml")
    since = "so với bản này, bản đang dùng ngày này, hoặc n ngày trước (7d) / compare with a snapshot, a day, or n days ago"
    digest.add_argument("--since", metavar="SNAPSHOT|DAY|7d", help=since)
    digest.add_argument("--days", type=int, metavar="N", help="việc đến hạn trong N ngày tới (14) / tasks due within N days (14)")
    digest.add_argument("--role", metavar="ROLE", help=", ".join(ROLES))
    digest.add_argument("--to", action="append", default=[], metavar="ADDRESS", help="người nhận trong .eml / receiver in .eml")
    digest.add_argument("--from", default="", metavar="ADDRESS", dest="sender", help="người gửi trong .eml / sender in .eml")
    code = f"mã thoát {TO_TELL} khi có điều phải báo, 0 khi không / exit code {TO_TELL} when there is something to tell, else 0"
    digest.add_argument("--exit-code", action="store_true", help=code)
    digest.set_defaults(run=write_digest)


def write_digest(options: Namespace, home: Home, speech: Speech) -> int:
    """Draft the digest and write it; 0, or with --exit-code 3 when there is something to tell."""
    from council import digest  # here, because statistics take seconds that no other command should wait for

    out, today = Path(options.out), date.today()
    if out.suffix.lower() not in SHAPES:
        known = ", ".join(SHAPES)
        raise UsageError(f"--out cần tệp {known}, không phải «{out.name}».", f"--out needs a {known} file, not “{out.name}”.")
    days = digest.AHEAD_DAYS if options.days is None else options.days
    if days < 0:
        raise UsageError("--days cần một số từ 0 trở lên.", "--days needs a number of 0 or more.")
    since = digest.Since(*_since(options.since, today))
    role = _role(options.role)
    made = digest.draft(home, current(home.snapshots), role, speech.language, today, since, days)
    data = _written(options, made, out.suffix.lower())
    _write(out, data)
    note(home, speech, "export", f"digest{out.suffix.lower()}", role=role, sha256=hash_of(data), snapshot=made.snapshot)
    speech.say(f"{digest.subject(made)} -> {out}", f"{digest.subject(made)} -> {out}")
    return TO_TELL if options.exit_code and not made.is_quiet else 0


def _write(out: Path, data: bytes) -> None:
    """Whole or not at all, so that a task that mails the file never takes half of it; CouncilError when it cannot be written."""
    fresh = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, out)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise CouncilError(f"Không ghi được {out}: {error.strerror}.", f"{out} cannot be written: {error.strerror}.") from error


def _written(options: Namespace, made, suffix: str) -> bytes:
    from council import digest

    if suffix == ".html":
        return digest.html(made).encode()
    if suffix == ".txt":
        return digest.text(made).encode()
    try:
        return digest.mail(made, datetime.now().astimezone(), options.sender, options.to)
    except ValueError as error:  # an address with a line break would be a header of its own
        raise UsageError(f"Địa chỉ thư không dùng được: {error}.", f"An address cannot be used: {error}.") from error


def _role(option: str | None) -> str:
    try:
        return start_role(option)
    except ValueError as error:
        known = ", ".join(ROLES)
        raise UsageError(f"Vai trò lạ «{error}»; có: {known}.", f"Unknown role “{error}”; there are: {known}.") from error


def _since(text: str | None, today: date) -> tuple[str, date | None]:
    """(snapshot, day) of --since: a day is written 2026-11-23 or as days back; everything else is a snapshot's id."""
    if not text:
        return "", None
    if back := _DAYS_BACK.fullmatch(text):
        return "", today - timedelta(days=int(back[1]))
    try:
        return "", date.fromisoformat(text)
    except ValueError:
        return text, None
