"""View “Dự kiến”: what is to be expected to the end of the year if things stay as they are, and how such a forecast did before."""

from dataclasses import replace
from datetime import date

import polars as pl

from council import charts
from council.answer import Answer, ColumnWords, Words
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import outlook as sentences
from council.sentences.outlook import Outlook, Rules
from council.sentences.signals.target import Target, target_of
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Page
from council.ui.referrals.months import by_month, cut_at, series, spaced
from council.uncertainty import LEVELS, Forecast
from council.words import esc

MONTHS_NARROW = 9  # known months on a phone, before those to come
METHOD = Words(
    "Trung bình mỗi tháng của nhiều nhất {n} tháng trọn vẹn gần nhất, không vượt qua mốc mà các đơn vị gửi không còn như trước. "
    "Khoảng dự kiến theo phân phối nhị thức âm: các tháng dao động như đã thấy, thêm sai số của chính số trung bình. Thử lại: mỗi "
    "tháng đã qua được tính chỉ từ các tháng trước nó. Khoảng của cả năm coi các tháng độc lập với nhau.",
    "The monthly mean of at most the last {n} complete months, never across a day on which the set of units changed. The interval "
    "is negative binomial: months scatter as they were seen to, plus the error of the mean itself. Tried again: every month that "
    "is known is reckoned from the months before it alone. The interval of the year takes the months as independent.",
)
CAUTION = Words(
    "Không tính mùa, xu hướng hay thay đổi của luật; luôn tính từ ngày dữ liệu, không theo kỳ đang chọn. Mỗi người–vụ đếm một lần.",
    "No seasons, trend or changes of law; always reckoned from the data day, not by the chosen period. Each person-matter counts "
    "once.",
)


def show(page: Page) -> None:
    """Sentence and months with their fan; the year added up, and the months tried again."""
    found, rows = page.whole("referred_by_month"), by_month(page)
    if isinstance(found, CouncilError) or isinstance(rows, CouncilError):
        return pages.error(page, "outlook", found if isinstance(found, CouncilError) else rows)
    ahead = None if found.rows.is_empty() else look(page, rows)
    target = target_of(page, "referred", found, date(ahead.year, 12, 31)) if ahead else None
    finding = sentences.expected(page.say, ahead, _since(page, ahead), _silent(page, ahead), target)
    pages.answer(page, finding)
    title = Words("Mỗi tháng: đã nhận và dự kiến", "Each month: received and expected")
    monthly = _answer(found, ahead, "outlook", months_table(ahead), title)
    card.main(
        page,
        "outlook",
        monthly,
        lambda style: _months(page, style, ahead, len(ahead.months)),
        narrow=lambda style: _months(page, style, ahead, MONTHS_NARROW),
        heading=finding.heading,
        read=_read(page, ahead, bool(target)),
    )
    if page.is_presenting or ahead is None or not ahead.rests_on:
        return None
    left, right = pages.halves()
    with left:
        _show_year(page, found, ahead, target)
    with right:
        _show_test(page, found, ahead)
    return None


def look(page: Page, rows: pl.DataFrame) -> Outlook | None:
    """The outlook within the filters; ``rows`` = referrals by month and layer over the whole window."""
    months, values = series(page, rows)
    cut_month = rows.filter(pl.col("month_on") == page.opened.manifest.day.replace(day=1))
    seen = 0 if months and months[-1] == page.opened.manifest.day.replace(day=1) else int(cut_month["persons"].sum() or 0)
    numbers = page.table("parameter_now")
    rules = Rules.of({} if numbers.is_empty() else dict(numbers.select("name", "value").iter_rows()))
    return sentences.look_ahead(months, values, cut_at(page, months), seen, rules)


def _since(page: Page, ahead: Outlook | None) -> str:
    """The event at which the last line begins, in words; empty where the line was never cut."""
    if ahead is None or not ahead.cut:
        return ""
    here = ahead.months[ahead.cut]
    named = [f"{page.say.day(day)} ({name})" for day, name in page.events() if (day.year, day.month) == (here.year, here.month)]
    return named[0] if named else ""


def _silent(page: Page, ahead: Outlook | None) -> int:
    """Units that owe a report of the months the forecast rests on."""
    if ahead is None or not ahead.rests_on:
        return 0
    first = ahead.months[max(ahead.cut, len(ahead.months) - ahead.rules.longest)]
    found = page.ask("silent_units", period_start=first, period_end=ahead.ahead[0], sectors=filters.chosen().get("sectors") or None)
    return found.rows.height if isinstance(found, Answer) else 0


