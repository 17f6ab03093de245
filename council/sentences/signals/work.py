"""Signal about the officers: is the work spread fairly?"""

import polars as pl

from council.answer import Answer
from council.sentences import series, workload
from council.sentences.overview import Signal
from council.sentences.signals.course import Line, base_of, line

OFFICER = "TGVPL"


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
        **base_of(say.say("Chênh lệch khối lượng"), say.say(acts[state]), "officer_workload", _busiest_by_month(reading)),
        value=say.number(top.load, 1),
        note=say.say("vụ việc, người nhiều nhất"),
        change=expected,
        before=say.say("chưa so được") if then is None else say.say("cùng kỳ {value}", value=say.number(then, 1)),
        verdict=say.say(verdict),
        why=reasons[state],
        state=state,
    )
