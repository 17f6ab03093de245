"""A rate over cohorts: interval of each, those that have not had their time in grey, dated events."""

from dataclasses import dataclass

from council.charts.areas import marker
from council.charts.labels import text_width
from council.charts.style import Figure, Style, axis, axis_title, event_marks, hatch, layout, note, ticks, value_axis
from council.words import esc_chart


@dataclass(frozen=True)
class Cohort:
    """One cohort: words, ``part`` of ``whole``, 95 % interval (0..1), whether it has had its time, and what it was at an
    earlier snapshot (share, None = unknown)."""

    name: str
    part: int
    whole: int
    low: float
    high: float
    is_mature: bool
    before: float | None = None

    @property
    def share(self) -> float:
        """part / whole; 0 when nobody is counted."""
        return self.part / self.whole if self.whole else 0.0


def cohorts(
    style: Style, rows: list[Cohort], centre: float | None, *, y_title: str, centre_name: str, what: str,
    events: list[tuple[float, str]] = (),
) -> Figure:  # fmt: skip
    """Share of each cohort in order with its interval; ``centre`` = share of all mature ones; ``events`` = (place, words)."""
    size, say = style.size, style.speaker
    right = size if centre is None else max(text_width(centre_name, size - 1), text_width("100,0%", size)) + 16
    figure = layout(style, (size * 3.9, right, size * 3.2, size * 3.4), barmode="overlay")
    top = min(1.0, max([0.2, *(c.high for c in rows if c.whole)]) * 1.05)
    figure["yaxis"] = value_axis(style, range=[0, top], tickvals=ticks(top), tickformat=",.0%")
    texts = [f"{esc_chart(c.name)}<br>{say.part(c.part, c.whole)}" for c in rows]
    figure["xaxis"] = axis(style, range=[-0.6, len(rows) - 0.4], tickvals=list(range(len(rows))), ticktext=texts,
                           tickfont={"size": max(12, size - 2), "color": style.tokens.ink2})  # fmt: skip
    figure["annotations"] = [axis_title(style, y_title, size * 3.9)]
    shapes, notes = event_marks(style, list(events))
    figure["shapes"], figure["annotations"] = shapes, figure["annotations"] + notes
    if centre is not None:
        line = {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": centre, "y1": centre, "layer": "below",
                "line": {"color": style.tokens.ink2, "width": 1.4}}  # fmt: skip
        figure["shapes"].append(line)
        words = f"{esc_chart(centre_name)}<br><b>{say.percent(centre)}</b>"
        figure["annotations"].append(note(style, 1, centre, words, xref="paper", xshift=8, size=size - 1))
    return {"data": [*_waiting(style, rows, top), *_lines(style, rows), *_marks(style, rows, what)], "layout": figure}


def _waiting(style: Style, rows: list[Cohort], top: float) -> list[dict]:
    """A hatched ground behind cohorts that have not had their time."""
    places = [i for i, c in enumerate(rows) if not c.is_mature]
    if not places:
        return []
    mark = {"color": style.tokens.unknown, "line": {"width": 0}, "pattern": hatch(style, 0.12)}
    return [{"type": "bar", "x": places, "y": [top] * len(places), "width": 0.96, "marker": mark, "hoverinfo": "skip"}]


def _lines(style: Style, rows: list[Cohort]) -> list[dict]:
    data = []
    for is_mature in (True, False):
        chosen = [(i, c) for i, c in enumerate(rows) if c.is_mature == is_mature and c.whole]
        colour = style.tokens.chance if is_mature else style.tokens.axis
        line = {"color": colour, "width": 3} if is_mature else {"color": colour, "width": 2, "dash": "2px,3px"}
        data.append({"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": line, "opacity": 0.75,
                     "x": [z for i, _ in chosen for z in (i, i, None)],
                     "y": [z for _, c in chosen for z in (c.low, c.high, None)]})  # fmt: skip
    return data


def _marks(style: Style, rows: list[Cohort], what: str) -> list[dict]:
    say, data = style.speaker, []
    for is_mature in (True, False):
        chosen = [(i, c) for i, c in enumerate(rows) if c.is_mature == is_mature and c.whole]
        if chosen:
            data.append({
                "type": "scatter", "mode": "markers", "x": [i for i, _ in chosen], "y": [c.share for _, c in chosen],
                "marker": marker(style, "in" if is_mature else "small", 0.95), "cliponaxis": False,
                "hovertext": [_hover(say, c, what) for _, c in chosen], "hovertemplate": "%{hovertext}<extra></extra>",
            })  # fmt: skip
    known = [(i, c) for i, c in enumerate(rows) if c.before is not None]
    if known:
        data.append({
            "type": "scatter", "mode": "markers", "x": [i for i, _ in known], "y": [c.before for _, c in known],
            "marker": {"symbol": "line-ew-open", "size": style.size * 1.1, "line": {"color": style.tokens.ink, "width": 2}},
            "hovertext": [say.say("bản trước: {share}", share=say.percent(c.before)) for _, c in known],
            "hovertemplate": "%{hovertext}<extra></extra>",
        })  # fmt: skip
    return data


def _hover(say, cohort: Cohort, what: str) -> str:
    words = f"<b>{esc_chart(cohort.name)}</b><br>{say.part(cohort.part, cohort.whole)} {esc_chart(what)}"
    span = say.say("khoảng tin cậy 95%: {low} đến {high}", low=say.percent(cohort.low), high=say.percent(cohort.high))
    late = "" if cohort.is_mature else "<br>" + say.say("chưa đủ thời gian theo dõi")
    return f"{words} = {say.percent(cohort.share)}<br>{span}{late}"
