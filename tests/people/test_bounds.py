"""Units with totals only: a number that was not reported is no zero, and no bound is made of it."""

from datetime import date

import duckdb
import polars as pl
import pytest

from tests.people.queries import binding

COLUMNS = ("contacted", "minors", "self_identified", "notified_m03", "informed_m04", "declined")


def bounds(*periods: dict[str, int | None]) -> dict[str, int | None]:
    """The answer for one unit that reported ``periods``; what a period leaves out was not reported."""
    totals = pl.DataFrame(
        [
            {"unit_id": "U", "period": f"2026-{m}", "sector": "court", "counts": True, "period_start": date(2026, m, 1), "period_end": date(2026, m, 28)}
            | {name: period.get(name) for name in COLUMNS}
            for m, period in enumerate(periods, start=1)
        ],
        schema_overrides=dict.fromkeys(COLUMNS, pl.Int64),
    )
    accepted = pl.DataFrame({"unit_id": ["U"], "period": ["2026-1"], "accepted": [1], "minors_accepted": [1]})
    unit = pl.DataFrame({"unit_id": ["U"], "unit_name": ["Tòa án U"]})
    database = duckdb.connect()
    for name, rows in (("agency_total", totals), ("total_accepted", accepted), ("unit", unit)):
        database.register(name, rows.to_arrow())
    query = binding().catalog.questions["totals_only_bounds"]
    given = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    rows = database.sql(query.sql, params={name: given.get(name) for name in query.parameters}).pl()
    return rows.row(0, named=True)


FULL = {"contacted": 10, "minors": 3, "self_identified": 6, "notified_m03": 2, "informed_m04": 1, "declined": 1}


def test_everything_reported_gives_all_bounds():
    found = bounds(FULL)
    assert (found["contacted"], found["missed_high"], found["minors_missed_high"], found["nothing_sent"]) == (10, 8, 2, 2)


@pytest.mark.parametrize(
    ("missing", "unknown"),
    [
        ("contacted", "missed_high"),
        ("minors", "minors_missed_high"),
        ("notified_m03", "nothing_sent"),
        ("declined", "nothing_sent"),
    ],
)
def test_what_one_period_does_not_report_leaves_its_bound_unknown(missing, unknown):
    found = bounds(FULL, {**FULL, missing: None})
    assert found[unknown] is None and found["periods"] == 2


def test_unreported_refusals_only_widen_the_bound():
    assert bounds({**FULL, "declined": None})["missed_high"] == 9


def test_a_true_zero_is_a_zero():
    found = bounds({**dict.fromkeys(COLUMNS, 0)})
    assert found["contacted"] == 0 and found["missed_high"] == 0
