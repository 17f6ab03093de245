"""One reader's view of one snapshot: asks within a period and filters, looks a year back, knows labels. No screen needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import polars as pl

from council.answer import Answer
from council.contracts import ALL
from council.errors import CouncilError
from council.periods import Period, year_before
from council.words import Speaker


class Source(Protocol):
    """What answers questions: a warehouse, or anything like it. ``ask`` raises CouncilError."""

    role: str
    manifest: Any
    catalog: Any

    def ask(self, name: str, **parameters: Any) -> Answer: ...

    def table(self, name: str) -> pl.DataFrame: ...


@dataclass(frozen=True)
class Reading:
    """Asks like a page does: within ``period`` and ``filters``; an error comes back as a value."""

    source: Source
    period: Period
    say: Speaker = Speaker()
    filters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def manifest(self) -> Any:
        """What the snapshot says about itself."""
        return self.source.manifest

    @property
    def role(self) -> str:
        """Whose right to names and rows counts."""
        return self.source.role

    @property
    def scheme(self) -> str:
        """The geography chosen."""
        return str(self.filters.get("area_scheme") or "district")

    @cached_property
    def before(self) -> Period | None:
        """The same period last year; None where the data do not reach back so far."""
        return year_before(self.period, self.manifest.start)

    def ask(self, question: str, **given: object) -> Answer | CouncilError:
        """The answer within period and filters; ``given`` overrides them, parameters the question does not know are left out."""
        known = self.source.catalog.questions.get(question)
        if known is None:
            return CouncilError(f"Chưa có câu hỏi «{question}».", f"There is no question “{question}” yet.")
        wanted = {"period_start": self.period.start, "period_end": self.period.end, **self.filters, **given}
        used = {name: value for name, value in wanted.items() if name in known.parameters and value is not None}
        try:
            return self.source.ask(question, **used)
        except CouncilError as error:
            return error

    def year_before(self, question: str, **given: object) -> Answer | None:
        """The same question for the same period last year; None where it cannot be asked."""
        if self.before is None:
            return None
        found = self.ask(question, period_start=self.before.start, period_end=self.before.end, **given)
        return found if isinstance(found, Answer) else None

    def whole(self, question: str, **given: object) -> Answer | CouncilError:
        """The same question over the whole data window: for courses over months."""
        return self.ask(question, **{"period_start": self.manifest.start, "period_end": None, **given})

    def table(self, name: str) -> pl.DataFrame:
        """A small published table; no rows when this snapshot has none."""
        try:
            return self.source.table(name)
        except CouncilError:
            return ALL[name].create_empty() if name in ALL else pl.DataFrame()

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """Vocabulary -> code -> words in this language, in the order of the screen."""
        out: dict[str, dict[str, str]] = {}
        rows = self.table("label").sort("position").select("vocabulary", "code", f"label_{self.say.language}")
        for vocabulary, code, words in rows.iter_rows():
            out.setdefault(vocabulary, {})[code] = words
        return out

    def label(self, vocabulary: str, code: str | None) -> str:
        """Words for a code; "chưa rõ" for none."""
        return self.say.say("chưa rõ") if code is None else self.labels.get(vocabulary, {}).get(code, code)

    def events(self, kinds: tuple[str, ...] = ("reorganisation",)) -> list[tuple[date, str]]:
        """Dated events inside the data window, in words."""
        rows = self.table("event")
        if rows.is_empty():
            return []
        inside = pl.col("on").is_between(self.manifest.start, self.manifest.day)
        rows = rows.filter(pl.col("event_kind").is_in(list(kinds)) & inside).sort("on")
        return list(rows.select("on", f"name_{self.say.language}").iter_rows())
