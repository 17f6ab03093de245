"""The paper as DOCX, to be edited: real styles, real tables whose first row repeats, page numbers as fields."""

import io
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor

from council.charts.tokens import LIGHT
from council.papers import qr
from council.papers.paper import TEXT, Chart, Paper, Section, Table, Text, clean, runs, shown
from council.papers.printed import ROMAN, picture

FONT = "Times New Roman"
TWIPS = 1440 / 2.54  # to the centimetre
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def docx(paper: Paper) -> bytes:
    """The whole paper, all rows."""
    writer = _Writer(paper)
    writer.letterhead()
    for number, section in enumerate(paper.sections):
        writer.section(section, f"{ROMAN[number - 1]}. ")
    writer.closing()
    for number, section in enumerate(paper.appendix, start=1):
        writer.new_page(is_wide=any(isinstance(b, Table) and b.is_wide for b in section.blocks))
        if number == 1:
            writer.line(paper.words["appendix"], CENTRE, bold=True)
        writer.section(section, f"{paper.speaker.say('Phụ lục')} {number}. ")
    return writer.bytes()


def _field(run, code: str) -> None:
    """A field Word computes itself: PAGE, NUMPAGES."""
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._r.append(element)


def _set(element, tag: str, **values: str) -> None:
    child = OxmlElement(tag)
    for name, value in values.items():
        child.set(qn(f"w:{name}"), value)
    element.append(child)


class _Cell(NamedTuple):
    """One cell of a table: words, side (left, right, center), bold."""

    words: str
    side: str
    is_bold: bool


def _row(cells: list[_Cell], twips: list[int], size: float, is_head: bool = False) -> str:
    """One row as the format writes it: written at once, because setting every cell through objects takes seconds."""
    mark = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "")
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F3F6F9"/>' if is_head else ""
    look = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    out = [f"<w:tr><w:trPr>{mark}</w:trPr>"]
    for cell, width in zip(cells, twips, strict=True):
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in clean(cell.words).split("\n"))
        bold = "<w:b/>" if cell.is_bold else ""
        out.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="20"/>'
            f'<w:jc w:val="{cell.side}"/></w:pPr><w:r><w:rPr>{bold}{look}</w:rPr>{lines}</w:r></w:p></w:tc>'
        )
    return "".join(out) + "</w:tr>"


