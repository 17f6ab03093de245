"""The records inside an .xls (BIFF): its container taken apart by hand, for what the value reader does not tell."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from council.workbooks.addresses import address
from council.workbooks.limits import Limits
from council.workbooks.packages import PartScan, check_box
from council.workbooks.refusals import Refused

_END = 0xFFFFFFFA  # from here on numbers are marks, not sectors
_BOF, _EOF, _BOUNDSHEET, _DATEMODE, _FILEPASS, _ROW, _BOOLERR = 0x0809, 0x0A, 0x85, 0x22, 0x2F, 0x0208, 0x0205
_CELLS = {0x0203, 0x0204, _BOOLERR, 0x027E, 0xBD, 0xFD, 0x06, 0x0206, 0x0406, 0xD6}


@dataclass(frozen=True)
class OldBook:
    """What the records of an .xls say beside values: one scan per sheet in the order of the workbook, the epoch."""

    sheets: list[PartScan]
    epoch_1904: bool


@dataclass(frozen=True)
class _Container:
    """The sectors of an OLE file and the table that chains them."""

    data: bytes
    size: int  # of a sector
    table: tuple[int, ...]

    def stream(self, first: int) -> bytes:
        """The bytes of the chain of sectors that begins at ``first``."""
        pieces, sector, seen = [], first, 0
        while sector < _END:
            if sector >= len(self.table) or seen > len(self.table):
                raise Refused("damaged", where="OLE")
            pieces.append(self.data[(sector + 1) * self.size:(sector + 2) * self.size])
            sector, seen = self.table[sector], seen + 1
        return b"".join(pieces)


def inspect(data: bytes, limits: Limits) -> OldBook:
    """Checks the .xls in ``data`` and scans its records; raises :class:`Refused`."""
    try:
        return _scan(_workbook_stream(data), limits)
    except (struct.error, IndexError) as error:
        raise Refused("damaged", where=f"OLE: {error}") from error


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _open(data: bytes) -> _Container:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise Refused("damaged", where="OLE")
    chained = list(_numbers(data[76:512]))
    following, count = struct.unpack_from("<II", data, 68)
    while following < _END and count > 0:
        more = _numbers(data[(following + 1) * size:(following + 2) * size])
        chained += more[:-1]
        following, count = more[-1], count - 1
    table = b"".join(data[(s + 1) * size:(s + 2) * size] for s in chained if s < _END)
    return _Container(data, size, _numbers(table))


def _workbook_stream(data: bytes) -> bytes:
    container = _open(data)
    entries = container.stream(struct.unpack_from("<I", data, 48)[0])
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at:at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").lower()
        found.setdefault(name, struct.unpack_from("<II", entries, at + 116))
    first, size = found.get("workbook") or found.get("book") or (None, 0)
    if first is None:
        raise Refused("damaged", where="OLE")
    if size >= struct.unpack_from("<I", data, 56)[0]:
        return container.stream(first)[:size]
    small = _Container(bytes(64) + container.stream(found["root entry"][0]), 64,
                       _numbers(container.stream(struct.unpack_from("<I", data, 60)[0])))
    return small.stream(first)[:size]


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """(place, kind, start of the data, length) of each record; ends where the stream ends."""
    at, end, header = 0, len(stream) - 4, struct.Struct("<HH").unpack_from
    while at <= end:
        kind, length = header(stream, at)
        yield at, kind, at + 4, length
        at += 4 + length


def _scan(stream: bytes, limits: Limits) -> OldBook:
    sheets: dict[int, PartScan] = {}
    depth, epoch, current = 0, False, None
    for place, kind, start, length in _records(stream):
        if kind == _BOF:
            depth += 1
            current = sheets.get(place) if depth == 1 else None if depth > 1 else current
        elif kind == _EOF:
            depth -= 1
        elif kind == _BOUNDSHEET:
            sheets[struct.unpack_from("<I", stream, start)[0]] = PartScan(last_column=0)
        elif kind == _DATEMODE:
            epoch = stream[start] == 1
        elif kind == _FILEPASS:
            raise Refused("encrypted")
        elif current is not None and depth == 1 and length >= 6:
            _scan_record(kind, stream, start, current)
    for number, scan in enumerate(sheets.values(), 1):
        check_box(str(number), scan.last_row, scan.last_column, scan.farthest, limits)
    return OldBook(list(sheets.values()), epoch)


def _scan_record(kind: int, stream: bytes, start: int, scan: PartScan) -> None:
    if kind in _CELLS:
        row, column = struct.unpack_from("<HH", stream, start)
        if row >= scan.last_row or column >= scan.last_column:
            scan.farthest = address(row + 1, column + 1)
            scan.last_row, scan.last_column = max(scan.last_row, row + 1), max(scan.last_column, column + 1)
        if kind == _BOOLERR and stream[start + 7] == 1:
            scan.errors.append(address(row + 1, column + 1))
    elif kind == _ROW and stream[start + 12] & 0x20:
        scan.hidden_rows.add(struct.unpack_from("<H", stream, start)[0] + 1)
