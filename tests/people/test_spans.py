"""Counts by spans give, for any period whatever, what counting the persons one by one gives."""

from datetime import date, timedelta

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.catalog.binding import sample_values
from council.catalog.tables import create_table
from tests.people.queries import binding, query

START, DAY = date(2024, 1, 10), date(2025, 11, 17)
DATES = st.dates(START - timedelta(days=30), DAY)
EDGES = st.sampled_from([START, START + timedelta(days=1), date(2024, 2, 1), date(2024, 11, 18), date(2025, 11, 1), DAY + timedelta(days=1)])


def counted(contacts: list[date | None], periods: list[tuple[date, date]]) -> list[tuple[int, int]]:
    """(persons, months) that the question finds in each period, with spans computed by the concepts."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    person = binding().table("person").clear(len(contacts)).with_columns(
        pl.Series("pm_id", [f"P{n}" for n in range(len(contacts))]),
        pl.Series("first_contact_on", contacts, dtype=pl.Date),
        pl.Series("first_month", [d and d.replace(day=1) for d in contacts], dtype=pl.Date),
        pl.lit("certain").alias("class_code"),
    )
    span = pl.DataFrame({"data_day": [DAY], "window_start": [START], "province_code": ["99"]})
    for name, rows in (("person", person), ("snapshot_day", span)):
        create_table(con, name, rows)
    for name in ("referral", "paper_side", "paper_clock", "legal_clock", "arrival", "event", "person_now"):
        create_table(con, name, binding().table(name))
    for name in ("day_span", "counting_span", "person_count"):
        create_table(con, name, con.sql(query(name).sql).pl())
    asked = query("missed_over_time")
    values = sample_values(binding().catalog, asked) | {"area_scheme": "district"}
    values = {name: value if name == "area_scheme" else None for name, value in values.items()}
    found = []
    for start, end in periods:
        rows = con.sql(asked.sql, params={**values, "period_start": start, "period_end": end}).pl()
        found.append((int(rows["contacted"].sum()), rows.height))
    con.close()
    return found


@settings(max_examples=25, deadline=None)
@given(
    contacts=st.lists(st.one_of(DATES, EDGES, st.none()), max_size=12),
    ends=st.lists(st.tuples(st.one_of(DATES, EDGES), st.one_of(DATES, EDGES)), min_size=1, max_size=4),
)
def test_any_period_counts_every_person_once(contacts, ends):
    periods = [(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
    expected = [
        (len(inside), len({day.replace(day=1) for day in inside}))
        for inside in ([day for day in contacts if day and start <= day < end] for start, end in periods)
    ]
    assert counted(contacts, periods) == expected


@pytest.mark.parametrize("year", [2024, 2025])
def test_periods_of_the_pages_need_no_single_day(year):
    """Whole months, the period up to the data day and the same period a year before are sums of spans."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    days = [START + timedelta(days=n) for n in range((DAY - START).days + 1)]
    create_table(con, "person", binding().table("person").clear(len(days)).with_columns(pl.Series("first_contact_on", days)))
    create_table(con, "snapshot_day", pl.DataFrame({"data_day": [DAY], "window_start": [START], "province_code": ["99"]}))
    for name in ("referral", "paper_side", "paper_clock", "legal_clock", "arrival", "event"):
        create_table(con, name, binding().table(name))
    spans = con.sql(query("day_span").sql).pl().select("span_start", "span_end").unique()
    con.close()
    cuts = set(spans["span_start"]) | set(spans["span_end"])
    assert {date(year, month, 1) for month in range(2, 12)} <= cuts
    assert date(year, 11, 18) in cuts and START in cuts


WHO = st.fixed_dictionaries({
    "field": st.sampled_from(["CRIM", "CIVIL", None]), "since_stage": st.sampled_from(["INVESTIGATION", "REMAND", None]),
    "primary_group": st.sampled_from(["E03_CHILD", "E02_POOR", None]), "since_unit_id": st.sampled_from(["CA_1", "CA_2", None]),
    "first_contact_on": st.one_of(DATES, EDGES),
})  # fmt: skip
FILTERS = {"fields": ("field", ["CRIM"]), "stages": ("since_stage", ["REMAND"]), "groups": ("primary_group", ["E03_CHILD"]),
           "units": ("since_unit_id", ["CA_1", "CA_2"])}  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(
    people=st.lists(WHO, max_size=10),
    chosen=st.sets(st.sampled_from(sorted(FILTERS))),
    ends=st.tuples(st.one_of(DATES, EDGES), st.one_of(DATES, EDGES)).filter(lambda pair: pair[0] != pair[1]),
)
def test_any_filters_read_a_level_that_knows_them(people, chosen, ends):
    """Whichever level of counting a question reads for its filters, it counts what counting the persons gives."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    columns = {name: [one[name] for one in people] for name in (*(column for column, _ in FILTERS.values()), "first_contact_on")}
    person = binding().table("person").clear(len(people)).with_columns(
        pl.Series("pm_id", [f"P{n}" for n in range(len(people))]), pl.lit("certain").alias("class_code"),
        *(pl.Series(name, values, dtype=binding().table("person").schema[name]) for name, values in columns.items()),
        pl.Series("first_month", [day.replace(day=1) for day in columns["first_contact_on"]], dtype=pl.Date),
    )
    create_table(con, "person", person)
    create_table(con, "snapshot_day", pl.DataFrame({"data_day": [DAY], "window_start": [START], "province_code": ["99"]}))
    for name in ("referral", "paper_side", "paper_clock", "legal_clock", "arrival", "event", "person_now"):
        create_table(con, name, binding().table(name))
    for name in ("day_span", "counting_span", "person_count"):
        create_table(con, name, con.sql(query(name).sql).pl())
    start, end = min(ends), max(ends)
    asked = query("missed_by_cohort")
    values = dict.fromkeys(asked.parameters) | {name: FILTERS[name][1] for name in chosen}
    rows = con.sql(asked.sql, params={**values, "area_scheme": "district", "period_start": start, "period_end": end}).pl()
    con.close()
    kept = [
        one for one in people
        if start <= one["first_contact_on"] < end and all(one[FILTERS[name][0]] in FILTERS[name][1] for name in chosen)
    ]
    assert int(rows["eligible"].sum()) == len(kept)
