"""A home with the sample province, published once per session."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from council.answer import Words
from council.home import Home, Settings
from council.publish import publish_given
from tests.centre import truth_tables

LATE = "cong_an/vinh_bao"
SETTINGS = Settings(name=Words("Hội đồng tỉnh mẫu", "Council of the sample province"), province_code="31", is_simulated=True)


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> Home:
    """The sample published from its answers."""
    home = Home(tmp_path_factory.mktemp("meeting"))
    publish_given(home, truth_tables.given(), SETTINGS, simulated=True)
    return home


@pytest.fixture(scope="session")
def two(tmp_path_factory) -> tuple[Home, str, str]:
    """A home with an early snapshot (30/06/2026, one police unit's files missing, one row different) and the whole sample."""
    home, given = Home(tmp_path_factory.mktemp("two")), truth_tables.given()
    entries = given.tables["entry"]
    early = entries.filter(~pl.col("file").str.starts_with(LATE))
    assert early.height < entries.height
    first_list = early.filter(pl.col("kind") == "list").sort("contact_on")["entry_id"][0]
    early = early.with_columns(
        pl.when(pl.col("entry_id") == first_list).then(pl.lit("0" * 24)).otherwise(pl.col("entry_id")).alias("entry_id")
    )
    before = publish_given(
        home, replace(given, tables={**given.tables, "entry": early}, data_day=date(2026, 6, 30)), SETTINGS, simulated=True
    )
    return home, before, publish_given(home, given, SETTINGS, simulated=True)
