"""Runs of weeks above a threshold, one row per person: a line from first to last week."""

from dataclasses import dataclass
from datetime import date

from council.charts.labels import text_width
from council.charts.style import NARROW, Figure, Style, axis, layout, note
from council.words import esc_chart


@dataclass(frozen=True)
class Run:
    """``is_long``: sustained by the rule; ``words`` for hover."""

    row: int
    first: date
    last: date
    is_long: bool
    is_present: bool
    code: str
    words: str


def spells(style: Style, names: list[str], notes: list[str], runs: list[Run], span: tuple[date, date]) -> Figure:
    """Orange = sustained, still on at the end with a diamond; grey = shorter. ``notes`` stand at the right of each row."""
    tokens, size = style.tokens, style.size
    left = max([text_width(name, size) for name in names] or [0]) + 14
    is_narrow = style.width < NARROW
    right = max([text_width(words, size) for words in notes] or [0]) + 22
    figure = layout(style, (left, right, size * 1.4, size * 2.2))
    figure["yaxis"] = axis(
        style,
        range=[len(names) - 0.4, -0.6],
        tickvals=list(range(len(names))),
        ticktext=[esc_chart(name) for name in names],
        tickfont={"size": size, "color": tokens.ink},
        showgrid=True,
        gridcolor=tokens.line,
    )
    months = _months(*span)[:: 2 if is_narrow else 1]
    figure["xaxis"] = axis(
        style,
        range=[_number(span[0]), _number(span[1]) + 12],
        tickvals=[_number(m) for m in months],
        ticktext=[style.speaker.month_short(m) for m in months],
    )
    data = []
    for is_long in (False, True):
        chosen = [run for run in runs if run.is_long == is_long]
        if chosen:
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "hoverinfo": "skip",
                    "x": [x for run in chosen for x in (_number(run.first) - 6, _number(run.last), None)],
                    "y": [y for run in chosen for y in (run.row, run.row, None)],
                    "line": {"width": size * (0.75 if is_long else 0.4), "color": tokens.signal if is_long else tokens.chance},
                }
            )
    ends = [run for run in runs if run.is_long]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "cliponaxis": False,
            "x": [_number(run.last) for run in ends],
            "y": [run.row for run in ends],
            "marker": {
                "size": [size * (1.1 if run.is_present else 0.5) for run in ends],
                "color": tokens.signal,
                "symbol": ["diamond" if run.is_present else "circle" for run in ends],
                "line": {"color": tokens.paper, "width": [1.2 if run.is_present else 0 for run in ends]},
            },
            "customdata": [run.code for run in ends],
            "hovertext": [run.words for run in ends],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    )
    figure["annotations"] = [
        note(style, 1, i, esc_chart(words), xref="paper", xshift=12) for i, words in enumerate(notes)
    ]
    return {"data": data, "layout": figure}


def _number(on: date) -> int:
    return on.toordinal()


def _months(first: date, last: date) -> list[date]:
    """First days of months inside the span: every month of a year, every third of more."""
    found, year, month = [], first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            found.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return (
        found
        if len(found) <= 7
        else [m for m in found if m.month in (1, 4, 7, 10)]
        if len(found) <= 24
        else [m for m in found if m.month in (1, 7)]
    )
