"""One pass over the distinct values of a column instead of over its rows."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

_MARKS = re.compile("[\u0300-\u036f]")
_PLAIN = str.maketrans({"đ": "d", "\u00a0": " ", "–": "-", "—": "-", "−": "-"})


def over_unique(values: pl.Series, read: Callable[[str], tuple[Any, ...]], schema: Mapping[str, Any]) -> pl.DataFrame:
    """``read`` applied once per distinct text; one row per value of ``values`` in the same order.

    ``read`` gives one tuple in the order of ``schema``; it also sees the empty text, which stands for null.
    """
    texts = values.cast(pl.String).fill_null("").alias("_text")
    distinct = texts.unique()
    rows = [(text, *read(text)) for text in distinct.to_list()]
    table = pl.DataFrame(rows, schema={"_text": pl.String, **schema}, orient="row")
    return texts.to_frame().join(table, on="_text", how="left", maintain_order="left").drop("_text")


def bare(text: str) -> str:
    """``text`` in lower case without accents (đ as d), signs kept, spaces tidied."""
    low = text.lower()
    if not low.isascii():
        low = _MARKS.sub("", unicodedata.normalize("NFD", low)).translate(_PLAIN)
    return " ".join(low.split())


def tidy(text: str) -> str:
    """``text`` in composed form with single spaces; empty for a blank or a lone dash."""
    clean = " ".join(unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\u200b", "")).split())
    return "" if clean.strip("-–—. ") == "" else clean
