"""Heading rows of a sheet: joining levels, telling titles, numbering, totals and signatures from data."""

import re
from functools import lru_cache

from council.names import name_key
from council.workbooks import Sheet

_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\([a-zđ]\)|[A-ZĐ]|\d{1,2}\s*=\s*[\d+\-() ]+", re.UNICODE)
_TOTAL = re.compile(
    r"(tong cong|tong so|cong thang|cong quy|cong nam|cong don|cong trang|tong|cong)( (?!an|ty|van|tac|chuc|to|ly)|$)"
)
_SIGNATURE = re.compile(
    r"(nguoi lap|thu truong|giam doc|pho giam doc|chanh an|vien truong|ky ten|nguoi tong hop|lap bieu|"
    r"xac nhan|thu ky|ke toan|truong phong|t m |kt |tl |ngay .* thang .* nam)"
)


_LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_UPPER = "A-Z" + _LOWER[3:].upper()
# words written together: NgaySinh, SoCCCDCu, MauM01
HUMP = re.compile(f"(?<=[{_LOWER}])(?=[{_UPPER}])|(?<=[{_UPPER}])(?=[{_UPPER}][{_LOWER}])")
COUNTED = re.compile(r"^\s*\(?\d{1,2}\s*[.)]\s+(?=[^\W\d])")  # "1. Họ và tên"
# "doituong.ho_ten": group and heading of a system's export; a last part that says nothing alone keeps its group
_DOTTED = re.compile(r"(?:[A-Za-z_\d]+\.)*([A-Za-z_\d]{3,})\.([A-Za-z_\d]{2,})")
_GENERIC = frozenset(("so", "ngay", "ma", "id", "loai", "no", "date", "code", "type"))
# what a question ends with; the words before it name the column
_ASKED = re.compile(r"\s(?:la )?(?:gi|o dau|tai dau|dau|khi nao|bao gio|nhu the nao|the nao|nao|ai|bao nhieu)$")
LIST_NAME = re.compile(r"\b(?:ho ngheo|can ngheo|nguoi co cong|bao tro|tro cap|khuyet tat)\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHORT = [
    (re.compile(rf"\b{long}\b"), short)
    for long, short in (
        ("ho va ten", "ho ten"),
        ("tro giup phap ly", "tgpl"),
        ("trung tam", "tt"),
        ("van ban", "vb"),
        ("cong van", "cv"),
        ("quyet dinh", "qd"),
        ("yeu cau", "yc"),
        ("bien ban", "bb"),
        ("luat su", "ls"),
        ("nguoi bao chua", "nbc"),
        ("bao chua", "bc"),
        ("dang ky", "dk"),
        ("thong bao", "tb"),
        ("tro giup vien phap ly", "tgvpl"),
        ("tro giup vien phap", "tgvpl"),
        ("tro giup vien", "tgv"),
        ("co quan dieu tra", "cqdt"),
        ("can cuoc cong dan", "cccd"),
        ("can cuoc", "cccd"),
        ("ban thong tin", "btt"),
        ("y c", "yc"),
        ("mau so", "mau"),
        ("mau ?0?([1-5])", r"m0\1"),
        ("quan he phap luat", "qhpl"),
        ("quan he tranh chap", "qhtc"),
        ("bien phap ngan chan", "bpnc"),
        ("dinh danh ca nhan", "ddcn"),
        ("to tung", "tt"),
    )
]


@lru_cache(maxsize=100_000)
def heading_key(text: str) -> str:
    """``text`` as a heading: its key with usual long words shortened, so that both spellings meet."""
    dotted = _DOTTED.fullmatch(text.strip())
    if dotted:
        group, last = dotted[1], dotted[2]
        text = group if last.lower() in ("ten", "name") else text if last.lower() in _GENERIC else last
    plain = name_key(HUMP.sub(" ", COUNTED.sub("", text)))
    if text.rstrip(" :*)").endswith("?"):
        plain = _ASKED.sub("", plain) or plain
    for long, short in _SHORT:
        plain = long.sub(short, plain)
    return plain


