"""Every worked example in the headers of the queries about persons holds."""

import pytest

from council.catalog.examples import run_example
from tests.people.queries import CONCEPTS, METRICS, binding, query

EXAMPLES = [(name, number) for name in (*CONCEPTS, *METRICS) for number in range(len(query(name).examples))]


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_example_holds(name: str, number: int) -> None:
    example = query(name).examples[number]
    expected, found = run_example(binding(), query(name), example)
    assert expected.equals(found), f"{example.because.en}\nexpected {expected}\nfound {found}"


@pytest.mark.parametrize("name", [name for name in (*CONCEPTS, *METRICS) if name != "snapshot_span"])
def test_every_rule_has_an_example(name: str) -> None:
    assert query(name).examples, f"{name}: add an [[examples]] table that a lawyer can read"
