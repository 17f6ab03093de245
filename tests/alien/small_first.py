"""First batch of layouts of the small forms: written as a stranger, then read."""

from collections.abc import Iterator

from tests.alien.pages import Page
from tests.alien.small import COUNTS, QUARTERS, SIGNED, Known, Layout, day, get, table
from tests.alien.wording import date

SIM = "DỮ LIỆU MÔ PHỎNG - SIMULATED DATA"


def layouts(k: Known) -> Iterator[Layout]:
    """Every layout of the batch."""
    yield from people(k)
    yield from absences(k)
    yield from quality(k)
    yield from calendar(k)
    yield from rules(k)
    yield from council(k)
    yield from numbers(k)
    yield from places(k)


def people(k: Known) -> Iterator[Layout]:
    officers = [p for p in k.provider if p["provider_kind"] == "TGVPL"]
    lawyers = [p for p in k.provider if p["provider_kind"] == "lawyer"]
    title = lambda p: p["leader"] or "Trợ giúp viên pháp lý"  # noqa: E731

    columns = [
        ("STT", "#"),
        ("Họ và tên | Họ và tên đệm", lambda p: p["name"].rsplit(" ", 1)[0].upper()),
        ("Họ và tên | Tên", lambda p: p["name"].rsplit(" ", 1)[1].upper()),
        ("Giới tính | Nam", lambda p: "x" if p["sex"] == "M" else ""),
        ("Giới tính | Nữ", lambda p: "x" if p["sex"] == "F" else ""),
        ("Chức vụ, chức danh", title),
        ("Hạng viên chức", get("grade")),
        ("Quyết định bổ nhiệm TGVPL | Số", lambda p: f"{300 + p['appointed_on'].day}/QĐ-UBND"),
        ("Quyết định bổ nhiệm TGVPL | Ngày", day("appointed_on", "dot")),
        ("Ghi chú", lambda p: f"Nghỉ hưu từ {date(p['active_to'], 'slash')}" if p["active_to"] else ""),
    ]
    page = table(
        Page("DS TGVPL"),
        ["SỞ TƯ PHÁP TỈNH AN GIANG", "DANH SÁCH ĐỘI NGŨ TRỢ GIÚP VIÊN PHÁP LÝ", SIM],
        columns,
        officers,
        after=SIGNED,
    )
    for p in officers:
        assert p["appointed_on"]
    yield Layout(
        "provider",
        "tgv/DS doi ngu TGVPL.xlsx",
        [page],
        officers,
        ("name", "provider_kind", "sex", "leader", "grade", "appointed_on"),
    )

    both = [*officers, *lawyers]
    columns = [
        ("TT", "#"),
        ("HỌ TÊN", get("name")),
        ("CHỨC DANH", lambda p: title(p) if p["provider_kind"] == "TGVPL" else "Luật sư"),
        ("NGÀY BỔ NHIỆM/KÝ HĐ", day("appointed_on", "dash")),
        ("ĐIỆN THOẠI", lambda p: f"09{p['appointed_on'].toordinal() % 100000000:08d}"),
    ]
    page = table(
        Page("Sheet1"),
        ["DANH SÁCH NGƯỜI THỰC HIỆN TRỢ GIÚP PHÁP LÝ", SIM],
        columns,
        both,
        section=lambda p: "I. Trợ giúp viên pháp lý" if p["provider_kind"] == "TGVPL" else "II. Luật sư ký hợp đồng với Trung tâm",
    )
    yield Layout(
        "provider", "nguoi thuc hien/Danh sach chung.xlsx", [page], both, ("name", "provider_kind", "leader", "appointed_on")
    )

    columns = [
        ("STT", "#"),
        ("Ho va ten", get("name")),
        ("Gioi tinh", lambda p: "Nu" if p["sex"] == "F" else "Nam"),
        ("Loai nguoi thuc hien", lambda p: {"TGVPL": "TGVPL", "lawyer": "LS"}[p["provider_kind"]]),
        ("Chuc vu", lambda p: p["leader"]),
        ("Ngay cap the/bo nhiem", day("appointed_on", "serial")),
        ("Thoi diem nghi", day("active_to", "slash")),
    ]
    page = table(Page(""), ["Danh sach nguoi thuc hien tro giup phap ly"], columns, both)
    yield Layout("provider", "nguoi_thuc_hien.csv", [page], both, ("name", "provider_kind", "sex", "leader", "appointed_on"))

    columns = [
        ("TT", "#"),
        ("Luật sư (họ tên)", lambda p: f"LS. {p['name']}"),
        ("Văn phòng/Công ty", lambda p: "VPLS Minh Phước"),
        ("Thẻ LS số", lambda p: f"{1000 + p['appointed_on'].day}/LS"),
        ("Hợp đồng thực hiện TGPL | Số HĐ", lambda p: "05/HĐ-TGPL"),
        ("Hợp đồng thực hiện TGPL | Ngày ký", day("appointed_on", "slash0")),
        ("Hợp đồng thực hiện TGPL | Thời hạn", lambda p: "02 năm"),
    ]
    page = table(Page("Luat su"), ["TRUNG TÂM TGPL NHÀ NƯỚC", "DANH SÁCH LUẬT SƯ KÝ HỢP ĐỒNG", SIM], columns, lawyers, after=SIGNED)
    yield Layout("provider", "ls/Luat su cong tac.xlsx", [page], lawyers, ("name", "provider_kind", "appointed_on"))


