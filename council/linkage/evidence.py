"""How strongly a pair of rows speaks for one person in one matter, feature by feature, in bits.

Each feature adds log2(how often true pairs look so / how often chance pairs look so), the weights of Fellegi and
Sunter (1969); names and offences weigh by their rarity in the files at hand. The weights are round numbers set by
judgement, not trained on any province.
"""

import duckdb
import polars as pl

from council.linkage.clusters import RETURN_DAYS, STEP_KINDS
from council.linkage.offences import alike

# A pair is a link from LINK bits on; STRICT and LOOSE bound the count of missed and what is worth a person's look.
STRICT, LINK, LOOSE = 18.0, 9.0, 3.0
SAME_DAY = 11.0  # what one and the same full birth date is worth
SLICE = 500_000  # pairs weighed at once
FEATURES = ("name", "number", "birth", "sex_bits", "side_bits", "offence", "docket", "place", "residence", "paper", "time",
            "list")
FIRM = 14.0  # bits without the birth date from which a birth date may be a slip of the pen


_NEEDED = [
    "e", "kind", "stage", "position", "unit_id", "name_key", "tokens_key", "surname", "given", "id_number", "sex",
    "birth_from", "birth_to", "birth_precision", "birth_day", "birth_year", "side", "offence_key", "offence_article", "case_no",
    "place_now", "place_any", "place_district", "residence_now", "residence_any", "residence_district", "paper_form",
    "paper_number", "paper_year", "reply_case_id", "case_id", "main_on",
]


