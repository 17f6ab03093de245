"""Cells drawn as bars, because bars can be hatched and clicked: tile map and report calendar."""

from dataclasses import dataclass

from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, hatch, layout
from council.words import esc_chart


@dataclass(frozen=True)
class Cell:
    """One cell at (column, row), row 0 on top; ``text`` and ``hover`` are ready to show (already escaped)."""

    column: int
    row: int
    fill: str
    ink: str
    text: str
    code: str
    hover: str
    edge: str | None = None
    edge_width: float = 1
    is_hatched: bool = False


@dataclass(frozen=True)
class Report:
    """What one unit sent for one period: state received, silent, totals, none (unit did not owe one), pending, late;
    ``count`` = persons or papers reported, null when not counted."""

    unit: str
    period: str
    state: str
    count: int | None = None


def _bars(style: Style, cells: list[Cell], is_hatched: bool) -> list[dict]:
    chosen = [cell for cell in cells if cell.is_hatched == is_hatched]
    if not chosen:
        return []
    mark: dict[str, object] = {
        "color": [c.fill for c in chosen],
        "line": {"color": [c.edge or style.tokens.paper for c in chosen], "width": [c.edge_width for c in chosen]},
    }
    if is_hatched:
        mark["pattern"] = hatch(style, 0.1, 7)
    return [
        {
            "type": "bar",
            "x": [c.column for c in chosen],
            "base": [c.row - 0.47 for c in chosen],
            "y": [0.94] * len(chosen),
            "width": [0.95] * len(chosen),
            "marker": mark,
            "text": [c.text for c in chosen],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "constraintext": "none",
            "textangle": 0,
            "cliponaxis": False,
            "textfont": {"size": style.size, "color": [c.ink for c in chosen]},
            "customdata": [c.code for c in chosen],
            "hovertext": [c.hover for c in chosen],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def cell_grid(style: Style, cells: list[Cell], margin: tuple[float, float, float, float] = (2, 2, 2, 2)) -> Figure:
    """The cells as one figure; columns and rows count from 0."""
    columns = max([c.column for c in cells] or [0]) + 1
    rows = max([c.row for c in cells] or [0]) + 1
    figure = layout(style, margin, barmode="overlay", uniformtext={"mode": False})
    figure["xaxis"] = axis(style, visible=False, range=[-0.5, columns - 0.5])
    figure["yaxis"] = axis(style, visible=False, range=[rows - 0.5, -0.5])
    return {"data": _bars(style, cells, False) + _bars(style, cells, True), "layout": figure}


def _report_cell(style: Style, report: Report, column: int, row: int, top: int) -> Cell:
    tokens, say = style.tokens, style.speaker
    where = f"{esc_chart(report.unit)}, {esc_chart(report.period)}: "
    if report.state == "silent":
        return Cell(
            column,
            row,
            tokens.unknown,
            tokens.ink,
            "",
            report.unit,
            where + say.say("không gửi báo cáo"),
            tokens.signal_text,
            1.4,
            True,
        )
    if report.state == "pending":
        return Cell(column, row, tokens.paper, tokens.ink2, "…", report.unit, where + say.say("chưa đến hạn"), tokens.line)
    if report.state == "totals":
        return Cell(column, row, tokens.ramp[1], tokens.ramp_ink[1], "Σ", report.unit, where + say.say("chỉ có số tổng"))
    if report.state == "late":
        return Cell(
            column,
            row,
            tokens.ramp[0],
            tokens.ramp_ink[0],
            say.say("muộn"),
            report.unit,
            where + say.say("nhận sau hạn"),
            tokens.axis,
        )
    if report.count == 0:
        return Cell(column, row, tokens.paper, tokens.ink2, "0", report.unit, where + say.say("có báo cáo, 0 người"), tokens.axis)
    if report.count is None:
        return Cell(column, row, tokens.ramp[1], tokens.ramp_ink[1], "", report.unit, where + say.say("đã gửi"))
    level = min(4, 1 + 4 * report.count // max(1, top))
    return Cell(
        column,
        row,
        tokens.ramp[level],
        tokens.ramp_ink[level],
        say.number(report.count),
        report.unit,
        where + say.say("{n} người", n=say.number(report.count)),
    )


def report_calendar(style: Style, units: list[str], periods: list[str], reports: list[Report]) -> Figure:
    """Units x periods: a number, 0 in a white box, hatch = nothing sent, sigma = totals only, empty = nothing owed."""
    rows, columns = ({name: i for i, name in enumerate(names)} for names in (units, periods))
    top = max([r.count or 0 for r in reports] or [0])
    cells = [_report_cell(style, r, columns[r.period], rows[r.unit], top) for r in reports if r.state != "none"]
    left = max([text_width(unit, style.size) for unit in units] or [0]) + 10
    figure = cell_grid(style.smaller(1), cells, (left, 4, style.size * 2, 4))
    figure["layout"]["yaxis"] = axis(
        style,
        range=[len(units) - 0.5, -0.5],
        tickvals=list(range(len(units))),
        ticktext=[esc_chart(u) for u in units],
        tickfont={"size": style.size, "color": style.tokens.ink},
    )
    figure["layout"]["xaxis"] = axis(
        style,
        side="top",
        range=[-0.5, len(periods) - 0.5],
        tickvals=list(range(len(periods))),
        ticktext=[esc_chart(p) for p in periods],
    )
    return figure
