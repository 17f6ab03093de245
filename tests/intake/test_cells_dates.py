"""Dates, hours and births: what each written form means, and what is never read."""

import calendar
import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import cells

DAY = dt.date(2024, 2, 5)


def _one(text: str, *beside: str):
    return cells.dates(pl.Series([text, *beside])).rows.row(0)


@pytest.mark.parametrize("text", [
    "05/02/2024", "5/2/2024", "05.02.2024", "5.2.2024", "05-02-2024", "2024-02-05", "2024/02/05", "2024-02-05 00:00:00",
    "2024-02-05T00:00:00", "05/02/24", "ngày 05 tháng 02 năm 2024", "Ngày 5 tháng 2, 2024", "5 tháng 2 năm 2024",
    "45327",
    "45327.0", "  05/02/2024. ", "20240205", "Thứ hai, 05/02/2024",
    "05/02/2024 (thứ 2)", "5-Feb-2024", "05-Feb-24", "05-thg 2-24", "05-thg2-2024"])
def test_one_day_in_every_form(text: str) -> None:
    assert _one(text) == (DAY, None, "ok")


@pytest.mark.parametrize("text", [
    "18h30 ngày 05/02/2024", "18:30 05/02/2024", "05/02/2024 18h30", "05/02/2024 18:30:00", "2024-02-05 18h30",
    "2024-02-05T18:30:00", "18 giờ 30 phút ngày 05 tháng 02 năm 2024", "lúc 18g30, ngày 5/2/2024",
    "06:30 PM 05/02/2024",
    "6h30 CH 05/02/2024", "6h30 chiều ngày 05/02/2024", "18h30' ngày 5/2/2024",
    "hồi 18 giờ 30 ngày 05 tháng 02 năm 2024", "45327.7708333333"])
def test_one_moment_in_every_form(text: str) -> None:
    assert _one(text) == (DAY, dt.datetime(2024, 2, 5, 18, 30), "ok")


@pytest.mark.parametrize(("text", "state"), [
    ("", "empty"), ("-", "empty"), ("không rõ", "empty"),
    ("31/02/2024", "impossible"), ("29/02/2023", "impossible"), ("32/01/2024", "impossible"), ("00/01/2024",
    "impossible"),
    ("05/02/0204", "impossible"),
    ("05/02", "unreadable"), ("02/2024", "unreadable"), ("2024", "unreadable"), ("14h30", "unreadable"),
    ("khoảng 05/02/2024", "unreadable"), ("05/02/2024 hoặc 06/02/2024", "unreadable"), ("hôm qua", "unreadable"),
    ("4532", "unreadable"), ("453270", "unreadable"), ("05/02/71", "year_unknown"),
    ("25h00 05/02/2024", "time_impossible")])
def test_what_is_not_a_date_says_why(text: str, state: str) -> None:
    assert _one(text, "28/02/2024")[2] == state


def test_hour_that_cannot_be_keeps_the_day() -> None:
    assert _one("24h10 05/02/2024") == (DAY, None, "time_impossible")


def test_the_epoch_of_the_workbook_counts() -> None:
    assert cells.dates(pl.Series(["43865"]), epoch=1904).rows["on"][0] == DAY


@pytest.mark.parametrize(("column", "order", "first"), [
    (["01/02/2024", "13/02/2024"], "day_first", dt.date(2024, 2, 1)),
    (["01/02/2024", "02/13/2024"], "month_first", dt.date(2024, 1, 2)),
    (["01/02/2024", "12/02/2024"], "undecided", dt.date(2024, 2, 1)),
    (["01/02/2024", "2024-02-13"], "undecided", dt.date(2024, 2, 1)),
    (["01/02/2024", "31/02/2024"], "day_first", dt.date(2024, 2, 1))])
def test_order_is_decided_once_by_values_above_12(column: list[str], order: str, first: dt.date) -> None:
    read = cells.dates(pl.Series(column))
    assert (read.order, read.rows["on"][0]) == (order, first)


def test_a_column_that_contradicts_itself_is_not_guessed() -> None:
    read = cells.dates(pl.Series(["13/02/2024", "02/14/2024", "01/02/2024", "05/05/2024"]))
    assert read.is_contradictory
    assert read.rows["on"].to_list() == [dt.date(2024, 2, 13), dt.date(2024, 2, 14), None, dt.date(2024, 5, 5)]
    assert read.rows["state"].to_list() == ["ok", "ok", "order_unknown", "ok"]


def test_one_stray_does_not_overturn_a_long_column() -> None:
    days = [f"{day}/{month:02d}/2024" for day in range(13, 29) for month in (1, 2, 3)]
    read = cells.dates(pl.Series([*days, "01/31/2024"]))
    assert (read.order, read.rows["state"][-1]) == ("day_first", "impossible")


@settings(deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2059, 12, 31)))
def test_every_real_day_reads_back(day: dt.date) -> None:
    forms = [day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day}/{day.month}/{day.year}", day.strftime("%d.%m.%Y"),
             f"ngày {day.day} tháng {day.month} năm {day.year}", day.strftime("%d/%m/%y")]
    read = cells.dates(pl.Series(forms), order="day_first").rows
    assert read["on"].to_list() == [day] * len(forms)


