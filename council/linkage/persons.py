"""From person-matters to persons, and from reference lists to persons."""

import polars as pl

from council.linkage import candidates, evidence

# Bits a reference row must reach to be taken for a person in the lists (name, number, birth date, residence only):
# fewer where the commune agrees, and never with a name that is only somewhat alike.
REFERENCE_BITS, NEIGHBOUR_BITS, NAME_BITS = 15.0, 12.0, 6.0


def persons(rows: pl.DataFrame) -> pl.DataFrame:
    """(pm_id, person): person-matters of one person share ``person``, the least of their pm_ids.

    ``rows``: prepared entries with ``pm_id``. Two person-matters are one person when they share a document number, or
    the same name tokens and the same full birth date without two different document numbers between them.
    """
    by_number = rows.filter(pl.col("id_number").is_not_null()).select("pm_id", pl.col("id_number").alias("key")).unique()
    by_name = rows.filter(pl.col("birth_day").is_not_null()).select(
        "pm_id", pl.concat_str("tokens_key", pl.lit("|"), "birth_day").alias("key"), "id_number").unique()
    numbers = by_name.filter(pl.col("id_number").is_not_null()).group_by("key").agg(pl.col("id_number").n_unique().alias("n"))
    one_number = by_name.join(numbers.filter(pl.col("n") > 1), on="key", how="anti").select("pm_id", "key").unique()
    return _components(rows.select("pm_id").unique(), pl.concat([by_number, one_number]))


def united(members: pl.DataFrame) -> pl.DataFrame:
    """(person_key, united): persons whom one person-matter of ``members`` (pm_id, person_key) makes one person."""
    keys = members.drop_nulls("pm_id").unique().select(pl.col("person_key").alias("pm_id"), pl.col("pm_id").alias("key"))
    everyone = members.select(pl.col("person_key").alias("pm_id")).unique()
    return _components(everyone, keys).select(pl.col("pm_id").alias("person_key"), pl.col("person").alias("united"))


def _components(everyone: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """Connected components of pm_ids that share keys; each is named by its least pm_id."""
    current = everyone.with_columns(pl.col("pm_id").alias("person"))
    while True:
        spread = keys.join(current, on="pm_id").with_columns(pl.col("person").min().over("key").alias("least"))
        best = spread.group_by("pm_id").agg(pl.col("least").min())
        after = current.join(best, on="pm_id", how="left").with_columns(
            pl.min_horizontal("person", "least").alias("person")).select("pm_id", "person")
        if after.sort("pm_id").equals(current.sort("pm_id")):
            return after
        current = after


def referenced(reference: pl.DataFrame, rows: pl.DataFrame, crosswalk: pl.DataFrame | None = None) -> pl.DataFrame:
    """(file, sheet, row, sub, person, bits): the person of each reference row that belongs to one.

    ``reference``: entries of kind reference; ``rows``: prepared entries with ``pm_id`` and ``person``. A row that two
    persons fit equally well belongs to nobody.
    """
    if reference.is_empty():
        return rows.clear().select("file", "sheet", "row", "sub", "person", pl.lit(0.0).alias("bits"))
    together = candidates.prepared(pl.concat([
        reference.with_columns(pl.lit(None, pl.String).alias("person")),
        rows.select([*reference.columns, "person"]),
    ]), crosswalk)
    across = candidates.pairs(together, pl.col("kind") == "reference")
    scored = evidence.scored(together, across).with_columns(
        pl.sum_horizontal("name", "number", "birth", "sex_bits", "residence").alias("bits"))
    needed = pl.when(pl.col("residence") > 0).then(NEIGHBOUR_BITS).otherwise(REFERENCE_BITS)
    fits = (pl.col("bits") >= needed) & ((pl.col("name") >= NAME_BITS) | (pl.col("number") > 0))
    best = (
        scored.join(together.select("e", "person"), left_on="b", right_on="e")
        .filter(fits)
        .group_by("a", "person").agg(pl.col("bits").max(), pl.col("number").min().alias("against"))
        .filter(pl.col("against") >= 0)
        .filter(pl.col("bits") == pl.col("bits").max().over("a"))
        .filter(pl.len().over("a") == 1)
    )
    best = _one_number_each(best.join(together.select(pl.col("e").alias("a"), "id_number"), on="a"))
    where = together.select(pl.col("e").alias("a"), "file", "sheet", "row", "sub")
    return best.join(where, on="a").select("file", "sheet", "row", "sub", "person", "bits")


def _one_number_each(best: pl.DataFrame) -> pl.DataFrame:
    """Two list rows with different document numbers are two people: a person keeps the number that fits best."""
    numbered = best.filter(pl.col("id_number").is_not_null()).sort(["person", "bits", "id_number"], descending=[False, True, False])
    first = numbered.unique("person", keep="first", maintain_order=True).select("person", pl.col("id_number").alias("own"))
    return best.join(first, on="person", how="left").filter(
        pl.col("id_number").is_null() | (pl.col("id_number") == pl.col("own")))
