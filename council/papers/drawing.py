"""The charts of the screen as SVG, drawn without a browser: the same figure, so that paper and screen cannot differ.

Drawn is what the figures of a paper hold: lines (dashed, with a fill to the line before), marks, bars (stacked, or lying with
a base), shapes, texts, and two axes with given ranges. Anything else is a KeyError, never left out without a word.
"""

import html
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from council.charts.style import Figure, Style, ticks
from council.charts.tokens import LIGHT
from council.papers.paper import printable
from council.words import Speaker

WIDTH, FONT, SIZE = 640, "Libertinus Serif", 13
_TAGS = re.compile(r"(</?[bi]>)")
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_BASELINES = {"bottom": -0.25, "middle": 0.35, "top": 0.95}  # of the text size, below the point a text is anchored to


def style(speaker: Speaker, height: int) -> Style:
    """How charts are asked for on paper: the light theme, ``height`` px at the width of the page."""
    return Style(LIGHT, SIZE, speaker, height, height, WIDTH)


@dataclass(frozen=True)
class _Frame:
    """Where data stand on the page: the plot's corner and size in px, and the ranges of both axes."""

    left: float
    top: float
    wide: float
    high: float
    xs: tuple[float, float]
    ys: tuple[float, float]

    def x(self, value: float, ref: str = "x") -> float:
        part = value if ref == "paper" else (value - self.xs[0]) / (self.xs[1] - self.xs[0])
        return self.left + self.wide * part

    def y(self, value: float, ref: str = "y") -> float:
        part = value if ref == "paper" else (value - self.ys[0]) / (self.ys[1] - self.ys[0])
        return self.top + self.high * (1 - part)


def svg(figure: Figure, speaker: Speaker) -> str:
    """The figure as one SVG picture, 640 units wide and as high as its layout says."""
    layout, height = figure["layout"], figure["layout"]["height"]
    margin = layout["margin"]
    frame = _Frame(
        margin["l"], margin["t"], WIDTH - margin["l"] - margin["r"], height - margin["t"] - margin["b"],
        tuple(layout["xaxis"]["range"]), tuple(layout["yaxis"]["range"]),
    )  # fmt: skip
    below, above = (
        [_shape(shape, frame) for shape in layout["shapes"] if (shape.get("layer") == "below") == is_below]
        for is_below in (True, False)
    )
    parts = [*_axes(layout, frame, height, speaker), *below, *_traces(figure, frame), *above]
    parts += [_annotation(note, frame) for note in layout["annotations"]]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
    clip = f'<clipPath id="plot"><rect x="{frame.left}" y="{frame.top}" width="{frame.wide}" height="{frame.high}"/></clipPath>'
    ground = f'<rect width="{WIDTH}" height="{height}" fill="{LIGHT.paper}"/>'
    return f"{head}<defs>{clip}{_hatch()}</defs>{ground}{''.join(parts)}</svg>"


def _hatch() -> str:
    """What is not known, as on the screen."""
    return (
        '<pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="5" height="5" fill="{LIGHT.unknown}"/><rect width="1.4" height="5" fill="{LIGHT.hatch}"/></pattern>'
    )


def _text(x: float, y: float, words: str, anchor: str, size: float, colour: str) -> str:
    """``words`` with <b> and <i> as they stand in a figure."""
    runs, weight = [], 400
    for part in _TAGS.split(words):
        if _TAGS.fullmatch(part):
            weight = {"<b>": 700, "</b>": 400}.get(part, weight)
        elif part:
            runs.append(f'<tspan font-weight="{weight}">{escape(printable(html.unescape(part)))}</tspan>')
    place = f'x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{size}" fill="{colour}" text-anchor="{_ANCHORS[anchor]}"'
    return f"<text {place}>{''.join(runs)}</text>"


def _stroke(line: dict[str, Any]) -> str:
    dash = line.get("dash", "solid")
    dashed = "" if dash == "solid" else f' stroke-dasharray="{dash.replace("px", "")}"'
    return f'stroke="{line.get("color", "none")}" stroke-width="{line["width"]}"{dashed}'


def _axes(layout: dict[str, Any], frame: _Frame, height: float, speaker: Speaker) -> list[str]:
    out, bottom, right = [], frame.top + frame.high, frame.left + frame.wide
    for name in ("xaxis", "yaxis"):
        axis, is_x = layout[name], name == "xaxis"
        places = axis.get("tickvals", [t for t in ticks(max(axis["range"])) if t <= max(axis["range"])])
        words = axis.get("ticktext") or [_tick(value, axis["tickformat"], speaker) for value in places]
        font, ink = axis["tickfont"]["size"], axis["tickfont"]["color"]
        for value, said in zip(places, words, strict=True):
            at = frame.x(value) if is_x else frame.y(value)
            ends = (at, frame.top, at, bottom) if is_x else (frame.left, at, right, at)
            out += [_line(ends, {"color": axis["gridcolor"], "width": 1})] if axis["showgrid"] else []
            if is_x:
                out.append(_text(at, bottom + font * 1.2 + (3 if axis["ticks"] else 0), said, "center", font, ink))
            else:
                out.append(_text(frame.left - axis["ticklabelstandoff"] - 3, at + font * 0.35, said, "right", font, ink))
            out += [_line((at, bottom, at, bottom + 4), {"color": axis["tickcolor"], "width": 1})] if is_x and axis["ticks"] else []
        if axis["showline"]:
            out.append(_line((frame.left, bottom, right, bottom), {"color": axis["linecolor"], "width": 1}))
        if "title" in axis:
            title = axis["title"]
            out.append(_text((frame.left + right) / 2, height - 6, title["text"], "center", title["font"]["size"], ink))
    return out


