"""Charts over months: stacked columns by sector, and the control chart (XmR)."""

import math
from dataclasses import dataclass

from council.charts.labels import spread
from council.charts.style import Figure, Style, axis, axis_title, event_marks, hatch, layout, note, value_axis, whole_ticks
from council.words import esc_chart


@dataclass(frozen=True)
class Series:
    """One layer of the columns: words, colour key ("unknown" is hatched), one value per month."""

    name: str
    key: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Limits:
    """Natural limits between two positions (inclusive) of a control chart."""

    first: int
    last: int
    mean: float
    low: float
    high: float


def _column(style: Style, series: Series, months: list[str], unit: str) -> dict[str, object]:
    marker: dict[str, object] = {"color": style.tokens.of(series.key), "line": {"color": style.tokens.paper, "width": 1}}
    if series.key == "unknown":
        marker = dict(marker, color=style.tokens.unknown, pattern=hatch(style, 0.25, 5))
    name = esc_chart(series.name)
    return {
        "type": "bar",
        "x": list(range(len(months))),
        "y": list(series.values),
        "name": name,
        "marker": marker,
        "customdata": months,
        "hovertemplate": f"%{{customdata}}<br>{name}: <b>%{{y:,d}}</b> {esc_chart(unit)}<extra></extra>",
    }


def _last_year(style: Style, values: list[float | None]) -> dict[str, object]:
    xs = [z for i in range(len(values)) for z in (i - 0.42, i + 0.42, None)]
    ys = [z for value in values for z in (value, value, None)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": style.tokens.ink, "width": 2.2},
        "hoverinfo": "skip",
        "connectgaps": False,
    }


def _end_names(style: Style, layers: list[Series], top: float) -> list[dict]:
    """Names of the layers at the right end of the last column, pushed apart."""
    middles, height = [], 0.0
    for series in layers:
        middles.append(height + series.values[-1] / 2)
        height += series.values[-1]
    gap = top * style.size * 1.45 / max(1, style.box_height - style.size * 4.8)
    count = len(layers[0].values) if layers else 0
    return [
        note(
            style,
            count - 0.5,
            y,
            esc_chart(series.name),
            xshift=8,
            colour=style.tokens.of(f"{series.key}_text") if series.key != "unknown" else style.tokens.ink2,
        )
        for series, y in zip(layers, spread(middles, gap, top), strict=True)
    ]


def stacked_months(
    style: Style,
    months: list[str],
    layers: list[Series],
    unit: str,
    *,
    last_year: list[float | None] | None = None,
    events: list[tuple[float, str]] | None = None,
    missing: list[int] | None = None,
) -> Figure:
    """Columns by month, bottom to top as given; a black tick = the same month last year. ``unit`` = word after a number;
    ``missing`` = positions of months that nobody sent: a dashed gap, never a zero."""
    totals = [sum(values) for values in zip(*(series.values for series in layers), strict=True)]
    top = max([1.0, *totals, *(v for v in last_year or [] if v is not None)]) * 1.08
    right = max([len(series.name) for series in layers] or [0]) * style.size * 0.58 + 16
    left = style.size * 3.2
    figure = layout(style, (left, right, style.size * 2.9, style.size * 2.2), barmode="stack")
    every = max(1, math.ceil(len(months) * style.size * 3.6 / max(1, style.width - right - left)))
    every = next((step for step in (1, 2, 3, 6, 12) if step >= every), 12)
    figure["xaxis"] = axis(
        style, tickvals=list(range(len(months)))[::every], ticktext=months[::every], range=[-0.6, len(months) - 0.4]
    )
    figure["yaxis"] = value_axis(style, range=[0, top], tickvals=whole_ticks(top), tickformat=",d")
    shapes, notes = event_marks(style, events or [])
    gap_shapes, gap_notes = gap_marks(
        style, [None if i in (missing or []) else 0.0 for i in range(len(months))], style.speaker.say("không gửi")
    )
    figure["shapes"] = [*gap_shapes, *shapes]
    title = [] if any(x < len(months) * 0.2 for x, _ in events or []) else [axis_title(style, unit, left)]
    figure["annotations"] = [*title, *_end_names(style, layers, top), *gap_notes, *notes]
    data = [_column(style, series, months, unit) for series in layers]
    return {"data": data + ([_last_year(style, last_year)] if last_year else []), "layout": figure}


def _limit_lines(style: Style, limits: Limits) -> list[dict]:
    xs, hidden = [limits.first - 0.5, limits.last + 0.5], {"width": 0}
    edge = {"color": style.tokens.axis, "width": 1.1, "dash": "5px,4px"}
    base = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    return [
        dict(base, x=xs, y=[limits.low] * 2, line=hidden),
        dict(base, x=xs, y=[limits.high] * 2, line=hidden, fill="tonexty", fillcolor=style.tokens.band2),
        dict(base, x=[*xs, None, *xs], y=[limits.low, limits.low, None, limits.high, limits.high], line=edge),
        dict(base, x=xs, y=[limits.mean] * 2, line={"color": style.tokens.ink2, "width": 1.3}),
    ]


