"""Columns of every query, found by binding it against empty tables; and the words each column inherits."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

import duckdb
import polars as pl

from council.answer import ColumnWords, Words
from council.catalog import PUBLISH_TABLES, Catalog, Query
from council.catalog.tables import create_table, empty_table, plain_types
from council.contracts import ALL, vocabulary
from council.errors import CouncilError, Several

# Columns of the publish-time tables that no contract explains.
_PUBLISH_WORDS = {
    "data_day": Words("Ngày dữ liệu", "Data day"),
    "window_start": Words("Ngày đầu của dữ liệu", "First day of the data window"),
    "person_key": Words("Mã người", "Keyed pseudonym of the person"),
    "pm_id": Words("Mã người–vụ", "Person-matter"),
    "number": Words("Số ngày làm việc lũy kế", "Running count of working days"),
}


@dataclass(frozen=True)
class Binding:
    """Every query of a catalog bound once: ``schemas`` name -> columns and types, ``errors`` what failed."""

    catalog: Catalog

    @cached_property
    def _bound(self) -> tuple[dict[str, pl.Schema], list[CouncilError]]:
        con, schemas, errors = duckdb.connect(":memory:", config={"threads": 1}), {}, []
        for name in [*ALL, *PUBLISH_TABLES]:
            create_table(con, name, empty_table(name))
        for name in self.catalog.order:
            self._bind(con, self.catalog.concepts[name], schemas, errors)
            if name in schemas:
                rows = ALL[name].create_empty() if name in ALL else pl.DataFrame(schema=schemas[name])
                create_table(con, name, rows)
        for query in [*self.catalog.metrics.values(), *self.catalog.questions.values()]:
            self._bind(con, query, schemas, errors)
        con.close()
        return schemas, errors

    def _bind(self, con, query: Query, schemas: dict, errors: list) -> None:
        values = sample_values(self.catalog, query)
        try:
            relation = con.sql(query.sql, params=values or None)
            schemas[query.name] = _schema(relation)
        except duckdb.Error as error:
            errors.append(
                _error(
                    query,
                    f"SQL không chạy được trên bảng rỗng: {first_line(error)}",
                    f"the SQL does not run on empty tables: {first_line(error)}",
                )
            )

    def schema(self, name: str) -> pl.Schema:
        """Columns and types of query ``name``; KeyError if it could not be bound."""
        return self._bound[0][name]

    def table(self, name: str) -> pl.DataFrame:
        """The empty frame of any table a query may read: contract, publish-time table or concept."""
        found = empty_table(name)
        return pl.DataFrame(schema=self.schema(name)) if found is None else found

    def words_of(self, query: Query, column: str) -> ColumnWords | None:
        """The words of one output column: the query's own, else those of the tables it reads, else of any contract."""
        if column in query.columns:
            return ColumnWords(column, query.columns[column], self._vocabulary(query, column))
        for table in [query.name, *self._reads(query)]:
            words = self._table_words(table, column)
            if words:
                return ColumnWords(column, words, self._vocabulary(query, column))
        return None

    @cached_property
    def _readings(self) -> dict[tuple[str, str], list[str]]:
        return {}

    def _reads(self, query: Query) -> list[str]:
        key = (query.kind, query.name)
        if key not in self._readings:
            behind = self.read_through(query)
            self._readings[key] = [*behind, *(name for name in ALL if name not in behind)]
        return self._readings[key]

    def read_through(self, query: Query) -> list[str]:
        """Every table behind ``query``: those it names, those its concepts name, and so on."""
        seen, queue = [], sorted(query.tables)
        while queue:
            table = queue.pop(0)
            if table not in seen:
                seen.append(table)
                queue += sorted(self.catalog.concepts[table].tables) if table in self.catalog.concepts else []
        return seen

    def _table_words(self, table: str, column: str) -> Words | None:
        concept = self.catalog.concepts.get(table)
        if concept and column in concept.columns:
            return concept.columns[column]
        if column in _columns(table):
            found = _columns(table)[column]
            return Words(found["vi"], found["en"])
        return _PUBLISH_WORDS.get(column) if table in PUBLISH_TABLES else None

    def _vocabulary(self, query: Query, column: str) -> str | None:
        if column in _LABELLED:
            return _LABELLED[column]
        for table in [query.name, *self._reads(query)]:
            if column in _columns(table):
                facts = _columns(table)[column]
                return facts.get("labels") or _vocabulary_name(column, facts.get("values"))
        return next((name for name in sorted(_VOCABULARIES.values()) if column == name or column.endswith(f"_{name}")), None)

    def errors(self) -> list[CouncilError]:
        """Everything wrong that only binding shows: SQL, contract columns, key columns, unexplained columns."""
        schemas, errors = self._bound
        found = list(errors)
        for query in self.catalog.queries():
            if query.name in schemas:
                found += self._column_errors(query, schemas[query.name])
        return found

    def _column_errors(self, query: Query, schema: pl.Schema) -> list[CouncilError]:
        errors = [
            _error(query, f"cột khóa «{c}» không có trong kết quả.", f"key column “{c}” is not in the result.")
            for c in query.key
            if c not in schema
        ]
        errors += [
            _error(query, f"cột xếp «{c}» không có trong kết quả.", f"sort column “{c}” is not in the result.")
            for c in query.sort
            if c not in schema
        ]
        errors += [
            _error(
                query,
                f"[columns] giải thích cột «{c}» không có trong kết quả.",
                f"[columns] explains “{c}”, which is not in the result.",
            )
            for c in query.columns
            if c not in schema
        ]
        errors += [
            _error(
                query,
                f"cột «{c}» chưa ai giải thích. Thêm vào [columns] {c} = {{vi = …, en = …}}.",
                f"nobody explains column “{c}”. Add [columns] {c} = {{vi = …, en = …}}.",
            )
            for c in schema
            if self.words_of(query, c) is None
        ]
        if query.kind == "question" and "pm_id" in schema and (not query.roles or "member" in query.roles):
            errors.append(
                _error(
                    query,
                    'mỗi dòng là một người; đặt roles = ["analyst", "steward"] (hoặc leader).',
                    'gives one row per person; set roles = ["analyst", "steward"] (or leader).',
                )
            )
        if query.kind == "concept" and query.name in ALL:
            contract = _columns(query.name).keys()
            for c in contract - schema.keys():
                errors.append(_error(query, f"thiếu cột «{c}» của hợp đồng.", f"column “{c}” of the contract is missing."))
            for c in schema.keys() - contract:
                errors.append(_error(query, f"cột «{c}» không có trong hợp đồng.", f"column “{c}” is not in the contract."))
        return errors


