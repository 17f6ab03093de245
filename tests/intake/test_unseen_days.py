"""Days, papers, sections and persons as clerks of a fifth province write them: each rule with a few rows."""

import datetime as dt

import polars as pl
import pytest

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
