"""View: how far the missed number depends on matching names; precision and recall from reviewed pairs."""

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.sentences import missed as words
from council.ui import card
from council.ui import page as pages
from council.ui.page import Page

LEVELS = ("strict", "used", "loose")


def show_matching(page: Page) -> None:
    """Sentence, the missed number from strict to loose; quality from reviewed pairs; the way to the queue."""
    found = page.ask("linkage_range")
    if not isinstance(found, Answer):
        return pages.error(page, "matching", found)
    rows = found.rows.filter(pl.col("missed").is_not_null())
    sums = {level: int(missed) for level, missed in rows.select("level", "missed").iter_rows()}
    if "strict" not in sums or "loose" not in sums:
        return pages.state(
            page, "matching",
            page.say.say("**Không có khoảng.** Liên kết của bản công bố này lấy từ tệp, nên chỉ có một số: {n} người bị bỏ sót.",
                         n=page.say.number(sums.get("used", 0))),
        )  # fmt: skip
    waiting = int(rows["waiting"].max() or 0)
    pages.answer(page, words.matching(page.say, *(sums[level] for level in LEVELS), waiting))
    card.main(
        page,
        "matching",
        found,
        lambda style: _draw(page, style, sums),
        heading=page.say.say("Số bị bỏ sót khi ghép tên chặt, như đang dùng, và lỏng"),
        read=page.say.say("Chặt: chỉ ghép khi rất chắc, nên nhiều người tưởng bị bỏ sót hơn. Lỏng: ghép cả khi còn ngờ."),
    )
    quality = page.ask("linkage_quality")
    card.support(
        page, "quality", quality, None, heading=page.say.say("Ghép đúng đến đâu, theo các cặp đã xem lại"),
        read=page.say.say("Độ chính xác và độ phủ ước từ các cặp người giữ dữ liệu đã xem, kèm khoảng tin cậy 95%."),
    )  # fmt: skip
    if page.reader.role == "steward" and not page.is_presenting:
        st.page_link("pages/75_link_review.py", label=page.say.say("Xem lại các cặp đang chờ"), icon=":material/compare_arrows:")
    return None


def _draw(page: Page, style: Style, sums: dict[str, int]) -> Figure:
    say, names = page.say.say, {"strict": "Ghép chặt", "used": "Đang dùng", "loose": "Ghép lỏng"}
    part = charts.Part(say("người bị bỏ sót"), "part1", tuple(float(sums[level]) for level in LEVELS))
    return charts.bars(style, [say(names[level]) for level in LEVELS], [part], say("Số người bị bỏ sót"))
