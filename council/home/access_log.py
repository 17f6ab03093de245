"""Who took or opened what, when: a readable file per month in the private room, lines only added; no name, no identity in it."""

import csv
import errno
import io
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from council.answer import Answer, Words
from council.errors import CouncilError
from council.home import Home
from council.home.lock import briefly

COMMAND = "command"  # stands for the visit where the command line was used
KINDS = {
    "export": Words("tải về", "taken home"),
    "rows": Words("mở danh sách từng dòng", "row list opened"),
    "role": Words("đổi vai trò", "role changed"),
    "refused_passphrase": Words("mật khẩu không đúng", "passphrase refused"),
    "passphrase": Words("đặt mật khẩu", "passphrase set"),
    "import": Words("nhận tệp", "files taken in"),
    "publish": Words("công bố", "published"),
    "serve": Words("đổi bản đang dùng", "other snapshot served"),
    "decision": Words("quyết về một cặp dòng", "pair of rows decided"),
    "gap": Words("không ghi được", "could not be written"),
}
LOCK_SECONDS = 0.5  # a writer holds the lock for much less than a millisecond
HIDDEN = "*"
_CHOICES = ("area_scheme", "month", "day", "period")  # parameters whose one text is a code and never typed by a reader
_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,60}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Entry:
    """One line. ``at`` = local time with zone; ``visit`` = random word of one browser visit, or ``command``; ``what`` = one of
    KINDS; ``thing`` = question, paper or step; ``scope`` = filters; ``rows``, ``sha256`` (of the file) "" = not known."""

    at: str
    visit: str
    role: str
    what: str
    thing: str = ""
    scope: str = ""
    rows: str = ""
    sha256: str = ""
    snapshot: str = ""


COLUMNS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True)
class _Trouble:
    """Since when lines are lost in this process, how many, and why."""

    since: datetime
    lost: int
    error: OSError


_TROUBLES: dict[Path, _Trouble] = {}
_TROUBLE_LOCK = threading.Lock()


def folder(home: Home) -> Path:
    """Where the files lie, ``private/access``; it need not exist."""
    return home.private / "access"


def months(home: Home) -> list[str]:
    """Months with a file, newest first: ``2026-11``."""
    return sorted((file.stem for file in folder(home).glob("*.csv") if _MONTH.fullmatch(file.stem)), reverse=True)


def file_of(home: Home, month: str) -> Path:
    """The file of ``month``; CouncilError when the month is not written 2026-11 or has no file."""
    if month not in months(home):
        known = ", ".join(months(home)[:12]) or "—"
        raise CouncilError(
            f"Không có nhật ký truy cập của tháng «{month}»; có: {known}.",
            f"There is no access log of month “{month}”; there are: {known}.",
        )
    return folder(home) / f"{month}.csv"


def entries(home: Home, month: str) -> list[Entry]:
    """The lines of ``month`` in the order they were written; what a line does not say is empty, a spoiled sign ``\ufffd``."""
    with file_of(home, month).open(encoding="utf-8", errors="replace", newline="") as lines:
        sound = (line.replace("\0", "\ufffd") for line in lines)
        return [Entry(**{name: row.get(name) or "" for name in COLUMNS}) for row in csv.DictReader(sound)]


def scope_of(answer: Answer) -> str:
    """The filters of ``answer`` as ``name=value; …``: days, numbers and codes only. Text that a reader can type (a search, one
    person's code) is written ``*``: that it was used is told, never what it was."""
    said = [f"{name}={_value(name, value)}" for name, value in sorted(answer.parameters.items()) if value not in (None, [], ())]
    if shape := answer.shape:
        said += [f"find={HIDDEN}"] if shape.find else []
        said += [f"columns={','.join(shape.columns)}"] if shape.columns else []
        said += [f"pivot={shape.pivot.rows},{shape.pivot.across}"] if shape.pivot else []
    return "; ".join(said)


def facts(values: Mapping[str, Any]) -> str:
    """Other facts of an entry as ``name=value; …``, by the same rule."""
    return "; ".join(f"{name}={_value(name, value)}" for name, value in values.items() if value not in (None, "", [], ()))


