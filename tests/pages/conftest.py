"""Three snapshots for the screens: the sample province, one without any row, one where agencies sent totals only."""

from dataclasses import replace
from pathlib import Path

import pytest

from council.contracts import PRIVATE
from council.home import Home
from council.publish import Given, publish_given
from council.publish.links import empty_links
from tests.centre.truth_tables import SETTINGS, given
from tests.conftest import Share

TOTALS = ("totals_row", "report_row", "source_file")


def _without_rows(whole: Given, kept: tuple[str, ...]) -> Given:
    tables = {
        name: rows if name in kept or (name not in PRIVATE and name != "row_outcome") else rows.clear()
        for name, rows in whole.tables.items()
    }
    return replace(whole, tables=tables, links=empty_links())


@pytest.fixture(scope="session")
def homes(answers: tuple[Home, Path], share: Share) -> dict[str, Path]:
    """Folder of a home by kind of snapshot."""

    def filled(kind: str, kept: tuple[str, ...]) -> Path:
        return share(kind, lambda home: publish_given(home, _without_rows(given(), kept), SETTINGS, simulated=True))[0].path

    return {"full": answers[0].path, "empty": filled("empty", ()), "totals": filled("totals", TOTALS)}
