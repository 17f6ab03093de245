"""Pairs of rows worth comparing: rows that share at least one key out of several."""

import polars as pl

# A key shared by more rows than this says nothing about a person (a clerk's placeholder, a very common name).
WIDEST_BLOCK = 400
# The columns of an entry that linking looks at; the others are as wide again and stay where they are.
COLUMNS = [
    "entry_id", "file", "sheet", "row", "sub", "kind", "unit_id", "name_key", "birth_from", "birth_to", "birth_precision", "sex",
    "id_number", "residence_scheme", "residence_code", "residence_district", "role", "field", "offence_key", "offence_article",
    "case_no", "place_scheme", "place_code", "place_district", "stage", "contact_on", "explained_on", "requested_on", "paper_form",
    "paper_number", "paper_on", "sent_on", "received_on", "reply_case_id", "case_id", "accepted_on",
]


def prepared(
    entries: pl.DataFrame, crosswalk: pl.DataFrame | None = None, stage_order: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Rows with a running number ``e`` and the derived columns that blocking and evidence need.

    ``entries`` follows the contract Entry; rows without a name are kept and simply share few keys. ``crosswalk``
    (contract AreaXwalk) turns old communes into the commune that mainly follows them (``place_now``, ``residence_now``).
    ``stage_order`` (contract StageOrder) says how late each stage is (``position``, null where it is not known).
    """
    tokens = pl.col("name_key").str.split(" ")
    birth_year = pl.when(pl.col("birth_from").dt.year() == pl.col("birth_to").dt.year()).then(pl.col("birth_from").dt.year())
    main_on = (
        pl.when(pl.col("kind") == "log").then(pl.col("received_on"))
        .when(pl.col("kind") == "case").then(pl.col("accepted_on"))
        .otherwise(pl.coalesce("contact_on", "explained_on", "requested_on", "paper_on"))
    )
    order = stage_order if stage_order is not None else pl.DataFrame(schema={"stage": pl.String, "position": pl.Int64})
    rows = _now(_now(entries, "place", crosswalk), "residence", crosswalk).join(
        order.select("stage", "position"), on="stage", how="left", maintain_order="left")
    return rows.with_row_index("e").with_columns(
        tokens.list.sort().list.join(" ").alias("tokens_key"),
        tokens.list.first().alias("surname"),
        tokens.list.last().alias("given"),
        _beginnings("name_key").alias("beginnings"),
        birth_year.alias("birth_year"),
        pl.when(pl.col("birth_precision") == "day").then(pl.col("birth_from")).alias("birth_day"),
        main_on.alias("main_on"),
        side_of("role", "field").alias("side"),
        (pl.col("unit_id").str.extract(r"_(.+)$")).alias("unit_area"),
        (pl.coalesce("paper_on", "received_on", "sent_on").dt.year()).alias("paper_year"),
    )


def _now(entries: pl.DataFrame, what: str, crosswalk: pl.DataFrame | None) -> pl.DataFrame:
    """Add ``<what>_now``, the 2025 commune that mainly follows the stated one, and ``<what>_any``, all that do."""
    code, scheme = f"{what}_code", f"{what}_scheme"
    if crosswalk is None:
        plain = pl.concat_str(scheme, code, separator=":")
        return entries.with_columns(plain.alias(f"{what}_now"), pl.concat_list(plain).alias(f"{what}_any"))
    follows = crosswalk.filter((pl.col("from_scheme") == "GSO_PRE2025") & (pl.col("to_scheme") == "GSO_2025"))
    targets = follows.group_by(pl.col("from_scheme").alias(scheme), pl.col("from_code").alias(code)).agg(
        pl.col("to_code").filter(pl.col("method") != "other").first().alias("main"), pl.col("to_code").alias("every"))
    mapped = entries.join(targets, on=[scheme, code], how="left", maintain_order="left")
    return mapped.with_columns(
        pl.coalesce("main", code).alias(f"{what}_now"), pl.coalesce("every", pl.concat_list(code)).alias(f"{what}_any")
    ).drop("main", "every")


def _beginnings(name: str) -> pl.Expr:
    """The first three letters of each word, i for y: the same for most misspellings of one Vietnamese name."""
    return pl.col(name).str.replace_all("y", "i").str.replace_all(r"(\S{3})\S*", "$1")


def side_of(role: str, field: str) -> pl.Expr:
    """A = accused, V = victim or witness, P = plaintiff, R = respondent, C = another party of a civil or administrative
    matter, null = not said."""
    return (
        pl.when(pl.col(role) == "plaintiff").then(pl.lit("P"))
        .when(pl.col(role) == "respondent").then(pl.lit("R"))
        .when(pl.col(role).is_in(["related_party", "litigant"])).then(pl.lit("C"))
        .when(pl.col(role).is_in(["victim", "witness"])).then(pl.lit("V"))
        .when(pl.col(role).is_in(["accused", "reported", "proposed", "prisoner", "diverted_minor"])).then(pl.lit("A"))
        .when(pl.col(field).is_in(["CIV", "FAM", "ADM", "LAND", "LAB", "SOC"])).then(pl.lit("C"))
    )


def _keys(rows: pl.DataFrame) -> list[pl.DataFrame]:
    """One frame (e, key) per way of blocking; a null part means the row does not take part."""
    area = pl.coalesce("place_district", "residence_district", "unit_id")
    ways: list[list[pl.Expr]] = [
        [pl.lit("id"), pl.col("id_number")],
        [pl.lit("name"), pl.col("tokens_key"), pl.col("birth_year")],
        [pl.lit("name-area"), pl.col("tokens_key"), area],
        [pl.lit("name-unit"), pl.col("tokens_key"), pl.col("unit_id")],
        [pl.lit("name-offence"), pl.col("tokens_key"), pl.col("offence_key")],
        [pl.lit("paper"), pl.col("unit_id"), pl.col("paper_form"), pl.col("paper_number"), pl.col("paper_year")],
        [pl.lit("case"), pl.coalesce("case_id", "reply_case_id")],
        [pl.lit("name-home"), pl.col("tokens_key"), pl.col("residence_now")],
        [pl.lit("monthday-home"), pl.col("surname"), pl.col("birth_day").dt.strftime("%m-%d"), pl.col("residence_now")],
        [pl.lit("birth"), pl.col("birth_day"), pl.col("given")],
        [pl.lit("birth-surname"), pl.col("birth_day"), pl.col("surname")],
        [pl.lit("ends"), pl.col("surname"), pl.col("given"), pl.col("birth_year"), area],
        [pl.lit("ends-offence"), pl.col("surname"), pl.col("given"), pl.col("birth_year"), pl.col("offence_key")],
        [pl.lit("beginnings"), pl.col("beginnings"), pl.col("birth_year")],
        [pl.lit("beginnings-offence"), pl.col("beginnings"), pl.col("offence_key"), pl.col("unit_area")],
        [pl.lit("surname-home"), pl.col("surname"), pl.col("birth_year"), pl.col("residence_now"), pl.col("offence_key")],
        [pl.lit("surname-unit"), pl.col("surname"), pl.col("birth_year"), pl.col("unit_area"), pl.col("offence_key")],
        [pl.lit("docket"), pl.col("unit_id"), pl.col("case_no"), pl.col("given")],
        [pl.lit("docket-birth"), pl.col("unit_id"), pl.col("case_no"), pl.col("birth_year")],
        [pl.lit("unit-day"), pl.col("unit_id"), pl.col("main_on"), pl.col("surname"), pl.col("birth_year")],
    ]
    frames = []
    for parts in ways:
        complete = pl.all_horizontal([part.is_not_null() for part in parts])
        key = pl.concat_str([part.cast(pl.String) for part in parts], separator="|").hash(seed=7)
        frames.append(rows.filter(complete).select("e", key.alias("key")))
    return frames


def pairs(rows: pl.DataFrame, across: pl.Expr | None = None) -> pl.DataFrame:
    """All pairs (a, b), a < b, of ``prepared`` rows that share a key; blocks wider than WIDEST_BLOCK are left out.

    ``across``: a condition on rows; then only pairs of a row that meets it (a) with one that does not (b), in any order.
    """
    found = []
    chosen = None if across is None else rows.filter(across).select("e")
    for frame in _keys(rows):
        shared = frame.filter(pl.len().over("key").is_between(2, WIDEST_BLOCK))
        if chosen is None:
            joined = shared.join(shared, on="key", suffix="_b").filter(pl.col("e") < pl.col("e_b"))
        else:
            joined = shared.join(chosen, on="e", how="semi").join(shared.join(chosen, on="e", how="anti"), on="key", suffix="_b")
        found.append(joined.select(pl.col("e").alias("a"), pl.col("e_b").alias("b")))
    return pl.concat(found).unique()
