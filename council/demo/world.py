"""An invented province: who met which agency, what was done, and who was missed; a fixed seed gives the same world."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

POLICE_ENDS, REGIONS_BEGIN = date(2025, 3, 1), date(2025, 7, 1)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai")
MIDDLES_M = ("Văn", "Đức", "Quốc", "Minh", "Hữu", "Công", "Thành", "Gia", "Đình", "Xuân", "Nhật", "Thế")
MIDDLES_F = ("Thị", "Thu", "Ngọc", "Minh", "Thanh", "Kim", "Hoài", "Bảo", "Diệu", "Phương", "Hồng", "Khánh")
GIVEN_M = ("An", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Giang", "Hải", "Hiếu", "Hùng", "Khoa", "Long", "Nam", "Phong",
           "Quân", "Sơn", "Thắng", "Toàn", "Trung", "Tuấn", "Việt", "Vinh")
GIVEN_F = ("Anh", "Châu", "Chi", "Dung", "Hà", "Hằng", "Hiền", "Hoa", "Hương", "Lan", "Linh", "Loan", "Mai", "Nga",
           "Ngân", "Nhung", "Oanh", "Phượng", "Thảo", "Trang", "Tuyết", "Yến")
OFFENCES = ("Trộm cắp tài sản (Điều 173)", "Cố ý gây thương tích (Điều 134)", "Gây rối trật tự công cộng (Điều 318)",
            "Tàng trữ trái phép chất ma túy (Điều 249)", "Mua bán trái phép chất ma túy (Điều 251)",
            "Lừa đảo chiếm đoạt tài sản (Điều 174)", "Cướp giật tài sản (Điều 171)", "Đánh bạc (Điều 321)",
            "Vi phạm quy định về tham gia giao thông đường bộ (Điều 260)")
DISPUTES = {"FAM": ("Ly hôn, tranh chấp nuôi con", "Yêu cầu cấp dưỡng nuôi con"),
            "CIV": ("Tranh chấp quyền sử dụng đất", "Tranh chấp hợp đồng vay tài sản", "Tranh chấp thừa kế"),
            "ADM": ("Khiếu kiện quyết định thu hồi đất",)}
SUB_KINDS = (("B1", 35), ("B1b", 25), ("B2", 15), ("B3", 15), ("B4", 10))
OFFICERS = ("Phan Thị Ánh Dương", "Lưu Quang Thái", "Tạ Thu Hường", "Chu Mạnh Tiến", "Kiều Hải Bằng", "Tống Thanh Mai",
            "Lại Đức Thuận", "Phùng Văn Lộc", "La Thị Thúy", "Quách Thu Hạnh", "Từ Ngọc Bích", "Thái Tiến Đoàn")
LAWYERS = ("Âu Minh Nguyệt", "Cao Hồng Lĩnh", "Đàm Đình Trí", "Tôn Phương Liên")


@dataclass
class Person:
    """One invented person in one matter."""

    number: int
    name: str
    sex: str
    born: date
    identity: str
    district: dict[str, Any]
    commune: str
    kind: str  # CRIM, CIV, FAM, ADM
    role: str
    matter: str
    case_no: str
    group: str  # wording of the group, "" = not eligible
    listed: tuple[str, str] | None  # reference list and note
    fate: str
    first_on: date
    contacts: list["Meeting"] = field(default_factory=list)
    case: "Case | None" = None


@dataclass
class Meeting:
    """One meeting of a person with one agency unit."""

    unit: str
    sector: str
    stage: str
    at: datetime
    held: bool
    m01: bool = False
    counsel: str = ""
    explained_on: date | None = None
    requested_at: datetime | None = None
    paper: tuple[str, int, date] | None = None  # form, number, date
    received_at: datetime | None = None
    declined: str = ""
    reply: str = ""
    trial_on: date | None = None


@dataclass
class Case:
    """One case of the Centre."""

    code: str
    person: Person
    source: str
    channel: str
    accepted_on: date
    providers: tuple[str, ...]
    shares: tuple[float, ...]
    assigned_on: date
    registered_on: date
    closed_on: date | None
    ending: str
    successful: bool
    form: str = "TGTT"


@dataclass
class World:
    """Everything that happened, and the plan it was made from."""

    plan: dict[str, Any]
    persons: list[Person]
    cases: list[Case]
    strangers: list[Person]


def _name(dice: Random, sex: str) -> str:
    middle, given = (MIDDLES_M, GIVEN_M) if sex == "Nam" else (MIDDLES_F, GIVEN_F)
    parts = [dice.choice(SURNAMES), dice.choice(middle), dice.choice(given)]
    if dice.random() < 0.45:
        parts.insert(2, dice.choice(given))
    return " ".join(parts)


def _born(dice: Random, on: date, low: float, high: float) -> date:
    return on - timedelta(days=int(dice.uniform(low, high) * 365.25))


def _identity(dice: Random, sex: str, born: date) -> str:
    century = (2 if born.year >= 2000 else 0) + (0 if sex == "Nam" else 1)
    return f"001{century}{born.year % 100:02d}{dice.randrange(10**6):06d}"


def _who(dice: Random, on: date, kind: str) -> tuple[str, str, tuple[str, str] | None, float, float]:
    """(role, group wording, reference list, least age, greatest age) of a new person."""
    accused = dice.random() < 0.78
    if kind != "CRIM":
        role = "Nguyên đơn"
        return (role, "Hộ nghèo", ("poor", ""), 20, 70) if dice.random() < 0.4 else (role, "", None, 22, 75)
    role = "Bị can" if accused else "Bị hại"
    if dice.random() > 0.5:
        return role, "", None, 19, 65
    pick = dice.random()
    if pick < 0.42 and accused:
        return role, "Người bị buộc tội từ đủ 16 đến dưới 18 tuổi", None, 16.05, 17.6
    if pick < 0.62:
        return role, "Trẻ em", None, (14.2 if accused else 5), 15.5
    if pick < 0.84:
        return role, "Người thuộc hộ nghèo", ("poor", ""), 20, 60
    if pick < 0.92 and accused:
        return role, "Người bị buộc tội thuộc hộ cận nghèo", ("near_poor", ""), 20, 60
    if pick < 0.96:
        return role, "Người có công với cách mạng", ("merit", ""), 70, 85
    return role, "Người khuyết tật có khó khăn về tài chính", ("allowance", "Người khuyết tật"), 25, 60


def _fate(dice: Random, district: dict[str, Any], eligible: bool) -> str:
    if not eligible:
        return "own_lawyer" if dice.random() < 0.14 else "none"
    pick = dice.random()
    if pick < district["missed"]:
        return dice.choices([kind for kind, _ in SUB_KINDS], [weight for _, weight in SUB_KINDS])[0]
    return dice.choices(["served", "declined", "own_lawyer", "diverted"], [78, 10, 9, 3])[0]


def _unit(sector: str, district: dict[str, Any], on: date, dice: Random) -> str:
    code, area = district["code"], district["area"]
    if sector == "police":
        return f"CA_{code}" if on < POLICE_ENDS else ("CAX" if dice.random() < 0.3 else "CA_T")
    if sector == "detention":
        return f"NTG_{code}" if on < POLICE_ENDS else "TTG"
    prefix = "VKS" if sector == "procuracy" else "TA"
    return f"{prefix}_{code}" if on < REGIONS_BEGIN else f"{prefix}_KV{area}"


def _meetings(dice: Random, person: Person, last: date) -> list[Meeting]:
    start = datetime.combine(person.first_on, time(dice.randint(7, 17), dice.choice((0, 10, 15, 30, 45))))
    held = person.role == "Bị can" and dice.random() < 0.35
    path: list[tuple[str, str, datetime]] = []
    if person.kind == "CRIM":
        path.append(("police", "Tạm giữ" if held else "Điều tra", start))
        if held:
            path.append(("detention", "Tạm giữ", start + timedelta(hours=dice.randint(3, 20))))
        charged = start + timedelta(days=dice.randint(55, 120))
        path.append(("procuracy", "Truy tố", charged))
        start = charged + timedelta(days=dice.randint(15, 45))
    path.append(("court", "Sơ thẩm", start))
    trial = start.date() + timedelta(days=dice.randint(25, 80))
    return [
        Meeting(_unit(sector, person.district, at.date(), dice), sector, stage, at, held and sector in ("police", "detention"),
                trial_on=trial if sector == "court" else None)
        for sector, stage, at in path if at.date() <= last
    ]


class Maker:
    """Makes the world from a plan; one instance, one seed, one world."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan, self.dice = plan, Random(plan["seed"])
        self.paper_numbers: dict[tuple[str, str, int], int] = {}
        self.case_numbers: dict[tuple[str, int], int] = {}
        self.cases: list[Case] = []
        self.no_civil = set(plan["planted"]["no_civil_districts"])

    def world(self) -> World:
        """The whole world: persons in proceedings, the Centre's cases, and strangers on reference lists."""
        first, last = self.plan["first_day"], self.plan["data_day"]
        span = (last - first).days
        dates = sorted(first + timedelta(days=self.dice.randrange(span)) for _ in range(self.plan["person_matters"]))
        self._carried_over()
        persons = [self._person(number, on) for number, on in enumerate(dates, start=1)]
        for person in persons:
            person.contacts = _meetings(self.dice, person, last)
            self._live(person)
        self._without_agency(len(persons))
        strangers = [self._person(10**5 + n, first) for n in range(120)]
        return World(self.plan, persons, sorted(self.cases, key=lambda case: (case.accepted_on, case.code)), strangers)

    def _person(self, number: int, on: date) -> Person:
        dice, districts = self.dice, self.plan["district"]
        district = dice.choices(districts, [place["share"] for place in districts])[0]
        kind = dice.choices(["CRIM", "FAM", "CIV", "ADM"], [78, 12, 8, 2])[0]
        role, group, listed, low, high = _who(dice, on, kind)
        born = _born(dice, on, low, high)
        sex = dice.choices(["Nam", "Nữ"], [80, 20] if role == "Bị can" else [50, 50])[0]
        matter = dice.choice(OFFENCES) if kind == "CRIM" else dice.choice(DISPUTES[kind])
        identity = _identity(dice, sex, born) if (on - born).days > 14 * 366 else ""
        fate = _fate(dice, district, bool(group))
        if kind != "CRIM" and fate == "served" and district["code"] in self.no_civil:
            fate = "own_lawyer"
        return Person(number, _name(dice, sex), sex, born, identity, district, dice.choice(district["communes"]), kind, role,
                      matter, f"{number % 400 + 1}", group, listed, fate, on)

    def _number(self, unit: str, form: str, on: date) -> int:
        key = (unit, form, on.year)
        self.paper_numbers[key] = self.paper_numbers.get(key, 0) + 1
        return self.paper_numbers[key]

    def _live(self, person: Person) -> None:
        """Let the planted fate happen at the meetings."""
        dice = self.dice
        for meeting in person.contacts:
            meeting.m01 = person.fate not in ("B1",) and (person.fate == "B1b" or dice.random() < 0.7)
            if person.fate == "own_lawyer":
                meeting.counsel = "LS mời"
            elif person.fate == "diverted":
                meeting.counsel = "LS chỉ định (ĐLS)"
        if person.fate in ("none", "own_lawyer", "diverted", "B1", "B1b") or not person.contacts:
            return
        late = person.fate == "served" and len(person.contacts) > 1 and dice.random() < 0.2
        meeting = person.contacts[1] if late else person.contacts[0]
        meeting.explained_on = meeting.at.date()
        if person.fate == "declined":
            meeting.declined = "Từ chối, có biên bản"
            return
        meeting.requested_at = meeting.at + timedelta(hours=1)
        if person.fate == "B2":
            return
        last = self.plan["data_day"]
        sent_on = meeting.at.date() + timedelta(days=dice.choices([0, 1, 3], [70, 22, 8])[0])
        if sent_on > last:
            person.fate = "B2"
            return
        form = dice.choices(["M03", "M04"], [75, 25])[0]
        meeting.paper = (form, self._number(meeting.unit, form, sent_on), sent_on)
        if person.fate == "B3":
            return
        received = datetime.combine(sent_on, time(dice.randint(14, 17), dice.choice((5, 20, 40)))) + timedelta(
            days=dice.choices([0, 1, 2], [70, 25, 5])[0])
        if received.date() > last:
            person.fate = "B3"
            return
        meeting.received_at = received
        if person.fate == "served":
            self._accept(person, meeting)

    def _accept(self, person: Person, meeting: Meeting) -> None:
        on = min(meeting.received_at.date() + timedelta(days=self.dice.choice((0, 0, 1))), self.plan["data_day"])
        channel = "Thông báo (Mẫu 03)" if meeting.paper[0] == "M03" else "Thông tin (Mẫu 04)"
        person.case = self._case(person, meeting.unit, channel, on)
        meeting.reply = f"Đã thụ lý số {person.case.code}"

    def _case(self, person: Person, source: str, channel: str, on: date, officer: str = "", form: str = "TGTT") -> Case:
        dice, last = self.dice, self.plan["data_day"]
        self.case_numbers[(form, on.year)] = self.case_numbers.get((form, on.year), 0) + 1
        code = f"TT.{form}.{self.case_numbers[(form, on.year)]:03d}.{on.year}"
        providers, shares = self._providers(person, officer)
        assigned = on + timedelta(days=dice.choices([0, 1, 2, 6], [60, 25, 11, 4])[0])
        ends = on + timedelta(days=dice.randint(70, 230))
        closed = ends if ends <= last else None
        assigned = min(assigned, last)
        ending = dice.choices(["Hoàn thành", "Chấm dứt do thiếu giấy tờ", "Rút yêu cầu"], [95, 4, 1])[0] if closed else ""
        case = Case(code, person, source, channel, on, providers, shares, assigned, min(assigned + timedelta(days=1), last),
                    closed, ending, ending == "Hoàn thành" and dice.random() < 0.35, form)
        self.cases.append(case)
        return case

    def _providers(self, person: Person, officer: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
        dice, planted = self.dice, self.plan["planted"]
        if officer:
            return (officer,), (1.0,)
        special = {planted["overloaded"]: 2.0, planted["underloaded"]: 0.3, planted["own_contact_officer"]: 0.4,
                   planted["no_civil_officer"]: 1.2, **dict.fromkeys(planted["leaders"], 0.4)}
        weights = {f"TGV{n:02d}": special.get(f"TGV{n:02d}", 1.0) for n in range(1, len(OFFICERS) + 1)}
        weights |= {f"LS{n:02d}": 0.45 for n in range(1, len(LAWYERS) + 1)}
        if person.kind != "CRIM":
            weights[planted["no_civil_officer"]] = 0.0
        first = dice.choices(list(weights), list(weights.values()))[0]
        if dice.random() > 0.08:
            return (first,), (1.0,)
        weights[first] = 0.0
        second = dice.choices(list(weights), list(weights.values()))[0]
        return (first, second), dice.choice([(0.5, 0.5), (0.7, 0.3)])

    def _carried_over(self) -> None:
        start = self.plan["first_day"]
        for number in range(60):
            on = start - timedelta(days=self.dice.randint(1, 150))
            person = self._person(2 * 10**5 + number, on)
            case = self._case(person, "CA_T", "Thông báo (Mẫu 03)", on)
            case.closed_on = start + timedelta(days=self.dice.randint(5, 150))
            case.ending, case.successful = "Hoàn thành", self.dice.random() < 0.35

    def _without_agency(self, offset: int) -> None:
        """Cases that no agency sent: walk-ins, communes, an officer's own contacts, and advice."""
        first, span = self.plan["first_day"], (self.plan["data_day"] - self.plan["first_day"]).days
        own = self.plan["planted"]["own_contact_officer"]
        kinds = [("Tự đến", "", "TGTT", 24), ("UBND xã", "", "TGTT", 18), ("TGV tự khai thác", own, "TGTT", 45),
                 ("Tự đến", "", "TV", 90)]
        number = offset
        for source, officer, form, times in kinds:
            for _ in range(times):
                number += 1
                on = first + timedelta(days=self.dice.randrange(span))
                self._case(self._person(3 * 10**5 + number, on), source, "", on, officer, form)
