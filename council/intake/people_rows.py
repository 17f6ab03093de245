"""Rows of persons: every row of a table once per person it names, with the cells that belong to that person."""

import polars as pl

from council.intake.persons import PERSON_COLUMNS, parts, people

PERSONAL = (
    "birth",
    "sex",
    "id_number",
    "ethnicity",
    "residence",
    "residence_commune",
    "residence_district",
    "residence_province",
    "role",
    "group",
    "counsel",
    "m01",
    "explained",
    "note",
)
# of every block of persons side by side; not shared out within a cell
OF_BLOCK = ("offence", "contact")
_OWN_ONLY = ("birth", "id_number", "sex")
_NUMBERED = r"^\s*1\s*[.)/]\s*[^\W\d]"
_ROW = ["table", "row"]


def person_rows(rows: pl.DataFrame, named: list[str]) -> pl.DataFrame:
    """One row per person (or one without name where a row names nobody); ``named``: name columns from left to right.

    Added columns: ``sub`` (0 for the only person of a row, else 1..n in reading order; 1 for an only person whom the
    cell itself numbers), ``person_column``, ``own_birth`` and ``remark`` (what stands beside the name).
    """
    rows = _one_name(_one_birth(_one_sex(rows)))
    named = [field for field in named if field in rows.columns] or (["name"] if "name" in rows.columns else [])
    rows = _counted(rows, named)
    pieces = [_of_column(rows, field, order) for order, field in enumerate(named)]
    found = pl.concat(pieces, how="diagonal_relaxed") if pieces else rows.clear()
    nobody = rows.join(found.select(_ROW).unique(), on=_ROW, how="anti") if pieces else rows
    both = pl.concat([found, nobody.with_columns(order=pl.lit(0), position=pl.lit(0, dtype=pl.Int64))], how="diagonal_relaxed")
    alone = pl.col("numbered").cast(pl.Int64).fill_null(0) if pieces else pl.lit(0)
    counted = pl.int_range(pl.len(), dtype=pl.Int64).over(_ROW) + 1
    return (
        both.sort(*_ROW, "order", "position")
        .with_columns(sub=pl.when(pl.len().over(_ROW) > 1).then(counted).otherwise(alone))
        .drop(
            "order",
            "position",
            *(["numbered"] if pieces else []),
            "in_row",
            *(c for c in both.columns if c.endswith("#before")),
            *(c for c in both.columns if c.split(".")[0] in PERSON_COLUMNS and c != "name"),
        )
    )


def _counted(rows: pl.DataFrame, named: list[str]) -> pl.DataFrame:
    """With ``in_row``, the number of persons of the row, and for each name column how many stand in columns before it."""
    sizes = [people(rows[field]).list.len().cast(pl.Int64).alias(field) for field in named]
    before = pl.Series([0] * rows.height, dtype=pl.Int64)
    added = []
    for field, size in zip(named, sizes, strict=True):
        added.append(before.alias(f"{field}#before"))
        before = before + size
    return rows.with_columns(*added, before.alias("in_row"))


def _of_column(rows: pl.DataFrame, field: str, order: int) -> pl.DataFrame:
    named = rows.with_columns(people=people(rows[field])).filter(pl.col("people").list.len() > 0)
    numbered = pl.col("people").list.first().struct.field("numbered").fill_null(False)
    several = named.select((pl.col("in_row") > 1) | numbered).to_series()
    own = [name for name in PERSONAL if f"{field}.{name}" in rows.columns or name in rows.columns]
    named = named.with_columns(
        pl.coalesce([c for c in (f"{field}.{name}", name) if c in named.columns]).alias(name) for name in own
    )
    named = named.with_columns(
        pl.col(f"{field}.{name}").alias(name) for name in OF_BLOCK if f"{field}.{name}" in named.columns
    )
    if several.any():
        named = named.with_columns(parts(named[name]).alias(f"{name}#") for name in own)
    size = pl.col("people").list.len().cast(pl.Int64)
    long = named.with_columns(size=size, position=pl.int_ranges(size)).explode("people", "position")
    if several.any():
        long = long.with_columns(_share_of_cell(name, field) for name in own).drop([f"{name}#" for name in own])
    person = pl.col("people").struct
    return long.with_columns(
        name=person.field("name"),
        own_birth=person.field("birth"),
        remark=person.field("remark"),
        numbered=person.field("numbered"),
        person_column=pl.coalesce(person.field("party"), pl.lit(field)),
        residence=pl.coalesce(person.field("home"), "residence") if "residence" in long.columns else person.field("home"),
        role=pl.coalesce(person.field("role"), "role") if "role" in long.columns else person.field("role"),
        order=pl.lit(order),
    ).drop("people", "size")


