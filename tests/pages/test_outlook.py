"""Page 20, view “Dự kiến”: every state of the sentence, what is never assumed, the table beside the chart, the file taken home."""

import io
import json
from datetime import date

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from council import charts, export
from council.charts.style import Style
from council.sentences import outlook
from council.sentences.finding import CHANCE, NONE
from council.sentences.outlook import Rules, expected, look_ahead
from council.sentences.signals.target import Target
from council.ui import REGISTRY
from council.ui.referrals import outlook as view
from council.uncertainty import forecast
from council.words import Speaker
from tests.pages.test_screens import shown, words

VI, EN = Speaker("vi"), Speaker("en")


def run_of(first: date, count: int) -> list[date]:
    return [date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(count)]


STEADY = [46.0, 41, 50, 45, 54, 41, 48, 45, 49, 56, 44, 47, 46, 51, 43, 40, 52, 46, 47, 44, 45, 50]  # 22 months


def steady(first: date = date(2025, 1, 1), values: list | None = None, cuts: tuple = (), seen: int = 0, rules: Rules | None = None):
    values = STEADY if values is None else values
    return look_ahead(run_of(first, len(values)), values, list(cuts), seen, rules)


def test_the_year_is_what_came_and_what_is_expected_of_the_rest():
    found = steady()
    assert found.ahead == (date(2026, 11, 1), date(2026, 12, 1)) and found.so_far == sum(STEADY[12:])
    rest = forecast(STEADY[-12:], 2)
    year = found.windows[-1]
    assert (year.low, year.high) == tuple(tuple(found.so_far + v for v in ends) for ends in (rest.low, rest.high))
    said = expected(VI, found)
    assert said.state == CHANCE and not said.badges
    for part in ("12 tháng gần đây", "cả năm 2026", f"**{VI.number(year.mean)}**", f"**{year.low[1]} đến {year.high[1]}**",
                 f"10 tháng đầu năm đã nhận {found.so_far}"):  # fmt: skip
        assert part in said.text, part
    assert outlook.is_sound(found) and said.text.endswith("Thử lại, 16/16 tháng đã qua nằm trong khoảng 95%.")
    aimed = expected(VI, found, target=Target("referred", 900, "Kế hoạch 1", date(2026, 1, 5)))
    assert "Mục tiêu ít nhất 900 (Kế hoạch 1): **khó đạt**" in aimed.text and "Thử lại" not in aimed.text
    assert "If things stay as in the last 12 months" in expected(EN, found).text


def test_both_periods_a_council_reports_on_stand_where_both_are_ahead():
    in_march = steady(values=STEADY[:14])
    assert [w.period.last_day for w in in_march.windows] == [date(2026, 10, 31), date(2026, 12, 31)]
    ten, year = in_march.windows
    assert ten.mean == pytest.approx(sum(STEADY[12:14]) + sum(STEADY[2:14]) / 12 * 8)
    assert year.mean - ten.mean == pytest.approx(sum(STEADY[2:14]) / 12 * 2)
    assert "31/10/2026" in outlook.windows(VI, in_march) and "31/12/2026" in outlook.windows(VI, in_march)


def test_after_december_the_next_year_is_looked_at():
    found = steady(values=STEADY[:12])
    assert found.year == 2026 and len(found.ahead) == 12 and found.so_far == 0
    assert "năm này chưa có tháng nào trọn vẹn" in expected(VI, found).text


def test_a_month_that_was_not_sent_is_no_zero_and_is_said():
    values = [*STEADY[:15], None, *STEADY[16:]]
    found = steady(values=values)
    assert found.gaps == (date(2026, 4, 1),) and len(found.rests_on) == 12 and None not in found.rests_on
    assert found.so_far == sum(v for v in values[12:] if v is not None)
    assert "không gồm 1 tháng không gửi" in expected(VI, found).text
    assert view.months_table(found)["persons"].to_list()[15] is None


def test_nothing_before_a_change_of_organisation_is_used():
    kept = steady(cuts=(14,))
    other = look_ahead(list(kept.months), [999.0] * 14 + STEADY[14:], [14])
    assert kept.rests_on == tuple(STEADY[14:]) and kept.month == other.month
    assert kept.rests_on == other.rests_on and len(kept.rests_on) == 8


