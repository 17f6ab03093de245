"""Page 20: its sentences tell each state truly, its charts draw what they are given, its views run on every kind of snapshot."""

import polars as pl
import pytest

from council import charts
from council.charts.style import Style
from council.sentences import clocks, matching, silence
from council.sentences.civil import Gap, duty, gaps
from council.sentences.clocks import Clocks, Rule, Senses, measured
from council.sentences.comparison import compare
from council.sentences.finding import CHANCE, NONE, SHIFT, SIGNAL
from council.sentences.matching import Matched
from council.sentences.referrals import referred, totals_only
from council.sentences.silence import Quiet
from council.sentences.ways import passed_on, way
from council.ui.referrals.curves import curve
from council.words import Speaker

VI, EN = Speaker("vi"), Speaker("en")
DAY = "31/10/2026"


def codes(found) -> list[str]:
    return [badge.code for badge in found.badges]


# referrals by month


def test_an_empty_month_is_not_called_a_fall():
    found = referred(VI, 0, 0, [], [], [])
    assert found.state == NONE and "không ghi lượt giới thiệu nào" in found.text


def test_a_silent_sector_is_named_and_nothing_is_said_about_many_or_few():
    found = referred(VI, 40, 41, [], ["Tòa án A"], [("Tòa án", 0, 5)])
    assert "Tòa án A **chưa gửi đủ báo cáo**" in found.text and "chưa thể nói" in found.text
    assert "silent" in codes(found)


def test_nothing_referred_where_a_sector_is_silent_still_names_it():
    found = referred(VI, 0, None, [], ["Tòa án A"], [], reaches_back=False)
    assert found.state == NONE and "Tòa án A" in found.text and "silent" in codes(found)


def test_a_difference_inside_chance_is_no_rise():
    assert referred(VI, 464, 471, [], [], []).state == CHANCE
    risen = referred(VI, 600, 471, [], [], [("Công an", 400, 280)])
    assert risen.state == SHIFT and "rise" in codes(risen) and "Công an" in risen.text


def test_totals_keep_the_two_forms_apart():
    found = totals_only(VI, 4, 12, 5)
    assert "**12**" in found.text and "**5**" in found.text and "17" not in found.text and codes(found) == ["totals"]


# limits


def test_no_run_is_not_everything_in_time():
    found = clocks.limits(VI, Clocks(0, 0, 0, 0, 0, 0), DAY)
    assert found.state == NONE and "không có nghĩa là mọi việc đúng hạn" in found.text


def test_nothing_measurable_is_said_to_be_so():
    found = clocks.limits(VI, Clocks(61, 0, 0, 61, 0, 0), DAY)
    assert found.state == NONE and "**61**" in found.text and "đúng hạn" in found.text


def test_a_limit_says_its_number_what_was_not_measured_and_why():
    hours = Rule("L1", "hours", 12.0, "request", True)
    assert measured(VI, [hours], 20, 5) == "Hạn 12 giờ: không đo được 5/20 lần (25,0%); sổ chỉ ghi ngày hoặc không ghi lúc yêu cầu."
    days = Rule("L5", "working_days", 3.0, "accepted", False)
    assert measured(VI, [days], 20, 0) == "Hạn 3 ngày làm việc: đo được cả 20 lần."
    at_once = Rule("L3", "at_once", None, "notice_received", False)
    assert measured(VI, [at_once], 0, 0) == "Luật ghi “ngay”, không ghi số giờ hay ngày: không có lần nào."
    assert "không biểu mẫu nào ghi" in measured(VI, [Rule("L8", "hours", 24.0, "refusal_or_cancellation", True)], 0, 0)


def test_late_is_a_share_of_the_measurable_only():
    found = clocks.limits(VI, Clocks(100, 8, 60, 35, 5, 2), DAY)
    assert "**10** lần quá hạn trong 60 lần đo được (16,7%)" in found.text and "**35** trong 100" in found.text
    assert f"Ngày {DAY}: 5 thời hạn đang chạy, **2** đã quá" in found.text
    assert clocks.limits(VI, Clocks(10, 0, 10, 0, 0, 0), DAY).state == CHANCE
    assert "%" not in clocks.limits(VI, Clocks(9, 3, 9, 0, 0, 0), DAY).text


def test_three_senses_of_late_are_never_added():
    found = clocks.late(VI, Senses(26, 285, 394, 155, 464, 3, 285), 5)
    for part in ("**26/285**", "109 không đo được", "**155/464**", "**3/285**", "không cộng"):
        assert part in found.text
    assert "184" not in found.text
    assert clocks.late(VI, Senses(0, 0, 0, 0, 0, 0, 0), 5).state == NONE
    unmeasured = clocks.late(VI, Senses(0, 0, 61, 1, 20, 0, 0), 5)
    assert "không đo được (61 thông báo)" in unmeasured.text and "phiên" not in unmeasured.text


