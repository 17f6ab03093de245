"""The signals of the overview, in their fixed order: value, same period last year, more than chance or not, course, what to do."""

from dataclasses import dataclass, replace

import polars as pl

from council.answer import Answer
from council.sentences import comparison, series, workload
from council.sentences.overview import Signal
from council.sentences.referrals import course
from council.uncertainty import count_change, funnel_limits, share_change
from council.words import MINUS, Speaker

LEVEL = 0.998
MONTHS_SHOWN = 22
LEAST_PERCENT = 10
OFFICER = "TGVPL"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """The last months of a course, its limits at the end, and the months of the period beyond them in words."""

    values: tuple[float | None, ...] = ()
    low: float | None = None
    high: float | None = None
    beyond: tuple[str, ...] = ()


def make(reading) -> list[Signal]:
    """Every signal that can be made of ``reading``: a page, or council.sentences.reading.Reading."""
    found = (maker(reading) for maker in (missed_people, referred, served, late_notices, loads, silent))
    return [signal for signal in found if signal]


def line(reading, months: list[series.Month]) -> Line:
    """Natural limits start anew only where a reorganisation breaks the course."""
    values = [month.value for month in months]
    while values and values[-1] is None and not months[len(values) - 1].is_known:
        values.pop()
    days = {(day.year, day.month) for day, _ in reading.events()}
    found = course(values, [i for i, month in enumerate(months[: len(values)]) if (month.on.year, month.on.month) in days])
    last = found.parts[-1] if found.parts else None
    period = reading.period
    beyond = tuple(
        reading.say.month(months[i].on) for i in found.outside if period.start <= months[i].on < period.end
    )  # fmt: skip
    return Line(tuple(found.values[-MONTHS_SHOWN:]), last.low if last else None, last.high if last else None, beyond)


def _beyond(say: Speaker, found: Line) -> str:
    return say.say("tháng {months} vượt giới hạn", months=say.listing(list(found.beyond[:2]))) if found.beyond else ""


def _points(say: Speaker, difference: float) -> str:
    amount = round(abs(difference) * 100, 1)
    if not amount:
        return say.say("không đổi")
    return say.say("tăng {n} điểm" if difference > 0 else "giảm {n} điểm", n=say.number(amount, 1))


def _moved(say: Speaker, difference: int, more: str, less: str) -> str:
    """A change of a count in words; ``more`` and ``less`` hold {n}."""
    return say.say(more if difference > 0 else less, n=say.number(abs(difference))) if difference else say.say("không đổi")


def _signed(say: Speaker, value: float) -> str:
    return ("+" if value > 0 else MINUS if value < 0 else "") + say.number(abs(value), 1)


def _share(say: Speaker, part: int, whole: int) -> str:
    """A percent from ten persons on, else only the count."""
    return say.percent(part / whole) if whole >= LEAST_PERCENT else say.part(part, whole)


def _base(name: str, act: str, page: str, found: Line) -> dict:
    return {"name": name, "act": act, "page": page, "history": found.values, "low": found.low, "high": found.high}


def share_signal(
    say: Speaker, base: dict, now: Pair, before: Pair | None, noun: str, *, is_worse_up: bool, why: str = ""
) -> Signal:
    """A share against the same period last year; the reason gives the limits of the difference."""
    part, whole = now
    empty = {"change": say.say("chưa so được"), "state": "none"}
    if whole == 0:
        words = {"value": say.say("chưa rõ"), "note": say.say("không có mẫu số"), "before": "", "why": why}
        return Signal(**base, **empty, **words, verdict=say.say("Không có mẫu số"))
    shown = {"value": _share(say, part, whole), "note": f"{say.part(part, whole)} {noun}"}
    if before is None or before[1] == 0:
        none = {"before": say.say("không có số cùng kỳ"), "verdict": say.say("Không đủ dữ liệu"), "why": why}
        return Signal(**base, **empty, **shown, **none)
    change = share_change(part, whole, *before, level=LEVEL)
    verdict, state = say.say("Trong phạm vi ngẫu nhiên"), "within"
    if change.exceeds_chance:
        is_up = change.difference > 0
        verdict, state = say.say("Tăng rõ" if is_up else "Giảm rõ"), "out" if is_up == is_worse_up else "shift"
    low, high = ((change.low or 0) * 100, (change.high or 0) * 100)
    limits = say.say("99,8%: {low} đến {high} điểm", low=_signed(say, low), high=_signed(say, high))
    then = say.say("cùng kỳ {value}", value=_share(say, *before))
    return Signal(
        **base, **shown, change=_points(say, change.difference), before=then, verdict=verdict, why=why or limits, state=state
    )  # fmt: skip


