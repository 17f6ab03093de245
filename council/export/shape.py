"""Rows of an answer searched, narrowed to some columns or crossed into a table with totals; always said in the file."""

import re
from dataclasses import replace

import polars as pl
import polars.selectors as cs

from council.answer import Answer, ColumnWords, Pivot, Shape, Words
from council.errors import UsageError
from council.export.names import plain
from council.export.tables import Labels

TOTAL = Words("Tổng", "Total")
NONE = Words("chưa rõ", "unknown")
# No amounts, so adding them up means nothing: shares and quantiles; durations, targets, weights and places in an order;
# what is open at a moment (a stock counted again at the next moment); the longest or highest of something.
_NOT_ADDED = re.compile(
    "_share|_(low|high|median|mean|rate|days|years|weeks|minutes|hours|year|order|number|index|no|target|band|run|chain|column|row)$"
    "|(^|_)open(_|$)|peak|expected|^(year|month|quarter|row|low|high|median|rank|factor|weight|threshold|load|headroom|remaining"
    "|days_|carried|handled|passed|of_|present|weighted_open|elastic|sustained|full_years|mean|longest|reference|periods|providers|leaders|officers|units)"
)


def _keys(column: pl.Series, words: dict[str, str]) -> pl.Series:
    """Search keys of a column of text, through its distinct values; a code is also found by its words."""
    values = column.unique().drop_nulls()
    keys = [plain(f"{value} {words.get(value, '')}") for value in values]
    return column.replace_strict(values, keys, default=None, return_dtype=pl.String) if keys else column


def found(answer: Answer, find: str, labels: Labels) -> pl.DataFrame:
    """The rows in which some text contains ``find``, without regard to accents and capitals."""
    wanted, rows = plain(find.strip()), answer.rows
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    if not wanted or not texts:
        return rows
    words = {name: labels.get(answer.columns[name].vocabulary or "", {}) if name in answer.columns else {} for name in texts}
    keys = pl.DataFrame([_keys(rows[name], words[name]) for name in texts])
    return rows.filter(keys.select(pl.any_horizontal(pl.all().str.contains(wanted, literal=True).fill_null(False))).to_series())


def amounts(answer: Answer) -> list[str]:
    """Columns whose values may be added up over rows: counts and credits, nothing else."""
    return [name for name in answer.rows.select(cs.numeric()).columns if not _NOT_ADDED.search(name)]


def _value_order(name: str) -> pl.Expr:
    """Places of the values in the order of the screen: without accents, unknown last."""
    return pl.col(name).cast(pl.String).map_batches(lambda values: _keys(values, {}), return_dtype=pl.String)


def _check(answer: Answer, names: list[str]) -> None:
    unknown = [name for name in names if name not in answer.rows.columns]
    if unknown:
        there = ", ".join(answer.rows.columns)
        raise UsageError(
            f"Câu hỏi «{answer.question}» không có cột «{unknown[0]}»; có: {there}.",
            f"Question “{answer.question}” has no column “{unknown[0]}”; there are: {there}.",
        )


def crossed(answer: Answer, pivot: Pivot, language: str, labels: Labels) -> Answer:
    """The cross table with a total per row and per column; a pair without any row stays empty, it is not 0."""
    _check(answer, [name for name in (pivot.rows, pivot.across, pivot.of) if name])
    if pivot.of and pivot.of not in amounts(answer):
        raise UsageError(
            f"Cột «{pivot.of}» không cộng được; có thể cộng: {', '.join(amounts(answer)) or 'không cột nào'}.",
            f"Column “{pivot.of}” cannot be added up; these can: {', '.join(amounts(answer)) or 'none'}.",
        )
    value = pl.col(pivot.of).sum() if pivot.of else pl.len().cast(pl.Int64)
    counted = (
        answer.rows.with_columns(_value_order(pivot.rows).alias("_place"))
        .with_columns(pl.col(name).cast(pl.String).fill_null(NONE.of(language)) for name in (pivot.rows, pivot.across))
        .group_by(pivot.rows, pivot.across)
        .agg(value.alias("_value"), pl.col("_place").first())
        .sort("_place", nulls_last=True)
    )
    heads = sorted(counted[pivot.across].unique(), key=lambda head: (head == NONE.of(language), plain(head)))
    table = counted.pivot(
        on=pivot.across, on_columns=heads, index=pivot.rows, values="_value", aggregate_function="first", maintain_order=True
    )
    present = counted.group_by(pivot.rows).agg(pl.col("_value").sum().alias("_total"))
    table = table.join(present, on=pivot.rows, how="left", maintain_order="left")
    foot = table.select(pl.lit(TOTAL.of(language)).alias(pivot.rows), pl.exclude(pivot.rows).sum())
    words = labels.get(answer.columns[pivot.across].vocabulary or "", {}) if pivot.across in answer.columns else {}
    columns = {head: ColumnWords(head, Words(words.get(head, head), words.get(head, head))) for head in heads}
    first = {pivot.rows: answer.columns[pivot.rows]} if pivot.rows in answer.columns else {}
    return replace(
        answer,
        rows=pl.concat([table, foot], how="vertical_relaxed"),
        columns={**first, **columns, "_total": ColumnWords("_total", TOTAL)},
        key=(pivot.rows,),
    )


def shaped(answer: Answer, shape: Shape, language: str = "vi", labels: Labels | None = None) -> Answer:
    """``answer`` as ``shape`` wants it: searched, then narrowed or crossed. Raises UsageError for a column it does not have."""
    words = labels or {}
    out = replace(answer, rows=found(answer, shape.find, words), shape=shape)
    if shape.pivot:
        return crossed(out, shape.pivot, language, words)
    if shape.columns:
        _check(answer, list(shape.columns))
        out = replace(out, rows=out.rows.select(shape.columns))
    return out
