"""A council's template: letterhead, order of sections, recipients, signature; one TOML file each, slots filled when drafted."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from council.answer import Words
from council.errors import CouncilError, UsageError

FOLDER = Path(__file__).parent.parent.parent / "data" / "papers"
SECTIONS = ("overview", "referrals", "missed", "workload", "delivery", "resolutions", "agenda")
APPENDIX = ("forms", "definitions", "sources", "notes")
_KEYS = {"title_vi", "title_en", "basis", "sections", "appendix", "forms", "page", "vi", "en"}
_TEXTS = (
    "nation",
    "motto",
    "parent",
    "body",
    "number",
    "place_date",
    "kind",
    "subject",
    "draft",
    "opening",
    "closing",
    "layout",
    "recipients_title",
)
_LISTS = ("signature", "recipients")
_PAGE = ("size_pt", "top_mm", "bottom_mm", "left_mm", "right_mm")


@dataclass(frozen=True)
class Template:
    """One council template. ``texts`` and ``lists`` hold language -> key -> words with slots; ``page`` sizes in pt and mm."""

    name: str
    title: Words
    basis: tuple[str, ...]
    sections: tuple[str, ...]
    appendix: tuple[str, ...]
    forms: tuple[str, ...]
    page: dict[str, float]
    texts: dict[str, dict[str, str]]
    lists: dict[str, dict[str, tuple[str, ...]]]

    def filled(self, language: str, slots: dict[str, str]) -> dict[str, str]:
        """All single texts in ``language`` with their slots filled."""
        return {key: _fill(words, slots, self.name, key) for key, words in self.texts[language].items()}

    def lines(self, language: str, slots: dict[str, str]) -> dict[str, tuple[str, ...]]:
        """Signature and recipients in ``language`` with their slots filled."""
        lists = self.lists[language]
        return {key: tuple(_fill(line, slots, self.name, key) for line in lines) for key, lines in lists.items()}


def _fill(words: str, slots: dict[str, str], name: str, key: str) -> str:
    try:
        return words.format(**slots)
    except (KeyError, IndexError, ValueError) as error:
        known = ", ".join("{" + slot + "}" for slot in slots)
        raise CouncilError(
            f"Mẫu {name}, khóa {key}: chỗ trống lạ {error}; có: {known}.",
            f"Template {name}, key {key}: unknown slot {error}; there are: {known}.",
        ) from error


def names(folder: Path | None = None) -> dict[str, Words]:
    """Every template with its title: the product's own and those in ``folder``."""
    found = {}
    for place in (FOLDER / "templates", folder):
        for path in sorted(place.glob("*.toml")) if place and place.is_dir() else []:
            found[path.stem] = load(path).title
    return found


def find(name: str, folder: Path | None = None) -> Template:
    """The template called ``name`` (or the file of that path); the council's own ``folder`` wins. UsageError if there is none."""
    for path in (folder / f"{name}.toml" if folder else None, FOLDER / "templates" / f"{name}.toml", Path(name)):
        if path and path.suffix == ".toml" and path.is_file():
            return load(path)
    known = ", ".join(names(folder))
    raise UsageError(f"Không có mẫu «{name}»; có: {known}.", f"There is no template “{name}”; there are: {known}.")


def load(path: Path) -> Template:
    """Read and check one template; all that is wrong with it is said at once (CouncilError)."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CouncilError(f"Mẫu {path.name} không đọc được: {error}.", f"Template {path.name} cannot be read: {error}.") from error
    wrong = _wrong(data)
    if wrong:
        raise CouncilError(
            f"Mẫu {path.name}: thiếu hoặc lạ: {', '.join(wrong)}.", f"Template {path.name}: missing or unknown: {', '.join(wrong)}."
        )
    return Template(
        path.stem,
        Words(data["title_vi"], data["title_en"]),
        tuple(data["basis"]),
        tuple(data["sections"]),
        tuple(data["appendix"]),
        tuple(data["forms"]),
        {key: float(data["page"][key]) for key in _PAGE},
        {language: {key: data[language][key] for key in _TEXTS} for language in ("vi", "en")},
        {language: {key: tuple(data[language][key]) for key in _LISTS} for language in ("vi", "en")},
    )


def _wrong(data: dict[str, Any]) -> list[str]:
    wrong = sorted(_KEYS ^ data.keys())
    wrong += [f"page.{key}" for key in _PAGE if not isinstance(data.get("page", {}).get(key), (int, float))]
    for language in ("vi", "en"):
        wrong += [f"{language}.{key}" for key in _TEXTS if not isinstance(data.get(language, {}).get(key), str)]
        wrong += [f"{language}.{key}" for key in _LISTS if not isinstance(data.get(language, {}).get(key), list)]
    wrong += [f"sections: {name}" for name in data.get("sections", []) if name not in SECTIONS]
    wrong += [f"appendix: {name}" for name in data.get("appendix", []) if name not in APPENDIX]
    return wrong


def slots(council: str, place: str | None, period_words: str, last_day: date, data_day: str) -> dict[str, str]:
    """What the slots of a template hold; ``council`` = the snapshot's name of the council, province after its last comma;
    ``place`` = the province without its type, where it is known."""
    body, _, province = council.rpartition(", ")
    body, province = (body, province) if body else (council, "")
    return {
        "council": council,
        "body": body,
        "body_upper": body.upper(),
        "province": province,
        "province_upper": province.upper(),
        "place": place or province or "…",
        "period": period_words,
        "year": str(last_day.year),
        "data_day": data_day,
    }
