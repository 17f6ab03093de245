"""Formats: files that explain themselves when wrong, headings that are understood, drafts that import."""

from pathlib import Path

import pytest

from council.errors import Several
from council.formats import FormatError, Formats, draft, load_formats, read_format, recognise
from council.formats.headings import bare_heading_key, heading_key, is_numbering
from council.formats.recognition import fit
from council.intake import check, read_rows, shipped_places
from council.workbooks import Sheet, Workbook, read

GOOD = 'title = "Sổ"\ntitle_en = "Book"\nkind = "register"\nrequired = ["name"]\n'


def sheet(*rows: str, name: str = "S") -> Sheet:
    cells = [row.split("|") for row in rows]
    width = max(map(len, cells))
    return Sheet(name, [row + [""] * (width - len(row)) for row in cells], list(range(1, len(cells) + 1)))


def columns(*rows: str, name: str = "S") -> tuple[str, dict[str, str]]:
    (block,) = recognise(sheet(*rows, name=name), load_formats(), (name,))
    return block.format.name, {field: block.headings[j] for field, j in block.columns.items()}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (GOOD + "colums = {}\n", "colums"),
        ('title = "a"\nkind = "list"\n', "title_en"),
        (GOOD.replace("register", "book"), "book"),
        (GOOD + '[date_order]\nbirth = "us"\n', "us"),
        (GOOD + '[implied]\nstge = "x"\n', "stge"),
        ("title = ", "TOML"),
        (GOOD + 'titles = "a"\n', "titles"),
    ],
)
def test_a_wrong_format_names_file_key_and_remedy(text, word):
    with pytest.raises(FormatError) as caught:
        read_format(text, "x", "formats/x.toml")
    assert "formats/x.toml" in caught.value.vi and word in caught.value.vi and word in caught.value.en


def test_an_unknown_key_is_found_by_line():
    with pytest.raises(FormatError, match=r"x\.toml:5"):
        read_format(GOOD + "colums = {}\n", "x", "x.toml")


def test_all_wrong_files_of_a_folder_are_told_at_once(tmp_path: Path):
    (tmp_path / "a.toml").write_text("title = ", "utf-8")
    (tmp_path / "b.toml").write_text(GOOD + "x = 1\n", "utf-8")
    with pytest.raises(Several) as caught:
        load_formats(tmp_path)
    assert len(caught.value.errors) == 2


def test_a_council_s_own_format_wins(tmp_path: Path):
    (tmp_path / "so_mau_05.toml").write_text(GOOD.replace("Sổ", "Sổ của tôi"), "utf-8")
    assert load_formats(tmp_path).formats["so_mau_05"].title == "Sổ của tôi"


def test_every_field_of_every_format_is_in_the_dictionary():
    formats = load_formats()
    for form in formats.formats.values():
        named = {n for group in form.required for n in group} | set(form.typical) | set(form.without) | set(form.columns)
        assert named <= set(formats.fields), (form.name, named - set(formats.fields))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["1", "2", "3", "4"], True),
        (["A", "B", "1", "2"], True),
        (["1", "Nguyễn Văn A", "1980"], False),
        (["12", "45", "7"], False),
        (["1", "2"], False),
    ],
)
def test_numbering_rows(row, expected):
    assert is_numbering(row) is expected


def test_long_and_short_words_of_headings_meet():
    assert heading_key("Diện được trợ giúp pháp lý") == heading_key("Diện được TGPL")
    assert bare_heading_key("Có yêu cầu TGPL (C/K)") == heading_key("Có YC TGPL")


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("name", "Họ, chữ đệm và tên khai sinh"),
        ("name", "Họ tên bị can, bị hại"),
        ("birth", "Ngày/tháng/năm sinh"),
        ("id_number", "Số CMND/CCCD"),
        ("residence", "Nơi đăng ký thường trú"),
        ("role", "Địa vị tố tụng"),
        ("contact", "Ngày, giờ bắt/làm việc"),
        ("place", "Địa điểm phạm tội"),
        ("m01", "Đã được đọc bản thông tin"),
        ("explained", "Thời điểm giải thích quyền"),
        ("requested_at", "Ngày giờ yêu cầu"),
        ("declined", "Không yêu cầu/từ chối"),
        ("paper_on", "Ngày ra văn bản"),
        ("paper_number", "Số ký hiệu VB"),
        ("trial", "Ngày mở phiên toà"),
        ("sender", "Nơi gửi"),
        ("received", "Ngày, giờ đến"),
        ("accepted", "Thụ lý ngày"),
        ("assigned", "Ngày ra QĐ phân công"),
        ("closed", "Ngày hoàn thành"),
    ],
)
def test_headings_of_other_provinces_are_understood(field, heading):
    words = load_formats().fields[field]
    assert fit((bare_heading_key(heading),), words) >= 0.55


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("contact", "Ngày thụ lý"),
        ("contact", "Ngày gửi"),
        ("birth", "Nơi sinh"),
        ("start_on", "Tư cách TT"),
        ("name", "Họ tên thẩm phán"),
    ],
)
def test_headings_that_mean_something_else(field, heading):
    assert fit((bare_heading_key(heading),), load_formats().fields[field]) < 0.75


