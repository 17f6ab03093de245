"""A province of a few persons, each with one row of a list, for tests of boundaries; in the forms publishing starts from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import polars as pl

from council.law import Law
from council.publish import Given
from council.publish.links import empty_links
from tests.people.truth_entries import with_contract

DATA_DAY, WINDOW_START, PROVINCE = date(2026, 10, 31), date(2018, 1, 1), "31"
Person = tuple[str, str, str, date]  # id, birth as stated (2009, 2009-02 or 2009-02-01), role, day of the contact


def birth(text: str) -> tuple[date, date, str]:
    """First and last possible birthday and the precision of a stated birth."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts), "day"
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"
    year, month = parts
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), date.fromordinal(after.toordinal() - 1), "month"


def entries(people: Iterable[Person], **facts: object) -> pl.DataFrame:
    """One list row per person; ``facts`` are columns that all share."""
    rows = []
    for row, (name, born, role, met) in enumerate(people, start=1):
        first, last, precision = birth(born)
        rows.append({
            "file": "ds.xlsx", "sheet": "s", "row": row, "sub": 0, "entry_id": name, "kind": "list", "format": "test",
            "unit_id": "CA_303", "sector": "police", "name": name, "name_key": name.lower(), "birth_text": born,
            "birth_from": first, "birth_to": last, "birth_precision": precision, "role": role, "field": "CRIM",
            "stage": "INVESTIGATION", "contact_on": met, "m01_given": False, "has_ground_stated": False,
            "domestic_violence_said": False, **facts,
        })  # fmt: skip
    return with_contract(pl.DataFrame(rows, infer_schema_length=None), "entry")


def given(people: Iterable[Person], law: dict[str, pl.DataFrame] | None = None, **facts: object) -> Given:
    """Everything publishing needs, each person linked to himself alone."""
    people, found = list(people), Law.load()
    entry = entries(people, **facts)
    keys = entry.select("file", "sheet", "row", "sub", pl.col("entry_id").alias("pm_id"))
    links = replace(
        empty_links(), entry_link=keys, person_link=keys.rename({"pm_id": "person_key"}),
        pm_person=keys.select("pm_id", pl.col("pm_id").alias("person_key")),
    )  # fmt: skip
    return Given({**found.tables, **(law or {}), "entry": entry}, links, found.working_day(), DATA_DAY, WINDOW_START, PROVINCE)
