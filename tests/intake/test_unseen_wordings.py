"""Rules learned from agencies' files nobody here had seen: each a few rows as a clerk would write them."""

import datetime as dt

import polars as pl
import pytest
import xlsxwriter

from council.cells import births, case_codes, dates, offences, period_of
from council.formats import draft, load_formats
from council.intake import read_folder
from council.workbooks import read

NAMES = ("Trần Văn Út", "Lê Thị Hoa", "Nguyễn Quốc Bảo")
SIGNED = [["", "Tổng cộng: 3 người"], ["", "", "Người lập biểu", "THỦ TRƯỞNG"], ["", "", "Đỗ Văn Lập", "Lê Quang Ký"]]


def intake(folder, province_code="66", **sheets):
    """The rows of one workbook whose sheets are given as lists of rows; underscores of a name become spaces."""
    book = xlsxwriter.Workbook(folder / "bao cao.xlsx")
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.replace("_", " "))
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    return read_folder(folder, province_code=province_code)


def people(heading, *cells):
    """A heading and three numbered persons with ``cells`` (one per person or the same for all) beside the names."""
    spread = [c if isinstance(c, list) else [c] * 3 for c in cells]
    return [["STT", "Họ và tên", *heading], *([i + 1, name, *(c[i] for c in spread)] for i, name in enumerate(NAMES))]


@pytest.mark.parametrize("code", ["TTBD.TGTT.001.2025", "DLK.TGTT.001.2025", "CN1.TGTT.1.2025"])
def test_case_codes_of_any_organisation(code):
    read = case_codes(pl.Series([code]))
    assert read["state"].to_list() == ["ok"] and read["case_form"].to_list() == ["PROC"]


def test_gambling_is_not_the_words_for_the_name_of_an_offence():
    read = offences(pl.Series(["Tội đánh bạc", "Tội danh: Trộm cắp tài sản", "toi danh bac - K1 Đ321 BLHS"]))
    assert read["offence_key"].to_list() == ["danh bac", "trom cap tai san", "danh bac"]


def test_sunday_before_a_date():
    assert dates(pl.Series(["Thứ CN, 11/01/2026"])).rows["on"].to_list() == [dt.date(2026, 1, 11)]


def test_a_house_of_custody_named_on_its_own_line(tmp_path):
    rows = [["CÔNG AN TP. BUÔN MA THUỘT"], ["NHÀ TẠM GIỮ"], ["DANH SÁCH NGƯỜI BỊ TẠM GIỮ NĂM 2024"],
            *people(["Năm sinh", "Ngày nhập", "Cơ quan thụ lý"], 1990, "05/03/2024", "CSĐT CA TP Buôn Ma Thuột"), *SIGNED]
    entry = intake(tmp_path, TG=rows).entry
    assert entry["unit_id"].to_list() == ["NTG_643"] * 3


def test_a_district_whose_name_is_written_together(tmp_path):
    rows = [["CÔNG AN HUYỆN KRÔNG ANA"], ["DANH SÁCH BỊ CAN QUÝ I/2024"],
            *people(["Năm sinh", "Tư cách", "Ngày tiếp xúc"], 1990, "Bị can", "05/03/2024")]
    assert intake(tmp_path, DS=rows).entry["unit_id"].to_list() == ["CA_655"] * 3


def test_days_and_offences_behind_headings_with_so_and_noi_in_other_words(tmp_path):
    heading = ["Năm sinh", "Tư cách", "Ngày VKS thụ lý hồ sơ", "Nội dung tin báo", "Điều khoản"]
    rows = [["VIỆN KIỂM SÁT NHÂN DÂN HUYỆN EA KAR"], ["DANH SÁCH BỊ CAN TRUY TỐ NĂM 2024"],
            *people(heading, 1990, "Bị can", "05/03/2024", "Trộm cắp tài sản", ["Khoản 1 Điều 173", "173", 173])]
    entry = intake(tmp_path, DS=rows).entry
    assert entry["contact_on"].to_list() == [dt.date(2024, 3, 5)] * 3 and entry["offence_article"].to_list() == [173] * 3
    assert entry["offence_key"].to_list() == ["trom cap tai san"] * 3 and entry["place_text"].null_count() == 3


def test_day_and_hour_asked_for_in_one_heading(tmp_path):
    heading = ["Năm sinh", "Tư cách", "Ngày, giờ tiếp xúc lần đầu"]
    rows = [["CÔNG AN HUYỆN EA KAR"], ["DANH SÁCH BỊ CAN QUÝ I/2024"],
            *people(heading, 1990, "Bị can", "14g30 05/03/2024")]
    assert intake(tmp_path, DS=rows).entry["contact_at"].to_list() == [dt.datetime(2024, 3, 5, 14, 30)] * 3


