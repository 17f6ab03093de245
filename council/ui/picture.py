"""A chart as PNG or SVG, drawn in the reader's browser with its question, sentence and footnote."""

from pathlib import Path

import streamlit as st

from council import export
from council.answer import Answer
from council.ui.page import Page

_picture = st.components.v2.component(
    "council_picture",
    js=(Path(__file__).parent / "assets" / "picture.js").read_text(encoding="utf-8"),
    css=(
        ".pictures{display:flex;gap:.5rem;flex-wrap:wrap}"
        ".pictures button{flex:1;min-height:2.5rem;font:inherit;color:inherit;background:transparent;cursor:pointer;"
        "border:1px solid var(--st-border-color);border-radius:.25rem}"
        ".pictures button:focus-visible{outline:3px solid #FFBF00;outline-offset:2px}"
        ".pictures span{flex-basis:100%;font-size:.875rem}"
    ),
)


def buttons(page: Page, name: str, found: Answer) -> None:
    """Two buttons that save the chart of card ``name``; they do nothing while its table is shown, and say so."""
    say = page.say.say
    data = {
        "name": name,
        "file": export.file_name(found, "png").removesuffix(".png"),
        "labels": {
            "png": say("Ảnh PNG"),
            "svg": say("Ảnh SVG"),
            "none": say("Đang xem bảng; chuyển sang biểu đồ để lấy ảnh."),
        },
    }
    _picture(data=data, key=f"picture-{name}")
