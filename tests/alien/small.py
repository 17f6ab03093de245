"""Small forms of a Centre and its council in other provinces' layouts: what is stated, how it is laid out, what was read."""

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from council.intake import Intake
from council.names import name_key
from tests.alien.pages import Delivery, Page
from tests.alien.province import Province
from tests.alien.wording import date

TRUTH = Path(__file__).resolve().parents[1] / "samples" / "hai_phong" / "truth"
TABLES = {
    "conflict": "officer_rule_row",
    "competence": "officer_rule_row",
    "area_rule": "officer_rule_row",
    "plan": "council_item_row",
    "document": "council_item_row",
    "resolution": "council_item_row",
    "provider": "provider_row",
    "leave": "availability_row",
    "quota": "quota_row",
    "adjustment": "quota_adjustment_row",
    "appraisal": "appraisal_row",
    "hearing": "hearing_row",
    "duty": "duty_row",
    "totals": "totals_row",
    "report": "report_row",
    "court_area": "court_area_row",
    "hard_commune": "hard_commune_row",
}
QUARTERS = ("I", "II", "III", "IV")
COUNTS = ("contacted", "told", "self_identified", "explained", "requested", "notified_m03", "informed_m04", "declined", "minors")


@dataclass
class Layout:
    """One workbook of one form: its sheets, and for each fact the fields that are stated."""

    kind: str
    file: str
    pages: list[Page]
    facts: list[dict]
    states: tuple[str, ...]
    defaults: dict = field(default_factory=dict)