# silence


def test_everybody_reported():
    found = silence.reported(VI, 24, 12, 3, [], True)
    assert found.state == CHANCE and "**12/12** đơn vị" in found.text and "3 báo cáo đến sau hạn" in found.text


def test_repeat_silence_is_named_single_silence_counted():
    quiet = [Quiet("VKSND A", "quý 1/2026, quý 2/2026", 2, False), Quiet("Công an B", "quý 3/2025", 1, False)]
    found = silence.reported(VI, 24, 12, 0, quiet, True)
    assert "**VKSND A (quý 1/2026, quý 2/2026)** không gửi từ hai kỳ liền" in found.text
    assert "1 đơn vị khác" in found.text and "Công an B" not in found.text and "không phải là số 0" in found.text
    one = silence.reported(VI, 24, 12, 0, quiet[1:], True)
    assert "**Công an B** không gửi báo cáo quý 3/2025" in one.text
    two = silence.reported(VI, 24, 12, 0, [quiet[1], quiet[1]], True)
    assert "**2** đơn vị" in two.text and "Công an B" not in two.text


def test_nothing_due_says_nothing_about_anybody():
    assert silence.reported(VI, 0, 0, 0, [], True).state == NONE


def test_an_inferred_calendar_says_so():
    assert "suy ra" in silence.reported(VI, 4, 2, 0, [], False).text
    assert "suy ra" not in silence.reported(VI, 4, 2, 0, [], True).text


# reconciling


def test_papers_that_do_not_meet():
    found = matching.reconciled(VI, Matched(545, 515, 515, 7, 0, 0, 0, 0.129))
    assert "**545**" in found.text and "**30** gửi mà không thấy nhận, **0** nhận" in found.text
    assert "**12,9%**" in found.text and found.state == SHIFT
    assert "7 văn bản đến từ đơn vị im lặng" in matching.apart(VI, Matched(545, 515, 515, 7, 0, 0, 0, 0.129))
    silent = matching.reconciled(VI, Matched(0, 0, 0, 4, 0, 0, 0, None))
    assert "4 văn bản đến từ đơn vị im lặng" in silent.text and "không phía nào" not in silent.text and silent.state == NONE


def test_totals_are_named_apart():
    given = Matched(10, 10, 10, 0, 8, 9, 2, 0.0)
    found = matching.reconciled(VI, given)
    assert "mọi văn bản có ở cả hai phía" in found.text
    assert "2 đơn vị chỉ gửi số tổng (8 lượt, Trung tâm có 9)" in matching.apart(VI, given)
    assert found.state == CHANCE
    alone = matching.reconciled(VI, Matched(0, 0, 0, 0, 8, 0, 2, None))
    assert alone.state == NONE and codes(alone) == ["totals"]


def test_without_agency_registers_there_is_no_denominator():
    found = matching.reconciled(VI, Matched(0, 40, 0, 0, 0, 0, 0, None))
    assert found.state == NONE and codes(found) == ["no_denominator"]


# civil and duty


def test_gaps_say_how_long_and_what_courts_took():
    found = gaps(VI, 14, 150, 60, [Gap("Huyện A", 8, None), Gap("Huyện B", 1, 13)], 70)
    assert "**2/14** nơi" in found.text and "Huyện A (0/8 người, từ đầu dữ liệu)" in found.text
    assert "Huyện B (0/1 người, 13 tháng)" in found.text and "70 người" in found.text and found.state == SHIFT


def test_no_gap_and_nobody_eligible_are_two_things():
    assert gaps(VI, 14, 150, 60, [], 0).state == CHANCE
    nobody = gaps(VI, 0, 0, 0, [], 0)
    assert nobody.state == NONE and codes(nobody) == ["no_denominator"]


def test_no_roster_is_not_no_duty():
    assert "không biết" in duty(VI, 8, 0, 0, 0, 3)
    assert duty(VI, 8, 4, 41, 28, 31).startswith("4/8 nơi có buổi trực (41 buổi")


# shares and the way


def test_places_below_chance_are_named_the_others_are_not():
    names = ["A", "B", "C", "D", "E", "F"]
    found = passed_on(VI, compare(names, names, [40, 79, 82, 80, 81, 5], [100, 100, 100, 100, 100, 20]))
    assert found.state == SIGNAL and "thấp hơn mức ngẫu nhiên**: A (40/100)." in found.text and "B" not in found.text.split(":")[-1]
    level = passed_on(VI, compare(names[:5], names[:5], [80, 79, 82, 80, 81], [100] * 5))
    assert level.state == CHANCE and codes(level) == ["chance"]
    few = passed_on(VI, compare(["A"], ["A"], [3], [9]))
    assert codes(few) == ["thin"] and "3/9" in few.text and "%" not in few.text
    two = compare(names, names, [40, 50, 82, 80, 81, 85], [100] * 6)
    assert "A (40/100) và B (50/100)" in passed_on(VI, two).text
    assert codes(passed_on(VI, compare(["A"], ["A"], [0], [0]))) == ["no_denominator"]


