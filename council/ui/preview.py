"""What uploaded files would bring and replace, before anyone accepts them."""

import polars as pl
import streamlit as st

from council.publish.preview import Preview
from council.ui.page import Page
from council.words import esc

HEADS = {
    "file": "Tệp",
    "outcome": "Kết quả",
    "format": "Biểu mẫu",
    "counted": "Dòng được tính",
    "refused": "Dòng gửi lại",
    "aside": "Dòng để bên cạnh",
    "problems": "Vấn đề ở ô",
    "replaces": "Thay cho tệp",
    "replaced_by": "Trùng với tệp, bị thay bằng tệp",
}


def show(page: Page, found: Preview) -> None:
    """The preview in words, and one row per new file with the files it would replace."""
    st.markdown(" ".join(esc(words.of(page.reader.language)) for words in found.sentences()))
    if found.files.is_empty():
        return
    replaces = found.replaced.group_by("by").agg(replaces=pl.col("file").sort().str.join(", "))
    outcomes = page.labels.get("outcome", {})
    rows = found.files.join(replaces, left_on="file", right_on="by", how="left", maintain_order="left").select(list(HEADS))
    rows = rows.with_columns(pl.col("outcome").replace_strict(outcomes, default=pl.col("outcome"), return_dtype=pl.String))
    st.dataframe(
        rows.to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(rows.height, 9) * 34 + 37,
        key="preview",
        column_config={name: st.column_config.Column(page.say.say(words)) for name, words in HEADS.items()},
        placeholder=page.say.say("chưa có"),
    )
