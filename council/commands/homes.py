"""Commands about a home and its snapshots: home, snapshots, passphrase, demo."""

import getpass
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from council import demo
from council.access import ROLES, set_passphrase
from council.answer import Words
from council.catalog import Catalog
from council.commands.access import note
from council.commands.speech import Speech
from council.demo.meeting import hold_meetings
from council.errors import CouncilError, UsageError
from council.home import Home, Settings
from council.home.incoming import arrivals
from council.publish import publish
from council.publish.arrive import import_files
from council.snapshots import current, diff, folder_of, listed, pointed, use, verify


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    home = commands.add_parser("home", parents=[shared], help="nhà này có gì / what this home holds")
    home.set_defaults(run=show_home)
    snapshots = commands.add_parser("snapshots", parents=[shared], help="các bản công bố / published snapshots")
    snapshots.add_argument("action", choices=("list", "verify", "use", "diff"))
    snapshots.add_argument("ids", nargs="*", metavar="ID")
    snapshots.set_defaults(run=on_snapshots)
    word = commands.add_parser(
        "passphrase", parents=[shared], help="đặt mật khẩu cho vai trò / set a role's passphrase"
    )
    word.add_argument("role", choices=ROLES[1:])
    word.set_defaults(run=passphrase)
    demo = commands.add_parser(
        "demo", parents=[shared], help="dựng tỉnh mẫu bịa đặt / build the invented demo province"
    )
    only = "chỉ khi chưa có bản công bố của phiên bản này / only without a snapshot of this version"
    demo.add_argument("--if-empty", action="store_true", help=only)
    demo.set_defaults(run=build_demo)


def show_home(options: Namespace, home: Home, speech: Speech) -> int:
    """Where the home is, whose council, how many files, which snapshot."""
    settings, files = home.settings(), arrivals(home)
    speech.say(f"Nhà: {home.path}", f"Home: {home.path}")
    speech.say(
        f"Hội đồng: {settings.name.vi} (mã tỉnh cũ: {settings.province_code or 'chưa rõ'})",
        f"Council: {settings.name.en} (former province code: {settings.province_code or 'not known'})",
    )
    batches = len({a.batch for a in files})
    speech.say(
        f"Tệp đã nhận: {len(files)} trong {batches} lần nhập", f"Files received: {len(files)} in {batches} imports"
    )
    speech.say(f"Bản đang dùng: {pointed(home.snapshots) or '—'}", f"Serving: {pointed(home.snapshots) or '—'}")
    return 0


def on_snapshots(options: Namespace, home: Home, speech: Speech) -> int:
    """list | verify [ID] | use ID | diff ID ID."""
    wanted = {"list": (0, 0), "verify": (0, 1), "use": (1, 1), "diff": (2, 2)}[options.action]
    if not wanted[0] <= len(options.ids) <= wanted[1]:
        raise UsageError(
            f"snapshots {options.action} cần {wanted[0]} đến {wanted[1]} mã bản công bố.",
            f"snapshots {options.action} takes {wanted[0]} to {wanted[1]} snapshot ids.",
        )
    return _ACTIONS[options.action](options.ids, home, speech)


def _list(ids: list[str], home: Home, speech: Speech) -> int:
    serving = pointed(home.snapshots)
    for m in listed(home.snapshots):
        mark = "*" if m.id == serving else " "
        rows = sum(record.rows for record in m.files.values())
        simulated = speech.of("  mô phỏng", "  simulated") if m.is_simulated else ""
        print(f"{mark} {m.id}  {m.made_at}  {rows} {speech.of('dòng', 'rows')}{simulated}")
    return 0


def _verify(ids: list[str], home: Home, speech: Speech) -> int:
    manifests = [verify(folder_of(home.snapshots, i)) for i in ids] or [
        verify(home.snapshots / m.id) for m in listed(home.snapshots)
    ]
    for m in manifests:
        speech.say(f"{m.id}: nguyên vẹn, {len(m.files)} tệp.", f"{m.id}: sound, {len(m.files)} files.")
    if not manifests:
        current(home.snapshots)
    return 0


def _use(ids: list[str], home: Home, speech: Speech) -> int:
    manifest = use(home.snapshots, ids[0])
    note(home, speech, "serve", snapshot=manifest.id)
    speech.say(f"Từ nay dùng bản {manifest.id}.", f"Serving {manifest.id} from now on.")
    return 0


def _diff(ids: list[str], home: Home, speech: Speech) -> int:
    for name, before, after, is_same in diff(home.snapshots, *ids):
        if not is_same:
            print(f"{name}\t{'—' if before is None else before}\t{'—' if after is None else after}")
    return 0


_ACTIONS = {"list": _list, "verify": _verify, "use": _use, "diff": _diff}


def passphrase(options: Namespace, home: Home, speech: Speech) -> int:
    """Ask for a passphrase (or read it from standard input) and keep its salted hash."""
    if sys.stdin.isatty():
        given = getpass.getpass(speech.of("Mật khẩu (ít nhất 8 ký tự): ", "Passphrase (at least 8 characters): "))
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    home.make_rooms()
    try:
        set_passphrase(home.passphrases, options.role, given)
    except ValueError as error:
        raise UsageError(
            "Mật khẩu quá ngắn: cần ít nhất 8 ký tự.", "The passphrase is too short: at least 8 characters."
        ) from error
    note(home, speech, "passphrase", options.role)
    speech.say(f"Đã đặt mật khẩu cho vai trò {options.role}.", f"Passphrase set for role {options.role}.")
    return 0


def _is_ready(home: Home) -> bool:
    """Whether a snapshot is there whose tables are those of today's concepts."""
    try:
        return current(home.snapshots).manifest.versions.get("concepts") == Catalog.load(is_checked=False).fingerprint
    except CouncilError:
        return False


def build_demo(options: Namespace, home: Home, speech: Speech) -> int:
    """Build the invented demo province in this home."""
    if options.if_empty and _is_ready(home):
        return 0
    demo.write_reference(home.reference)
    demo.write_law(home.path / "law")
    plan = demo.load_plan()
    province = plan["province"]
    code, name = province["code"], province["name"]
    home.write_settings(
        replace(
            Settings(),
            name=Words(f"{Settings().name.vi}, {name}", f"{Settings().name.en}, {name}"),
            province_code=code,
            province_code_2025=code,
            is_simulated=True,
        )
    )
    with TemporaryDirectory() as folder:
        demo.write_files(Path(folder))
        arrived = import_files(home, [Path(folder)], True, speech.progress)
    note(home, speech, "import", "demo", rows=len(arrived.batch.new))
    earlier = publish(home, as_of=plan["meeting"][0]["as_of"], simulated=True, progress=speech.progress)
    snapshot = publish(home, simulated=True, progress=speech.progress)
    note(home, speech, "publish", "demo", snapshot=snapshot)
    hold_meetings(home, plan, (earlier, snapshot))
    speech.say(f"Đã dựng tỉnh mẫu (bịa đặt): {snapshot}.", f"Demo province (invented) built: {snapshot}.")
    return 0
