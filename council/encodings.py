"""Vietnamese text as it was stored: Unicode in every form, code pages, and the fonts of before Unicode.

A font such as .VnTime or VNI-Times stores Vietnamese letters as other characters ("Ng­êi" is "Người"). Which one is
decided once for a whole workbook, by counting Vietnamese syllables, never for a cell.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_SAMPLE = 1000  # distinct cells that are enough to decide
_CLEAR = 0.85  # share of syllables at which text is Unicode without trying fonts
_PROOF = 0.5  # share of cells with letters that no old font stores, from which a workbook is Unicode without more ado
_BEYOND_FONTS = re.compile("[ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8", "utf-8-sig"), (b"\xff\xfe", "utf-16-le", "utf-16-le"),
         (b"\xfe\xff", "utf-16-be", "utf-16-be"))

# Positions A1..FF, C1 and C0 of TCVN 5712:1993; .Vn fonts (TCVN3) use A1..FE and leave the toned capitals empty.
_TCVN_HIGH = ("ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọ"
              "ồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ")
_TCVN_C1 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
_TCVN_C0 = {1: "Ú", 2: "Ụ", 4: "Ừ", 5: "Ử", 6: "Ữ", 17: "Ứ", 18: "Ự", 19: "Ỳ", 20: "Ỷ", 21: "Ỹ", 22: "Ý", 23: "Ỵ"}
# RFC 1456, positions 80..FF and C0.
_VISCII_HIGH = ("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")
_VISCII_C0 = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
# VNI for Windows: a vowel and a second character for its marks; nine letters have a character of their own.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_ROOFED = dict(zip("âáàåãä", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))
_VNI_BREVED = dict(zip("êéèúüë", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))
_VNI_ALONE = dict(zip("íìæóòîñôö", "íìỉĩịỵđơư", strict=True))

_RIMES = (
    "iêng oach oang oanh oăng oong uâng uêch uênh uông uych uyên uyêt uynh ương yêng ach ang anh ăng âng eng "
    "êch ênh ich iêc iêm iên iêp iêt iêu inh oac oai oam oan oao oap oat oay oăc oăm oăn oăt oen oeo oet ong "
    "ooc ông uân uât uây ung uôc uôi uôm uôn uôt uya uyp uyt uyu ưng ươc ươi ươm ươn ươp ươt ươu yên yêm yêt "
    "yêu ac ai am an ao ap at au ay ăc ăm ăn ăp ăt âc âm ân âp ât âu ây ec em en eo ep et êm ên êp êt êu ia "
    "im in ip it iu oa oc oe oi om on op ot ôc ôi ôm ôn ôp ôt ơi ơm ơn ơp ơt ua uc uê ui um un up ut uơ uy ưa "
    "ưc ưi ưm ưn ưt ưu a e ê i o ô ơ u ư y "
)
_ONSETS = "ngh ng nh gh gi kh ch ph th tr qu b c d đ g h k l m n p q r s t v x"
_SYLLABLE = re.compile(f"(?:{'|'.join(_ONSETS.split())})?(?:{'|'.join(_RIMES.split())})")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+|[\u0300-\u036f]")
# Signs that no Vietnamese word contains; inside a word they betray a font that was not decoded.
_SIGNS = ("\x01-\x08\x0e-\x1f\x80-\x9f\xa1-\xa9\xab-\xb9\xbb-\xbf\xd7\xf7\u02c6\u02dc\u2020\u2021\u2030-\u203a"
          "\u20ac\u2122")
_WORD_OR_SIGNS = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}\u0300-\u036f])+")


@dataclass(frozen=True)
class Stored:
    """Text of a file as Unicode characters, ``encoding`` as found; ``is_damaged`` if single bytes were unreadable.

    ``encoding`` is "8-bit" where each byte became the character it has in Western Windows: then a :class:`Font`
    still has to be chosen for its cells.
    """

    text: str
    encoding: str
    is_damaged: bool = False


@dataclass(frozen=True)
class Font:
    """A way to read stored characters as Vietnamese; ``decode`` gives None for a text that it cannot have stored."""

    name: str
    decode: Callable[[str], str | None]

    def read(self, text: str) -> str:
        """``text`` decoded and NFC; a text this font cannot have stored is Unicode already and stays."""
        decoded = self.decode(text)
        return unicodedata.normalize("NFC", text if decoded is None else decoded)


def text_of(data: bytes) -> Stored:
    """The text in ``data``: by its mark, UTF-16 without mark, UTF-8 (also with single bad bytes), else 8-bit."""
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark):].decode(codec, "replace")
            return Stored(text, name, "\ufffd" in text)
    if codec := _utf16_without_mark(data):
        text = data.decode(codec, "replace")
        return Stored(text, codec, "\ufffd" in text)
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost == 0 or lost * 20 < sum(not c.isascii() for c in islice(text, 200_000)):
        return Stored(text, "utf-8", lost > 0)
    return Stored(_as_western(data), "8-bit")


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[: 4096 - 4096 % 2]
    pairs = len(head) // 2
    zeros = head[1::2].count(0), head[0::2].count(0)
    if pairs and zeros[0] * 5 > pairs and zeros[1] * 50 < pairs:
        return "utf-16-le"
    if pairs and zeros[1] * 5 > pairs and zeros[0] * 50 < pairs:
        return "utf-16-be"
    return None


def _as_western(data: bytes) -> str:
    return data.decode("latin-1").translate(_WESTERN)


_WESTERN = {b: bytes([b]).decode("cp1252") for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BYTES = {ord(c): b for b, c in _WESTERN.items()} | {b: b for b in range(256)}
_BEYOND = re.compile("[^" + re.escape("".join(map(chr, _BYTES))) + "\u2010-\u2027\u20ab]")


def _by_table(letters: dict[int, str]) -> Callable[[str], str | None]:
    """Decoder of a font with one character per letter; ``letters`` maps its bytes."""
    table = {char: letters[byte] for char, byte in _BYTES.items() if byte in letters}
    return lambda text: None if _BEYOND.search(text) else unicodedata.normalize("NFC", text.translate(table))


def _at(first: int, letters: Iterable[str]) -> dict[int, str]:
    return dict(enumerate(letters, first))


def _vni_pairs() -> dict[str, str]:
    pairs = {base + mark: letter + tone for base, letter in zip("aeouyôö", "aeouyơư", strict=True)
             for mark, tone in _VNI_TONES.items()}
    pairs |= {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _VNI_ROOFED.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVED.items()}
    return pairs | _VNI_ALONE


_VNI = {stored: unicodedata.normalize("NFC", letter) for stored, letter in _vni_pairs().items()}
_VNI_STORED = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)


def _vni(text: str) -> str | None:
    if _BEYOND.search(text):
        return None
    return _VNI_STORED.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    stored = match[0]
    letter = _VNI[stored.lower()]
    return letter.upper() if stored[0].isupper() else letter


def _utf8_read_as_western(text: str) -> str | None:
    try:
        return bytes(_BYTES[ord(c)] for c in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


_tcvn = _by_table(_at(0xA1, _TCVN_HIGH))


def _tcvn3(text: str) -> str | None:
    decoded = _tcvn(text)
    return None if decoded is None else raise_case(decoded)


def raise_case(text: str) -> str:
    """Capitals restored in text of a font without toned capitals: "HảI PHòNG" becomes "HẢI PHÒNG".

    A toned letter is raised if a capital follows it or two capitals precede it and its word has no other small
    letter; a word such as "Hà", where that says nothing, is raised if everything else in the text is capitals.
    """
    words = list(_WORD.finditer(text))
    verdicts = [_case_of(word[0]) for word in words]
    shouting = "small" not in verdicts and ("capital" in verdicts or "raise" in verdicts)
    pieces, end = [], 0
    for word, verdict in zip(words, verdicts, strict=True):
        is_raised = verdict == "raise" or (verdict == "unclear" and shouting)
        pieces += [text[end:word.start()], word[0].upper() if is_raised else word[0]]
        end = word.end()
    return "".join([*pieces, text[end:]])


def _case_of(word: str) -> str:
    toned = [i for i, c in enumerate(word) if c.islower() and _TONE.search(unicodedata.normalize("NFD", c))]
    others = [c for i, c in enumerate(word) if i not in toned]
    if any(c.islower() for c in others):
        return "small"
    if not toned:
        return "capital" if len(word) > 1 else "unclear"
    if len(others) > 1 or (others and toned[0] < len(word) - 1):
        return "raise"
    return "unclear"


def _through_1258(decode: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """The same font where a Vietnamese Windows took its bytes for code page 1258."""
    return lambda text: decode(text.translate(_TAKEN_FOR_1258))


_TAKEN_FOR_1258 = {ord(bytes([byte]).decode("cp1258")): chr(byte) for byte in range(0xA0, 256)}
UNICODE = Font("unicode", lambda text: text)
FONTS = (
    UNICODE,
    Font("windows-1258", _by_table({byte: bytes([byte]).decode("cp1258") for byte in range(0xA0, 256)})),
    Font("tcvn3", _tcvn3),
    Font("vni", _vni),
    Font("viscii", _by_table(_at(0x80, _VISCII_HIGH) | _VISCII_C0)),
    Font("tcvn5712-1", _by_table(_at(0xA1, _TCVN_HIGH) | _at(0x80, _TCVN_C1) | _TCVN_C0)),
    Font("utf-8 read as windows-1252", _utf8_read_as_western),
    Font("tcvn3", _through_1258(_tcvn3)),
    Font("vni", _through_1258(_vni)),
)


def font_of(texts: Iterable[str]) -> Font:
    """The font of a whole workbook: the reading of ``texts`` with most Vietnamese syllables, Unicode where equal."""
    sample: dict[str, None] = {}
    for text in texts:
        if not (text.isascii() and text.isprintable()) and not _is_plain(text):
            sample[text] = None
            if len(sample) == _SAMPLE:
                break
    if not sample:
        return UNICODE
    if sum(_BEYOND_FONTS.search(text) is not None for text in sample) >= _PROOF * len(sample):
        return UNICODE
    right, wrong = _count(UNICODE, sample)
    if right >= _CLEAR * (right + wrong):
        return UNICODE
    return max(FONTS, key=lambda font: _margin(font, sample))


def _is_plain(text: str) -> bool:
    return text.isascii() and not _CONTROL_LETTERS.search(text)


_CONTROL_LETTERS = re.compile("[" + "".join(map(chr, _VISCII_C0 | _TCVN_C0)) + "]")


def _margin(font: Font, texts: Iterable[str]) -> int:
    right, wrong = _count(font, texts)
    return right - wrong


def _count(font: Font, texts: Iterable[str]) -> tuple[int, int]:
    """Words with Vietnamese letters that are syllables when read in ``font``, and words that are not."""
    verdicts = [is_syllable(word) for text in texts for word in _WORD_OR_SIGNS.findall(font.read(text))
                if (len(word) > 1 or word < " ") and not (word.isascii() and word.isalpha()) and not _ABBREVIATION.fullmatch(word)]
    return sum(verdicts), len(verdicts) - sum(verdicts)


_ABBREVIATION = re.compile("[BCDĐGHKLMNPQRSTVX]{2,}")  # QĐ, CQĐT: capitals without a vowel say nothing about a font


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` is spelled like one Vietnamese syllable: small, Capitalised or CAPITALS, one tone at most."""
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    bare, tones = _TONE.subn("", unicodedata.normalize("NFD", word.lower()))
    bare = unicodedata.normalize("NFC", bare)
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None
