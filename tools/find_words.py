"""Lists every sentence a screen can say that has no English yet: ``python tools/find_words.py``."""

import ast
import re
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("council/ui", "council/sentences", "council/charts", "council/export", "council/papers", "council/advice",
           "council/digest")
FILES = ("council/words.py", "council/periods.py")
VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
OWN_PAIRS = {"CouncilError", "Words", "UsageError"}
PLAIN = {"Gini", "Σ", "đ", "Viện kiểm sát nhân dân", "Tòa án nhân dân"}


def strings(tree: ast.AST) -> list[str]:
    """Vietnamese texts of a program file outside docstrings and pairs that carry their own English."""
    skipped = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and body and isinstance(body[0], ast.Expr):
            skipped.add(id(body[0].value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in OWN_PAIRS | {"ValueError"}:
            skipped |= {id(part) for argument in node.args for part in ast.walk(argument)}
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
    said = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and node.args
        and getattr(node.func, "attr", getattr(node.func, "id", "")) == "say"
        and isinstance(node.args[0], ast.Constant)
    ]
    accented = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
        and VIETNAMESE.search(node.value)
    ]
    return [text for text in said + accented if isinstance(text, str) and text]


def sentences() -> list[str]:
    """Every Vietnamese sentence of the screens, page questions and menu names included."""
    found: dict[str, None] = {}
    for path in [*(p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*.py"))), *(ROOT / name for name in FILES)]:
        found |= dict.fromkeys(strings(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "pages").glob("*.py")):
        lines = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()
        found |= dict.fromkeys([lines[0], *(line.removeprefix("Menu:").strip() for line in lines if line.startswith("Menu:"))])
    return [text for text in found if text not in PLAIN]


def translated(language: str = "en") -> dict[str, str]:
    """msgid -> msgstr of the catalogue; empty when there is none."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / "council.po"
    if not path.exists():
        return {}
    with path.open("rb") as source:
        return {message.id: message.string for message in read_po(source, locale=language) if message.id and message.string}


if __name__ == "__main__":
    known = translated()
    for sentence in sentences():
        if sentence not in known:
            print(sentence)
