"""Precision and recall of the links, estimated from the pairs people reviewed, stratum by stratum."""

import math

import polars as pl

from council.linkage.levels import LINK_STRATA

SCHEMA = {
    "measure": pl.String, "stratum": pl.String, "links": pl.Int64, "reviewed": pl.Int64, "same": pl.Int64,
    "different": pl.Int64, "unsure": pl.Int64, "estimate_share": pl.Float64, "low_share": pl.Float64, "high_share": pl.Float64,
}
Share = tuple[float, float, float]


def quality(links: dict[str, int], decided: pl.DataFrame) -> pl.DataFrame:
    """Rows of ``SCHEMA``: one per stratum (share of pairs that are one person), then precision and recall of all links.

    ``links``: how many links each stratum holds (levels.bonds); ``decided``: (stratum, decision) of reviewed pairs.
    Within a stratum the reviewed pairs stand for the others. Precision weighs the strata that are linked by their size;
    recall sets what they hold right beside what the doubtful stratum holds. Limits: Wilson (1927) per stratum, combined
    by the square-and-add rule of Newcombe (1998) for precision and at their worst and best for recall. A measure is
    null while a stratum that holds links has no reviewed pair.
    """
    counted = {name: _counted(decided, name) for name in LINK_STRATA}
    shares = {name: _share(counted[name]["same"], counted[name]["same"] + counted[name]["different"]) for name in LINK_STRATA}
    rows = [_row("stratum", name, links[name], counted[name], shares[name]) for name in LINK_STRATA]
    total = {key: sum(counted[name][key] for name in LINK_STRATA) for key in ("reviewed", "same", "different", "unsure")}
    linked = {key: sum(counted[name][key] for name in LINK_STRATA[:2]) for key in total}
    rows.append(_row("precision", "all", links["clear"] + links["weak"], linked, _precision(links, shares)))
    rows.append(_row("recall", "all", sum(links.values()), total, _recall(links, shares)))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _counted(decided: pl.DataFrame, stratum: str) -> dict[str, int]:
    mine = decided.filter(pl.col("stratum") == stratum)
    words = {word: mine.filter(pl.col("decision") == word).height for word in ("same", "different", "unsure")}
    return {"reviewed": mine.height, **words}


def _share(hits: int, trials: int) -> Share | None:
    if not trials:
        return None
    # statistics are slow to load, and most publishes have nothing to estimate
    from council.uncertainty import wilson

    low, high = wilson([hits], [trials])
    return hits / trials, float(low[0]), float(high[0])


def _row(measure: str, stratum: str, links: int, counted: dict[str, int], share: Share | None) -> tuple:
    found = share or (None, None, None)
    return (measure, stratum, links, counted["reviewed"], counted["same"], counted["different"], counted["unsure"], *found)


def _held(links: dict[str, int], shares: dict[str, Share | None], strata: tuple[str, ...]) -> list[tuple[int, Share]] | None:
    """(links, share) of the strata that hold links; None if one of them has no reviewed pair."""
    holding = [(links[name], shares[name]) for name in strata if links[name] > 0]
    return None if any(share is None for _, share in holding) else holding


def _precision(links: dict[str, int], shares: dict[str, Share | None]) -> Share | None:
    held = _held(links, shares, LINK_STRATA[:2])
    if not held:
        return None
    total = sum(count for count, _ in held)
    share = sum(count * found[0] for count, found in held) / total
    below = math.sqrt(sum((count * (found[0] - found[1])) ** 2 for count, found in held)) / total
    above = math.sqrt(sum((count * (found[2] - found[0])) ** 2 for count, found in held)) / total
    return share, max(0.0, share - below), min(1.0, share + above)


def _recall(links: dict[str, int], shares: dict[str, Share | None]) -> Share | None:
    precision, apart = _precision(links, shares), _held(links, shares, LINK_STRATA[2:])
    if precision is None or apart is None:
        return None
    linked = links["clear"] + links["weak"]
    lost = apart[0] if apart else (0, (0.0, 0.0, 0.0))

    def recall(right: float, missed: float) -> float:
        found = linked * right
        return found / (found + lost[0] * missed) if found else 0.0

    share, low, high = precision
    return recall(share, lost[1][0]), recall(low, lost[1][2]), recall(high, lost[1][1])