def _rarity(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Bits a shared value of ``column`` is worth: -log2 of its share among rows that state one."""
    stated = rows.filter(pl.col(column).is_not_null())
    return stated.group_by(column).len("times").select(
        column, (-(pl.col("times") / max(stated.height, 1)).log(2)).alias(f"{column}_bits"))


def _similarity(pairs: pl.DataFrame) -> pl.DataFrame:
    """Edit distance (with neighbours swapped as one edit) of the distinct unequal name pairs."""
    names = pairs.filter(pl.col("name_key") != pl.col("name_key_b")).select("name_key", "name_key_b").unique()
    connection = duckdb.connect(config={"threads": 2})
    try:
        connection.register("names", names.to_arrow())
        return connection.sql(
            "select name_key, name_key_b, damerau_levenshtein(name_key, name_key_b) as edits from names").pl()
    finally:
        connection.close()


def _name_bits() -> pl.Expr:
    same = pl.col("name_key") == pl.col("name_key_b")
    swapped = pl.col("tokens_key") == pl.col("tokens_key_b")
    rare = pl.min_horizontal("tokens_key_bits", "tokens_key_bits_b")
    fewer = pl.min_horizontal("tokens", "tokens_b")
    same_ends = (pl.col("surname") == pl.col("surname_b")) & (pl.col("given") == pl.col("given_b"))
    shorter = same_ends & (pl.col("shared_tokens") == fewer) & (fewer >= 2)
    slips = (pl.col("edits") == 2) & (pl.col("shared_tokens") >= fewer - 1) & (fewer >= 2)
    return (
        pl.when(same).then(rare)
        .when(swapped).then(rare - 2)
        .when(pl.col("edits") == 1).then(pl.min_horizontal(pl.lit(8.0), rare))
        .when(shorter).then(6.0)
        .when(slips).then(3.0)
        .otherwise(-8.0)
    )


def _birth_bits() -> pl.Expr:
    day_a, day_b = pl.col("birth_day"), pl.col("birth_day_b")
    overlap = (pl.col("birth_from") <= pl.col("birth_to_b")) & (pl.col("birth_from_b") <= pl.col("birth_to"))
    finest_is_month = (pl.col("birth_precision") == "month") | (pl.col("birth_precision_b") == "month")
    same_monthday = (day_a.dt.month() == day_b.dt.month()) & (day_a.dt.day() == day_b.dt.day())
    swapped = (day_a.dt.month() == day_b.dt.day()) & (day_a.dt.day() == day_b.dt.month()) & (day_a.dt.year() == day_b.dt.year())
    years = (pl.col("birth_year") - pl.col("birth_year_b")).abs()
    return (
        pl.when(pl.col("birth_from").is_null() | pl.col("birth_from_b").is_null()).then(0.0)
        .when(day_a == day_b).then(SAME_DAY)
        .when(overlap & finest_is_month).then(7.0)
        .when(overlap).then(4.5)
        .when(swapped).then(7.0)
        .when(same_monthday).then(5.0)
        .when(years == 0).then(-4.0)
        .when(years.is_in([1, 10])).then(-5.0)
        .otherwise(-12.0)
    )


def _side_bits() -> pl.Expr:
    """Another party may be plaintiff or respondent; every other pair of unlike sides speaks against."""
    a, b = pl.col("side"), pl.col("side_b")
    party = (a == "C") & b.is_in(["P", "R"]) | (b == "C") & a.is_in(["P", "R"])
    return (
        pl.when(a.is_null() | b.is_null() | party).then(0.0).when(a == b).then(1.0).otherwise(-14.0)
    )


def _of_matter(bits: pl.Expr) -> pl.Expr:
    """What co-defendants share says nothing about one person: between unlike names it counts only against."""
    return pl.when((pl.col("name") < 0) & (bits > 0)).then(0.0).otherwise(bits)


def _equal(column: str, bits: float | pl.Expr, against: float) -> pl.Expr:
    """``bits`` where both rows state the same value, ``against`` where they state different ones, else 0."""
    a, b = pl.col(column), pl.col(f"{column}_b")
    return pl.when(a.is_null() | b.is_null()).then(0.0).when(a == b).then(bits).otherwise(against)


def _same_commune(what: str) -> pl.Expr:
    """The same commune, also across 01/07/2025: an old commune is the same place as each new one made from it."""
    a, b = pl.col(f"{what}_now"), pl.col(f"{what}_now_b")
    shared = pl.col(f"{what}_any").list.set_intersection(f"{what}_any_b").list.len() > 0
    return pl.when(a.is_null() | b.is_null()).then(0.0).when(shared).then(4.0).otherwise(-2.0)


def _worded_alike(pairs: pl.DataFrame) -> pl.DataFrame:
    """The distinct unequal pairs of offences that may be one offence in other words (``alike`` is true)."""
    keys = pairs.filter(pl.col("offence_key") != pl.col("offence_key_b")).select("offence_key", "offence_key_b").unique()
    return keys.filter(pl.Series([alike(one, other) for one, other in keys.iter_rows()], dtype=pl.Boolean)).with_columns(
        pl.lit(True).alias("alike"))


def _offence_bits() -> pl.Expr:
    """Equal wordings by their rarity; the same article or a shortened wording a little; others against."""
    rare = pl.min_horizontal(pl.col("offence_key_bits").fill_null(3.0), pl.lit(5.0))
    same_article = (pl.col("offence_article") == pl.col("offence_article_b")).fill_null(False)
    return (
        pl.when(pl.col("offence_key").is_null() | pl.col("offence_key_b").is_null()).then(0.0)
        .when(pl.col("offence_key") == pl.col("offence_key_b")).then(rare)
        .when(same_article | pl.col("alike").fill_null(False)).then(1.5)
        .otherwise(-7.0)
    )


def _docket_bits() -> pl.Expr:
    same_unit = (pl.col("unit_id") == pl.col("unit_id_b")).fill_null(False)
    return pl.when(same_unit).then(_equal("case_no", 5.0, -4.0)).otherwise(_equal("case_no", 4.0, 0.0))


def _paper_bits() -> pl.Expr:
    same_unit = pl.col("unit_id") == pl.col("unit_id_b")
    same_paper = (
        same_unit & (pl.col("paper_number") == pl.col("paper_number_b")) & (pl.col("paper_form") == pl.col("paper_form_b"))
        & (pl.col("paper_year") == pl.col("paper_year_b")) & (pl.col("kind") != pl.col("kind_b"))
    )
    replied = (pl.col("reply_case_id") == pl.col("case_id_b")) | (pl.col("reply_case_id_b") == pl.col("case_id"))
    same_case = pl.col("case_id") == pl.col("case_id_b")
    return (
        pl.when(same_paper.fill_null(False)).then(12.0).otherwise(0.0)
        + pl.when(replied.fill_null(False) | same_case.fill_null(False)).then(14.0).otherwise(0.0)
    )


def _time_bits() -> pl.Expr:
    """Near days speak for one matter; an earlier or the same step long after another speaks for a second one."""
    days = (pl.col("main_on_b") - pl.col("main_on")).dt.total_days()
    gap = days.abs()
    same_unit = (pl.col("unit_id") == pl.col("unit_id_b")).fill_null(False)
    steps = pl.col("kind").is_in(STEP_KINDS) & pl.col("kind_b").is_in(STEP_KINDS)
    forward = (pl.col("position_b") - pl.col("position")) * days.sign()
    again = steps & (((forward < 0) & (gap > RETURN_DAYS)) | ((forward == 0) & (gap > 2 * RETURN_DAYS)))
    return (
        pl.when(gap.is_null()).then(0.0)
        .when(again.fill_null(False)).then(-15.0)
        .when(same_unit & (gap <= 3)).then(5.0)
        .when(same_unit & (gap <= 15)).then(3.0)
        .when(gap <= 7).then(2.0)
        .when(gap <= 270).then(0.0)
        .when(gap <= 450).then(-2.0)
        .otherwise(-5.0)
    )


def _list_bits() -> pl.Expr:
    """Two rows of one unit's lists on one day under two names are two people: co-defendants, parties, a family."""
    one_list = (pl.col("unit_id") == pl.col("unit_id_b")) & (pl.col("stage") == pl.col("stage_b"))
    return pl.when(one_list & (pl.col("kind") == "list") & (pl.col("kind_b") == "list")
                   & (pl.col("main_on") == pl.col("main_on_b")) & (pl.col("name_key") != pl.col("name_key_b"))
                   ).then(-12.0).otherwise(0.0)


def scored(rows: pl.DataFrame, pairs: pl.DataFrame, at_least: float | None = None) -> pl.DataFrame:
    """Pairs with ``bits`` and the single contributions (``name``, ``birth``, ``number`` …) that explain them.

    ``rows`` come from ``candidates.prepared``; the sum is over features that both rows state. ``at_least``: pairs with
    fewer bits are left out. Pairs are weighed in slices, so that memory does not grow with their number.
    """
    side = rows.select(_NEEDED).join(_rarity(rows, "tokens_key"), on="tokens_key", how="left").join(
        _rarity(rows, "offence_key"), on="offence_key", how="left")
    side = side.with_columns(pl.col("name_key").str.split(" ").list.n_unique().alias("tokens"),
                             pl.col("name_key").str.split(" ").alias("token_list"))
    parts = [_weighed(side, pairs.slice(start, SLICE)) for start in range(0, max(pairs.height, 1), SLICE)]
    return pl.concat(part if at_least is None else part.filter(pl.col("bits") >= at_least) for part in parts)


def _weighed(side: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    both = pairs.join(side, left_on="a", right_on="e").join(side, left_on="b", right_on="e", suffix="_b")
    both = both.join(_similarity(both), on=["name_key", "name_key_b"], how="left").join(
        _worded_alike(both), on=["offence_key", "offence_key_b"], how="left").with_columns(
        pl.col("token_list").list.set_intersection("token_list_b").list.len().alias("shared_tokens"))
    return both.with_columns(_name_bits().alias("name")).with_columns(
        _equal("id_number", 18.0, -14.0).alias("number"),
        _birth_bits().alias("birth"),
        _equal("sex", 0.8, -5.0).alias("sex_bits"),
        _side_bits().alias("side_bits"),
        _of_matter(_offence_bits()).alias("offence"),
        _of_matter(_docket_bits()).alias("docket"),
        _of_matter(pl.max_horizontal(_same_commune("place"), _equal("place_district", 2.5, -3.0))).alias("place"),
        pl.max_horizontal(_same_commune("residence"), _equal("residence_district", 0.0, -2.0)).alias("residence"),
        _paper_bits().alias("paper"),
        _of_matter(_time_bits()).alias("time"),
        _list_bits().alias("list"),
    ).with_columns(
        pl.sum_horizontal(FEATURES).alias("bits")
    ).with_columns(
        ((pl.col("paper") > 0) | (pl.col("docket") > 0)).alias("is_matter"),
        (pl.col("bits") - pl.col("birth") >= FIRM).alias("is_firm"),
    ).select("a", "b", "bits", "is_matter", "is_firm", *FEATURES)
