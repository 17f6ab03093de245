"""What may leave the council: small cells withheld, and as many others as it takes that no subtraction finds them again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from typing import Any

import numpy as np
import polars as pl

from council.answer import Answer, Withheld, Words
from council.errors import NotAllowed

SMALLEST = 5
SMALLEST_PROTECTED = 10
MARK = Words("ẩn", "withheld")
WHY = Words(
    f"Số dưới {SMALLEST} (dưới {SMALLEST_PROTECTED} với diện nhạy cảm) không đưa ra ngoài hội đồng; một số ô khác cũng ẩn để "
    "không ai trừ ra được.",
    f"Numbers under {SMALLEST} (under {SMALLEST_PROTECTED} for sensitive groups) do not leave the council; some other cells are "
    "withheld too, so that nobody can find them by subtraction.",
)
# Rows about one person, paper, case or officer never leave the council.
PERSONAL = ("pm_id", "person_key", "contact_id", "paper_id", "paper_side_id", "case_id", "provider_id")
_NO_COUNT = ("_order", "_no", "_days", "_code", "_id", "_hours", "_minutes", "number", "position", "year")
_NO_PERSONS = ("units", "files", "reports", "months", "quarters", "weeks")
_LARGEST_IDENTITY = 3  # parts of a column that is the sum of others: a = b + c + d

Cell = tuple[int, int]


@dataclass(frozen=True)
class _Table:
    """Counts of an answer: ``values`` rows x columns (null = 0), ``limits`` the smallest number shown per row."""

    values: np.ndarray
    limits: np.ndarray
    lines: tuple[tuple[int, ...], ...]
    identities: tuple[tuple[int, ...], ...]

    def sums(self) -> Iterator[tuple[Cell, ...]]:
        """Every set of cells whose total may be known: each line in each column, each identity in each row."""
        for column in range(self.values.shape[1]):
            for line in self.lines:
                yield tuple((row, column) for row in line)
        for identity in self.identities:
            for row in range(self.values.shape[0]):
                yield tuple((row, column) for column in identity)

    def size(self, cell: Cell) -> tuple[bool, int, Cell]:
        """Order in which cells are sacrificed: the smallest number first, zeros last."""
        return bool(self.values[cell] == 0), int(self.values[cell]), cell


def for_public(answer: Answer, protected: Sequence[str] = (), published: Sequence[Answer] = ()) -> Answer:
    """``answer`` as it may be given to anybody: cells that must not be shown are null and listed in ``hidden``.

    Withheld are counts of 1 to 4 (1 to 9 in rows of ``protected`` groups), every number computed from them (shares,
    means) and further counts, so that neither the total of a row, column or the whole, nor a sum between columns, nor the
    difference to an answer in ``published`` (same question, a period or filter inside or around this one) gives a withheld
    count or a small remainder. Zeros are shown unless needed as cover. Method: primary and complementary suppression with a
    linear audit (Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 6).
    Raises NotAllowed for rows about single persons, papers, cases or officers, and when what is already published would
    give a withheld count away.
    """
    personal = [name for name in PERSONAL if name in answer.key or name in answer.rows.columns]
    if personal:
        raise NotAllowed(
            f"«{answer.title.vi}» có từng người, từng vụ hoặc từng người thực hiện: không đưa ra ngoài hội đồng.",
            f"“{answer.title.en}” shows single persons, cases or providers: it does not leave the council.",
        )
    columns = counts_of(answer)
    if not columns or answer.rows.is_empty():
        return answer
    table = _table(answer, columns, protected)
    related = [other for other in published if _is_related(answer, other)]
    hidden = _primary(table) | _small_differences(answer, table, columns, related)
    hidden = _covered(table, hidden)
    while extra := _given_away(answer, columns, related, hidden):
        hidden = _covered(table, hidden | extra)
    return _blanked(answer, columns, hidden)


def counts_of(answer: Answer) -> list[str]:
    """Columns of an answer that count people or matters: whole numbers that are no key, order, code, duration or units."""
    return [
        name
        for name, kind in answer.rows.schema.items()
        if kind.is_integer() and name not in answer.key and not name.endswith(_NO_COUNT) and not name.startswith(_NO_PERSONS)
    ]


def _table(answer: Answer, columns: list[str], protected: Sequence[str]) -> _Table:
    values = answer.rows.select(pl.col(columns).fill_null(0).cast(pl.Int64)).to_numpy()
    texts = [name for name, kind in answer.rows.schema.items() if kind == pl.String]
    is_protected = (
        answer.rows.select(pl.any_horizontal(pl.col(texts).is_in(list(protected)).fill_null(False))).to_series().to_numpy()
        if texts and protected
        else np.zeros(len(values), dtype=bool)
    )
    return _Table(values, np.where(is_protected, SMALLEST_PROTECTED, SMALLEST), _lines(answer), _identities(values))


def _lines(answer: Answer) -> tuple[tuple[int, ...], ...]:
    """Rows that add up to a total somebody may know: all rows, and all rows alike in some of the key's columns."""
    key = [name for name in answer.key if name in answer.rows.columns]
    parts = chain.from_iterable(combinations(key, size) for size in range(len(key)))
    rows = answer.rows.with_row_index("row").select("row", *key)
    found: dict[tuple[int, ...], None] = {}
    for part in parts:
        groups = rows.group_by(part, maintain_order=True).agg("row")["row"] if part else [rows["row"]]
        found |= {tuple(int(row) for row in group): None for group in groups if len(group) > 1}
    return tuple(found)