def _sum(found, *columns: str) -> tuple[int, ...] | None:
    return tuple(int(found.rows[column].sum() or 0) for column in columns) if isinstance(found, Answer) else None


def missed_people(reading) -> Signal | None:
    """Share of eligible people missed; clear when areas lie beyond chance or the share moved."""
    say, found = reading.say, reading.ask("missed_by_area")
    if not isinstance(found, Answer):
        return None
    now, before = _sum(found, "missed", "eligible"), _sum(reading.year_before("missed_by_area"), "missed", "eligible")
    base = _base(
        say.say("Người bị bỏ sót"), say.say("Xem địa bàn và bước bị mất"), "missed_people",
        line(reading, series.monthly(reading, "missed")),
    )  # fmt: skip
    signal = share_signal(say, base, now, before, say.say("người thuộc diện"), is_worse_up=True)
    out = [place.name for place in _compared(reading, found).of("out")]
    if not out:
        return signal
    names = say.listing(out) if len(out) <= 2 else say.say("{n} nơi", n=len(out))
    return replace(
        signal,
        verdict=say.say("Nhiều hơn ngẫu nhiên"),
        why=say.say("ở {names}", names=names),
        state="out",
        act=say.say("Mời {n} nơi nêu nguyên nhân", n=len(out)),
    )


def _compared(reading, found: Answer) -> comparison.Comparison:
    """Areas compared as on the page of the missed; people without an area count in the total only."""
    rows, short = found.rows.filter(pl.col("area_code").is_not_null()), _short_names(reading)
    codes = rows["area_code"].to_list()
    names = [short.get(code, name) for code, name in rows.select("area_code", "area_name").iter_rows()]
    parts, wholes = (rows[c].fill_null(0).round().cast(pl.Int64).to_list() for c in ("missed", "eligible"))
    placed = [code != "unknown" and not code.startswith("undetermined") for code in codes]
    return comparison.compare(codes, names, parts, wholes, _least(reading), placed)


