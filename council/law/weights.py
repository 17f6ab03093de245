"""A council's own case weights: dated rows added to law/parameters.csv of its home, with who, when and why."""

import csv
import os
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import polars as pl

from council.contracts import LAW
from council.errors import CouncilError
from council.law import FILES, Law
from council.law.rows import read_rows

PREFIX = "case_weight."
COLUMNS = ("name", "value", "unit", "valid_from", "valid_to", "title_vi", "title_en", "source_id")
SOURCE = "PROP_BALANCE"


@dataclass(frozen=True)
class Weight:
    """One weight from the day ``start``; ``name`` = "stage.CUSTODY"; ``who`` changed it and ``why``."""

    name: str
    value: float
    start: date
    who: str
    why: str


def rows(home: Path) -> pl.DataFrame:
    """The home's own weights, also those not published yet: name ("stage.CUSTODY"), value, valid_from.

    No rows where the home has none or its file cannot be read (publishing says what is wrong).
    """
    file = home / FILES["parameter"]
    found = read_rows(file, LAW["parameter"], []) if file.exists() else LAW["parameter"].create_empty()
    own = found.filter(pl.col("name").str.starts_with(PREFIX))
    return own.select(pl.col("name").str.strip_prefix(PREFIX), "value", "valid_from").sort("name", "valid_from")


def add(home: Path, weight: Weight, at: datetime) -> None:
    """Append ``weight`` to the home's file below a line saying when, who and why; the weight before it ends that day.

    Takes effect with the next publish. Raises CouncilError (and leaves the file as it was) for a weight that is not
    positive, no reason, a day before the last change of this weight, or a file that cannot be read.
    """
    if not weight.value > 0 or not weight.why.strip():
        raise CouncilError("Trọng số phải lớn hơn 0 và phải có lý do.", "A weight must be above 0 and needs a reason.")
    file = home / FILES["parameter"]
    before = file.read_text(encoding="utf-8-sig") if file.exists() else None
    _write(file, _changed(before or ",".join(COLUMNS), weight, at))
    try:
        Law.load(home)
    except CouncilError:
        _write(file, before) if before is not None else file.unlink()
        raise


def _changed(text: str, weight: Weight, at: datetime) -> str:
    """The file's lines, untouched but for the end of the weight before, and two new ones."""
    lines = text.splitlines()
    top = next(n for n, line in enumerate(lines) if line.strip(" ,;") and not line.startswith("#"))
    mark = ";" if lines[top].count(";") > lines[top].count(",") else ","
    header = [name.strip() for name in next(csv.reader([lines[top]], delimiter=mark))]
    if "valid_to" not in header:
        header.append("valid_to")
        lines[top] = _line(header, mark)
    for number in range(top + 1, len(lines)):
        cells = next(csv.reader([lines[number]], delimiter=mark), [])
        old = dict(zip(header, cells, strict=False))
        if old.get("name") != PREFIX + weight.name or lines[number].startswith("#"):
            continue
        began = _day(old.get("valid_from", ""), number + 1)
        if began > weight.start:
            raise CouncilError(
                f"Trọng số này đã đổi từ ngày {began:%d/%m/%Y}; hãy chọn ngày đó hoặc sau đó.",
                f"This weight was already changed from {began:%d/%m/%Y} on; choose that day or a later one.",
            )
        if began == weight.start:
            lines[number] = f"# {lines[number]}"
        elif not old.get("valid_to") or _day(old["valid_to"], number + 1) > weight.start:
            lines[number] = _line([(old | {"valid_to": weight.start.isoformat()}).get(name, "") for name in header], mark)
    name = PREFIX + weight.name
    cells = (name, f"{weight.value:g}", "factor", weight.start.isoformat(), "", f"Trọng số: {name}", f"Weight: {name}", SOURCE)
    row = dict(zip(COLUMNS, cells, strict=True))
    why = " ".join(f"{weight.who} · {weight.why}".split())
    return "\n".join([*lines, f"# {at:%Y-%m-%d %H:%M} · {why}", _line([row.get(name, "") for name in header], mark)]) + "\n"


def _day(text: str, line: int) -> date:
    """A day as read_rows reads it; CouncilError naming the line otherwise."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise CouncilError(
        f"{FILES['parameter']}, dòng {line}: «{text}» không phải ngày; hãy ghi như 2026-01-31.",
        f"{FILES['parameter']}, line {line}: “{text}” is not a date; write it like 2026-01-31.",
    )


def _line(cells: list[str], mark: str) -> str:
    out = StringIO()
    csv.writer(out, delimiter=mark, lineterminator="").writerow(cells)
    return out.getvalue()


def _write(file: Path, text: str) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, file)
