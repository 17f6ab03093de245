"""What only page 20 promises: totals stand alone, rows need the role and come page by page, one silent sector, an empty month."""

import json

import pytest

from council.ui import longlist
from council.ui.filters import Chosen
from council.ui.referrals import elapsed
from tests.pages.test_screens import shown, words

pytestmark = [pytest.mark.slow]
PAGE = "20_referral_sources.py"


def view(homes, monkeypatch, code, kind="full", language="vi", role="member", **session):
    return shown(homes, monkeypatch, PAGE, kind, language, role, **{"view-referral_sources": code}, **session)


def text(app) -> str:
    assert not app.exception, [e.message for e in app.exception]
    return "\n".join(words(app))


def test_totals_alone_are_shown_as_totals(homes, monkeypatch):
    said = text(view(homes, monkeypatch, "nguon", "totals", filters=Chosen("all")))
    assert "Chỉ có số tổng" in said and "Mẫu 03" in said


def test_lists_of_single_matters_need_the_role(homes, monkeypatch):
    member, leader = text(view(homes, monkeypatch, "han")), text(view(homes, monkeypatch, "han", role="leader"))
    assert "chỉ dành cho lãnh đạo Trung tâm" in member and "Việc còn hạn đứng trước" not in member
    assert "Việc còn hạn đứng trước" in leader
    assert "lịch chưa kiểm chứng" in member


def test_rows_come_page_by_page(homes, monkeypatch):
    monkeypatch.setattr(longlist, "ROWS_PER_PAGE", 5)
    app = view(homes, monkeypatch, "han", role="leader")
    first = app.dataframe[0].value
    sheet = next(box for box in app.number_input if box.key == "sheet-at-risk")
    assert len(first) == 5 and sheet.max > 1
    sheet.set_value(2).run()
    assert not app.exception, [e.message for e in app.exception]
    assert not app.dataframe[0].value.equals(first)


def test_a_limit_without_a_source_says_so(homes, monkeypatch):
    figures = [chart.proto.spec for chart in view(homes, monkeypatch, "han").get("plotly_chart")]
    assert any("L8" in figure and "kh\\u00f4ng ngu\\u1ed3n n\\u00e0o ghi" in figure for figure in figures)


@pytest.mark.parametrize(("clock", "line", "said"), [
    ("L1", 12, "sổ chỉ ghi ngày"), ("L2", 24, "sổ chỉ ghi ngày"), ("L3", None, "luật ghi “ngay”"), ("L4", 12, "sổ chỉ ghi ngày"),
    ("L5", 3, "đo được cả"), ("L6", None, "ngày nhận đủ giấy tờ"), ("L7", None, "ngày nhận đủ giấy tờ"), ("L8", None, "từ chối hoặc hủy"),
])  # fmt: skip
def test_every_limit_has_its_legal_line_or_the_reason_why_not(homes, monkeypatch, clock, line, said):
    app = view(homes, monkeypatch, "han", filters=Chosen("all"), **{elapsed.CHOICE: clock})
    caption = next(c.value for c in app.caption if f"{said}" in c.value and "Vì sao" not in c.value)
    assert caption
    curves = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    lines = [s["x0"] for c in curves for s in c["layout"].get("shapes", []) if c["data"] and c["data"][-1].get("mode") == "lines"]
    assert lines == ([line] if line else [])


def test_both_languages_say_why_limits_cannot_be_measured(homes, monkeypatch):
    assert "L6, L7: không tệp nào ghi" in text(view(homes, monkeypatch, "han"))
    assert "L6, L7: no file states" in text(view(homes, monkeypatch, "han", language="en"))


@pytest.mark.parametrize("code", ["nguon", "noi", "duong", "han", "muon", "imlang", "doichieu", "dansu"])
def test_a_month_without_anybody_is_neither_praised_nor_called_a_fall(homes, monkeypatch, code):
    said = text(view(homes, monkeypatch, code, filters=Chosen("2024-02", lists={"sectors": ["detention"]})))
    assert "Chưa tính được phần này" not in said and "giảm rõ" not in said
    if code == "nguon":
        assert "không ghi lượt giới thiệu nào" in said


def test_a_silent_sector_is_named_before_its_numbers_are_read(homes, monkeypatch):
    said = text(view(homes, monkeypatch, "nguon", filters=Chosen("2026-10m", lists={"sectors": ["procuracy"]})))
    assert "**chưa gửi đủ báo cáo**" in said


@pytest.mark.parametrize("scheme", ["district", "court_area"])
def test_areas_stand_on_a_tile_map_and_as_intervals(homes, monkeypatch, scheme):
    app = view(homes, monkeypatch, "noi", filters=Chosen("all", scheme))
    assert "địa bàn theo vị trí" in text(app)
    shown_areas = [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]
    assert len(shown_areas) == 3  # intervals, tiles, units


def test_from_an_area_to_its_units_to_its_rows(homes, monkeypatch):
    chosen = {"filters": Chosen("all", lists={"areas": ["303"]})}
    member, analyst = (view(homes, monkeypatch, "noi", role=role, **chosen) for role in ("member", "analyst"))
    assert "Từng người thuộc diện ở nơi đang chọn" not in text(member)
    assert "Từng người thuộc diện ở nơi đang chọn" in text(analyst)
    assert set(analyst.dataframe[0].value["area_name"]) == {"Quận Hồng Bàng"}
