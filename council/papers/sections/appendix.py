"""Appendix: definitions, sources of law with their evidence, and the note behind every number."""

import polars as pl

from council.answer import LawCitation, Words
from council.papers.desk import Desk
from council.papers.paper import TEXT, Block, Column, Section, Table, Text
from council.papers.template import Template
from council.words import esc

UNCHECKED = "chưa kiểm chứng văn bản gốc"
ROLES = {"member": "Ủy viên Hội đồng", "leader": "Lãnh đạo Trung tâm", "analyst": "Người phân tích", "steward": "Người giữ dữ liệu"}
EVIDENCE = {"TXT": "đã đọc trong bản cộng đồng của Bộ pháp điển", "PROPOSAL": "đề xuất của dự án, không phải quy định"}


def definitions(desk: Desk) -> Section:
    """Numbers, questions' date rules and cautions of everything cited."""
    language, blocks = desk.speaker.language, []
    metrics = {m.name: m for note in desk.notes for m in note.answer.metrics}
    rows = tuple((m.title.of(language), _flat(m.definition.of(language))) for m in sorted(metrics.values(), key=lambda m: m.name))
    columns = (Column(desk.say("Chỉ số"), TEXT, 1), Column(desk.say("Định nghĩa"), TEXT, 3.4))
    if rows:
        blocks.append(Table(desk.say("Định nghĩa các chỉ số"), columns, rows))
    asked = {note.answer.question: note.answer for note in desk.notes}
    rows = []
    for answer in asked.values():
        words = [answer.definition if not answer.metrics else None, answer.date_rule, answer.caution]
        said = " ".join(_flat(w.of(language)).rstrip(".") + "." for w in words if w)
        rows.append((answer.title.of(language), said or "–"))
    columns = (Column(desk.say("Câu hỏi"), TEXT, 1), Column(desk.say("Định nghĩa, cách tính theo ngày, lưu ý"), TEXT, 3.4))
    blocks.append(Table(desk.say("Cách đếm của từng câu hỏi"), columns, tuple(rows)))
    return Section(desk.say("Định nghĩa"), tuple(blocks), 2)


def clause(desk: Desk, words: str | None) -> str | None:
    """The clause of a source; in English its number alone, because the rows of law hold the clause in Vietnamese."""
    if not words or desk.speaker.language == "vi":
        return words
    number = words.partition(":")[0]
    for name in ("Điều", "khoản", "điểm", "phụ lục", " và ", " đến "):
        number = number.replace(name, desk.say(name))
    return number


def _flat(text: str) -> str:
    return " ".join(text.split())


def evidence(desk: Desk, code: str) -> str:
    """What was read of a source, in words."""
    return desk.say(EVIDENCE.get(code, UNCHECKED))


def citations(desk: Desk, template: Template) -> list[LawCitation]:
    """Every source of law behind the cited answers and the template's own basis, each once."""
    found = {law.source_id: law for note in desk.notes for law in note.answer.law}
    return [*(basis(desk, source) for source in template.basis if source not in found and basis(desk, source)), *found.values()]


def basis(desk: Desk, source: str) -> LawCitation | None:
    """A row of the published sources as a citation; None when the snapshot has none of that name."""
    rows = desk.reading.table("law_source")
    rows = rows.filter(pl.col("source_id") == source) if not rows.is_empty() else rows
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    note = Words(row["note_vi"], row["note_en"]) if row["note_vi"] else None
    return LawCitation(source, Words(row["title_vi"], row["title_en"]), row["clause"], row["in_force_from"], row["evidence"], note)


def sources(desk: Desk, template: Template) -> Section:
    """The sources with clause, day in force and evidence; unread ones say so."""
    language = desk.speaker.language
    rows = tuple(
        (law.title.of(language), clause(desk, law.clause), law.in_force_from, evidence(desk, law.evidence))
        for law in citations(desk, template)
    )
    heads = (
        (desk.say("Văn bản"), TEXT, 3),
        (desk.say("Điều khoản"), TEXT, 2),
        (desk.say("Hiệu lực từ"), "day", 1),
        (desk.say("Mức kiểm chứng"), TEXT, 2),
    )
    table = Table(
        desk.say("Căn cứ và mức kiểm chứng"),
        tuple(Column(*head) for head in heads),
        rows,
        strong=frozenset(),
        remark=template.texts[language]["layout"],
    )
    return Section(desk.say("Căn cứ"), (table,), 2)


def notes(desk: Desk) -> Section:
    """One row per note: question, parameters, rows, fingerprint; then where all of it comes from."""
    rows, unfiltered = [], desk.say("không lọc")
    for note in desk.notes:
        answer = note.answer
        filters = "; ".join(f"{name}: {value}" for name, value in note.filters if value != unfiltered) or unfiltered
        rows.append(
            (
                f"[{note.number}]",
                answer.title.of(desk.speaker.language),
                answer.question,
                filters,
                answer.rows.height,
                note.fingerprint[:16],
            )
        )
    heads = (
        ("Số", TEXT, 0.5),
        ("Câu hỏi", TEXT, 2.2),
        ("Tên", TEXT, 1.7),
        ("Tham số", TEXT, 3.2),
        ("Số dòng", "number", 0.7),
        ("SHA-256 (đầu)", TEXT, 1.5),
    )
    columns = tuple(Column(desk.say(words), kind, width) for words, kind, width in heads)
    table = Table(
        desk.say("Mỗi số từ câu hỏi nào"),
        columns,
        tuple(rows),
        is_wide=True,
        is_index=True,
        remark=desk.say(
            "Hỏi lại bằng: python -m council ask TÊN --snapshot {snapshot} --set tham_số=giá_trị", snapshot=desk.reading.manifest.id
        ),
    )
    return Section(desk.say("Nguồn của từng số"), (table, *provenance(desk)), 2)


def provenance(desk: Desk) -> list[Block]:
    """Snapshot, day of the data, role and versions."""
    where, speaker = desk.reading.manifest, desk.speaker
    versions = ", ".join(f"{name} {version}" for name, version in sorted(where.versions.items()))
    words = desk.say(
        "Bản chụp {snapshot}, số liệu chốt {day}, lập cho vai trò {role}; {versions}.",
        snapshot=where.id,
        day=speaker.day(where.day),
        role=desk.say(ROLES.get(desk.reading.role, desk.reading.role)),
        versions=versions,
    )
    return [Text(esc(words), (), "small"), *(Text(esc(line), (), "caution") for line in desk.unanswered())]
