"""How long a step takes: the share done against waiting time, as steps, with the legal limit where there is one."""

from dataclasses import dataclass

from council.charts.labels import spread, text_width
from council.charts.style import Figure, Style, axis, axis_title, layout, note, value_axis, whole_ticks
from council.words import esc_chart


@dataclass(frozen=True)
class Wait:
    """One curve: words, colour key, times of its steps (rising), share done 0..1 with its band; ``n`` = all observed,
    ``open`` = still waiting on the data day."""

    name: str
    key: str
    times: tuple[float, ...]
    done: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    n: int
    open: int = 0


@dataclass(frozen=True)
class LegalLimit:
    """The limit of the law at ``at`` (in the unit of the x axis) and its words."""

    at: float
    words: str


def _steps(wait: Wait, values: tuple[float, ...], top: float) -> tuple[list[float], list[float]]:
    kept = [(t, v) for t, v in zip(wait.times, values, strict=True) if t <= top]
    last = kept[-1][1] if kept else 0.0
    return [0.0, *(t for t, _ in kept), top], [0.0, *(v for _, v in kept), last]


def _curve(style: Style, wait: Wait, top: float, with_band: bool) -> list[dict]:
    colour, line = style.tokens.of(wait.key), {"shape": "hv"}
    data: list[dict] = []
    if with_band:
        base = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"width": 0, "shape": "hv"}}
        (xs, low), (_, high) = _steps(wait, wait.low, top), _steps(wait, wait.high, top)
        data = [
            dict(base, x=xs, y=low),
            dict(base, x=xs, y=high, fill="tonexty", fillcolor=_pale(colour)),
        ]
    xs, ys = _steps(wait, wait.done, top)
    name = esc_chart(wait.name)
    words = [
        f"<b>{name}</b><br>{style.speaker.number(x, 1 if x % 1 else 0)}: {style.speaker.percent(y)}"
        for x, y in zip(xs, ys, strict=True)
    ]
    data.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "line": {**line, "color": colour, "width": 2.4},
            "hovertext": words,
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    )
    return data


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"


def waiting(style: Style, waits: list[Wait], *, x_title: str, y_title: str, top: float, limit: LegalLimit | None = None) -> Figure:
    """Share done (0..1) up to ``top`` on the x axis; a band is drawn for at most two curves; end values are named."""
    say, size = style.speaker, style.size
    ends = [(wait, _steps(wait, wait.done, top)[1][-1]) for wait in waits]
    labels = [f"{wait.name} {say.percent(share, 0)}" for wait, share in ends]
    left, right = size * 3.6, max([text_width(label, size) for label in labels] or [0]) + 18
    figure = layout(style, (left, right, size * 2.6, size * 3.4))
    figure["xaxis"] = axis(
        style,
        range=[0, top],
        tickvals=whole_ticks(top),
        tickformat=",d",
        ticks="outside",
        tickcolor=style.tokens.axis,
        showline=True,
        linecolor=style.tokens.axis,
        title={"text": esc_chart(x_title), "standoff": 6, "font": {"size": size, "color": style.tokens.ink2}},
    )
    figure["yaxis"] = value_axis(style, range=[0, 1.0], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=",.0%")
    order = sorted(range(len(ends)), key=lambda i: ends[i][1])
    gap = size * 1.35 / max(1, style.box_height - size * 6)
    placed = spread([ends[i][1] for i in order], gap, 1.0)
    figure["annotations"] = [axis_title(style, y_title, left)]
    for i, y in zip(order, placed, strict=True):
        wait, share = ends[i]
        colour = style.tokens.of(f"{wait.key}_text") if wait.key != "accent" else style.tokens.accent
        figure["annotations"].append(
            note(style, top, y, f"{esc_chart(wait.name)} <b>{say.percent(share, 0)}</b>", xshift=6, colour=colour)
        )
    if limit is not None and limit.at <= top:
        mark = {"color": style.tokens.signal_text, "width": 2}
        figure["shapes"] = [
            {"type": "line", "xref": "x", "yref": "paper", "x0": limit.at, "x1": limit.at, "y0": 0, "y1": 1, "line": mark}
        ]
        figure["annotations"].append(
            note(
                style,
                limit.at,
                1,
                esc_chart(limit.words),
                yref="paper",
                yanchor="bottom",
                yshift=2,
                size=max(12, size - 1),
                colour=style.tokens.signal_text,
                xanchor="left" if limit.at < top * 0.6 else "right",
            )
        )
    return {"data": [line for wait in waits for line in _curve(style, wait, top, len(waits) <= 2)], "layout": figure}
