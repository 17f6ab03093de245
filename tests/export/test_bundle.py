"""One HTML file for a meeting: everything inside, nothing asked from outside, data never become markup."""

import json
import re
from dataclasses import asdict
from datetime import date

import pytest

from council import charts, export
from council.charts.style import Style
from council.charts.tokens import LIGHT
from council.errors import CouncilError
from council.home import Home
from council.meeting import slides
from council.words import Speaker

EVIL = "</script><img src=x onerror=alert(1)> & <b>đậm</b>"


def slide(**changes) -> slides.Slide:
    style = Style(LIGHT, 18, Speaker("vi"), 520, 520, 1216)
    points = [charts.Point("1", EVIL, 12, 60, "in", 0.1, 0.3), charts.Point("2", "Khe Vàng", 30, 70, "out", 0.3, 0.5)]
    values = {
        "question": "Ai bị bỏ sót?",
        "sentence": f"**Khe Vàng** (30/70 người); {EVIL}",
        "language": "vi",
        "snapshot": "2026-10-31-abc123",
        "day": "31/10/2026",
        "council": "Hội đồng mẫu",
        "is_simulated": True,
        "figure": charts.intervals(style, points, 0.3, what="người", centre_name="Toàn tỉnh"),
        "columns": ("Địa bàn", "Bị bỏ sót"),
        "rows": ((EVIL, "12"), ("Khe Vàng", "30")),
    }
    return slides.Slide(**{**values, **changes})


def made(*kept: slides.Slide) -> bytes:
    return export.bundle("Phiên họp <15/11>", [asdict(one) for one in kept], "vi", charts.plotly_source())


def test_a_slide_comes_back_as_it_was_kept(tmp_path):
    home = Home(tmp_path)
    (tmp_path / "meetings" / "2026-11-15").mkdir(parents=True)
    slides.keep(home, date(2026, 11, 15), "muc-1", slide())
    assert json.loads(json.dumps(asdict(slides.read(home, date(2026, 11, 15), "muc-1")))) == json.loads(json.dumps(asdict(slide())))
    assert slides.read(home, date(2026, 11, 15), "muc-2") is None
    (tmp_path / "meetings" / "2026-11-15" / "muc-1.json").write_text("{", encoding="utf-8")
    with pytest.raises(CouncilError, match="muc-1.json"):
        slides.read(home, date(2026, 11, 15), "muc-1")


def test_data_stay_text_and_nothing_is_fetched():
    page = made(slide()).decode()
    assert EVIL not in page and "Phiên họp &lt;15/11&gt;" in page
    shell = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", shell)
