"""Who should get the cases to come: limits and absences are kept, loads come together, and it is said."""

import io
from collections import Counter
from datetime import date

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council import advice as advising
from council.advice import book
from council.balance import adviser
from council.balance.adviser import Limits, Officer, Task, Work, spaced, stream
from council.sentences.workload import coming as sentences
from council.sentences.workload.moves import Named
from council.warehouse import Warehouse
from council.words import Speaker
from tests.centre.test_adviser import centre

DAY = date(2026, 10, 31)
PATTERN = Work("", None, "CRIM", "1", 1.0)


def held(code: str, number: int, **more: object) -> tuple[Work, ...]:
    return tuple(Work(f"{code}{n}", code, "CRIM", "1", 1.0, **more) for n in range(number))


def test_those_with_least_come_first_until_all_are_alike() -> None:
    task = Task((Officer("A", 1), Officer("B", 1), Officer("L", 0.5)), held("A", 6) + held("B", 2) + held("L", 1), band=0.05)
    found = stream(task, spaced([(PATTERN, 1)], 6), {"A": [1] * 6, "B": [1] * 6, "L": [0.5] * 6})
    assert [one.taker for one in found.given[:3]] == ["B", "B", "L"] and found.counts == {"A": 0, "B": 4, "L": 2}
    assert found.after == {"A": 6, "B": 6, "L": 3} and found.beyond == ()
    assert [(one.before, one.after) for one in found.given if one.taker == "L"] == [(1, 2), (2, 3)]


def test_too_few_cases_leave_somebody_outside_and_it_is_said() -> None:
    task = Task((Officer("A", 1), Officer("B", 1)), held("A", 10) + held("B", 2), band=0.1)
    found = stream(task, spaced([(PATTERN, 1)], 2), {"A": [1], "B": [1]})
    assert found.counts == {"A": 0, "B": 2}
    assert set(found.beyond) == {"A", "B"}, "10 and 4 against 7 each"
    assert "không đủ để cân lại" in sentences.planned(Speaker(), found, Named({}, {}, {}))


def test_waiting_cases_come_before_those_to_come() -> None:
    task = Task((Officer("A", 1), Officer("B", 1)), held("A", 3) + (Work("W", None, "CRIM", "1", 1.0),), band=0.1)
    found = stream(task, spaced([(PATTERN, 1)], 1), {"A": [1], "B": [1]})
    assert [(one.work.code, one.taker) for one in found.given] == [("W", "B"), ("+1", "B")]


@pytest.mark.parametrize("seed", range(8))
def test_no_limit_is_broken_and_nobody_away_receives(seed: int) -> None:
    task = centre(90, 9, seed)
    calendar = {o.code: [0.0] * 5 + [o.capacity] * 15 if n % 3 == 0 else [o.capacity] * 20 for n, o in enumerate(task.officers)}
    kinds = [(Work("", None, field, str(area), 1.0, least_grade=2 if area == 3 else None), 1 + area)
             for field in ("CRIM", "ADM") for area in range(6)]
    found = stream(task, spaced(kinds, 60), calendar)
    people = {o.code: o for o in task.officers}
    assert len(found.given) == 60 + sum(w.holder is None for w in task.works)
    for one in found.given:
        if not one.taker:
            assert not [o for o in task.officers if calendar[o.code][one.day] > 0 and not task.limits.reason(o, one.work)]
            continue
        assert calendar[one.taker][one.day] > 0, "somebody away receives a case"
        assert task.limits.reason(people[one.taker], one.work) in ("", "leave")
    assert sum(found.after.values()) == pytest.approx(sum(w.load for w in found.task.works) - sum(
        one.work.load for one in found.given if not one.taker))


@given(st.lists(st.integers(0, 12), min_size=2, max_size=8), st.integers(0, 60))
def test_without_limits_those_who_receive_end_within_one_case(start: list[int], number: int) -> None:
    officers = tuple(Officer(f"T{i}", 1) for i in range(len(start)))
    works = tuple(work for i, n in enumerate(start) for work in held(f"T{i}", n))
    found = stream(Task(officers, works), spaced([(PATTERN, 1)], number), {o.code: [1] for o in officers})
    receivers = [found.after[c] for c, n in found.counts.items() if n]
    assert not receivers or max(receivers) - min(found.after.values()) <= 1


