"""Months that are known and a grey fan of those to come; and each month tried again beside the interval it was given."""

from dataclasses import dataclass

from council.charts.labels import spread, text_width
from council.charts.months import gap_marks, joined
from council.charts.style import Figure, Style, axis, axis_title, event_marks, layout, note, value_axis, whole_ticks
from council.words import esc_chart

FEW = 10  # below, a mean without decimals would say too little
WORD_AND_GAP = 4.2  # of the text size: a month's words (10/26) and the space to the next


@dataclass(frozen=True)
class Fan:
    """At position ``x``: ``mean`` and bounds, narrow interval first; straight between two of them. ``is_month``: a month stands
    there, with a dot and its words; else only the fan's edge."""

    x: float
    mean: float
    low: tuple[float, ...]
    high: tuple[float, ...]
    is_month: bool = True


def outlook(
    style: Style,
    months: list[str],
    values: list[float | None],
    fan: list[Fan],
    unit: str,
    *,
    levels: tuple[str, ...],
    rests_on: tuple[int, float] | None = None,
    events: list[tuple[float, str]] | None = None,
    cuts: list[int] | None = None,
    target: tuple[float, str] | None = None,
) -> Figure:
    """A line over ``values`` (null = not sent: a gap), continued by ``fan``; ``months`` = words of all positions, known and to
    come. ``levels`` = words of the fan's intervals; ``rests_on`` = (first position, mean) of the months it rests on; ``unit`` =
    what is counted; ``cuts`` = positions before which the line is not joined; ``target`` = (value, words) of a line across."""
    tokens, count = style.tokens, len(values)
    known = [v for v in values if v is not None]
    top = max([1.0, *known, *(point.high[-1] for point in fan), *([target[0]] if target else [])]) * 1.08
    words = _end_words(style, fan, levels)
    left, right = style.size * 3.4, max([text_width(text, style.size - 1) for _, text in words] or [0]) + 16
    figure = layout(style, (left, right, style.size * 2.9, style.size * 2.2))
    shown = _ticks_from_end(style, len(months), left + right)
    figure["xaxis"] = axis(
        style, range=[-0.7, len(months) - 0.4], tickvals=shown, ticktext=[months[i] for i in shown]
    )  # fmt: skip
    figure["yaxis"] = value_axis(style, range=[0, top], tickvals=whole_ticks(top), tickformat=",d")
    data = [
        *(_band(style, fan, place) for place in reversed(range(len(levels)))),
        *([_level(style, (rests_on[0] - 0.5, count - 0.5), rests_on[1])] if rests_on else []),
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "connectgaps": False,
            "line": {"color": tokens.accent, "width": 2.2},
            **joined(values, cuts or []),
        },
        _dots(style, months, values, unit),
        *_middle(style, months, fan, levels),
    ]
    gap_shapes, gap_notes = gap_marks(style, values, style.speaker.say("không gửi"))
    shapes, notes = event_marks(style, events or [])
    figure["shapes"] = [*gap_shapes, *shapes]
    if target:
        figure["shapes"].append(_across(style, target[0]))
        notes = [*notes, note(style, 0, target[0], esc_chart(target[1]), xref="paper", yanchor="top", xshift=4, size=style.size)]
    crowded = any(x < len(months) * 0.3 for x, text in events or [] if text)
    gap = top * style.size * 1.3 / max(1.0, style.box_height - style.size * 5.1)
    ends = [
        note(style, len(months) - 0.4, y, esc_chart(text), xshift=4, size=max(12, style.size - 1))
        for (_, text), y in zip(words, spread([y for y, _ in words], gap, top), strict=True)
    ]
    figure["annotations"] = [*([] if crowded else [axis_title(style, unit, left)]), *gap_notes, *notes, *ends]
    return {"data": [trace for trace in data if trace], "layout": figure}


def _across(style: Style, value: float) -> dict:
    """A line at ``value`` over the whole width."""
    line = {"color": style.tokens.ink, "width": 1.5, "dash": "2px,3px"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "line": line, "layer": "below"}


def _end_words(style: Style, fan: list[Fan], levels: tuple[str, ...]) -> list[tuple[float, str]]:
    """What stands right of the fan's end, from low to high: bounds with their level, and the middle."""
    if not fan:
        return []
    last, say = fan[-1], style.speaker.number
    mean = say(last.mean, 0 if last.mean >= FEW else 1)
    low = [(last.low[i], f"{say(last.low[i])} · {levels[i]}") for i in reversed(range(len(levels)))]
    high = [(last.high[i], f"{say(last.high[i])} · {levels[i]}") for i in range(len(levels))]
    return [*low, (last.mean, style.speaker.say("dự kiến {n}", n=mean)), *high]


def _band(style: Style, fan: list[Fan], place: int) -> dict:
    """One interval of the fan as an area; the widest is drawn first."""
    if not fan:
        return {}
    xs = [point.x for point in fan]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [*xs, *xs[::-1], xs[0]],
        "y": [*(p.low[place] for p in fan), *(p.high[place] for p in fan[::-1]), fan[0].low[place]],
        "fill": "toself",
        "fillcolor": style.tokens.band2 if place else style.tokens.band,
        "line": {"color": style.tokens.axis, "width": 1, "dash": "4px,3px"} if place else {"width": 0},
    }


def _level(style: Style, span: tuple[float, float], mean: float) -> dict:
    """The mean of the months the forecast rests on."""
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": list(span),
        "y": [mean, mean],
        "line": {"color": style.tokens.ink2, "width": 1.3},
    }


