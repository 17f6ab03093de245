"""The empty forms come back as what they are: every one is recognised once a row is filled in."""

import io

import openpyxl
import pytest

from council.export.templates import WEIGHTS, forms, templates
from council.formats import load_formats, recognise
from council.law import Law
from council.words import Speaker
from council.workbooks import Sheet

KINDS = {
    "Xung_dot_loi_ich.xlsx": ("officer_rule_row", "conflict"),
    "Linh_vuc_chua_giao.xlsx": ("officer_rule_row", "competence_forbidden"),
    "Dia_ban_phu_trach.xlsx": ("officer_rule_row", "area"),
    "Dia_ban_khong_giao.xlsx": ("officer_rule_row", "area_forbidden"),
    "Lich_phien_toa.xlsx": ("hearing_row", None),
    "Theo_doi_nghi.xlsx": ("availability_row", None),
    "Mien_giam_chi_tieu.xlsx": ("quota_adjustment_row", None),
}
CELLS = {"STT": "1", "Trợ giúp viên": "Lê Thị An", "Họ tên": "Lê Thị An", "Người thực hiện": "Lê Thị An", "Mã số vụ việc": "TT.TGTT.001.2026",
         "Lĩnh vực không giao": "Hành chính", "Địa bàn phụ trách": "Huyện Khe Vàng", "Địa bàn không giao": "Huyện Khe Vàng",
         "Từ ngày": "01/01/2026", "Đến ngày": "31/12/2026", "Cấp xét xử": "Sơ thẩm", "Ngày mở phiên tòa": "05/12/2026",
         "Tỷ lệ làm việc còn lại": "0,5", "Hệ số chỉ tiêu": "0,5", "Lý do": "Nghỉ phép"}


@pytest.mark.parametrize("form", forms(), ids=[form["file"] for form in forms()])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_filled_form_is_recognised(form: dict, language: str) -> None:
    name, columns = form["file"], form["columns"]
    paper = openpyxl.load_workbook(io.BytesIO(templates(Speaker(language))[name])).active
    rows = [["" if v is None else str(v) for v in row] for row in paper.iter_rows(values_only=True)] + [[CELLS[c] for c in columns]]
    (block,) = recognise(Sheet(paper.title, rows, list(range(1, len(rows) + 1))), load_formats(), (paper.title, name))
    kind, rule = KINDS[name]
    assert block.format.kind == kind and block.format.implied.get("rule_kind") == rule
    assert len(block.columns) >= len(columns) - 1


def test_the_weights_are_rows_of_law_and_change_nothing(tmp_path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "parameters.csv").write_bytes(templates(Speaker())[WEIGHTS])
    rows = Law.load(tmp_path).tables["parameter"]
    found = dict(rows.select("name", "value").iter_rows())
    weights = {name: value for name, value in found.items() if name.startswith("case_weight.")}
    assert len(weights) == 9 and set(weights.values()) == {1}
    assert "adviser_band" in found
