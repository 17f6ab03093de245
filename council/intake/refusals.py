"""Rows that cannot count: without the minimum, or with key facts that cannot be true."""

import datetime as dt

import polars as pl

from council.intake.typed import CIVIL_ROLES

_PROCEEDINGS = ("list", "register")


def refused(rows: pl.DataFrame, last_day: dt.date | None) -> pl.Series:
    """The reason code of each row, null for a row that counts.

    ``rows`` are typed rows with ``own_day``, ``own_state`` (state of the cell that holds the row's own day) and
    ``unit_state``; ``last_day`` is the data day.
    """
    kind, day = pl.col("kind"), pl.col("own_day")
    in_proceedings = kind.is_in(_PROCEEDINGS)
    needs_unit = in_proceedings | (kind == "log")
    has_when = day.is_not_null() | pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null()
    held_civil = pl.col("role").is_in(CIVIL_ROLES) & (
        pl.col("stage_said").is_in(["CUSTODY", "REMAND"]) | pl.col("custody_said").fill_null(False)
    )
    future = day > last_day if last_day else pl.lit(False)
    reason = (
        pl.when(pl.col("name").is_null())
        .then(pl.lit("no_name"))
        .when(pl.col("own_state") == "impossible")
        .then(pl.lit("impossible_date"))
        .when(needs_unit & (pl.col("unit_state") == "no_unit"))
        .then(pl.lit("no_unit"))
        .when(needs_unit & (pl.col("unit_state") == "unit_unknown"))
        .then(pl.lit("unit_unknown"))
        .when((kind == "case") & pl.col("case_id").is_null() & day.is_null())
        .then(pl.lit("no_date"))
        .when((needs_unit) & ~has_when)
        .then(pl.lit("no_date"))
        .when(future)
        .then(pl.lit("date_in_future"))
        .when((pl.col("birth_from") > day).fill_null(False))
        .then(pl.lit("contact_before_birth"))
        .when(held_civil.fill_null(False))
        .then(pl.lit("role_stage_contradiction"))
    )
    first = rows.select(reason.alias("reason")).to_series()
    twice = _number_twice(rows.with_columns(first))
    return (
        pl.DataFrame({"r": first, "t": twice})
        .select(pl.coalesce("r", pl.when("t").then(pl.lit("paper_number_twice"))).alias("reason"))
        .to_series()
    )


def _number_twice(rows: pl.DataFrame) -> pl.Series:
    """True for a register row whose paper number another person's earlier row of the unit, form and year has.

    Persons of one and the same row share its paper: one notice for both parties of a case.
    """
    numbered = (
        rows.with_row_index("at_row")
        .filter(
            (pl.col("kind") == "register")
            & pl.col("reason").is_null()
            & pl.col("paper_number").is_not_null()
            & pl.col("paper_form").is_in(["M03", "M04", "M13"])
        )
        .with_columns(
            year=pl.coalesce("paper_on", "sent_on", "own_day").dt.year(), on=pl.coalesce("paper_on", "sent_on", "own_day")
        )
    )
    key = ["unit_id", "unit_commune_code", "paper_form", "year", "paper_number"]
    row = pl.struct("file", "table", "row")
    first = numbered.sort("on", "file", "table", "row", "sub", nulls_last=True).with_columns(
        first_name=pl.col("name_key").first().over(key), in_first_row=row == row.first().over(key)
    )
    other = first.filter((pl.col("name_key") != pl.col("first_name")) & ~pl.col("in_first_row"))["at_row"]
    return pl.Series(rows.select(pl.int_range(pl.len(), dtype=pl.UInt32).is_in(other.implode())).to_series())