def _read(page: Page, ahead: Outlook | None, has_target: bool) -> str:
    """How to read the chart, how the forecast did before (where the sentence has no room for it), what a started month has had,
    and changes of law on the way."""
    say = page.say.say
    if ahead is None or not ahead.rests_on:
        return say("Lượt người được giới thiệu mỗi tháng, theo tháng Trung tâm nhận.")
    words = [say("Vùng xám: khoảng dự kiến 80% (trong) và 95% (ngoài) của từng tháng; vạch liền: trung bình {n} tháng làm căn cứ.",
                 n=len(ahead.rests_on))]  # fmt: skip
    if has_target and sentences.is_sound(ahead):
        words.append(sentences.tested(page.say, ahead))
    if ahead.seen:
        words.append(
            say("Tháng {month} chưa trọn, mới nhận {n}.", month=page.say.month(ahead.ahead[0]), n=page.say.number(ahead.seen))
        )
    words += [
        say("{day}: {event}, số sau đó có thể khác.", day=page.say.day(day), event=esc(name)) for day, name in _coming(page, ahead)
    ]
    return " ".join(words)


def _coming(page: Page, ahead: Outlook) -> list[tuple[date, str]]:
    """Dated changes of law and organisation among the months to come."""
    rows = page.table("event")
    if rows.is_empty():
        return []
    after = (pl.col("on") > page.opened.manifest.day) & (pl.col("on") <= date(ahead.year, 12, 31))
    return list(rows.filter(after).sort("on").select("on", f"name_{page.reader.language}").iter_rows())


def _months(page: Page, style: Style, ahead: Outlook | None, most: int) -> Figure:
    """The last ``most`` known months and the fan of those to come."""
    if ahead is None:
        return {"data": [], "layout": {}}
    skipped = max(0, len(ahead.months) - most)
    known, to_come = ahead.months[skipped:], ahead.ahead if ahead.rests_on else ()
    fan = [
        charts.Fan(len(known) + i + step, one.mean, one.low, one.high, is_month=not step)
        for i in range(len(to_come))
        for one in [sentences.month_of(ahead, i)]
        for step in (-0.5, 0.0, 0.5)
    ]
    events = [
        (i - 0.5, page.say.day(day) if style.width < charts.NARROW else f"{page.say.day(day)}: {name}")
        for day, name in page.events()
        for i, month in enumerate(known)
        if (month.year, month.month) == (day.year, day.month)
    ]
    first = len(ahead.values) - sum(1 for _ in _rested(ahead))
    return charts.outlook(
        style,
        [page.say.month_short(m) for m in (*known, *to_come)],
        list(ahead.values[skipped:]),
        fan,
        page.say.say("lượt người mỗi tháng"),
        levels=tuple(page.say.percent(level, 0) for level in LEVELS),
        rests_on=(max(0, first - skipped), ahead.month.mean) if ahead.month else None,
        events=spaced(events),
        cuts=[cut - skipped for cut in cut_at(page, list(ahead.months)) if cut > skipped],
    )


def _rested(ahead: Outlook) -> list[float | None]:
    """The last months down to the first that the forecast rests on, those not sent among them."""
    found, known = [], 0
    for value in reversed(ahead.values):
        if known == len(ahead.rests_on):
            break
        found.append(value)
        known += value is not None
    return found


def _show_year(page: Page, found: Answer, ahead: Outlook, target: Target | None) -> None:
    """The year added up month by month, with the fan to its end and the council's target for it."""
    say = page.say
    rows = year_table(ahead)
    sums = [float(n) for n in rows["persons"].drop_nulls()]
    months = [date(ahead.year, n, 1) for n in range(1, 13)]
    fan = [charts.Fan(len(sums) + i, t.mean, t.low, t.high) for i, t in enumerate(ahead.totals)]
    if sums:  # the fan opens at what is known
        known = (sums[-1],) * len(LEVELS)
        fan = [charts.Fan(len(sums) - 1, sums[-1], known, known, is_month=False), *fan]
    title = Words("Cộng dồn trong năm: đã nhận và dự kiến", "The year added up: received and expected")
    card.support(
        page,
        "outlook-year",
        _answer(found, ahead, "outlook_year", rows, title),
        lambda style: charts.outlook(
            style,
            [say.month_short(m) for m in months],
            sums,
            fan,
            say.say("lượt người, cộng từ đầu năm"),
            levels=tuple(say.percent(level, 0) for level in LEVELS),
            target=(target.value, say.say("mục tiêu {n}", n=say.number(target.value))) if target else None,
        ),
        heading=say.say("Cộng dồn cả năm {year}", year=ahead.year),
        read=say.say("Vùng xám: khoảng dự kiến 80% (trong) và 95% (ngoài) của tổng số đến cuối tháng đó."),
        height=300,
        width=card.PHONE,
        below=sentences.windows(say, ahead),
    )


