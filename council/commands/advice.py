"""Commands of the adviser: advise (moves that would even out the work) and templates (empty forms of its inputs)."""

from argparse import Namespace
from pathlib import Path

from council import advice as advising
from council import export
from council.access import start_role
from council.advice import book
from council.balance import adviser
from council.commands.access import hash_of, note
from council.commands.asking import snapshot_folder
from council.commands.speech import Speech
from council.errors import CouncilError, NotAllowed, UsageError
from council.home import Home
from council.sentences.workload import coming
from council.sentences.workload import moves as sentences
from council.sentences.workload.moves import Named
from council.warehouse import Warehouse
from council.words import Speaker

BANDS = (0.05, 0.1, 0.15, 0.2, 0.3)


def add_to(commands, shared) -> None:
    """Add this part's commands to the parser."""
    advise = commands.add_parser("advise", parents=[shared], help="gợi ý phân công / propose moves that even out the work")
    advise.add_argument("--band", type=float, metavar="SHARE", help="0.1 = ±10 %%")
    advise.add_argument("--weighted", action="store_true", help="tính nặng, nhẹ / weigh cases")
    advise.add_argument("--seconds", type=float, default=8.0)
    advise.add_argument("--role", default="leader", help="leader, analyst, steward")
    advise.add_argument("--out", metavar="FILE.xlsx", help="sổ tính cho giám đốc / workbook for the director")
    advise.add_argument("--next", type=int, default=20, metavar="N", help="số vụ sắp đến / cases to come")
    advise.add_argument("--snapshot", metavar="ID")
    advise.set_defaults(run=propose)
    empty = commands.add_parser("templates", parents=[shared], help="mẫu trống của các tệp nhỏ / empty forms of the small files")
    empty.add_argument("--out", metavar="DIR", required=True)
    empty.set_defaults(run=templates)


def propose(options: Namespace, home: Home, speech: Speech) -> int:
    """Print the plan as sentences and, with --out, write the workbook. Assigns nothing."""
    try:
        role = start_role(options.role)
    except ValueError as error:
        raise UsageError(f"Vai trò lạ «{error}».", f"Unknown role “{error}”.") from error
    warehouse = Warehouse.open(snapshot_folder(home, options.snapshot, speech), role)
    if not set(advising.QUESTIONS.values()) <= set(warehouse.names()):
        raise NotAllowed(
            "Gợi ý phân công nêu từng vụ việc: chỉ dành cho leader, analyst, steward.",
            "The adviser names single cases: only for leader, analyst, steward.",
        )
    if options.band is not None and not 0 <= options.band <= 5:
        raise UsageError("--band là một tỷ lệ, ví dụ 0.1 cho ±10 %.", "--band is a share, for example 0.1 for ±10 %.")
    answers = {name: warehouse.ask(question) for name, question in advising.QUESTIONS.items()}
    facts = advising.Facts(
        **{name: answer.rows for name, answer in answers.items()},
        **{name: warehouse.table(table) for name, table in advising.TABLES.items()},
        numbers=dict(warehouse.table("parameter_now").select("name", "value").iter_rows()),
    )
    try:
        found = adviser.advise(advising.task(facts, options.band, options.weighted), options.seconds)
        ahead = advising.coming(facts, found.done, warehouse.manifest.day, options.next, facts.mix, options.weighted)
    except ValueError as error:
        raise CouncilError(f"Không lập được gợi ý: {error}.", f"No plan can be made: {error}.") from error
    words, speaker = _words(warehouse, facts, speech.language), Speaker(speech.language)
    _say(speech, facts, found, words)
    note(home, speech, "rows", "advice", role=role, rows=len(found.moves), snapshot=warehouse.manifest.id)
    absences = advising.leaving(facts, ahead, warehouse.manifest.day)
    for line in (coming.planned(speaker, ahead, words), coming.away(speaker, absences, words), coming.nobody(speaker, ahead)):
        if line:
            print(line.replace("**", ""))
    if options.out:
        manifest = warehouse.manifest
        points = adviser.frontier(found.task, BANDS, options.seconds)
        origin = book.Origin(manifest.id, manifest.day, manifest.is_simulated)
        data = book.workbook(speaker, found, points, words, advising.lacking(facts), origin, ahead)
        Path(options.out).write_bytes(data)
        note(home, speech, "export", "advice.xlsx", role=role, rows=len(found.moves), sha256=hash_of(data), snapshot=manifest.id)
        speech.note(f"Đã ghi {options.out}.", f"Written: {options.out}.")
    return 0


def _words(warehouse: Warehouse, facts: advising.Facts, language: str) -> Named:
    labels = warehouse.table("label").select("vocabulary", "code", f"label_{language}")
    fields = {code: words for vocabulary, code, words in labels.iter_rows() if vocabulary == "field"}
    areas = {
        code: (en if language == "en" and en else vi) or code
        for rows in (facts.mix, facts.work)
        for code, vi, en in rows.select("area_code", "area_name", "area_name_en").unique().iter_rows()
    }
    return Named(warehouse.provider_words(), fields, areas)


def _say(speech: Speech, facts: advising.Facts, found: adviser.Advice, words: Named) -> None:
    speaker = Speaker(speech.language)
    print(sentences.advised(speaker, found).text.replace("**", ""))
    for number, one in enumerate(found.moves, 1):
        print(f"{number:3}. {sentences.move(speaker, one, found.task.targets, words)}")
    for line in (
        sentences.binds(speaker, found, words),
        sentences.missing(speaker, advising.lacking(facts)),
        sentences.solved(speaker, found),
    ):
        if line:
            print(line)


def templates(options: Namespace, home: Home, speech: Speech) -> int:
    """Write empty forms that the importer recognises; filled in, they are imported like any other file."""
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in export.templates(Speaker(speech.language)).items():
        (folder / name).write_bytes(data)
        speech.say(f"Đã ghi {folder / name}.", f"Written: {folder / name}.")
    speech.say(
        "Điền rồi nhập bằng «python -m council import»; trọng số: chép law/parameters.csv vào nhà của hội đồng.",
        "Fill in and import with “python -m council import”; weights: copy law/parameters.csv into the council's home.",
    )
    return 0
