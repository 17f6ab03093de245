"""The director's workbook: each move in a sentence, loads before and after, the price of balance, conditions, limits."""

import polars as pl

from council import advice as advising
from council.balance.adviser import Advice, Stream
from council.export.plan import Origin, Sheet, file_name, written
from council.sentences.workload import coming
from council.sentences.workload import moves as sentences
from council.sentences.workload.moves import Named
from council.words import Speaker


def workbook(
    speaker: Speaker,
    found: Advice,
    points: list[Advice],
    words: Named,
    lacking: list[str],
    origin: Origin,
    ahead: Stream | None = None,
) -> bytes:
    """The workbook as bytes. Officers are called as in ``words.officer``: names only for whom they are."""
    return written(speaker, sheets(speaker, found, points, words, lacking, ahead), origin)


def sheets(
    speaker: Speaker, found: Advice, points: list[Advice], words: Named, lacking: list[str], ahead: Stream | None = None
) -> list[Sheet]:
    """Moves, loads, cases to come, frontier, limits and notes."""
    return [
        _moves(speaker, found, words),
        _loads(speaker, found, words),
        *(_ahead(speaker, ahead, words) if ahead else ()),
        _frontier(speaker, points),
        _limits(speaker, found, words),
        _notes(speaker, found, words, lacking),
    ]


def _moves(speaker: Speaker, found: Advice, words: Named) -> Sheet:
    say = speaker.say
    columns = (
        "Số",
        "Mã vụ việc",
        "Lĩnh vực",
        "Địa bàn",
        "Từ người",
        "Sang người",
        "Độ nặng",
        "Giá",
        "Lý do",
        "Giám đốc quyết định",
    )
    rows = tuple(
        (
            number,
            m.work.code,
            words.field.get(m.work.field or "", say("chưa rõ")),
            words.area.get(m.work.area or "", say("chưa rõ")),
            words.officer.get(m.giver, m.giver) if m.giver else say("chưa có người làm"),
            words.officer.get(m.taker, m.taker),
            round(m.work.load, 2),
            m.work.price if m.giver else 0,
            sentences.move(speaker, m, found.task.targets, words),
            "",
        )
        for number, m in enumerate(found.moves, 1)
    )
    return Sheet(say("Gợi ý"), tuple(say(c) for c in columns), rows)


def _loads(speaker: Speaker, found: Advice, words: Named) -> Sheet:
    say = speaker.say
    columns = (
        "Người thực hiện",
        "Hệ số làm việc",
        "Phần phù hợp",
        "Đang giữ",
        "Không chuyển được",
        "Sau khi chuyển",
        "Sau trên phần phù hợp",
    )
    table = advising.loads(found).with_columns(share=pl.col("after") / pl.when(pl.col("fair") > 0).then(pl.col("fair")))
    names = ("capacity", "fair", "before", "immovable", "after", "share")
    rows = tuple(
        (words.officer.get(code, code), *(None if v is None else round(v, 3) for v in values))
        for code, *values in table.select("provider_id", *names).iter_rows()
    )
    return Sheet(say("Trước và sau"), tuple(say(c) for c in columns), rows)


def _ahead(speaker: Speaker, found: Stream, words: Named) -> tuple[Sheet, Sheet]:
    """Every case to come in order, and what each officer receives."""
    say = speaker.say
    columns = ("Số", "Lĩnh vực", "Địa bàn", "Người thực hiện", "Sau bao nhiêu ngày", "Lý do", "Giám đốc quyết định")
    rows = tuple(
        (
            number,
            words.field.get(one.work.field or "", say("chưa rõ")),
            words.area.get(one.work.area or "", say("chưa rõ")),
            words.officer.get(one.taker, one.taker),
            one.day,
            coming.given(speaker, one, found.task.targets, words),
            "",
        )
        for number, one in enumerate(found.given, 1)
    )
    heads = ("Người thực hiện", "Thời gian làm việc sắp tới", "Đang giữ", "Nhận thêm", "Sẽ giữ", "Phần phù hợp")
    people = tuple(
        (words.officer.get(code, code), *(round(value, 3) for value in values))
        for code, *values in advising.received(found).iter_rows()
    )
    return (
        Sheet(say("Vụ sắp đến"), tuple(say(c) for c in columns), rows),
        Sheet(say("Ai nhận thêm"), tuple(say(c) for c in heads), people),
    )


def _frontier(speaker: Speaker, points: list[Advice]) -> Sheet:
    say = speaker.say
    columns = ("Biên độ", "Số vụ phải chuyển", "Tổng giá", "Lệch xa nhất khỏi phần phù hợp", "Chênh so với giá thấp nhất có thể")
    rows = tuple(tuple(round(v, 4) for v in row) for row in advising.frontier_rows(points).iter_rows())
    return Sheet(say("Cân đối và số bước"), tuple(say(c) for c in columns), rows)


def _limits(speaker: Speaker, found: Advice, words: Named) -> Sheet:
    say, limits = speaker.say, found.task.limits
    rows = [(words.officer.get(o, o), say("Xung đột lợi ích"), code) for o, code in sorted(limits.conflicts)]
    rows += [(words.officer.get(o, o), say("Không được giao lĩnh vực"), words.field.get(f, f)) for o, f in sorted(limits.fields)]
    rows += [(words.officer.get(o, o), say("Không giao địa bàn"), words.area.get(a, a)) for o, a in sorted(limits.areas)]
    rows += [
        (words.officer.get(o, o), say("Chỉ phụ trách địa bàn"), words.area.get(a, a))
        for o, areas in sorted(limits.areas_served.items())
        for a in sorted(areas)
    ]
    return Sheet(say("Giới hạn"), (say("Người thực hiện"), say("Loại"), say("Giá trị")), tuple(rows))


def _notes(speaker: Speaker, found: Advice, words: Named, lacking: list[str]) -> Sheet:
    say = speaker.say
    notes = [
        sentences.advised(speaker, found).text.replace("**", ""),
        sentences.binds(speaker, found, words),
        sentences.missing(speaker, lacking),
        sentences.solved(speaker, found),
    ]
    return Sheet(say("Ghi chú"), (say("Ghi chú"),), tuple((note,) for note in notes if note))


__all__ = ["Origin", "file_name", "sheets", "workbook"]
