"""The digest as one HTML file without scripts, in the look of the bundle, narrow enough for a phone."""

import re
from pathlib import Path

from council.digest.part import Digest, Part, label, numbers
from council.export.bundle import fonts, html_text, style
from council.papers.paper import DAY, TEXT, Table, Text, runs, shown
from council.words import Speaker

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
OWN_STYLE = Path(__file__).with_name("page.css")


_NAMED = re.compile(r"(--[a-z0-9]+):([^;}]+)")
_USED = re.compile(r"var\((--[a-z0-9]+)\)")


def html(digest: Digest, for_mail: bool = False) -> str:
    """The file; ``for_mail`` without embedded faces and names of colours, which readers of mails do not know."""
    say, language = digest.speaker.say, digest.speaker.language
    demo = f'<div class="demo">{html_text(say("Dữ liệu mô phỏng, không có thật"))}</div>' if digest.is_simulated else ""
    sources = "".join(
        f"<li>{numbers(notes)} {html_text(answer.title.of(language))} <code>{answer.question}</code></li>"
        for answer, notes in digest.sources
    )
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{html_text(digest.title)}</title>\n<style>",
            "" if for_mail else fonts(),
            _style(for_mail),
            f"</style>\n</head>\n<body>\n<header><strong>{html_text(digest.lines[0])}</strong></header>\n{demo}\n<main>",
            f"<h1>{html_text(digest.title)}</h1>",
            f'<p class="about">{html_text(" · ".join(digest.lines[1:]))}</p>',
            _summary(digest),
            *(_part(part, digest.speaker) for part in digest.parts),
            f'<p class="notes">{html_text(digest.foot)}</p>',
            f'<ul class="sources" aria-label="{html_text(say("Nguồn"))}">{sources}</ul>',
            "</main>\n</body>\n</html>\n",
        ]
    )


def _style(for_mail: bool) -> str:
    rules = style() + OWN_STYLE.read_text(encoding="utf-8")
    named = dict(_NAMED.findall(rules))
    return _USED.sub(lambda used: named[used[1]], rules) if for_mail else rules


def _summary(digest: Digest) -> str:
    if digest.is_quiet:
        return f'<div class="answer chance"><p>{html_text(digest.quiet)}</p></div>'
    points = "".join(f'<li><a href="#{code}">{html_text(words)}</a></li>' for code, words in digest.points)
    heading = html_text(digest.speaker.say("Cần chú ý"))
    return f'<div class="answer {digest.state}"><p><strong>{heading}</strong></p><ul>{points}</ul></div>'


def _part(part: Part, speaker: Speaker) -> str:
    blocks = "\n".join(
        _table(block, speaker) if isinstance(block, Table) else _text(block, part.state) for block in part.blocks
    )
    return f'<article id="{part.code}">\n<h2>{html_text(part.heading)}</h2>\n{blocks}\n</article>'


def _text(text: Text, state: str) -> str:
    words = "".join(f"<strong>{html_text(part)}</strong>" if bold else html_text(part) for part, bold in runs(text.text))
    paragraph = f"<p>{words}{_small(text.notes)}</p>"
    return f'<div class="answer {state}">{paragraph}</div>' if text.kind in ("lead", "caution") else paragraph


def _small(notes: tuple[int, ...]) -> str:
    return f" <small>{numbers(notes)}</small>" if notes else ""


def _table(table: Table, speaker: Speaker) -> str:
    kinds = ["" if column.kind in (TEXT, DAY) else ' class="n"' for column in table.columns]
    heads = "".join(
        f'<th scope="col"{kind}>{html_text(column.heading)}</th>' for column, kind in zip(table.columns, kinds, strict=True)
    )
    rows = []
    for place, row in enumerate(table.rows):
        cells = (
            f'<td data-label="{html_text(label(column))}"{kind}>{html_text(shown(value, column, speaker, table.blank))}</td>'
            for value, column, kind in zip(row, table.columns, kinds, strict=True)
        )
        rows.append(f"<tr{' class=strong' if place in table.strong else ''}>{''.join(cells)}</tr>")
    remark = f'<p class="remark">{html_text(table.remark)}</p>' if table.remark else ""
    caption = f"<caption>{html_text(table.caption)}{_small(table.notes)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{remark}"