def test_the_way_names_its_largest_loss():
    found = way(VI, 1789, 754, 410, 183, ("Tự nhận", 152))
    assert "**754**" in found.text and "trước “Tự nhận” (**152** người)" in found.text
    assert codes(way(VI, 20, 0, 0, 0, None)) == ["no_denominator"]
    assert "Trong 0 người" not in way(VI, 0, 0, 0, 0, None).text
    assert "Bước mất" not in way(VI, 20, 5, 5, 0, None).text


@pytest.mark.parametrize("speaker", [VI, EN])
def test_data_in_sentences_are_escaped(speaker):
    nasty = "**x** [a](http://b)"
    for found in (
        silence.reported(speaker, 4, 2, 0, [Quiet(nasty, nasty, 2, True)], True),
        gaps(speaker, 1, 3, 0, [Gap(nasty, 3, 2)], 1),
        passed_on(speaker, compare(["a", "b"], [nasty, "b"], [10, 90], [100, 100])),
    ):
        assert "[a](" not in found.text


# charts

STYLE = Style()


def test_the_line_is_not_joined_across_a_cut():
    values = [float(v) for v in range(10, 24)]
    figure = charts.xmr(STYLE, ["m"] * 14, values, [], is_share=False, signals=[], is_worse=False, cuts=[6])
    line = next(trace for trace in figure["data"] if trace["mode"] == "lines" and trace.get("connectgaps") is False)
    at = line["x"].index(6)
    assert line["y"][at - 1] is None and line["x"][at - 1] == 5.5 and line["connectgaps"] is False
    whole = charts.xmr(STYLE, ["m"] * 14, values, [], is_share=False, signals=[], is_worse=False)
    assert None not in next(t for t in whole["data"] if t["mode"] == "lines" and t.get("connectgaps") is False)["y"]


def test_unknown_is_drawn_although_nobody_is_there():
    figure = charts.matrix(
        STYLE, ["Công an", "Chưa rõ"], ["M03", "Chưa rõ"], [charts.Count("Công an", "M03", 7, "police")],
        unknown=("Chưa rõ", "Chưa rõ"), what="người",
    )  # fmt: skip
    hatched = next(trace for trace in figure["data"] if "pattern" in trace["marker"])
    assert hatched["text"] == ["0", "0", "0"] and len(hatched["x"]) == 3
    plain = next(trace for trace in figure["data"] if "pattern" not in trace["marker"])
    assert plain["text"] == ["7"] and plain["customdata"] == ["police"]


def test_a_flow_keeps_every_person_and_leaves_out_empty_nodes():
    sources = [charts.Node("police", "Công an", "police"), charts.Node("court", "Tòa án", "court")]
    outcomes = [charts.Node("served", "Được trợ giúp", "part1"), charts.Node("lost", "Bỏ sót", "unknown")]
    figure = charts.flow(STYLE, sources, outcomes, [charts.Stream("police", "served", 30), charts.Stream("police", "lost", 12)])
    trace = figure["data"][0]
    assert sum(trace["link"]["value"]) == 42 and len(trace["node"]["label"]) == 3
    assert all(0 < y < 1 for y in trace["node"]["y"])
    assert not charts.flow(STYLE, sources, outcomes, [])["data"]


def test_shares_of_a_row_without_runs_are_not_drawn_as_zero_percent():
    parts = [charts.Part("a", "part1", (3, 0)), charts.Part("b", "unknown", (1, 0))]
    figure = charts.bars(STYLE, ["L1", "L8"], parts, "x", as_shares=True, notes=["4", "không nguồn nào ghi"])
    assert [trace["x"] for trace in figure["data"]] == [[0.75, 0], [0.25, 0]]
    assert "không nguồn nào ghi" in figure["layout"]["annotations"][1]["text"]


def test_the_legal_limit_stands_where_the_law_puts_it():
    wait = charts.Wait("Đã cử", "police", (1.0, 3.0), (0.5, 0.9), (0.4, 0.8), (0.6, 0.95), n=10, open=1)
    figure = charts.waiting(STYLE, [wait], x_title="ngày", y_title="phần", top=12, limit=charts.LegalLimit(3, "hạn 3 ngày"))
    assert figure["layout"]["shapes"][0]["x0"] == 3
    assert figure["data"][-1]["y"] == [0.0, 0.5, 0.9, 0.9]
    assert not charts.waiting(STYLE, [wait], x_title="", y_title="", top=2, limit=charts.LegalLimit(3, "x"))["layout"]["shapes"]


