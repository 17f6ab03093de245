"""The one way from a page to the numbers: the current snapshot, verified, opened for the reader's role, asked by name."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import streamlit as st

from council.answer import Answer
from council.catalog import Catalog
from council.contracts import ALL
from council.errors import CouncilError
from council.home import Home
from council.snapshots import Manifest, Served, current, folder_of, pointed, verify
from council.warehouse import Warehouse


@dataclass(frozen=True)
class Opened:
    """A warehouse over one verified snapshot, for one role."""

    warehouse: Warehouse
    served: Served
    home: Home

    @property
    def manifest(self) -> Manifest:
        """What the snapshot says about itself."""
        return self.served.manifest

    @property
    def catalog(self) -> Catalog:
        """The queries with their words."""
        return self.warehouse.catalog


@st.cache_resource(show_spinner=False, max_entries=8)
def _served(snapshots: str, pointer: str | None) -> Served:
    """Verified once per pointer: every file is hashed."""
    return current(Path(snapshots))


# What the first view of each page asks.
USUAL = ("missed_by_area", "eligibility_summary", "coverage_summary", "referred_by_month", "report_calendar", "silent_units",
         "late_papers", "workload_by_officer", "open_by_officer_month", "files_by_outcome")


@st.cache_resource(show_spinner=False, max_entries=8)
def _warehouse(folder: str, role: str) -> Warehouse:
    """One warehouse per snapshot and role, warmed before it answers, so that garbage collection stays short."""
    warehouse = Warehouse.open(Path(folder), role)
    usual = [name for name in USUAL if name in warehouse.names()]
    with suppress(CouncilError):  # a snapshot of an earlier version: each part of a page says itself what it lacks
        if usual:
            warehouse.warm_up(usual)
    return warehouse


@st.cache_resource(show_spinner=False, max_entries=8)
def _chosen(snapshots: str, snapshot_id: str) -> Served:
    """One snapshot by its id, verified once."""
    folder = folder_of(Path(snapshots), snapshot_id)
    return Served(folder, verify(folder))


def open_snapshot(role: str, wanted: str | None = None) -> Opened:
    """The current snapshot of this home for ``role``, or the one ``wanted``; CouncilError when it cannot be served."""
    home = Home.resolve()
    served = _chosen(str(home.snapshots), wanted) if wanted else _served(str(home.snapshots), pointed(home.snapshots))
    return Opened(_warehouse(str(served.folder), role), served, home)


def forget() -> None:
    """Looks again for the current snapshot; called after a publish."""
    _served.clear()


def ask(opened: Opened, question: str, parameters: dict) -> Answer | CouncilError:
    """The answer, or the error as a value so that one card can show it while the others stand."""
    known = opened.catalog.questions.get(question)
    if known is None:
        return CouncilError(
            f"Chưa có câu hỏi «{question}» trong thư mục queries/questions.",
            f"There is no question “{question}” in queries/questions yet.",
        )
    used = {name: value for name, value in parameters.items() if name in known.parameters and value is not None}
    try:
        return opened.warehouse.ask(question, **used)
    except CouncilError as error:
        return error


def count(opened: Opened, question: str, parameters: dict) -> int | CouncilError:
    """How many rows the whole answer has, or the error as a value."""
    known = opened.catalog.questions[question]
    used = {name: value for name, value in parameters.items() if name in known.parameters and value is not None}
    try:
        return opened.warehouse.count(question, **used)
    except CouncilError as error:
        return error


def table(opened: Opened, name: str) -> pl.DataFrame:
    """A small published table of words or rules (label, event, tile_cell …); no rows when this snapshot has none."""
    try:
        return opened.warehouse.table(name)
    except CouncilError:
        return ALL[name].create_empty() if name in ALL else pl.DataFrame()


@st.cache_resource(show_spinner=False, max_entries=8)
def _labels(folder: str, language: str, role: str, _opened: Opened) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {"provider": _opened.warehouse.provider_words()}
    for vocabulary, code, words in (
        table(_opened, "label").sort("position").select("vocabulary", "code", f"label_{language}").iter_rows()
    ):
        out.setdefault(vocabulary, {})[code] = words
    return out


def labels(opened: Opened, language: str) -> dict[str, dict[str, str]]:
    """vocabulary -> code -> words in ``language``, in the order of the screen; providers' names only for whom they are."""
    return _labels(str(opened.served.folder), language, opened.warehouse.role, opened)
