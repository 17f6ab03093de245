"""How a person reads it: sentences in two languages (Vietnamese is the source), numbers, dates, percents."""

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("vi", "en")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "\u2212"
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$:>-])")


@lru_cache
def _translations(language: str) -> gettext.NullTranslations:
    """The catalogue of ``language``; Vietnamese needs none because it is the source."""
    path = LOCALES / language / "LC_MESSAGES" / "council.po"
    if language == "vi" or not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Speaker:
    """Speaks one language: ``say`` for sentences, the rest for numbers and dates. ``language`` is "vi" or "en"."""

    language: str = "vi"

    def say(self, sentence: str, **slots: object) -> str:
        """The Vietnamese ``sentence`` in this language, its ``{slots}`` filled in."""
        text = _translations(self.language).gettext(sentence) if sentence else ""
        return text.format(**slots) if slots else text

    def pick(self, vi: str | None, en: str | None) -> str:
        """The text of a pair that exists in both languages; falls back to the other where one is empty."""
        first, second = (vi, en) if self.language == "vi" else (en, vi)
        return first or second or ""

    def number(self, value: float | int | None, decimals: int = 0) -> str:
        """``1.234,5`` or ``1,234.5``; "chưa rõ" for null."""
        if value is None:
            return self.say("chưa rõ")
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(round(float(value), decimals), format=pattern, locale=self.language).replace("-", MINUS)

    def percent(self, share: float | None, decimals: int = 1) -> str:
        """A share of 0..1 as ``17,9%``; "chưa rõ" for null."""
        return self.say("chưa rõ") if share is None else self.number(share * 100, decimals) + "%"

    def part(self, numerator: int | None, denominator: int | None) -> str:
        """``52/143``."""
        return f"{self.number(numerator)}/{self.number(denominator)}"

    def day(self, day: date | datetime | None) -> str:
        """``15/11/2026`` or ``15 Nov 2026``."""
        if day is None:
            return self.say("chưa rõ")
        if self.language == "vi":
            return f"{day.day:02d}/{day.month:02d}/{day.year}"
        return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """``10/2026`` or ``Oct 2026``."""
        return f"{day.month:02d}/{day.year}" if self.language == "vi" else f"{MONTHS_EN[day.month - 1]} {day.year}"

    def month_short(self, day: date) -> str:
        """``10/26`` on an axis, in both languages."""
        return f"{day.month:02d}/{day.year % 100:02d}"

    def listing(self, names: list[str]) -> str:
        """``a, b và c``."""
        if len(names) < 2:
            return "".join(names)
        return self.say("{first} và {last}", first=", ".join(names[:-1]), last=names[-1])

    @property
    def separators(self) -> str:
        """Plotly's decimal and thousands signs."""
        return ",." if self.language == "vi" else ".,"


def esc(text: object) -> str:
    """Data as plain words: no Markdown, no pseudo-HTML, no line breaks. For Markdown contexts."""
    flat = str(text).replace("\n", " ").replace("\r", " ").replace("<", "\u2039").replace(">", "\u203a").replace("&", "＆")
    return _MARKUP.sub(r"\\\1", flat)


def esc_chart(text: object) -> str:
    """Data inside a chart's labels, where Plotly reads pseudo-HTML."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
