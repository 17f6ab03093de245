"""All referrals by month with natural limits; the line is cut where the set of units is another one."""

from dataclasses import replace

import polars as pl

from council import charts
from council.charts.style import Figure, Style
from council.sentences import referrals as sentences
from council.ui import card
from council.ui.page import Page
from council.ui.referrals.months import LEAST_MEAN, breaks, cut_at, is_sparse, series, spaced


def show_course(page: Page, rows: pl.DataFrame) -> None:
    """All referrals by month with natural limits."""
    found, say = page.whole("referred_by_month"), page.say
    months, values = series(page, rows)
    course = sentences.course(values, breaks(page, months))
    if is_sparse(values):
        course = replace(course, parts=(), signals=(), outside=(), rules=())
        spoken = say.say("Trung bình dưới {n} lượt mỗi tháng: quá ít để tính giới hạn.", n=LEAST_MEAN)
    else:
        spoken = sentences.rules_named(say, course, [say.month_short(month) for month in months])
    cuts = cut_at(page, months)
    broken = say.say("Đường ngắt ở mốc mà các đơn vị gửi không còn như trước: không nối qua mốc đó.") if cuts else ""
    events = spaced(
        [
            (i - 0.5, say.day(day))
            for day, _ in page.events()
            for i, m in enumerate(months)
            if (m.year, m.month) == (day.year, day.month)
        ]
    )

    def figure(style: Style) -> Figure:
        limits = [charts.Limits(p.first, p.last, p.mean, p.low, p.high) for p in course.parts]
        return charts.xmr(
            style,
            [say.month_short(m) for m in months],
            list(course.values),
            limits,
            is_share=False,
            signals=list(course.signals),
            is_worse=False,
            events=events,
            cuts=cuts,
        )

    card.support(
        page,
        "course",
        found,
        figure,
        heading=say.say("Tổng số giới thiệu so với dao động thường thấy"),
        height=300,
        read=say.say(
            "Vùng xám: giới hạn dao động thường thấy (XmR); chỉ tính lại từ mốc tổ chức thay đổi khi đủ 12 tháng mỗi bên."
        ),
        below=f"{spoken} {broken}".strip(),
    )