def _least(reading) -> int:
    rows, day = reading.table("parameter"), reading.manifest.day
    if rows.is_empty():
        return comparison.LEAST_COMPARED
    valid = (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    found = rows.filter((pl.col("name") == "minimum_n_comparison") & valid)
    return int(found["value"][0]) if found.height else comparison.LEAST_COMPARED


def _short_names(reading) -> dict[str, str]:
    rows = reading.table("area")
    if rows.is_empty() or reading.scheme != "district":
        return {}
    mine = pl.col("province_code") == reading.manifest.province_code
    rows = rows.filter((pl.col("scheme") == "GSO_PRE2025") & (pl.col("kind") == "district") & mine)
    return dict(rows.filter(pl.col("name_short").is_unique()).select("code", "name_short").iter_rows())


def referred(reading) -> Signal | None:
    """Referrals received; clear when the count moved beyond chance or a month lies beyond the limits."""
    say, found = reading.say, reading.ask("referred_by_month")
    if not isinstance(found, Answer):
        return None
    now, earlier = _sum(found, "persons")[0], _sum(reading.year_before("referred_by_month"), "persons")
    top = found.rows.group_by("sector").agg(pl.col("persons").sum()).sort("persons", "sector", descending=[True, False]).head(2)
    note = ", ".join(f"{reading.label('sector', sector)} {say.number(n)}" for sector, n in top.iter_rows())
    course_now = line(reading, series.monthly(reading, "referred"))
    base = _base(say.say("Lượt giới thiệu"), say.say("Xem ngành nào chuyển đến"), "referral_sources", course_now)
    shown = {"value": say.number(now), "note": note}
    if earlier is None:
        none = {"change": say.say("chưa so được"), "before": say.say("không có số cùng kỳ"), "state": "none"}
        return Signal(**base, **shown, **none, verdict=say.say("Không đủ dữ liệu"), why=_beyond(say, course_now))
    change, then = count_change(now, earlier[0], level=LEVEL), earlier[0]
    words = _moved(say, now - then, "tăng {n} lượt", "giảm {n} lượt")
    limits = say.say("99,8%: {low} đến {high} lần", low=say.number(change.low or 0, 2), high=say.number(change.high or 0, 2))
    why = _beyond(say, course_now) or (limits if change.high not in (None, float("inf")) else "")
    verdict = say.say("Tăng rõ" if now > then else "Giảm rõ") if change.exceeds_chance else say.say("Trong phạm vi ngẫu nhiên")
    is_clear = change.exceeds_chance or bool(course_now.beyond)
    if course_now.beyond and not change.exceeds_chance:
        verdict = say.say("Có tháng khác thường")
    if change.exceeds_chance and now > then:
        base["act"] = say.say("Kiểm tra sức tiếp nhận")
    before = say.say("cùng kỳ {value}", value=say.number(then))
    return Signal(**base, **shown, change=words, before=before, verdict=verdict, why=why, state="shift" if is_clear else "within")


def served(reading) -> Signal | None:
    """Served of those who needed it."""
    say, found = reading.say, reading.ask("coverage_summary")
    if not isinstance(found, Answer) or found.rows.is_empty():
        return None

    def pair(answer: Answer | None) -> Pair | None:
        rows = None if answer is None else answer.rows.filter(pl.col("population") == "certain")
        return None if rows is None or rows.is_empty() else (int(rows["served"][0]), int(rows["denominator"][0]))

    base = _base(
        say.say("Được trợ giúp"), say.say("Xem ai chưa được trợ giúp"), "missed_people",
        line(reading, series.monthly(reading, "served")),
    )  # fmt: skip
    before = pair(reading.year_before("coverage_summary"))
    return share_signal(say, base, pair(found) or (0, 0), before, say.say("người cần"), is_worse_up=False)


def late_notices(reading) -> Signal | None:
    """Notices sent late by the agency's own register, of those that can be measured."""
    say, found = reading.say, reading.ask("late_papers")
    if not isinstance(found, Answer):
        return None

    def count(answer: Answer, result: str) -> int:
        rows = answer.rows.filter((pl.col("side") == "agency_says_sent") & (pl.col("result_code") == result))
        return int(rows["papers"].sum() or 0)

    def pair(answer: Answer | None) -> Pair | None:
        return None if answer is None else (count(answer, "late"), count(answer, "late") + count(answer, "in_time"))

    unknown = count(found, "not_measurable")
    act = say.say("Bổ sung giờ còn thiếu") if unknown else say.say("Xem thông báo quá hạn")
    base = _base(say.say("Thông báo quá hạn"), act, "referral_sources", line(reading, series.monthly(reading, "late_notices")))
    why = say.say("{n} thông báo thiếu giờ", n=say.number(unknown)) if unknown else ""
    before = pair(reading.year_before("late_papers"))
    return share_signal(say, base, pair(found) or (0, 0), before, say.say("thông báo đo được"), is_worse_up=True, why=why)


def _weighed(found) -> workload.Balance | None:
    if not isinstance(found, Answer):
        return None
    rows = found.rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("exposure_years").fill_null(0) > 0))
    ids = rows["provider_id"].to_list()
    return workload.weigh(ids, ids, *(rows[c].to_list() for c in ("is_leader", "credit_accepted", "exposure_years")))


def _busiest_by_month(reading) -> Line:
    months = reading.whole("open_by_officer_month")
    if not isinstance(months, Answer):
        return Line()
    rows = (
        months.rows.filter(pl.col("provider_kind") == OFFICER)
        .group_by("month_end").agg(pl.col("open_at_end").max()).sort("month_end")
    )  # fmt: skip
    return line(reading, [series.Month(day.replace(day=1), int(n or 0), None) for day, n in rows.iter_rows()])


