"""Worked examples: tiny tables in a header become rows, the query runs on them, and both sides are compared."""

from datetime import date
from typing import Any

import duckdb
import polars as pl

from council.catalog import Example, Query
from council.catalog.binding import Binding, sample_values
from council.catalog.tables import create_table, plain_types
from council.errors import CouncilError

_TRUE = {"true", "x", "1", "có", "yes"}


def run_example(
    binding: Binding, query: Query, example: Example, defaults: dict[str, pl.DataFrame] | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(expected, found): the columns the example names, sorted, so that equal frames mean the example holds.

    Tables neither given nor in ``defaults`` are empty. Raises CouncilError for an unknown table, column or value.
    """
    given = {name: read_table(text, binding.table(name), f"{query.name}: given.{name}") for name, text in example.given.items()}
    con = duckdb.connect(":memory:", config={"threads": 1})
    try:
        for name in query.tables:
            rows = given.get(name)
            rows = (defaults or {}).get(name) if rows is None else rows
            create_table(con, name, binding.table(name) if rows is None else rows)
        relation = con.sql(query.sql, params=sample_values(binding.catalog, query) or None)
        found = plain_types(relation.pl())
    finally:
        con.close()
    expected = read_table(example.expect, pl.DataFrame(schema=found.schema), f"{query.name}: expect", every_column=False)
    return _comparable(expected), _comparable(found.select(expected.columns))


def _comparable(rows: pl.DataFrame) -> pl.DataFrame:
    rounded = rows.with_columns(pl.col(c).round(6) for c, t in rows.schema.items() if t.is_float())
    sortable = [c for c, t in rounded.schema.items() if not isinstance(t, pl.List)]
    return rounded.sort(sortable, nulls_last=True) if sortable else rounded


def read_table(text: str, like: pl.DataFrame, where: str, every_column: bool = True) -> pl.DataFrame:
    """Rows of a tiny text table (columns separated by |, empty = null) with the types of ``like``."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip(" |")]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and line.endswith("|")
        else [cell.strip() for cell in line.split("|")]
        for line in lines
    ]
    if not cells:
        raise CouncilError(f"{where}: bảng rỗng; cần ít nhất dòng tên cột.", f"{where}: empty table; a header line is needed.")
    names = cells[0]
    for name in names:
        if name not in like.schema:
            raise CouncilError(f"{where}: không có cột «{name}».", f"{where}: there is no column “{name}”.")
    for row in cells[1:]:
        if len(row) != len(names):
            raise CouncilError(
                f"{where}: dòng «{' | '.join(row)}» có {len(row)} ô, cần {len(names)}.",
                f"{where}: row “{' | '.join(row)}” has {len(row)} cells, {len(names)} are needed.",
            )
    data = {name: [_cell(row[i], like.schema[name], f"{where}.{name}") for row in cells[1:]] for i, name in enumerate(names)}
    rows = pl.DataFrame(data, schema={name: like.schema[name] for name in names})
    if not every_column:
        return rows
    missing = [pl.lit(None, dtype=t).alias(c) for c, t in like.schema.items() if c not in names]
    return rows.with_columns(missing).select(like.columns)


def _cell(text: str, dtype: pl.DataType, where: str) -> Any:
    if text in ("", "null"):
        return None
    try:
        if isinstance(dtype, pl.List):
            return [] if text == "[]" else [_cell(part.strip(), dtype.inner, where) for part in text.split(",")]
        if dtype == pl.Date:
            return date.fromisoformat(text)
        if isinstance(dtype, pl.Datetime):
            return pl.Series([text.replace("T", " ")]).str.to_datetime(
                "%Y-%m-%d %H:%M" if text.count(":") == 1 else "%Y-%m-%d %H:%M:%S"
            )[0]
        if dtype == pl.Boolean:
            return text.lower() in _TRUE
        if dtype.is_integer():
            return int(text)
        return float(text) if dtype.is_float() else text
    except (ValueError, pl.exceptions.PolarsError):
        raise CouncilError(f"{where}: «{text}» không phải {dtype}.", f"{where}: “{text}” is not {dtype}.") from None
