"""Parts: resolutions with their deadlines, plans and implementing documents; the agenda of the meeting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from council.papers.desk import Desk
from council.papers.paper import DAY, TEXT, Block, Column, Section, Table, Text
from council.sentences.meeting import follow_up
from council.words import esc

STATUSES = {
    "done": "Hoàn thành",
    "done_late": "Hoàn thành chậm",
    "overdue": "Quá hạn",
    "open": "Đang thực hiện",
    "not_issued": "Chưa ban hành",
}


@dataclass(frozen=True)
class Resolution:
    """One conclusion of the council. ``before`` and ``after`` = the linked figure already in words, with its limits."""

    text: str
    owner: str
    due_on: date | None = None
    done_on: date | None = None
    status: str = "open"
    note: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class AgendaItem:
    """One item of the agenda; with a ``question`` its answer is printed below the title. ``link`` = the pinned address."""

    title: str
    note: str = ""
    question: str | None = None
    parameters: dict[str, Any] | None = None
    link: str = ""


def resolutions(desk: Desk, given: Sequence[Resolution] | None) -> Section:
    """The council's own list where given, else what the agencies' files say; then plans and documents."""
    items, heading = desk.ask("council_items"), desk.say("Kết luận của Hội đồng và việc thực hiện")
    blocks: list[Block] = []
    if given is not None:
        blocks += [_follow_up(desk, [(r.status, r.owner) for r in given]), _own(desk, given)]
    elif items is not None:
        tasks = items.rows.filter(pl.col("item_kind") == "resolution").select("status", "owner").rows()
        blocks += [_follow_up(desk, tasks, *desk.cite(items))] if tasks else []
        blocks += _listed(desk, items, "resolution", desk.say("Kết luận, nghị quyết"))
    if items is not None:
        blocks += _listed(desk, items, "document", desk.say("Văn bản cụ thể hóa của các cơ quan"))
        blocks += _listed(desk, items, "plan", desk.say("Kế hoạch của Hội đồng"))
    return Section(heading, tuple(blocks) or (Text(desk.say("Chưa có kết luận nào được ghi.")),))


def _follow_up(desk: Desk, tasks: Sequence[tuple[str, str]], *notes: int) -> Text:
    """How many tasks stand where and which agencies are late, in the page's own sentence; ``tasks`` = (status, owner)."""
    states = {code: [status for status, _ in tasks].count(code) for code in STATUSES}
    late = Counter(owner for status, owner in tasks if status == "overdue" and owner)
    owners = [owner for owner, _ in sorted(late.items(), key=lambda pair: (-pair[1], pair[0]))]
    return Text(follow_up(desk.speaker, states, owners).text, tuple(notes), "lead")


def _status(desk: Desk, code: str) -> str:
    return desk.say(STATUSES[code]) if code in STATUSES else code


def _own(desk: Desk, given: Sequence[Resolution]) -> Table | Text:
    if not given:
        return Text(desk.say("Chưa có kết luận nào được ghi."))
    rows = tuple(
        (i, r.text, r.owner, r.due_on, r.done_on, _status(desk, r.status), r.before, r.after, r.note or None)
        for i, r in enumerate(given, start=1)
    )
    heads = (
        ("TT", "number", 0.4),
        ("Nội dung", TEXT, 3),
        ("Cơ quan", TEXT, 1.3),
        ("Thời hạn", DAY, 1.6),
        ("Hoàn thành", DAY, 1.6),
        ("Tình trạng", TEXT, 1.1),
        ("Số liệu trước", TEXT, 1.4),
        ("Số liệu sau", TEXT, 1.4),
        ("Ghi chú", TEXT, 1.3),
    )
    columns = tuple(Column(desk.say(words), kind, width) for words, kind, width in heads)
    late = frozenset(i for i, r in enumerate(given) if r.status == "overdue")
    return Table(
        desk.say("Kết luận, nghị quyết"), columns, rows, (), late, desk.say("Chữ đậm: quá hạn.") if late else "", is_wide=True
    )


def _listed(desk: Desk, items, kind: str, caption: str) -> list[Block]:
    rows = items.rows.filter(pl.col("item_kind") == kind)
    if rows.is_empty():
        return []
    rows = rows.sort("year", "due_on", "item_id", nulls_last=True).with_columns(pl.col("year").cast(pl.String))
    states = [_status(desk, s) for s in rows["status"]]
    rows = rows.with_columns(pl.Series("said", states, dtype=pl.String), is_over=pl.col("status").is_in(["overdue", "not_issued"]))
    columns = [
        ("year", desk.say("Năm")),
        ("text_vi", desk.say("Nội dung")),
        ("owner", desk.say("Cơ quan")),
        ("due_on", desk.say("Thời hạn")),
        ("done_on", desk.say("Hoàn thành")),
        ("said", desk.say("Tình trạng")),
        ("days_over", desk.say("Số ngày chậm")),
    ]
    kept = [(name, words) for name, words in columns if rows[name].null_count() < rows.height]
    remark = desk.say("Chữ đậm: quá hạn hoặc chưa ban hành.") if rows["is_over"].any() else ""
    return [desk.table(items, kept, caption, rows=rows, strong=lambda row: row["is_over"], remark=remark)]


def agenda(desk: Desk, items: Sequence[AgendaItem] | None) -> Section | None:
    """The items in order, each with its note and, where it asks something, the answer; None without an agenda."""
    if not items:
        return None
    blocks: list[Block] = []
    for number, item in enumerate(items, start=1):
        blocks.append(Text(f"**{number}. {esc(item.title)}**" + (f" {esc(item.note)}" if item.note else ""), (), "item", item.link))
        found = desk.ask(item.question, **(item.parameters or {})) if item.question else None
        if found is not None:
            columns = [c for c in found.rows.columns if not c.endswith("_order")]
            blocks.append(desk.table(found, columns, found.title.of(desk.speaker.language), is_wide=len(columns) > 6))
    return Section(desk.say("Chương trình phiên họp"), tuple(blocks))
