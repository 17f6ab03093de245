"""The digest as plain text: lines of at most 76 signs, a table row as its first cell and one line per further cell."""

import textwrap

from council.digest.part import Digest, Part, label, numbers
from council.papers.paper import Column, Table, plain, shown
from council.words import Speaker

WIDTH = 76
IN_SUBJECT = 3  # points named in the subject of a mail


def subject(digest: Digest) -> str:
    """One line: simulated or not, data day, the first points; "không có gì phải báo" when quiet."""
    say = digest.speaker.say
    words = [point for _, point in digest.points]
    more = len(words) - IN_SUBJECT
    told = "; ".join(words[:IN_SUBJECT]) + (say(" và {n} điều nữa", n=more) if more > 0 else "")
    head = f"[{say('Dữ liệu mô phỏng')}] " if digest.is_simulated else ""
    return f"{head}{digest.title}: {told or say('không có gì phải báo')}"


def text(digest: Digest) -> str:
    """The whole digest."""
    say = digest.speaker.say
    lines = [digest.title.upper(), *_wrapped(" · ".join(digest.lines))]
    if digest.is_simulated:
        lines.append(f"*** {say('Dữ liệu mô phỏng, không có thật')} ***")
    lines.append("")
    if digest.is_quiet:
        lines += _wrapped(digest.quiet)
    else:
        lines += [f"{say('Cần chú ý')}:", *(f"- {words}" for _, words in digest.points)]
    for part in digest.parts:
        lines += ["", *_part(part, digest.speaker)]
    lines += ["", "-" * WIDTH, *_wrapped(digest.foot)]
    sources = "; ".join(f"{numbers(notes)} {answer.question}" for answer, notes in digest.sources)
    return "\n".join([*lines, *_wrapped(f"{say('Nguồn')}: {sources}")]) + "\n"


def _wrapped(words: str, indent: str = "") -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False) or [""]


def _part(part: Part, speaker: Speaker) -> list[str]:
    lines = [part.heading, "=" * min(WIDTH, len(part.heading))]
    for block in part.blocks:
        if isinstance(block, Table):
            lines += ["", *_table(block, speaker)]
        else:
            lines += _wrapped(f"{plain(block.text)} {numbers(block.notes)}".rstrip())
    return lines


def _table(table: Table, speaker: Speaker) -> list[str]:
    lines = _wrapped(f"{table.caption} {numbers(table.notes)}".rstrip() + ":")
    for place, row in enumerate(table.rows):
        cells = [shown(value, column, speaker, table.blank) for value, column in zip(row, table.columns, strict=True)]
        mark = "* " if place in table.strong else "- "
        lines += _wrapped(mark + cells[0], "  ")
        lines += [line for pair in zip(table.columns[1:], cells[1:], strict=True) for line in _cell(*pair)]
    remark = " ".join(words for words in (table.remark, speaker.say("(* = chữ đậm)") if table.strong else "") if words)
    return [*lines, *(_wrapped(remark) if remark else [])]


def _cell(column: Column, words: str) -> list[str]:
    return _wrapped(f"{label(column)} {words}", "    ")
