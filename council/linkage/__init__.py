"""Finding the same person in the same matter across the lists of all agencies, by rules that can be read aloud.

Pairs that share a key (``candidates``) are weighed feature by feature (``evidence``), merged best-first under what may
never be true of one person-matter (``clusters``) at three levels of strictness (``levels``), named once and for ever
(``identifiers``), and joined to persons and reference lists (``persons``). What is doubtful goes to a review queue
(``queue``); a person's decision outweighs every rule and says how good the rules are (``quality``).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from council.errors import CouncilError
from council.linkage import candidates, evidence, identifiers, levels, persons, quality, splinked
from council.linkage import queue as review
from council.linkage.identifiers import empty_ledger, pseudonym

__all__ = ["ENGINES", "Links", "empty_decisions", "empty_ledger", "link", "link_given", "pseudonym"]

WHERE = ["file", "sheet", "row", "sub"]
LINKED_KINDS = ("list", "register", "log", "case")
DECIDED = 1000.0
ENGINES = {"rules": evidence.scored, splinked.NAME: splinked.scored}


@dataclass(frozen=True)
class Links:
    """What linkage hands to publish; all frames are private except through keyed pseudonyms."""

    entry_link: pl.DataFrame  # file, sheet, row, sub, pm_id
    person_link: pl.DataFrame  # file, sheet, row, sub, person_key (reference rows too)
    pm_person: pl.DataFrame  # pm_id, person_key
    pm_origin: pl.DataFrame  # pm_id, merged_from, split_from
    reasons: pl.DataFrame  # file, sheet, row, sub, rule, bits: the pair that brought the row into its cluster
    ledger: pl.DataFrame  # see identifiers.empty_ledger
    stats: dict[str, int]
    review_queue: pl.DataFrame | None = None  # see queue.queue; None when links were given
    alternatives: pl.DataFrame | None = None  # see levels.alternatives
    thresholds: dict[str, float] = field(default_factory=dict)  # level -> bits
    quality: pl.DataFrame | None = None  # see quality.quality


def empty_decisions() -> pl.DataFrame:
    """(entry_a, entry_b, decision): what a steward decided about two rows; "same", "different" or "unsure"."""
    return pl.DataFrame(schema={"entry_a": pl.String, "entry_b": pl.String, "decision": pl.String})


def link(entries: pl.DataFrame, *, key: bytes, ledger: pl.DataFrame | None = None,
         decisions: pl.DataFrame | None = None, crosswalk: pl.DataFrame | None = None,
         stage_order: pl.DataFrame | None = None, engine: str = "rules") -> Links:
    """Link all rows of ``entries`` (contract Entry) to person-matters and persons.

    ``key``: the home's secret for pseudonyms. ``ledger``: ids given before. ``decisions``: see ``empty_decisions``.
    ``crosswalk``: contract AreaXwalk, so that an old and a new commune can be told to be the same place.
    ``stage_order``: contract StageOrder, so that an inquiry long after a trial can be told to be another matter.
    ``engine``: who weighs the pairs, one of ``ENGINES``; CouncilError for another name or one that is not installed.
    The order of the rows does not matter.
    """
    weigh = _engine(engine)
    rows = candidates.prepared(_linked(entries), crosswalk, stage_order)
    pairs = candidates.pairs(rows)
    scored = weigh(rows, pairs, evidence.LOOSE)
    return _named(entries, rows, scored, pairs.height, key=key, ledger=ledger if ledger is not None else empty_ledger(),
                  decisions=decisions if decisions is not None else empty_decisions(), crosswalk=crosswalk)


def _engine(name: str) -> Callable[[pl.DataFrame, pl.DataFrame, float], pl.DataFrame]:
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise CouncilError(f"Không có cách ghép dòng «{name}»; có: {known}.",
                           f"There is no way of linking “{name}”; there are: {known}.")
    if name == splinked.NAME:
        splinked.check_installed()
    return ENGINES[name]


def _named(entries: pl.DataFrame, rows: pl.DataFrame, scored: pl.DataFrame, compared: int, *, key: bytes,
           ledger: pl.DataFrame, decisions: pl.DataFrame, crosswalk: pl.DataFrame | None) -> Links:
    """Cluster the scored pairs (out of so many compared) at every level and give everything its name."""
    by_rules = levels.clustered(rows, _ranked(scored, rows), set())
    known = _decided(rows, decisions)
    found = by_rules
    if known.height:
        same, different = _as_pairs(known)
        found = levels.clustered(rows, _ranked(pl.concat([scored.select(same.columns), same]), rows), different)
    rows = rows.join(found.select("e", pl.col("used").cast(pl.Int64).alias("cluster")), on="e")
    ids, origins, new_ledger = identifiers.assigned(rows.select("e", "entry_id", "cluster", "main_on"), ledger, key)
    rows = rows.join(ids, on="e")
    queue = review.queue(rows, entries, scored, found)
    reviewed = review.strata(known.join(scored.select("a", "b"), on=["a", "b"], how="semi"), by_rules)
    return _with_persons(
        entries, rows, key, crosswalk, origins=origins, ledger=new_ledger, reasons=_reasons(scored, rows), found=found,
        queue=queue, quality=quality.quality(levels.bonds(by_rules), reviewed),
        stats={"rows": rows.height, "pairs": compared, "person_matters": rows["pm_id"].n_unique(),
               "review": queue.filter(pl.col("stratum") != "clear").height})


def _linked(entries: pl.DataFrame) -> pl.DataFrame:
    return entries.select(candidates.COLUMNS).filter(pl.col("kind").is_in(LINKED_KINDS)).sort("entry_id", *WHERE)


def link_given(
    entries: pl.DataFrame, given: pl.DataFrame, *, key: bytes, crosswalk: pl.DataFrame | None = None
) -> Links:
    """Take person-matters from ``given`` (file, sheet, row, sub, entity) instead of linking; persons by rule.

    Rows that ``given`` does not name become person-matters of their own.
    """
    rows = candidates.prepared(_linked(entries), crosswalk)
    named = given.select("file", pl.col("sheet").fill_null(""), pl.col("row").cast(pl.Int64), pl.col("sub").cast(pl.Int64),
                         "entity").unique(WHERE)
    rows = rows.join(named, on=WHERE, how="left").join(_of_lone_rows(rows, named), on=WHERE, how="left").with_columns(
        pl.coalesce("entity", "lone_entity", pl.concat_str(pl.lit("row:"), "entry_id")).alias("entity")).drop("lone_entity")
    pm = rows.select("entity").unique().with_columns(
        (pl.lit("P") + pl.col("entity").map_elements(lambda name: pseudonym(key, "given", name), return_dtype=pl.String))
        .alias("pm_id"))
    rows = rows.join(pm, on="entity")
    origins = pm.select("pm_id", pl.lit(None, pl.List(pl.String)).alias("merged_from"),
                        pl.lit(None, pl.String).alias("split_from"))
    reasons = rows.select(*WHERE, pl.lit("given").alias("rule"), pl.lit(None, pl.Float64).alias("bits"))
    unnamed = rows.filter(pl.col("entity").str.starts_with("row:")).height
    return _with_persons(entries, rows, key, crosswalk, origins=origins, ledger=empty_ledger(), reasons=reasons,
                         stats={"rows": rows.height, "person_matters": pm.height, "rows_without_given_link": unnamed})


def _of_lone_rows(rows: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """``WHERE`` and ``lone_entity`` where a row names one person on both sides: its ``sub`` may be 0 or 1."""
    place = WHERE[:3]
    lone_rows = rows.select(WHERE).filter((pl.len().over(place) == 1) & (pl.col("sub") <= 1))
    lone_named = named.filter((pl.len().over(place) == 1) & (pl.col("sub") <= 1)).select(
        *place, pl.col("entity").alias("lone_entity"))
    return lone_rows.join(lone_named, on=place)


def _with_persons(entries: pl.DataFrame, rows: pl.DataFrame, key: bytes, crosswalk: pl.DataFrame | None, *,
                  origins: pl.DataFrame, ledger: pl.DataFrame, reasons: pl.DataFrame, stats: dict[str, int],
                  found: pl.DataFrame | None = None, queue: pl.DataFrame | None = None,
                  quality: pl.DataFrame | None = None) -> Links:
    pm_person = persons.persons(rows).with_columns(
        (pl.lit("R") + pl.col("person").map_elements(lambda pm: pseudonym(key, "person", pm), return_dtype=pl.String))
        .alias("person_key"))
    rows = rows.join(pm_person.select("pm_id", "person_key"), on="pm_id")
    plain = rows.select(*candidates.COLUMNS, pl.col("person_key").alias("person"))
    reference = entries.select(candidates.COLUMNS).filter(pl.col("kind") == "reference")
    listed = persons.referenced(reference, plain, crosswalk).select(
        *WHERE, pl.col("person").alias("person_key"))
    return Links(
        rows.select(*WHERE, "pm_id"), pl.concat([rows.select(*WHERE, "person_key"), listed]),
        pm_person.select("pm_id", "person_key"), origins, reasons, ledger,
        {**stats, "persons": pm_person["person_key"].n_unique(), "reference_rows": listed.height},
        review_queue=queue, alternatives=None if found is None else levels.alternatives(rows, listed, found),
        thresholds={} if found is None else {level.name: level.at_least for level in levels.LEVELS}, quality=quality)


def _decided(rows: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    """(a, b, decision), a < b, of the decided pairs whose rows are both here."""
    known = decisions.join(rows.select(pl.col("e").alias("x"), pl.col("entry_id").alias("entry_a")), on="entry_a").join(
        rows.select(pl.col("e").alias("y"), pl.col("entry_id").alias("entry_b")), on="entry_b")
    return known.select(pl.min_horizontal("x", "y").alias("a"), pl.max_horizontal("x", "y").alias("b"), "decision")


def _as_pairs(known: pl.DataFrame) -> tuple[pl.DataFrame, set[tuple[int, int]]]:
    """Pairs decided "same" as the strongest links there are, and those decided "different"."""
    same = known.filter(pl.col("decision") == "same").select(
        "a", "b", pl.lit(DECIDED).alias("bits"), pl.lit(True).alias("is_matter"), pl.lit(True).alias("is_firm"))
    return same, set(known.filter(pl.col("decision") == "different").select("a", "b").iter_rows())


def _ranked(links: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Strongest first; ties broken by the rows' own ids, so that the order of files never matters."""
    names = rows.select("e", "entry_id")
    return (
        links.join(names, left_on="a", right_on="e").join(names, left_on="b", right_on="e", suffix="_b")
        .sort(["bits", "entry_id", "entry_id_b"], descending=[True, False, False]).select("a", "b", "bits", "is_matter", "is_firm")
    )


