"""Reads finished files back: the text of a PDF by its own tables of glyphs, and of the office formats by their libraries."""

import io
import re
import zlib

from docx import Document
from pptx import Presentation

CHART, DRAWING = (f"http://schemas.openxmlformats.org/drawingml/2006/{part}" for part in ("chart", "main"))
_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.S)
_FONT = re.compile(rb"/(f\d+) [\d.]+ Tf")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def squeezed(text: str) -> str:
    """``text`` without any white space: line breaks in cells do not matter."""
    return re.sub(r"\s+", "", text.replace("\u00ad", "").replace("\u00a0", " "))


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page in the order it is drawn, white space squeezed out."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    pages = [body for body in objects.values() if re.search(rb"/Type ?/Page\b(?!s)", body)]
    kids = re.search(rb"/Kids ?\[([^\]]*)\]", next(b for b in objects.values() if b"/Type/Pages" in b)).group(1)
    ordered = [objects[int(n)] for n in re.findall(rb"(\d+) 0 R", kids)]
    assert len(ordered) == len(pages)
    return [_page(objects, page) for page in ordered]


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])


def _page(objects: dict[int, bytes], page: bytes) -> str:
    resources = objects[int(re.search(rb"/Resources (\d+) 0 R", page).group(1))]
    fonts = {}
    for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources):
        name = name.decode()
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        fonts[name] = _glyphs(_stream(objects[int(table.group(1))]))
    content = _stream(objects[int(re.search(rb"/Contents (\d+) 0 R", page).group(1))])
    known, out = {}, []
    for token in _tokens(content):
        if isinstance(token, str):
            known = fonts[token]
        else:
            out += [known.get(token[i : i + 2], "") for i in range(0, len(token), 2)]
    return squeezed("".join(out))


def _tokens(content: bytes):
    """Names of fonts (str) and shown strings (bytes) of a content stream, in order."""
    i = 0
    while i < len(content):
        font = _FONT.match(content, i) if content[i : i + 2] == b"/f" else None
        if font:
            yield font.group(1).decode()
            i = font.end()
        elif content[i : i + 1] == b"(":
            text, i = _literal(content, i + 1)
            yield text
        elif content[i : i + 1] == b"<" and content[i + 1 : i + 2] not in b"<" and content[i - 1 : i] != b"<":
            end = content.index(b">", i)
            yield bytes.fromhex(content[i + 1 : end].decode())
            i = end + 1
        else:
            i += 1


def _literal(content: bytes, i: int) -> tuple[bytes, int]:
    """A string in parentheses, which may nest, with its escapes undone; and where it ends."""
    out, depth = bytearray(), 1
    while True:
        letter = content[i : i + 1]
        if letter == b"\\":
            octal = re.match(rb"[0-7]{1,3}", content[i + 1 : i + 4])
            if octal:
                out.append(int(octal.group(0), 8))
                i += 1 + octal.end()
                continue
            out += _ESCAPES.get(content[i + 1 : i + 2], content[i + 1 : i + 2])
            i += 2
            continue
        depth += (letter == b"(") - (letter == b")")
        if not depth:
            return bytes(out), i + 1
        out += letter
        i += 1


def _glyphs(cmap: bytes) -> dict[bytes, str]:
    found = {}
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", block):
            found[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def docx_text(data: bytes) -> tuple[list[str], list[list[list[str]]]]:
    """(paragraphs outside tables, tables as rows of cells)."""
    document = Document(io.BytesIO(data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [p.text for p in document.paragraphs], tables


def pptx_slides(data: bytes) -> list[dict]:
    """Per slide: texts, tables as rows of cells, charts as (categories, {series: values}, words written at points)."""
    slides = []
    for slide in Presentation(io.BytesIO(data)).slides:
        texts, tables, charts = [], [], []
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                tables.append([[cell.text for cell in row.cells] for row in shape.table.rows])
            if getattr(shape, "has_chart", False) and shape.has_chart:
                plot = shape.chart.plots[0]
                labels = plot._element.findall(f".//{{{CHART}}}dLbl")
                words = ["".join(t.text or "" for t in label.iter(f"{{{DRAWING}}}t")) for label in labels]
                charts.append((list(plot.categories), {s.name: list(s.values) for s in plot.series}, words))
        slides.append({"texts": texts, "tables": tables, "charts": charts})
    return slides
