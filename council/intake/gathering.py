"""All tables of all workbooks as one raw frame of persons and one frame per small table, with what the forms imply."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from council.cells import Vocabularies
from council.formats import Formats
from council.formats.definitions import ENTRY_KINDS
from council.formats.headings import key
from council.intake.context import Context, contexts_of
from council.intake.entries import RAW_FIELDS
from council.intake.people_rows import person_rows
from council.intake.persons import PERSON_COLUMNS
from council.intake.sheets import RawTable, raw_tables
from council.places import Places
from council.workbooks import Sheet, Workbook

_TEXT_CONTEXT = {"kind": pl.String, "format": pl.String, "form_sector": pl.String, "implied_role": pl.String,
                 "implied_stage": pl.String, "implied_field": pl.String, "implied_listed": pl.String}


@dataclass
class Gathered:
    """What was found in the files, still as text.

    ``tables`` by number; ``people``: raw rows of persons of every entry kind; ``small``: kind -> raw rows of a small
    table; ``skipped``: ``file, sheet, row, reason, is_hidden, kind``; ``unknown``: (workbook, sheet) no format fits.
    """

    tables: list[tuple[Workbook, RawTable, Context]] = field(default_factory=list)
    people: pl.DataFrame = field(default_factory=pl.DataFrame)
    small: dict[str, pl.DataFrame] = field(default_factory=dict)
    skipped: pl.DataFrame = field(default_factory=pl.DataFrame)
    unknown: list[tuple[Workbook, Sheet]] = field(default_factory=list)

    def date_orders(self) -> dict[tuple[int, str], str]:
        """(table, field) -> order of day and month that a format states."""
        return {(number, name): order for number, (_, table, _) in enumerate(self.tables)
                for name, order in table.block.format.date_order.items()}

    def letters(self) -> pl.DataFrame:
        """``table``, ``field``, ``letter`` of every column read."""
        found = [(number, name, letter) for number, (_, table, _) in enumerate(self.tables) for name, letter in table.letters.items()]
        return pl.DataFrame(found, schema={"table": pl.Int64, "field": pl.String, "letter": pl.String}, orient="row")


def gather(workbooks: Iterable[Workbook], formats: Formats, words: Vocabularies, places: Places) -> Gathered:
    """Recognise and lay out every sheet of ``workbooks``."""
    found = Gathered()
    people, small, skipped = [], {}, []
    for workbook in workbooks:
        tables, unknown = raw_tables(workbook, formats)
        found.unknown += [(workbook, sheet) for sheet in unknown]
        for table, context in zip(tables, contexts_of(workbook, tables, places), strict=True):
            number, kind = len(found.tables), table.block.format.kind
            found.tables.append((workbook, table, context))
            rows = person_rows(table) if kind in ENTRY_KINDS else table.rows
            (people if kind in ENTRY_KINDS else small.setdefault(kind, [])).append(
                _with_context(rows, workbook, table, number, _implied(table, words)))
            skipped.append(table.skipped.with_columns(file=pl.lit(workbook.file), sheet=pl.lit(table.sheet.name), kind=pl.lit(kind)))
    found.people = _with_all_fields(pl.concat(people, how="diagonal_relaxed") if people else pl.DataFrame())
    found.small = {kind: pl.concat(frames, how="diagonal_relaxed") for kind, frames in small.items()}
    found.skipped = pl.concat(skipped, how="diagonal_relaxed") if skipped else pl.DataFrame()
    return found


def _with_context(rows: pl.DataFrame, workbook: Workbook, table: RawTable, number: int, implied: dict[str, str | None]) -> pl.DataFrame:
    form = table.block.format
    known = {"file": workbook.file, "sheet": table.sheet.name, "kind": form.kind, "format": form.name, "form_sector": form.sector,
             **{f"implied_{name}": implied.get(name) for name in (*form.implied, "role", "stage", "field", "listed")}}
    with_known = rows.with_columns(*(pl.lit(value, dtype=pl.String).alias(name) for name, value in known.items()),
                                   table=pl.lit(number, dtype=pl.Int64), epoch_1904=pl.lit(workbook.epoch_1904),
                                   provider_column=pl.lit(_is_provider_column(table)))
    if "person_column" not in rows.columns:
        return with_known
    of_column = {name: role for name, role in PERSON_COLUMNS.items() if role}
    return with_known.with_columns(implied_role=pl.coalesce(pl.col("person_column").replace_strict(of_column, default=None, return_dtype=pl.String), "implied_role"))


def _is_provider_column(table: RawTable) -> bool:
    """Whether the counsel column names those whom the Centre assigned (a register's "Người thực hiện TGPL")."""
    heading = key(table.block.headings.get(table.block.columns.get("counsel", -1), ""))
    return any(word in heading for word in ("thuc hien", "tgpl", "tgv", "trung tam", "duoc cu")) and table.block.format.kind == "register"


def _implied(table: RawTable, words: Vocabularies) -> dict[str, str | None]:
    """What titles, sheet name and headings say for every row, where they say one thing only."""
    implied: dict[str, str | None] = dict(table.block.format.implied)
    block = table.block
    near = [table.sheet.name, *reversed(block.titles)]
    if "role" not in block.columns:
        heading = block.headings.get(block.columns.get("name", -1), "")
        implied["role"] = next((role for role in (_only_role(text, words) for text in (*near, heading)) if role), implied.get("role"))
    if block.format.kind == "reference":
        implied["listed"] = next((code for code in (words.look_up("listed", text)[0] for text in near) if code), implied.get("listed"))
    return implied


_ROLE_WORDS = {"bi can": "accused", "bi cao": "accused", "nguoi bi buoc toi": "accused", "bi hai": "victim", "tam giu": "accused",
               "tam giam": "accused", "duong su": "litigant", "nguoi lam chung": "witness", "pham nhan": "prisoner"}


def _only_role(text: str, words: Vocabularies) -> str | None:
    plain = f" {key(text)} "
    said = {role for word, role in _ROLE_WORDS.items() if f" {word} " in plain}
    return said.pop() if len(said) == 1 else None


def _with_all_fields(people: pl.DataFrame) -> pl.DataFrame:
    texts = (*RAW_FIELDS, "section", "person_column", "own_birth", "remark")
    missing = [pl.lit(None, dtype=pl.String).alias(name) for name in texts if name not in people.columns]
    if people.width == 0:
        schema = {**{name: pl.String for name in texts}, **_TEXT_CONTEXT, "file": pl.String, "sheet": pl.String, "row": pl.Int64,
                  "sub": pl.Int64, "table": pl.Int64, "epoch_1904": pl.Boolean, "is_hidden": pl.Boolean, "provider_column": pl.Boolean}
        return pl.DataFrame(schema=schema)
    return people.with_columns(*missing, *(pl.col(name).cast(pl.String) for name in texts if name in people.columns))
