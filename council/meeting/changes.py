"""What changed between two snapshots: every figure's difference split into causes that add up to it exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from council.catalog import Catalog
from council.errors import CouncilError
from council.home import Home
from council.periods import months_of
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
    """One snapshot as the comparison needs it: its day, its law, the items counted (ITEM; in parts, the same parts on both
    sides) and the rows behind them (ROW)."""

    day: date
    law_version: str
    items: Iterable[pl.DataFrame]
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
    start = parameters.get("period_start") or min(old.manifest.start, new.manifest.start)
    end = parameters.get("period_end") or max(old.manifest.day, new.manifest.day) + timedelta(days=1)
    months = months_of(start, end - timedelta(days=1))
    totals, causes = compare(*(_side(warehouse, parameters, months) for warehouse in (old, new)))
    return Changes(old.manifest, new.manifest, totals, causes)


def _side(warehouse: Warehouse, parameters: dict[str, Any], months: list[date]) -> Side:
    """Items month by month, asked when they are needed: never more than a month of a large province at once."""
    known = warehouse.catalog.questions["change_items"].parameters
    used = {name: value for name, value in parameters.items() if name in known and value is not None}
    items = (warehouse.ask("change_items", **{**used, "on_day": month}).rows for month in months)
    return Side(warehouse.manifest.day, warehouse.manifest.law_version, items, warehouse.ask("change_rows").rows)


def compare(before: Side, after: Side) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(totals, causes) as in Changes; CouncilError when they would not add up."""
    totals, old, new, waiting = _different(before, after)
    changed = old.join(new, on=["figure", "item_id"], how="full", coalesce=True, suffix="_after").with_columns(
        is_before=pl.col("subject").is_not_null(),
        is_after=pl.col("subject_after").is_not_null(),
    ).with_columns(subject=pl.coalesce("subject", "subject_after")).filter(
        # an item that only moved to another part has changed nothing
        (pl.col("is_before") != pl.col("is_after")) | pl.col("area_code").ne_missing(pl.col("area_code_after"))
    )
    caused = changed.join(_reasons(before, after), on="subject", how="left").with_columns(
        is_waiting=pl.col("subject").is_in(waiting.implode())
    ).with_columns(cause=_cause(before, after))
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
    _check(totals, causes)
    return totals, causes


def _different(before: Side, after: Side) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.Series]:
    """totals as in Changes, the items of before and of after that the other side does not have in that area, and the
    subjects that were waiting before."""
    same, totals, found = ["figure", "item_id", "area_code"], [], []
    for old, new in zip(before.items, after.items, strict=True):
        totals.append(_totals(old, new))
        waiting = old.filter((pl.col("figure") == "contacted") & pl.col("state").is_in(WAITING))["subject"]
        gone, come = old.join(new, on=same, how="anti", nulls_equal=True), new.join(old, on=same, how="anti", nulls_equal=True)
        found.append((gone, come, waiting))
    gone, come, waiting = (pl.concat(parts) for parts in zip(*found, strict=True))
    summed = pl.concat(totals).group_by("figure", "area_code").agg(pl.col("before", "after").sum()).sort("figure", "area_code")
    return summed, gone, come, waiting


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
    )


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
    is_silence = pl.col("figure") == "silent"
    passed, same_law = after.day > before.day, before.law_version == after.law_version
    by_time = pl.lit(passed) & (pl.lit(same_law) | pl.col("is_waiting"))
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
