"""Page 75: only the steward sees it; pairs are decided and taken back; differences are marked; the menu does not show it."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from council.home import Home, review
from council.ui import review as page_review
from council.ui import shell
from tests import opening
from tests.pages.test_screens import words

pytestmark = [pytest.mark.slow]
ROWS = [
    {"entry_a": "a1", "entry_b": "b1", "name_a": "Trần Thị Na", "name_b": "Trần Thị Ná", "birth_a": "2009", "birth_b": "2010",
     "unit_a": "Công an X", "unit_b": "Công an X"},
    {"entry_a": "a2", "entry_b": "b2", "name_a": "Lê Văn Bê", "name_b": "Lê Văn Bê", "birth_a": "01/02/1990", "birth_b": None},
]  # fmt: skip


def write_queue(home: Home) -> None:
    """Two pairs wait in ``home``, and nothing is decided."""
    base = {"is_linked": False, "bits": 3.0, "stratum": "doubtful", "effect": "missed_fewer", "effect_vi": "bớt một người bị bỏ sót",
            "effect_en": "one person fewer missed", "effect_rank": 0, "for_vi": ["trùng họ tên"], "for_en": ["same name"],
            "against_vi": ["khác năm sinh"], "against_en": ["other birth year"]}  # fmt: skip
    rows = pl.DataFrame([{**base, **row} for row in ROWS], infer_schema_length=None)
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in review.SCHEMA.items() if name not in rows.columns]
    rows.with_columns(missing).select([pl.col(n).cast(t) for n, t in review.SCHEMA.items()]).write_parquet(
        home.private / review.QUEUE
    )
    (home.decisions / review.FILE).unlink(missing_ok=True)


@pytest.fixture
def home(homes, monkeypatch) -> Home:
    found = Home(homes["full"])
    write_queue(found)
    monkeypatch.setenv("COUNCIL_HOME", str(found.path))
    yield found
    (found.private / review.QUEUE).unlink(missing_ok=True)
    (found.decisions / review.FILE).unlink(missing_ok=True)


def shown(role: str, language: str = "vi", **session) -> AppTest:
    return opening.page("75_link_review.py", role, language, **session)


@pytest.mark.parametrize("role", ["member", "leader", "analyst"])
def test_nobody_but_the_steward_sees_a_name(home: Home, role: str) -> None:
    app = shown(role)
    assert not app.exception
    assert "Trần" not in "\n".join(words(app)) and not [b for b in app.button if b.key and b.key.startswith("review-")]


def test_no_name_while_presenting(home: Home) -> None:
    assert "Trần" not in "\n".join(words(shown("steward", **{"reader-presenting": True})))


def test_differences_are_marked_and_what_a_decision_would_change_is_said(home: Home) -> None:
    text = "\n".join(words(shown("steward")))
    assert "**Trần Thị Na**" in text and "**Trần Thị Ná**" in text and "khác" in text
    assert "| Công an X | Công an X |" in text, "what is alike is not marked"
    assert "bớt một người bị bỏ sót" in text and "**2** cặp chờ xem" in text
    assert "one person fewer missed" in "\n".join(words(shown("steward", "en")))


@pytest.mark.parametrize("decision", review.DECISIONS)
def test_a_decision_is_kept_the_next_pair_comes_and_undo_brings_it_back(home: Home, decision: str) -> None:
    app = shown("steward")
    first = [entry for entry in ("a1", "a2") if review.queue(home)["entry_a"][0] == entry][0]
    app.button(key=f"review-{decision}").click().run()
    assert not app.exception, [e.message for e in app.exception]
    kept = review.decided(home)
    assert kept.select("entry_a", "decision").rows() == [(first, decision)]
    assert "**1** cặp chờ xem, **1** cặp đã quyết" in "\n".join(words(app))
    app.button(key="review-undo").click().run()
    assert review.decided(home).is_empty() and review.queue(home)["entry_a"][0] == first
    assert "**2** cặp chờ xem, **0** cặp đã quyết" in "\n".join(words(app))


def test_an_empty_queue_is_a_sentence_and_the_last_decision_can_still_be_undone(home: Home) -> None:
    app = shown("steward")
    for _ in ROWS:
        app.button(key="review-unsure").click().run()
    assert "Không còn cặp nào chờ xem" in "\n".join(words(app))
    app.button(key="review-undo").click().run()
    assert "**1** cặp chờ xem" in "\n".join(words(app))


def test_every_decision_has_a_key_of_its_own() -> None:
    assert [key for key, _ in page_review.KEYS.values()] == ["1", "2", "3"]
    assert tuple(page_review.KEYS) == review.DECISIONS
    assert 'shortcut="U"' in Path(page_review.__file__).read_text(encoding="utf-8")


def test_the_page_is_in_no_menu() -> None:
    page = next(page for page in shell.page_files() if page.path.name == "75_link_review.py")
    assert page.roles == ("steward",)
    assert all(not other.roles for other in shell.page_files() if other is not page and other.path != page.path)
