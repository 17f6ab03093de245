"""Counts of two periods side by side: a bar for now, a black tick for the same period last year, the change in words."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, hatch, layout, note, value_axis, whole_ticks
from council.words import esc_chart


@dataclass(frozen=True)
class Pair:
    """One row: code, words, colour key, count now and in the same period last year (None = not known), words of the change;
    ``is_beyond`` = the change exceeds chance."""

    code: str
    name: str
    key: str
    now: int
    before: int | None
    change: str = ""
    is_beyond: bool = False


def compared(style: Style, pairs: list[Pair], x_title: str) -> Figure:
    """Rows from top to bottom; a change beyond chance is bold. "unknown" is hatched and always drawn, also when 0."""
    tokens, size, rows = style.tokens, style.size, list(range(len(pairs)))
    say = style.speaker
    top = max([1, *(p.now for p in pairs), *(p.before or 0 for p in pairs)]) * 1.04
    left = max([text_width(p.name, size) for p in pairs] or [0]) + 12
    words = [f"{say.number(p.now)} {p.change}" if p.change else say.number(p.now) for p in pairs]
    right = max([text_width(text, size) for text in words] or [0]) + 18
    figure = layout(style, (left, right, 4, size * 3.3))
    figure["yaxis"] = axis(
        style,
        range=[len(pairs) - 0.5, -0.5],
        tickvals=rows,
        ticktext=[esc_chart(p.name) for p in pairs],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["xaxis"] = value_axis(
        style,
        range=[0, top],
        tickvals=whole_ticks(top),
        tickformat=",d",
        title={"text": esc_chart(x_title), "standoff": 4, "font": {"size": size, "color": tokens.ink2}},
    )
    data = []
    for is_known in (True, False):
        chosen = [i for i in rows if (pairs[i].key != "unknown") == is_known]
        mark: dict[str, object] = {"color": [tokens.of(pairs[i].key) for i in chosen], "line": {"width": 0}}
        if not is_known:
            mark = {"color": tokens.unknown, "line": {"color": tokens.hatch, "width": 1}, "pattern": hatch(style, 0.25, 5)}
        if chosen:
            data.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "y": chosen,
                    "x": [pairs[i].now for i in chosen],
                    "width": 0.62,
                    "marker": mark,
                    "customdata": [pairs[i].code for i in chosen],
                    "hovertext": [_hover(style, pairs[i]) for i in chosen],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                }
            )
    for i in rows:
        before = pairs[i].before
        if before is not None:
            line = {"color": tokens.ink, "width": 2.4}
            figure["shapes"].append({"type": "line", "x0": before, "x1": before, "y0": i - 0.4, "y1": i + 0.4, "line": line})
        shown = f"<b>{esc_chart(words[i])}</b>" if pairs[i].is_beyond else esc_chart(words[i])
        figure["annotations"].append(
            note(style, 1, i, shown, xref="paper", xshift=8, colour=tokens.accent if pairs[i].is_beyond else tokens.ink2)
        )
    return {"data": data, "layout": figure}


def _hover(style: Style, pair: Pair) -> str:
    say = style.speaker
    text = f"<b>{esc_chart(pair.name)}</b><br>{say.number(pair.now)}"
    if pair.before is not None:
        text += f"<br>{say.say('cùng kỳ {n}', n=say.number(pair.before))}"
    return f"{text}<br>{esc_chart(pair.change)}" if pair.change else text
