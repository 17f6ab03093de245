"""Page 10: the signals that need the council's attention, each against last year and against chance."""

import polars as pl
import streamlit as st

from council.answer import Answer
from council.sentences import overview as sentences
from council.sentences.overview import Signal
from council.sentences.referrals import course
from council.ui import filters, missed, referrals, workload
from council.ui import page as pages
from council.ui.page import Page
from council.ui.shell import ASSETS
from council.uncertainty import count_change, share_change

LEVEL = 0.998
_signals = st.components.v2.component(
    "council_signals", js=(ASSETS / "signals.js").read_text(encoding="utf-8"), isolate_styles=False
)


def show(page: Page) -> None:
    """Summary, then the list in its fixed order."""
    signals = [
        signal for signal in (make(page) for make in (missed_people, referred, served, late_notices, loads, silent)) if signal
    ]
    pages.answer(page, sentences.summary(page.say, signals))
    say = page.say.say
    head = [
        say("Chỉ dấu"),
        page.period_words,
        say("So với cùng kỳ"),
        say("Hơn mức ngẫu nhiên không?"),
        say("Theo tháng"),
        say("Việc có thể làm"),
    ]
    _signals(data={"head": head, "rows": [_row(signal) for signal in signals]}, key="signals")
    _footnote(page)


def _row(signal: Signal) -> dict[str, object]:
    return {**vars(signal), "history": list(signal.history)}


def _footnote(page: Page) -> None:
    say, before = page.say, filters.year_before(page.opened)
    words = [say.say("Dải xám trong đường nhỏ: giới hạn dao động thường thấy (XmR).")]
    if before:
        words.append(
            say.say("Cùng kỳ: {start} đến trước {end}.", start=say.day(before["period_start"]), end=say.day(before["period_end"]))
        )
    words.append(
        say.say("“Khác rõ” chỉ dùng khi vượt giới hạn 99,8%; không chỉ dấu nào được tô màu nếu không có lý do ghi bên cạnh.")
    )
    more = [f"[{say.say('Định nghĩa')}](/definitions)", say.say("bản chụp {snapshot}", snapshot=page.opened.manifest.id)]
    demo = (
        f"**{say.say('Dữ liệu mô phỏng, không có thật')}** · " if page.is_presenting and page.opened.manifest.is_simulated else ""
    )
    with st.container(key="foot-overview"):
        st.markdown(demo + " ".join(words) + " · " + " · ".join(more))


def _points(page: Page, difference: float | None) -> str:
    """A change of a share in percentage points."""
    if difference is None:
        return page.say.say("chưa so được")
    words = "tăng {n} điểm" if difference > 0 else "giảm {n} điểm"
    return (
        page.say.say(words, n=page.say.number(abs(difference) * 100, 1))
        if round(abs(difference) * 100, 1)
        else page.say.say("không đổi")
    )


def _share_signal(
    page: Page,
    name: str,
    part: int,
    whole: int,
    before: tuple[int, int] | None,
    *,
    noun: str,
    is_worse_up: bool,
    act: str,
    where: str,
    history: tuple = (),
    limits: tuple[float | None, float | None] = (None, None),
    why: str = "",
) -> Signal:
    """A share against the same period; ``before`` = (part, whole) of last year or None."""
    say = page.say
    note = f"{say.part(part, whole)} {noun}"
    if whole == 0:
        return Signal(
            name,
            say.say("chưa rõ"),
            say.say("không có mẫu số"),
            say.say("chưa so được"),
            "",
            say.say("Không có mẫu số"),
            "",
            "none",
            act,
            where,
            history,
        )
    if before is None or before[1] == 0:
        return Signal(
            name,
            say.percent(part / whole),
            note,
            say.say("chưa so được"),
            say.say("không có số cùng kỳ"),
            say.say("Không đủ dữ liệu"),
            why,
            "none",
            act,
            where,
            history,
            *limits,
        )
    change = share_change(part, whole, *before, level=LEVEL)
    verdict, state = say.say("Trong phạm vi ngẫu nhiên"), "within"
    if change.exceeds_chance:
        verdict, state = (
            (say.say("Tăng rõ"), "out" if is_worse_up else "shift")
            if change.difference > 0
            else (say.say("Giảm rõ"), "shift" if is_worse_up else "out")
        )
    return Signal(
        name,
        say.percent(part / whole),
        note,
        _points(page, change.difference),
        say.say("cùng kỳ {value}", value=say.percent(before[0] / before[1])),
        verdict,
        why,
        state,
        act,
        where,
        history,
        *limits,
    )


