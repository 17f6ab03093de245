"""The demo province's agency files, laid out as agencies lay them out, and marked as simulated."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from council.demo.world import LAWYERS, OFFICERS, Case, Meeting, Person, World

SIMULATED = "DỮ LIỆU MÔ PHỎNG, KHÔNG CÓ THẬT"
FIELD = {"CRIM": "Hình sự", "CIV": "Dân sự", "FAM": "Hôn nhân và gia đình", "ADM": "Hành chính"}
DOCKET = {"CRIM": "HS", "CIV": "DS", "FAM": "HNGĐ", "ADM": "HC"}
PEOPLE_COLUMNS = ["STT", "Đơn vị", "Họ và tên", "Sinh ngày", "Giới tính", "Số CCCD", "Nơi cư trú", "Tư cách", "Tội danh",
                  "Số QĐKT", "Nơi xảy ra", "Ngày tiếp xúc", "BPNC", "Đã phát M01", "Người bào chữa"]
COURT_COLUMNS = ["Tòa án", "Số TL", "Ngày TL", "Đương sự/Bị cáo/Bị hại", "Ngày sinh", "Tư cách tố tụng",
                 "Nơi cư trú (xã/phường)", "Nơi xảy ra/ phát sinh tranh chấp", "Tội danh/QHTC", "Ngày mở phiên tòa",
                 "Đã phát M01", "LS/TGV"]
CHARGE_COLUMNS = ["Đơn vị", "TT", "Vụ án", "Họ tên", "Sinh năm", "Xã/phường", "Nơi xảy ra vụ án", "Tư cách", "Tội", "Ngày TL",
                  "Thông tin TGPL", "NBC"]
CUSTODY_COLUMNS = ["TT", "Họ tên người bị tạm giữ, tạm giam", "Năm sinh", "Ngày giờ nhập", "Quê quán/ HKTT", "Hành vi",
                   "Phổ biến TGPL", "Thuộc diện TGPL (nếu có)"]
REGISTER_COLUMNS = ["TT", "Đơn vị", "Ngày, tháng", "Họ và tên", "Năm sinh", "Tư cách tham gia tố tụng",
                    "Thuộc diện người được TGPL", "Vụ án", "Giai đoạn", "Ngày giải thích", "Biên bản (M02)", "Yêu cầu TGPL",
                    "Thời điểm yêu cầu", "Số, ngày Thông báo (M03)", "Số, ngày Thông tin (M04)", "Người thực hiện TGPL",
                    "Không yêu cầu/từ chối", "Ghi chú"]
LOG_COLUMNS = ["STT", "Ngày tiếp nhận", "Giờ tiếp nhận", "Cơ quan chuyển", "Hình thức", "Số văn bản", "Ngày văn bản", "Họ tên",
               "Năm sinh", "Tư cách", "Diện", "Giai đoạn", "Kết quả xử lý", "Ngày trả lời"]
CASE_COLUMNS = ["STT", "Mã số vụ việc", "Ngày thụ lý", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD/Số định danh", "Địa chỉ",
                "Diện TGPL", "Hình thức", "Lĩnh vực", "Nội dung", "Tư cách", "Giai đoạn khi thụ lý", "Nguồn", "Người thực hiện",
                "Ngày cử", "Ngày đăng ký bào chữa/bảo vệ", "Ngày kết thúc", "Kết quả", "Vụ việc thành công", "Ghi chú"]


class Writer:
    """Writes every file of the demo province below ``folder``."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.folder = world, folder
        self.districts = {place["code"]: place for place in world.plan["district"]}
        self.province = world.plan["province"]["name"].removeprefix("Tỉnh ")
        self.silent = {tuple(pair) for pair in world.plan["planted"]["silent"]}
        self.totals_only = set(world.plan["planted"]["totals_only"])
        self.names = {f"TGV{n:02d}": name for n, name in enumerate(OFFICERS, 1)}
        self.names |= {f"LS{n:02d}": name for n, name in enumerate(LAWYERS, 1)}

    def write(self) -> None:
        """All files; existing ones are overwritten."""
        self._police()
        self._custody()
        self._prosecution_and_courts()
        self._centre()
        self._reference()
        self._reports()

    # -- words -------------------------------------------------------------------------------------------------
    def unit_name(self, unit: str, commune: str = "") -> str:
        """The official name of ``unit``; a commune police post needs its commune."""
        kind, _, code = unit.partition("_")
        if unit == "CAX":
            return f"Công an {commune[0].lower()}{commune[1:]}".replace("thị trấn", "thị trấn")
        if unit == "TTG":
            return f"Trại tạm giam Công an tỉnh {self.province}"
        offices = {"CA": "Công an", "NTG": "Nhà tạm giữ Công an", "VKS": "Viện kiểm sát nhân dân", "TA": "Tòa án nhân dân"}
        if code == "T":
            return f"{offices[kind]} tỉnh {self.province}"
        if code.startswith("KV"):
            return f"{offices[kind]} khu vực {code[2:]} - {self.province}"
        place = self.districts[code]["name"]
        return f"{offices[kind]} {place[0].lower()}{place[1:]}"

    def _place(self, person: Person) -> str:
        district = person.district["name"]
        return f"{person.commune}, {district[0].lower()}{district[1:]}"

    def _meetings(self, *sectors: str) -> Iterable[tuple[Person, Meeting]]:
        """Meetings that the unit reported: no silent quarter, no unit that sends totals only."""
        for person in self.world.persons:
            for meeting in person.contacts:
                if meeting.sector in sectors and meeting.unit not in self.totals_only and (
                        (meeting.unit, quarter_of(meeting.at.date())) not in self.silent):
                    yield person, meeting

    # -- sheets ------------------------------------------------------------------------------------------------
    def _book(self, path: str, sheets: dict[str, tuple[list[str], list[str], list[list[Any]]]]) -> None:
        """``sheets``: name -> (title lines, header, rows)."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy", "remove_timezone": True}) as book:
            bold = book.add_format({"bold": True})
            for name, (titles, header, rows) in sheets.items():
                sheet = book.add_worksheet(name)
                for line, title in enumerate([*titles, SIMULATED]):
                    sheet.write_string(line, 0, title, bold)
                top = len(titles) + 2
                for column, words in enumerate(header):
                    sheet.write_string(top, column, words, bold)
                for number, row in enumerate(rows, start=top + 1):
                    for column, value in enumerate(row):
                        if value not in ("", None):
                            sheet.write(number, column, _cell(value))

    def _register(self, meetings: Iterable[tuple[Person, Meeting]]) -> list[list[Any]]:
        rows: list[list[Any]] = []
        for person, meeting in meetings:
            if meeting.explained_on is None:
                continue
            form, number, on = meeting.paper or ("", 0, None)
            suffix = {"police": "CQĐT", "detention": "NTG", "procuracy": "VKS", "court": "TA"}[meeting.sector]
            paper = f"{number}/{'TB' if form == 'M03' else 'TT'}-{suffix} ngày {_day(on)}" if form else ""
            asked = f"{meeting.requested_at:%Hh%M} ngày {_day(meeting.requested_at)}" if meeting.requested_at else ""
            rows.append([len(rows) + 1, self.unit_name(meeting.unit, person.commune), meeting.at.date(), person.name, _day(person.born),
                         _role(person, meeting), person.group, person.matter, meeting.stage, meeting.explained_on, "x",
                         "có" if asked else "", asked, paper if form == "M03" else "", paper if form == "M04" else "",
                         "", meeting.declined, ""])
        return rows

    def _people(self, meetings: Iterable[tuple[Person, Meeting]]) -> list[list[Any]]:
        rows: list[list[Any]] = []
        for person, meeting in meetings:
            rows.append([len(rows) + 1, self.unit_name(meeting.unit, person.commune), person.name, _day(person.born), person.sex,
                         person.identity, self._place(person), _role(person, meeting), person.matter,
                         f"{person.case_no}/QĐ-KT", self._place(person), meeting.at.date(),
                         "tạm giữ" if meeting.held else ("Tại ngoại" if person.role == "Bị can" else ""),
                         "x" if meeting.m01 else "", meeting.counsel])
        return rows

    def _police(self) -> None:
        groups: dict[str, list[tuple[Person, Meeting]]] = {}
        for person, meeting in self._meetings("police"):
            groups.setdefault(f"cong_an/{meeting.unit}_{meeting.at.year}.xlsx", []).append((person, meeting))
        for path, meetings in groups.items():
            unit, year = meetings[0][1].unit, meetings[0][1].at.year
            name = self.unit_name(unit) if unit != "CAX" else "Công an cấp xã"
            self._book(path, {
                "Danh sách": ([name.upper(), f"DANH SÁCH BỊ CAN, BỊ HẠI NĂM {year}"], PEOPLE_COLUMNS, self._people(meetings)),
                "Sổ TGPL": ([name.upper(), f"SỔ THEO DÕI VỤ VIỆC TGPL (MẪU 05) NĂM {year}"], REGISTER_COLUMNS,
                            self._register(meetings))})

    def _custody(self) -> None:
        groups: dict[tuple[str, int], list[tuple[Person, Meeting]]] = {}
        for person, meeting in self._meetings("detention"):
            groups.setdefault((meeting.unit, meeting.at.year), []).append((person, meeting))
        for (unit, year), meetings in groups.items():
            rows = [[n, p.name, str(p.born.year), f"{m.at:%H:%M} {_day(m.at)}", self._place(p), p.matter,
                     "đã phổ biến" if m.m01 else "", p.group if m.m01 and p.group else ""] for n, (p, m) in enumerate(meetings, 1)]
            name = self.unit_name(unit).upper()
            self._book(f"giam_giu/{unit}_{year}.xlsx", {
                "DS": ([name, f"DANH SÁCH NGƯỜI BỊ TẠM GIỮ, TẠM GIAM NĂM {year}"], CUSTODY_COLUMNS, rows),
                "Sổ M05": ([name, f"SỔ THEO DÕI TGPL NĂM {year}"], REGISTER_COLUMNS, self._register(meetings))})

    def _prosecution_and_courts(self) -> None:
        for sector, folder, label in (("procuracy", "vien_kiem_sat", "VKS"), ("court", "toa_an", "TAND")):
            for year in years(self.world):
                meetings = [pair for pair in self._meetings(sector) if pair[1].at.year == year]
                header, rows = (CHARGE_COLUMNS, self._charged(meetings)) if sector == "procuracy" else (
                    COURT_COLUMNS, self._tried(meetings))
                self._book(f"{folder}/{label}_{year}.xlsx", {
                    "Danh sách": ([f"DANH SÁCH NĂM {year}"], header, rows),
                    "Sổ TGPL": ([f"SỔ THEO DÕI VỤ VIỆC TGPL (MẪU 05) NĂM {year}"], REGISTER_COLUMNS, self._register(meetings))})

    def _charged(self, meetings: list[tuple[Person, Meeting]]) -> list[list[Any]]:
        return [[self.unit_name(m.unit), n, f"{p.case_no}/{m.at.year}/VKS-HS", p.name, _day(p.born), p.commune, self._place(p),
                 _role(p, m), p.matter, m.at.date(), "có" if m.m01 else "", m.counsel] for n, (p, m) in enumerate(meetings, 1)]

    def _tried(self, meetings: list[tuple[Person, Meeting]]) -> list[list[Any]]:
        return [[self.unit_name(m.unit), f"{p.case_no}/{m.at.year}/TLST-{DOCKET[p.kind]}", m.at.date(), p.name, _day(p.born),
                 _role(p, m), p.commune, self._place(p), p.matter, m.trial_on, "x" if m.m01 else "", m.counsel]
                for p, m in meetings]

    # -- the Centre --------------------------------------------------------------------------------------------
    def _centre(self) -> None:
        centre = f"TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC TỈNH {self.province.upper()}"
        last = self.world.plan["data_day"]
        for year in years(self.world):
            until = f" (từ 01/01 đến {last:%d/%m})" if year == last.year else ""
            self._book(f"trung_tam/So_tiep_nhan_{year}.xlsx", {f"Năm {year}": (
                [centre, f"SỔ TIẾP NHẬN THÔNG BÁO, THÔNG TIN VỀ TGPL NĂM {year}{until}"], LOG_COLUMNS, self._log(year))})
            self._book(f"trung_tam/So_thu_ly_{year}.xlsx", {"Sổ thụ lý": (
                [centre, f"SỔ THỤ LÝ, THEO DÕI VỤ VIỆC TGPL NĂM {year}{until}"], CASE_COLUMNS, self._case_rows(year))})
        self._providers(last)

    def _log(self, year: int) -> list[list[Any]]:
        found = [(m.received_at, p, m) for p, m in self._every_paper() if m.received_at and m.received_at.year == year]
        rows: list[list[Any]] = []
        for at, person, meeting in sorted(found, key=lambda item: (item[0], item[1].number)):
            form, number, on = meeting.paper
            suffix = {"police": "CQĐT", "detention": "NTG", "procuracy": "VKS", "court": "TA"}[meeting.sector]
            rows.append([len(rows) + 1, at.date(), f"{at:%H:%M}", self.unit_name(meeting.unit, person.commune),
                         "Thông báo (Mẫu 03)" if form == "M03" else "Thông tin (Mẫu 04)",
                         f"{number}/{'TB' if form == 'M03' else 'TT'}-{suffix}", on, person.name, _day(person.born),
                         _role(person, meeting), person.group, meeting.stage, meeting.reply, at.date() if meeting.reply else ""])
        return rows

    def _every_paper(self) -> Iterable[tuple[Person, Meeting]]:
        return ((p, m) for p in self.world.persons for m in p.contacts if m.paper)

    def _case_rows(self, year: int) -> list[list[Any]]:
        carried = [c for c in self.world.cases if c.accepted_on.year < year and (not c.closed_on or c.closed_on.year >= year)
                   and c.form == "TGTT"]
        new = [c for c in self.world.cases if c.accepted_on.year == year]
        rows: list[list[Any]] = [["A. VỤ VIỆC KỲ TRƯỚC CHUYỂN SANG"]]
        rows += [self._case_row(n, case, year) for n, case in enumerate(carried, 1)]
        rows += [["B. VỤ VIỆC THỤ LÝ MỚI"]]
        return rows + [self._case_row(n, case, year) for n, case in enumerate(new, 1)]

    def _case_row(self, number: int, case: Case, year: int) -> list[Any]:
        p = case.person
        shares = [f" ({round(share * 100)}%)" if len(case.shares) > 1 else "" for share in case.shares]
        who = ", ".join(f"{'LS' if code.startswith('LS') else 'TGVPL'} {self.names[code]}{share}"
                        for code, share in zip(case.providers, shares, strict=True))
        closed = case.closed_on if case.closed_on and case.closed_on.year <= year else None
        source = self.unit_name(case.source, p.commune) if "_" in case.source or case.source in ("CAX", "TTG") else case.source
        accused = p.role == "Bị can"
        return [number, case.code, case.accepted_on, p.name, _day(p.born), p.sex, p.identity, self._place(p), p.group,
                "TGTT" if case.form == "TGTT" else "TV", FIELD[p.kind], p.matter,
                "Bị can, bị cáo" if accused else ("Bị hại" if p.kind == "CRIM" else "Đương sự"),
                "Khởi tố, điều tra" if p.kind == "CRIM" else "Sơ thẩm", source, who, case.assigned_on, case.registered_on, closed,
                case.ending if closed else "", "x" if closed and case.successful else "", ""]

    def _providers(self, last: date) -> None:
        leaders = {"TGV01": "Giám đốc", "TGV02": "Phó Giám đốc"}
        officers = [[n, name, "Nữ" if n % 2 else "Nam", date(2011 + n, 3, 5), "II" if n < 5 else "III",
                     leaders.get(f"TGV{n:02d}", "Trợ giúp viên pháp lý"), "Trung tâm", ""] for n, name in enumerate(OFFICERS, 1)]
        officers[-1][3] = date(2024, 6, 3)
        lawyers = [[n, name, f"{11000 + n}/LS", date(2023, 1, 2), "36 tháng"] for n, name in enumerate(LAWYERS, 1)]
        until = f"(tính đến {_day(last)})"
        self._book("trung_tam/Danh_sach_nguoi_thuc_hien.xlsx", {
            "TGVPL": ([f"DANH SÁCH TRỢ GIÚP VIÊN PHÁP LÝ {until}"],
                      ["TT", "Họ và tên", "Giới tính", "Ngày bổ nhiệm chức danh", "Hạng", "Chức vụ", "Nơi làm việc", "Ghi chú"], officers),
            "Luật sư ký HĐ": (["DANH SÁCH LUẬT SƯ KÝ HỢP ĐỒNG THỰC HIỆN TGPL"],
                              ["TT", "Họ và tên luật sư", "Số thẻ LS", "Ngày ký HĐ", "Thời hạn"], lawyers)})
        self._book("trung_tam/Theo_doi_nghi.xlsx", {"Nghỉ": (
            ["THEO DÕI NGHỈ PHÉP, NGHỈ CHẾ ĐỘ"], ["STT", "Họ tên", "Lý do", "Từ ngày", "Đến ngày", "Tỷ lệ làm việc còn lại"],
            [[1, OFFICERS[10], "Nghỉ thai sản", date(2025, 2, 3), date(2025, 8, 2), 0],
             [2, OFFICERS[3], "Học lớp cao cấp lý luận chính trị", date(2024, 9, 9), date(2024, 12, 20), 0.5]])})
        self._book("trung_tam/Mien_giam.xlsx", {"Miễn, giảm": (
            [], ["Họ tên", "Từ ngày", "Đến ngày", "Hệ số chỉ tiêu", "Lý do"],
            [[OFFICERS[0], date(2024, 1, 1), date(2026, 12, 31), 0.4, "Lãnh đạo Trung tâm"],
             [OFFICERS[1], date(2024, 1, 1), date(2026, 12, 31), 0.4, "Lãnh đạo Trung tâm"],
             [OFFICERS[10], date(2025, 2, 3), date(2025, 8, 2), 0, "Nghỉ thai sản"]])})
        self._hearings_and_rules(last)
        self._quotas_and_areas()

    def _hearings_and_rules(self, last: date) -> None:
        still = [c for c in self.world.cases if not c.closed_on and c.form == "TGTT"]
        hearings = [[n, c.code, c.person.name, "Sơ thẩm", last + timedelta(days=3 + n % 40), self.names[c.providers[0]]]
                    for n, c in enumerate(still[::4], 1)]
        self._book("trung_tam/Lich_phien_toa.xlsx", {"Phiên tòa": (
            [f"LỊCH PHIÊN TÒA CỦA CÁC VỤ VIỆC TRUNG TÂM ĐANG THỰC HIỆN (cập nhật {_day(last)})"],
            ["STT", "Mã số vụ việc", "Người được TGPL", "Cấp xét xử", "Ngày mở phiên tòa", "Người thực hiện"], hearings)})
        self._book("trung_tam/Luu_y_khi_phan_cong.xlsx", {
            "Xung đột lợi ích": (["CÁC TRƯỜNG HỢP KHÔNG ĐƯỢC PHÂN CÔNG DO XUNG ĐỘT LỢI ÍCH"],
                                 ["STT", "Trợ giúp viên", "Mã số vụ việc", "Lý do"],
                                 [[1, OFFICERS[4], still[0].code, "Là người thân thích của phía bên kia"]]),
            "Giới hạn lĩnh vực": (["TRỢ GIÚP VIÊN CHƯA ĐƯỢC GIAO THEO LĨNH VỰC"],
                                  ["STT", "Trợ giúp viên", "Lĩnh vực không giao", "Từ ngày", "Lý do"],
                                  [[1, OFFICERS[11], "Hành chính", date(2024, 6, 3), "Chưa qua tập huấn án hành chính"]])})
        done = [c for c in self.world.cases if c.ending == "Hoàn thành" and c.form == "TGTT"][::2]
        marks = [(95, "Tốt"), (86, "Khá"), (78, "Khá"), (92, "Tốt"), (64, "Đạt")]
        rows = [[n, c.code, self.names[c.providers[0]], c.closed_on, *marks[n % 5], "x" if c.successful else ""]
                for n, c in enumerate(done, 1)]
        self._book("trung_tam/Tham_dinh_chat_luong.xlsx", {"Thẩm định": (
            ["DANH SÁCH VỤ VIỆC ĐÃ THẨM ĐỊNH CHẤT LƯỢNG"],
            ["TT", "Mã vụ việc", "Người thực hiện", "Ngày kết thúc", "Điểm", "Xếp loại", "Thành công"], rows)})
        duty_days = [self.world.plan["first_day"] + timedelta(days=7 * n + 2) for n in range(145)]
        duty = [[on, self.unit_name("TA_T"), "Trực tiếp" if n % 3 else "Điện thoại", OFFICERS[n % 12], n % 3]
                for n, on in enumerate(duty_days) if on <= last]
        self._book("trung_tam/Lich_truc.xlsx", {"Lịch trực": (
            ["LỊCH TRỰC TRỢ GIÚP PHÁP LÝ TẠI TÒA ÁN"], ["Ngày", "Nơi trực", "Hình thức", "Người trực", "Số người được hướng dẫn"], duty)})

    def _quotas_and_areas(self) -> None:
        """Invented quota letters, and the areas that some officers serve: what the adviser and the quota view need."""
        plan = self.world.plan["officers"]
        bands = ["Dưới 03 năm", "Từ 03 năm đến dưới 05 năm", "Từ 05 năm trở lên"]
        for year, levels in plan["quota"].items():
            self._book(f"trung_tam/Chi_tieu_{year}.xlsx", {"Chỉ tiêu": (
                [f"CHỈ TIÊU VỤ VIỆC THAM GIA TỐ TỤNG CỦA TRỢ GIÚP VIÊN NĂM {year} (BỊA ĐẶT)"],
                ["Thâm niên bổ nhiệm", "Đạt", "Khá", "Tốt"],
                [[band, *level] for band, level in zip(bands, levels, strict=True)])})
        rows = [[n, OFFICERS[int(code[3:]) - 1], self.districts[district]["name"], date(2024, 1, 1), "Phân công địa bàn"]
                for n, (code, district) in enumerate(((c, d) for c, ds in plan["areas"].items() for d in ds), 1)]
        self._book("trung_tam/Dia_ban_phu_trach.xlsx", {"Địa bàn phụ trách": (
            ["ĐỊA BÀN PHỤ TRÁCH CỦA TRỢ GIÚP VIÊN"],
            ["STT", "Trợ giúp viên", "Địa bàn phụ trách", "Từ ngày", "Lý do"], rows)})

    # -- lists for comparison, reports, council ----------------------------------------------------------------
    def _reference(self) -> None:
        titles = {"poor": "HỘ NGHÈO", "near_poor": "HỘ CẬN NGHÈO", "merit": "NGƯỜI CÓ CÔNG", "allowance": "TRỢ CẤP BTXH THÁNG"}
        sheets: dict[str, tuple[list[str], list[str], list[list[Any]]]] = {}
        everyone = [p for p in [*self.world.persons, *(c.person for c in self.world.cases), *self.world.strangers] if p.listed]
        for code, title in titles.items():
            listed = list({p.number: p for p in everyone if p.listed[0] == code}.values())
            rows = [[n, p.name, _day(p.born), p.identity, p.commune, p.district["name"], p.listed[1]] for n, p in enumerate(listed, 1)]
            sheets[title.capitalize()] = ([f"DANH SÁCH {title} (phục vụ đối chiếu diện TGPL)"],
                                          ["STT", "Họ và tên", "Ngày sinh", "CCCD", "Xã/phường (trước 01/7/2025)", "Quận/huyện", "Ghi chú"], rows)
        self._book("doi_chieu/Danh_sach_doi_chieu.xlsx", sheets)

    def _reports(self) -> None:
        plan, last = self.world.plan, self.world.plan["data_day"]
        seen: dict[tuple[str, str], list[tuple[Person, Meeting]]] = {}
        for person in self.world.persons:
            for meeting in person.contacts:
                seen.setdefault((meeting.unit, quarter_of(meeting.at.date())), []).append((person, meeting))
        calendar, totals = [], []
        for n, ((unit, quarter), meetings) in enumerate(sorted(seen.items()), 1):
            due = quarter_end(quarter) + timedelta(days=9)
            came = min(due + timedelta(days=(-3, -1, -2, 4)[n % 4]), last)
            silent = (unit, quarter) in self.silent
            sector = {"CA": "Công an", "NT": "Giam giữ", "TT": "Giam giữ", "VK": "Viện kiểm sát", "TA": "Tòa án"}[unit[:2]]
            name = self.unit_name(unit) if unit != "CAX" else "Công an cấp xã"
            calendar.append([n, name, sector, quarter, due, "" if silent or due > last + timedelta(days=30) else came,
                             "tổng hợp" if unit in self.totals_only else "danh sách", ""])
            if unit in self.totals_only:
                totals.append([len(totals) + 1, name, quarter, *_totals(meetings)])
        self._book("tong_hop/Lich_bao_cao.xlsx", {"Lịch": (
            ["LỊCH VÀ TÌNH HÌNH GỬI BÁO CÁO TGPL TRONG TỐ TỤNG"],
            ["TT", "Đơn vị", "Ngành", "Kỳ", "Hạn gửi", "Ngày nhận", "Dạng số liệu", "Ghi chú"], calendar)})
        self._book("tong_hop/Bieu_06B.xlsx", {"Tổng hợp": (
            ["BIỂU SỐ LIỆU VỀ TGPL TRONG HOẠT ĐỘNG TỐ TỤNG (dạng Mẫu 06B)"],
            ["TT", "Đơn vị", "Kỳ báo cáo", "Số người đã tiếp xúc", "Số người được phát BTT (M01)", "Số người tự nhận thuộc diện",
             "Số người được giải thích", "Số yêu cầu TGPL", "Số Thông báo (M03)", "Số Thông tin (M04)",
             "Số từ chối/không yêu cầu", "Trong đó: người dưới 18 tuổi"], totals)})
        areas = [[n, f"Tòa án nhân dân khu vực {place['area']} - {self.province}", code, commune, plan["province"]["name"]]
                 for n, (code, commune, place) in enumerate(new_communes(plan), 1)]
        self._book("khu_vuc.xlsx", {"Khu vực": (["PHẠM VI THẨM QUYỀN THEO LÃNH THỔ CỦA TAND, VKSND KHU VỰC (DỰ THẢO)"],
                   ["STT", "Tòa án nhân dân khu vực", "Mã xã (mới)", "Xã, phường, đặc khu", "Tỉnh/thành phố"], areas)})
        self._book("hoi_dong/Ket_luan.xlsx", {"Kết luận, nghị quyết": (
            ["KẾT LUẬN, NGHỊ QUYẾT CỦA HỘI ĐỒNG"], ["STT", "Nội dung kết luận", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Ngày hoàn thành"],
            [[1, "Bổ sung cột M01 vào danh sách bị can", "Công an", date(2025, 3, 31), "Hoàn thành (chậm)", date(2025, 5, 8)],
             [2, "Đối chiếu số liệu thông báo giữa Trung tâm và cơ quan tố tụng theo quý", "Tòa án nhân dân", date(2026, 6, 30), "Quá hạn", ""]])})


def units(world: World) -> list[tuple[str, str]]:
    """(unit_id, official name) of every agency unit of the demo province."""
    writer = Writer(world, Path())
    codes = [f"{kind}_{place['code']}" for kind in ("CA", "NTG", "VKS", "TA") for place in world.plan["district"]]
    areas = sorted({place["area"] for place in world.plan["district"]})
    codes += [f"{kind}_KV{area}" for kind in ("VKS", "TA") for area in areas]
    return [(code, writer.unit_name(code)) for code in [*codes, "CA_T", "VKS_T", "TA_T", "TTG"]] + [("CAX", "Công an cấp xã")]


def _cell(value: Any) -> Any:
    return datetime.combine(value, datetime.min.time()) if isinstance(value, date) and not isinstance(value, datetime) else value


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""


def _role(person: Person, meeting: Meeting) -> str:
    if person.role == "Bị can":
        return "Bị cáo" if meeting.sector == "court" else ("Người bị tạm giữ" if meeting.held else "Bị can")
    return person.role


def _totals(meetings: list[tuple[Person, Meeting]]) -> list[int]:
    explained = [m for _, m in meetings if m.explained_on]
    return [len(meetings), sum(m.m01 for _, m in meetings), len(explained), len(explained),
            sum(m.requested_at is not None for m in explained), sum(bool(m.paper and m.paper[0] == "M03") for m in explained),
            sum(bool(m.paper and m.paper[0] == "M04") for m in explained), sum(bool(m.declined) for m in explained),
            sum((m.at.date() - p.born).days < 18 * 365.25 for p, m in meetings)]


def quarter_of(on: date) -> str:
    """The quarter of a day, e.g. 2024Q3."""
    return f"{on.year}Q{(on.month + 2) // 3}"


def quarter_end(quarter: str) -> date:
    """The last day of a quarter such as 2024Q3."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return (date(year, 10, 1) if number == 3 else date(year + number // 4, number * 3 % 12 + 1, 1)) - timedelta(days=1)


def years(world: World) -> range:
    """The years the world covers."""
    return range(world.plan["first_day"].year, world.plan["data_day"].year + 1)


def new_communes(plan: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """(code, name, district) of the communes after 01/07/2025: old communes joined two by two, the first gives the name."""
    made = []
    for place in plan["district"]:
        for n, commune in enumerate(place["communes"][::2]):
            made.append((f"98{int(place['code']) % 100:02d}{2 * n}", commune, place))
    return made
