"""View: where eligible people are missed, and whether that is more than chance."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.sentences import areas as sentences
from council.sentences.areas import Comparison
from council.sentences.comparison import WORST
from council.ui import card, maps
from council.ui import page as pages
from council.ui.areas import approximate_words, show_conversions
from council.ui.missed.compared import Compared, choose, compared, least, points, rate_words
from council.ui.page import Page
from council.words import esc

METHODS = {
    "exact": "giới hạn nhị thức chính xác, không hiệu chỉnh",
    "robust": "MAD bình phương của z (dùng ở đây)",
    "multiplicative": "nhân, cắt đuôi 10% (Spiegelhalter)",
    "additive": "cộng, cắt đuôi 10% (Spiegelhalter)",
}
BESIDE = "missed_beside"


def show_where(page: Page) -> None:
    """Sentence, switch of population, funnel; map, intervals and who stands beside."""
    found = compared(page)
    if not isinstance(found, Compared):
        return pages.error(page, "missed", found)
    finding = sentences.missed(page.say, found.areas, least=least(page), people=found.people, beside=_minors(page, found),
                               like=found.like)  # fmt: skip
    pages.answer(page, finding)
    if not page.is_presenting:
        _switch(page, found)
    card.main(
        page,
        "missed",
        found.found,
        draw_funnel(page, found),
        narrow=draw_intervals(page, found),
        heading=finding.heading,
        read=page.say.say("Vùng xám: có thể chỉ do ngẫu nhiên. Chấm nhỏ: dưới {least} người, không so sánh.", least=least(page))
        + (" " + page.say.say("Thoi rỗng: cần theo dõi.") if found.areas.watched else "")
        + approximate_words(page, found.approximate)
        + _lists(page),
        click="areas",
    )
    show_conversions(page)
    left, right = pages.halves()
    with left:
        has_map = maps.show_map(page, "tiles", found.found, points(found), _what(page, found))
        if not has_map:
            show_intervals(page, found)
    with right:
        if has_map:
            show_intervals(page, found)
        show_beside(page)
    return None


def _minors(page: Page, found: Compared) -> str:
    """Minors are the hardest denominator; on a slide, where the switch is absent, their rate stands beside."""
    if found.people == "minors" or not found.totals["minors"][1] or not page.is_presenting:
        return ""
    return page.say.say("; riêng chưa thành niên {rate}", rate=rate_words(page, *found.totals["minors"]))


def _what(page: Page, found: Compared) -> str:
    return page.say.say(sentences.PEOPLE[found.people])


def _switch(page: Page, found: Compared) -> None:
    """Every population with its rate, and the method of comparing."""
    with st.container(key="views-people", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        choose(page, found)
        with st.popover(page.say.say("Cách so sánh"), width="content"):
            _method(page, found.areas)
            _like(page, found)


def _lists(page: Page) -> str:
    """How many of the lists due have come; the rates rest on them."""
    lists = page.ask("list_coverage")
    if not isinstance(lists, Answer) or lists.rows.is_empty():
        return ""
    received, due = (int(lists.rows[c].sum() or 0) for c in ("lists_received", "lists_due"))
    return " " + page.say.say("Danh sách đã nhận: {part}.", part=page.say.part(received, due))


def _method(page: Page, found: Comparison) -> None:
    """The method in words; for the analyst every area with every method's verdict."""
    say, number = page.say.say, page.say.number
    if found.centre is None:
        st.markdown(say("Không có mẫu số nên không so sánh."))
        return
    st.markdown(
        say(
            "So {n} nơi có từ {least} người với **nơi ở giữa** ({centre}), không với số gộp, vì nơi xấu nhất kéo số gộp. Giới hạn "
            "95% và 99,8% là nhị thức chính xác.",
            n=number(found.compared), least=least(page), centre=page.say.percent(found.centre),
        )
    )  # fmt: skip
    st.markdown(
        say(
            "Độ phân tán φ = {phi} (MAD bình phương của z, ít nhất 1; dưới mười nơi không ước lượng). Spiegelhalter: nhân "
            "φ = {mult}, cộng τ = {tau}. Nếu mọi nơi như nhau, trung bình {expected} nơi vượt giới hạn trên 99,8%.",
            phi=number(found.dispersion, 2), mult=number(found.multiplicative, 2), tau=number(found.additive, 3),
            expected=number(found.expected, 3),
        )
    )  # fmt: skip
    for name, meaning in METHODS.items():
        above = [p.name for p in found.places if name in p.methods]
        st.markdown(f"- {say(meaning)}: {say('{n} nơi trên giới hạn', n=number(len(above)))}")
    if page.reader.role in ("analyst", "steward"):
        st.dataframe(method_table(page, found).to_arrow(), hide_index=True, key="method-table", row_height=34)


