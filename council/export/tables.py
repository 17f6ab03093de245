"""The rows of an answer as a flat table: words beside codes, lists joined, text made harmless for spreadsheets."""

import hashlib
import io

import polars as pl

from council.answer import Answer, is_share

Labels = dict[str, dict[str, str]]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
BOM = b"\xef\xbb\xbf"


def flat(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists joined by ";", everything else as it is."""
    lists = [name for name, kind in rows.schema.items() if isinstance(kind, pl.List)]
    return rows.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)


def whole_numbers(rows: pl.DataFrame) -> pl.DataFrame:
    """Decimal columns whose values are all whole become whole numbers (sums arrive as decimals); shares stay."""
    decimals = [name for name, kind in rows.schema.items() if kind == pl.Float64 and not is_share(name)]
    whole = [
        name for name in decimals if rows.select(((pl.col(name) - pl.col(name).round()).abs() < 1e-9).fill_null(True).all()).item()
    ]
    return rows.with_columns(pl.col(name).round().cast(pl.Int64) for name in whole)


def guarded(rows: pl.DataFrame) -> pl.DataFrame:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    risky = "^[" + "".join(f"\\x{ord(sign):02x}" for sign in DANGEROUS) + "]"
    return rows.with_columns(
        pl.when(pl.col(name).str.contains(risky)).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name in texts
    )


def heading(answer: Answer, name: str, language: str) -> str:
    """What stands above column ``name``."""
    column = answer.columns.get(name)
    return column.words.of(language) if column else name


def headings(answer: Answer, names: list[str], language: str) -> list[str]:
    """Headings for ``names``, made unique by adding the column's own name where two are the same."""
    words = [heading(answer, name, language) for name in names]
    return [f"{word} ({name})" if words.count(word) > 1 else word for word, name in zip(words, names, strict=True)]


def labelled(answer: Answer, language: str, labels: Labels) -> pl.DataFrame:
    """All rows with headings in words; a column of codes is followed by one with their words.

    Columns that only put rows in order (``…_order``) stay in Parquet: nobody can read them.
    """
    rows, out, names = whole_numbers(flat(answer.rows.select(pl.exclude("^.*_order$")))), [], []
    for name, word in zip(rows.columns, headings(answer, rows.columns, language), strict=True):
        out.append(rows[name].alias(word))
        names.append(name)
        column = answer.columns.get(name)
        words = labels.get(column.vocabulary, {}) if column and column.vocabulary else {}
        if words and rows.schema[name] == pl.String:
            out.append(
                rows[name]
                .replace_strict(words, default=rows[name], return_dtype=pl.String)
                .alias(f"{word}: " + ("tên" if language == "vi" else "name"))
            )
    return pl.DataFrame(out)


def csv_bytes(answer: Answer, language: str = "vi", labels: Labels | None = None) -> bytes:
    """UTF-8 with BOM, comma, all rows; text that looks like a formula is guarded."""
    target = io.BytesIO()
    guarded(labelled(answer, language, labels or {})).write_csv(target)
    return BOM + target.getvalue()


def parquet_bytes(answer: Answer, language: str = "vi", labels: Labels | None = None) -> bytes:
    """The rows as they are, column names as codes, types kept; provenance in the file's metadata."""
    target = io.BytesIO()
    answer.rows.write_parquet(target, compression="zstd", metadata=provenance(answer))
    return target.getvalue()


def provenance(answer: Answer) -> dict[str, str]:
    """What a Parquet file says about itself."""
    where = answer.provenance
    return {
        "question": answer.question,
        "snapshot": where.snapshot,
        "data_day": where.data_day.isoformat(),
        "parameters": repr(sorted(answer.parameters.items())),
        "simulated": str(where.is_simulated).lower(),
        "title_vi": answer.title.vi,
        "title_en": answer.title.en,
    }


def fingerprint(answer: Answer) -> str:
    """SHA-256 of the rows written as plain CSV with code names: the same rows give the same text anywhere."""
    target = io.BytesIO()
    flat(answer.rows).write_csv(target)
    return hashlib.sha256(target.getvalue()).hexdigest()
