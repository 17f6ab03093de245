"""Days, papers, sections and persons as clerks of a fifth province write them: each rule with a few rows."""

import datetime as dt

import polars as pl
import pytest

from council.cells import case_codes, dates
from council.intake import read_folder
from council.intake.persons import people as persons_of
from tests.intake.test_unseen_wordings import NAMES, intake, people

POLICE = ["CÔNG AN HUYỆN BÌNH SƠN"]


def quang_ngai(folder, **sheets):
    return intake(folder, "51", **sheets)


def test_days_without_year_take_the_year_of_the_section_or_the_title(tmp_path):
    heading, *persons = people(["Năm sinh", "Tư cách", "Ngày bắt"], 1990, "Bị can", ["5/1", "28/12", "09h15, 7/1"])
    entry = quang_ngai(tmp_path, DS=[POLICE, ["DANH SÁCH BỊ CAN NĂM 2024"], heading, ["Tháng 01 năm 2024"], *persons]).entry
    assert entry["contact_on"].to_list() == [dt.date(2024, 1, 5), dt.date(2023, 12, 28), dt.date(2024, 1, 7)]
    assert entry["contact_at"].to_list() == [None, None, dt.datetime(2024, 1, 7, 9, 15)]


def test_a_day_alone_is_one_of_the_month_stated_and_a_far_day_stays_open(tmp_path):
    heading, *persons = people(["Năm sinh", "Tư cách", "Ngày bắt"], 1990, "Bị can", ["05", "31", "15/8"])
    read = quang_ngai(tmp_path, DS=[POLICE, ["DANH SÁCH BỊ CAN THÁNG 2/2024"], heading, *persons])
    assert read.entry["contact_on"].to_list() == [dt.date(2024, 2, 5), None, None]
    assert read.problem.filter(pl.col("column").is_in(["contact", "contact_on"]))["raw"].to_list() == ["31", "15/8"]


def test_duty_days_without_year(tmp_path):
    rows = [["LỊCH TRỰC TRỢ GIÚP PHÁP LÝ"], ["Tháng 02 năm 2026"], ["Thứ", "Ngày", "Địa điểm trực", "Người trực", "Hình thức trực"],
            ["Hai", "2/2", "TAND tỉnh", NAMES[0], "Tại chỗ"], ["Ba", "03", "TAND tỉnh", NAMES[1], "Qua điện thoại"],
            ["Tư", "4/2", "Công an tỉnh", NAMES[2], "Tại chỗ"]]
    assert quang_ngai(tmp_path, T2=rows).duty_row["duty_on"].to_list() == [dt.date(2026, 2, day) for day in (2, 3, 4)]


def test_counts_that_look_like_running_numbers_are_counts(tmp_path):
    rows = [["SỐ LIỆU TGPL NGÀNH KIỂM SÁT QUÝ 2/2024"], ["Viện KSND", "Tiếp xúc", "Phát M01", "Giải thích", "Yêu cầu", "M03", "M04"],
            ["VKSND huyện Trà Bồng", 1, 1, 1, 1, 1, 0], ["VKSND huyện Sơn Hà", 2, 2, 2, 1, 1, 0], ["VKSND huyện Ba Tơ", 3, 3, 1, 0, 1, 0]]
    totals = quang_ngai(tmp_path, Q2=rows).totals_row
    assert totals.select("contacted", "told", "explained", "requested").rows() == [(1, 1, 1, 1), (2, 2, 2, 1), (3, 3, 1, 0)]


def test_tb_and_tt_under_one_heading_are_the_two_papers(tmp_path):
    top = ["STT", "Họ tên", "Năm sinh", "Tư cách", "Ngày giải thích", "Văn bản gửi Trung tâm TGPL", ""]
    low = ["", "", "", "", "", "TB (số, ngày)", "TT (số, ngày)"]
    rows = [POLICE, ["SỔ THEO DÕI TGPL QUÝ I/2024"], top, low, [1, NAMES[0], 1990, "Bị can", "05/01/2024", "số 02, ngày 5/1/2024", ""],
            [2, NAMES[1], 1991, "Bị can", "06/01/2024", "", "số 07, ngày 6/1/2024"]]
    entry = quang_ngai(tmp_path, S=rows).entry
    assert entry.select("paper_form", "paper_number", "paper_on").rows() == [
        ("M03", "2", dt.date(2024, 1, 5)), ("M04", "7", dt.date(2024, 1, 6))]


