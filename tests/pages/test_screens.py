"""Every page runs in both languages, for every role, on full, empty and totals-only snapshots; words stay in one language."""

import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import opening

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import find_words  # noqa: E402

PAGES = sorted(path.name for path in (ROOT / "pages").glob("[0-9]*.py"))
KNOWN = find_words.translated()
ROLES = ("member", "leader", "analyst", "steward")
FULL = [("full", language, role) for language in ("vi", "en") for role in ROLES]
THIN = [(kind, language, role) for kind in ("empty", "totals") for language, role in (("vi", "member"), ("en", "steward"))]

pytestmark = [pytest.mark.slow]


def shown(homes, monkeypatch, page: str, kind: str, language: str, role: str, **session) -> AppTest:
    """The page after one run."""
    monkeypatch.setenv("COUNCIL_HOME", str(homes[kind]))
    return opening.page(page, role, language, **session)


def words(app: AppTest) -> list[str]:
    """Everything written on the page outside tables and code."""
    kinds = (app.markdown, app.title, app.header, app.caption, app.button, app.selectbox, app.multiselect)
    return [
        text
        for kind in kinds
        for element in kind
        for text in (getattr(element, "value", None), getattr(element, "label", None))
        if isinstance(text, str) and text
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "language", "role"), FULL + THIN)
def test_page_runs(homes, monkeypatch, page, kind, language, role):
    app = shown(homes, monkeypatch, page, kind, language, role)
    assert not app.exception, [e.message for e in app.exception]
    assert app.title and app.title[0].value
    text = "\n".join(words(app))
    assert "Chưa tính được phần này" not in text and "could not be computed" not in text, text[-600:]


@pytest.mark.parametrize("page", PAGES)
def test_english_page_has_no_vietnamese_sentence(homes, monkeypatch, page):
    text = "\n".join(words(shown(homes, monkeypatch, page, "full", "en", "analyst")))
    left = [
        vi
        for vi, en in KNOWN.items()
        if len(vi) > 14 and "{" not in vi and vi != en and re.search(rf"(?<!\w){re.escape(vi)}(?!\w)", text)
    ]
    assert not left, f"{page} in English still says {left}"


@pytest.mark.parametrize("page", PAGES)
def test_vietnamese_page_has_no_english_sentence(homes, monkeypatch, page):
    text = "\n".join(words(shown(homes, monkeypatch, page, "full", "vi", "member")))
    left = [
        en
        for vi, en in KNOWN.items()
        if len(en) > 12 and "{" not in en and vi != en and re.search(rf"(?<!\w){re.escape(en)}(?!\w)", text)
    ]
    assert not left, f"{page} in Vietnamese still says {left}"


@pytest.mark.parametrize("page", PAGES)
def test_simulated_data_say_so(homes, monkeypatch, page):
    assert any("Dữ liệu mô phỏng" in text for text in words(shown(homes, monkeypatch, page, "full", "vi", "member")))
    slide = shown(homes, monkeypatch, page, "full", "vi", "member", **{"reader-presenting": True})
    assert not slide.exception, [e.message for e in slide.exception]


def test_a_member_sees_no_name_of_an_officer(homes, monkeypatch):
    import polars as pl

    names = pl.read_csv(ROOT / "tests/samples/hai_phong/truth/providers.csv")["name"].to_list()
    member = shown(homes, monkeypatch, "40_officer_workload.py", "full", "vi", "member")
    specs = "\n".join([*words(member), *(str(element.proto) for element in member.get("plotly_chart"))])
    assert not [name for name in names if name in specs]
    leader = shown(homes, monkeypatch, "40_officer_workload.py", "full", "vi", "leader")
    specs = "\n".join(str(element.proto) for element in leader.get("plotly_chart"))
    assert [name for name in names if name.split()[-1] in specs]


def test_a_home_without_snapshot_says_what_to_do(tmp_path, monkeypatch):
    app = shown({"none": tmp_path}, monkeypatch, PAGES[0], "none", "vi", "member")
    assert not app.exception and any("python -m council" in text for text in words(app))
