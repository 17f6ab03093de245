"""How strictly rows are held for one person: the level in use, a strict and a loose one that bound the count of missed."""

from dataclasses import dataclass

import polars as pl

from council.linkage import clusters, evidence, persons
from council.linkage.components import components


@dataclass(frozen=True)
class Level:
    """``at_least``: bits from which a pair links. ``minds_doubts``: whether unlike offences, an inquiry after a trial
    and unlike birth dates keep rows apart; numbers, sides and case codes always do."""

    name: str
    at_least: float
    minds_doubts: bool = True


STRICT = Level("strict", evidence.STRICT)
USED = Level("used", evidence.LINK)
LOOSE = Level("loose", evidence.LOOSE, minds_doubts=False)
LEVELS = (STRICT, USED, LOOSE)
LINK_STRATA = ("clear", "weak", "doubtful")


def clustered(rows: pl.DataFrame, ranked: pl.DataFrame, different: set[tuple[int, int]]) -> pl.DataFrame:
    """(e, strict, used, loose): the least row of each row's cluster at every level. ``ranked``: see clusters.merged."""
    found = rows.select("e")
    for level in LEVELS:
        links = ranked.filter(pl.col("bits") >= level.at_least)
        label = clusters.merged(rows, links, different, minds_doubts=level.minds_doubts).alias(level.name)
        found = found.with_columns(label).with_columns(pl.col("e").min().over(level.name).alias(level.name))
    return found


def alternatives(rows: pl.DataFrame, listed: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """(level, file, sheet, row, sub, pm_id, person_key): the persons whose person-matters a level would change, whole.

    ``rows``: linked rows with ``pm_id`` and ``person_key``; ``listed``: reference rows with ``person_key``, returned
    without a pm_id; ``found``: see ``clustered``. The level in use keeps its ids; the others get names of their own.
    """
    here = rows.select("e", "file", "sheet", "row", "sub", "pm_id", "person_key").join(found, on="e")
    moved = here.filter((pl.col("strict") != pl.col("used")) | (pl.col("used") != pl.col("loose")))
    tied = _tied(here, moved)
    here = here.join(tied, on="person_key", how="semi")
    reference = listed.join(tied, on="person_key", how="semi").with_columns(pl.lit(None, pl.String).alias("pm_id"))
    parts = []
    for level in LEVELS:
        named = here.with_columns(
            pl.col("pm_id") if level is USED else pl.format("{}:{}", pl.lit(level.name), level.name).alias("pm_id"))
        one = persons.united(named.select("pm_id", "person_key"))
        both = pl.concat([frame.select("file", "sheet", "row", "sub", "pm_id", "person_key") for frame in (named, reference)])
        parts.append(both.join(one, on="person_key").select(
            pl.lit(level.name).alias("level"), "file", "sheet", "row", "sub", "pm_id", pl.col("united").alias("person_key")))
    return pl.concat(parts)


def _tied(here: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """Persons (person_key) of moved rows, and everybody tied to them by a cluster of any level."""
    edges = [here.select(pl.col("e").alias("a"), pl.col(level.name).alias("b")) for level in LEVELS]
    first = here.select(pl.col("e").alias("a"), pl.col("e").min().over("person_key").alias("b"))
    group = components(here.height, pl.concat([*edges, first]).filter(pl.col("a") != pl.col("b")))
    grouped = here.sort("e").with_columns(group)
    touched = grouped.join(moved.select("e"), on="e", how="semi").select("group").unique()
    return grouped.join(touched, on="group", how="semi").select("person_key").unique()


def bonds(found: pl.DataFrame) -> dict[str, int]:
    """How many links each stratum holds: clear ones, weak ones only the level in use makes, doubtful ones it does not."""
    strict, used, loose = (found[level.name].n_unique() for level in LEVELS)
    return dict(zip(LINK_STRATA, (found.height - strict, strict - used, used - loose), strict=True))
