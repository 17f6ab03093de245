"""Tables written as HTML or as SpreadsheetML (.xls files that are really text)."""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from council.workbooks.contents import Sheet, Span
from council.workbooks.limits import Limits
from council.workbooks.refusals import Refused
from council.workbooks.values import text_of_moment, text_of_number

_BREAKS = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "td", "th"}
_SILENT = {"script", "style", "head", "title"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SHEETML = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WIDEST = 16384


class _Grid:
    """Cells laid out by row and column with merges; both counted from 1."""

    def __init__(self, limits: Limits):
        self.cells: dict[tuple[int, int], str] = {}
        self.taken: set[tuple[int, int]] = set()
        self.merged: list[Span] = []
        self.last_row = 0
        self.limits = limits

    def put(self, row: int, column: int, text: str, down: int, across: int) -> int:
        """Puts ``text`` into the first free column from ``column``; returns the column after it."""
        while (row, column) in self.taken:
            column += 1
        if column + across > _WIDEST or len(self.taken) + down * across > self.limits.cells // 4:
            raise Refused("too_many_cells", sheet="", limit=self.limits.cells // 4)
        self.cells[row, column] = text
        if down > 1 or across > 1:
            self.merged.append(Span(row, row + down - 1, column, column + across - 1))
            self.taken.update((row + i, column + j) for i in range(down) for j in range(across))
        return column + across

    def sheet(self, name: str, hidden: set[int], *, is_hidden: bool = False, heading: tuple[str, ...] = ()) -> Sheet:
        """The grid as a sheet; every row from 1 to the last is there."""
        width = max((column for _, column in self.cells), default=0)
        if width * self.last_row > self.limits.cells:
            raise Refused("cell_too_far", sheet=name, cell=f"R{self.last_row}", cells=f"{self.last_row} × {width}")
        rows = [[""] * width for _ in range(self.last_row)]
        for (row, column), text in self.cells.items():
            rows[row - 1][column - 1] = text
        return Sheet(name, rows, list(range(1, len(rows) + 1)), is_hidden, frozenset(hidden), tuple(self.merged),
                     heading=heading)


def html_sheet(text: str, limits: Limits) -> Sheet:
    """The tables of an HTML file one below the other; rows are counted by ``<tr>``; text outside is the heading."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise Refused("damaged", where="HTML")
    grid, hidden = _Grid(limits), set()
    for table in root.iter("table"):
        if next(table.iterancestors("table"), None) is None:
            _read_table(table, grid, hidden)
    return grid.sheet("", hidden, heading=tuple(_outside(root)))


def _read_table(table: etree._Element, grid: _Grid, hidden: set[int]) -> None:
    rows = [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table]
    for at, tr in enumerate(rows):
        grid.last_row += 1
        if _HIDDEN.search(tr.get("style", "")):
            hidden.add(grid.last_row)
        column = 1
        for cell in tr.iterchildren("td", "th"):
            down = min(_span(cell, "rowspan"), len(rows) - at)
            column = grid.put(grid.last_row, column, cell_text(cell), down, _span(cell, "colspan"))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() and len(value) < 6 else 1


def cell_text(cell: etree._Element) -> str:
    """Text of an HTML cell as a browser shows it: spaces run together, ``<br>`` and blocks are line breaks."""
    pieces = "".join(_pieces(cell)).split("\n")
    lines = [piece.strip(" ") for piece in pieces]
    return "\n".join(line for line in lines if line)


def _pieces(cell: etree._Element) -> Iterator[str]:
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        is_break = element is not cell and element.tag in _BREAKS
        if event == "start":
            yield "\n" if is_break else ""
            if element.tag not in _SILENT:
                yield _SPACE.sub(" ", element.text or "")
        elif element is not cell:
            yield "\n" if is_break else ""
            yield _SPACE.sub(" ", element.tail or "")


def _outside(root: etree._Element) -> Iterator[str]:
    """Lines of text that stand in no table."""
    body = root.find("body")
    copy = etree.fromstring(etree.tostring(root if body is None else body, encoding="utf-8", method="xml"),
                            etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    for table in list(copy.iter("table")):
        if table.getparent() is not None:
            tail, parent = table.tail or "", table.getparent()
            before = table.getprevious()
            if before is None:
                parent.text = (parent.text or "") + "\n" + tail
            else:
                before.tail = (before.tail or "") + "\n" + tail
            parent.remove(table)
    yield from (line for line in cell_text(copy).split("\n") if line)


def spreadsheetml(data: bytes, limits: Limits) -> tuple[list[Sheet], bool, list[tuple[str, int, int]]]:
    """Sheets of an "XML spreadsheet 2003", whether days count from 1904, and cells (sheet, row, column) with errors."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE) or b"\0" in data[:200]:
        raise Refused("doctype", where="XML")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("damaged", where=str(error)) from error
    errors: list[tuple[str, int, int]] = []
    sheets = [_xml_sheet(element, limits, errors) for element in root.iter(_SHEETML + "Worksheet")]
    return sheets, next(root.iter("{*}Date1904"), None) is not None, errors


def _xml_sheet(worksheet: etree._Element, limits: Limits, errors: list[tuple[str, int, int]]) -> Sheet:
    name, grid, hidden = worksheet.get(_SHEETML + "Name", ""), _Grid(limits), set()
    for row in worksheet.iter(_SHEETML + "Row"):
        grid.last_row = _index(row, grid.last_row + 1, name)
        if row.get(_SHEETML + "Hidden") == "1":
            hidden.add(grid.last_row)
        column = 1
        for cell in row.iterchildren(_SHEETML + "Cell"):
            column = _index(cell, column, name)
            data = cell.find(_SHEETML + "Data")
            if data is not None and data.get(_SHEETML + "Type") == "Error":
                errors.append((name, grid.last_row, column))
            down, across = (1 + int(cell.get(_SHEETML + key, "0")) for key in ("MergeDown", "MergeAcross"))
            column = grid.put(grid.last_row, column, _xml_value(data), down, across)
    visible = next(worksheet.iter("{*}Visible"), None)
    return grid.sheet(name, hidden, is_hidden=visible is not None and visible.text != "SheetVisible")


def _index(element: etree._Element, default: int, sheet: str) -> int:
    index = element.get(_SHEETML + "Index")
    number = int(index) if index and index.isdecimal() else default
    if number > 1_048_576:
        raise Refused("cell_too_far", sheet=sheet, cell=f"R{number}", cells=str(number))
    return number


def _xml_value(data: etree._Element | None) -> str:
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(_SHEETML + "Type")
    if kind == "Number":
        return text_of_number(float(text))
    if kind == "DateTime":
        return text_of_moment(datetime.fromisoformat(text))
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    return "" if kind == "Error" else text.replace("\r\n", "\n")
