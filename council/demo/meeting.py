"""Two invented meetings of the demo province: one held, one coming, with what was resolved; everything as a clerk would keep it."""

from datetime import date

from council.home import Home
from council.meeting import agenda, resolutions
from council.meeting.agenda import Item
from council.meeting.resolutions import Resolution
from council.periods import read_code
from council.sentences.reading import Reading
from council.snapshots import folder_of
from council.warehouse import Warehouse

WHO = "leader"


def hold_meetings(home: Home, plan: dict, snapshots: tuple[str, str]) -> None:
    """Pin the items of each meeting of ``plan`` to its snapshot and record what it resolved; meetings already there stay alone."""
    if agenda.meetings(home):
        return
    for meeting, snapshot in zip(plan["meeting"], snapshots, strict=True):
        agenda.begin(home, meeting["on"], meeting["title"], WHO)
        warehouse = Warehouse.open(folder_of(home.snapshots, snapshot))
        for item in meeting["item"]:
            agenda.pinned(home, meeting["on"], _item(warehouse, item), WHO)
        for task in meeting.get("task", []):
            resolutions.add(home, _task(meeting["on"], task, snapshot), WHO)


def _item(warehouse: Warehouse, item: dict) -> Item:
    """The item with the hash of the rows that its page shows first."""
    manifest, question = warehouse.manifest, item.get("question", "")
    reading = Reading(warehouse, read_code(item["period"], manifest.start, manifest.day), filters={"area_scheme": "district"})
    answer = reading.ask(question) if question else None
    return Item("", item["title"], item["page"], manifest.id, item.get("view", ""), item.get("note", ""), {"period": item["period"]},
                question=question, rows_sha256=agenda.fingerprint(answer) if answer else "")  # fmt: skip


def _task(meeting: date, task: dict, snapshot: str) -> Resolution:
    return Resolution("", task["kind"], meeting, task["text"], task["owner"], task.get("due_on"), task.get("done_on"),
                      task.get("note", ""), task.get("figure", ""), task.get("filters", {}), snapshot)  # fmt: skip
