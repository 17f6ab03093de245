"""Second batch of layouts of the small forms: written before the first was looked at, kept closed while it was mended."""

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
    both = [*officers, *lawyers]
    page = table(
        Page("Biên chế"),
        ["TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC", "BẢNG TỔNG HỢP CÁC TRỢ GIÚP VIÊN PHÁP LÝ ĐANG LÀM VIỆC", SIM],
        [
            ("Số TT", "#"),
            ("Tên trợ giúp viên", lambda p: f"{'Bà' if p['sex'] == 'F' else 'Ông'} {p['name']}"),
            ("Nam/nữ", lambda p: "nữ" if p["sex"] == "F" else "nam"),
            ("Giữ chức vụ", lambda p: p["leader"] or "TGV"),
            ("Được bổ nhiệm TGVPL từ ngày", day("appointed_on", "words")),
            ("TGVPL hạng", lambda p: f"Hạng {p['grade']}"),
            ("Thời điểm nghỉ hưu, thôi việc", day("active_to", "slash")),
        ],
        officers,
        numbering=True,
    )
    yield Layout(
        "provider",
        "to chuc/Bien che TGVPL.xlsx",
        [page],
        officers,
        ("name", "provider_kind", "sex", "leader", "appointed_on", "active_to"),
    )
    pages = [
        table(
            Page("Trợ giúp viên"),
            [SIM],
            [
                ("TT", "#"),
                ("Họ và chữ đệm, tên", get("name")),
                ("Chức danh, chức vụ", lambda p: p["leader"] or "TGVPL"),
                ("Năm, tháng, ngày bổ nhiệm", day("appointed_on", "iso")),
            ],
            officers,
        ),
        table(
            Page("Luật sư"),
            [SIM],
            [
                ("TT", "#"),
                ("Họ và tên", get("name")),
                ("Tổ chức hành nghề", lambda p: "VPLS An Bình"),
                ("Ngày ký hợp đồng cộng tác", day("appointed_on", "iso")),
            ],
            lawyers,
        ),
    ]
    yield Layout("provider", "to chuc/NTH TGPL.xlsx", pages, both, ("name", "provider_kind", "leader", "appointed_on"))
    page = table(
        Page("DS"),
        ["DANH SÁCH CÔNG BỐ NGƯỜI THỰC HIỆN TRỢ GIÚP PHÁP LÝ", SIM],
        [
            ("STT", "#"),
            ("Họ và tên người thực hiện TGPL", get("name", upper=True)),
            ("TGVPL", lambda p: "X" if p["provider_kind"] == "TGVPL" else ""),
            ("Luật sư", lambda p: "X" if p["provider_kind"] == "lawyer" else ""),
            ("Ngày bổ nhiệm, ký hợp đồng", day("appointed_on", "slash0")),
            ("Chức vụ", get("leader")),
        ],
        both,
        after=SIGNED,
    )
    yield Layout("provider", "to chuc/Cong bo.xlsx", [page], both, ("name", "provider_kind", "leader", "appointed_on"))
    page = table(
        Page(""),
        ["DS TGVPL; LS"],
        [
            ("TT", "#"),
            ("Ho ten", get("name")),
            ("Phai", lambda p: "Nu" if p["sex"] == "F" else "Nam"),
            ("Chuc danh", lambda p: {"TGVPL": "Tro giup vien phap ly", "lawyer": "Luat su"}[p["provider_kind"]]),
            ("Bo nhiem/ky HD ngay", day("appointed_on", "short")),
        ],
        both,
    )
    yield Layout("provider", "ds_nth.csv", [page], both, ("name", "provider_kind", "sex", "appointed_on"))


