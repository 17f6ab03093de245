"""Shapes of persons' tables that no other layout has: registers of cases by lot, lists that are registers, two lines a person."""

import datetime as dt
import random
from collections.abc import Callable, Sequence

from tests.alien import wording as w
from tests.alien.agencies import SIMULATED
from tests.alien.centre import Centre
from tests.alien.facts import Fact, stamp
from tests.alien.pages import Column as C
from tests.alien.pages import Delivery, Page

CASE_HEADS = {
    "case_id": ("Mã số hồ sơ", "Số vụ việc", "Mã VV", "Số hồ sơ TGPL", "Ký hiệu vụ việc", "MÃ HỒ SƠ"),
    "accepted": ("Ngày thụ lý", "Thụ lý ngày", "Ngày vào sổ thụ lý", "Ngày, tháng thụ lý", "NGÀY THỤ LÝ", "Thời điểm tiếp nhận, thụ lý"),
    "name": ("Người được TGPL", "Họ và tên người được trợ giúp", "Họ tên đối tượng", "Tên người được TGPL", "HỌ VÀ TÊN"),
    "birth": ("Năm sinh", "Ngày sinh", "Sinh ngày", "NTNS"),
    "group": ("Diện", "Thuộc diện", "Diện người được TGPL", "Đối tượng thuộc diện"),
    "field": ("Lĩnh vực", "Lĩnh vực PL", "Loại án", "Lĩnh vực pháp luật"),
    "form": ("Hình thức TGPL", "Hình thức", "Hình thức trợ giúp", "HT TGPL"),
    "offence": ("Nội dung vụ việc", "Tội danh/quan hệ tranh chấp", "Nội dung yêu cầu TGPL", "Vụ việc về"),
    "source": ("Nguồn", "Nguồn vụ việc", "Cơ quan giới thiệu", "Nơi chuyển đến", "Cơ quan, cá nhân chuyển đến"),
    "who": ("Người thực hiện", "TGVPL/LS được cử", "Người được phân công", "Người thực hiện TGPL", "TGV, LS thực hiện"),
    "share": ("Tỷ lệ", "Hệ số", "Tỷ lệ thực hiện", "Tỷ lệ tính vụ việc (nếu nhiều người)", "Tỷ lệ tham gia"),
    "assigned": ("Ngày cử", "Ngày QĐ cử", "QĐ phân công ngày", "Ngày phân công"),
    "closed": ("Ngày kết thúc", "Kết thúc ngày", "Ngày hoàn thành vụ việc", "Ngày KT"),
    "reason": ("Kết quả", "Tình trạng", "Lý do kết thúc", "Tình trạng vụ việc", "Kết quả thực hiện"),
    "success": ("Thành công", "VV thành công", "Hiệu quả", "Vụ việc thành công (x)"),
}
REASONS = {"done": "Hoàn thành", "papers": "Kết thúc do không có giấy tờ chứng minh", "withdrawn": "Người được TGPL rút yêu cầu", "": ""}


