"""Silence is not zero: who reported, who did not, and who is silent again and again."""

from dataclasses import dataclass

import polars as pl

from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker, esc

NAMED = 3
SHORT = {"Viện kiểm sát nhân dân": "VKSND", "Tòa án nhân dân": "TAND"}


@dataclass(frozen=True)
class Quiet:
    """A unit that sent nothing for some periods: its name, which ones, the longest run, and whether the last one due is silent."""

    unit: str
    periods: str
    longest_run: int
    is_silent_now: bool


def shortened(name: pl.Expr) -> pl.Expr:
    """Names of units with the usual abbreviations, short enough for a chart."""
    for long, short in SHORT.items():
        name = name.str.replace(long, short, literal=True)
    return name


def period_words(speaker: Speaker, code: str) -> str:
    """A quarter in words; other periods as the calendar writes them."""
    year, found, quarter = code.partition("Q")
    return speaker.say("quý {n}/{year}", n=quarter, year=year) if found else code


def of_reports(speaker: Speaker, calendar: pl.DataFrame, silent: pl.DataFrame) -> Finding:
    """The sentence for the rows of questions ``report_calendar`` and ``silent_units`` in one period."""
    due = calendar.filter(pl.col("state") != "not_yet_due")
    quiet = [
        Quiet(unit, ", ".join(period_words(speaker, code) for code in periods.split(", ")), int(run), bool(now))
        for unit, periods, run, now in silent.select(
            shortened(pl.col("unit_name")), "periods", "longest_run", "is_silent_now"
        ).iter_rows()
    ]
    return reported(
        speaker,
        due.height,
        due["unit_id"].n_unique(),
        int(due["is_late"].sum() or 0),
        quiet,
        bool(due["from_calendar"].any()) if due.height else True,
    )


def reported(
    speaker: Speaker, expected: int, units: int, late: int, quiet: list[Quiet], from_calendar: bool, zero: int = 0
) -> Finding:
    """``expected`` = reports due in the period, of ``units`` units; ``late`` = came after the due day; ``zero`` = units whose
    report counts nobody."""
    say = speaker.say
    if expected == 0:
        return Finding(
            NONE,
            (Badge("thin"),),
            say("Trong phạm vi đang xem không có báo cáo nào đến hạn, nên chưa thể nói ai gửi, ai không."),
            say("Chưa có báo cáo đến hạn"),
        )
    inferred = "" if from_calendar else " " + say("Không có lịch báo cáo: kỳ phải gửi được suy ra từ các đơn vị khác.")
    if not quiet:
        text = say(
            "**{units}/{units}** đơn vị đã gửi đủ {expected} báo cáo đến hạn; {late} báo cáo đến sau hạn.",
            units=speaker.number(units),
            expected=speaker.number(expected),
            late=speaker.number(late),
        )
        if zero:
            text += " " + say("{n} đơn vị báo cáo không có người nào: đó là số 0 thật.", n=speaker.number(zero))
        return Finding(CHANCE, (), text + inferred, say("Mọi đơn vị đã gửi"))
    repeated = [q for q in quiet if q.longest_run > 1]
    if repeated:
        names = speaker.listing([say("{unit} ({periods})", unit=esc(q.unit), periods=esc(q.periods)) for q in repeated[:NAMED]])
        text = say("**{names}** không gửi từ hai kỳ liền.", names=names)
        others = len(quiet) - min(len(repeated), NAMED)
        if others:
            text += " " + say("{n} đơn vị khác cũng có kỳ không gửi.", n=speaker.number(others))
    elif len(quiet) == 1:
        text = say("**{unit}** không gửi báo cáo {periods}.", unit=esc(quiet[0].unit), periods=esc(quiet[0].periods))
    else:
        text = say("**{n}** đơn vị có kỳ không gửi báo cáo, chưa nơi nào hai kỳ liền.", n=speaker.number(len(quiet)))
    text += " " + say("Im lặng không phải là số 0: chưa thể nói các nơi này giới thiệu nhiều hay ít.")
    return Finding(SHIFT, (Badge("silent", len(quiet)),), text + inferred, say("Đơn vị nào đã gửi báo cáo, kỳ nào"))
