"""On a slide: question, answer, one line below; no filters, no menu, and nobody's row, on any page, view or role."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from council import ui
from council.snapshots import current
from council.ui.page import PERSONAL
from tests import opening

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("[0-9]*.py"))
ROLES = ("member", "leader", "analyst", "steward")
VIEWS = {**ui.REGISTRY, "meeting": ui.meeting.VIEWS}
pytestmark = pytest.mark.slow


def address(page: str) -> str:
    return page.removesuffix(".py").split("_", 1)[1]


def slide(home, monkeypatch, page: str, view: str, role: str) -> AppTest:
    monkeypatch.setenv("COUNCIL_HOME", str(home.path))
    return opening.page(page, role, **{"reader-presenting": True, f"view-{address(page)}": view})


@pytest.fixture(scope="module")
def persons(published) -> set[str]:
    """Codes of persons and cases that would give a row away."""
    folder = current(published.snapshots).folder
    people = pl.read_parquet(folder / "contracts" / "person_matter.parquet")
    cases = pl.read_parquet(folder / "contracts" / "aid_case.parquet")["case_id"]
    return {*people["pm_id"].to_list(), *people["person_key"].to_list(), *cases.to_list()}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_no_row_about_a_person_on_any_slide(published, persons, monkeypatch, page, role):
    views = [view.code for view in VIEWS.get(address(page), ())] or [""]
    for view in views if role in ("member", "steward") else views[:1]:
        app = slide(published, monkeypatch, page, view, role)
        assert not app.exception, [e.message for e in app.exception]
        for frame in app.dataframe:
            assert not PERSONAL & set(frame.value.columns), f"{page} {view}: rows about persons on a slide"
        said = "\n".join(str(part.proto) for kind in ("markdown", "plotly_chart", "caption") for part in app.get(kind))
        shown = [code for code in persons if len(code) > 5 and code in said]
        assert not shown, f"{page} {view}: {shown[:3]}"


@pytest.mark.parametrize("page", [p for p in PAGES if address(p) in ui.shell.SLIDES])
def test_a_slide_has_one_question_one_line_and_no_filters(published, monkeypatch, page):
    for view in [view.code for view in VIEWS.get(address(page), ())] or [""]:
        app = slide(published, monkeypatch, page, view, "member")
        text = "\n".join(m.value for m in app.markdown)
        assert len(app.title) == 1 and "mục " in text and "Dữ liệu mô phỏng" in text, f"{page} {view}"
        assert not app.selectbox and not app.multiselect and len(app.get("plotly_chart")) <= 1, f"{page} {view}"