_DAY_HINT = re.compile(r"[(\[]\s*(ngày|ngay|NGÀY|Ngày)(?:[,/\s]+tháng)?(?:[,/\s]+năm)?(?:[,/\s]+giờ)?\s*[)\]]")
_FORM = re.compile(r"m0[1-5]")
_NAMELESS = ("doi tuong", "nguoi duoc tgpl", "nguoi", "danh sach")


@lru_cache(maxsize=100_000)
def bare_heading_key(text: str) -> str:
    """The same without what stands in brackets; empty where nothing else is left.

    A bracket that asks for the name stays with a heading that names no party: "Đối tượng (họ tên)".
    """
    bare = heading_key(_BRACKETS.sub(_form_of, _DAY_HINT.sub(r" \1", text)))
    return heading_key(text) if bare in _NAMELESS and " ho " in f" {heading_key(text)} " else bare


def _form_of(bracket: re.Match[str]) -> str:
    """The form that a bracket names ("(mẫu 03)", "(M04)"), which tells one paper from the other; else nothing."""
    return f" {bracket[0][1:-1]} " if _FORM.fullmatch(heading_key(bracket[0])) else " "


@lru_cache(maxsize=100_000)
def key(text: str) -> str:
    """``text`` without accents, case and punctuation."""
    return name_key(text)


def grid(sheet: Sheet, first: int, height: int) -> list[list[str]]:
    """``height`` rows from ``first`` with merged heading cells repeated to the right and blank upper cells inherited."""
    taken = sheet.rows[first : first + height]
    width = max((len(row) for row in taken), default=0)
    rows = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in taken]
    index = {number: i for i, number in enumerate(sheet.row_numbers[first : first + height])}
    for span in sheet.merged:
        if span.first_row in index:
            i = index[span.first_row]
            value = rows[i][span.first_column - 1] if span.first_column <= len(rows[i]) else ""
            for j in range(span.first_column, min(span.last_column, len(rows[i]))):
                rows[i][j] = rows[i][j] or value
    for level in range(len(rows) - 1):
        for j in range(1, len(rows[level])):
            if not rows[level][j] and rows[level + 1][j] and rows[level][j - 1] and _has_children(rows, level, j):
                rows[level][j] = rows[level][j - 1]
    return rows


def _has_children(rows: list[list[str]], level: int, j: int) -> bool:
    """Whether the heading to the left of ``j`` has a subheading too, so that it may stretch over ``j``."""
    return bool(rows[level + 1][j - 1])


def paths(sheet: Sheet, first: int, height: int) -> list[tuple[str, ...]]:
    """For each column its headings from the top level down, without repeats and blanks."""
    rows = grid(sheet, first, height)
    width = max((len(row) for row in rows), default=0)
    columns = ([row[j] if j < len(row) else "" for row in rows] for j in range(width))
    return [tuple(dict.fromkeys(" ".join(text.split()) for text in column if text)) for column in columns]


def is_numbering(row: list[str]) -> bool:
    """A row like (1) (2) (3) … or A B 1 2 under the headings."""
    cells = [c.strip() for c in row if c.strip()]
    if len(cells) < 3 or not all(_NUMBERING.fullmatch(c) for c in cells):
        return False
    numbers = [int(n) for c in cells for n in re.findall(r"^\(?(\d+)", c)]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 3


def is_total(row: list[str]) -> bool:
    """A row of sums: one of its first two written cells begins with Cộng or Tổng and no long text follows."""
    cells = [c.strip() for c in row if c.strip()]
    return any(_TOTAL.match(key(c)) and len(c) < 40 for c in cells[:2])


def is_signature(row: list[str]) -> bool:
    """A row of signatures, places and dates under the table."""
    cells = [key(c) for c in row if c.strip()]
    return 0 < len(cells) <= 3 and any(_SIGNATURE.match(c) for c in cells)


def is_section(row: list[str]) -> str | None:
    """The text of a row that holds one text cell only (a section heading inside the table), else None."""
    cells = [c.strip() for c in row if c.strip()]
    distinct = list(dict.fromkeys(cells))
    return distinct[0] if len(distinct) == 1 and not distinct[0].replace(".", "").isdigit() else None
