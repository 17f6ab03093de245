"""What a question returns: rows together with their words, law, parameters and where they come from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl


def is_share(column: str) -> bool:
    """True for a column of shares (0 to 1): ``missed_share``, ``missed_share_proved``."""
    return "_share" in column


@dataclass(frozen=True)
class Words:
    """One text in Vietnamese (the source) and English."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        """The text in ``language`` ("vi" or "en")."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True)
class ColumnWords:
    """What a column means; ``vocabulary`` names the rows of table ``label`` that hold its codes, if any."""

    name: str
    words: Words
    vocabulary: str | None = None


@dataclass(frozen=True)
class MetricWords:
    """A number used in the answer: its name, meaning and direction."""

    name: str
    title: Words
    definition: Words
    unit: str | None = None
    better: str | None = None


@dataclass(frozen=True)
class LawCitation:
    """A source of law behind the answer; ``evidence`` other than TXT means it was not checked against the original."""

    source_id: str
    title: Words
    clause: str | None
    in_force_from: date | None
    evidence: str
    note: Words | None


@dataclass(frozen=True)
class Provenance:
    """Where the rows come from; every screen, chart and export names ``snapshot`` and ``data_day``."""

    snapshot: str
    data_day: date
    window_start: date
    made_at: datetime
    council: Words
    is_simulated: bool
    role: str
    sql: str
    tables: tuple[str, ...]
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Withheld:
    """What this reader may not see: how many rows or cells were taken out, and why."""

    rows: int
    cells: int
    why: Words


@dataclass(frozen=True)
class Pivot:
    """A cross table: a row per value of ``rows``, a column per value of ``across``; ``of`` added up, empty = rows counted."""

    rows: str
    across: str
    of: str = ""


@dataclass(frozen=True)
class Shape:
    """What a reader did to the rows of an answer before taking them home: rows containing ``find``, only ``columns``, a pivot."""

    find: str = ""
    columns: tuple[str, ...] = ()
    pivot: Pivot | None = None

    def options(self) -> list[str]:
        """The same as options of ``python -m council ask``."""
        pivot = self.pivot
        return [
            *(["--find", self.find] if self.find else []),
            *(["--columns", ",".join(self.columns)] if self.columns else []),
            *(["--pivot", ",".join((pivot.rows, pivot.across, pivot.of)).rstrip(",")] if pivot else []),
        ]


@dataclass(frozen=True)
class Answer:
    """Rows of one question with everything needed to show, print or export them.

    ``parameters`` holds the values actually used (defaults filled in; ``period_end`` is exclusive; lists or None =
    no filter). ``definition`` joins the question's own words or those of its metrics. ``shape`` = what was done to the
    rows afterwards, None = nothing. ``derived`` = what was computed from the rows that ``question`` gives, one word;
    empty = these are the question's own rows.
    ``hidden`` = column -> numbers of the rows whose cell was withheld for the public.
    """

    question: str
    rows: pl.DataFrame
    columns: dict[str, ColumnWords]
    title: Words
    parameters: dict[str, Any]
    provenance: Provenance
    definition: Words | None = None
    grain: Words | None = None
    key: tuple[str, ...] = ()
    metrics: tuple[MetricWords, ...] = ()
    chart: dict[str, Any] | None = None
    date_rule: Words | None = None
    caution: Words | None = None
    law: tuple[LawCitation, ...] = ()
    withheld: Withheld | None = None
    shape: Shape | None = None
    derived: str = ""
    hidden: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The question, and what was computed from its rows: a name that other rows do not share."""
        return f"{self.question}.{self.derived}" if self.derived else self.question
