"""The causes add up exactly to the difference, each change gets the cause a reader would give it, and only counts come out."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.meeting.changes import CAUSES, FIGURES, ITEM, ROW, Side, compare

BEFORE, AFTER = date(2026, 6, 30), date(2026, 10, 31)
EARLY, LATER = date(2026, 5, 1), date(2026, 8, 1)


def items(*rows: tuple) -> pl.DataFrame:
    """(figure, subject, area, day) as items; a fifth value is the state."""
    full = [(r[0], r[1], r[1], r[2], "CA_1", r[3], r[4] if len(r) > 4 else "B1") for r in rows]
    return pl.DataFrame(full, schema=ITEM, orient="row")


def rows(*given: tuple) -> pl.DataFrame:
    """(subject, entry, day) as rows of unit CA_1; a fourth value is the unit."""
    full = [(r[0], r[1], "list", r[3] if len(r) > 3 else "CA_1", r[2]) for r in given]
    return pl.DataFrame(full, schema=ROW, orient="row")


def causes(before: Side, after: Side, figure: str = "missed") -> list[tuple[str, str, int]]:
    _, found = compare(before, after)
    return [(a, c, d) for f, a, c, _, _, d in found.sort("figure", "area_code", "cause").iter_rows() if f == figure]


def side(day: date, counted: pl.DataFrame, behind: pl.DataFrame, law: str = "law 1") -> Side:
    return Side(day, law, [counted], behind)


ONE = ("missed", "P1", "303", EARLY)
CASES = {
    "a person of before, whose row came only now, is late": (
        side(BEFORE, items(), rows()), side(AFTER, items(ONE), rows(("P1", "e1", EARLY))), [("303", "late", 1)],
    ),
    "a person met after the earlier data day is new": (
        side(BEFORE, items(), rows()),
        side(AFTER, items(("missed", "P1", "303", LATER)), rows(("P1", "e1", LATER))),
        [("303", "new", 1)],
    ),
    "a row on the earlier data day itself is late, one day after is new": (
        side(BEFORE, items(), rows()),
        side(AFTER, items(("missed", "P1", "303", BEFORE), ("missed", "P2", "303", date(2026, 7, 1))),
             rows(("P1", "e1", BEFORE), ("P2", "e2", date(2026, 7, 1)))),
        [("303", "late", 1), ("303", "new", 1)],
    ),
    "a later row that ends being missed is new": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY))),
        side(AFTER, items(), rows(("P1", "e1", EARLY), ("P1", "e2", LATER))),
        [("303", "new", -1)],
    ),
    "a late row that ends being missed is late": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY))),
        side(AFTER, items(), rows(("P1", "e1", EARLY), ("P1", "e2", date(2026, 5, 3)))),
        [("303", "late", -1)],
    ),
    "a row withdrawn is a correction": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY))), side(AFTER, items(), rows()), [("303", "corrected", -1)],
    ),
    "a row replaced by another of the same unit, kind and day is a correction, although the person gets a new id": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY))),
        side(AFTER, items(("missed", "P2", "304", EARLY)), rows(("P2", "e9", EARLY))),
        [("303", "corrected", -1), ("304", "corrected", 1)],
    ),
    "two persons found to be one are re-linked": (
        side(BEFORE, items(ONE, ("missed", "P2", "303", EARLY)), rows(("P1", "e1", EARLY), ("P2", "e2", EARLY))),
        side(AFTER, items(ONE), rows(("P1", "e1", EARLY), ("P1", "e2", EARLY))),
        [("303", "relinked", -1)],
    ),
    "one person found to be two is re-linked": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY), ("P1", "e2", EARLY))),
        side(AFTER, items(ONE, ("missed", "P2", "303", EARLY)), rows(("P1", "e1", EARLY), ("P2", "e2", EARLY))),
        [("303", "relinked", 1)],
    ),
    "same rows, another area: the unit or its place changed": (
        side(BEFORE, items(ONE), rows(("P1", "e1", EARLY))),
        side(AFTER, items(("missed", "P1", "304", EARLY)), rows(("P1", "e1", EARLY, "CA_2"))),
        [("303", "unit", -1), ("304", "unit", 1)],
    ),
    "same rows, same day, other law": (
        side(AFTER, items(), rows(("P1", "e1", EARLY))),
        side(AFTER, items(ONE), rows(("P1", "e1", EARLY)), "law 2"),
        [("303", "rule", 1)],
    ),
    "same rows, same law, later day: time ran out": (
        side(BEFORE, items(), rows(("P1", "e1", EARLY))),
        side(AFTER, items(ONE), rows(("P1", "e1", EARLY))),
        [("303", "time", 1)],
    ),
    "later day and other law: time for who was still waiting, law for the others": (
        side(BEFORE, items(("contacted", "P1", "303", EARLY, "in_grace"), ("contacted", "P2", "303", EARLY, "unknown")),
             rows(("P1", "e1", EARLY), ("P2", "e2", EARLY))),
        side(AFTER, items(("contacted", "P1", "303", EARLY), ("contacted", "P2", "303", EARLY), ONE, ("missed", "P2", "303", EARLY)),
             rows(("P1", "e1", EARLY), ("P2", "e2", EARLY)), "law 2"),
        [("303", "rule", 1), ("303", "time", 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_change_gets_its_cause(name: str) -> None:
    before, after, expected = CASES[name]
    assert causes(before, after) == expected


def test_silence_that_ends_is_late_and_a_period_that_came_due_is_new() -> None:
    before = side(BEFORE, items(("silent", "U 2026Q1", "unknown", date(2026, 4, 15))), rows())
    after = side(AFTER, items(("silent", "U 2026Q3", "unknown", date(2026, 10, 15))), rows())
    assert causes(before, after, "silent") == [("unknown", "late", -1), ("unknown", "new", 1)]


def test_every_cause_is_reached() -> None:
    assert {cause for _, _, expected in CASES.values() for _, cause, _ in expected} == set(CAUSES)


SUBJECTS = st.sampled_from(["P1", "P2", "P3", "P4"])
DAYS = st.sampled_from([EARLY, BEFORE, LATER, None])


@st.composite
def sides(draw, day: date) -> Side:
    """Any snapshot: items of some figures, rows that may stand behind any subject."""
    counted = draw(st.dictionaries(
        st.tuples(st.sampled_from(FIGURES), SUBJECTS), st.tuples(st.sampled_from(["303", "304", "unknown"]), DAYS), max_size=8))
    behind = draw(st.dictionaries(
        st.sampled_from(["e1", "e2", "e3", "e4", "e5"]), st.tuples(SUBJECTS, DAYS, st.sampled_from(["CA_1", "CA_2"])), max_size=5))
    return side(
        day,
        items(*((figure, subject, area, on) for (figure, subject), (area, on) in counted.items())),
        rows(*((subject, entry, on, unit) for entry, (subject, on, unit) in behind.items())),
        draw(st.sampled_from(["law 1", "law 2"])),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(sides(BEFORE), sides(AFTER))
def test_causes_add_up_to_the_difference_for_any_two_snapshots(before: Side, after: Side) -> None:
    totals, found = compare(before, after)
    for figure, area, old, new in totals.iter_rows():
        parts = found.filter((pl.col("figure") == figure) & (pl.col("area_code") == area))
        assert old + int(parts["difference"].sum()) == new
        assert (parts["gained"] - parts["lost"]).to_list() == parts["difference"].to_list()
    assert [int(totals[name].sum()) for name in ("before", "after")] == [one.items[0].height for one in (before, after)]
    assert set(found["cause"].to_list()) <= set(CAUSES)
    assert found.columns == ["figure", "area_code", "cause", "gained", "lost", "difference"]


@settings(max_examples=60, deadline=None)
@given(sides(BEFORE))
def test_a_snapshot_against_itself_has_no_change(one: Side) -> None:
    assert compare(one, one)[1].is_empty()


@settings(max_examples=100, deadline=None)
@given(sides(BEFORE), sides(AFTER), st.randoms(use_true_random=False))
def test_parts_give_what_the_whole_gives(before: Side, after: Side, chance) -> None:
    def parted(one: Side) -> Side:
        """Items in two parts; one that changed its day may stand in another part than on the other side."""
        first = pl.Series([chance.random() < 0.5 for _ in range(one.items[0].height)], dtype=pl.Boolean)
        return replace(one, items=[one.items[0].filter(first), one.items[0].filter(~first)])

    whole, parts = compare(before, after), compare(parted(before), parted(after))
    assert all(a.equals(b) for a, b in zip(whole, parts, strict=True))
