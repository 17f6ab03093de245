"""What must come out whatever the province is called: the sample's figures under the other province's codes, and the links."""

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path

from tests.alien.pages import Stated
from tests.alien.province import DISTRICTS, Province

# Figures that count the sample's own files, rows and damage, not what they state.
_OF_THE_FILES = re.compile(r"^(files\.|rows\.(accepted\.list|repeated|hidden_sheet|copy|superseded|refused))")


def mapped(figure: str) -> str:
    """The name of a figure with the districts and units of the other province."""
    parts = []
    for part in figure.split("."):
        head, _, tail = part.partition("_")
        if part in DISTRICTS:
            parts.append(DISTRICTS[part])
        elif tail in DISTRICTS and head in ("CA", "NTG", "VKS", "TA"):
            parts.append(Province.unit(part))
        elif head == "undetermined" and tail in DISTRICTS:
            parts.append(f"undetermined_{DISTRICTS[tail]}")
        else:
            parts.append(part)
    return ".".join(parts)


def figures(truth: Path) -> list[dict]:
    """Figures that do not depend on how the facts are laid out."""
    known = json.loads((truth / "figures.json").read_text("utf-8"))
    return [{**row, "figure": mapped(row["figure"])} for row in known if not _OF_THE_FILES.match(row["figure"])]


def write_links(stated: Sequence[Stated], path: Path) -> None:
    """Which rows belong to which person-matter, as ``publish --links`` takes it; the lists' rows in reference_links.csv beside."""
    with (
        path.open("w", encoding="utf-8", newline="") as out,
        path.with_name("reference_links.csv").open("w", encoding="utf-8", newline="") as other,
    ):
        links, references = csv.writer(out), csv.writer(other)
        links.writerow(["file", "sheet", "row", "sub", "entity", "kind"])
        references.writerow(["file", "sheet", "row", "sub", "person", "listed"])
        for one in stated:
            place = [one.file, one.sheet, one.row, one.sub]
            if one.fact.kind != "reference":
                links.writerow([*place, one.fact.raw["pm_id"], one.fact.kind])
            elif one.fact.raw["person_id"]:
                references.writerow([*place, one.fact.raw["person_id"], one.fact.raw["listed"]])