def _tick(value: float, form: str, speaker: Speaker) -> str:
    return {",.0%": lambda: speaker.percent(value, 0), ",d": lambda: speaker.number(value)}[form]()


def _line(ends: tuple[float, float, float, float], line: dict[str, Any]) -> str:
    x1, y1, x2, y2 = ends
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {_stroke(line)}/>'


def _box(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    return f'<rect x="{min(x1, x2):.1f}" y="{min(y1, y2):.1f}" width="{abs(x2 - x1):.1f}" height="{abs(y2 - y1):.1f}" {look}/>'


def _shape(shape: dict[str, Any], frame: _Frame) -> str:
    xref, yref = shape.get("xref", "x"), shape.get("yref", "y")
    ends = (frame.x(shape["x0"], xref), frame.y(shape["y0"], yref), frame.x(shape["x1"], xref), frame.y(shape["y1"], yref))
    if shape["type"] == "line":
        return _line(ends, shape["line"])
    return {"rect": _box}[shape["type"]](*ends, f'fill="{shape.get("fillcolor", "none")}" {_stroke(shape["line"])}')


def _annotation(note: dict[str, Any], frame: _Frame) -> str:
    size = note["font"]["size"]
    x = frame.x(note["x"], note.get("xref", "x")) + note.get("xshift", 0)
    y = frame.y(note["y"], note.get("yref", "y")) - note.get("yshift", 0)
    rows = note["text"].split("<br>")
    first = y + size * (_BASELINES[note["yanchor"]] - (len(rows) - 1) * {"bottom": 1.2, "middle": 0.6, "top": 0}[note["yanchor"]])
    return "".join(
        _text(x, first + i * size * 1.2, row, note["xanchor"], size, note["font"]["color"]) for i, row in enumerate(rows)
    )


def _traces(figure: Figure, frame: _Frame) -> list[str]:
    out, before, piled = [], "", {}
    for trace in figure["data"]:
        if trace["type"] == "bar":
            out += _bars(trace, figure["layout"], frame, piled)
        elif {"scatter": trace.get("mode")}[trace["type"]] == "lines":
            path = _path(trace, frame)
            if trace.get("fill") == "tonexty":
                area = path + "".join(f"L{point}" for point in re.split("[ML]", before)[:0:-1])
                out.append(f'<path d="{area}Z" fill="{trace["fillcolor"]}" clip-path="url(#plot)"/>')
            if trace["line"]["width"]:
                faint = f' stroke-opacity="{trace["opacity"]}"' if "opacity" in trace else ""
                out.append(f'<path d="{path}" fill="none" {_stroke(trace["line"])}{faint} clip-path="url(#plot)"/>')
            before = path
        else:
            out += _marks(trace, frame)
    return out


def _path(trace: dict[str, Any], frame: _Frame) -> str:
    """The line; nothing joins two points with an empty one between them."""
    steps, is_down = [], False
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            is_down = False
            continue
        steps.append(f"{'L' if is_down else 'M'}{frame.x(x):.1f} {frame.y(y):.1f}")
        is_down = True
    return "".join(steps)


def _bars(trace: dict[str, Any], layout: dict[str, Any], frame: _Frame, piled: dict[float, float]) -> list[str]:
    marker, half = trace["marker"], trace.get("width", 1 - layout["bargap"]) / 2
    look = f'fill="{"url(#unknown)" if "pattern" in marker else marker["color"]}" {_stroke(marker["line"])}'
    if trace.get("orientation") == "h":
        rows = zip(trace["y"], trace["base"], trace["x"], strict=True)
        return [_box(frame.x(base), frame.y(y - half), frame.x(base + x), frame.y(y + half), look) for y, base, x in rows]
    out = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        base = piled.get(x, 0.0)
        out.append(_box(frame.x(x - half), frame.y(base), frame.x(x + half), frame.y(base + y), look))
        piled[x] = base + y
    return out


def _marks(trace: dict[str, Any], frame: _Frame) -> list[str]:
    marker = trace["marker"]
    look, half = f'fill="{marker["color"]}" {_stroke(marker["line"])}', marker["size"] / 2
    out = []
    for value_x, value_y in zip(trace["x"], trace["y"], strict=True):
        x, y, edge = frame.x(value_x), frame.y(value_y), half * 1.3
        corners = f"M{x:.1f} {y - edge:.1f}L{x + edge:.1f} {y:.1f}L{x:.1f} {y + edge:.1f}L{x - edge:.1f} {y:.1f}Z"
        diamond = f'<path d="{corners}" {look}/>'
        circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {look}/>'
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.3" fill="{marker["line"]["color"]}"/>'
        shapes = {
            "circle": circle,
            "circle-dot": circle + dot,
            "diamond": diamond,
            "square": _box(x - half, y - half, x + half, y + half, look),
        }
        out.append(shapes[marker.get("symbol", "circle")])
    return out
