"""What an agenda item showed when it was pinned: sentence, chart and table as a file beside the agenda, for the USB bundle."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from council.errors import CouncilError
from council.home import Home
from council.meeting import records


@dataclass(frozen=True)
class Slide:
    """One screen without a server. ``figure`` = data and layout of a chart or None; ``rows`` are worded cells, no codes.

    ``state`` is the state of the sentence (its edge), ``sentence`` Markdown with bold only, ``notes`` the footnote.
    """

    question: str
    sentence: str
    language: str
    snapshot: str
    day: str
    council: str
    is_simulated: bool
    state: str = "chance"
    badges: tuple[str, ...] = ()
    heading: str = ""
    period: str = ""
    notes: str = ""
    figure: dict[str, Any] | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    remark: str = ""


def _file(home: Home, on: date, item_id: str) -> Path:
    return records.place(home) / on.isoformat() / f"{item_id}.json"


def keep(home: Home, on: date, item_id: str, slide: Slide) -> None:
    """Write the slide of an item; an item is pinned once, so a slide is never changed."""
    records.replace(_file(home, on, item_id), json.dumps(asdict(slide), ensure_ascii=False, default=str) + "\n")


def read(home: Home, on: date, item_id: str) -> Slide | None:
    """The slide kept for an item; None when there is none. CouncilError naming the file when it cannot be read."""
    file = _file(home, on, item_id)
    if not file.exists():
        return None
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        rows = tuple(tuple(row) for row in raw.pop("rows"))
        return Slide(**{**raw, "rows": rows, "badges": tuple(raw["badges"]), "columns": tuple(raw["columns"])})
    except (ValueError, TypeError, KeyError) as error:
        raise CouncilError(
            f"{file}: hình đã lưu của mục này không đọc được: {error}. Ghim lại mục này.",
            f"{file}: the kept picture of this item cannot be read: {error}. Pin the item again.",
        ) from error
