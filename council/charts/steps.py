"""Charts of a road with steps: drop-off ladder, plain bars, waiting curve."""

from dataclasses import dataclass

from council.charts.labels import lines_of, row_name, text_width
from council.charts.style import Figure, Style, axis, hatch, layout, note, ticks, value_axis, whole_ticks
from council.words import esc_chart


@dataclass(frozen=True)
class Step:
    """One rung: words, how many are left, and whether others are counted here than at the step before, so that the
    difference is no loss."""

    name: str
    count: int
    is_other: bool = False


@dataclass(frozen=True)
class Part:
    """One coloured part of the bars: words, colour key, one value per bar."""

    name: str
    key: str
    values: tuple[float, ...]


def dropoff(style: Style, steps: list[Step]) -> Figure:
    """Horizontal bars, value inside at the left, the loss hatched behind the bar and named at its right."""
    rows, tokens, size = list(range(len(steps))), style.tokens, style.size
    lost = [i for i in rows[1:] if steps[i - 1].count > steps[i].count and not steps[i].is_other]
    said = {i: style.speaker.number(steps[i].count - steps[i - 1].count) for i in lost}
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": [s.count for s in steps],
            "width": 0.62,
            "hoverinfo": "skip",
            "marker": {"color": tokens.accent, "line": {"width": 0}},
        },
        {
            "type": "bar",
            "orientation": "h",
            "y": lost,
            "base": [steps[i].count for i in lost],
            "width": 0.62,
            "hoverinfo": "skip",
            "x": [steps[i - 1].count - steps[i].count for i in lost],
            "marker": {"color": tokens.unknown, "line": {"color": tokens.hatch, "width": 1}, "pattern": hatch(style, 0.18)},
        },
    ]
    top = max([1, *(s.count for s in steps)])
    names = [row_name(s.name, size, style.width) for s in steps]
    left = max([text_width(line, size) for name in names for line in name] or [0]) + 12
    right = max([text_width(text, size) for text in said.values()] or [0]) * 0.95 + 16
    figure = layout(style, (left, right, 4, 4), barmode="overlay")
    figure["yaxis"] = axis(
        style,
        range=[len(steps) - 0.5, -0.5],
        tickvals=rows,
        ticktext=["<br>".join(esc_chart(line) for line in name) for name in names],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["xaxis"] = axis(style, visible=False, range=[0, top])
    scale = max(0.0, style.width - left - right) / top  # px of one person
    for i, step in enumerate(steps):
        number = text_width(style.speaker.number(step.count), size + 1) + 16
        inside = step.count * scale > number
        figure["annotations"].append(
            note(
                style,
                0 if inside else step.count,
                i,
                f"<b>{style.speaker.number(step.count)}</b>",
                xshift=8,
                size=size + 1,
                colour=tokens.paper if inside else tokens.ink,
            )
        )
        if i in said:
            widest = max(steps[i - 1].count, step.count)
            shift = 8 if inside else max(8, number - (widest - step.count) * scale)
            figure["annotations"].append(note(style, widest, i, said[i], xshift=shift, size=max(12, size - 1)))
    return {"data": data, "layout": figure}


def bars(
    style: Style,
    names: list[str],
    parts: list[Part],
    x_title: str,
    *,
    codes: list[str] | None = None,
    notes: list[str] | None = None,
    as_shares: bool = False,
    with_key: bool = False,
) -> Figure:
    """Horizontal stacked bars; the total (or the row's note) stands at the right, the parts are named in the card's line.

    ``with_key`` draws the names of the parts with their fills above the bars instead, right in both themes.
    ``codes`` = what a click chooses; ``as_shares``: every bar is as long as the others and shows the mix, n stays at the right.
    """
    rows, tokens, say, size = list(range(len(names))), style.tokens, style.speaker, style.size
    totals = [sum(part.values[i] for part in parts) for i in rows]
    top = 1.0 if as_shares else max([1.0, *totals]) * 1.02
    data = []
    for part in parts:
        mark: dict[str, object] = {"color": tokens.of(part.key), "line": {"color": tokens.paper, "width": 1}}
        if part.key == "unknown":
            mark = dict(mark, color=tokens.unknown, pattern=hatch(style, 0.25, 5))
        word = esc_chart(part.name)
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": word,
                "y": rows,
                "x": [value / totals[i] if as_shares and totals[i] else value for i, value in enumerate(part.values)],
                "width": 0.62,
                "marker": mark,
                "customdata": list(codes) if codes else [""] * len(names),
                "hovertext": [
                    f"{esc_chart(name)}<br>{word}: <b>{say.number(value)}</b>"
                    + (f" ({say.percent(value / total)})" if as_shares and total else "")
                    for name, value, total in zip(names, part.values, totals, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    rows_named = [row_name(name, size, style.width) for name in names]
    left = max([text_width(line, size) for name in rows_named for line in name] or [0]) + 12
    ends = notes or [say.number(total) for total in totals]
    right = max([size * 4.2, *(text_width(end, size) + 16 for end in ends)])
    # The title stands in the middle of the plot, so the smaller of both sides bounds it.
    title = lines_of(x_title, size, style.width - abs(left - right) - size)
    below = size * (3.3 + 1.3 * (len(title) - 1))
    figure = layout(style, (left, right, _key_height(style, parts, left) if with_key else 4, below), barmode="stack")
    if with_key:
        figure |= {"showlegend": True, "legend": _key(style)}
    figure["yaxis"] = axis(
        style,
        range=[len(names) - 0.5, -0.5],
        tickvals=rows,
        ticktext=["<br>".join(esc_chart(line) for line in name) for name in rows_named],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["xaxis"] = value_axis(
        style,
        range=[0, top],
        tickvals=ticks(top) if as_shares else whole_ticks(top),
        tickformat=",.0%" if as_shares else ",d",
        title={"text": "<br>".join(esc_chart(line) for line in title), "standoff": 4, "font": {"size": size, "color": tokens.ink2}},
    )
    figure["annotations"] = [
        note(style, 1.0 if as_shares else total, i, f"<b>{esc_chart(end)}</b>", xshift=6, colour=tokens.ink, bgcolor=tokens.paper)
        for i, (total, end) in enumerate(zip(totals, ends, strict=True))
    ]
    return {"data": data, "layout": figure}


def _key_height(style: Style, parts: list[Part], left: float) -> float:
    """Room above the bars for the key, as many lines as its words need on the narrowest width served."""
    words = sum(text_width(part.name, style.size) + style.size * 4 for part in parts)
    lines = max(1, round(words / max(1.0, style.width - left) + 0.49))
    return style.size * (0.8 + 1.7 * lines)


def _key(style: Style) -> dict[str, object]:
    """Plotly's own legend as a plain line of words: nothing to click."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": max(12, style.size - 1), "color": style.tokens.ink2},
    }
