"""Answers of any length as CSV or Parquet, written part by part: memory stays bounded, no row is left out."""

from collections.abc import Iterator
from typing import IO

import pyarrow.parquet as pq

from council.answer import Answer
from council.export.tables import BOM, Labels, guarded, labelled, provenance

FORMATS = ("csv", "parquet")


def write_parts(parts: Iterator[Answer], file_format: str, target: IO[bytes], language: str, labels: Labels) -> int:
    """Write all ``parts`` of one answer to ``target``; returns the number of rows. Raises KeyError for another format."""
    return {"csv": _csv, "parquet": _parquet}[file_format](parts, target, language, labels)


def _csv(parts: Iterator[Answer], target: IO[bytes], language: str, labels: Labels) -> int:
    target.write(BOM)
    written = 0
    for number, part in enumerate(parts):
        guarded(labelled(part, language, labels)).write_csv(target, include_header=number == 0)
        written += part.rows.height
    return written


def _parquet(parts: Iterator[Answer], target: IO[bytes], language: str, labels: Labels) -> int:
    writer, written = None, 0
    for part in parts:
        table = part.rows.to_arrow()
        if writer is None:
            writer = pq.ParquetWriter(target, table.schema.with_metadata(provenance(part)), compression="zstd")
        writer.write_table(table.cast(writer.schema.remove_metadata()))
        written += part.rows.height
    if writer:
        writer.close()
    return written