def absences(k: Known) -> Iterator[Layout]:
    percent = lambda f: f"{f['factor']:.0%}"  # noqa: E731
    all_of = ("who", "start_on", "end_on", "factor", "reason")
    page = table(
        Page("2024-2026"),
        ["BẢNG THEO DÕI TRỢ GIÚP VIÊN NGHỈ, ĐI HỌC", SIM],
        [
            ("Số TT", "#"),
            ("Tên TGVPL", get("who")),
            ("Thời gian nghỉ | Từ", day("start_on", "dot")),
            ("Thời gian nghỉ | Đến", day("end_on", "dot")),
            ("Lý do nghỉ", get("reason")),
            ("% thời gian làm việc", percent),
        ],
        k.leave,
        after=SIGNED,
    )
    yield Layout("leave", "nhan su/theo doi nghi.xlsx", [page], k.leave, all_of)
    page = table(
        Page("Vang mat"),
        ["TỔNG HỢP NGHỈ CHẾ ĐỘ CỦA VIÊN CHỨC", SIM],
        [
            ("TT", "#"),
            ("Họ và tên viên chức", get("who", upper=True)),
            ("Nội dung", get("reason")),
            ("Thời gian", lambda f: f"Từ {date(f['start_on'], 'slash')} đến {date(f['end_on'], 'slash')}"),
            ("Ghi chú", lambda f: "Nghỉ hoàn toàn" if f["factor"] == 0 else f"Làm việc {f['factor']:.0%} thời gian"),
        ],
        k.leave,
    )
    yield Layout("leave", "nhan su/nghi che do.xlsx", [page], k.leave, ("who", "start_on", "end_on", "factor", "reason"))
    page = table(
        Page(""),
        ["Theo doi nghi phep TGVPL"],
        [
            ("STT", "#"),
            ("TGVPL", get("who")),
            ("Nghi tu", day("start_on", "short")),
            ("Nghi den het", day("end_on", "short")),
            ("So ngay", lambda f: (f["end_on"] - f["start_on"]).days + 1),
            ("Ly do", get("reason")),
            ("He so con lai", lambda f: f"{f['factor']:.2f}".replace(".", ",")),
        ],
        k.leave,
    )
    yield Layout("leave", "nghi_phep.csv", [page], k.leave, all_of)
    page = table(
        Page("Nghỉ"),
        ["THEO DÕI NGHỈ CỦA CÁN BỘ", SIM],
        [
            ("STT", "#"),
            ("Cán bộ", lambda f: f"Đ/c {f['who']}"),
            ("Bắt đầu nghỉ", day("start_on", "words")),
            ("Kết thúc nghỉ", day("end_on", "words")),
            ("Loại nghỉ", get("reason")),
            ("Mức làm việc trong thời gian nghỉ (%)", lambda f: int(f["factor"] * 100)),
        ],
        k.leave,
        numbering=True,
    )
    yield Layout("leave", "nhan su/Can bo nghi.xlsx", [page], k.leave, all_of)

    page = table(
        Page("Miễn giảm"),
        ["DANH SÁCH TGVPL ĐƯỢC MIỄN, GIẢM CHỈ TIÊU VỤ VIỆC", SIM],
        [
            ("STT", "#"),
            ("Họ tên TGVPL", get("who")),
            ("Lý do miễn, giảm", get("reason")),
            ("Thời gian áp dụng | Từ ngày", day("start_on")),
            ("Thời gian áp dụng | Đến ngày", day("end_on")),
            ("Mức giảm (%)", lambda f: f"{1 - f['factor']:.0%}"),
        ],
        k.adjustment,
        after=SIGNED,
    )
    yield Layout("adjustment", "chi tieu/mien giam 2024.xlsx", [page], k.adjustment, all_of)
    page = table(
        Page("CT"),
        ["PHỤ LỤC: GIẢM CHỈ TIÊU THAM GIA TỐ TỤNG", SIM],
        [
            ("TT", "#"),
            ("Trợ giúp viên", get("who")),
            ("Chỉ tiêu phải thực hiện (%)", lambda f: f"{f['factor']:.0%}"),
            ("Áp dụng từ", day("start_on", "dot")),
            ("Áp dụng đến", day("end_on", "dot")),
            ("Căn cứ", get("reason")),
        ],
        k.adjustment,
    )
    yield Layout("adjustment", "chi tieu/Phu luc.xlsx", [page], k.adjustment, all_of)
    page = table(
        Page("Sheet1"),
        ["ĐỀ NGHỊ MIỄN GIẢM CHỈ TIÊU VỤ VIỆC CỦA TGVPL", SIM],
        [
            ("STT", "#"),
            ("Họ và tên", get("who", upper=True)),
            ("Thời gian", lambda f: f"{date(f['start_on'], 'slash')} - {date(f['end_on'], 'slash')}"),
            ("Đề nghị", lambda f: "Miễn" if f["factor"] == 0 else f"Giảm {1 - f['factor']:.0%} chỉ tiêu"),
            ("Lý do", get("reason")),
        ],
        k.adjustment,
    )
    yield Layout("adjustment", "de nghi mien giam.xlsx", [page], k.adjustment, all_of)
    page = table(
        Page(""),
        ["Mien giam chi tieu vu viec"],
        [
            ("STT", "#"),
            ("Ho ten", get("who")),
            ("Tu ngay", day("start_on", "iso")),
            ("Den ngay", day("end_on", "iso")),
            ("He so chi tieu con lai", get("factor")),
            ("Ly do", get("reason")),
        ],
        k.adjustment,
    )
    yield Layout("adjustment", "mien_giam.csv", [page], k.adjustment, all_of)

    bands = ("Dưới 3 năm", "Từ 3 năm đến dưới 5 năm", "Từ 5 năm trở lên")
    page = table(
        Page("Chỉ tiêu 2022"),
        ["CHỈ TIÊU VỤ VIỆC THAM GIA TỐ TỤNG NĂM 2022 (Công văn 5008/BTP-TGPL ngày 31/12/2021)", SIM],
        [
            ("TT", "#"),
            ("Thời gian giữ chức danh", lambda f: bands[f["band"] - 1]),
            ("Số vụ việc trong năm | Đạt", lambda f: f"{f['meets']}-{f['good'] - 1}"),
            ("Số vụ việc trong năm | Khá", lambda f: f"{f['good']}-{f['excellent'] - 1}"),
            ("Số vụ việc trong năm | Tốt", lambda f: f"từ {f['excellent']} trở lên"),
        ],
        k.quota,
    )
    yield Layout("quota", "chi tieu/Chi tieu 2022.xlsx", [page], k.quota, ("year", "band", "meets", "good", "excellent"))
    page = table(
        Page("CT"),
        ["Bảng giao chỉ tiêu năm 2022", SIM],
        [
            ("Thâm niên TGVPL", lambda f: ("< 03 năm", "03 - dưới 05 năm", "≥ 05 năm")[f["band"] - 1]),
            ("Mức Đạt", lambda f: f"{f['meets']} vụ"),
            ("Mức Khá", lambda f: f"{f['good']} vụ"),
            ("Mức Tốt", lambda f: f"{f['excellent']} vụ"),
        ],
        k.quota,
    )
    yield Layout("quota", "giao chi tieu.xlsx", [page], k.quota, ("year", "band", "meets", "good", "excellent"))
    page = table(
        Page("Quota"),
        ["CHỈ TIÊU NĂM 2022"],
        [
            ("Năm", get("year")),
            (
                "Nhóm TGVPL theo thâm niên",
                lambda f: ("Dưới 3 năm công tác", "Từ 3 đến dưới 5 năm", "Đủ 5 năm trở lên")[f["band"] - 1],
            ),
            ("Hoàn thành (Đạt)", lambda f: f"Từ {f['meets']:02d} đến {f['good'] - 1:02d} vụ việc"),
            ("Hoàn thành khá (Khá)", lambda f: f"Từ {f['good']:02d} đến {f['excellent'] - 1:02d} vụ việc"),
            ("Hoàn thành tốt (Tốt)", lambda f: f"{f['excellent']:02d} vụ việc trở lên"),
        ],
        k.quota,
    )
    yield Layout("quota", "nhom tham nien.xlsx", [page], k.quota, ("year", "band", "meets", "good", "excellent"))


