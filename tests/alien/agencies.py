"""Files of the other province's police, custody houses, procuracies and courts: a layout per unit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tests.alien import wording as w
from tests.alien.facts import Fact, stamp
from tests.alien.pages import Column as C
from tests.alien.pages import Delivery, Page
from tests.alien.province import NEW_NAME, OLD_NAME, Province

SIMULATED = "DỮ LIỆU MÔ PHỎNG - SIMULATED DATA"
ROMAN = ("I", "II", "III", "IV")


def quarter(fact: Fact) -> tuple[int, int]:
    """Year and quarter of a row."""
    return fact.day.year, (fact.day.month + 2) // 3


def split(facts: Iterable[Fact], by: Callable[[Fact], object]) -> dict:
    """Facts by key, keys in order, days in order inside."""
    found = defaultdict(list)
    for fact in sorted(facts, key=lambda f: (f.day, f.seed)):
        found[by(fact)].append(fact)
    return dict(sorted(found.items()))


def signature(page: Page, who: str) -> None:
    """What stands under a table."""
    page.line()
    page.line("", "", "", f"{OLD_NAME}, ngày 05 tháng 01 năm 2025")
    page.line("", "NGƯỜI LẬP BIỂU", "", "", who)
    page.line("", "(Ký, ghi rõ họ tên)", "", "", "(Ký tên, đóng dấu)")


class Agencies:
    """Writes the files of all agencies of ``facts`` into ``out``."""

    def __init__(self, out: Delivery, facts: Sequence[Fact], province: Province):
        self.out, self.province = out, province
        self.lists = split((f for f in facts if f.kind == "list"), lambda f: f.unit)
        self.registers = split((f for f in facts if f.kind == "register"), lambda f: f.unit)

    def where(self, fact: Fact, style: int) -> str:
        return w.address(fact.residence, fact, self.province, style)

    def scene(self, fact: Fact, style: int) -> str:
        return w.address(fact.place, fact, self.province, style)

    def title(self, unit: str, after: bool = False) -> str:
        return self.province.unit_name(unit, 0, after).upper()

    def all(self) -> None:
        """Every file."""
        layouts = (
            self.by_month,
            self.by_month,
            self.bars,
            self.bars,
            self.web,
            self.web,
            self.sections,
            self.sections,
            self.tabs,
            self.tabs,
            self.old_font,
            self.old_font,
            self.stacked,
            self.stacked,
            self.stacked,
        )
        units = sorted({*self.lists, *self.registers})
        district = [u for u in units if u.startswith("CA_") and u != "CA_T"]
        for unit, layout in zip(district, layouts, strict=False):
            layout(unit, self.lists.get(unit, []), self.registers.get(unit, []))
        self.provincial_police()
        self.commune_police()
        self.custody([u for u in units if u.startswith("NTG")])
        self.remand()
        self.procuracies([u for u in units if u.startswith("VKS") and "KV" not in u and u != "VKS_T"])
        for unit in units:
            if unit.startswith("VKS_KV") or unit == "VKS_T":
                self.late_procuracy(unit)
            if unit.startswith("TA_"):
                (self.courts_one_row if unit[-1] in "02468T" else self.courts_by_case)(unit)

    # --- columns shared by several layouts

    def paper_columns(self, style: str) -> list[C]:
        if style == "kinds":
            top = ("Chuyển Trung tâm TGPL",)
            return [
                C(
                    (*top, "Loại văn bản (TB/TT)"),
                    lambda f: {
                        "M03": "TB",
                        "M04": "TT",
                        "none": "Điện thoại" if f.referral.get("channel") == "phone" else "Trực",
                    }.get(w.paper(f)[0], ""),
                    ("form",),
                ),
                C((*top, "Văn bản số"), lambda f: w.paper(f)[1], ("number",)),
                C((*top, "Ngày ra văn bản"), lambda f: w.paper(f)[2], ("paper_on",)),
            ]
        if style == "both":
            return [
                C(("Thông báo (Mẫu số 03)", "Số"), lambda f: w.paper(f)[1] if f.raw["sent"] == "M03" else "", ("form", "number")),
                C(("Thông báo (Mẫu số 03)", "Ngày"), lambda f: w.paper(f)[2] if f.raw["sent"] == "M03" else "", ("paper_on",)),
                C(("Thông tin (Mẫu số 04)", "Số"), lambda f: w.paper(f)[1] if f.raw["sent"] == "M04" else "", ()),
                C(("Thông tin (Mẫu số 04)", "Ngày"), lambda f: w.paper(f)[2] if f.raw["sent"] == "M04" else "", ()),
            ]
        if style == "ticks":
            top = ("Hình thức báo cho Trung tâm",)

            def is_phone(f: Fact) -> bool:
                return f.raw["sent"] == "none" and f.referral.get("channel") == "phone"

            return [
                C((*top, "M03"), lambda f: "x" if f.raw["sent"] == "M03" else "", ("form",)),
                C((*top, "M04"), lambda f: "x" if f.raw["sent"] == "M04" else ""),
                C((*top, "ĐT"), lambda f: "x" if is_phone(f) else ""),
                C((*top, "Trực"), lambda f: "x" if f.raw["sent"] == "none" and not is_phone(f) else ""),
                C(("Số VB",), lambda f: w.paper(f)[1], ("number",)),
                C(("Ngày VB",), lambda f: w.paper(f)[2], ("paper_on",)),
            ]
        return [C(("Văn bản đã gửi TT TGPL (số, ngày)",), _one_cell, ("form", "number", "paper_on"))]

    def explained(self, style: str) -> list[C]:
        at = {"slash": "before", "dot": "dots", "dash": "dash"}[style]
        return [
            C(
                ("Giải thích quyền được TGPL", "Ngày giải thích"),
                lambda f: w.date(stamp(f.contact["explained_at"]).date(), style),
                ("explained",),
            ),
            C(("Giải thích quyền được TGPL", "Biên bản (C/K)"), lambda f: "C", ("m02",)),
            C(
                ("Ý kiến của người được giải thích", "Có yêu cầu TGPL (C/K)"),
                lambda f: "C" if f.raw["requested"] else "K",
                ("requested",),
            ),
            C(
                ("Ý kiến của người được giải thích", "Lúc"),
                lambda f: w.moment(f.raw["requested_at"], f.raw["req_prec"], at),
                ("req_at",),
            ),
        ]

    # --- district police

    def by_month(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """A workbook a year, a sheet a month, headings of three levels; unit only in title."""
        person = ("Thông tin người bị buộc tội, bị hại",)
        columns = [
            C(("TT",), str),
            C((*person, "Họ, chữ đệm và tên"), lambda f: f.name, ("name",)),
            C((*person, "Ngày/tháng/năm sinh"), lambda f: w.birth(f, "dot"), ("birth",)),
            C((*person, "Giới tính"), w.sex, ("sex",)),
            C((*person, "Giấy tờ tùy thân", "Số CCCD/định danh"), w.id_number, ("idn",)),
            C((*person, "Nơi thường trú"), lambda f: self.where(f, 0), ("residence",)),
            C(("Tư cách tham gia TT",), lambda f: w.role(f, 1), ("role",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("QĐ khởi tố số",), lambda f: w.case_no(f, "QĐKT"), ("case_no",)),
            C(("BPNC đang áp dụng",), w.custody, ("held",)),
            C(("Ngày làm việc/bắt giữ",), lambda f: w.date(f.day, "dot"), ("contact",)),
            C(("Đã được đọc thông tin TGPL (có/không)",), lambda f: _yes(f.raw["m01"], "Có", "Không"), ("m01",)),
            C(("Nơi xảy ra vụ việc",), lambda f: self.scene(f, 0), ("place",)),
            C(("Luật sư/NBC",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        folder = self.province.district_name(unit[3:])
        for year, own in split(lists, lambda f: f.day.year).items():
            pages = []
            for month, rows in split(own, lambda f: f.day.month).items():
                page = Page(f"Tháng {month}")
                page.line("CÔNG AN TỈNH KIÊN GIANG", "", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                page.line(self.title(unit), "", "", "", "", "Độc lập - Tự do - Hạnh phúc")
                page.line(SIMULATED)
                page.line("", "", "DANH SÁCH NGƯỜI BỊ KHỞI TỐ, NGƯỜI BỊ HẠI")
                page.line("", "", f"(Tháng {month:02d} năm {year})")
                page.table(columns, rows)
                page.line("", "CỘNG DỒN", "", "", "", "", "", len(rows))
                signature(page, "ĐỘI TRƯỞNG")
                pages.append(page)
            self.out.xlsx(f"cong an huyen/{folder}/{unit[3:]} bi can {year}.xlsx", *pages)
        register = [
            C(("STT",), str),
            C(("Người được TGPL", "Họ, chữ đệm và tên"), lambda f: f.name, ("name",)),
            C(("Người được TGPL", "Sinh ngày"), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Người được TGPL", "Thuộc đối tượng"), lambda f: w.group(f, 0), ("group",)),
            C(("Tư cách tham gia TT",), lambda f: w.role(f, 1), ("role",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Thời điểm làm việc lần đầu",), lambda f: w.date(f.day, "dot"), ("contact",)),
            C(("Đang tạm giữ, tạm giam",), w.custody, ("held",)),
            *self.explained("dot"),
            *self.paper_columns("kinds"),
            C(("Không có nhu cầu TGPL",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for year, own in split(registers, lambda f: f.day.year).items():
            pages = []
            for (_, number), rows in split(own, quarter).items():
                page = Page(f"Q{number}")
                page.line(self.title(unit))
                page.line(SIMULATED)
                page.line(f"SỔ THEO DÕI VIỆC THỰC HIỆN TRỢ GIÚP PHÁP LÝ QUÝ {ROMAN[number - 1]} NĂM {year}")
                page.table(register, rows)
                page.line("", f"Tổng số: {len(rows)} người")
                pages.append(page)
            self.out.xlsx(f"cong an huyen/{folder}/So theo doi {year}.xlsx", *pages)

    def bars(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """Text files in Windows-1258 with bars; the unit stands only in the folder's name."""
        folder = f"CA {self.province.district_name(unit[3:])}"
        columns = [
            C(("Số TT",), str),
            C(("Thời điểm tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Tư cách",), lambda f: w.role(f, 0), ("role",)),
            C(("Họ tên đối tượng",), lambda f: f.name, ("name",)),
            C(("Phái",), w.sex, ("sex",)),
            C(("N.sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Số ĐDCN",), w.id_number, ("idn",)),
            C(("Dân tộc",), lambda f: f.person.get("ethnicity", "") if f.raw["eth_shown"] else "", ("eth",)),
            C(("Trú tại",), lambda f: self.where(f, 1), ("residence",)),
            C(("Về tội",), w.offence, ("offence",)),
            C(("Số hồ sơ vụ án",), lambda f: w.case_no(f, "HSVA"), ("case_no",)),
            C(("Biện pháp ngăn chặn",), w.custody, ("held",)),
            C(("Phát BTT",), lambda f: _yes(f.raw["m01"], "C", "K"), ("m01",)),
            C(("Người bào chữa",), lambda f: w.counsel(f, 1), ("counsel",)),
            C(("Nơi gây án",), lambda f: self.scene(f, 1), ("place",)),
            C(("Ghi chú",), w.call),
        ]
        for (year, number), rows in split(lists, quarter).items():
            page = Page("")
            page.table(columns, rows)
            self.out.text(f"cong an huyen/{folder}/dsbc_q{number}_{year}.csv", page, "|", "cp1258")
        register = [
            C(("Số TT",), str),
            C(("Họ tên người được giải thích",), lambda f: f.name, ("name",)),
            C(("N.sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện được trợ giúp",), lambda f: w.group(f, 1), ("group",)),
            C(("Về tội",), w.offence, ("offence",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Ngày GT",), lambda f: w.date(stamp(f.contact["explained_at"]).date(), "slash"), ("explained",)),
            C(("BBGT",), lambda f: "v", ("m02",)),
            C(("Có YC",), lambda f: _yes(f.raw["requested"], "v", ""), ()),
            C(("Yêu cầu lúc",), lambda f: w.moment(f.raw["requested_at"], f.raw["req_prec"], "before"), ("req_at",)),
            *self.paper_columns("one"),
            C(("Từ chối TGPL",), lambda f: w.refusal(f, 1), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for (year, number), rows in split(registers, quarter).items():
            page = Page("")
            page.table(register, rows)
            self.out.text(f"cong an huyen/{folder}/so_m05_q{number}_{year}.csv", page, "|", "cp1258")

    def web(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """A web page saved as .xls a quarter; the list, then the register, under each other."""
        columns = [
            C(("STT",), str),
            C(("HỌ VÀ TÊN",), lambda f: f.name.upper(), ("name",)),
            C(("NĂM SINH", "Nam"), lambda f: w.birth(f, "dash") if w.sex(f) != "Nữ" else "", ("birth", "sex")),
            C(("NĂM SINH", "Nữ"), lambda f: w.birth(f, "dash") if w.sex(f) == "Nữ" else ""),
            C(("SỐ CC/CCCD",), w.id_number, ("idn",)),
            C(("ĐKTT",), lambda f: self.where(f, 2), ("residence",)),
            C(("TƯ CÁCH TỐ TỤNG",), lambda f: w.role(f, 0), ("role",)),
            C(("HÀNH VI PHẠM TỘI",), w.offence, ("offence",)),
            C(("NGÀY, GIỜ BẮT/LÀM VIỆC",), lambda f: w.date(f.day, "dash"), ("contact",)),
            C(("BPNC",), w.custody, ("held",)),
            C(("ĐÃ PHỔ BIẾN QUYỀN TGPL",), lambda f: _yes(f.raw["m01"], "✓", ""), ("m01_tick",)),
            C(("ĐỊA BÀN XẢY RA",), lambda f: self.scene(f, 2), ("place",)),
            C(("LUẬT SƯ",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("GHI CHÚ",), w.call),
        ]
        register = [
            C(("STT",), str),
            C(("HỌ VÀ TÊN",), lambda f: f.name.upper(), ("name",)),
            C(("NGÀY SINH",), lambda f: w.birth(f, "dash"), ("birth",)),
            C(("TƯ CÁCH TỐ TỤNG",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("DIỆN TGPL",), lambda f: w.group(f, 2), ("group",)),
            C(("HÀNH VI PHẠM TỘI",), w.offence, ("offence",)),
            C(("NGÀY TIẾP XÚC",), lambda f: w.date(f.day, "dash"), ("contact",)),
            *self.explained("dash"),
            *self.paper_columns("ticks"),
            C(("TỪ CHỐI",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("GHI CHÚ",), w.call, ("sent_at",)),
        ]
        both = split((*lists, *registers), quarter)
        for (year, number), rows in both.items():
            page = Page("")
            page.line(self.title(unit))
            page.line(SIMULATED)
            page.line(f"BÁO CÁO TÌNH HÌNH THỰC HIỆN TGPL QUÝ {ROMAN[number - 1]}/{year}")
            for label, kind, layout in (
                ("A. DANH SÁCH NGƯỜI BỊ BUỘC TỘI, BỊ HẠI", "list", columns),
                ("B. SỔ THEO DÕI (MẪU SỐ 05)", "register", register),
            ):
                own = [f for f in rows if f.kind == kind]
                if own:
                    page.line(label)
                    page.table(layout, own)
                    page.line("Tổng số", len(own))
            signature(page, "TRƯỞNG CÔNG AN")
            self.out.web(f"cong an huyen/{self.province.unit_name(unit, 2)} quy {number}-{year}.xls", page)

    def sections(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """A workbook a year; sections by role instead of a column of roles, headings again on every page."""
        columns = [
            C(("STT",), str),
            C(("Họ và chữ đệm",), lambda f: f.name.rsplit(" ", 1)[0], ("name",)),
            C(("Tên",), lambda f: f.name.rsplit(" ", 1)[1]),
            C(("Sinh ngày",), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Nam/Nữ",), w.sex, ("sex",)),
            C(("CCCD",), w.id_number, ("idn",)),
            C(("Tóm tắt hành vi",), w.offence, ("offence",)),
            C(("Địa điểm xảy ra",), lambda f: self.scene(f, 0), ("place",)),
            C(("Chỗ ở",), lambda f: self.where(f, 0), ("residence",)),
            C(("Ngày tháng năm tiếp xúc lần đầu",), lambda f: w.date(f.day, "words"), ("contact",)),
            C(("Tình trạng giam giữ",), w.custody, ("held",)),
            C(("M01 (x)",), lambda f: _yes(f.raw["m01"], "x", "0"), ("m01",)),
            C(("Người bào chữa/Luật sư",), lambda f: w.counsel(f, 1), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        name = self.province.district_name(unit[3:])
        for year, own in split(lists, lambda f: f.day.year).items():
            page = Page(f"DS {year}")
            page.line(self.title(unit))
            page.line(
                f"DANH SÁCH NGƯỜI BỊ BUỘC TỘI VÀ BỊ HẠI NĂM {year} "
                f"(từ 01/01/{year} đến {'28/02' if year == 2025 else '31/12'}/{year})"
            )
            page.line(SIMULATED)
            page.head(columns)
            for label, roles in (("I. BỊ CAN, NGƯỜI BỊ TẠM GIỮ", ("accused",)), ("II. BỊ HẠI", ("victim",))):
                page.line(label)
                rows = [f for f in own if f.role in roles]
                for n, fact in enumerate(rows):
                    if n and n % 30 == 0:
                        page.head(columns)
                    page.person(fact, [*columns, C(("",), str, ("role",))], [n + 1, *(c.text(fact) for c in columns[1:])])
                page.line("Cộng:", "", len(rows))
            self.out.xlsx(f"cong an huyen/DS {name} {year}.xlsx", page)
        register = [
            C(("Số thứ tự",), str),
            C(("Ngày gặp",), lambda f: w.date(f.day, "dot"), ("contact",)),
            C(("Họ, tên",), lambda f: f.name, ("name",)),
            C(("Năm sinh/tuổi",), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Vai trò",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Loại đối tượng",), lambda f: w.group(f, 0), ("group",)),
            C(("Tội danh",), w.offence, ("offence",)),
            *self.explained("dot"),
            *self.paper_columns("both"),
            C(("Từ chối (biên bản)",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for year, own in split(registers, lambda f: f.day.year).items():
            page = Page("MẪU 05")
            page.line(f"{self.title(unit)} - SỔ MẪU SỐ 05 - NĂM {year}")
            page.line(SIMULATED)
            page.table(register, own, again=25)
            signature(page, "CHỈ HUY")
            self.out.xlsx(f"cong an huyen/So M05 {name} {year}.xlsx", page)

    def tabs(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """Text in UTF-16 with tabs; days with two-digit years."""
        columns = [
            C(("#",), str),
            C(("Đơn vị",), lambda f: self.province.unit_name(unit, f.seed % 3)),
            C(("Danh tính",), lambda f: f.name, ("name",)),
            C(("Sinh",), lambda f: w.birth(f, "dash"), ("birth",)),
            C(("GT",), w.sex, ("sex",)),
            C(("Căn cước",), w.id_number, ("idn",)),
            C(("HKTT",), lambda f: self.where(f, 1), ("residence",)),
            C(("TC",), lambda f: w.role(f, 1), ("role",)),
            C(("Tội",), w.offence, ("offence",)),
            C(("QĐKT",), lambda f: w.case_no(f, "QĐ"), ("case_no",)),
            C(("Ngày TX",), lambda f: w.date(f.day, "dash2"), ("contact",)),
            C(("BPNC",), w.custody, ("held",)),
            C(("BTT TGPL",), lambda f: _yes(f.raw["m01"], "V", "-"), ("m01_tick",)),
            C(("Nơi xảy ra",), lambda f: self.scene(f, 1), ("place",)),
            C(("LS/NBC",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("GC",), w.call),
        ]
        register = [
            C(("#",), str),
            C(("Đơn vị",), lambda f: self.province.unit_name(unit, f.seed % 3)),
            C(("Danh tính",), lambda f: f.name, ("name",)),
            C(("Sinh",), lambda f: w.birth(f, "dash"), ("birth",)),
            C(("TC",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Đối tượng TGPL",), lambda f: w.group(f, 1), ("group",)),
            C(("Tội",), w.offence, ("offence",)),
            C(("Ngày TX",), lambda f: w.date(f.day, "dash2"), ("contact",)),
            C(("Ngày GT",), lambda f: w.date(stamp(f.contact["explained_at"]).date(), "dash2"), ("explained",)),
            C(("BB GT",), lambda f: "V", ("m02",)),
            C(("YC TGPL",), lambda f: _yes(f.raw["requested"], "V", "-"), ()),
            C(("Ngày giờ YC",), lambda f: w.moment(f.raw["requested_at"], f.raw["req_prec"], "dash"), ("req_at",)),
            *self.paper_columns("one"),
            C(("Từ chối",), lambda f: w.refusal(f, 1), ("refused",)),
            C(("GC",), w.call, ("sent_at",)),
        ]
        slug = self.province.areas["GSO_PRE2025", unit[3:]]["name_key"].replace(" ", "")
        for (year, number), rows in split(lists, quarter).items():
            page = Page("")
            page.table(columns, rows)
            self.out.text(f"cong an huyen/{slug}/{slug}_{year}_Q{number}_ds.txt", page, "\t", "utf-16")
        for (year, number), rows in split(registers, quarter).items():
            page = Page("")
            page.table(register, rows)
            self.out.text(f"cong an huyen/{slug}/{slug}_{year}_Q{number}_m05.txt", page, "\t", "utf-16")

    def old_font(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """A workbook of six months in VNI, two sheets."""
        columns = [
            C(("TT",), str),
            C(("Họ và tên khai sinh",), lambda f: f.name, ("name",)),
            C(("Ngày, tháng, năm sinh",), lambda f: w.birth(f, "slash0"), ("birth",)),
            C(("Số CMND/CCCD",), w.id_number, ("idn",)),
            C(("Nơi ĐKHKTT",), lambda f: self.where(f, 0), ("residence",)),
            C(("Tư cách tham gia tố tụng",), lambda f: w.role(f, 0), ("role",)),
            C(("Tội danh khởi tố",), w.offence, ("offence",)),
            C(("Ngày bị bắt hoặc làm việc",), lambda f: w.date(f.day, "slash0"), ("contact",)),
            C(("BP ngăn chặn",), w.custody, ("held",)),
            C(("Cấp M01",), lambda f: _yes(f.raw["m01"], "đã cấp", "chưa"), ("m01",)),
            C(("Nơi xảy ra",), lambda f: self.scene(f, 0), ("place",)),
            C(("Người bào chữa",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("TT",), str),
            C(("Họ và tên khai sinh",), lambda f: f.name, ("name",)),
            C(("Ngày, tháng, năm sinh",), lambda f: w.birth(f, "slash0"), ("birth",)),
            C(("Tư cách tham gia tố tụng",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện người được TGPL",), lambda f: w.group(f, 2), ("group",)),
            C(("Tội danh khởi tố",), w.offence, ("offence",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash0"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("kinds"),
            C(("Không yêu cầu/Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        halves = split((*lists, *registers), lambda f: (f.day.year, (f.day.month + 5) // 6))
        for (year, half), rows in halves.items():
            pages = []
            for name, kind, layout, head in (
                ("Danh sach", "list", columns, "DANH SÁCH BỊ CAN, BỊ HẠI"),
                ("So", "register", register, "SỔ THEO DÕI TRỢ GIÚP PHÁP LÝ"),
            ):
                page = Page(name)
                page.line(self.title(unit))
                page.line(f"{head} {'6 THÁNG ĐẦU' if half == 1 else '6 THÁNG CUỐI'} NĂM {year}")
                page.line(SIMULATED)
                page.table(layout, [f for f in rows if f.kind == kind])
                signature(page, "TRƯỞNG CÔNG AN HUYỆN")
                pages.append(page)
            self.out.xlsx(
                f"cong an huyen/BC {self.province.district_name(unit[3:])} {'dau' if half == 1 else 'cuoi'} nam {year}.xlsx",
                *pages,
                font=w.vni,
            )

    def stacked(self, unit: str, lists: list[Fact], registers: list[Fact]) -> None:
        """One sheet a quarter: each person's list row, and the register in a sheet beside; period only in the title."""
        columns = [
            C(("STT",), str),
            C(("Ngày lập", "Ngày"), lambda f: f"{f.day.day:02d}"),
            C(("Họ tên người bị buộc tội",), lambda f: f.name, ("name",)),
            C(("Ngày tháng năm sinh", "Ngày"), lambda f: _part(f, 2), ("birth",)),
            C(("Ngày tháng năm sinh", "Tháng"), lambda f: _part(f, 1)),
            C(("Ngày tháng năm sinh", "Năm"), lambda f: _part(f, 0)),
            C(("Giới tính", "Nam"), lambda f: "x" if w.sex(f) == "Nam" else "", ("sex",)),
            C(("Giới tính", "Nữ"), lambda f: "x" if w.sex(f) == "Nữ" else ""),
            C(("Định danh cá nhân",), w.id_number, ("idn",)),
            C(
                ("Nơi cư trú", "Xã, phường"),
                lambda f: f.residence.name if hasattr(f.residence, "name") else self.where(f, 0),
                ("residence",),
            ),
            C(
                ("Nơi cư trú", "Huyện, TP"),
                lambda f: self.province.district_name(f.residence.district) if getattr(f.residence, "scheme", "") == "O" else "",
            ),
            C(("Tư cách tham gia tố tụng",), lambda f: w.role(f, 1), ("role",)),
            C(("Tội danh, điều luật",), w.offence, ("offence",)),
            C(("Thời gian bắt/làm việc",), lambda f: w.date(f.day, "iso"), ("contact",)),
            C(("Biện pháp ngăn chặn áp dụng",), w.custody, ("held",)),
            C(("Đọc bản thông tin TGPL",), lambda f: _yes(f.raw["m01"], "rồi", "chưa"), ("m01",)),
            C(("Nơi xảy ra vụ án",), lambda f: self.scene(f, 0), ("place",)),
            C(("Luật sư",), lambda f: w.counsel(f, 1), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        columns[1] = C(("Số vụ",), lambda f: w.case_no(f, "HS"), ("case_no",))
        register = [
            C(("STT",), str),
            C(
                ("Họ tên, năm sinh người được TGPL",),
                lambda f: f"{f.name} (sn {w.birth(f, 'slash')})" if w.birth(f, "slash") else f.name,
                ("name", "birth"),
            ),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Thuộc diện",), lambda f: w.group(f, 2), ("group",)),
            C(("Vụ án",), w.offence, ("offence",)),
            C(("Ngày lấy lời khai",), lambda f: w.date(f.day, "slash"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("one"),
            C(("Từ chối",), lambda f: w.refusal(f, 1), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for (year, number), rows in split((*lists, *registers), quarter).items():
            pages = []
            for name, kind, layout, head in (
                ("Bị can - bị hại", "list", columns, "DANH SÁCH"),
                ("Theo dõi TGPL", "register", register, "SỔ THEO DÕI"),
            ):
                page = Page(name)
                page.line("CÔNG AN TỈNH KIÊN GIANG")
                page.line(self.province.unit_name(unit, 0).upper())
                page.line(SIMULATED)
                page.line(
                    f"{head} (Số liệu từ ngày 01/{3 * number - 2:02d}/{year} "
                    f"đến ngày {(31, 30, 30, 31)[number - 1]}/{3 * number:02d}/{year})"
                )
                page.table(layout, [f for f in rows if f.kind == kind])
                pages.append(page)
            self.out.xlsx(f"cong an huyen/{unit[3:]}/bao cao so {number} nam {year}.xlsx", *pages)

    # --- police of the province and of the communes

    def provincial_police(self) -> None:
        """A workbook a quarter of the province's investigation body, hours in a column of their own in the register."""
        columns = [
            C(("TT",), str),
            C(("Số QĐKT",), lambda f: w.case_no(f, "QĐKT-PC02"), ("case_no",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Địa bàn xảy ra vụ án",), lambda f: self.scene(f, f.seed % 3), ("place",)),
            C(("Bị can/bị hại", "Họ và tên"), lambda f: f.name, ("name",)),
            C(("Bị can/bị hại", "Sinh ngày"), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Bị can/bị hại", "Giới tính"), w.sex, ("sex",)),
            C(("Bị can/bị hại", "CCCD"), w.id_number, ("idn",)),
            C(("Bị can/bị hại", "Dân tộc"), lambda f: f.person.get("ethnicity", "") if f.raw["eth_shown"] else "", ("eth",)),
            C(("Bị can/bị hại", "Nơi ĐKTT"), lambda f: self.where(f, f.seed % 3), ("residence",)),
            C(("Tư cách TGTT",), lambda f: w.role(f, 1), ("role",)),
            C(("Ngày tiếp xúc đầu tiên",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Biện pháp ngăn chặn",), w.custody, ("held",)),
            C(("Cung cấp bản thông tin (có/không)",), lambda f: _yes(f.raw["m01"], "có", "không"), ("m01",)),
            C(("Luật sư/NBC",), lambda f: w.counsel(f, f.seed % 2), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("TT",), str),
            C(("Họ và tên người được TGPL",), lambda f: f.name, ("name",)),
            C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Số ĐDCN",), w.id_number, ("idn",)),
            C(("Nơi cư trú",), lambda f: self.where(f, 0), ("residence",)),
            C(("Nơi xảy ra",), lambda f: self.scene(f, 0), ("place",)),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện",), lambda f: w.group(f, f.seed % 3), ("group",)),
            C(("Nội dung vụ án",), w.offence, ("offence",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Giải thích", "Ngày"), lambda f: w.date(stamp(f.contact["explained_at"]).date(), "slash"), ("explained",)),
            C(("Giải thích", "Mẫu 02"), lambda f: "x", ("m02",)),
            C(("Yêu cầu TGPL", "Có/không"), lambda f: _yes(f.raw["requested"], "có", "không"), ("requested",)),
            C(
                ("Yêu cầu TGPL", "Giờ"),
                lambda f: f"{f.raw['requested_at']:%H:%M}" if f.raw["requested_at"] and f.raw["req_prec"] == "time" else "",
            ),
            C(
                ("Yêu cầu TGPL", "Ngày"),
                lambda f: w.date(f.raw["requested_at"].date(), "slash") if f.raw["requested_at"] and f.raw["req_prec"] else "",
                ("req_at",),
            ),
            *self.paper_columns("kinds"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for (year, number), rows in split((*self.lists.get("CA_T", []), *self.registers.get("CA_T", [])), quarter).items():
            after = (year, number) >= (2025, 3)
            pages = []
            for name, kind, layout, head in (
                ("Phụ lục 1", "list", columns, "Danh sách bị can, bị hại"),
                ("Phụ lục 2", "register", register, "Sổ theo dõi TGPL (Mẫu 05)"),
            ):
                page = Page(name)
                page.line(f"{self.title('CA_T', after)} - CƠ QUAN CẢNH SÁT ĐIỀU TRA")
                page.line(f"{head}, quý {ROMAN[number - 1]} năm {year}")
                page.line(SIMULATED)
                page.table(layout, [f for f in rows if f.kind == kind])
                page.line("", "", f"Tổng cộng: {len(rows)}")
                pages.append(page)
            self.out.xlsx(f"PC02/PC02 phu luc {number}.{year}.xlsx", *pages)

    def commune_police(self) -> None:
        """One return of all commune posts a quarter, the post in a column."""

        def post(f: Fact) -> str:
            return f"Công an {f.post.name[0].lower()}{f.post.name[1:]}" if f.post else "Công an xã"

        columns = [
            C(("STT",), str),
            C(("Công an xã, phường, đặc khu",), post, ("post",)),
            C(("Họ tên công dân",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Giới",), w.sex, ("sex",)),
            C(("Số định danh",), w.id_number, ("idn",)),
            C(("Thường trú",), lambda f: self.where(f, 0), ("residence",)),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Nội dung vụ việc",), w.offence, ("offence",)),
            C(("Ngày tiếp nhận tin báo",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Đã phát tờ thông tin",), lambda f: _yes(f.raw["m01"], "có", "không"), ("m01",)),
            C(("Xảy ra tại",), lambda f: self.scene(f, 0), ("place",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("STT",), str),
            C(("Công an xã, phường, đặc khu",), post, ("post",)),
            C(("Họ tên người được giải thích",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện",), lambda f: w.group(f, 0), ("group",)),
            C(("Nội dung vụ việc",), w.offence, ("offence",)),
            C(("Ngày làm việc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("ticks"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for kind, layout, slug, source in (("list", columns, "ds", self.lists), ("register", register, "so", self.registers)):
            for (year, number), rows in split(source.get("CAX", []), quarter).items():
                page = Page("Tong hop")
                page.line(
                    "TỔNG HỢP CỦA CÔNG AN CẤP XÃ - "
                    f"{'SỔ THEO DÕI TGPL' if kind == 'register' else 'DANH SÁCH NGƯỜI ĐÃ LÀM VIỆC'} - QUÝ {number}/{year}"
                )
                page.line(SIMULATED)
                page.table(layout, rows)
                self.out.xlsx(f"PC02/cap xa/CAX {slug} q{number} {year}.xlsx", page)

    # --- custody

    def custody(self, units: Sequence[str]) -> None:
        """One workbook a quarter for all custody houses, a sheet each, day and hour in two columns."""

        def came(f: Fact) -> str:
            return w.date(f.day, "slash")

        columns = [
            C(("STT",), str),
            C(("Họ tên người bị tạm giữ",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Thời gian vào nhà tạm giữ", "Giờ"), lambda f: ""),
            C(("Thời gian vào nhà tạm giữ", "Ngày"), came, ("contact",)),
            C(("Hành vi",), w.offence, ("offence",)),
            C(("Quê quán/HKTT",), lambda f: self.where(f, 1), ("residence",)),
            C(("Lệnh bắt số",), lambda f: w.case_no(f, "LB"), ()),
            C(("Đã được đọc thông tin TGPL",), lambda f: _yes(f.raw["m01"], "V", ""), ("m01_tick",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("STT",), str),
            C(("Họ tên người bị tạm giữ",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Diện TGPL",), lambda f: w.group(f, 1), ("group",)),
            C(("Hành vi",), w.offence, ("offence",)),
            C(("Ngày vào NTG",), came, ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("one"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for kind, layout, source, head in (
            ("list", columns, self.lists, "DANH SÁCH NGƯỜI BỊ TẠM GIỮ"),
            ("register", register, self.registers, "SỔ THEO DÕI TGPL"),
        ):
            for (year, number), rows in split((f for u in units for f in source.get(u, [])), quarter).items():
                pages = []
                for unit, own in split(rows, lambda f: f.unit).items():
                    page = Page(self.province.unit_name(unit, 2)[:31])
                    page.line("CÔNG AN TỈNH KIÊN GIANG - PHÒNG PC10")
                    page.line(f"{head} QUÝ {number} NĂM {year}")
                    page.line(SIMULATED)
                    page.table(layout, own)
                    pages.append(page)
                self.out.xlsx(f"PC10/Nha tam giu/{'DS' if kind == 'list' else 'So TGPL'} quy {number}.{year}.xlsx", *pages)

    def remand(self) -> None:
        """A workbook a year, list and register sheet; day and hour in one cell, hour last."""
        columns = [
            C(("STT",), str),
            C(("Số hồ sơ phạm nhân",), lambda f: f"HS{f.seed % 9000}"),
            C(("Họ tên đối tượng",), lambda f: f.name, ("name",)),
            C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Giới tính",), w.sex, ("sex",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Ngày nhập trại",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Nơi ĐKTT",), lambda f: self.where(f, 0), ("residence",)),
            C(("Phổ biến quyền TGPL",), lambda f: _yes(f.raw["m01"], "đã phổ biến", "chưa"), ("m01",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("STT",), str),
            C(("Họ tên đối tượng",), lambda f: f.name, ("name",)),
            C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Diện",), lambda f: w.group(f, 2), ("group",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Ngày nhập",), lambda f: w.date(f.day, "slash"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("both"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        for year, rows in split((*self.lists.get("TTG", []), *self.registers.get("TTG", [])), lambda f: f.day.year).items():
            pages = []
            for name, kind, layout in (("Danh sách giam giữ", "list", columns), ("Sổ TGPL", "register", register)):
                page = Page(name)
                page.line(f"TRẠI TẠM GIAM - CÔNG AN TỈNH {(NEW_NAME if year > 2025 else OLD_NAME).upper()}")
                page.line(f"Năm {year}", "", SIMULATED)
                page.table(layout, [f for f in rows if f.kind == kind])
                signature(page, "GIÁM THỊ")
                pages.append(page)
            self.out.xlsx(f"PC10/TTG nam {year}.xlsx", *pages)

    # --- procuracies

    def procuracies(self, units: Sequence[str]) -> None:
        """One workbook a half-year of all district procuracies, units as sections inside the sheet."""
        columns = [
            C(("TT",), str),
            C(("Bị can, bị hại",), lambda f: f.name, ("name",)),
            C(("Sinh năm",), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Địa vị tố tụng",), lambda f: w.role(f, 0), ("role",)),
            C(("Tội danh bị truy tố",), w.offence, ("offence",)),
            C(("Thụ lý giai đoạn truy tố", "Ngày"), lambda f: w.date(f.day, "dot"), ("contact",)),
            C(("Thụ lý giai đoạn truy tố", "Số"), lambda f: w.case_no(f, "VKS"), ()),
            C(("BPNC",), w.custody, ("held",)),
            C(("Nơi thường trú",), lambda f: self.where(f, 2), ("residence",)),
            C(("Thông báo quyền TGPL",), lambda f: _yes(f.raw["m01"], "C", "K"), ("m01",)),
            C(("Địa điểm phạm tội",), lambda f: self.scene(f, 0), ("place",)),
            C(("Luật sư",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("TT",), str),
            C(("Đơn vị",), lambda f: self.province.unit_name(f.unit, f.seed % 3)),
            C(("Họ tên",), lambda f: f.name, ("name",)),
            C(("Sinh năm",), lambda f: w.birth(f, "dot"), ("birth",)),
            C(("Địa vị tố tụng",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện đối tượng",), lambda f: w.group(f, 2), ("group",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "dot"), ("contact",)),
            *self.explained("dot"),
            *self.paper_columns("both"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        halves = split(
            (f for u in units for f in (*self.lists.get(u, []), *self.registers.get(u, []))),
            lambda f: (f.day.year, (f.day.month + 5) // 6),
        )
        for (year, half), rows in halves.items():
            page = Page("Truy tố")
            page.line("VIỆN KIỂM SÁT NHÂN DÂN TỈNH KIÊN GIANG")
            page.line(
                "DANH SÁCH CÁC BỊ CAN, BỊ HẠI VKSND CẤP HUYỆN THỤ LÝ GIAI ĐOẠN TRUY TỐ "
                f"{6 * half - 5:02d}/{year} - {6 * half:02d}/{year}"
            )
            page.line(SIMULATED)
            page.head(columns)
            for unit, own in split((f for f in rows if f.kind == "list"), lambda f: f.unit).items():
                page.line("", self.province.unit_name(unit, 1))
                for n, fact in enumerate(own):
                    page.person(fact, columns, [n + 1, *(c.text(fact) for c in columns[1:])])
            book = Page("Mẫu 05")
            book.line("SỔ THEO DÕI TRỢ GIÚP PHÁP LÝ - NGÀNH KIỂM SÁT")
            book.line(f"Kỳ: {'6 tháng đầu' if half == 1 else '6 tháng cuối'} năm {year}", "", SIMULATED)
            book.table(register, [f for f in rows if f.kind == "register"])
            self.out.xlsx(f"KSND/VKS cap huyen {half}-{year}.xlsx", page, book)

    def late_procuracy(self, unit: str) -> None:
        """A regional or provincial procuracy: one workbook, a sheet a quarter, list and register under each other."""
        columns = [
            C(("STT",), str),
            C(("Ngày thụ lý truy tố",), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Người tham gia tố tụng", "Họ và tên"), lambda f: f.name, ("name",)),
            C(("Người tham gia tố tụng", "Ngày sinh"), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Người tham gia tố tụng", "Tư cách"), lambda f: w.role(f, 1), ("role",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Tạm giam/tại ngoại",), w.custody, ("held",)),
            C(("Nơi cư trú",), lambda f: self.where(f, 0), ("residence",)),
            C(("Đã phát bản thông tin",), lambda f: _yes(f.raw["m01"], "x", ""), ("m01_tick",)),
            C(("Nơi xảy ra",), lambda f: self.scene(f, 0), ("place",)),
            C(("Người bào chữa",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        register = [
            C(("STT",), str),
            C(("Họ và tên",), lambda f: f.name, ("name",)),
            C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách",), lambda f: w.role(f, 0, held=True), ("role", "held")),
            C(("Diện TGPL",), lambda f: w.group(f, 0), ("group",)),
            C(("Tội danh",), w.offence, ("offence",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("kinds"),
            C(("Từ chối",), lambda f: w.refusal(f, 1), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        pages = []
        for (year, number), rows in split((*self.lists.get(unit, []), *self.registers.get(unit, [])), quarter).items():
            page = Page(f"Q{number}.{year}")
            page.line(self.title(unit, True))
            page.line(f"Quý {number} năm {year}")
            page.line(SIMULATED)
            page.line("I. Danh sách bị can, bị hại thụ lý giai đoạn truy tố")
            page.table(columns, [f for f in rows if f.kind == "list"])
            page.line()
            page.line("II. Sổ theo dõi vụ việc TGPL (Mẫu 05)")
            page.table(register, [f for f in rows if f.kind == "register"])
            pages.append(page)
        if pages:
            self.out.xlsx(f"KSND/{self.province.unit_name(unit, 1, True)}.xlsx", *pages)

    # --- courts

    def courts_one_row(self, unit: str) -> None:
        """A workbook a year: sections by stage, one person a row, criminal and civil in one table; then the register."""
        columns = [
            C(("STT",), str),
            C(("Số, ngày thụ lý", "Số"), lambda f: w.case_no(f, "TLST-HS" if not f.is_civil else "TLST-DS"), ("case_no",)),
            C(("Số, ngày thụ lý", "Ngày"), lambda f: w.date(f.day, "slash"), ("contact",)),
            C(("Họ tên bị cáo, bị hại, đương sự",), lambda f: f.name, ("name",)),
            C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách TT",), lambda f: w.role(f, 1), ("role",)),
            C(("Tội danh/QHPL tranh chấp",), w.offence, ("offence",)),
            C(("Giai đoạn xét xử",), lambda f: w.stage(f, f.seed % 2), ("stage",)),
            C(("Nơi cư trú",), lambda f: self.where(f, f.seed % 3), ("residence",)),
            C(("BPNC",), w.custody, ("held",)),
            C(("Đã phát M01",), lambda f: _yes(f.raw["m01"], "C", "K"), ("m01",)),
            C(("Lịch xét xử",), lambda f: w.date(f.raw["trial"], "slash"), ("trial",)),
            C(("Nơi xảy ra/phát sinh",), lambda f: self.scene(f, 0), ("place",)),
            C(("LS/NBC/NBVQLIHP",), lambda f: w.counsel(f, 0), ("counsel",)),
            C(("Ghi chú",), w.call),
        ]
        for year, rows in split(self.lists.get(unit, []), lambda f: f.day.year).items():
            page = Page("Án các loại")
            page.line(self.title(unit, year > 2025 or "KV" in unit))
            page.line(f"DANH SÁCH BỊ CÁO, BỊ HẠI, ĐƯƠNG SỰ TRONG CÁC VỤ ÁN THỤ LÝ NĂM {year}")
            page.line(SIMULATED)
            page.head(columns)
            for label, wanted in (("A. HÌNH SỰ", False), ("B. DÂN SỰ, HÔN NHÂN GIA ĐÌNH, HÀNH CHÍNH", True)):
                page.line(label)
                for n, fact in enumerate(f for f in rows if f.is_civil == wanted):
                    page.person(fact, columns, [n + 1, *(c.text(fact) for c in columns[1:])])
            page.line("", "", "", "Tổng số", len(rows))
            self.out.xlsx(
                f"TOA AN/{self.province.unit_name(unit, 1, 'KV' in unit)} - danh sach {year}.xlsx",
                page,
                *self._court_register(unit, year),
            )

    def _court_register(self, unit: str, year: int) -> list[Page]:
        columns = [
            C(("STT",), str),
            C(("Họ tên đương sự, bị cáo",), lambda f: f.name, ("name",)),
            C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
            C(("Tư cách TT",), w.litigant, ("litigant", "held")),
            C(("Thuộc diện",), lambda f: w.group(f, 2), ("group",)),
            C(("Vụ án, vụ việc",), w.offence, ("offence",)),
            C(("Giai đoạn",), lambda f: w.stage(f, 0), ("stage",)),
            C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
            *self.explained("slash"),
            *self.paper_columns("kinds"),
            C(("Từ chối",), lambda f: w.refusal(f, 0), ("refused",)),
            C(("Ghi chú",), w.call, ("sent_at",)),
        ]
        rows = [f for f in self.registers.get(unit, []) if f.day.year == year]
        page = Page("Sổ theo dõi TGPL")
        page.line(self.title(unit, "KV" in unit))
        page.line(f"SỔ THEO DÕI VỤ VIỆC TGPL TRONG HOẠT ĐỘNG TỐ TỤNG NĂM {year}")
        page.line(SIMULATED)
        page.table(columns, rows)
        return [page] if rows else []

    def courts_by_case(self, unit: str) -> None:
        """Criminal cases with all accused in one cell and the victims in a column beside; civil cases with both sides."""
        for year, rows in split(self.lists.get(unit, []), lambda f: f.day.year).items():
            criminal, civil = Page("HS"), Page("DS-HNGĐ-HC")
            for page, label in ((criminal, "ÁN HÌNH SỰ"), (civil, "ÁN DÂN SỰ, HÔN NHÂN VÀ GIA ĐÌNH, HÀNH CHÍNH")):
                page.line(self.title(unit, "KV" in unit))
                page.line(f"DANH SÁCH {label} ĐÃ THỤ LÝ NĂM {year}")
                page.line(SIMULATED)
            self._criminal(criminal, [f for f in rows if not f.is_civil])
            self._civil(civil, [f for f in rows if f.is_civil])
            self.out.xlsx(
                f"TOA AN/{self.province.unit_name(unit, 2, 'KV' in unit)} {year}.xlsx",
                criminal,
                civil,
                *self._court_register(unit, year),
            )

    def _criminal(self, page: Page, facts: list[Fact]) -> None:
        head = [
            ("STT",),
            ("Vụ án (tội danh)",),
            ("Thụ lý", "Số"),
            ("Thụ lý", "Ngày"),
            ("Bị cáo (họ tên, năm sinh)",),
            ("Bị hại (họ tên, năm sinh)",),
            ("Cấp xét xử",),
            ("Ngày xét xử",),
            ("Xảy ra tại",),
            ("Nơi cư trú (theo thứ tự)",),
            ("Phát M01",),
            ("Người bào chữa (theo thứ tự)",),
            ("Ghi chú",),
        ]
        page.head([C(h, str) for h in head])
        states = ("name", "birth", "role", "contact", "trial", "stage", "offence", "place", "residence", "counsel", "m01_tick")
        groups = split(
            facts, lambda f: (f.day, f.matter.get("matter_id", ""), str(f.raw["trial"]), f.raw["stage"], f.raw["place_val"])
        )
        for n, own in enumerate(groups.values()):
            sides = [[f for f in own if f.role == "accused"], [f for f in own if f.role != "accused"]]
            cells = ["\n".join(f"{k}) {f.name} - {w.birth(f, 'slash')}" for k, f in enumerate(side, 1)) for side in sides]
            first = own[0]
            people = [f for side in sides for f in side]
            homes, told, counsel = (
                "\n".join(f"{k}) {text}" for k, text in enumerate(texts, 1))
                for texts in (
                    [self.where(f, 0) for f in people],
                    [_yes(f.raw["m01"], "có", "chưa") or "chưa rõ" for f in people],
                    [w.counsel(f, 0) or "chưa rõ" for f in people],
                )
            )
            row = page.line(
                n + 1,
                w.offence(first),
                w.case_no(first, "TLST-HS"),
                w.date(first.day, "slash"),
                *cells,
                w.stage(first, n % 2),
                w.date(first.raw["trial"], "slash"),
                self.scene(first, 0),
                homes,
                told,
                counsel,
                "; ".join(dict.fromkeys(t for t in map(w.call, own) if t)),
            )
            page.stated += [(row, k if len(people) > 1 else 0, f, states) for k, f in enumerate(people, 1)]

    def _civil(self, page: Page, facts: list[Fact]) -> None:
        head = [
            ("TT",),
            ("Thụ lý số",),
            ("Ngày thụ lý",),
            ("Quan hệ pháp luật",),
            ("Nguyên đơn/Người khởi kiện",),
            ("Bị đơn/Người bị kiện",),
            ("Người có QLNVLQ",),
            ("Phổ biến quyền TGPL (NĐ/BĐ)",),
            ("Hòa giải/xét xử ngày",),
            ("Nơi phát sinh tranh chấp",),
            ("Địa chỉ nguyên đơn",),
            ("Người BVQLIHP của đương sự",),
            ("Ghi chú",),
        ]
        page.head([C(h, str) for h in head])
        states = ("name", "birth", "role", "contact", "stage", "offence", "place")
        groups = split(facts, lambda f: (f.day, f.raw["file"], f.raw["sheet"], f.raw["row"]))
        for n, own in enumerate(groups.values()):
            sides = [[f for f in own if f.role == "plaintiff"], [f for f in own if f.role != "plaintiff"]]
            cells = [
                "\n".join(f"{f.name}, sinh năm {w.birth(f, 'slash')}" if w.birth(f, "slash") else f.name for f in side)
                for side in sides
            ]
            first = own[0]
            said = "; ".join(
                f"{'NĐ' if f.role == 'plaintiff' else 'BĐ'}: {'có' if f.raw['m01'] else 'chưa'}"
                for f in own
                if f.raw["m01"] is not None
            )
            trial, place = (next((f for f in own if f.raw[key]), first) for key in ("trial", "place_val"))
            counsel = "; ".join(f"{'NĐ' if f.role == 'plaintiff' else 'BĐ'}: {w.counsel(f, 0)}" for f in own if w.counsel(f, 0))
            row = page.line(
                n + 1,
                w.case_no(first, "TLST-DS"),
                w.date(first.day, "slash"),
                w.offence(first),
                *cells,
                "",
                said,
                w.date(trial.raw["trial"], "slash"),
                self.scene(place, 0),
                next((self.where(f, 0) for f in own if f.role == "plaintiff"), ""),
                counsel,
                "; ".join(dict.fromkeys(t for t in map(w.call, own) if t)),
            )
            people = [f for side in sides for f in side]
            page.stated += [
                (
                    row,
                    k if len(people) > 1 else 0,
                    f,
                    (
                        *(states if f.raw["pm_id"] == first.raw["pm_id"] or len(own) == 1 else states[:6]),
                        *(("m01",) if f.raw["m01"] is not None else ()),
                        *(("counsel",) if w.counsel(f, 0) else ()),
                    ),
                )
                for k, f in enumerate(people, 1)
            ]


def _yes(said: bool | None, yes: str, no: str) -> str:
    return "" if said is None else yes if said else no


def _part(fact: Fact, index: int) -> str:
    parts = fact.raw["birth_val"].split("-")
    return parts[index] if fact.raw["birth_val"] and index < len(parts) else ""


def _one_cell(fact: Fact) -> str:
    form, number, on = w.paper(fact)
    if form == "none":
        return "Điện thoại" if fact.referral.get("channel") == "phone" else "Trực"
    return f"{'TB' if form == 'M03' else 'TT'} số {number} ngày {on}" if number else ""
