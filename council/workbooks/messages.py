"""A workbook or a refusal as bytes between two processes: JSON for what is small, separated text for the cells.

Nothing in a message can run: the reading side takes only text and numbers, and checks that every row is complete.
"""

import json
import struct
from dataclasses import asdict
from typing import BinaryIO

from council.workbooks.contents import Refusal, Remark, Sheet, Span, Workbook

_CELL, _ROW = "\x1f", "\x1e"
_MARKS = str.maketrans({_CELL: " ", _ROW: " "})
_LENGTHS = struct.Struct(">QQ")
_LARGEST = 2**32
_PLAIN = ("file", "sha256", "kind", "encoding", "separator", "epoch_1904")


class BrokenMessage(Exception):
    """The other process sent something that is not a whole message (or ended in the middle of one)."""


def send(stream: BinaryIO, message: Workbook | Refusal) -> None:
    """Writes one message."""
    head, bodies = {"refusal": asdict(message)}, []
    if isinstance(message, Workbook):
        bodies = [_cells(sheet) for sheet in message.sheets]
        plain = {key: getattr(message, key) for key in _PLAIN}
        remarks = [asdict(remark) for remark in message.remarks]
        head = {"workbook": plain | {"sheets": list(map(_about, message.sheets)), "remarks": remarks},
                "lengths": list(map(len, bodies))}
    encoded = json.dumps(head, ensure_ascii=True).encode()
    stream.write(_LENGTHS.pack(len(encoded), sum(map(len, bodies))))
    stream.write(encoded)
    for body in bodies:
        stream.write(body)
    stream.flush()


def _cells(sheet: Sheet) -> bytes:
    text = _ROW.join([_CELL.join(row) for row in sheet.rows])
    if sheet.rows and text.count(_CELL) + text.count(_ROW) + 1 != len(sheet.rows) * len(sheet.rows[0]):
        text = _ROW.join(_CELL.join(cell.translate(_MARKS) for cell in row) for row in sheet.rows)
    return text.encode("utf-8", "replace")


def _about(sheet: Sheet) -> dict:
    return {"name": sheet.name, "row_numbers": sheet.row_numbers, "is_hidden": sheet.is_hidden,
            "hidden_rows": sorted(sheet.hidden_rows), "merged": [list(asdict(span).values()) for span in sheet.merged],
            "formulas_without_value": sheet.formulas_without_value, "heading": sheet.heading}


def receive(stream: BinaryIO) -> Workbook | Refusal:
    """Reads one message; raises :class:`BrokenMessage`."""
    head_length, body_length = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if head_length > _LARGEST or body_length > _LARGEST:
        raise BrokenMessage("a message of impossible length")
    try:
        head, body = json.loads(_exactly(stream, head_length)), _exactly(stream, body_length)
        return Refusal(**head["refusal"]) if "refusal" in head else _workbook(head["workbook"], head["lengths"], body)
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenMessage(f"a message of another form: {error}") from error


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise BrokenMessage("the message ends in the middle")
    return data


def _workbook(head: dict, lengths: list[int], body: bytes) -> Workbook:
    sheets, at = [], 0
    for about, length in zip(head.pop("sheets"), lengths, strict=True):
        sheets.append(_sheet(about, body[at:at + length].decode()))
        at += length
    remarks = tuple(Remark(**remark) for remark in head.pop("remarks"))
    return Workbook(sheets=tuple(sheets), remarks=remarks, **head)


def _sheet(about: dict, text: str) -> Sheet:
    same: dict[str, str] = {}  # a text that stands in many cells is held once
    rows = [[same.setdefault(cell, cell) for cell in row.split(_CELL)] for row in text.split(_ROW)] if about["row_numbers"] else []
    if len(rows) != len(about["row_numbers"]) or len(set(map(len, rows))) > 1:
        raise ValueError("rows are not complete")
    return Sheet(about["name"], rows, about["row_numbers"], about["is_hidden"], frozenset(about["hidden_rows"]),
                 tuple(Span(*span) for span in about["merged"]), tuple(about["formulas_without_value"]),
                 tuple(about["heading"]))
