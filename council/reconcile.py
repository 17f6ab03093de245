"""Figures known from elsewhere against what the questions of the pages find."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from council.access import LEAST, ROLES
from council.answer import Answer
from council.errors import CouncilError, Several, UsageError
from council.warehouse import Warehouse

DECIMALS = 6
_KEYS = {"pattern", "question", "set", "where", "value", "absent", "role"}
_SEGMENT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Rule:
    """One [[figure]]: which figures, which question, and where in its answer the value stands."""

    file: str
    pattern: str
    question: str
    value: str
    set: dict[str, Any] = field(default_factory=dict)
    where: dict[str, Any] = field(default_factory=dict)
    absent: float | None = None
    role: str = LEAST

    def match(self, figure: str) -> dict[str, str] | None:
        """What each {name} stands for in ``figure``; None if the pattern does not fit. A {name} never spans a dot."""
        return _fit(self.pattern, figure)

    @property
    def looseness(self) -> int:
        """How many {names}: the pattern with fewest is the closest fit."""
        return len(_SEGMENT.findall(self.pattern))


@dataclass(frozen=True)
class Outcome:
    """One figure compared. ``found`` None means it could not be known; ``reason`` then says why."""

    figure: str
    expected: float
    found: float | None
    difference: float | None
    question: str | None
    reason_vi: str | None = None
    reason_en: str | None = None

    @property
    def agrees(self) -> bool:
        """Known and equal."""
        return self.difference == 0


def _fit(pattern: str, figure: str) -> dict[str, str] | None:
    parts = _SEGMENT.split(pattern)
    seen: set[str] = set()
    expression = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            expression += re.escape(part)
        else:
            expression += f"(?P={part})" if part in seen else f"(?P<{part}>[^.]+)"
            seen.add(part)
    found = re.fullmatch(expression, figure)
    return found.groupdict() if found else None


def load_rules(folder: Path) -> list[Rule]:
    """Every [[figure]] of ``folder``/*.toml; raises Several with all unknown or missing keys."""
    rules, errors = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8")).get("figure", [])
        except tomllib.TOMLDecodeError as error:
            errors.append(
                CouncilError(f"figures/{path.name}: TOML sai: {error}", f"figures/{path.name}: invalid TOML: {error}")
            )
            continue
        for entry in entries:
            errors += _entry_errors(path.name, entry)
            if not _entry_errors(path.name, entry):
                rules.append(Rule(file=path.name, **entry))
    if errors:
        raise Several(errors)
    return rules


def _entry_errors(file: str, entry: dict) -> list[CouncilError]:
    name = entry.get("pattern", "?")
    found = [(f"khóa lạ {k}", f"unknown key {k}") for k in sorted(entry.keys() - _KEYS)]
    found += [(f"thiếu {k}", f"{k} is missing") for k in ("pattern", "question", "value") if not entry.get(k)]
    if entry.get("role", LEAST) not in ROLES:
        found.append((f"vai trò lạ {entry['role']}", f"unknown role {entry['role']}"))
    return [CouncilError(f"figures/{file}, «{name}»: {vi}.", f"figures/{file}, “{name}”: {en}.") for vi, en in found]


def read_figures(path: Path) -> list[dict[str, Any]]:
    """A list of {figure, value, …}; UsageError when the file is not one."""
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
        if not all(isinstance(f["figure"], str) and isinstance(f["value"], int | float) for f in figures):
            raise ValueError("figure, value")
        return figures
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} không phải danh sách {{figure, value}}: {error}",
            f"{path} is not a list of {{figure, value}}: {error}",
        ) from error


class Reconciler:
    """Compares figures with the answers of one snapshot; each (question, parameters, role) is asked once."""

    def __init__(self, warehouses: dict[str, Warehouse], rules: Iterable[Rule]):
        self._warehouses = warehouses
        self._rules = sorted(rules, key=lambda rule: rule.looseness)
        self._answers: dict[tuple, Answer | CouncilError] = {}
        self._groups: dict[tuple, dict[tuple, float | None]] = {}

    def compare(self, figure: str, expected: float) -> Outcome:
        """What the closest-fitting rule's question finds for ``figure``."""
        for rule in self._rules:
            bound = rule.match(figure)
            if bound is not None:
                return self._compare(rule, bound, figure, expected)
        return Outcome(
            figure,
            expected,
            None,
            None,
            None,
            "Không câu hỏi nào trả lời chỉ tiêu này (queries/figures).",
            "No question answers this figure (queries/figures).",
        )

    def _compare(self, rule: Rule, bound: dict[str, str], figure: str, expected: float) -> Outcome:
        settings = {name: _filled(value, bound) for name, value in rule.set.items()}
        key = (rule.role, rule.question, json.dumps(settings, sort_keys=True, default=str))
        if key not in self._answers:
            self._answers[key] = self._ask(rule, settings)
        answer = self._answers[key]
        if isinstance(answer, CouncilError):
            return Outcome(figure, expected, None, None, rule.question, answer.vi, answer.en)
        column = _filled(rule.value, bound)
        lacking = sorted({column, *rule.where} - set(answer.rows.columns))
        if lacking:
            return Outcome(
                figure,
                expected,
                None,
                None,
                rule.question,
                f"Câu trả lời không có cột {', '.join(lacking)}.",
                f"The answer has no column {', '.join(lacking)}.",
            )
        wanted = tuple(_text(_filled(value, bound)) for value in rule.where.values())
        found = self._sums(key, rule, column, answer.rows).get(wanted, rule.absent)
        if found is None:
            return Outcome(
                figure,
                expected,
                None,
                None,
                rule.question,
                "Không biết được từ các tệp này.",
                "Cannot be known from these files.",
            )
        found = round(found, DECIMALS) if isinstance(found, float) else found
        difference = round(found - round(expected, DECIMALS), DECIMALS)
        return Outcome(figure, expected, found, difference, rule.question)

    def _ask(self, rule: Rule, settings: dict[str, Any]) -> Answer | CouncilError:
        try:
            return self._warehouses[rule.role].ask(rule.question, **settings)
        except CouncilError as error:
            return error

    def _sums(self, key: tuple, rule: Rule, column: str, rows: pl.DataFrame) -> dict[tuple, float | None]:
        """Sum of the value per combination of the filter columns (as text); rows without a value do not count as 0."""
        group = (*key, column, tuple(rule.where))
        if group not in self._groups:
            value = pl.col(column)
            texts = [pl.col(name).cast(pl.String) for name in rule.where]
            valued = rows.with_columns(*texts).filter(value.is_not_null())
            if rule.where:
                summed = valued.group_by(list(rule.where)).agg(value.sum().alias("found of figure"))
                self._groups[group] = {row[:-1]: row[-1] for row in summed.rows()}
            else:
                self._groups[group] = {(): valued[column].sum()} if valued.height else {}
        return self._groups[group]


def _filled(value: Any, bound: dict[str, str]) -> Any:
    if isinstance(value, str):
        return _SEGMENT.sub(lambda m: bound.get(m.group(1), m.group(0)), value)
    return [_filled(part, bound) for part in value] if isinstance(value, list) else value


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def reconcile(folder: Path, figures: list[dict[str, Any]], rules: list[Rule], catalog=None) -> list[Outcome]:
    """Compare ``figures`` with the snapshot in ``folder``, in their order."""
    warehouses = {role: Warehouse.open(folder, role, catalog) for role in ROLES}
    reconciler = Reconciler(warehouses, rules)
    return [reconciler.compare(f["figure"], f["value"]) for f in figures]
