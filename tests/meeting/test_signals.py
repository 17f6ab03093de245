"""Every signal of the overview is complete: course, last year, reason, act; nothing is coloured without a reason."""

import pytest

from council.periods import default_period
from council.sentences import series, signals
from council.sentences.reading import Reading
from council.snapshots import current
from council.warehouse import Warehouse
from council.words import Speaker

pytestmark = pytest.mark.slow
ORDER = ["Người bị bỏ sót", "Lượt giới thiệu", "Được trợ giúp", "Thông báo quá hạn", "Chênh lệch khối lượng", "Đơn vị im lặng"]


@pytest.fixture(scope="module")
def warehouse(published) -> Warehouse:
    return Warehouse.open(current(published.snapshots).folder, "member")


def reading(warehouse: Warehouse, language: str = "vi", **filters) -> Reading:
    period = default_period(warehouse.manifest.start, warehouse.manifest.day)
    return Reading(warehouse, period, Speaker(language), filters)


def test_signals_are_complete_and_in_their_order(warehouse):
    found = signals.make(reading(warehouse))
    assert [s.name for s in found] == ORDER
    for one in found:
        assert all((one.value, one.note, one.change, one.before, one.verdict, one.act)), one
        assert one.state not in ("out", "shift") or one.why, f"{one.name} is coloured without a reason"
        assert len(one.history) == signals.MONTHS_SHOWN and one.low is not None and one.high is not None, one.name


def test_the_value_is_what_the_question_says(warehouse):
    here = reading(warehouse)
    whose = "minor_coverage_by_area" if "chưa thành niên" in signals.missed_people(here).note else "missed_by_area"
    missed = here.ask(whose).rows
    assert signals.missed_people(here).note.startswith(
        Speaker().part(int(missed["missed"].sum()), int(missed["eligible"].sum()))
    )
    assert signals.silent(here).value == str(here.ask("silent_units").rows.height)


@pytest.mark.parametrize("figure", [*series.MONTHLY, "minors"])
def test_a_course_adds_up_to_the_question_of_the_whole_window(warehouse, figure):
    here = reading(warehouse)
    months = series.monthly(here, figure)
    whole = {
        "missed": lambda: int(here.whole("missed_by_area").rows["missed"].sum()),
        "minors": lambda: int(here.whole("minor_coverage_by_area").rows["missed"].sum()),
        "served": lambda: int(here.whole("coverage_summary").rows.row(0, named=True)["served"]),
        "late_notices": lambda: int(
            here.whole("late_papers").rows.filter(side="agency_says_sent", result_code="late")["papers"].sum()
        ),
        "referred": lambda: int(here.whole("referred_by_month").rows["persons"].sum()),
    }
    if figure in whole:
        assert sum(m.part for m in months) == whole[figure]()
    assert len(months) == 34 and [m.on for m in months] == sorted(m.on for m in months)


def test_nobody_in_scope_makes_no_claim(warehouse):
    found = signals.make(reading(warehouse, areas=["nowhere"]))
    missed = next(s for s in found if s.name == ORDER[0])
    assert (missed.value, missed.state, missed.verdict) == ("chưa rõ", "none", "Không có mẫu số")


def test_english_signals_hold_no_vietnamese(warehouse):
    import re

    names = "|".join(re.escape(n) for n in warehouse.table("unit")["unit_name"].to_list())
    for one in signals.make(reading(warehouse, "en")):
        text = re.sub(names, "", " ".join((one.name, one.value, one.change, one.before, one.verdict, one.act)))
        assert not re.search("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", text.lower()), text


def test_a_month_beyond_its_limits_is_said_although_the_share_stays_within_chance():
    """The picture shows the month outside the band: the words beside it may neither keep silent about it nor deny it."""
    from council.sentences.signals.course import Line, base_of, share_signal

    found = Line((0.1, 0.12, 0.5), 0.0, 0.3, ("10/2026",))
    base = base_of("Thông báo quá hạn", "Xem", "referral_sources", found)
    signal = share_signal(Speaker("vi"), base, found, (16, 107), (12, 64), "thông báo", is_worse_up=True, why="61 thông báo thiếu giờ")
    assert (signal.state, signal.verdict) == ("shift", "Có tháng khác thường") and signal.why == "tháng 10/2026 vượt giới hạn; 61 thông báo thiếu giờ"
    quiet = Line((0.1, 0.12, 0.2), 0.0, 0.3)
    within = share_signal(Speaker("vi"), base, quiet, (16, 107), (12, 64), "thông báo", is_worse_up=True)
    assert "vượt giới hạn" not in within.why and within.why.startswith("99,8%")
