"""Charts as plain dicts, one function per kind; they receive numbers and words and decide only how it looks."""

from plotly.offline import get_plotlyjs

from council.charts.areas import Curves, Point, class_key, funnel, intervals, tile_map
from council.charts.boundaries import boundary_map
from council.charts.cells import Count, Report, matrix, report_calendar
from council.charts.changes import Cause, changes
from council.charts.cohorts import Cohort, cohorts
from council.charts.compared import Pair, compared
from council.charts.flow import Node, Stream, flow
from council.charts.kinds import KindBar, kind_bars
from council.charts.months import Limits, Series, stacked_months, xmr
from council.charts.officers import Load, Panel, lorenz, officers, small_steps
from council.charts.outlook import Fan, Tried, outlook, tried_again
from council.charts.steps import Part, Step, bars, dropoff
from council.charts.style import NARROW, Figure, Style
from council.charts.tokens import DARK, LIGHT, THEMES, Tokens
from council.charts.waiting import LegalLimit, Wait, waiting


def plotly_source() -> str:
    """The chart library's own source, for a file that draws charts without a server."""
    return get_plotlyjs()


CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "responsive": True}

__all__ = [
    "CONFIG",
    "DARK",
    "LIGHT",
    "NARROW",
    "THEMES",
    "Cause",
    "Cohort",
    "Count",
    "Curves",
    "Fan",
    "Figure",
    "KindBar",
    "LegalLimit",
    "Limits",
    "Load",
    "Node",
    "Pair",
    "Panel",
    "Part",
    "Point",
    "Report",
    "Series",
    "Step",
    "Stream",
    "Style",
    "Tokens",
    "Tried",
    "Wait",
    "bars",
    "boundary_map",
    "changes",
    "class_key",
    "cohorts",
    "compared",
    "dropoff",
    "flow",
    "funnel",
    "intervals",
    "kind_bars",
    "lorenz",
    "matrix",
    "officers",
    "outlook",
    "plotly_source",
    "report_calendar",
    "small_steps",
    "stacked_months",
    "tile_map",
    "tried_again",
    "waiting",
    "xmr",
]
