"""Links given in a file instead of the linker's: rows with the same entity are one person-matter."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from council.errors import CouncilError

ROW = ["file", "sheet", "row", "sub"]
_NEED = [*ROW, "entity", "kind"]


@dataclass(frozen=True)
class Links:
    """Who is linked to whom. ``entry_link``: file, sheet, row, sub, pm_id; ``person_link``: … person_key;
    ``pm_person``: pm_id, person_key; ``review_queue``: unsure pairs (private); ``stats``: counts for the manifest."""

    entry_link: pl.DataFrame
    person_link: pl.DataFrame
    pm_person: pl.DataFrame
    review_queue: pl.DataFrame = field(default_factory=pl.DataFrame)
    stats: dict[str, int | float | str] = field(default_factory=dict)


def pseudonyms(values: pl.Series, key: bytes, prefix: str) -> pl.Series:
    """``prefix`` + 16 hex digits of a hash keyed with the home's secret; equal values give equal pseudonyms."""
    names = {value: prefix + hashlib.blake2b(value.encode(), key=key, digest_size=8, person=prefix.encode()).hexdigest()
             for value in values.drop_nulls().unique().to_list()}
    return values.replace_strict(names, return_dtype=pl.String, default=None)


def read_links(path: Path, key: bytes) -> Links:
    """The links of ``path`` (CSV: file, sheet, row, sub, entity, kind and perhaps person).

    Rows of kind ``reference`` link a reference list row to a person: their entity is a person. Where no ``person``
    column is given, each entity is a person of its own. Raises CouncilError naming the missing column or wrong line.
    """
    table = _read(path)
    number = table.with_columns(pl.col("row", "sub").str.strip_chars().cast(pl.Int64, strict=False))
    bad = number.with_row_index("line", 2).filter(pl.col("row").is_null() | pl.col("sub").is_null() | pl.col("entity").is_null())
    if bad.height:
        line = bad["line"][0]
        raise CouncilError(f"{path.name}, dòng {line}: cần «row», «sub» là số và «entity» không trống ({bad.height} dòng sai).",
                           f"{path.name}, line {line}: “row” and “sub” must be numbers, “entity” not empty ({bad.height} wrong lines).")
    rows = number.with_columns(pl.coalesce(pl.col("person"), pl.col("entity")).alias("person"), pl.col("sheet").fill_null(""))
    entries = rows.filter(pl.col("kind") != "reference")
    entries = entries.with_columns(pseudonyms(entries["entity"], key, "PM").alias("pm_id"),
                                   pseudonyms(entries["person"], key, "PE").alias("person_key"))
    reference = rows.filter(pl.col("kind") == "reference")
    reference = reference.with_columns(pseudonyms(reference["person"], key, "PE").alias("person_key"))
    return Links(
        entry_link=entries.select(*ROW, "pm_id"),
        person_link=pl.concat([entries.select(*ROW, "person_key"), reference.select(*ROW, "person_key")]).unique(maintain_order=True),
        pm_person=entries.select("pm_id", "person_key").unique(maintain_order=True),
        stats={"source": "file", "linked_rows": entries.height, "reference_rows": reference.height,
               "person_matters": entries["pm_id"].n_unique()},
    )


def _read(path: Path) -> pl.DataFrame:
    try:
        table = pl.read_csv(path, infer_schema=False, missing_utf8_is_empty_string=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise CouncilError(f"Không đọc được tệp liên kết {path}: {error}", f"Cannot read the links file {path}: {error}") from error
    lacking = [name for name in _NEED if name not in table.columns]
    if lacking:
        raise CouncilError(f"{path.name}: thiếu cột {', '.join(lacking)}; cần {', '.join(_NEED)}.",
                           f"{path.name}: column {', '.join(lacking)} is missing; needed are {', '.join(_NEED)}.")
    return table if "person" in table.columns else table.with_columns(pl.lit(None, pl.String).alias("person"))


def empty_links() -> Links:
    """Nothing is linked."""
    row = {"file": pl.String, "sheet": pl.String, "row": pl.Int64, "sub": pl.Int64}
    return Links(pl.DataFrame(schema={**row, "pm_id": pl.String}), pl.DataFrame(schema={**row, "person_key": pl.String}),
                 pl.DataFrame(schema={"pm_id": pl.String, "person_key": pl.String}), stats={"source": "none"})
