"""Every further view of every page: runs for every role on full, empty and totals-only snapshots, in one language only."""

import re

import pytest

from council.ui import REGISTRY
from council.words import Speaker
from tests.pages.test_screens import KNOWN, PAGES, shown, words

VIEWS = [
    (page, view.code, view.question)
    for page in PAGES
    for view in REGISTRY.get(page.split("_", 1)[1].removesuffix(".py"), ())[1:]
]
CASES = [("full", "vi", "member"), ("full", "vi", "leader"), ("full", "en", "analyst"), ("full", "vi", "steward")]
CASES += [("empty", "vi", "member"), ("totals", "en", "steward")]

pytestmark = [pytest.mark.slow]


def view(homes, monkeypatch, page, code, kind, language, role, **session):
    address = page.split("_", 1)[1].removesuffix(".py")
    return shown(homes, monkeypatch, page, kind, language, role, **{f"view-{address}": code}, **session)


def mixed(text: str, language: str) -> list[str]:
    """Sentences of the other language that stand on the page."""
    pairs = KNOWN.items() if language == "en" else ((en, vi) for vi, en in KNOWN.items())
    return [
        other
        for other, own in pairs
        if len(other) > 14 and "{" not in other and other != own and re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text)
    ]


@pytest.mark.parametrize(("page", "code", "question"), VIEWS, ids=[f"{page[:2]}-{code}" for page, code, _ in VIEWS])
@pytest.mark.parametrize(("kind", "language", "role"), CASES, ids=["-".join(case) for case in CASES])
def test_view_runs_in_one_language(homes, monkeypatch, page, code, question, kind, language, role):
    app = view(homes, monkeypatch, page, code, kind, language, role)
    assert not app.exception, [e.message for e in app.exception]
    assert app.title[0].value == Speaker(language).say(question)
    text = "\n".join(words(app))
    assert "Chưa tính được phần này" not in text and "could not be computed" not in text, text[-600:]
    assert not mixed(text, language)


@pytest.mark.parametrize(("page", "code", "question"), VIEWS, ids=[f"{page[:2]}-{code}" for page, code, _ in VIEWS])
def test_a_slide_of_the_view_holds_no_row(homes, monkeypatch, page, code, question):
    slide = view(homes, monkeypatch, page, code, "full", "vi", "steward", **{"reader-presenting": True})
    assert not slide.exception, [e.message for e in slide.exception]
    assert not slide.dataframe and slide.title[0].value == Speaker("vi").say(question)
