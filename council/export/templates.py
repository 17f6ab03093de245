"""Empty forms of the Centre's small files, laid out so that the importer recognises them when they come back filled in."""

import io

import xlsxwriter

from council.words import Speaker

# file, sheet, title, columns: headings are what Centres write, so they stay Vietnamese
FORMS = (
    ("Xung_dot_loi_ich.xlsx", "Xung đột lợi ích", "CÁC TRƯỜNG HỢP KHÔNG ĐƯỢC PHÂN CÔNG DO XUNG ĐỘT LỢI ÍCH",
     ("STT", "Trợ giúp viên", "Mã số vụ việc", "Từ ngày", "Đến ngày", "Lý do")),
    ("Linh_vuc_chua_giao.xlsx", "Giới hạn lĩnh vực", "TRỢ GIÚP VIÊN CHƯA ĐƯỢC GIAO THEO LĨNH VỰC",
     ("STT", "Trợ giúp viên", "Lĩnh vực không giao", "Từ ngày", "Đến ngày", "Lý do")),
    ("Dia_ban_phu_trach.xlsx", "Địa bàn phụ trách", "ĐỊA BÀN PHỤ TRÁCH CỦA TRỢ GIÚP VIÊN",
     ("STT", "Trợ giúp viên", "Địa bàn phụ trách", "Từ ngày", "Đến ngày", "Lý do")),
    ("Dia_ban_khong_giao.xlsx", "Địa bàn không giao", "ĐỊA BÀN KHÔNG GIAO CHO TRỢ GIÚP VIÊN",
     ("STT", "Trợ giúp viên", "Địa bàn không giao", "Từ ngày", "Đến ngày", "Lý do")),
    ("Lich_phien_toa.xlsx", "Phiên tòa", "LỊCH PHIÊN TÒA CỦA CÁC VỤ VIỆC TRUNG TÂM ĐANG THỰC HIỆN",
     ("STT", "Mã số vụ việc", "Cấp xét xử", "Ngày mở phiên tòa", "Người thực hiện")),
    ("Theo_doi_nghi.xlsx", "Nghỉ", "THEO DÕI NGHỈ PHÉP, NGHỈ CHẾ ĐỘ",
     ("STT", "Họ tên", "Lý do", "Từ ngày", "Đến ngày", "Tỷ lệ làm việc còn lại")),
    ("Mien_giam_chi_tieu.xlsx", "Miễn, giảm", "MIỄN, GIẢM CHỈ TIÊU VỤ VIỆC",
     ("STT", "Họ tên", "Từ ngày", "Đến ngày", "Hệ số chỉ tiêu", "Lý do")),
)  # fmt: skip
WEIGHTS = (
    ("case_weight.form.PROC", "Trọng số: tham gia tố tụng", "Weight: participation in proceedings"),
    ("case_weight.stage.CUSTODY", "Trọng số: tạm giữ", "Weight: custody"),
    ("case_weight.stage.INVESTIGATION", "Trọng số: điều tra", "Weight: investigation"),
    ("case_weight.stage.PROSECUTION", "Trọng số: truy tố", "Weight: prosecution"),
    ("case_weight.stage.FIRST_INSTANCE", "Trọng số: sơ thẩm", "Weight: first instance"),
    ("case_weight.stage.CIVIL", "Trọng số: dân sự", "Weight: civil"),
    ("case_weight.stage.APPEAL", "Trọng số: phúc thẩm", "Weight: appeal"),
    ("case_weight.persons.each", "Trọng số: mỗi người thêm", "Weight: each further person"),
    ("case_weight.designated_defence.true", "Trọng số: bào chữa chỉ định", "Weight: designated defence"),
)
HEADING = "name,value,unit,valid_from,valid_to,title_vi,title_en,source_id"


def templates(speaker: Speaker) -> dict[str, bytes]:
    """File name -> content of every empty form; ``law_parameters.csv`` holds the weights, all 1, to be copied as
    law/parameters.csv into the home. A note in each form says how to fill it in."""
    found = {name: _form(speaker, sheet, title, columns) for name, sheet, title, columns in FORMS}
    lines = [HEADING, *(f"{name},1,factor,2018-01-01,,{vi},{en},PROP_BALANCE" for name, vi, en in WEIGHTS)]
    lines += [
        "# case_weight.distance.<district code>,1.2,factor,2018-01-01,,Trọng số: địa bàn xa,Weight: distant area,PROP_BALANCE",
        "# adviser_grade.APPEAL,2,grade,2018-01-01,,Phúc thẩm: từ hạng II,Appeal: grade II or above,PROP_BALANCE",
    ]
    return {**found, "law_parameters.csv": ("\n".join(lines) + "\n").encode("utf-8")}


def _form(speaker: Speaker, sheet: str, title: str, columns: tuple[str, ...]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        paper = book.add_worksheet(sheet)
        paper.write_string(0, 0, title, bold)
        paper.write_string(1, 0, speaker.say("Mỗi dòng một trường hợp; ngày dạng 31/12/2026; để trống ngày cuối nếu chưa hết hạn."))
        paper.write_row(2, 0, columns, bold)
        for column, words in enumerate(columns):
            paper.set_column(column, column, max(12, len(words) + 4))
    return target.getvalue()