def test_number_and_day_of_the_docket_in_one_cell(tmp_path):
    rows = [["TÒA ÁN NHÂN DÂN HUYỆN EA KAR"], ["DANH SÁCH ÁN DÂN SỰ NĂM 2024"],
            ["TT", "Số, ngày thụ lý", "Nguyên đơn", "Bị đơn", "Về việc"],
            *([i + 1, f"{i + 1}/2024/TLST-DS ngày 05/03/2024", f"{n}, SN 1990", "Hồ Văn Tư, SN 1970", "Tranh chấp thừa kế"]
              for i, n in enumerate(NAMES))]
    entry = intake(tmp_path, DS=rows).entry
    assert entry["contact_on"].to_list() == [dt.date(2024, 3, 5)] * 6
    assert entry["offence_key"].to_list() == ["tranh chap thua ke"] * 6


def test_parties_whose_names_stand_under_a_heading_of_two_levels(tmp_path):
    rows = [["TÒA ÁN NHÂN DÂN HUYỆN EA KAR"], ["DANH SÁCH ÁN DÂN SỰ NĂM 2024"],
            ["TT", "Thụ lý số", "Ngày thụ lý", "Nguyên đơn", "", "Bị đơn", "", "Ngày mở phiên tòa"],
            ["", "", "", "Họ tên", "Năm sinh", "Họ tên", "Năm sinh", ""],
            *([i + 1, f"{i + 1}/2024/TLST-DS", "05/03/2024", n, 1990, "Hồ Văn Tư", 1970, "05/06/2024"] for i, n in enumerate(NAMES))]
    book = xlsxwriter.Workbook(tmp_path / "dan su.xlsx")
    sheet = book.add_worksheet("DS")
    for i, row in enumerate(rows):
        sheet.write_row(i, 0, row)
    sheet.merge_range("D3:E3", "Nguyên đơn")
    sheet.merge_range("F3:G3", "Bị đơn")
    book.close()
    entry = read_folder(tmp_path, province_code="66").entry
    assert entry["role"].to_list() == ["plaintiff", "respondent"] * 3
    assert [day.year for day in entry["birth_from"]] == [1990, 1970] * 3


def test_a_wish_in_words_may_be_a_refusal_but_a_plain_no_is_none(tmp_path):
    heading = ["Năm sinh", "Tư cách", "Ngày giải thích", "Nguyện vọng TGPL"]
    rows = [["CÔNG AN HUYỆN EA KAR"], ["SỔ THEO DÕI TGPL NĂM 2024"],
            *people(heading, 1990, "Bị can", "05/03/2024", ["Có yêu cầu", "Từ chối", "Không"])]
    entry = intake(tmp_path, So=rows).entry
    assert entry["is_requested"].to_list() == [True, None, False] and entry["is_declined"].to_list() == [None, True, None]


def test_police_cases_with_several_accused_in_a_cell(tmp_path):
    rows = [["Đơn vị: Công an huyện Ea Kar"], ["BẢNG KÊ CÁC VỤ ÁN ĐÃ KHỞI TỐ QUÝ III/2024"],
            ["TT", "Vụ án", "Các bị can (họ tên, năm sinh)", "Ngày khởi tố bị can"],
            [1, "Đánh bạc", "1. Trần Văn Út - SN 1990\n2. Lê Thị Hoa - SN 1985", "05/07/2024"],
            [2, "Trộm cắp tài sản", "Nguyễn Quốc Bảo - SN 2001", "06/07/2024"]]
    entry = intake(tmp_path, Sheet1=rows).entry
    assert entry.select("name", "role", "unit_id").rows() == [(name, "accused", "CA_651") for name in NAMES]
    assert [day.year for day in entry["birth_from"]] == [1990, 1985, 2001]


def test_each_row_of_a_reference_list_says_which_list_it_is(tmp_path):
    rows = [["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO"],
            *people(["Ngày sinh", "CCCD", "Phân loại hộ", "Xã", "Huyện"], "05/03/1990", "066190001234",
                    ["Hộ nghèo", "Hộ cận nghèo", "Hộ nghèo"], "Xã Ea Kmút", "Huyện Ea Kar")]
    assert intake(tmp_path, HN=rows).entry["listed"].to_list() == ["poor", "near_poor", "poor"]


