"""What every chart shares: theme, text size, language, and the quiet layout without Plotly's own furniture."""

from dataclasses import dataclass, replace

from council.charts.tokens import LIGHT, Tokens
from council.words import Speaker, esc_chart

FONT = "Be Vietnam Pro, Noto Sans, Segoe UI, sans-serif"
CLEAR = "rgba(0,0,0,0)"
NARROW = 500  # px: below, a chart has room for short words only
Figure = dict[str, object]


@dataclass(frozen=True)
class Style:
    """How a chart is drawn. ``size`` = text size in px (15 main, 13 supporting, 26 on a slide); ``height`` in px,
    None = as high as its box, then ``expected_height`` serves for placing labels; ``width`` = narrowest width served."""

    tokens: Tokens = LIGHT
    size: float = 15
    speaker: Speaker = Speaker()
    height: int | None = None
    expected_height: int = 400
    width: int = 1216

    @property
    def box_height(self) -> float:
        """The height to reckon with when labels are placed."""
        return self.height or self.expected_height

    def smaller(self, by: float) -> "Style":
        """The same with smaller text, never below 12 px."""
        return replace(self, size=max(12, self.size - by))


def axis(style: Style, **settings: object) -> dict[str, object]:
    """A silent axis; ``settings`` override."""
    ink = style.tokens.ink2
    quiet = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "color": ink,
        "fixedrange": True,
        "automargin": False,
        "ticklabelstandoff": 4,
        "tickangle": 0,
        "tickfont": {"size": style.size, "color": ink},
    }
    return {**quiet, **settings}


def value_axis(style: Style, **settings: object) -> dict[str, object]:
    """The axis that carries the values: the only one with a grid."""
    return axis(style, showgrid=True, gridcolor=style.tokens.line, gridwidth=1, **settings)


def layout(style: Style, margin: tuple[float, float, float, float], **settings: object) -> dict[str, object]:
    """Base layout; ``margin`` = left, right, top, bottom in px."""
    left, right, top, bottom = margin
    text = {"family": FONT, "size": style.size, "color": style.tokens.ink}
    base: dict[str, object] = {
        "template": None,
        "font": text,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "separators": style.speaker.separators,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.22,
        "hoverlabel": {"bgcolor": style.tokens.paper, "bordercolor": style.tokens.axis, "font": text, "align": "left"},
        "annotations": [],
        "shapes": [],
        "xaxis": axis(style),
        "yaxis": axis(style),
    }
    if style.height:
        base["height"] = style.height
    return {**base, **settings}


def note(style: Style, x: float, y: float, text: str, **settings: object) -> dict[str, object]:
    """A text inside a chart; ``text`` may hold <b>, data in it must already be escaped."""
    size = settings.pop("size", style.size)
    colour = settings.pop("colour", style.tokens.ink2)
    plain = {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "font": {"size": size, "color": colour},
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
    }
    return {**plain, **settings}


def axis_title(style: Style, text: str, left: float) -> dict[str, object]:
    """The title of the value axis, written at the top left and never turned; ``left`` = left margin."""
    return note(
        style, 0, 1, esc_chart(text), xref="paper", yref="paper", yanchor="bottom", xshift=8 - left, yshift=style.size * 0.75
    )


def hatch(style: Style, solidity: float = 0.2, size: int = 6) -> dict[str, object]:
    """The pattern for what is not known."""
    return {
        "shape": "/",
        "size": size,
        "solidity": solidity,
        "fgcolor": style.tokens.hatch,
        "bgcolor": style.tokens.unknown,
        "fillmode": "overlay",
    }


def event_marks(style: Style, events: list[tuple[float, str]]) -> tuple[list[dict], list[dict]]:
    """Shapes and notes for at most three dated events, each (position on x, words)."""
    line = {"color": style.tokens.event, "width": 1.25, "dash": "4px,3px"}
    shapes = [
        {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line, "layer": "below"}
        for x, _ in events[-3:]
    ]
    notes = [
        note(style, x, 1, esc_chart(words), yref="paper", yanchor="bottom", size=style.size - 1)
        for x, words in events[-3:]
        if words
    ]
    return shapes, notes


def nice_step(top: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives four to seven ticks up to ``top``."""
    if top <= 0:
        return 1
    rough, power = top / 5, 1.0
    while power * 10 <= rough:
        power *= 10
    while power > rough:
        power /= 10
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough)


def ticks(top: float) -> list[float]:
    """Tick positions from 0 up to ``top``."""
    step = nice_step(top)
    return [round(step * i, 10) for i in range(int(top / step) + 1)]


def whole_ticks(top: float) -> list[float]:
    """Tick positions of counted things from 0 up to ``top``: whole numbers, also where there are very few."""
    step = max(1.0, nice_step(top))
    return [step * i for i in range(int(top / step) + 1)]
