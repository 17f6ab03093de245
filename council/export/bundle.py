"""A meeting's agenda as one HTML file: charts, sentences and tables without a server and without a network."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from council.words import Speaker

TEMPLATE = Path(__file__).with_name("bundle.html")
STYLE = TEMPLATE.with_suffix(".css")
STATIC = Path(__file__).resolve().parents[2] / "static"
FACES = (("Regular", 400), ("SemiBold", 600), ("Bold", 700))
# Text of a page: these signs would end or open an element.
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def html_text(text: str) -> str:
    """``text`` as it may stand in an element or an attribute."""
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _json(value: Any) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, default=str).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def fonts() -> str:
    """The faces of the dashboard as rules that need no other file."""
    rules = []
    for name, weight in FACES:
        for suffix, span in (("", ""), ("-so", "unicode-range:U+30-39;")):
            data = base64.b64encode((STATIC / f"BeVietnamPro-{name}{suffix}.woff2").read_bytes()).decode()
            source = f'src:url(data:font/woff2;base64,{data}) format("woff2")'
            rules.append(f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};{span}{source}}}')
    return "\n".join(rules)


def style() -> str:
    """How the file looks: colours, sizes, edges of the answers; for every page that needs no server."""
    return STYLE.read_text(encoding="utf-8")


def bundle(title: str, slides: list[Mapping[str, Any]], language: str, plotly: str) -> bytes:
    """The file. ``slides`` = fields of kept slides in the agenda's order; ``plotly`` = the chart library's own source."""
    speaker = Speaker(language)
    words = {
        "table": speaker.say("Bảng"),
        "chart": speaker.say("Biểu đồ"),
        "demo": speaker.say("Dữ liệu mô phỏng, không có thật"),
        "day": speaker.say("Số liệu chốt"),
        "snapshot": speaker.say("bản chụp"),
        "place": speaker.say("mục {n}/{all}", n="{n}", all="{all}"),
    }
    parts = {
        "language": language,
        "title": html_text(title),
        "fonts": fonts(),
        "style": style(),
        "before": speaker.say("Mục trước"),
        "next": speaker.say("Mục sau"),
        "data": _json({"slides": list(slides), "words": words}),
        "plotly": plotly.replace("</script", "<\\/script"),
    }
    head, *rest = TEMPLATE.read_text(encoding="utf-8").split("@@")
    out = [head]
    for index, piece in enumerate(rest):
        out.append(parts[piece] if index % 2 == 0 else piece)
    return "".join(out).encode()
