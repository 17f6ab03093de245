"""An official statistical form: one TOML file says its rows, columns, additions and gaps; here it is filled and checked."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from council.answer import Answer
from council.errors import CouncilError, UsageError
from council.papers.desk import Desk
from council.papers.paper import CREDIT, NUMBER, TEXT, Column, Section, Table, Text
from council.papers.template import FOLDER
from council.words import esc

TOLERANCE = 1e-6
UNCHECKED = "Biểu lập theo nội dung đã biết, chưa kiểm chứng văn bản gốc."


@dataclass(frozen=True)
class Check:
    """One addition: ``wrong`` = names of the rows where it fails, of ``rows`` checked."""

    words: str
    rows: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """A filled form: its table and the additions that were checked."""

    table: Table
    checks: tuple[Check, ...]


def load(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The description of form ``name``; UsageError when there is none, CouncilError when it cannot be read."""
    for place in (folder, FOLDER / "forms"):
        path = place / f"{name}.toml" if place else None
        if path and path.is_file():
            try:
                return tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise CouncilError(
                    f"Biểu {path.name} không đọc được: {error}.", f"Form {path.name} cannot be read: {error}."
                ) from error
    known = ", ".join(sorted(path.stem for path in (FOLDER / "forms").glob("*.toml")))
    raise UsageError(f"Không có biểu «{name}»; có: {known}.", f"There is no form “{name}”; there are: {known}.")


def section(desk: Desk, name: str, folder: Path | None = None) -> Section:
    """The form as a part of the appendix: table, additions, gaps; only the gaps where its columns are not known."""
    form = load(name, folder)
    language = desk.speaker.language
    number = form.get("numbers", {}).get(desk.reading.period.code.partition("-")[2], form["number"])
    heading = f"{number}: {form[f'title_{language}']}"
    gaps = [Text(desk.say("Khoảng trống: {gap}", gap=esc(gap)), (), "small") for gap in form[f"gaps_{language}"]]
    if "columns" not in form:
        return Section(heading, (Text(desk.say("Chưa lập được biểu này: chưa biết các cột."), (), "caution"), *gaps), 2)
    found = desk.ask(form["question"])
    if found is None:
        return Section(heading, (desk.missing(heading),), 2)
    filled = fill(desk, form, found)
    blocks = [Text(desk.say(UNCHECKED), (), "caution"), filled.table]
    blocks += [Text(check_words(desk, check), (), "small") for check in filled.checks]
    return Section(heading, (*blocks, *gaps), 2)


def check_words(desk: Desk, check: Check) -> str:
    """An addition and how many rows it holds in."""
    if check.wrong:
        return desk.say(
            "Kiểm tra phép cộng {check}: **LỆCH** ở {rows}.",
            check=esc(check.words),
            rows=esc(desk.speaker.listing(list(check.wrong))),
        )
    return desk.say("Kiểm tra phép cộng {check}: đúng ở {n}/{n} dòng.", check=esc(check.words), n=desk.speaker.number(check.rows))


def fill(desk: Desk, form: dict[str, Any], found: Answer) -> Filled:
    """The table of ``form`` with the numbers of ``found``; its additions checked on the table as it is shown."""
    language, columns = desk.speaker.language, form["columns"]
    rows, levels = (_units if "by" in form["rows"] else _blocks)(desk, form, found, language)
    heads = [Column("" if "by" in form["rows"] else desk.say("Hình thức, lĩnh vực"), TEXT, 3.2 if len(columns) < 14 else 4)]
    heads += [
        Column(f"{c[language]}\n({c['no']})" if c["no"] else c[language], CREDIT if c.get("kind") == "credit" else NUMBER)
        for c in columns
    ]
    strong = frozenset(i for i, level in enumerate(levels) if level < 2)
    caption = form[f"title_{language}"]
    table = Table(caption, tuple(heads), tuple(rows), desk.cite(found), strong, is_wide=True, is_form=True)
    checks = [*_across(form, rows, language), _down(desk, rows, levels)]
    return Filled(table, tuple(checks))


def _numbers(form: dict[str, Any], frame: pl.DataFrame) -> list[float | int | None]:
    """One cell per column of the form from the rows of the answer that belong to one line."""
    return [_plain(_cell(form, column, frame)) for column in form["columns"]]


def _plain(value: float | int | None) -> float | int | None:
    if value is None:
        return None
    return round(value) if abs(value - round(value)) < TOLERANCE else round(float(value), 6)


