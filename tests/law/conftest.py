"""The product's law, loaded once."""

import pytest

from council.law import Law


@pytest.fixture(scope="session")
def law() -> Law:
    return Law.load()
