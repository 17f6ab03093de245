"""The pairs of rows a person should look at, with everything needed to decide, and the words that speak for and against."""

import polars as pl

from council.linkage.levels import LINK_STRATA

# So many clear links are shown too, drawn by the hash of their rows, so that precision can be estimated for all links.
CLEAR_SAMPLE = 20
_BORN = (
    pl.when(pl.col("birth_precision") == "day").then(pl.col("birth_from").dt.strftime("%d/%m/%Y"))
    .when(pl.col("birth_precision") == "month").then(pl.col("birth_from").dt.strftime("%m/%Y"))
    .when(pl.col("birth_precision") == "year").then(pl.col("birth_from").dt.strftime("%Y")).otherwise(pl.col("birth_text"))
)
_SIDE = {
    "name": pl.col("name"), "birth": _BORN, "sex": pl.col("sex"), "id_number": pl.col("id_number"),
    "role": pl.coalesce("role_text", "role"), "offence": pl.col("offence_text"), "case_no": pl.col("case_no"),
    "stage": pl.col("stage"), "day": pl.col("main_on"), "unit": pl.coalesce("unit_text", "unit_id"),
    "residence": pl.col("residence_text"), "place": pl.col("place_text"), "paper_form": pl.col("paper_form"),
    "paper_number": pl.coalesce("paper_number_text", "paper_number"), "paper_on": pl.col("paper_on"),
    "case_id": pl.coalesce("case_id", "reply_case_id"),
    "counsel": pl.coalesce("counsel_text", pl.when(pl.col("provider_texts").list.len() > 0).then(
        pl.col("provider_texts").list.join(", "))),
    "kind": pl.col("kind"), "sector": pl.col("sector"), "unit_id": pl.col("unit_id"), "format": pl.col("format"),
    "file": pl.col("file"), "sheet": pl.col("sheet"), "row": pl.col("row"), "sub": pl.col("sub"),
}