def gap_marks(style: Style, values: list[float | None], words: str) -> tuple[list[dict], list[dict]]:
    """A dashed white gap where a month has no report."""
    missing = [i for i, value in enumerate(values) if value is None]
    dash = {"color": style.tokens.axis, "width": 1, "dash": "3px,3px"}
    shapes = [
        {
            "type": "rect",
            "x0": i - 0.5,
            "x1": i + 0.5,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": style.tokens.paper,
            "line": dash,
        }
        for i in missing
    ]
    notes = [note(style, i, 0.5, words, yref="paper", xanchor="center", textangle=-90, size=12) for i in missing]
    return shapes, notes


def xmr(
    style: Style,
    months: list[str],
    values: list[float | None],
    limits: list[Limits],
    *,
    is_share: bool,
    signals: list[int],
    is_worse: bool,
    events: list[tuple[float, str]] | None = None,
    cuts: list[int] | None = None,
) -> Figure:
    """Line with natural limits. ``signals`` = positions beyond chance, drawn orange when ``is_worse``, else blue.

    ``cuts`` = positions before which the line is not joined, because the set of units is another one from there on.
    """
    tokens, say = style.tokens, style.speaker
    shown = (lambda v: say.percent(v)) if is_share else (lambda v: say.number(v, 1))
    good = [v for v in values if v is not None] + [v for part in limits for v in (part.low, part.high)] or [0.0, 1.0]
    pad = (max(good) - min(good)) * 0.12 or 1
    data = [line for part in limits for line in _limit_lines(style, part)]
    data.append(
        {
            "type": "scatter",
            "mode": "lines",
            **joined(values, cuts or []),
            "hoverinfo": "skip",
            "connectgaps": False,
            "line": {"color": tokens.accent, "width": 2.2},
        }
    )
    hover = {"hovertemplate": "%{text}<extra></extra>"}
    for chosen, marker in (
        (
            [i for i in range(len(values)) if i not in signals and values[i] is not None],
            {"color": tokens.paper, "size": style.size * 0.55, "line": {"color": tokens.accent, "width": 1.8}},
        ),
        (
            signals,
            {
                "color": tokens.signal if is_worse else tokens.accent,
                "symbol": "diamond",
                "size": style.size * 0.95,
                "line": {"color": tokens.paper, "width": 1},
            },
        ),
    ):
        data.append(
            dict(
                type="scatter",
                mode="markers",
                x=chosen,
                y=[values[i] for i in chosen],
                marker=marker,
                text=[f"{months[i]}: <b>{shown(values[i])}</b>" for i in chosen],
                **hover,
            )
        )
    figure = layout(style, (style.size * 3.8, style.size * 9.5, style.size * 2.2, style.size * 2.1))
    every = next(step for step in (1, 3, 6, 12, 24) if step * 5 >= len(months) or step == 24)
    figure["xaxis"] = axis(
        style, range=[-0.7, len(values) - 0.3], tickvals=list(range(len(values)))[::every], ticktext=months[::every]
    )
    figure["yaxis"] = axis(
        style, range=[max(0, min(good) - pad), max(good) + pad], nticks=4, tickformat=",.0%" if is_share else ",~f"
    )
    gap_shapes, gap_notes = gap_marks(style, values, say.say("không gửi"))
    shapes, notes = event_marks(style, events or [])
    figure["shapes"], figure["annotations"] = [*gap_shapes, *shapes], [*gap_notes, *notes]
    if limits:
        figure["annotations"] += _limit_names(style, limits[-1], len(values), shown, max(good) + pad)
    return {"data": data, "layout": figure}


def joined(values: list[float | None], cuts: list[int]) -> dict[str, list]:
    """x and y of the line, with an empty point before each cut."""
    xs: list[float] = []
    ys: list[float | None] = []
    for i, value in enumerate(values):
        if i in cuts:
            xs.append(i - 0.5)
            ys.append(None)
        xs.append(i)
        ys.append(value)
    return {"x": xs, "y": ys}


def _limit_names(style: Style, last: Limits, count: int, shown, top: float) -> list[dict]:
    gap = (top or 1) * style.size * 1.3 / max(1, style.box_height - style.size * 4.3)
    words = [
        (last.low, style.speaker.say("giới hạn dưới")),
        (last.mean, style.speaker.say("trung bình {value}", value=shown(last.mean))),
        (last.high, style.speaker.say("giới hạn trên")),
    ]
    return [
        note(style, count - 0.4, y, text, xshift=4, size=max(12, style.size - 1))
        for (_, text), y in zip(words, spread([y for y, _ in words], gap, top), strict=True)
    ]
