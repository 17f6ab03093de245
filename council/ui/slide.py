"""The main card of a page as a slide that needs no server: what an agenda item keeps when it is pinned."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime

import polars as pl

from council.answer import Answer, is_share
from council.charts.style import Figure, Style
from council.charts.tokens import THEMES
from council.meeting.slides import Slide
from council.names import spaced
from council.sentences.finding import NONE, Finding
from council.ui import read_rows
from council.ui.page import Page
from council.words import Speaker

SIZE, HEIGHT, WIDTH = 18, 520, 1216
LONGEST = 500  # rows of a table on a slide; the agenda's files hold the rest


def _worded(value: object, name: str, say: Speaker) -> str:
    if value is None:
        return say.say("chưa có")
    if isinstance(value, bool):
        return say.say("có") if value else say.say("không")
    if isinstance(value, (date, datetime)):
        return say.day(value)
    if is_share(name):
        return say.percent(value)
    if isinstance(value, float):
        return say.number(value, 2)
    return say.number(value) if isinstance(value, int) and not name.endswith("year") else str(value)


def _table(page: Page, found: Answer) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and worded cells; nothing where a member may not ask the question (rows about persons)."""
    roles = page.opened.catalog.questions[found.question].roles if found.question in page.opened.catalog.questions else ()
    if roles and "member" not in roles:
        return (), ()
    rows: pl.DataFrame = read_rows.shown(page, found).head(LONGEST)
    heads = tuple(read_rows.heading(page, found, name) for name in rows.columns)
    cells = tuple(
        tuple(_worded(value, name, page.say) for name, value in zip(rows.columns, row, strict=True)) for row in rows.iter_rows()
    )
    return heads, cells


def made(page: Page, found: Answer, draw: Callable[[Style], Figure] | None, heading: str) -> Slide:
    """Sentence, chart in light colours (None: a card without one), table and footnote of the main card."""
    columns, rows = _table(page, found)
    finding, language = page.finding or Finding(NONE, (), ""), page.reader.language
    style = Style(THEMES["light"], SIZE, page.say, HEIGHT, HEIGHT, WIDTH)
    manifest = page.opened.manifest
    notes = [words.of(language) for words in (found.date_rule, found.caution) if words]
    slide = Slide(
        question=page.say.say(page.view.question if page.view else page.here.question),
        sentence=finding.text.replace("\\", ""),
        language=language,
        snapshot=manifest.id,
        day=page.say.day(manifest.day),
        council=manifest.council_en if language == "en" else manifest.council_vi,
        is_simulated=manifest.is_simulated,
        state=finding.state,
        badges=tuple(badge.words(page.say) for badge in finding.badges),
        heading=heading,
        period=page.period_words,
        notes=" ".join(notes),
        figure=draw(style) if draw and columns and not found.rows.is_empty() else None,
        columns=columns,
        rows=rows,
    )
    codes: dict[str, list[str]] = {}
    for provider, name in page.labels.get("provider", {}).items():
        codes.setdefault(name, []).append(spaced(provider))
    longest_first = {name: " / ".join(codes[name]) for name in sorted(codes, key=len, reverse=True)}
    return Slide(**{field.name: _coded(getattr(slide, field.name), longest_first) for field in fields(slide)})


def _coded(value: object, codes: dict[str, str]) -> object:
    """``value`` with officers called by their codes, as on every slide: a file for everybody has no roles."""
    if isinstance(value, str):
        for name, code in codes.items():
            value = value.replace(name, code)
        return value
    if isinstance(value, dict):
        return {key: _coded(part, codes) for key, part in value.items()}
    return type(value)(_coded(part, codes) for part in value) if isinstance(value, (list, tuple)) else value
