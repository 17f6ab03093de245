"""A figure of the screen as a native XY chart of a slide: the same lines, marks, names and axes, every value editable."""

import html
import re
from collections.abc import Callable
from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from council.charts.labels import text_width
from council.charts.style import Figure, Style
from council.charts.tokens import LIGHT
from council.papers.paper import clean
from council.words import Speaker

PX = 9525  # EMU; 0.75 pt
WIDE, HIGH = 1164, 331  # px of the chart
FORMATS = {",.0%": "0%", ",d": "#,##0"}
MARKERS = {"circle": XL_MARKER_STYLE.CIRCLE, "circle-dot": XL_MARKER_STYLE.CIRCLE, "diamond": XL_MARKER_STYLE.DIAMOND,
           "square": XL_MARKER_STYLE.SQUARE}  # fmt: skip
SIDES = {"left": XL_LABEL_POSITION.RIGHT, "right": XL_LABEL_POSITION.LEFT, "center": XL_LABEL_POSITION.CENTER}
_BOLD, _TAGS = re.compile(r"(<b>.*?</b>)"), re.compile(r"</?[bi]>")


def style(speaker: Speaker, size: float) -> Style:
    """How a figure is asked for on a slide: the light theme, as large as the chart there."""
    return Style(LIGHT, size, speaker, HIGH, HIGH, WIDE)


def add(slide, figure: Figure, at: tuple[int, int], font: str, say: Callable[..., str]) -> Any:
    """The frame of the chart at ``at`` (left, top in EMU); lines first, then marks, then the names beside them.

    Areas between lines are left out (a native XY chart has none): their edges are drawn.
    """
    drawn = [*_lines(figure), *_marks(figure)]
    data = XyChartData()
    for number, (xs, ys, trace) in enumerate(drawn, start=1):
        words = "Điểm {n}" if "marker" in trace else "Đường {n}"
        _series(data, say(words, n=number), xs, ys)
    names = _names(figure)
    _series(data, say("Chữ"), [x for x, *_ in names], [y for _, y, *_ in names])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *at, Emu(WIDE * PX), Emu(HIGH * PX), data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(figure["layout"]["font"]["size"] * 0.75), font
    _axes(chart, figure["layout"])
    _inside(chart, figure["layout"]["margin"])
    for series, (_, _, trace) in zip(chart.plots[0].series, drawn, strict=False):
        series.smooth = False
        (_mark if "marker" in trace else _line)(series, trace)
    _write(chart.plots[0].series[len(drawn)], names)
    return frame


def _series(data: XyChartData, name: str, xs: list, ys: list) -> None:
    series = data.add_series(clean(name))
    for x, y in zip(xs, ys, strict=True):
        series.add_data_point(x, y)


def _lines(figure: Figure) -> list[tuple[list, list, dict]]:
    """Lines; lying bars as thick lines with a gap after each; upright shapes as lines."""
    layout, found = figure["layout"], []
    low, high = sorted(layout["yaxis"]["range"])
    for shape in layout["shapes"]:
        start, step = (low, high - low) if shape.get("yref") == "paper" else (0, 1)
        found.append(([shape["x0"], shape["x1"]], [start + step * shape[y] for y in ("y0", "y1")], {"line": shape["line"]}))
    for trace in figure["data"]:
        if trace["type"] == "bar":
            rows = list(zip(trace["base"], trace["x"], trace["y"], strict=True))
            thick = trace["width"] * _plot_height(layout) / (high - low)
            # seen through, because programs do not agree which series lies on top
            line = {"color": LIGHT.axis, "width": thick, "alpha": "30000"}
            xs, ys = [v for base, x, _ in rows for v in (base, base + x, None)], [v for *_, y in rows for v in (y, y, None)]
            found.append((xs, ys, {"line": line}))
        elif trace["mode"] == "lines" and trace["line"]["width"]:
            found.append((list(trace["x"]), list(trace["y"]), {"line": trace["line"]}))
    return found


def _marks(figure: Figure) -> list[tuple[list, list, dict]]:
    return [(list(t["x"]), list(t["y"]), t) for t in figure["data"] if t["type"] == "scatter" and t["mode"] == "markers"]


def _plot_height(layout: dict[str, Any]) -> float:
    return layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]


def _names(figure: Figure) -> list[tuple[float, float, str, Any, float, str]]:
    """(x, y, words, side, px, colour) of every text of the figure: its notes, and the names of rows left of the plot."""
    layout = figure["layout"]
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    wide = WIDE - layout["margin"]["l"] - layout["margin"]["r"]
    found = []
    for note in layout["annotations"]:
        is_above = note.get("yref") == "paper" and note["yanchor"] == "bottom"  # a point above the plot would not be drawn
        x = left + (right - left) * note["x"] if note.get("xref") == "paper" else note["x"]
        y = bottom + (top - bottom) * note["y"] if note.get("yref") == "paper" else note["y"]
        y += 0 if is_above else note.get("yshift", 0) / _plot_height(layout) * (top - bottom)
        is_outside, shift = note.get("xref") == "paper" and note["x"] == 0, note.get("xshift", 0)
        if note.get("xref") != "paper":
            x = min(right, x + shift / wide * (right - left))  # a point beyond the axis would not be drawn
        elif is_above and is_outside:  # begins where the axis stands
            x += text_width(note["text"], note["font"]["size"]) / 2 / wide * (right - left)
        side = XL_LABEL_POSITION.ABOVE if is_above else XL_LABEL_POSITION.LEFT if is_outside else SIDES[note["xanchor"]]
        found.append((x, y, note["text"], side, note["font"]["size"], note["font"]["color"]))
    rows = layout["yaxis"]
    for y, words in zip(rows.get("tickvals", ()), rows.get("ticktext", ()), strict=False):
        found.append((left, y, words, XL_LABEL_POSITION.LEFT, rows["tickfont"]["size"], rows["tickfont"]["color"]))
    return found