def test_a_bare_body_is_a_source_and_names_under_a_signature_are_no_row(tmp_path):
    heading = ["Ngày thụ lý", "Mã vụ việc", "Nguồn vụ việc", "Phương thức", "Người thực hiện TGPL"]
    rows = [["SỔ THỤ LÝ VỤ VIỆC NĂM 2025"],
            *people(heading, "05/03/2025", [f"DLK.TGTT.{i}.2025" for i in (1, 2, 3)],
                    ["Cơ quan điều tra", "Tòa án", "Viện KS"], "Tham gia tố tụng", "Hồ Văn Tư"), *SIGNED]
    found = intake(tmp_path, STL=rows)
    assert found.entry["source"].to_list() == ["police", "court", "procuracy"]
    assert found.entry["case_form"].to_list() == ["PROC"] * 3
    assert found.problem.filter(pl.col("severity") == "refused").height == 0


def test_the_draft_of_a_form_in_nobodys_words_is_read_as_it_stands(tmp_path):
    folder, home = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    (home / "formats").mkdir(parents=True)
    rows = [["CÔNG AN HUYỆN EA KAR"], ["BẢNG BIỂU NỘI BỘ QUÝ 4/2024"], ["Mục", "Đối tượng", "Tuổi/NS", "Sai phạm", "Mốc gặp", "Vị thế"],
            *([i + 1, name, 1990, "Trộm cắp tài sản", f"0{i + 3}/10/2024", "Bị can"] for i, name in enumerate(NAMES)), *SIGNED]
    before = intake(folder, a=rows)
    assert before.entry.height == 0 and before.problem["code"].to_list() == ["unknown_form"]
    ((stem, text),) = draft(read(folder / "bao cao.xlsx", "bao cao.xlsx"), load_formats()).items()
    (home / "formats" / f"{stem}.toml").write_text(text, "utf-8")
    entry = read_folder(folder, home, province_code="66").entry
    assert entry.select("name", "kind", "unit_id", "role", "offence_key").rows() == [
        (name, "list", "CA_651", "accused", "trom cap tai san") for name in NAMES]
    assert entry["contact_on"].null_count() == 0 and [day.year for day in entry["birth_from"]] == [1990] * 3


def test_the_number_of_a_decree_is_no_month():
    titles = ["(Ban hành kèm theo TTLT số 10/2018)", "CV 12/2024/CV-TP", "Sổ 3/2025", "QĐ số 05/2024/QĐ-STP - Quý I/2025"]
    assert [period_of(title)[2] for title in titles] == [None, None, "2025-03", "2025Q1"]


def test_an_age_or_a_place_behind_a_birth():
    read = births(pl.Series(["1983 (42 tuổi)", "Sinh ngày 05/03/1990 tại Hậu Giang"])).rows
    assert read["birth_from"].to_list() == [dt.date(1983, 1, 1), dt.date(1990, 3, 5)]
    assert read["precision"].to_list() == ["year", "day"]


def test_districts_that_share_a_name_and_numbered_section_lines(tmp_path):
    heading, *rows = people(["Năm sinh", "Tư cách", "Ngày tiếp xúc"], 1990, "Bị can", "05/03/2024")
    lines = ["I. VKSND thị xã Long Mỹ", "II. VKSND huyện Long Mỹ", "III. VKSND huyện Phụng Hiệp"]
    sheet = [["VKSND TỈNH HẬU GIANG"], heading, *(row for line, person in zip(lines, rows, strict=True) for row in ([line], person))]
    assert intake(tmp_path, "93", TH=sheet).entry["unit_id"].to_list() == ["VKS_937", "VKS_936", "VKS_934"]


def test_of_two_districts_of_one_name_the_folder_says_which(tmp_path):
    folder = tmp_path / "Công an huyện Long Mỹ"
    folder.mkdir()
    intake(folder, "93", DS=[["DANH SÁCH BỊ CAN QUÝ I/2024"], *people(["Năm sinh", "Tư cách", "Ngày tiếp xúc"], 1990, "Bị can", "05/03/2024")])
    assert read_folder(tmp_path, province_code="93").entry["unit_id"].to_list() == ["CA_936"] * 3


def test_parties_named_in_one_cell(tmp_path):
    parties = ["Nguyên đơn: Bà Lê Thị Hoa, sinh năm 1985\nBị đơn: Ông Trần Trú An, sinh năm 1990",
               "NĐ: Nguyễn Quốc Bảo, sinh năm 1970\nBĐ: Trần Văn Út, sinh năm 1990"]
    civil = [["TAND HUYỆN CHÂU THÀNH"], ["DANH SÁCH VỤ ÁN DÂN SỰ THỤ LÝ NĂM 2024"],
             ["STT", "Số, ngày thụ lý", "Đương sự", "Tranh chấp về", "Ngày đưa ra xét xử"],
             *([i, f"{i}/2024/TLST-DS ngày 05/03/2024", text, "Ly hôn", "05/06/2024"] for i, text in enumerate(parties, 1))]
    entry = intake(tmp_path, "93", DS=civil).entry
    assert entry.select("name", "role").rows() == [("Lê Thị Hoa", "plaintiff"), ("Trần Trú An", "respondent"),
                                                   ("Nguyễn Quốc Bảo", "plaintiff"), ("Trần Văn Út", "respondent")]