def _cell(form: dict[str, Any], column: dict[str, Any], frame: pl.DataFrame) -> float | int | None:
    if "value" in column:
        values = frame[column["value"]].drop_nulls()
        return values.sum() if values.len() or frame.is_empty() else None
    if "sex" in column:
        frame = frame.filter(pl.col("sex") == column["sex"])
    elif not column.get("total"):
        place = form["columns"].index(column)
        frame = frame.filter(
            pl.Series(
                [_column_of(form, g, r) == place for g, r in frame.select("groups", "role_first").iter_rows()], dtype=pl.Boolean
            )
        )
    return int(frame[form["value"]].sum() or 0)


def _column_of(form: dict[str, Any], groups: str, role: str) -> int:
    """Position of the one column a set of groups belongs to: the first that fits, those marked ``first`` before the others."""
    held = set(groups.split())
    order = sorted(enumerate(form["columns"]), key=lambda pair: not pair[1].get("first", False))
    for place, column in order:
        fits = held.issuperset(column["all"]) if "all" in column else bool(held.intersection(column.get("groups", ())))
        if fits and role in column.get("roles", (role,)):
            return place
    return next(place for place, column in enumerate(form["columns"]) if column.get("rest"))


def _blocks(desk: Desk, form: dict[str, Any], found: Answer, language: str) -> tuple[list[tuple], list[int]]:
    """Total, then each form of aid with its fields. Codes the form does not name go to its last line, so that nothing is lost."""
    at = 1 if language == "vi" else 2
    lines, blocks = form["rows"]["lines"], form["rows"]["blocks"]
    named = [code for line in lines[:-1] for code in line[0].split()]
    frame = found.rows
    rows, levels = [(desk.say("Tổng số"), *_numbers(form, frame))], [0]
    for position, block in enumerate(blocks):
        is_last = position == len(blocks) - 1
        others = [b[0] for b in blocks[:-1]]
        part = frame.filter(~pl.col("case_form").is_in(others) if is_last else pl.col("case_form") == block[0])
        rows.append((block[at], *_numbers(form, part)))
        levels.append(1)
        for line in lines:
            mine = ~pl.col("field").is_in(named) if line is lines[-1] else pl.col("field").is_in(line[0].split())
            rows.append((line[at], *_numbers(form, part.filter(mine))))
            levels.append(2)
    return rows, levels


def _units(desk: Desk, form: dict[str, Any], found: Answer, language: str) -> tuple[list[tuple], list[int]]:
    """Total, then each sector with its units."""
    by, name, frame = form["rows"]["by"], form["rows"]["name"], found.rows
    rows, levels = [(desk.say("Tổng số"), *_numbers(form, frame))], [0]
    for code in frame[by].unique().sort():
        part = frame.filter(pl.col(by) == code)
        rows.append((desk.reading.label(by, code), *_numbers(form, part)))
        levels.append(1)
        for unit in part.partition_by("unit_id", maintain_order=True):
            rows.append((unit[name][0], *_numbers(form, unit)))
            levels.append(2)
    return rows, levels


def _across(form: dict[str, Any], rows: list[tuple], language: str) -> list[Check]:
    places = {c["no"]: i + 1 for i, c in enumerate(form["columns"]) if c["no"]}
    checks = []
    for check in form.get("checks", []):
        parts = check["parts"]
        if parts == "sex":
            chosen = [i + 1 for i, c in enumerate(form["columns"]) if "sex" in c]
        elif parts == "groups":
            chosen = [i + 1 for i, c in enumerate(form["columns"]) if {"groups", "all", "rest"} & c.keys()]
        else:
            chosen = [places[no] for no in parts]
        total = places[check["total"]]
        wrong = tuple(row[0] for row in rows if abs(sum(row[i] or 0 for i in chosen) - (row[total] or 0)) > TOLERANCE)
        checks.append(Check(check[language], len(rows), wrong))
    return checks


def _down(desk: Desk, rows: list[tuple], levels: list[int]) -> Check:
    """Rows of one level add up to the row above them, in every column."""
    wrong, checked = [], 0
    for i, level in enumerate(levels):
        below = [
            j for j in range(i + 1, len(rows)) if levels[j] == level + 1 and all(levels[k] > level for k in range(i + 1, j + 1))
        ]
        if not below:
            continue
        checked += 1
        for column in range(1, len(rows[i])):
            if abs(sum(rows[j][column] or 0 for j in below) - (rows[i][column] or 0)) > TOLERANCE:
                wrong.append(rows[i][0])
                break
    return Check(desk.say("các dòng cộng lại bằng dòng trên"), checked, tuple(wrong))