def test_the_form_in_brackets_tells_two_headings_apart(tmp_path):
    rows = [["SỐ LIỆU TGPL CỦA CÔNG AN 6 THÁNG ĐẦU NĂM 2024"],
            ["Đơn vị", "Số người tiếp xúc", "Đã được giải thích", "Số TB đã gửi (mẫu 03)", "Số TT đã gửi (mẫu 04)"],
            ["CA huyện Minh Long", 8, 5, 4, 2], ["CA huyện Sơn Tây", 2, 1, 1, 0]]
    totals = quang_ngai(tmp_path, Q2=rows).totals_row
    assert totals.select("notified_m03", "informed_m04").rows() == [(4, 2), (1, 0)]


@pytest.mark.parametrize(
    ("cell", "name", "birth", "home"),
    [
        ("Võ Thanh Tùng (1983), Xã Trà Bồng", "Võ Thanh Tùng", "1983", "Xã Trà Bồng"),
        ("Cao Văn Lý, SN 1990; Phường Sa Huỳnh, Quảng Ngãi", "Cao Văn Lý", "1990", "Phường Sa Huỳnh, Quảng Ngãi"),
        ("A Thút\nSinh năm 1986\nXã Trà Bồng", "A Thút", "1986", "Xã Trà Bồng"),
        ("Bà Ngô Thị Lý", "Ngô Thị Lý", None, None),
        ("Ông Văn Tùng", "Ông Văn Tùng", None, None),
        ("Ông Lê Văn Tùng", "Lê Văn Tùng", None, None),
        ("Đường Văn Bản", "Đường Văn Bản", None, None),
    ],
)
def test_birth_and_address_in_the_name_cell(cell, name, birth, home):
    [person] = persons_of(pl.Series([cell])).to_list()[0]
    assert (person["name"], person["birth"], person["home"]) == (name, birth, home)


def test_two_names_on_lines_stay_two_persons():
    assert [p["name"] for p in persons_of(pl.Series(["Y Bản\nA Làng\nLê Thị Tổ"])).to_list()[0]] == ["Y Bản", "A Làng", "Lê Thị Tổ"]


def test_one_notice_for_both_parties_of_a_row_is_no_number_used_twice(tmp_path):
    cell = "Nguyên đơn: Lê Thị Hoa, sinh năm 1985\nBị đơn: Trần Văn Út, sinh năm 1980"
    rows = [["TAND HUYỆN MỘ ĐỨC"], ["THEO DÕI VỤ ÁN CÓ ĐƯƠNG SỰ ĐƯỢC TGPL NĂM 2024"],
            ["TT", "Số, ngày thụ lý", "Quan hệ pháp luật", "Đương sự", "Đã thông báo cho TT TGPL (số, ngày)"],
            [1, "21/2024/TLST-HNGĐ\n08/03/2024", "Ly hôn", cell, "1/TB-TA ngày 09/03/2024"],
            [2, "22/2024/TLST-DS\n10/03/2024", "Tranh chấp đất đai", cell.replace("Hoa", "Mai").replace("Út", "Ba"), "2/TB-TA ngày 12/03/2024"],
            [3, "23/2024/TLST-DS\n11/03/2024", "Tranh chấp đất đai", cell.replace("Hoa", "Lan").replace("Út", "Tư"), "2/TB-TA ngày 13/03/2024"]]
    read = quang_ngai(tmp_path, KV=rows)
    assert read.entry.select("name", "role", "contact_on").rows()[:2] == [
        ("Lê Thị Hoa", "plaintiff", dt.date(2024, 3, 8)), ("Trần Văn Út", "respondent", dt.date(2024, 3, 8))]
    assert read.rows.filter(pl.col("reason") == "paper_number_twice")["row"].to_list() == [6, 6]


def test_a_lawyer_is_no_answer_to_whether_aid_is_asked_for_and_no_request_is_a_refusal(tmp_path):
    heading, *persons = people(
        ["Năm sinh", "Tư cách", "Ngày tiếp xúc", "Ý kiến của bị can, bị hại"], 1990, "Bị can", "05/03/2024",
        ["Có yêu cầu TGPL", "Không yêu cầu", "Đã có luật sư"])
    entry = quang_ngai(tmp_path, DS=[["VKSND HUYỆN SƠN TỊNH"], ["DANH SÁCH BỊ CAN NĂM 2024"], heading, *persons]).entry
    assert entry.select("is_requested", "is_declined", "counsel").rows() == [
        (True, None, None), (False, True, None), (None, None, "own")]