def test_addresses_behind_names_are_where_people_live(tmp_path):
    rows = [["CÔNG AN HUYỆN CHÂU THÀNH"], ["BẢNG KÊ VỤ ÁN QUÝ III/2024"],
            ["TT", "Vụ án", "Ngày khởi tố bị can", "Họ tên, năm sinh, nơi cư trú bị can", "Tư cách"],
            [1, "Đánh bạc", "05/07/2024", "1/ Trần Văn Út, sinh năm 1990, ngụ ấp 3, xã Vị Thủy, huyện Vị Thủy\n2/ Lê Thị Hoa, sinh năm 1985", "Bị can"],
            [2, "Trộm cắp tài sản", "06/07/2024", "Nguyễn Quốc Bảo, sinh năm 2001, ngụ ấp 1, xã Vị Đông, huyện Vị Thủy", "Bị can"]]
    entry = intake(tmp_path, "93", KH=rows).entry
    assert entry["name"].to_list() == ["Trần Văn Út", "Lê Thị Hoa", "Nguyễn Quốc Bảo"]
    assert entry["residence_district"].to_list() == ["935", None, "935"]


def test_a_second_line_with_the_address_is_nobody_else(tmp_path):
    rows = [["CÔNG AN HUYỆN PHỤNG HIỆP"], ["DANH SÁCH BỊ CAN THÁNG 8/2024"], ["TT", "Họ và tên", "Năm sinh", "Tư cách", "Ngày tiếp xúc"],
            ["", "Nơi cư trú", "Dân tộc", "", ""]]
    for i, name in enumerate(NAMES):
        rows += [[i + 1, name, 1990, "Bị can", "05/08/2024"], ["", "ấp 2, xã Hòa An, huyện Phụng Hiệp", "Kinh", "", ""]]
    entry = intake(tmp_path, "93", DS=rows).entry
    assert entry["name"].to_list() == list(NAMES) and [day.year for day in entry["birth_from"]] == [1990] * 3


def test_an_unnumbered_person_with_an_address_behind_the_name_is_somebody(tmp_path):
    rows = [["CÔNG AN HUYỆN PHỤNG HIỆP"], ["DANH SÁCH BỊ CAN THÁNG 8/2024"], ["TT", "Họ và tên", "Năm sinh", "Tư cách", "Ngày tiếp xúc"],
            [1, NAMES[0], 1990, "Bị can", "05/08/2024"],
            ["", f"{NAMES[1]}, ngụ ấp 2, xã Hòa An, huyện Phụng Hiệp", 1985, "Bị can", "06/08/2024"]]
    assert intake(tmp_path, "93", DS=rows).entry["name"].to_list() == list(NAMES[:2])


def test_births_in_columns_under_one_heading(tmp_path):
    parts = [["CÔNG AN TX. LONG MỸ"], ["DANH SÁCH BỊ CAN QUÝ I/2024"], ["TT", "Họ và tên", "Sinh", "", "", "Tư cách", "Ngày tiếp xúc"],
             ["", "", "Ngày", "Tháng", "Năm", "", ""], *([i + 1, name, 5, 3, 1990, "Bị can", "05/03/2024"] for i, name in enumerate(NAMES))]
    assert intake(tmp_path, "93", DS=parts).entry["birth_from"].to_list() == [dt.date(1990, 3, 5)] * 3


def test_male_and_female_births_under_one_heading(tmp_path):
    rows = [["CÔNG AN TX. LONG MỸ"], ["DANH SÁCH BỊ CAN QUÝ I/2024"], ["TT", "Họ và tên", "Ngày sinh", "", "Tư cách", "Ngày tiếp xúc"],
            ["", "", "Nam", "Nữ", "", ""], [1, NAMES[0], "05/03/1990", "", "Bị can", "05/03/2024"],
            [2, NAMES[1], "", "06/04/1985", "Bị can", "05/03/2024"]]
    entry = intake(tmp_path, "93", DS=rows).entry
    assert entry.select("birth_from", "sex").rows() == [(dt.date(1990, 3, 5), "M"), (dt.date(1985, 4, 6), "F")]