def _write(series, names: list[tuple[float, float, str, Any, float, str]]) -> None:
    """Words at the points of a series that draws nothing else."""
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    for point, (_, _, words, side, size, colour) in enumerate(names):
        label = series.points[point].data_label
        label.position = side
        label.text_frame.word_wrap = False
        paragraph = label.text_frame.paragraphs[0]
        for part in filter(None, _BOLD.split(words)):
            run = paragraph.add_run()
            run.text = clean(html.unescape(_TAGS.sub("", part.replace("<br>", " "))))
            run.font.bold, run.font.size, run.font.color.rgb = part.startswith("<b>"), Pt(size * 0.75), _colour(colour)


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#"))


def _line(series, trace: dict[str, Any]) -> None:
    line = series.format.line
    line.color.rgb, line.width = _colour(trace["line"]["color"]), Emu(round(trace["line"]["width"] * PX))
    if trace["line"].get("dash", "solid") != "solid":
        line.dash_style = MSO_LINE.DASH
    if "alpha" in trace["line"]:
        drawn = line._get_or_add_ln()
        drawn.set("cap", "flat")
        drawn.find(".//" + qn("a:srgbClr")).append(parse_xml(f'<a:alpha {nsdecls("a")} val="{trace["line"]["alpha"]}"/>'))
    series.marker.style = XL_MARKER_STYLE.NONE


def _mark(series, trace: dict[str, Any]) -> None:
    series.format.line.fill.background()
    given, marker = trace["marker"], series.marker
    edge = given["line"]["color"]  # some programs draw no edges: a hollow mark is filled with the colour of its edge
    colour = edge if given["color"] == LIGHT.paper else given["color"]
    marker.style, marker.size = MARKERS[given.get("symbol", "circle")], max(2, round(given["size"] * 0.75))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = _colour(colour)


def _axes(chart, layout: dict[str, Any]) -> None:
    for axis, given in ((chart.category_axis, layout["xaxis"]), (chart.value_axis, layout["yaxis"])):
        low, high = given["range"]
        axis.minimum_scale, axis.maximum_scale = min(low, high), max(low, high)
        axis.reverse_order = low > high
        axis.has_major_gridlines = given["showgrid"]
        axis.format.line.color.rgb = _colour(given["linecolor"] if given["showline"] else LIGHT.line)
        if given["showgrid"]:
            axis.major_gridlines.format.line.color.rgb = _colour(given["gridcolor"])
        if "ticktext" in given:  # rows: their names are written beside the plot
            axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
            axis.format.line.fill.background()
            continue
        steps = given.get("tickvals")
        if steps and len(steps) > 1:
            axis.major_unit = steps[1] - steps[0]
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = FORMATS[given["tickformat"]], False
        axis.tick_labels.font.color.rgb = _colour(given["tickfont"]["color"])
        if "title" in given:
            _title(axis, html.unescape(given["title"]["text"]), given["title"]["font"]["size"], layout["margin"])
    if chart.value_axis.reverse_order:  # rows run downwards, the axis of values stays below them
        chart.value_axis.crosses = XL_AXIS_CROSSES.MAXIMUM


def _title(axis, words: str, size: float, margin: dict[str, float]) -> None:
    """The words below the axis of values, at the lower edge: clear of its numbers."""
    axis.axis_title.text_frame.text = clean(words)
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.bold, run.font.size = False, Pt(size * 0.75)
    middle = (margin["l"] + (WIDE - margin["l"] - margin["r"] - text_width(words, size)) / 2) / WIDE
    at = f'<c:x val="{middle:.5f}"/><c:y val="{1 - 1.5 * size / HIGH:.5f}"/>'
    axis.axis_title._element.get_or_add_tx().addnext(_layout('<c:xMode val="edge"/><c:yMode val="edge"/>' + at))


def _layout(parts: str):
    return parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{parts}</c:manualLayout></c:layout>")


def _inside(chart, margin: dict[str, float]) -> None:
    """The plot stands where the figure has it; what is not known stays a gap."""
    parts = {"x": margin["l"] / WIDE, "y": margin["t"] / HIGH, "w": 1 - (margin["l"] + margin["r"]) / WIDE,
             "h": 1 - (margin["t"] + margin["b"]) / HIGH}  # fmt: skip
    edges = "".join(f'<c:{k}Mode val="edge"/>' for k in "xy") + "".join(f'<c:{k} val="{v:.5f}"/>' for k, v in parts.items())
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, _layout(f'<c:layoutTarget val="inner"/>{edges}'))
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "gap")
