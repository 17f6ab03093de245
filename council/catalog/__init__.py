"""Every noun, number and question of queries/, with their words; all errors of all files at once."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from council.access import ROLES
from council.catalog.parameters import Parameter, load_parameters
from council.catalog.query import Example, Query, read_query
from council.contracts import ALL, PRIVATE
from council.errors import CouncilError, Several

PRODUCT_QUERIES = Path(__file__).resolve().parents[2] / "queries"

PUBLISH_TABLES = (
    "entry_link", "person_link", "pm_person", "pm_origin", "snapshot_day", "working_day",
    "link_level", "link_shift", "link_waiting", "link_quality",
)
_FOLDERS = {"concepts": "concept", "metrics": "metric", "questions": "question"}

__all__ = ["Catalog", "Example", "Parameter", "Query"]


@dataclass(frozen=True)
class Catalog:
    """The queries by name."""

    concepts: dict[str, Query] = field(default_factory=dict)
    metrics: dict[str, Query] = field(default_factory=dict)
    questions: dict[str, Query] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)

    @classmethod
    def load(cls, queries_dir: Path | None = None, is_checked: bool = True) -> "Catalog":
        """Read queries/ (default: the product's own); raises Several naming file, line, key and remedy.

        Not ``is_checked``: only headers are read and each statement is parsed when it is first used, for a quick start
        with files that were checked when they were published and tested.
        """
        folder = Path(queries_dir) if queries_dir else PRODUCT_QUERIES
        errors: list[CouncilError] = []
        parameters = _gather(errors, load_parameters, folder / "parameters.toml") or {}
        rooms: dict[str, dict[str, Query]] = {}
        for room, kind in _FOLDERS.items():
            read = [_gather(errors, read_query, path, kind, is_checked) for path in sorted((folder / room).glob("*.sql"))]
            rooms[room] = {query.name: query for query in read if query}
        catalog = cls(rooms["concepts"], rooms["metrics"], rooms["questions"], parameters)
        if is_checked:
            errors += catalog._cross_errors() + _order(catalog.concepts)[1]
        if errors:
            raise Several(errors)
        return catalog

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hex digits of the SHA-256 of all concepts: snapshots of one fingerprint hold the same tables."""
        told = "\n".join(f"{name}\n{query.sql}" for name, query in sorted(self.concepts.items()))
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Names of concepts so that each comes after those it reads."""
        return _order(self.concepts)[0]

    @cached_property
    def binding(self):
        """Every query bound once against empty tables: columns, types and the words each column inherits."""
        from council.catalog.binding import Binding

        return Binding(self)

    def queries(self) -> list[Query]:
        """All queries: concepts, metrics, questions."""
        return [*self.concepts.values(), *self.metrics.values(), *self.questions.values()]

    def _cross_errors(self) -> list[CouncilError]:
        errors = []
        for query in self.queries():
            errors += self._parameter_errors(query) + self._table_errors(query) + self._name_errors(query)
        return errors

    def _parameter_errors(self, query: Query) -> list[CouncilError]:
        if query.kind == "concept" and query.parameters:
            return [
                _error(
                    query,
                    f"khái niệm không nhận tham số ({', '.join(sorted(query.parameters))}).",
                    f"a concept takes no parameters ({', '.join(sorted(query.parameters))}).",
                )
            ]
        unknown = sorted(query.parameters - self.parameters.keys())
        return [
            _error(
                query,
                f"tham số ${name} không có trong parameters.toml. Thêm vào đó hoặc sửa tên.",
                f"parameter ${name} is not in parameters.toml. Add it there or correct the name.",
            )
            for name in unknown
        ]

    def _table_errors(self, query: Query) -> list[CouncilError]:
        known = ALL.keys() | self.concepts.keys() | set(PUBLISH_TABLES)
        errors = [
            _error(
                query,
                f"không có bảng «{name}»: không phải hợp đồng, không phải khái niệm.",
                f"there is no table “{name}”: neither a contract nor a concept.",
            )
            for name in sorted(query.tables - known)
        ]
        if query.kind == "concept":
            return errors
        hidden = sorted(name for name in query.tables & known if self.is_private(name))
        return errors + [
            _error(
                query,
                f"bảng «{name}» chứa danh tính, chỉ có khi công bố; hãy hỏi một khái niệm công khai.",
                f"table “{name}” carries identities and exists only at publish; ask a public concept.",
            )
            for name in hidden
        ]

    def _name_errors(self, query: Query) -> list[CouncilError]:
        errors = [
            _error(
                query,
                f"vai trò lạ «{role}»; có: {', '.join(ROLES)}.",
                f"unknown role “{role}”; there are: {', '.join(ROLES)}.",
            )
            for role in query.roles
            if role not in ROLES
        ]
        errors += [
            _error(query, f"không có chỉ số «{name}» trong metrics/.", f"there is no metric “{name}” in metrics/.")
            for name in query.metrics
            if name not in self.metrics
        ]
        if query.over and query.over not in self.concepts and query.over not in ALL:
            errors.append(
                _error(
                    query,
                    f"«over» chỉ đến khái niệm không có: {query.over}.",
                    f"“over” names a concept that does not exist: {query.over}.",
                )
            )
        return errors

    def is_private(self, table: str) -> bool:
        """True if ``table`` exists only while publishing (identities, or a concept marked private)."""
        if table in self.concepts:
            return self.concepts[table].private
        return table in PRIVATE or table in PUBLISH_TABLES and table != "working_day"


def _gather(errors: list[CouncilError], read, *arguments):
    try:
        return read(*arguments)
    except Several as several:
        errors.extend(several.errors)
    except CouncilError as error:
        errors.append(error)
    return None


def _error(query: Query, vi: str, en: str) -> CouncilError:
    where = f"{query.path.parent.name}/{query.path.name}"
    return CouncilError(f"{where}: {vi}", f"{where}: {en}")


def _order(concepts: dict[str, Query]) -> tuple[tuple[str, ...], list[CouncilError]]:
    """Concepts so that each comes after those it reads; a cycle is an error naming its members."""
    waiting = {name: set(query.tables) & (concepts.keys() - {name}) for name, query in concepts.items()}
    order: list[str] = []
    while waiting:
        ready = sorted(name for name, needs in waiting.items() if not needs & waiting.keys())
        if not ready:
            names = ", ".join(sorted(waiting))
            return (), [
                CouncilError(
                    f"concepts: các khái niệm gọi nhau thành vòng: {names}. Tách một khái niệm ra.",
                    f"concepts: these concepts call each other in a circle: {names}. Split one of them.",
                )
            ]
        order += ready
        for name in ready:
            del waiting[name]
    return tuple(order), []
