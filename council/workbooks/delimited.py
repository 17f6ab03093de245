"""Text files with separators, quotes and records over several lines."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from council.workbooks.limits import Limits
from council.workbooks.refusals import Refused

_SEPARATORS = (";", "\t", "|", ",")
_AS_TEXT = re.compile(r'="([^"]*)"')  # ="091089562635" keeps the zeros of a number in a spreadsheet
_SNIFFED = 200_000  # characters
_LONGEST_RECORD = 60  # lines; a longer one is a quotation mark that nobody closed


@dataclass(frozen=True)
class Records:
    """Records of a text file and the lines (from 1) where each begins; ``unclosed``: line of a quote left open."""

    rows: list[list[str]]
    numbers: list[int]
    separator: str
    unclosed: int | None = None


def records(text: str, limits: Limits) -> Records:
    """The records of ``text``: separator found from the text, quotes as spreadsheets write them; raises Refused."""
    separator, skipped = _declared(text)
    body = text.split("\n", 1)[1] if skipped and "\n" in text else "" if skipped else text
    separator = separator or _separator(body[:_SNIFFED])
    try:
        found = _parsed(body, separator, 1 + skipped, csv.QUOTE_MINIMAL)
        unclosed = _unclosed(found, text.count("\n") + 1)
    except csv.Error:
        unclosed = 1
    if unclosed is not None:
        found = _unquoted(body, separator, 1 + skipped, unclosed)
    width = max(map(len, found.rows), default=0)
    if width * len(found.rows) > limits.cells:
        raise Refused("too_many_cells", sheet="", limit=limits.cells)
    return found


def _unclosed(found: Records, lines: int) -> int | None:
    """The line of a record so long that a quotation mark must have been left open."""
    ends = [*found.numbers[1:], lines + 1]
    return next((a for a, b in zip(found.numbers, ends, strict=True) if b - a > _LONGEST_RECORD), None)


def _declared(text: str) -> tuple[str | None, int]:
    """The separator of a first line "sep=;" and the number of lines it takes."""
    first = text[:8].lower()
    if first.startswith("sep=") and len(first) > 5 and first[5] in "\r\n":
        return text[4], 1
    return None, 0


def _parsed(text: str, separator: str, first: int, quoting: int) -> Records:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    rows, numbers, at = [], [], first
    for row in reader:
        rows.append([said[1] if cell[:2] == '="' and (said := _AS_TEXT.fullmatch(cell)) else cell for cell in row])
        numbers.append(at)
        at = first + reader.line_num
    return Records(rows, numbers, separator)


def _unquoted(text: str, separator: str, first: int, line: int) -> Records:
    """Every line a record, for a file with a quotation mark that nobody closed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [[_bare(cell) for cell in line.split(separator)] if line else [] for line in lines]
    return Records(rows, list(range(first, first + len(rows))), separator, line)


def _bare(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if quoted else cell


def _separator(sample: str) -> str:
    """The separator that explains most of the text; a comma only if no other does half as well (decimal commas)."""
    scores = {separator: _explained(sample, separator) for separator in _SEPARATORS}
    best = max(_SEPARATORS[:-1], key=scores.__getitem__)
    return best if scores[best] and scores[best] * 2 >= scores[","] else ","


def _explained(sample: str, separator: str) -> int:
    """Separators that stand where records of one common width have them."""
    try:
        widths = Counter(map(len, _parsed(sample, separator, 1, csv.QUOTE_MINIMAL).rows))
    except csv.Error:
        widths = Counter(line.count(separator) + 1 for line in sample.splitlines())
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def even(rows: list[list[str]]) -> list[list[str]]:
    """``rows`` all as long as the longest, blanks added at the end."""
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
