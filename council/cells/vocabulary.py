"""Words of agencies and the codes they stand for; the words themselves lie in data/formats/vocabulary.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from council.cells.unique import bare, over_unique
from council.errors import CouncilError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "formats"
FILE = "vocabulary.toml"
_KEYS = ("whole", "starts", "contains")
_NUMBER_IN_BRACKETS = re.compile(r"\([^()]*\d\s*/\s*\d[^()]*\)")
_LIST_SPLIT = re.compile(r"\s*(?:[;\n+,]|\bvà\b|/)\s*")


_SIGNS = re.compile(r"[^a-z0-9<>%√✓+]+")
_BOXES = str.maketrans({"☑": "✓", "☒": "✓", "✔": "✓", "☐": "0", "□": "0"})


@dataclass(frozen=True)
class _Rule:
    code: str
    how: str
    phrase: str


@dataclass(frozen=True)
class Vocabularies:
    """All vocabularies: ``whole`` phrases first, then the rules starts and contains in the order of the file."""

    whole: dict[str, dict[str, str]]
    rules: dict[str, tuple[_Rule, ...]]

    @classmethod
    def load(cls, *folders: Path) -> "Vocabularies":
        """The shipped words, then those of ``folders`` (a home's formats), whose words are tried first.

        Raises CouncilError for a file that is not TOML or has an unknown key.
        """
        sources = [_read(folder / FILE) for folder in (FOLDER, *folders) if (folder / FILE).exists()]
        whole: dict[str, dict[str, str]] = {}
        rules: dict[str, tuple[_Rule, ...]] = {}
        for source in sources:
            for name, codes in source.items():
                whole.setdefault(name, {}).update(
                    {phrase_key(p): code for code, ways in codes.items() for p in ways.get("whole", [])})
                own = [_Rule(code, how, phrase_key(p)) for code, ways in codes.items() for how in _KEYS[1:]
                       for p in ways.get(how, [])]
                rules[name] = (*own, *rules.get(name, ()))
        return cls(whole, rules)

    def look_up(self, name: str, text: str) -> tuple[str | None, bool]:
        """(code, whether the words are known); codes beginning with "_" mean "known, but stands for nothing"."""
        key = phrase_key(text)
        code = self.whole[name].get(key)
        if code is None:
            code = next((rule.code for rule in self.rules[name] if _fits(rule, key)), None)
        return (None if code is None or code.startswith("_") else code), code is not None

    def translate(self, values: pl.Series, name: str) -> pl.DataFrame:
        """``value`` (code or null) and ``matched`` (false only where words stand that nobody knows)."""
        def read(text: str) -> tuple[str | None, bool]:
            return self.look_up(name, text) if phrase_key(text) else (None, True)
        return over_unique(values, read, {"value": pl.String, "matched": pl.Boolean})

    def translate_all(self, values: pl.Series, name: str) -> pl.DataFrame:
        """``values`` (distinct codes of all parts of a cell, in order) and ``matched`` (every part is known)."""
        schema = {"values": pl.List(pl.String), "matched": pl.Boolean}
        return over_unique(values, lambda text: self._all(name, text), schema)

    def _all(self, name: str, text: str) -> tuple[list[str], bool]:
        if not phrase_key(text):
            return [], True
        if phrase_key(text) in self.whole[name]:
            pieces = [text]
        else:
            plain = _NUMBER_IN_BRACKETS.sub(" ", text)
            pieces = [piece for piece in _LIST_SPLIT.split(plain) if phrase_key(piece)]
        found = [self.look_up(name, piece) for piece in pieces]
        if len(pieces) > 1 and not all(known for _, known in found):
            found = [self.look_up(name, text)]
        return list(dict.fromkeys(code for code, _ in found if code)), all(known for _, known in found)


def phrase_key(text: str) -> str:
    """Lower case, no accents, signs as spaces, except < > and %, which carry meaning; ticked and empty boxes as ✓ and 0."""
    plain = bare(text)
    return " ".join(_SIGNS.sub(" ", plain if plain.isascii() else plain.translate(_BOXES)).split())


def _fits(rule: _Rule, key: str) -> bool:
    if rule.how == "starts":
        return f"{key} ".startswith(f"{rule.phrase} ")
    return f" {rule.phrase} " in f" {key} "


def _read(path: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CouncilError(f"Không đọc được tệp từ vựng {path}: {error}. Hãy sửa đúng dạng TOML.",
                           f"The vocabulary file {path} cannot be read: {error}. Correct it to valid TOML.") from error
    for name, codes in table.items():
        for code, ways in codes.items():
            unknown = set(ways) - set(_KEYS) if isinstance(ways, dict) else {str(ways)}
            if unknown:
                raise CouncilError(
                    f"{path}: [{name}.{code}] có khóa lạ {sorted(unknown)}; chỉ dùng {', '.join(_KEYS)}.",
                    f"{path}: [{name}.{code}] has the unknown key {sorted(unknown)}; use {', '.join(_KEYS)}.")
    return table


@lru_cache(maxsize=1)
def shipped() -> Vocabularies:
    """The vocabularies that come with the program, read once."""
    return Vocabularies.load()


def translate(values: pl.Series, name: str, vocabularies: Vocabularies | None = None) -> pl.DataFrame:
    """``value`` and ``matched`` of each cell by the vocabulary ``name``."""
    return (vocabularies or shipped()).translate(values, name)


def groups(values: pl.Series, vocabularies: Vocabularies | None = None) -> pl.DataFrame:
    """Eligibility groups in a cell: ``groups`` (codes), ``is_ground`` (a group or circumstance stands), ``matched``."""
    found = (vocabularies or shipped()).translate_all(values, "group")
    denied = (vocabularies or shipped()).translate(values, "no_ground")["value"].is_not_null()
    written = over_unique(values, lambda text: (bool(phrase_key(text)),), {"is_written": pl.Boolean}).to_series()
    return found.select(pl.col("values").alias("groups"), (written & ~denied).alias("is_ground"),
                        (pl.col("matched") | denied).alias("matched"))


def says_family_violence(values: pl.Series, vocabularies: Vocabularies | None = None) -> pl.Series:
    """True where a group, offence or note cell says violence in the family."""
    return translate(values, "family_violence", vocabularies)["value"].is_not_null()
