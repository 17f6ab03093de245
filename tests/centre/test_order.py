"""The order of rows in the files, and how cases are split over registers, change nothing."""

from datetime import date, timedelta

import duckdb
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from council.catalog.tables import create_table, plain_types
from council.contracts.centre import credits_sum_to_one
from tests.centre.queries import binding, query
from tests.people.truth_entries import with_contract

CHAIN = ("case_row", "aid_case", "case_provider", "provider_person", "provider_match", "assignment", "field_group",
         "case_day", "officer_day")
NAMES = ("Lê An", "Đỗ Bình", "Cao Sơn", "Nguyễn Thị Thu Hà", "Nguyễn Thu Hà")
DATA_DAY = date(2025, 6, 30)

days = st.integers(0, 540).map(lambda offset: date(2024, 1, 1) + timedelta(days=offset))
case = st.fixed_dictionaries({
    "accepted_on": days, "lasts": st.none() | st.integers(0, 200), "waits": st.none() | st.integers(0, 20),
    "field": st.sampled_from(["CRIM", "CIV", "ADM", None]), "close_reason": st.sampled_from(["done", "papers"]),
    "names": st.lists(st.sampled_from(NAMES), max_size=3, unique=True), "is_listed_again": st.booleans(),
})


def register_rows(cases: list[dict]) -> pl.DataFrame:
    """Entries: a case stands in the register of its year and, if listed again, also in the next one."""
    rows = []
    for number, one in enumerate(cases):
        closed = one["accepted_on"] + timedelta(days=one["lasts"]) if one["lasts"] is not None else None
        assigned = one["accepted_on"] + timedelta(days=one["waits"]) if one["waits"] is not None else None
        first = {"case_id": f"TT.{number}", "accepted_on": one["accepted_on"], "assigned_on": assigned,
                 "field": one["field"], "case_form": "PROC", "provider_texts": one["names"],
                 "year": one["accepted_on"].year}
        last = {**first, "closed_on": closed, "close_reason": one["close_reason"] if closed else None}
        blank = {**first, "field": None, "provider_texts": []}
        rows += [blank, {**last, "year": 2026}] if one["is_listed_again"] else [last]
    frame = pl.DataFrame(rows, infer_schema_length=None).with_row_index("row", offset=1)
    return with_contract(frame.with_columns(
        pl.format("register {}", "year").alias("file"), pl.lit("").alias("sheet"), pl.lit(0).alias("sub"),
        pl.lit("case").alias("kind"), pl.date("year", 12, 31).alias("period_end"),
        pl.format("e{}", "row").alias("entry_id")), "entry")


def computed(entries: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The chain of concepts from ``entries`` alone; two providers are on the Centre's list."""
    con = duckdb.connect(":memory:")
    listed = with_contract(pl.DataFrame({
        "file": ["p"] * 2, "sheet": [""] * 2, "row": [1, 2], "sub": [0, 0], "provider_id": ["TGV01", "TGV02"],
        "name": ["Lê An", "Nguyễn Thu Hà"], "name_key": ["le an", "nguyen thu ha"], "provider_kind": ["TGVPL"] * 2},
    ), "provider_row")
    day = pl.DataFrame({"data_day": [DATA_DAY], "window_start": [date(2024, 1, 1)], "province_code": ["99"]})
    given_tables = {"entry": entries, "provider_row": listed, "snapshot_day": day,
                    **{name: binding().table(name) for name in ("case_person", "case_load", "provider")}}
    found = {}
    try:
        for name, rows in given_tables.items():
            create_table(con, name, rows)
        for name in CHAIN:
            found[name] = plain_types(con.sql(query(name).sql).pl())
            create_table(con, name, found[name])
    finally:
        con.close()
    return found


@given(st.lists(case, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_order_of_rows_and_lists_of_carried_cases_change_nothing(cases: list[dict], random) -> None:
    entries = register_rows(cases)
    shuffled = entries.sample(fraction=1, shuffle=True, seed=random.randint(0, 10_000))
    plain, mixed = computed(entries), computed(shuffled)
    once = computed(register_rows([{**one, "is_listed_again": False} for one in cases]))
    for name in ("aid_case", "assignment", "case_day", "officer_day"):
        assert_frame_equal(plain[name], mixed[name])
        assert_frame_equal(plain[name], once[name])


@given(st.lists(case, min_size=1, max_size=15))
@settings(max_examples=12, deadline=None)
def test_nothing_is_lost_and_nothing_is_counted_twice(cases: list[dict]) -> None:
    found = computed(register_rows(cases))
    assert found["aid_case"].height == len(cases)
    assert credits_sum_to_one(found["assignment"]).is_empty()
    named = sum(len(one["names"]) for one in cases)
    assert found["assignment"].height == named
    assert found["case_day"]["accepted"].sum() == sum(one["accepted_on"] <= DATA_DAY for one in cases)
    assert (found["case_day"]["completed"] + found["case_day"]["ended_papers"] <= found["case_day"]["closed"]).all()
    running = found["officer_day"].sort("on_day").with_columns(
        pl.col("assigned", "ended").cum_sum().over("provider_id"))
    last = running.group_by("provider_id", "on_day").agg(pl.col("assigned", "ended").max())
    assert (last["assigned"] >= last["ended"]).all()