def test_too_few_months_since_the_change_give_no_number():
    found = steady(cuts=(18,))
    said = expected(VI, found, "01/07/2026 (Bỏ cấp huyện)")
    assert said.state == NONE and [b.code for b in said.badges] == ["thin"]
    assert "**4** tháng trọn vẹn từ mốc 01/07/2026" in said.text and "**6**" in said.text
    assert found.totals == () and found.windows == () and view.months_table(found)["expected"].null_count() == 22


@pytest.mark.parametrize("values", [[], [0.0] * 20, [None] * 20])
def test_an_empty_log_is_not_a_forecast_of_zero(values):
    said = expected(VI, steady(values=values))
    assert said.state == NONE and "không tính số dự kiến" in said.text


def test_a_started_month_is_a_bound_below_and_no_measurement():
    free, begun = steady(), steady(seen=70)
    assert free.rests_on == begun.rests_on and free.month == begun.month
    month = outlook.month_of(begun, 0)
    assert month.low == (70, 70) and month.mean == 70 and outlook.month_of(begun, 1) == free.month
    assert begun.totals[0].low == (begun.so_far + 70,) * 2 and min(begun.totals[1].low) >= begun.so_far + 70


def test_few_a_month_keep_a_decimal():
    assert expected(VI, steady(values=[2.0, 3, 2] * 6)).heading.startswith("Mỗi tháng dự kiến 2,3 lượt")
    assert expected(EN, steady()).heading.startswith("46 expected")


def test_silent_units_make_it_a_number_of_arrivals():
    said = expected(VI, steady(), silent=3)
    assert [(b.code, b.count) for b in said.badges] == [("silent", 3)]
    assert "3 đơn vị chưa gửi đủ báo cáo: đây là số sẽ đến Trung tâm, không phải số người cần." in said.text
    assert "đơn vị" not in expected(VI, steady()).text


def test_what_the_test_of_the_past_shows_is_said():
    growing = [float(round(20 * 1.2**i)) for i in range(22)]
    assert "hẹp hơn thực tế" in expected(VI, steady(values=growing)).text
    assert "chỉ 0/16 tháng đã qua nằm trong khoảng 80%: **khoảng này hẹp" in outlook.tested(VI, steady(values=growing))
    season = [40.0 + 20 * (i % 12 < 6) for i in range(22)]
    assert "**không sát hơn** cách lấy số của tháng trước" in outlook.tested(VI, steady(values=season))
    few = steady(values=STEADY[:10])
    assert "Mới thử lại được trên 4 tháng" in outlook.tested(VI, few)
    said = outlook.errors(VI, steady())
    assert "Thử lại trên 16 tháng" in said and "khoảng 80%" in said and "khoảng 95%: 16/16" in said
    assert outlook.errors(VI, steady(values=STEADY[:6])).startswith("Chưa tháng nào")


def test_the_numbers_of_the_method_are_published_rows():
    rules = Rules.of({"forecast_base_months": 6.0, "forecast_minimum_months": 9.0})
    assert rules == Rules(6, 9) and Rules.of({}) == Rules(12, 6)
    assert steady(values=STEADY[:8], rules=Rules(12, 9)).rests_on == ()


def test_tables_hold_every_number_of_the_charts():
    found = steady()
    year, tried = view.year_table(found), view.tried_table(found)
    assert year["month_on"].to_list() == run_of(date(2026, 1, 1), 12)
    assert year["persons"].drop_nulls().to_list() == [int(sum(STEADY[12 : 12 + i + 1])) for i in range(10)]
    assert year["p95_low"].drop_nulls().to_list() == [t.low[1] for t in found.totals]
    assert tried.height == len(found.test.trials) == 16
    inside = tried.filter((pl.col("persons") >= pl.col("p95_low")) & (pl.col("persons") <= pl.col("p95_high"))).height
    assert inside == tried["is_inside"].sum() == found.test.inside[1]
    assert (tried["persons"] - tried["expected"]).abs().mean() == pytest.approx(found.test.error, abs=0.06)


