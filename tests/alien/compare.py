"""What intake read of the rendered files, beside what each row states: field by field, right, wrong or missing."""

import datetime as dt
from collections.abc import Callable

import polars as pl

from council.names import name_key
from tests.alien.facts import Fact, stamp
from tests.alien.pages import Stated
from tests.alien.province import Place, Province

STAGES = {"TIN_BAO": 0, "TAM_GIU": 1, "GIAM_GIU": 1, "DIEU_TRA": 1, "TRUY_TO": 2, "XX_ST": 3, "THU_LY_DS": 3, "XX_PT": 4}
ORDER = {"REPORT": 0, "CUSTODY": 1, "REMAND": 1, "INVESTIGATION": 1, "PROSECUTION": 2, "FIRST_INSTANCE": 3, "CIVIL": 3, "APPEAL": 4}
LISTED = {"poor": "poor", "near": "near_poor", "merit": "merit", "allow": "allowance"}
SOURCES = {"self_walk_in": "self_walk_in", "commune_M13": "commune_M13", "officer_personal": "officer_personal"}


def _code(place: Place | str | None) -> str | None:
    return place.code if isinstance(place, Place) else None


def _time(fact: Fact, key: str, precision: str) -> dt.datetime | None:
    return fact.raw[key] if fact.raw[precision] == "time" else None


def _date(fact: Fact, key: str) -> dt.date | None:
    at = stamp(fact.case.get(key))
    return at.date() if at else None


def _birth(fact: Fact) -> str | None:
    return fact.raw["birth_val"] or None


def _read_birth(row: dict) -> str | None:
    size = {"day": 10, "month": 7, "year": 4, None: 0}[row["birth_precision"]]
    return str(row["birth_from"])[:size] or None


def _group_fits(fact: Fact, row: dict) -> bool:
    wanted = {c for c in fact.matter.get("groups", "").split(";") if c} if fact.raw["ground"] else set()
    young = {"E05_ACC_16_17", "E05_MINOR_16_17", "E07DD_VIC_16_17"}
    trafficked = {"E06A_TRAFFICKED", "E07G_TRAFFICKED"}
    read = set(row["groups"] or ())
    return bool(row["has_ground_stated"]) == bool(fact.raw["ground"]) and all(
        c in read or (c in young and young & read) or (c in trafficked and trafficked & read) for c in wanted
    )


def _providers_fit(fact: Fact, row: dict) -> bool:
    """Names and shares as assigned; none where the case was assigned after the register's year."""
    given, names = fact.case.get("providers", {}), row["provider_texts"] or []
    if not names:
        return not given or row["assigned_on"] is None
    shares = row["provider_shares"] or [1 / len(names)] * len(names)
    return {k: round(v, 2) for k, v in given.items()} == {n: round(s, 2) for n, s in zip(names, shares, strict=True)}


