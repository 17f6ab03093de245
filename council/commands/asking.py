"""Commands that ask: questions, ask, reconcile."""

import itertools
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from council import export
from council.access import ROLES, start_role
from council.answer import Answer, Pivot, Shape
from council.catalog import PRODUCT_QUERIES, Catalog, Query
from council.commands.access import hash_of, note
from council.commands.speech import Speech
from council.errors import UsageError
from council.home import Home
from council.home.access_log import scope_of
from council.reconcile import Outcome, load_rules, read_figures, reconcile
from council.snapshots import current, folder_of
from council.warehouse import Warehouse


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    listing = commands.add_parser("questions", parents=[shared], help="liệt kê câu hỏi / list questions")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=questions)
    ask = commands.add_parser("ask", parents=[shared], help="hỏi một câu / ask one question")
    ask.add_argument("question")
    ask.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="settings")
    ask.add_argument("--role", metavar="ROLE", help=", ".join(ROLES))
    ask.add_argument("--format", choices=("csv", "json", "parquet", "xlsx"), default="csv")
    ask.add_argument("--out", metavar="FILE")
    ask.add_argument("--snapshot", metavar="ID")
    ask.add_argument("--find", default="", metavar="TEXT", help="chỉ dòng có chữ này / rows with this text")
    ask.add_argument("--columns", default="", metavar="A,B", help="chỉ các cột này / these columns only")
    ask.add_argument("--pivot", default="", metavar="ROWS,ACROSS[,OF]", help="bảng chéo có tổng / cross table with totals")
    ask.set_defaults(run=ask_one)
    against = commands.add_parser("reconcile", parents=[shared], help="đối chiếu số liệu / compare known figures")
    against.add_argument("figures", metavar="FIGURES.json")
    against.add_argument("--format", choices=("text", "json"), default="text")
    against.add_argument("--snapshot", metavar="ID")
    against.set_defaults(run=reconcile_all)


def snapshot_folder(home: Home, wanted: str | None, speech: Speech) -> Path:
    """The folder of snapshot ``wanted``, else of the served one (its banner goes to standard error)."""
    if wanted:
        return folder_of(home.snapshots, wanted)
    served = current(home.snapshots)
    if served.banner_vi:
        speech.note(served.banner_vi, served.banner_en or served.banner_vi)
    return served.folder


