"""Format files as they are written: read, checked key by key, and merged with a council's own."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from council.contracts import vocabulary as v
from council.errors import CouncilError, Several
from council.formats.headings import heading_key
from council.names import name_key

ENTRY_KINDS = v.KINDS
TABLE_KINDS = (
    "provider_row",
    "availability_row",
    "quota_row",
    "quota_adjustment_row",
    "appraisal_row",
    "duty_row",
    "hearing_row",
    "officer_rule_row",
    "council_item_row",
    "totals_row",
    "report_row",
    "court_area_row",
    "hard_commune_row",
)
SHIPPED = Path(__file__).resolve().parents[2] / "data" / "formats"
IMPLIED = (
    "role",
    "stage",
    "field",
    "listed",
    "group",
    "capacity",
    "case_form",
    "provider_kind",
    "item_kind",
    "rule_kind",
    "unit",
    "m01",
    "counsel",
    "commune_scheme",
)
_DATE_ORDERS = ("dmy", "mdy", "ymd")
_FORMAT_KEYS = {
    "title": str,
    "title_en": str,
    "kind": str,
    "sector": str,
    "titles": list,
    "not_titles": list,
    "required": list,
    "typical": list,
    "without": list,
    "implied": dict,
    "date_order": dict,
    "columns": dict,
    "ignore": list,
    "note": str,
}
_FIELD_KEYS = {"headers": list, "weak": list, "after": dict, "says": list, "but_not": list, "kinds": list, "example": str}


class FormatError(CouncilError):
    """A format file that cannot be used: which file, which key, what is wrong and what to do."""


@dataclass(frozen=True)
class FieldWords:
    """The wordings of one field: keys (no accents, case, punctuation) of headings that mean it.

    ``exact`` must be the whole heading; ``within`` may stand inside it; ``weak`` are whole headings used last;
    ``after`` are whole headings that count only to the right of a column of another field. ``says`` are rules: each is
    a list of groups, a heading says the field when it holds a word of every group; ``but_not`` are words that exclude
    it from the rules.
    """

    name: str
    exact: frozenset[str] = frozenset()
    within: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    after: dict[str, frozenset[str]] = field(default_factory=dict)
    says: tuple[tuple[tuple[str, ...], ...], ...] = ()
    but_not: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    example: str = ""


@dataclass(frozen=True)
class Format:
    """One agency form. Field names are those of the dictionary ``_fields.toml``."""

    name: str
    title: str
    title_en: str
    kind: str
    sector: str | None = None
    titles: tuple[str, ...] = ()
    not_titles: tuple[str, ...] = ()
    required: tuple[tuple[str, ...], ...] = ()
    typical: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    implied: dict[str, str] = field(default_factory=dict)
    date_order: dict[str, str] = field(default_factory=dict)
    columns: dict[str, FieldWords] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Formats:
    """All formats by name, and the dictionary of headings; ``memory`` keeps what was already compared."""

    fields: dict[str, FieldWords]
    formats: dict[str, Format]
    memory: dict = field(default_factory=dict, compare=False, repr=False)

    def without(self, *names: str) -> "Formats":
        """The same formats less those named (to try a draft in their place)."""
        return Formats(self.fields, {k: f for k, f in self.formats.items() if k not in names})

    def including(self, added: Format) -> "Formats":
        """The same formats and ``added``, which replaces one of its name."""
        return Formats(self.fields, {**self.formats, added.name: added})

    def fields_of(self, kind: str) -> dict[str, FieldWords]:
        """The dictionary's fields that rows of ``kind`` can have."""
        kept = self.memory.get(("fields", kind))
        if kept is None:
            kept = {name: words for name, words in self.fields.items() if kind in words.kinds or "*" in words.kinds}
            self.memory["fields", kind] = kept
        return kept


def load_formats(*overlays: Path, shipped: Path = SHIPPED) -> Formats:
    """The shipped formats and those of ``overlays`` (folders; the later wins by file name).

    Raises Several with every FormatError found, all files at once.
    """
    fields: dict[str, FieldWords] = {}
    formats: dict[str, Format] = {}
    errors: list[CouncilError] = []
    for folder in (shipped, *overlays):
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                if path.stem == "_fields":
                    fields.update(_read_fields(path))
                elif not path.stem.startswith("vocabulary"):
                    formats[path.stem] = read_format(path.read_text("utf-8"), path.stem, path.as_posix())
            except CouncilError as error:
                errors.append(error)
    if errors:
        raise Several(errors)
    return Formats(fields, formats)


