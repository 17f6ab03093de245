"""The command that makes the same file again from the same snapshot: what a file says about itself, readable by a person."""

import shlex
from datetime import date
from typing import Any

from council.answer import Answer


def setting(value: Any) -> str:
    """A parameter's value as the command line takes it: dates as yyyy-mm-dd, lists joined by commas."""
    if isinstance(value, (list, tuple)):
        return ",".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def command(answer: Answer, language: str, file_format: str) -> str:
    """``python -m council ask … --snapshot … --set …``; no filter = not mentioned."""
    where = answer.provenance
    parts = ["python", "-m", "council", "ask", answer.question, "--snapshot", where.snapshot, "--role", where.role]
    for name, value in sorted(answer.parameters.items()):
        if value not in (None, [], ()):
            parts += ["--set", f"{name}={setting(value)}"]
    if answer.shape:
        parts += answer.shape.options()
    return shlex.join([*parts, "--lang", language, "--format", file_format])