def _share_of_cell(name: str, field: str) -> pl.Expr:
    """The part of a cell that belongs to this person, where it has as many parts as its column has persons, or, where
    the cell numbers its parts, as many as the whole row has.
    """
    count = pl.col(f"{name}#").list.len()
    in_column = pl.col(f"{name}#").list.get(pl.col("position"), null_on_oob=True)
    in_row = pl.col(f"{name}#").list.get(pl.col("position") + pl.col(f"{field}#before"), null_on_oob=True)
    of_row = (count == pl.col("in_row")) & (pl.col("in_row") > pl.col("size")) & pl.col(name).str.contains(_NUMBERED)
    alone = (
        (count == 1) & (pl.col("in_row") == 1) & pl.col("people").struct.field("numbered") & pl.col(name).str.contains(_NUMBERED)
    )
    whole = pl.lit(None, dtype=pl.String) if name in _OWN_ONLY else pl.col(name)
    return (
        pl.when(of_row | alone)
        .then(in_row)
        .when(pl.col("size") == 1)
        .then(pl.col(name))
        .when(count == pl.col("size"))
        .then(in_column)
        .otherwise(whole)
        .alias(name)
    )


def _one_name(rows: pl.DataFrame) -> pl.DataFrame:
    if "surname" not in rows.columns or "given_name" not in rows.columns:
        return rows
    joined = pl.concat_str("surname", "given_name", separator=" ", ignore_nulls=True)
    return rows.with_columns(name=pl.when(joined == "").then(None).otherwise(joined)).drop("surname", "given_name")


def _one_birth(rows: pl.DataFrame) -> pl.DataFrame:
    if "birth_year" in rows.columns:
        cells = [pl.col(c) for c in ("birth_day", "birth_month", "birth_year") if c in rows.columns]
        whole = pl.concat_str(cells, separator="/", ignore_nulls=True)
        rows = rows.with_columns(birth=pl.when(whole == "").then(None).otherwise(whole))
    if "birth_male" in rows.columns and "birth_female" in rows.columns:
        rows = rows.with_columns(
            birth=pl.coalesce("birth_male", "birth_female"),
            sex=pl.when(pl.col("birth_male").is_not_null())
            .then(pl.lit("Nam"))
            .when(pl.col("birth_female").is_not_null())
            .then(pl.lit("Nữ")),
        )
    return rows.drop([c for c in ("birth_day", "birth_month", "birth_year", "birth_male", "birth_female") if c in rows.columns])


def _one_sex(rows: pl.DataFrame) -> pl.DataFrame:
    marks = [(c, word) for c, word in (("sex_male", "Nam"), ("sex_female", "Nữ")) if c in rows.columns]
    if not marks:
        return rows
    said = [pl.when(pl.col(c).is_not_null()).then(pl.lit(word)) for c, word in marks]
    if len(marks) == 1:
        other = "Nữ" if marks[0][1] == "Nam" else "Nam"
        said = [pl.when(pl.col(marks[0][0]).is_not_null()).then(pl.lit(marks[0][1])).otherwise(pl.lit(other))]
    kept = [pl.col("sex")] if "sex" in rows.columns else []
    return rows.with_columns(sex=pl.coalesce(*kept, *said)).drop([c for c, _ in marks])
