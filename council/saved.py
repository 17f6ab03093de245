"""Views that a council keeps: a name and the address that shows it again, in one readable file of the home."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from council.errors import CouncilError
from council.home import Home
from council.meeting import records

FILE = "views.toml"


@dataclass(frozen=True)
class SavedView:
    """``address`` = parameters of page 50 (question, filters, columns, cross table); searched text is never kept."""

    name: str
    address: dict[str, str]
    saved_by: str = ""


def _file(home: Home) -> Path:
    return records.place(home) / FILE


def read(home: Home) -> list[SavedView]:
    """All saved views in the order they were saved; CouncilError naming the file when it cannot be read."""
    file = _file(home)
    if not file.exists():
        return []
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("view", [])
        return [
            SavedView(str(e["name"]), {k: str(v) for k, v in e["address"].items()}, str(e.get("saved_by", ""))) for e in entries
        ]
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise CouncilError(
            f"{file}: danh sách góc nhìn đã lưu không đọc được: {error}. Sửa tệp hoặc xóa tệp để bắt đầu lại.",
            f"{file}: the saved views cannot be read: {error}. Repair the file, or delete it to start again.",
        ) from error


def save(home: Home, view: SavedView) -> None:
    """Keep ``view``; one of the same name is replaced."""
    with records.changing(home):
        name = records.tidy(view.name)
        if not name:
            raise CouncilError("Hãy đặt tên cho góc nhìn trước khi lưu.", "Give the view a name before saving it.")
        kept = [old for old in read(home) if old.name != name]
        _write(home, [*kept, SavedView(name, view.address, view.saved_by)])
        records.record(home, view.saved_by, "", "save_view", name, "address", "", str(view.address))


def forget(home: Home, name: str, who: str) -> None:
    """Remove the view called ``name``; nothing happens when there is none."""
    with records.changing(home):
        before = read(home)
        _write(home, [view for view in before if view.name != name])
        if any(view.name == name for view in before):
            records.record(home, who, "", "forget_view", name)


def _write(home: Home, views: list[SavedView]) -> None:
    lines = ["# Góc nhìn đã lưu của trang Tra cứu. / Saved views of the page Explore."]
    for view in views:
        lines += ["", "[[view]]", f"name = {records.quoted(view.name)}", f"saved_by = {records.quoted(view.saved_by)}"]
        lines += ["[view.address]", *(f"{key} = {records.quoted(value)}" for key, value in sorted(view.address.items()))]
    records.replace(_file(home), "\n".join(lines) + "\n")