def test_curve_counts_every_open_case_as_waiting():
    rows = pl.DataFrame({"days": [0, 1, 1, 5], "done": [True, True, False, False], "cases": [2, 3, 4, 1]})
    found = curve("x", "police", rows, "days", "done", "cases")
    assert (found.n, found.open) == (10, 5)
    assert found.done == pytest.approx((0.2, 1 - 0.8 * (1 - 3 / 8)))
    assert curve("x", "police", rows.clear(), "days", "done", "cases") is None


def test_a_report_of_a_quarter_is_one_mark_over_three_months_and_silence_no_zero():
    months = ["01/26", "02/26", "03/26", "04/26"]
    reports = [
        charts.Report("A", "01/26", "silent", code="a", columns=3, words="quý 1"),
        charts.Report("A", "04/26", "none", code="a"),
        charts.Report("B", "01/26", "received", code="b"),
        charts.Report("B", "02/26", "late", code="b", columns=3),
    ]
    figure = charts.report_calendar(STYLE, ["A", "B"], months, reports)
    silent = next(trace for trace in figure["data"] if "pattern" in trace["marker"])
    assert (silent["x"], silent["width"], silent["text"]) == ([1], [2.95], [""])
    assert silent["hovertext"] == ["A, quý 1: không gửi báo cáo"]
    sent = next(trace for trace in figure["data"] if "pattern" not in trace["marker"])
    assert (sent["x"], sent["customdata"], sent["text"]) == ([0, 2], ["b", "b"], ["", "muộn"])
    narrow = charts.report_calendar(Style(width=150), ["A", "B"], months, reports)
    assert len(narrow["layout"]["xaxis"]["ticktext"]) < len(months)


def test_only_an_area_with_approximate_conversions_carries_the_mark_and_its_share():
    points = [
        charts.Point("1", "An Lão", 3, 60, "in", 0.01, 0.1, 0.1, 0.9512),
        charts.Point("2", "Đồ Sơn", 4, 50, "in", 0.01, 0.1, 0.1, 0.002),
        charts.Point("3", "Kiến An", 5, 40, "in", 0.01, 0.1, 0.1),
    ]
    lines = charts.intervals(STYLE, points, 0.1, what="người", centre_name="giữa")["layout"]
    assert list(lines["yaxis"]["ticktext"]) == ["~An Lão", "~Đồ Sơn", "Kiến An"]
    assert [note["text"] for note in lines["annotations"]][-3:] == ["3/60, ~95%", "4/50, ~0,2%", "5/40"]
    tiles = charts.tile_map(STYLE, points, {"1": (0, 0), "2": (1, 0), "3": (2, 0)}, "người")["data"][0]
    assert [text.split("<br>")[0] for text in tiles["text"]] == ["~An Lão", "~Đồ Sơn", "Kiến An"]
    assert "95,1% quy đổi" in tiles["hovertext"][0] and "quy đổi" not in tiles["hovertext"][2]


def test_a_tick_of_last_year_and_bold_only_beyond_chance():
    pairs = [
        charts.Pair("a", "A", "police", 10, 12, "(x)"),
        charts.Pair("b", "B", "court", 50, 9, "(y)", True),
        charts.Pair("u", "C", "unknown", 0, None),
    ]
    figure = charts.compared(STYLE, pairs, "n")
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [12, 9]
    bold = [note["text"] for note in figure["layout"]["annotations"] if note["text"].startswith("<b>")]
    assert bold == ["<b>50 (y)</b>"]
    assert any("pattern" in trace["marker"] for trace in figure["data"])


def test_the_key_names_every_part_and_cannot_be_clicked():
    parts = [charts.Part("Đúng hạn", "part2", (3,)), charts.Part("Không đo được", "unknown", (1,))]
    figure = charts.bars(STYLE, ["L1"], parts, "x", with_key=True)
    assert [trace["name"] for trace in figure["data"]] == ["Đúng hạn", "Không đo được"]
    assert figure["layout"]["showlegend"] and figure["layout"]["legend"]["itemclick"] is False
    assert not charts.bars(STYLE, ["L1"], parts, "x")["layout"]["showlegend"]


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_counted_things_have_no_halves_on_the_axis(most):
    figure = charts.bars(STYLE, ["a", "b"], [charts.Part("việc", "part1", (float(most), 0.0))], "Số việc")
    places = figure["layout"]["xaxis"]["tickvals"]
    assert [value for value in places if value != int(value)] == [] and len(set(places)) == len(places) >= 2
