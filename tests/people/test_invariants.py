"""What must hold whatever the rows: a person's status rests on his own rows alone, and not on their order."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from council.contracts.vocabulary import MISSED, STATUSES
from council.publish.concepts import Given, compute
from tests.centre import truth_tables
from tests.people.queries import binding

PLACE = ["file", "sheet", "row", "sub"]
pytestmark = pytest.mark.slow


def persons(what: Given) -> pl.DataFrame:
    """The person concept computed from ``what``, in the order of its key."""
    tables = {table.name: table.rows for table in compute(binding().catalog, what)}
    return tables["person"].sort("pm_id")


@pytest.fixture(scope="module")
def everybody() -> pl.DataFrame:
    return persons(truth_tables.given())


def some_of(what: Given, share: int, seed: int) -> Given:
    """About one in ``share`` persons of ``what``, all rows about them, in another order."""
    keys = what.links.pm_person.filter(pl.col("person_key").hash(seed) % share == 0)
    link = what.links.entry_link.join(keys, on="pm_id", how="semi").sample(fraction=1, shuffle=True, seed=seed)
    person_link = what.links.person_link.join(keys, on="person_key", how="semi").sample(fraction=1, shuffle=True, seed=seed)
    rows = pl.concat([link.select(PLACE), person_link.select(PLACE)]).unique()
    entry = what.tables["entry"].join(rows, on=PLACE, how="semi").sample(fraction=1, shuffle=True, seed=seed)
    links = replace(what.links, entry_link=link, person_link=person_link, pm_person=keys)
    return replace(what, tables={**what.tables, "entry": entry}, links=links)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=10_000), share=st.sampled_from([2, 5, 20]))
def test_status_rests_on_the_persons_own_rows_in_any_order(everybody: pl.DataFrame, seed: int, share: int) -> None:
    found = persons(some_of(truth_tables.given(), share, seed))
    assert_frame_equal(found, everybody.join(found, on="pm_id", how="semi").sort("pm_id"))


def test_every_person_has_one_status_and_missed_are_among_them(everybody: pl.DataFrame) -> None:
    assert everybody["pm_id"].is_unique().all()
    assert everybody["status"].is_in(STATUSES).all()
    assert everybody.filter(pl.col("is_missed"))["status"].is_in(MISSED).all()
    assert everybody.filter(pl.col("is_missed") | pl.col("is_suspected"))["owner_code"].is_not_null().all()


def test_steps_follow_each_other(everybody: pl.DataFrame) -> None:
    served = pl.col("is_served")
    assert everybody.filter(served & ~pl.col("has_case")).is_empty()
    assert everybody.filter(pl.col("is_referred") & pl.col("received_on").is_null()).is_empty()
    assert everybody.filter(pl.col("since_on") < pl.col("first_contact_on")).is_empty()
    assert everybody.filter(pl.col("is_too_late") & ~pl.col("is_hearing_known")).is_empty()
    assert everybody.filter(pl.col("is_minor") & (pl.col("class_code") != "certain")).is_empty()


def test_groups_are_those_of_the_law_of_some_contact(everybody: pl.DataFrame) -> None:
    known = everybody.filter(pl.col("primary_group").is_not_null())
    assert known.filter(pl.col("eligibility_groups").list.first() != pl.col("primary_group")).is_empty()
    assert known.filter(pl.col("class_code") == "unknown").is_empty()
