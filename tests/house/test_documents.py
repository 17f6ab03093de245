"""Generated documents are up to date; the readme's commands and pictures exist."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from council.commands import parser

ROOT = Path(__file__).resolve().parents[2]


def test_definitions_and_dictionary_are_up_to_date() -> None:
    checked = subprocess.run([sys.executable, "-m", "council", "docs", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, f"run: python -m council docs\n{checked.stdout}{checked.stderr}"


def test_the_readme_shows_what_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(shown) >= 6
    assert not [path for path in shown if not path.startswith("http") and not (ROOT / path).exists()]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    assert set(re.findall(r"\bmake ([a-z]+)\b", text)) <= targets


def test_nothing_private_of_the_demo_is_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files", "data/demo"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert listed == ["data/demo/plan.toml"]


def commands_in_documents() -> list[str]:
    """Every `python -m council …` of the README and of the guide for newcomers, up to a redirection."""
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/newcomer.md", "CHANGELOG.md"))
    return sorted({found.split(" > ")[0].strip() for found in re.findall(r"python -m council ([^`\n]+)", text) if "…" not in found})


@pytest.mark.parametrize("command", commands_in_documents())
def test_every_command_in_the_documents_can_be_typed(command):
    words = shlex.split(command.replace("\\", "/"))
    if words[-1] in ("paper", "changes", "meeting", "formats", "snapshots"):
        words.append("--help")  # named as a whole: it exists
    try:
        parser().parse_args(words)
    except SystemExit as end:
        assert end.code in (0, None), command