def _show_test(page: Page, found: Answer, ahead: Outlook) -> None:
    """Every month that can be tried again: the interval it was given and what came."""
    say = page.say
    trials = ahead.test.trials
    first = trials[0].index if trials else 0
    tried = [charts.Tried(t.index - first, t.actual, t.forecast.mean, t.forecast.low, t.forecast.high) for t in trials]
    months = [say.month_short(month) for month in ahead.months[first:]]
    title = Words("Thử lại trên các tháng đã qua", "Tried again on months that are known")
    card.support(
        page,
        "outlook-test",
        _answer(found, ahead, "outlook_test", tried_table(ahead), title),
        (lambda style: charts.tried_again(style, months, tried, say.say("lượt người mỗi tháng"))) if tried else None,
        heading=say.say("Cách này đã đúng đến đâu?"),
        read=say.say(
            "Chấm: số đã nhận; vạch ngang: dự kiến chỉ từ các tháng trước; thanh xám: khoảng 80% (trong), 95% (ngoài). Không có "
            "thanh: chưa đủ {n} tháng trước đó.",
            n=ahead.rules.least,
        ),
        height=300,
        width=card.PHONE,
        below=sentences.errors(say, ahead),
    )


COLUMNS = {
    "month_on": Words("Tháng", "Month"),
    "persons": Words("Đã nhận", "Received"),
    "expected": Words("Dự kiến", "Expected"),
    "last_month": Words("Tháng trước", "Month before"),
    "year_ago": Words("Cùng tháng năm trước", "Same month last year"),
    "is_inside": Words("Trong khoảng 95%", "Within 95%"),
}
ENDS = {"low": Words("thấp nhất", "lowest"), "high": Words("cao nhất", "highest")}


def _bounds(found: Forecast | None) -> dict[str, int | None]:
    """Columns of both intervals, from the lowest to the highest bound."""
    codes = [f"{level:.0%}".removesuffix("%") for level in LEVELS]
    low = {f"p{code}_low": found.low[i] if found else None for i, code in reversed(list(enumerate(codes)))}
    return low | {f"p{code}_high": found.high[i] if found else None for i, code in enumerate(codes)}


def _column(name: str) -> ColumnWords:
    if name in COLUMNS:
        return ColumnWords(name, COLUMNS[name])
    level, end = name.removeprefix("p").split("_")
    return ColumnWords(name, Words(f"Khoảng {level}%: {ENDS[end].vi}", f"{level}% interval: {ENDS[end].en}"))


def months_table(ahead: Outlook | None) -> pl.DataFrame:
    """month_on, persons (null = not sent, or to come), expected and bounds (null = known), of all months."""
    empty = {"month_on": None, "persons": None, "expected": None, **_bounds(None)}
    schema = {name: pl.Date if name == "month_on" else pl.Float64 if name == "expected" else pl.Int64 for name in empty}
    if ahead is None:
        return pl.DataFrame(schema=schema)
    known = [
        {**empty, "month_on": m, "persons": None if v is None else int(v)} for m, v in zip(ahead.months, ahead.values, strict=True)
    ]
    to_come = [
        {**empty, "month_on": m, "expected": round(one.mean, 1), **_bounds(one)}
        for i, m in enumerate(ahead.ahead if ahead.rests_on else ())
        for one in [sentences.month_of(ahead, i)]
    ]
    return pl.DataFrame([*known, *to_come], schema=schema)


def year_table(ahead: Outlook) -> pl.DataFrame:
    """month_on (the end of that month), persons so far in the year, expected and bounds of the total."""
    known, so_far = [], 0
    for month, value in zip(ahead.months, ahead.values, strict=True):
        if month.year == ahead.year:
            so_far += int(value or 0)
            known.append({"month_on": month, "persons": so_far, "expected": None, **_bounds(None)})
    to_come = [
        {"month_on": m, "persons": None, "expected": round(t.mean, 1), **_bounds(t)}
        for m, t in zip(ahead.ahead, ahead.totals, strict=True)
    ]
    return pl.DataFrame([*known, *to_come], schema=months_table(None).schema)


def tried_table(ahead: Outlook) -> pl.DataFrame:
    """One row per month tried again: what came, what was expected, bounds, and what the two simple guesses would have said."""
    rows = [
        {
            "month_on": ahead.months[t.index],
            "persons": int(t.actual),
            "expected": round(t.forecast.mean, 1),
            **_bounds(t.forecast),
            "is_inside": t.is_inside(sentences.WIDE),
            "last_month": None if t.last is None else int(t.last),
            "year_ago": None if t.year_ago is None else int(t.year_ago),
        }
        for t in ahead.test.trials
    ]
    more = {"is_inside": pl.Boolean, "last_month": pl.Int64, "year_ago": pl.Int64}
    return pl.DataFrame(rows, schema={**months_table(None).schema, **more})


def _answer(found: Answer, ahead: Outlook | None, name: str, rows: pl.DataFrame, title: Words) -> Answer:
    """Rows ``name`` computed from those of ``found``, with their words and the way they were computed."""
    most = ahead.rules.longest if ahead else sentences.BASE_MONTHS
    return replace(
        found,
        rows=rows,
        columns={name: _column(name) for name in rows.columns},
        key=("month_on",),
        title=title,
        grain=Words("một tháng", "one month"),
        definition=Words(METHOD.vi.format(n=most), METHOD.en.format(n=most)),
        metrics=(),
        chart=None,
        caution=CAUTION,
        derived=name,
    )