def cases(out: Delivery, centre: Centre, facts: Sequence[Fact], seed: int) -> None:
    """One year's register with headings, order and the manner of shares drawn by lot; manner 3 gives each officer a line."""
    dice, year = random.Random(seed), 2025
    style, manner = dice.choice(("slash", "dot", "dash", "slash0")), seed % 5

    def head(name: str) -> tuple[str, ...]:
        return (dice.choice(CASE_HEADS[name]),)

    def day(key: str) -> Callable[[Fact], str]:
        return lambda f: w.date((lambda at: at.date() if at and at.year <= year else None)(stamp(f.case[key])), style)

    def closed(f: Fact) -> dt.date | None:
        on = dt.date.fromisoformat(f.case["closed_on"]) if f.case["closed_on"] else None
        return on if on and on.year <= year else None

    def who(f: Fact) -> str:
        own = centre.providers(f, year)
        said = [f"{'TGVPL' if kind == 'TGVPL' else 'LS'} {name}" for name, kind, _ in own]
        if len(own) > 1 and manner == 0:
            return "\n".join(f"{text}: {share:.0%}" for text, (_, _, share) in zip(said, own, strict=True))
        if len(own) > 1 and manner == 1:
            return "; ".join(f"{text} ({str(round(share, 2)).replace('.', ',')})" for text, (_, _, share) in zip(said, own, strict=True))
        return " và ".join(said) if manner != 4 else "\n".join(f"{n}. {text}" for n, text in enumerate(said, 1))

    def share(f: Fact) -> str:
        own = centre.providers(f, year)
        return "" if len(own) < 2 else ("; " if manner == 4 else "-").join(f"{s:.0%}" for _, _, s in own)

    form = {"PROC": "Tham gia tố tụng", "ADV": "Tư vấn", "REP": "Đại diện ngoài TT"}
    fields = {"CRIM": "HS", "CIV": "DS", "FAM": "HNGĐ", "ADM": "HC"}
    columns = [
        C(head("case_id"), lambda f: f.case["case_id"], ("case_id",)),
        C(head("accepted"), lambda f: w.moment(stamp(f.case["accepted_at"]), "time", "before"), ("accepted",)),
        C(head("name"), lambda f: f.name, ("name",)),
        C(head("birth"), lambda f: w.birth(f, "slash"), ("birth",)),
        C(head("group"), lambda f: w.group(f, 1), ("group",)),
        C(head("field"), lambda f: fields[f.case["field"]], ("field",)),
        C(head("form"), lambda f: form[f.case["form"]], ("case_form",)),
        C(head("offence"), w.offence, ("offence",)),
        C(head("source"), centre.source, ("source",)),
        C(head("who"), who, ("providers",)),
        *([C(head("share"), share)] if manner in (2, 3, 4) else []),
        C(head("assigned"), day("assigned_at"), ("assigned",)),
        C(head("closed"), lambda f: w.date(closed(f), style), ("closed",)),
        C(head("reason"), lambda f: REASONS[f.case["close_reason"]] if closed(f) else "Đang thực hiện", ("reason",)),
        C(head("success"), lambda f: "x" if closed(f) and f.case["success"] else "", ("success",)),
    ]
    rest = columns[3:]
    dice.shuffle(rest)
    columns = [C(("STT",), str), *columns[:3], *rest]
    page = Page("Sổ")
    for line in ("TRUNG TÂM TGPL NHÀ NƯỚC TỈNH AN GIANG", f"SỔ THEO DÕI VỤ VIỆC TRỢ GIÚP PHÁP LÝ NĂM {year}", SIMULATED):
        page.line(line)
    page.head(columns)
    for n, fact in enumerate(facts, 1):
        own = centre.providers(fact, year)
        if manner != 3 or len(own) < 2:
            page.person(fact, columns, [n, *(c.text(fact) for c in columns[1:])])
            continue
        for k, (name, _, part) in enumerate(own):
            texts = {"providers": name, "share": f"{part:.0%}"}
            cells = [
                texts["providers"] if "providers" in c.states else texts["share"] if c.text is share else ("" if k else c.text(fact))
                for c in columns[1:]
            ]
            if k == 0:
                page.person(fact, columns, [n, *cells])
            else:
                page.line("", *cells)
    out.xlsx(f"so vu viec {seed}.xlsx", page)


