"""A map on the council's own boundary file: offline, without tiles, glyphs or any other host."""

from math import cos, log2, radians

from council.charts.areas import Point, classes, point_words
from council.charts.style import Figure, Style, layout

GeoJson = dict[str, object]


def boundary_map(style: Style, points: list[Point], boundaries: GeoJson, what: str) -> Figure:
    """Areas coloured like the tiles: five classes of the shrunken share, white = too few, orange edge = beyond 99.8 %.

    ``boundaries``: a FeatureCollection whose features carry ``properties.code`` = the area's code.
    """
    tokens, say, cuts = style.tokens, style.speaker, classes(points)
    known = {f["properties"]["code"] for f in boundaries["features"]}
    shown = [p for p in points if p.code in known and p.whole]
    levels = [0 if p.kind == "small" else 1 + sum(_adjusted(p) >= cut for cut in cuts) for p in shown]
    colours = [tokens.paper, *tokens.ramp]
    scale = [[edge, colour] for i, colour in enumerate(colours) for edge in (i / 6, (i + 1) / 6)]
    hover = [
        point_words(style, p, what)
        + ("" if p.kind == "small" else "<br>" + say.say("đã điều chỉnh: {share}", share=say.percent(_adjusted(p))))
        for p in shown
    ]
    trace = {
        "type": "choroplethmap", "geojson": boundaries, "featureidkey": "properties.code", "locations": [p.code for p in shown],
        "z": levels, "zmin": -0.5, "zmax": 5.5, "colorscale": scale, "showscale": False, "customdata": [p.code for p in shown],
        "hovertext": hover, "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"line": {"color": [tokens.signal if p.kind == "out" else tokens.axis for p in shown],
                            "width": [4 if p.kind == "out" else 1 for p in shown]}},
    }  # fmt: skip
    figure = layout(style, (0, 0, 0, 0))
    ground = {"id": "ground", "type": "background", "paint": {"background-color": tokens.paper}}
    figure["map"] = {"style": {"version": 8, "sources": {}, "layers": [ground]}, **_view(style, boundaries)}
    return {"data": [trace] if shown else [], "layout": figure}


def _adjusted(point: Point) -> float:
    return point.share if point.shrunken is None else point.shrunken


def _corners(shape: object) -> list[tuple[float, float]]:
    """Every position of a GeoJSON coordinates tree."""
    if isinstance(shape, (list, tuple)) and shape and isinstance(shape[0], (int, float)):
        return [(float(shape[0]), float(shape[1]))]
    return [corner for part in shape for corner in _corners(part)] if isinstance(shape, (list, tuple)) else []


def _view(style: Style, boundaries: GeoJson) -> dict[str, object]:
    """Centre and zoom that show all of the boundaries in a box of the style's width and height."""
    corners = [c for f in boundaries["features"] for c in _corners((f.get("geometry") or {}).get("coordinates", []))]
    if not corners:
        return {"center": {"lon": 0, "lat": 0}, "zoom": 0}
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    middle = (south + north) / 2
    wide, high = max(east - west, 1e-6), max(north - south, 1e-6) / max(cos(radians(middle)), 1e-6)
    zoom = min(log2(360 * style.width / (512 * wide)), log2(360 * style.box_height / (512 * high))) - 0.15
    return {"center": {"lon": (west + east) / 2, "lat": middle}, "zoom": round(max(0, zoom), 2)}
