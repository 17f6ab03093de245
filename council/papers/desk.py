"""Where a paper is drafted: asks the reading, numbers every answer that is used, and turns answers into tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from council.answer import Answer, is_share
from council.errors import CouncilError, NotAllowed
from council.export.sheets import filter_lines
from council.export.tables import fingerprint
from council.papers.paper import CREDIT, DAY, NUMBER, SHARE, TEXT, Column, Note, Table, Text
from council.sentences.finding import Finding
from council.sentences.reading import Reading
from council.words import Speaker, esc


@dataclass
class Desk:
    """One draft at work. ``notes`` = the answers cited so far; ``failures`` = questions that could not be answered."""

    reading: Reading
    notes: list[Note] = field(default_factory=list)
    failures: list[tuple[str, CouncilError]] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)

    @property
    def speaker(self) -> Speaker:
        """The language of the paper."""
        return self.reading.say

    def say(self, sentence: str, **slots: object) -> str:
        """A Vietnamese sentence in the paper's language."""
        return self.speaker.say(sentence, **slots)

    def ask(self, question: str, **given: object) -> Answer | None:
        """The answer, or None with the failure kept for the paper to say."""
        return self._kept(question, self.reading.ask(question, **given))

    def whole(self, question: str, **given: object) -> Answer | None:
        """The same over the whole data window."""
        return self._kept(question, self.reading.whole(question, **given))

    def before(self, question: str, **given: object) -> Answer | None:
        """The same period last year; None where the data do not reach back."""
        return self.reading.year_before(question, **given)

    def _kept(self, question: str, found: Answer | CouncilError) -> Answer | None:
        if isinstance(found, Answer):
            return found
        self.failures.append((question, found))
        return None

    def cite(self, *answers: Answer | None) -> tuple[int, ...]:
        """Numbers of the notes behind ``answers``; an answer cited before keeps its number."""
        return tuple(dict.fromkeys(self._number(answer) for answer in answers if answer is not None))

    def _number(self, answer: Answer) -> int:
        key = hash((answer.question, repr(sorted(answer.parameters.items()))))
        if key not in self._numbers:
            self._numbers[key] = len(self.notes) + 1
            lines = tuple(filter_lines(answer, self.speaker, self.reading.labels))
            self.notes.append(Note(self._numbers[key], answer, lines, fingerprint(answer)))
        return self._numbers[key]

    def finding(self, found: Finding, *answers: Answer | None) -> Text:
        """The page's sentence as the leading paragraph, its badges in front, with the numbers of its answers."""
        badges = "; ".join(badge.words(self.speaker) for badge in found.badges)
        words = f"**{badges}.** {found.text}" if badges else found.text
        return Text(words, self.cite(*answers), "lead")

    def missing(self, what: str) -> Text:
        """A paragraph for a part that cannot be computed, with the question it lacks."""
        question = self.failures[-1][0] if self.failures else "–"
        return Text(
            self.say("Chưa tính được phần này: {what} (câu hỏi {question}).", what=esc(what), question=esc(question)), (), "caution"
        )

    def unanswered(self) -> list[str]:
        """Sentences for what this snapshot or this role does not answer; each once."""
        language = self.speaker.language
        refused = {name: error.of(language) for name, error in self.failures if isinstance(error, NotAllowed)}
        others = list(dict.fromkeys(name for name, error in self.failures if name not in refused))
        said = [self.say("Bản chụp này chưa trả lời được: {names}.", names=", ".join(others))] if others else []
        return [*refused.values(), *said]

    def table(
        self,
        answer: Answer,
        columns: Sequence[str | tuple[str, str]],
        caption: str,
        *,
        rows: pl.DataFrame | None = None,
        strong: Callable[[dict], bool] | None = None,
        remark: str = "",
        is_wide: bool = False,
        total: Mapping[str, object] | None = None,
        also: Sequence[Answer | None] = (),
    ) -> Table:
        """All rows of ``answer`` (or ``rows`` made from it) in ``columns``: names, or (name, heading). ``total`` = a last row."""
        frame = answer.rows if rows is None else rows
        wanted = [(c, None) if isinstance(c, str) else c for c in columns]
        codes = [name for name, _ in wanted]
        cells = [
            tuple(self._cell(answer, name, value) for name, value in zip(codes, row, strict=True))
            for row in frame.select(codes).iter_rows()
        ]
        frames = [
            self._column(answer, frame.schema[name], name, heading, [row[i] for row in cells])
            for i, (name, heading) in enumerate(wanted)
        ]
        bold = frozenset(i for i, row in enumerate(frame.iter_rows(named=True)) if strong(row)) if strong else frozenset()
        if total is not None:
            bold |= {len(cells)}
            cells.append(tuple(total.get(column, "" if frame.schema[column] == pl.String else None) for column in codes))
        return Table(caption, tuple(frames), tuple(cells), self.cite(answer, *also), bold, remark, is_wide)

    def _column(self, answer: Answer, dtype: pl.DataType, name: str, heading: str | None, cells: list[object]) -> Column:
        known, kind = answer.columns.get(name), kind_of(name, dtype)
        words = heading or (known.words.of(self.speaker.language) if known else name)
        longest = max([len(str(cell)) for cell in cells if cell is not None] or [1])
        widths = {TEXT: max(1.1, min(4.0, longest / 8)), DAY: 1.6}
        return Column(words, kind, widths.get(kind, 1.0))

    def _cell(self, answer: Answer, name: str, value: object) -> object:
        known = answer.columns.get(name)
        if isinstance(value, str) and known and known.vocabulary:
            return self.reading.label(known.vocabulary, value)
        return ", ".join(map(str, value)) if isinstance(value, list) else value


def kind_of(name: str, dtype: pl.DataType) -> str:
    """How values of a column are written, by the house's suffixes and the type."""
    if is_share(name):
        return SHARE
    if dtype == pl.Date:
        return DAY
    if dtype.is_float() or dtype.is_decimal():
        return CREDIT
    return NUMBER if dtype.is_numeric() else TEXT
