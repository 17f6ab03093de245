"""Intake: from workbooks of text cells to typed rows that count, with a reason for every row that does not."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from council.cells import Vocabularies
from council.formats import Formats, load_formats
from council.home.incoming import find_files
from council.intake.checking import check
from council.intake.dataday import data_day
from council.intake.entries import type_entries
from council.intake.gathering import gather
from council.intake.settling import Files, Intake, settle
from council.intake.whereabouts import add_whereabouts, shipped_places
from council.places import Places
from council.workbooks import FileRefused, Refusal, Workbook, read

_NO_KEY = b"council"


def read_rows(
    workbooks: Iterable[Workbook | Refusal],
    *,
    formats: Formats | None = None,
    places: Places | None = None,
    words: Vocabularies | None = None,
    batches: Mapping[str, int] | None = None,
    key: bytes = _NO_KEY,
    as_of: dt.date | None = None,
) -> Intake:
    """Read the rows of all ``workbooks`` of a home together.

    ``batches``: file -> number of its import (rising; 1 where not named), which decides between versions; ``key``: the
    home's secret for row ids; ``as_of``: the data day where the steward states it. Without ``places`` the province is
    guessed from titles. The order of ``workbooks`` does not matter.
    """
    given = sorted(workbooks, key=lambda book: book.file)
    books = [book for book in given if isinstance(book, Workbook)]
    words, formats = words or Vocabularies.load(), formats or load_formats()
    places = places or shipped_places(None, _first_lines(books), words)
    gathered = gather(books, formats, words, places)
    typed = type_entries(gathered.people, words, gathered.date_orders())
    add_whereabouts(typed, gathered.contexts, places)
    files = Files(books, [book for book in given if isinstance(book, Refusal)], batches or {})
    return settle(gathered, typed, files, words, places, key=key, as_of=as_of)


def read_folder(
    path: Path | str, home: Path | str | None = None, *, province_code: str | None = None, as_of: dt.date | None = None
) -> Intake:
    """Read every file of a folder as one import; ``home`` adds its own formats and words (``<home>/formats``)."""
    folder = Path(path)
    files, _ = find_files([folder])
    own = [Path(home) / "formats"] if home else []
    books = [_read(file, name) for name, file in files]
    words = Vocabularies.load(*own)
    lines = _first_lines([book for book in books if isinstance(book, Workbook)])
    return read_rows(
        books, formats=load_formats(*own), words=words, places=shipped_places(province_code, lines, words), as_of=as_of
    )


def _read(path: Path, name: str) -> Workbook | Refusal:
    try:
        return read(path, name)
    except FileRefused as error:
        return error.refusal


def _first_lines(books: list[Workbook]) -> list[str]:
    """Titles and first lines, for guessing the province."""
    return [cell for book in books for sheet in book.sheets for row in sheet.rows[:5] for cell in row if cell]


__all__ = ["Intake", "check", "data_day", "read_folder", "read_rows", "shipped_places"]
