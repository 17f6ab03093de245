"""A pinned outlook is proved by its own rows, and a paper does not print other rows under its title."""

import pytest

from council import ui
from council.meeting import agenda, slides
from council.snapshots import point
from council.ui.meeting import paper
from tests.meeting.test_page import DAY, home, opened  # noqa: F401 — a fixture

pytestmark = pytest.mark.slow
PAGE = "20_referral_sources.py"
VIEW = {"view-referral_sources": "dukien"}


def said(app) -> str:
    assert not app.exception, [e.message for e in app.exception]
    return "\n".join(m.value for m in app.markdown)


def test_a_pinned_outlook_is_proved_and_its_slide_holds_the_interval(home, monkeypatch):  # noqa: F811
    place, early, late = home
    app = opened(PAGE, **VIEW)
    before = next(m.value for m in app.markdown if "Nếu mọi việc cứ như" in m.value)
    app.text_input(key=next(t.key for t in app.text_input if t.key.startswith("pin-day-"))).set_value("15/08/2026")
    app.button(key="pin-do").click().run()
    item = agenda.read_agenda(place, DAY).items[0]
    kept = slides.read(place, DAY, item.id)
    assert item.question == "referred_by_month.outlook" and item.rows_sha256
    assert "Khoảng 95%: thấp nhất" in kept.columns and kept.figure and "12/2026" in str(kept.rows)
    point(place.snapshots, late)
    ui.door.forget()
    assert before not in said(opened(PAGE, **VIEW)), "a later data day has another outlook"
    frozen = ui.frozen.Frozen(early, DAY, item.id)
    again = said(opened(PAGE, frozen=frozen, filters=ui.filters.Chosen(item.filters["period"]), **VIEW))
    assert before in again and "giống hệt lúc ghim" in again

    monkeypatch.setattr(paper, "link_of", lambda *given: "")
    monkeypatch.setattr(paper.filters, "parameters_of", lambda *given: {})
    reader = type("Page", (), {"reader": type("Reader", (), {"language": "vi"})})
    printed = paper._items(reader, ui.door.open_snapshot("leader", early), agenda.read_agenda(place, DAY))
    assert printed[0].question is None
