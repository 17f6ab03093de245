"""Pairs weighed by Splink (optional): its weights in bits take the place of our own, our rules keep guarding the merges.

Splink (Linacre and others, Ministry of Justice, England and Wales) learns the weights of Fellegi and Sunter from the
rows themselves by expectation maximisation; our own are set by judgement. Installed with ``requirements-splink.txt``.
"""

import importlib.util

import polars as pl

from council.errors import CouncilError
from council.linkage import evidence

NAME = "splink"
_SEED = 7
_LEARNED = ["birth_day", "id_number", "offence_key", "residence_now", "case_no"]


def check_installed() -> None:
    """CouncilError saying how to install Splink where it is lacking."""
    if importlib.util.find_spec(NAME) is None:
        raise CouncilError(
            "Cấu hình chọn ghép dòng bằng Splink nhưng máy này chưa cài Splink. Chạy «python -m pip install -r "
            "requirements-splink.txt», hoặc bỏ engine trong mục [linkage] của council.toml để dùng quy tắc có sẵn.",
            "The settings choose linking by Splink, but Splink is not installed here. Run “python -m pip install -r "
            "requirements-splink.txt”, or remove engine from [linkage] in council.toml to use the built-in rules.",
        )


def scored(rows: pl.DataFrame, pairs: pl.DataFrame, at_least: float) -> pl.DataFrame:
    """``evidence.scored`` with Splink's match weights as ``bits``; the single features stay ours, for the words.

    What a name says besides the rows' own facts (unit, dates, papers) Splink does not know: the bits of papers, place
    and time are added to its weight.
    """
    check_installed()
    weights = _weights(rows)
    ours = evidence.scored(rows, pairs)
    both = ours.join(weights, on=["a", "b"], how="left").with_columns(
        (pl.col("weight") + pl.sum_horizontal("paper", "place", "time", "list")).alias("weighed"))
    return both.with_columns(pl.coalesce("weighed", "bits").alias("bits")).drop("weight", "weighed").filter(
        pl.col("bits") >= at_least)


def _weights(rows: pl.DataFrame) -> pl.DataFrame:
    """(a, b, weight): Splink's match weight of every pair that shares a name, a number or a birth date."""
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = rows.select("e", "name_key", "tokens_key", "birth_year", *_LEARNED).to_arrow()
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="e", retain_matching_columns=False,
        comparisons=[compare.DamerauLevenshteinAtThresholds("name_key", [1, 2]), *(compare.ExactMatch(name) for name in _LEARNED)],
        blocking_rules_to_generate_predictions=[
            block_on("tokens_key", "birth_year"), block_on("id_number"), block_on("birth_day"),
            block_on("tokens_key", "offence_key"), block_on("tokens_key", "residence_now")],
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match([block_on("id_number")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    for rule in (block_on("tokens_key"), block_on("birth_day")):
        _learn(linker, rule)
    found = pl.from_arrow(linker.inference.predict(threshold_match_weight=-20).as_pyarrow_table())
    frame = found.select("e_l", "e_r", pl.col("match_weight").alias("weight"))
    return frame.select(pl.min_horizontal("e_l", "e_r").cast(rows.schema["e"]).alias("a"),
                        pl.max_horizontal("e_l", "e_r").cast(rows.schema["e"]).alias("b"), "weight").unique(["a", "b"])


def _learn(linker, rule) -> None:
    """One round of expectation maximisation; values that never differ in the files cannot be learned and keep their
    starting weights."""
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    except ValueError:
        return
