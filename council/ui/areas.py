"""Areas as the reader sees them: which code system each geography uses, and their names."""

import polars as pl
import streamlit as st

from council.answer import Answer
from council.sentences import missed
from council.ui import filters
from council.ui.page import Page

SCHEMES = {"district": "GSO_PRE2025", "court_area": "COURT_2025"}


def names_of(page: Page, rows: pl.DataFrame) -> list[str]:
    """Names of the areas as they are shown: short where that is clear, in the reader's language where they have one."""
    known = {**own_words(page), **short_names(page)}
    return [
        page.say.say("chưa rõ địa bàn") if code == "unknown" else known.get(code, name)
        for code, name in rows.select("area_code", "area_name").iter_rows()
    ]


def own_words(page: Page) -> dict[str, str]:
    """Code -> English name of court areas, whose names are a common noun and a number; empty in Vietnamese."""
    areas = page.table("council_area") if page.reader.language == "en" else pl.DataFrame()
    if areas.is_empty():
        return {}
    areas = areas.filter(pl.col("area_scheme") == filters.chosen().scheme)
    return dict(areas.select("area_code", "area_name_en").iter_rows())


def approximate_of(rows: pl.DataFrame) -> dict[str, float]:
    """Area code -> share of those counted there (0..1] whose area is an approximate conversion; areas without any are absent."""
    if "approximate_share" not in rows.columns:
        return {}
    return dict(rows.filter(pl.col("approximate") > 0).select("area_code", "approximate_share").iter_rows())


def approximate_words(page: Page, shares: dict[str, float]) -> str:
    """What the mark before a name means; empty where no area carries it."""
    return " " + page.say.say("Dấu ~: phần người ở đó được quy đổi địa bàn gần đúng.") if shares else ""


def short_names(page: Page) -> dict[str, str]:
    """Code -> name without its type, for former districts of this province where no two are the same."""
    rows = page.table("area")
    if rows.is_empty() or filters.chosen().scheme != "district":
        return {}
    rows = rows.filter(
        (pl.col("scheme") == SCHEMES["district"])
        & (pl.col("kind") == "district")
        & (pl.col("province_code") == page.opened.manifest.province_code)
    ).filter(pl.col("name_short").is_unique())
    return dict(rows.select("code", "name_short").iter_rows())


def show_conversions(page: Page) -> None:
    """How much of the areas is an approximate conversion, and the warning where the period crosses the change."""
    if page.is_presenting or filters.chosen().scheme == "province":
        return
    found = page.ask("approximate_areas")
    if not isinstance(found, Answer) or found.rows.is_empty():
        return
    rows, total = found.rows, int(found.rows["persons"].sum())
    share = rows["approximate"].sum() / total if total else None
    text = missed.approximate(
        page.say, rows["changed_on"].max(), rows["is_after"].n_unique() > 1, share, int(rows["undetermined"].sum())
    )
    if text:
        st.caption(text)