def _sum(found, *columns: str) -> tuple[int, ...] | None:
    return tuple(int(found.rows[column].sum() or 0) for column in columns) if isinstance(found, Answer) else None


def _history(values: list[float | None]) -> tuple[tuple, tuple[float | None, float | None]]:
    """The last 22 months and the limits that hold at the end."""
    found = course(values)
    last = found.parts[-1] if found.parts else None
    return tuple(found.values[-22:]), (last.low, last.high) if last else (None, None)


def missed_people(page: Page) -> Signal | None:
    """Share of eligible people missed; clear when areas lie beyond chance or the share moved."""
    say, found = page.say, page.ask("missed_by_area")
    compared = missed.comparison(page, found)
    if compared is None:
        return None
    months = page.whole("missed_over_time")
    values = (
        [share if mature else None for share, mature in months.rows.select("missed_share", "is_mature").iter_rows()]
        if isinstance(months, Answer)
        else []
    )
    while values and values[-1] is None:
        values.pop()
    history, limits = _history(values)
    before = _sum(page.year_before("missed_by_area"), "missed", "eligible")
    signal = _share_signal(
        page,
        say.say("Người bị bỏ sót"),
        compared.part,
        compared.whole,
        before,
        noun=say.say("người thuộc diện"),
        is_worse_up=True,
        act=say.say("Xem địa bàn và bước bị mất"),
        where="missed_people",
        history=history,
        limits=limits,
    )
    out = compared.of("out")
    if not out:
        return signal
    names = say.listing([place.name for place in out[:2]]) if len(out) <= 2 else say.say("{n} nơi", n=len(out))
    return Signal(
        **{**vars(signal), "verdict": say.say("Nhiều hơn ngẫu nhiên"), "why": say.say("ở {names}", names=names), "state": "out"}
    )


def referred(page: Page) -> Signal | None:
    """Referrals received; clear when the count moved beyond chance."""
    say, found = page.say, page.ask("referred_by_month")
    if not isinstance(found, Answer):
        return None
    now, earlier = _sum(found, "persons")[0], page.year_before("referred_by_month")
    top = found.rows.group_by("sector").agg(pl.col("persons").sum()).sort("persons", descending=True).head(2)
    note = ", ".join(f"{page.label('sector', sector)} {say.number(n)}" for sector, n in top.iter_rows())
    rows = referrals.by_month(page)
    history, limits = (
        _history([float(v) for v in referrals.totals(rows)["persons"]]) if isinstance(rows, pl.DataFrame) else ((), (None, None))
    )
    base = {
        "name": say.say("Lượt giới thiệu"),
        "value": say.number(now),
        "note": note,
        "act": say.say("Xem ngành nào chuyển đến"),
        "page": "referral_sources",
        "history": history,
        "low": limits[0],
        "high": limits[1],
    }
    if earlier is None:
        return Signal(
            **base,
            change=say.say("chưa so được"),
            before=say.say("không có số cùng kỳ"),
            verdict=say.say("Không đủ dữ liệu"),
            why="",
            state="none",
        )
    then = _sum(earlier, "persons")[0]
    clear = count_change(now, then, level=LEVEL).exceeds_chance
    words = (
        say.say("tăng {n} lượt" if now > then else "giảm {n} lượt", n=say.number(abs(now - then)))
        if now != then
        else say.say("không đổi")
    )
    verdict = say.say("Tăng rõ" if now > then else "Giảm rõ") if clear else say.say("Trong phạm vi ngẫu nhiên")
    return Signal(
        **base,
        change=words,
        before=say.say("cùng kỳ {value}", value=say.number(then)),
        verdict=verdict,
        why="",
        state="shift" if clear else "within",
    )


def served(page: Page) -> Signal | None:
    """Served of those who needed it."""
    say, found = page.say, page.ask("coverage_summary")
    if not isinstance(found, Answer) or found.rows.is_empty():
        return None

    def pair(answer: Answer | None) -> tuple[int, int] | None:
        rows = None if answer is None else answer.rows.filter(pl.col("population") == "certain")
        return None if rows is None or rows.is_empty() else (int(rows["served"][0]), int(rows["denominator"][0]))

    now = pair(found) or (0, 0)
    return _share_signal(
        page,
        say.say("Được trợ giúp"),
        *now,
        pair(page.year_before("coverage_summary")),
        noun=say.say("người cần"),
        is_worse_up=False,
        act=say.say("Xem ai chưa được trợ giúp"),
        where="missed_people",
    )