def _identities(values: np.ndarray) -> tuple[tuple[int, ...], ...]:
    """Columns of which one is the sum of two or three others in every row; the whole first."""
    columns = [c for c in range(values.shape[1]) if values[:, c].any()]
    found = []
    for whole in columns:
        others = [c for c in columns if c != whole and (values[:, c] <= values[:, whole]).all()]
        for size in range(1, _LARGEST_IDENTITY + 1):
            for parts in combinations(others, size):
                if (values[:, list(parts)].sum(axis=1) == values[:, whole]).all():
                    found.append((whole, *parts))
    return tuple(found)


def _primary(table: _Table) -> set[Cell]:
    small = (table.values > 0) & (table.values < table.limits[:, None])
    return {(int(row), int(column)) for row, column in np.argwhere(small)}


def _covered(table: _Table, hidden: set[Cell]) -> set[Cell]:
    """``hidden`` and the cells that must go with them, until no total gives one away."""
    hidden, sums = set(hidden), list(table.sums())
    is_open = True
    while is_open:
        is_open = False
        for cells in sums:
            fresh = _cover(table, cells, hidden)
            is_open = is_open or bool(fresh)
            hidden |= fresh
        if not is_open:
            fresh = _found_by_subtraction(table, sums, hidden)
            is_open = bool(fresh)
            hidden |= fresh
    return hidden


def _cover(table: _Table, cells: tuple[Cell, ...], hidden: set[Cell]) -> set[Cell]:
    """Cells to hide in one sum: at least two unknowns, and together no small number."""
    inside = [cell for cell in cells if cell in hidden]
    if not inside:
        return set()
    limit = max(int(table.limits[row]) for row, _ in inside)
    visible, fresh = sorted((cell for cell in cells if cell not in hidden), key=table.size), set()
    is_line = len({column for _, column in cells}) == 1
    total = sum(int(table.values[cell]) for cell in inside)
    while visible and (len(inside) + len(fresh) < 2 or (is_line and total < limit)):
        cell = visible.pop(0)
        fresh.add(cell)
        total += int(table.values[cell])
    return fresh


def _found_by_subtraction(table: _Table, sums: list[tuple[Cell, ...]], hidden: set[Cell]) -> set[Cell]:
    """Cover for cells that several sums together determine: for each, one more cell of a sum it stands in."""
    unknown = {cell: place for place, cell in enumerate(sorted(hidden))}
    equations = [[(unknown[cell], _sign(cells, cell)) for cell in cells if cell in unknown] for cells in sums]
    determined = _determined(len(unknown), [terms for terms in equations if terms])
    fresh = set()
    for cell in (cell for cell, place in unknown.items() if place in determined):
        choices = [other for cells in sums if cell in cells for other in cells if other not in hidden]
        fresh |= {min(choices, key=table.size)} if choices else set()
    return fresh


def _sign(cells: tuple[Cell, ...], cell: Cell) -> float:
    """The whole of a sum between columns counts against its parts; in a line all cells count alike."""
    return -1.0 if cell == cells[0] and cells[0][1] != cells[-1][1] else 1.0


def _determined(size: int, equations: list[list[tuple[int, float]]]) -> set[int]:
    """Unknowns that the equations (signed sums of unknowns with known totals) leave no freedom."""
    if size == 0 or not equations:
        return set()
    matrix = np.zeros((len(equations), size))
    for number, terms in enumerate(equations):
        for place, sign in terms:
            matrix[number, place] = sign
    _, strengths, directions = np.linalg.svd(matrix, full_matrices=True)
    free = directions[int((strengths > 1e-9).sum()) :]
    return {place for place in range(size) if not len(free) or np.abs(free[:, place]).max() < 1e-9}


