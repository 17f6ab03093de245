"""What each row of the sample states, with the person's and the matter's own facts beside it, moved to the other province."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from tests.alien.province import Place, Province

SURNAMES = ("Danh", "Thị", "Kim", "Thạch", "Sơn", "Huỳnh", "Neáng", "Châu", "Tiêu", "Chau")
MIDDLES = ("Hoàng", "Thanh", "Ngọc", "Văn", "Mỹ", "Quốc", "Tuyết", "Minh", "Phước", "Hữu")
# Invented for those whom the truth does not name; no name of the sample is built like these.
GIVEN = ("Nhân", "Lợi", "Phượng", "Sang", "Đạt", "Huệ", "Tài", "Thắm", "Út", "Nghĩa", "Trọng", "Diễm")
MALE = {"M": "M", "F": "F"}


@dataclass
class Fact:
    """One row of truth: ``raw`` as the truth states it, the rest translated. ``unit`` is the other province's id."""

    raw: dict
    unit: str
    name: str
    residence: Place | str | None
    place: Place | None
    post: Place | None
    person: dict = field(default_factory=dict)
    matter: dict = field(default_factory=dict)
    contact: dict = field(default_factory=dict)
    referral: dict = field(default_factory=dict)
    case: dict = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.raw["kind"]

    @property
    def seed(self) -> int:
        """A number that never changes for this row."""
        text = f"{self.raw['file']}|{self.raw['sheet']}|{self.raw['row']}|{self.raw['sub']}"
        return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)

    @property
    def day(self) -> dt.date | None:
        """The day by which the row belongs to a period."""
        if self.kind == "log":
            return self.raw["received_at"].date()
        return self.raw["contact_at"]

    @property
    def role(self) -> str:
        """Role of the person; the truth calls both sides of a civil matter a litigant, the reading order tells them."""
        role = self.matter.get("role", "litigant")
        if role != "litigant":
            return role
        return "respondent" if self.raw["sub"] == 2 else "plaintiff"

    @property
    def is_civil(self) -> bool:
        return self.matter.get("matter_type", "CIV") != "CRIM"


def _stamp(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _invented(key: str) -> str:
    number = int(hashlib.sha256(key.encode()).hexdigest()[:12], 16)
    return " ".join((SURNAMES[number % 10], MIDDLES[number // 10 % 10], MIDDLES[number // 1000 % 10], GIVEN[number // 100 % 12]))


def _by(frame: pl.DataFrame, key: str) -> dict[str, dict]:
    return {row[key]: row for row in frame.iter_rows(named=True)}


def load(truth: Path) -> list[Fact]:
    """All current rows of the sample as facts of the other province, in the order of the truth."""
    province = Province(truth)
    rows = pl.read_parquet(truth / "rows.parquet").filter(pl.col("state") == "current")
    persons, matters = (
        _by(pl.read_parquet(truth / f"{name}.parquet"), key)
        for name, key in (("persons", "person_id"), ("person_matters", "pm_id"))
    )
    contacts = _by(pl.read_parquet(truth / "contacts.parquet"), "contact_id")
    referrals = _by(pl.read_parquet(truth / "referrals.parquet"), "contact_id")
    cases = _by(pl.read_parquet(truth / "cases.parquet"), "case_id")
    names = {row["provider_id"]: row["name"] for row in pl.read_csv(truth / "providers.csv").iter_rows(named=True)}
    for row in pl.read_csv(truth / "assignments.csv").iter_rows(named=True):
        cases[row["case_id"]].setdefault("providers", {})[names[row["provider_id"]]] = row["credit"]
    others = _other_sides(rows, matters)
    facts = []
    for row in rows.iter_rows(named=True):
        person = persons.get(row["person_id"], {})
        key = row["pm_id"] or f"{row['file']}{row['sheet']}{row['row']}"
        contact_key = row["contact_id"] or row["ref_key"] or ""
        residence = "OUT" if row["res_val"] == "OUT" else province.place(row["res_val"])
        matter = matters.get(row["pm_id"]) or others.get((row["file"], row["sheet"], row["row"]), {})
        facts.append(
            Fact(
                row,
                province.unit(row["unit_id"] or ""),
                person.get("name") or _invented(key),
                residence,
                province.place(row["place_val"]),
                province.place(row["unit_comm_val"]),
                person,
                matter,
                contacts.get(contact_key, {}),
                referrals.get(contact_key, {}),
                cases.get(row["case_id"] or "", {}),
            )
        )
    return facts


def _other_sides(rows: pl.DataFrame, matters: dict[str, dict]) -> dict[tuple, dict]:
    """(file, sheet, row) -> the matter of the row's known party, for the parties that only the row knows."""
    return {
        (row["file"], row["sheet"], row["row"]): matters[row["pm_id"]]
        for row in rows.filter(pl.col("kind") == "list").iter_rows(named=True)
        if row["pm_id"] in matters
    }


stamp = _stamp
