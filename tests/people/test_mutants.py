"""Each comparison of the rules about persons matters: changed, a worked example must break."""

import re
from dataclasses import replace

import duckdb
import pytest

from council.catalog import Query
from tests.people.queries import CONCEPTS, METRICS, holds, query

TOKEN = re.compile(r"'[^']*'|--[^\n]*|<>|<=|>=|(?<!-)>|<(?!>)|\band\b|\bor\b|\bnot\b(?! null| in\b)", re.IGNORECASE)
CHANGED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
CHOICES = re.compile(r"\bin \(('[^)]*')\)")
WHENS = re.compile(r"\bwhen\b", re.IGNORECASE)

# changes that nobody could see, with the reason
EQUIVALENT = {
    ("contact", "place <"): "the leading zero is only for the eye",
}


def compared() -> list:
    """(query, position, operator) of every order comparison outside strings and comments."""
    found = []
    for name in (*CONCEPTS, *METRICS):
        for match in TOKEN.finditer(query(name).sql):
            if match.group() in CHANGED:
                line = query(name).sql.count("\n", 0, match.start()) + 1
                found.append(pytest.param(name, match.start(), match.group(), id=f"{name}-line{line}-{match.start()}"))
    return found


def breaks(one: Query, sql: str) -> bool:
    """Whether ``sql`` in place of the query's own breaks an example (a statement that no longer runs is broken)."""
    try:
        return not holds(replace(one, sql=sql))
    except duckdb.Error:
        return True


@pytest.mark.parametrize(("name", "position", "operator"), compared())
def test_shifted_comparison_breaks_an_example(name: str, position: int, operator: str) -> None:
    sql = query(name).sql
    if any(name == known and sql[: position + len(operator)].endswith(text) for known, text in EQUIVALENT):
        pytest.skip("equivalent")
    mutant = sql[:position] + CHANGED[operator] + sql[position + len(operator) :]
    around = sql[max(0, position - 60) : position + 40]
    assert breaks(query(name), mutant), f"{name}: {operator} -> {CHANGED[operator]} changes no example: …{around}…"


def branches() -> list:
    """Every condition of the order of statuses and of the other decisions, as (query, position of its «when»)."""
    found = []
    for name in ("person_status", "paper_clock", "referral_clock", "contact_class"):
        for match in WHENS.finditer(query(name).sql):
            line = query(name).sql.count("\n", 0, match.start()) + 1
            found.append(pytest.param(name, match.start(), id=f"{name}-line{line}-{match.start()}"))
    return found


@pytest.mark.parametrize(("name", "position"), branches())
def test_decision_that_never_fires_breaks_an_example(name: str, position: int) -> None:
    sql = query(name).sql
    mutant = sql[:position] + "when false and" + sql[position + len("when") :]
    around = sql[position : position + 80]
    assert breaks(query(name), mutant), f"{name}: without this condition no example changes: {around}…"
