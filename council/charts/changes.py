"""Why a number differs from an earlier one: what came in and what went out, cause by cause."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, axis_title, hatch, layout, note, value_axis
from council.words import MINUS, esc_chart


@dataclass(frozen=True)
class Cause:
    """Words of a cause, how many came in and how many went out."""

    name: str
    gained: int
    lost: int


def changes(style: Style, before: str, after: str, causes: list[Cause], unit: str) -> Figure:
    """One line per cause between ``before`` and ``after`` (day and number in words): came in to the right, solid; went out
    to the left, hatched; the numbers stand at the ends, so it reads without colour too."""
    tokens, size, say = style.tokens, style.size, style.speaker
    places = list(range(1, len(causes) + 1))
    plus = {"color": tokens.accent, "line": {"width": 0}}
    minus = {"color": tokens.unknown, "line": {"color": tokens.axis, "width": 1}, "pattern": hatch(style, 0.25, 6)}
    hover = [f"{esc_chart(c.name)}: +{say.number(c.gained)}, {MINUS}{say.number(c.lost)}" for c in causes]
    common = {"type": "bar", "orientation": "h", "y": places, "width": 0.6, "text": hover, "textposition": "none",
              "hovertemplate": "%{text}<extra></extra>"}  # fmt: skip
    data = [
        {**common, "x": [c.gained for c in causes], "marker": plus},
        {**common, "x": [-c.lost for c in causes], "marker": minus},
    ]
    widest = max([1, *(c.gained for c in causes), *(c.lost for c in causes)])
    room = widest * (0.14 + size * 5 / style.width)
    figure = layout(style, (max([text_width(c.name, size) for c in causes] or [0]) + 16, size, size * 2.2, size), barmode="overlay")
    figure["yaxis"] = axis(
        style,
        range=[len(causes) + 1.6, -0.6],
        tickvals=places,
        ticktext=[esc_chart(c.name) for c in causes],
        tickfont={"size": size, "color": tokens.ink},
    )
    low = max([0, *(c.lost for c in causes)])
    figure["xaxis"] = value_axis(style, range=[-low - room, widest + room], tickvals=[0], showticklabels=False)
    ends = [
        *(note(style, c.gained, i, f"+{say.number(c.gained)}", xshift=6, colour=tokens.ink, bgcolor=tokens.paper)
          for i, c in zip(places, causes, strict=True) if c.gained),
        *(note(style, -c.lost, i, f"{MINUS}{say.number(c.lost)}", xshift=-6, xanchor="right", colour=tokens.ink,
               bgcolor=tokens.paper)
          for i, c in zip(places, causes, strict=True) if c.lost),
    ]  # fmt: skip
    top, bottom = (
        note(style, 0, y, f"<b>{esc_chart(words)}</b>", xanchor="center", colour=tokens.ink)
        for y, words in ((0, before), (len(causes) + 1, after))
    )
    left = figure["margin"]["l"]
    figure["shapes"] = [
        {"type": "line", "x0": 0, "x1": 0, "y0": 0.45, "y1": len(causes) + 0.55, "line": {"color": tokens.axis, "width": 1.5}}
    ]
    figure["annotations"] = [*ends, top, bottom, axis_title(style, unit, left)]
    return {"data": data, "layout": figure}
