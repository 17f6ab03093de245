"""Every worked example in the headers of the Centre's and the reports' queries holds."""

import pytest

from council.catalog.examples import run_example
from tests.centre.queries import binding, examples, query


@pytest.mark.parametrize(("name", "number"), examples())
def test_example_holds(name: str, number: int) -> None:
    example = query(name).examples[number]
    expected, found = run_example(binding(), query(name), example)
    assert expected.equals(found), f"{example.because.en}\nexpected {expected}\nfound {found}"


def test_no_query_of_the_house_is_malformed() -> None:
    mine = [error.en for error in binding().errors() if "concepts/" in error.en or "questions/" in error.en]
    assert not mine, "\n".join(mine)
