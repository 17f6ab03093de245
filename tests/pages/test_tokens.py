"""Text has 4.5:1 on its ground, marks that carry meaning 3:1."""

import itertools

import pytest

from council.charts.areas import marker
from council.charts.style import Style
from council.charts.tokens import DARK, LIGHT, PARTS
from council.papers.sections.referrals import ORDER

THEMES = {"light": LIGHT, "dark": DARK}
TEXT = ("ink", "ink2", "accent", "signal_text", "police_text", "court_text", "procuracy_text", "other_text", "detention_text")
MARKS = ("signal", "accent", "chance", "axis", "event")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("ground", ("paper", "surface"))
def test_text_can_be_read(theme, name, ground):
    tokens = THEMES[theme]
    assert contrast(tokens.of(name), tokens.of(ground)) >= 4.5, f"{theme}: {name} on {ground} is too pale"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", MARKS)
def test_marks_with_a_meaning_can_be_seen(theme, name):
    tokens = THEMES[theme]
    assert contrast(tokens.of(name), tokens.paper) >= 2.95, f"{theme}: mark {name} is too pale"


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_the_ramp_can_be_read(theme):
    tokens = THEMES[theme]
    for ground, ink in zip(tokens.ramp, tokens.ramp_ink, strict=True):
        assert contrast(ground, ink) >= 4.5, f"{theme}: {ink} on {ground}"


@pytest.mark.parametrize("theme", THEMES)
def test_sectors_keep_their_order_in_grey(theme):
    tokens = THEMES[theme]
    grey = [luminance(tokens.of(name)) for name in ("police", "court", "procuracy", "other")]
    assert len({round(g, 2) for g in grey}) == 4, "two sectors look the same in a greyscale print"
    if theme == "light":
        assert grey == sorted(grey), "police, court, procuracy, other go from dark to pale"


LEAST_STEP = 9  # of lightness 0 to 100: what a grey print and a projector still tell apart beside a thin white line


def lightness(colour: str) -> float:
    """CIE L*, how light a colour looks."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize("theme", THEMES)
def test_neighbours_differ_without_colour(theme):
    tokens = THEMES[theme]
    stacked = [tokens.of(name) for name in ORDER if name != "unknown"]  # what is unknown is hatched
    for row in (stacked, list(tokens.ramp), [tokens.of(name) for name in PARTS]):
        for one, other in itertools.pairwise(row):
            assert abs(lightness(one) - lightness(other)) >= LEAST_STEP, f"{theme}: {one} beside {other}"


@pytest.mark.parametrize("theme", THEMES)
def test_kinds_of_marks_differ_by_shape_not_only_by_colour(theme):
    tokens = THEMES[theme]
    looks = {}
    for kind in ("in", "watch", "out", "low", "small"):
        mark = marker(Style(tokens), kind)
        looks[kind] = (mark.get("symbol", "circle"), mark["color"] == tokens.paper)
    assert len(set(looks.values())) == len(looks), looks
