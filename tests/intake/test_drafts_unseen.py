"""Forms in words that nobody knows: a draft, at most five lines corrected by hand, and the file is read."""

import pytest
import xlsxwriter

from council.formats import draft, load_formats
from council.intake import read_folder
from council.workbooks import read

NAMES = ("Danh Thị Mỹ", "Trần Văn Út", "Lê Thị Hoa", "Nguyễn Quốc Bảo", "Thạch Minh Đức", "Châu Thị Ngân")
BORDER = [
    ["CÔNG AN HUYỆN HÒN ĐẤT"],
    ["SỔ GHI CHÉP XỬ LÝ NĂM 2024"],
    ["Số", "Danh xưng", "Tuổi/sinh", "Lý do giữ", "Lúc đưa về", "Đưa tờ 01"],
    *([i + 1, n, f"{1990 + i}", "Trộm cắp tài sản", f"{i + 3:02d}/05/2024", "có"] for i, n in enumerate(NAMES)),
]
SLIPS = [
    ["BẢNG KÊ PHIẾU GIỚI THIỆU CỦA TƯ PHÁP XÃ"],
    ["Thứ tự", "Phiếu ngày", "Bên gửi phiếu", "Công dân", "Đẻ năm", "Chuyện cần giúp", "Cách chuyển"],
    *([i + 1, f"{i + 3:02d}/05/2024", "UBND xã Mỹ Lâm", n, f"{1960 + i}", "tranh chấp đất", "Mẫu 13"] for i, n in enumerate(NAMES)),
]
MARKS = [
    ["PHIẾU TỔNG KẾT CHẤM HỒ SƠ"],
    ["Lượt", "Bộ hồ sơ", "Ai làm", "Xong hôm", "Tổng được", "Hạng vụ"],
    *([i + 1, f"TT.TGTT.{100 + i}.2024", n, f"{i + 3:02d}/05/2024", 80 + i, "Khá"] for i, n in enumerate(NAMES)),
]
# form -> what an analyst changes in the draft: field -> its line (None = the line goes), in all at most five lines
EDITS = {
    "so": (BORDER, {"+1": 'm01 = ["Đưa tờ 01"]'}),
    "phieu": (SLIPS, {"+1": 'sender = ["Bên gửi phiếu"]', "+2": 'offence = ["Chuyện cần giúp"]'}),
    "cham": (MARKS, {"+1": 'closed = ["Xong hôm"]'}),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_unknown_form_is_read_after_few_edits(name, tmp_path):
    rows, edits = EDITS[name]
    folder, home = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    (home / "formats").mkdir(parents=True)
    book = xlsxwriter.Workbook(folder / f"{name}.xlsx")
    sheet = book.add_worksheet("1")
    for i, row in enumerate(rows):
        sheet.write_row(i, 0, row)
    book.close()
    before = read_folder(folder, province_code="91")
    assert [m for m in before.problem["code"].to_list() if m == "unknown_form"] and "formats draft" in before.problem["message_en"][0]
    ((stem, text),) = draft(read(folder / f"{name}.xlsx", f"{name}.xlsx"), load_formats()).items()
    assert len(edits) <= 5
    (home / "formats" / f"{stem}.toml").write_text(_edited(text, edits), "utf-8")
    after = read_folder(folder, home, province_code="91")
    if name == "cham":
        assert after.appraisal_row.select("case_id", "score").rows() == [(f"TT.TGTT.{100 + i}.2024", 80.0 + i) for i in range(6)]
        assert after.appraisal_row["closed_on"].null_count() == 0 and after.appraisal_row["provider_key"].null_count() == 0
        return
    assert after.entry["name"].to_list() == list(NAMES) and after.entry["birth_from"].null_count() == 0
    if name == "so":
        assert set(after.entry.select("kind", "unit_id", "m01_given").rows()) == {("list", "CA_903", True)}
        assert after.entry["contact_on"].null_count() == 0 and after.entry["offence_key"].null_count() == 0
    else:
        assert set(after.entry.select("kind", "channel").rows()) == {("log", "commune_M13")}
        assert after.entry["received_on"].null_count() == 0


def _edited(text: str, edits: dict[str, str | None]) -> str:
    lines = []
    for line in text.splitlines():
        field = line.split(" = ")[0]
        lines.append(edits.get(field, line))
    return "\n".join([line for line in lines if line is not None] + [line for f, line in edits.items() if f[0] == "+" and line])