def absences(k: Known) -> Iterator[Layout]:
    all_of = ("who", "start_on", "end_on", "factor", "reason")
    page = table(
        Page("Phép"),
        ["SỔ THEO DÕI NGHỈ PHÉP, NGHỈ BHXH, CỬ ĐI HỌC", SIM],
        [
            ("TT", "#"),
            ("Viên chức", get("who")),
            ("Hình thức nghỉ", get("reason")),
            ("Ngày nghỉ | Bắt đầu", day("start_on", "slash0")),
            ("Ngày nghỉ | Kết thúc", day("end_on", "slash0")),
            ("Còn làm việc", lambda f: "Không" if f["factor"] == 0 else f"{f['factor']:.0%}"),
            ("Người duyệt", lambda f: "Giám đốc"),
        ],
        k.leave,
        after=SIGNED,
    )
    yield Layout("leave", "hc/So nghi phep.xlsx", [page], k.leave, all_of)
    page = table(
        Page("TH"),
        ["DANH SÁCH TRỢ GIÚP VIÊN VẮNG MẶT DÀI NGÀY", SIM],
        [
            ("STT", "#"),
            ("Trợ giúp viên pháp lý", lambda f: f"TGVPL {f['who']}"),
            ("Khoảng thời gian", lambda f: f"{date(f['start_on'], 'dot')}-{date(f['end_on'], 'dot')}"),
            ("Nguyên nhân", get("reason")),
            ("Khối lượng công việc còn đảm nhận", lambda f: f"{f['factor'] * 100:.0f}%"),
        ],
        k.leave,
        ditto="-nt-",
    )
    yield Layout("leave", "hc/Vang mat.xlsx", [page], k.leave, all_of)
    page = table(
        Page(""),
        ["Bang ke nghi dai han cua TGV"],
        [
            ("TT", "#"),
            ("TGV", get("who")),
            ("Tu", day("start_on", "serial")),
            ("Den", day("end_on", "serial")),
            ("Vi ly do", get("reason")),
            ("Ty le con lam viec", lambda f: f"{f['factor']:.0%}"),
        ],
        k.leave,
    )
    yield Layout("leave", "bang_ke_nghi.csv", [page], k.leave, all_of)

    page = table(
        Page("MG"),
        ["DANH SÁCH ĐỀ NGHỊ ÁP DỤNG MIỄN, GIẢM CHỈ TIÊU", SIM],
        [
            ("STT", "#"),
            ("Họ tên Trợ giúp viên", get("who")),
            ("Diện miễn, giảm", get("reason")),
            ("Tỷ lệ được giảm", lambda f: f"{(1 - f['factor']) * 100:.0f}%"),
            ("Hiệu lực | Từ", day("start_on", "dash")),
            ("Hiệu lực | Đến hết", day("end_on", "dash")),
        ],
        k.adjustment,
    )
    yield Layout("adjustment", "ct/De nghi.xlsx", [page], k.adjustment, all_of)
    page = table(
        Page("Bảng"),
        ["ĐIỀU CHỈNH CHỈ TIÊU VỤ VIỆC CỦA CÁC TRỢ GIÚP VIÊN", SIM],
        [
            ("TT", "#"),
            ("TGVPL", get("who")),
            ("Từ ... đến ...", lambda f: f"từ ngày {date(f['start_on'], 'slash')} đến ngày {date(f['end_on'], 'slash')}"),
            ("Chỉ tiêu áp dụng", lambda f: f"{f['factor']:.0%} chỉ tiêu chung" if f["factor"] else "Miễn toàn bộ"),
            ("Lý do điều chỉnh", get("reason")),
        ],
        k.adjustment,
        after=SIGNED,
    )
    yield Layout("adjustment", "ct/Dieu chinh.xlsx", [page], k.adjustment, all_of)

    page = table(
        Page("Tiêu chí"),
        ["TIÊU CHÍ CHỈ TIÊU TGVPL NĂM 2022 THEO CV 5008", SIM],
        [
            ("Thời gian bổ nhiệm TGVPL", lambda f: ("Chưa đủ 03 năm", "Đủ 03 năm đến dưới 05 năm", "Từ 05 năm")[f["band"] - 1]),
            ("Đạt chỉ tiêu | Từ", get("meets")),
            ("Đạt chỉ tiêu | Đến", lambda f: f["good"] - 1),
            ("Chỉ tiêu khá | Từ", get("good")),
            ("Chỉ tiêu khá | Đến", lambda f: f["excellent"] - 1),
            ("Chỉ tiêu tốt (từ)", get("excellent")),
        ],
        k.quota,
    )
    yield Layout("quota", "ct/Tieu chi.xlsx", [page], k.quota, ("year", "band", "meets", "good", "excellent"))
    page = table(
        Page("Khung"),
        ["KHUNG CHỈ TIÊU VỤ VIỆC TỐ TỤNG", "Áp dụng từ năm 2022", SIM],
        [
            ("STT", "#"),
            ("Số năm giữ ngạch", lambda f: ("0 - 3", "3 - 5", "trên 5")[f["band"] - 1]),
            ("Đạt (vụ/năm)", lambda f: f"{f['meets']}–{f['good'] - 1}"),
            ("Khá (vụ/năm)", lambda f: f"{f['good']}–{f['excellent'] - 1}"),
            ("Tốt (vụ/năm)", lambda f: f"≥ {f['excellent']}"),
        ],
        k.quota,
    )
    yield Layout("quota", "ct/Khung.xlsx", [page], k.quota, ("year", "band", "meets", "good", "excellent"))


