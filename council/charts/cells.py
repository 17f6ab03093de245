"""Cells drawn as bars, because bars can be hatched and clicked: tile map and report calendar."""

from dataclasses import dataclass, replace
from math import ceil

from council.charts.labels import row_name, text_width
from council.charts.style import Figure, Style, axis, hatch, layout, note
from council.words import esc_chart


@dataclass(frozen=True)
class Cell:
    """One cell at (column, row), row 0 on top; ``text`` and ``hover`` are ready to show (already escaped); ``width`` in
    columns."""

    column: float
    row: int
    fill: str
    ink: str
    text: str
    code: str
    hover: str
    edge: str | None = None
    edge_width: float = 1
    is_hatched: bool = False
    width: float = 0.95


@dataclass(frozen=True)
class Report:
    """What one unit sent for one period: state received, silent, totals, none (unit did not owe one), pending, late;
    ``count`` = persons or papers reported, null when not counted; ``code`` = what a click chooses; ``columns`` = how many
    columns from ``period`` on it covers; ``words`` = what the hover calls the period."""

    unit: str
    period: str
    state: str
    count: int | None = None
    code: str = ""
    columns: int = 1
    words: str = ""


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
            "width": [c.width for c in chosen],
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


def _chosen(report: Report) -> str:
    return report.code or report.unit


def _report_cell(style: Style, report: Report, column: int, row: int, top: int) -> Cell:
    tokens, say = style.tokens, style.speaker
    where = f"{esc_chart(report.unit)}, {esc_chart(report.words or report.period)}: "
    if report.state == "silent":
        return Cell(
            column,
            row,
            tokens.unknown,
            tokens.ink,
            "",
            _chosen(report),
            where + say.say("không gửi báo cáo"),
            tokens.signal_text,
            1.4,
            True,
        )
    if report.state == "pending":
        return Cell(column, row, tokens.paper, tokens.ink2, "…", _chosen(report), where + say.say("chưa đến hạn"), tokens.line)
    if report.state == "totals":
        return Cell(column, row, tokens.ramp[1], tokens.ramp_ink[1], "Σ", _chosen(report), where + say.say("chỉ có số tổng"))
    if report.state == "late":
        return Cell(
            column,
            row,
            tokens.ramp[0],
            tokens.ramp_ink[0],
            say.say("muộn"),
            _chosen(report),
            where + say.say("nhận sau hạn"),
            tokens.axis,
        )
    if report.count == 0:
        return Cell(
            column, row, tokens.paper, tokens.ink2, "0", _chosen(report), where + say.say("có báo cáo, 0 người"), tokens.axis
        )
    if report.count is None:
        return Cell(column, row, tokens.ramp[1], tokens.ramp_ink[1], "", _chosen(report), where + say.say("đã gửi"))
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
    names = [row_name(unit, style.size, style.width) for unit in units]
    left = max([text_width(line, style.size) for name in names for line in name] or [0]) + 10
    step = (style.width - left) / max(1, len(periods))
    cells = [
        _spanning(_report_cell(style, r, columns[r.period], rows[r.unit], top), r.columns, step, style.size)
        for r in reports
        if r.state != "none"
    ]
    figure = cell_grid(style.smaller(1), cells, (left, style.size * 0.8, style.size * 2, 4))
    figure["layout"]["yaxis"] = axis(
        style,
        range=[len(units) - 0.5, -0.5],
        tickvals=list(range(len(units))),
        ticktext=["<br>".join(esc_chart(line) for line in name) for name in names],
        tickfont={"size": style.size, "color": style.tokens.ink},
    )
    every = max(1, ceil((max([text_width(p, style.size) for p in periods] or [0]) + 6) / step))
    figure["layout"]["xaxis"] = axis(
        style,
        side="top",
        range=[-0.5, len(periods) - 0.5],
        tickvals=list(range(0, len(periods), every)),
        ticktext=[esc_chart(p) for p in periods[::every]],
    )
    return figure


def _spanning(cell: Cell, columns: int, step: float, size: float) -> Cell:
    """The cell over ``columns`` columns of ``step`` px; words that do not fit are left to the hover."""
    fits = text_width(cell.text, size) <= columns * step - 4
    return replace(cell, column=cell.column + (columns - 1) / 2, width=columns - 0.05, text=cell.text if fits else "")


@dataclass(frozen=True)
class Count:
    """One cell of a matrix by its row and column; ``code`` = what a click chooses."""

    row: str
    column: str
    persons: int
    code: str = ""


def matrix(
    style: Style, rows: list[str], columns: list[str], counts: list[Count], *, unknown: tuple[str, str], what: str
) -> Figure:
    """Counts in rows x columns with sums at the right and below; 0 stands in a white cell. The row and the column named
    ``unknown`` are hatched. ``what`` = words after a number in the hover."""
    tokens, say, size = style.tokens, style.speaker, style.size
    top = max([count.persons for count in counts] or [0])
    by_place = {(count.row, count.column): count for count in counts}
    cells = []
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            count = by_place.get((row, column), Count(row, column, 0))
            level = 0 if count.persons == 0 else min(4, 1 + 4 * count.persons // max(1, top))
            is_hatched = row == unknown[0] or column == unknown[1]
            fill, ink = (
                (tokens.ramp[level], tokens.ramp_ink[level]) if count.persons and not is_hatched else (tokens.paper, tokens.ink2)
            )
            hover = f"{esc_chart(row)}, {esc_chart(column)}: <b>{say.number(count.persons)}</b> {esc_chart(what)}"
            cells.append(
                Cell(
                    j,
                    i,
                    tokens.unknown if is_hatched else fill,
                    tokens.ink if is_hatched else ink,
                    say.number(count.persons),
                    count.code,
                    hover,
                    tokens.line,
                    is_hatched=is_hatched,
                )
            )
    left = max([text_width(row, size) for row in rows] or [0]) + 12
    figure = cell_grid(style, cells, (left, size * 3.4, size * 3.4, size * 1.9))
    figure["layout"]["yaxis"] = axis(
        style,
        range=[len(rows) - 0.5, -0.5],
        tickvals=list(range(len(rows))),
        ticktext=[esc_chart(row) for row in rows],
        tickfont={"size": size, "color": tokens.ink},
    )
    figure["layout"]["xaxis"] = axis(
        style,
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickvals=list(range(len(columns))),
        ticktext=[esc_chart(column).replace(" ", "<br>", 1) for column in columns],
        tickfont={"size": max(12, size - 1), "color": tokens.ink2},
    )
    figure["layout"]["annotations"] = [
        note(
            style,
            1,
            i,
            f"<b>{say.number(sum(c.persons for c in counts if c.row == row))}</b>",
            xref="paper",
            xshift=8,
            colour=tokens.ink,
        )
        for i, row in enumerate(rows)
    ] + [
        note(
            style,
            j,
            0,
            f"<b>{say.number(sum(c.persons for c in counts if c.column == column))}</b>",
            yref="paper",
            yanchor="top",
            xanchor="center",
            yshift=-3,
            colour=tokens.ink,
        )
        for j, column in enumerate(columns)
    ]
    return figure
