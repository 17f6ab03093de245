"""Every worked example in the headers of the Centre's and the reports' queries holds."""

import re

import pytest

from council.catalog.examples import run_example
from tests.centre.queries import CONCEPTS, METRICS, QUESTIONS, binding, examples, query


@pytest.mark.parametrize(("name", "number"), examples())
def test_example_holds(name: str, number: int) -> None:
    example = query(name).examples[number]
    expected, found = run_example(binding(), query(name), example)
    assert expected.equals(found), f"{example.because.en}\nexpected {expected}\nfound {found}"


def test_no_query_of_the_house_is_malformed() -> None:
    mine = [error.en for error in binding().errors() if "concepts/" in error.en or "questions/" in error.en]
    assert not mine, "\n".join(mine)


@pytest.mark.parametrize("name", [*CONCEPTS, *METRICS, *QUESTIONS])
def test_no_aggregate_stands_in_for_a_row(name: str) -> None:
    """DuckDB 2.0 takes whatever is compared with an aggregated scalar for one row, and misjudges later sums."""
    found = re.search(r"(?<!as )\(\s*select\s+(max|min|sum|avg|count)\s*\(", query(name).sql)
    assert not found, f"{name}: join the table that holds the value instead of “{found.group()}…”"


def test_group_of_fields_has_its_own_vocabulary() -> None:
    words = binding().words_of(query("cases_by_year"), "field_group")
    assert words is not None and words.vocabulary == "field_group"