def quality(k: Known) -> Iterator[Layout]:
    states = ("case_id", "who", "closed_on", "score", "grade", "success")
    page = table(
        Page("Chấm điểm"),
        ["BẢNG CHẤM ĐIỂM CHẤT LƯỢNG VỤ VIỆC TGPL", SIM],
        [
            ("STT", "#"),
            ("Ký hiệu hồ sơ", get("case_id")),
            ("Họ và tên TGVPL, luật sư thực hiện", get("who")),
            ("Thời điểm kết thúc vụ việc", day("closed_on", "slash")),
            ("Điểm thẩm định", get("score")),
            ("Phân loại", get("grade")),
            ("Hiệu quả (x)", lambda f: "x" if f["success"] else ""),
        ],
        k.appraisal,
        after=(("", "Cộng", "", "", "", "18 hồ sơ"), *SIGNED),
    )
    yield Layout("appraisal", "cl/Cham diem.xlsx", [page], k.appraisal, states)
    page = table(
        Page("KQ"),
        ["KẾT QUẢ ĐÁNH GIÁ, THẨM ĐỊNH VỤ VIỆC HOÀN THÀNH", SIM],
        [
            ("TT", "#"),
            ("Vụ việc | Mã số", get("case_id")),
            ("Vụ việc | Kết thúc ngày", day("closed_on", "dot")),
            ("Người thực hiện | TGVPL", get("who")),
            ("Thẩm định chất lượng | Điểm", lambda f: f"{f['score']}.0"),
            ("Thẩm định chất lượng | Loại", get("grade")),
            ("Thẩm định chất lượng | Thành công", lambda f: "✓" if f["success"] else ""),
        ],
        k.appraisal,
        numbering=True,
    )
    yield Layout("appraisal", "cl/KQ tham dinh.xlsx", [page], k.appraisal, states)
    page = table(
        Page(""),
        ["Cham chat luong"],
        [
            ("STT", "#"),
            ("So HS", get("case_id")),
            ("TGV/LS", get("who")),
            ("Ngay dong HS", day("closed_on", "short")),
            ("Tong diem", get("score")),
            ("Muc", get("grade")),
            ("Thanh cong", lambda f: "TC" if f["success"] else "KTC"),
        ],
        k.appraisal,
    )
    yield Layout("appraisal", "cham_cl.csv", [page], k.appraisal, states)


