"""The snapshot before this one, asked with the same questions: how cohorts changed, what became of those still missed."""

import polars as pl

from council import snapshots
from council.answer import Answer
from council.errors import CouncilError
from council.ui.page import Page
from council.warehouse import Warehouse

REACHED, GONE = ("served", "accepted_pending"), "gone"
ENDED = ("declined", "own_lawyer", "diverted", "not_eligible", "B6")


def snapshot_before(page: Page) -> tuple[snapshots.Manifest, Warehouse] | None:
    """The newest snapshot with an earlier data day than this one; None without one that can be opened."""
    manifest, home = page.opened.manifest, page.opened.home
    for other in snapshots.listed(home.snapshots):
        if other.id != manifest.id and other.day < manifest.day:
            try:
                return other, Warehouse.open(snapshots.folder_of(home.snapshots, other.id), page.reader.role)
            except CouncilError:
                continue
    return None


def cohorts_before(page: Page) -> tuple[snapshots.Manifest, pl.DataFrame] | None:
    """What the snapshot before said of the cohorts; None without one, or where it cannot answer."""
    found = snapshot_before(page)
    if found is None:
        return None
    try:
        return found[0], found[1].ask("missed_by_cohort").rows
    except CouncilError:
        return None


def outcomes(page: Page) -> tuple[snapshots.Manifest, dict[str, int]] | None:
    """Of those missed in the snapshot before: reached, ended otherwise, still missed, open, gone from the data. Rows about
    persons: analyst and steward only; None for others or without a snapshot before."""
    found = snapshot_before(page)
    if found is None:
        return None
    try:
        then = found[1].ask("missed_now").rows["pm_id"].to_list()
    except CouncilError:
        return None
    now = page.whole("person_outcomes", areas=None, sectors=None, fields=None, stages=None, groups=None, units=None)
    if not isinstance(now, Answer) or not then:
        return None
    status = {pm_id: (code, is_missed) for pm_id, code, is_missed in now.rows.select("pm_id", "status", "is_missed").iter_rows()}
    counts = dict.fromkeys(("reached", "ended", "missed", "open", GONE), 0)
    for pm_id in then:
        code, is_missed = status.get(pm_id, (GONE, False))
        kind = (GONE if code == GONE else "missed" if is_missed else "reached" if code in REACHED
                else "ended" if code in ENDED else "open")  # fmt: skip
        counts[kind] += 1
    return found[0], counts
