"""Charts about the people who do the work: load against what chance allows, loads over time, Lorenz curve."""

from dataclasses import dataclass

from council.charts.areas import marker
from council.charts.labels import text_width
from council.charts.style import NARROW, Figure, Style, axis, layout, note, value_axis, whole_ticks
from council.words import esc_chart


@dataclass(frozen=True)
class Load:
    """One person: ``load`` against ``expected`` with the 95 and 99.8 % ranges of chance (cases). kind: in, out, low or
    excluded (too short a time: no ranges, ``why`` says it)."""

    code: str
    name: str
    load: float
    expected: float | None
    kind: str
    low95: float = 0.0
    high95: float = 0.0
    low998: float = 0.0
    high998: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class Panel:
    """One small picture of a load over time."""

    title: str
    values: tuple[float, ...]
    kind: str


Row = Load | str


def _ranges(style: Style, measured: list[tuple[int, Load]]) -> list[dict]:
    tokens, rows = style.tokens, [i for i, _ in measured]
    lines = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    return [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": [r.high95 - r.low95 for _, r in measured],
            "base": [r.low95 for _, r in measured],
            "width": 0.58,
            "hoverinfo": "skip",
            "marker": {"color": tokens.band, "line": {"width": 0}},
        },
        dict(
            lines,
            x=[z for _, r in measured for z in (r.low998, r.high998, None)],
            y=[z for i in rows for z in (i, i, None)],
            line={"color": tokens.axis, "width": 1.2},
        ),
        dict(
            lines,
            x=[z for _, r in measured for z in (r.expected, r.expected, None)],
            y=[z for i in rows for z in (i - 0.36, i + 0.36, None)],
            line={"color": tokens.ink, "width": 2.4},
        ),
    ]


def _loads(style: Style, people: list[tuple[int, Load]], unit: str) -> list[dict]:
    data, say = [], style.speaker
    for kind, shape in (("in", "in"), ("excluded", "small"), ("low", "low"), ("out", "out")):
        chosen = [(i, r) for i, r in people if r.kind == kind]
        if not chosen:
            continue
        hover = [
            f"<b>{esc_chart(r.name)}</b><br>{say.number(r.load, 1)} {esc_chart(unit)}"
            + (
                ""
                if r.expected is None or kind == "excluded"
                else "<br>"
                + say.say(
                    "kỳ vọng {expected}; do ngẫu nhiên {low} đến {high}",
                    expected=say.number(r.expected, 1),
                    low=say.number(r.low998),
                    high=say.number(r.high998),
                )
            )
            for _, r in chosen
        ]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [r.load for _, r in chosen],
                "y": [i for i, _ in chosen],
                "cliponaxis": False,
                "marker": marker(style, shape),
                "customdata": [r.code for _, r in chosen],
                "hovertext": hover,
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    return data


def _row_notes(style: Style, rows: list[Row], left: float) -> list[dict]:
    notes, say = [], style.speaker
    for i, row in enumerate(rows):
        if isinstance(row, str):
            notes.append(note(style, 0, i, f"<b>{esc_chart(row)}</b>", xref="paper", xshift=4 - left))
            continue
        colour = {"out": style.tokens.signal_text, "low": style.tokens.accent}.get(row.kind, style.tokens.ink2)
        measured = row.expected is not None and row.kind != "excluded"
        text = f"<b>{say.number(row.load, 1)}</b>" if measured else say.number(row.load, 1)
        if style.width >= NARROW:
            text += f" / {say.number(row.expected, 1)}" if measured else f" · {esc_chart(row.why)}"
        notes.append(note(style, 1, i, text, xref="paper", xshift=12, colour=colour))
    return notes


def officers(style: Style, rows: list[Row], *, unit: str, value_name: str, x_title: str) -> Figure:
    """A row per person (a plain text is the heading of a group): band = 95 % of chance, whisker 99.8, tick = expected.
    On a phone only the load stands at the right."""
    people = [(i, row) for i, row in enumerate(rows) if isinstance(row, Load)]
    measured = [(i, row) for i, row in people if row.kind != "excluded" and row.expected is not None]
    size, is_narrow = style.size, style.width < NARROW
    left = max([text_width(row.name, size) for _, row in people] or [0]) + 14
    reasons = [text_width(f"{row.load:.1f} · {row.why}", size) for _, row in people if row.why]
    right = size * 4 if is_narrow else max([text_width(value_name, size), size * 8, *reasons]) + 16
    top = max([1.0, *(row.load for _, row in people), *(row.high998 for _, row in measured)]) * 1.06
    figure = layout(style, (left, right, size * 2.4, size * 3.3), bargap=0)
    figure["yaxis"] = axis(
        style,
        range=[len(rows) - 0.4, -0.7],
        tickvals=[i for i, _ in people],
        tickfont={"size": size, "color": style.tokens.ink},
        ticktext=[f"<b>{esc_chart(row.name)}</b>" if row.kind in ("out", "low") else esc_chart(row.name) for _, row in people],
    )
    figure["xaxis"] = value_axis(
        style,
        range=[0, top],
        tickvals=whole_ticks(top)[:: 2 if is_narrow else 1],
        tickformat=",d",
        title={"text": esc_chart(x_title), "standoff": 6, "font": {"size": size, "color": style.tokens.ink2}},
    )
    head = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": 2, "size": max(12, size - 1)}
    heads = [] if is_narrow else [note(style, 1, 1, esc_chart(value_name), xshift=12, **head)]
    figure["annotations"] = [*_row_notes(style, rows, left), *heads]
    return {"data": (_ranges(style, measured) if measured else []) + _loads(style, people, unit), "layout": figure}


