"""What changed between two snapshots: every figure's difference split into causes that add up to it exactly."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from council.catalog import Catalog
from council.errors import CouncilError
from council.home import Home
from council.snapshots import Manifest, folder_of
from council.warehouse import Warehouse

FIGURES = ("missed", "eligible", "served", "suspected", "contacted", "referred", "late_notices", "cases", "silent")
CAUSES = ("new", "late", "corrected", "relinked", "unit", "rule", "time")
# The questions about items and rows are open to the steward alone; what leaves this module are counts.
INNER_ROLE = "steward"
WAITING = ("in_grace", "referred_pending", "accepted_pending")
ITEM = {
    "figure": pl.String,
    "item_id": pl.String,
    "subject": pl.String,
    "area_code": pl.String,
    "unit_id": pl.String,
    "on_day": pl.Date,
    "state": pl.String,
}
ROW = {"subject": pl.String, "entry_id": pl.String, "kind": pl.String, "unit_id": pl.String, "on_day": pl.Date}
_PAIR = ("unit_id", "kind", "on_day")


@dataclass(frozen=True)
class Side:
    """One snapshot as the comparison needs it: its day, its law, the items counted (ITEM) and the rows behind them (ROW)."""

    day: date
    law_version: str
    items: pl.DataFrame
    rows: pl.DataFrame


@dataclass(frozen=True)
class Changes:
    """Counts only. ``totals``: figure, area_code, before, after. ``causes``: figure, area_code, cause, gained, lost,
    difference; over the causes of a figure and area the differences sum to after − before."""

    before: Manifest
    after: Manifest
    totals: pl.DataFrame
    causes: pl.DataFrame

    def total(self, figure: str) -> tuple[int, int]:
        """(before, after) of ``figure`` in all areas together."""
        rows = self.totals.filter(pl.col("figure") == figure)
        return int(rows["before"].sum()), int(rows["after"].sum())

    def by_cause(self, figure: str) -> dict[str, int]:
        """cause -> difference of ``figure`` in all areas together, in the order of CAUSES; zeros left out."""
        rows = self.causes.filter(pl.col("figure") == figure).group_by("cause").agg(pl.col("difference").sum())
        found = dict(rows.iter_rows())
        return {cause: int(found[cause]) for cause in CAUSES if found.get(cause)}


def what_changed(home: Home, before: str, after: str, parameters: dict[str, Any], catalog: Catalog | None = None) -> Changes:
    """Compare snapshots ``before`` and ``after`` of ``home`` within ``parameters`` (those of question change_items).

    Raises CouncilError when a snapshot is unknown, damaged or was published before rows were kept for comparison.
    """
    old, new = (Warehouse.open(folder_of(home.snapshots, i), INNER_ROLE, catalog) for i in (before, after))
    sides = [_side(warehouse, parameters) for warehouse in (old, new)]
    totals, causes = compare(*sides)
    return Changes(old.manifest, new.manifest, totals, causes)


def _side(warehouse: Warehouse, parameters: dict[str, Any]) -> Side:
    known = warehouse.catalog.questions["change_items"].parameters
    used = {name: value for name, value in parameters.items() if name in known and value is not None}
    items, rows = warehouse.ask("change_items", **used).rows, warehouse.ask("change_rows").rows
    return Side(warehouse.manifest.day, warehouse.manifest.law_version, items, rows)


def compare(before: Side, after: Side) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(totals, causes) as in Changes; CouncilError when they would not add up."""
    joined = before.items.select(pl.all()).join(
        after.items, on=["figure", "item_id"], how="full", coalesce=True, suffix="_after"
    ).with_columns(
        is_before=pl.col("subject").is_not_null(),
        is_after=pl.col("subject_after").is_not_null(),
    ).with_columns(subject=pl.coalesce("subject", "subject_after"))
    changed = joined.filter(
        (pl.col("is_before") != pl.col("is_after")) | pl.col("area_code").ne_missing(pl.col("area_code_after"))
    )
    caused = (
        changed.join(_reasons(before, after), on="subject", how="left")
        .join(_statuses(before.items, "status"), on="subject", how="left")
        .with_columns(cause=_cause(before, after))
    )
    lost = caused.filter("is_before").select("figure", "area_code", "cause", step=pl.lit(-1, pl.Int64))
    gained = caused.filter("is_after").select("figure", area_code="area_code_after", cause="cause", step=pl.lit(1, pl.Int64))
    steps = pl.concat([lost, gained])
    causes = (
        steps.group_by("figure", "area_code", "cause")
        .agg(
            gained=(pl.col("step") == 1).sum().cast(pl.Int64),
            lost=(pl.col("step") == -1).sum().cast(pl.Int64),
            difference=pl.col("step").sum(),
        )
        .sort("figure", "area_code", "cause")
    )
    totals = _totals(before.items, after.items)
    _check(totals, causes)
    return totals, causes


