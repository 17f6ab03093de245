"""From a workbook to raw rows: the tables of each sheet, every line told apart, merged cells and ditto marks filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import polars as pl

from council.cells import dittos
from council.formats import Block, Formats, recognise
from council.formats.headings import key
from council.intake.persons import PERSON_COLUMNS
from council.workbooks import Sheet, Workbook

_TOTAL = r"(?i)^\s*(tổng cộng|tổng số|tổng|cộng|tong cong|tong so|cong)(\s|:|$|\d)"
_SIGNED = (r"(?i)(người lập|thủ trưởng|giám đốc|chánh án|viện trưởng|ký tên|người tổng hợp|lập biểu|xác nhận|thư ký|"
           r"trưởng phòng|^\s*(t/m|tm\.|kt\.|tl\.)|ngày .{1,12}tháng .{1,12}năm|nguoi lap|thu truong|giam doc)")
_NUMBER_ONLY = r"^\s*\(?\d+([.,]0*)?\)?\.?\s*$"


@dataclass(frozen=True)
class RawTable:
    """The data rows of one table as text.

    ``rows``: ``row`` (as a spreadsheet shows it), ``is_hidden``, ``section`` (nearest section line above) and one text
    column per field; ``skipped``: ``row``, ``reason``, ``is_hidden`` of the other written lines; ``letters``: field ->
    column letter.
    """

    block: Block
    sheet: Sheet
    rows: pl.DataFrame
    skipped: pl.DataFrame
    letters: dict[str, str]


def file_names(file: str, sheet: str) -> list[str]:
    """The names around a sheet, nearest first: sheet, file without ending, folders from the inside out."""
    path = PurePosixPath(file)
    return [name for name in (sheet, path.stem, *(part.name for part in path.parents)) if name]


def raw_tables(workbook: Workbook, formats: Formats) -> tuple[list[RawTable], list[Sheet]]:
    """The tables of a workbook, and the sheets with text in which no format was recognised."""
    tables, unknown = [], []
    for sheet in workbook.sheets:
        blocks = recognise(sheet, formats, file_names(workbook.file, sheet.name))
        tables += [_raw_table(sheet, block) for block in blocks]
        if not blocks and any(cell.strip() for row in sheet.rows for cell in row):
            unknown.append(sheet)
    return tables, unknown


def column_letter(position: int) -> str:
    """A spreadsheet's letter of the column at ``position`` (from 0)."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _raw_table(sheet: Sheet, block: Block) -> RawTable:
    cells = _filled(sheet, block)
    frame = _text_frame(cells, sheet, block)
    fields = block.columns
    told = _told_apart(frame, block).select("row", "is_hidden", "why", "section",
                                            *(pl.col(f"c{j}").alias(name) for name, j in fields.items()))
    rows = told.filter(pl.col("why").is_null()).drop("why")
    skipped = told.filter(pl.col("why").is_not_null() & (pl.col("why") != "blank")).select("row", pl.col("why").alias("reason"), "is_hidden")
    letters = {name: column_letter(j) for name, j in fields.items()}
    return RawTable(block, sheet, _without_dittos(rows, list(fields)), skipped, letters)


def _filled(sheet: Sheet, block: Block) -> list[list[str]]:
    """The rows of the block, cells merged downwards holding their value in every row."""
    rows = sheet.rows[block.first:block.last]
    spans = [s for s in sheet.merged if s.last_row > s.first_row and s.first_column == s.last_column]
    if not spans:
        return rows
    rows = [list(row) for row in rows]
    index = {number: i for i, number in enumerate(sheet.row_numbers[block.first:block.last])}
    for span in spans:
        j, first = span.first_column - 1, index.get(span.first_row)
        for number in range(span.first_row + 1, span.last_row + 1) if first is not None else ():
            i = index.get(number)
            if i is not None and j < len(rows[i]) and not rows[i][j].strip():
                rows[i][j] = rows[first][j]
    return rows


