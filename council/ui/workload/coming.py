"""Card: who should get the next cases, so that loads come together without moving anything."""

import polars as pl
import streamlit as st

from council import advice as advising
from council.balance.adviser import Advice, Stream
from council.sentences.workload import coming as sentences
from council.sentences.workload.moves import Named
from council.ui.page import Page
from council.words import esc

USUAL, MOST = 20, 500
ANY = ""


def show_coming(page: Page, facts: advising.Facts, plan: Advice, words: Named, is_weighted: bool) -> Stream | None:
    """Number and kind of the cases to come, before or after the moves of ``plan``: sentence, what each receives, every case
    in order; None where nobody works."""
    say, mix = page.say.say, facts.mix
    with st.container(key="card-coming"):
        st.subheader(say("Vụ sắp đến nên giao cho ai?"), anchor=False)
        with st.container(key="coming-settings", horizontal=True):
            number = int(st.number_input(say("Số vụ"), 1, MOST, USUAL, key="coming-number", width=110))
            field = st.selectbox(
                say("Lĩnh vực"),
                [ANY, *mix["field"].drop_nulls().unique().sort()],
                format_func=lambda c: words.field.get(c, c) if c else say("như 12 tháng qua"),
                key="coming-field",
            )
            area = st.selectbox(
                say("Địa bàn"),
                [ANY, *mix["area_code"].unique().sort()],
                format_func=lambda c: words.area.get(c, c) if c else say("như 12 tháng qua"),
                key="coming-area",
            )
        is_after = bool(plan.moves) and st.toggle(say("Sau khi chuyển các vụ gợi ý ở trên"), True, key="coming-after")
        task = plan.done if is_after else plan.task
        chosen = mix.filter(
            (pl.col("field") == field if field else pl.lit(True)) & (pl.col("area_code") == area if area else pl.lit(True))
        )
        day = page.opened.manifest.day
        try:
            found = advising.coming(facts, task, day, number, chosen, is_weighted)
        except ValueError:
            st.caption(say("Không ai làm việc trong những ngày sắp đến."))
            return None
        notes = (
            sentences.planned(page.say, found, words),
            sentences.away(page.say, advising.leaving(facts, found, day), words),
            sentences.nobody(page.say, found),
        )
        st.markdown(" ".join(note for note in notes if note))
        _table(page, found, words)
        with st.expander(say("Từng vụ theo thứ tự")):
            lines = [sentences.given(page.say, one, found.task.targets, words) for one in found.given]
            st.markdown("\n".join(f"{place}. {esc(line)}" for place, line in enumerate(lines, 1)))
    return found


def _table(page: Page, found: Stream, words: Named) -> None:
    say, rows = page.say.say, advising.received(found)
    share = say("So với phần phù hợp")
    st.dataframe(
        rows.select(
            pl.col("provider_id").replace(words.officer).alias(say("Người thực hiện")),
            pl.col("before").round(1).alias(say("Đang giữ")),
            pl.col("received").alias(say("Nhận thêm")),
            pl.col("after").round(1).alias(say("Sẽ giữ")),
            (pl.col("after") / pl.when(pl.col("fair") > 0).then(pl.col("fair"))).round(3).alias(share),
            pl.col("capacity").round(3).alias(say("Thời gian làm việc sắp tới")),
        ).to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(rows.height, 9) * 34 + 37,
        key="table-coming",
        column_config={
            name: st.column_config.NumberColumn(format="percent") for name in (share, say("Thời gian làm việc sắp tới"))
        },
        placeholder=say("không áp dụng"),
        alt=say("Vụ sắp đến nên giao cho ai?"),
    )