@given(st.lists(st.integers(0, 40), min_size=1, max_size=7), st.integers(0, 80))
def test_the_mix_is_kept_and_spread(weights: list[int], number: int) -> None:
    kinds = [(Work("", None, f"F{i}", None, 1.0), float(w)) for i, w in enumerate(weights)]
    found = spaced(kinds, number)
    if sum(weights) == 0:
        assert found == ()
        return
    assert len(found) == number == len({w.code for w in found})
    counts = Counter(w.field for w in found)
    assert all(abs(counts[f"F{i}"] - number * w / sum(weights)) < 1 for i, w in enumerate(weights))
    first = Counter(w.field for w in found[: number // 2])
    assert all(abs(first[f"F{i}"] - counts[f"F{i}"] / 2) <= len(weights) for i in range(len(weights)))


def facts(steward: Warehouse) -> advising.Facts:
    return advising.Facts(**{name: steward.ask(question).rows for name, question in advising.QUESTIONS.items()},
                          **{name: steward.table(table) for name, table in advising.TABLES.items()},
                          numbers=dict(steward.table("parameter_now").select("name", "value").iter_rows()))


def test_leave_after_the_data_day_lowers_what_comes(steward: Warehouse) -> None:
    found = facts(steward)
    task = advising.task(found)
    plain = advising.coming(found, task, DAY, 60, found.mix)
    busiest = max((c for c, n in plain.counts.items()), key=lambda c: plain.counts[c])
    leave = pl.DataFrame({"provider_id": [busiest], "start_on": [date(2026, 11, 5)], "end_on": [date(2027, 3, 1)], "factor": [0.0]})
    away = advising.Facts(**{**found.__dict__, "leave": pl.concat([found.leave.select(leave.columns), leave], how="vertical_relaxed")})
    less = advising.coming(away, task, DAY, 60, found.mix)
    last = max((one.day for one in less.given if one.taker == busiest), default=-1)
    assert less.counts[busiest] < plain.counts[busiest] and last < 5
    absences = advising.leaving(away, less, DAY)
    assert (busiest, date(2026, 11, 5), date(2027, 3, 1), 0.0) in absences
    for speaker in (Speaker("vi"), Speaker("en")):
        text = sentences.away(speaker, absences, Named({}, {}, {}))
        assert busiest in text and speaker.day(date(2026, 11, 5)) in text


def test_the_calendar_knows_leave_reductions_and_the_end_of_service(steward: Warehouse) -> None:
    rows = {"provider_id": ["A", "A", "B"], "start_on": [date(2026, 11, 2), date(2026, 11, 3), date(2026, 1, 1)],
            "end_on": [date(2026, 11, 3), None, None], "factor": [0.5, 0.2, 0.4]}
    people = pl.DataFrame({"provider_id": ["A", "B", "C"], "active_from": [None, None, date(2026, 11, 2)],
                           "active_to": [None, date(2026, 11, 2), None]}, schema_overrides={"active_to": pl.Date})
    found = facts(steward)
    made = advising.Facts(**{**found.__dict__, "leave": pl.DataFrame(rows), "reductions": found.reductions.clear(), "people": people})
    assert advising.calendar(made, ["A", "B", "C"], DAY, 4) == {"A": (1, 0.5, 0.2, 0.2), "B": (0.4, 0.4, 0, 0), "C": (0, 1, 1, 1)}


def test_the_sample_comes_together_and_goes_into_the_workbook(steward: Warehouse) -> None:
    found = facts(steward)
    task = advising.task(found)
    ahead = advising.coming(found, task, DAY, 40, found.mix)
    assert 15 <= ahead.days <= 40, "40 cases take about as long as they did in the last year"
    assert ahead.counts["TGV05"] == 0 and ahead.counts["TGV09"] > 40 / 12, "the planted overloaded and underloaded officers"
    words = Named({"TGV09": "TGV 09"}, {"CRIM": "hình sự"}, {})
    for speaker in (Speaker("vi"), Speaker("en")):
        assert "TGV 09" in sentences.planned(speaker, ahead, words)
    paper = openpyxl.load_workbook(io.BytesIO(book.workbook(
        Speaker(), adviser.advise(task, 2.0), [], words, [], book.Origin("s", DAY, True), ahead)))
    rows = list(paper["Vụ sắp đến"].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if row[0] == "Số")
    listed = rows[head + 1 :]
    assert len(listed) == len(ahead.given) and [row[3] for row in listed].count("TGV 09") == ahead.counts["TGV09"]
    received = {row[0]: row[3] for row in paper["Ai nhận thêm"].iter_rows(values_only=True)}
    assert received["TGV 09"] == ahead.counts["TGV09"]


def test_after_the_moves_everybody_stays_within_the_band(steward: Warehouse) -> None:
    found = facts(steward)
    plan = adviser.advise(advising.task(found, 0.15), 2.0)
    assert plan.done.loads == pytest.approx(plan.after)
    ahead = advising.coming(found, plan.done, DAY, 60, found.mix)
    assert ahead.beyond == () and not [one for one in ahead.given if not one.taker]
    assert "mọi người" in sentences.planned(Speaker(), ahead, Named({}, {}, {}))


def test_a_kind_of_case_given_by_hand(steward: Warehouse) -> None:
    found = facts(steward)
    civil = found.mix.filter(pl.col("field") == "ADM")
    ahead = advising.coming(found, advising.task(found), DAY, 10, civil)
    assert {one.work.field for one in ahead.given if one.work.code.startswith("+")} == {"ADM"}
    assert ahead.counts["TGV11"] == sum(one.taker == "TGV11" and one.work.field != "ADM" for one in ahead.given), "not competent"
    assert ahead.days > 40, "rare cases take longer"


def test_limits_of_the_stream_are_said() -> None:
    task = Task((Officer("A", 1),), (), Limits(fields=frozenset({("A", "CRIM")})))
    found = stream(task, spaced([(PATTERN, 1)], 3), {"A": [1]})
    assert [one.taker for one in found.given] == ["", "", ""]
    assert sentences.nobody(Speaker(), found).startswith("3")
    assert "không ai nhận được" in sentences.given(Speaker(), found.given[0], found.task.targets, Named({}, {}, {}))