def calendar(k: Known) -> Iterator[Layout]:
    states = ("case_id", "on", "stage", "who")
    page = table(
        Page("Xét xử"),
        ["LỊCH CÔNG TÁC THAM GIA TỐ TỤNG TẠI TÒA", SIM],
        [
            ("STT", "#"),
            ("Mã hồ sơ", get("case_id")),
            ("Bị cáo/đương sự", lambda f: "Danh Thị Mỹ"),
            ("Ngày, giờ mở phiên tòa", lambda f: f"{date(f['on'], 'slash')} {f['at']}:00"),
            ("Sơ thẩm/phúc thẩm", lambda f: {"FIRST_INSTANCE": "Sơ thẩm", "APPEAL": "Phúc thẩm"}[f["stage"]]),
            ("TGVPL được phân công", get("who")),
            ("Phòng xử", lambda f: "Số 2"),
        ],
        k.hearing,
        after=SIGNED,
    )
    yield Layout("hearing", "cong tac/Lich toa.xlsx", [page], k.hearing, states)
    page = table(
        Page("CT"),
        ["LỊCH LÀM VIỆC TẠI CÁC PHIÊN TÒA", SIM],
        [
            ("Ngày xử", day("on", "slash0")),
            ("Cấp", lambda f: {"FIRST_INSTANCE": "ST", "APPEAL": "PT"}[f["stage"]]),
            ("Số HS TGPL", get("case_id")),
            ("Họ tên TGV", get("who")),
        ],
        k.hearing,
        ditto='"',
    )
    yield Layout("hearing", "cong tac/Lich phien toa tuan.xlsx", [page], k.hearing, states)
    page = table(
        Page(""),
        ["DS phien toa sap mo"],
        [
            ("TT", "#"),
            ("Vu viec", get("case_id")),
            ("Ngay dua vu an ra xet xu", day("on", "iso")),
            ("Thu tuc", lambda f: {"FIRST_INSTANCE": "HSST", "APPEAL": "HSPT"}[f["stage"]]),
            ("TGVPL/LS", get("who")),
        ],
        k.hearing,
    )
    yield Layout("hearing", "phien_toa_sap_mo.csv", [page], k.hearing, states)

    duty = ("on", "unit_id", "mode", "who", "persons")
    page = table(
        Page("Sổ"),
        ["SỔ TRỰC TRỢ GIÚP PHÁP LÝ", SIM],
        [
            ("TT", "#"),
            ("Thời gian", day("on", "slash")),
            ("TGVPL", get("who")),
            ("Cơ quan", lambda f: k.unit(f["unit_id"])),
            ("Cách thức", lambda f: {"on_site": "Có mặt tại trụ sở", "phone": "Trực điện thoại"}[f["mode"]]),
            ("Số người được tư vấn, hướng dẫn", get("persons")),
        ],
        k.duty,
        section=lambda f: f"THÁNG {f['on'].month}",
    )
    yield Layout("duty", "lt/So truc.xlsx", [page], k.duty, duty)
    page = table(
        Page("LT"),
        ["LỊCH TRỰC PHỐI HỢP THEO CHƯƠNG TRÌNH 1603", SIM],
        [
            ("Ngày, tháng, năm", day("on", "dot")),
            ("Địa điểm (Tòa án, CQĐT)", lambda f: k.unit(f["unit_id"], 1)),
            ("Họ và tên người trực", lambda f: f"TGVPL {f['who']}"),
            ("Trực tiếp/điện thoại", lambda f: {"on_site": "TT", "phone": "ĐT"}[f["mode"]]),
            ("Số lượt", get("persons")),
            ("Ký xác nhận", lambda f: ""),
        ],
        k.duty,
    )
    yield Layout("duty", "lt/Lich truc 1603.xlsx", [page], k.duty, duty)
    page = table(
        Page(""),
        ["PHAN CONG TRUC"],
        [
            ("Ngay thang", day("on", "short")),
            ("Noi truc", lambda f: k.unit(f["unit_id"], 1)),
            ("Nguoi truc", get("who")),
            ("SL nguoi", get("persons")),
        ],
        k.duty,
    )
    yield Layout("duty", "phan_cong_truc.csv", [page], k.duty, ("on", "unit_id", "who", "persons"))


def rules(k: Known) -> Iterator[Layout]:
    fields = {"ADM": "Hành chính", "CRIM": "Hình sự", "FAM": "HN&GĐ"}
    yield Layout(
        "conflict",
        "ly/Loai tru.xlsx",
        [
            table(
                Page("Loại trừ"),
                ["CÁC VỤ VIỆC TGVPL KHÔNG ĐƯỢC THAM GIA", SIM],
                [
                    ("STT", "#"),
                    ("Tên TGVPL", get("who")),
                    ("Mã vụ việc không được tham gia", get("case_id")),
                    ("Mối quan hệ/lý do", get("reason")),
                    ("Người báo cáo", lambda f: "Tự khai"),
                ],
                k.conflict,
            )
        ],
        k.conflict,
        ("who", "case_id", "reason"),
    )
    yield Layout(
        "conflict",
        "xung_dot.csv",
        [
            table(
                Page(""),
                ["Xung dot loi ich"],
                [("STT", "#"), ("So vu viec", get("case_id")), ("Tro giup vien", get("who")), ("Noi dung xung dot", get("reason"))],
                k.conflict,
            )
        ],
        k.conflict,
        ("who", "case_id", "reason"),
    )
    yield Layout(
        "competence",
        "ly/Chua du dieu kien.xlsx",
        [
            table(
                Page("CĐK"),
                ["TRỢ GIÚP VIÊN CHƯA ĐỦ ĐIỀU KIỆN NHẬN MỘT SỐ LOẠI VỤ VIỆC", SIM],
                [
                    ("TT", "#"),
                    ("Trợ giúp viên", get("who")),
                    ("Loại vụ việc chưa được nhận", lambda f: fields[f["field"]]),
                    ("Từ thời điểm", day("start_on", "slash")),
                    ("Lý do", lambda f: "Chưa tập huấn"),
                ],
                k.competence,
            )
        ],
        k.competence,
        ("who", "field", "start_on"),
    )
    yield Layout(
        "area_rule",
        "ly/Phan cong.xlsx",
        [
            table(
                Page("PC"),
                ["BẢNG PHÂN CÔNG ĐỊA BÀN CỦA TRỢ GIÚP VIÊN", SIM],
                [("TT", "#"), ("Họ và tên", get("who")), ("Huyện, thành phố phụ trách", lambda f: k.district(f["value"]))],
                k.area_rule,
            )
        ],
        k.area_rule,
        ("who", "value"),
    )


