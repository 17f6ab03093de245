"""No sentence of the screens lacks its English; both have the same slots."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import find_words  # noqa: E402

KNOWN = find_words.translated()
SLOT = re.compile(r"{(\w+)}")


def test_every_sentence_has_english():
    missing = [sentence for sentence in find_words.sentences() if sentence not in KNOWN]
    assert not missing, "write English for these in locales/en/LC_MESSAGES/council.po: " + " | ".join(missing)


@pytest.mark.parametrize("vietnamese", KNOWN, ids=range(len(KNOWN)))
def test_slots_and_bold_are_the_same(vietnamese):
    english = KNOWN[vietnamese]
    assert sorted(SLOT.findall(vietnamese)) == sorted(SLOT.findall(english)), f"{vietnamese!r} and {english!r} have other slots"
    assert english.count("**") % 2 == 0 and vietnamese.count("**") % 2 == 0
    assert not find_words.VIETNAMESE.search(english), f"{english!r} is not English"


def test_nothing_is_translated_that_nobody_says():
    unused = set(KNOWN) - set(find_words.sentences())
    assert not unused, f"remove from council.po: {sorted(unused)}"


FORBIDDEN = ("tệ nhất", "đứng đầu", "vi phạm", "yếu kém", "vui lòng", "lỗi hệ thống", "!", "▲", "▼", "→")


def test_tone_blames_nobody():
    bad = [sentence for sentence in find_words.sentences() if any(word in sentence.lower() for word in FORBIDDEN)]
    assert not bad, f"look.md, tone: {bad}"
