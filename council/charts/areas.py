"""Charts that compare areas fairly: funnel, sorted intervals, tile map."""

from dataclasses import dataclass

from council.charts.cells import Cell, cell_grid
from council.charts.labels import Box, place, spread, text_width
from council.charts.style import NARROW, Figure, Style, axis, axis_title, layout, note, ticks, value_axis
from council.words import esc_chart

LOWEST = 0.65  # of the height reckoned with is left to a funnel under tabs and switches on the lowest screen


@dataclass(frozen=True)
class Point:
    """One area: ``part`` of ``whole``; kind: in (within chance), watch (between the upper limits), out (beyond, worse), low
    (beyond, lower), small (too few). low/high = 95 % interval of the share, shrunken = share adjusted for size, approximate =
    share of ``whole`` that stands here by an approximate conversion of areas; all shares 0..1."""

    code: str
    name: str
    part: int
    whole: int
    kind: str
    low: float = 0.0
    high: float = 1.0
    shrunken: float | None = None
    approximate: float = 0.0

    @property
    def shown_name(self) -> str:
        """The name, with the mark of an approximate conversion before it."""
        return f"~{self.name}" if self.approximate else self.name

    @property
    def share(self) -> float:
        """part / whole; 0 for an empty area, which the charts leave out."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Curves:
    """Funnel limits for drawing: shares over n, same length each."""

    n: tuple[float, ...]
    low95: tuple[float, ...]
    high95: tuple[float, ...]
    low998: tuple[float, ...]
    high998: tuple[float, ...]


def marker(style: Style, kind: str, scale: float = 1.0) -> dict[str, object]:
    """The mark of a kind: hollow circle, hollow diamond (watched), orange diamond, blue square, dotted circle."""
    tokens, size = style.tokens, style.size * 0.92 * scale
    return {
        "in": {"color": tokens.paper, "size": size, "line": {"color": tokens.chance, "width": 1.8}},
        "watch": {"color": tokens.paper, "size": size * 1.15, "symbol": "diamond", "line": {"color": tokens.ink2, "width": 2}},
        "out": {"color": tokens.signal, "size": size * 1.25, "symbol": "diamond", "line": {"color": tokens.paper, "width": 1.2}},
        "low": {"color": tokens.accent, "size": size * 1.1, "symbol": "square", "line": {"color": tokens.paper, "width": 1.2}},
        "small": {"color": tokens.paper, "size": size * 0.9, "symbol": "circle-dot", "line": {"color": tokens.axis, "width": 1.2}},
    }[kind]


def point_words(style: Style, point: Point, what: str) -> str:
    """Name, counts and share of one area, and how much of it is an approximate conversion."""
    say = style.speaker
    text = f"<b>{esc_chart(point.name)}</b><br>{say.part(point.part, point.whole)} {esc_chart(what)} = {say.percent(point.share)}"
    if point.approximate:
        text += "<br>" + say.say("~ {share} quy đổi địa bàn gần đúng", share=say.percent(point.approximate))
    return text


def _points(style: Style, points: list[Point], what: str) -> list[dict]:
    data = []
    for kind in ("in", "watch", "small", "low", "out"):
        chosen = [p for p in points if p.kind == kind]
        if chosen:
            data.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [p.whole for p in chosen],
                    "y": [p.share for p in chosen],
                    "marker": marker(style, kind),
                    "customdata": [p.code for p in chosen],
                    "cliponaxis": False,
                    "hovertext": [point_words(style, p, what) for p in chosen],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                }
            )
    return data


def _limit_curves(style: Style, curves: Curves, centre: float) -> list[dict]:
    base = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": list(curves.n)}
    dashed, solid = ({"color": style.tokens.axis, "width": w, "dash": d} for w, d in ((1.1, "5px,4px"), (1.4, "solid")))
    band = [
        dict(base, y=list(curves.low95), line={"width": 0}),
        dict(base, y=list(curves.high95), line={"width": 0}, fill="tonexty", fillcolor=style.tokens.band2),
    ]
    lines = [
        dict(base, y=list(values), line=line)
        for values, line in ((curves.low998, solid), (curves.high998, solid), (curves.low95, dashed), (curves.high95, dashed))
    ]
    middle = dict(base, y=[centre] * len(curves.n), line={"color": style.tokens.ink2, "width": 1.4})
    return [*band, *lines, middle]


def _funnel_names(
    style: Style, points: list[Point], centre: float, top: float, right: float, box: tuple[float, float]
) -> list[dict]:
    """Names beside the marks, the flagged ones first and bold; ``box`` = drawing area in px."""
    width, height = box
    at = {p.code: (p.whole / right * width, (1 - p.share / top) * height) for p in points}
    half = style.size * 0.6
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in at.values()]
    taken.append(Box(0, (1 - centre / top) * height - 2, width, (1 - centre / top) * height + 2))
    frame, notes = Box(4, -style.size, width + style.size * 8, height), []
    for p in sorted(points, key=lambda p: (p.kind not in ("out", "low"), -p.whole)):
        named = p.kind in ("out", "low")
        text = f"{p.shown_name} {style.speaker.part(p.part, p.whole)}" if named else p.shown_name
        size = style.size + 1 if named else max(12, style.size - 2)
        spot = place(*at[p.code], text, size, taken, frame if named else Box(4, 0, width, height))
        if spot is None:
            continue
        name = esc_chart(p.shown_name)
        shown = f"<b>{name}</b> {style.speaker.part(p.part, p.whole)}" if named else name
        colour = {"out": style.tokens.signal_text, "low": style.tokens.accent}.get(p.kind, style.tokens.ink2)
        notes.append(
            note(style, p.whole, p.share, shown, xshift=spot.right, yshift=spot.up, xanchor=spot.anchor, size=size, colour=colour)
        )
    return notes


def funnel(
    style: Style, points: list[Point], centre: float, curves: Curves, *, x_title: str, y_title: str, what: str, centre_name: str
) -> Figure:
    """Share against size with limits of chance; ``what`` = words after k/n in the hover. Empty areas are left out."""
    points = [p for p in points if p.whole > 0]
    say, size = style.speaker, style.size
    left, end_names = size * 3.9, [centre_name + " " + say.percent(centre), say.say("giới hạn 99,8%")]
    right = max(text_width(name, size) for name in end_names) + 18
    x_top = curves.n[-1]
    y_top = min(1.0, max([0.2, *(p.share * 1.18 for p in points)]))
    figure = layout(style, (left, right, size * 2.7, size * 3.4))
    figure["xaxis"] = axis(
        style,
        range=[0, x_top],
        tickformat=",d",
        ticks="outside",
        tickcolor=style.tokens.axis,
        showline=True,
        linecolor=style.tokens.axis,
        title={"text": esc_chart(x_title), "standoff": 6, "font": {"size": size, "color": style.tokens.ink2}},
    )
    figure["yaxis"] = value_axis(style, range=[0, y_top], tickvals=ticks(y_top), tickformat=",.0%")
    ends = [
        (centre, f"{esc_chart(centre_name)} <b>{say.percent(centre)}</b>", style.tokens.ink),
        (min(curves.high95[-1], y_top), say.say("giới hạn 95%"), style.tokens.ink2),
        (min(curves.high998[-1], y_top), say.say("giới hạn 99,8%"), style.tokens.ink2),
    ]
    box = (style.width - left - right, style.box_height - size * 6.1)
    low = max(1, box[1] * LOWEST)  # names of lines apart there are all the more apart on higher screens
    at = [y / y_top * low for y, _, _ in ends]
    figure["annotations"] = [axis_title(style, y_title, left)] + [
        note(style, x_top, y, text, xshift=6, yshift=apart - px, colour=colour, size=size - 1)
        for (y, text, colour), px, apart in zip(ends, at, spread(at, size * 1.3, low), strict=True)
    ]
    figure["annotations"] += _funnel_names(style, points, centre, y_top, x_top, box)
    return {"data": _limit_curves(style, curves, centre) + _points(style, points, what), "layout": figure}


def intervals(style: Style, points: list[Point], centre: float | None, *, what: str, centre_name: str) -> Figure:
    """Areas in the given order with 95 % intervals, the centre line and k/n at the right."""
    say, size = style.speaker, style.size
    counts = [_counts(style, p) for p in points]
    left = max([text_width(p.shown_name, size) for p in points] or [0]) + 20
    right = max([text_width(words, size) for words in counts] or [0]) + 20
    figure = layout(style, (left, right, size * 2.6, size * 2.2))
    top = min(1.0, max([0.2, *(p.high for p in points if p.whole)]) * 1.02)
    marks = ticks(top)[:: 2 if style.width < NARROW else 1]
    figure["xaxis"] = value_axis(style, range=[0, top], tickvals=marks, tickformat=",.0%")
    names = [esc_chart(p.shown_name) for p in points]
    bold = [f"<b>{name}</b>" if p.kind in ("out", "low") else name for name, p in zip(names, points, strict=True)]
    figure["yaxis"] = axis(
        style,
        range=[len(points) - 0.4, -0.6],
        tickvals=list(range(len(points))),
        ticktext=bold,
        ticklabelstandoff=10,
        tickfont={"size": size, "color": style.tokens.ink},
    )
    if centre is not None:
        is_far = centre > top / 2  # its name then stands at the left of the line, or it would run out of narrow screens
        figure["shapes"] = [
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": centre,
                "x1": centre,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"color": style.tokens.ink2, "width": 1.4},
            }
        ]
        figure["annotations"].append(
            note(
                style,
                centre,
                1,
                f"{esc_chart(centre_name)} {say.percent(centre)}",
                yref="paper",
                xanchor="right" if is_far else "left",
                yanchor="bottom",
                yshift=3,
                size=max(12, size - 1),
            )
        )
    figure["annotations"].append(
        note(style, 1, 1, "k / n", xref="paper", yref="paper", yanchor="bottom", xshift=10, yshift=3, size=max(12, size - 1))
    )
    figure["annotations"] += [
        note(
            style,
            1,
            i,
            words,
            xref="paper",
            xshift=10,
            colour=style.tokens.ink2 if p.kind == "small" else style.tokens.ink,
        )
        for i, (p, words) in enumerate(zip(points, counts, strict=True))
    ]
    return {"data": _interval_lines(style, points, what), "layout": figure}


def _counts(style: Style, point: Point) -> str:
    """k/n, and after it the share by approximate conversion where there is one."""
    say, share = style.speaker, point.approximate
    words = say.part(point.part, point.whole)
    return f"{words}, ~{say.percent(share, 0 if share >= 0.01 else 1)}" if share else words


def _interval_lines(style: Style, points: list[Point], what: str) -> list[dict]:
    tokens = style.tokens
    colours = {"in": tokens.chance, "watch": tokens.ink2, "out": tokens.signal, "low": tokens.accent, "small": tokens.axis}
    data = []
    for kind, colour in colours.items():
        chosen = [(i, p) for i, p in enumerate(points) if p.kind == kind and p.whole]
        if not chosen:
            continue
        line = {"color": colour, "width": 2, "dash": "2px,3px"} if kind == "small" else {"color": colour, "width": 3.2}
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [z for _, p in chosen for z in (p.low, p.high, None)],
                "y": [z for i, _ in chosen for z in (i, i, None)],
                "line": line,
                "opacity": 0.75,
                "hoverinfo": "skip",
            }
        )
        span = [
            style.speaker.say(
                "khoảng tin cậy 95%: {low} đến {high}", low=style.speaker.percent(p.low), high=style.speaker.percent(p.high)
            )
            for _, p in chosen
        ]
        mark = dict(marker(style, kind), size=style.size * 0.8)
        if kind in ("out", "low"):
            mark["line"] = {"color": colour, "width": 1.2}
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [p.share for _, p in chosen],
                "y": [i for i, _ in chosen],
                "marker": mark,
                "customdata": [p.code for _, p in chosen],
                "cliponaxis": False,
                "hovertext": [f"{point_words(style, p, what)}<br>{words}" for (_, p), words in zip(chosen, span, strict=True)],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    return data


def classes(points: list[Point]) -> list[float]:
    """Four cut points that put the shrunken shares into five equal classes; fewer when shares coincide."""
    shares = sorted(p.shrunken if p.shrunken is not None else p.share for p in points if p.kind != "small" and p.whole)
    if not shares:
        return []
    cuts = [round(shares[min(len(shares) - 1, len(shares) * i // 5)], 2) for i in range(1, 5)]
    return sorted(set(cuts))


def tile_map(style: Style, points: list[Point], places: dict[str, tuple[int, int]], what: str) -> Figure:
    """One cell per area at ``places[code]`` = (column, row); areas without a point are hatched "chưa gửi"."""
    say, tokens, cuts = style.speaker, style.tokens, classes(points)
    by_code, cells = {p.code: p for p in points}, []
    for code, (column, row) in places.items():
        p = by_code.get(code)
        if p is None:
            continue
        name = esc_chart(p.shown_name)
        if not p.whole:
            cells.append(
                Cell(column, row, tokens.unknown, tokens.ink2, f"{name}<br>{say.say('chưa có ai')}", code, name, is_hatched=True)
            )
        elif p.kind == "small":
            text = f"{name}<br><i>{say.part(p.part, p.whole)}</i><br>{say.say('ít số liệu')}"
            cells.append(Cell(column, row, tokens.paper, tokens.ink2, text, code, point_words(style, p, what), tokens.axis))
        else:
            share = p.shrunken if p.shrunken is not None else p.share
            level = sum(share >= cut for cut in cuts)
            edge, words = (tokens.signal, 4) if p.kind == "out" else (tokens.paper, 1), point_words(style, p, what)
            text = f"{name}<br><b>{say.percent(share, 0)}</b>  {say.part(p.part, p.whole)}"
            cells.append(Cell(column, row, tokens.ramp[level], tokens.ramp_ink[level], text, code, words, *edge))
    return cell_grid(style, cells)


def class_key(style: Style, points: list[Point]) -> list[str]:
    """Words of the five classes of the tile map, from low to high."""
    cuts, say = classes(points), style.speaker
    if not cuts:
        return []
    shown = [say.percent(cut, 0) for cut in cuts]
    middle = [f"{a[:-1]}\u2013{b}" for a, b in zip(shown, shown[1:], strict=False)]
    return [say.say("dưới {share}", share=shown[0]), *middle, say.say("từ {share}", share=shown[-1])]
