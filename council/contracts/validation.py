"""Checks a frame against its contract, so that no other module needs to know how contracts are written."""

from dataclasses import dataclass

import polars as pl
from dataframely.exc import SchemaError

from council.contracts import ALL


@dataclass(frozen=True)
class Checked:
    """``rows``: typed rows that hold. ``rules``: broken rule -> rows; ``keys``: keys of the first broken rows;
    ``lacking``: what is wrong with the columns themselves."""

    rows: pl.DataFrame
    rules: dict[str, int]
    keys: list[tuple]
    lacking: str | None = None


def checked(name: str, rows: pl.DataFrame) -> Checked:
    """``rows`` cast to contract ``name`` and split into what holds and why the rest does not."""
    schema = ALL[name]
    try:
        good, failure = schema.filter(rows, cast=True)
    except SchemaError as error:
        return Checked(schema.create_empty(), {}, [], str(error))
    if len(failure) == 0:
        return Checked(good, {}, [])
    keys = [c for c in schema.primary_key() if c in rows.columns]
    return Checked(good, dict(failure.counts()), failure.invalid().select(keys).head(3).rows() if keys else [])
