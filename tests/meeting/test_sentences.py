"""What a meeting is told in each state: counts first, a verdict only where the test allows it, nobody blamed."""

from datetime import date

import pytest

from council import charts
from council.charts.style import Style
from council.sentences import meeting
from council.sentences.series import Month, around, summed
from council.words import Speaker

VI, EN = Speaker("vi"), Speaker("en")
VERDICT = ("Khác rõ", "Clearly different")


def test_the_causes_of_a_change_are_said_with_their_signs():
    said = meeting.changed(VI, "missed", "15/08/2026", 341, 366, {"late": 19, "corrected": 4, "relinked": 2})
    assert said.text == (
        "So với số liệu ngày 15/08/2026: **366** thay vì **341** người bị bỏ sót, gồm +19 do hồ sơ gửi muộn, "
        "+4 do sửa số liệu và +2 do ghép lại người."
    )
    down = meeting.changed(VI, "missed", "15/08/2026", 366, 363, {"new": -3})
    assert "−3 do phát sinh" in down.text


def test_nothing_changed_and_changes_in_balance_are_two_sentences():
    assert "không có gì thay đổi" in meeting.changed(VI, "cases", "15/08/2026", 5, 5, {}).text
    assert "4 mục vào và ra" in meeting.changed(VI, "cases", "15/08/2026", 5, 5, {}, moves=4).text
    assert "bù nhau" not in meeting.changed(VI, "cases", "15/08/2026", 5, 5, {"late": 2, "corrected": -2}).text


@pytest.mark.parametrize(
    ("before", "after", "months", "is_clear"),
    [
        ((366, 2047), (180, 2000), (12, 12), True),
        ((366, 2047), (350, 2000), (12, 12), False),
        ((36, 204), (1, 300), (2, 12), False),
        ((0, 0), (10, 100), (12, 12), False),
        ((300, None), (120, None), (12, 12), True),
        ((300, None), (100, None), (12, 4), False),
        ((0, None), (0, None), (12, 12), False),
    ],
)
def test_a_resolution_is_credited_only_beyond_chance_and_with_time_enough(before, after, months, is_clear):
    for speaker, word in zip((VI, EN), VERDICT, strict=True):
        said = meeting.moved(speaker, "missed" if before[1] is not None else "referred", before, after, months)
        assert (word in said[2]) is is_clear, said
    assert "tác dụng" not in meeting.moved(VI, "missed", before, after, months)[2] or not is_clear


def test_tasks_are_counted_and_overdue_agencies_named_at_most_twice():
    said = meeting.follow_up(VI, {"done": 5, "done_late": 1, "overdue": 3, "open": 2}, ["A", "B", "C"])
    assert said.state == "signal" and said.text.startswith("**6** trong 11") and "A, B và 1 cơ quan khác" in said.text
    assert meeting.follow_up(VI, {"done": 2}, []).state == "chance"
    assert meeting.follow_up(VI, {}, []).state == "none"


def test_an_agenda_says_days_and_what_is_carried_over():
    said = meeting.open_agenda(VI, "20/11/2026", 3, ["30/06/2026", "31/10/2026"], 2, 1)
    assert "**3** mục" in said.text and "30/06/2026 và 31/10/2026" in said.text and "**1** quá hạn" in said.text
    assert meeting.open_agenda(VI, "20/11/2026", 0, [], 0, 0).state == "none"


def test_the_month_of_the_resolution_counts_on_neither_side():
    course = [Month(date(2026, m, 1), m, 100, m < 10) for m in range(1, 12)]
    before, after = around(course, date(2026, 5, 20), longest=3)
    assert [m.on.month for m in before] == [2, 3, 4] and [m.on.month for m in after] == [6, 7, 8, 9]
    assert summed(before) == (9, 300)


def test_the_chart_of_causes_keeps_the_sums():
    causes = [charts.Cause("gửi muộn", 24, 0), charts.Cause("phát sinh <b>", 3, 7)]
    figure = charts.changes(Style(), "30/06: 434", "31/10: 454", causes, "người")
    plus, minus = (trace["x"] for trace in figure["data"])
    assert sum(plus) + sum(minus) == 454 - 434
    words = " ".join(note["text"] for note in figure["layout"]["annotations"])
    assert "434" in words and "454" in words and "−7" in words and "<b>" not in figure["layout"]["yaxis"]["ticktext"][1]
