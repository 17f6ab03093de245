"""Column makers: a dataframely column together with its words in Vietnamese and English."""

import dataframely as dy
import polars as pl


def _words(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def text(vi: str, en: str, *, key: bool = False, need: bool = False, labels: str | None = None) -> dy.String:
    """A text column; null means "not stated" unless ``need`` or ``key`` is set.

    ``labels`` names the vocabulary of data/reference/label.csv whose words stand for the codes in the column.
    """
    return dy.String(primary_key=key, nullable=not (key or need), metadata={**_words(vi, en), "labels": labels})


def choice(vi: str, en: str, values: tuple[str, ...], *, key: bool = False, need: bool = False) -> dy.String:
    """A text column with a closed vocabulary ``values``."""
    return dy.String(
        primary_key=key,
        nullable=not (key or need),
        check={"vocabulary": lambda column: column.is_in(list(values))},
        metadata={**_words(vi, en), "values": values},
    )


def day(vi: str, en: str, *, key: bool = False, need: bool = False) -> dy.Date:
    """A calendar date (Vietnamese local day)."""
    return dy.Date(primary_key=key, nullable=not (key or need), metadata=_words(vi, en))


def moment(vi: str, en: str, *, need: bool = False) -> dy.Datetime:
    """A local time without zone, to the minute; only set where the source states an hour."""
    return dy.Datetime(nullable=not need, time_unit="us", metadata=_words(vi, en))


def flag(vi: str, en: str, *, need: bool = False) -> dy.Bool:
    """True, false, or null where the source does not say."""
    return dy.Bool(nullable=not need, metadata=_words(vi, en))


def count(vi: str, en: str, *, key: bool = False, need: bool = False, least: int | None = 0) -> dy.Int64:
    """A whole number, never below ``least``."""
    return dy.Int64(primary_key=key, nullable=not (key or need), min=least, metadata=_words(vi, en))


def amount(vi: str, en: str, *, need: bool = False, least: float | None = 0, most: float | None = None) -> dy.Float64:
    """A decimal number (shares lie between 0 and 1: pass ``most=1``)."""
    return dy.Float64(nullable=not need, min=least, max=most, metadata=_words(vi, en))


def texts(vi: str, en: str) -> dy.List:
    """A list of texts, empty or null where nothing is stated."""
    return dy.List(dy.String(nullable=False), nullable=True, metadata=_words(vi, en))


def amounts(vi: str, en: str) -> dy.List:
    """A list of decimal numbers in the order of the list it belongs to; null = not stated."""
    return dy.List(dy.Float64(nullable=False), nullable=True, metadata=_words(vi, en))


def in_order(first: str, second: str) -> pl.Expr:
    """Rule body: ``first`` is not after ``second``; null on either side passes."""
    return (pl.col(first) <= pl.col(second)).fill_null(True)