def test_sections_with_roman_numbers_and_their_offence(tmp_path):
    heading = ["STT", "Bị can", "Năm sinh", "Trú tại", "Ngày nhận hồ sơ", "Cáo trạng số"]
    rows = [["VKSND HUYỆN SƠN TỊNH"], ["DANH SÁCH BỊ CAN ĐÃ TRUY TỐ NĂM 2024"], heading, ["I", "Trộm cắp tài sản (Điều 173 BLHS)"],
            [1, NAMES[0], 1990, "Tịnh Thọ - Sơn Tịnh", "05/03/2024", "1/CT"], ["II.", "Đánh bạc (Điều 321)"],
            [1, NAMES[1], 1990, "Tịnh Thọ - Sơn Tịnh", "06/03/2024", "2/CT"]]
    entry = quang_ngai(tmp_path, DS=rows).entry
    assert entry.select("name", "offence_key", "offence_article").rows() == [
        (NAMES[0], "trom cap tai san", 173), (NAMES[1], "danh bac", 321)]


def test_the_day_of_assignment_beside_the_number_of_the_decision(tmp_path):
    heading = ["STT", "Mã hồ sơ", "Ngày vào sổ thụ lý", "Họ tên", "Năm sinh", "Họ tên TGV", "Quyết định cử (số; ngày)"]
    rows = [["SỔ THEO DÕI VỤ VIỆC THAM GIA TỐ TỤNG NĂM 2025"], heading,
            *([i, f"TT.TGTT.{i:03d}.2025", "05/01/2025", name, 1990, "Lê Kim Loan", f"0{i}/QĐ-TGPL; 0{i + 5}/01/2025"] for i, name in enumerate(NAMES, 1))]
    assert quang_ngai(tmp_path, STL=rows).entry["assigned_on"].to_list() == [dt.date(2025, 1, day) for day in (6, 7, 8)]


def test_a_commune_and_the_province_whose_city_has_its_name(tmp_path):
    heading, *persons = people(["Năm sinh", "Tư cách", "Ngày tiếp xúc", "Nơi cư trú"], 1990, "Bị can", "05/09/2025",
                               ["Phường Sa Huỳnh, Quảng Ngãi", "Xã Ba Vinh, tỉnh Quảng Ngãi", "xã Tịnh Khê, TP Quảng Ngãi"])
    entry = quang_ngai(tmp_path, DS=[["CÔNG AN TỈNH QUẢNG NGÃI"], ["DANH SÁCH BỊ CAN QUÝ III/2025"], heading, *persons]).entry
    assert entry["residence_code"].to_list() == ["21478", "21490", "21211"]


def test_a_list_of_a_commune_says_where_its_households_live(tmp_path):
    heading, *persons = people(["Ngày sinh", "Số CCCD", "Quan hệ với chủ hộ"], "05/03/1990", "051090000001", "Chủ hộ")
    rows = [["UBND XÃ BA VINH"], ["DANH SÁCH HỘ NGHÈO NĂM 2025 XÃ BA VINH, HUYỆN BA TƠ"], heading, *persons]
    assert quang_ngai(tmp_path, BV=rows).entry["residence_district"].to_list() == ["535"] * 3


def test_headings_written_together_numbered_or_asked(tmp_path):
    for folder, heading in (
        ("a", ["SoThuLy", "NgayThuLy", "HoTenBiCao", "NamSinh", "TuCach", "ToiDanh", "NgayXetXu"]),
        ("b", ["1. Số thụ lý", "2. Ngày thụ lý", "3. Họ và tên", "4. Năm sinh", "5. Tư cách", "6. Tội danh", "7. Ngày xét xử"]),
        ("c", ["Số thụ lý vụ án?", "Ngày thụ lý?", "Họ và tên bị cáo là gì?", "Sinh năm nào?", "Tư cách tham gia tố tụng?", "Tội danh là gì?", "Ngày xét xử?"]),
        ("d", ["docket_no", "accepted_date", "person_name", "date_of_birth", "role", "offence", "hearing_date"]),
    ):
        (tmp_path / folder).mkdir()
        rows = [["TAND HUYỆN MỘ ĐỨC"], heading,
                *([f"{i}/2024/TLST-HS", f"0{i}/03/2024", name, 1990, "Bị cáo", "Đánh bạc", "05/06/2024"] for i, name in enumerate(NAMES, 1))]
        entry = quang_ngai(tmp_path / folder, HS=rows).entry
        assert entry.select("name", "case_no", "contact_on", "trial_on", "unit_id").row(0) == (
            NAMES[0], "1/2024/TLST-HS", dt.date(2024, 3, 1), dt.date(2024, 6, 5), "TA_533"), folder
        assert [day.year for day in entry["birth_from"]] == [1990] * 3, folder


