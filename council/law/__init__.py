"""Rules of law, calendar and geography as dated rows: the only place that opens data/law and data/reference."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from council import errors
from council.contracts import LAW, REFERENCE
from council.contracts.reference import CourtArea
from council.law import court_areas, merged, workdays
from council.law.consistency import inconsistencies
from council.law.rows import read_rows

PRODUCT = Path(__file__).resolve().parents[2] / "data"
FILES: Mapping[str, str] = {
    "law_source": "law/sources.csv",
    "eligible_group": "law/eligible_groups.csv",
    "hardship_proof": "law/hardship.csv",
    "sla_rule": "law/deadlines.csv",
    "stage_order": "law/stage_order.csv",
    "quota_rule": "law/quotas.csv",
    "calendar_day": "law/calendar.csv",
    "event": "law/events.csv",
    "parameter": "law/parameters.csv",
    "area": "reference/area.csv",
    "area_xwalk": "reference/area_xwalk.csv",
    "agency_unit": "reference/agency_unit.csv",
    "area_peer": "reference/area_peer.csv",
    "tile_cell": "reference/tile_cell.csv",
    "label": "reference/label.csv",
}
COURT_AREA_FILE = "reference/court_area.csv"


@dataclass(frozen=True)
class Law:
    """``tables`` by contract name (all of LAW and REFERENCE) and ``version``, a hash of every file they came from."""

    tables: dict[str, pl.DataFrame] = field(repr=False)
    version: str

    @classmethod
    def load(cls, home: Path | str | None = None, product: Path = PRODUCT) -> "Law":
        """The product's rows under those of ``home`` (its law/ and reference/): same key = replaced, else added.

        Raises ``errors.Several`` with every bad row of every file, each a sentence with file, line, column and remedy.
        """
        folders = _folders(home, product)
        problems: list[errors.CouncilError] = []
        tables = {name: _stacked(folders, file, name, problems) for name, file in FILES.items()}
        drafted = [frame for folder in folders if (path := folder / COURT_AREA_FILE).exists()
                   for frame in [read_rows(path, CourtArea, problems)]]
        if not problems:
            problems += inconsistencies(tables, FILES)
        if problems:
            raise errors.Several(problems)
        law = cls(tables, _version(folders))
        for province, rows in pl.concat(drafted).partition_by("province_code", as_dict=True).items() if drafted else ():
            law = law.with_court_areas(rows, str(province[0]))
        return law

    def covering(self, lead: str, former: tuple[str, ...]) -> "Law":
        """This law for a council of several former provinces: all of ``former`` stand under the code ``lead``.

        Raises CouncilError where they did not become one province.
        """
        return replace(self, tables=self.tables | merged.with_former(self.tables, lead, former))

    def with_court_areas(self, rows: pl.DataFrame, province_code: str) -> "Law":
        """This law with the court areas of one council: areas, crosswalk and regional units VKS_KVn, TA_KVn.

        ``rows``: at least ``court_area`` ("1", "2" …) and ``commune_code`` (2025); ``province_code``: former province.
        """
        return replace(self, tables=self.tables | court_areas.with_areas(self.tables, rows, province_code))

    def in_force(self, table: str, on: date) -> pl.DataFrame:
        """Rows of ``table`` valid on day ``on``: from ``valid_from`` (null = always) until before ``valid_to``."""
        begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= on)
        return self.tables[table].filter(begun & (pl.col("valid_to").is_null() | (pl.col("valid_to") > on)))

    def parameter(self, name: str, on: date) -> float:
        """Value of one number of the method on day ``on``. Raises CouncilError if none is in force."""
        values = self.in_force("parameter", on).filter(pl.col("name") == name)["value"]
        if values.is_empty():
            raise errors.CouncilError(
                f"data/law/parameters.csv không có dòng “{name}” có hiệu lực ngày {on:%d/%m/%Y}; hãy thêm một dòng.",
                f"data/law/parameters.csv has no row “{name}” in force on {on:%d/%m/%Y}; add one.")
        return float(values[0])

    def working_day(self) -> pl.DataFrame:
        """One row per calendar day 2015 to 2030: ``on``, ``is_working``, ``number`` (running count of working days)."""
        return workdays.working_day(self.tables["calendar_day"])


def _folders(home: Path | str | None, product: Path) -> list[Path]:
    if home is None or Path(home).resolve() == product.resolve():
        return [product]
    return [product, Path(home)]


def _stacked(folders: list[Path], file: str, name: str, problems: list[errors.CouncilError]) -> pl.DataFrame:
    schema = {**LAW, **REFERENCE}[name]
    frames = [read_rows(folder / file, schema, problems) for folder in folders
              if folder == folders[0] or (folder / file).exists()]
    stacked = frames[0]
    for own in frames[1:]:
        stacked = pl.concat([stacked.join(own, on=schema.primary_key(), how="anti", nulls_equal=True), own])
    return stacked


def _version(folders: list[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted([*FILES.values(), COURT_AREA_FILE]):
            if (folder / file).exists():
                digest.update(f"{file}\0".encode() + (folder / file).read_bytes())
    return digest.hexdigest()[:16]


__all__ = ["COURT_AREA_FILE", "FILES", "Law"]
