"""Charts as SVG, drawn without a browser: the colours and shapes of the screen, for printed pages and pictures."""

from xml.sax.saxutils import escape

from council.charts.labels import spread
from council.charts.style import ticks
from council.charts.tokens import LIGHT
from council.papers.paper import Chart, printable
from council.words import Speaker

WIDTH, FONT, SIZE = 640, "Libertinus Serif", 13
ROW = 21


def svg(chart: Chart, speaker: Speaker) -> str:
    """The chart as one SVG picture, 640 units wide. Raises KeyError for a kind that is not drawn."""
    body, height = {"columns": _columns, "marks": _marks, "line": _line}[chart.kind](chart, speaker)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
    return head + f'<rect width="{WIDTH}" height="{height}" fill="{LIGHT.paper}"/>' + "".join(body) + "</svg>"


def _text(
    x: float, y: float, words: str, anchor: str = "start", colour: str = LIGHT.ink2, size: float = SIZE, weight: int = 400
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(printable(words))}</text>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _box(x: float, y: float, width: float, height: float, fill: str, edge: str = "none") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(0, height):.1f}" fill="{fill}" stroke="{edge}"/>'


def _shown(chart: Chart, value: float, speaker: Speaker) -> str:
    return speaker.percent(value, 0) if chart.is_share else speaker.number(value)


