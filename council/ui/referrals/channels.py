"""Sources and channels: each source against the same period last year, and all sources by all channels."""

import polars as pl

from council import charts
from council.answer import Answer
from council.errors import CouncilError
from council.ui import card
from council.ui.page import Page
from council.ui.referrals.months import OWN_LAYER
from council.uncertainty import count_change

ALWAYS = ("police", "detention", "court", "procuracy", "commune", "other", "self_walk_in", "officer_personal", "unknown")
CHANNELS = (
    "notice_M03",
    "designated_defence",
    "info_M04",
    "phone",
    "duty_court",
    "duty_police",
    "commune_M13",
    "other_body",
    "self_walk_in",
    "officer_personal",
    "unknown",
)
LEVEL = 0.998


def show_compared(page: Page) -> None:
    """Every source now and in the same period last year, and whether the change exceeds chance."""
    found, say = page.ask("ways_to_the_centre"), page.say
    heading = say.say("Từng nguồn so với cùng kỳ")
    if isinstance(found, CouncilError):
        return card.support(page, "compared", found, None, heading=heading)
    before = page.year_before("ways_to_the_centre")
    now, then = _by_source(found), None if before is None else _by_source(before)
    pairs = [
        _pair(page, source, now.get(source, 0), None if then is None else then.get(source, 0)) for source in _sources(now, then)
    ]
    return card.support(
        page,
        "compared",
        found,
        lambda style: charts.compared(style, pairs, say.say("Số người–vụ, mọi kênh (Mẫu 03, Mẫu 04 và các kênh khác)")),
        heading=heading,
        read=say.say("Vạch: cùng kỳ năm trước. Chữ đậm: thay đổi vượt mức ngẫu nhiên (99,8%).")
        if then is not None
        else say.say("Số liệu không lùi tới cùng kỳ năm trước."),
        below=say.say("Viện kiểm sát thường tiếp xúc sau Công an, nên số thấp hơn là bình thường và không so trực tiếp."),
        height=66 + 27 * len(pairs),
        phone_table=True,
        click="sectors",
    )


def _by_source(found: Answer) -> dict[str, int]:
    return {source: int(n) for source, n in found.rows.group_by("source").agg(pl.col("persons").sum()).iter_rows()}


def _sources(*counts: dict[str, int] | None) -> list[str]:
    """Every source that is always shown and those that occur besides, unknown last."""
    seen = {source for count in counts if count for source in count}
    return [*ALWAYS[:-1], *sorted(seen - set(ALWAYS)), ALWAYS[-1]]


def _pair(page: Page, source: str, now: int, before: int | None) -> charts.Pair:
    say, key = page.say.say, source if source in OWN_LAYER else "other"
    name = short_words(page, "source").get(source, source)
    if before is None:
        return charts.Pair(source, name, key, now, None)
    is_beyond = count_change(now, before, level=LEVEL).exceeds_chance
    verdict = (say("tăng rõ") if now > before else say("giảm rõ")) if is_beyond else say("trong dao động")
    words = say("cùng kỳ {n}: {verdict}", n=page.say.number(before), verdict=verdict) if now or before else ""
    return charts.Pair(source, name, key, now, before, f"({words})" if words else "", is_beyond)


def short_words(page: Page, vocabulary: str) -> dict[str, str]:
    """Code -> short words of a vocabulary in the reader's language, else the long ones."""
    rows = page.table("label")
    if rows.is_empty():
        return {}
    language = page.reader.language
    words = pl.coalesce(f"short_{language}", f"label_{language}")
    return dict(rows.filter(pl.col("vocabulary") == vocabulary).select("code", words).iter_rows())


def show_ways(page: Page) -> None:
    """Sources by channels: all of them, unknown hatched and always drawn; the two forms stand apart."""
    found, say = page.ask("ways_to_the_centre"), page.say
    heading = say.say("Nguồn nào, qua kênh nào")
    if isinstance(found, CouncilError):
        return card.support(page, "ways", found, None, heading=heading)
    sources, channels = short_words(page, "source"), short_words(page, "channel")
    rows = _sources(_by_source(found))
    columns = [*CHANNELS[:-1], *sorted(set(found.rows["channel"].to_list()) - set(CHANNELS)), CHANNELS[-1]]
    counts = [
        charts.Count(sources.get(source, source), channels.get(channel, channel), int(persons), source)
        for source, channel, persons in found.rows.select("source", "channel", "persons").iter_rows()
    ]
    unknown = sources.get("unknown", "unknown"), channels.get("unknown", "unknown")
    return card.support(
        page,
        "ways",
        found,
        lambda style: charts.matrix(
            style,
            [sources.get(row, row) for row in rows],
            [channels.get(column, column) for column in columns],
            counts,
            unknown=unknown,
            what=say.say("người–vụ"),
        ),
        heading=heading,
        read=say.say(
            "Số người–vụ đến Trung tâm. M03: người đó có yêu cầu; M04: tự nhận, chưa yêu cầu; hai mẫu không cộng. "
            "Gạch chéo: chưa rõ, luôn được vẽ."
        ),
        height=70 + 27 * len(rows),
        width=1216,
        phone_table=True,
        click="sectors",
    )
