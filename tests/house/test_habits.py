"""Conventions that were worth saying twice; each failure says the remedy."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted([*(ROOT / "council").rglob("*.py"), *(ROOT / "pages").glob("*.py"), *ROOT.glob("dashboard.py")])
QUERIES = sorted((ROOT / "queries").rglob("*.sql"))
IDS = [str(path.relative_to(ROOT)) for path in PROGRAM]


@pytest.mark.parametrize("path", PROGRAM, ids=IDS)
def test_file_and_public_things_have_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    missing = [] if ast.get_docstring(tree) else ["the file itself"]
    missing += [
        f"{node.name} (line {node.lineno})"
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not missing, f"{path.name}: one sentence is missing for " + ", ".join(missing)


@pytest.mark.parametrize("path", PROGRAM, ids=IDS)
def test_no_broad_except_and_no_validation_by_assert(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, (
                f"{path.name}:{node.lineno} catches {caught}: name the errors that can come, let others fly")
        assert not isinstance(node, ast.Assert), f"{path.name}:{node.lineno}: validation is an error with a sentence, not assert"


def test_no_drawers_without_a_name() -> None:
    bad = [path for path in (ROOT / "council").rglob("*.py") if path.stem in {"utils", "helpers", "common", "misc"}]
    assert not bad, f"name the noun instead of {bad}"


@pytest.mark.parametrize("path", QUERIES, ids=[str(path.relative_to(ROOT)) for path in QUERIES])
def test_sql_is_portable(path: Path) -> None:
    sql = re.sub(r"/\*\+\+\+.*?\+\+\+\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    sql = re.sub(r"--[^\n]*|/\*.*?\*/", "", sql, flags=re.S).lower()
    for word in ("collate", "pivot", "unpivot", "asof", "approx_", "read_parquet", "read_csv", "qualify"):
        assert not re.search(rf"\b{word}", sql), f"{path.name}: {word} is not portable; write it with plain SQL"


PLACES = ("hải phòng", "bình định", "hậu giang", "thủy nguyên", "hai_phong")


@pytest.mark.parametrize("path", PROGRAM + QUERIES, ids=IDS + [str(path.relative_to(ROOT)) for path in QUERIES])
def test_no_place_is_typed_into_the_program(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".sql":
        code = re.sub(r"/\*\+\+\+.*?\+\+\+\*/", "", text, flags=re.S)
    else:
        tree = ast.parse(text)
        doc = {id(node.body[0].value) for node in ast.walk(tree)
               if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body
               and isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)}
        code = "\n".join(node.value for node in ast.walk(tree)
                         if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in doc)
    found = [place for place in PLACES if place in code.lower()]
    assert not found or path.parts[-2:-1] == ("demo",) or path.stem == "demo", (
        f"{path.name} names {found}: places live in data/reference and in homes, never in code")


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-splink.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[A-Za-z0-9_.\[\]-]+==[^\s\\]+.*$", text, flags=re.M)
        assert packages and text.count("--hash=sha256:") >= len(packages), f"{name}: run make requirements"
