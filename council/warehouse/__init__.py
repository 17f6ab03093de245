"""One locked-down, read-only DuckDB over one verified snapshot; answers a question by its name."""

import atexit
import gc
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from council.access import may_ask, sees_officer_names
from council.answer import Answer, ColumnWords, LawCitation, MetricWords, Provenance, Words
from council.catalog import PRODUCT_QUERIES, Catalog, Parameter, Query
from council.disclosure import Rules, for_public
from council.errors import NotAllowed, UsageError
from council.names import spaced
from council.snapshots import Manifest, read_manifest
from council.warehouse.database import Database


class Warehouse:
    """Questions of one reader (one role) about one snapshot. Safe to use from several threads at once."""

    def __init__(self, manifest: Manifest, database: Database, catalog: Catalog, role: str):
        self.manifest, self.catalog, self.role = manifest, catalog, role
        self._database = database
        self._binding = catalog.binding

    @classmethod
    def open(cls, snapshot_dir: Path, role: str = "member", catalog: Catalog | None = None) -> "Warehouse":
        """Verify ``snapshot_dir`` (once per process) and open it for ``role``; CouncilError if it was changed."""
        database = _database(Path(snapshot_dir).resolve(), sees_officer_names(role))
        return cls(database.manifest, database, catalog or _product_catalog(), role)

    def names(self) -> list[str]:
        """Questions this role may ask."""
        return [name for name, query in self.catalog.questions.items() if may_ask(self.role, query.roles)]

    def ask(self, name: str, **parameters: Any) -> Answer:
        """Answer question (or metric) ``name``.

        Parameters not given take their defaults: the whole data window, no filter. Raises UsageError for an unknown
        question, parameter or value, NotAllowed for a role that may not ask, CouncilError when time runs out.
        """
        query, values = self._asked(name, parameters)
        key = (self.manifest.id, name, _frozen(values), self.role)
        answer = self._database.cached(key)
        if answer is None:
            answer = self._answer(query, values)
            self._database.keep(key, answer)
        return answer

    def count(self, name: str, **parameters: Any) -> int:
        """How many rows the answer to ``name`` has, without fetching them; raises what ``ask`` raises."""
        query, values = self._asked(name, parameters)
        key = (self.manifest.id, f"count of {name}", _frozen(values), self.role)
        rows = self._database.cached(key)
        if rows is None:
            rows = self._database.count(query, self._narrowed(query, values)[0])
            self._database.keep(key, rows)
        return rows

    def stream(self, name: str, rows_per_part: int = 50_000, **parameters: Any) -> Iterator[Answer]:
        """The answer to ``name`` in parts of at most ``rows_per_part`` rows (at least one part), whatever its length.

        Memory stays bounded: what does not fit is sorted on disk, in a folder that only this user can read and that is
        removed at the end. ``withheld`` counts each part's own. Raises what ``ask`` raises.
        """
        query, values = self._asked(name, parameters)
        used, was_narrowed = self._narrowed(query, values)
        for rows in self._database.stream(query, used, rows_per_part):
            yield self._dressed(query, values, rows, was_narrowed)

    def _asked(self, name: str, parameters: dict[str, Any]) -> tuple[Query, dict[str, Any]]:
        """The question and all its values; raises as described at ``ask``."""
        query = self._query(name)
        if not may_ask(self.role, query.roles):
            roles = ", ".join(query.roles)
            raise NotAllowed(
                f"Câu hỏi «{name}» chỉ dành cho: {roles}. Vai trò hiện tại: {self.role}.",
                f"Question “{name}” is only for: {roles}. Your role: {self.role}.",
            )
        return query, self.parameters(query, parameters)

    def public(self, answer: Answer, published: Sequence[Answer] = ()) -> Answer:
        """``answer`` as it may leave the council, given what was ``published`` before; raises NotAllowed (see for_public)."""
        rules = _rules()
        return for_public(answer, (*rules.groups, *rules.child_groups), published)

    def forget(self) -> None:
        """Drop kept answers, so that the next one is computed."""
        self._database.forget()

    def parameters(self, query: Query, given: dict[str, Any]) -> dict[str, Any]:
        """All parameters of ``query`` with their values; UsageError for an unknown name or a bad value."""
        unknown = sorted(given.keys() - self.catalog.parameters.keys())
        if unknown:
            known = ", ".join(sorted(query.parameters)) or "—"
            raise UsageError(
                f"Câu hỏi «{query.name}» không có tham số {', '.join(unknown)}; có: {known}.",
                f"Question “{query.name}” has no parameter {', '.join(unknown)}; it has: {known}.",
            )
        values = {}
        for name in sorted(query.parameters):
            parameter = self.catalog.parameters[name]
            value = parameter.value_from(given.get(name))
            values[name] = self._default(query, parameter) if value is None else value
        if {"period_start", "period_end"} <= values.keys() and values["period_start"] >= values["period_end"]:
            raise UsageError(
                f"Kỳ rỗng: {values['period_start']} không trước {values['period_end']} (ngày cuối không tính).",
                f"Empty period: {values['period_start']} is not before {values['period_end']} (end excluded).",
            )
        return values

    def _default(self, query: Query, parameter: Parameter) -> Any:
        if parameter.is_required:
            raise UsageError(
                f"Câu hỏi «{query.name}» cần tham số «{parameter.name}» ({parameter.words.vi}).",
                f"Question “{query.name}” needs parameter “{parameter.name}” ({parameter.words.en}).",
            )
        return parameter.default_on(self.manifest.start, self.manifest.day)

    def _query(self, name: str) -> Query:
        found = self.catalog.questions.get(name) or self.catalog.metrics.get(name)
        if found is None:
            raise UsageError(
                f"Không có câu hỏi «{name}». Xem: python -m council questions.",
                f"There is no question “{name}”. See: python -m council questions.",
            )
        return found

    def _answer(self, query: Query, values: dict[str, Any]) -> Answer:
        used, was_narrowed = self._narrowed(query, values)
        return self._dressed(query, values, self._database.run(query, used), was_narrowed)

    def _narrowed(self, query: Query, values: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        # A filter on a protected group must not reach a fine table, so the columns are needed before the query runs.
        columns = self._database.columns(query, values) if values.get("groups") else []
        return _rules().narrowed(columns, values)

    def _dressed(self, query: Query, values: dict[str, Any], found: pl.DataFrame, was_narrowed: bool) -> Answer:
        """The rows this reader may see, with their words, law and provenance."""
        rules = _rules()
        rows, withheld = rules.apply(_tidied(found), values)
        if was_narrowed and withheld is None:
            withheld = rules.nothing_shown()
        numbers = [self.catalog.metrics[name] for name in query.metrics]
        return Answer(
            question=query.name,
            rows=rows,
            columns={c: self._column(query, c) for c in rows.columns},
            title=query.title,
            parameters=values,
            provenance=self._provenance(query),
            definition=query.definition or _joined(numbers),
            grain=query.grain,
            key=query.key,
            chart=query.chart,
            date_rule=query.date_rule,
            metrics=tuple(MetricWords(m.name, m.title, m.definition, m.unit, m.better) for m in numbers),
            caution=query.caution,
            law=self._law(query, numbers),
            withheld=withheld,
        )

    def _column(self, query: Query, column: str) -> ColumnWords:
        return self._binding.words_of(query, column) or ColumnWords(column, Words(column, column))

    def _provenance(self, query: Query) -> Provenance:
        m = self.manifest
        return Provenance(
            snapshot=m.id,
            data_day=m.day,
            window_start=m.start,
            made_at=m.made,
            council=Words(m.council_vi, m.council_en),
            is_simulated=m.is_simulated,
            role=self.role,
            sql=query.sql,
            tables=tuple(sorted(query.tables)),
            versions=m.versions,
        )

    def _law(self, query: Query, numbers: list[Query]) -> tuple[LawCitation, ...]:
        concepts = [self.catalog.concepts[t] for t in self._binding.read_through(query) if t in self.catalog.concepts]
        wanted = dict.fromkeys(source for q in [query, *numbers, *concepts] for source in q.law)
        return tuple(self._database.law[source] for source in wanted if source in self._database.law)

    def table(self, name: str) -> pl.DataFrame:
        """All rows of a small table of words or rules (label, area, law_source …); CouncilError if not published."""
        return self._database.table(name)

    def provider_words(self) -> dict[str, str]:
        """Code -> how this role reads a provider: the name for leader and steward, "TGV 01" for everybody else."""
        codes = self.table("provider")["provider_id"] if "provider" in self._database.tables else []
        found = {code: spaced(code) for code in codes}
        if sees_officer_names(self.role) and "provider_name" in self._database.tables:
            found |= dict(self.ask("officer_names", providers=None).rows.select("provider_id", "name").iter_rows())
        return found

    def warm_up(self, questions: list[str] | None = None) -> int:
        """Ask the usual questions, then take everything alive out of garbage collection; returns how many."""
        asked = 0
        for name in questions or self.names():
            query = self.catalog.questions[name]
            if not any(self.catalog.parameters[p].is_required for p in query.parameters):
                self.ask(name)
                asked += 1
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # else the database's binding reports frozen objects as leaks at exit
        return asked


_OPEN: dict[tuple[str, bool], Database] = {}
_OPEN_LOCK = threading.Lock()


def _database(folder: Path, with_names: bool) -> Database:
    """One database per snapshot and right to names; the hashes are checked before the first question."""
    made_at = read_manifest(folder).made_at
    key = (f"{folder}@{made_at}", with_names)
    with _OPEN_LOCK:
        if key not in _OPEN:
            _OPEN[key] = Database(folder, with_names)
        return _OPEN[key]


_CATALOG: list[Catalog] = []
_RULES: list[Rules] = []


def _product_catalog() -> Catalog:
    if not _CATALOG:
        _CATALOG.append(Catalog.load(is_checked=False))
    return _CATALOG[0]


def _rules() -> Rules:
    if not _RULES:
        _RULES.append(Rules.load(PRODUCT_QUERIES / "disclosure.toml"))
    return _RULES[0]


def _tidied(rows: pl.DataFrame) -> pl.DataFrame:
    """Decimals to nine places: sums of decimal shares carry binary dust that nobody should read in a table."""
    return rows.with_columns(pl.col(pl.Float64, pl.Float32).round(9))


def _frozen(values: dict[str, Any]) -> tuple:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(values.items()))


def _joined(numbers: list[Query]) -> Words | None:
    if not numbers:
        return None
    return Words(
        "\n".join(f"{m.title.vi}: {m.definition.vi}" for m in numbers),
        "\n".join(f"{m.title.en}: {m.definition.en}" for m in numbers),
    )
