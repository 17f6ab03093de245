"""The agenda of a meeting: views with their filters, each frozen to the snapshot it was pinned from."""

import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from council.answer import Answer
from council.errors import CouncilError
from council.home import Home
from council.meeting import records

FILE = "agenda.toml"
_TEXTS = ("id", "title", "note", "page", "view", "snapshot", "pinned_by", "pinned_at", "question", "rows_sha256")


@dataclass(frozen=True)
class Item:
    """One view to be shown. ``filters`` = the parameters of its address; ``rows_sha256`` = hash of the main answer's rows
    when it was pinned ("" = not known), so that a later reading can prove that the numbers are the same."""

    id: str
    title: str
    page: str
    snapshot: str
    view: str = ""
    note: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    pinned_by: str = ""
    pinned_at: str = ""
    question: str = ""
    rows_sha256: str = ""

    def address(self, meeting: date) -> dict[str, str]:
        """Parameters of the address that shows exactly this item."""
        view = {"xem": self.view} if self.view else {}
        return {**self.filters, **view, "ban": self.snapshot, "phien": meeting.isoformat(), "muc": self.id}


@dataclass(frozen=True)
class Agenda:
    """The items of one meeting in their order."""

    on: date
    title: str = ""
    items: tuple[Item, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """The item of that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def place(self, item_id: str) -> int | None:
        """Position of the item, 0 = first."""
        return next((i for i, item in enumerate(self.items) if item.id == item_id), None)


def fingerprint(answer: Answer) -> str:
    """SHA-256 of the rows of ``answer``; equal numbers give equal fingerprints."""
    digest = hashlib.sha256("\x1f".join(answer.rows.columns).encode())
    digest.update(answer.rows.write_json().encode())
    return digest.hexdigest()


def meetings(home: Home) -> list[date]:
    """Days of all meetings that have an agenda, newest first."""
    found = []
    for file in records.place(home).glob(f"*/{FILE}"):
        try:
            found.append(date.fromisoformat(file.parent.name))
        except ValueError:
            continue
    return sorted(found, reverse=True)


def next_meeting(home: Home, today: date) -> date | None:
    """The earliest meeting that is not over, else the latest one; None when there is none."""
    days = meetings(home)
    coming = [day for day in days if day >= today]
    return min(coming) if coming else (days[0] if days else None)


def _file(home: Home, on: date) -> Path:
    return records.place(home) / on.isoformat() / FILE


def read_agenda(home: Home, on: date) -> Agenda:
    """The agenda of the meeting of ``on``, empty when there is none; CouncilError naming the file when it cannot be read."""
    file = _file(home, on)
    if not file.exists():
        return Agenda(on)
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        items = tuple(
            Item(**{name: str(entry.get(name, "")) for name in _TEXTS}, filters={k: str(v) for k, v in entry["filters"].items()})
            for entry in raw.get("item", [])
        )
        return Agenda(on, str(raw.get("title", "")), items)
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise CouncilError(
            f"{file}: chương trình họp không đọc được: {error}. Sửa tệp hoặc lấy lại từ history.csv bên cạnh.",
            f"{file}: the agenda cannot be read: {error}. Repair the file or restore it from history.csv beside it.",
        ) from error


def _written(agenda: Agenda) -> str:
    lines = [
        "# Chương trình một phiên họp; mỗi mục giữ nguyên bản công bố lúc ghim. / One meeting's agenda; every item keeps its",
        "# snapshot. Mọi thay đổi: ../history.csv / All changes: ../history.csv",
        f"title = {records.quoted(agenda.title)}",
    ]
    for item in agenda.items:
        lines += ["", "[[item]]", *(f"{name} = {records.quoted(getattr(item, name))}" for name in _TEXTS)]
        lines += ["[item.filters]", *(f"{key} = {records.quoted(value)}" for key, value in sorted(item.filters.items()))]
    return "\n".join(lines) + "\n"


def _save(home: Home, agenda: Agenda) -> None:
    file = _file(home, agenda.on)
    file.parent.mkdir(exist_ok=True)
    file.parent.chmod(0o700)
    records.replace(file, _written(agenda))


def begin(home: Home, on: date, title: str, who: str) -> Agenda:
    """Open an empty agenda for ``on``; one that exists is kept and only takes the title."""
    with records.changing(home):
        before = read_agenda(home, on)
        after = replace(before, title=records.tidy(title) or before.title)
        if after != before or not _file(home, on).exists():
            _save(home, after)
            records.record(home, who, on.isoformat(), "agenda", on.isoformat(), "title", before.title, after.title)
        return after


def pinned(home: Home, on: date, item: Item, who: str) -> Item:
    """Add ``item`` at the end of the agenda of ``on``; it gets its id, and who pinned it when."""
    with records.changing(home):
        agenda = read_agenda(home, on)
        used = {event.thing for event in records.history(home) if event.meeting == on.isoformat()} | {i.id for i in agenda.items}
        number = next(n for n in range(1, len(used) + 2) if f"muc-{n}" not in used)
        now = datetime.now().replace(microsecond=0).isoformat()
        shown = {name: records.tidy(value) for name, value in item.filters.items()}
        kept = replace(item, id=f"muc-{number}", title=records.tidy(item.title), filters=shown, pinned_by=who, pinned_at=now)
        _save(home, replace(agenda, items=(*agenda.items, kept)))
        records.record(home, who, on.isoformat(), "pin", kept.id, "address", "", _address(kept))
        return kept


def _address(item: Item) -> str:
    view = [f"xem={item.view}"] if item.view else []
    return f"/{item.page}?" + "&".join([*view, *(f"{k}={v}" for k, v in sorted(item.filters.items())), f"ban={item.snapshot}"])


def rewritten(home: Home, on: date, item_id: str, who: str, *, title: str | None = None, note: str | None = None) -> Agenda:
    """Change title or note of an item; what it shows can never be changed, only removed."""
    with records.changing(home):
        agenda = read_agenda(home, on)
        before = _known(agenda, item_id)
        after = replace(
            before,
            title=before.title if title is None else records.tidy(title) or before.title,
            note=before.note if note is None else records.tidy(note),
        )
        if after == before:
            return agenda
        changed = replace(agenda, items=tuple(after if item.id == item_id else item for item in agenda.items))
        _save(home, changed)
        for name in ("title", "note"):
            if getattr(before, name) != getattr(after, name):
                records.record(home, who, on.isoformat(), "edit", item_id, name, getattr(before, name), getattr(after, name))
        return changed


def moved(home: Home, on: date, item_id: str, step: int, who: str) -> Agenda:
    """Move an item ``step`` places (−1 = earlier); at the ends it stays."""
    with records.changing(home):
        agenda = read_agenda(home, on)
        _known(agenda, item_id)
        place = agenda.place(item_id) or 0
        target = min(max(place + step, 0), len(agenda.items) - 1)
        if target == place:
            return agenda
        rest = [item for item in agenda.items if item.id != item_id]
        rest.insert(target, agenda.items[place])
        changed = replace(agenda, items=tuple(rest))
        _save(home, changed)
        records.record(home, who, on.isoformat(), "move", item_id, "place", str(place + 1), str(target + 1))
        return changed


def removed(home: Home, on: date, item_id: str, who: str) -> Agenda:
    """Take an item off the agenda; the history keeps its address."""
    with records.changing(home):
        agenda = read_agenda(home, on)
        gone = _known(agenda, item_id)
        changed = replace(agenda, items=tuple(item for item in agenda.items if item.id != item_id))
        _save(home, changed)
        records.record(home, who, on.isoformat(), "remove", item_id, "address", _address(gone), "")
        return changed


def _known(agenda: Agenda, item_id: str) -> Item:
    found = agenda.item(item_id)
    if found is None:
        raise CouncilError(
            f"Phiên họp {agenda.on:%d/%m/%Y} không có mục «{item_id}».", f"The meeting of {agenda.on} has no item “{item_id}”."
        )
    return found
