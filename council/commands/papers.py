"""paper: draft the council's paper of a period and write it as PDF, DOCX, PPTX or XLSX."""

from argparse import Namespace
from pathlib import Path

from council import periods
from council.access import ROLES, start_role
from council.commands.access import hash_of, note
from council.commands.asking import snapshot_folder
from council.commands.speech import Speech
from council.errors import UsageError
from council.home import Home
from council.home.access_log import facts
from council.warehouse import Warehouse


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    paper = commands.add_parser("paper", parents=[shared], help="lập báo cáo của Hội đồng / draft the council's paper")
    paper.add_argument("--period", metavar="KỲ", help="2026-10m, 2026-y, 2026-6m, 2026-q3, 2026-03, 2026-03..2026-09, all")
    paper.add_argument("--format", choices=("pdf", "docx", "pptx", "xlsx"), default="pdf")
    paper.add_argument("--out", metavar="FILE", help="tệp hoặc thư mục / file or folder")
    paper.add_argument("--template", default="hoi_dong", metavar="MẪU", help="data/papers/templates/MẪU.toml")
    paper.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="settings", help="bộ lọc / filters")
    paper.add_argument("--role", metavar="ROLE", help=", ".join(ROLES))
    paper.add_argument("--snapshot", metavar="ID")
    paper.set_defaults(run=write_paper)


def write_paper(options: Namespace, home: Home, speech: Speech) -> int:
    """Draft the paper and write it; prints the name of the file."""
    from council import papers  # here, because statistics and office libraries take seconds that no other command should wait

    try:
        role = start_role(options.role)
    except ValueError as error:
        known = ", ".join(ROLES)
        raise UsageError(f"Vai trò lạ «{error}»; có: {known}.", f"Unknown role “{error}”; there are: {known}.") from error
    warehouse = Warehouse.open(snapshot_folder(home, options.snapshot, speech), role)
    paper = papers.draft(
        warehouse,
        _period(options.period, warehouse),
        language=speech.language,
        template=options.template,
        filters=_filters(options.settings, warehouse),
        folder=home.papers,
    )
    out = Path(options.out) if options.out else Path(papers.file_name(paper, options.format))
    if out.is_dir():
        out = out / papers.file_name(paper, options.format)
    data = papers.write(paper, options.format)
    out.write_bytes(data)
    scope = facts(dict(zip(("period_start", "period_end"), paper.period, strict=True)))
    thing, snapshot = f"paper:{options.template}.{options.format}", paper.provenance.snapshot
    note(home, speech, "export", thing, role=role, scope=scope, sha256=hash_of(data), snapshot=snapshot)
    speech.say(f"{out}", f"{out}")
    return 0


def _period(code: str | None, warehouse: Warehouse) -> periods.Period:
    window = warehouse.manifest.start, warehouse.manifest.day
    if code is None:
        return periods.default_period(*window)
    found = periods.read_code(code, *window)
    if found is None:
        known = ", ".join(period.code for period in periods.presets(*window)[:12])
        raise UsageError(
            f"Không có kỳ «{code}» trong số liệu; ví dụ: {known}.", f"No period “{code}” in the data; for example: {known}."
        )
    return found


def _filters(settings: list[str], warehouse: Warehouse) -> dict[str, object]:
    wrong = [pair for pair in settings if "=" not in pair]
    if wrong:
        raise UsageError(f"--set cần dạng tên=giá_trị, không phải «{wrong[0]}».", f"--set needs name=value, not “{wrong[0]}”.")
    given = dict(pair.split("=", 1) for pair in settings)
    unknown = sorted(given.keys() - warehouse.catalog.parameters.keys())
    if unknown:
        raise UsageError(f"Không có bộ lọc {', '.join(unknown)}.", f"There is no filter {', '.join(unknown)}.")
    return {name: warehouse.catalog.parameters[name].value_from(text) for name, text in given.items()}
