"""View “Đối chiếu”: what agencies say they sent against the Centre's log, per unit and quarter, and the over-count of sums."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.matching import Matched, apart, reconciled
from council.ui import card, filters, longlist
from council.ui import page as pages
from council.ui.page import Page
from council.ui.reports import shortened

UNITS_SHOWN = 10
UNITS_ON_PHONE = 6
NUMBERS = ("papers_sent", "papers_received", "matched", "sent_only", "received_only", "totals_m03", "totals_m04")


def show(page: Page) -> None:
    """Sentence and units; over-count and quarters beside; single papers for the roles that may see them."""
    found, counted = page.ask("papers_sent_received_by_quarter"), page.ask("persons_counted_twice")
    if isinstance(found, CouncilError):
        return pages.error(page, "matching", found)
    rows = found.rows.with_columns(pl.col(name).fill_null(0).cast(pl.Int64) for name in NUMBERS)
    pages.answer(page, reconciled(page.say, _summed(rows, counted)))
    units = _by_unit(rows)
    say = page.say.say
    more = rows["unit_id"].n_unique() - units.height
    read = say("Hai phía gặp nhau theo người, đơn vị, mẫu và số văn bản.")
    if more > 0:
        read += " " + say("{n} đơn vị khác có ít văn bản hơn, xem trong bảng.", n=page.say.number(more))
    card.main(
        page,
        "matching",
        found,
        _draw(page, units),
        narrow=_draw(page, units.head(UNITS_ON_PHONE)),
        heading=reconciled(page.say, _summed(rows, counted)).heading,
        read=read,
        is_tall=True,
        click="units",
    )
    beside = apart(page.say, _summed(rows, counted))
    if beside and not page.is_presenting:
        st.caption(beside)
    left, right = pages.halves()
    with left:
        _show_quarters(page, found, rows)
    with right:
        _show_excess(page, counted)
    return _show_rows(page)


def _draw(page: Page, units: pl.DataFrame):
    say = page.say.say
    parts = [
        charts.Part(say("Có ở cả hai phía"), "part2", tuple(units["matched"])),
        charts.Part(say("Gửi, không thấy nhận"), "part1", tuple(units["sent_only"])),
        charts.Part(say("Nhận, sổ không ghi"), "other", tuple(units["received_only"])),
        charts.Part(say("Nhận từ đơn vị im lặng hoặc chỉ có số tổng"), "unknown", tuple(units["unmatched"])),
    ]
    names, codes, notes = units["unit_name"].to_list(), units["unit_id"].to_list(), _notes(page, units)

    def draw(style: Style) -> Figure:
        return charts.bars(style, names, parts, say("Văn bản Mẫu 03 và Mẫu 04"), codes=codes, notes=notes, with_key=True)

    return draw


def _summed(rows: pl.DataFrame, counted: Answer | CouncilError) -> Matched:
    lists = rows.filter(~pl.col("is_totals_only") & ~pl.col("is_silent"))
    silent, totals = rows.filter(pl.col("is_silent")), rows.filter(pl.col("is_totals_only"))
    excess = None
    # the over-count is of all agencies together: it says nothing about one sector or unit
    if isinstance(counted, Answer) and not (filters.chosen().get("sectors") or filters.chosen().get("units")):
        papers = counted.rows.filter(pl.col("counting") == "sectors")["excess_share"].to_list()
        excess = papers[0] if papers else None

    def total(frame: pl.DataFrame, name: str) -> int:
        return int(frame[name].sum() or 0)

    return Matched(
        total(lists, "papers_sent"),
        total(lists, "papers_received"),
        total(lists, "matched"),
        total(silent, "papers_received"),
        total(totals, "totals_m03") + total(totals, "totals_m04"),
        total(totals, "papers_received"),
        totals["unit_id"].n_unique(),
        excess,
    )


def _by_unit(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums per unit; what came from quarters without a register of the unit stands in ``unmatched``."""
    has_register = ~pl.col("is_totals_only") & ~pl.col("is_silent")
    return (
        rows.with_columns(
            unmatched=pl.when(has_register).then(0).otherwise(pl.col("papers_received")),
            **{name: pl.when(has_register).then(pl.col(name)).otherwise(0) for name in ("matched", "sent_only", "received_only")},
        )
        .group_by("unit_id")
        .agg(
            shortened(pl.col("unit_name").first()).alias("unit_name"),
            pl.col("matched", "sent_only", "received_only", "unmatched", "totals_m03", "totals_m04").sum(),
            pl.col("is_totals_only").any(),
        )
        .with_columns(all=pl.sum_horizontal("matched", "sent_only", "received_only", "unmatched"))
        .sort("sent_only", "all", "unit_id", descending=[True, True, False])
        .head(UNITS_SHOWN)
    )


