"""Drafts the digest of one snapshot against another: asks, speaks in the sentences of the pages, keeps to counts."""

from dataclasses import dataclass
from datetime import date

from council import periods
from council.digest import parts
from council.digest.part import Digest, Part
from council.errors import CouncilError
from council.home import Home
from council.meeting import agenda
from council.meeting.earlier import last_time, served_on
from council.papers.desk import Desk
from council.sentences.reading import Reading
from council.snapshots import Manifest, Served, folder_of, read_manifest
from council.warehouse import Warehouse
from council.words import Speaker

AHEAD_DAYS = 14  # how far "due soon" looks, unless the reader says otherwise


@dataclass(frozen=True)
class Since:
    """What to compare with: a snapshot by its id, or what was served on a day; neither = what the last meeting saw."""

    snapshot: str = ""
    day: date | None = None


def draft(
    home: Home, served: Served, role: str, language: str, today: date, since: Since | None = None, ahead_days: int = AHEAD_DAYS
) -> Digest:
    """The digest of the snapshot ``served``, as of ``today``; tasks due within ``ahead_days`` are told.

    Simulated data have no today: their tasks are judged on the data day. CouncilError when the snapshot to compare with is
    unknown; a part that cannot be computed says so and counts as something to tell.
    """
    since, manifest, speaker = since or Since(), served.manifest, Speaker(language)
    warehouse = Warehouse.open(served.folder, role)
    period = periods.default_period(manifest.start, manifest.day)
    desk = Desk(Reading(warehouse, period, speaker))
    before = _before(home, manifest, since, today)
    day = manifest.day if manifest.is_simulated else today
    made: list[Part] = [
        *parts.warning(desk, served),
        parts.overview(desk),
        parts.changes(desk, home, before, since.day),
        parts.silence(desk),
        parts.tasks(desk, home, day, ahead_days, _officers(served)),
        parts.clocks(desk),
        parts.data(desk, today),
    ]
    return _made(desk, manifest, period, made, before)


def _before(home: Home, now: Manifest, since: Since, today: date) -> Manifest | None:
    if since.snapshot:
        return read_manifest(folder_of(home.snapshots, since.snapshot))
    if since.day is not None:
        return served_on(home, now, since.day)
    return last_time(home, now, agenda.next_meeting(home, today))


def _officers(served: Served) -> dict[str, str]:
    """Name -> code of every officer, so that free texts of the council call them by code; none where names are not kept."""
    try:
        words = Warehouse.open(served.folder, "leader").provider_words()
    except CouncilError:
        return {}
    return {name: parts.code_of(code) for code, name in words.items() if name and name != parts.code_of(code)}


def _made(desk: Desk, manifest: Manifest, period: periods.Period, made: list[Part], before: Manifest | None) -> Digest:
    say, speaker = desk.say, desk.speaker
    council = manifest.council_en if speaker.language == "en" else manifest.council_vi
    words = periods.name_of(period, speaker)
    lines = (
        council,
        words[0].upper() + words[1:],
        say("bản chụp {snapshot}, số liệu chốt {day}", snapshot=manifest.id, day=speaker.day(manifest.day)),
    )
    return Digest(
        speaker,
        say("Bản tin số liệu chốt {day}", day=speaker.day(manifest.day)),
        manifest.is_simulated,
        manifest.day,
        manifest.id,
        lines,
        tuple(made),
        tuple(desk.notes),
        _quiet(speaker, before),
        say(
            "Chỉ có số đếm: không có dòng theo từng người, không có tên người. Dùng trong Hội đồng: số nhỏ không được ẩn. "
            "Máy không gửi đi đâu; tệp này do đơn vị tự gửi."
        ),
    )


def _quiet(speaker: Speaker, before: Manifest | None) -> str:
    """What a digest without anything to tell says instead."""
    calm = speaker.say(
        "không chỉ dấu nào khác rõ, không đơn vị nào im lặng, không việc nào quá hạn hay sắp đến hạn, không thời hạn nào đang chạy "
        "hay đã quá mà chưa làm"
    )
    if before is None:
        return speaker.say("Không có gì phải báo: {calm}. Chưa có bản trước để so.", calm=calm)
    day = speaker.day(before.day)
    return speaker.say("Không có gì phải báo: không con số nào đổi so với số liệu ngày {day}, {calm}.", day=day, calm=calm)
