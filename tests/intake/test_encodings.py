"""Every way Vietnamese text was stored reads back; the codecs of Python and glibc are the other opinion."""

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.encodings import FONTS, UNICODE, font_of, is_syllable, raise_case, text_of

SENTENCES = [
    "Nguyễn Thị Hồng Nhung", "Trần Đức Thắng", "Công an huyện Tiên Lãng", "Người được trợ giúp pháp lý",
    "Cố ý gây thương tích", "Trộm cắp tài sản", "Đã giải thích quyền ngày 05/02/2024", "1/TB-CQĐT", "Bị hại",
]
FONT = {font.name: font for font in reversed(FONTS)}
LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
CAPITALS = LETTERS.upper()
ASCII = "abcdefghiklmnopqrstuvxyzABCDEGHIKLMNOPQRSTUVXY0123456789 .,-/()"
text = st.text(alphabet=LETTERS + CAPITALS + ASCII, max_size=40)
small_text = st.text(alphabet=LETTERS + "ĂÂÊÔƠƯĐ" + ASCII, max_size=40)

VNI_TONE = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
VNI_ROOF = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
VNI_BREVE = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
VNI_ALONE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def as_vni(words: str) -> str:
    """What a VNI keyboard stores for ``words`` (written independently of the product's table)."""
    return "".join(_vni_letter(letter) for letter in words)


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in VNI_ALONE:
        stored = VNI_ALONE[small]
    else:
        parts = unicodedata.normalize("NFD", small)
        tone = next((c for c in parts if c in VNI_TONE and c), "")
        base = parts[0]
        if "\u0302" in parts:
            stored = base + VNI_ROOF[tone]
        elif "\u0306" in parts:
            stored = base + VNI_BREVE[tone]
        elif "\u031b" in parts:
            stored = {"o": "ô", "u": "ö"}[base] + VNI_TONE[tone]
        else:
            stored = base + VNI_TONE[tone]
    return stored.upper() if letter.isupper() else stored


def as_bytes_of_1258(words: str) -> bytes:
    """Windows-1258 has letters and tone marks, no letters with tones except a few Western ones."""
    out = bytearray()
    for letter in words:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def iconv(words: str, charset: str) -> bytes:
    if not shutil.which("iconv"):
        pytest.skip("glibc iconv is not installed")
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", charset], input=words.encode(), capture_output=True,
                          check=True).stdout


def through_bytes(data: bytes) -> tuple[str, list[str]]:
    """(font chosen, texts read) for the lines of a file of bytes, as a workbook of one column would be."""
    lines = text_of(data).text.split("\n")
    font = font_of(lines)
    return font.name, [font.read(line) for line in lines]


def as_western(data: bytes) -> str:
    """The characters that 8-bit bytes become when nobody knows better."""
    return text_of(b"\xd5" * 50 + data).text[50:]


FILE = "\n".join(SENTENCES)


@pytest.mark.parametrize(("data", "encoding"), [
    (FILE.encode("utf-8"), "utf-8"),
    (FILE.encode("utf-8-sig"), "utf-8-sig"),
    (b"\xff\xfe" + FILE.encode("utf-16-le"), "utf-16-le"),
    (b"\xfe\xff" + FILE.encode("utf-16-be"), "utf-16-be"),
    (FILE.encode("utf-16-le"), "utf-16-le"),
    (FILE.encode("utf-16-be"), "utf-16-be"),
])
def test_unicode_with_and_without_mark(data: bytes, encoding: str) -> None:
    stored = text_of(data)
    assert (stored.text, stored.encoding, stored.is_damaged) == (FILE, encoding, False)


def test_decomposed_letters_become_whole() -> None:
    decomposed = unicodedata.normalize("NFD", FILE)
    assert decomposed != FILE
    assert through_bytes(decomposed.encode()) == ("unicode", SENTENCES)


def test_code_page_1258_with_its_combining_tones() -> None:
    assert through_bytes(as_bytes_of_1258(FILE)) == ("windows-1258", SENTENCES)


def test_tcvn3_file_of_bytes() -> None:
    name, texts = through_bytes(iconv(FILE, "TCVN5712-1"))
    assert name == "tcvn3" and texts == SENTENCES


def test_viscii_file_of_bytes() -> None:
    viscii = pytest.importorskip("viscii")
    assert viscii
    assert through_bytes(FILE.encode("viscii")) == ("viscii", SENTENCES)


def test_vni_file_of_bytes() -> None:
    assert through_bytes(as_vni(FILE).encode("cp1252")) == ("vni", SENTENCES)


def test_utf8_that_was_read_as_western_once() -> None:
    spoiled = FILE.encode().decode("latin-1").encode()
    assert through_bytes(spoiled) == ("utf-8 read as windows-1252", SENTENCES)


