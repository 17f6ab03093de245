"""What a digest is made of, whatever it is written as: parts with a state, paragraphs, tables, and short points to tell."""

from dataclasses import dataclass
from datetime import date

from council.answer import Answer
from council.papers.paper import Column, Note, Table, Text
from council.sentences.finding import CHANCE, SHIFT, SIGNAL
from council.words import Speaker


def numbers(notes: tuple[int, ...]) -> str:
    """``[1-3, 7]`` for the notes 1, 2, 3, 7; empty without notes."""
    runs: list[list[int]] = []
    for note in sorted(notes):
        if runs and note == runs[-1][-1] + 1:
            runs[-1].append(note)
        else:
            runs.append([note])
    shown = (str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"[{', '.join(shown)}]" if notes else ""


def label(column: Column) -> str:
    """A column's heading as it stands before a cell, where no table can be drawn: ``Ngành:``, ``Vì sao?``."""
    return column.heading if column.heading.endswith("?") else f"{column.heading}:"


@dataclass(frozen=True)
class Part:
    """One part. ``state`` is that of its sentence; ``points`` = what must be told, in a few words each (none = nothing)."""

    code: str
    heading: str
    state: str
    blocks: tuple[Text | Table, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Digest:
    """A drafted digest, ready to be written as HTML, text or mail. ``lines`` = council, period, data day, snapshot, role."""

    speaker: Speaker
    title: str
    is_simulated: bool
    day: date
    snapshot: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    quiet: str
    foot: str

    @property
    def points(self) -> tuple[tuple[str, str], ...]:
        """(code of the part, words) of everything to be told, in the order of the parts."""
        return tuple((part.code, words) for part in self.parts for words in part.points)

    @property
    def sources(self) -> list[tuple[Answer, tuple[int, ...]]]:
        """One answer of every question asked, with the numbers of its notes (other periods and filters of one question)."""
        asked: dict[str, list[Note]] = {}
        for note in self.notes:
            asked.setdefault(note.answer.question, []).append(note)
        return [(notes[0].answer, tuple(note.number for note in notes)) for notes in asked.values()]

    @property
    def is_quiet(self) -> bool:
        """True when there is nothing to tell: nothing changed, nothing stands out, nothing is late, everything was computed."""
        return not self.points

    @property
    def state(self) -> str:
        """The edge of the summary: signal where a part that has something to tell is one, else shift, else chance."""
        told = [part.state for part in self.parts if part.points]
        return SIGNAL if SIGNAL in told else SHIFT if told else CHANCE