def _read(name: str) -> list[dict[str, str]]:
    with (TRUTH / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


class Known:
    """The facts of every small form: the sample's own, and some invented where it states too few."""

    def __init__(self, province: Province):
        self.province = province
        rows = _read("providers")
        sex = lambda name: "F" if any(w in name for w in ("Thị", "Thu ", "Oanh", "Liên")) else "M"  # noqa: E731
        self.provider = [
            {
                "name": r["name"],
                "provider_kind": {"LS": "lawyer"}.get(r["kind"], r["kind"]),
                "sex": sex(r["name"]),
                "appointed_on": _day(r["appointed"]) or dt.date(2024, 1 + i % 5, 2 + i),
                "grade": ("II", "III")[i % 2],
                "leader": r["leader_role"] or "",
                "active_to": _day(r["active_to"]),
            }
            for i, r in enumerate(rows)
        ]
        names = {r["provider_id"]: r["name"] for r in rows}
        self.officers = [r["name"] for r in rows if r["kind"] == "TGVPL"]
        self.leave = [
            {
                "who": names[r["provider_id"]],
                "start_on": _day(r["start"]),
                "end_on": _day(r["end"]),
                "factor": float(r["work_share"]),
                "reason": r["reason"],
            }
            for r in _read("leave")
        ] + [
            {
                "who": self.officers[3],
                "start_on": dt.date(2025, 3, 3),
                "end_on": dt.date(2025, 3, 14),
                "factor": 0.0,
                "reason": "Nghỉ không lương",
            },
            {
                "who": self.officers[6],
                "start_on": dt.date(2024, 5, 13),
                "end_on": dt.date(2024, 7, 12),
                "factor": 0.5,
                "reason": "Bồi dưỡng nghiệp vụ luật sư",
            },
            {
                "who": self.officers[8],
                "start_on": dt.date(2026, 1, 5),
                "end_on": dt.date(2026, 4, 30),
                "factor": 0.25,
                "reason": "Biệt phái Sở Tư pháp",
            },
        ]
        self.adjustment = [
            {
                "who": self.officers[0],
                "start_on": dt.date(2024, 1, 1),
                "end_on": dt.date(2026, 12, 31),
                "factor": 0.4,
                "reason": "Lãnh đạo Trung tâm",
            },
            {
                "who": self.officers[1],
                "start_on": dt.date(2024, 1, 1),
                "end_on": dt.date(2026, 12, 31),
                "factor": 0.5,
                "reason": "Lãnh đạo Trung tâm",
            },
            {
                "who": self.officers[10],
                "start_on": dt.date(2024, 9, 1),
                "end_on": dt.date(2025, 2, 28),
                "factor": 0.0,
                "reason": "Nghỉ thai sản",
            },
            {
                "who": self.officers[3],
                "start_on": dt.date(2025, 9, 8),
                "end_on": dt.date(2025, 11, 28),
                "factor": 0.7,
                "reason": "Đi học",
            },
        ]
        self.quota = [
            {"year": 2022, "band": 1, "meets": 6, "good": 12, "excellent": 16},
            {"year": 2022, "band": 2, "meets": 10, "good": 15, "excellent": 21},
            {"year": 2022, "band": 3, "meets": 13, "good": 21, "excellent": 27},
        ]
        self.appraisal = [
            {
                "case_id": f"TT.TGTT.{201 + 3 * i:03d}.{2024 + i % 2}",
                "who": self.officers[i % 9],
                "closed_on": dt.date(2025, 1 + i % 9, 3 + i),
                "score": (92, 78, 55, 88, 64, 45)[i % 6],
                "grade": ("Tốt", "Khá", "Đạt", "Khá", "Đạt", "Không đạt")[i % 6],
                "success": i % 4 == 0,
            }
            for i in range(18)
        ]
        self.hearing = [
            {
                "case_id": f"TT.TGTT.{r['case_id'].split('.')[2]}.2026",
                "on": _day(r["hearing_on"]),
                "stage": {"XX_ST": "FIRST_INSTANCE", "XX_PT": "APPEAL"}.get(r["stage"], "FIRST_INSTANCE"),
                "who": self.officers[i % 8],
                "at": (8, 14)[i % 2],
            }
            for i, r in enumerate(_read("hearings")[:24])
        ]
        places = ("TA_T", "CA_T", "TA_903", "TA_905")
        self.duty = [
            {
                "on": dt.date(2024, 1, 8) + dt.timedelta(days=7 * i),
                "unit_id": places[i % 4],
                "mode": ("on_site", "phone")[i % 3 == 1],
                "who": self.officers[i % 10],
                "persons": i % 3,
            }
            for i in range(20)
        ]
        self.conflict = [
            {"who": self.officers[2], "case_id": "TT.TGTT.120.2026", "reason": "Là người thân thích của bị hại"},
            {"who": self.officers[5], "case_id": "TT.TGTT.088.2026", "reason": "Đã bào chữa cho bị cáo khác trong vụ án"},
            {"who": self.officers[7], "case_id": "TT.TGTT.131.2026", "reason": "Vợ là người tiến hành tố tụng"},
        ]
        self.competence = [
            {"who": self.officers[10], "field": "ADM", "start_on": dt.date(2024, 1, 1)},
            {"who": self.officers[11], "field": "CRIM", "start_on": dt.date(2024, 3, 15)},
            {"who": self.officers[9], "field": "FAM", "start_on": dt.date(2025, 7, 1)},
        ]
        self.area_rule = [
            {"who": self.officers[3], "value": "903"},
            {"who": self.officers[4], "value": "905"},
            {"who": self.officers[6], "value": "902"},
        ]
        self.plan = [
            {"year": y, "text": f"Kế hoạch số {n}/KH-HĐPHLN về hoạt động phối hợp năm {y}", "done_on": dt.date(y, 1, 20 + n)}
            for y, n in ((2024, 3), (2025, 4), (2026, 5))
        ]
        agencies = (
            "Công an tỉnh",
            "Viện kiểm sát nhân dân tỉnh",
            "Tòa án nhân dân tỉnh",
            "Bộ Chỉ huy quân sự tỉnh",
            "Sở Tài chính",
        )
        self.agencies = agencies
        self.document = [
            {
                "year": year,
                "owner": owner,
                "text": "" if (year, i) in ((2024, 2), (2024, 3), (2025, 3)) else f"Kế hoạch số {20 + 7 * i}/KH-{year}",
                "done_on": None if (year, i) in ((2024, 2), (2024, 3), (2025, 3)) else dt.date(year, 2 + i % 2, 10 + i),
            }
            for year in (2024, 2025)
            for i, owner in enumerate(agencies)
        ]
        said = (
            "Bổ sung cột phát Mẫu 01 vào danh sách bị can",
            "Kiểm tra việc giải thích quyền tại các nhà tạm giữ",
            "Rà soát hộ nghèo phục vụ đối chiếu",
            "Tập huấn công an cấp xã về trợ giúp pháp lý",
            "Niêm yết bảng thông tin tại trụ sở Tòa án",
        )
        self.resolution = [
            {
                "text": text,
                "owner": agencies[i],
                "due_on": dt.date(2025, 3 + 2 * i, 30),
                "done_on": dt.date(2025, 3 + 2 * i, 12) if i % 2 == 0 else None,
                "status": "Hoàn thành" if i % 2 == 0 else "Chưa hoàn thành",
            }
            for i, text in enumerate(said)
        ]
        units = ("VKS_905", "TA_903", "CA_902", "VKS_907")
        self.totals = [
            {"unit_id": unit, "period": f"{2024 + q // 4}Q{q % 4 + 1}"}
            | {name: (7 * i + 5 * q + 31 - 3 * k) % 40 for k, name in enumerate(COUNTS)}
            for i, unit in enumerate(units)
            for q in range(4)
        ]
        self.report = [
            {
                "unit_id": Province.unit(r["unit"]),
                "period": r["period"],
                "due_on": _day(r["due"]),
                "received_on": _day(r["received"]),
                "form": {"danh sách": "list", "tổng hợp": "totals"}[r["form"]],
            }
            for r in _read("report_calendar")
            if r["period"] < "2025Q1" and r["unit"].split("_")[0] in ("CA", "VKS", "TA") and r["unit"][-3:].isdigit()
        ][:32]
        self.court_area = [
            {"court_area": number, "code": code} for code, number in sorted(province.court_areas.items(), key=lambda p: p[::-1])
        ]
        self.hard_commune = [
            {"code": code, "district": district}
            for district in ("908", "907", "906")
            for code in province.old_communes[district][:4]
        ]

    def unit(self, unit_id: str, style: int = 0) -> str:
        return self.province.unit_name(unit_id, style)

    def commune(self, code: str, scheme: str = "GSO_2025") -> str:
        return self.province.areas[scheme, code]["name_vi"]

    def district(self, code: str) -> str:
        return self.province.district_name(code)


def day(name: str, style: str = "slash") -> Callable[[dict], object]:
    """A date cell; ``serial`` is the spreadsheet's number as text, ``number`` the same as a number cell."""

    def text(fact: dict) -> object:
        on = fact[name]
        if on is None:
            return ""
        if style in ("serial", "number"):
            number = (on - dt.date(1899, 12, 30)).days
            return str(number) if style == "serial" else number
        if style == "short":
            return f"{on.day}/{on.month}/{on.year % 100:02d}"
        return date(on, style)

    return text


def get(name: str, upper: bool = False) -> Callable[[dict], object]:
    """A cell as the fact states it."""
    return lambda fact: str(fact[name]).upper() if upper else fact[name]


def table(
    page: Page,
    titles: Sequence[str | tuple],
    columns: Sequence[tuple[str, Callable[[dict], object]]],
    facts: Sequence[dict],
    *,
    section: Callable[[dict], str] | None = None,
    numbering: bool = False,
    after: Sequence[tuple] = (),
    ditto: str | None = None,
) -> Page:
    """Titles, headings ("upper | lower" for two levels), rows, and what stands below; "#" as text numbers the rows."""
    from tests.alien.pages import Column

    for title in titles:
        page.line(*([title] if isinstance(title, str) else title))
    page.head([Column(tuple(head.split(" | ")), str) for head, _ in columns])
    if numbering:
        page.line(*[f"({n + 1})" for n in range(len(columns))])
    last, above = None, None
    for n, fact in enumerate(facts, 1):
        label = section(fact) if section else None
        if label != last:
            page.line(label)
            last, above = label, None
        cells = [n if text == "#" else text(fact) for _, text in columns]
        shown = [
            ditto if ditto and above and c and c == a and j else c
            for j, (c, a) in enumerate(zip(cells, above or cells, strict=True))
        ]
        page.line(*(shown if above else cells))
        above = cells
    for line in after:
        page.line(*line)
    return page


SIGNED = (
    ("",),
    ("", "", "An Giang, ngày 05 tháng 01 năm 2026"),
    ("", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"),
    ("", "(Ký, ghi rõ họ tên)", "", "(Ký, đóng dấu)"),
)

READ: dict[str, Callable[[dict], object]] = {
    "name": lambda r: r.get("name_key"),
    "who": lambda r: r.get("provider_key"),
    "leader": lambda r: r["leader_role"] is not None,
    "success": lambda r: r["is_successful"],
    "on": lambda r: r.get("duty_on") or r.get("hearing_on"),
    "field": lambda r: r["value"],
    "text": lambda r: name_key(r["text_vi"] or ""),
    "owner": lambda r: name_key(r["owner"] or ""),
    "reason": lambda r: name_key(r["reason"] or ""),
    "status": lambda r: name_key(r["status"] or ""),
    "grade": lambda r: name_key(r["grade"] or ""),
    "case_id": lambda r: r.get("case_id") or r.get("value"),
    "code": lambda r: r["commune_code"],
    "form": lambda r: r["report_form"],
    "meets": lambda r: r["meets_from"],
    "good": lambda r: r["good_from"],
    "excellent": lambda r: r["excellent_from"],
}
SAID: dict[str, Callable[[object], object]] = {
    "name": lambda v: name_key(v),
    "who": lambda v: name_key(v),
    "leader": bool,
    "reason": name_key,
    "text": name_key,
    "owner": name_key,
    "status": name_key,
    "grade": name_key,
}


def _right(name: str, fact: dict, row: dict) -> bool:
    read = READ.get(name, lambda r: r.get(name))(row)
    said = SAID.get(name, lambda v: v)(fact[name])
    if name in ("reason", "text", "status", "grade") and said:
        return said in (read or "")
    return round(read, 3) == round(said, 3) if isinstance(read, float) and isinstance(said, (int, float)) else read == said


def write(layout: Layout, out: Delivery) -> None:
    """The layout's workbook."""
    if layout.file.endswith(".csv"):
        out.text(layout.file, layout.pages[0], ";", "utf-8-sig")
    else:
        out.xlsx(layout.file, *layout.pages)


def judged(layout: Layout, read: Intake) -> tuple[int, int, int, int, list[str]]:
    """Facts, facts lost, fields stated, fields lost or wrong (a row too many counts as one), and what is wrong in words."""
    kind = TABLES[layout.kind]
    rows = read.tables[kind].filter(pl.col("file") == layout.file).to_dicts()
    wanted = {"conflict": "conflict", "competence": "competence_forbidden", "area_rule": "area"}.get(layout.kind, layout.kind)
    column = {"officer_rule_row": "rule_kind", "council_item_row": "item_kind"}.get(kind)
    rows = [r for r in rows if column is None or r[column] == wanted]
    lost, wrong, said = 0, 0, []
    for fact in layout.facts:
        best = max(rows, key=lambda r: sum(_right(n, fact, r) for n in layout.states), default=None)
        right = {n for n in layout.states if best is not None and _right(n, fact, best)}
        if best is None or 2 * len(right) < len(layout.states):
            lost, wrong = lost + 1, wrong + len(layout.states)
            said.append(f"lost {fact}")
            continue
        rows.remove(best)
        wrong += len(layout.states) - len(right)
        said += [f"{n}: {fact[n]!r} read {READ.get(n, lambda r, n=n: r.get(n))(best)!r}" for n in layout.states if n not in right]
    said += [f"too many: {row}" for row in rows]
    return len(layout.facts), lost, len(layout.facts) * len(layout.states), wrong + len(rows), said
