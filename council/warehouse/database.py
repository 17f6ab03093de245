"""The locked-down connection to one verified snapshot, with its small cache of answers."""

import re
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from council.answer import Answer, LawCitation, Words
from council.catalog import Query
from council.catalog.tables import plain_types
from council.errors import CouncilError
from council.snapshots import Manifest, verify

TIMEOUT_SECONDS = 30.0
MEMORY_LIMIT = "1GB"
CACHED_ANSWERS = 512
SHORT_TABLE = 10_000  # rows; words and rules are shorter
CACHED_ROWS, CACHED_ROWS_EACH = 500_000, 100_000  # of all kept answers together, and of one
OFFICER_NAMES = "provider_name"


# DuckDB 2.0.0 takes a comparison with an ungrouped aggregate for a promise of one row, and later sums overflow or vanish.
MISJUDGING_OPTIMIZER = "statistics_propagation"


class Database:
    """One snapshot, opened with or without the officers' names. Safe to use from several threads at once."""

    def __init__(self, folder: Path, with_names: bool):
        self.manifest = verify(folder)
        self._folder, self._with_names = folder, with_names
        self._con = _connect(folder, self.manifest, with_names)
        self._lock = threading.Lock()
        self._answers: OrderedDict[tuple, Answer | int] = OrderedDict()
        self._columns: dict[str, list[str]] = {}
        self._short: dict[str, pl.DataFrame] = {}
        self.tables = {row[0] for row in self._con.cursor().sql("select table_name from information_schema.tables").fetchall()}
        self.law = self._read_law()

    def run(self, query: Query, values: dict[str, Any]) -> pl.DataFrame:
        """Rows of ``query``; CouncilError when it takes too long or the snapshot lacks a table."""
        self._require_tables(query)
        return self._run(query.name, query.sql, values)

    def count(self, query: Query, values: dict[str, Any]) -> int:
        """Number of rows of ``query``, of all pages where it is a row list; raises as ``run``."""
        self._require_tables(query)
        counting = query.statement.counting
        if counting is None:
            return self._run(query.name, f"select count(*) as n from ({_plain(query)})", values).item()
        named = set(re.findall(r"\$(\w+)", counting))
        return self._run(query.name, counting, {name: value for name, value in values.items() if name in named}).item()

    def stream(self, query: Query, values: dict[str, Any], rows_per_part: int) -> Iterator[pl.DataFrame]:
        """Rows of ``query`` part by part (at least one, perhaps empty), over a connection of their own that may sort on disk."""
        self._require_tables(query)
        with tempfile.TemporaryDirectory(prefix="council-") as spill:
            con = _connect(self._folder, self.manifest, self._with_names, Path(spill))
            try:
                parts = con.sql(query.sql, params=values or None).to_arrow_reader(rows_per_part)
                yield plain_types(pl.DataFrame(pl.from_arrow(parts.schema.empty_table())))
                for part in parts:
                    yield plain_types(pl.DataFrame(pl.from_arrow(part)))
            except duckdb.Error as error:
                raise _failed(query.name, error, self.manifest.id) from error
            finally:
                con.close()

    def _require_tables(self, query: Query) -> None:
        missing = sorted(query.tables - self.tables)
        if missing:
            raise CouncilError(
                f"Bản công bố {self.manifest.id} chưa có bảng {', '.join(missing)}. Hãy công bố lại.",
                f"Snapshot {self.manifest.id} has no table {', '.join(missing)}. Publish again.",
            )

    def columns(self, query: Query, values: dict[str, Any]) -> list[str]:
        """Columns of the answer to ``query``, without computing it; the same for all ``values``."""
        if query.name not in self._columns:
            self._columns[query.name] = self._run(query.name, f"select * from ({_plain(query)}) limit 0", values).columns
        return self._columns[query.name]

    def _run(self, name: str, sql: str, values: dict[str, Any]) -> pl.DataFrame:
        cursor = self._con.cursor()
        timer = threading.Timer(TIMEOUT_SECONDS, cursor.interrupt)
        timer.daemon = True
        timer.start()
        try:
            return plain_types(cursor.sql(sql, params=values or None).pl())
        except duckdb.InterruptException as error:
            raise CouncilError(
                f"Câu hỏi «{name}» chạy quá {TIMEOUT_SECONDS:.0f} giây nên đã dừng. Hãy thu hẹp bộ lọc.",
                f"Question “{name}” ran over {TIMEOUT_SECONDS:.0f} seconds and was stopped. Narrow the filters.",
            ) from error
        except duckdb.Error as error:
            raise _failed(name, error, self.manifest.id) from error
        finally:
            timer.cancel()
            cursor.close()

    def table(self, name: str) -> pl.DataFrame:
        """All rows of one table of the snapshot; a short one is read once."""
        if name not in self.tables:
            raise CouncilError(
                f"Bản công bố {self.manifest.id} không có bảng {name}.",
                f"Snapshot {self.manifest.id} has no table {name}.",
            )
        with self._lock:
            kept = self._short.get(name)
        if kept is None:
            kept = self._run(name, f'from "{name}"', {})
            if kept.height <= SHORT_TABLE:
                with self._lock:
                    self._short[name] = kept
        return kept

    def _read_law(self) -> dict[str, LawCitation]:
        if "law_source" not in self.tables:
            return {}
        return {row["source_id"]: _citation(row) for row in self.table("law_source").iter_rows(named=True)}

    def cached(self, key: tuple) -> Answer | int | None:
        """A kept answer or count, if there is one."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def forget(self) -> None:
        """Drop every kept answer and table."""
        with self._lock:
            self._answers.clear()
            self._short.clear()

    def keep(self, key: tuple, answer: Answer | int) -> None:
        """Keep an answer that is no long list, or a count; those unused longest make room."""
        if _rows(answer) > CACHED_ROWS_EACH:
            return
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > CACHED_ANSWERS or sum(map(_rows, self._answers.values())) > CACHED_ROWS:
                self._answers.popitem(last=False)


def _rows(answer: Answer | int) -> int:
    return answer.rows.height if isinstance(answer, Answer) else 1


def _plain(query: Query) -> str:
    return query.sql.rstrip().rstrip(";")


def _failed(name: str, error: duckdb.Error, snapshot: str) -> CouncilError:
    if isinstance(error, duckdb.BinderException):  # questions are checked against today's tables: these are older
        return CouncilError(
            f"Bản công bố {snapshot} do phiên bản trước của chương trình làm ra, chưa có cột mà câu hỏi «{name}» cần. "
            "Hãy công bố lại.",
            f"Snapshot {snapshot} was made by an earlier version of the program and lacks a column that question “{name}” "
            "needs. Publish again.",
        )
    return CouncilError(f"Câu hỏi «{name}» không chạy được: {error}", f"Question “{name}” failed: {error}")


def _connect(folder: Path, manifest: Manifest, with_names: bool, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection over one snapshot; ``spill`` = where it may sort what does not fit in memory (none: nowhere)."""
    con = duckdb.connect(":memory:")
    rooms = ["contracts", "concepts", *(["restricted"] if with_names else [])]
    for name in manifest.files:
        room, table = name.removesuffix(".parquet").split("/")
        if room in rooms:
            con.execute(f"create view \"{table}\" as select * from read_parquet('{_quoted(folder / name)}')")
    if (
        not with_names
        and f"restricted/{OFFICER_NAMES}.parquet" in manifest.files
        and "contracts/provider.parquet" in manifest.files
    ):
        # Readers without names see the officer's number where others see the name.
        con.execute(
            f"create view {OFFICER_NAMES} as select provider_id, "
            "regexp_replace(provider_id, '([0-9]+)$', ' \\1') as name from provider"
        )
    allowed = ", ".join(f"'{_quoted(folder / room)}/'" for room in rooms)
    for setting in (
        f"set allowed_directories=[{allowed}]",
        f"set disabled_optimizers='{MISJUDGING_OPTIMIZER}'",
        "set global parquet_metadata_cache=true",  # a plain set holds for this connection, not for its cursors
        "set threads=1",
        f"set memory_limit='{MEMORY_LIMIT}'",
        f"set temp_directory='{_quoted(spill) if spill else ''}'",
        "set autoinstall_known_extensions=false",
        "set autoload_known_extensions=false",
        "set python_enable_replacements=false",
        "set enable_external_access=false",
        "set lock_configuration=true",
    ):
        con.execute(setting)
    return con


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")


def _citation(row: dict[str, Any]) -> LawCitation:
    note = Words(row["note_vi"], row["note_en"] or row["note_vi"]) if row["note_vi"] else None
    in_force: date | None = row["in_force_from"]
    return LawCitation(row["source_id"], Words(row["title_vi"], row["title_en"]), row["clause"], in_force, row["evidence"], note)