def questions(options: Namespace, home: Home, speech: Speech) -> int:
    """List every question with its columns, parameters and roles."""
    catalog = Catalog.load()
    if options.format == "json":
        print(
            json.dumps(
                [_described(catalog, q, speech.language) for q in catalog.questions.values()],
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    for query in catalog.questions.values():
        about = _described(catalog, query, speech.language)
        print(f"{query.name}\n  {about['title']}")
        print(f"  {speech.of('tham số', 'parameters')}: " + (", ".join(p["name"] for p in about["parameters"]) or "—"))
        print(f"  {speech.of('cột', 'columns')}: " + ", ".join(c["name"] for c in about["columns"]))
        print(f"  {speech.of('vai trò', 'roles')}: " + ", ".join(about["roles"]))
    return 0


def _described(catalog: Catalog, query: Query, language: str) -> dict[str, Any]:
    columns = [catalog.binding.words_of(query, c) for c in catalog.binding.schema(query.name)]
    parameters = [catalog.parameters[name] for name in sorted(query.parameters)]
    return {
        "name": query.name,
        "title": query.title.of(language),
        "grain": query.grain.of(language) if query.grain else None,
        "roles": list(query.roles or ROLES),
        "columns": [{"name": c.name, "words": c.words.of(language)} for c in columns if c],
        "parameters": [
            {
                "name": p.name,
                "words": p.words.of(language),
                "type": p.type,
                "default": p.default,
                "values": list(p.values),
            }
            for p in parameters
        ],
    }


def ask_one(options: Namespace, home: Home, speech: Speech) -> int:
    """Answer one question to a file or standard output."""
    try:
        role = start_role(options.role)
    except ValueError as error:
        raise UsageError(
            f"Vai trò lạ «{error}»; có: {', '.join(ROLES)}.", f"Unknown role “{error}”; there are: {', '.join(ROLES)}."
        ) from error
    warehouse = Warehouse.open(snapshot_folder(home, options.snapshot, speech), role)
    if _is_row_list(warehouse, options):
        return _ask_in_parts(warehouse, home, options, speech)
    answer = warehouse.ask(options.question, **_settings(options.settings))
    if answer.withheld:
        speech.note(answer.withheld.why.vi, answer.withheld.why.en)
    labels = labels_of(warehouse, speech.language)
    shape = _shape(options)
    if shape != Shape():
        answer = export.shaped(answer, shape, speech.language, labels)
    data = (
        as_json(answer, speech.language)
        if options.format == "json"
        else export.write(answer, options.format, speech.language, labels)
    )
    if options.out:
        Path(options.out).write_bytes(data)
        speech.note(f"{answer.rows.height} dòng -> {options.out}", f"{answer.rows.height} rows -> {options.out}")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    _taken(home, speech, options, answer, answer.rows.height, hash_of(data))
    return 0


def _taken(home: Home, speech: Speech, options: Namespace, answer: Answer, rows: int, sha256: str) -> None:
    """A line of the access log about an answer that was written."""
    where, thing = answer.provenance, f"{answer.question}.{options.format}"
    scope = scope_of(answer)
    note(home, speech, "export", thing, role=where.role, scope=scope, rows=rows, sha256=sha256, snapshot=where.snapshot)


def _is_row_list(warehouse: Warehouse, options: Namespace) -> bool:
    """Whether the answer may be of any length and can be written part by part."""
    query = warehouse.catalog.questions.get(options.question)
    is_whole = _shape(options) == Shape() and options.format in export.STREAMED
    return bool(is_whole and query and "page_size" in query.parameters)


def _ask_in_parts(warehouse: Warehouse, home: Home, options: Namespace, speech: Speech) -> int:
    parts = warehouse.stream(options.question, **_settings(options.settings))
    labels = labels_of(warehouse, speech.language)
    first = next(parts)  # a refusal must come before a file is opened
    whole = _with_notes(itertools.chain([first], parts), speech)
    if not options.out:
        sys.stdout.flush()
        rows = export.write_parts(whole, options.format, sys.stdout.buffer, speech.language, labels)
        sys.stdout.buffer.flush()
        _taken(home, speech, options, first, rows, "")
        return 0
    with Path(options.out).open("wb") as out:
        rows = export.write_parts(whole, options.format, out, speech.language, labels)
    _taken(home, speech, options, first, rows, hash_of(Path(options.out)))
    speech.note(f"{rows} dòng -> {options.out}", f"{rows} rows -> {options.out}")
    return 0


def _with_notes(parts: Iterator[Answer], speech: Speech) -> Iterator[Answer]:
    """The parts; what is withheld is said once, on standard error."""
    is_said = False
    for part in parts:
        if part.withheld and not is_said:
            speech.note(part.withheld.why.vi, part.withheld.why.en)
            is_said = True
        yield part


def _shape(options: Namespace) -> Shape:
    columns = tuple(name.strip() for name in options.columns.split(",") if name.strip())
    pivot = [name.strip() for name in options.pivot.split(",") if name.strip()]
    if options.pivot and len(pivot) not in (2, 3):
        raise UsageError(
            f"--pivot cần «cột dòng,cột ngang» hoặc thêm cột cộng, không phải «{options.pivot}».",
            f"--pivot needs “rows,across” or a third column to add up, not “{options.pivot}”.",
        )
    return Shape(options.find, columns, Pivot(*pivot) if pivot else None)


def labels_of(warehouse: Warehouse, language: str) -> dict[str, dict[str, str]]:
    """vocabulary -> code -> words in ``language``, from the snapshot itself."""
    labels: dict[str, dict[str, str]] = {"provider": warehouse.provider_words()}
    rows = warehouse.table("label").select("vocabulary", "code", f"label_{language}")
    for vocabulary, code, words in rows.iter_rows():
        labels.setdefault(vocabulary, {})[code] = words
    return labels


def _settings(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise UsageError(f"--set cần dạng tên=giá_trị, không phải «{wrong[0]}».", f"--set needs name=value, not “{wrong[0]}”.")
    return dict(pair.split("=", 1) for pair in pairs)


def as_json(answer: Answer, language: str) -> bytes:
    """The answer as JSON: words, parameters, provenance and all rows."""
    where = answer.provenance
    said = {
        "question": answer.question,
        "title": answer.title.of(language),
        "parameters": answer.parameters,
        "date_rule": answer.date_rule.of(language) if answer.date_rule else None,
        "definition": answer.definition.of(language) if answer.definition else None,
        "caution": answer.caution.of(language) if answer.caution else None,
        "columns": {name: c.words.of(language) for name, c in answer.columns.items()},
        "snapshot": where.snapshot,
        "data_day": where.data_day,
        "made_at": where.made_at,
        "role": where.role,
        "council": where.council.of(language),
        "is_simulated": where.is_simulated,
        "law": [c.source_id for c in answer.law],
        "withheld": None
        if answer.withheld is None
        else {"rows": answer.withheld.rows, "cells": answer.withheld.cells, "why": answer.withheld.why.of(language)},
        "rows": answer.rows.to_dicts(),
    }
    return json.dumps(said, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n"


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def reconcile_all(options: Namespace, home: Home, speech: Speech) -> int:
    """Compare figures; exit code 1 when one is unanswered or differs."""
    figures = read_figures(Path(options.figures))
    outcomes = reconcile(snapshot_folder(home, options.snapshot, speech), figures, load_rules(PRODUCT_QUERIES / "figures"))
    if options.format == "json":
        print(json.dumps([_outcome(o, speech) for o in outcomes], ensure_ascii=False, indent=1))
    else:
        _print_table(outcomes, speech)
    agreeing = sum(o.agrees for o in outcomes)
    unknown = sum(o.found is None for o in outcomes)
    differing = len(outcomes) - agreeing - unknown
    speech.note(
        f"{agreeing} / {len(outcomes)} chỉ tiêu khớp; {differing} lệch; {unknown} chưa trả lời được.",
        f"{agreeing} of {len(outcomes)} figures agree; {differing} differ; {unknown} unanswered.",
    )
    return 0 if agreeing == len(outcomes) else 1


def _outcome(outcome: Outcome, speech: Speech) -> dict[str, Any]:
    row = asdict(outcome)
    reason = speech.of(row.pop("reason_vi") or "", row.pop("reason_en") or "")
    return {**row, "reason": reason or None}


def _print_table(outcomes: list[Outcome], speech: Speech) -> None:
    heads = speech.of("chỉ tiêu\tđã biết\ttìm thấy\tlệch\tcâu hỏi\tlý do", "figure\texpected\tfound\tdifference\tquestion\treason")
    print(heads)
    for o in outcomes:
        reason = speech.of(o.reason_vi or "", o.reason_en or "")
        cells = [o.figure, o.expected, o.found, o.difference, o.question, reason]
        print("\t".join("" if cell is None else str(cell) for cell in cells))