def _notes(page: Page, units: pl.DataFrame) -> list[str]:
    say, notes = page.say, []
    for matched, sent_only, totals, m03, m04, unmatched in units.select(
        "matched", "sent_only", "is_totals_only", "totals_m03", "totals_m04", "unmatched"
    ).iter_rows():
        if totals:
            notes.append(say.say("Σ M03 {m03}, M04 {m04}", m03=say.number(m03), m04=say.number(m04)))
        elif matched + sent_only:
            notes.append(say.say("đến {part}", part=say.part(matched, matched + sent_only)))
        else:
            notes.append(say.say("{n}, không có sổ", n=say.number(unmatched)))
    return notes


def _show_quarters(page: Page, found: Answer, rows: pl.DataFrame) -> None:
    """All units together by quarter."""
    say = page.say.say
    sums = (
        rows.filter(~pl.col("is_totals_only") & ~pl.col("is_silent"))
        .group_by("quarter_on")
        .agg(pl.col("matched", "sent_only", "received_only").sum())
        .sort("quarter_on")
    )
    names = [say("quý {n}/{year}", n=(day.month + 2) // 3, year=day.year) for day in sums["quarter_on"]]
    parts = [
        charts.Part(say("Có ở cả hai phía"), "part2", tuple(sums["matched"])),
        charts.Part(say("Gửi, không thấy nhận"), "part1", tuple(sums["sent_only"])),
        charts.Part(say("Nhận, sổ không ghi"), "other", tuple(sums["received_only"])),
    ]
    card.support(
        page,
        "quarters",
        found,
        lambda style: charts.bars(style, names, parts, say("Văn bản Mẫu 03 và Mẫu 04"), with_key=True),
        heading=say("Theo quý, đơn vị có sổ"),
        read=say("Đơn vị im lặng và đơn vị chỉ có số tổng không ở đây."),
        height=90 + 30 * max(1, len(names)),
    )


def _show_excess(page: Page, found: Answer | CouncilError) -> None:
    """How many persons stand behind the sums, counted in four ways."""
    say = page.say.say
    heading = say("Cộng số các cơ quan thì thừa bao nhiêu")
    if isinstance(found, CouncilError):
        return card.support(page, "excess", found, None, heading=heading)
    names = [page.label("counting", code) for code in found.rows["counting"]]
    notes = [
        f"{page.say.number(int(n))}" + (f" (+{page.say.percent(share)})" if share else "")
        for n, share in found.rows.select("counted", "excess_share").iter_rows()
    ]
    parts = [charts.Part(say("Số đếm"), "part2", tuple(int(n) for n in found.rows["counted"]))]
    return card.support(
        page,
        "excess",
        found,
        lambda style: charts.bars(style, names, parts, say("Số đếm"), notes=notes),
        heading=heading,
        read=say("Người mà cơ quan ghi đã gửi Mẫu 03 hoặc Mẫu 04: cùng một người qua nhiều cơ quan có nhiều dòng sổ."),
        height=220,
    )


def _show_rows(page: Page) -> None:
    if page.opened.warehouse.role not in ("analyst", "steward"):
        return None
    return longlist.support(
        page,
        "unmet",
        "papers_unmet",
        heading=page.say.say("Văn bản chỉ có ở một phía"),
        read=page.say.say("Đánh dấu: phía kia có văn bản cùng mẫu về người đó, có thể ghi sai số hoặc sai đơn vị."),
    )