def test_machine_times_at_the_clock_of_viet_nam():
    cells = ["2025-04-07T13:35:00+07:00", "2025-04-07T20:30:00Z", "20240305T083000", "2026-01-02T00:00:00+07:00", "Mar 5, 2024"]
    read = dates(pl.Series(cells)).rows
    assert read["on"].to_list() == [dt.date(2025, 4, 7), dt.date(2025, 4, 8), dt.date(2024, 3, 5), dt.date(2026, 1, 2), dt.date(2024, 3, 5)]
    assert read["at"].to_list() == [
        dt.datetime(2025, 4, 7, 13, 35), dt.datetime(2025, 4, 8, 3, 30), dt.datetime(2024, 3, 5, 8, 30), None, None]


@pytest.mark.parametrize(
    ("code", "form", "year"),
    [("VV-2024-000012", None, 2024), ("AG/TGTT/2025/0052", "PROC", 2025), ("TGPL26.027-TT", None, None), ("TT.TV.7.2025", "ADV", 2025)],
)
def test_a_centre_keeps_its_own_codes(code, form, year):
    read = case_codes(pl.Series([code])).row(0, named=True)
    assert (read["state"], read["case_form"], read["case_year"]) == ("ok", form, year)
    assert read["case_id"] == {"TT.TV.7.2025": "TT.TV.007.2025"}.get(code, code)


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "12/3", "không có", "TGV", "05/03/2024"])
def test_other_words_are_no_code(text):
    assert case_codes(pl.Series([text]))["case_id"].to_list() == [None]


def test_days_in_three_columns(tmp_path):
    heading = ["Ngày sinh", "Tháng sinh", "Năm sinh", "Tư cách", "Ngày tiếp xúc", "Tháng tiếp xúc", "Năm tiếp xúc"]
    rows = [POLICE, ["DANH SÁCH BỊ CAN NĂM 2024"], *people(heading, [9, "", 7], [11, 4, 5], 2007, "Bị can", 1, 5, 2024)]
    entry = quang_ngai(tmp_path, DS=rows).entry
    assert entry["birth_precision"].to_list() == ["day", "month", "day"] and entry["birth_from"][0] == dt.date(2007, 11, 9)
    assert entry["contact_on"].to_list() == [dt.date(2024, 5, 1)] * 3


def test_the_sheet_says_the_place_and_the_title_the_sector(tmp_path):
    heading, *persons = people(["Năm sinh", "Tư cách", "Tội danh", "Ngày thụ lý", "Ngày xét xử"], 1990, "Bị cáo", "Đánh bạc", "05/09/2025", "05/10/2025")
    for folder, title in (("toa an", "DANH SÁCH BỊ CÁO TÒA ÁN NĂM 2025"), ("kiem sat", "VIỆN KIỂM SÁT - DANH SÁCH BỊ CAN NĂM 2025")):
        (tmp_path / folder).mkdir()
        found = quang_ngai(tmp_path / folder, KV_5=[[title], heading, *persons], KV_6=[[title], heading, *persons[:2]]).entry
        prefix = "TA" if folder == "toa an" else "VKS"
        assert found["unit_id"].to_list() == [f"{prefix}_KV5"] * 3 + [f"{prefix}_KV6"] * 2


def test_a_row_that_names_another_unit_is_not_the_commune_polices(tmp_path):
    heading = ["STT", "Tên đơn vị", "Họ và tên", "Năm sinh", "Tư cách", "Ngày giải thích", "Có yêu cầu TGPL"]
    rows = [["SỔ THEO DÕI TGPL CỦA CÔNG AN CẤP XÃ VÀ CÔNG AN TỈNH NĂM 2025"], heading,
            [1, "Công an tỉnh Quảng Ngãi", NAMES[0], 1990, "Bị can", "05/09/2025", "Có"],
            [2, "Công an xã Ba Vinh", NAMES[1], 1990, "Bị hại", "06/09/2025", "Có"]]
    assert quang_ngai(tmp_path, S=rows).entry["unit_id"].to_list() == ["CA_T", "CAX"]


