"""The council's papers: one draft from the answers, printed (PDF), edited (DOCX), projected (PPTX) or as sheets (XLSX)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from council.errors import UsageError
from council.export.names import slug
from council.papers.draft import draft
from council.papers.paper import Chart, Note, Paper, Section, Table, Text
from council.papers.sections.council import AgendaItem, Resolution
from council.papers.template import Template, names

_OFFICE = "application/vnd.openxmlformats-officedocument."
MIME = {
    "pdf": "application/pdf",
    "docx": _OFFICE + "wordprocessingml.document",
    "pptx": _OFFICE + "presentationml.presentation",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
}


def templates(language: str = "vi", folder: Path | None = None) -> dict[str, str]:
    """Name -> title of every template: the product's own and those of the council's ``folder``."""
    return {name: title.of(language) for name, title in names(folder).items()}


def pdf(paper: Paper) -> bytes:
    """The paper to print: tagged PDF, all rows, headers repeated, page n/N."""
    from council.papers.printed import pdf as made  # each writer loads its library when it is used

    return made(paper)


def docx(paper: Paper) -> bytes:
    """The paper to edit."""
    from council.papers.word import docx as made

    return made(paper)


def pptx(paper: Paper) -> bytes:
    """The paper to project, charts and tables native."""
    from council.papers.slides import pptx as made

    return made(paper)


def xlsx(paper: Paper) -> bytes:
    """Every table of the paper as a sheet."""
    from council.papers.book import xlsx as made

    return made(paper)


_WRITERS: dict[str, Callable[[Paper], bytes]] = {"pdf": pdf, "docx": docx, "pptx": pptx, "xlsx": xlsx}
FORMATS = tuple(_WRITERS)


def write(paper: Paper, file_format: str) -> bytes:
    """The paper as a file of ``file_format``: pdf, docx, pptx or xlsx. UsageError for another."""
    if file_format not in _WRITERS:
        known = ", ".join(FORMATS)
        raise UsageError(f"Không có dạng «{file_format}»; có: {known}.", f"There is no format “{file_format}”; there are: {known}.")
    return _WRITERS[file_format](paper)


def file_name(paper: Paper, suffix: str) -> str:
    """``bao-cao_hoi-dong_2026-01-01_2026-10-31_<snapshot>.pdf``; simulated data say "mo-phong" first."""
    start, end = paper.period
    last = (end - timedelta(days=1)).isoformat()
    parts = [slug(paper.words["kind"]), slug(paper.template.name), start.isoformat(), last, slug(paper.provenance.snapshot)]
    return "_".join((["mo-phong"] if paper.provenance.is_simulated else []) + parts) + f".{suffix}"


__all__ = [
    "FORMATS",
    "MIME",
    "AgendaItem",
    "Chart",
    "Note",
    "Paper",
    "Resolution",
    "Section",
    "Table",
    "Template",
    "Text",
    "docx",
    "draft",
    "file_name",
    "pdf",
    "pptx",
    "templates",
    "write",
    "xlsx",
]
