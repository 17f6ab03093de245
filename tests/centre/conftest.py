"""Properties are about numbers, not about how busy the machine is."""

from pathlib import Path

import pytest
from hypothesis import settings

from council.home import Home, Settings
from council.publish import publish_given
from council.warehouse import Warehouse
from tests.centre.truth_tables import PROVINCE, given

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample province, published once for all tests of the Centre."""
    home = Home(tmp_path_factory.mktemp("home"))
    return home.snapshots / publish_given(home, given(), Settings(province_code=PROVINCE), simulated=True)


@pytest.fixture(scope="session")
def steward(snapshot: Path) -> Warehouse:
    """The sample as the steward asks it."""
    return Warehouse.open(snapshot, "steward")
