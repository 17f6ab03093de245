"""What one SQL statement says about itself: parameters and tables, read from DuckDB's own parser."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from council.errors import CouncilError


@dataclass(frozen=True)
class Statement:
    """``parameters`` are the ``$names``; ``tables`` the tables selected from, without WITH names."""

    parameters: frozenset[str]
    tables: frozenset[str]


@lru_cache(maxsize=1)
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": 1})


def read_statement(path: Path, sql: str) -> Statement:
    """Parse ``sql``; raises CouncilError unless it is exactly one SELECT that names its tables plainly."""
    where = f"{path.parent.name}/{path.name}"
    try:
        statements = _parser().cursor().extract_statements(sql)
    except duckdb.Error as error:
        raise CouncilError(f"{where}: SQL không đọc được: {error}", f"{where}: the SQL cannot be read: {error}") from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise CouncilError(
            f"{where}: phải có đúng một câu lệnh SELECT, tìm thấy {len(statements)} câu lệnh.",
            f"{where}: exactly one SELECT statement is needed, found {len(statements)} statements.",
        )
    tree = json.loads(_parser().cursor().sql("select json_serialize_sql($q::varchar)", params={"q": sql}).fetchall()[0][0])
    if tree.get("error"):
        message = tree.get("error_message")
        raise CouncilError(f"{where}: SQL không đọc được: {message}", f"{where}: the SQL cannot be read: {message}")
    tables, withs, functions = set(), set(), set()
    _walk(tree, tables, withs, functions)
    if functions:
        found = ", ".join(sorted(functions))
        raise CouncilError(
            f"{where}: chỉ được đọc bảng có tên, không dùng hàm bảng ({found}).",
            f"{where}: only named tables may be read, no table functions ({found}).",
        )
    return Statement(frozenset(statements[0].named_parameters), frozenset(tables - withs))


_TABLE_FUNCTIONS = {"unnest", "range", "generate_series"}


def _walk(node: Any, tables: set[str], withs: set[str], functions: set[str]) -> None:
    if isinstance(node, list):
        for child in node:
            _walk(child, tables, withs, functions)
    if not isinstance(node, dict):
        return
    if node.get("type") == "BASE_TABLE":
        tables.add(node["table_name"])
    if node.get("type") == "TABLE_FUNCTION":
        name = node.get("function", {}).get("function_name", "?")
        functions |= {name} - _TABLE_FUNCTIONS
    if isinstance(node.get("cte_map"), dict):
        withs |= {entry["key"] for entry in node["cte_map"].get("map", [])}
    for child in node.values():
        _walk(child, tables, withs, functions)