def list_and_register(out: Delivery, lists: Sequence[Fact], registers: Sequence[Fact], title: str, name: str) -> None:
    """One table for everybody met: those who were explained to have the columns of the register filled, the others not."""
    by = {f.raw["pm_id"]: f for f in registers}

    def of(f: Fact, text: Callable[[Fact], str]) -> str:
        own = by.get(f.raw["pm_id"])
        return text(own) if own is not None else ""

    columns = [
        C(("STT",), str),
        C(("Họ và tên",), lambda f: f.name, ("name",)),
        C(("Năm sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
        C(("Tư cách",), lambda f: w.role(f, 0), ("role",)),
        C(("Tội danh",), w.offence, ("offence",)),
        C(("Ngày bắt/làm việc",), lambda f: w.date(f.day, "slash"), ("contact",)),
        C(("BPNC",), w.custody, ("held",)),
        C(("Phát M01",), lambda f: {True: "Có", False: "Không"}.get(f.raw["m01"], ""), ("m01",)),
        C(("Ngày giải thích",), lambda f: of(f, lambda r: w.date(stamp(r.contact["explained_at"]).date(), "slash"))),
        C(("Có yêu cầu TGPL",), lambda f: of(f, lambda r: "Có" if r.raw["requested"] else "Không")),
        C(("Văn bản gửi Trung tâm (số, ngày)",), lambda f: of(f, lambda r: " ngày ".join(filter(None, w.paper(r)[1:])))),
        C(("Ghi chú",), lambda f: ""),
    ]
    page = Page("Danh sách")
    for line in (title, "DANH SÁCH NGƯỜI BỊ BUỘC TỘI, BỊ HẠI VÀ THEO DÕI TRỢ GIÚP PHÁP LÝ NĂM 2024", SIMULATED):
        page.line(line)
    page.table(columns, lists)
    out.xlsx(name, page)


def two_lines(out: Delivery, facts: Sequence[Fact], title: str, name: str, is_merged: bool) -> None:
    """Each person on two lines: name and birth above, personal number and home below; other cells merged or left blank."""
    page = Page("DS")
    for line in (title, "DANH SÁCH BỊ CAN, BỊ HẠI NĂM 2024", SIMULATED):
        page.line(line)
    page.line("STT", "Họ và tên", "Năm sinh", "Tư cách", "Tội danh", "Ngày tiếp xúc", "Số CCCD", "Nơi cư trú")
    states = ("name", "birth", "role", "offence", "contact", "idn")
    for n, f in enumerate(facts, 1):
        row = page.line(n, f.name, w.birth(f, "slash"), w.role(f, 0), w.offence(f), w.date(f.day, "slash"), "", "")
        page.line("", "", "", "", "", "", f.raw["cccd_val"] or "", w.address(f.residence, f, out_province(out), 0))
        page.stated.append((row, 0, f, states))
        if is_merged:
            for j, text in enumerate((str(n), f.name, w.birth(f, "slash"), w.role(f, 0), w.offence(f), w.date(f.day, "slash"))):
                if text:
                    page.merged.append((row - 1, j, row, j, text))
    out.xlsx(name, page)


def out_province(out: Delivery):
    """The province the delivery is for."""
    from tests.alien.province import Province
    from tests.alien.render import TRUTH

    return Province(TRUTH)


def related_only(out: Delivery, facts: Sequence[Fact], title: str, name: str) -> None:
    """The persons' column is called "persons concerned"."""
    columns = [
        C(("TT",), str),
        C(("Người liên quan (họ tên)",), lambda f: f.name, ("name",)),
        C(("Ngày sinh",), lambda f: w.birth(f, "slash"), ("birth",)),
        C(("Tư cách tố tụng",), lambda f: w.role(f, 0), ("role",)),
        C(("Tội danh",), w.offence, ("offence",)),
        C(("Ngày tiếp xúc",), lambda f: w.date(f.day, "slash"), ("contact",)),
        C(("Đã phát M01",), lambda f: {True: "Có", False: "Không"}.get(f.raw["m01"], ""), ("m01",)),
    ]
    page = Page("Sheet1")
    for line in (title, "DANH SÁCH BỊ CAN, BỊ HẠI NĂM 2024", SIMULATED):
        page.line(line)
    page.table(columns, facts)
    out.xlsx(name, page)
