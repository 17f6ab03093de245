"""The paper as PPTX: one finding per slide, charts and tables native, so that they can be edited."""

import io
import math
from datetime import datetime

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from council.charts.labels import text_width
from council.charts.tokens import LIGHT
from council.papers import scatter
from council.papers.paper import TEXT, Block, Chart, Paper, Section, Table, Text, clean, plain, runs, shown

FONT = "Arial"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
ROWS, FEW_ROWS, WIDE_COLUMNS, MOST_COLUMNS = 12, 8, 7, 12
LEFT_EDGE, TABLE_TOP = Inches(0.6), Inches(1.2)
ROW, TABLE_ROOM = 36, 430  # px of a row of one line, and of all rows below the heading


def pptx(paper: Paper) -> bytes:
    """Title, then each section: finding with its chart, then its tables in pieces; last where the numbers come from."""
    show = _Show(paper)
    show.title()
    for section in paper.sections:
        if section.heading:
            show.section(section)
    for block in paper.appendix[-1].blocks if paper.appendix else ():
        if isinstance(block, Table):
            show.table(paper.appendix[-1].heading, block)
    return show.bytes()


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#"))


def _size(block: Table) -> float:
    """Points of the letters in a table: smaller where it has many columns or long cells."""
    if max((len(str(v)) for row in block.rows for v in row if isinstance(v, str)), default=0) > 90:
        return 10
    return 14 if len(block.columns) <= WIDE_COLUMNS else 11