def test_two_level_headings_after_title_rows():
    form, found = columns(
        "CÔNG AN HUYỆN X",
        "SỔ THEO DÕI TGPL",
        "TT|Họ và tên|Năm sinh|Giải thích về TGPL||Chuyển Trung tâm|",
        "|||Ngày|Biên bản (M02)|M03|M04",
        "(1)|(2)|(3)|(4)|(5)|(6)|(7)",
        "1|A B|1980|1/2/2024|x|1/TB ngày 1/2/2024|",
    )
    assert (
        form == "so_mau_05"
        and found["m03"].endswith("M03")
        and found["m02"].endswith("(M02)")
        and found["explained"].endswith("Ngày")
    )


def test_a_bare_date_right_of_a_number_is_the_paper_s_date():
    form, found = columns(
        "STT|Đơn vị|Họ tên|Năm sinh|Ngày|Ngày giải thích|Mẫu|Số|Ngày|Từ chối",
        "1|Công an xã A|B C|1980|1/2/2024|2/2/2024|M03|1/TB|3/2/2024|",
        name="Sổ M05",
    )
    assert form == "so_mau_05" and {"contact", "paper_number", "paper_on", "paper_form"} <= set(found)


def test_two_tables_in_one_sheet_and_headings_repeated_on_a_new_page():
    head = "STT|Họ và tên bị can|Năm sinh|Tội danh|Ngày bắt|Biện pháp ngăn chặn"
    book = "STT|Họ tên|Năm sinh|Diện|Ngày giải thích|Có yêu cầu TGPL|Số, ngày thông báo M03"
    blocks = recognise(
        sheet(
            "DANH SÁCH BỊ CAN",
            head,
            "1|A B|1980|Trộm cắp|1/2/2024|tạm giữ",
            head,
            "2|C D|1981|Trộm cắp|3/2/2024|tại ngoại",
            "SỔ THEO DÕI TGPL",
            book,
            "1|A B|1980|HN|2/2/2024|có|1/TB ngày 2/2/2024",
        ),
        load_formats(),
    )
    assert [block.format.kind for block in blocks] == ["list", "list", "register"]


def test_addresses_between_two_parties_belong_to_the_party_on_the_left():
    _, found = columns(
        "STT|Số thụ lý|Ngày thụ lý|Nguyên đơn|Địa chỉ|Bị đơn|Địa chỉ|Quan hệ tranh chấp",
        "1|1/2024/TLST-DS|1/2/2024|A B (1980)|Xã X|C D (1970)|Xã Y|Thừa kế",
        name="Dân sự",
    )
    assert {"plaintiff_name.residence", "respondent_name.residence"} <= set(found) and "residence" not in found


def test_every_sheet_of_the_sample_is_recognised_and_every_format_but_those_without_a_sample_is_used(sample_books):
    formats, used = load_formats(), set()
    for book in sample_books:
        for one in book.sheets:
            blocks = recognise(one, formats, (one.name, Path(book.file).stem))
            assert blocks, (book.file, one.name)
            used |= {block.format.name for block in blocks}
    assert set(formats.formats) - used == {"xa_dac_biet_kho_khan", "gioi_han_dia_ban", "dia_ban_khong_giao", "ds_vu_an_gop", "so_toa_an"}


@pytest.fixture(scope="module")
def sample_books(sample_dir: Path) -> list[Workbook]:
    files = (p for p in sorted(sample_dir.rglob("*")) if p.is_file() and "truth" not in p.parts and p.suffix != ".md")
    return [read(p, p.relative_to(sample_dir).as_posix()) for p in files]


@pytest.mark.parametrize(
    "file",
    [
        "cong_an/CATP/CATP_2024-H1.xlsx",
        "giam_giu/Nha_tam_giu_an_duong.xlsx",
        "trung_tam/So_tiep_nhan_thong_bao_2025.xlsx",
        "toa_an/TAND_an_duong_2024.xlsx",
    ],
)
def test_drafts_of_unknown_forms_import_unedited(sample_dir: Path, file: str):
    """Without any format of its own, a file's drafts read the same entries as the shipped formats."""
    book, formats, places = read(sample_dir / file, file), load_formats(), shipped_places("31", [])
    written = draft(book, Formats(formats.fields, {}))
    drafted = Formats(formats.fields, {name: read_format(text, name, name) for name, text in written.items()})
    expected, found = (read_rows([book], formats=f, places=places).entry.drop("entry_id", "format") for f in (formats, drafted))
    assert written and found.equals(expected)


def test_a_recognised_file_needs_no_draft_and_a_check_shows_its_columns(sample_dir: Path):
    file = "cong_an/CATP/CATP_2024-H1.xlsx"
    book = read(sample_dir / file, file)
    assert draft(book, load_formats()) == {}
    text = check(book, load_formats(), language="en")
    assert "Sheet “SoTGPL”: form so_mau_05" in text and "-> name" in text and "row 5:" in text


def test_a_draft_asks_about_columns_it_does_not_know():
    book = Workbook(
        "x.xlsx",
        "0",
        "xlsx",
        "unicode",
        None,
        False,
        (
            sheet(
                "DANH SÁCH BỊ CAN NĂM 2024",
                "STT|Họ tên|Năm sinh|Tội danh|Ngày bắt|Mã nội bộ",
                "1|Lê Văn A|1980|Trộm cắp|1/2/2024|Q7",
                "2|Lê Văn B|1981|Trộm cắp|3/2/2024|Q8",
            ),
        ),
    )
    (text,) = draft(book, Formats(load_formats().fields, {})).values()
    assert 'kind = "list"' in text and "Mã nội bộ" in text and "Q7" in text and 'contact = ["Ngày bắt"]' in text