_VOCABULARIES = {
    id(value): name
    for value, name in [
        (vocabulary.SECTORS, "sector"),
        (vocabulary.KINDS, "kind"),
        (vocabulary.ROLES, "role"),
        (vocabulary.STAGES, "stage"),
        (vocabulary.FIELDS, "field"),
        (vocabulary.CHANNELS, "channel"),
        (vocabulary.PAPER_FORMS, "paper_form"),
        (vocabulary.REPLIES, "reply"),
        (vocabulary.COUNSEL, "counsel"),
        (vocabulary.CASE_FORMS, "case_form"),
        (vocabulary.CAPACITIES, "capacity"),
        (vocabulary.CLOSE_REASONS, "close_reason"),
        (vocabulary.LISTED, "listed"),
        (vocabulary.OUTCOMES, "outcome"),
        (vocabulary.GROUPS, "group"),
        (vocabulary.CLASSES, "class"),
        (vocabulary.STATUSES, "status"),
        (vocabulary.EVIDENCE, "evidence"),
        (vocabulary.CUSTODY_FORMS, "custody_form"),
        (vocabulary.URGENCIES, "urgency"),
        (vocabulary.OWNERS, "owner_code"),
        (vocabulary.POPULATIONS, "population"),
        (vocabulary.RATES, "rate"),
        (vocabulary.BESIDES, "beside"),
        (vocabulary.LINK_STRATA, "stratum"),
        (vocabulary.LINK_MEASURES, "measure"),
        (vocabulary.QUOTA_LEVELS, "level_accepted"),
    ]
}


# columns of questions that no contract closes, and whose words stand for their codes
_LABELLED = {name: name for name in ("clock", "result", "step_code", "source_code", "counting")} | {"result_code": "result"}


def _vocabulary_name(column: str, values: tuple | None) -> str | None:
    if values is None:
        return "group" if column.endswith("groups") else None
    return _VOCABULARIES.get(id(values), column)


@cache
def _columns(table: str) -> dict[str, dict[str, Any]]:
    """Column -> its words and vocabulary by contract; empty for a table without one."""
    return {name: column.metadata for name, column in ALL[table].columns().items()} if table in ALL else {}


def sample_values(catalog: Catalog, query: Query) -> dict[str, Any]:
    """A value of the right type for each parameter of ``query``: the widest period, no filter."""
    start, end = date(1900, 1, 1), date(2999, 12, 31)
    values = {name: catalog.parameters[name].default_on(start, end) for name in query.parameters}
    return {name: "" if value is None and catalog.parameters[name].is_required else value for name, value in values.items()}


# Types of results as polars knows them after ``plain_types``;
# read from the plan, because running every query takes seconds.
_TYPES = {
    "VARCHAR": pl.String,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
    "TIMESTAMP": pl.Datetime("us"),
    "DOUBLE": pl.Float64,
    "FLOAT": pl.Float64,
    "TINYINT": pl.Int64,
    "SMALLINT": pl.Int64,
    "INTEGER": pl.Int64,
    "BIGINT": pl.Int64,
    "UTINYINT": pl.Int64,
    "USMALLINT": pl.Int64,
    "UINTEGER": pl.Int64,
    "UBIGINT": pl.Int64,
    "HUGEINT": pl.Int64,
    "VARCHAR[]": pl.List(pl.String),
    "DOUBLE[]": pl.List(pl.Float64),
}


def _schema(relation: duckdb.DuckDBPyRelation) -> pl.Schema:
    names = ["DOUBLE" if str(kind).startswith("DECIMAL") else str(kind) for kind in relation.types]
    if all(name in _TYPES for name in names):
        return pl.Schema(zip(relation.columns, (_TYPES[name] for name in names), strict=True))
    return plain_types(relation.limit(0).pl()).schema


def first_line(error: duckdb.Error) -> str:
    """What DuckDB says, without its list of candidates."""
    return str(error).split("\n", 1)[0]


def _error(query: Query, vi: str, en: str) -> CouncilError:
    where = f"{query.path.parent.name}/{query.path.name}"
    return CouncilError(f"{where}: {vi}", f"{where}: {en}")


def check(catalog: Catalog) -> Binding:
    """Bind every query; raises Several with all errors of all files, else returns the binding."""
    binding = catalog.binding
    errors = binding.errors()
    if errors:
        raise Several(errors)
    return binding
