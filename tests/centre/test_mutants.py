"""Each comparison of the Centre's rules matters: shifted by one, a worked example must break."""

import re
from dataclasses import replace

import duckdb
import pytest

from tests.centre.queries import CONCEPTS, METRICS, QUESTIONS, holds, query

COMPARISON = re.compile(r"'[^']*'|--[^\n]*|<>|<=|>=|(?<!-)>|<(?!>)")
SHIFTED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}

# comparisons whose shift changes nothing that can be seen, with the reason
EQUIVALENT = {
    ("assignment", "without_share = 0 and abs(stated - 1) <="): "the tolerance is padded against binary rounding",
    ("officer_year", "c.start_on <"): "a span that only touches the year adds zero days",
    ("officer_year", "c.end_on >"): "a span that only touches the year adds zero days",
}
PARAMETER = re.compile(r"\s*(cast\()?\$(period_start|period_end|on_day)")


def mutants() -> list:
    """(query, position, operator) for every order comparison outside strings and comments."""
    found = []
    for name in (*CONCEPTS, *METRICS):
        for match in COMPARISON.finditer(query(name).sql):
            if match.group() in SHIFTED and not PARAMETER.match(query(name).sql, match.end()):
                line = query(name).sql.count("\n", 0, match.start()) + 1
                found.append(pytest.param(name, match.start(), match.group(), id=f"{name}-line{line}-{match.start()}"))
    return found


@pytest.mark.parametrize(("name", "position", "operator"), mutants())
def test_shifted_comparison_breaks_an_example(name: str, position: int, operator: str) -> None:
    sql = query(name).sql
    if any(name == known and sql[:position + len(operator)].endswith(text) for known, text in EQUIVALENT):
        pytest.skip("equivalent")
    mutant = replace(query(name), sql=sql[:position] + SHIFTED[operator] + sql[position + len(operator):])
    try:
        survived = holds(mutant)
    except duckdb.Error:
        return
    around = sql[max(0, position - 60):position + 40]
    assert not survived, f"{name}: {operator} -> {SHIFTED[operator]} changes no example: …{around}…"


HALF_OPEN = {
    "period_start": {">=": "from the first day on", "<": "before the period", ">": "a half-open span reaches in",
                     "<=": "a half-open span ends before it"},
    "period_end": {"<": "until the day before", "<=": "a half-open span ends with it", ">": "a span reaches beyond"},
    "on_day": {"<=": "by the end of the day"},
}


@pytest.mark.parametrize("name", [*METRICS, *QUESTIONS])
def test_periods_are_half_open(name: str) -> None:
    for left, operator, parameter in re.findall(r"([\w.]+) (<=|>=|<|>) (?:cast\()?\$(period_start|period_end|on_day)",
                                                query(name).sql):
        assert operator in HALF_OPEN[parameter], f"{name}: {left} {operator} ${parameter}: periods are half-open"
        assert operator not in (">", "<=") or parameter == "on_day" or left.endswith(("end_on", "span_end")), (
            f"{name}: {left} {operator} ${parameter} leaves out the first day or takes in the day after the last")
