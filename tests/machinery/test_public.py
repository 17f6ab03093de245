"""What leaves the council: no withheld number is found again from totals of rows, columns, the whole, or other periods."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from council.answer import Answer, Provenance, Words
from council.disclosure import for_public
from council.errors import NotAllowed

NAME = Words("Thử", "Trial")
WHERE = Provenance("s", date(2026, 10, 31), date(2024, 1, 1), datetime(2026, 11, 1), NAME, True, "member", "", ())


def answer(rows: pl.DataFrame, key: tuple[str, ...], **parameters) -> Answer:
    return Answer("trial", rows, {}, NAME, parameters, WHERE, key=key)


def by_area(*missed: int, **columns: list) -> Answer:
    areas = [f"{number:03}" for number in range(len(missed))]
    return answer(pl.DataFrame({"area_code": areas, "missed": list(missed), **columns}), ("area_code",))


def shown(found: Answer, column: str = "missed") -> list[int | None]:
    return found.rows[column].to_list()


def test_small_counts_are_withheld_and_the_boundary_is_five():
    assert shown(for_public(by_area(4, 20, 3, 5))) == [None, 20, None, 5]
    assert shown(for_public(by_area(5, 20, 0, 7))) == [5, 20, 0, 7]


def test_a_single_small_cell_takes_the_next_smallest_with_it():
    assert shown(for_public(by_area(4, 20, 9, 30))) == [None, 20, None, 30]


def test_two_small_cells_whose_sum_is_small_take_a_third():
    assert shown(for_public(by_area(1, 2, 9, 30))) == [None, None, None, 30]
    assert shown(for_public(by_area(2, 3, 9, 30))) == [None, None, 9, 30]


def test_protected_groups_start_at_ten():
    found = answer(pl.DataFrame({"group_code": ["E07H_HIV", "A", "B"], "missed": [9, 9, 40]}), ("group_code",))
    assert shown(for_public(found, protected=["E07H_HIV"])) == [None, None, 40]
    assert shown(for_public(found)) == [9, 9, 40]
    ten = replace(found, rows=found.rows.with_columns(missed=pl.Series([10, 9, 40])))
    assert shown(for_public(ten, protected=["E07H_HIV"])) == [10, 9, 40]


def test_shares_and_means_of_a_row_go_with_its_count():
    found = for_public(by_area(3, 4, 50, missed_share=[0.1, 0.2, 0.3]))
    assert found.rows["missed_share"].to_list() == [None, None, 0.3]
    assert found.hidden == {"missed": (0, 1), "missed_share": (0, 1)}
    assert found.withheld.cells == 4


def test_a_column_that_is_the_sum_of_others_does_not_give_a_cell_away():
    found = for_public(by_area(3, 9, 4, 30, served=[20, 21, 22, 23], eligible=[23, 30, 26, 53]))
    rows = found.rows
    for row in rows.filter(pl.col("missed").is_null()).iter_rows(named=True):
        assert row["served"] is None or row["eligible"] is None


def test_rows_about_one_person_or_officer_are_refused():
    for name in ("pm_id", "case_id", "provider_id"):
        with pytest.raises(NotAllowed):
            for_public(answer(pl.DataFrame({name: ["x"], "persons": [7]}), (name,)))


def test_numbers_of_units_and_keys_are_not_counts_of_people():
    found = answer(pl.DataFrame({"year_no": [2024, 2025], "units_reporting": [2, 3], "persons": [50, 60]}), ("year_no",))
    assert for_public(found).rows.equals(found.rows)


def period(found: Answer, start: date, end: date) -> Answer:
    return replace(found, parameters={"period_start": start, "period_end": end})


TEN = (date(2026, 1, 1), date(2026, 11, 1))
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
REST = (date(2026, 11, 1), date(2027, 1, 1))


def test_difference_between_two_periods_is_not_a_small_number():
    ten = for_public(period(by_area(20, 30, 40), *TEN))
    year = for_public(period(by_area(23, 36, 47), *YEAR), published=[ten])
    assert shown(year)[0] is None and shown(year).count(None) >= 2
    assert shown(for_public(period(by_area(25, 36, 47), *YEAR), published=[ten])) == [25, 36, 47]


def test_difference_between_two_filters_is_not_a_small_number():
    everybody = for_public(by_area(20, 30, 40))
    court = replace(by_area(18, 20, 30), parameters={"sectors": ["court"]})
    assert shown(for_public(court, published=[everybody]))[0] is None


def test_third_period_does_not_give_a_withheld_one_away():
    rest = for_public(period(by_area(3, 4, 50), *REST))
    ten = for_public(period(by_area(30, 40, 50), *TEN))
    year = for_public(period(by_area(33, 44, 100), *YEAR), published=[rest, ten])
    assert shown(rest) == [None, None, 50] and shown(ten) == [30, 40, 50]
    assert shown(year)[:2] == [None, None]
    open_year = period(by_area(33, 44, 100), *YEAR)
    with pytest.raises(NotAllowed):
        for_public(period(by_area(3, 4, 50), *REST), published=[ten, open_year])


def totals(table: np.ndarray) -> list[np.ndarray]:
    """Index sets of every total of a table: whole, and each proper margin."""
    cells = np.arange(table.size).reshape(table.shape)
    sets = [cells.ravel()]
    for axis in range(table.ndim):
        if table.ndim > 1:
            sets += [part.ravel() for part in np.moveaxis(cells, axis, 0)]
    if table.ndim == 3:
        for axis in range(3):
            sets += list(np.moveaxis(cells, axis, 2).reshape(-1, table.shape[axis]))
    return [part for part in sets if len(part) > 1]


def attacker_learns(table: np.ndarray, seen: list[int | None]) -> list[int]:
    """Cells withheld that every table with the same visible cells and the same totals has in common (linear programming)."""
    unknown = [place for place, value in enumerate(seen) if value is None]
    flat, place_of = table.ravel(), {place: number for number, place in enumerate(unknown)}
    matrix, right = [], []
    for part in totals(table):
        inside = [place for place in part if place in place_of]
        if inside:
            row = np.zeros(len(unknown))
            row[[place_of[place] for place in inside]] = 1
            matrix.append(row)
            right.append(flat[inside].sum())
    learned = []
    for number, place in enumerate(unknown):
        goal = np.zeros(len(unknown))
        goal[number] = 1
        least = linprog(goal, A_eq=matrix or None, b_eq=right or None, bounds=(0, None)).fun
        most = linprog(-goal, A_eq=matrix or None, b_eq=right or None, bounds=(0, None))
        if most.success and abs(-most.fun - least) < 1e-6:
            learned.append(place)
    return learned


SHAPES = st.sampled_from([(4,), (9,), (3, 4), (5, 3), (2, 3, 3)])
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 200))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_total_gives_a_withheld_number_back(data):
    shape = data.draw(SHAPES)
    table = np.array(data.draw(st.lists(COUNTS, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))))).reshape(shape)
    names = ("area_code", "sector", "status")[: len(shape)]
    places = np.indices(shape).reshape(len(shape), -1)
    rows = pl.DataFrame({name: [f"{n}" for n in axis] for name, axis in zip(names, places, strict=True)})
    seen = shown(for_public(answer(rows.with_columns(missed=pl.Series(table.ravel())), names)))
    assert all(value is None or value == 0 or value >= 5 for value in seen)
    for part in totals(table):
        hidden, lies_open = [p for p in part if seen[p] is None], [p for p in part if seen[p] is not None]
        whole = int(table.ravel()[part].sum())
        if hidden and lies_open:
            assert len(hidden) >= 2 and int(table.ravel()[hidden].sum()) >= 5, (table, seen)
        assert not hidden or len(hidden) >= 2 or whole < 5 or len(part) == 1
    small = {p for p in attacker_learns(table, seen) if 0 < table.ravel()[p] < 5}
    enclosed = {p for part in totals(table) if all(seen[q] is None for q in part) for p in part}
    assert small <= enclosed, (table, seen)
