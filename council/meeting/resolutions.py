"""What the council resolved, what member agencies must issue and inspect: owner, deadline, state, the figure it should move."""

import csv
import io
from dataclasses import dataclass, field, fields, replace
from datetime import date

import polars as pl

from council.answer import Answer, ColumnWords, Words
from council.errors import CouncilError, UsageError
from council.home import Home
from council.meeting import records

FILE = "resolutions.csv"
KINDS = ("resolution", "document", "plan")
STATES = ("overdue", "open", "not_issued", "done_late", "done")
WORST_FIRST = {state: i for i, state in enumerate(STATES)}


@dataclass(frozen=True)
class Resolution:
    """One resolution (``kind`` resolution), implementing document (document) or inspection or plan (plan).

    ``figure`` = the number it should move ("" = none) within ``filters`` (parameters of the address); ``snapshot`` = what
    was served when it was recorded. ``due_on``, ``done_on`` None = not set, not done.
    """

    id: str
    kind: str
    meeting: date
    text: str
    owner: str
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""
    figure: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    snapshot: str = ""


COLUMNS = tuple(f.name for f in fields(Resolution))
CHANGEABLE = ("text", "owner", "due_on", "done_on", "note")


def state_on(day: date, kind: str, due_on: date | None, done_on: date | None) -> str:
    """The state on ``day`` by the rule of concept council_item: done, done_late, overdue, open, not_issued."""
    counted = done_on if done_on is not None and done_on <= day else None
    if counted is not None:
        return "done_late" if due_on is not None and counted > due_on else "done"
    if due_on is not None and due_on < day:
        return "overdue"
    return "not_issued" if due_on is None and kind != "resolution" else "open"


def read_resolutions(home: Home) -> list[Resolution]:
    """All of them in the order of recording; CouncilError naming file, line and column of a value that cannot be read."""
    file = records.place(home) / FILE
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [_read(row, number) for number, row in enumerate(csv.DictReader(lines), 2)]


def _read(row: dict[str, str], line: int) -> Resolution:
    texts = {name: records.unplain(row.get(name) or "") for name in COLUMNS}
    days = {}
    for name in ("meeting", "due_on", "done_on"):
        try:
            days[name] = date.fromisoformat(texts[name]) if texts[name] else None
        except ValueError as error:
            raise CouncilError(
                f"meetings/{FILE}, dòng {line}, cột {name}: «{texts[name]}» không phải ngày; viết như 2026-08-15.",
                f"meetings/{FILE}, line {line}, column {name}: “{texts[name]}” is no date; write it like 2026-08-15.",
            ) from error
    if texts["kind"] not in KINDS or days["meeting"] is None:
        raise CouncilError(
            f"meetings/{FILE}, dòng {line}: cần kind ({', '.join(KINDS)}) và meeting.",
            f"meetings/{FILE}, line {line}: kind ({', '.join(KINDS)}) and meeting are needed.",
        )
    pairs = (part.split("=", 1) for part in texts["filters"].split("; ") if "=" in part)
    return Resolution(**{**texts, **days, "filters": dict(pairs)})


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "; ".join(f"{key}={str(part).replace(';', ',')}" for key, part in sorted(value.items()))
    return records.plain(records.tidy(str(value)))


def _save(home: Home, rows: list[Resolution]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(row, name)) for name in COLUMNS] for row in rows)
    records.replace(records.room(home) / FILE, out.getvalue())


def add(home: Home, new: Resolution, who: str) -> Resolution:
    """Record ``new`` under the next id; UsageError without text, owner or a known kind."""
    if new.kind not in KINDS or not records.tidy(new.text) or not records.tidy(new.owner):
        raise UsageError(
            "Cần nội dung, cơ quan chủ trì và loại (kết luận, văn bản, kế hoạch kiểm tra).",
            "Text, owner and kind (resolution, document, inspection plan) are needed.",
        )
    with records.changing(home):
        rows = read_resolutions(home)
        number = max([int(row.id.rsplit("-", 1)[1]) for row in rows if row.id.rsplit("-", 1)[-1].isdigit()], default=0) + 1
        kept = replace(new, id=f"kl-{number}", text=records.tidy(new.text), owner=records.tidy(new.owner))
        _save(home, [*rows, kept])
        for name in COLUMNS[1:]:
            if value := _cell(getattr(kept, name)):
                records.record(home, who, kept.meeting.isoformat(), "resolve", kept.id, name, "", value)
        return kept


def change(home: Home, resolution_id: str, meeting: date, who: str, **values: object) -> Resolution:
    """Change fields of CHANGEABLE of one resolution in the meeting of ``meeting``; both values go to the history."""
    unknown = sorted(values.keys() - set(CHANGEABLE))
    if unknown:
        raise UsageError(f"Không sửa được: {', '.join(unknown)}.", f"Cannot be changed: {', '.join(unknown)}.")
    with records.changing(home):
        rows = read_resolutions(home)
        before = next((row for row in rows if row.id == resolution_id), None)
        if before is None:
            raise UsageError(f"Không có kết luận «{resolution_id}».", f"There is no resolution “{resolution_id}”.")
        after = replace(before, **values)
        if after != before:
            _save(home, [after if row.id == resolution_id else row for row in rows])
            for name in values:
                old, fresh = _cell(getattr(before, name)), _cell(getattr(after, name))
                if old != fresh:
                    records.record(home, who, meeting.isoformat(), "follow", resolution_id, name, old, fresh)
        return after


def carried(rows: list[Resolution], meeting: date) -> list[Resolution]:
    """Those of earlier meetings that are not done on the day of ``meeting``: they stand on its agenda by themselves."""
    return [r for r in rows if r.meeting < meeting and not state_on(meeting, r.kind, r.due_on, r.done_on).startswith("done")]


def together(found: Answer, own: list[Resolution], day: date) -> Answer:
    """Items of the agencies' files (answer of council_items) and those recorded here, overdue first; state = code on ``day``."""
    sent = found.rows.select(
        kind="item_kind", owner=pl.col("owner").fill_null(""), text=pl.col("text_vi").fill_null(""), due_on="due_on",
        done_on="done_on", state="status", meeting=pl.lit(None, pl.Date), note=pl.lit(""),
    )  # fmt: skip
    rows = [
        (r.kind, r.owner, r.text, r.due_on, r.done_on, state_on(day, r.kind, r.due_on, r.done_on), r.meeting, r.note)
        for r in own
    ]
    recorded = pl.DataFrame(rows, schema=sent.schema, orient="row")
    order = pl.col("state").replace_strict(WORST_FIRST, default=9, return_dtype=pl.Int64)
    whole = pl.concat([recorded, sent]).with_columns(place=order)
    columns = {
        "state": ColumnWords("state", Words("Tình trạng", "State")),
        "owner": ColumnWords("owner", Words("Cơ quan", "Agency")),
        "text": ColumnWords("text", Words("Nội dung", "Text")),
        "due_on": ColumnWords("due_on", Words("Thời hạn", "Deadline")),
        "done_on": ColumnWords("done_on", Words("Ngày hoàn thành", "Done")),
        "kind": ColumnWords("kind", Words("Loại", "Kind")),
        "meeting": ColumnWords("meeting", Words("Phiên họp", "Meeting")),
        "note": ColumnWords("note", Words("Ghi chú", "Note")),
    }
    rows_sorted = whole.sort("place", "due_on", "owner", "text", nulls_last=True).select(list(columns))
    return replace(found, rows=rows_sorted, columns=columns, key=())
