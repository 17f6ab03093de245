"""Publishing: from the files of a home to one immutable snapshot, whole or not at all."""

import platform
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

import council
from council.catalog import Catalog
from council.catalog.binding import check
from council.errors import CouncilError
from council.home import Home, Settings
from council.publish.concepts import Computed, Given, compute
from council.publish.levels import weighed
from council.publish.links import Links, read_links
from council.publish.stage import clean_leftovers, new_stage, only_publisher, remove, settle, write_table
from council.snapshots import FileRecord, Manifest, content_hash, point, verify, write_manifest

Progress = Callable[[str, float], None]
__all__ = ["Computed", "Given", "Links", "Progress", "publish", "publish_given", "read_links"]


def publish_given(
    home: Home,
    given: Given,
    settings: Settings,
    *,
    catalog: Catalog | None = None,
    law_version: str = "",
    simulated: bool = False,
    progress: Progress | None = None,
) -> str:
    """Publish what was already read and linked; returns the snapshot id. Nothing changes if anything fails."""
    home.make_rooms()
    with only_publisher(home.snapshots):
        return _publish_locked(home, given, settings, catalog or Catalog.load(), law_version, simulated, progress or _silent)


def _silent(step: str, share: float) -> None:
    """No progress is shown."""


def _publish_locked(
    home: Home,
    given: Given,
    settings: Settings,
    catalog: Catalog,
    law_version: str,
    simulated: bool,
    progress: Progress,
) -> str:
    check(catalog)
    clean_leftovers(home.snapshots)
    stage = new_stage(home.snapshots)
    spill = home.private / "spill"
    try:
        given = weighed(catalog, given, home)
        files = _write_all(stage, catalog, given, spill, progress)
        progress("manifest", 0.9)
        manifest = _manifest(given, settings, catalog, files, law_version, simulated)
        write_manifest(stage, manifest)
        progress("settle", 0.95)
        _settle_once(stage, home.snapshots / manifest.id)
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise CouncilError(
            f"Không ghi được bản công bố: {error}. Bản đang dùng không đổi; giải phóng đĩa rồi chạy lại.",
            f"The snapshot could not be written: {error}. The served one is unchanged; free disk space and run again.",
        ) from error
    finally:
        remove(stage)
        remove(spill)
    progress("swap", 0.98)
    point(home.snapshots, manifest.id)
    progress("done", 1.0)
    return manifest.id


def _write_all(stage: Path, catalog: Catalog, given: Given, spill: Path, progress: Progress) -> dict[str, FileRecord]:
    spill.mkdir(parents=True, exist_ok=True)
    files = {}
    for table in compute(catalog, given, spill, lambda name, share: progress(f"concept {name}", 0.2 + 0.6 * share)):
        files[f"{table.room}/{table.name}.parquet"] = write_table(stage, table.room, table.name, table.rows)
    return dict(sorted(files.items()))


def _manifest(
    given: Given, settings: Settings, catalog: Catalog, files: dict[str, FileRecord], law_version: str, simulated: bool
) -> Manifest:
    day = given.data_day.isoformat()
    versions = {
        "council": council.__version__,
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "polars": pl.__version__,
        "concepts": catalog.fingerprint,
    }
    manifest = Manifest(
        id="",
        made_at=datetime.now().replace(microsecond=0).isoformat(),
        data_day=day,
        window_start=given.window_start.isoformat(),
        council_vi=settings.name.vi,
        council_en=settings.name.en,
        province_code=given.province_code,
        is_simulated=simulated or settings.is_simulated,
        law_version=law_version,
        files=files,
        content_sha256="",
        linkage=given.links.stats,
        versions=versions,
    )
    digest = content_hash(manifest)
    return replace(manifest, id=f"{day}-{digest[:6]}", content_sha256=digest)


def _settle_once(stage: Path, target: Path) -> None:
    """Rename the stage to ``target``; the same content published before and still sound is kept as it is."""
    if target.exists():
        try:
            verify(target)
            return
        except CouncilError:
            remove(target)
    settle(stage, target)


def publish(
    home: Home,
    as_of: date | None = None,
    links: Path | None = None,
    simulated: bool = False,
    *,
    progress: Progress | None = None,
    engine: str | None = None,
) -> str:
    """Read the home's files, link them, compute every concept and publish; returns the snapshot id.

    ``engine``: who weighs pairs of rows ("rules", "splink"); None = as council.toml says.
    """
    from council.publish.road import travel

    given, settings, law_version, is_simulated = travel(home, as_of, links, progress or _silent, engine)
    return publish_given(home, given, settings, law_version=law_version, simulated=simulated or is_simulated, progress=progress)


def with_links(given: Given, links: Links) -> Given:
    """``given`` with other links."""
    return replace(given, links=links)
