"""Charts as plain dicts, one function per kind; they receive numbers and words and decide only how it looks."""

from council.charts.areas import Curves, Point, class_key, funnel, intervals, tile_map
from council.charts.cells import Report, report_calendar
from council.charts.months import Limits, Series, stacked_months, xmr
from council.charts.officers import Load, Panel, lorenz, officers, small_steps
from council.charts.steps import Part, Step, bars, dropoff
from council.charts.style import Figure, Style
from council.charts.tokens import DARK, LIGHT, THEMES, Tokens

CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "responsive": True}

__all__ = [
    "CONFIG",
    "DARK",
    "LIGHT",
    "THEMES",
    "Curves",
    "Figure",
    "Limits",
    "Load",
    "Panel",
    "Part",
    "Point",
    "Report",
    "Series",
    "Step",
    "Style",
    "Tokens",
    "bars",
    "class_key",
    "dropoff",
    "funnel",
    "intervals",
    "lorenz",
    "officers",
    "report_calendar",
    "small_steps",
    "stacked_months",
    "tile_map",
    "xmr",
]
