"""Who may import whom, and which library has one door; the message of a failure is the remedy."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# station -> house modules it may import (its own parts are always allowed)
MAY_IMPORT = {
    "contracts": set(),
    "errors": set(),
    "names": set(),
    "answer": set(),
    "words": set(),
    "periods": {"words"},
    "access": set(),
    "encodings": set(),
    "balance": set(),
    "uncertainty": set(),
    "workbooks": {"encodings"},
    "home": {"contracts"},
    "law": {"contracts"},
    "catalog": {"contracts"},
    "snapshots": {"contracts", "home"},
    "disclosure": {"contracts", "answer", "access"},
    "cells": {"contracts"},
    "places": {"contracts", "cells"},
    "formats": {"contracts", "cells", "places", "workbooks"},
    "intake": {"contracts", "formats", "cells", "places", "workbooks", "law", "home"},
    "returns": {"contracts", "formats", "intake", "workbooks", "home"},
    "demo": {"contracts", "formats", "law", "home", "meeting", "periods", "sentences", "snapshots", "warehouse"},
    "linkage": {"contracts", "cells", "uncertainty"},
    "publish": {"returns", "contracts", "snapshots", "linkage", "law", "catalog", "intake", "formats", "places", "home",
                "workbooks", "cells"},
    "warehouse": {"contracts", "answer", "disclosure", "catalog", "snapshots", "access"},
    "reconcile": {"contracts", "answer", "warehouse"},
    "meeting": {"home", "snapshots", "warehouse", "catalog", "answer", "periods"},
    "saved": {"home", "meeting"},
    "charts": {"answer", "words"},
    "export": {"answer", "words"},
    "advice": {"words", "balance", "sentences", "export"},
    "sentences": {"answer", "words", "periods", "uncertainty", "balance"},
    "papers": {"answer", "words", "periods", "sentences", "charts", "export"},
    "digest": {"words", "periods", "sentences", "papers", "export", "meeting", "home", "snapshots", "warehouse"},
}
ABOVE_ALL = {"ui", "__main__", "commands"}  # may import everything below
FOR_ALL = {"errors", "names", "contracts", "answer", "access"}  # nouns everybody may use

# library -> modules that alone may import it
ONE_DOOR = {
    "streamlit": {"ui", "dashboard", "pages"},
    "duckdb": {"warehouse", "publish", "linkage", "catalog"},
    "plotly": {"charts", "ui"},
    "scipy": {"balance", "uncertainty"},
    "dataframely": {"contracts"},
    "python_calamine": {"workbooks"},
    "lxml": {"workbooks"},
    "viscii_codec": {"encodings", "workbooks"},
    "xlsxwriter": {"export", "returns", "demo", "papers"},
    "typst": {"papers"},
    "docx": {"papers"},
    "pptx": {"papers"},
    "babel": {"words"},
    "splink": {"linkage"},
    "pandas": set(),
    "openpyxl": set(),
    "requests": set(),
    "urllib": {"ui"},
    "pickle": set(),
}


def _files() -> list[tuple[str, Path]]:
    """(station, file) of every program file: a module of council/, or "pages" and "dashboard"."""
    found = [("dashboard", ROOT / "dashboard.py")] if (ROOT / "dashboard.py").exists() else []
    found += [("pages", path) for path in sorted((ROOT / "pages").glob("*.py"))]
    for path in sorted((ROOT / "council").rglob("*.py")):
        first = path.relative_to(ROOT / "council").parts[0]
        found.append((first.removesuffix(".py"), path))
    return [(station, path) for station, path in found if station != "__init__"]


def _imported(path: Path) -> list[tuple[int, str]]:
    names: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "council":
                names += [(node.lineno, f"council.{alias.name}") for alias in node.names]
            else:
                names.append((node.lineno, node.module))
    return names


FILES = _files()


@pytest.mark.parametrize(("station", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_imports_follow_the_road(station: str, path: Path) -> None:
    wrong = []
    for line, name in _imported(path):
        parts = name.split(".")
        if parts[0] == "council" and len(parts) > 1 and not parts[1].startswith("__"):
            target = parts[1]
            if station in {"pages"} and target != "ui":
                wrong.append(f"line {line}: a page imports only council.ui, not council.{target}")
            elif station == "dashboard" and target not in {"ui", "words", "access"}:
                wrong.append(f"line {line}: dashboard.py imports ui, words and access, not council.{target}")
            elif station in MAY_IMPORT and target not in {station, *FOR_ALL, *MAY_IMPORT[station]}:
                wrong.append(f"line {line}: {station} may not import {target}; allowed: {sorted(MAY_IMPORT[station])}."
                             " Move the shared part to a station that both may import, or change docs/decisions.md first")
            elif station not in MAY_IMPORT and station not in ABOVE_ALL | {"pages", "dashboard"}:
                wrong.append(f"{station} is a new station: give it a line in tests/house/test_imports.py and docs/decisions.md")
        elif parts[0] in ONE_DOOR and station not in ONE_DOOR[parts[0]]:
            wrong.append(f"line {line}: {parts[0]} may only be imported by {sorted(ONE_DOOR[parts[0]]) or 'nobody'}")
    assert not wrong, f"{path.relative_to(ROOT)}:\n" + "\n".join(wrong)


def test_every_station_of_the_table_exists() -> None:
    stations = {station for station, _ in FILES}
    assert set(MAY_IMPORT) <= stations, sorted(set(MAY_IMPORT) - stations)