@pytest.mark.parametrize(("size", "width"), [(15, 1216), (13, 358), (26, 1793)])
def test_months_written_below_the_chart_do_not_meet(size, width):
    style = Style(size=size, width=width, height=300, speaker=VI)
    found = steady()
    figure = charts.outlook(
        style, [VI.month_short(m) for m in (*found.months, *found.ahead)], list(found.values),
        [charts.Fan(22 + i, m.mean, m.low, m.high) for i in range(2) for m in [outlook.month_of(found, i)]], "lượt",
        levels=("80%", "95%"), rests_on=(10, found.month.mean), cuts=[14],
    )  # fmt: skip
    layout, places = figure["layout"], figure["layout"]["xaxis"]["tickvals"]
    room = width - layout["margin"]["l"] - layout["margin"]["r"]
    assert places[-1] == 23 and room > width / 2
    assert min(b - a for a, b in zip(places, places[1:], strict=False)) * room / 25.1 > 5 * 0.56 * size
    line = next(t for t in figure["data"] if t["line"].get("width") == 2.2 and "dash" not in t["line"])
    assert line["y"][line["x"].index(13.5)] is None, "the line is not joined over the change"
    assert [n["text"] for n in layout["annotations"] if "95%" in n["text"]] == [f"{found.month.low[1]} · 95%", f"{found.month.high[1]} · 95%"]


def test_a_month_outside_its_interval_is_a_diamond():
    tried = [charts.Tried(0, 40, 42, (30, 25), (50, 55)), charts.Tried(3, 70, 42, (30, 25), (50, 55))]
    figure = charts.tried_again(Style(speaker=VI, height=300, width=580), ["01/26", "02/26", "03/26", "04/26"], tried, "lượt")
    marks = {trace["marker"].get("symbol", "circle"): trace["x"] for trace in figure["data"] if trace["mode"] == "markers"}
    assert marks == {"circle": [0], "diamond": [3]}


@pytest.mark.slow
def test_the_page_says_what_the_rows_give(homes, monkeypatch):
    code = next(v.code for v in REGISTRY["referral_sources"] if v.menu == "Dự kiến")
    app = shown(homes, monkeypatch, "20_referral_sources.py", "full", "vi", "member", **{"view-referral_sources": code})
    assert not app.exception, [e.message for e in app.exception]
    text = "\n".join(words(app))
    monthly = json.loads(app.get("plotly_chart")[0].proto.spec)
    values = next(t["y"] for t in monthly["data"] if t["mode"] == "markers")
    mean = sum(values[-12:]) / 12
    assert f"Mỗi tháng dự kiến {VI.number(mean)} lượt" in text and mean >= 10
    assert "cả năm 2026" in text and "Sai trung bình" not in text and "sai trung bình mỗi tháng" in text
    year = json.loads(app.get("plotly_chart")[2].proto.spec)
    so_far = next(t["y"] for t in year["data"] if t["mode"] == "markers")[-1]
    assert so_far == sum(values[-10:]) and f"đã nhận {VI.number(so_far)}" in text


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["empty", "totals"])
def test_without_the_centres_log_nothing_is_forecast(homes, monkeypatch, kind):
    app = shown(homes, monkeypatch, "20_referral_sources.py", kind, "vi", "member", **{"view-referral_sources": "dukien"})
    assert not app.exception and "không tính số dự kiến" in "\n".join(words(app))


@pytest.mark.slow
def test_the_file_says_that_its_rows_were_computed(answers):
    from council.snapshots import current
    from council.warehouse import Warehouse

    warehouse = Warehouse.open(current(answers[0].snapshots).folder)
    found = warehouse.ask("referred_by_month")
    made = view._answer(found, steady(), "outlook", view.months_table(steady()), found.title)
    book = CalamineWorkbook.from_filelike(io.BytesIO(export.write(made, "xlsx", "vi", {})))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert "Lệnh lấy các dòng đã dùng để tính" in cells and "Lệnh làm lại đúng tệp này" not in cells
    assert any("nhiều nhất 12 tháng trọn vẹn" in cell for cell in cells) and "Khoảng 95%: thấp nhất" in cells
    assert "referred-by-month-outlook_" in export.file_name(made, "xlsx") and made.name != found.name == found.question
    plain = CalamineWorkbook.from_filelike(io.BytesIO(export.write(found, "xlsx", "vi", {})))
    assert any("Lệnh làm lại đúng tệp này" in str(c) for n in plain.sheet_names for r in plain.get_sheet_by_name(n).to_python() for c in r)