def test_appeals_by_their_title(tmp_path):
    heading, *persons = people(["Năm sinh", "Tội danh", "Số thụ lý", "Ngày thụ lý phúc thẩm"], 1990, "Đánh bạc", "3/2025/TLST-HS", "05/09/2025")
    rows = [["TÒA ÁN NHÂN DÂN TỈNH QUẢNG NGÃI"], ["DANH SÁCH BỊ CÁO THỤ LÝ PHÚC THẨM NĂM 2025"], heading, *persons]
    assert quang_ngai(tmp_path, PT=rows).entry["stage"].to_list() == ["APPEAL"] * 3


def test_persons_without_a_group_are_no_reference_list(tmp_path):
    rows = [["Bản nháp"], *people(["Năm sinh"], 1990)]
    read = quang_ngai(tmp_path, N=rows)
    assert read.entry.is_empty() and read.source_file["outcome"].to_list() == ["unknown"]
    assert "Họ và tên" in read.problem.filter(pl.col("code") == "unknown_form")["message_vi"][0]


def test_the_beneficiary_is_the_person_not_who_asked_for_him(tmp_path):
    heading = ["STT", "Mã hồ sơ", "Ngày thụ lý", "Người yêu cầu TGPL (người thân)", "Người được TGPL", "Năm sinh", "Người thực hiện"]
    rows = [["SỔ THỤ LÝ NĂM 2025"], heading,
            *([i, f"TT.TGTT.{i:03d}.2025", "05/01/2025", "Lê Thị Mẹ", name, 1990, "Lê Kim Loan"] for i, name in enumerate(NAMES, 1))]
    assert quang_ngai(tmp_path, STL=rows).entry["name"].to_list() == list(NAMES)


def test_a_table_whose_stamps_are_month_first_is_asked_about(tmp_path):
    heading = ["Dấu thời gian", "Họ và tên", "Năm sinh", "Tư cách", "Ngày tiếp xúc"]
    rows = [POLICE, ["DANH SÁCH BỊ CAN QUÝ II/2024"], heading,
            *([f"4/{i + 14}/2024 10:11:12", name, 1990, "Bị can", f"4/{i}/2024"] for i, name in enumerate(NAMES, 1))]
    read = quang_ngai(tmp_path, F=rows)
    assert read.entry["contact_on"].to_list() == [None] * 3
    assert read.problem.filter(pl.col("code") == "date_order_unknown").height == 3


def test_codes_that_the_heading_explains(tmp_path):
    rows = [POLICE, ["DANH SÁCH NĂM 2024"],
            *people(["Năm sinh", "Giới tính (1: Nam; 2: Nữ)", "Tư cách (1- bị can; 2- bị hại)", "Ngày tiếp xúc"], 1990, [1, 2, 1], ["01", "2", "1"], "05/03/2024")]
    entry = quang_ngai(tmp_path, DS=rows).entry
    assert entry.select("sex", "role").rows() == [("M", "accused"), ("F", "victim"), ("M", "accused")]


def test_sheets_that_go_on_without_headings(tmp_path):
    first = [POLICE, ["DANH SÁCH BỊ CAN NĂM 2024"], *people(["Năm sinh", "Tư cách", "Ngày tiếp xúc"], 1990, "Bị can", "05/03/2024")]
    second = [[1, "Phạm Thị Lý", 1991, "Bị can", "06/04/2024"], [2, "Lê Văn Tám", 1992, "Bị hại", "07/04/2024"]]
    notes = [["Ghi chú", "Số liệu đã rà soát"], ["Người lập", "Lê Văn A"]]
    read = quang_ngai(tmp_path, T3=first, T4=second, Khac=notes)
    assert read.entry["name"].to_list() == [*NAMES, "Phạm Thị Lý", "Lê Văn Tám"]
    assert read.problem.filter(pl.col("code") == "unknown_form")["sheet"].to_list() == ["Khac"]


def test_a_column_nobody_understands_is_told(tmp_path):
    rows = [POLICE, ["DANH SÁCH BỊ CAN NĂM 2024"], *people(["Năm sinh", "Tư cách", "Ngày tiếp xúc", "Xyz abc", "SĐT"], 1990, "Bị can", "05/03/2024", "?", "0912345678")]
    told = quang_ngai(tmp_path, DS=rows).problem.filter(pl.col("code") == "column_unread")
    assert told.select("cell", "raw").rows() == [("F3", "Xyz abc")] and "không dùng cột" in told["message_vi"][0]


