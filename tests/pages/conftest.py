"""Three snapshots for the screens: the sample province, one without any row, one where agencies sent totals only."""

from dataclasses import replace
from pathlib import Path

import pytest

from council.answer import Words
from council.contracts import PRIVATE
from council.home import Home, Settings
from council.publish import Given, publish_given
from council.publish.links import empty_links
from tests.centre import truth_tables

SETTINGS = Settings(name=Words("Hội đồng tỉnh mẫu", "Council of the sample province"), province_code="31", is_simulated=True)
TOTALS = ("totals_row", "report_row", "source_file")


def _without_rows(given: Given, kept: tuple[str, ...] = ()) -> Given:
    tables = {
        name: rows if name in kept or (name not in PRIVATE and name != "row_outcome") else rows.clear()
        for name, rows in given.tables.items()
    }
    return replace(given, tables=tables, links=empty_links())


@pytest.fixture(scope="session")
def homes(tmp_path_factory) -> dict[str, Path]:
    """Folder of a home by kind of snapshot."""
    full = truth_tables.given()
    kinds = {"full": full, "empty": _without_rows(full), "totals": _without_rows(full, TOTALS)}
    found = {}
    for kind, given in kinds.items():
        home = Home(tmp_path_factory.mktemp(kind))
        publish_given(home, given, SETTINGS, simulated=True)
        found[kind] = home.path
    return found