def _totals(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """figure, area_code, before, after."""
    old, new = (
        items.group_by("figure", "area_code").agg(pl.len().cast(pl.Int64).alias(name))
        for items, name in ((before, "before"), (after, "after"))
    )
    return (
        old.join(new, on=["figure", "area_code"], how="full", coalesce=True, nulls_equal=True)
        .with_columns(pl.col("before", "after").fill_null(0))
        .select("figure", "area_code", "before", "after")
        .sort("figure", "area_code")
    )


def _statuses(items: pl.DataFrame, name: str) -> pl.DataFrame:
    """subject, status: of every person-matter counted as contacted."""
    return items.filter(pl.col("figure") == "contacted").select("subject", pl.col("state").alias(name)).unique("subject")


def _reasons(before: Side, after: Side) -> pl.DataFrame:
    """subject, was, is_now, moved, corrected, late, fresh, unit: what happened to the rows behind each subject.

    A row that was behind one subject and is behind another now is moved. A row that is gone is a correction, and so is
    the new row that takes its place (same unit, kind and day). Other new rows are late when their day is not after the
    day of the earlier snapshot; rows of reference lists have no day and count as late.
    """
    old, new, pair = before.rows, after.rows, ["subject", "entry_id"]
    added, gone = new.join(old, on=pair, how="anti"), old.join(new, on=pair, how="anti")
    fresh, vanished = added.join(old, on="entry_id", how="anti"), gone.join(new, on="entry_id", how="anti")
    replacing = _numbered(fresh).join(_numbered(vanished), on=[*_PAIR, "number"], how="semi", nulls_equal=True).select("entry_id")
    arrived = fresh.join(replacing, on="entry_id", how="anti")
    is_late = pl.col("on_day").is_null() | (pl.col("on_day") <= before.day)
    same = old.join(new, on=pair, suffix="_after").filter(pl.col("unit_id").ne_missing(pl.col("unit_id_after")))
    handed = added.join(gone, on="entry_id", how="semi"), gone.join(added, on="entry_id", how="semi")
    sets = {
        "was": old,
        "moved": pl.concat([frame.select("subject") for frame in handed]),
        "corrected": pl.concat([vanished.select("subject"), fresh.join(replacing, on="entry_id", how="semi").select("subject")]),
        "late": arrived.filter(is_late),
        "fresh": arrived.filter(~is_late),
        "unit": same,
    }
    everyone = pl.concat([old.select("subject"), new.select("subject")]).unique()
    for name, frame in sets.items():
        flags = frame.select("subject").unique().with_columns(pl.lit(True).alias(name))
        everyone = everyone.join(flags, on="subject", how="left").with_columns(pl.col(name).fill_null(False))
    return everyone.rename({name: f"rows_{name}" for name in sets})


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Each row once, numbered within its unit, kind and day."""
    return rows.unique("entry_id").sort("entry_id").with_columns(number=pl.int_range(pl.len()).over(_PAIR))


def _cause(before: Side, after: Side) -> pl.Expr:
    """The first cause that fits an item; written in the order in which they are tried."""
    has_rows, is_moved = pl.col("rows_was").is_not_null(), pl.col("is_before") & pl.col("is_after")
    day = pl.coalesce("on_day_after", "on_day")
    is_waiting = pl.col("status").fill_null("").is_in(WAITING)
    is_silence = pl.col("figure") == "silent"
    passed, same_law = after.day > before.day, before.law_version == after.law_version
    by_time = pl.lit(passed) & (pl.lit(same_law) | is_waiting)
    return (
        pl.when(is_silence & pl.col("is_after") & (day > before.day)).then(pl.lit("new"))
        .when(is_silence & pl.col("is_after")).then(pl.lit("corrected"))
        .when(is_silence).then(pl.lit("late"))
        .when(has_rows & pl.col("rows_moved")).then(pl.lit("relinked"))
        .when(has_rows & pl.col("rows_corrected")).then(pl.lit("corrected"))
        .when(has_rows & pl.col("rows_late")).then(pl.lit("late"))
        .when(has_rows & pl.col("rows_fresh")).then(pl.lit("new"))
        .when(has_rows & (is_moved | pl.col("rows_unit"))).then(pl.lit("unit"))
        .when(has_rows & by_time).then(pl.lit("time"))
        .when(has_rows).then(pl.lit("rule"))
        .when(~pl.col("is_after")).then(pl.lit("corrected"))
        .when(is_moved).then(pl.lit("unit"))
        .when(day > before.day).then(pl.lit("new"))
        .otherwise(pl.lit("late"))
    )


def _check(totals: pl.DataFrame, causes: pl.DataFrame) -> None:
    """CouncilError unless the causes of every figure and area sum to its difference."""
    summed = causes.group_by("figure", "area_code").agg(pl.col("difference").sum())
    off = (
        totals.join(summed, on=["figure", "area_code"], how="full", coalesce=True, nulls_equal=True)
        .with_columns(pl.col("difference", "before", "after").fill_null(0))
        .filter(pl.col("after") - pl.col("before") != pl.col("difference"))
    )
    if off.height:
        names = ", ".join(f"{f} {a}" for f, a in off.select("figure", "area_code").head(3).iter_rows())
        raise CouncilError(
            f"Các nguyên nhân không cộng lại bằng chênh lệch ({names}); không hiện phần này. Hãy báo người giữ dữ liệu.",
            f"The causes do not add up to the difference ({names}); nothing is shown. Tell the data steward.",
        )
