"""All tables of all workbooks as one raw frame of persons and one frame per small table, with what the forms imply."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from council.cells import Vocabularies
from council.formats import Formats
from council.formats.definitions import ENTRY_KINDS
from council.formats.headings import key
from council.intake.context import Context, contexts_of
from council.intake.moments import DATE_FIELDS, SMALL_DATES
from council.intake.people_rows import person_rows
from council.intake.persons import PERSON_COLUMNS
from council.intake.sheets import RawTable, raw_tables
from council.intake.typed import RAW_FIELDS
from council.intake.yearless import with_years
from council.places import Places
from council.workbooks import Sheet, Workbook

_IMPLIED = ("role", "stage", "field", "listed", "provider_kind", "item_kind", "rule_kind")
_KNOWN = {
    "file": pl.String,
    "sheet": pl.String,
    "kind": pl.String,
    "format": pl.String,
    "form_sector": pl.String,
    **{f"implied_{name}": pl.String for name in _IMPLIED},
    "table": pl.Int64,
    "epoch_1904": pl.Boolean,
    "provider_column": pl.Boolean,
    "minute_column": pl.Boolean,
    "refusal_column": pl.Boolean,
    "month_first": pl.Boolean,
    "title_place": pl.String,
}
_ROW = {"row": pl.Int64, "is_hidden": pl.Boolean, "section": pl.String}
_COMMUNE_BREAK = r"(?i)\s*[;\n]\s*|\s*,\s*(?:và\s+)?(?:các\s+)?(xã|phường|đặc khu|thị trấn)\b"
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/\d{4}")
_LOCAL_BODIES = (
    re.compile(r"(?i)\b(?:xã|phường|thị trấn|đặc khu)\s+[^\W\d].*"),
    re.compile(r"(?i)\b(?:huyện|quận|thị xã)\s+[^\W\d].*"),
)
_LISTED = {"m01", "custody", "charged_on", "docket_on", "trial"}
_REGISTERED = ("explained", "requested_at", "m02", "m03", "m04", "paper", "paper_number", "declined")
_SOME = 0.2
_ROLE_WORDS = {
    "bi can": "accused",
    "bi cao": "accused",
    "nguoi bi buoc toi": "accused",
    "bi hai": "victim",
    "tam giu": "accused",
    "tam giam": "accused",
    "duong su": "litigant",
    "nguoi lam chung": "witness",
    "pham nhan": "prisoner",
}


@dataclass
class Gathered:
    """What was found in the files, still as text.

    ``tables`` by number; ``people``: raw rows of persons of every entry kind; ``small``: kind -> raw rows of a small
    table; ``skipped``: ``file, sheet, row, reason, is_hidden, kind``; ``unknown``: (workbook, sheet) no format fits.
    """

    tables: list[tuple[Workbook, RawTable]] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)
    people: pl.DataFrame = field(default_factory=pl.DataFrame)
    small: dict[str, pl.DataFrame] = field(default_factory=dict)
    skipped: pl.DataFrame = field(default_factory=pl.DataFrame)
    unknown: list[tuple[Workbook, Sheet]] = field(default_factory=list)

    def date_orders(self) -> dict[tuple[int, str], str]:
        """(table, field) -> order of day and month that a format states."""
        return {
            (number, name): order
            for number, (_, table) in enumerate(self.tables)
            for name, order in table.block.format.date_order.items()
        }

    def letters(self) -> pl.DataFrame:
        """``table``, ``field``, ``letter`` of every column read."""
        found = [
            (number, name, letter) for number, (_, table) in enumerate(self.tables) for name, letter in table.letters().items()
        ]
        return pl.DataFrame(found, schema={"table": pl.Int64, "field": pl.String, "letter": pl.String}, orient="row")


def gather(workbooks: Iterable[Workbook], formats: Formats, words: Vocabularies, places: Places) -> Gathered:
    """Recognise and lay out every sheet of ``workbooks``."""
    found = Gathered()
    for workbook in workbooks:
        tables, unknown = raw_tables(workbook, formats)
        found.tables += [(workbook, table) for table in tables]
        found.unknown += [(workbook, sheet) for sheet in unknown]
    found.contexts = contexts_of(found.tables, places)
    found.people = with_years(_people(found.tables, words), DATE_FIELDS, found.contexts)
    for kind in sorted({table.block.format.kind for _, table in found.tables} - set(ENTRY_KINDS)):
        found.small[kind] = pl.concat(
            [
                _one_commune_a_row(_frame(n, workbook, table, words))
                for n, (workbook, table) in enumerate(found.tables)
                if table.block.format.kind == kind
            ],
            how="diagonal_relaxed",
        )
        found.small[kind] = with_years(found.small[kind], SMALL_DATES, found.contexts)
    skipped = [
        (workbook.file, table.sheet.name, row, reason, is_hidden, table.block.format.kind)
        for workbook, table in found.tables
        for row, reason, is_hidden in table.skipped
    ]
    found.skipped = pl.DataFrame(
        skipped,
        orient="row",
        schema={
            "file": pl.String,
            "sheet": pl.String,
            "row": pl.Int64,
            "reason": pl.String,
            "is_hidden": pl.Boolean,
            "kind": pl.String,
        },
    )
    return found


def _people(tables: list[tuple[Workbook, RawTable]], words: Vocabularies) -> pl.DataFrame:
    """Persons of all tables; tables of the same columns are laid out together."""
    alike: dict[tuple, list[int]] = {}
    for number, (_, table) in enumerate(tables):
        if table.block.format.kind in ENTRY_KINDS and table.rows["row"]:
            alike.setdefault((*_named(table), "|", *sorted(table.rows)), []).append(number)
    pieces = []
    for numbers in alike.values():
        rows = pl.concat([_frame(n, *tables[n], words) for n in numbers], how="diagonal_relaxed")
        pieces.append(person_rows(rows, _named(tables[numbers[0]][1])))
    people = _with_all_fields(
        pl.concat(pieces, how="diagonal_relaxed") if pieces else pl.DataFrame(schema={**_KNOWN, **_ROW, "sub": pl.Int64})
    )
    of_column = {name: role for name, role in PERSON_COLUMNS.items() if role}
    by_column = pl.col("person_column").replace_strict(of_column, default=None, return_dtype=pl.String)
    sections = people["section"].drop_nulls().unique().to_list()
    by_section = pl.col("section").replace_strict(
        {text: _only_role(text) for text in sections}, default=None, return_dtype=pl.String
    )
    people = people.with_columns(implied_role=pl.coalesce(by_column, by_section, "implied_role"))
    return _of_both_kinds(people, tables).sort("table", "row", "sub")


def _of_both_kinds(people: pl.DataFrame, tables: list[tuple[Workbook, RawTable]]) -> pl.DataFrame:
    """One table that is list and register at once: who has nothing in the register's columns is a row of the list.

    Only where the table has columns of a list and at least a fifth of its persons nothing of the register.
    """
    able = [n for n, (_, t) in enumerate(tables) if t.block.format.kind == "register" and _LISTED & set(t.block.columns)]
    if not able:
        return people
    asked = ~pl.col("requested").str.to_lowercase().is_in(["không", "khong", "k", "ko", "0", "chưa"])
    done = pl.any_horizontal(*(pl.col(name).is_not_null() for name in _REGISTERED), asked.fill_null(False))
    share = (~done).mean().over("table")
    only_met = pl.col("table").is_in(able) & ~done & (share >= _SOME) & (share < 1.0)
    return people.with_columns(kind=pl.when(only_met).then(pl.lit("list")).otherwise("kind"))


def _named(table: RawTable) -> list[str]:
    return sorted((f for f in PERSON_COLUMNS if f in table.block.columns), key=table.block.columns.__getitem__)


def _frame(number: int, workbook: Workbook, table: RawTable, words: Vocabularies) -> pl.DataFrame:
    form = table.block.format
    implied = _implied(table, words)
    known = {
        "file": workbook.file,
        "sheet": table.sheet.name,
        "kind": form.kind,
        "format": form.name,
        "form_sector": form.sector,
        **{f"implied_{name}": implied.get(name) for name in _IMPLIED},
        "table": number,
        "epoch_1904": workbook.epoch_1904,
        "provider_column": _is_provider_column(table),
        "minute_column": _is_minute_column(table),
        "refusal_column": _asks_refusal(table),
        "month_first": _is_month_first(table),
        "title_place": _place_of_list(table),
    }
    schema = {**_ROW, **{name: pl.String for name in table.rows if name not in _ROW}}
    return pl.DataFrame(table.rows, schema=schema).with_columns(
        pl.lit(value, dtype=_KNOWN[name]).alias(name) for name, value in known.items()
    )


def _one_commune_a_row(rows: pl.DataFrame) -> pl.DataFrame:
    """A cell that lists several communes ("Xã A, xã B; phường C") as a row each."""
    if "commune" not in rows.columns:
        return rows
    apart = pl.col("commune").str.replace_all(_COMMUNE_BREAK, "\n${1}").str.split("\n")
    cut = rows.with_columns(commune=apart).explode("commune").with_columns(pl.col("commune").str.strip_chars(" .:,;"))
    return cut.filter(pl.col("commune").is_null() | (pl.col("commune") != ""))


def _is_provider_column(table: RawTable) -> bool:
    """Whether the counsel column names those whom the Centre assigned (a register's "Người thực hiện TGPL")."""
    heading = key(table.block.headings.get(table.block.columns.get("counsel", -1), ""))
    return (
        any(word in heading for word in ("thuc hien", "tgpl", "tgv", "trung tam", "duoc cu"))
        and table.block.format.kind == "register"
    )


def _is_minute_column(table: RawTable) -> bool:
    """Whether the column of refusals asks for the minutes of the refusal alone ("Biên bản từ chối (x)")."""
    heading = key(table.block.headings.get(table.block.columns.get("declined", -1), ""))
    return heading.startswith(("bien ban", "bb ", "da lap bien ban", "lap bien ban", "co bien ban")) or (
        "da lap bien ban tu choi" in heading
    )


def _is_month_first(table: RawTable) -> bool:
    """Whether a column nobody reads (a time stamp) says beyond doubt that this table's machine writes the month first."""
    shown = [
        (int(found[1]), int(found[2]))
        for j in table.unread
        for row in table.sheet.rows[table.block.first : table.block.last]
        if j < len(row) and (found := _SLASHED.match(row[j]))
    ]
    return any(b > 12 >= a for a, b in shown) and not any(a > 12 for a, _ in shown)


def _asks_refusal(table: RawTable) -> bool:
    """Whether the column asks for a refusal alone ("Có từ chối không?"), so that "không" there is none."""
    heading = key(table.block.headings.get(table.block.columns.get("declined", -1), ""))
    return "tu choi" in heading and not any(word in heading for word in ("khong yeu cau", "khong co yeu cau", "khong co nhu cau"))


def _place_of_list(table: RawTable) -> str | None:
    """The commune or district whose list this is, where a reference list has no column of residences."""
    columns = table.block.columns
    if table.block.format.kind != "reference" or any(name.startswith("residence") for name in columns):
        return None
    near = [*reversed(table.block.titles), table.sheet.name]
    found = [found[0] for kinds in _LOCAL_BODIES for found in (kinds.search(text) for text in near) if found]
    return found[0].strip() if found else None


def _implied(table: RawTable, words: Vocabularies) -> dict[str, str | None]:
    """What titles, sheet name and headings say for every row, where they say one thing only."""
    implied: dict[str, str | None] = dict(table.block.format.implied)
    block = table.block
    near = [table.sheet.name, *reversed(block.titles)]
    if "role" not in block.columns:
        heading = block.headings.get(block.columns.get("name", -1), "")
        implied["role"] = next((role for role in map(_only_role, (*near, heading)) if role), implied.get("role"))
    if "stage" not in block.columns and implied.get("stage") == "FIRST_INSTANCE" and any(map(_says_appeal, near)):
        implied["stage"] = "APPEAL"
    if block.format.kind == "reference":
        implied["listed"] = next(
            (code for code in (words.look_up("listed", text)[0] for text in near) if code), implied.get("listed")
        )
    return implied


def _says_appeal(text: str) -> bool:
    plain = f" {key(text)} "
    return " phuc tham " in plain and " so tham " not in plain


def _only_role(text: str) -> str | None:
    plain = f" {key(text)} "
    said = {role for word, role in _ROLE_WORDS.items() if f" {word} " in plain}
    return said.pop() if len(said) == 1 else None


def _with_all_fields(people: pl.DataFrame) -> pl.DataFrame:
    texts = (*RAW_FIELDS, "section", "person_column", "own_birth", "remark")
    return people.with_columns(
        pl.col(name).cast(pl.String) if name in people.columns else pl.lit(None, dtype=pl.String).alias(name) for name in texts
    )
