"""A year's credit against three thresholds, with where it will end; and loads before and after a plan."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import NARROW, Figure, Style, axis, layout, note, ticks, value_axis, whole_ticks
from council.words import esc_chart


def _room(style: Style, words: list[str]) -> tuple[float, bool]:
    """Right margin for ``words`` beside the rows, and whether they are written at all."""
    if style.width < NARROW:
        return style.size, False
    return max([text_width(word, style.size) for word in words] or [0]) + 20, True


def _head(style: Style, words: str) -> dict[str, object]:
    """What the words at the right of the rows are."""
    place = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "xshift": 12, "yshift": 2}
    return note(style, 1, 1, esc_chart(words), size=max(12, style.size - 1), **place)


def _marks(style: Style, top: float) -> list[float]:
    """Ticks of the value axis; fewer on a phone."""
    return whole_ticks(top)[:: 2 if style.width < NARROW else 1]


@dataclass(frozen=True)
class Target:
    """One person: ``value`` so far, projection ``middle`` within ``low``..``high`` (None = the year is over), thresholds
    rising (empty = none published); ``is_pale`` = thresholds of another year, for reference only."""

    code: str
    name: str
    value: float
    thresholds: tuple[float, ...]
    middle: float | None
    low: float | None
    high: float | None
    kind: str
    words: str
    is_pale: bool = False


def targets(style: Style, rows: list[Target | str], *, x_title: str, value_name: str, hover: str) -> Figure:
    """Bar = done so far, line = 95 % of where the year ends, ticks = the three thresholds; words at the right."""
    tokens, size = style.tokens, style.size
    people = [(i, row) for i, row in enumerate(rows) if isinstance(row, Target)]
    left = max([text_width(r.name, size) for _, r in people] or [0]) + 14
    right, is_written = _room(style, [*(r.words for _, r in people), value_name])
    top = max([1.0, *(max(r.value, r.high or 0, *(r.thresholds or (0,))) for _, r in people)]) * 1.05
    figure = layout(style, (left, right, size * 2.2, size * 3.3), bargap=0)
    figure["yaxis"] = axis(
        style,
        range=[len(rows) - 0.4, -0.7],
        tickvals=[i for i, _ in people],
        ticktext=[esc_chart(r.name) for _, r in people],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["xaxis"] = value_axis(
        style,
        range=[0, top],
        tickvals=_marks(style, top),
        tickformat=",d",
        title={"text": esc_chart(x_title), "standoff": 6, "font": {"size": size, "color": tokens.ink2}},
    )
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [i for i, _ in people],
            "x": [r.value for _, r in people],
            "width": 0.42,
            "marker": {"color": [tokens.signal if r.kind == "below" else tokens.ramp[2] for _, r in people], "line": {"width": 0}},
            "customdata": [r.code for _, r in people],
            "hovertext": [
                f"<b>{esc_chart(r.name)}</b><br>{style.speaker.number(r.value, 1)} {esc_chart(hover)}<br>{esc_chart(r.words)}"
                for _, r in people
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]
    ahead = [(i, r) for i, r in people if r.middle is not None]
    if ahead:
        data += [
            {
                "type": "scatter",
                "mode": "lines",
                "hoverinfo": "skip",
                "line": {"color": tokens.chance, "width": 2.4},
                "x": [x for _, r in ahead for x in (r.low, r.high, None)],
                "y": [y for i, _ in ahead for y in (i, i, None)],
            },
            {
                "type": "scatter",
                "mode": "markers",
                "hoverinfo": "skip",
                "x": [r.middle for _, r in ahead],
                "y": [i for i, _ in ahead],
                "marker": {"size": size * 0.7, "color": tokens.paper, "line": {"color": tokens.chance, "width": 1.8}},
            },
        ]
    for is_pale in (False, True):
        marks = [(i, t) for i, r in people for t in r.thresholds if r.is_pale == is_pale]
        if marks:
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "hoverinfo": "skip",
                    "x": [x for _, t in marks for x in (t, t, None)],
                    "y": [y for i, _ in marks for y in (i - 0.36, i + 0.36, None)],
                    "line": {
                        "color": tokens.axis if is_pale else tokens.ink,
                        "width": 2.2,
                        "dash": "2px,2px" if is_pale else "solid",
                    },
                }
            )
    figure["annotations"] = [
        *(note(style, 1, i, esc_chart(r.words), xref="paper", xshift=12) for i, r in people if is_written),
        *(
            note(style, 0, i, f"<b>{esc_chart(r)}</b>", xref="paper", xshift=4 - left)
            for i, r in enumerate(rows)
            if isinstance(r, str)
        ),
        *([_head(style, value_name)] if is_written else []),
    ]
    return {"data": data, "layout": figure}


@dataclass(frozen=True)
class Shift:
    """One person's load before and after a plan, the fair part and the band; ``is_stuck``: cannot come down."""

    code: str
    name: str
    before: float
    after: float
    fair: float
    low: float
    high: float
    is_stuck: bool = False