def read_format(text: str, name: str, where: str) -> Format:
    """The format written in ``text``; ``where`` is named in errors. Raises FormatError."""
    data = _toml(text, where)
    _check_keys(data, _FORMAT_KEYS, where, text)
    for key in ("title", "title_en", "kind"):
        if key not in data:
            raise _error(where, key, "thiếu khóa này", "this key is missing", "thêm vào tệp", "add it")
    if data["kind"] not in (*ENTRY_KINDS, *TABLE_KINDS):
        raise _error(
            where,
            "kind",
            f"không có loại “{data['kind']}”",
            f"there is no kind “{data['kind']}”",
            f"dùng một trong: {', '.join((*ENTRY_KINDS, *TABLE_KINDS))}",
            f"use one of: {', '.join((*ENTRY_KINDS, *TABLE_KINDS))}",
        )
    _check_choices(data.get("implied", {}), IMPLIED, where, "implied")
    for column, order in data.get("date_order", {}).items():
        if order not in _DATE_ORDERS:
            raise _error(
                where,
                f"date_order.{column}",
                f"không hiểu “{order}”",
                f"cannot understand “{order}”",
                "dùng dmy, mdy hoặc ymd",
                "use dmy, mdy or ymd",
            )
    columns = {key: field_words(key, {"headers": words}, (data["kind"],)) for key, words in data.get("columns", {}).items()}
    return Format(
        name,
        data["title"],
        data["title_en"],
        data["kind"],
        data.get("sector"),
        tuple(map(name_key, data.get("titles", ()))),
        tuple(map(name_key, data.get("not_titles", ()))),
        tuple(tuple(item.split("|")) for item in data.get("required", ())),
        tuple(data.get("typical", ())),
        tuple(data.get("without", ())),
        dict(data.get("implied", {})),
        dict(data.get("date_order", {})),
        columns,
        frozenset(map(heading_key, data.get("ignore", ()))),
    )


def field_words(name: str, data: dict, kinds: Iterable[str] = ENTRY_KINDS) -> FieldWords:
    """The wordings of one field from its TOML table."""
    headers = [str(h) for h in data.get("headers", ())]
    says = tuple(tuple(tuple(heading_key(word) for word in group.split("|")) for group in rule) for rule in data.get("says", ()))
    return FieldWords(
        name,
        frozenset(heading_key(h) for h in headers),
        tuple(dict.fromkeys(heading_key(h) for h in headers if not h.startswith("="))),
        frozenset(map(heading_key, data.get("weak", ()))),
        {k: frozenset(map(heading_key, words)) for k, words in data.get("after", {}).items()},
        says,
        tuple(map(heading_key, data.get("but_not", ()))),
        frozenset(data.get("kinds", kinds)),
        data.get("example", ""),
    )


def _read_fields(path: Path) -> dict[str, FieldWords]:
    text, where = path.read_text("utf-8"), path.as_posix()
    data = _toml(text, where)
    for name, table in data.items():
        _check_keys(table, _FIELD_KEYS, where, text, f"{name}.")
    return {name: field_words(name, table) for name, table in data.items()}


def _toml(text: str, where: str) -> dict:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(
            f"{where}: không đọc được TOML ({error}); sửa dòng được nêu.",
            f"{where}: this is not valid TOML ({error}); correct the line named.",
        ) from error


def _check_keys(data: dict, known: dict[str, type], where: str, text: str, prefix: str = "") -> None:
    for key, value in data.items():
        if key not in known:
            raise _error(
                f"{where}{_line(text, key)}",
                prefix + key,
                "không có khóa này",
                "there is no such key",
                f"các khóa: {', '.join(known)}",
                f"keys are: {', '.join(known)}",
            )
        if not isinstance(value, known[key]):
            kind = {str: "text", list: "list", dict: "table"}[known[key]]
            raise _error(
                f"{where}{_line(text, key)}",
                prefix + key,
                f"phải là {kind}",
                f"must be a {kind}",
                "sửa giá trị",
                "correct the value",
            )


def _check_choices(table: dict, known: tuple[str, ...], where: str, key: str) -> None:
    for name in table:
        if name not in known:
            raise _error(
                where,
                f"{key}.{name}",
                "không có khóa này",
                "there is no such key",
                f"các khóa: {', '.join(known)}",
                f"keys are: {', '.join(known)}",
            )


def _line(text: str, key: str) -> str:
    found = re.search(rf"^\s*\[?\"?{re.escape(key)}\b", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.end()) + 1}" if found else ""


def _error(where: str, key: str, vi: str, en: str, do_vi: str, do_en: str) -> FormatError:
    return FormatError(f"{where}: khóa “{key}”: {vi}; {do_vi}.", f"{where}: key “{key}”: {en}; {do_en}.")
