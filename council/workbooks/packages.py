"""The XML inside an .xlsx: checked for safety, and what the value reader does not tell (hidden rows and the like)."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from council.workbooks.addresses import address, column_number
from council.workbooks.container import check_zip
from council.workbooks.limits import Limits
from council.workbooks.refusals import Refused

_CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_FIRST = re.compile(rb'<row r="(\d+)"')
# The first is quick and fits what spreadsheet programs write; the second fits all that XML allows.
_FAR = (re.compile(rb'<c r="(?=[A-Z]{2}|[A-Z]\d{7})([A-Z]+)(\d+)"'),
        re.compile(rb"""\br=["'](?=[A-Z]{2}|[A-Z]\d{7})([A-Z]+)(\d+)["']"""))
_ROW_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
_ROW_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_CELL_AT = re.compile(rb"""\br=["']([A-Z]+\d+)["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*[^/>]?>[^<]|<(?:\w+:)?t\b[^>]*>[^<]")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_COLUMNS_NOT_COUNTED = 26  # narrower than this is taken as this wide: counting every address would cost seconds
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


@dataclass
class PartScan:
    """What one sheet's XML says beside its values; rows from 1, addresses like "F14"."""

    last_row: int = 0
    last_column: int = _COLUMNS_NOT_COUNTED
    farthest: str = ""
    hidden_rows: set[int] = field(default_factory=set)
    formulas_without_value: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Package:
    """A checked .xlsx: what each sheet (by name) holds beside values, the epoch, and whether it carries macros."""

    sheets: dict[str, PartScan]
    epoch_1904: bool
    has_macros: bool


def inspect(data: bytes, limits: Limits) -> Package:
    """Checks every part of the .xlsx in ``data`` and scans its sheets; raises :class:`Refused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_zip(archive, len(data), limits)
            return _inspect(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, etree.XMLSyntaxError, OSError,
            RuntimeError, ValueError) as error:
        raise Refused("damaged", where=str(error) or type(error).__name__) from error


def _inspect(archive: zipfile.ZipFile, limits: Limits) -> Package:
    names = archive.namelist()
    book = xml_of(archive, "xl/workbook.xml")
    part_of = _sheet_parts(archive, names, book)
    scanned = {part: _scan(archive, part) for part in set(part_of.values()) if part in names}
    for name in names:
        if name not in scanned and name.endswith((".xml", ".rels", ".vml")):
            for _ in chunks(archive, name):
                pass
    sheets = {sheet: scanned[part] for sheet, part in part_of.items() if part in scanned}
    for sheet, scan in sheets.items():
        check_box(sheet, scan.last_row, scan.last_column, scan.farthest or address(scan.last_row, 1), limits)
    epoch = any(_local(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in book.iter("{*}*"))
    return Package(sheets, epoch, "xl/vbaProject.bin" in names)


def check_box(sheet: str, rows: int, columns: int, farthest: str, limits: Limits) -> None:
    """Raises :class:`Refused` if a sheet's cells span a box too large to lay out in memory."""
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS or rows * columns > limits.cells:
        raise Refused("cell_too_far", sheet=sheet, cell=farthest, cells=f"{rows} × {columns}")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def xml_of(archive: zipfile.ZipFile, part: str) -> etree._Element:
    """The root of one XML part, entities and network off."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(b"".join(chunks(archive, part)), parser)


def _sheet_parts(archive: zipfile.ZipFile, names: list[str], book: etree._Element) -> dict[str, str]:
    """Name of each sheet -> its part in the archive."""
    rels = "xl/_rels/workbook.xml.rels"
    relations = xml_of(archive, rels).iter("{*}Relationship") if rels in names else ()
    targets = {e.get("Id"): e.get("Target", "") for e in relations}
    parts = {}
    for element in book.iter("{*}sheet"):
        ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
        target = targets.get(ids[0], "") if ids else ""
        parts[element.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return parts


def chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of one XML part, cut after a row where possible; raises :class:`Refused` for DTDs and odd encodings."""
    kept = b""
    with archive.open(part) as source:
        while block := source.read(_CHUNK):
            kept += block
            if b"<!" in kept and _DECLARED.search(kept):
                raise Refused("doctype", where=part)
            if b"\0" in block:
                raise Refused("damaged", where=part)
            cut = kept.rfind(b"row>") + 4
            if cut > 3 or len(kept) > 16 * _CHUNK:
                cut = cut if cut > 3 else len(kept)
                yield kept[:cut]
                kept = kept[cut:]
    yield kept


def _scan(archive: zipfile.ZipFile, part: str) -> PartScan:
    scan = PartScan()
    for chunk in chunks(archive, part):
        is_unusual = _is_unusual(chunk)
        _scan_rows(chunk, is_unusual, scan)
        _scan_far_cells(chunk, _FAR[is_unusual], scan)
        if is_unusual or b"<f" in chunk or b't="e"' in chunk:
            _scan_formulas(chunk, scan)
    return scan


def _is_unusual(chunk: bytes) -> bool:
    """Whether rows or cells are written in another way than spreadsheet programs do."""
    return (b"='" in chunk or b":row" in chunk or b"<row>" in chunk or chunk.count(b"<c") != chunk.count(b'<c r="')
            or chunk.count(b"<row") != chunk.count(b'<row r="'))


def _scan_rows(chunk: bytes, is_unusual: bool, scan: PartScan) -> None:
    if not is_unusual and b"hidden=" not in chunk:
        scan.last_row = max(scan.last_row, max(map(int, _ROW_FIRST.findall(chunk)), default=0))
        return
    for attributes in _ROW.findall(chunk):
        number = _ROW_NUMBER.search(attributes)
        row = int(number[1]) if number else scan.last_row + 1
        scan.last_row = max(scan.last_row, row)
        if b"hidden" in attributes and _ROW_HIDDEN.search(attributes):
            scan.hidden_rows.add(row)


def _scan_far_cells(chunk: bytes, pattern: re.Pattern[bytes], scan: PartScan) -> None:
    """Cells beyond column Z or row 999,999; nearer ones cannot make the box too large."""
    for letters, digits in pattern.findall(chunk):
        column, row = column_number(letters.decode()), int(digits)
        if column > scan.last_column or row > scan.last_row:
            scan.farthest = f"{letters.decode()}{row}"
            scan.last_column, scan.last_row = max(scan.last_column, column), max(scan.last_row, row)


def _scan_formulas(chunk: bytes, scan: PartScan) -> None:
    for attributes, inside in _CELL.findall(chunk):
        is_error = _ERROR.search(attributes)
        if not is_error and not _FORMULA.search(inside):
            continue
        at = _CELL_AT.search(attributes)
        where = at[1].decode() if at else "?"
        if is_error:
            scan.errors.append(where)
        elif not _VALUE.search(inside):
            scan.formulas_without_value.append(where)
