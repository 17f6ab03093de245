"""Page 40, view by view: it runs for every role, names only where names may be, and the adviser keeps to its readers."""

import re
import shutil
import sys
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from council.ui.workload import VIEWS
from tests import opening

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

pytestmark = [pytest.mark.slow]
NAMES = pl.read_csv(ROOT / "tests/samples/hai_phong/truth/providers.csv")["name"].to_list()


def opened(homes, monkeypatch, view: str, role: str, language: str = "vi", kind: str = "full", **session) -> AppTest:
    monkeypatch.setenv("COUNCIL_HOME", str(homes[kind]))
    app = opening.page("40_officer_workload.py", role, language, **{"view-officer_workload": view}, **session)
    assert not app.exception, [e.message for e in app.exception]
    return app


def said(app: AppTest) -> str:
    kinds = (app.markdown, app.title, app.header, app.subheader, app.caption)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def drawn(app: AppTest) -> str:
    return "\n".join(str(element.proto) for element in app.get("plotly_chart"))


@pytest.mark.parametrize("view", [view.code for view in VIEWS])
def test_names_are_for_the_leader_and_codes_for_everybody_else(homes, monkeypatch, view):
    member = opened(homes, monkeypatch, view, "member")
    assert not [name for name in NAMES if name in said(member) + drawn(member)]
    assert "Chưa tính được" not in said(member)
    leader = opened(homes, monkeypatch, view, "leader")
    assert [name for name in NAMES if name in said(leader) + drawn(leader)] or view == "chi-tieu"
    slide = opened(homes, monkeypatch, view, "leader", **{"reader-presenting": True})
    assert not [name for name in NAMES if name in said(slide)], "a slide shows codes"


@pytest.mark.parametrize("view", [view.code for view in VIEWS])
@pytest.mark.parametrize("kind", ["empty", "totals"])
def test_thin_snapshots_say_what_is_missing(homes, monkeypatch, view, kind):
    text = said(opened(homes, monkeypatch, view, "leader", "en", kind))
    assert "could not be computed" not in text and len(text) > 100


def test_the_adviser_is_not_for_members(homes, monkeypatch):
    member = said(opened(homes, monkeypatch, "goi-y", "member"))
    assert "chỉ dành cho giám đốc" in member and not re.search(r"TT\.TGTT\.\d+", member)
    director = opened(homes, monkeypatch, "goi-y", "leader")
    assert re.search(r"Chuyển vụ TT.+TGTT", said(director)) and "không vướng" in said(director)


def test_the_adviser_in_english(homes, monkeypatch):
    text = said(opened(homes, monkeypatch, "goi-y", "leader", "en"))
    assert "Move case" in text and "Chuyển vụ" not in text


@pytest.mark.parametrize(("width", "written"), [(358, False), (1216, True)])
def test_charts_leave_long_words_to_hover_on_a_phone(width, written):
    from datetime import date

    from council.charts import spells, targets
    from council.charts.style import Style

    style = Style(size=13, height=460, width=width)
    day = date(2026, 1, 1), date(2026, 10, 1)
    figures = [
        targets.targets(
            style,
            [targets.Target("T", "TGV 05", 10, (5, 8, 12), 12, 10, 14, "in", "10 · 12")],
            x_title="x",
            value_name="v",
            hover="h",
        ),
        targets.shifts(style, [targets.Shift("T", "TGV 05", 10, 8, 9, 8, 10)], x_title="x", value_name="v", names=("a", "b")),
        spells.spells(style, ["A"], ["1/2"], [spells.Run(0, *day, True, True, "A", "w")], day),
    ]
    for figure in figures:
        assert figure["layout"]["margin"]["r"] < (60 if not written else 300)
    assert [bool(figure["layout"]["annotations"]) for figure in figures] == [written, written, True]


def test_weights_are_changed_by_leader_or_steward_and_wait_for_a_publish(homes, monkeypatch, tmp_path):
    home = {"full": Path(shutil.copytree(homes["full"], tmp_path / "home"))}
    assert not [b for b in opened(home, monkeypatch, "can-doi", "member").button if b.key == "weights-do"]
    app = opened(home, monkeypatch, "can-doi", "leader")
    app.selectbox(key="weights-name").set_value("stage.CUSTODY")
    app.number_input(key="weights-value").set_value(1.25)
    app.text_input(key="weights-from").set_value("01/12/2026")
    app.button(key="weights-do").click().run()
    assert "lý do" in said(app) and not (home["full"] / "law/parameters.csv").exists(), "a change needs a reason"
    app.text_input(key="weights-why").set_value("Tạm giữ thường phải đi đêm")
    app.button(key="weights-do").click().run()
    assert not app.exception
    rows = (home["full"] / "law/parameters.csv").read_text("utf-8").splitlines()
    assert rows[-1].startswith("case_weight.stage.CUSTODY,1.25,factor,2026-12-01") and "Tạm giữ thường" in rows[-2] and "leader" in rows[-2]
    text = said(app)
    assert "chờ công bố" in text and "1,25" in text and "council publish" in text


def test_the_cases_to_come_are_planned_by_kind(homes, monkeypatch):
    app = opened(homes, monkeypatch, "goi-y", "leader")
    text = said(app)
    assert "Vụ sắp đến nên giao cho ai?" in text and re.search(r"\*\*\d+\*\* vụ sắp đến \(khoảng \d+ ngày\)", text)
    app.number_input(key="coming-number").set_value(7)
    app.selectbox(key="coming-field").set_value("ADM").run()
    assert not app.exception
    lines = [line for line in said(app).splitlines() if re.match(r"\d+\. Vụ mới thứ", line)]
    assert len(lines) == 7 and all("hành chính" in line.lower() for line in lines)


@pytest.mark.parametrize("view", [view.code for view in VIEWS])
def test_no_code_of_a_level_or_grade_is_left_over(homes, monkeypatch, view):
    text = said(opened(homes, monkeypatch, view, "leader"))
    assert not re.findall(r"\b(?:below|meets|excellent|far_above|too_small)\b", re.sub(r"```.*?```|`[^`]*`", "", text))
