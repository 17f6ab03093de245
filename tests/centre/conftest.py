"""Properties are about numbers, not about how busy the machine is."""

from pathlib import Path

import pytest
from hypothesis import settings

from council.home import Home
from council.warehouse import Warehouse

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def snapshot(answers: tuple[Home, Path]) -> Path:
    """The sample province, published once for all tests."""
    return answers[1]


@pytest.fixture(scope="session")
def steward(snapshot: Path) -> Warehouse:
    """The sample as the steward asks it."""
    return Warehouse.open(snapshot, "steward")