def council(k: Known) -> Iterator[Layout]:
    yield Layout(
        "plan",
        "hdph/Chuong trinh.xlsx",
        [
            table(
                Page("CTKH"),
                ["CHƯƠNG TRÌNH, KẾ HOẠCH CÔNG TÁC CỦA HỘI ĐỒNG PHLN", SIM],
                [
                    ("TT", "#"),
                    ("Năm kế hoạch", get("year")),
                    ("Kế hoạch (số, nội dung)", get("text")),
                    ("Ban hành ngày", day("done_on", "slash0")),
                ],
                k.plan,
            )
        ],
        k.plan,
        ("year", "text", "done_on"),
    )
    yield Layout(
        "document",
        "hdph/Cu the hoa.xlsx",
        [
            table(
                Page("CTH"),
                ["CƠ QUAN THÀNH VIÊN BAN HÀNH VĂN BẢN CỤ THỂ HÓA", SIM],
                [
                    ("TT", "#"),
                    ("Cơ quan ban hành", get("owner")),
                    ("Số, ký hiệu văn bản", get("text")),
                    ("Ngày ban hành", day("done_on", "dot")),
                ],
                k.document,
                section=lambda f: f"Năm {f['year']}",
            )
        ],
        k.document,
        ("year", "owner", "text", "done_on"),
    )
    yield Layout(
        "document",
        "vb_trien_khai.csv",
        [
            table(
                Page(""),
                ["Van ban trien khai cua thanh vien Hoi dong"],
                [
                    ("Nam", get("year")),
                    ("Thanh vien", get("owner")),
                    ("Van ban trien khai", get("text")),
                    ("Ngay ky", day("done_on", "slash")),
                ],
                k.document,
            )
        ],
        k.document,
        ("year", "owner", "text", "done_on"),
    )
    yield Layout(
        "resolution",
        "hdph/Thong bao ket luan.xlsx",
        [
            table(
                Page("TBKL"),
                ["KẾT QUẢ THỰC HIỆN THÔNG BÁO KẾT LUẬN PHIÊN HỌP HỘI ĐỒNG", SIM],
                [
                    ("TT", "#"),
                    ("Kết luận của Chủ tịch Hội đồng", get("text")),
                    ("Cơ quan chịu trách nhiệm", get("owner")),
                    ("Phải xong trước", day("due_on", "slash")),
                    ("Thực tế hoàn thành", day("done_on", "slash")),
                    ("Tình hình thực hiện", get("status")),
                ],
                k.resolution,
                after=SIGNED,
            )
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )
    yield Layout(
        "resolution",
        "hdph/Viec can lam.xlsx",
        [
            table(
                Page("Việc"),
                ["CÁC NỘI DUNG HỘI ĐỒNG GIAO", SIM],
                [
                    ("STT", "#"),
                    ("Việc được giao", get("text")),
                    ("Phân công", get("owner")),
                    ("Thời gian hoàn thành | Theo kế hoạch", day("due_on", "dash")),
                    ("Thời gian hoàn thành | Thực tế", day("done_on", "dash")),
                    ("Trạng thái", get("status")),
                ],
                k.resolution,
            )
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )


NAMES = {
    "contacted": "Tổng số người đã làm việc, tiếp xúc",
    "told": "Số người được cung cấp thông tin TGPL (M01)",
    "self_identified": "Số người tự khai thuộc diện TGPL",
    "explained": "Số lượt người được giải thích về TGPL",
    "requested": "Số người có đơn, yêu cầu TGPL",
    "notified_m03": "Thông báo về TGPL (M03) đã gửi",
    "informed_m04": "Thông tin về TGPL (M04) đã gửi",
    "declined": "Số người từ chối TGPL",
    "minors": "Người dưới 18 tuổi",
}


def numbers(k: Known) -> Iterator[Layout]:
    states = ("unit_id", "period", *COUNTS)
    quarter = lambda f: f"Q{f['period'][-1]}-{f['period'][:4]}"  # noqa: E731
    page = table(
        Page("SL"),
        ["BẢNG SỐ LIỆU CỦA CÁC CƠ QUAN KHÔNG GỬI DANH SÁCH, NĂM 2024", SIM],
        [("TT", "#"), ("Tên cơ quan", lambda f: k.unit(f["unit_id"], 1)), ("Quý", lambda f: f["period"][-1])]
        + [(NAMES[c], get(c)) for c in COUNTS],
        k.totals,
        after=(("", "Cộng"), *SIGNED),
    )
    yield Layout("totals", "sl/Bang so lieu.xlsx", [page], k.totals, states)
    pages = []
    for unit in ("VKS_905", "TA_903"):
        page = Page(unit.split("_")[0] + " " + k.district(unit[-3:]))
        page.line(k.unit(unit).upper())
        page.line("SỐ LIỆU VỀ TRỢ GIÚP PHÁP LÝ TRONG TỐ TỤNG NĂM 2024")
        page.line(SIM)
        page.line("STT", "Tiêu chí thống kê", "Quý I", "Quý II", "Quý III", "Quý IV", "Tổng")
        own = [f for f in k.totals if f["unit_id"] == unit]
        for n, c in enumerate(COUNTS, 1):
            page.line(n, NAMES[c], *(f[c] for f in own), sum(f[c] for f in own))
        pages.append(page)
    yield Layout(
        "totals", "sl/Thong ke nam 2024.xlsx", pages, [f for f in k.totals if f["unit_id"] in ("VKS_905", "TA_903")], states
    )
    page = table(
        Page("Biểu"),
        ["BIỂU TỔNG HỢP KẾT QUẢ GIẢI THÍCH, THÔNG BÁO, THÔNG TIN VỀ TGPL", SIM],
        [
            ("Kỳ", quarter),
            ("TT", "#"),
            ("Đơn vị báo cáo", lambda f: k.unit(f["unit_id"])),
            ("Số người tham gia tố tụng | Tổng số", get("contacted")),
            ("Số người tham gia tố tụng | Dưới 18 tuổi", get("minors")),
            ("Số người được cấp M01", get("told")),
            ("Số người tự nhận thuộc diện", get("self_identified")),
            ("Số người đã giải thích", get("explained")),
            ("Số người yêu cầu", get("requested")),
            ("Số người từ chối", get("declined")),
            ("Số M03", get("notified_m03")),
            ("Số M04", get("informed_m04")),
        ],
        k.totals,
        section=lambda f: {"VKS": "I. VIỆN KIỂM SÁT", "TA": "II. TÒA ÁN", "CA": "III. CÔNG AN"}[f["unit_id"].split("_")[0]],
    )
    yield Layout("totals", "sl/Bieu tong hop.xlsx", [page], sorted(k.totals, key=lambda f: "VTC".index(f["unit_id"][0])), states)

    report = ("unit_id", "period", "due_on", "received_on", "form")
    page = table(
        Page("BC"),
        ["BẢNG THEO DÕI TIẾN ĐỘ GỬI BÁO CÁO CỦA CÁC CƠ QUAN TIẾN HÀNH TỐ TỤNG", SIM],
        [
            ("STT", "#"),
            ("Tên đơn vị", lambda f: k.unit(f["unit_id"], 1)),
            ("Thời gian báo cáo", lambda f: f"Quý {QUARTERS[int(f['period'][-1]) - 1]} năm {f['period'][:4]}"),
            ("Thời hạn gửi báo cáo", day("due_on", "slash")),
            ("Ngày nhận được báo cáo", day("received_on", "slash")),
            ("Hình thức số liệu", lambda f: {"list": "danh sách từng người", "totals": "chỉ có tổng số"}[f["form"]]),
        ],
        k.report,
        after=SIGNED,
    )
    yield Layout("report", "bc/Tien do.xlsx", [page], k.report, report)
    page = table(
        Page(""),
        ["Theo doi bao cao"],
        [
            ("TT", "#"),
            ("Ky", lambda f: f["period"]),
            ("Co quan", lambda f: k.unit(f["unit_id"], 1)),
            ("Han bao cao", day("due_on", "iso")),
            ("Ngay den", day("received_on", "iso")),
            ("Loai so lieu", lambda f: {"list": "Danh sach", "totals": "Tong hop"}[f["form"]]),
        ],
        k.report,
    )
    yield Layout("report", "theo_doi_bc.csv", [page], k.report, report)
    page = Page("Q")
    page.line("TÌNH HÌNH GỬI SỐ LIỆU CÁC QUÝ NĂM 2024")
    page.line(SIM)
    due = sorted({(f["period"], f["due_on"]) for f in k.report})
    by = {(f["unit_id"], f["period"]): f for f in k.report}
    shown = [u for u in dict.fromkeys(f["unit_id"] for f in k.report) if all((u, p) in by for p, _ in due)]
    page.line("TT", "Cơ quan", *(text for p, _ in due for text in (f"Quý {p[-1]}/{p[:4]}", "")))
    page.line("", "", *(text for _ in due for text in ("Hạn gửi", "Ngày nhận")))
    for n, unit in enumerate(shown, 1):
        page.line(n, k.unit(unit), *(date(on, "slash") for p, d in due for on in (d, by[unit, p]["received_on"])))
    yield Layout("report", "bc/Cac quy.xlsx", [page], [by[u, p] for u in shown for p, _ in due], report[:4])


def places(k: Known) -> Iterator[Layout]:
    areas = sorted({f["court_area"] for f in k.court_area})
    page = Page("TAKV")
    page.line("PHẠM VI TÒA ÁN KHU VỰC (giả định)")
    page.line(SIM)
    page.line("STT", "TAND khu vực", "Phạm vi thẩm quyền theo lãnh thổ (các xã, phường)")
    for n, area in enumerate(areas, 1):
        own = [k.commune(f["code"]) for f in k.court_area if f["court_area"] == area]
        page.line(n, f"Tòa án nhân dân khu vực {area} - An Giang", "; ".join(own))
    yield Layout("court_area", "ta/TAKV.xlsx", [page], k.court_area, ("court_area", "code"))
    page = table(
        Page("DM"),
        ["DANH MỤC XÃ THEO KHU VỰC TÒA ÁN (giả định)", SIM],
        [
            ("TT", "#"),
            ("Khu vực số", get("court_area")),
            ("Mã ĐVHC cấp xã", lambda f: int(f["code"])),
            ("Tên ĐVHC", lambda f: k.commune(f["code"])),
        ],
        k.court_area,
    )
    yield Layout("court_area", "ta/Danh muc.xlsx", [page], k.court_area, ("court_area", "code"))
    page = table(
        Page("135"),
        ["CÁC XÃ THUỘC VÙNG ĐẶC BIỆT KHÓ KHĂN (giả định)", SIM],
        [
            ("STT", "#"),
            ("Huyện/TP", lambda f: k.district(f["district"])),
            ("Xã ĐBKK", lambda f: k.commune(f["code"], "GSO_PRE2025")),
            ("Mã xã", get("code")),
        ],
        k.hard_commune,
        ditto="nt",
    )
    yield Layout("hard_commune", "kk/Xa 135.xlsx", [page], k.hard_commune, ("code",))
    page = table(
        Page(""),
        ["Xa dac biet kho khan"],
        [("TT", "#"), ("Don vi hanh chinh", lambda f: f"{k.commune(f['code'], 'GSO_PRE2025')}, {k.district(f['district'])}")],
        k.hard_commune,
    )
    yield Layout("hard_commune", "xa_dbkk.csv", [page], k.hard_commune, ("code",))
