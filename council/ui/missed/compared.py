"""Areas compared with each other: whose rate (minors, everybody, without acceptance), marks for the charts."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.sentences import areas as sentences
from council.sentences.areas import Comparison
from council.sentences.comparison import is_placed, least_compared
from council.ui.areas import approximate_of, names_of
from council.ui.page import Asked, Page

CHOICE = "w-missed-people"
POPULATIONS = {"minors": "Chưa thành niên", "certain": "Mọi người thuộc diện", "proved": "Không kể nhờ thụ lý"}
COLUMNS = {"minors": ("missed", "eligible"), "certain": ("missed", "eligible"), "proved": ("missed_proved", "eligible_proved")}


@dataclass(frozen=True)
class Compared:
    """One population compared over the areas, the answer behind it, the totals of every population, by area the share
    of approximate conversions, and whether those above the limit are above it also among areas of their kind."""

    people: str
    found: Answer
    areas: Comparison
    totals: dict[str, tuple[int, int]]
    approximate: dict[str, float]
    like: dict[str, bool]


def least(page: Page) -> int:
    """Fewest people for an area to be compared."""
    return least_compared(page.table("parameter_now"))


def comparison(page: Page, found: Asked, people: str = "certain") -> Comparison | None:
    """Areas of the answer compared with each other; people without an area count in the total only."""
    if not isinstance(found, Answer):
        return None
    rows, (part, whole) = found.rows.filter(pl.col("area_code").is_not_null()), COLUMNS[people]
    codes = rows["area_code"].to_list()
    return sentences.compare(
        codes, names_of(page, rows), _whole(rows[part]), _whole(rows[whole]), least(page), [is_placed(code) for code in codes]
    )


def _whole(values: pl.Series) -> list[int]:
    return values.fill_null(0).round().cast(pl.Int64).to_list()


def points(found: Compared) -> list[charts.Point]:
    """The compared places as marks; people without an area are in the table only."""
    return [
        charts.Point(
            p.code,
            p.name,
            p.part,
            p.whole,
            "watch" if p.is_watched else p.kind,
            p.low,
            p.high,
            p.shrunken,
            found.approximate.get(p.code, 0.0),
        )
        for p in found.areas.places
        if p.whole and p.is_placed
    ]


def compared(page: Page) -> Compared | Asked:
    """The chosen population over the areas; by default minors where enough areas have enough of them, else everybody."""
    everybody, minors = page.ask("missed_by_area"), page.ask("minor_coverage_by_area")
    for found in (everybody, minors):
        if not isinstance(found, Answer):
            return found
    answers = {"minors": minors, "certain": everybody, "proved": everybody}
    eligible = (_whole(found.rows["eligible"]) for found in (everybody, minors))
    people = st.session_state.get(CHOICE) or sentences.headline_people(*eligible, least(page))
    totals = {name: tuple(int(found.rows[c].sum() or 0) for c in COLUMNS[name]) for name, found in answers.items()}
    shown = answers[people]
    areas = comparison(page, shown, people)
    like = sentences.among_like(areas, page.table("area_peer"), least(page))
    return Compared(people, shown, areas, totals, approximate_of(shown.rows), like)


def choose(page: Page, found: Compared) -> None:
    """The switch between the populations, each with its rate and denominator."""
    st.segmented_control(
        page.say.say("Tính trên"),
        list(POPULATIONS),
        default=None if CHOICE in st.session_state else found.people,
        format_func=lambda code: f"{page.say.say(POPULATIONS[code])}: {rate_words(page, *found.totals[code])}",
        key=CHOICE,
        label_visibility="collapsed",
        required=True,
    )


def rate_words(page: Page, part: int, whole: int) -> str:
    """A rate with its counts; without anybody there is no denominator."""
    if not whole:
        return page.say.say("không có mẫu số")
    return f"{page.say.percent(part / whole)} ({page.say.part(part, whole)})"
