"""Sheets of text being laid out, and the files they become; every row of a person remembers where it stands."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from tests.alien.facts import Fact
from tests.alien.wording import cp1258


@dataclass(frozen=True)
class Column:
    """One column: its headings from the top level down, what it writes, and which facts it states."""

    head: tuple[str, ...]
    text: Callable[[Fact], object]
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stated:
    """One person of one written row and the facts that the row states."""

    file: str
    sheet: str
    row: int
    sub: int
    fact: Fact
    states: tuple[str, ...]


@dataclass
class Page:
    """One sheet; rows from 1 as a person counts them."""

    name: str
    rows: list[list[object]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    stated: list[tuple[int, int, Fact, tuple[str, ...]]] = field(default_factory=list)

    def line(self, *cells: object) -> int:
        """Write one row; its number."""
        self.rows.append(list(cells))
        return len(self.rows)

    def head(self, columns: Sequence[Column]) -> None:
        """The heading rows with merged cells."""
        height, first = max(len(c.head) for c in columns), len(self.rows)
        grid = [[""] * len(columns) for _ in range(height)]
        for j, column in enumerate(columns):
            for level, text in enumerate(column.head):
                same = (
                    j
                    and level < len(columns[j - 1].head) - 1
                    and level < len(column.head) - 1
                    and columns[j - 1].head[: level + 1] == column.head[: level + 1]
                )
                grid[level][j] = "" if same else text
        self.rows += grid
        for j, column in enumerate(columns):
            for level, text in enumerate(column.head):
                if not grid[level][j]:
                    continue
                right = j
                while (
                    right + 1 < len(columns)
                    and level < len(column.head) - 1
                    and columns[right + 1].head[: level + 1] == column.head[: level + 1]
                    and len(columns[right + 1].head) > level + 1
                ):
                    right += 1
                down = height - 1 if level == len(column.head) - 1 else level
                if right > j or down > level:
                    self.merged.append((first + level, j, first + down, right, text))

    def person(self, fact: Fact, columns: Sequence[Column], cells: Sequence[object], sub: int = 0) -> None:
        """Write the row of one person."""
        row = self.line(*cells)
        self.stated.append((row, sub, fact, tuple(s for c in columns for s in c.states)))

    def table(self, columns: Sequence[Column], facts: Sequence[Fact], again: int = 0) -> None:
        """Headings and one row per fact, numbered; ``again``: headings repeated after so many rows."""
        self.head(columns)
        for n, fact in enumerate(facts):
            if again and n and n % again == 0:
                self.head(columns)
            self.person(fact, columns, [n + 1 if c.head[-1] in ("STT", "TT", "Số TT", "#") else c.text(fact) for c in columns])


@dataclass
class Delivery:
    """The folder being written and everything that its rows state."""

    home: Path
    stated: list[Stated] = field(default_factory=list)

    def _take(self, file: str, pages: Sequence[Page], named: bool = True) -> Path:
        self.stated += [
            Stated(file, page.name if named else "", row, sub, fact, states)
            for page in pages
            for row, sub, fact, states in page.stated
        ]
        path = self.home / file
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def xlsx(self, file: str, *pages: Page, font: Callable[[str], str] = str, hidden: Sequence[str] = ()) -> None:
        """A workbook; ``font`` stores text as an old font does."""
        book = xlsxwriter.Workbook(self._take(file, pages), {"strings_to_numbers": False, "strings_to_formulas": False})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for top, left, bottom, right, text in page.merged:
                sheet.merge_range(top, left, bottom, right, font(text))
            for i, row in enumerate(page.rows):
                for j, cell in enumerate(row):
                    if isinstance(cell, (int, float)):
                        sheet.write_number(i, j, cell)
                    elif cell:
                        sheet.write_string(i, j, font(str(cell)))
            if page.name in hidden:
                sheet.hide()
        book.close()

    def web(self, file: str, page: Page) -> None:
        """A table of a web page saved with the ending .xls."""
        covered = {
            (i, j): (span, i == top and j == left)
            for span in page.merged
            for top, left, bottom, right, _ in [span]
            for i in range(top, bottom + 1)
            for j in range(left, right + 1)
        }
        lines = []
        for i, row in enumerate(page.rows):
            cells = []
            for j, cell in enumerate(row):
                span, is_first = covered.get((i, j), (None, True))
                if is_first:
                    size = f' rowspan="{span[2] - span[0] + 1}" colspan="{span[3] - span[1] + 1}"' if span else ""
                    cells.append(f"<td{size}>{html.escape(str(cell)).replace(chr(10), '<br>')}</td>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        text = "<html><head><meta charset='utf-8'></head><body><table border=1>\n" + "\n".join(lines) + "\n</table></body></html>"
        self._take(file, [page], named=False).write_text(text, "utf-8")
        self._name_after(file)

    def _name_after(self, file: str) -> None:
        """Sheets of web pages are compared without their name."""

    def text(self, file: str, page: Page, separator: str, encoding: str) -> None:
        """A text file, cells quoted where they hold the separator."""
        width = max(len(row) for row in page.rows)
        lines = [separator.join(_quoted(str(cell), separator) for cell in [*row, *[""] * (width - len(row))]) for row in page.rows]
        body = "\r\n".join(lines) + "\r\n"
        data = cp1258(body) if encoding == "cp1258" else body.encode(encoding)
        self._take(file, [page], named=False).write_bytes(data)


def _quoted(text: str, separator: str) -> str:
    return f'"{text}"' if separator in text or "\n" in text else text
