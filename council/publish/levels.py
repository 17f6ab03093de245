"""What the count of missed would be if rows were linked more strictly or more loosely, and what each open pair would change.

Only the persons whose person-matters differ between the levels are computed again, at every level; the difference to the
level in use is what the other levels add and take away.
"""

from dataclasses import replace

import duckdb
import polars as pl

from council.catalog import Catalog
from council.catalog.tables import PUBLISH_SCHEMAS, create_table
from council.home import Home, review
from council.publish.concepts import Given, load, run
from council.publish.links import Links
from council.publish.stage import keep

_WHERE = ["file", "sheet", "row", "sub"]
_USED = "used"
_LEAST = "person"  # the concept with everything a count of missed is filtered by
_EFFECTS = {
    "missed_fewer": ("bớt {} người bị bỏ sót", "{} fewer missed"),
    "missed_more": ("thêm {} người bị bỏ sót", "{} more missed"),
    "count_fewer": ("bớt {} người–vụ trong tổng số", "{} fewer person-matters in all"),
    "count_more": ("thêm {} người–vụ trong tổng số", "{} more person-matters in all"),
    "none": ("không đổi số nào", "changes no number"),
}
_RANKS = {"missed_fewer": 0, "missed_more": 0, "count_fewer": 1, "count_more": 1, "none": 2}


def weighed(catalog: Catalog, given: Given, home: Home) -> Given:
    """``given`` with the tables about linkage filled, and the review queue of ``home`` written, best pairs first."""
    links = given.links
    if links.queue is None or links.alternatives is None or _LEAST not in catalog.concepts:
        return given
    people = _people(catalog, given, links.alternatives)
    thresholds = dict(links.made["link_level"].iter_rows())
    queue = _with_effects(links.queue, people, thresholds[_USED])
    keep(home.private / review.QUEUE, queue.select(list(review.SCHEMA)))
    made = {**links.made, "link_shift": _shift(people), "link_waiting": _waiting(queue, home)}
    return replace(given, links=replace(links, made=made))


def _people(catalog: Catalog, given: Given, alternatives: pl.DataFrame) -> pl.DataFrame:
    """Concept ``person`` of the touched persons at every level, with ``level``."""
    parts = [people_of(catalog, given, rows).with_columns(pl.lit(level).alias("level"))
             for (level,), rows in alternatives.group_by("level", maintain_order=True)]
    columns = ["level", *(c for c in PUBLISH_SCHEMAS["link_shift"] if c not in ("level", "sign"))]
    return pl.concat([part.select(columns) for part in parts]) if parts else pl.DataFrame(
        schema={name: PUBLISH_SCHEMAS["link_shift"][name] for name in columns})


def _behind(catalog: Catalog, name: str) -> list[str]:
    """``name`` and every concept it is computed from, in the order of computing."""
    needed, waiting = set(), [name]
    while waiting:
        concept = waiting.pop()
        if concept in catalog.concepts and concept not in needed:
            needed.add(concept)
            waiting += catalog.concepts[concept].tables
    return [concept for concept in catalog.order if concept in needed]


def people_of(catalog: Catalog, given: Given, rows: pl.DataFrame) -> pl.DataFrame:
    """Concept ``person`` of the rows in ``rows`` alone (file, sheet, row, sub, pm_id, person_key), linked as they say."""
    needed = _behind(catalog, _LEAST)
    linked = rows.drop_nulls("pm_id")
    links = Links(linked.select(*_WHERE, "pm_id"), rows.select(*_WHERE, "person_key"),
                  linked.select("pm_id", "person_key").unique(), pl.DataFrame(schema=PUBLISH_SCHEMAS["pm_origin"]))
    entries = given.tables["entry"].join(rows.select(_WHERE), on=_WHERE, how="semi")
    con = duckdb.connect(":memory:")
    # the same optimizer is off as where the published concepts are computed
    con.execute("set disabled_optimizers='statistics_propagation'")
    try:
        load(con, replace(given, tables={**given.tables, "entry": entries}, links=links))
        for name in needed:
            found = run(con, catalog.concepts[name])
            create_table(con, name, found)
    finally:
        con.close()
    return found


