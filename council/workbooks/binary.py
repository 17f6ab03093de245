"""The records inside an .xlsb: checked for safety, and what the value reader does not tell (merges, hidden rows)."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from council.workbooks.addresses import address
from council.workbooks.container import check_zip
from council.workbooks.contents import Span
from council.workbooks.limits import Limits
from council.workbooks.packages import PartScan, check_box, xml_of
from council.workbooks.refusals import Refused

_ROW, _MERGE, _SHEET, _BOOK = 0, 176, 156, 153
_CELLS = range(1, 12)
_ERRORS = (3, 11)


@dataclass(frozen=True)
class BinaryBook:
    """What the records of an .xlsb say beside values, by name of the sheet."""

    sheets: dict[str, PartScan]
    merged: dict[str, tuple[Span, ...]]
    epoch_1904: bool


def inspect(data: bytes, limits: Limits) -> BinaryBook:
    """Checks the .xlsb in ``data`` and scans its records; raises :class:`Refused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_zip(archive, len(data), limits)
            return _inspect(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, etree.XMLSyntaxError, OSError,
            RuntimeError, ValueError, struct.error, IndexError) as error:
        raise Refused("damaged", where=str(error) or type(error).__name__) from error


def _inspect(archive: zipfile.ZipFile, limits: Limits) -> BinaryBook:
    names = archive.namelist()
    rels = "xl/_rels/workbook.bin.rels"
    targets = {e.get("Id"): e.get("Target", "") for e in xml_of(archive, rels).iter("{*}Relationship")} if rels in names else {}
    sheets: dict[str, PartScan] = {}
    merged: dict[str, tuple[Span, ...]] = {}
    is_1904 = False
    for kind, body in records(archive.read("xl/workbook.bin")):
        if kind == _BOOK:
            is_1904 = bool(body and body[0] & 1)
        if kind != _SHEET:
            continue
        relation, at = _text(body, 8)
        name, _ = _text(body, at)
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if part in names:
            sheets[name], merged[name] = _scan(archive.read(part))
            scan = sheets[name]
            check_box(name, scan.last_row, scan.last_column, scan.farthest or address(max(scan.last_row, 1), 1), limits)
    return BinaryBook(sheets, merged, is_1904)


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of each record; kinds take one or two bytes, lengths one to four, seven bits each."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while True:
            part = data[at]
            at += 1
            length |= (part & 0x7F) << shift
            shift += 7
            if not part & 0x80 or shift > 21:
                break
        if at + length > end:
            raise Refused("damaged", where=f"record {kind}")
        yield kind, data[at : at + length]
        at += length


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A counted UTF-16 text at ``at``, and the place after it."""
    count = struct.unpack_from("<I", body, at)[0]
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    if end > len(body):
        raise Refused("damaged", where="text")
    return body[at + 4 : end].decode("utf-16-le"), end


def _scan(data: bytes) -> tuple[PartScan, tuple[Span, ...]]:
    scan, merged, row = PartScan(), [], 0
    for kind, body in records(data):
        if kind == _ROW and len(body) >= 12:
            row = struct.unpack_from("<I", body)[0] + 1
            scan.last_row = max(scan.last_row, row)
            if body[11] & 0x10:
                scan.hidden_rows.add(row)
        elif kind in _CELLS and len(body) >= 4:
            column = struct.unpack_from("<I", body)[0] + 1
            if column > scan.last_column:
                scan.last_column, scan.farthest = column, address(max(row, 1), column)
            if kind in _ERRORS:
                scan.errors.append(address(max(row, 1), column))
        elif kind == _MERGE and len(body) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            merged.append(Span(top + 1, bottom + 1, left + 1, right + 1))
    return scan, tuple(merged)
