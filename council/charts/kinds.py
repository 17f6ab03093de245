"""Who is missed at which step: stacked bars by kind, each bar with its count of all and its rate."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, layout, note, value_axis, whole_ticks
from council.words import esc_chart

FEWEST_FOR_RATE = 10
FEWEST_ROWS = 3  # so that one or two bars stay bars


@dataclass(frozen=True)
class KindBar:
    """One bar: words, code for clicks (empty = not clickable), missed persons by kind, all persons counted."""

    name: str
    code: str
    parts: tuple[int, ...]
    whole: int

    @property
    def total(self) -> int:
        """All missed of the bar."""
        return sum(self.parts)


def kind_bars(style: Style, bars: list[KindBar], kinds: list[str], x_title: str, short: list[str] = ()) -> Figure:
    """Horizontal bars, kinds from dark (first step) to pale (last step), named in one line above (``short`` where the line
    is narrow); k/n at the right."""
    size, rows = style.size, list(range(len(bars)))
    ends = [_end(style, b) for b in bars]
    left = max([text_width(b.name, size) for b in bars] or [0]) + 12
    right = max([text_width(e, size - 1) for e in ends] or [0]) + 12
    top = max([1, *(b.total for b in bars)]) * 1.02
    figure = layout(style, (left, right, size * 2.4, size * 3.2), barmode="stack")
    figure["yaxis"] = axis(
        style, range=[max(len(bars), FEWEST_ROWS) - 0.5, -0.5], tickvals=rows, ticktext=[esc_chart(b.name) for b in bars],
        tickfont={"size": size, "color": style.tokens.ink},
    )  # fmt: skip
    title = {"text": esc_chart(x_title), "standoff": 4, "font": {"size": size, "color": style.tokens.ink2}}
    figure["xaxis"] = value_axis(style, range=[0, top], tickvals=whole_ticks(top), tickformat=",d", title=title)
    figure["annotations"] = [note(style, b.total, i, esc_chart(e), xshift=6, size=max(12, size - 1), colour=style.tokens.ink,
                                  bgcolor=style.tokens.paper)
                             for i, (b, e) in enumerate(zip(bars, ends, strict=True))]  # fmt: skip
    figure["annotations"] += _key(style, kinds if _fits(style, kinds) or not short else list(short), left)
    return {"data": [_trace(style, bars, kinds, i) for i in range(len(kinds))], "layout": figure}


def _end(style: Style, bar: KindBar) -> str:
    """k/n and the rate; only the count where the bar has no denominator."""
    say = style.speaker
    if not bar.whole:
        return say.number(bar.total)
    rate = f" = {say.percent(bar.total / bar.whole)}" if bar.whole >= FEWEST_FOR_RATE else ""
    return say.part(bar.total, bar.whole) + rate


def _trace(style: Style, bars: list[KindBar], kinds: list[str], place: int) -> dict:
    tokens, level, say = style.tokens, max(0, len(style.tokens.ramp) - 1 - place), style.speaker
    shown = [say.number(b.parts[place]) if b.parts[place] else "" for b in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(bars))),
        "x": [b.parts[place] for b in bars],
        "width": 0.64,
        "marker": {"color": tokens.ramp[level], "line": {"color": tokens.axis, "width": 0.6}},
        "text": shown,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": max(12, style.size - 2), "color": tokens.ramp_ink[level]},
        "customdata": [b.code for b in bars],
        "hovertext": [f"<b>{esc_chart(b.name)}</b><br>{esc_chart(kinds[place])}: {say.number(b.parts[place])}" for b in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _fits(style: Style, kinds: list[str]) -> bool:
    return sum(text_width(name, max(12, style.size - 2)) + 18 for name in kinds) <= style.width


def _key(style: Style, kinds: list[str], left: float) -> list[dict]:
    """The names of the kinds above the bars, each on the colour of its part."""
    tokens, size, x, notes = style.tokens, max(12, style.size - 2), 0.0, []
    for place, name in enumerate(kinds):
        level = max(0, len(tokens.ramp) - 1 - place)
        notes.append(
            note(style, 0, 1, esc_chart(name), xref="paper", yref="paper", yanchor="bottom", xshift=x - left + 8,
                 yshift=style.size * 0.4, size=size, colour=tokens.ramp_ink[level], bgcolor=tokens.ramp[level], borderpad=3)
        )  # fmt: skip
        x += text_width(name, size) + 18
    return notes