def test_an_asked_refusal_answered_no_is_none(tmp_path):
    rows = [POLICE, ["SỔ THEO DÕI TGPL NĂM 2024"],
            *people(["Năm sinh", "Tư cách", "Ngày giải thích", "Người đó có từ chối TGPL không?"], 1990, "Bị can", "05/03/2024", ["Không", "Từ chối", ""])]
    assert quang_ngai(tmp_path, S=rows).entry["is_declined"].to_list() == [False, True, None]


def test_the_role_behind_the_name_and_the_birth(tmp_path):
    rows = [["TAND HUYỆN MỘ ĐỨC"], ["STT", "Số TL", "Ngày TL", "Họ tên, ngày sinh, tư cách", "Tội danh/QHTC"],
            [1, "1/2024/TLST-HS", "05/03/2024", "Trần Yến Nhi, sinh ngày 16/01/1996, bị cáo", "Đánh bạc"],
            [2, "2/2024/TLST-HC", "06/03/2024", "Võ Phước Sang, sinh năm 1988, người khởi kiện", "Khiếu kiện"],
            [3, "1/2024/TLST-HS", "05/03/2024", "Lê Thị Tư, 1990, bị hại", "Đánh bạc"]]
    entry = quang_ngai(tmp_path, HS=rows).entry
    assert entry.select("name", "role", "birth_precision").rows() == [
        ("Trần Yến Nhi", "accused", "day"), ("Võ Phước Sang", "plaintiff", "year"), ("Lê Thị Tư", "victim", "year")]


def test_a_code_that_a_reply_names(tmp_path):
    heading = ["STT", "Ngày nhận", "Nơi gửi", "Loại văn bản", "Số VB", "Họ tên", "Năm sinh", "Kết quả xử lý"]
    rows = [["SỔ TIẾP NHẬN THÔNG BÁO TGPL NĂM 2024"], heading,
            *([i, "05/03/2024", "CA huyện Bình Sơn", "Mẫu 03", f"{i}/TB", name, 1990, text]
              for i, (name, text) in enumerate(zip(NAMES, ("Đã thụ lý, mã vụ việc VV-2024-000013", "Đã thụ lý TT.TGTT.7.2024", "Đã trả lời 5/CV-TGPL"), strict=True), 1))]
    entry = quang_ngai(tmp_path, L=rows).entry
    assert entry["reply_case_id"].to_list() == ["VV-2024-000013", "TT.TGTT.007.2024", None]


def test_the_cells_of_a_border_post_are_the_border_guards(tmp_path):
    rows = [["ĐỒN BIÊN PHÒNG SA HUỲNH"], ["DANH SÁCH NGƯỜI BỊ TẠM GIỮ TẠI BUỒNG TẠM GIỮ ĐỒN BIÊN PHÒNG NĂM 2025"],
            *people(["Năm sinh", "Hành vi", "Ngày tạm giữ"], 1990, "Buôn lậu", "05/03/2025")]
    entry = quang_ngai(tmp_path, BP=rows).entry
    assert entry["sector"].to_list() == ["border"] * 3 and entry["custody_said"].to_list() == [True] * 3


def test_two_blocks_side_by_side_have_their_own_days(tmp_path):
    block = ["Họ tên {}", "Năm sinh", "Tội danh", "Ngày làm việc"]
    rows = [POLICE, ["NGƯỜI BỊ BUỘC TỘI VÀ BỊ HẠI NĂM 2024"],
            ["STT", *(text.format("bị can") for text in block), "STT", *(text.format("bị hại") for text in block)],
            [1, NAMES[0], 1990, "Đánh bạc", "05/03/2024", 1, "Phạm Thị Lý", 1991, "Trộm cắp tài sản", "25/03/2024"],
            [2, NAMES[1], 1992, "Đánh bạc", "06/03/2024", "", "", "", "", ""]]
    entry = quang_ngai(tmp_path, DS=rows).entry
    assert entry.select("name", "role", "offence_key", "contact_on").rows() == [
        (NAMES[0], "accused", "danh bac", dt.date(2024, 3, 5)), ("Phạm Thị Lý", "victim", "trom cap tai san", dt.date(2024, 3, 25)),
        (NAMES[1], "accused", "danh bac", dt.date(2024, 3, 6))]


