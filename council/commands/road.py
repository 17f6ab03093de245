"""Commands along the road of a datum: import, publish, links, formats."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from council import linkage
from council.cells import Vocabularies
from council.commands.access import hash_of, note
from council.commands.speech import Speech
from council.errors import CouncilError, UsageError
from council.formats import draft, load_formats
from council.home import Home
from council.intake.checking import check
from council.periods import default_period
from council.publish import publish
from council.publish.arrive import import_files
from council.publish.back import refused_workbooks
from council.publish.road import current_links, read_home
from council.sentences.delivery import delivered
from council.sentences.finding import plain
from council.sentences.reading import Reading
from council.snapshots import folder_of
from council.warehouse import Warehouse
from council.words import Speaker
from council.workbooks import Refusal, read_batch


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    bring = commands.add_parser("import", parents=[shared], help="nhập tệp của các cơ quan / take in agency files")
    bring.add_argument("paths", nargs="+", metavar="PATH")
    bring.add_argument("--simulated", action="store_true", help="các tệp là dữ liệu mô phỏng / the files are simulated")
    bring.set_defaults(run=bring_in)
    out = commands.add_parser("publish", parents=[shared], help="công bố một bản mới / publish a new snapshot")
    out.add_argument("--as-of", metavar="DATE", help="ngày dữ liệu / data day, 2026-10-31")
    out.add_argument("--links", metavar="FILE.csv", help="liên kết có sẵn / links from a file")
    out.add_argument("--simulated", action="store_true")
    out.add_argument("--engine", choices=list(linkage.ENGINES), help="cách cân các cặp dòng / who weighs pairs of rows")
    out.set_defaults(run=publish_one)
    back = commands.add_parser("returns", parents=[shared], help="dòng trả lại cơ quan / refused rows back to the agencies")
    back.add_argument("--out", metavar="DIR", required=True)
    back.set_defaults(run=give_back)
    links = commands.add_parser("links", parents=[shared], help="ghi ra các liên kết hiện có / write the current links")
    links.add_argument("--out", metavar="FILE.csv", required=True)
    links.add_argument("--as-of", metavar="DATE")
    links.set_defaults(run=write_out_links)
    formats = commands.add_parser("formats", parents=[shared], help="biểu mẫu / agency forms")
    formats.add_argument("action", choices=("draft", "check"))
    formats.add_argument("file", metavar="FILE")
    formats.set_defaults(run=on_formats)


def bring_in(options: Namespace, home: Home, speech: Speech) -> int:
    """Copy files into the home's ledger and say what came."""
    arrived = import_files(home, [Path(p) for p in options.paths], options.simulated, speech.progress)
    note(home, speech, "import", rows=len(arrived.batch.new))
    for sentence in arrived.sentences:
        speech.say(sentence.vi, sentence.en)
    return 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(
            f"--as-of cần ngày dạng 2026-10-31, không phải «{text}».",
            f"--as-of needs a date like 2026-10-31, not “{text}”.",
        ) from error


def publish_one(options: Namespace, home: Home, speech: Speech) -> int:
    """Publish; prints the id of the snapshot."""
    links = Path(options.links) if options.links else None
    snapshot = publish(home, _day(options.as_of), links, options.simulated, progress=speech.progress, engine=options.engine)
    note(home, speech, "publish", snapshot=snapshot)
    speech.say(f"Đã công bố: {snapshot}", f"Published: {snapshot}")
    speech.note(*(_came(home, snapshot, language) for language in ("vi", "en")))
    return 0


def _came(home: Home, snapshot: str, language: str) -> str:
    """What was read and what was not, in the words of the page about data."""
    warehouse = Warehouse.open(folder_of(home.snapshots, snapshot))
    period = default_period(warehouse.manifest.start, warehouse.manifest.day)  # the period its page opens with
    reading = Reading(warehouse, period)
    found = [reading.ask(name) for name in ("files_delivered", "rows_by_kind", "silent_units")]
    if error := next((answer for answer in found if isinstance(answer, CouncilError)), None):
        return error.of(language)
    files, rows, silent = (answer.rows for answer in found)
    return plain(delivered(Speaker(language), files, rows, silent.height).text)


def give_back(options: Namespace, home: Home, speech: Speech) -> int:
    """Write one workbook per file with refused rows: the agency's own columns, reason and remedy."""
    folder = Path(options.out)
    found = refused_workbooks(home, speech.progress)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in found:
        (folder / name).write_bytes(data)
        note(home, speech, "export", "returns.xlsx", sha256=hash_of(data))
    if found:
        speech.say(f"{len(found)} tệp trả lại trong {folder}.", f"{len(found)} workbooks to send back in {folder}.")
    else:
        speech.say("Không dòng nào phải trả lại.", "No row has to go back.")
    return 0


def write_out_links(options: Namespace, home: Home, speech: Speech) -> int:
    """Write the links of the current files in the form ``publish --links`` reads."""
    read = read_home(home, _day(options.as_of), speech.progress)
    count = current_links(home, read, Path(options.out))
    note(home, speech, "export", "links.csv", rows=count, sha256=hash_of(Path(options.out)))
    speech.say(f"{count} dòng -> {options.out}", f"{count} rows -> {options.out}")
    return 0


def on_formats(options: Namespace, home: Home, speech: Speech) -> int:
    """draft: formats with best guesses and open questions; check: what the formats would read from FILE."""
    path = Path(options.file)
    if not path.is_file():
        raise UsageError(f"Không có tệp «{path}».", f"There is no file “{path}”.")
    _, book = next(read_batch([path]))
    if isinstance(book, Refusal):
        raise CouncilError(book.vi, book.en)
    known, words = load_formats(home.formats), Vocabularies.load(home.formats)
    if options.action == "check":
        print(check(book, known, language=speech.language, words=words))
        return 0
    drafts = draft(book, known, words)
    if not drafts:
        speech.note("Mọi trang của tệp đã có biểu mẫu đọc được.", "Every sheet of the file has a format already.")
    for name, text in drafts.items():
        print(f"# {home.formats / name}.toml\n{text}")
    return 0
