"""Commands about meetings: what changed between two snapshots, agendas, resolutions, the history of every change."""

import csv
import sys
from argparse import Namespace
from datetime import date

from council.commands.access import note
from council.commands.speech import Speech
from council.errors import UsageError
from council.home import Home
from council.meeting import agenda, records, resolutions
from council.meeting.changes import CAUSES, FIGURES, what_changed
from council.snapshots import listed, pointed


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    words = "con số nào đổi giữa hai bản / what changed between two snapshots"
    changes = commands.add_parser("changes", parents=[shared], help=words)
    changes.add_argument("ids", nargs="*", metavar="ID", help="bản trước, bản sau / before, after")
    changes.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="settings")
    changes.add_argument("--by-area", action="store_true", help="theo địa bàn / by area")
    changes.set_defaults(run=show_changes)
    words = "phiên họp, kết luận, lịch sử / meetings, resolutions, history"
    meeting = commands.add_parser("meeting", parents=[shared], help=words)
    meeting.add_argument("what", choices=("list", "agenda", "resolutions", "history"))
    meeting.add_argument("day", nargs="?", metavar="DAY", help="2026-11-20")
    meeting.set_defaults(run=show_meeting)


def show_changes(options: Namespace, home: Home, speech: Speech) -> int:
    """Every number before and after with its causes, as CSV; without ids the served snapshot against the one before it."""
    before, after = options.ids if len(options.ids) == 2 else _last_two(home, options.ids)
    found = what_changed(home, before, after, _given(options.settings))
    note(home, speech, "export", "what_changed.csv", rows=found.causes.height if options.by_area else len(FIGURES), snapshot=after)
    out = csv.writer(sys.stdout, lineterminator="\n")
    if options.by_area:
        out.writerow(found.causes.columns)
        out.writerows(found.causes.iter_rows())
        return 0
    out.writerow(["figure", "before", "after", "difference", *CAUSES])
    for figure in FIGURES:
        (old, new), causes = found.total(figure), found.by_cause(figure)
        out.writerow([figure, old, new, new - old, *(causes.get(cause, 0) for cause in CAUSES)])
    speech.note(f"{found.before.id} -> {found.after.id}", f"{found.before.id} -> {found.after.id}")
    return 0


def _given(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise UsageError(f"--set cần dạng tên=giá_trị, không phải «{wrong[0]}».", f"--set needs name=value, not “{wrong[0]}”.")
    return dict(pair.split("=", 1) for pair in pairs)


def _last_two(home: Home, ids: list[str]) -> tuple[str, str]:
    serving = pointed(home.snapshots)
    older = [m.id for m in listed(home.snapshots) if m.id != serving]
    if ids or serving is None or not older:
        raise UsageError(
            "changes cần đúng hai mã bản công bố, hoặc không mã nào khi đã công bố ít nhất hai lần.",
            "changes takes exactly two snapshot ids, or none after at least two publications.",
        )
    return older[0], serving


def show_meeting(options: Namespace, home: Home, speech: Speech) -> int:
    """list | agenda [DAY] | resolutions [DAY] | history: as the files say it, one line each."""
    if options.what == "list":
        for day in agenda.meetings(home):
            print(f"{day}\t{len(agenda.read_agenda(home, day).items)}\t{agenda.read_agenda(home, day).title}")
    elif options.what == "history":
        for event in records.history(home):
            print("\t".join(vars(event).values()))
    elif options.what == "resolutions":
        day = records.day_of(options.day) if options.day else date.today()
        for one in resolutions.read_resolutions(home):
            state = resolutions.state_on(day, one.kind, one.due_on, one.done_on)
            print("\t".join(map(str, (one.id, state, one.meeting, one.due_on or "", one.owner, one.text))))
    else:
        day = records.day_of(options.day) if options.day else agenda.next_meeting(home, date.today())
        for item in agenda.read_agenda(home, day).items if day else ():
            print("\t".join((item.id, item.snapshot, item.page, item.view, item.title, item.note)))
    return 0
