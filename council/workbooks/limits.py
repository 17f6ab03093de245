"""How much one file may take; generous for registers, small for a machine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits for one file: bytes on disk and unpacked, growth when unpacked, cells of a sheet, memory and time."""

    file_bytes: int = 100 * 2**20
    unpacked_bytes: int = 2**30
    growth: int = 400  # unpacked size over packed size of one part, where it is larger than growth_from
    growth_from: int = 20 * 2**20
    parts: int = 5000
    cells: int = 30_000_000
    memory_bytes: int = 3 * 2**30
    seconds: int = 120


DEFAULT = Limits()
