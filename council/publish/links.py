"""Links as publish takes them: from the linker, or from a file for tests and for councils that link elsewhere."""

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from council.catalog.tables import PUBLISH_SCHEMAS
from council.errors import CouncilError

_NEED = ["file", "sheet", "row", "sub", "entity", "kind"]


@dataclass(frozen=True)
class Links:
    """Who is linked to whom, as pseudonyms; columns as in the publish-time tables. ``stats``: for the manifest.

    ``queue`` and ``alternatives``: see council.linkage.Links, None when links were given. ``made``: the tables about
    linkage itself (link_level, link_shift, link_waiting, link_quality), empty until ``levels.weighed`` fills them.
    """

    entry_link: pl.DataFrame
    person_link: pl.DataFrame
    pm_person: pl.DataFrame
    pm_origin: pl.DataFrame
    stats: dict[str, int | float | str] = field(default_factory=dict)
    queue: pl.DataFrame | None = None
    alternatives: pl.DataFrame | None = None
    made: dict[str, pl.DataFrame] = field(default_factory=lambda: {
        name: pl.DataFrame(schema=PUBLISH_SCHEMAS[name]) for name in ("link_level", "link_shift", "link_waiting", "link_quality")})


def empty_links() -> Links:
    """Nothing is linked."""
    names = ("entry_link", "person_link", "pm_person", "pm_origin")
    return Links(*(pl.DataFrame(schema=PUBLISH_SCHEMAS[name]) for name in names), stats={"source": "none"})


def read_links(path: Path) -> pl.DataFrame:
    """The rows of a links file (CSV: file, sheet, row, sub, entity, kind); CouncilError naming column or line."""
    try:
        table = pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise CouncilError(f"Không đọc được tệp liên kết {path}: {error}", f"Cannot read the links file {path}: {error}") from error
    lacking = [name for name in _NEED if name not in table.columns]
    if lacking:
        raise CouncilError(
            f"{path.name}: thiếu cột {', '.join(lacking)}; cần {', '.join(_NEED)}.",
            f"{path.name}: column {', '.join(lacking)} is missing; needed are {', '.join(_NEED)}.",
        )
    rows = table.with_columns(pl.col("row", "sub").str.strip_chars().cast(pl.Int64, strict=False), pl.col("sheet").fill_null(""))
    bad = rows.with_row_index("line", 2).filter(pl.any_horizontal(pl.col("row", "sub", "entity").is_null()))
    if bad.height:
        line = bad["line"][0]
        raise CouncilError(
            f"{path.name}, dòng {line}: «row», «sub» phải là số, «entity» không trống ({bad.height} dòng sai).",
            f"{path.name}, line {line}: “row” and “sub” must be numbers, “entity” not empty ({bad.height} lines).",
        )
    return rows


def write_links(path: Path, entry_link: pl.DataFrame, entries: pl.DataFrame) -> int:
    """Write the current links in the same form; returns the number of rows."""
    kinds = entries.select("file", "sheet", "row", "sub", "kind")
    rows = entry_link.join(kinds, on=["file", "sheet", "row", "sub"], how="left").rename({"pm_id": "entity"})
    rows.select(_NEED).sort(_NEED[:4]).write_csv(path)
    return rows.height
