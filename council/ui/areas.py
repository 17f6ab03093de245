"""Areas as the reader sees them: which code system each geography uses, and their names."""

import polars as pl

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