def quality(k: Known) -> Iterator[Layout]:
    mark = lambda f: "x" if f["success"] else ""  # noqa: E731
    page = table(
        Page("TĐ"),
        ["KẾT QUẢ THẨM ĐỊNH CHẤT LƯỢNG VỤ VIỆC TRỢ GIÚP PHÁP LÝ NĂM 2025", SIM],
        [
            ("STT", "#"),
            ("Số hồ sơ vụ việc", get("case_id")),
            ("Người thực hiện TGPL", lambda f: f"TGVPL {f['who']}"),
            ("Ngày kết thúc VV", day("closed_on", "dot")),
            ("Kết quả thẩm định | Tổng điểm", get("score")),
            ("Kết quả thẩm định | Xếp loại chất lượng", get("grade")),
            ("VV thành công", mark),
        ],
        k.appraisal,
        after=(("", "Tổng số: 18 vụ việc"), *SIGNED),
    )
    states = ("case_id", "who", "closed_on", "score", "grade", "success")
    yield Layout("appraisal", "chat luong/Tham dinh 2025.xlsx", [page], k.appraisal, states)
    rank = ("Tốt", "Khá", "Đạt", "Không đạt")
    page = table(
        Page("Đánh giá"),
        ["ĐÁNH GIÁ CHẤT LƯỢNG HỒ SƠ VỤ VIỆC", SIM],
        [
            ("TT", "#"),
            ("Mã HS", get("case_id")),
            ("TGVPL/LS", get("who")),
            ("Kết thúc", day("closed_on", "slash0")),
            ("Điểm đạt được", lambda f: f"{f['score']}/100"),
            *[(f"Xếp loại | {r}", lambda f, r=r: "x" if f["grade"] == r else "") for r in rank],
            ("Thành công (có/không)", lambda f: "Có" if f["success"] else "Không"),
        ],
        k.appraisal,
    )
    yield Layout("appraisal", "chat luong/Danh gia.xlsx", [page], k.appraisal, states)
    page = table(
        Page(""),
        ["Tham dinh chat luong vu viec"],
        [
            ("STT", "#"),
            ("Ma vu viec", get("case_id")),
            ("Nguoi thuc hien", get("who")),
            ("Ngay hoan thanh", day("closed_on", "iso")),
            ("Diem", lambda f: f"{f['score']},0"),
            ("Xep loai", get("grade")),
            ("Hieu qua", lambda f: "1" if f["success"] else "0"),
        ],
        k.appraisal,
    )
    yield Layout("appraisal", "tham_dinh.csv", [page], k.appraisal, states)
    page = table(
        Page("Quy"),
        ["BIÊN BẢN THẨM ĐỊNH CHẤT LƯỢNG", SIM],
        [
            ("Số TT", "#"),
            ("Vụ việc", lambda f: f"Hồ sơ số {f['case_id']}"),
            ("Họ tên người thực hiện", get("who")),
            ("Ngày KT", day("closed_on", "slash")),
            ("Điểm TB", lambda f: f"{f['score']} điểm"),
            (
                "Chất lượng",
                lambda f: f"VV đạt chất lượng {f['grade'].lower()}" if f["grade"] not in ("Đạt", "Không đạt") else f["grade"],
            ),
            ("Đánh giá thành công", lambda f: "Thành công" if f["success"] else "Không thành công"),
        ],
        k.appraisal,
        section=lambda f: f"Quý {QUARTERS[(f['closed_on'].month - 1) // 3]}/2025",
    )
    yield Layout(
        "appraisal", "chat luong/Bien ban tham dinh.xlsx", [page], sorted(k.appraisal, key=lambda f: f["closed_on"]), states
    )


def calendar(k: Known) -> Iterator[Layout]:
    states = ("case_id", "on", "stage", "who")
    level = lambda f: {"FIRST_INSTANCE": "ST", "APPEAL": "PT"}[f["stage"]]  # noqa: E731
    long = lambda f: {"FIRST_INSTANCE": "Xét xử sơ thẩm", "APPEAL": "Xét xử phúc thẩm"}[f["stage"]]  # noqa: E731
    page = table(
        Page("T11"),
        ["LỊCH XÉT XỬ CÁC VỤ CÓ TRỢ GIÚP VIÊN THAM GIA", SIM],
        [
            ("STT", "#"),
            ("Giờ, ngày xét xử", lambda f: f"{f['at']}h00 ngày {date(f['on'], 'slash')}"),
            ("Cấp XX", level),
            ("Hồ sơ TGPL số", get("case_id")),
            ("TGVPL tham gia", get("who")),
            ("Tòa án xét xử", lambda f: "TAND khu vực 1"),
        ],
        k.hearing,
    )
    yield Layout("hearing", "lich/lich xet xu.xlsx", [page], k.hearing, states)
    page = table(
        Page("Phiên tòa"),
        ["LỊCH THAM GIA PHIÊN TÒA CỦA TGVPL, LUẬT SƯ", SIM],
        [
            ("Thời gian | Ngày", day("on", "dot")),
            ("Thời gian | Giờ", lambda f: f"{f['at']}h30"),
            ("Địa điểm", lambda f: "TAND khu vực 2 - An Giang"),
            ("Mã số vụ việc", get("case_id")),
            ("Nội dung", long),
            ("Người tham gia", lambda f: f"TGVPL {f['who']}"),
        ],
        k.hearing,
        section=lambda f: f"Tháng {f['on'].month}/{f['on'].year}",
    )
    yield Layout("hearing", "lich/Lich phien toa thang.xlsx", [page], k.hearing, states)
    page = table(
        Page(""),
        ["Lich phien toa"],
        [
            ("STT", "#"),
            ("Ma VV", get("case_id")),
            ("Ngay mo phien toa", day("on", "slash")),
            ("Giai doan", lambda f: {"FIRST_INSTANCE": "So tham", "APPEAL": "Phuc tham"}[f["stage"]]),
            ("Nguoi bao chua", get("who")),
        ],
        k.hearing,
    )
    yield Layout("hearing", "lich_phien_toa.csv", [page], k.hearing, states)
    page = table(
        Page("Lịch"),
        ["KẾ HOẠCH THAM GIA PHIÊN TÒA", SIM],
        [
            ("TT", "#"),
            ("Vụ việc", lambda f: f["case_id"]),
            ("Người được TGPL", lambda f: "Danh Thị Mỹ"),
            ("Dự kiến xét xử", day("on", "slash0")),
            ("Trình tự", long),
            ("Phân công", get("who")),
            ("Ghi chú", lambda f: ""),
        ],
        k.hearing,
    )
    yield Layout("hearing", "lich/Ke hoach phien toa.xlsx", [page], k.hearing, states)

    duty = ("on", "unit_id", "mode", "who", "persons")
    page = table(
        Page("Lịch trực"),
        ["LỊCH TRỰC TẠI TÒA ÁN VÀ CƠ QUAN ĐIỀU TRA NĂM 2024", SIM],
        [
            ("STT", "#"),
            ("Thứ, ngày", lambda f: f"Thứ {f['on'].weekday() + 2}, {date(f['on'], 'slash')}"),
            ("Người trực", get("who")),
            ("Trực tại", lambda f: k.unit(f["unit_id"])),
            ("Phương thức trực", lambda f: {"on_site": "Tại trụ sở", "phone": "Qua điện thoại"}[f["mode"]]),
            ("Số lượt người được hướng dẫn", get("persons")),
        ],
        k.duty,
        after=SIGNED,
    )
    yield Layout("duty", "truc/Lich truc 2024.xlsx", [page], k.duty, duty)
    page = table(
        Page("2024"),
        ["PHÂN CÔNG TRỰC TRỢ GIÚP PHÁP LÝ", SIM],
        [
            ("Ngày trực", day("on", "dot")),
            ("Đơn vị", lambda f: k.unit(f["unit_id"], 1)),
            ("TGVPL trực", get("who")),
            ("Hình thức | Trực tiếp", lambda f: "x" if f["mode"] == "on_site" else ""),
            ("Hình thức | Điện thoại", lambda f: "x" if f["mode"] == "phone" else ""),
            ("Kết quả (người)", get("persons")),
        ],
        k.duty,
    )
    yield Layout("duty", "truc/Phan cong truc.xlsx", [page], k.duty, duty)
    page = table(
        Page(""),
        ["Lich truc TGPL nam 2024"],
        [
            ("Ngay", day("on", "serial")),
            ("Dia diem truc", lambda f: k.unit(f["unit_id"], 1)),
            ("Can bo truc", get("who")),
            ("Hinh thuc truc", lambda f: {"on_site": "Truc tiep", "phone": "Dien thoai"}[f["mode"]]),
            ("So nguoi", get("persons")),
        ],
        k.duty,
    )
    yield Layout("duty", "lich_truc.csv", [page], k.duty, duty)
    grid = Page("Quý I, II")
    grid.line("BẢNG PHÂN CÔNG TGVPL TRỰC NĂM 2024")
    grid.line(SIM)
    units = ("TA_T", "CA_T", "TA_903", "TA_905")
    grid.line("TT", "Ngày trực", *(k.unit(u, 1) for u in units))
    for n, f in enumerate(k.duty, 1):
        grid.line(n, date(f["on"], "slash"), *(f["who"] if u == f["unit_id"] else "" for u in units))
    yield Layout("duty", "truc/Bang phan cong.xlsx", [grid], k.duty, ("on", "unit_id", "who"))


def rules(k: Known) -> Iterator[Layout]:
    fields = {"ADM": "Hành chính", "CRIM": "Hình sự", "FAM": "Hôn nhân và gia đình"}
    short = {"ADM": "án HC", "CRIM": "án HS", "FAM": "HNGĐ"}
    yield Layout(
        "conflict",
        "luu y/khong phan cong.xlsx",
        [
            table(
                Page("XĐLI"),
                ["DANH SÁCH VỤ VIỆC KHÔNG PHÂN CÔNG CHO TGVPL (XUNG ĐỘT LỢI ÍCH)", SIM],
                [("STT", "#"), ("Vụ việc số", get("case_id")), ("Không phân công cho", get("who")), ("Lý do", get("reason"))],
                k.conflict,
            )
        ],
        k.conflict,
        ("who", "case_id", "reason"),
    )
    yield Layout(
        "conflict",
        "luu y/tu choi.xlsx",
        [
            table(
                Page("Từ chối"),
                ["TRƯỜNG HỢP TGVPL PHẢI TỪ CHỐI THỰC HIỆN", SIM],
                [("TT", "#"), ("TGVPL", get("who", upper=True)), ("Hồ sơ số", get("case_id")), ("Căn cứ từ chối", get("reason"))],
                k.conflict,
            )
        ],
        k.conflict,
        ("who", "case_id", "reason"),
    )
    yield Layout(
        "competence",
        "luu y/linh vuc.xlsx",
        [
            table(
                Page("Lĩnh vực"),
                ["PHÂN CÔNG THEO LĨNH VỰC", SIM],
                [
                    ("STT", "#"),
                    ("Họ tên TGVPL", get("who")),
                    ("Không giao án", lambda f: short[f["field"]]),
                    ("Kể từ", day("start_on", "dot")),
                ],
                k.competence,
            )
        ],
        k.competence,
        ("who", "field", "start_on"),
    )
    yield Layout(
        "competence",
        "gioi_han.csv",
        [
            table(
                Page(""),
                ["TGVPL chua duoc giao vu viec theo linh vuc"],
                [
                    ("STT", "#"),
                    ("Ho va ten", get("who")),
                    ("Linh vuc chua giao", lambda f: fields[f["field"]]),
                    ("Ap dung tu ngay", day("start_on")),
                ],
                k.competence,
            )
        ],
        k.competence,
        ("who", "field", "start_on"),
    )
    yield Layout(
        "area_rule",
        "luu y/dia ban.xlsx",
        [
            table(
                Page("ĐB"),
                ["PHÂN CÔNG TGVPL PHỤ TRÁCH ĐỊA BÀN", SIM],
                [("STT", "#"), ("TGVPL phụ trách", get("who")), ("Địa bàn", lambda f: k.district(f["value"]))],
                k.area_rule,
            )
        ],
        k.area_rule,
        ("who", "value"),
    )


def council(k: Known) -> Iterator[Layout]:
    yield Layout(
        "plan",
        "hd/KH.xlsx",
        [
            table(
                Page("KH"),
                ["CÁC KẾ HOẠCH ĐÃ BAN HÀNH CỦA HỘI ĐỒNG PHỐI HỢP LIÊN NGÀNH", SIM],
                [("STT", "#"), ("Tên kế hoạch", get("text")), ("Ngày, tháng ban hành", day("done_on", "dot"))],
                k.plan,
            )
        ],
        k.plan,
        ("year", "text", "done_on"),
    )
    yield Layout(
        "plan",
        "hd/Van ban cua Hoi dong.xlsx",
        [
            table(
                Page("VB"),
                ["DANH MỤC KẾ HOẠCH CỦA HỘI ĐỒNG", SIM],
                [("Năm", get("year")), ("Số, ký hiệu, trích yếu kế hoạch", get("text")), ("Ngày ký", day("done_on", "slash"))],
                k.plan,
            )
        ],
        k.plan,
        ("year", "text", "done_on"),
    )
    yield Layout(
        "document",
        "hd/Trien khai.xlsx",
        [
            table(
                Page("TK"),
                ["TÌNH HÌNH BAN HÀNH VĂN BẢN TRIỂN KHAI KẾ HOẠCH CỦA CÁC NGÀNH THÀNH VIÊN", SIM],
                [
                    ("STT", "#"),
                    ("Năm", get("year")),
                    ("Ngành thành viên", get("owner")),
                    ("Văn bản đã ban hành", get("text")),
                    ("Ngày văn bản", day("done_on", "slash")),
                    ("Ghi chú", lambda f: "" if f["text"] else "chưa ban hành"),
                ],
                k.document,
            )
        ],
        k.document,
        ("year", "owner", "text", "done_on"),
    )
    matrix = Page("Tổng hợp")
    matrix.line("VĂN BẢN CỤ THỂ HÓA CỦA CÁC CƠ QUAN THÀNH VIÊN HỘI ĐỒNG")
    matrix.line(SIM)
    matrix.line("TT", "Cơ quan", "Năm 2024", "Năm 2025")
    for n, owner in enumerate(k.agencies, 1):
        own = {f["year"]: f for f in k.document if f["owner"] == owner}
        cell = [
            f"{own[y]['text']} ngày {date(own[y]['done_on'], 'slash')}" if own[y]["text"] else "Chưa ban hành" for y in (2024, 2025)
        ]
        matrix.line(n, owner, *cell)
    yield Layout("document", "hd/Ma tran van ban.xlsx", [matrix], k.document, ("year", "owner", "text", "done_on"))
    yield Layout(
        "resolution",
        "hd/Ket luan.xlsx",
        [
            table(
                Page("KL"),
                ["THEO DÕI THỰC HIỆN KẾT LUẬN CỦA CHỦ TỊCH HỘI ĐỒNG", SIM],
                [
                    ("STT", "#"),
                    ("Nhiệm vụ được giao", get("text")),
                    ("Đơn vị thực hiện", get("owner")),
                    ("Thời hạn hoàn thành", day("due_on", "dot")),
                    ("Kết quả | Ngày hoàn thành", day("done_on", "dot")),
                    ("Kết quả | Tình trạng", get("status")),
                ],
                k.resolution,
            )
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )
    yield Layout(
        "resolution",
        "nghi_quyet.csv",
        [
            table(
                Page(""),
                ["Theo doi thuc hien nghi quyet Hoi dong"],
                [
                    ("STT", "#"),
                    ("Noi dung nghi quyet", get("text")),
                    ("Co quan chu tri", get("owner")),
                    ("Han", day("due_on", "slash")),
                    ("Ngay xong", day("done_on", "slash")),
                    ("Tien do", get("status")),
                ],
                k.resolution,
            )
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )
    yield Layout(
        "resolution",
        "hd/Nhiem vu.xlsx",
        [
            table(
                Page("NV"),
                ["BẢNG THEO DÕI NHIỆM VỤ SAU PHIÊN HỌP HỘI ĐỒNG", SIM],
                [
                    ("TT", "#"),
                    ("Nội dung công việc", get("text")),
                    ("Chủ trì", get("owner")),
                    ("Phối hợp", lambda f: "Trung tâm TGPL"),
                    ("Hoàn thành trước ngày", day("due_on", "slash")),
                    ("Đã hoàn thành ngày", day("done_on", "slash")),
                    ("Đánh giá", get("status")),
                ],
                k.resolution,
                section=lambda f: "Phiên họp thứ nhất năm 2025" if f["due_on"].month < 7 else "Phiên họp thứ hai năm 2025",
            )
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )


NAMES = {
    "contacted": "Số người bị buộc tội, bị hại, đương sự",
    "told": "Số người được phát/đọc Bản thông tin",
    "self_identified": "Số người tự nhận là người được TGPL",
    "explained": "Số người được giải thích quyền",
    "requested": "Số người yêu cầu TGPL",
    "notified_m03": "Số thông báo gửi Trung tâm (Mẫu 03)",
    "informed_m04": "Số thông tin gửi Trung tâm (Mẫu 04)",
    "declined": "Số người không yêu cầu, từ chối",
    "minors": "Trong đó người chưa đủ 18 tuổi",
}


def numbers(k: Known) -> Iterator[Layout]:
    states = ("unit_id", "period", *COUNTS)
    quarter = lambda f: f"Quý {QUARTERS[int(f['period'][-1]) - 1]}/{f['period'][:4]}"  # noqa: E731
    page = table(
        Page("2024"),
        ["TỔNG HỢP SỐ LIỆU VỀ TGPL TRONG HOẠT ĐỘNG TỐ TỤNG NĂM 2024", SIM],
        [("STT", "#"), ("Cơ quan tiến hành tố tụng", lambda f: k.unit(f["unit_id"])), ("Kỳ số liệu", quarter)]
        + [(NAMES[c], get(c)) for c in COUNTS],
        k.totals,
        after=(("", "Tổng cộng", "", *[sum(f[c] for f in k.totals) for c in COUNTS]), *SIGNED),
        numbering=True,
    )
    yield Layout("totals", "so lieu/Tong hop 2024.xlsx", [page], k.totals, states)
    turned = Page("Chuyển vị")
    turned.line("SỐ LIỆU TGPL TRONG TỐ TỤNG QUÝ I NĂM 2024")
    turned.line(SIM)
    first = [f for f in k.totals if f["period"] == "2024Q1"]
    turned.line("STT", "Nội dung", *(k.unit(f["unit_id"], 1) for f in first), "Cộng")
    for n, c in enumerate(COUNTS, 1):
        turned.line(n, NAMES[c], *(f[c] for f in first), sum(f[c] for f in first))
    yield Layout("totals", "so lieu/Quy I nam 2024.xlsx", [turned], first, states)
    one = [f for f in k.totals if f["unit_id"] == "TA_903"]
    down = Page("BC")
    down.line("TÒA ÁN NHÂN DÂN " + k.district("903").upper())
    down.line("BÁO CÁO SỐ LIỆU TRỢ GIÚP PHÁP LÝ NĂM 2024")
    down.line(SIM)
    down.line("TT", "Chỉ tiêu", "ĐVT", *(quarter(f) for f in one), "Cả năm")
    for n, c in enumerate(COUNTS, 1):
        down.line(n, NAMES[c], "người" if "m0" not in c else "văn bản", *(f[c] for f in one), sum(f[c] for f in one))
    yield Layout("totals", "so lieu/Bao cao TAND.xlsx", [down], one, states)
    page = table(
        Page("06B"),
        ["Mẫu số 06B", "SỐ LIỆU TRỢ GIÚP PHÁP LÝ TRONG HOẠT ĐỘNG TỐ TỤNG", SIM],
        [
            ("TT", "#"),
            ("Đơn vị", lambda f: k.unit(f["unit_id"], 2)),
            ("Năm", lambda f: f["period"][:4]),
            ("Quý", lambda f: QUARTERS[int(f["period"][-1]) - 1]),
            ("Tổng số người tiếp xúc", get("contacted")),
            ("Trong đó dưới 18 tuổi", get("minors")),
            ("Phát Mẫu 01", get("told")),
            ("Giải thích | Tự nhận diện", get("self_identified")),
            ("Giải thích | Đã giải thích", get("explained")),
            ("Yêu cầu TGPL | Có", get("requested")),
            ("Yêu cầu TGPL | Không", get("declined")),
            ("Văn bản gửi TT | M03", get("notified_m03")),
            ("Văn bản gửi TT | M04", get("informed_m04")),
        ],
        k.totals,
    )
    yield Layout("totals", "so lieu/Mau 06B.xlsx", [page], k.totals, states)

    report = ("unit_id", "period", "due_on", "received_on")
    page = table(
        Page("TD"),
        ["THEO DÕI TÌNH HÌNH GỬI BÁO CÁO", SIM],
        [
            ("STT", "#"),
            ("Cơ quan, đơn vị", lambda f: k.unit(f["unit_id"])),
            ("Báo cáo kỳ", quarter),
            ("Hạn cuối", day("due_on", "dot")),
            ("Ngày gửi", lambda f: date(f["received_on"], "dot") or "chưa gửi"),
            ("Nội dung gửi", lambda f: {"list": "Danh sách chi tiết", "totals": "Số liệu tổng"}[f["form"]]),
        ],
        k.report,
    )
    yield Layout("report", "theo doi bc.xlsx", [page], k.report, (*report, "form"))
    page = table(
        Page(""),
        ["Lich gui bao cao"],
        [
            ("STT", "#"),
            ("Don vi bao cao", lambda f: k.unit(f["unit_id"], 1)),
            ("Quy", lambda f: f["period"][-1]),
            ("Nam", lambda f: f["period"][:4]),
            ("Han nop", day("due_on", "serial")),
            ("Da nhan", day("received_on", "serial")),
            ("Dang", lambda f: {"list": "DS", "totals": "TH"}[f["form"]]),
        ],
        k.report,
    )
    yield Layout("report", "lich_bao_cao.csv", [page], k.report, (*report, "form"))
    across = Page("Lịch")
    across.line("LỊCH GỬI BÁO CÁO NĂM 2024 (ghi ngày nhận)")
    across.line(SIM)
    due = {f["period"]: f["due_on"] for f in k.report}
    across.line("TT", "Đơn vị", *(f"Quý {QUARTERS[i]}/2024 (hạn {date(due[p], 'slash')})" for i, p in enumerate(sorted(due))))
    units = list(dict.fromkeys(f["unit_id"] for f in k.report))
    by = {(f["unit_id"], f["period"]): f for f in k.report}
    shown = [u for u in units if all((u, p) in by for p in due)]
    for n, unit in enumerate(shown, 1):
        across.line(n, k.unit(unit), *(date(by[unit, p]["received_on"], "slash") for p in sorted(due)))
    own = [by[u, p] for u in shown for p in sorted(due)]
    yield Layout("report", "Lich gui theo quy.xlsx", [across], own, report)


def places(k: Known) -> Iterator[Layout]:
    page = table(
        Page("KV"),
        ["PHẠM VI LÃNH THỔ CÁC TÒA ÁN NHÂN DÂN KHU VỰC (giả định)", SIM],
        [
            ("STT", "#"),
            ("Đơn vị hành chính trực thuộc", lambda f: k.commune(f["code"])),
            ("Thuộc TAND khu vực", lambda f: f"Khu vực {f['court_area']}"),
        ],
        k.court_area,
    )
    yield Layout("court_area", "khu vuc.xlsx", [page], k.court_area, ("court_area", "code"))
    page = Page("Phân chia")
    page.line("DANH SÁCH TÒA ÁN KHU VỰC VÀ CÁC XÃ, PHƯỜNG (giả định)")
    page.line(SIM)
    page.line("TT", "Tòa án", "Các xã, phường, đặc khu")
    areas = sorted({f["court_area"] for f in k.court_area})
    for n, area in enumerate(areas, 1):
        own = [k.commune(f["code"]) for f in k.court_area if f["court_area"] == area]
        page.line(n, f"TAND khu vực {area} - An Giang", ", ".join(own))
    yield Layout("court_area", "toa an/Phan chia khu vuc.xlsx", [page], k.court_area, ("court_area", "code"))
    page = table(
        Page("KV"),
        ["TÒA ÁN NHÂN DÂN KHU VỰC - PHẠM VI QUẢN LÝ (giả định)", SIM],
        [("STT", "#"), ("Xã, phường, đặc khu", lambda f: k.commune(f["code"])), ("Mã", get("code"))],
        k.court_area,
        section=lambda f: f"TAND khu vực {f['court_area']} - An Giang",
    )
    yield Layout("court_area", "toa an/Theo muc.xlsx", [page], k.court_area, ("court_area", "code"))
    page = table(
        Page("ĐBKK"),
        ["DANH SÁCH XÃ ĐẶC BIỆT KHÓ KHĂN (giả định)", SIM],
        [
            ("STT", "#"),
            ("Tên huyện", lambda f: k.district(f["district"])),
            ("Tên xã", lambda f: k.commune(f["code"], "GSO_PRE2025")),
            ("Thuộc khu vực", lambda f: "III"),
        ],
        k.hard_commune,
    )
    yield Layout("hard_commune", "dbkk/Xa DBKK.xlsx", [page], k.hard_commune, ("code",))
    page = table(
        Page("Xã"),
        ["DANH SÁCH CÁC XÃ CÓ ĐIỀU KIỆN KINH TẾ - XÃ HỘI ĐẶC BIỆT KHÓ KHĂN (giả định)", SIM],
        [("TT", "#"), ("Xã, phường, thị trấn", lambda f: k.commune(f["code"], "GSO_PRE2025"))],
        k.hard_commune,
        section=lambda f: k.district(f["district"]),
    )
    yield Layout("hard_commune", "dbkk/Theo huyen.xlsx", [page], k.hard_commune, ("code",))