def _like(page: Page, found: Compared) -> None:
    """The places above the limit against places of their own kind only, and where the kinds come from."""
    say = page.say.say
    for place in found.areas.of("out"):
        if place.code not in found.like:
            continue
        name = esc(place.name)
        same = say("{name}: so với nơi cùng loại cũng vượt giới hạn 99,8%.", name=name)
        other = say("{name}: so với nơi cùng loại không vượt giới hạn 99,8%.", name=name)
        st.markdown(f"- {same if found.like[place.code] else other}")
    if found.like:
        st.caption(say("Nhóm địa bàn cùng loại: reference/area_peer.csv; chọn xem riêng một nhóm ở bộ lọc địa bàn."))


def method_table(page: Page, found: Comparison) -> pl.DataFrame:
    """One row per compared place: counts, interval, shrunken rate, score, probability of the worst three, methods."""
    say, rows = page.say.say, [p for p in found.places if p.worst is not None]
    return pl.DataFrame(
        {
            say("Địa bàn"): [p.name for p in rows],
            "k/n": [page.say.part(p.part, p.whole) for p in rows],
            say("Khoảng tin cậy 95%"): [f"{page.say.percent(p.low)}–{page.say.percent(p.high)}" for p in rows],
            say("Đã điều chỉnh"): [page.say.percent(p.shrunken) for p in rows],
            "z": [page.say.number(p.z, 2) for p in rows],
            say("Xác suất thuộc ba nơi cao nhất"): [page.say.percent(p.worst, 0) for p in rows],
            say("Vượt 99,8% theo"): [", ".join(say(METHODS[m]) for m in p.methods) for p in rows],
        }
    )


def draw_funnel(page: Page, found: Compared):
    """The funnel, or sorted intervals where limits mean nothing (one area, nobody missed)."""
    areas, what = found.areas, _what(page, found)

    def draw(style: Style) -> Figure:
        say, marks = page.say.say, points(found)
        if areas.curve is None or len(marks) < 3:
            return charts.intervals(style, marks, areas.centre, what=what, centre_name=say("Mức giữa"))
        return charts.funnel(
            style,
            marks,
            areas.centre,
            charts.Curves(*vars(areas.curve).values()),
            what=what,
            x_title=say("Số {who} đã tiếp xúc (n)", who=what),
            y_title=say("Tỷ lệ bỏ sót"),
            centre_name=say("Mức giữa"),
        )

    return draw


def draw_intervals(page: Page, found: Compared):
    """Sorted intervals: the twin of the funnel, and its narrow form."""
    what, centre = _what(page, found), page.say.say("mức giữa")
    return lambda style: charts.intervals(style, points(found), found.areas.centre, what=what, centre_name=centre)


def show_intervals(page: Page, found: Compared) -> None:
    """Sorted 95 % intervals; places without anybody are named as having no denominator."""
    say, marks = page.say.say, points(found)
    empty = [p.name for p in found.areas.places if not p.whole and p.is_placed]
    below = [say("Không có mẫu số: {names}.", names=esc(page.say.listing(empty)))] if empty else []
    if found.areas.compared >= 2 * WORST:
        chances = [f"{esc(p.name)} {page.say.percent(min(p.worst, 0.99), 0)}" for p in found.areas.of("out")[:WORST]]
        below += [say("Xác suất thuộc ba nơi cao nhất: {names}.", names=", ".join(chances))] if chances else []
    card.support(
        page,
        "intervals",
        found.found,
        draw_intervals(page, found),
        heading=say("Khoảng tin cậy 95% từng địa bàn"),
        read=say("Xếp theo tỷ lệ; vạch đứng là mức giữa. Chấm chấm: dưới ngưỡng so sánh."),
        height=max(180, len(marks) * 23 + 66),
        below=" ".join(below),
        click="areas",
    )


def show_beside(page: Page) -> None:
    """Who is never added to the missed; flags apart."""
    found, say = page.ask(BESIDE), page.say.say
    if not isinstance(found, Answer):
        return card.support(page, "beside", found, None, heading=say("Đứng bên cạnh, không cộng vào"))
    rows = found.rows.filter(pl.col("persons") > 0)
    shown = rows.filter(pl.col("beside") != "class_unknown")
    names, counts = [page.label("beside", code) for code in shown["beside"]], tuple(float(n) for n in shown["persons"])
    unknown = int(rows.filter(pl.col("beside") == "class_unknown")["persons"].sum() or 0)
    part = charts.Part(say("người"), "part2", counts)
    return card.support(
        page,
        "beside",
        found,
        lambda style: charts.bars(style, names, [part], say("Số người")) if names else {"data": [], "layout": {}},
        heading=say("Đứng bên cạnh, không cộng vào"),
        height=60 + 30 * max(1, len(names)),
        below=say("Chưa đủ dữ liệu để biết thuộc diện: {n} người, không phải bỏ sót và cũng không phải không bỏ sót.",
                  n=page.say.number(unknown)) if unknown else "",
    )  # fmt: skip