def test_quota_bands_with_the_seniority_across(tmp_path):
    rows = [["CHỈ TIÊU VỤ VIỆC THAM GIA TỐ TỤNG NĂM 2026"], ["MỨC", "DƯỚI 3 NĂM", "TỪ 3 NĂM ĐẾN DƯỚI 5 NĂM", "TỪ 5 NĂM TRỞ LÊN"],
            ["ĐẠT", "7 - 12", "11 - 15", "14 - 21"], ["KHÁ", "13 - 16", "16 - 21", "22 - 27"],
            ["TỐT", "từ 17 trở lên", "từ 22 trở lên", "từ 28 trở lên"]]
    quota = quang_ngai(tmp_path, CT=rows).quota_row
    assert quota.select("year", "band", "meets_from", "good_from", "excellent_from").sort("band").rows() == [
        (2026, 1, 7, 13, 17), (2026, 2, 11, 16, 22), (2026, 3, 14, 22, 28)]


def test_reductions_take_off_what_they_say(tmp_path):
    rows = [["DANH SÁCH TGVPL ĐƯỢC GIẢM CHỈ TIÊU NĂM 2026"], ["Trợ giúp viên", "Mức giảm", "Thời gian áp dụng", "Căn cứ"],
            *([name, share, "01/01/2026 - 31/12/2026", "Lãnh đạo"] for name, share in zip(NAMES, ("giảm 60%", "50%", "miễn"), strict=True))]
    assert [round(f, 2) for f in quang_ngai(tmp_path, MG=rows).quota_adjustment_row["factor"]] == [0.4, 0.5, 0.0]


def test_files_of_several_units_in_one_form_are_no_versions_of_each_other(tmp_path):
    heading, *persons = people(["Năm sinh", "Tư cách", "Tội danh", "Số thụ lý", "Ngày thụ lý"], 1990, "Bị can", "Đánh bạc", ["1", "2", "3"], "05/09/2025")
    for folder, title in (("vks", "VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 1"), ("ta", "TÒA ÁN NHÂN DÂN KHU VỰC 1")):
        (tmp_path / folder).mkdir()
        intake(tmp_path / folder, "51", DS=[[title], ["DANH SÁCH NĂM 2025"], heading, *persons])
    read = read_folder(tmp_path, province_code="51")
    assert read.source_file["outcome"].to_list() == ["current"] * 2
    assert sorted(set(read.entry["unit_id"])) == ["TA_KV1", "VKS_KV1"]


def test_headings_without_spaces_and_dotted_names_of_an_export(tmp_path):
    for folder, heading in (
        ("a", ["SOTT", "HOTEN", "NGAYSINH", "TUCACH", "TOIDANH", "NGAYTIEPXUC"]),
        ("b", ["vuan.id", "doituong.ho_ten", "doituong.ngay_sinh", "doituong.loai_doi_tuong", "toidanh.ten", "lamviec.ngay_lan_dau"]),
    ):
        (tmp_path / folder).mkdir()
        rows = [POLICE, heading, *([i, name, 1990, "Bi can", "Đánh bạc", f"0{i}/03/2024"] for i, name in enumerate(NAMES, 1))]
        entry = quang_ngai(tmp_path / folder, DS=rows).entry
        assert entry.select("kind", "name", "role", "offence_key", "contact_on").row(0) == (
            "list", NAMES[0], "accused", "danh bac", dt.date(2024, 3, 1)), folder


def test_reference_lists_as_columns_to_tick(tmp_path):
    rows = [["TỔNG HỢP ĐỐI TƯỢNG CHÍNH SÁCH"], ["STT", "Họ và tên", "Ngày sinh", "Xã", "Huyện", "Hộ nghèo", "Hộ cận nghèo", "Người có công"],
            [1, NAMES[0], "26/05/1983", "Xã Ba Vinh", "Huyện Ba Tơ", "", "", "x"], [2, NAMES[1], "21/11/1977", "Xã Ba Vinh", "Huyện Ba Tơ", "", "x", ""],
            [3, NAMES[2], "11/08/1978", "Xã Ba Vinh", "Huyện Ba Tơ", "x", "", ""]]
    assert quang_ngai(tmp_path, TH=rows).entry["listed"].to_list() == ["merit", "near_poor", "poor"]