def shifts(style: Style, people: list[Shift], *, x_title: str, value_name: str, names: tuple[str, str]) -> Figure:
    """Grey bar = band, tick = fair part, hollow circle = now, filled = after; "12,0 → 9,0" in words at the right."""
    tokens, size, say, rows = style.tokens, style.size, style.speaker, list(range(len(people)))
    words = [say.say("{before} thành {after}", before=say.number(p.before, 1), after=say.number(p.after, 1)) for p in people]
    left = max([text_width(p.name, size) for p in people] or [0]) + 14
    right, is_written = _room(style, [*words, value_name])
    top = max([1.0, *(max(p.before, p.after, p.fair) for p in people)]) * 1.06
    figure = layout(style, (left, right, size * 2.2, size * 3.3), bargap=0)
    figure["yaxis"] = axis(
        style,
        range=[len(people) - 0.4, -0.7],
        tickvals=rows,
        ticktext=[esc_chart(p.name) for p in people],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["xaxis"] = value_axis(
        style,
        range=[0, top],
        tickvals=_marks(style, top),
        tickformat=",d",
        title={"text": esc_chart(x_title), "standoff": 6, "font": {"size": size, "color": tokens.ink2}},
    )
    banded = [(i, p) for i, p in enumerate(people) if p.high < float("inf")]
    moved = [(i, p) for i, p in enumerate(people) if abs(p.before - p.after) > 1e-9]
    dots = (
        (tokens.paper, [p.before for p in people], names[0], tokens.chance),
        (tokens.accent, [p.after for p in people], names[1], tokens.paper),
    )
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [i for i, _ in banded],
            "x": [p.high - p.low for _, p in banded],
            "base": [p.low for _, p in banded],
            "width": 0.58,
            "hoverinfo": "skip",
            "marker": {"color": tokens.band, "line": {"width": 0}},
        },
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "line": {"color": tokens.ink, "width": 2.4},
            "x": [x for p in people for x in (p.fair, p.fair, None)],
            "y": [y for i in rows for y in (i - 0.36, i + 0.36, None)],
        },
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "line": {"color": tokens.chance, "width": 1.6},
            "x": [x for _, p in moved for x in (p.before, p.after, None)],
            "y": [y for i, _ in moved for y in (i, i, None)],
        },
        *(
            {
                "type": "scatter",
                "mode": "markers",
                "x": values,
                "y": rows,
                "customdata": [p.code for p in people],
                "marker": {"size": size * 0.9, "color": fill, "line": {"color": edge, "width": 1.8}},
                "hovertext": [
                    f"<b>{esc_chart(p.name)}</b><br>{esc_chart(name)}: {say.number(v, 1)}"
                    for p, v in zip(people, values, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
            for fill, values, name, edge in dots
        ),
    ]
    figure["annotations"] = [
        *(note(style, 1, i, esc_chart(w), xref="paper", xshift=12) for i, w in enumerate(words) if is_written),
        *([_head(style, value_name)] if is_written else []),
    ]
    return {"data": data, "layout": figure}


def frontier(style: Style, points: list[tuple[float, float, bool]], *, x_title: str, y_title: str) -> Figure:
    """(moves, band reached as a share, is the chosen one): how even each number of moves makes it."""
    tokens, size, say = style.tokens, style.size, style.speaker
    top = max([1.0, *(m for m, _, _ in points)]) * 1.08
    high = max([0.1, *(b for _, b, _ in points)]) * 1.15
    figure = layout(style, (size * 3.4, 24, size * 2.2, size * 3.3))
    figure["xaxis"] = axis(
        style,
        range=[-top * 0.03, top],
        tickvals=whole_ticks(top),
        tickformat=",d",
        title={"text": esc_chart(x_title), "standoff": 4, "font": {"size": size, "color": tokens.ink2}},
    )
    figure["yaxis"] = value_axis(style, range=[0, high], tickvals=ticks(high), tickformat=",.0%")
    ordered = sorted(points)
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [m for m, _, _ in ordered],
            "y": [b for _, b, _ in ordered],
            "line": {"color": tokens.chance, "width": 1.8},
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [m for m, _, _ in ordered],
            "y": [b for _, b, _ in ordered],
            "marker": {
                "size": size * 0.9,
                "color": [tokens.accent if chosen else tokens.paper for *_, chosen in ordered],
                "line": {"color": tokens.accent, "width": 1.8},
            },
            "hovertext": [f"{say.number(m)} · ±{say.percent(b, 0)}" for m, b, _ in ordered],
            "hovertemplate": "%{hovertext}<extra></extra>",
        },
    ]
    figure["annotations"] = [
        note(style, 0, 1, esc_chart(y_title), xref="paper", yref="paper", yanchor="bottom", xshift=8 - size * 3.4, yshift=6)
    ]
    return {"data": data, "layout": figure}
