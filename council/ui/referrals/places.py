"""View “Nơi, đơn vị”: where fewer people in need are passed on than elsewhere; area, then unit, then rows."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import comparison
from council.sentences.comparison import Comparison, is_placed, least_compared
from council.sentences.ways import passed_on
from council.ui import card, filters, longlist, maps
from council.ui import page as pages
from council.ui.areas import approximate_of, approximate_words, names_of, show_conversions
from council.ui.page import Page
from council.ui.reports import shortened

WORSE = {"low": "out", "out": "low", "watch": "in"}  # fewer passed on than chance is the signal here
UNITS_SHOWN = 24


def show(page: Page) -> None:
    """Sentence and sorted areas; tiles and units beside; rows for the roles that may see them."""
    found = page.ask("referred_by_area")
    if isinstance(found, CouncilError):
        return pages.error(page, "passed", found)
    compared = _compared(page, found.rows, "area_code", names_of(page, found.rows))
    silent = page.ask("silent_units")
    finding = passed_on(page.say, compared, _least(page), silent.rows.height if isinstance(silent, Answer) else 0)
    pages.answer(page, finding)
    approximate = approximate_of(found.rows)
    card.main(
        page,
        "passed",
        found,
        _intervals(page, compared, approximate),
        heading=finding.heading,
        read=page.say.say(
            "Chấm: phần người thuộc diện cần chuyển mà Trung tâm đã nhận giới thiệu; vạch: khoảng tin cậy 95%. "
            "Bấm vào một nơi để chỉ xem nơi đó."
        )
        + approximate_words(page, approximate),
        is_tall=len(compared.places) > card.MANY_ROWS,
        click="areas",
    )
    show_conversions(page)
    left, right = pages.halves()
    with left:
        placed = [point for point in _points(compared, approximate) if is_placed(point.code)]
        maps.show_map(page, "passed-tiles", found, placed, page.say.say("người thuộc diện cần chuyển"))
    with right:
        _show_units(page)
    return _show_rows(page)


def _compared(page: Page, rows: pl.DataFrame, code: str, names: list[str]) -> Comparison:
    whole, part = (rows[name].fill_null(0).cast(pl.Int64).to_list() for name in ("need", "referred"))
    codes = rows[code].to_list()
    return comparison.compare(codes, names, part, whole, _least(page), [is_placed(value) for value in codes])


def _least(page: Page) -> int:
    return least_compared(page.table("parameter_now"))


def _points(compared: Comparison, approximate: dict[str, float]) -> list[charts.Point]:
    return [
        charts.Point(
            p.code, p.name, p.part, p.whole, WORSE.get(p.kind, p.kind), p.low, p.high, p.shrunken, approximate.get(p.code, 0.0)
        )
        for p in reversed(compared.places)
        if p.whole
    ]


def _intervals(page: Page, compared: Comparison, approximate: dict[str, float]):
    what, centre = page.say.say("người thuộc diện cần chuyển"), page.say.say("giữa")

    def draw(style: Style) -> Figure:
        return charts.intervals(style, _points(compared, approximate), compared.centre, what=what, centre_name=centre)

    return draw


def _show_units(page: Page) -> None:
    """Units that owe the first step, sorted; a click keeps only one."""
    found, say = page.ask("referred_by_unit"), page.say
    heading = say.say("Đơn vị phải làm bước đầu: phần được chuyển")
    if isinstance(found, CouncilError):
        return card.support(page, "passed-units", found, None, heading=heading)
    rows = (
        found.rows.with_columns(shortened(pl.col("unit_name")).alias("unit_name"))
        .with_columns(pl.col("need").fill_null(0), pl.col("need_referred").fill_null(0).alias("referred"))
        .filter(pl.col("need") > 0)
        .sort("need", "unit_id", descending=[True, False])
    )
    more = rows.height - UNITS_SHOWN
    rows = rows.head(UNITS_SHOWN)
    compared = _compared(page, rows, "unit_id", rows["unit_name"].to_list())
    return card.support(
        page,
        "passed-units",
        found,
        _intervals(page, compared, {}),
        heading=heading,
        read=say.say("Đơn vị của lần tiếp xúc mà người đó thuộc diện; ai giới thiệu cũng tính. Bấm để chỉ xem đơn vị đó."),
        below=say.say("{n} đơn vị khác có ít người hơn, xem trong bảng.", n=say.number(more)) if more > 0 else "",
        height=max(220, 24 * len(compared.places) + 70),
        phone_table=True,
        click="units",
    )


def _show_rows(page: Page) -> None:
    """The persons behind the marks, for the roles that may see them, once an area or unit is chosen."""
    chosen = filters.chosen()
    if page.opened.warehouse.role not in ("analyst", "steward") or not (chosen.get("areas") or chosen.get("units")):
        return None
    return longlist.support(
        page,
        "passed-rows",
        "persons",
        classes=["certain"],
        heading=page.say.say("Từng người thuộc diện ở nơi đang chọn (đã mã hóa)"),
        read=page.say.say("Chỉ người phân tích và người quản trị dữ liệu thấy bảng này; không chiếu trong cuộc họp."),
    )
