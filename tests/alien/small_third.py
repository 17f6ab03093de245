"""Third batch: written after everything was mended, read once, not looked at."""

from collections.abc import Iterator

from tests.alien.pages import Page
from tests.alien.small import Known, Layout, day, get, table


def layouts(k: Known) -> Iterator[Layout]:
    """Every layout of the batch."""
    officers = [p for p in k.provider if p["provider_kind"] == "TGVPL"]
    one = lambda kind, file, titles, columns, facts, states: Layout(  # noqa: E731
        kind, file, [table(Page("Trang1"), titles, columns, facts)], facts, states
    )
    yield one(
        "provider",
        "a/nhan luc.xlsx",
        ["TỔNG HỢP NHÂN LỰC TRỢ GIÚP VIÊN PHÁP LÝ"],
        [
            ("Số", "#"),
            ("Người", get("name")),
            ("Cương vị", lambda p: p["leader"] or "TGVPL"),
            ("Ngày có quyết định bổ nhiệm", day("appointed_on", "dot")),
        ],
        officers,
        ("name", "leader", "appointed_on"),
    )
    yield one(
        "leave",
        "a/vang.xlsx",
        ["CÁC TRƯỜNG HỢP NGHỈ CHẾ ĐỘ, ĐI ĐÀO TẠO"],
        [
            ("Số", "#"),
            ("Tên", get("who")),
            ("Ngày đầu", day("start_on")),
            ("Ngày cuối", day("end_on")),
            ("Vì sao", get("reason")),
            ("Mức còn làm", lambda f: f"{f['factor']:.0%}"),
        ],
        k.leave,
        ("who", "start_on", "end_on", "factor", "reason"),
    )
    yield one(
        "adjustment",
        "a/mg.xlsx",
        ["TRỢ GIÚP VIÊN ĐƯỢC MIỄN GIẢM"],
        [
            ("Số", "#"),
            ("TGV", get("who")),
            ("Bắt đầu tính", day("start_on", "dash")),
            ("Thôi tính", day("end_on", "dash")),
            ("Còn phải làm", lambda f: f"{f['factor']:.0%}"),
            ("Vì", get("reason")),
        ],
        k.adjustment,
        ("who", "start_on", "end_on", "factor", "reason"),
    )
    yield one(
        "appraisal",
        "a/cl.xlsx",
        ["SỔ GHI KẾT QUẢ THẨM ĐỊNH"],
        [
            ("Số", "#"),
            ("Hồ sơ", get("case_id")),
            ("Ai thực hiện", get("who")),
            ("Đóng ngày", day("closed_on")),
            ("Chấm", get("score")),
            ("Kết luận", get("grade")),
        ],
        k.appraisal,
        ("case_id", "who", "closed_on", "score", "grade"),
    )
    yield one(
        "hearing",
        "a/toa.xlsx",
        ["LỊCH DỰ PHIÊN TÒA"],
        [
            ("Hôm", day("on", "slash0")),
            ("Vụ", get("case_id")),
            ("Ai dự", get("who")),
            ("Xử", lambda f: {"FIRST_INSTANCE": "sơ thẩm", "APPEAL": "phúc thẩm"}[f["stage"]]),
        ],
        k.hearing,
        ("case_id", "on", "stage", "who"),
    )
    yield one(
        "duty",
        "a/truc.xlsx",
        ["PHÂN CÔNG TRỰC TẠI CÁC CƠ QUAN TỐ TỤNG"],
        [
            ("Hôm", day("on", "dot")),
            ("Chỗ", lambda f: k.unit(f["unit_id"])),
            ("Ai", get("who")),
            ("Kiểu", lambda f: {"on_site": "trực tiếp", "phone": "qua điện thoại"}[f["mode"]]),
            ("Mấy người", get("persons")),
        ],
        k.duty,
        ("on", "unit_id", "mode", "who", "persons"),
    )
    yield one(
        "conflict",
        "a/xd.xlsx",
        ["XUNG ĐỘT LỢI ÍCH CẦN TRÁNH"],
        [("Số", "#"), ("Ai", get("who")), ("Vụ phải tránh", get("case_id")), ("Vì", get("reason"))],
        k.conflict,
        ("who", "case_id", "reason"),
    )
    yield one(
        "resolution",
        "a/nq.xlsx",
        ["VIỆC HỘI ĐỒNG KẾT LUẬN"],
        [
            ("Số", "#"),
            ("Phải làm gì", get("text")),
            ("Ai làm", get("owner")),
            ("Chậm nhất", day("due_on")),
            ("Làm xong", day("done_on")),
            ("Đến nay", get("status")),
        ],
        k.resolution,
        ("text", "owner", "due_on", "done_on", "status"),
    )
    yield one(
        "report",
        "a/bc.xlsx",
        ["THEO DÕI GỬI BÁO CÁO"],
        [
            ("Số", "#"),
            ("Bên gửi", lambda f: k.unit(f["unit_id"])),
            ("Quý nào", lambda f: f"Quý {f['period'][-1]}/{f['period'][:4]}"),
            ("Chậm nhất", day("due_on")),
            ("Hôm nhận", day("received_on")),
        ],
        k.report,
        ("unit_id", "period", "due_on", "received_on"),
    )
    yield one(
        "court_area",
        "a/kv.xlsx",
        ["PHẠM VI TÒA ÁN NHÂN DÂN KHU VỰC (giả định)"],
        [("Số", "#"), ("Xã nào", lambda f: k.commune(f["code"])), ("Về tòa", lambda f: f"Khu vực {f['court_area']}")],
        k.court_area,
        ("court_area", "code"),
    )
