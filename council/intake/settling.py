"""The stage over all files together: which rows count, why the others do not, and what everybody is told."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from council.cells import Vocabularies
from council.contracts import ALL, PRIVATE
from council.formats.definitions import ENTRY_KINDS, TABLE_KINDS
from council.intake import problems
from council.intake.dataday import data_day
from council.intake.gathering import Gathered
from council.intake.refusals import refused
from council.intake.sheets import column_letter
from council.intake.tables import type_small
from council.intake.typed import RAW_FIELDS, Typed
from council.intake.versions import Verdict, verdicts
from council.places import Places
from council.workbooks import Refusal, Sheet, Workbook

ROW_OUTCOME = ALL["row_outcome"]
_LOOK_AT_LINES = 12
_KEYS = ["file", "sheet", "row", "sub"]
_OWN_CELLS = tuple(name for name in RAW_FIELDS if name not in ("no", "decision_no", "reply_case"))


@dataclass(frozen=True)
class Intake:
    """What intake hands on.

    ``tables``: every PRIVATE contract by name (``entry`` and the small tables hold only rows that count);
    ``rows``: contract row_outcome, one row per person of every data row and one per other written line;
    ``data_day``: last day the files cover; ``window_start``: first day of the earliest stated period (null = none).
    """

    tables: dict[str, pl.DataFrame]
    rows: pl.DataFrame
    data_day: dt.date | None
    window_start: dt.date | None

    def __getattr__(self, name: str) -> pl.DataFrame:
        """A table by its name, e.g. ``intake.entry``."""
        if name.startswith("_") or name not in PRIVATE:
            raise AttributeError(name)
        return self.tables[name]


@dataclass
class Files:
    """The files of the run: workbooks, refused files and the number of the import each came with."""

    workbooks: list[Workbook]
    refused: list[Refusal] = field(default_factory=list)
    batches: Mapping[str, int] = field(default_factory=dict)

    def batch(self, file: str) -> int:
        return self.batches.get(file, 1)


def settle(
    gathered: Gathered, typed: Typed, files: Files, words: Vocabularies, places: Places, *, key: bytes, as_of: dt.date | None
) -> Intake:
    """Copies, versions, repeats and refusals over all files; ``as_of`` overrules the data day found."""
    people = _with_identity(typed)
    small = {
        kind: type_small(
            kind, raw.with_columns(titles=_titles(raw, gathered)), gathered.contexts, words, places, gathered.date_orders()
        )
        for kind, raw in gathered.small.items()
    }
    hidden = {n for n, (_, table) in enumerate(gathered.tables) if table.sheet.is_hidden}
    people = people.with_columns(on_hidden=pl.col("table").is_in(list(hidden)))
    judged = _judge(people, gathered, files, hidden)
    people = _outcome_of_files(people, judged)
    last_day = as_of or _data_day(people, gathered)
    people = _repeated(people)
    reasons = refused(people.filter(pl.col("outcome").is_null()), last_day)
    people = _with_refusals(people, reasons)
    lower = _small_outcomes(gathered, small, judged, hidden)
    entry = _entry(people, key)
    rows = _row_outcomes(people, lower, gathered)
    tables = {name: schema.create_empty() for name, schema in PRIVATE.items()}
    tables |= {
        kind: PRIVATE[kind].validate(small[kind][0].filter(frame["outcome"] == "current").sort(*_KEYS), cast=True)
        for kind, frame in lower.items()
    }
    tables["entry"] = PRIVATE["entry"].validate(entry, cast=True)
    tables["problem"] = PRIVATE["problem"].validate(_problems(people, typed, gathered, small, lower, files), cast=True)
    tables["source_file"] = PRIVATE["source_file"].validate(_source_files(files, gathered, judged, rows), cast=True)
    return Intake(tables, ROW_OUTCOME.validate(rows, cast=True), last_day, _window_start(people, gathered))


def _with_identity(typed: Typed) -> pl.DataFrame:
    """All columns with ``cells`` (the row's own text without its number), ``person`` and the state of its own day."""
    raw = typed.raw
    own = pl.concat_str(
        [pl.col(name).fill_null("") for name in (*_OWN_CELLS, "own_birth", "remark", "person_column")], separator="\x1f"
    )
    cells = raw.select(own.alias("cells")).to_series()
    frame = typed.frame().with_columns(cells)
    person = pl.concat_str(["name_key", pl.col("birth_from").dt.year().cast(pl.String).fill_null("")], separator="|")
    return frame.with_columns(person=person, own_state=typed.columns["own_state"])


def _titles(raw: pl.DataFrame, gathered: Gathered) -> pl.Series:
    return pl.Series("titles", [" ; ".join(gathered.tables[t][1].block.titles) for t in raw["table"].to_list()], dtype=pl.String)


def _small_cells(raw: pl.DataFrame) -> pl.Expr:
    own = [
        c
        for c in raw.columns
        if c not in ("row", "file", "sheet", "table", "no", "is_hidden", "section", "epoch_1904", "provider_column")
        and raw.schema[c] == pl.String
        and not c.startswith("implied_")
        and c not in ("kind", "format", "form_sector", "titles")
    ]
    return pl.concat_str([pl.col(c).fill_null("") for c in sorted(own)], separator="\x1f")


def _judge(people: pl.DataFrame, gathered: Gathered, files: Files, hidden: set[int]) -> dict[tuple[str, str], Verdict]:
    """(file, format) -> verdict over all visible rows of every kind."""
    cols = ["file", "format", "unit_id", "period_start", "period_end", "cells", "person"]
    parts = [
        people.filter(~pl.col("on_hidden"))
        .with_columns(unit_id=pl.when(pl.col("kind").is_in(["list", "register"])).then("unit_id"))
        .select(cols)
    ]
    for raw in gathered.small.values():
        starts = [gathered.contexts[t].period_start for t in raw["table"].to_list()]
        ends = [gathered.contexts[t].period_end for t in raw["table"].to_list()]
        visible = raw.with_columns(
            cells=_small_cells(raw),
            unit_id=pl.lit(None, dtype=pl.String),
            period_start=pl.Series(starts, dtype=pl.Date),
            period_end=pl.Series(ends, dtype=pl.Date),
        ).filter(~pl.col("table").is_in(list(hidden)))
        parts.append(visible.with_columns(person=pl.col("cells")).select(cols))
    return verdicts(pl.concat(parts, how="vertical_relaxed"), files.batches)


def _outcome_of_files(people: pl.DataFrame, judged: dict[tuple[str, str], Verdict]) -> pl.DataFrame:
    table = _verdict_frame(judged)
    return people.join(table, on=["file", "format"], how="left", maintain_order="left").with_columns(
        outcome=pl.when(pl.col("on_hidden")).then(pl.lit("hidden_sheet")).otherwise("verdict")
    )


def _verdict_frame(judged: dict[tuple[str, str], Verdict]) -> pl.DataFrame:
    rows = [(file, form, v.outcome, v.by) for (file, form), v in judged.items() if v.outcome != "current"]
    return pl.DataFrame(
        rows, orient="row", schema={"file": pl.String, "format": pl.String, "verdict": pl.String, "replaced_by": pl.String}
    )


def _repeated(people: pl.DataFrame) -> pl.DataFrame:
    """Rows typed twice in one file: same form, unit, period and cells as an earlier row."""
    key = ["file", "format", "unit_id", "period_start", "case_section", "sub", "cells"]
    later = pl.int_range(pl.len()).over(key) > 0
    ordered = people.sort("table", "row", "sub")
    return ordered.with_columns(
        outcome=pl.when(pl.col("outcome").is_null() & pl.col("name").is_not_null() & later)
        .then(pl.lit("repeated"))
        .otherwise("outcome")
    )


def _with_refusals(people: pl.DataFrame, reasons: pl.Series) -> pl.DataFrame:
    open_rows = people.with_row_index("at_row").filter(pl.col("outcome").is_null()).select("at_row").with_columns(reasons)
    joined = people.with_row_index("at_row").join(open_rows, on="at_row", how="left", maintain_order="left").drop("at_row")
    return joined.with_columns(
        outcome=pl.when(pl.col("outcome").is_not_null())
        .then("outcome")
        .when(pl.col("reason").is_not_null())
        .then(pl.lit("refused"))
        .otherwise(pl.lit("current"))
    )


def _data_day(people: pl.DataFrame, gathered: Gathered) -> dt.date | None:
    days = people.filter(pl.col("outcome").is_null())["own_day"].drop_nulls().to_list()
    return data_day(days, [c.period_end for c in gathered.contexts if c.period_end])


def _window_start(people: pl.DataFrame, gathered: Gathered) -> dt.date | None:
    """First day of the earliest period that lists, registers or the Centre's log state."""
    kinds = ("list", "register", "log")
    starts = [
        c.period_start
        for c, (_, table) in zip(gathered.contexts, gathered.tables, strict=True)
        if c.period_start and table.block.format.kind in kinds
    ]
    if starts:
        return min(starts)
    days = people.filter(pl.col("kind").is_in(kinds) & (pl.col("outcome") == "current"))["own_day"].min()
    return days.replace(day=1) if isinstance(days, dt.date) else None


def _small_outcomes(gathered: Gathered, small: dict, judged: dict, hidden: set[int]) -> dict[str, pl.DataFrame]:
    """kind -> ``outcome`` and ``reason`` of every raw row of a small table."""
    found = {}
    for kind, (frame, reason, _) in small.items():
        raw = gathered.small[kind].with_columns(reason.alias("reason"), cells=_small_cells(gathered.small[kind]))
        raw = raw.join(_verdict_frame(judged), on=["file", "format"], how="left", maintain_order="left")
        unit = frame["unit_id"] if "unit_id" in frame.columns else pl.Series([None] * frame.height, dtype=pl.String)
        sector = frame["sector"] if "sector" in frame.columns else pl.Series([None] * frame.height, dtype=pl.String)
        again = pl.int_range(pl.len()).over("table", pl.col("section").fill_null(""), "cells") > 0
        again = pl.lit(False) if kind in ("totals_row", "duty_row") else again
        found[kind] = raw.with_columns(
            unit.alias("unit_id"),
            sector.alias("sector"),
            frame["sub"],
            outcome=(
                pl.when(pl.col("table").is_in(list(hidden)))
                .then(pl.lit("hidden_sheet"))
                .when(pl.col("verdict").is_not_null())
                .then("verdict")
                .when(pl.col("reason").is_not_null())
                .then(pl.lit("skipped"))
                .when(again)
                .then(pl.lit("repeated"))
                .otherwise(pl.lit("current"))
            ),
        )
    return found


def _entry(people: pl.DataFrame, key: bytes) -> pl.DataFrame:
    """The accepted rows by the contract, each with its keyed id."""
    current = people.filter(pl.col("outcome") == "current")
    identity = current.select(
        pl.concat_str(
            [
                pl.col(c).cast(pl.String).fill_null("")
                for c in ("unit_id", "period_start", "period_end", "format", "case_section", "sub", "cells")
            ],
            separator="\x1e",
        ).alias("i")
    ).to_series()
    again = current.select(identity.alias("i")).select(pl.int_range(pl.len()).over("i").alias("n"))["n"]
    ids = [
        hashlib.blake2b(f"{text}\x1e{n}".encode(), key=key[:64], digest_size=12).hexdigest()
        for text, n in zip(identity.to_list(), again.to_list(), strict=True)
    ]
    schema = PRIVATE["entry"]
    with_ids = current.with_columns(pl.Series("entry_id", ids, dtype=pl.String))
    return with_ids.select(pl.col(name).cast(column.dtype) for name, column in schema.columns().items()).sort(*_KEYS)


def _row_outcomes(people: pl.DataFrame, lower: dict[str, pl.DataFrame], gathered: Gathered) -> pl.DataFrame:
    wanted = [*_KEYS, "kind", "unit_id", "sector", "outcome", "reason", "is_hidden"]
    parts = [people.select(wanted)]
    parts += [frame.with_columns(kind=pl.lit(kind)).select(wanted) for kind, frame in lower.items()]
    skipped = gathered.skipped.with_columns(
        sub=pl.lit(0, dtype=pl.Int64),
        unit_id=pl.lit(None, dtype=pl.String),
        sector=pl.lit(None, dtype=pl.String),
        outcome=pl.lit("skipped"),
    )
    return pl.concat([*parts, skipped.select(wanted)], how="vertical_relaxed").sort(*_KEYS)


def _problems(
    people: pl.DataFrame, typed: Typed, gathered: Gathered, small: dict, lower: dict[str, pl.DataFrame], files: Files
) -> pl.DataFrame:
    told = people.filter(pl.col("outcome").is_in(["current", "refused"])).select("file", "sheet", "row").unique()
    cells = problems.of_cells(typed.flaws, typed.raw, gathered.letters()).join(
        told, on=["file", "sheet", "row"], how="semi", maintain_order="left"
    )
    cells = pl.concat([cells, *(problems.addressed(flaws, gathered.letters()) for _, _, flaws in small.values() if flaws.height)])
    rows = problems.of_rows(people.filter(pl.col("outcome") == "refused"), "reason", "refused")
    totals = [problems.of_rows(frame.filter(pl.col("reason").is_not_null()), "reason", "remark") for frame in lower.values()]
    remarks = [(w.file, r.sheet, r.cell, r.code) for w in files.workbooks for r in w.remarks]
    remarks += [
        (w.file, s.name, f"{a}", "formula_without_value")
        for w in files.workbooks
        for s in w.sheets
        for a in s.formulas_without_value
        if not any(r.code == "formula_without_value" and r.cell == a for r in w.remarks)
    ]
    remarks += [(w.file, s.name, None, "unknown_form", _seen_headings(s)) for w, s in gathered.unknown]
    remarks += _unread_columns(gathered)
    remarks += [
        (w.file, s.name, None, "hidden_sheet")
        for w in files.workbooks
        for s in w.sheets
        if s.is_hidden and not any(r.code == "hidden_sheet" and r.sheet == s.name for r in w.remarks)
    ]
    said = {(w.file, r.sheet, r.cell, r.code): (r.vi, r.en) for w in files.workbooks for r in w.remarks}
    found = problems.explained(pl.concat([cells, rows, *totals, problems.of_files(remarks)], how="vertical_relaxed"))
    return _own_words(found, said).sort("file", "sheet", "row", "cell", "code", nulls_last=False)


def _seen_headings(sheet: Sheet) -> str:
    """The first line that could be the headings of an unread sheet, as a reader would look for it."""
    rows = ([cell.strip() for cell in row if cell.strip()] for row in sheet.rows[:_LOOK_AT_LINES])
    best = max(rows, key=lambda cells: (len(cells) >= 2, min(len(cells), 6)), default=[])
    return " | ".join(" ".join(cell.split()) for cell in best)


def _unread_columns(gathered: Gathered) -> list[tuple[str, str, str, str, str]]:
    """One remark for each column with values that no field takes, at its heading."""
    found = []
    for workbook, table in gathered.tables:
        line = table.sheet.row_numbers[table.block.heading]
        where = (workbook.file, table.sheet.name)
        found += [(*where, f"{column_letter(j)}{line}", "column_unread", text) for j, text in table.unread.items()]
    return found


def _own_words(found: pl.DataFrame, said: dict) -> pl.DataFrame:
    """Remarks of the reader keep the reader's own sentences."""
    if not said:
        return found
    own = pl.DataFrame(
        [(*k, *v) for k, v in said.items()],
        orient="row",
        schema={
            "file": pl.String,
            "sheet": pl.String,
            "cell": pl.String,
            "code": pl.String,
            "own_vi": pl.String,
            "own_en": pl.String,
        },
    )
    return (
        found.join(own, on=["file", "sheet", "cell", "code"], how="left", nulls_equal=True, maintain_order="left")
        .with_columns(message_vi=pl.coalesce("own_vi", "message_vi"), message_en=pl.coalesce("own_en", "message_en"))
        .drop("own_vi", "own_en")
    )


def _source_files(files: Files, gathered: Gathered, judged: dict, rows: pl.DataFrame) -> pl.DataFrame:
    about: dict[str, list] = {w.file: [] for w in files.workbooks}
    for (workbook, table), context in zip(gathered.tables, gathered.contexts, strict=True):
        about[workbook.file].append((table.block.format.name, context))
    with_rows = set(rows.filter(pl.col("outcome") != "skipped")["file"].unique().to_list())
    found = [_file_row(w, files.batch(w.file), about[w.file], judged, w.file in with_rows) for w in files.workbooks]
    found += [
        (r.file, r.sha256 or "", files.batch(r.file), "refused", None, None, None, None, None, None, r.vi) for r in files.refused
    ]
    schema = {name: column.dtype for name, column in PRIVATE["source_file"].columns().items()}
    return pl.DataFrame(found, orient="row", schema=schema).sort("file")


def _file_row(workbook: Workbook, batch: int, about: list, judged: dict, has_rows: bool) -> tuple:
    formats = sorted({name for name, _ in about})
    verdict = [judged[workbook.file, name] for name in formats if (workbook.file, name) in judged]
    outcome, by, message = "current", None, None
    if not about:
        outcome, message = "unknown", "Không nhận ra biểu mẫu nào trong tệp; dùng lệnh “formats draft” để tạo tệp biểu mẫu."
    elif not has_rows:
        outcome, message = "no_rows", "Tệp không có dòng số liệu."
    elif verdict and all(v.outcome != "current" for v in verdict):
        outcome = next((o for o in ("held", "superseded", "copy") if any(v.outcome == o for v in verdict)), "current")
        by = next(v.by for v in verdict if v.outcome == outcome)
        message = {
            "copy": f"Trùng nội dung với {by}; không tính.",
            "superseded": f"Đã được thay bởi {by}.",
            "held": f"Cùng biểu mẫu, đơn vị và kỳ với {by} nhưng khác nội dung; giữ lại chờ chọn bản đúng.",
        }[outcome]
    units = {c.unit_id for _, c in about if c.unit_id}
    starts, ends = [c.period_start for _, c in about if c.period_start], [c.period_end for _, c in about if c.period_end]
    return (
        workbook.file,
        workbook.sha256,
        batch,
        outcome,
        by,
        "+".join(formats) or None,
        units.pop() if len(units) == 1 else None,
        min(starts, default=None),
        max(ends, default=None),
        workbook.encoding,
        message,
    )


__all__ = ["ENTRY_KINDS", "TABLE_KINDS", "Intake", "settle"]
