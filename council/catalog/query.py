"""One file of queries/: a TOML header that speaks to people, then exactly one SQL statement."""

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from council.answer import Words
from council.catalog.statement import Statement, read_statement
from council.errors import CouncilError, Several

KINDS = ("concept", "metric", "question")
_ALWAYS = {"title", "title_en", "columns", "law", "caution", "caution_en", "definition", "definition_en"}
_ROOM = {
    "concept": _ALWAYS | {"grain", "grain_en", "key", "sort", "private", "examples"},
    "metric": _ALWAYS | {"unit", "better", "over", "examples"},
    "question": _ALWAYS | {"grain", "grain_en", "key", "date_rule", "date_rule_en", "chart", "roles", "metrics"},
}
_NEED = {
    "concept": ("title", "definition", "grain", "key"),
    "metric": ("title", "definition", "unit", "better", "over"),
    "question": ("title", "grain", "key"),
}
_WORDS = ("title", "definition", "grain", "date_rule", "caution")
_TEXT_LISTS = ("key", "sort", "law", "roles", "metrics")
_CHOICES = {"better": ("lower", "higher", "neither")}


@dataclass(frozen=True)
class Example:
    """A worked example: tables as tiny texts, and what the query must find in them."""

    because: Words
    given: dict[str, str]
    expect: str


@dataclass(frozen=True)
class Query:
    """A concept, metric or question: its words and its one statement. ``tables`` are the tables the SQL names;
    ``sort`` the columns by which a concept is stored first (none = by area and date)."""

    kind: str
    name: str
    path: Path
    title: Words
    sql: str
    definition: Words | None = None
    grain: Words | None = None
    key: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    private: bool = False
    columns: dict[str, Words] = field(default_factory=dict)
    law: tuple[str, ...] = ()
    date_rule: Words | None = None
    caution: Words | None = None
    chart: dict[str, Any] | None = None
    roles: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    unit: str | None = None
    better: str | None = None
    over: str | None = None
    examples: tuple[Example, ...] = ()

    @cached_property
    def statement(self) -> Statement:
        """The parsed statement, at first use: a reader of the dashboard asks few of all queries. CouncilError if it is wrong."""
        return read_statement(self.path, self.sql)

    @property
    def parameters(self) -> frozenset[str]:
        """Names of the statement's own ``$names``."""
        return self.statement.parameters

    @property
    def tables(self) -> frozenset[str]:
        """Tables the statement selects from, without its own WITH names."""
        return self.statement.tables


def read_query(path: Path, kind: str, is_checked: bool = True) -> Query:
    """The query in ``path``; raises Several with every error of the file (of its SQL only when ``is_checked``)."""
    text = path.read_text(encoding="utf-8")
    header, sql, errors = _split(path, text)
    place = _Place(path, text)
    errors += [] if errors else _check(place, header, kind)
    if errors and not is_checked:
        raise Several(errors)
    query = None if errors else _build(path, kind, header, sql)
    try:
        if is_checked:
            _ = query.statement if query else read_statement(path, sql)
    except CouncilError as error:
        errors.append(error)
    if errors or query is None:
        raise Several(errors)
    return query


@dataclass(frozen=True)
class _Place:
    path: Path
    text: str

    def error(self, key: str, vi: str, en: str) -> CouncilError:
        lines = self.text.splitlines()
        line = next((n for n, t in enumerate(lines, 1) if t.split("=")[0].strip(" []") == key), 1)
        where = f"{self.path.parent.name}/{self.path.name}:{line}"
        return CouncilError(f"{where}: «{key}» {vi}", f"{where}: “{key}” {en}")


def _split(path: Path, text: str) -> tuple[dict, str, list[CouncilError]]:
    where = f"{path.parent.name}/{path.name}"
    start, end = text.find("/*+++"), text.find("+++*/")
    if text.lstrip()[:5] != "/*+++" or end < 0:
        return (
            {},
            text,
            [
                CouncilError(
                    f"{where}:1: thiếu phần đầu. Tệp phải bắt đầu bằng «/*+++», rồi TOML, rồi «+++*/».",
                    f"{where}:1: the header is missing. The file must begin with “/*+++”, then TOML, then “+++*/”.",
                )
            ],
        )
    sql = text[end + 5 :].strip()
    try:
        return tomllib.loads(text[start + 5 : end]), sql, []
    except tomllib.TOMLDecodeError as error:
        return (
            {},
            sql,
            [
                CouncilError(
                    f"{where}: phần đầu không phải TOML đúng: {error}. Dòng tính từ «/*+++».",
                    f"{where}: the header is not valid TOML: {error}. Lines count from “/*+++”.",
                )
            ],
        )