def _dots(style: Style, months: list[str], values: list[float | None], unit: str) -> dict:
    places = [i for i, value in enumerate(values) if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,  # a zero keeps its whole dot
        "x": places,
        "y": [values[i] for i in places],
        "marker": {
            "color": style.tokens.paper,
            "size": style.size * 0.55,
            "line": {"color": style.tokens.accent, "width": 1.8},
        },
        "text": [f"{months[i]}: <b>{style.speaker.number(values[i])}</b> {esc_chart(unit)}" for i in places],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _middle(style: Style, months: list[str], fan: list[Fan], levels: tuple[str, ...]) -> list[dict]:
    """The dashed middle of the fan; hovering over a month to come says its bounds."""
    if not fan:
        return []
    tokens = style.tokens
    at = [point for point in fan if point.is_month]
    base = {"type": "scatter", "y": [p.mean for p in fan], "x": [p.x for p in fan], "mode": "lines", "hoverinfo": "skip"}
    dots = {"color": tokens.paper, "size": style.size * 0.5, "line": {"color": tokens.chance, "width": 1.8}}
    return [
        {**base, "line": {"color": tokens.chance, "width": 2.2, "dash": "6px,4px"}},
        {
            "type": "scatter",
            "mode": "markers",
            "cliponaxis": False,  # a zero keeps its whole dot
            "x": [p.x for p in at],
            "y": [p.mean for p in at],
            "marker": dots,
            "text": [_hover(style, months[int(p.x)], p, levels) for p in at],
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]


def _hover(style: Style, month: str, point: Fan, levels: tuple[str, ...]) -> str:
    say = style.speaker
    bounds = [
        f"{level}: " + say.say("{low} đến {high}", low=say.number(low), high=say.number(high))
        for level, low, high in zip(levels, point.low, point.high, strict=True)
    ]
    lines = [say.say("dự kiến {n}", n=say.number(point.mean, 0 if point.mean >= FEW else 1)), *bounds]
    return f"<b>{esc_chart(month)}</b><br>" + "<br>".join(esc_chart(line) for line in lines)


@dataclass(frozen=True)
class Tried:
    """One month tried again, at position ``x``: what came, what was expected, and the interval given (narrow first)."""

    x: int
    actual: float
    mean: float
    low: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def is_inside(self) -> bool:
        """True within the widest interval."""
        return self.low[-1] <= self.actual <= self.high[-1]


def tried_again(style: Style, months: list[str], tried: list[Tried], unit: str) -> Figure:
    """Grey = interval given to each month (dark the narrow one), tick = expected, dot = what came; a diamond outside.
    ``months`` = words of all positions, also of those that could not be tried."""
    count = len(months)
    top = max([1.0, *(max(m.actual, m.high[-1]) for m in tried)]) * 1.08
    left, right = style.size * 3.4, style.size
    figure = layout(style, (left, right, style.size * 2.2, style.size * 2.2))
    shown = _ticks_from_end(style, count, left + right)
    figure["xaxis"] = axis(style, range=[-0.7, count - 0.3], tickvals=shown, ticktext=[months[i] for i in shown])
    figure["yaxis"] = value_axis(style, range=[0, top], tickvals=whole_ticks(top), tickformat=",d")
    figure["annotations"] = [axis_title(style, unit, left)]
    data = [_given(style, tried, place) for place in reversed(range(len(tried[0].low) if tried else 0))]
    data.append(
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [x for m in tried for x in (m.x - 0.3, m.x + 0.3, None)],
            "y": [y for m in tried for y in (m.mean, m.mean, None)],
            "line": {"color": style.tokens.ink, "width": 1.8},
        }
    )
    data += [trace for is_inside in (True, False) if (trace := _came(style, months, tried, is_inside))]
    return {"data": data, "layout": figure}


def _ticks_from_end(style: Style, count: int, margins: float) -> list[int]:
    """Positions that get words, so far apart that these do not meet; the last one always."""
    least = count * style.size * WORD_AND_GAP / max(1.0, style.width - margins)
    every = next((step for step in (1, 2, 3, 6, 12) if step >= least), 12)
    return list(range(count - 1, -1, -every))[::-1]


def _given(style: Style, tried: list[Tried], place: int) -> dict:
    """The interval ``place`` of every month as a line."""
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [x for m in tried for x in (m.x, m.x, None)],
        "y": [y for m in tried for y in (m.low[place], m.high[place], None)],
        "line": {"color": style.tokens.band if place else style.tokens.chance, "width": 8 if place else 3},
    }


def _ends(month: Tried) -> dict[str, float]:
    return {"mean": month.mean, "low": month.low[-1], "high": month.high[-1]}


def _came(style: Style, months: list[str], tried: list[Tried], is_inside: bool) -> dict:
    """What came in the months inside, or outside, of their interval."""
    tokens, say = style.tokens, style.speaker
    chosen = [m for m in tried if m.is_inside == is_inside]
    if not chosen:
        return {}
    dot = {"color": tokens.paper, "size": style.size * 0.6, "line": {"color": tokens.accent, "width": 1.8}}
    edge = {"color": tokens.paper, "width": 1}
    diamond = {"color": tokens.accent, "symbol": "diamond", "size": style.size * 0.95, "line": edge}
    words = [
        say.say("đã dự kiến {mean}, {low} đến {high}", **{k: say.number(v) for k, v in _ends(m).items()}) for m in chosen
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,  # a zero keeps its whole dot
        "x": [m.x for m in chosen],
        "y": [m.actual for m in chosen],
        "marker": dot if is_inside else diamond,
        "text": [
            f"<b>{esc_chart(months[m.x])}: {say.number(m.actual)}</b><br>{esc_chart(text)}"
            for m, text in zip(chosen, words, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }
