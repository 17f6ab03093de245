"""Layouts drawn by lot: headings from a pool of natural wordings, any order of columns, one or two levels, any dates."""

import datetime as dt
import random
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.alien import wording as w
from tests.alien.agencies import SIMULATED
from tests.alien.facts import Fact, stamp
from tests.alien.pages import Column, Delivery, Page
from tests.alien.province import Province

HEADS = tomllib.loads((Path(__file__).parent / "headings.toml").read_text("utf-8"))
OTHER_HEADS = tomllib.loads((Path(__file__).parent / "headings_second.toml").read_text("utf-8"))
TOPS = {
    "name": "Người tham gia tố tụng",
    "birth": "Người tham gia tố tụng",
    "sex": "Người tham gia tố tụng",
    "idn": "Người tham gia tố tụng",
    "residence": "Người tham gia tố tụng",
}
YES = (("Có", "Không"), ("x", ""), ("C", "K"), ("1", "0"), ("Rồi", "Chưa"), ("V", "-"))
DATES = ("slash", "dot", "dash", "slash0", "iso")


class Lot:
    """One drawing of wordings; ``seed`` decides everything."""

    heads = HEADS

    def __init__(self, seed: int, province: Province):
        self.dice, self.province = random.Random(seed), province
        self.date, self.yes, self.short = self.dice.choice(DATES), self.dice.choice(YES), self.dice.randrange(2)
        self.is_stacked = self.dice.random() < 0.5

    def column(self, head: str, text: Callable[[Fact], object], *states: str) -> Column:
        """A column under one of its natural headings; persons' columns under a common one where the lot says so."""
        words = self.dice.choice(self.heads[head])
        return Column((TOPS[head], words) if self.is_stacked and head in TOPS else (words,), text, states)

    def flag(self, said: bool | None) -> str:
        return "" if said is None else self.yes[0] if said else self.yes[1]

    def person(self) -> list[Column]:
        columns = [
            self.column("name", lambda f: f.name, "name"),
            self.column("birth", lambda f: w.birth(f, self.date), "birth"),
            self.column("sex", w.sex, "sex"),
            self.column("idn", w.id_number, "idn"),
            self.column("residence", lambda f: w.address(f.residence, f, self.province, f.seed % 3), "residence"),
        ]
        rest = columns[1:]
        self.dice.shuffle(rest)
        return [columns[0], *rest]

    def listed(self, day: str) -> list[Column]:
        """Columns of a list of persons of one sector."""
        own = [
            self.column(day, lambda f: w.date(f.day, self.date), "contact"),
            self.column("offence", w.offence, "offence"),
            self.column("m01", lambda f: self.flag(f.raw["m01"]), "m01" if self.yes[1] not in ("", "-") else "m01_tick"),
            self.column("place", lambda f: w.address(f.place, f, self.province, 0), "place"),
        ]
        if day != "custody_day":
            own += [
                self.column("role", lambda f: w.role(f, self.short), "role"),
                self.column("held", w.custody, "held"),
                self.column("counsel", lambda f: w.counsel(f, self.short), "counsel"),
            ]
        if day == "police_day":
            own += [self.column("case_no", lambda f: w.case_no(f, "QĐKT"), "case_no")]
        if day == "docket_day":
            own += [
                self.column("docket_no", lambda f: w.case_no(f, "TLST-HS"), "case_no"),
                self.column("trial", lambda f: w.date(f.raw["trial"], self.date), "trial"),
                self.column("stage", lambda f: w.stage(f, 0), "stage"),
            ]
        return self._laid(own)

    def register(self) -> list[Column]:
        """Columns of a register in the manner of form 05."""
        own = [
            self.column("police_day", lambda f: w.date(f.day, self.date), "contact"),
            self.column("role", lambda f: w.litigant(f), "litigant", "held"),
            self.column("group", lambda f: w.group(f, self.short), "group"),
            self.column("offence", w.offence, "offence"),
            self.column("explained", lambda f: w.date(stamp(f.contact["explained_at"]).date(), self.date), "explained"),
            self.column("m02", lambda f: self.yes[0], "m02"),
            self.column("requested", lambda f: self.flag(f.raw["requested"])),
            self.column("req_at", lambda f: w.moment(f.raw["requested_at"], f.raw["req_prec"], "before"), "req_at"),
            self.column("paper", _paper, "form", "number", "paper_on"),
            self.column("refused", lambda f: w.refusal(f, self.short), "refused"),
        ]
        return self._laid(
            own,
            w.call,
            person=[self.column("name", lambda f: f.name, "name"), self.column("birth", lambda f: w.birth(f, self.date), "birth")],
        )

    def log(self, sender: Callable[[Fact], str], channel: Callable[[Fact], str], reply: Callable[[Fact], str]) -> list[Column]:
        """Columns of the Centre's log."""
        own = [
            self.column("received", lambda f: w.moment(f.raw["received_at"], f.raw["recv_prec"], "before"), "received"),
            self.column("sender", sender, "sender"),
            self.column("channel", channel, "channel"),
            self.column("number", lambda f: w.paper(f)[1], "number"),
            self.column("role", lambda f: w.litigant(f), "litigant", "held"),
            self.column("stage", lambda f: w.stage(f, 0), "stage"),
            self.column("group", lambda f: w.group(f, self.short), "group"),
            self.column("reply", reply, "reply"),
        ]
        return self._laid(
            own,
            lambda f: "",
            person=[self.column("name", lambda f: f.name, "name"), self.column("birth", lambda f: w.birth(f, self.date), "birth")],
        )

    def _laid(self, own: list[Column], note: Callable[[Fact], str] = w.call, person: list[Column] | None = None) -> list[Column]:
        self.dice.shuffle(own)
        cut = self.dice.randrange(len(own) + 1)
        return [
            Column((self.dice.choice(("STT", "TT", "Số TT")),), str),
            *own[:cut],
            *(person or self.person()),
            *own[cut:],
            self.column("note", note),
        ]