def _check(place: _Place, header: dict, kind: str) -> list[CouncilError]:
    room, errors = _ROOM[kind], []
    for key in sorted(header.keys() - room):
        errors.append(
            place.error(
                key,
                f"là khóa lạ với {kind}. Các khóa được dùng: {', '.join(sorted(room))}.",
                f"is an unknown key for a {kind}. Keys there are: {', '.join(sorted(room))}.",
            )
        )
    for key in _NEED[kind]:
        if not header.get(key):
            errors.append(place.error(key, "bị thiếu hoặc để trống. Hãy viết thêm.", "is missing or empty. Write it."))
    errors += _check_words(place, header) + _check_types(place, header) + _check_examples(place, header)
    return errors


def _check_words(place: _Place, header: dict) -> list[CouncilError]:
    errors = []
    for key in _WORDS:
        present = [k for k in (key, f"{key}_en") if header.get(k)]
        if any(not isinstance(header[k], str) for k in present):
            errors.append(place.error(key, "phải là chữ.", "must be text."))
        if len(present) == 1:
            lacks = f"{key}_en" if present[0] == key else key
            errors.append(
                place.error(
                    lacks,
                    "bị thiếu: mọi lời văn cần cả tiếng Việt và tiếng Anh.",
                    "is missing: every text is needed in Vietnamese and English.",
                )
            )
    columns = header.get("columns", {})
    if not isinstance(columns, dict):
        return [*errors, place.error("columns", "phải là bảng [columns].", "must be a table [columns].")]
    for name, words in columns.items():
        if not isinstance(words, dict) or set(words) != {"vi", "en"} or not all(words.values()):
            errors.append(place.error(name, 'cần dạng {vi = "…", en = "…"}.', 'needs the form {vi = "…", en = "…"}.'))
    return errors


def _check_types(place: _Place, header: dict) -> list[CouncilError]:
    errors = []
    for key in _TEXT_LISTS:
        value = header.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            errors.append(place.error(key, 'phải là danh sách chữ, ví dụ ["a"].', 'must be a list of texts, e.g. ["a"].'))
    for key, choices in _CHOICES.items():
        if key in header and header[key] not in choices:
            errors.append(place.error(key, f"phải là một trong: {', '.join(choices)}.", f"must be one of: {', '.join(choices)}."))
    if not isinstance(header.get("private", False), bool):
        errors.append(place.error("private", "phải là true hoặc false.", "must be true or false."))
    if not isinstance(header.get("chart", {}), dict):
        errors.append(place.error("chart", "phải là bảng {kind = …}.", "must be a table {kind = …}."))
    return errors


def _check_examples(place: _Place, header: dict) -> list[CouncilError]:
    errors = []
    examples = header.get("examples", [])
    if not isinstance(examples, list) or not all(isinstance(e, dict) for e in examples):
        return [place.error("examples", "phải viết thành các bảng [[examples]].", "must be tables [[examples]].")]
    for number, example in enumerate(examples, 1):
        unknown = example.keys() - {"because", "because_en", "given", "expect"}
        lacking = [k for k in ("because", "because_en", "expect") if not example.get(k)]
        for key in sorted(unknown):
            errors.append(place.error(key, f"là khóa lạ trong ví dụ {number}.", f"is an unknown key in example {number}."))
        for key in lacking:
            errors.append(place.error(key, f"thiếu trong ví dụ {number}.", f"is missing in example {number}."))
        if not isinstance(example.get("given", {}), dict):
            errors.append(
                place.error(
                    "given",
                    f'trong ví dụ {number} phải là given.<bảng> = """…""".',
                    f'in example {number} must be given.<table> = """…""".',
                )
            )
    return errors


def _words(header: dict, key: str) -> Words | None:
    return Words(header[key], header[f"{key}_en"]) if header.get(key) else None


def _build(path: Path, kind: str, header: dict, sql: str) -> Query:
    examples = tuple(
        Example(Words(e["because"], e["because_en"]), dict(e.get("given", {})), e["expect"]) for e in header.get("examples", [])
    )
    columns = {name: Words(words["vi"], words["en"]) for name, words in header.get("columns", {}).items()}
    lists = {key: tuple(header.get(key, ())) for key in _TEXT_LISTS}
    texts = {key: _words(header, key) for key in _WORDS}
    plain = {key: header.get(key) for key in ("unit", "better", "over", "chart")}
    return Query(
        kind=kind,
        name=path.stem,
        path=path,
        sql=sql,
        columns=columns,
        private=header.get("private", False),
        examples=examples,
        **texts,
        **lists,
        **plain,
    )
