"""What uploaded files would bring, before anyone accepts them: read like an import, nothing kept."""

import hashlib
from dataclasses import replace
from pathlib import Path

import polars as pl
import streamlit as st

from council import intake
from council.cells.vocabulary import Vocabularies
from council.formats import load_formats
from council.home import Home
from council.home.incoming import arrivals
from council.ui.page import Page
from council.workbooks import read_batch

HEADS = {
    "file": "Tệp",
    "news": "So với đã nhận",
    "outcome": "Kết quả",
    "format": "Biểu mẫu",
    "accepted": "Dòng nhận",
    "refused": "Dòng gửi lại",
    "problems": "Vấn đề ở ô",
}
NEWS = {"new": "mới", "known": "đã có, không thêm gì", "version": "cùng tên tệp đã nhận, nội dung khác"}


def read(home: Home, province_code: str, paths: list[Path]) -> pl.DataFrame:
    """One row per file: how it is recognised, rows accepted and refused, cells with a problem, and whether it is new."""
    books = [replace(book, file=path.name) for path, book in read_batch(paths)]
    words = Vocabularies.load(home.formats)
    found = intake.read_rows(
        books, formats=load_formats(home.formats), words=words, places=intake.shipped_places(province_code, [], words)
    )
    rows = found.rows.group_by("file").agg(
        accepted=(pl.col("outcome") == "current").sum(), refused=(pl.col("outcome") == "refused").sum()
    )
    problems = found.tables["problem"].group_by("file").agg(problems=pl.len())
    files = found.tables["source_file"].select("file", "outcome", "format")
    joined = files.join(rows, on="file", how="left").join(problems, on="file", how="left")
    news = pl.DataFrame({"file": [path.name for path in paths], "news": _news(home, paths)})
    return (
        joined.join(news, on="file", how="left")
        .with_columns(pl.col("accepted", "refused", "problems").fill_null(0))
        .select(list(HEADS))
    )


def _news(home: Home, paths: list[Path]) -> list[str]:
    known = arrivals(home)
    hashes, names = {a.sha256 for a in known}, {Path(a.file).name for a in known}
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]

    def news(path: Path, digest: str) -> str:
        return "known" if digest in hashes else "version" if path.name in names else "new"

    return [news(path, digest) for path, digest in zip(paths, digests, strict=True)]


def show(page: Page, rows: pl.DataFrame) -> None:
    """The preview as a table."""
    outcomes, news = page.labels.get("outcome", {}), {code: page.say.say(words) for code, words in NEWS.items()}
    rows = rows.with_columns(
        pl.col("outcome").replace_strict(outcomes, default=pl.col("outcome"), return_dtype=pl.String),
        pl.col("news").replace_strict(news, default=pl.col("news"), return_dtype=pl.String),
    )
    st.dataframe(
        rows.to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(rows.height, 9) * 34 + 37,
        key="preview",
        column_config={name: st.column_config.Column(page.say.say(words)) for name, words in HEADS.items()},
        placeholder=page.say.say("chưa có"),
    )
