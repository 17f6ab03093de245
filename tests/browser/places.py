"""Every page and view of the dashboard, and the addresses that lead there."""

import ast
from pathlib import Path

from council.ui import REGISTRY, meeting

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "pages").glob("[0-9]*.py"))
STEMS = [path.stem.split("_", 1)[1] for path in FILES]
VIEWS = {**REGISTRY, "meeting": meeting.VIEWS}
PLACES = [(stem, view) for stem in STEMS for view in ["", *(view.code for view in VIEWS.get(stem, ())[1:])]]
# What stands above the first view of a page.
_DOCUMENTED = {
    path.stem.split("_", 1)[1]: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()[0] for path in FILES
}
QUESTIONS = {stem: VIEWS[stem][0].question if stem in VIEWS else text for stem, text in _DOCUMENTED.items()}


def name(place: tuple[str, str]) -> str:
    """A place as the name of a test."""
    return "-".join(part for part in place if part)


def address(stem: str, view: str = "", **said: str) -> str:
    """The path that opens a view."""
    parts = {**({"xem": view} if view else {}), **said}
    return f"/{stem}?" + "&".join(f"{key}={value}" for key, value in parts.items())
