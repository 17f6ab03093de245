"""Page 30: where eligible people are missed, whether that is more than chance, and at which step."""

import polars as pl

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences import areas as sentences
from council.sentences.areas import Comparison
from council.sentences.finding import Finding
from council.ui import card, filters
from council.ui import page as pages
from council.ui.page import Asked, Page
from council.words import MINUS, esc

LEAST = "minimum_n_comparison"
STEPS = {
    "contacted": "Đã tiếp xúc",
    "told": "Được phát Mẫu 01",
    "self_identified": "Có dòng sổ theo dõi",
    "sent": "Cơ quan ghi đã chuyển",
    "received": "Trung tâm ghi đã nhận",
    "accepted": "Được thụ lý",
    "served": "Được trợ giúp",
}
POPULATIONS = {"certain": "Mọi người thuộc diện", "proved": "Không kể nhờ thụ lý", "minors": "Dưới 18 tuổi"}


def number_of_method(page: Page, name: str, otherwise: float) -> float:
    """A number of the method from the published rules, valid on the data day."""
    rows = page.table("parameter")
    if rows.is_empty():
        return otherwise
    day = page.opened.manifest.day
    valid = rows.filter(
        (pl.col("name") == name) & (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    )
    return float(valid["value"][0]) if valid.height else otherwise


def comparison(page: Page, found: Asked) -> Comparison | None:
    """Areas of the answer compared with each other; people without an area count in the total only."""
    if not isinstance(found, Answer):
        return None
    rows = found.rows.filter(pl.col("area_code").is_not_null())
    least = int(number_of_method(page, LEAST, sentences.LEAST_COMPARED))
    short = short_names(page)
    names = [
        page.say.say("chưa rõ địa bàn") if code == "unknown" else short.get(code, name)
        for code, name in rows.select("area_code", "area_name").iter_rows()
    ]
    return sentences.compare(rows["area_code"].to_list(), names, _whole(rows["missed"]), _whole(rows["eligible"]), least)


def _whole(values: pl.Series) -> list[int]:
    return values.fill_null(0).round().cast(pl.Int64).to_list()


def short_names(page: Page) -> dict[str, str]:
    """Code -> name without its type, for former districts of this province where no two are the same."""
    rows = page.table("area")
    if rows.is_empty() or filters.chosen().scheme != "district":
        return {}
    rows = rows.filter(
        (pl.col("scheme") == "GSO_PRE2025")
        & (pl.col("kind") == "district")
        & (pl.col("province_code") == page.opened.manifest.province_code)
    ).filter(pl.col("name_short").is_unique())
    return dict(rows.select("code", "name_short").iter_rows())


def points(found: Comparison) -> list[charts.Point]:
    """The compared places as marks."""
    return [charts.Point(p.code, p.name, p.part, p.whole, p.kind, p.low, p.high, p.shrunken) for p in found.places if p.whole]


def _what(page: Page) -> str:
    return page.say.say("người thuộc diện bị bỏ sót")


def _centre(page: Page) -> str:
    return page.say.say("Mức giữa")


def draw_funnel(page: Page, found: Comparison):
    """The funnel, or sorted intervals where limits mean nothing (one area, nobody missed)."""

    def draw(style: Style) -> Figure:
        if found.curve is None or len(found.places) < 3:
            return charts.intervals(style, points(found), found.centre, what=_what(page), centre_name=_centre(page))
        say = page.say.say
        return charts.funnel(
            style,
            points(found),
            found.centre,
            charts.Curves(*vars(found.curve).values()),
            what=_what(page),
            x_title=say("Số người chắc chắn thuộc diện đã tiếp xúc (n)"),
            y_title=say("Tỷ lệ bỏ sót"),
            centre_name=_centre(page),
        )

    return draw


def draw_intervals(page: Page, found: Comparison):
    """Sorted intervals: the twin of the funnel, and its narrow form."""
    return lambda style: charts.intervals(
        style, points(found), found.centre, what=_what(page), centre_name=page.say.say("mức giữa")
    )


def show_main(page: Page) -> Comparison | None:
    """Sentence and funnel."""
    found = page.ask("missed_by_area")
    compared = comparison(page, found)
    if compared is None:
        pages.error(page, "missed", found)
        return None
    pages.answer(page, _finding(page, compared))
    card.main(
        page,
        "missed",
        found,
        draw_funnel(page, compared),
        narrow=draw_intervals(page, compared),
        heading=_finding(page, compared).heading,
        read=page.say.say(
            "Mỗi điểm là một địa bàn. Trong vùng xám, chênh lệch có thể chỉ do ngẫu nhiên. Chấm nhỏ: dưới {least} người, "
            "không so sánh.",
            least=_least(page),
        ),
    )
    return compared


def _least(page: Page) -> int:
    return int(number_of_method(page, LEAST, sentences.LEAST_COMPARED))


def _finding(page: Page, compared: Comparison) -> Finding:
    return sentences.missed(page.say, compared, least=_least(page))


def _places(page: Page, found: Comparison) -> dict[str, tuple[int, int]]:
    cells = page.table("tile_cell")
    if cells.is_empty() or filters.chosen().scheme != "district":
        return {}
    rows = cells.filter((pl.col("council") == page.opened.manifest.province_code) & (pl.col("scheme") == "GSO_PRE2025"))
    return {code: (column, row) for code, column, row in rows.select("code", "column", "row").iter_rows()}


def show_areas(page: Page, compared: Comparison) -> None:
    """Tile map where the council has one, else sorted intervals."""
    found, places, say = page.ask("missed_by_area"), _places(page, compared), page.say.say
    if places:
        key = charts.class_key(page.style(13), points(compared))
        card.support(
            page,
            "tiles",
            found,
            lambda style: charts.tile_map(style, points(compared), places, _what(page)),
            heading=say("Bản đồ ô: địa bàn theo vị trí"),
            height=400,
            phone_table=True,
            read=say("Ô đậm hơn là tỷ lệ cao hơn ({classes}); viền cam: ngoài giới hạn 99,8%.", classes=", ".join(key))
            if key
            else "",
            below=say("Phần trăm trên ô đã điều chỉnh theo cỡ mẫu; k/n là số thô. Ô trắng: ít số liệu."),
        )
    else:
        show_intervals(page, compared)


def show_intervals(page: Page, compared: Comparison) -> None:
    """Sorted 95 % intervals."""
    found = page.ask("missed_by_area")
    height = max(220, len(points(compared)) * 24 + 70)
    card.support(
        page,
        "intervals",
        found,
        draw_intervals(page, compared),
        heading=page.say.say("Khoảng tin cậy 95% từng địa bàn"),
        read=page.say.say("Xếp theo tỷ lệ; vạch đứng là mức giữa. Chấm chấm: dưới ngưỡng so sánh."),
        height=height,
    )


def show_steps(page: Page) -> None:
    """The ladder from contact to service, with what is lost at each step."""
    found, say = page.ask("referral_dropoff", classes=["certain"]), page.say
    if isinstance(found, CouncilError):
        return card.support(page, "steps", found, None, heading=say.say("Rơi ở bước nào"))
    steps = ladder(page, found)
    below = ""
    if len(steps) > 1:
        before, after = max(zip(steps, steps[1:], strict=False), key=lambda pair: pair[0].count - pair[1].count)
        if before.count > after.count:
            below = say.say(
                "Bước mất nhiều nhất: trước “{step}” ({n} người). Đây là nơi có thể can thiệp, chưa phải nguyên nhân.",
                step=esc(after.name),
                n=say.number(before.count - after.count),
            )
    return card.support(
        page, "steps", found, lambda style: charts.dropoff(style, steps), heading=say.say("Rơi ở bước nào"), height=300, below=below
    )


def ladder(page: Page, found: Answer) -> list[charts.Step]:
    """The rungs of the answer in order (exits left out), each with the loss since the rung before."""
    rows, steps, before = found.rows.filter(~pl.col("is_exit")), [], None
    for code, persons in rows.select("step_code", pl.col("persons").cast(pl.Int64)).iter_rows():
        lost = "" if before is None or persons >= before else f"{MINUS}{page.say.number(before - persons)}"
        steps.append(charts.Step(page.say.say(STEPS[code]) if code in STEPS else page.label("step_code", code), persons, lost))
        before = persons
    return steps


def show_coverage(page: Page) -> None:
    """Who was served of those who needed it, with denominators: all, proved apart from acceptance, under 18."""
    found, say = page.ask("coverage_summary"), page.say
    heading = say.say("Được trợ giúp trên số người cần")
    if isinstance(found, CouncilError):
        return card.support(page, "coverage", found, None, heading=heading)
    rows = found.rows.with_columns(pl.col("served", "denominator", "eligible", "declined", "own_lawyer", "diverted").cast(pl.Int64))
    low, high = sentences.interval(rows["served"].to_list(), rows["denominator"].to_list())
    marks = [
        charts.Point(code, say.say(POPULATIONS.get(code, code)), served, need, "in", a, b)
        for (code, served, need), a, b in zip(
            rows.select("population", "served", "denominator").iter_rows(), low, high, strict=True
        )
    ]
    first = rows.row(0, named=True) if rows.height else None
    below = (
        ""
        if first is None
        else say.say(
            "Mẫu số: {eligible} người chắc chắn thuộc diện, trừ {declined} từ chối, {own} có luật sư riêng, "
            "{diverted} do Đoàn luật sư cử.",
            eligible=say.number(first["eligible"]),
            declined=say.number(first["declined"]),
            own=say.number(first["own_lawyer"]),
            diverted=say.number(first["diverted"]),
        )
    )
    return card.support(
        page,
        "coverage",
        found,
        lambda style: charts.intervals(style, marks, None, what=say.say("người cần trợ giúp"), centre_name=""),
        heading=heading,
        height=190,
        read=say.say("Chấm: tỷ lệ; vạch: khoảng tin cậy 95%."),
        below=below,
    )