class _Writer:
    """Builds one document."""

    def __init__(self, paper: Paper):
        self.paper, self.size = paper, paper.template.page["size_pt"]
        self.document, self.tables, self.charts = Document(), 0, 0
        self._styles()
        self.document.styles["Footer"].font.size = Pt(9)
        self._page(self.document.sections[0])
        self._frame(self.document.sections[0])
        about, when = self.document.core_properties, datetime.combine(paper.provenance.data_day, datetime.min.time(), UTC)
        about.title = " ".join(f"{paper.words['kind']} {paper.words['subject']}".split())
        about.author = about.last_modified_by = paper.provenance.council.of(paper.speaker.language)[:250]
        about.comments = f"{paper.words['snapshot']} {paper.words['simulated']}".strip()
        about.created = about.modified = when.replace(tzinfo=None)
        about.language = paper.speaker.language

    def _styles(self) -> None:
        for name, size, bold in (
            ("Normal", self.size, False),
            ("Heading 1", self.size, True),
            ("Heading 2", self.size, True),
            ("Caption", self.size - 2, True),
        ):
            style = self.document.styles[name]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
            style.font.italic, style.font.color.rgb = False, RGBColor(0x14, 0x20, 0x2B)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{slot}"), FONT)
            for slot in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{slot}"), None)
            style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(6), Pt(0 if name == "Normal" else 8)
            style.paragraph_format.keep_with_next = name != "Normal"

    def _page(self, section, is_wide: bool = False) -> None:
        page = self.paper.template.page
        section.page_width, section.page_height = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(page["top_mm"]), Mm(page["bottom_mm"])
        section.left_margin, section.right_margin = (Mm(18), Mm(15)) if is_wide else (Mm(page["left_mm"]), Mm(page["right_mm"]))

    def _frame(self, section) -> None:
        """Page number on top from the second page; mark of simulation, snapshot and n/N at the foot of every page."""
        section.different_first_page_header_footer = True
        top = section.header.paragraphs[0]
        top.alignment = CENTRE
        _field(top.add_run(), "PAGE")
        for footer in (section.footer, section.first_page_footer):
            line = footer.paragraphs[0]
            words = self.paper.words
            if words["simulated"]:
                line.add_run(words["simulated"]).bold = True
                line.add_run(" · ")
            line.add_run(f"{words['snapshot']} · {words['page']} ")
            _field(line.add_run(), "PAGE")
            line.add_run("/")
            _field(line.add_run(), "NUMPAGES")

    def new_page(self, is_wide: bool) -> None:
        section = self.document.add_section()
        self._page(section, is_wide)
        section.different_first_page_header_footer = False

    def line(
        self, words: str, align=LEFT, bold: bool = False, italic: bool = False, size: float | None = None, into=None
    ) -> object:
        paragraph = (into or self.document).add_paragraph()
        paragraph.alignment = align
        for i, part in enumerate(clean(words).split("\n")):
            run = paragraph.add_run(part)
            run.bold, run.italic = bold, italic
            if size:
                run.font.size = Pt(size)
            if i < words.count("\n"):
                run.add_break()
        return paragraph

    def letterhead(self) -> None:
        words, table = self.paper.words, self.document.add_table(rows=1, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        left, right = table.rows[0].cells
        self._widths(table, [6.4, 10.0])
        small = self.size - 1
        for cell, lines in (
            (left, [("parent", False, False), ("body", True, False), ("number", False, False)]),
            (right, [("nation", True, False), ("motto", True, False), ("place_date", False, True)]),
        ):
            for i, (key, bold, italic) in enumerate(lines):
                paragraph = self.line(words[key], CENTRE, bold, italic, small, cell)
                paragraph.paragraph_format.space_after = Pt(4 if i else 0)
                if key in ("body", "motto"):
                    self._underline(paragraph)
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)
        self.line(words["draft"], LEFT, bold=True, size=self.size - 2)
        if words["simulated"]:
            self.line(words["simulated"], CENTRE, bold=True)
        self.line(words["kind"], CENTRE, bold=True, size=self.size + 1).paragraph_format.space_before = Pt(10)
        self._underline(self.line(words["subject"], CENTRE, bold=True))

    @staticmethod
    def _underline(paragraph) -> None:
        """A short rule below: a bottom border with wide indents."""
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(0.6)
        border = OxmlElement("w:pBdr")
        _set(border, "w:bottom", val="single", sz="4", space="2", color="14202B")
        after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:rPr", "w:sectPr")
        paragraph._p.get_or_add_pPr().insert_element_before(border, *after)

    def section(self, section: Section, number: str) -> None:
        if section.heading:
            self.document.add_heading(clean(number + section.heading), 1)
        for block in section.blocks:
            if isinstance(block, Text):
                self._text(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._chart(block)

    def _notes(self, paragraph, notes: tuple[int, ...]) -> None:
        if notes:
            run = paragraph.add_run(" " + " ".join(f"[{n}]" for n in notes))
            run.bold, run.font.size, run.font.color.rgb = False, Pt(self.size - 4), RGBColor(0x4A, 0x58, 0x65)

    def _text(self, block: Text) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = BOTH
        if block.kind in ("body", "basis"):
            paragraph.paragraph_format.first_line_indent = Cm(1)
        for words, bold in runs(block.text):
            run = paragraph.add_run(clean(words))
            run.bold, run.italic = bold, block.kind == "basis"
            if block.kind in ("small", "caution"):
                run.font.size = Pt(self.size - 2)
        self._notes(paragraph, block.notes)
        if block.link:
            self._link(block.link)

    def _link(self, address: str) -> None:
        """The address to be clicked, and its QR code beside it for phones."""
        paragraph = self.document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(qr.png(address)), width=Cm(2.6))
        shape._inline.docPr.set("descr", clean(address))
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        look = f'<w:rPr><w:u w:val="single"/><w:color w:val="{LIGHT.accent.lstrip("#")}"/><w:sz w:val="16"/></w:rPr>'
        words = f'<w:r>{look}<w:t xml:space="preserve"> {escape(clean(address))}</w:t></w:r>'
        link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{words}</w:hyperlink>'
        paragraph._p.append(parse_xml(link))

    def _caption(self, word: str, number: int, block: Table | Chart) -> None:
        said = block.titled(block.read) if isinstance(block, Chart) else block.caption
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.alignment = CENTRE
        paragraph.add_run(f"{word} {number}: {clean(said)}")
        self._notes(paragraph, block.notes)

    def _table(self, block: Table) -> None:
        self.tables += 1
        self._caption(self.paper.words["table"], self.tables, block)
        if block.remark:
            remark = self.line(block.remark, CENTRE, size=self.size - 3)
            remark.paragraph_format.keep_with_next = True
        many, room = len(block.columns), self._room()
        size = 6.5 if many > 14 else 8.5 if many > 6 else self.size - 3
        widths = [room * c.width / sum(c.width for c in block.columns) for c in block.columns]
        table = self.document.add_table(rows=0, cols=many, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        twips = [round(width * TWIPS) for width in widths]
        head = [_Cell(c.heading, "center", True) for c in block.columns]
        rows = [_row(head, twips, size, is_head=True)]
        for i, row in enumerate(block.rows):
            told = [shown(value, column, self.paper.speaker, block.blank) for value, column in zip(row, block.columns, strict=True)]
            sides = ["left" if column.kind == TEXT else "right" for column in block.columns]
            rows.append(_row([_Cell(*cell, i in block.strong) for cell in zip(told, sides, strict=True)], twips, size))
        table._tbl.extend(list(parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(rows)}</w:tbl>")))
        self.line("", BOTH, size=4)

    def _room(self) -> float:
        """Centimetres between the margins of the page being written."""
        last = self.document.sections[-1]
        return (last.page_width - last.left_margin - last.right_margin) / Cm(1)

    @staticmethod
    def _widths(table, widths: list[float]) -> None:
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)

    def _chart(self, block: Chart) -> None:
        self.charts += 1
        self._caption(self.paper.words["chart"], self.charts, block)
        paragraph = self.document.add_paragraph()
        paragraph.alignment = CENTRE
        shape = paragraph.add_run().add_picture(io.BytesIO(picture(block, self.paper.speaker)), width=Cm(16))
        shape._inline.docPr.set("descr", clean(block.alt))
        shape._inline.docPr.set("title", clean(block.caption))

    def closing(self) -> None:
        words, tail = self.paper.words, self.paper.tail
        paragraph = self.line(words["closing"], BOTH)
        paragraph.paragraph_format.first_line_indent = Cm(1)
        table = self.document.add_table(rows=1, cols=2)
        self._widths(table, [8.2, 8.0])
        left, right = table.rows[0].cells
        self.line(words["recipients_title"], LEFT, True, True, self.size - 1, left)
        for recipient in tail["recipients"]:
            self.line(f"- {recipient}", LEFT, size=self.size - 2, into=left).paragraph_format.space_after = Pt(0)
        for words_ in tail["signature"]:
            self.line(words_ or "\n\n\n", CENTRE, bold=True, into=right).paragraph_format.space_after = Pt(0)
        for cell in (left, right):
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)

    def bytes(self) -> bytes:
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()
