"""Ids that are given once: a row is known by its own cells, a person-matter by its oldest row."""

import hmac

import polars as pl

LEDGER = {"entry_id": pl.String, "pm_id": pl.String, "given": pl.Int64, "is_origin": pl.Boolean}


def empty_ledger() -> pl.DataFrame:
    """(entry_id, pm_id, given, is_origin): which row holds which id, since which publish, and whose row gave the id."""
    return pl.DataFrame(schema=LEDGER)


def pseudonym(key: bytes, *parts: str) -> str:
    """Twelve hex digits of the keyed hash of ``parts``; the same key and parts always give the same pseudonym."""
    return hmac.digest(key, "\x1f".join(parts).encode(), "sha256").hex()[:12]


def assigned(rows: pl.DataFrame, ledger: pl.DataFrame, key: bytes) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Give every cluster its id; returns (rows' ids, origins, new ledger).

    ``rows``: e, entry_id, cluster, main_on. Rows' ids: (e, pm_id). Origins: (pm_id, merged_from, split_from).
    A cluster keeps the oldest id that its rows hold, unless the row which gave that id now lies in another cluster;
    further ids it holds are recorded as merged, an id whose rows parted is recorded as the parent of the new one.
    """
    held = rows.join(ledger, on="entry_id", how="left")
    origin_cluster = held.filter(pl.col("is_origin").fill_null(False)).group_by("pm_id").agg(
        pl.col("cluster").first().alias("origin_cluster"))
    claims = (
        held.filter(pl.col("pm_id").is_not_null())
        .group_by("cluster", "pm_id").agg(pl.col("given").min(), pl.len().alias("rows_held"))
        .join(origin_cluster, on="pm_id", how="left")
    )
    largest = claims.sort(["pm_id", "rows_held", "cluster"], descending=[False, True, False]).group_by("pm_id").agg(
        pl.col("cluster").first().alias("largest_cluster"))
    claims = claims.join(largest, on="pm_id").with_columns(
        (pl.col("cluster") == pl.coalesce("origin_cluster", "largest_cluster")).alias("keeps"))
    kept = (
        claims.filter("keeps").sort(["cluster", "given", "pm_id"])
        .group_by("cluster", maintain_order=True)
        .agg(pl.col("pm_id").first(), pl.col("pm_id").slice(1).alias("merged_from"))
    )
    parents = claims.filter(~pl.col("keeps")).sort(["cluster", "given", "pm_id"]).group_by(
        "cluster", maintain_order=True).agg(pl.col("pm_id").first().alias("split_from"))
    oldest = rows.sort(["cluster", "main_on", "entry_id"], nulls_last=True).group_by("cluster", maintain_order=True).agg(
        pl.col("entry_id").first().alias("origin"))
    clusters = (
        oldest.join(kept, on="cluster", how="left").join(parents, on="cluster", how="left")
        .with_columns(pl.col("pm_id").is_null().alias("is_new"))
        .with_columns(pl.coalesce("pm_id", pl.lit("P") + _pseudonyms(key, oldest_of=pl.col("origin"))).alias("pm_id"))
        .with_columns(pl.when("is_new").then("split_from").alias("split_from"))
    )
    ids = rows.join(clusters.select("cluster", "pm_id", "origin", "is_new"), on="cluster")
    fresh = ids.join(ledger.select("entry_id", old_pm="pm_id"), on="entry_id", how="left").filter(
        pl.col("old_pm").is_null() | (pl.col("old_pm") != pl.col("pm_id")))
    turn = int(ledger["given"].max() or 0) + 1 if ledger.height else 1
    added = fresh.select("entry_id", "pm_id", pl.lit(turn, pl.Int64).alias("given"),
                         (pl.col("is_new") & (pl.col("entry_id") == pl.col("origin"))).alias("is_origin"))
    remaining = ledger.join(fresh.select("entry_id"), on="entry_id", how="anti")
    return (
        ids.select("e", "pm_id"),
        clusters.select("pm_id", "merged_from", "split_from"),
        pl.concat([remaining, added.select(list(LEDGER))]).sort("entry_id"),
    )


def _pseudonyms(key: bytes, *, oldest_of: pl.Expr) -> pl.Expr:
    return oldest_of.map_elements(lambda entry_id: pseudonym(key, "pm", entry_id), return_dtype=pl.String)