def _value(name: str, value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ",".join(part if isinstance(part, str) and _CODE.fullmatch(part) else HIDDEN for part in value)
    if isinstance(value, str):
        return value if name in _CHOICES and _CODE.fullmatch(value) else HIDDEN
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def record(
    home: Home, what: str, *, visit: str, role: str, thing: str = "", scope: str = "", rows: int | None = None, sha256: str = "",
    snapshot: str = "",
) -> bool:
    """Add one line; False when it could not be written, which ``trouble`` then says. Never raises because of the disk.

    Raises ValueError for a kind that is not in KINDS. Safe with any number of writers.
    """
    if what not in KINDS:
        raise ValueError(what)
    now = datetime.now().astimezone()
    line = Entry(_stamp(now), visit, role, what, thing, scope, "" if rows is None else str(rows), sha256, snapshot)
    with _TROUBLE_LOCK:
        before = _TROUBLES.get(home.path)
    lines = [line] if before is None else [_gap(before, now, role), line]
    try:
        _append(_room(home), now.strftime("%Y-%m"), lines)
    except OSError as error:
        with _TROUBLE_LOCK:
            known = _TROUBLES.get(home.path)
            _TROUBLES[home.path] = _Trouble(known.since if known else now, (known.lost if known else 0) + 1, error)
        return False
    with _TROUBLE_LOCK:
        _TROUBLES.pop(home.path, None)
    return True


def trouble(home: Home) -> Words | None:
    """What to tell while lines cannot be written; None while all is well (as far as this process knows)."""
    with _TROUBLE_LOCK:
        found = _TROUBLES.get(home.path)
    if found is None:
        return None
    why = _REASONS.get(found.error.errno or 0) or Words(str(found.error.strerror), str(found.error.strerror))
    return Words(
        f"Nhật ký truy cập không ghi được từ {found.since:%H:%M} ngày {found.since:%d/%m/%Y} ({why.vi}): {found.lost} việc chưa "
        f"ghi. Trang vẫn chạy; người giữ dữ liệu cần xem thư mục private/access của nhà số liệu.",
        f"The access log could not be written since {found.since:%H:%M} on {found.since:%Y-%m-%d} ({why.en}): {found.lost} events "
        f"are not on record. Pages go on; the data steward should look at private/access in the home.",
    )


_REASONS = {
    errno.ENOSPC: Words("hết chỗ trên đĩa", "the disk is full"),
    errno.EFBIG: Words("tệp quá lớn", "the file is too large"),
    errno.EACCES: Words("không có quyền ghi", "no right to write"),
    errno.EPERM: Words("không có quyền ghi", "no right to write"),
    errno.EROFS: Words("ổ chỉ đọc", "a read-only disk"),
    errno.EEXIST: Words("một tệp đứng ở chỗ của thư mục", "a file stands where the folder should be"),
    errno.ENOTDIR: Words("một tệp đứng ở chỗ của thư mục", "a file stands where the folder should be"),
}


def _gap(before: _Trouble, now: datetime, role: str) -> Entry:
    """The line that says how many were lost, written as soon as lines can be written again."""
    return Entry(_stamp(now), COMMAND, role, "gap", "", f"since={_stamp(before.since)}", str(before.lost))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _cell(text: str) -> str:
    """One line, and never a formula for a spreadsheet."""
    flat = _CONTROL.sub(" ", text)
    return "'" + flat if flat.startswith(("=", "+", "-", "@")) else flat


def _room(home: Home) -> Path:
    """The folder, for the owner only; made when missing."""
    for room in (home.private, folder(home)):
        if not room.is_dir():
            room.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder(home)


def _append(place: Path, month: str, lines: list[Entry]) -> None:
    """Whole lines or none; OSError when the disk refuses."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_cell(value) for value in astuple(line)] for line in lines)
    with briefly(place, "log", LOCK_SECONDS) as is_alone:
        handle = os.open(place / f"{month}.csv", os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = os.fstat(handle).st_size
            data = (_opening(handle, size) + out.getvalue()).encode()
            done = os.write(handle, data)
            if done < len(data):  # no room for the rest: half a line would be taken for a whole one
                if is_alone:
                    os.ftruncate(handle, size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(handle)


def _opening(handle: int, size: int) -> str:
    """What must stand before the next line: the headings in a new file, a line's end after a torn one."""
    if size == 0:
        return ",".join(COLUMNS) + "\n"
    os.lseek(handle, size - 1, os.SEEK_SET)
    return "" if os.read(handle, 1) == b"\n" else "\n"