class OtherLot(Lot):
    """Other wordings and habits: names in capitals or in two columns, headings typed without accents, dates as numbers in
    text or with short years."""

    heads = OTHER_HEADS

    def __init__(self, seed: int, province: Province):
        super().__init__(seed, province)
        self.is_plain, self.is_upper, self.is_split = (self.dice.random() < p for p in (0.25, 0.3, 0.3))
        self.days = self.dice.choice(("slash", "short", "serial", "dot", "words", "clock"))

    def column(self, head: str, text: Callable[[Fact], object], *states: str) -> Column:
        found = super().column(head, text, *states)
        top = tuple(name_plain(part) for part in found.head) if self.is_plain else found.head
        if head == "name" and self.is_upper:
            return Column(top, lambda f: str(text(f)).upper(), states)
        return Column(top, text, states)

    def date_of(self, day: dt.date | None) -> object:
        if day is None or self.days not in ("short", "serial", "clock"):
            return w.date(day, self.days if day else "slash")
        if self.days == "short":
            return f"{day.day}/{day.month}/{day.year % 100:02d}"
        return str((day - dt.date(1899, 12, 30)).days) if self.days == "serial" else f"{day:%Y-%m-%d} 00:00:00"

    def _laid(self, own: list[Column], note: Callable[[Fact], str] = w.call, person: list[Column] | None = None) -> list[Column]:
        days = ("contact", "trial", "explained")
        own = [
            Column(c.head, lambda f, c=c: self.date_of(_day_of(c, f)), c.states) if set(c.states) & set(days) else c for c in own
        ]
        laid = super()._laid(own, note, person)
        if not self.is_split:
            return laid
        apart = []
        for c in laid:
            if "name" in c.states:
                top = c.head[:-1]
                apart.append(Column((*top, "Họ và tên đệm"), lambda f: f.name.rsplit(" ", 1)[0], ()))
                apart.append(Column((*top, "Tên"), lambda f: f.name.rsplit(" ", 1)[1], c.states))
            else:
                apart.append(c)
        return apart


def name_plain(text: str) -> str:
    """A heading typed without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


def _day_of(column: Column, fact: Fact) -> dt.date | None:
    if "trial" in column.states:
        return fact.raw["trial"]
    return stamp(fact.contact["explained_at"]).date() if "explained" in column.states else fact.day


def _paper(fact: Fact) -> str:
    form, number, on = w.paper(fact)
    if form == "none":
        return "Điện thoại" if fact.referral.get("channel") == "phone" else "Trực"
    return f"{'TB' if form == 'M03' else 'TT'} số {number} ngày {on}" if number else ""


def write(out: Delivery, name: str, titles: Sequence[str], columns: Sequence[Column], facts: Sequence[Fact]) -> None:
    """One workbook with one sheet."""
    page = Page("Sheet1")
    for title in (*titles, SIMULATED):
        page.line(title)
    page.table(columns, facts)
    out.xlsx(name, page)
