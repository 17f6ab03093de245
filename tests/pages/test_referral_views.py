"""Every view of page 20 runs in both languages on full, empty and totals-only snapshots and stays in one language."""

import re

import pytest

from council.ui.filters import Chosen
from council.ui.referrals import VIEWS
from tests.pages.test_screens import KNOWN, shown, words

pytestmark = [pytest.mark.slow]
PAGE = "20_referral_sources.py"
CODES = [view.code for view in VIEWS]
OPEN = "view-referral_sources"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("kind", "language", "role"),
    [("full", "vi", "member"), ("full", "en", "steward"), ("empty", "vi", "member"), ("totals", "en", "analyst")],
)
def test_view_runs_and_stays_in_one_language(homes, monkeypatch, code, kind, language, role):
    app = shown(homes, monkeypatch, PAGE, kind, language, role, **{OPEN: code})
    assert not app.exception, [e.message for e in app.exception]
    question = next(view.question for view in VIEWS if view.code == code)
    assert app.title[0].value == (question if language == "vi" else KNOWN[question])
    text = "\n".join(words(app))
    assert "Chưa tính được phần này" not in text and "could not be computed" not in text, text[-600:]
    other = [(vi, vi) if language == "en" else (en, en) for vi, en in KNOWN.items() if vi != en]
    left = [
        a for a, _ in other if len(a) > 13 and "{" not in a and re.search(rf"(?<!\w){re.escape(a)}(?!\w)", text)
    ]  # fmt: skip
    assert not left, f"{code} in {language} says {left}"


@pytest.mark.parametrize("code", CODES)
def test_slides_show_no_single_person(homes, monkeypatch, code):
    app = shown(homes, monkeypatch, PAGE, "full", "vi", "steward", **{OPEN: code, "reader-presenting": True})
    assert not app.exception, [e.message for e in app.exception]
    assert not app.dataframe


def test_totals_alone_are_shown_as_totals(homes, monkeypatch):
    app = shown(homes, monkeypatch, PAGE, "totals", "vi", "member", **{OPEN: "nguon", "filters": Chosen("all")})
    text = "\n".join(words(app))
    assert "Chỉ có số tổng" in text and "Mẫu 03" in text


def test_lists_of_single_matters_need_the_role(homes, monkeypatch):
    member = "\n".join(words(shown(homes, monkeypatch, PAGE, "full", "vi", "member", **{OPEN: "han"})))
    leader = "\n".join(words(shown(homes, monkeypatch, PAGE, "full", "vi", "leader", **{OPEN: "han"})))
    assert "chỉ dành cho lãnh đạo Trung tâm" in member and "Việc còn hạn đứng trước" not in member
    assert "Việc còn hạn đứng trước" in leader
    assert "lịch chưa kiểm chứng" in member