def _rule() -> pl.Expr:
    """Name the strongest ground of a pair, as the review page and the definitions page say it."""
    return (
        pl.when(pl.col("bits") >= DECIDED).then(pl.lit("decided"))
        .when(pl.col("number") > 0).then(pl.lit("number"))
        .when(pl.col("paper") > 0).then(pl.lit("paper"))
        .when((pl.col("birth") >= 7) & (pl.col("name") > 0)).then(pl.lit("name_birth"))
        .when((pl.col("docket") > 0) & (pl.col("name") > 0)).then(pl.lit("name_docket"))
        .when((pl.col("offence") > 0) & (pl.col("name") > 0)).then(pl.lit("name_offence"))
        .otherwise(pl.lit("name_place_time"))
    )


def _reasons(scored: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """For each row in a cluster of several: the strongest pair inside its cluster, and its rule."""
    of = rows.select("e", "pm_id")
    inside = (
        scored.filter(pl.col("bits") >= evidence.LINK)
        .join(of, left_on="a", right_on="e").join(of, left_on="b", right_on="e", suffix="_b")
        .filter(pl.col("pm_id") == pl.col("pm_id_b")).with_columns(_rule().alias("rule"))
    )
    ends = pl.concat([inside.select(pl.col(end).alias("e"), "bits", "rule") for end in ("a", "b")])
    best = ends.sort(["e", "bits", "rule"], descending=[False, True, False]).unique("e", keep="first")
    return rows.select("e", *WHERE).join(best, on="e").select(*WHERE, "rule", "bits")
