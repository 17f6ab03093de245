"""What one SQL statement says about itself: parameters and tables, read from DuckDB's own parser."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from council.errors import CouncilError

PAGING = frozenset({"page", "page_size"})
CHOSEN = "chosen"


@dataclass(frozen=True)
class Statement:
    """``parameters`` are the ``$names``; ``tables`` the tables selected from, without WITH names; ``counting`` the statement
    that counts the rows of a row list whatever page is asked for (None: not a row list)."""

    parameters: frozenset[str]
    tables: frozenset[str]
    counting: str | None = None


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
    tree = _tree(sql)
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
    parameters = frozenset(statements[0].named_parameters)
    return Statement(parameters, frozenset(tables - withs), _counting(tree) if parameters >= PAGING else None)


def _counting(tree: dict) -> str:
    """``select count(*)`` over the rows of the list before any page is cut out of them.

    A list that chooses its page by keys (a WITH named ``chosen``) is counted by those keys, so that no column is fetched.
    """
    node = tree["statements"][0]["node"]
    chosen = [entry for entry in node["cte_map"]["map"] if entry["key"] == CHOSEN]
    (chosen[0]["value"]["query_node"] if chosen else node)["modifiers"] = []
    whole = "select count(*) as n from rows_of_list" if not chosen else f"select count(*) as n from {CHOSEN}"
    frame = _tree(f"with {CHOSEN if chosen else 'rows_of_list'} as (select 1) {whole}")
    if chosen:
        frame["statements"][0]["node"]["cte_map"] = node["cte_map"]
    else:
        frame["statements"][0]["node"]["cte_map"]["map"][0]["value"]["query_node"] = node
    told = {"q": json.dumps(frame)}
    return _parser().cursor().sql("select json_deserialize_sql($q::json)", params=told).fetchall()[0][0]


def _tree(sql: str) -> dict:
    return json.loads(_parser().cursor().sql("select json_serialize_sql($q::varchar)", params={"q": sql}).fetchall()[0][0])


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