def _text_frame(rows: list[list[str]], sheet: Sheet, block: Block) -> pl.DataFrame:
    width = max((len(row) for row in sheet.rows[block.heading:block.last]), default=0)
    even = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    columns = dict(zip((f"c{j}" for j in range(width)), zip(*even, strict=True), strict=True)) if even else {}
    numbers = sheet.row_numbers[block.first:block.last]
    schema = {f"c{j}": pl.String for j in range(width)}
    frame = pl.DataFrame({name: list(values) for name, values in columns.items()}, schema=schema)
    strip = [pl.when(pl.col(name).str.strip_chars() == "").then(None).otherwise(pl.col(name).str.strip_chars()).alias(name)
             for name in schema]
    return frame.select(strip).with_columns(pl.Series("row", numbers, dtype=pl.Int64),
                                            pl.Series("is_hidden", [n in sheet.hidden_rows for n in numbers], dtype=pl.Boolean))


def _told_apart(frame: pl.DataFrame, block: Block) -> pl.DataFrame:
    """With ``why`` (null = a data row) and ``section``."""
    cells = [pl.col(name) for name in frame.columns if name.startswith("c")]
    names = [pl.col(f"c{block.columns[field]}") for field in PERSON_COLUMNS if field in block.columns]
    named = pl.coalesce(names) if names else pl.lit(None, dtype=pl.String)
    number = pl.col(f"c{block.columns['no']}") if "no" in block.columns else pl.lit(None, dtype=pl.String)
    has_name = named.str.contains(r"[^\W\d_]{1}").fill_null(False) if names else pl.lit(False)
    filled = pl.sum_horizontal([cell.is_not_null().cast(pl.Int32) for cell in cells])
    first = pl.coalesce(cells)
    texts = pl.concat_str(cells, separator=" ", ignore_nulls=True)
    heading = key(block.headings.get(_main_column(block), "").split(" / ")[-1])
    is_heading = pl.nth(0).is_null() & pl.lit(False) if not heading else _is_heading(frame, block, heading)
    return frame.with_columns(filled=filled, first=first, has_name=has_name, numbered=number.str.contains(_NUMBER_ONLY).fill_null(False),
                              is_heading=is_heading, texts=texts).with_columns(why=_reason(bool(names))).with_columns(
        section=pl.when(pl.col("why") == "section").then(pl.col("first")).forward_fill())


def _main_column(block: Block) -> int:
    names = [block.columns[f] for f in PERSON_COLUMNS if f in block.columns]
    return names[0] if names else min(block.columns.values())


def _is_heading(frame: pl.DataFrame, block: Block, heading: str) -> pl.Series:
    column = frame[f"c{_main_column(block)}"].fill_null("")
    same = {text for text in column.unique().to_list() if text and key(text) == heading}
    return column.is_in(list(same)) if same else pl.Series([False] * frame.height, dtype=pl.Boolean)


def _reason(by_person: bool) -> pl.Expr:
    filled, first = pl.col("filled"), pl.col("first")
    is_data = pl.col("has_name") | (filled >= 4) | (pl.col("numbered") & (filled >= 3)) if by_person else filled >= 2
    return (pl.when(filled == 0).then(pl.lit("blank"))
            .when(pl.col("is_heading")).then(pl.lit("heading"))
            .when(first.str.contains(_TOTAL) & ~(pl.col("has_name") & pl.col("numbered"))).then(pl.lit("total"))
            .when((filled <= 3) & ~pl.col("numbered") & pl.col("texts").str.contains(_SIGNED)).then(pl.lit("signature"))
            .when((filled == 1) & first.str.contains(_NUMBER_ONLY)).then(pl.lit("blank"))
            .when((filled == 1) & ~pl.col("numbered")).then(pl.lit("section"))
            .when(~is_data).then(pl.lit("stray"))
            .otherwise(None))


def _without_dittos(rows: pl.DataFrame, fields: Iterable[str]) -> pl.DataFrame:
    """Ditto marks replaced by the nearest value above in the same column."""
    changed = []
    for name in fields:
        if name == "no":
            continue
        marks = dittos(rows[name])
        if marks.any():
            values = pl.when(marks).then(None).otherwise(pl.col(name))
            changed.append(pl.when(marks).then(values.forward_fill()).otherwise(values).alias(name))
    return rows.with_columns(changed) if changed else rows


def raw_frame(table: RawTable, file: str) -> pl.DataFrame:
    """The table's rows with ``file`` and ``sheet``."""
    return table.rows.with_columns(file=pl.lit(file), sheet=pl.lit(table.sheet.name))