def queue(rows: pl.DataFrame, entries: pl.DataFrame, scored: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """One row per pair of groups that a decision would join or part, and a sample of clear links.

    ``rows``: linked rows with ``pm_id``; ``entries``: contract Entry; ``found``: levels.clustered. Columns: entry_a,
    entry_b, is_linked, bits, stratum, for and against in both languages, every column of a side with suffix _a and _b,
    and the ids by which publish looks up what the other decision would change: pm_a, pm_b (now), other_a, other_b (then).
    ``parts``: how many groups would be joined or parted; with more than two, one pair alone may not do it.
    """
    pairs = _groups(scored, rows, found)
    apart = pairs.filter((pl.col("used") != pl.col("used_b")) & (pl.col("loose") == pl.col("loose_b")))
    weak = pairs.filter((pl.col("used") == pl.col("used_b")) & (pl.col("strict") != pl.col("strict_b")))
    clear = pairs.filter(pl.col("strict") == pl.col("strict_b"))
    doubtful = _best(apart, "used").join(_parts(found, "loose", "used"), on="loose").with_columns(
        _other("loose", "").alias("other_a"), _other("loose", "_b").alias("other_b"))
    linked = _best(weak, "strict").join(_parts(found, "used", "strict"), on="used").with_columns(
        _other("strict", "").alias("other_a"), _other("strict", "_b").alias("other_b"))
    nothing = pl.lit(None, pl.String)
    sample = _sample(clear).with_columns(pl.lit(2, pl.UInt32).alias("parts"), nothing.alias("other_a"), nothing.alias("other_b"))
    chosen = pl.concat([group.select(sample.columns).with_columns(pl.lit(name).alias("stratum"))
                        for name, group in zip(LINK_STRATA, (sample, linked, doubtful), strict=True)])
    return _with_sides(chosen, rows, entries)


def strata(pairs: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """``pairs`` (a, b, …) with the stratum in which the rules alone hold them: clear, weak or doubtful."""
    both = pairs.join(found, left_on="a", right_on="e").join(found, left_on="b", right_on="e", suffix="_b")
    return both.with_columns(
        pl.when(pl.col("strict") == pl.col("strict_b")).then(pl.lit(LINK_STRATA[0]))
        .when(pl.col("used") == pl.col("used_b")).then(pl.lit(LINK_STRATA[1])).otherwise(pl.lit(LINK_STRATA[2]))
        .alias("stratum")).select(*pairs.columns, "stratum")


def _groups(scored: pl.DataFrame, rows: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    of = rows.select("e", "entry_id", "pm_id").join(found, on="e")
    return scored.join(of, left_on="a", right_on="e").join(of, left_on="b", right_on="e", suffix="_b")


def _other(level: str, side: str) -> pl.Expr:
    return pl.format("{}:{}", pl.lit(level), f"{level}{side}")


def _parts(found: pl.DataFrame, whole: str, part: str) -> pl.DataFrame:
    return found.group_by(whole).agg(pl.col(part).n_unique().cast(pl.UInt32).alias("parts"))


def _best(pairs: pl.DataFrame, level: str) -> pl.DataFrame:
    """The strongest pair between each two groups of ``level``."""
    groups = pairs.with_columns(
        pl.min_horizontal(level, f"{level}_b").alias("one"), pl.max_horizontal(level, f"{level}_b").alias("two"))
    return groups.sort(["bits", "entry_id", "entry_id_b"], descending=[True, False, False]).unique(
        ["one", "two"], keep="first", maintain_order=True).drop("one", "two")


def _sample(clear: pl.DataFrame) -> pl.DataFrame:
    return clear.with_columns(pl.concat_str("entry_id", "entry_id_b").hash(seed=11).alias("lot")).sort("lot").head(
        CLEAR_SAMPLE).drop("lot")


def _with_sides(chosen: pl.DataFrame, rows: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    ends = pl.concat([chosen.select(pl.col("a").alias("e")), chosen.select(pl.col("b").alias("e"))]).unique()
    derived = rows.join(ends, on="e", how="semi").select("e", "entry_id", "main_on", "tokens_key", "birth_day", "birth_year")
    facts = derived.join(entries, on="entry_id").select("e", "name_key", "tokens_key", "birth_day", "birth_year", *(
        expression.alias(f"{name}_") for name, expression in _SIDE.items()))
    turned = chosen.with_columns((pl.col("entry_id") > pl.col("entry_id_b")).alias("turned"))
    sorted_ends = turned.with_columns(
        pl.when("turned").then("b").otherwise("a").alias("a"), pl.when("turned").then("a").otherwise("b").alias("b"),
        pl.when("turned").then("entry_id_b").otherwise("entry_id").alias("entry_id"),
        pl.when("turned").then("entry_id").otherwise("entry_id_b").alias("entry_id_b"),
        pl.when("turned").then("pm_id_b").otherwise("pm_id").alias("pm_id"),
        pl.when("turned").then("pm_id").otherwise("pm_id_b").alias("pm_id_b"),
        pl.when("turned").then("other_b").otherwise("other_a").alias("other_a"),
        pl.when("turned").then("other_a").otherwise("other_b").alias("other_b"))
    both = sorted_ends.join(facts, left_on="a", right_on="e").join(facts, left_on="b", right_on="e", suffix="_2")
    both = both.with_columns(words.alias(column) for column, words in _evidence_words().items())
    sides = [pl.col(f"{name}_{end}").alias(f"{name}_{side}") for name in _SIDE for side, end in (("a", ""), ("b", "_2"))]
    return both.select(
        pl.col("entry_id").alias("entry_a"), pl.col("entry_id_b").alias("entry_b"),
        (pl.col("stratum") != "doubtful").alias("is_linked"), "bits", "stratum", "parts", *_evidence_words(),
        pl.col("pm_id").alias("pm_a"), pl.col("pm_id_b").alias("pm_b"), "other_a", "other_b", *sides)


def _evidence_words() -> dict[str, pl.Expr]:
    """Four columns of words: what speaks for and against one person in one matter, in both languages."""
    same_name, same_words = pl.col("name_key") == pl.col("name_key_2"), pl.col("tokens_key") == pl.col("tokens_key_2")
    same_year = pl.col("birth_year") == pl.col("birth_year_2")
    said = [
        (pl.col("number") > 0, "trùng số định danh", "same personal number"),
        (pl.col("paper") > 0, "cùng một văn bản hoặc vụ việc", "the same paper or case"),
        (same_name, "trùng họ tên", "same name"),
        (same_words & ~same_name, "cùng các chữ trong họ tên, khác thứ tự", "same words of the name in another order"),
        ((pl.col("name") > 0) & ~same_words, "họ tên gần giống", "similar names"),
        (pl.col("birth") >= 11, "trùng ngày sinh", "same birth date"),
        ((pl.col("birth") > 0) & (pl.col("birth") < 11) & same_year, "ngày sinh khớp nhau", "birth dates that agree"),
        ((pl.col("birth") > 0) & ~same_year, "trùng ngày, tháng sinh", "same day and month of birth"),
        (pl.col("docket") > 0, "trùng số vụ án", "same case number"),
        (pl.col("offence") > 0, "cùng tội danh, quan hệ", "same offence or dispute"),
        (pl.col("residence") > 0, "cùng nơi cư trú", "same residence"),
        (pl.col("place") > 0, "cùng nơi xảy ra", "same place of the matter"),
        (pl.col("time") > 0, "ngày gần nhau", "near days"),
    ]
    against = [
        (pl.col("number") < 0, "khác số định danh", "different personal numbers"),
        (pl.col("name") < 0, "khác họ tên", "different names"),
        (~same_year, "khác năm sinh", "different birth years"),
        ((pl.col("birth") < 0) & same_year, "khác ngày sinh", "different birth dates"),
        (pl.col("sex_bits") < 0, "khác giới tính", "different sex"),
        (pl.col("side_bits") < 0, "khác phía trong vụ", "on different sides of the matter"),
        (pl.col("offence") < 0, "khác tội danh, quan hệ", "different offences or disputes"),
        (pl.col("docket") < 0, "khác số vụ án ở cùng đơn vị", "different case numbers at one unit"),
        (pl.col("residence") < 0, "khác nơi cư trú", "different residences"),
        (pl.col("place") < 0, "khác nơi xảy ra", "different places of the matter"),
        (pl.col("time") <= -15, "bắt đầu lại từ bước trước sau một thời gian dài", "starts again at an earlier step long after"),
        ((pl.col("time") < 0) & (pl.col("time") > -15), "cách nhau lâu", "far apart in time"),
        (pl.col("list") < 0, "hai dòng cùng ngày trong danh sách của một đơn vị", "two rows of one day in one unit's lists"),
    ]

    def spoken(grounds: list[tuple[pl.Expr, str, str]], language: int) -> pl.Expr:
        return pl.concat_list(pl.when(ground[0]).then(pl.lit(ground[language])) for ground in grounds).list.drop_nulls()

    return {"for_vi": spoken(said, 1), "for_en": spoken(said, 2),
            "against_vi": spoken(against, 1), "against_en": spoken(against, 2)}
