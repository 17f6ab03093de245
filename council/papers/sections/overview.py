"""Part: what needs the council's attention. The signals of the overview page, each against last year and against chance."""

from dataclasses import dataclass, field

from council.answer import Answer
from council.errors import CouncilError
from council.papers.desk import Desk
from council.papers.paper import TEXT, Column, Section, Table
from council.sentences import overview as sentences
from council.sentences import signals
from council.sentences.reading import Reading

HEADS = (
    ("Chỉ dấu", 1.6),
    ("Giá trị", 1.8),
    ("So với cùng kỳ", 1.5),
    ("Hơn mức ngẫu nhiên không?", 1.9),
    ("Việc có thể làm", 1.6),
)


@dataclass(frozen=True)
class Listening(Reading):
    """A reading that remembers every answer it gave, so that the paper can cite them."""

    heard: list[Answer] = field(default_factory=list)

    def ask(self, question: str, **given: object) -> Answer | CouncilError:
        """As Reading.ask; answers are kept in ``heard``."""
        found = super().ask(question, **given)
        if isinstance(found, Answer):
            self.heard.append(found)
        return found


def draft(desk: Desk) -> Section:
    """The summary, then one row per signal in the fixed order of the page."""
    reading = desk.reading
    ear = Listening(reading.source, reading.period, reading.say, reading.filters)
    found = signals.make(ear)
    if not found:
        return Section(desk.say("Tổng quan"), (desk.missing(desk.say("Tổng quan")),))
    columns = tuple(Column(desk.say(words), TEXT, width) for words, width in HEADS)
    rows = tuple((s.name, _value(s), _joined(s.change, s.before), _joined(s.verdict, s.why), s.act) for s in found)
    strong = frozenset(i for i, s in enumerate(found) if s.state in ("out", "shift"))
    remark = desk.say("“Khác rõ” chỉ dùng khi vượt giới hạn 99,8%. Chữ đậm: khác rõ.")
    if sources := sentences.target_sources(found):
        remark += " " + desk.say("Mục tiêu: {sources}.", sources="; ".join(sources))
    table = Table(desk.say("Các chỉ dấu của kỳ"), columns, rows, desk.cite(*ear.heard), strong, remark)
    return Section(desk.say("Tổng quan"), (desk.finding(sentences.summary(desk.speaker, found)), table))


def _value(signal: sentences.Signal) -> str:
    """The value with what it counts, and the council's target for it, if any."""
    return _joined(f"{signal.value} ({signal.note})" if signal.note else signal.value, signal.target)


def _joined(*words: str) -> str:
    return "; ".join(word for word in words if word)