def loads(reading) -> Signal | None:
    """The busiest officer against what working time explains, and the busiest of the same period last year."""
    say, balance = reading.say, _weighed(reading.ask("workload_by_officer"))
    if balance is None or not balance.measured:
        return None
    top, beyond = balance.measured[0], [c for c in balance.measured if c.kind in ("out", "low")]
    state = "none" if balance.test is None else "out" if balance.exceeds_chance else "within"
    verdict = {"none": "Không đủ dữ liệu", "out": "Chênh lệch rõ", "within": "Trong phạm vi ngẫu nhiên"}[state]
    earlier = _weighed(reading.year_before("workload_by_officer"))
    then = earlier.measured[0].load if earlier and earlier.measured else None
    expected = say.say("kỳ vọng {value}", value=say.number(top.expected, 1))
    acts = {"out": "Xem phương án san sẻ", "within": "Chưa cần hành động", "none": "Xem phân công"}
    reasons = {
        "out": say.say("{n} người ngoài giới hạn", n=len(beyond)),
        "within": say.say("{n} người trong giới hạn", n=len(balance.measured)),
        "none": say.say("dưới {n} người đủ thời gian", n=workload.LEAST_OFFICERS),
    }
    return Signal(
        **_base(say.say("Chênh lệch khối lượng"), say.say(acts[state]), "officer_workload", _busiest_by_month(reading)),
        value=say.number(top.load, 1),
        note=say.say("vụ việc, người nhiều nhất"),
        change=expected,
        before=say.say("chưa so được") if then is None else say.say("cùng kỳ {value}", value=say.number(then, 1)),
        verdict=say.say(verdict),
        why=reasons[state],
        state=state,
    )


def _silence(reading) -> Line:
    """Silent units of the units due, by month, with exact limits for as many units as are due now: the same report speaks for
    all months of its period, so neighbouring months are no repeated measurements and their differences no limits."""
    months = series.monthly(reading, "silent")
    while months and not months[-1].is_known:
        months.pop()
    due, quiet = sum(m.due for m in months), sum(m.part for m in months)
    if not due or not months[-1].due:
        return Line(tuple(m.value for m in months[-MONTHS_SHOWN:]))
    low, high = (float(edge[0]) * months[-1].due for edge in funnel_limits([months[-1].due], quiet / due, LEVEL))
    return Line(tuple(m.value for m in months[-MONTHS_SHOWN:]), low, high)


def silent(reading) -> Signal | None:
    """Units that sent nothing, against the same period, and how old the oldest sector's data are."""
    say, found = reading.say, reading.ask("silent_units", sectors=None)
    age = reading.ask("data_age_by_sector", sectors=None, on_day=None)
    if not isinstance(found, Answer):
        return None
    n, earlier = found.rows.height, reading.year_before("silent_units", sectors=None)
    oldest = age.rows.drop_nulls("covered_until").sort("covered_until").head(1) if isinstance(age, Answer) else pl.DataFrame()
    why = ""
    if not oldest.is_empty():
        sector, day = reading.label("sector", oldest["sector"][0]), say.day(oldest["covered_until"][0])
        why = say.say("{sector}: báo cáo đến {day}", sector=sector, day=day)
    change = say.say("chưa so được")
    if earlier is not None:
        change = _moved(say, n - earlier.rows.height, "tăng {n} đơn vị", "giảm {n} đơn vị")
    return Signal(
        **_base(
            say.say("Đơn vị im lặng"), say.say("Đề nghị gửi báo cáo còn thiếu") if n else say.say("Chưa cần hành động"), "data",
            _silence(reading),
        ),
        value=say.number(n),
        note=say.say("đơn vị chưa gửi đủ báo cáo"),
        change=change,
        before="" if earlier is None else say.say("cùng kỳ {value}", value=earlier.rows.height),
        verdict=say.say("Im lặng không phải là 0") if n else say.say("Đã gửi đủ"),
        why=why,
        state="none" if n else "within",
    )  # fmt: skip
