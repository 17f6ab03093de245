"""What must change nothing: the order of rows, how they are spread over files, and linking again."""

import random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from benchmarks.linkage import KEY, STAGE_ORDER, entries
from council import linkage
from council.linkage import clusters, levels
from council.linkage.components import components

ROWS, _ = entries(400, seed=3)


def groups(rows: pl.DataFrame, found: linkage.Links) -> set[frozenset[str]]:
    """Person-matters as sets of row identities."""
    named = found.entry_link.join(rows.select("entry_id", "file", "sheet", "row", "sub"), on=["file", "sheet", "row", "sub"])
    return {frozenset(ids) for ids in named.group_by("pm_id").agg("entry_id")["entry_id"].to_list()}


BEFORE = linkage.link(ROWS, key=KEY, stage_order=STAGE_ORDER)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=some.integers(0, 2**31), files=some.integers(1, 60))
def test_order_and_files_do_not_matter(seed: int, files: int) -> None:
    dice = random.Random(seed)
    spread = ROWS.with_columns(
        pl.Series("file", [f"part-{dice.randrange(files)}" for _ in range(ROWS.height)]),
        pl.Series("row", dice.sample(range(1, 10 * ROWS.height), ROWS.height)))
    moved = spread.sample(fraction=1, shuffle=True, seed=seed)
    again = linkage.link(moved, key=KEY, stage_order=STAGE_ORDER)
    assert groups(moved, again) == groups(ROWS, BEFORE)
    assert set(again.entry_link["pm_id"]) == set(BEFORE.entry_link["pm_id"])
    pairs = ["entry_a", "entry_b", "stratum", "bits"]
    assert again.review_queue.select(pairs).sort(pairs).equals(BEFORE.review_queue.select(pairs).sort(pairs))


def test_linking_again_with_the_ledger_gives_the_same_ids_and_adds_nothing() -> None:
    again = linkage.link(ROWS, key=KEY, stage_order=STAGE_ORDER, ledger=BEFORE.ledger)
    assert again.entry_link.sort("row").equals(BEFORE.entry_link.sort("row"))
    assert again.ledger.sort("entry_id").equals(BEFORE.ledger.sort("entry_id"))


def test_a_decision_of_every_kind_holds_at_every_level() -> None:
    pair = BEFORE.review_queue.filter("is_linked").row(0, named=True)
    apart = pl.DataFrame({"entry_a": [pair["entry_a"]], "entry_b": [pair["entry_b"]], "decision": ["different"]})
    found = linkage.link(ROWS, key=KEY, stage_order=STAGE_ORDER, decisions=apart)
    assert not any({pair["entry_a"], pair["entry_b"]} <= group for group in groups(ROWS, found))
    assert found.quality.filter(pl.col("stratum") == pair["stratum"])["reviewed"].item() == 1


@settings(max_examples=6, deadline=None)
@given(seed=some.integers(0, 2**31))
def test_taking_sure_groups_whole_is_merging_them_pair_by_pair(seed: int) -> None:
    """The shortcut for what strong links make without contradiction changes no group, at any level, with and without
    decisions."""
    plain, _ = entries(1200, seed=seed)
    rows = linkage.candidates.prepared(linkage._linked(plain), None, STAGE_ORDER)
    scored = linkage.evidence.scored(rows, linkage.candidates.pairs(rows), linkage.evidence.LOOSE)
    ranked = linkage._ranked(scored, rows)
    apart = set(ranked.select("a", "b").sample(8, seed=seed).iter_rows())
    for different in (set(), apart):
        short = levels.clustered(rows, ranked, different)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clusters, "_WHOLE_FROM", ())
            assert levels.clustered(rows, ranked, different).equals(short)
    assert short.select(pl.all().exclude("e").n_unique()).row(0) != (rows.height,) * 3


@settings(max_examples=40, deadline=None)
@given(some.lists(some.tuples(some.integers(0, 49), some.integers(0, 49)), max_size=120))
def test_components_are_those_of_a_plain_search(edges: list[tuple[int, int]]) -> None:
    least = list(range(50))
    for _ in range(50):
        for a, b in edges:
            least[a] = least[b] = min(least[a], least[b])
    assert components(50, pl.DataFrame(edges, schema={"a": pl.Int64, "b": pl.Int64}, orient="row")).to_list() == least
