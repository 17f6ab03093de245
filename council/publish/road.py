"""From the ledger's files to what publishing starts from: law with the council's own rows, intake, linkage."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from council import intake, linkage
from council.catalog.tables import PUBLISH_SCHEMAS
from council.cells import Vocabularies
from council.errors import CouncilError
from council.formats import load_formats
from council.home import Home, Settings, review
from council.home.incoming import Arrival, arrivals
from council.law import Law
from council.places import Places
from council.publish.concepts import Given
from council.publish.links import Links, read_links, write_links
from council.publish.stage import keep
from council.workbooks import Refusal, Workbook, read_batch

Progress = Callable[[str, float], None]
LEDGER = "link_ledger.parquet"
SHEETS = "sheets.csv"


@dataclass(frozen=True)
class Read:
    """The home's files as typed rows, with the law and the province they were read by."""

    tables: dict[str, pl.DataFrame]
    law: Law
    settings: Settings
    data_day: date
    window_start: date
    is_simulated: bool


def travel(
    home: Home, as_of: date | None, links: Path | None, progress: Progress, engine: str | None = None
) -> tuple[Given, Settings, str, bool]:
    """What publishing starts from, the council's settings, the law's version, and whether every file is simulated.

    ``engine``: who weighs pairs of rows; None = as council.toml says.
    """
    read = read_home(home, as_of, progress)
    progress("link", 0.15)
    given = Given(
        tables=read.tables | read.law.tables,
        links=linked(home, read.tables | read.law.tables, links, engine or read.settings.engine),
        working_day=read.law.working_day(),
        data_day=read.data_day,
        window_start=read.window_start,
        province_code=read.settings.province_code,
    )
    return given, read.settings, read.law.version, read.is_simulated


def current_links(home: Home, read: Read, out: Path) -> int:
    """Write the links of the current files to ``out``; returns the number of rows."""
    found = linked(home, read.tables | read.law.tables, None, read.settings.engine)
    return write_links(out, found.entry_link, read.tables["entry"])


def linked(home: Home, tables: dict[str, pl.DataFrame], given: Path | None, engine: str = "rules") -> Links:
    """Who is linked to whom: from the file ``given``, else by rules and the stewards' decisions; ids are kept in ``home``."""
    entries, key, crosswalk = tables["entry"], home.key(), tables["area_xwalk"]
    if given:
        found = linkage.link_given(entries, read_links(given), key=key, crosswalk=crosswalk)
        return _as_tables(found, "file")
    ledger = home.private / LEDGER
    found = linkage.link(entries, key=key, ledger=pl.read_parquet(ledger) if ledger.exists() else None, decisions=_decisions(home),
                         crosswalk=crosswalk, stage_order=tables["stage_order"], engine=engine)
    keep(ledger, found.ledger)
    return _as_tables(found, engine)


def _as_tables(found: linkage.Links, source: str) -> Links:
    """The linker's tables; nothing merged is null, whether ids are given for the first time or again."""
    origin = found.pm_origin.with_columns(pl.when(pl.col("merged_from").list.len() > 0).then("merged_from").alias("merged_from"))
    links = Links(found.entry_link, found.person_link, found.pm_person, origin, {"source": source, **found.stats},
                  queue=found.review_queue, alternatives=found.alternatives)
    thresholds = found.thresholds or {"used": None}
    links.made["link_level"] = pl.DataFrame({"level": list(thresholds), "threshold": list(thresholds.values())},
                                            schema=PUBLISH_SCHEMAS["link_level"])
    if found.quality is not None:
        links.made["link_quality"] = found.quality
    return links


def _decisions(home: Home) -> pl.DataFrame:
    """What stewards decided about pairs of rows, in decisions/links.csv; the last word about a pair counts."""
    return review.decided(home).select("entry_a", "entry_b", "decision")


def _decided(file: Path, columns: list[str]) -> pl.DataFrame | None:
    """A file of decisions with ``columns``; None where nobody decided anything."""
    if not file.exists():
        return None
    try:
        return pl.read_csv(file, infer_schema=False).select(columns).fill_null("")
    except pl.exceptions.PolarsError as error:
        names = ", ".join(columns)
        raise CouncilError(f"{file}: cần các cột {names}: {error}", f"{file}: columns {names} are needed: {error}") from error


def _sheets_to_count(home: Home) -> set[tuple[str, str]]:
    """(file, sheet) of hidden sheets that the steward wants counted, in decisions/sheets.csv."""
    rows = _decided(home.decisions / SHEETS, ["file", "sheet"])
    return set() if rows is None else set(rows.iter_rows())


def _shown(book: Workbook | Refusal, counted: set[tuple[str, str]]) -> Workbook | Refusal:
    if isinstance(book, Refusal) or not counted:
        return book
    sheets = (replace(s, is_hidden=False) if (book.file, s.name) in counted else s for s in book.sheets)
    return replace(book, sheets=tuple(sheets))


def read_home(home: Home, as_of: date | None, progress: Progress) -> Read:
    """Read every file of the ledger; CouncilError when there is none or the province is not known."""
    files, settings = arrivals(home), home.settings()
    if not files:
        raise CouncilError(
            "Nhà này chưa có tệp nào. Chạy «python -m council import ĐƯỜNG_DẪN» trước.",
            "This home has no files yet. Run “python -m council import PATH” first.",
        )
    if not settings.province_code:
        raise CouncilError(
            f"Chưa biết đây là tỉnh nào: ghi province_code (mã tỉnh cũ) vào {home.settings_file}.",
            f"The province is not known: write province_code (former code) into {home.settings_file}.",
        )
    law = Law.load(home.path).covering(settings.province_code, settings.former_provinces)
    found = taken_in(home, {a.path(home): a for a in files}, settings.province_code, law, as_of, progress)
    if found.data_day is None:
        raise CouncilError(
            "Không dòng nào trong các tệp có ngày đọc được, nên chưa biết ngày dữ liệu. Thêm --as-of NGÀY.",
            "No row of the files has a date that can be read, so the data day is unknown. Add --as-of DATE.",
        )
    areas = found.tables["court_area_row"].drop_nulls("commune_code")
    return Read(
        tables={**found.tables, "row_outcome": found.rows},
        settings=settings,
        data_day=found.data_day,
        law=law.with_court_areas(areas, settings.province_code) if areas.height else law,
        window_start=found.window_start or found.data_day,
        is_simulated=all(a.is_simulated for a in files),
    )


def taken_in(
    home: Home, named: dict[Path, Arrival], province_code: str, law: Law, as_of: date | None, progress: Progress
) -> intake.Intake:
    """All files as typed rows; each is read by the separate process and named as in the ledger."""
    words, tables = Vocabularies.load(home.formats), law.tables
    places = Places.load(tables["area"], tables["area_xwalk"], province_code, agency_unit=tables["agency_unit"], words=words)
    counted = _sheets_to_count(home)
    books = [
        _shown(replace(book, file=named[path].file), counted)
        for path, book in read_batch(named, lambda done, path: progress(named[path].file, 0.1 * done / len(named)))
    ]
    progress("intake", 0.1)
    return intake.read_rows(
        books,
        formats=load_formats(home.formats),
        places=places,
        words=words,
        key=home.key(),
        as_of=as_of,
        batches={a.file: a.batch for a in named.values()},
    )
