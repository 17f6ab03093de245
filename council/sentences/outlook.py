"""How many referrals are to be expected if things stay as they are, with an interval, and how this would have done before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from council.periods import Period, read_code
from council.sentences.finding import CHANCE, NONE, Badge, Finding
from council.sentences.signals.target import Target, within_reach
from council.uncertainty import LEVELS, Backtest, Forecast, Rival, backtest, base, forecast
from council.words import Speaker, esc

BASE_MONTHS, LEAST_MONTHS = 12, 6  # where no rule is published
WINDOWS = ("10m", "y")  # what a council reports on: ten months, then the year
WIDE = len(LEVELS) - 1  # the wider interval, which the sentence speaks of
FEW = 10  # below, a mean without decimals would say too little
RIVALS = {"last": "số của tháng trước", "year_ago": "số cùng tháng năm trước"}


@dataclass(frozen=True)
class Rules:
    """Most months to rest on; fewest months to rest on, and fewest tried to speak of the test."""

    longest: int = BASE_MONTHS
    least: int = LEAST_MONTHS

    @classmethod
    def of(cls, numbers: Mapping[str, float]) -> "Rules":
        """From the published numbers of the method (parameter_now)."""
        return cls(
            int(numbers.get("forecast_base_months", BASE_MONTHS)), int(numbers.get("forecast_minimum_months", LEAST_MONTHS))
        )


@dataclass(frozen=True)
class Window:
    """One period to its end: ``known`` persons of its complete months, and the whole with bounds for each of LEVELS."""

    period: Period
    known: int
    mean: float
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True)
class Outlook:
    """``months`` and ``values`` = all complete months (None = not sent); ``rests_on`` = the values the forecast rests on, empty
    where they are too few (``usable`` of them); ``cut`` = where the last line begins; ``ahead`` = months to the end of the year,
    each with ``month``; ``seen`` = already received in the first of them; ``totals`` = the year up to each of ``ahead``;
    ``known`` and ``gaps`` = complete months of the year with and without a report."""

    months: tuple[date, ...]
    values: tuple[float | None, ...]
    rests_on: tuple[float, ...]
    usable: int
    cut: int
    ahead: tuple[date, ...]
    month: Forecast | None
    seen: int
    known: tuple[date, ...]
    gaps: tuple[date, ...]
    so_far: int
    totals: tuple[Forecast, ...]
    windows: tuple[Window, ...]
    test: Backtest
    rules: Rules

    @property
    def year(self) -> int:
        """The year that is looked ahead to its end."""
        return self.ahead[0].year


def look_ahead(
    months: list[date], values: list[float | None], cuts: list[int], seen: int = 0, rules: Rules | None = None
) -> Outlook | None:
    """From the complete ``months`` (first days, no month left out) to the end of the year of the month after them; None without
    months. ``cuts`` = positions where the set of units is another one; ``seen`` = persons received in the month that the data day
    cuts: a bound below, no measurement."""
    if not months:
        return None
    used = rules or Rules()
    first = _after(months[-1])
    ahead = tuple(date(first.year, month, 1) for month in range(first.month, 13))
    usable = base(values, cuts, len(values), len(values))
    rests_on = tuple(usable[-used.longest :]) if len(usable) >= used.least else ()
    this_year = [(m, v) for m, v in zip(months, values, strict=True) if m.year == first.year]
    so_far = int(sum(v for _, v in this_year if v is not None))
    totals = tuple(_raised(forecast(rests_on, i), seen, so_far) for i in range(1, len(ahead) + 1)) if rests_on else ()
    return Outlook(
        tuple(months),
        tuple(values),
        rests_on,
        len(usable),
        max([0, *(cut for cut in cuts if cut <= len(values))]),
        ahead,
        forecast(rests_on, 1) if rests_on else None,
        seen,
        tuple(m for m, v in this_year if v is not None),
        tuple(m for m, v in this_year if v is None),
        so_far,
        totals,
        _windows(first.year, ahead, totals, so_far),
        backtest(values, cuts, used.longest, used.least),
        used,
    )


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _raised(found: Forecast, seen: int, so_far: int) -> Forecast:
    """What is to come is at least what came already (``seen``), then added to what the year has had."""
    return Forecast(
        so_far + max(found.mean, seen),
        tuple(so_far + max(v, seen) for v in found.low),
        tuple(so_far + max(v, seen) for v in found.high),
    )


def month_of(found: Outlook, place: int) -> Forecast:
    """The forecast of month ``ahead[place]``, at least what it has already had."""
    seen = found.seen if place == 0 else 0
    return _raised(found.month, seen, 0)


def _windows(year: int, ahead: tuple[date, ...], totals: tuple[Forecast, ...], so_far: int) -> tuple[Window, ...]:
    """The periods a council reports on that are not over yet, the nearest first."""
    found = []
    for code in WINDOWS:
        period = read_code(f"{year}-{code}", date(year, 1, 1), date(year, 12, 31))
        if totals and period and period.end > ahead[0]:
            total = totals[sum(month < period.end for month in ahead) - 1]
            found.append(Window(period, so_far, total.mean, total.low, total.high))
    return tuple(found)


def expected(
    speaker: Speaker, found: Outlook | None, since: str = "", silent: int = 0, target: Target | None = None
) -> Finding:
    """The whole year with its interval against the council's ``target``, how the same way of reckoning did before, and what it
    cannot know. ``since`` = the event that began the line, in words; ``silent`` = units that did not report in the months it
    rests on."""
    say = speaker.say
    badges = (Badge("silent", silent),) if silent else ()
    if found is None or not any(found.values):
        why = say("Chưa có lượt giới thiệu nào trong sổ của Trung tâm để dựa vào, nên **không tính số dự kiến**.")
        return Finding(NONE, (Badge("thin"), *badges), why, say("Số dự kiến"))
    if not found.rests_on:
        return Finding(NONE, (Badge("thin"), *badges), _too_few(speaker, found, since), say("Số dự kiến"))
    year = found.windows[-1]
    text = say(
        "Nếu mọi việc cứ như {n} tháng gần đây, cả năm {year} Trung tâm dự kiến nhận **{total}** lượt giới thiệu "
        "(khoảng 95%: **{low} đến {high}**)",
        n=len(found.rests_on),
        year=found.year,
        total=speaker.number(year.mean),
        low=speaker.number(year.low[WIDE]),
        high=speaker.number(year.high[WIDE]),
    )
    aim = within_reach(speaker, target, year.low[WIDE], year.high[WIDE])
    # three lines hold no more: beside a target the test is said only where it failed (else above the chart)
    test = [] if aim and is_sound(found) else [tested(speaker, found)]
    parts = [text + _so_far(speaker, found), *([aim] if aim else []), *test]
    if silent:
        arriving = say("Một đơn vị chưa gửi đủ báo cáo: đây là số sẽ đến Trung tâm, không phải số người cần.")
        if silent > 1:
            arriving = say(
                "{n} đơn vị chưa gửi đủ báo cáo: đây là số sẽ đến Trung tâm, không phải số người cần.", n=speaker.number(silent)
            )
        parts.append(arriving)
    heading = say("Mỗi tháng dự kiến {n} lượt nếu mọi việc cứ như hiện nay", n=mean_words(speaker, found.month.mean))
    return Finding(CHANCE, badges, " ".join(parts), heading)


def mean_words(speaker: Speaker, mean: float) -> str:
    """A mean of a month: whole from ten on, else with one decimal."""
    return speaker.number(mean, 0 if mean >= FEW else 1)


def _so_far(speaker: Speaker, found: Outlook) -> str:
    say = speaker.say
    gaps = say(", không gồm {n} tháng không gửi", n=len(found.gaps)) if found.gaps else ""
    if not found.known:
        return say("; năm này chưa có tháng nào trọn vẹn") + gaps + "."
    return say("; {n} tháng đầu năm đã nhận {so_far}", n=len(found.known), so_far=speaker.number(found.so_far)) + gaps + "."


def _too_few(speaker: Speaker, found: Outlook, since: str) -> str:
    say = speaker.say
    began = say(" từ mốc {event}", event=esc(since)) if since else ""
    return say(
        "Không đủ dữ liệu để tính số dự kiến: mới có **{n}** tháng trọn vẹn{began}, cần ít nhất **{least}**.",
        n=found.usable,
        began=began,
        least=found.rules.least,
    )


def is_sound(found: Outlook) -> bool:
    """True where enough months were tried, the intervals held about as many as they say, and no simple guess came nearer."""
    test, least = found.test, found.rules.least
    return len(test.trials) >= least and test.too_narrow is None and not test.nearer(least)


def tested(speaker: Speaker, found: Outlook) -> str:
    """How often the interval held the months already known, and whether something simpler came nearer; one sentence."""
    say, test = speaker.say, found.test
    n = len(test.trials)
    if n < found.rules.least:
        return say("Mới thử lại được trên {n} tháng: **chưa đủ để biết khoảng này đúng đến đâu**.", n=n)
    part = speaker.part(test.inside[WIDE], n)
    narrow = test.too_narrow
    if narrow is not None:
        return say(
            "Thử lại, chỉ {part} tháng đã qua nằm trong khoảng {level}: **khoảng này hẹp hơn thực tế**, chỉ nên tham khảo.",
            part=speaker.part(test.inside[narrow], n),
            level=speaker.percent(LEVELS[narrow], 0),
        )
    nearer = test.nearer(found.rules.least)
    if nearer:
        return say("Thử lại, {part} tháng đã qua nằm trong khoảng 95%, nhưng cách này **không sát hơn** cách lấy {rival}.",
                   part=part, rival=say(RIVALS[nearer[0]]))  # fmt: skip
    return say("Thử lại, {part} tháng đã qua nằm trong khoảng 95%.", part=part)


def errors(speaker: Speaker, found: Outlook) -> str:
    """Mean absolute error of a month beside that of the rivals, each on the months where it could be tried; months inside."""
    say, test = speaker.say, found.test
    if test.error is None:
        return say("Chưa tháng nào có đủ {n} tháng trước đó để thử lại.", n=found.rules.least)
    n = len(test.trials)
    lines = [say("Thử lại trên {n} tháng, sai trung bình mỗi tháng {own} lượt.", n=n, own=speaker.number(test.error, 1))]
    lines += [_beside(speaker, name, rival) for name, rival in (("last", test.last), ("year_ago", test.year_ago)) if rival]
    held = [
        say("khoảng {level}: {part} tháng", level=speaker.percent(level, 0), part=speaker.part(k, n))
        for level, k in zip(LEVELS, test.inside, strict=True)
    ]
    return " ".join([*lines, say("Nằm trong {held}.", held=", ".join(held))])


def _beside(speaker: Speaker, name: str, rival: Rival) -> str:
    own, error = speaker.number(rival.own_error, 1), speaker.number(rival.error, 1)
    return speaker.say(
        "Nếu lấy {rival}: {error} (so được {n} tháng, trên đó cách này {own}).",
        rival=speaker.say(RIVALS[name]), error=error, n=rival.trials, own=own,
    )  # fmt: skip


def windows(speaker: Speaker, found: Outlook) -> str:
    """Each period to its end with both intervals; one line."""
    say = speaker.say
    lines = []
    for one in found.windows:
        bounds = ", ".join(
            say(
                "{level}: {low} đến {high}",
                level=speaker.percent(level, 0),
                low=speaker.number(low),
                high=speaker.number(high),
            )
            for level, low, high in zip(LEVELS, one.low, one.high, strict=True)
        )
        lines.append(
            say(
                "Đến {day}: dự kiến {total} ({bounds})",
                day=speaker.day(one.period.last_day),
                total=speaker.number(one.mean),
                bounds=bounds,
            )
        )
    return "; ".join(lines) + "." if lines else ""
