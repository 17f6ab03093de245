"""The paper as PDF: typst draws what arrives as JSON; tagged for PDF/UA-1, the same bytes for the same paper."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from council.errors import CouncilError
from council.papers import qr
from council.papers.drawing import svg
from council.papers.paper import Block, Chart, Paper, Section, Table, Text, printable, runs, shown
from council.words import Speaker

LAYOUT = Path(__file__).parent / "paper.typ"
STANDARD = "ua-1"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@lru_cache
def _fonts() -> typst.Fonts:
    """The fonts that come with typst and nothing of the machine, so that every machine prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf(paper: Paper) -> bytes:
    """The whole paper, all rows, headers repeated on every page, page n/N. CouncilError when it cannot be set."""
    stamp = datetime.combine(paper.provenance.data_day, datetime.min.time(), UTC)
    try:
        return typst.Compiler(
            root=str(LAYOUT.parent), font_paths=_fonts(), sys_inputs={"paper": json.dumps(as_data(paper), ensure_ascii=False)}
        ).compile(input=str(LAYOUT), format="pdf", pdf_standards=[STANDARD], timestamp=int(stamp.timestamp()))
    except typst.TypstError as error:
        raise CouncilError(f"Không lập được PDF: {error}.", f"The PDF could not be made: {error}.") from error


def picture(chart: Chart, speaker: Speaker, ppi: int = 220) -> bytes:
    """One chart as PNG, for documents that hold no SVG."""
    source = b'#set page(width: 170mm, height: auto, margin: 2mm)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)\n'
    compiler = typst.Compiler(font_paths=_fonts(), sys_inputs={"svg": svg(chart.figure, speaker)})
    return compiler.compile(input=source, format="png", ppi=ppi)


def as_data(paper: Paper) -> dict[str, Any]:
    """Everything the layout shows, as plain data."""
    title = " ".join(f"{paper.words['kind']} {paper.words['subject']}".split())
    return {
        "lang": paper.speaker.language,
        "title": printable(title),
        "author": printable(paper.provenance.council.of(paper.speaker.language)),
        "description": printable(f"{paper.words['snapshot']} {paper.words['simulated']}".strip()),
        "indexed": any(table.is_index for _, table in paper.tables()),
        "page": paper.template.page,
        "words": {key: printable(words) for key, words in paper.words.items()},
        "tail": {key: [printable(line) for line in lines] for key, lines in paper.tail.items()},
        "sections": [_section(s, paper.speaker, ROMAN[i - 1] + ". " if s.heading else "") for i, s in enumerate(paper.sections)],
        "appendix": [
            _section(s, paper.speaker, f"{paper.speaker.say('Phụ lục')} {i}. ") for i, s in enumerate(paper.appendix, start=1)
        ],
    }


def _section(section: Section, speaker: Speaker, number: str) -> dict[str, Any]:
    return {
        "heading": printable(number + section.heading) if section.heading else "",
        "wide": any(isinstance(b, Table) and b.is_wide for b in section.blocks),
        "blocks": [_block(block, speaker) for block in section.blocks],
    }


def _block(block: Block, speaker: Speaker) -> dict[str, Any]:
    if isinstance(block, Text):
        return {
            "type": "text",
            "kind": block.kind,
            "runs": [[printable(words), bold] for words, bold in runs(block.text)],
            "notes": block.notes,
            "link": block.link,
            "qr": qr.svg(block.link) if block.link else "",
        }
    if isinstance(block, Chart):
        return {
            "type": "chart",
            "caption": printable(block.titled(block.read)),
            "alt": printable(block.alt),
            "svg": svg(block.figure, speaker),
            "notes": block.notes,
        }
    return {
        "type": "table",
        "caption": printable(block.caption),
        "columns": [{"heading": printable(c.heading), "kind": c.kind, "width": c.width} for c in block.columns],
        "rows": [
            [printable(shown(v, c, speaker, block.blank)) for v, c in zip(row, block.columns, strict=True)] for row in block.rows
        ],
        "strong": sorted(block.strong),
        "index": block.is_index,
        "remark": printable(block.remark),
        "notes": block.notes,
    }