# field -> whether the row read agrees with the fact
CHECKS: dict[str, Callable[[Fact, dict], bool]] = {
    "kind": lambda f, r: r["kind"] == f.kind,
    "unit": lambda f, r: f.kind in ("case", "reference") or r["unit_id"] == f.unit,
    "name": lambda f, r: r["name_key"] == name_key(f.name),
    "birth": lambda f, r: _read_birth(r) == _birth(f),
    "sex": lambda f, r: r["sex"] == (f.person.get("sex") or None),
    "idn": lambda f, r: r["id_number"] == (f.raw["cccd_val"] or None),
    "eth": lambda f, r: not f.raw["eth_shown"] or r["is_minority"] == (f.person.get("ethnicity") != "Kinh"),
    "residence": lambda f, r: (
        r["residence_code"] == _code(f.residence) and (f.residence != "OUT" or r["residence_is_outside"] is True)
    ),
    "place": lambda f, r: r["place_code"] == _code(f.place),
    "role": lambda f, r: r["role"] == f.role,
    "litigant": lambda f, r: r["role"] == f.matter.get("role"),
    "group": _group_fits,
    "offence": lambda f, r: name_key(f.matter.get("offence_or_relation", "")) in name_key(r["offence_text"] or "-"),
    "contact": lambda f, r: r["contact_on"] == f.day,
    "held": lambda f, r: f.role != "accused" or f.raw["custody_said"] is None or bool(r["custody_said"]) == f.raw["custody_said"],
    "m01": lambda f, r: f.raw["m01"] is None or r["m01_given"] == f.raw["m01"],
    "m01_tick": lambda f, r: f.raw["m01"] is None or bool(r["m01_given"]) == f.raw["m01"],
    "counsel": lambda f, r: (
        (r["counsel"] or "none") == {"none": "none", "hired": "own", "bar": "designated_bar"}.get(f.raw["counsel"], "none")
    ),
    "case_no": lambda f, r: bool(r["case_no"]),
    "stage": lambda f, r: not f.raw["stage"] or ORDER.get(r["stage"]) == STAGES[f.raw["stage"]],
    "trial": lambda f, r: r["trial_on"] == f.raw["trial"],
    "explained": lambda f, r: r["explained_on"] == stamp(f.contact["explained_at"]).date(),
    "m02": lambda f, r: r["m02_present"] is True,
    "requested": lambda f, r: r["is_requested"] == f.raw["requested"],
    "req_at": lambda f, r: (
        r["requested_at"] == _time(f, "requested_at", "req_prec")
        and (not f.raw["req_prec"] or r["requested_on"] == f.raw["requested_at"].date())
    ),
    "form": lambda f, r: r["paper_form"] == (f.raw["sent"] or None),
    "number": lambda f, r: (
        r["paper_number"] == (f.raw["paper_no"].partition("/")[0].lstrip("0") or None if f.raw["sent"] in ("M03", "M04") else None)
    ),
    "paper_on": lambda f, r: (
        f.raw["sent"] not in ("M03", "M04") or f.raw["sent_at"] is None or r["paper_on"] == f.raw["sent_at"].date()
    ),
    "sent_at": lambda f, r: (
        f.raw["sent"] != "none" or f.referral.get("channel") != "phone" or r["sent_on"] == f.raw["sent_at"].date()
    ),
    "refused": lambda f, r: (
        bool(r["is_declined"]) == bool(f.raw["refused"]) and bool(r["has_refusal_minute"]) == bool(f.raw["refusal_minute"])
    ),
    "post": lambda f, r: f.post is None or r["unit_commune_code"] == f.post.code,
    "sender": lambda f, r: r["unit_id"] == f.unit,
    "channel": lambda f, r: r["channel"] == f.raw["channel"],
    "received": lambda f, r: r["received_on"] == f.day and r["received_at"] == _time(f, "received_at", "recv_prec"),
    "reply": lambda f, r: r["reply"] == (f.raw["reply"] or None),
    "note": lambda f, r: (
        set(r["listed_note"] or ()) == {"disab": {"DISABLED"}, "kin": {"MARTYR_KIN"}, "": set()}[f.raw["listed_note"]]
    ),
    "listed": lambda f, r: f.kind != "reference" or r["listed"] == LISTED[f.raw["listed"]],
    "case_id": lambda f, r: r["case_id"] == f.case["case_id"],
    "accepted": lambda f, r: r["accepted_on"] == _date(f, "accepted_at") and r["accepted_at"] is not None,
    "field": lambda f, r: r["field"] == f.case["field"],
    "case_form": lambda f, r: r["case_form"] == f.case["form"],
    "capacity": lambda f, r: r["capacity"] == (f.case["capacity"] or None),
    "source": lambda f, r: (
        (r["unit_id"] == Province.unit(f.case["source_unit"]))
        if f.case["channel"] not in SOURCES
        else r["source"] == SOURCES[f.case["channel"]]
    ),
    "providers": _providers_fit,
    "registered": lambda f, r: r["registered_on"] in (_date(f, "registered_at"), None),
    "assigned": lambda f, r: r["assigned_on"] in (_date(f, "assigned_at"), None),
    "closed": lambda f, r: r["closed_on"] in (_date(f, "closed_on"), None),
    "reason": lambda f, r: r["close_reason"] in (f.case["close_reason"], None) or not f.case["close_reason"],
    "success": lambda f, r: r["is_successful"] is not True or f.case["success"],
}
ALWAYS = ("kind", "unit", "stage", "listed")


def compared(stated: list[Stated], entries: pl.DataFrame) -> pl.DataFrame:
    """One row per (person, field): ``file, sheet, row, sub, field, is_right, is_lost, read``; lost = no such row was read."""
    read = {(r["file"], r["row"], r["sub"], r["sheet"]): r for r in entries.iter_rows(named=True)}
    found = []
    for one in stated:
        row = read.get((one.file, one.row, one.sub, one.sheet)) or (
            read.get((one.file, one.row, 1, one.sheet)) if one.sub == 0 else None
        )
        for name in dict.fromkeys((*ALWAYS, *one.states)):
            right = row is not None and CHECKS[name](one.fact, row)
            found.append((one.file, one.sheet, one.row, one.sub, name, right, row is None))
    return pl.DataFrame(found, schema=["file", "sheet", "row", "sub", "field", "is_right", "is_lost"], orient="row")
