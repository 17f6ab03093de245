"""Files of the other province's Centre and of those who report to the council."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.alien import wording as w
from tests.alien.agencies import SIMULATED, split
from tests.alien.facts import Fact, stamp
from tests.alien.pages import Column as C
from tests.alien.pages import Delivery, Page
from tests.alien.province import NEW_NAME, Place, Province


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


class Centre:
    """Writes the Centre's registers and lists."""

    def __init__(self, out: Delivery, facts: Sequence[Fact], province: Province, truth: Path):
        self.out, self.province, self.truth = out, province, truth
        self.logs = [f for f in facts if f.kind == "log"]
        self.cases = [f for f in facts if f.kind == "case"]
        self.references = [f for f in facts if f.kind == "reference"]
        self.names = {row["provider_id"]: row for row in _read(truth / "providers.csv")}
        self.shares = defaultdict(list)
        for row in _read(truth / "assignments.csv"):
            self.shares[row["case_id"]].append((row["provider_id"], float(row["credit"])))

    def all(self) -> None:
        """Every file."""
        self.log_by_month()
        self.log_by_sections()
        self.log_two_levels()
        for year in (2024, 2025, 2026):
            self.register(year)
        self.reference_lists()
        self.lists()
        self.reports()
        self.court_areas()

    # --- the log

    def sender(self, f: Fact) -> str:
        if f.unit == "CAX" and f.post:
            return f"Công an {f.post.name[0].lower()}{f.post.name[1:]}"
        day = f.day
        return self.province.unit_name(f.unit, f.seed % 3, after=day >= dt.date(2025, 7, 1))

    def reply(self, f: Fact) -> str:
        return {
            "accepted": "Đã thụ lý, cử TGVPL",
            "duplicate": "Trùng, đã thụ lý trước đó",
            "not_eligible": "Không thuộc diện được TGPL",
            "": "",
        }[f.raw["reply"]]

    def channel(self, f: Fact) -> str:
        return {
            "notice_M03": "Thông báo (Mẫu 03)",
            "info_M04": "Thông tin (Mẫu 04)",
            "phone": "Điện thoại",
            "designated_defence": "Yêu cầu cử NBC chỉ định (Mẫu 03)",
            "duty_court": "Trực tại Tòa án",
            "duty_police": "Trực CQĐT",
        }[f.raw["channel"]]

    def log_by_month(self) -> None:
        """2024: a sheet a month, ticks for the channel, day and hour in one cell."""

        def tick(*channels: str):
            return lambda f: "x" if f.raw["channel"] in channels else ""

        top = ("Hình thức tiếp nhận",)
        columns = [
            C(("Số TT",), str),
            C(("Ngày, giờ đến",), lambda f: w.moment(f.raw["received_at"], f.raw["recv_prec"], "before"), ("received",)),
            C(("Nơi gửi",), self.sender, ("sender",)),
            C((*top, "M03"), tick("notice_M03"), ("channel",)),
            C((*top, "M04"), tick("info_M04")),
            C((*top, "ĐT"), tick("phone")),
            C((*top, "Trực tòa"), tick("duty_court")),
            C((*top, "Trực CQĐT"), tick("duty_police")),
            C((*top, "BCCĐ"), tick("designated_defence")),
            C(("Văn bản số",), lambda f: w.paper(f)[1], ("number",)),
            C(("Ngày văn bản",), lambda f: w.paper(f)[2], ("paper_on",)),
            C(("Họ tên người được TGPL",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách",), lambda f: w.litigant(f), ("litigant", "held")),
            C(("Giai đoạn",), lambda f: w.stage(f, 0), ("stage",)),
            C(("Diện",), lambda f: w.group(f, 1), ("group",)),
            C(("Trả lời của TT",), self.reply, ("reply",)),
        ]
        pages = []
        for month, rows in split((f for f in self.logs if f.day.year == 2024), lambda f: f.day.month).items():
            page = Page(f"T{month}")
            page.line("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC TỈNH KIÊN GIANG")
            page.line(f"SỔ TIẾP NHẬN THÔNG BÁO, THÔNG TIN VỀ TGPL THÁNG {month}/2024")
            page.line(SIMULATED)
            page.table(columns, rows)
            pages.append(page)
        if pages:
            self.out.xlsx("trung tam/So tiep nhan 2024.xlsx", *pages)

    def log_by_sections(self) -> None:
        """2025: one sheet, months as sections, hour in its own column after the day."""
        columns = [
            C(("TT",), str),
            C(("Họ và tên",), lambda f: f.name, ("name",)),
            C(("Sinh ngày",), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Đối tượng",), lambda f: w.group(f, 0), ("group",)),
            C(("Cơ quan thông báo, thông tin",), self.sender, ("sender",)),
            C(("Hình thức thông báo",), self.channel, ("channel",)),
            C(("Số ký hiệu VB",), lambda f: w.paper(f)[1], ("number",)),
            C(("Ngày ký VB",), lambda f: w.paper(f)[2], ("paper_on",)),
            C(("Thời gian nhận", "Ngày"), lambda f: w.date(f.raw["received_at"].date(), "dot"), ("received",)),
            C(("Thời gian nhận", "Giờ"), lambda f: f"{f.raw['received_at']:%Hh%M}" if f.raw["recv_prec"] == "time" else ""),
            C(("Tư cách TGTT",), lambda f: w.litigant(f), ("litigant", "held")),
            C(("Giai đoạn TT",), lambda f: w.stage(f, 0), ("stage",)),
            C(("Kết quả xử lý",), self.reply, ("reply",)),
            C(("Ghi chú",), lambda f: ""),
        ]
        own = [f for f in self.logs if f.day.year == 2025]
        page = Page("Công văn đến")
        page.line("SỔ CÔNG VĂN ĐẾN VỀ TRỢ GIÚP PHÁP LÝ TRONG TỐ TỤNG NĂM 2025")
        page.line(SIMULATED)
        page.head(columns)
        for month, rows in split(own, lambda f: f.day.month).items():
            page.line(f"Tháng {month}/2025")
            for n, fact in enumerate(rows):
                page.person(fact, columns, [n + 1, *(c.text(fact) for c in columns[1:])])
            page.line("", f"Cộng tháng {month}: {len(rows)}")
        if own:
            self.out.xlsx("trung tam/CV den 2025.xlsx", page)

    def log_two_levels(self) -> None:
        """2026: headings of two levels, hour before the day."""
        columns = [
            C(("STT",), str),
            C(("Tiếp nhận", "Thời điểm"), lambda f: w.moment(f.raw["received_at"], f.raw["recv_prec"], "dots"), ("received",)),
            C(("Tiếp nhận", "Từ cơ quan"), self.sender, ("sender",)),
            C(("Tiếp nhận", "Qua (hình thức)"), self.channel, ("channel",)),
            C(("Văn bản", "Số"), lambda f: w.paper(f)[1], ("number",)),
            C(("Văn bản", "Ngày"), lambda f: w.paper(f)[2], ("paper_on",)),
            C(("Người được trợ giúp pháp lý", "Họ tên"), lambda f: f.name, ("name",)),
            C(("Người được trợ giúp pháp lý", "Ngày, tháng, năm sinh"), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Người được trợ giúp pháp lý", "Thuộc diện"), lambda f: w.group(f, 2), ("group",)),
            C(("Người được trợ giúp pháp lý", "Tư cách"), lambda f: w.litigant(f), ("litigant", "held")),
            C(("Giai đoạn tố tụng",), lambda f: w.stage(f, 1), ("stage",)),
            C(("Trả lời cơ quan gửi",), self.reply, ("reply",)),
        ]
        own = split((f for f in self.logs if f.day.year == 2026), lambda f: 0).get(0, [])
        page = Page("2026")
        page.line("TRUNG TÂM TGPL NHÀ NƯỚC TỈNH AN GIANG")
        page.line("SỔ TIẾP NHẬN NĂM 2026 (đến 31/10/2026)", "", SIMULATED)
        page.table(columns, own, again=40)
        if own:
            self.out.xlsx("trung tam/Tiep nhan 2026.xlsx", page)

    # --- the register of cases

    def source(self, f: Fact) -> str:
        case = f.case
        channel = case["channel"]
        if channel == "self_walk_in":
            return ("Tự đến Trung tâm", "Người được TGPL trực tiếp đến")[f.seed % 2]
        if channel == "commune_M13":
            return "UBND xã giới thiệu"
        if channel == "officer_personal":
            name = self.names[self.shares[case["case_id"]][0][0]]["name"] if self.shares[case["case_id"]] else ""
            return f"TGVPL {name} tự khai thác"
        unit, day = Province.unit(case["source_unit"]), dt.date.fromisoformat(case["accepted_at"][:10])
        if unit == "CAX":
            return "Công an xã"
        return self.province.unit_name(unit, f.seed % 3, after=day >= dt.date(2025, 7, 1))

    def providers(self, f: Fact, year: int) -> list[tuple[str, str, float]]:
        """Name, kind and share of those known by the end of the year."""
        assigned = stamp(f.case["assigned_at"])
        if assigned is None or assigned.year > year:
            return []
        return [(self.names[p]["name"], self.names[p]["kind"], share) for p, share in self.shares[f.case["case_id"]]]

    def _who(self, f: Fact, year: int) -> str:
        own = self.providers(f, year)
        title = {"TGVPL": "TGVPL", "lawyer": "LS"}
        said = [f"{title.get(kind, 'LS')} {name}" for name, kind, _ in own]
        shares = {round(s, 3) for _, _, s in own}
        if len(own) > 1 and len(shares) > 1:
            return ", ".join(f"{text} ({share:.0%})" for text, (_, _, share) in zip(said, own, strict=True))
        return ", ".join(said)

    def _share(self, f: Fact, year: int) -> str:
        own = self.providers(f, year)
        return "" if len(own) < 2 else " - ".join(f"{share:.0%}" for _, _, share in sorted(own, key=lambda p: p[1] != "TGVPL"))

    def _closed(self, f: Fact, year: int) -> dt.date | None:
        on = dt.date.fromisoformat(f.case["closed_on"]) if f.case["closed_on"] else None
        return on if on and on.year <= year else None

    def register(self, year: int) -> None:
        """One year's register: carried cases first, then the new ones; a layout each year."""
        own = [f for f in self.cases if str(year) in f.raw["file"]]
        if not own:
            return

        def day(key: str, style: str):
            return lambda f: w.date((lambda at: at.date() if at and at.year <= year else None)(stamp(f.case[key])), style)

        def closed(style: str):
            return lambda f: w.date(self._closed(f, year), style)

        def reason(f: Fact) -> str:
            return (
                {
                    "done": "Đã hoàn thành",
                    "papers": "Kết thúc do không bổ sung giấy tờ",
                    "withdrawn": "Đương sự rút yêu cầu",
                    "": "",
                }[f.case["close_reason"]]
                if self._closed(f, year)
                else "Đang thực hiện"
            )

        form = {"PROC": "Tham gia tố tụng", "ADV": "Tư vấn pháp luật", "REP": "Đại diện ngoài tố tụng"}
        fields = {"CRIM": "Hình sự", "CIV": "Dân sự", "FAM": "HN&GĐ", "ADM": "Hành chính"}
        capacity = {"defence": "Bào chữa", "protection": "Bảo vệ quyền lợi", "": ""}
        person = ("Người được TGPL",)
        known = [
            C((*person, "Họ, chữ đệm, tên"), lambda f: f.name, ("name",)),
            C((*person, "Ngày sinh"), lambda f: w.birth(f, "slash"), ("birth",)),
            C((*person, "Giới tính"), w.sex, ("sex",)),
            C((*person, "Số CCCD"), w.id_number, ("idn",)),
            C((*person, "Nơi cư trú"), lambda f: w.address(f.residence, f, self.province, 0), ("residence",)),
            C((*person, "Diện"), lambda f: w.group(f, year % 3), ("group",)),
        ]
        if year == 2024:
            columns = [
                C(("TT",), str),
                C(("Mã vụ việc",), lambda f: f.case["case_id"], ("case_id",)),
                C(("Ngày vào sổ",), lambda f: w.moment(stamp(f.case["accepted_at"]), "time", "before"), ("accepted",)),
                *known,
                C(("Lĩnh vực",), lambda f: fields[f.case["field"]], ("field",)),
                C(("Hình thức TGPL",), lambda f: form[f.case["form"]], ("case_form",)),
                C(("Nội dung yêu cầu",), w.offence, ("offence",)),
                C(("Bào chữa/bảo vệ",), lambda f: capacity[f.case["capacity"]], ("capacity",)),
                C(("Nguồn vụ việc",), self.source, ("source",)),
                C(("Phân công", "Người thực hiện"), lambda f: self._who(f, year), ("providers",)),
                C(("Phân công", "Ngày QĐ"), day("assigned_at", "slash"), ("assigned",)),
                C(("Ngày đăng ký bào chữa",), day("registered_at", "slash"), ("registered",)),
                C(("Kết thúc", "Ngày"), closed("slash"), ("closed",)),
                C(("Kết thúc", "Lý do"), reason, ("reason",)),
                C(("Vụ việc thành công (x)",), lambda f: "x" if self._closed(f, year) and f.case["success"] else "", ("success",)),
            ]
        elif year == 2025:
            columns = [
                C(("STT",), str),
                C(("Thời điểm thụ lý", "Giờ"), lambda f: f"{stamp(f.case['accepted_at']):%Hh%M}"),
                C(("Thời điểm thụ lý", "Ngày"), day("accepted_at", "dot"), ("accepted",)),
                C(("Số hồ sơ",), lambda f: f.case["case_id"], ("case_id",)),
                *known,
                C(("Loại việc",), lambda f: fields[f.case["field"]], ("field",)),
                C(("Hình thức",), lambda f: form[f.case["form"]], ("case_form",)),
                C(("Nguồn giới thiệu",), self.source, ("source",)),
                C(("Tóm tắt vụ việc",), w.offence, ("offence",)),
                C(("Tư cách thực hiện",), lambda f: capacity[f.case["capacity"]], ("capacity",)),
                C(
                    ("Người được cử", "TGVPL"),
                    lambda f: "; ".join(n for n, k, _ in self.providers(f, year) if k == "TGVPL"),
                    ("providers",),
                ),
                C(("Người được cử", "Luật sư"), lambda f: "; ".join(n for n, k, _ in self.providers(f, year) if k != "TGVPL")),
                C(("Người được cử", "Tỷ lệ thực hiện"), lambda f: self._share(f, year)),
                C(("Ngày cử",), day("assigned_at", "dot"), ("assigned",)),
                C(("Ngày được cấp ĐKBC",), day("registered_at", "dot"), ()),
                C(("Ngày kết thúc",), closed("dot"), ("closed",)),
                C(("Tình trạng",), reason, ("reason",)),
                C(("Hiệu quả/thành công",), lambda f: "TC" if self._closed(f, year) and f.case["success"] else "", ("success",)),
            ]
        else:
            columns = [
                C(("#",), str),
                C(("Ký hiệu hồ sơ",), lambda f: f.case["case_id"], ("case_id",)),
                *known,
                C(("Thụ lý ngày",), lambda f: w.moment(stamp(f.case["accepted_at"]), "time", "after"), ("accepted",)),
                C(("Nơi chuyển đến",), self.source, ("source",)),
                C(("LVPL",), lambda f: fields[f.case["field"]], ("field",)),
                C(("HT TGPL",), lambda f: form[f.case["form"]], ("case_form",)),
                C(("Vụ việc",), w.offence, ("offence",)),
                C(("BC/BV",), lambda f: {"defence": "BC", "protection": "BV", "": ""}[f.case["capacity"]], ("capacity",)),
                C(("TGVPL/LS thực hiện",), lambda f: self._who(f, year), ("providers",)),
                C(("QĐ cử ngày",), day("assigned_at", "slash0"), ("assigned",)),
                C(("Ngày ĐK bào chữa/bảo vệ",), day("registered_at", "slash0"), ("registered",)),
                C(("Ngày hoàn thành",), closed("slash0"), ("closed",)),
                C(("Kết quả thực hiện",), reason, ("reason",)),
                C(("Thành công",), lambda f: "✓" if self._closed(f, year) and f.case["success"] else "", ("success",)),
            ]
        page = Page(f"TL{year}")
        page.line("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC")
        page.line(f"SỔ THỤ LÝ, THEO DÕI VỤ VIỆC TRỢ GIÚP PHÁP LÝ NĂM {year}")
        page.line(SIMULATED)
        page.head(columns)
        ordered = sorted(own, key=lambda f: f.case["case_id"])
        for label, wanted in (("A. Vụ việc năm trước chuyển sang", True), (f"B. Vụ việc thụ lý trong năm {year}", False)):
            page.line(label)
            for n, fact in enumerate(f for f in ordered if (int(f.case["accepted_at"][:4]) < year) == wanted):
                page.person(fact, columns, [n + 1, *(c.text(fact) for c in columns[1:])])
        self.out.xlsx(f"trung tam/Vu viec {year}.xlsx", page)

    # --- lists to compare with

    def reference_lists(self) -> None:
        """Poor and near-poor households, merit and monthly allowance, a file each."""
        names = {
            "poor": ("Rà soát hộ nghèo", "DANH SÁCH THÀNH VIÊN HỘ NGHÈO"),
            "near": ("Rà soát hộ cận nghèo", "DANH SÁCH THÀNH VIÊN HỘ CẬN NGHÈO"),
            "merit": ("NCC", "DANH SÁCH NGƯỜI CÓ CÔNG VÀ THÂN NHÂN"),
            "allow": ("BTXH", "DANH SÁCH ĐỐI TƯỢNG HƯỞNG TRỢ CẤP XÃ HỘI HẰNG THÁNG"),
        }
        notes = {"disab": "Người khuyết tật nặng", "kin": "Con liệt sĩ", "": ""}
        for listed, (name, title) in names.items():
            own = [f for f in self.references if f.raw["listed"] == listed]

            def home(f: Fact, part: str) -> str:
                code = f.person.get("residence_old_commune")
                place = self.province.place(f"O{code}") if code else None
                if not isinstance(place, Place):
                    return ""
                return place.name if part == "commune" else self.province.district_name(place.district)

            columns = [
                C(("TT",), str),
                C(("Họ và tên đối tượng",), lambda f: f.name, ("name",)),
                C(("Năm sinh", "Nam"), lambda f: w.birth(f, "slash") if w.sex(f) != "Nữ" else "", ("birth",)),
                C(("Năm sinh", "Nữ"), lambda f: w.birth(f, "slash") if w.sex(f) == "Nữ" else ""),
                C(("Số định danh cá nhân",), lambda f: f.raw["cccd_val"], ("idn",)),
                C(("Địa chỉ", "Xã/phường/TT"), lambda f: home(f, "commune")),
                C(("Địa chỉ", "Huyện/TP"), lambda f: home(f, "district")),
                C(("Ghi chú (dạng đối tượng)",), lambda f: notes[f.raw["listed_note"]], ("note",)),
            ]
            page = Page("Danh sach")
            page.line("SỞ NỘI VỤ - UBND TỈNH KIÊN GIANG")
            page.line(title)
            page.line(SIMULATED)
            page.table(columns, own)
            if own:
                self.out.xlsx(f"danh sach doi chieu/{name}.xlsx", page)

    def lists(self) -> None:
        """Providers, absences, hearings, a conflict of interest."""
        people = Page("Nhân sự")
        people.line("DANH SÁCH TRỢ GIÚP VIÊN PHÁP LÝ CỦA TRUNG TÂM", "", "", SIMULATED)
        people.line("STT", "Họ, chữ đệm và tên", "Chức vụ", "Bổ nhiệm TGVPL ngày", "Nghỉ công tác từ", "Ghi chú")
        lawyers = Page("LS ký HĐ")
        lawyers.line("DANH SÁCH LUẬT SƯ KÝ HỢP ĐỒNG THỰC HIỆN TGPL", "", "", SIMULATED)
        lawyers.line("STT", "Họ tên luật sư", "Số thẻ luật sư", "Hợp đồng ký ngày")
        for row in self.names.values():
            on = w.date(dt.date.fromisoformat(row["appointed"]), "slash") if row["appointed"] else ""
            if row["kind"] == "TGVPL":
                people.line(
                    len(people.rows) - 1,
                    row["name"],
                    row["leader_role"] or "TGVPL",
                    on,
                    w.date(dt.date.fromisoformat(row["active_to"]), "slash") if row["active_to"] else "",
                )
            else:
                lawyers.line(len(lawyers.rows) - 1, row["name"], f"{1000 + len(lawyers.rows)}/LS", on)
        self.out.xlsx("trung tam/Nhan su thuc hien TGPL.xlsx", people, lawyers)
        leave = Page("Vắng")
        leave.line("THEO DÕI NGHỈ PHÉP, ĐI HỌC CỦA TGVPL", "", SIMULATED)
        leave.line("STT", "TGVPL", "Lý do vắng", "Nghỉ từ ngày", "Đến hết ngày", "Tỷ lệ làm việc còn lại")
        for n, row in enumerate(_read(self.truth / "leave.csv"), 1):
            leave.line(
                n,
                self.names[row["provider_id"]]["name"],
                row["reason"],
                *(w.date(dt.date.fromisoformat(row[k]), "dot") if row[k] else "" for k in ("start", "end")),
                f"{float(row['work_share']):.0%}",
            )
        self.out.xlsx("trung tam/Nghi - hoc.xlsx", leave)
        hearings = Page("Lịch")
        hearings.line("LỊCH XÉT XỬ CÁC VỤ ĐANG THỤ LÝ", "", SIMULATED)
        hearings.line("STT", "Mã vụ việc", "Thời gian mở phiên tòa", "Cấp xét xử")
        for n, row in enumerate(_read(self.truth / "hearings.csv"), 1):
            hearings.line(
                n,
                row["case_id"],
                w.date(dt.date.fromisoformat(row["hearing_on"]), "slash"),
                {"XX_ST": "ST", "XX_PT": "PT"}.get(row["stage"], row["stage"]),
            )
        self.out.xlsx("trung tam/Lich xet xu.xlsx", hearings)

    def reports(self) -> None:
        """Calendar of reports with year and quarter apart, totals with units down and across."""
        calendar = Page("Theo dõi")
        calendar.line("THEO DÕI VIỆC GỬI BÁO CÁO CỦA CÁC CƠ QUAN", "", SIMULATED)
        calendar.line("STT", "Cơ quan báo cáo", "Kỳ báo cáo", "Hạn nộp", "Ngày thực nhận", "Loại báo cáo")
        for n, row in enumerate(_read(self.truth / "report_calendar.csv"), 1):
            due = dt.date.fromisoformat(row["due"])
            came = w.date(dt.date.fromisoformat(row["received"]), "slash") if row["received"] else ("Chưa gửi", "")[n % 2]
            calendar.line(
                n,
                self.province.unit_name(Province.unit(row["unit"]), n % 2, after=row["period"] >= "2025Q3"),
                f"{('I', 'II', 'III', 'IV')[int(row['period'][5]) - 1]}/{row['period'][:4]}",
                w.date(due, "slash"),
                came,
                {"danh sách": "DS chi tiết", "tổng hợp": "Số liệu tổng hợp"}[row["form"]],
            )
        self.out.xlsx("tong hop/Theo doi gui bao cao.xlsx", calendar)
        totals = _read(self.truth / "totals_only.csv")
        pages = []
        for year in sorted({row["period"][:4] for row in totals}):
            page = Page(f"Năm {year}")
            page.line(f"TỔNG HỢP SỐ LIỆU TGPL TRONG TỐ TỤNG NĂM {year} (các đơn vị chỉ gửi số liệu)", "", SIMULATED)
            columns = [
                ("STT",),
                ("Tên đơn vị",),
                ("Quý",),
                ("Số người", "Đã tiếp xúc"),
                ("Số người", "Được phát M01"),
                ("Số người", "Tự nhận thuộc diện"),
                ("Số người", "Được giải thích"),
                ("Số người", "Có yêu cầu"),
                ("Văn bản gửi Trung tâm", "Thông báo"),
                ("Văn bản gửi Trung tâm", "Thông tin"),
                ("Từ chối",),
                ("Trong đó dưới 18 tuổi",),
            ]
            page.head([C(h, str) for h in columns])
            for n, row in enumerate((r for r in totals if r["period"][:4] == year), 1):
                page.line(
                    n,
                    self.province.unit_name(Province.unit(row["unit"]), 1),
                    f"Quý {('I', 'II', 'III', 'IV')[int(row['period'][5]) - 1]}",
                    *(
                        int(row[k])
                        for k in ("contacted", "told", "self_id", "explained", "requested", "m03", "m04", "declined", "minors")
                    ),
                )
            page.line("", "Tổng số")
            pages.append(page)
        self.out.xlsx("tong hop/So lieu tong hop.xlsx", *pages)

    def court_areas(self) -> None:
        """Which communes belong to which regional court, the court as merged cells down the side."""
        page = Page("Phạm vi")
        page.line(f"PHẠM VI THẨM QUYỀN THEO LÃNH THỔ CỦA TAND KHU VỰC - TỈNH {NEW_NAME.upper()} (giả định)", "", SIMULATED)
        page.line("STT", "Tên Tòa án", "Đơn vị hành chính cấp xã", "Mã ĐVHC")
        rows = sorted(self.province.court_areas.items(), key=lambda item: (item[1], item[0]))
        for n, (code, number) in enumerate(rows, 1):
            page.line(n, f"TAND khu vực {number} - {NEW_NAME}", self.province.areas["GSO_2025", code]["name_vi"], code)
        self.out.xlsx("dia ban khu vuc.xlsx", page)
