"""The sentences with which a file is refused: what was found, where, why, and what to do."""
# ruff: noqa: E501 -- sentences are easier to check in one piece

from council.workbooks.contents import FileRefused, Refusal

_SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable": (
        "Không mở được tệp {file} ({why}). Hãy kiểm tra tệp còn ở đó và bạn có quyền đọc, rồi nhập lại.",
        "The file {file} could not be opened ({why}). Check that it is still there and that you may read it, then import again."),
    "empty": (
        "Tệp {file} không có ô nào có chữ hay số. Hãy hỏi đơn vị gửi xem có gửi nhầm bản trống không.",
        "The file {file} has no cell with any text or number. Ask the sender whether an empty copy was sent by mistake."),
    "too_large": (
        "Tệp {file} nặng {found} MB, quá {limit} MB cho phép. Hãy tách thành nhiều tệp (theo quý hoặc theo đơn vị).",
        "The file {file} has {found} MB, more than the {limit} MB allowed. Split it into several files (by quarter or by unit)."),
    "not_a_table": (
        "Tệp {file} thực ra là {what}, không phải bảng tính, dù đuôi tên là gì. Hãy xin lại bản .xlsx, .xls hoặc .csv.",
        "The file {file} is in truth {what_en}, not a table, whatever its name ends in. Ask for an .xlsx, .xls or .csv file."),
    "unsupported": (
        "Tệp {file} là {what}, chương trình chưa đọc loại này. Hãy mở bằng phần mềm bảng tính, lưu lại dạng .xlsx rồi nhập.",
        "The file {file} is {what_en}, a kind that is not read here. Open it in a spreadsheet program, save it as .xlsx and import that."),
    "encrypted": (
        "Tệp {file} có mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, bỏ mật khẩu, lưu lại rồi nhập.",
        "The file {file} is protected by a password and cannot be read. Open it with the password, remove it, save and import again."),
    "damaged": (
        "Tệp {file} bị hỏng hoặc chưa tải xong ({where}). Hãy mở thử bằng phần mềm bảng tính, lưu lại dạng .xlsx, hoặc xin gửi lại.",
        "The file {file} is damaged or incomplete ({where}). Try to open it in a spreadsheet program and save it as .xlsx, or ask for it again."),
    "unpacks_too_large": (
        "Tệp {file} khi giải nén lớn bất thường ({where}) nên không được mở, vì có thể làm máy hết bộ nhớ. Hãy xin gửi lại tệp gốc.",
        "The file {file} unpacks to an unusual size ({where}) and was not opened, because it could exhaust the memory. Ask for the original again."),
    "cell_too_far": (
        "Tệp {file}, trang “{sheet}” có ô ở rất xa ({cell}), khiến bảng rộng {cells} ô. Hãy xóa các hàng, cột thừa ở cuối rồi lưu lại.",
        "The file {file}, sheet “{sheet}”, has a cell very far away ({cell}), which makes the table {cells} cells large. Delete the "
        "surplus rows and columns at the end and save it again."),
    "too_many_cells": (
        "Tệp {file}, trang “{sheet}” có hơn {limit} ô. Hãy tách thành nhiều tệp (theo quý hoặc theo đơn vị).",
        "The file {file}, sheet “{sheet}”, has more than {limit} cells. Split it into several files (by quarter or by unit)."),
    "doctype": (
        "Tệp {file} chứa khai báo XML lạ (DOCTYPE, {where}) mà bảng tính thật không có; vì an toàn nên không đọc. Hãy lưu lại dạng .xlsx.",
        "The file {file} contains a foreign XML declaration (DOCTYPE, {where}) that no real spreadsheet has; for safety it is not read. "
        "Save it again as .xlsx."),
    "reader_stopped": (
        "Tệp {file} làm bộ đọc dừng đột ngột nên bị bỏ ra; các tệp khác không bị ảnh hưởng. Hãy mở tệp, lưu lại dạng .xlsx rồi nhập.",
        "The file {file} made the reader stop abruptly and was left out; other files are not affected. Open it, save it as .xlsx and "
        "import that."),
    "out_of_memory": (
        "Tệp {file} cần nhiều bộ nhớ hơn {limit} MB cho phép. Hãy tách thành nhiều tệp hoặc xóa các hàng, cột thừa rồi lưu lại.",
        "The file {file} needs more memory than the {limit} MB allowed. Split it, or delete surplus rows and columns and save it again."),
    "timed_out": (
        "Tệp {file} đọc quá {limit} giây chưa xong nên bị bỏ ra. Hãy tách thành nhiều tệp hoặc lưu lại dạng .xlsx rồi nhập.",
        "The file {file} took more than {limit} seconds to read and was left out. Split it, or save it again as .xlsx and import that."),
}


def refusal(code: str, file: str, sha256: str | None = None, **found: object) -> Refusal:
    """The refusal of ``file`` with the sentences of ``code``, its slots filled from ``found``."""
    vi, en = _SENTENCES[code]
    slots = {"file": file} | found
    return Refusal(file, sha256, code, vi.format(**slots), en.format(**slots))


class Refused(Exception):
    """Raised while a file is looked at; becomes :class:`FileRefused` once the name of the file is known."""

    def __init__(self, code: str, **found: object):
        super().__init__(code)
        self.code = code
        self.found = found

    def of(self, file: str, sha256: str | None) -> FileRefused:
        """The error for the caller."""
        return FileRefused(refusal(self.code, file, sha256, **self.found))
