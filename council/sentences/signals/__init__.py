"""The signals of the overview, in their fixed order: value, same period last year, more than chance or not, course, what to do."""

from council.sentences.overview import Signal
from council.sentences.signals.course import LEVEL, MONTHS_SHOWN
from council.sentences.signals.papers import late_notices, referred, silent
from council.sentences.signals.people import missed_people, served
from council.sentences.signals.work import loads


def make(reading) -> list[Signal]:
    """Every signal that can be made of ``reading``: a page, or council.sentences.reading.Reading."""
    found = (maker(reading) for maker in (missed_people, referred, served, late_notices, loads, silent))
    return [signal for signal in found if signal]


__all__ = ["LEVEL", "MONTHS_SHOWN", "late_notices", "loads", "make", "missed_people", "referred", "served", "silent"]
