"""Ages around 16, 18 and 60 by role, law of the day and precision of the birth date: below, on and above each limit."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from council.publish.concepts import compute
from tests.people.queries import binding
from tests.people.small_province import given

R1, R2, R3 = date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 1)
CHILD, ACC, MINOR = "E03_CHILD", "E05_ACC_16_17", "E05_MINOR_16_17"

# day of contact, birth, role, class, group
TABLE = [
    # under 16, any role: the day before, on and after the 16th birthday
    (R1, "2009-07-01", "victim", "certain", CHILD),
    (R1, "2009-06-30", "victim", "unknown", None),
    (R1, "2009-06-29", "victim", "unknown", None),
    (R1, "2009-07-01", "witness", "certain", CHILD),
    (R1, "2009-07-01", "accused", "certain", CHILD),
    # 16 and 17, accused, before 2026
    (R1, "2009-06-30", "accused", "certain", ACC),
    (R1, "2007-07-01", "accused", "certain", ACC),
    (R1, "2007-06-30", "accused", "unknown", None),
    (R1, "2007-06-29", "accused", "unknown", None),
    (R2, "2007-07-02", "accused", "certain", ACC),
    (R2, "2007-07-01", "accused", "unknown", None),
    # 16 and 17 as victim or witness: without hardship nothing before 2026
    (R2, "2009-01-01", "victim", "unknown", None),
    (date(2025, 12, 31), "2008-06-01", "victim", "unknown", None),
    (date(2025, 12, 31), "2008-06-01", "witness", "unknown", None),
    # from 2026 by age alone in all eight roles
    (R3, "2008-01-02", "victim", "certain", MINOR),
    (R3, "2008-01-02", "witness", "certain", MINOR),
    (R3, "2008-01-02", "reported", "certain", MINOR),
    (R3, "2008-01-02", "accused", "certain", MINOR),
    (R3, "2008-01-01", "victim", "unknown", None),
    (R3, "2007-12-31", "accused", "unknown", None),
    (R3, "2008-01-02", "respondent", "unknown", None),
    (R3, "2010-01-02", "respondent", "certain", CHILD),
    # under 16 and 16 to 17 from 2026 on
    (R3, "2010-01-02", "victim", "certain", CHILD),
    (R3, "2010-01-01", "victim", "certain", MINOR),
    (R3, "2009-12-31", "victim", "certain", MINOR),
    (R3, "2010-01-01", "respondent", "unknown", None),
    # only the month: certain if every day of it agrees, else probable
    (R1, "2009-07", "victim", "certain", CHILD),
    (R1, "2009-06", "accused", "certain", ACC),
    (R1, "2007-06", "accused", "unknown", None),
    (date(2025, 6, 15), "2007-06", "accused", "probable", ACC),
    (date(2025, 6, 15), "2009-06", "victim", "probable", CHILD),
    # only the year: a year in which a limit falls is certain only where both sides count
    (date(2025, 6, 15), "2009", "accused", "certain", None),
    (date(2025, 6, 15), "2009", "victim", "probable", CHILD),
    (date(2025, 6, 15), "2007", "accused", "probable", ACC),
    (date(2025, 6, 15), "2008", "accused", "certain", ACC),
    (date(2025, 12, 31), "2007", "accused", "unknown", None),
    (R3, "2008-02", "accused", "certain", MINOR),
    (R3, "2008-01", "accused", "probable", MINOR),
    (R3, "2007-12", "accused", "unknown", None),
    (date(2026, 6, 15), "2010", "victim", "certain", None),
    (date(2026, 6, 15), "2010", "respondent", "probable", CHILD),
    (date(2026, 6, 15), "2009", "witness", "certain", MINOR),
    (date(2026, 6, 15), "2008", "witness", "probable", MINOR),
    (date(2026, 6, 15), "2007", "witness", "unknown", None),
    # 60 and over needs hardship until 2027
    (R3, "1966-01-01", "accused", "unknown", None),
    (R3, "1965-12-31", "accused", "unknown", None),
]


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    persons = [(f"P{i:02d}", born, role, met) for i, (met, born, role, _, _) in enumerate(TABLE)]
    return {t.name: t.rows for t in compute(binding().catalog, given(persons))}["person"].sort("pm_id")


@pytest.mark.parametrize("place", range(len(TABLE)), ids=[f"{met}-{born}-{role}" for met, born, role, _, _ in TABLE])
def test_age_boundary(people: pl.DataFrame, place: int) -> None:
    _, _, _, class_code, group = TABLE[place]
    found = people.row(place, named=True)
    assert found["class_code"] == class_code
    if group:
        assert found["primary_group"] == group
    assert found["is_minor"] == (class_code == "certain")


HARDSHIP = [
    ("1964-12-31", "certain", "E07C_ELDERLY"),
    ("1965-01-01", "certain", "E07C_ELDERLY"),
    ("1965-01-02", "unknown", None),
    ("1964-12", "certain", "E07C_ELDERLY"),
    ("1965-01", "probable", "E07C_ELDERLY"),
    ("1965-02", "unknown", None),
    ("1964", "certain", "E07C_ELDERLY"),
    ("1965", "probable", "E07C_ELDERLY"),
    ("1966", "unknown", None),
]


@pytest.mark.parametrize(("born", "class_code", "group"), HARDSHIP)
def test_sixty_counts_with_hardship_from_the_birthday_on(born: str, class_code: str, group: str | None) -> None:
    """The allowance list proves hardship; the birthday itself counts."""
    met = date(2025, 1, 1)
    what = given([("A", born, "victim", met)])
    listed = what.tables["entry"].with_columns(
        pl.lit("reference").alias("kind"), pl.lit("allowance").alias("listed"), pl.lit("ref.xlsx").alias("file"),
        pl.lit(None, dtype=pl.Date).alias("contact_on"), pl.lit(None, dtype=pl.String).alias("role"),
        pl.lit(None, dtype=pl.String).alias("stage"), pl.lit("ref").alias("entry_id"),
    )  # fmt: skip
    link = what.links.person_link.with_columns(pl.lit("ref.xlsx").alias("file"))
    what.tables["entry"] = pl.concat([what.tables["entry"], listed])
    object.__setattr__(what.links, "person_link", pl.concat([what.links.person_link, link]))
    person = {t.name: t.rows for t in compute(binding().catalog, what)}["person"].row(0, named=True)
    assert (person["class_code"], person["primary_group"]) == (class_code, group)


OLDER = [
    ("2026-12-31", "1960-01-01", "unknown"),
    ("2027-01-01", "1967-01-02", "unknown"),
    ("2027-01-01", "1967-01-01", "certain"),
    ("2027-01-01", "1966-12-31", "certain"),
    ("2027-01-01", "1967-01", "probable"),
    ("2027-01-01", "1967", "probable"),
    ("2027-01-01", "1966", "certain"),
]


def test_sixty_counts_by_age_alone_from_2027_on() -> None:
    """Law of 2027: no hardship any more; below, on and above the birthday, and births known by month or year only."""
    persons = [(f"P{i}", born, "victim", date.fromisoformat(met)) for i, (met, born, _) in enumerate(OLDER)]
    later = replace(given(persons), data_day=date(2027, 6, 30))
    found = {t.name: t.rows for t in compute(binding().catalog, later)}["person"].sort("pm_id")
    assert found["class_code"].to_list() == [expected for _, _, expected in OLDER]