def _columns(chart: Chart, speaker: Speaker) -> tuple[list[str], int]:
    """Stacked columns over the categories, names of the layers at the right end of the last column."""
    height, left, right, top, bottom = 250, 48, 110, 26, 28
    totals = [sum(s.values[i] or 0 for s in chart.series) for i in range(len(chart.categories))]
    most = max([1.0, *totals]) * 1.06
    wide, high = WIDTH - left - right, height - top - bottom
    step = wide / max(1, len(chart.categories))

    def y_of(value: float) -> float:
        return top + high * (1 - value / most)

    out = [_text(left - 40, 14, chart.unit)]
    for tick in ticks(most):
        out += [
            _rule(left, y_of(tick), WIDTH - right, y_of(tick), LIGHT.line),
            _text(left - 6, y_of(tick) + 4, speaker.number(tick), "end"),
        ]
    base = [0.0] * len(chart.categories)
    middles = []
    for series in chart.series:
        colour, edge = (LIGHT.unknown, LIGHT.hatch) if series.key == "unknown" else (LIGHT.of(series.key), LIGHT.paper)
        for i, value in enumerate(series.values):
            high_y, low_y = y_of(base[i] + (value or 0)), y_of(base[i])
            out.append(_box(left + i * step + step * 0.11, high_y, step * 0.78, low_y - high_y, colour, edge))
            base[i] += value or 0
        middles.append(base[-1] - (series.values[-1] or 0) / 2)
    for i, total in enumerate(totals):
        out.append(_text(left + (i + 0.5) * step, y_of(total) - 4, speaker.number(total), "middle", LIGHT.ink, SIZE - 1))
    every = max(1, -(-len(chart.categories) // 13))
    out += [
        _text(left + (i + 0.5) * step, height - 10, name, "middle") for i, name in enumerate(chart.categories) if i % every == 0
    ]
    for series, middle in zip(chart.series, spread(middles, most * 15 / high, most), strict=True):
        colour = LIGHT.ink2 if series.key == "unknown" else LIGHT.of(f"{series.key}_text")
        out.append(_text(WIDTH - right + 6, y_of(middle) + 4, series.name, "start", colour))
    return out, height


def _marks(chart: Chart, speaker: Speaker) -> tuple[list[str], int]:
    """One row per place: interval, mark by kind (diamond orange, square blue, hollow circle, dotted), counts at the right."""
    left, right, top = 175, 118, 30 if chart.middle is not None else 12
    height = top + ROW * len(chart.marks) + 34
    most = max([0.001, *(m.high for m in chart.marks), *(m.value for m in chart.marks)]) * 1.04
    wide = WIDTH - left - right

    def x_of(value: float) -> float:
        return left + wide * value / most

    bottom = top + ROW * len(chart.marks)
    out = []
    for tick in ticks(most):
        out += [
            _rule(x_of(tick), top, x_of(tick), bottom, LIGHT.line),
            _text(x_of(tick), bottom + 16, _shown(chart, tick, speaker), "middle"),
        ]
    out.append(_text(x_of(0), height - 4, chart.unit))
    if chart.middle is not None:
        out += [
            _rule(x_of(chart.middle), top - 6, x_of(chart.middle), bottom, LIGHT.ink2, 1.3, "5,3"),
            _text(x_of(chart.middle), 16, chart.middle_name, "middle"),
        ]
    for i, mark in enumerate(chart.marks):
        y = top + ROW * (i + 0.5)
        named = mark.kind in ("out", "low")
        colour = {"out": LIGHT.signal, "low": LIGHT.accent}.get(mark.kind, LIGHT.chance)
        ink = {"out": LIGHT.signal_text, "low": LIGHT.accent}.get(mark.kind, LIGHT.ink if mark.kind == "in" else LIGHT.ink2)
        out += [
            _rule(x_of(mark.low), y, x_of(mark.high), y, colour, 2.6, "2,3" if mark.kind == "small" else ""),
            _shape(mark.kind, x_of(mark.value), y, colour),
            _text(left - 10, y + 4, mark.name, "end", ink, weight=700 if named else 400),
            _text(WIDTH - right + 10, y + 4, mark.label, "start", ink, weight=700 if named else 400),
        ]
    return out, height


def _shape(kind: str, x: float, y: float, colour: str) -> str:
    if kind == "out":
        return f'<path d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z" fill="{colour}" stroke="{LIGHT.paper}"/>'
    if kind == "low":
        return _box(x - 5, y - 5, 10, 10, colour, LIGHT.paper)
    radius = 4 if kind == "small" else 5
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.3" fill="{colour}"/>' if kind == "small" else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{LIGHT.paper}" stroke="{colour}" stroke-width="1.8"/>' + dot


def _line(chart: Chart, speaker: Speaker) -> tuple[list[str], int]:
    """One line over the categories with its natural limits; a month without a report is a gap."""
    height, left, right, top, bottom = 220, 52, 100, 26, 28
    values = chart.series[0].values
    most = max([1e-9, *(v for v in values if v is not None), *(chart.limits or ())]) * 1.1
    wide, high = WIDTH - left - right, height - top - bottom
    step = wide / max(1, len(values))

    def at(i: int, value: float) -> tuple[float, float]:
        return left + (i + 0.5) * step, top + high * (1 - value / most)

    out = [_text(left - 44, 14, chart.unit)]
    for tick in ticks(most):
        y = at(0, tick)[1]
        out += [_rule(left, y, WIDTH - right, y, LIGHT.line), _text(left - 6, y + 4, _shown(chart, tick, speaker), "end")]
    if chart.limits:
        low, mean, up = (at(0, v)[1] for v in chart.limits)
        out.append(_box(left, up, wide, low - up, LIGHT.band2))
        out += [_rule(left, y, WIDTH - right, y, LIGHT.axis, 1.1, "5,4") for y in (low, up)] + [
            _rule(left, mean, WIDTH - right, mean, LIGHT.ink2, 1.2)
        ]
    for i in range(len(values) - 1):
        if values[i] is not None and values[i + 1] is not None:
            out.append(_rule(*at(i, values[i]), *at(i + 1, values[i + 1]), LIGHT.accent, 2.2))
    for i, value in enumerate(values):
        if value is not None:
            beyond = chart.limits and not chart.limits[0] <= value <= chart.limits[2]
            out.append(_shape("low" if beyond else "in", *at(i, value), LIGHT.accent))
    every = max(1, -(-len(values) // 12))
    out += [_text(at(i, 0)[0], height - 10, name, "middle") for i, name in enumerate(chart.categories) if i % every == 0]
    return out, height
