"""What a read file is: sheets of text cells with the row numbers a person sees, or a refusal that says why."""

from dataclasses import dataclass, field

from council.errors import CouncilError


@dataclass(frozen=True)
class Remark:
    """Something the reader of the file should know; the file is read nevertheless.

    ``code`` is one of formula_without_value, error_value, hidden_rows, hidden_sheet, macros_ignored, legacy_font,
    odd_characters, unclosed_quote, nul_removed; ``sheet`` is "" for the whole file; ``cell`` like "F14" or None.
    """

    code: str
    sheet: str
    cell: str | None
    vi: str
    en: str


@dataclass(frozen=True)
class Span:
    """Merged cells: rows and columns from 1, both ends inclusive; the value stands in the first cell only."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of text cells.

    ``rows[i][j]`` is the cell of column j (0 = A) in the row that a person sees as number ``row_numbers[i]`` (from 1:
    spreadsheet row, line of a text file where the record begins, ``<tr>`` of an HTML file). All rows are equally
    long; an empty cell is "". ``hidden_rows`` and ``formulas_without_value`` (addresses like "D2") refer to the same
    numbers. ``heading`` holds lines that stand outside any table of an HTML file.
    """

    name: str
    rows: list[list[str]]
    row_numbers: list[int]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()
    formulas_without_value: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """A file as text.

    ``kind`` is xlsx, xlsb, ods, xls, csv, html or xml; ``encoding`` names how the text was written ("unicode" inside a
    spreadsheet, else e.g. utf-8, utf-16-le, windows-1258; or tcvn3, vni, viscii where an old font was decoded);
    ``separator`` is None for spreadsheets; ``epoch_1904`` tells how to read day numbers.
    """

    file: str
    sha256: str
    kind: str
    encoding: str
    separator: str | None
    epoch_1904: bool
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = field(default=())


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read: ``code`` and one sentence in each language with what, where, why and what to do."""

    file: str
    sha256: str | None
    code: str
    vi: str
    en: str


class FileRefused(CouncilError):
    """The file cannot be read safely or at all; ``refusal`` says why."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.vi, refusal.en)
        self.refusal = refusal
