"""The review of links: decisions are kept by the identity of rows, change what is published, and can be taken back."""

import random
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from council.catalog import Catalog
from council.errors import CouncilError
from council.home import Home, review
from council.publish import Given
from council.publish.levels import people_of, weighed
from council.publish.road import linked

WHERE = ["file", "sheet", "row", "sub"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make_rooms()
    return made


def test_a_home_without_a_publish_has_an_empty_queue(home: Home) -> None:
    assert review.queue(home).is_empty() and review.decided(home).is_empty() and review.undo(home, "steward") is None
    assert set(review.SCHEMA) == set(review.queue(home).columns)


def test_the_last_word_counts_whatever_the_order_of_the_rows(home: Home) -> None:
    review.decide(home, "b", "a", "same", "steward")
    review.decide(home, "a", "b", "different", "leader")
    found = review.decided(home)
    assert found.select("entry_a", "entry_b", "decision", "who").rows() == [("a", "b", "different", "leader")]
    assert len(review.history(home)) == 2


def test_undo_takes_back_the_newest_and_leaves_a_trace(home: Home) -> None:
    review.decide(home, "a", "b", "same", "steward")
    review.decide(home, "a", "c", "unsure", "steward")
    assert review.undo(home, "steward").entry_b == "c"
    assert review.decided(home)["entry_b"].to_list() == ["b"]
    assert review.undo(home, "steward").entry_b == "b" and review.undo(home, "steward") is None
    assert [one.decision for one in review.history(home)] == ["same", "unsure", "undone", "undone"]


def test_a_file_written_by_hand_is_read_and_continued(home: Home) -> None:
    (home.decisions / review.FILE).write_text("entry_a,entry_b,decision\nz,y,same\n", encoding="utf-8")
    review.decide(home, "a", "b", "different", "steward")
    assert set(review.decided(home).select("entry_a", "entry_b", "decision").rows()) == {("y", "z", "same"), ("a", "b", "different")}


@pytest.mark.parametrize(("a", "b", "word"), [("a", "b", "maybe"), ("a", "a", "same"), ("", "b", "same")])
def test_other_words_are_refused_with_a_sentence(home: Home, a: str, b: str, word: str) -> None:
    with pytest.raises(CouncilError, match="same, different, unsure"):
        review.decide(home, a, b, word, "steward")


def test_a_file_that_is_no_list_of_decisions_is_named(home: Home) -> None:
    (home.decisions / review.FILE).write_text("who,what\nx,y\n", encoding="utf-8")
    with pytest.raises(CouncilError, match="links.csv"):
        review.decided(home)


@pytest.fixture(scope="module")
def doubtful(road: tuple[Home, Given, Path], tmp_path_factory) -> Given:
    """The sample's rows of the persons whose links are in doubt, a few hundred."""
    whole = road[1]
    links = linked(Home(tmp_path_factory.mktemp("whole") / "home"), whole.tables, None)
    rows = links.alternatives.select(WHERE).unique()
    return replace(whole, tables={**whole.tables, "entry": whole.tables["entry"].join(rows, on=WHERE, how="semi")})


def _moved(entries: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The same rows delivered again: other file names, other sheets, other positions, in another order."""
    places = list(range(entries.height))
    random.Random(seed).shuffle(places)
    moved = entries.sort("entry_id").with_columns(
        pl.format("again-{}", "file").alias("file"), pl.lit("s").alias("sheet"), pl.Series("row", [p + 5 for p in places]))
    return moved.sample(fraction=1, shuffle=True, seed=seed)


def _published(home: Home, given: Given) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Status of each row's person-matter by the identity of the row, and every person, after linking anew."""
    catalog = Catalog.load()
    with_links = weighed(catalog, replace(given, links=linked(home, given.tables, None)), home)
    links = with_links.links
    people = people_of(catalog, with_links, links.person_link.join(links.entry_link, on=WHERE, how="left"))
    rows = given.tables["entry"].select("entry_id", *WHERE).join(links.entry_link, on=WHERE)
    return rows.join(people.select("pm_id", "status", "is_missed"), on="pm_id", how="left"), people


@pytest.mark.sample
def test_a_decision_flips_the_published_status_and_survives_files_in_another_order(home: Home, doubtful: Given) -> None:
    rows, people = _published(home, doubtful)
    pair = review.queue(home).row(0, named=True)
    assert pair["effect"].startswith("missed_")
    review.decide(home, pair["entry_a"], pair["entry_b"], "different" if pair["is_linked"] else "same", "steward")
    assert review.queue(home).filter((pl.col("entry_a") == pair["entry_a"]) & (pl.col("entry_b") == pair["entry_b"])).is_empty()

    again = replace(doubtful, tables={**doubtful.tables, "entry": _moved(doubtful.tables["entry"], 3)})
    after, people_after = _published(home, again)
    change = people_after["is_missed"].sum() - people["is_missed"].sum()
    assert change < 0 if pair["effect"] == "missed_fewer" else change > 0
    two = after.filter(pl.col("entry_id").is_in([pair["entry_a"], pair["entry_b"]]))
    assert two["pm_id"].n_unique() == (2 if pair["is_linked"] else 1)
    assert review.decided(home).row(0, named=True)["decision"] in ("same", "different")

    third, _ = _published(home, replace(again, tables={**again.tables, "entry": _moved(doubtful.tables["entry"], 4)}))
    assert third.select("entry_id", "pm_id", "status").sort("entry_id").equals(after.select("entry_id", "pm_id", "status").sort("entry_id"))

    review.undo(home, "steward")
    back, people_back = _published(home, doubtful)
    assert people_back["is_missed"].sum() == people["is_missed"].sum()
    assert back.select("entry_id", "status").sort("entry_id").equals(rows.select("entry_id", "status").sort("entry_id"))
