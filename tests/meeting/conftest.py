"""A home with the sample province, published once per session."""

import pytest

from council.answer import Words
from council.home import Home, Settings
from council.publish import publish_given
from tests.centre import truth_tables

SETTINGS = Settings(name=Words("Hội đồng tỉnh mẫu", "Council of the sample province"), province_code="31", is_simulated=True)


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> Home:
    """The sample published from its answers."""
    home = Home(tmp_path_factory.mktemp("meeting"))
    publish_given(home, truth_tables.given(), SETTINGS, simulated=True)
    return home
