"""Published snapshots: list, verify, choose; a snapshot is served only after every file's hash was checked."""

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from council.errors import CouncilError

MANIFEST = "manifest.json"
POINTER = "current"
ROOMS = ("contracts", "concepts", "restricted")
_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{6,16}")


@dataclass(frozen=True)
class FileRecord:
    """One published file: rows and SHA-256 of its bytes."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a snapshot says about itself. ``files`` maps room/name.parquet to its record."""

    id: str
    made_at: str
    data_day: str
    window_start: str
    council_vi: str
    council_en: str
    province_code: str
    is_simulated: bool
    law_version: str
    files: dict[str, FileRecord]
    content_sha256: str
    linkage: dict[str, float | int | str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The data day: every clock runs to it."""
        return date.fromisoformat(self.data_day)

    @property
    def start(self) -> date:
        """First day of the data window."""
        return date.fromisoformat(self.window_start)

    @property
    def made(self) -> datetime:
        """When it was published (local time)."""
        return datetime.fromisoformat(self.made_at)


_HASHED = ("data_day", "window_start", "council_vi", "council_en", "province_code", "is_simulated", "law_version")


def content_hash(manifest: Manifest) -> str:
    """One hash over all files and what the manifest says of council, days and simulation; part of the snapshot's id."""
    said = [f"{key}={getattr(manifest, key)}" for key in _HASHED]
    listing = [f"{name} {record.rows} {record.sha256}" for name, record in sorted(manifest.files.items())]
    return hashlib.sha256("\n".join([*said, *listing]).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of the bytes of ``path``."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write manifest.json into ``folder`` and flush it to disk."""
    with (folder / MANIFEST).open("w", encoding="utf-8") as out:
        json.dump(asdict(manifest), out, ensure_ascii=False, indent=1, sort_keys=True)
        out.flush()
        os.fsync(out.fileno())


def read_manifest(folder: Path) -> Manifest:
    """The manifest in ``folder``; raises CouncilError when it is missing or not a manifest."""
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        raw["files"] = {name: FileRecord(**record) for name, record in raw["files"].items()}
        manifest = Manifest(**raw)
        date.fromisoformat(manifest.data_day), date.fromisoformat(manifest.window_start)
        datetime.fromisoformat(manifest.made_at)
        return manifest
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CouncilError(
            f"Bản công bố {folder.name}: manifest.json thiếu hoặc hỏng. Hãy công bố lại hoặc dùng bản trước.",
            f"Snapshot {folder.name}: manifest.json is missing or damaged. Publish again or use an earlier one.",
        ) from error


def verify(folder: Path) -> Manifest:
    """Check every file against the manifest; raises CouncilError naming each file that differs, lacks or is extra."""
    manifest = read_manifest(folder)
    present = {f"{room}/{path.name}" for room in ROOMS for path in (folder / room).glob("*.parquet")}
    wrong = sorted(present ^ manifest.files.keys())
    wrong += sorted(
        name for name, record in manifest.files.items() if name in present and file_hash(folder / name) != record.sha256
    )
    digest = content_hash(manifest)
    if digest != manifest.content_sha256 or manifest.id != folder.name or not digest.startswith(folder.name[11:]):
        wrong.append(MANIFEST)
    if wrong:
        names = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
        raise CouncilError(
            f"Bản công bố {folder.name} đã bị thay đổi sau khi công bố ({names}). Không dùng bản này; hãy công bố lại.",
            f"Snapshot {folder.name} was changed after it was published ({names}). It is not used; publish again.",
        )
    return manifest


def listed(snapshots: Path) -> list[Manifest]:
    """Every readable snapshot, newest publication first; damaged manifests are left out."""
    found = []
    for folder in snapshots.glob("*") if snapshots.is_dir() else []:
        if folder.is_dir() and _ID.fullmatch(folder.name):
            try:
                found.append(read_manifest(folder))
            except CouncilError:
                continue
    return sorted(found, key=lambda m: (m.made_at, m.id), reverse=True)


def pointed(snapshots: Path) -> str | None:
    """The id the pointer names, or None."""
    pointer = snapshots / POINTER
    name = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""
    return name if _ID.fullmatch(name) else None


def point(snapshots: Path, snapshot_id: str) -> None:
    """Make ``snapshot_id`` the one that is served; one atomic swap."""
    fresh = snapshots / f".{POINTER}.{os.getpid()}"
    with fresh.open("w", encoding="utf-8") as out:
        out.write(snapshot_id + "\n")
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, snapshots / POINTER)


def use(snapshots: Path, snapshot_id: str) -> Manifest:
    """Verify ``snapshot_id`` and serve it from now on; raises CouncilError if unknown or damaged."""
    manifest = verify(folder_of(snapshots, snapshot_id))
    point(snapshots, snapshot_id)
    return manifest


def folder_of(snapshots: Path, snapshot_id: str) -> Path:
    """The folder of ``snapshot_id``; raises CouncilError when there is none."""
    folder = snapshots / snapshot_id
    if not _ID.fullmatch(snapshot_id) or not folder.is_dir():
        known = ", ".join(m.id for m in listed(snapshots)[:5]) or "—"
        raise CouncilError(
            f"Không có bản công bố «{snapshot_id}». Hiện có: {known}.",
            f"There is no snapshot “{snapshot_id}”. Known: {known}.",
        )
    return folder


@dataclass(frozen=True)
class Served:
    """The snapshot to serve, and a sentence for a banner when it is not the one that should be served."""

    folder: Path
    manifest: Manifest
    banner_vi: str | None = None
    banner_en: str | None = None


def current(snapshots: Path) -> Served:
    """The pointed snapshot if it verifies, else the last good one with a banner; CouncilError when none is good."""
    wanted = pointed(snapshots)
    order = [m.id for m in listed(snapshots)]
    first = [wanted] if wanted else order[:1]
    reason = None
    for snapshot_id in [*first, *(i for i in order if i not in first)]:
        try:
            folder = folder_of(snapshots, snapshot_id)
            manifest = verify(folder)
        except CouncilError as error:
            reason = reason or error
            continue
        if reason is None:
            return Served(folder, manifest)
        return Served(
            folder, manifest, f"{reason.vi} Đang dùng bản {manifest.id}.", f"{reason.en} Serving {manifest.id} instead."
        )
    raise reason or CouncilError(
        "Chưa có bản công bố nào. Chạy «python -m council import …» rồi «python -m council publish».",
        "There is no snapshot yet. Run “python -m council import …”, then “python -m council publish”.",
    )


def diff(snapshots: Path, before: str, after: str) -> list[tuple[str, int | None, int | None, bool]]:
    """(file, rows before, rows after, same bytes) for every file of either snapshot; None = not there."""
    old = read_manifest(folder_of(snapshots, before)).files
    new = read_manifest(folder_of(snapshots, after)).files
    return [
        (
            name,
            old[name].rows if name in old else None,
            new[name].rows if name in new else None,
            name in old and name in new and old[name].sha256 == new[name].sha256,
        )
        for name in sorted(old.keys() | new.keys())
    ]
