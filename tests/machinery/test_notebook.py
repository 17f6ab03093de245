"""What the guide shows to analysts who work in a notebook runs as it is written."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def test_the_notebook_of_the_guide_runs(answers) -> None:
    """Both blocks of Python in the guide for newcomers, on a published home."""
    text = (ROOT / "docs/newcomer.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    assert len(blocks) == 2
    names: dict[str, object] = {}
    exec("\n".join(blocks).replace("D:/hoidong", answers[0].path.as_posix()), names)  # noqa: S102
    assert names["answer"].rows.height > 10 and names["by_form"]["len"].sum() > 100
