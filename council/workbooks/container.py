"""What a file is by its content, and whether it is safe to open; nothing is parsed here."""

import re
import zipfile
from io import BytesIO

from council.encodings import text_of
from council.workbooks.limits import Limits
from council.workbooks.refusals import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"\xff\xd8\xff", "ảnh JPEG", "a JPEG picture"), (b"\x89PNG", "ảnh PNG", "a PNG picture"),
    (b"GIF8", "ảnh GIF", "a GIF picture"), (b"BM", "ảnh BMP", "a BMP picture"), (b"%PDF", "tệp PDF", "a PDF file"),
    (b"II*\x00", "ảnh TIFF", "a TIFF picture"), (b"MM\x00*", "ảnh TIFF", "a TIFF picture"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"), (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip archive"), (b"MZ", "chương trình", "a program"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"), (b"SQLite format 3", "cơ sở dữ liệu", "a database"),
    (b"PAR1", "tệp Parquet", "a Parquet file"),
)
_ZIPPED = (
    ("word/document.xml", "not_a_table", "văn bản Word", "a Word document"),
    ("ppt/presentation.xml", "not_a_table", "tệp trình chiếu", "a presentation"),
    ("content.xml", "not_a_table", "tệp OpenDocument không phải bảng tính", "an OpenDocument file that is no spreadsheet"),
)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|style|table|div|center)\b", re.IGNORECASE)
_NOT_TEXT = re.compile("[\x00\x03\x07\x08\x0e-\x10\x18\x1a-\x1d\x1f]")


def kind_of(data: bytes) -> str:
    """xlsx, xlsb, ods, xls, html, xml or csv; raises :class:`Refused` for anything else."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data[:4] in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        raise Refused("unsupported", what="tệp Excel trước năm 1995", what_en="an Excel file from before 1995")
    for magic, what, what_en in _OTHERS:
        if data.startswith(magic) and not (len(magic) == 2 and _looks_like_text(data)):
            raise Refused("not_a_table", what=what, what_en=what_en)
    return _kind_of_text(data)


def _looks_like_text(data: bytes) -> bool:
    return not _NOT_TEXT.search(data[:512].decode("latin-1"))


def _kind_of_zip(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refused("damaged", where=str(error)) from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names and _is_spreadsheet(archive):
        return "ods"
    for part, code, what, what_en in _ZIPPED:
        if part in names:
            raise Refused(code, what=what, what_en=what_en)
    raise Refused("not_a_table", what="tệp nén ZIP", what_en="a ZIP archive")


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file says that it is a spreadsheet (or says nothing)."""
    try:
        with archive.open("mimetype") as kind:
            return b"spreadsheet" in kind.read(200)
    except KeyError:
        return True
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise Refused("damaged", where=str(error)) from error


def _kind_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted")
    if any(name.encode("utf-16-le") in data for name in ("Workbook\0", "WORKBOOK\0", "Book\0")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused("not_a_table", what="văn bản Word", what_en="a Word document")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise Refused("not_a_table", what="tệp trình chiếu", what_en="a presentation")
    raise Refused("damaged", where="OLE")


def _kind_of_text(data: bytes) -> str:
    head = text_of(data[:65536]).text.lstrip("\ufeff \t\r\n")
    if head.startswith("MIME-Version:"):
        raise Refused("unsupported", what="trang web lưu lại (.mht)", what_en="a saved web page (.mht)")
    if head.startswith("<?xml") or "urn:schemas-microsoft-com:office:spreadsheet" in head[:2000]:
        if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower():
            return "xml"
        if not _HTML.search(head):
            raise Refused("not_a_table", what="tệp XML", what_en="an XML file")
    if head.startswith("<") and _HTML.search(head[:4000]):
        return "html"
    odd = len(_NOT_TEXT.findall(head))
    if odd * 10 > len(head) or (odd * 100 > len(head) and not _only_nul(head)):
        raise Refused("not_a_table", what="dữ liệu nhị phân", what_en="binary data")
    return "csv"


def _only_nul(text: str) -> bool:
    return all(c == "\0" for c in _NOT_TEXT.findall(text))


def check_zip(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Raises :class:`Refused` if the directory of a zip promises more than a workbook can honestly hold."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    if len(parts) > limits.parts:
        raise Refused("unpacks_too_large", where=f"{len(parts)} parts")
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise Refused("damaged", where="hai phần cùng tên / two parts of one name")
    if sum(part.compress_size for part in parts) > size:
        raise Refused("unpacks_too_large", where="các phần chồng lên nhau / overlapping parts")
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked_bytes:
        raise Refused("unpacks_too_large", where=f"{total >> 20} MB")
    for part in parts:
        if part.file_size > limits.growth_from and part.file_size > limits.growth * max(part.compress_size, 1):
            raise Refused("unpacks_too_large", where=f"{part.filename}: {part.file_size >> 20} MB")