class _Show:
    """Builds one presentation."""

    def __init__(self, paper: Paper):
        self.paper, self.deck = paper, Presentation()
        self.deck.slide_width, self.deck.slide_height = WIDTH, HEIGHT
        about, day = self.deck.core_properties, paper.provenance.data_day
        about.title = " ".join(f"{paper.words['kind']} {paper.words['subject']}".split())
        about.author = about.last_modified_by = paper.provenance.council.of(paper.speaker.language)[:250]
        about.comments = f"{paper.words['snapshot']} {paper.words['simulated']}".strip()
        about.created = about.modified = datetime(day.year, day.month, day.day)

    def _slide(self, heading: str):
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = LEFT_EDGE, Inches(0.3), WIDTH - 2 * LEFT_EDGE, Inches(0.75)
        self._write(title.text_frame, [[(heading, True)]], 26 if len(heading) < 56 else 20, LIGHT.police)
        title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, LEFT_EDGE, Inches(1.05), WIDTH - 2 * LEFT_EDGE, Emu(25400))
        rule.fill.solid()
        rule.fill.fore_color.rgb = _colour(LIGHT.police)
        rule.line.fill.background()
        return slide

    def _write(
        self, frame, paragraphs: list[list[tuple[str, bool]]], size: float, colour: str = LIGHT.ink, align=PP_ALIGN.LEFT
    ) -> None:
        frame.word_wrap = True
        for i, parts in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.alignment = align
            for words, bold in parts:
                run = paragraph.add_run()
                run.text = clean(words)
                run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(size), bold, FONT, _colour(colour)

    def title(self) -> None:
        words, slide = self.paper.words, self.deck.slides.add_slide(self.deck.slide_layouts[6])
        box = slide.shapes.add_textbox(LEFT_EDGE, Inches(0.6), WIDTH - 2 * LEFT_EDGE, Inches(1))
        self._write(box.text_frame, [[(words["body"], True)]], 18, LIGHT.ink2, PP_ALIGN.CENTER)
        box = slide.shapes.add_textbox(LEFT_EDGE, Inches(2.3), WIDTH - 2 * LEFT_EDGE, Inches(2.5))
        lines = [[(words["kind"], True)], *[[(line, True)] for line in words["subject"].split("\n")]]
        self._write(box.text_frame, lines, 34, LIGHT.police, PP_ALIGN.CENTER)
        box = slide.shapes.add_textbox(LEFT_EDGE, Inches(5.4), WIDTH - 2 * LEFT_EDGE, Inches(1))
        said = [[(f"{words['draft']} · {words['snapshot']}", False)]] + (
            [[(words["simulated"], True)]] if words["simulated"] else []
        )
        self._write(box.text_frame, said, 18, LIGHT.ink2, PP_ALIGN.CENTER)

    def section(self, section: Section) -> None:
        """The finding with its first chart, or with its first table where that is short; then everything else: other findings
        stand on a slide of their own, so that a chart and its sentence keep their size."""
        texts = [b for b in section.blocks if isinstance(b, Text)]
        charts = [b for b in section.blocks if isinstance(b, Chart)]
        tables = [b for b in section.blocks if isinstance(b, Table)]
        first = tables[0] if texts and not charts and tables and len(tables[0].rows) <= FEW_ROWS else None
        with_chart = texts[:1] if charts else texts
        if with_chart or charts:
            self._finding(section.heading, with_chart, charts[0] if charts else None, first)
        if charts and any(text.kind != "small" for text in texts[1:]):
            self._finding(section.heading, texts[1:], None)
        for chart in charts[1:]:
            self._finding(section.heading, [], chart)
        for table in tables:
            if table is not first:
                self.table(section.heading, table)

    def _finding(self, heading: str, texts: list[Text], chart: Chart | None, table: Table | None = None) -> None:
        slide = self._slide(heading)
        shown_texts = [t for t in texts if t.kind != "small"]
        height = Inches(1.75) if chart or table else Inches(5.6)
        if shown_texts:
            box = slide.shapes.add_textbox(LEFT_EDGE, Inches(1.15), WIDTH - 2 * LEFT_EDGE, height)
            longest = sum(len(plain(t.text)) for t in shown_texts)
            self._write(box.text_frame, [runs(t.text) for t in shown_texts], 20 if longest < 330 else 16 if longest < 700 else 13)
            for paragraph, text in zip(box.text_frame.paragraphs, shown_texts, strict=True):
                if text.link:
                    paragraph.runs[0].hyperlink.address = text.link
        if chart:
            top = Inches(2.9) if shown_texts else Inches(1.2)
            caption = slide.shapes.add_textbox(LEFT_EDGE, top, WIDTH - 2 * LEFT_EDGE, Inches(0.4))
            self._write(caption.text_frame, [[(chart.titled(chart.read_native), True)]], 14, LIGHT.ink2)
            self._chart(slide, chart, top + Inches(0.4))
        if table:
            self._rows(slide, table, table.rows, 0, Inches(2.95))
        self._sources(slide, [*shown_texts, *(block for block in (chart, table) if block)])

    def _sources(self, slide, blocks: list[Block]) -> None:
        """The numbers' notes below the slide, each with its question, period and snapshot."""
        numbers = sorted({n for block in blocks for n in block.notes})
        chosen = [note for note in self.paper.notes if note.number in numbers]
        lines = [
            f"[{n.number}] {n.answer.title.of(self.paper.speaker.language)} ({n.answer.question}): "
            + "; ".join(f"{name}: {value}" for name, value in n.filters)
            for n in chosen
        ]
        slide.notes_slide.notes_text_frame.text = clean("\n".join([self.paper.words["snapshot"], *lines]))
        if numbers:
            box = slide.shapes.add_textbox(WIDTH - Inches(6.6), Inches(6.78), Inches(6), Inches(0.3))
            words = f"{self.paper.words['sources_of']}: " + " ".join(f"[{n}]" for n in numbers)
            self._write(box.text_frame, [[(words, False)]], 10, LIGHT.ink2, PP_ALIGN.RIGHT)

    def _chart(self, slide, chart: Chart, top) -> None:
        if chart.native:
            frame = scatter.add(slide, chart.native, (LEFT_EDGE, top), FONT, self.paper.speaker.say)
        else:
            data = CategoryChartData(number_format="General")
            data.categories = [clean(c) for c in chart.categories]
            for series in chart.series:
                data.add_series(clean(series.name), series.values)
            room = WIDTH - 2 * LEFT_EDGE, HEIGHT - top - Inches(0.75)
            frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, LEFT_EDGE, top, *room, data)
            self._dress(frame.chart, chart)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(chart.alt))

    def _dress(self, drawn, chart: Chart) -> None:
        drawn.font.size, drawn.font.name = Pt(12), FONT
        drawn.has_title, drawn.has_legend = False, True
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
        values, plot = drawn.value_axis, drawn.plots[0]
        values.major_gridlines.format.line.color.rgb, values.format.line.color.rgb = _colour(LIGHT.line), _colour(LIGHT.axis)
        values.minimum_scale = 0
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
        drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        plot.gap_width, plot.overlap = 35, 100
        plot.has_data_labels = True
        plot.data_labels.font.size, plot.data_labels.position = Pt(10), XL_LABEL_POSITION.CENTER
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0;;", False
        for series, given in zip(plot.series, chart.series, strict=True):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _colour(LIGHT.unknown if given.key == "unknown" else LIGHT.of(given.key))
            light = given.key in ("police", "court")
            labels = series.data_labels
            labels.show_value, labels.font.size = True, Pt(10)
            labels.font.color.rgb = _colour(LIGHT.paper if light else LIGHT.ink)
            labels.number_format, labels.number_format_is_linked = "#,##0;;", False

    def table(self, heading: str, block: Table) -> None:
        """A native table in pieces that fit a slide; a table too wide for a slide is named with where it stands."""
        if len(block.columns) > MOST_COLUMNS:
            slide, said = self._slide(f"{heading}: {block.caption}"), self.paper.speaker.say
            words = said("{n} cột, rộng hơn một trang chiếu: xem trong bản in hoặc bảng tính.", n=len(block.columns))
            box = slide.shapes.add_textbox(LEFT_EDGE, TABLE_TOP, WIDTH - 2 * LEFT_EDGE, Inches(1))
            self._write(box.text_frame, [[(words, False)]], 18)
            return
        pieces, first = self._pieces(block), 0
        for number, rows in enumerate(pieces, start=1):
            part = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
            slide = self._slide(f"{heading}: {block.caption}{part}")
            self._rows(slide, block, rows, first)
            first += len(rows)
            if block.remark:
                box = slide.shapes.add_textbox(LEFT_EDGE, Inches(6.35), WIDTH - 2 * LEFT_EDGE, Inches(0.4))
                self._write(box.text_frame, [[(block.remark, False)]], 11, LIGHT.ink2)
            self._sources(slide, [block])

    def _pieces(self, block: Table) -> list[tuple[tuple[object, ...], ...]]:
        """The rows of each slide: as many as fit when long cells take several lines."""
        pieces, room = [[]], TABLE_ROOM
        for row in block.rows:
            high = self._height(block, row)
            if pieces[-1] and (high > room or len(pieces[-1]) == ROWS):
                pieces.append([])
                room = TABLE_ROOM
            pieces[-1].append(row)
            room -= high
        return [tuple(rows) for rows in pieces]

    def _height(self, block: Table, row: tuple[object, ...]) -> float:
        """How high a row becomes, in px: its longest cell in lines."""
        size, share = _size(block) * 4 / 3, sum(c.width for c in block.columns)
        lines = 1
        for value, column in zip(row, block.columns, strict=True):
            wide = (WIDTH - 2 * LEFT_EDGE) / scatter.PX * column.width / share - 20
            lines = max(lines, math.ceil(text_width(shown(value, column, self.paper.speaker, block.blank), size) / wide))
        return max(ROW, lines * size * 1.2 + 4)

    def _rows(self, slide, block: Table, rows: tuple[tuple[object, ...], ...], first: int, top: Emu = TABLE_TOP) -> None:
        size, width = _size(block), WIDTH - 2 * LEFT_EDGE
        high = Emu(ROW * scatter.PX * (len(rows) + 1))
        frame = slide.shapes.add_table(len(rows) + 1, len(block.columns), LEFT_EDGE, top, width, high)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(block.caption))
        table, share = frame.table, sum(c.width for c in block.columns)
        for column, given in zip(table.columns, block.columns, strict=True):
            column.width = int(width * given.width / share)
        for j, column in enumerate(block.columns):
            self._cell(table.cell(0, j), column.heading.replace("\n", " "), size, True, PP_ALIGN.CENTER, LIGHT.police, LIGHT.paper)
        for i, row in enumerate(rows, start=1):
            for j, (value, column) in enumerate(zip(row, block.columns, strict=True)):
                words = shown(value, column, self.paper.speaker, block.blank)
                self._cell(
                    table.cell(i, j),
                    words,
                    size,
                    first + i - 1 in block.strong,
                    PP_ALIGN.LEFT if column.kind == TEXT else PP_ALIGN.RIGHT,
                    LIGHT.surface if i % 2 == 0 else LIGHT.paper,
                    LIGHT.ink,
                )

    def _cell(self, cell, words: str, size: float, bold: bool, align, ground: str, ink: str) -> None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(ground)
        cell.margin_top = cell.margin_bottom = Emu(20000)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        self._write(cell.text_frame, [[(words, bold)]], size, ink, align)

    def bytes(self) -> bytes:
        """Feet with page n/N and the mark of simulation, then the file."""
        words, total = self.paper.words, len(self.deck.slides)
        for number, slide in enumerate(self.deck.slides, start=1):
            box = slide.shapes.add_textbox(LEFT_EDGE, Inches(7.05), WIDTH - 2 * LEFT_EDGE, Inches(0.3))
            parts = [(words["simulated"] + " · ", True)] if words["simulated"] else []
            self._write(
                box.text_frame, [[*parts, (f"{words['snapshot']} · {words['page']} {number}/{total}", False)]], 11, LIGHT.ink2
            )
        target = io.BytesIO()
        self.deck.save(target)
        return target.getvalue()
