"""Generated documents are up to date; the readme's commands and pictures exist."""

import re
import subprocess
import sys
from pathlib import Path

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
