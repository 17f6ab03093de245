"""What a paper is made of, whatever it is printed as: sections of texts, tables and charts with numbered notes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from council.answer import Answer, Provenance
from council.charts.style import Figure
from council.papers.template import Template
from council.words import Speaker

TEXT, NUMBER, CREDIT, SHARE, DAY = "text", "number", "credit", "share", "day"
TINY = 1e-9
_BOLD = re.compile(r"(\*\*.+?\*\*)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+!|~$:>-])")
_STAND_INS = str.maketrans({"‹": "<", "›": ">", "＆": "&"})


@dataclass(frozen=True)
class Text:
    """One paragraph. ``text`` is Markdown with bold only (as sentences are); ``kind``: body, lead, small, item, caution.
    ``link`` = the address that shows what is said; printed with its QR code."""

    text: str
    notes: tuple[int, ...] = ()
    kind: str = "body"
    link: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, kind of value (text, number, credit = parts of cases, share, day), relative width.
    ``decimals`` = places of a credit column, the same in every row (``evened``)."""

    heading: str
    kind: str = NUMBER
    width: float = 1.0
    decimals: int = 2


@dataclass(frozen=True)
class Table:
    """A table with all its rows. ``strong`` = positions of rows in bold; ``blank`` = what an empty cell says.
    ``is_index``: its first column holds the numbers of the notes, which references lead to."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[int, ...] = ()
    strong: frozenset[int] = frozenset()
    remark: str = ""
    is_wide: bool = False
    blank: str = "–"
    is_form: bool = False
    is_index: bool = False


@dataclass(frozen=True)
class Series:
    """One run of values with the name of its colour (council.charts.tokens)."""

    name: str
    key: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """``figure`` = the chart of the screen, printed as it is. Charts of slides are native: kind columns (stacked ``series``
    over ``categories``) or points (``native`` = the figure drawn for a slide). ``alt`` says what is seen; ``read`` and
    ``read_native`` how to read the figure and the slide's chart."""

    kind: str
    caption: str
    alt: str
    figure: Figure
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    native: Figure | None = None
    notes: tuple[int, ...] = ()
    read: str = ""
    read_native: str = ""

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to show."""
        return not self.categories and not any(trace.get("mode") == "markers" for trace in self.figure["data"])

    def titled(self, read: str) -> str:
        """The caption with how to read what is drawn."""
        return f"{self.caption}; {read}" if read else self.caption


Block = Text | Table | Chart


@dataclass(frozen=True)
class Section:
    """A numbered part with its own heading. ``level`` 1 = a part, 2 = below it."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True)
class Note:
    """Where a number comes from: the answer with its question, parameters, rows and fingerprint."""

    number: int
    answer: Answer
    filters: tuple[tuple[str, str], ...]
    fingerprint: str


@dataclass(frozen=True)
class Paper:
    """A drafted paper, ready to be written as PDF, DOCX, PPTX or XLSX."""

    template: Template
    speaker: Speaker
    words: dict[str, str]
    sections: tuple[Section, ...]
    appendix: tuple[Section, ...]
    notes: tuple[Note, ...]
    provenance: Provenance
    period: tuple[date, date]
    period_words: str
    tail: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Every table with the section it stands in, in reading order."""
        for section in (*self.sections, *self.appendix):
            for block in section.blocks:
                if isinstance(block, Table):
                    yield section, block


def evened(table: Table) -> Table:
    """The table with as many decimals in each credit column as its values need (0, 1 or 2), so that they line up."""
    return replace(table, columns=tuple(_evened(table, i, column) for i, column in enumerate(table.columns)))


def _evened(table: Table, place: int, column: Column) -> Column:
    if column.kind != CREDIT:
        return column
    values = [row[place] for row in table.rows if isinstance(row[place], (int, float))]
    return replace(column, decimals=next((n for n in (0, 1) if all(abs(v - round(v, n)) < TINY for v in values)), 2))


def runs(text: str) -> list[tuple[str, bool]]:
    """Markdown with bold only as (plain words, is bold); escapes and stand-ins of ``words.esc`` are undone."""
    parts = []
    for part in _BOLD.split(text):
        is_bold = len(part) > 4 and part.startswith("**") and part.endswith("**")
        words = _ESCAPED.sub(r"\1", part[2:-2] if is_bold else part).translate(_STAND_INS)
        if words:
            parts.append((words, is_bold))
    return parts


def plain(text: str) -> str:
    """The words alone."""
    return "".join(words for words, _ in runs(text))


def shown(value: object, column: Column, speaker: Speaker, blank: str = "–") -> str:
    """A cell as people read it."""
    if value is None:
        return blank
    if isinstance(value, bool):
        return speaker.say("có") if value else speaker.say("không")
    if column.kind == SHARE and isinstance(value, (int, float)):
        return speaker.percent(float(value))
    if column.kind == DAY and isinstance(value, date):
        return speaker.day(value)
    if column.kind == CREDIT and isinstance(value, (int, float)):
        return speaker.number(value, column.decimals)
    if column.kind == NUMBER and isinstance(value, (int, float)):
        return speaker.number(value, 0 if abs(value - round(value)) < TINY else 1)
    return speaker.day(value) if isinstance(value, date) else clean(str(value))


def clean(text: str) -> str:
    """Text without characters that no document may hold (control codes, lone surrogates, non-characters) or that hide what
    stands there (overrides of the reading direction)."""
    return "".join(c for c in text if c in "\t\n" or not _is_unfit(ord(c)))


def _is_unfit(code: int) -> bool:
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
        return True
    return 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069


# What the fonts that travel with typst can draw, tried character by character; a tagged PDF may not hold anything else.
_DRAWN = ((0x20, 0x500), (0x1E00, 0x2041), (0x2044, 0x2053), (0x2054, 0x20D0), (0x2116, 0x2117), (0x2122, 0x2123), (0x2190, 0x2600))


def printable(text: str) -> str:
    """``clean`` text for print: a character that the fonts cannot draw is named by its number, never lost."""
    return "".join(c if _is_drawn(c) else f"[U+{ord(c):04X}]" for c in clean(text))


def _is_drawn(letter: str) -> bool:
    code = ord(letter)
    return letter in "\t\n" or (any(a <= code < b for a, b in _DRAWN) and unicodedata.category(letter) != "Cn")
