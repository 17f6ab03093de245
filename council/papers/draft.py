"""Drafts the paper: every part asks, speaks and cites; then the appendix says where each number comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl

from council.answer import Provenance, Words
from council.errors import CouncilError
from council.papers import form
from council.papers.desk import Desk
from council.papers.paper import Block, Chart, Paper, Section, Table, Text, evened
from council.papers.sections import appendix, delivery, missed, overview, referrals, workload
from council.papers.sections import council as meeting
from council.papers.sections.council import AgendaItem, Resolution
from council.papers.template import Template, find, slots
from council.periods import Period, name_of
from council.sentences.reading import Reading, Source
from council.words import Speaker, esc

PARTS = {
    "overview": overview.draft,
    "referrals": referrals.draft,
    "missed": missed.draft,
    "workload": workload.draft,
    "delivery": delivery.draft,
}


def draft(
    source: Source,
    period: Period,
    *,
    language: str = "vi",
    template: str = "hoi_dong",
    filters: Mapping[str, Any] | None = None,
    resolutions: Sequence[Resolution] | None = None,
    agenda: Sequence[AgendaItem] | None = None,
    folder: Path | None = None,
) -> Paper:
    """The paper of one period from one snapshot, for the reader whose role ``source`` has.

    ``filters``: further parameters (areas, sectors …), no filter when None. ``resolutions``: the council's own list, else
    what the agencies' files say. ``folder``: the council's own templates and forms. Raises UsageError for an unknown
    template, CouncilError when the snapshot answers nothing at all.
    """
    chosen = find(template, folder)
    desk = Desk(Reading(source, period, Speaker(language), dict(filters or {})))
    sections = [part for name in chosen.sections if (part := _part(desk, name, resolutions, agenda)) is not None]
    if not desk.notes:
        raise CouncilError(
            "Bản chụp này không trả lời được câu hỏi nào của báo cáo.", "This snapshot answers none of the paper's questions."
        )
    back = _appendix(desk, chosen, folder)
    manifest, say = source.manifest, desk.speaker
    words = name_of(period, say)
    council = manifest.council_en if language == "en" else manifest.council_vi
    holds = slots(council, _place(desk, manifest.council_vi), words, period.end - timedelta(days=1), say.day(manifest.day))
    intro = Section("", tuple(_intro(desk, chosen, chosen.filled(language, holds)["opening"])))
    return Paper(
        chosen,
        say,
        {**chosen.filled(language, holds), **_said(desk)},
        tuple(_tidied(desk, section) for section in (intro, *sections)),
        tuple(_tidied(desk, section) for section in back),
        tuple(desk.notes),
        _provenance(source),
        (period.start, period.end),
        words,
        chosen.lines(language, holds),
    )


def _tidied(desk: Desk, section: Section) -> Section:
    """Credits line up; a table without rows and a chart without values become a sentence."""
    return replace(section, blocks=tuple(_block(desk, block) for block in section.blocks))


def _block(desk: Desk, block: Block) -> Block:
    is_empty = not block.rows if isinstance(block, Table) else isinstance(block, Chart) and block.is_empty
    if is_empty:
        return Text(desk.say("{caption}: không có số liệu trong phạm vi này.", caption=esc(block.caption)), block.notes, "small")
    return evened(block) if isinstance(block, Table) else block


def _place(desk: Desk, council: str) -> str | None:
    """The province's name without its type, from the published areas; None when it is not among them."""
    rows = desk.reading.table("area")
    if rows.is_empty():
        return None
    province = council.rpartition(", ")[2]
    rows = rows.filter((pl.col("kind") == "province") & (pl.col("name_vi") == province))
    return rows["name_short"][0] if rows.height else None


def _part(desk: Desk, name: str, resolutions: Sequence[Resolution] | None, agenda: Sequence[AgendaItem] | None) -> Section | None:
    if name == "resolutions":
        return meeting.resolutions(desk, resolutions)
    return meeting.agenda(desk, agenda) if name == "agenda" else PARTS[name](desk)


def _intro(desk: Desk, chosen: Template, opening: str) -> list[Text]:
    """The legal basis, each with a remark where its text was not read; then the opening and the filters in force."""
    texts = []
    for source in chosen.basis:
        law = appendix.basis(desk, source)
        if law is not None:
            unread = "" if law.evidence == "TXT" else f" ({desk.say(appendix.UNCHECKED)})"
            clause = f", {number}" if (number := appendix.clause(desk, law.clause)) else ""
            texts.append(
                Text(desk.say("Căn cứ {law};", law=esc(f"{law.title.of(desk.speaker.language)}{clause}{unread}")), (), "basis")
            )
    used = [value for value in desk.reading.filters.values() if value not in (None, [], ())]
    filtered = (
        [] if not used else [Text(desk.say("Báo cáo này chỉ tính trong phạm vi bộ lọc: {filters}.", filters=esc(_filters(desk))))]
    )
    return [*texts, Text(esc(opening)), *filtered]


def _filters(desk: Desk) -> str:
    lines = {name: value for note in desk.notes for name, value in note.filters}
    no = desk.say("không lọc")
    dates = {desk.say("Từ ngày"), desk.say("Đến trước ngày")}
    return "; ".join(f"{name}: {value}" for name, value in lines.items() if value != no and name not in dates)


def _appendix(desk: Desk, chosen: Template, folder: Path | None) -> tuple[Section, ...]:
    parts: list[Section] = []
    for name in chosen.appendix:
        if name == "forms":
            parts += [form.section(desk, one, folder / "forms" if folder else None) for one in chosen.forms]
        elif name == "definitions":
            parts.append(appendix.definitions(desk))
        elif name == "sources":
            parts.append(appendix.sources(desk, chosen))
        else:
            parts.append(appendix.notes(desk))
    return tuple(parts)


def _said(desk: Desk) -> dict[str, str]:
    """Words the printed pages need."""
    manifest, speaker = desk.reading.manifest, desk.speaker
    return {
        "simulated": desk.say("Dữ liệu mô phỏng, không có thật") if manifest.is_simulated else "",
        "snapshot": desk.say("bản chụp {snapshot}, số liệu chốt {day}", snapshot=manifest.id, day=speaker.day(manifest.day)),
        "page": desk.say("trang"),
        "table": desk.say("Bảng"),
        "chart": desk.say("Hình"),
        "appendix": desk.say("PHỤ LỤC"),
        "continued": desk.say("tiếp theo"),
        "sources_of": desk.say("Nguồn"),
    }


def _provenance(source: Source) -> Provenance:
    m = source.manifest
    return Provenance(
        m.id, m.day, m.start, m.made, Words(m.council_vi, m.council_en), m.is_simulated, source.role, "", (), m.versions
    )
