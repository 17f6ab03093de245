"""Homes with the sample province, published once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.home import Home
from council.publish import publish_given
from tests.centre.truth_tables import SETTINGS, given
from tests.conftest import Share

LATE = "cong_an/vinh_bao"


@pytest.fixture(scope="session")
def published(answers: tuple[Home, Path]) -> Home:
    """The sample published from its answers."""
    return answers[0]


@pytest.fixture(scope="session")
def two(share: Share) -> tuple[Home, str, str]:
    """A home with an early snapshot (30/06/2026, one police unit's files missing, one row different) and the whole sample."""

    def fill(home: Home) -> tuple[str, str]:
        whole = given()
        entries = whole.tables["entry"]
        early = entries.filter(~pl.col("file").str.starts_with(LATE))
        assert early.height < entries.height
        first_list = early.filter(pl.col("kind") == "list").sort("contact_on")["entry_id"][0]
        early = early.with_columns(
            pl.when(pl.col("entry_id") == first_list).then(pl.lit("0" * 24)).otherwise(pl.col("entry_id")).alias("entry_id")
        )
        before = replace(whole, tables={**whole.tables, "entry": early}, data_day=date(2026, 6, 30))
        return (publish_given(home, before, SETTINGS, simulated=True), publish_given(home, whole, SETTINGS, simulated=True))

    home, (before, after) = share("two", fill)
    return home, before, after
