"""Where: the council's own boundaries when its home has them, else tiles; both clickable, both with a table twin."""

import json
from pathlib import Path

import polars as pl
import streamlit as st

from council import charts
from council.answer import Answer
from council.charts.style import Figure, Style
from council.errors import CouncilError
from council.sentences.comparison import least_compared
from council.ui import card, filters
from council.ui.areas import SCHEMES
from council.ui.page import Page

FILES = {"district": "areas.geojson", "court_area": "court_areas.geojson"}
LARGEST = 20_000_000  # bytes of a boundary file


def show_map(page: Page, name: str, found: Answer, marks: list[charts.Point], what: str) -> bool:
    """The map of ``marks`` (persons ``what``) as card ``name``; False where neither boundaries nor tiles are known for this
    geography."""
    say, boundaries = page.say.say, boundaries_of(page)
    places = {} if boundaries else tiles(page)
    if not marks or (not places and not boundaries):
        return False

    def draw(style: Style) -> Figure:
        if boundaries:
            return charts.boundary_map(style, marks, boundaries, what)
        return charts.tile_map(style, marks, places, what)

    key = ", ".join(charts.class_key(page.style(13), marks))
    classes = say("Màu đậm hơn là tỷ lệ cao hơn ({classes}); viền cam: ngoài giới hạn 99,8%.", classes=key) if key else ""
    below = say(
        "Tỷ lệ tô màu đã điều chỉnh theo cỡ mẫu; k/n là số thô. Ô trắng: dưới {n} người, không so sánh. Bấm vào một nơi để chỉ "
        "xem nơi đó.",
        n=max([least_compared(page.table("parameter_now")), *(mark.whole + 1 for mark in marks if mark.kind == "small")]),
    )
    card.support(
        page,
        name,
        found,
        draw,
        heading=say("Bản đồ ranh giới của Hội đồng") if boundaries else say("Bản đồ ô: địa bàn theo vị trí"),
        height=400,
        phone_table=True,
        read=classes,
        below=below + (" " + say("Rê chuột để xem tên; tên và số ở bảng.") if boundaries else ""),
        click="areas",
    )
    return True


def tiles(page: Page) -> dict[str, tuple[int, int]]:
    """Area code -> (column, row): as published, or for court areas as near as may be to their former districts."""
    scheme, cells = filters.chosen().scheme, page.table("tile_cell")
    if scheme not in SCHEMES or cells.is_empty():
        return {}
    rows = cells.filter((pl.col("council") == page.opened.manifest.province_code) & (pl.col("scheme") == SCHEMES[scheme]))
    if rows.height:
        return {code: (column, row) for code, column, row in rows.select("code", "column", "row").iter_rows()}
    found = page.whole("court_area_tiles", areas=None) if scheme == "court_area" else None
    return packed(found.rows) if isinstance(found, Answer) else {}


def packed(rows: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """Mean places pushed to the nearest free cell of a grid, the most populous area first; columns and rows without a
    gap."""
    taken: dict[tuple[int, int], str] = {}
    for code, column, row in (
        rows.sort("persons", "area_code", descending=[True, False]).select("area_code", "mean_column", "mean_row").iter_rows()
    ):
        side = range(-1, rows.height + 8)
        free = [(x, y) for x in side for y in side if x >= 0 and y >= 0 and (x, y) not in taken]
        taken[min(free, key=lambda cell: ((cell[0] - column) ** 2 + (cell[1] - row) ** 2, cell))] = code
    columns, lines = ({v: i for i, v in enumerate(sorted({cell[k] for cell in taken}))} for k in (0, 1))
    return {code: (columns[x], lines[y]) for (x, y), code in taken.items()}


def boundaries_of(page: Page) -> dict | None:
    """The council's boundary file for the chosen geography; None where its home has none that can be used."""
    name = FILES.get(filters.chosen().scheme)
    path = page.opened.home.reference / name if name else None
    if path is None or not path.is_file():
        return None
    try:
        return _read(str(path), path.stat().st_mtime_ns)
    except CouncilError as error:
        st.caption(error.of(page.reader.language))
        return None


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(path: str, _changed: int) -> dict:
    return read_boundaries(Path(path))


def read_boundaries(file: Path) -> dict:
    """The FeatureCollection of ``file`` with ``properties.code`` on every feature; CouncilError saying what is wrong."""
    if file.stat().st_size > LARGEST:
        raise _refused(file.name, "lớn hơn 20 MB", "larger than 20 MB")
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        features = [_feature(f) for f in raw["features"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refused(file.name, "không phải GeoJSON FeatureCollection", "not a GeoJSON FeatureCollection") from error
    if not features or any(f["properties"]["code"] is None for f in features):
        raise _refused(file.name, "có vùng không ghi properties.code", "a feature has no properties.code")
    return {"type": "FeatureCollection", "features": features}


def _feature(raw: dict) -> dict:
    """Only geometry and code; anything else in the file stays there."""
    code = raw["properties"].get("code", raw.get("id"))
    geometry = {"type": raw["geometry"]["type"], "coordinates": raw["geometry"]["coordinates"]}
    return {"type": "Feature", "properties": {"code": None if code is None else str(code)}, "geometry": geometry}


def _refused(name: str, vi: str, en: str) -> CouncilError:
    return CouncilError(
        f"Tệp ranh giới {name}: {vi}; dùng bản đồ ô thay thế.", f"Boundary file {name}: {en}; tiles are used instead."
    )
