"""An Answer as a file to take home: CSV, XLSX or Parquet, always all rows, always with words and provenance."""

from collections.abc import Callable

from council.answer import Answer
from council.export.bundle import bundle
from council.export.names import file_name, plain
from council.export.shape import amounts, shaped
from council.export.sheets import FAST_FROM, write_xlsx, xlsx_bytes
from council.export.stream import FORMATS as STREAMED
from council.export.stream import write_parts
from council.export.tables import Labels, csv_bytes, parquet_bytes, whole_numbers
from council.export.templates import templates

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
_WRITERS: dict[str, Callable[[Answer, str, Labels], bytes]] = {"csv": csv_bytes, "xlsx": xlsx_bytes, "parquet": parquet_bytes}
FORMATS = tuple(_WRITERS)


def write(answer: Answer, file_format: str, language: str = "vi", labels: Labels | None = None) -> bytes:
    """The whole answer as a file of ``file_format`` ("csv", "xlsx" or "parquet"). Raises KeyError for another format.

    ``labels`` = vocabulary -> code -> words, used to put the words of a code beside it.
    """
    return _WRITERS[file_format](answer, language, labels or {})


__all__ = [
    "FAST_FROM",
    "FORMATS",
    "MIME",
    "STREAMED",
    "Labels",
    "amounts",
    "bundle",
    "csv_bytes",
    "file_name",
    "parquet_bytes",
    "templates",
    "plain",
    "shaped",
    "whole_numbers",
    "write",
    "write_parts",
    "write_xlsx",
    "xlsx_bytes",
]