def test_one_bad_byte_does_not_turn_a_utf8_file_into_another_encoding() -> None:
    stored = text_of(FILE.encode() * 3 + b"\xff")
    assert stored.encoding == "utf-8" and stored.is_damaged and stored.text.startswith(FILE)


@pytest.mark.parametrize(("name", "stored"), [("tcvn3", "TCVN5712-1"), ("vni", "")])
def test_an_old_font_on_a_vietnamese_windows(name: str, stored: str) -> None:
    data = iconv(FILE, stored) if stored else as_vni(FILE).encode("cp1252")
    lines = data.decode("cp1258", "replace").split("\n")
    font = font_of(lines)
    assert (font.name, [font.read(line) for line in lines]) == (name, SENTENCES)


@given(text)
def test_viscii_reads_back(words: str) -> None:
    pytest.importorskip("viscii")
    data = words.encode("viscii")
    assert FONT["viscii"].read(as_western(data)) == words


@given(text)
def test_windows_1258_reads_back(words: str) -> None:
    assert FONT["windows-1258"].read(as_western(as_bytes_of_1258(words))) == words


@given(text)
def test_vni_reads_back(words: str) -> None:
    assert FONT["vni"].read(as_vni(words)) == words


@settings(max_examples=40, deadline=None)
@given(small_text)
def test_tcvn_reads_back_what_glibc_wrote(words: str) -> None:
    data = iconv(words, "TCVN5712-1")
    assert FONT["tcvn3"].read(as_western(data)) == raise_case(words)
    assert FONT["tcvn5712-1"].read(as_western(data)) == words


@settings(max_examples=40, deadline=None)
@given(text)
def test_tcvn_with_capitals_in_the_control_range_reads_back(words: str) -> None:
    assert FONT["tcvn5712-1"].read(as_western(iconv(words, "TCVN5712-1"))) == words


@given(st.text(alphabet=ASCII, max_size=40))
def test_codes_and_numbers_are_the_same_in_every_font(words: str) -> None:
    for font in FONTS:
        assert font.read(words) == words, font.name


@pytest.mark.parametrize(("stored", "read"), [
    ("HảI PHòNG", "HẢI PHÒNG"),
    ("CÔNG AN THàNH PHố", "CÔNG AN THÀNH PHỐ"),
    ("Lý", "Lý"),
    ("Trần Thị Hà", "Trần Thị Hà"),
    ("NGUYễN THị Hà", "NGUYỄN THỊ HÀ"),
    ("Sổ THEO DõI Vụ VIệC TGPL", "SỔ THEO DÕI VỤ VIỆC TGPL"),
    ("Viện KSND", "Viện KSND"),
    ("cộng hòa xã hội", "cộng hòa xã hội"),
    ("1/TB-CQĐT ngày 05/02/2024", "1/TB-CQĐT ngày 05/02/2024"),
])
def test_capitals_that_an_old_font_could_not_store(stored: str, read: str) -> None:
    assert raise_case(stored) == read


def test_soft_hyphen_is_a_letter_in_tcvn3() -> None:
    font = font_of(["Ng\xadêi ®\xadîc TGPL", "Th\xad¬ng tÝch"])
    assert (font.name, font.read("T\xad c¸ch")) == ("tcvn3", "Tư cách")


@pytest.mark.parametrize("texts", [
    ["Hà", "Lê", "Hoàng"], ["Café", "München"], ["“Hà” – 25°C", "§ 5 ± 3"], ["Đắk Lắk", "Krông Pắc"],
    ["Nguyễn Văn A", "x", "©"], [], ["123", "TB-01"],
])
def test_unicode_stays_unicode(texts: list[str]) -> None:
    assert font_of(texts) is UNICODE


@pytest.mark.parametrize("share", [0, 2, 5])
def test_abbreviations_with_capital_d_are_no_sign_of_an_old_font(share: int) -> None:
    """A register full of «12/QĐ-KT» and «có», «ngày» is Unicode, however few full names stand in it."""
    texts = [f"{n}/QĐ-KT" for n in range(60)] + ["có", "ngày 05/01/2024", "Năm sinh", "tháng"] + ["Nguyễn Thị Lan", "Điều tra"] * share
    assert font_of(texts) is UNICODE


def test_a_unicode_cell_inside_an_old_workbook_stays() -> None:
    font = font_of(["NguyÔn ThÞ Lan", "Trém c¾p tµi s¶n", "Nguyễn Thị Hồng"])
    assert font.name == "tcvn3"
    assert font.read("Nguyễn Thị Hồng") == "Nguyễn Thị Hồng"


@pytest.mark.parametrize("word", ["nguyễn", "Quyết", "KHUYẾT", "giêng", "gì", "quý", "đồng", "nghiệp", "Ái", "Yến"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nguyÔn", "Hoaøng", "tieìng", "bcđ", "ườn\u0301", "Trắng1", "hỂt", "oâng"])
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)