def _shift(people: pl.DataFrame) -> pl.DataFrame:
    """What each other level takes away from the level in use (-1) and adds to it (+1); equal rows cancel out."""
    others = people.filter(pl.col("level") != _USED)
    used = people.filter(pl.col("level") == _USED).drop("level")
    levels = others.select("level").unique()
    both = pl.concat([
        levels.join(used, how="cross").with_columns(pl.lit(-1, pl.Int64).alias("sign")),
        others.select("level", *used.columns).with_columns(pl.lit(1, pl.Int64).alias("sign")),
    ])
    return both.select(list(PUBLISH_SCHEMAS["link_shift"]))


def _with_effects(queue: pl.DataFrame, people: pl.DataFrame, line: float) -> pl.DataFrame:
    """The queue with statuses now and what the other decision would change; what changes most and lies next to the line
    between linked and apart (in bits) comes first."""
    status = people.select("pm_id", "status", "is_missed", pl.col("district_code").alias("district"))
    found = queue
    for pm, end in (("pm_a", "_a"), ("pm_b", "_b"), ("other_a", "_then_a"), ("other_b", "_then_b")):
        found = found.join(status.rename({"pm_id": pm, "status": f"status{end}", "is_missed": f"missed{end}",
                                          "district": f"district{end}"}), on=pm, how="left", maintain_order="left")
    now, then = _counted("pm_a", "pm_b", ""), _counted("other_a", "other_b", "_then")
    changed = found.with_columns((then[0] - now[0]).alias("missed_change"), (then[1] - now[1]).alias("count_change"))
    named = changed.with_columns(
        pl.when(pl.col("stratum") == "clear").then(pl.lit("none"))
        .when(pl.col("missed_change") < 0).then(pl.lit("missed_fewer"))
        .when(pl.col("missed_change") > 0).then(pl.lit("missed_more"))
        .when(pl.col("count_change") < 0).then(pl.lit("count_fewer")).when(pl.col("count_change") > 0).then(pl.lit("count_more"))
        .otherwise(pl.lit("none")).alias("effect"),
        pl.when(pl.col("missed_change") != 0).then(pl.col("missed_change").abs()).otherwise(pl.col("count_change").abs())
        .alias("size"))
    return named.with_columns(
        pl.col("effect").replace_strict(_RANKS, return_dtype=pl.Int64).alias("effect_rank"),
        *(pl.col("effect").replace_strict({name: words[place] for name, words in _EFFECTS.items()}, return_dtype=pl.String)
          .str.replace("{}", pl.col("size").cast(pl.String), literal=True).alias(f"effect_{language}")
          for place, language in enumerate(("vi", "en"))),
    ).with_columns(
        pl.when(pl.col("parts") > 2).then(pl.format("có thể {}", "effect_vi")).otherwise("effect_vi").alias("effect_vi"),
        pl.when(pl.col("parts") > 2).then(pl.format("perhaps {}", "effect_en")).otherwise("effect_en").alias("effect_en"),
    ).sort([pl.col("effect_rank"), pl.col("parts"), (pl.col("bits") - line).abs(), pl.col("entry_a"), pl.col("entry_b")])


def _counted(one: str, other: str, when: str) -> tuple[pl.Expr, pl.Expr]:
    """(missed, person-matters) among the one or two person-matters named by two columns."""
    is_two = pl.col(one) != pl.col(other)

    def total(first: pl.Expr, second: pl.Expr) -> pl.Expr:
        return first.fill_null(False).cast(pl.Int64) + pl.when(is_two).then(second.fill_null(False).cast(pl.Int64)).otherwise(0)

    return (total(pl.col(f"missed{when}_a"), pl.col(f"missed{when}_b")),
            total(pl.col(f"status{when}_a").is_not_null(), pl.col(f"status{when}_b").is_not_null()))


def _waiting(queue: pl.DataFrame, home: Home) -> pl.DataFrame:
    """Open pairs (clear ones are only a sample) with the person-matter by which they are filtered."""
    undecided = queue.filter(pl.col("stratum") != "clear").join(review.decided(home), on=["entry_a", "entry_b"], how="anti")
    numbered = undecided.with_row_index("pair", 1).with_columns(
        pl.when(pl.col("status_a").is_null()).then("pm_b").otherwise("pm_a").alias("pm_id"))
    return numbered.select(pl.col(name).cast(kind) for name, kind in PUBLISH_SCHEMAS["link_waiting"].items())
