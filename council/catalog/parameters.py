"""The filters of queries/parameters.toml: their words, types, defaults and allowed values."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from council.answer import Words
from council.contracts import vocabulary
from council.errors import CouncilError, Several, UsageError

TYPES = ("date", "choice", "codes", "text", "number")
_KEYS = {"vi", "en", "type", "widget", "default", "values", "vocabulary", "required"}
DAYS = ("window_start", "data_day", "after_data_day")


@dataclass(frozen=True)
class Parameter:
    """One filter. ``values`` is empty when any code may be given; ``default`` None means no filter."""

    name: str
    words: Words
    type: str
    widget: str
    default: Any = None
    values: tuple[str, ...] = ()
    is_required: bool = False

    def value_from(self, given: Any) -> Any:
        """``given`` (text of a command line, or a Python value) as this parameter's type; UsageError if it is none."""
        if given is None or given == "" or given == []:
            return None
        readers = {
            "date": self._date,
            "codes": self._codes,
            "choice": self._code,
            "text": self._text,
            "number": self._number,
        }
        return readers[self.type](given)

    def _date(self, given: Any) -> date:
        if isinstance(given, date):
            return date(given.year, given.month, given.day)
        try:
            return date.fromisoformat(str(given))
        except ValueError:
            raise self._wrong(given, "ngày dạng 2025-12-31", "a date like 2025-12-31") from None

    def _codes(self, given: Any) -> list[str]:
        parts = given.split(",") if isinstance(given, str) else list(given)
        codes = sorted({str(part).strip() for part in parts if str(part).strip()})
        return [self._code(code) for code in codes] or None

    def _code(self, given: Any) -> str:
        if self.values and str(given) not in self.values:
            one = ", ".join(self.values)
            raise self._wrong(given, f"một trong: {one}", f"one of: {one}")
        return str(given)

    def _text(self, given: Any) -> str:
        return str(given)

    def _number(self, given: Any) -> float:
        try:
            return float(given)
        except (TypeError, ValueError):
            raise self._wrong(given, "một số", "a number") from None

    def _wrong(self, given: Any, vi: str, en: str) -> UsageError:
        return UsageError(
            f"Tham số «{self.name}» ({self.words.vi}): «{given}» không dùng được; cần {vi}.",
            f"Parameter “{self.name}” ({self.words.en}): “{given}” cannot be used; it needs {en}.",
        )

    def default_on(self, window_start: date, data_day: date) -> Any:
        """The default as a value, for a snapshot with that window and data day."""
        if self.default not in DAYS:
            return self.value_from(self.default)
        days = {"window_start": window_start, "data_day": data_day, "after_data_day": data_day + timedelta(days=1)}
        return days[self.default]


def load_parameters(path: Path) -> dict[str, Parameter]:
    """Every parameter of ``path`` by name; raises Several with all errors of the file."""
    if not path.exists():
        return {}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CouncilError(f"{path.name}: TOML sai: {error}", f"{path.name}: invalid TOML: {error}") from error
    errors = [error for name, entry in raw.items() for error in _errors(path.name, name, entry)]
    if errors:
        raise Several(errors)
    return {name: _parameter(name, entry) for name, entry in raw.items()}


def _errors(file: str, name: str, entry: dict) -> list[CouncilError]:
    found = [(f"khóa lạ «{key}»", f"unknown key “{key}”") for key in sorted(entry.keys() - _KEYS)]
    found += [(f"thiếu «{key}»", f"“{key}” is missing") for key in ("vi", "en", "type") if not entry.get(key)]
    if entry.get("type") not in TYPES:
        found.append((f"«type» phải là một trong: {', '.join(TYPES)}", f"“type” must be one of: {', '.join(TYPES)}"))
    if "vocabulary" in entry and not hasattr(vocabulary, entry["vocabulary"]):
        found.append((f"không có từ vựng «{entry['vocabulary']}»", f"there is no vocabulary “{entry['vocabulary']}”"))
    return [CouncilError(f"{file}: [{name}]: {vi}.", f"{file}: [{name}]: {en}.") for vi, en in found]


def _parameter(name: str, entry: dict) -> Parameter:
    values = tuple(getattr(vocabulary, entry["vocabulary"])) if "vocabulary" in entry else tuple(entry.get("values", ()))
    return Parameter(
        name,
        Words(entry["vi"], entry["en"]),
        entry["type"],
        entry.get("widget", "text"),
        entry.get("default"),
        values,
        bool(entry.get("required", False)),
    )
