"""Which snapshot came before the one that is served: what the last meeting saw, or what was served on a day."""

from datetime import date

from council.home import Home
from council.meeting import agenda
from council.snapshots import Manifest, listed


def earlier(home: Home, now: Manifest) -> list[Manifest]:
    """Snapshots published before ``now`` or with an earlier data day, newest first."""
    return [m for m in listed(home.snapshots) if m.id != now.id and (m.made_at, m.data_day) < (now.made_at, "9999")]


def last_time(home: Home, now: Manifest, meeting: date | None) -> Manifest | None:
    """What the previous meeting saw: the snapshot most of its items are frozen to; else the one published before ``now``."""
    known = {m.id: m for m in earlier(home, now)}
    for day in agenda.meetings(home):
        if meeting is not None and day >= meeting:
            continue
        pinned = [item.snapshot for item in agenda.read_agenda(home, day).items if item.snapshot in known]
        if pinned:
            return known[max(set(pinned), key=pinned.count)]
    return next(iter(known.values()), None)


def served_on(home: Home, now: Manifest, day: date) -> Manifest | None:
    """The newest snapshot published on ``day`` or before; ``now`` itself when nothing came after; None when there was none."""
    return next((m for m in listed(home.snapshots) if m.made.date() <= day and (m.made_at, m.id) <= (now.made_at, now.id)), None)