def late_notices(page: Page) -> Signal | None:
    """Notices sent late by the agency's own register, of those that can be measured."""
    say, found = page.say, page.ask("late_papers")
    if not isinstance(found, Answer):
        return None

    def pair(answer: Answer | None) -> tuple[int, int] | None:
        if answer is None:
            return None
        rows = answer.rows.filter(pl.col("side") == "agency_says_sent")
        late = int(rows.filter(pl.col("result_code") == "late")["papers"].sum() or 0)
        return late, late + int(rows.filter(pl.col("result_code") == "in_time")["papers"].sum() or 0)

    unknown = int(
        found.rows.filter((pl.col("side") == "agency_says_sent") & (pl.col("result_code") == "not_measurable"))["papers"].sum() or 0
    )
    return _share_signal(
        page,
        say.say("Thông báo quá hạn"),
        *(pair(found) or (0, 0)),
        pair(page.year_before("late_papers")),
        noun=say.say("thông báo đo được"),
        is_worse_up=True,
        act=say.say("Bổ sung giờ còn thiếu"),
        where="referral_sources",
        why=say.say("{n} thông báo thiếu giờ", n=say.number(unknown)) if unknown else "",
    )


def loads(page: Page) -> Signal | None:
    """The busiest officer against what working time explains."""
    say, balance = page.say, workload.balance(page, page.ask("workload_by_officer"))
    if balance is None or not balance.measured:
        return None
    top, months = balance.measured[0], page.whole("open_by_officer_month")
    values = (
        months.rows.filter(pl.col("provider_kind") == workload.OFFICER)
        .group_by("month_end")
        .agg(pl.col("open_at_end").max())
        .sort("month_end")["open_at_end"]
        .cast(pl.Float64)
        .to_list()
        if isinstance(months, Answer)
        else []
    )
    history, limits = _history(values)
    beyond = [c for c in balance.measured if c.kind in ("out", "low")]
    state = "none" if balance.test is None else "out" if balance.exceeds_chance else "within"
    verdict = {"none": "Không đủ dữ liệu", "out": "Chênh lệch rõ", "within": "Trong phạm vi ngẫu nhiên"}[state]
    why = say.say("{n} người ngoài giới hạn", n=len(beyond)) if beyond else ""
    return Signal(
        say.say("Chênh lệch khối lượng"),
        say.number(top.load, 1),
        say.say("vụ việc, người nhiều nhất"),
        say.say("kỳ vọng {value}", value=say.number(top.expected, 1)),
        say.say("theo thời gian làm việc"),
        say.say(verdict),
        why,
        state,
        say.say("Xem phân công"),
        "officer_workload",
        history,
        *limits,
    )


def silent(page: Page) -> Signal | None:
    """Units that sent nothing, and how old the oldest sector's data are."""
    say, found, age = page.say, page.ask("silent_units", sectors=None), page.ask("data_age_by_sector", sectors=None, on_day=None)
    if not isinstance(found, Answer):
        return None
    earlier = page.year_before("silent_units", sectors=None)
    oldest = age.rows.drop_nulls("covered_until").sort("covered_until").head(1) if isinstance(age, Answer) else None
    why = (
        ""
        if oldest is None or oldest.is_empty()
        else say.say(
            "{sector}: báo cáo đến {day}", sector=page.label("sector", oldest["sector"][0]), day=say.day(oldest["covered_until"][0])
        )
    )
    n = found.rows.height
    before = say.say("chưa so được") if earlier is None else say.say("cùng kỳ {value}", value=earlier.rows.height)
    verdict = say.say("Im lặng không phải là 0") if n else say.say("Đã gửi đủ")
    return Signal(
        say.say("Đơn vị im lặng"),
        say.number(n),
        say.say("đơn vị chưa gửi đủ báo cáo"),
        before,
        "",
        verdict,
        why,
        "none" if n else "within",
        say.say("Xem đơn vị cần nhắc"),
        "data",
    )