def _is_related(answer: Answer, other: Answer) -> bool:
    """The same question, one of the two lying inside the other."""
    return (
        answer.question == other.question
        and other.key == answer.key
        and (_inside(answer, other) or _inside(other, answer) or (_filters(answer) == _filters(other)))
    )


def _filters(answer: Answer) -> dict[str, Any]:
    return {name: value for name, value in answer.parameters.items() if name not in ("period_start", "period_end")}


def _period(answer: Answer) -> tuple[date, date]:
    return answer.parameters.get("period_start", date.min), answer.parameters.get("period_end", date.max)


def _inside(inner: Answer, outer: Answer) -> bool:
    (start, end), (first, last) = _period(inner), _period(outer)
    if start < first or end > last:
        return False
    mine, theirs = _filters(inner), _filters(outer)
    return all(
        theirs.get(name) in (None, []) or value == theirs.get(name) or (isinstance(value, list) and set(value) <= set(theirs[name]))
        for name, value in mine.items()
        if value != theirs.get(name)
    )


def _beside(answer: Answer, column: str, other: Answer) -> list[int | None]:
    """The other answer's number for each row of this one; None where it shows none, 0 where it has no such row."""
    if column not in other.rows.columns:
        return [None] * answer.rows.height
    seen = {tuple(row[:-1]): row[-1] for row in other.rows.select(*answer.key, column).iter_rows()}
    return [seen.get(key, 0) for key in answer.rows.select(answer.key).iter_rows()]


def _small_differences(answer: Answer, table: _Table, columns: list[str], related: list[Answer]) -> set[Cell]:
    """Cells whose difference to a number already published would itself be a small number."""
    found = set()
    for other in related:
        if not (_inside(answer, other) or _inside(other, answer)):
            continue
        for place, column in enumerate(columns):
            for row, number in enumerate(_beside(answer, column, other)):
                if number is not None and 0 < abs(int(table.values[row, place]) - number) < table.limits[row]:
                    found.add((row, place))
    return found


def _given_away(answer: Answer, columns: list[str], related: list[Answer], hidden: set[Cell]) -> set[Cell]:
    """Cells to hide because two published periods and this one add up; NotAllowed where they already give one away."""
    extra: set[Cell] = set()
    for one, two in combinations(related, 2):
        if not _add_up(answer, one, two):
            continue
        for place, column in enumerate(columns):
            for row, (a, b) in enumerate(zip(_beside(answer, column, one), _beside(answer, column, two), strict=True)):
                is_hidden, unknown = (row, place) in hidden, (a is None) + (b is None)
                if is_hidden and unknown == 0:
                    raise NotAllowed(
                        "Những số đã công bố cho phép tính ra ô phải ẩn; chọn kỳ khác.",
                        "What is already published gives a withheld number away; choose another period.",
                    )
                if not is_hidden and unknown == 1:
                    extra.add((row, place))
    return extra


def _add_up(answer: Answer, one: Answer, two: Answer) -> bool:
    if not _filters(answer) == _filters(one) == _filters(two):
        return False
    periods = [_period(answer), _period(one), _period(two)]
    whole = max(periods, key=lambda period: period[1] - period[0])
    parts = sorted(period for period in periods if period != whole)
    return len(parts) == 2 and parts[0][0] == whole[0] and parts[0][1] == parts[1][0] and parts[1][1] == whole[1]


def _blanked(answer: Answer, columns: list[str], hidden: set[Cell]) -> Answer:
    if not hidden:
        return answer
    rows = answer.rows.height
    derived = [name for name, kind in answer.rows.schema.items() if kind.is_float() or kind.is_decimal()]
    touched = {row for row, _ in hidden}
    places = {name: tuple(sorted(row for row, place in hidden if place == number)) for number, name in enumerate(columns)}
    places |= {name: tuple(sorted(touched)) for name in derived}
    places = {name: where for name, where in places.items() if where}
    shown = answer.rows.with_columns(
        pl.when(pl.Series([row not in where for row in range(rows)])).then(pl.col(name)).otherwise(None).alias(name)
        for name, where in ((name, set(where)) for name, where in places.items())
    )
    before = answer.withheld or Withheld(0, 0, WHY)
    withheld = Withheld(before.rows, before.cells + sum(len(where) for where in places.values()), WHY)
    return replace(answer, rows=shown, withheld=withheld, hidden=places)
