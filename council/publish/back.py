"""Give refused rows back: one workbook per file, in the agency's own columns."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

import polars as pl

from council import returns
from council.formats import load_formats
from council.home import Home
from council.home.incoming import arrivals
from council.names import name_key
from council.publish.road import read_home
from council.workbooks import Workbook, read_batch

Progress = Callable[[str, float], None]


def refused_workbooks(home: Home, progress: Progress) -> list[tuple[str, bytes]]:
    """(file name to save under, workbook) for every file of ``home`` with refused rows; reads the files anew."""
    problems = read_home(home, None, progress).tables["problem"]
    refused = problems.filter((pl.col("severity") == "refused") & pl.col("row").is_not_null())
    wanted = {a.path(home): a for a in arrivals(home) if a.file in set(refused["file"])}
    books = (replace(book, file=wanted[path].file) for path, book in read_batch(wanted) if isinstance(book, Workbook))
    return [(_name(file), data) for file, data in returns.returned(books, refused, load_formats(home.formats))]


def _name(file: str) -> str:
    """A flat file name without accents that says whose file it answers."""
    path = PurePosixPath(file)
    words = name_key(" ".join((*path.parts[:-1], path.stem)))
    return f"tra-lai_{words.replace(' ', '-')}.xlsx"
