"""The sentences of remarks: what was odd about a file that was read nevertheless."""
# ruff: noqa: E501 -- sentences are easier to check in one piece

from council.workbooks.contents import Remark

_SENTENCES: dict[str, tuple[str, str]] = {
    "formula_without_value": (
        "Ô {cell} là công thức chưa có kết quả lưu lại nên để trống. Hãy mở tệp, lưu lại rồi nhập.",
        "Cell {cell} is a formula without a saved result and is left empty. Open the file, save it and import again."),
    "error_value": (
        "Ô {cell} hiện lỗi công thức (như #N/A) nên để trống. Hãy sửa công thức hoặc gõ giá trị.",
        "Cell {cell} shows a formula error (such as #N/A) and is left empty. Correct the formula or type the value."),
    "hidden_rows": (
        "Trang “{sheet}” có {count} hàng bị ẩn (còn bật lọc?); các hàng đó vẫn được đọc.",
        "Sheet “{sheet}” has {count} hidden rows (a filter left on?); they are read as well."),
    "hidden_sheet": (
        "Trang “{sheet}” bị ẩn. Hãy kiểm tra đó là bản nháp cũ hay số liệu thật.",
        "Sheet “{sheet}” is hidden. Check whether it is an old draft or real data."),
    "macros_ignored": (
        "Tệp có macro; macro không được chạy, chỉ đọc các ô.",
        "The file carries macros; they are not run, only cells are read."),
    "legacy_font": (
        "Chữ gõ bằng phông cũ ({font}) đã được đổi sang Unicode. Hãy xem vài tên có đúng dấu không.",
        "Text typed in an old font ({font}) was turned into Unicode. Look at a few names to see that their marks are right."),
    "odd_characters": (
        "Vài ký tự bị hỏng, thay bằng dấu “\ufffd”. Hãy xin bản gốc hoặc sửa các ô đó.",
        "Some characters are damaged and shown as “\ufffd”. Ask for the original or correct those cells."),
    "unclosed_quote": (
        "Từ dòng {line} có dấu nháy kép mở mà không đóng; mỗi dòng được đọc thành một hàng. Hãy kiểm tra quanh dòng đó.",
        "From line {line} a quotation mark is opened and never closed; every line was read as a row. Check around that line."),
    "nul_removed": (
        "Tệp có byte 0 xen giữa chữ, đã bỏ đi. Hãy kiểm tra tệp có bị cắt khi chép không.",
        "The file has zero bytes between its letters; they were removed. Check that it was not cut off while copying."),
}


def remark(code: str, sheet: str = "", cell: str | None = None, **found: object) -> Remark:
    """The remark with the sentences of ``code``, its slots filled from the place and ``found``."""
    vi, en = _SENTENCES[code]
    slots = {"sheet": sheet, "cell": cell} | found
    return Remark(code, sheet, cell, vi.format(**slots), en.format(**slots))