def small_steps(style: Style, panels: list[Panel], ends: tuple[str, str], columns: int = 3) -> Figure:
    """Small multiples on one scale: step line per person, name and last value as title."""
    rows, size = -(-len(panels) // columns), style.size
    top = max([1.0, *(value for panel in panels for value in panel.values)]) * 1.12
    figure = layout(style, (size * 2.4, 6, size * 1.7, size * 1.7))
    figure.pop("xaxis"), figure.pop("yaxis")
    gap_x, gap_y, data = 0.05, 0.22 if rows > 1 else 0.0, []
    for k, panel in enumerate(panels):
        row, column = divmod(k, columns)
        width, height = (1 - gap_x * (columns - 1)) / columns, (1 - gap_y * (rows - 1)) / rows
        x, y, name = column * (width + gap_x), 1 - row * (height + gap_y), "" if k == 0 else str(k + 1)
        last = len(panel.values) - 1
        figure[f"xaxis{name}"] = axis(
            style,
            domain=[max(0.0, x), min(1.0, x + width)],
            anchor=f"y{name}",
            range=[-1, last + 1.2],
            tickvals=[0, last],
            ticktext=list(ends) if row == rows - 1 and column == 0 else ["", ""],
            tickfont={"size": 12, "color": style.tokens.ink2},
        )
        figure[f"yaxis{name}"] = value_axis(
            style,
            domain=[max(0.0, y - height), min(1.0, y)],
            anchor=f"x{name}",
            range=[0, top],
            nticks=3,
            zeroline=True,
            zerolinecolor=style.tokens.axis,
            showticklabels=column == 0,
            tickformat=",d",
            tickfont={"size": 12, "color": style.tokens.ink2},
        )
        colour = {"out": style.tokens.signal, "low": style.tokens.accent}.get(panel.kind, style.tokens.chance)
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": list(range(last + 1)),
                "y": list(panel.values),
                "xaxis": f"x{name}",
                "yaxis": f"y{name}",
                "line": {"shape": "hv", "width": 2.2, "color": colour},
                "hoverinfo": "skip",
            }
        )
        text = f"<b>{esc_chart(panel.title)}</b>  {style.speaker.number(panel.values[-1]) if panel.values else ''}"
        figure["annotations"].append(
            note(
                style,
                x,
                y,
                text,
                xref="paper",
                yref="paper",
                yanchor="bottom",
                yshift=2,
                colour=style.tokens.signal_text if panel.kind == "out" else style.tokens.ink,
            )
        )
    return {"data": data, "layout": figure}


def lorenz(style: Style, shares: list[float], low: list[float], high: list[float], words: str) -> Figure:
    """Cumulative share of work over cumulative share of people (both 0..1, starting at 0), with the envelope of fair draws."""
    xs, say, tokens = [i / (len(shares) - 1) for i in range(len(shares))], style.speaker, style.tokens
    base = {"type": "scatter", "mode": "lines", "x": xs, "hoverinfo": "skip"}
    data = [
        dict(base, y=low, line={"width": 0}),
        dict(base, y=high, line={"width": 0}, fill="tonexty", fillcolor=tokens.band),
        dict(base, x=[0, 1], y=[0, 1], line={"color": tokens.axis, "width": 1.2, "dash": "5px,4px"}),
        dict(base, y=shares, line={"color": tokens.accent, "width": 2.6}),
    ]
    figure = layout(style, (style.size * 3.6, 28, style.size * 1.2, style.size * 3.3))
    title = {
        "text": say.say("phần người làm, từ ít việc đến nhiều việc"),
        "standoff": 4,
        "font": {"size": style.size, "color": tokens.ink2},
    }
    figure["xaxis"] = axis(style, range=[0, 1], tickvals=[0.5, 1], tickformat=",.0%", title=title)
    figure["yaxis"] = axis(style, range=[0, 1], tickvals=[0, 0.5, 1], tickformat=",.0%")
    figure["annotations"] = [
        note(style, 0.30, 0.42, say.say("chia đều"), xanchor="right"),
        note(style, 0.98, 0.12, esc_chart(words), xanchor="right", colour=tokens.ink),
    ]
    return {"data": data, "layout": figure}
