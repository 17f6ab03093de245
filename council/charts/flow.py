"""Where people come from and where they end: two columns of bands (Sankey)."""

from dataclasses import dataclass

from council.charts.style import Figure, Style, layout
from council.words import esc_chart

OPACITY, QUIET = 0.38, 0.30


@dataclass(frozen=True)
class Stream:
    """``persons`` from source to outcome, both by their code."""

    source: str
    outcome: str
    persons: int


@dataclass(frozen=True)
class Node:
    """One block: code, words, colour key (outcomes are grey but for "served")."""

    code: str
    name: str
    key: str


def _see_through(colour: str, share: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def flow(style: Style, sources: list[Node], outcomes: list[Node], streams: list[Stream]) -> Figure:
    """Bands from sources (left, in their colours) to outcomes (right); numbers stand in the labels; empty nodes are left out."""
    say, tokens = style.speaker, style.tokens
    sums: dict[tuple[str, str], int] = {}
    for stream in streams:
        sums[("from", stream.source)] = sums.get(("from", stream.source), 0) + stream.persons
        sums[("to", stream.outcome)] = sums.get(("to", stream.outcome), 0) + stream.persons
    left = [node for node in sources if sums.get(("from", node.code))]
    right = [node for node in outcomes if sums.get(("to", node.code))]
    place = {("from", node.code): i for i, node in enumerate(left)} | {
        ("to", node.code): len(left) + i for i, node in enumerate(right)
    }
    kept = [s for s in streams if s.persons > 0 and ("from", s.source) in place and ("to", s.outcome) in place]
    if not kept:
        return {"data": [], "layout": layout(style, (4, 4, 4, 4))}
    keys = {node.code: node.key for node in left}
    total = sum(s.persons for s in kept)
    names = [f"{esc_chart(node.name)}  <b>{say.number(sums[('from', node.code)])}</b>" for node in left]
    names += [f"{esc_chart(node.name)}  <b>{say.number(sums[('to', node.code)])}</b>" for node in right]
    hover = [
        f"{esc_chart(_name(left, s.source))}: {esc_chart(_name(right, s.outcome))}<br><b>{say.number(s.persons)}</b>"
        f" ({say.percent(s.persons / total)})"
        for s in kept
    ]
    colours = [tokens.of(node.key) if node.key != "unknown" else tokens.hatch for node in left]
    colours += [tokens.of(node.key) if node.key != "unknown" else tokens.hatch for node in right]
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "textfont": {"size": style.size, "color": tokens.ink, "shadow": "none"},
        "node": {
            "label": names,
            "color": colours,
            "pad": style.size * 1.5,
            "thickness": style.size * 0.9,
            "line": {"width": 0},
            "hovertemplate": "%{label}<extra></extra>",
            **_places(left, right, sums),
        },
        "link": {
            "source": [place[("from", s.source)] for s in kept],
            "target": [place[("to", s.outcome)] for s in kept],
            "value": [s.persons for s in kept],
            "color": [
                _see_through(tokens.of(keys[s.source]) if keys[s.source] != "unknown" else tokens.hatch, OPACITY) for s in kept
            ],
            "customdata": hover,
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }
    return {"data": [trace], "layout": layout(style, (4, 4, style.size, style.size))}


def _name(nodes: list[Node], code: str) -> str:
    return next(node.name for node in nodes if node.code == code)


def _places(left: list[Node], right: list[Node], sums: dict[tuple[str, str], int]) -> dict[str, list[float]]:
    """Fixed positions (0..1): each column from the top down, as high as its persons."""
    xs, ys = [], []
    for x, side, nodes in ((0.001, "from", left), (0.999, "to", right)):
        heights = [sums[(side, node.code)] for node in nodes]
        gap = 0.05
        free = 1 - gap * max(0, len(nodes) - 1)
        top, whole = 0.0, sum(heights) or 1
        for height in heights:
            share = height / whole * free
            xs.append(x)
            ys.append(min(0.999, max(0.001, top + share / 2)))
            top += share + gap
    return {"x": xs, "y": ys}
