"""Words of agencies and the codes they stand for; unknown words are said to be unknown."""

from pathlib import Path

import polars as pl
import pytest

from council import cells
from council.contracts import vocabulary as v
from council.errors import CouncilError

CODES = {"role": v.ROLES, "stage": v.STAGES, "field": v.FIELDS, "channel": v.CHANNELS, "paper_form": v.PAPER_FORMS,
         "group": v.GROUPS, "reply": v.REPLIES, "counsel": v.COUNSEL, "close_reason": v.CLOSE_REASONS,
         "sector": v.SECTORS,
         "case_form": v.CASE_FORMS, "capacity": v.CAPACITIES, "case_section": v.CASE_SECTIONS, "listed": v.LISTED}


@pytest.mark.parametrize("name", sorted(CODES))
def test_vocabularies_only_give_codes_of_the_contract(name: str) -> None:
    shipped = cells.Vocabularies.load()
    given = {*shipped.whole[name].values(), *(rule.code for rule in shipped.rules[name])}
    assert {code for code in given if not code.startswith("_")} <= set(CODES[name])


@pytest.mark.parametrize(("name", "text", "code"), [
    ("role", "Bị can, bị cáo", "accused"), ("role", "BỊ CAN", "accused"), ("role", "Người bị tạm giữ", "accused"),
    ("role", "NĐ", "plaintiff"), ("role", "Người khởi kiện", "plaintiff"), ("role", "Người có QLNVLQ", "related_party"),
    ("role", "Người làm chứng", "witness"), ("role", "Người bị kiến nghị khởi tố", "proposed"), ("role", "phạm nhân",
    "prisoner"),
    ("stage", "ĐT", "INVESTIGATION"), ("stage", "Khởi tố, điều tra", "INVESTIGATION"), ("stage", "Bắt, tạm giữ",
    "CUSTODY"),
    ("stage", "TT", "PROSECUTION"), ("stage", "Thụ lý, chuẩn bị xét xử", "CIVIL"), ("stage", "Xét xử phúc thẩm",
    "APPEAL"),
    ("stage", "Tiếp nhận tin báo", "REPORT"), ("channel", "ĐT", "phone"), ("channel", "M03 chỉ định",
    "designated_defence"),
    ("channel", "Mẫu 03 - BCCĐ", "designated_defence"), ("channel", "TT mẫu 04", "info_M04"), ("channel", "Trực TAND",
    "duty_court"),
    ("channel", "Trực CQĐT", "duty_police"), ("counsel", "0", "none"), ("counsel", "LS chỉ định (ĐLS)",
    "designated_bar"),
    ("counsel", "LS Trần Thị Bảy (gia đình mời)", "own"), ("counsel", "MTTQ cử", "designated_bar"), ("counsel",
    "TGVPL", "legal_aid"),
    ("custody", "CĐKNCT", "not_held"), ("custody", "Tạm giam", "held"), ("refusal", "Không yêu cầu (có BB)", "minute"),
    ("refusal", "không y/c", "declined"), ("reply", "Chưa thụ lý", "pending"),
    ("reply", "Không thụ lý", "not_eligible"),
    ("reply", "Đã thụ lý, chờ bổ sung giấy tờ", "accepted"),
    ("close_reason", "Đình chỉ - thiếu giấy tờ diện", "papers"),
    ("close_reason", "Người được TGPL rút yêu cầu", "withdrawn"), ("reply", "Đã thụ lý trước đó", "duplicate"),
    ("reply", "Không đủ điều kiện (không thuộc diện)", "not_eligible"), ("listed_note", "Con liệt sĩ", "MARTYR_KIN")])
def test_words_and_codes(name: str, text: str, code: str) -> None:
    assert cells.translate(pl.Series([text]), name).row(0) == (code, True)


def test_unknown_words_are_unmatched_and_blanks_are_not() -> None:
    assert cells.translate(pl.Series(["Không từ chối"]), "refusal").row(0) == (None, True)
    read = cells.translate(pl.Series(["zzz", "", None, "đang thực hiện"]), "close_reason")
    assert read.rows() == [(None, False), (None, True), (None, True), (None, True)]


@pytest.mark.parametrize(("text", "groups", "is_ground"), [
    ("HN", ["E02_POOR"], True), ("HCN", ["E06_ACC_NEARPOOR"], True), ("NCCVCM", ["E01_MERIT"], True), ("TE",
    ["E03_CHILD"], True),
    ("Người bị buộc tội từ đủ 16 đến dưới 18 tuổi", ["E05_ACC_16_17"], True), ("16 - <18", ["E05_MINOR_16_17"], True),
    ("Bị hại 16-<18", ["E07DD_VIC_16_17"], True), ("Người bị buộc tội thuộc hộ cận nghèo", ["E06_ACC_NEARPOOR"], True),
    ("NCT có KKTC; NKT", ["E07C_ELDERLY", "E07D_DISABLED"], True), ("dưới 16t; BLGĐ", ["E03_CHILD", "E07E_DV_VICTIM"],
    True),
    ("Thân nhân liệt sĩ có khó khăn về tài chính", ["E07A_MARTYR_KIN"], True), ("Người nhiễm H", ["E07H_HIV"], True),
    ("hoàn cảnh khó khăn", [], True), ("Khó khăn", [], True), ("không", [], False), ("", [], False)])
def test_groups(text: str, groups: list[str], is_ground: bool) -> None:
    assert cells.groups(pl.Series([text])).row(0) == (groups, is_ground, True)


@pytest.mark.parametrize(("text", "says"), [
    ("TE; BLGĐ", True), ("Cố ý gây thương tích (bạo lực gia đình)", True), ("bạo lực GĐ", True),
    ("Hôn nhân và gia đình", False),
    ("LS Trần Thị Bảy (gia đình mời)", False), ("Cố ý gây thương tích", False), ("", False)])
def test_violence_in_the_family(text: str, says: bool) -> None:
    assert cells.says_family_violence(pl.Series([text]))[0] is says


@pytest.mark.parametrize(("text", "flag"), [
    ("x", True), ("X", True), ("có", True), ("1", True), ("TRUE", True), ("đã phổ biến", True), ("0", False), ("Chưa",
    False),
    ("không", False), ("FALSE", False), ("12/02/2024", True), ("không rõ", None), ("?", None), ("", None)])
def test_yes_and_no(text: str, flag: bool | None) -> None:
    assert cells.flags(pl.Series([text]), dates_mean_yes=True)["flag"][0] is flag


def test_words_of_a_home_win(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.toml").write_text('[role.witness]\nwhole = ["NLCh", "BC"]\n', encoding="utf-8")
    own = cells.Vocabularies.load(tmp_path)
    assert own.translate(pl.Series(["nlch", "BC", "bị can"]), "role")["value"].to_list() == ["witness", "witness",
        "accused"]


@pytest.mark.parametrize("text", ["[role.witness]\nwhoel = ['x']\n", "[role.witness\n"])
def test_a_wrong_file_is_answered_with_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "vocabulary.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CouncilError, match="vocabulary.toml"):
        cells.Vocabularies.load(tmp_path)
