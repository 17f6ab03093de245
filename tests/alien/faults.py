"""Rows and files that must not count, in the other province's own words; what must become of each."""

from pathlib import Path

from tests.alien.agencies import SIMULATED
from tests.alien.pages import Delivery, Page

LIST_HEAD = (
    "TT",
    "Họ, chữ đệm và tên",
    "Ngày/tháng/năm sinh",
    "Tư cách tham gia TT",
    "Tội danh",
    "BPNC",
    "Ngày làm việc/bắt giữ",
    "Đã đọc thông tin TGPL (C/K)",
    "Ghi chú",
)
LOG_HEAD = ("TT", "Ngày đến", "Nơi gửi", "Hình thức", "Văn bản số", "Họ tên người được TGPL", "Năm sinh", "Trả lời của TT")
BOOK_HEAD = (
    "TT",
    "Họ và tên",
    "Sinh ngày",
    "Tư cách",
    "Diện",
    "Ngày tiếp xúc",
    "Ngày giải thích",
    "Có YC",
    "Loại văn bản",
    "Văn bản số",
    "Ngày văn bản",
    "Từ chối",
)


def plant(folder: Path) -> dict[tuple[str, str, int], str]:
    """Write the files into ``folder``; (file, sheet, row) -> reason of each row that must be refused."""
    out, refused = Delivery(folder), {}
    police = Page("Tháng 3")
    for line in (("CÔNG AN HUYỆN GIANG THÀNH",), ("DANH SÁCH BỊ CAN, BỊ HẠI THÁNG 3 NĂM 2024",), (SIMULATED,), LIST_HEAD):
        police.line(*line)
    rows = (
        ("Neáng Thị Sơn Phượng", "01.01.1990", "BC", "Trộm cắp tài sản", "Tạm giữ", "05.03.2024", "C", None),
        ("", "1985", "BC", "Đánh bạc", "Tạm giam", "06.03.2024", "K", "no_name"),
        ("Danh Thạch Sang", "12.05.1991", "BC", "Đánh bạc", "Tại ngoại", "31.02.2024", "C", "impossible_date"),
        ("Chau Kim Lợi", "02.02.1992", "BC", "Đánh bạc", "Tại ngoại", "09.03.2027", "C", "date_in_future"),
        ("Thạch Ngọc Út", "20.08.2024", "BH", "Cố ý gây thương tích", "", "10.03.2024", "C", "contact_before_birth"),
        ("Tiêu Mỹ Diễm", "07.07.1970", "NĐ", "Tranh chấp đất", "Tạm giam", "11.03.2024", "C", "role_stage_contradiction"),
    )
    for n, (*cells, reason) in enumerate(rows, 1):
        row = police.line(n, *cells)
        if reason:
            refused["thu/CAH Giang Thanh 3-2024.xlsx", police.name, row] = reason
    police.line("", "CỘNG DỒN", len(rows))
    draft = Page("nhap")
    draft.rows = [list(row) for row in police.rows]
    out.xlsx("thu/CAH Giang Thanh 3-2024.xlsx", police, draft, hidden=("nhap",))
    out.xlsx("thu/gui lai/CAH Giang Thanh 3-2024 (1).xlsx", police, draft, hidden=("nhap",))
    log = Page("2024")
    for line in (
        ("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC TỈNH KIÊN GIANG",),
        ("SỔ TIẾP NHẬN THÔNG BÁO, THÔNG TIN NĂM 2024", SIMULATED),
        LOG_HEAD,
    ):
        log.line(*line)
    log.line(
        1,
        "12/03/2024",
        "CSĐT Công an huyện Giang Thành",
        "Thông báo (Mẫu 03)",
        "3/TB-CQĐT",
        "Neáng Thị Sơn Phượng",
        "1990",
        "Đã thụ lý",
    )
    refused[
        "thu/so tiep nhan 2024.xlsx",
        "2024",
        log.line(2, "13/03/2024", "Công an huyện Nhà Bè", "Thông báo (Mẫu 03)", "4/TB-CQĐT", "Danh Kim Sang", "1991", ""),
    ] = "unit_unknown"
    out.xlsx("thu/so tiep nhan 2024.xlsx", log)
    book = Page("Quý 1")
    for line in (("CÔNG AN HUYỆN GIANG THÀNH",), ("SỔ THEO DÕI TGPL QUÝ I NĂM 2024", SIMULATED), BOOK_HEAD):
        book.line(*line)
    book.line(
        1, "Neáng Thị Sơn Phượng", "01.01.1990", "BC", "HN", "05.03.2024", "06.03.2024", "C", "TB", "3/TB-CQĐT", "07.03.2024", ""
    )
    refused[
        "thu/so M05 quy 1.2024.xlsx",
        "Quý 1",
        book.line(
            2, "Thạch Kim Đạt", "03.03.1983", "BC", "HN", "06.03.2024", "06.03.2024", "C", "TB", "03/2024/TB-CQĐT", "08.03.2024", ""
        ),
    ] = "paper_number_twice"
    out.xlsx("thu/so M05 quy 1.2024.xlsx", book)
    return refused
