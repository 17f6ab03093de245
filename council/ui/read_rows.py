"""Rows of an answer as a person reads them on a screen."""

import polars as pl

from council import export
from council.answer import Answer, is_share
from council.ui.page import Page


def heading(page: Page, found: Answer, name: str) -> str:
    """What stands above column ``name``."""
    return found.columns[name].words.of(page.reader.language) if name in found.columns else name


def shown(page: Page, found: Answer) -> pl.DataFrame:
    """The rows as a person reads them: words instead of codes, codes left out where a name stands beside them."""
    rows = found.rows.drop([name for name in found.rows.columns if name.endswith("_order")])
    beside = {name for name in rows.columns if name.endswith(("_code", "_id")) and name.rsplit("_", 1)[0] + "_name" in rows.columns}
    rows = rows.drop(beside)
    for name in rows.columns:
        column = found.columns.get(name)
        words = page.labels.get(column.vocabulary, {}) if column and column.vocabulary else {}
        if words and rows.schema[name] == pl.String:
            rows = rows.with_columns(pl.col(name).replace_strict(words, default=pl.col(name), return_dtype=pl.String))
    rows = export.whole_numbers(rows)
    return rows.with_columns(pl.col(name).round(3) for name in rows.columns if is_share(name))
