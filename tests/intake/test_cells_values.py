"""Numbers of persons and papers, names, shares, periods, codes, offences."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import cells


@pytest.mark.parametrize(("text", "number", "flag"), [
    ("031208533998", "031208533998", "ok"), ("'031208533998", "031208533998", "ok"), ("031 208 533 998",
    "031208533998", "ok"),
    ("031.208.533.998", "031208533998", "ok"), ("31208533998", "031208533998", "repaired"),
    ("31208533998.0", "031208533998", "repaired"), ("1188929678", "001188929678", "repaired"),
    ("3.1208533998E+10", "031208533998", "repaired"), ("3.1208E+10", None, "lost"), ("3,1073E+10", None, "lost"),
    ("31208000000", None, "lost"), ("03120853399", None, "lost"), ("0312085339981", None, "lost"), ("999208533998",
    None, "lost"),
    ("031908533998", None, "lost"), ("123456789", None, "old_9_digits"), ("031654321", None, "old_9_digits"), ("",
    None, None),
    ("chưa có", None, None)])
def test_personal_numbers(text: str, number: str | None, flag: str | None) -> None:
    assert cells.id_numbers(pl.Series([text])).row(0)[:2] == (number, flag)


def test_what_a_personal_number_states() -> None:
    facts = cells.id_facts(pl.Series(["031208533998", "031178377156", "031078377156", "031308757490", None]))
    assert facts.rows() == [(2008, "M"), (1978, "F"), (1978, "M"), (2008, "F"), (None, None)]


@settings(deadline=None)
@given(st.integers(1, 96), st.integers(0, 3), st.integers(0, 99), st.integers(1, 999_999))
def test_a_lost_zero_always_comes_back(province: int, century: int, year: int, serial: int) -> None:
    number = f"{province:03d}{century}{year:02d}{serial:06d}"
    read = cells.id_numbers(pl.Series([number.lstrip("0"), number]))
    assert read["id_number"].to_list() == [number, number]


@pytest.mark.parametrize(("text", "name", "key", "tokens"), [
    ("  NGUYỄN  VĂN BÌNH ", "Nguyễn Văn Bình", "nguyen van binh", "binh nguyen van"),
    ("Bình Nguyễn Văn", "Bình Nguyễn Văn", "binh nguyen van", "binh nguyen van"),
    ("Đặng Thị Hòa", "Đặng Thị Hòa", "dang thi hoa", "dang hoa thi"),
    ("Hoa\u0300 Đă\u0323ng", "Hoà Đặng", "hoa dang", "dang hoa"), ("", None, None, None), ("123", None, None, None)])
def test_names(text: str, name: str | None, key: str | None, tokens: str | None) -> None:
    assert cells.names(pl.Series([text])).row(0) == (name, key, tokens)


@pytest.mark.parametrize(("text", "number", "on", "form", "kind"), [
    ("1/TB-CQĐT ngày 05/02/2024", "1", dt.date(2024, 2, 5), "M03", "paper"),
    ("TB số 3 - 08/04/2024", "3", dt.date(2024, 4, 8), "M03", "paper"),
    ("TT số 12 - 18/07/2025", "12", dt.date(2025, 7, 18), "M04", "paper"),
    ("số 3-08/04/2024", "3", dt.date(2024, 4, 8), None, "paper"), ("12/TT-CQĐT", "12", None, "M04", "paper"),
    ("Số: 07/TB-VKS, 05/02/2024", "7", dt.date(2024, 2, 5), "M03", "paper"),
    ("15/2025/TB-CAX ngày 1/2/2025", "15", dt.date(2025, 2, 1), "M03", "paper"),
    ("05/TT-CQĐT - ngày 5 tháng 2 năm 2024", "5", dt.date(2024, 2, 5), "M04", "paper"),
    ("Mẫu 03", None, None, "M03", "paper"), ("Mẫu 04 số 9", "9", None, "M04", "paper"), ("03", "3", None, None,
    "paper"),
    ("Điện thoại", None, None, "none", "phone"), ("Trực", None, None, "none", "duty"), ("", None, None, None, "empty"),
    ("không", None, None, None, "empty")])
def test_paper_numbers(text: str, number: str | None, on: dt.date | None, form: str | None, kind: str) -> None:
    read = cells.papers(pl.Series([text])).row(0, named=True)
    assert (read["number"], read["on"], read["form"], read["kind"]) == (number, on, form, kind)


def test_hour_written_beside_a_paper() -> None:
    assert cells.papers(pl.Series(["TB số 3 ngày 8/4/2024 10h30"]))["at"][0] == dt.datetime(2024, 4, 8, 10, 30)


@pytest.mark.parametrize(("text", "label"), [
    ("2024Q1", "2024Q1"), ("2024q1", "2024Q1"), ("Quý I năm 2024", "2024Q1"), ("quy 1 nam 2024", "2024Q1"),
    ("Q.II/2025", "2025Q2"),
    ("QUÝ IV/2025", "2025Q4"), ("DS bi can 2024-Q1", "2024Q1"), ("2024-H1", "2024H1"), ("6 tháng đầu năm 2024",
    "2024H1"),
    ("6 tháng cuối năm 2024", "2024H2"), ("2025_6thang", "2025H1"), ("10 tháng năm 2026", "2026-01..2026-10"),
    ("Sổ thụ lý 2026 (10 tháng)", "2026-01..2026-10"), ("T3-T6 2025", "2025-03..2025-06"), ("CATP_2025-T3-T6",
    "2025-03..2025-06"),
    ("từ tháng 7/2025 đến tháng 9/2025", "2025Q3"), ("Tháng 12 năm 2024", "2024-12"), ("T12/2024", "2024-12"),
    ("01.2024", "2024-01"), ("2024-03", "2024-03"), ("01/2024 - 02/2025", "2024-01..2025-02"), ("7-2025_10-2026",
    "2025-07..2026-10"),
    ("từ 01/01/2024 đến 31/03/2024", "2024Q1"), ("SỔ THỤ LÝ NĂM 2026 (từ 01/01 đến 31/10)", "2026-01..2026-10"),
    ("từ ngày 01/10/2024 đến hết ngày 30/09/2025", "2024-10..2025-09"), ("Năm 2024", "2024"), ("Quý I, II năm 2024",
    "2024H1"), ("Tháng 1, 2, 3 năm 2024", "2024Q1"), ("10T/2026", "2026-01..2026-10"),
    ("từ ngày 01 tháng 01 năm 2024 đến ngày 31 tháng 3 năm 2024", "2024Q1"), ("Hộ nghèo 2024-2026",
    "2024-01..2026-12"), ("SO_TGPL_2024", "2024")])
def test_periods(text: str, label: str) -> None:
    assert cells.periods(pl.Series([text])).row(0)[2:] == (label, "ok")


@pytest.mark.parametrize(("text", "start", "end"), [
    ("tu_7-2025", dt.date(2025, 7, 1), None), ("VKS_tu_7-2025.xlsx", dt.date(2025, 7, 1), None),
    ("tính đến 31/10/2026", None, dt.date(2026, 10, 31)),
    ("tính đến ngày 31 tháng 10 năm 2026", None, dt.date(2026, 10, 31))])
def test_periods_open_at_one_end(text: str, start: dt.date | None, end: dt.date | None) -> None:
    assert cells.periods(pl.Series([text])).row(0)[:2] == (start, end)


@pytest.mark.parametrize(("text", "label"), [("Quý II", "2024Q2"), ("Tháng 6", "2024-06"), ("T6", "2024-06"),
    ("6 tháng đầu năm", "2024H1")])
def test_periods_without_a_year_take_that_of_the_file(text: str, label: str) -> None:
    assert cells.periods(pl.Series([text]), year=2024)["label"][0] == label
    assert cells.periods(pl.Series([text]))["state"][0] == "year_missing"


def test_the_day_of_a_signature_is_no_period() -> None:
    texts = pl.Series(["Quy Nhơn, ngày 31 tháng 12 năm 2024", "Quý IV (lập ngày 10/01/2025)",
        "Quý IV/2024 (lập ngày 10/01/2025)"])
    assert cells.periods(texts).select("label", "state").rows() == [(None, "none"), (None, "year_missing"), ("2024Q4",
        "ok")]


def test_no_period() -> None:
    assert cells.periods(pl.Series(["Danh sách", "", "31/13/2024 - 32/13/2024"]))["state"].to_list()[:2] == ["none",
        "empty"]


@pytest.mark.parametrize(("text", "case_id"), [
    ("TT.TGTT.203.2025", "TT.TGTT.203.2025"), ("Đã thụ lý số TT.TGTT.8.2024", "TT.TGTT.008.2024"),
    ("Trùng, vụ TT.TGTT.137.2024", "TT.TGTT.137.2024"), ("cn1.tgtt.01.2018", "CN1.TGTT.001.2018"),
    ("TT.ĐDNTT.012.2024", "TT.ĐDNTT.012.2024"), ("TT-TV-5-2026", "TT.TV.005.2026"), ("Thụ lý", None), ("", None)])
def test_case_codes(text: str, case_id: str | None) -> None:
    assert cells.case_codes(pl.Series([text]))["case_id"][0] == case_id


@pytest.mark.parametrize(("text", "number", "field", "stage"), [
    ("42/2025/TLST-HS", "42/2025/TLST-HS", "CRIM", "FIRST_INSTANCE"), ("09/2024/TLST-HNGĐ", "9/2024/TLST-HNGĐ", "FAM",
    "FIRST_INSTANCE"),
    ("12/2025/TLPT-DS", "12/2025/TLPT-DS", "CIV", "APPEAL"), ("01/2024/TLST-HC", "1/2024/TLST-HC", "ADM",
    "FIRST_INSTANCE"),
    ("04/QĐ-KT", "4/QĐ-KT", "CRIM", None), ("Số 15/2024/TLST-HS ngày 1/2/2024", "15/2024/TLST-HS", "CRIM",
    "FIRST_INSTANCE"),
    ("15/2024/HSST", "15/2024/HSST", "CRIM", "FIRST_INSTANCE"), ("3/2024/TLST-KDTM", "3/2024/TLST-KDTM", "OTHER",
    "FIRST_INSTANCE"),
    ("", None, None, None)])
def test_dockets(text: str, number: str | None, field: str | None, stage: str | None) -> None:
    assert cells.dockets(pl.Series([text])).row(0)[:3] == (number, field, stage)


@pytest.mark.parametrize(("text", "key", "article"), [
    ("Trộm cắp tài sản (Điều 173)", "trom cap tai san", 173), ("trộm cắp tài sản", "trom cap tai san", None),
    ("Tội trộm cắp tài sản theo khoản 1 Điều 173 BLHS", "trom cap tai san", 173), ("Điều 173", "trom cap tai san", 173),
    ("Đ.134", "co y gay thuong tich", 134), ("Tranh chấp thừa kế", "tranh chap thua ke", None), ("Điều 999", None,
    999), ("", None, None)])
def test_offences(text: str, key: str | None, article: int | None) -> None:
    assert cells.offences(pl.Series([text])).row(0)[1:] == (key, article)


@pytest.mark.parametrize(("text", "names", "kinds", "shares"), [
    ("LS. Trần Thị Bảy", ["Trần Thị Bảy"], ["lawyer"], None), ("Bùi Hải Anh", ["Bùi Hải Anh"], [None], None),
    ("TGVPL Lê Thị A (70%); Trần B (30%)", ["Lê Thị A", "Trần B"], ["TGVPL", None], [0.7, 0.3]),
    ("Luật sư Nguyễn C, Trợ giúp viên pháp lý Đoàn D (mỗi người 0,5)", ["Nguyễn C", "Đoàn D"], ["lawyer", "TGVPL"],
    [0.5, 0.5]),
    ("TGV Lê A và CTV Lê B", ["Lê A", "Lê B"], ["TGVPL", "collaborator"], None), ("", [], [], None)])
def test_providers(text: str, names: list[str], kinds: list[str | None], shares: list[float] | None) -> None:
    read = cells.providers(pl.Series([text])).row(0, named=True)
    assert (read["names"], read["kinds"], read["shares"]) == (names, kinds, shares)


@pytest.mark.parametrize(("text", "shares"), [
    ("0,7/0,3", [0.7, 0.3]), ("1.0", [1.0]), ("1", [1.0]), ("70% - 30%", [0.7, 0.3]), ("0.5; 0.5", [0.5, 0.5]),
    ("1/2", None),
    ("2", None), ("0,7/x", None), ("", None)])
def test_shares(text: str, shares: list[float] | None) -> None:
    assert cells.shares(pl.Series([text]))["shares"].to_list() == [shares]


@pytest.mark.parametrize(("text", "count"), [("12", 12), ("12.0", 12), ("1.234", 1234), ("-", 0), ("", None), ("1,5",
    None), ("x", None)])
def test_counts(text: str, count: int | None) -> None:
    assert cells.counts(pl.Series([text]))["count"][0] == count


@pytest.mark.parametrize("text", ['"', "nt", "-nt-", "NT", "như trên", "Như trên", "''", "”"])
def test_ditto_marks(text: str) -> None:
    assert cells.dittos(pl.Series([text]))[0]


def test_party_words() -> None:
    read = cells.party_words(pl.Series(["NĐ: x, BĐ: chưa", "nguyên đơn: chưa, BĐ: x", "x", "LS bảo vệ nguyên đơn",
    None]))
    assert read.rows() == [("x", "chưa"), ("chưa", "x"), ("x", "x"), ("LS bảo vệ nguyên đơn", None), (None, None)]
