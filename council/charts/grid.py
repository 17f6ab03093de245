"""People by places: how much of whose work lies where, and which places are theirs to serve."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, layout, note
from council.words import esc_chart


@dataclass(frozen=True)
class Share:
    """One cell: ``value`` in cases, ``share`` 0..1 of the person's work; ``is_served`` None = no rule known."""

    row: int
    column: int
    value: float
    share: float
    is_served: bool | None = None


def people_by_place(style: Style, people: list[str], places: list[str], cells: list[Share], what: str) -> Figure:
    """Darker = larger part of the person's work; framed = assigned to serve it; numbers in the cells where there is room."""
    tokens, size, say = style.tokens, style.size, style.speaker
    left = max([text_width(name, size) for name in people] or [0]) + 12
    figure = layout(style, (left, 8, 8, size * 7.5), bargap=0)
    figure["xaxis"] = axis(
        style,
        range=[-0.5, len(places) - 0.5],
        tickvals=list(range(len(places))),
        tickangle=-50,
        ticktext=[esc_chart(p) for p in places],
        tickfont={"size": 12, "color": tokens.ink2},
    )
    figure["yaxis"] = axis(
        style,
        range=[len(people) - 0.5, -0.5],
        tickvals=list(range(len(people))),
        ticktext=[esc_chart(p) for p in people],
        tickfont={"size": size, "color": tokens.ink},
    )
    ramp, edges = tokens.ramp, (0.0, 0.05, 0.1, 0.2, 0.35)
    data = []
    for step, colour in enumerate(ramp):
        upper = edges[step + 1] if step + 1 < len(edges) else 9.0
        chosen = [c for c in cells if c.value > 0 and edges[step] <= c.share < upper]
        if chosen:
            data.append(
                {
                    "type": "bar",
                    "x": [c.column for c in chosen],
                    "y": [0.92] * len(chosen),
                    "base": [c.row - 0.46 for c in chosen],
                    "width": 0.94,
                    "marker": {"color": colour, "line": {"width": 0}},
                    "hovertext": [
                        f"<b>{esc_chart(people[c.row])}</b><br>{esc_chart(places[c.column])}: {say.number(c.value, 1)} "
                        f"{esc_chart(what)} ({say.percent(c.share, 0)})"
                        for c in chosen
                    ],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                }
            )
    framed = [c for c in cells if c.is_served]
    figure["shapes"] = [
        {
            "type": "rect",
            "x0": c.column - 0.47,
            "x1": c.column + 0.47,
            "y0": c.row - 0.46,
            "y1": c.row + 0.46,
            "line": {"color": tokens.ink, "width": 1.6},
        }
        for c in framed
    ]
    if (style.width - left) / max(1, len(places)) > 30:
        figure["annotations"] = [
            note(
                style,
                c.column,
                c.row,
                say.number(c.value),
                xanchor="center",
                size=12,
                colour=tokens.ramp_ink[_class(c.share, edges)],
            )
            for c in cells
            if c.value >= 1
        ]
    return {"data": data, "layout": figure}


def _class(share: float, edges: tuple[float, ...]) -> int:
    return max(i for i, edge in enumerate(edges) if share >= edge)
