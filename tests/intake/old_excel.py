"""Builds small .xls files record by record, for what no writing library offers (hidden rows, passwords, odd cells)."""

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def text_cell(row: int, column: int, text: str) -> bytes:
    """A LABEL record; row and column from 0."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number_cell(row: int, column: int, number: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, number))


def error_cell(row: int, column: int) -> bytes:
    """A BOOLERR record with #N/A."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, 0x2A, 1))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def workbook_stream(cells: bytes, *, is_1904: bool = False, has_password: bool = False) -> bytes:
    """The stream of a workbook with one sheet "DS"."""
    password = record(0x2F, struct.pack("<HHH16s16s16s", 1, 1, 1, b"", b"", b"")) if has_password else b""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + password
    start += record(0x42, struct.pack("<H", 1200)) + record(0x22, struct.pack("<H", is_1904))
    name = struct.pack("<BB", 2, 0) + b"DS"
    globals_length = len(start) + 4 + 6 + len(name) + 4
    start += record(0x85, struct.pack("<IBB", globals_length, 0, 0) + name) + record(0x0A, b"")
    return start + record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A, b"")


def container(stream: bytes, name: str = "Workbook", *, is_small: bool = False) -> bytes:
    """An OLE file with one stream, in big sectors, or in the small ones of the root where ``is_small``."""
    size = len(stream)
    if is_small:
        size = len(stream)
        body, small = stream.ljust((size + 511) // 512 * 512, b"\0"), (size + 63) // 64
    else:
        size = max(size, 4096)
        body, small = stream.ljust((size + 511) // 512 * 512, b"\0"), 0
    count = len(body) // 512
    first = 3 if is_small else 2  # sector 0 is the table, 1 the directory, 2 the table of small sectors
    table = [FAT, END] + ([END] if is_small else []) + [first + i + 1 for i in range(count - 1)] + [END]
    root = (first, len(body)) if is_small else (END, 0)
    entries = _entry("Root Entry", 5, *root, child=1) + _entry(name, 2, 0 if is_small else first, size)
    small_table = [*range(1, small), END] if is_small else []
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2 if is_small else END, int(is_small), END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    sectors = [_sector(table), entries.ljust(512, b"\0")] + ([_sector(small_table)] if is_small else [])
    return header + b"".join(sectors) + body


def _sector(numbers: list[int]) -> bytes:
    return struct.pack("<128I", *numbers, *[FREE] * (128 - len(numbers)))


def _entry(name: str, kind: int, first: int, size: int, child: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return (encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, FREE, FREE, child) + bytes(36)
            + struct.pack("<IQ", first, size))