@settings(deadline=None)
@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2059, 12, 31)))
def test_every_real_minute_reads_back(moment: dt.datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    forms = [moment.strftime("%Hh%M ngày %d/%m/%Y"), moment.strftime("%d/%m/%Y %H:%M"),
        moment.strftime("%Y-%m-%d %Hh%M")]
    assert cells.dates(pl.Series(forms), order="day_first").rows["at"].to_list() == [moment] * 3


@settings(deadline=None)
@given(st.text(alphabet="0123456789/.-hngày thángnăm:", max_size=20))
def test_nothing_else_reads_as_a_date(text: str) -> None:
    on, _, state = _one(text)
    assert (on is not None) == (state in ("ok", "time_impossible"))
    assert on is None or any(part in text for part in (str(on.year),
        str(on.year)[2:])) or text.strip(" .-")[:5].isdigit()


@pytest.mark.parametrize(("text", "time"), [
    ("04h30", dt.time(4, 30)), ("07:15", dt.time(7, 15)), ("7h", dt.time(7)), ("23h00", dt.time(23)), ("00:15",
    dt.time(0, 15)),
    ("07:15:00", dt.time(7, 15)), ("0.3125", dt.time(7, 30)), ("2 giờ 05 phút", dt.time(2, 5)), ("24h30", None), ("",
    None),
    ("sáng", None)])
def test_hours_alone(text: str, time: dt.time | None) -> None:
    assert cells.times(pl.Series([text]))["time"][0] == time


def test_day_and_hour_columns_together() -> None:
    together = cells.combine(pl.Series([DAY, DAY, None]), pl.Series([dt.time(4, 30), None, dt.time(4, 30)]))
    assert together.to_list() == [dt.datetime(2024, 2, 5, 4, 30), None, None]


@pytest.mark.parametrize(("note", "context", "at"), [
    ("Đã gọi điện cho Trung tâm 13h30 ngày 06/03", dt.date(2024, 3, 6), dt.datetime(2024, 3, 6, 13, 30)),
    ("ĐT báo TT TGPL lúc 14:50 15/04/2024", dt.date(2024, 1, 1), dt.datetime(2024, 4, 15, 14, 50)),
    ("Đã gọi điện 00h35 ngày 02/01", dt.date(2024, 12, 31), dt.datetime(2025, 1, 2, 0, 35)),
    ("Đã gọi điện 23h35 ngày 31/12", dt.date(2025, 1, 1), dt.datetime(2024, 12, 31, 23, 35)),
    ("Đã gọi điện 23h35 ngày 31/12", None, None), ("Đã gọi điện thoại", DAY, None)])
def test_phone_calls_in_notes(note: str, context: dt.date | None, at: dt.datetime | None) -> None:
    read = cells.calls(pl.Series([note]), pl.Series([context], dtype=pl.Date))
    assert (read["is_call"][0], read["at"][0]) == (True, at)


def test_other_notes_are_no_calls() -> None:
    notes = pl.Series(["đã có TGPL", "TT đã cử người 05/02/2024", None])
    assert not cells.calls(notes, pl.Series([DAY] * 3))["is_call"].any()


@pytest.mark.parametrize(("text", "birth_from", "birth_to", "precision"), [
    ("29/02/2008", "2008-02-29", "2008-02-29", "day"), ("24/9/2014", "2014-09-24", "2014-09-24", "day"),
    ("1980-05-06", "1980-05-06", "1980-05-06", "day"), ("29915", "1981-11-25", "1981-11-25", "day"),
    ("10/1968", "1968-10-01", "1968-10-31", "month"), ("tháng 2 năm 2008", "2008-02-01", "2008-02-29", "month"),
    ("00/05/2001", "2001-05-01", "2001-05-31", "month"), ("1980-05", None, None, None),
    ("2008", "2008-01-01", "2008-12-31", "year"), ("2008.0", "2008-01-01", "2008-12-31", "year"),
    ("sn 1986", "1986-01-01", "1986-12-31", "year"), ("(1974)", "1974-01-01", "1974-12-31", "year"),
    ("00/00/1960", "1960-01-01", "1960-12-31", "year"), ("12/05/68", "1968-05-12", "1968-05-12", "day"),
    ("16 tuổi", None, None, None), ("68", None, None, None), ("khoảng 1960", None, None, None), ("31/02/1980", None,
    None, None),
    ("12/05/27", None, None, None), ("", None, None, None)])
def test_births_keep_their_precision(text: str, birth_from: str | None, birth_to: str | None,
    precision: str | None) -> None:
    row = cells.births(pl.Series([text, "13/01/1990"])).rows.row(0)
    days = tuple(dt.date.fromisoformat(day) if day else None for day in (birth_from, birth_to))
    assert row[:3] == (*days, precision)


def test_births_written_month_first_as_a_whole_column() -> None:
    read = cells.births(pl.Series(["01/13/2008", "02/03/1970", "1985"]))
    assert read.order == "month_first"
    assert read.rows["birth_from"].to_list() == [dt.date(2008, 1, 13), dt.date(1970, 2, 3), dt.date(1985, 1, 1)]


@settings(deadline=None)
@given(st.integers(1926, 2029), st.integers(1, 12))
def test_a_month_stands_for_all_its_days(year: int, month: int) -> None:
    row = cells.births(pl.Series([f"{month:02d}/{year}"])).rows.row(0)
    assert row[0] == dt.date(year, month, 1)
    assert row[1] == dt.date(year, month, calendar.monthrange(year, month)[1])
