"""A tiny set of queries and a tiny snapshot, so that the machinery is tested without the province's own queries."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.catalog import PRODUCT_QUERIES, Catalog
from council.catalog.tables import PUBLISH_SCHEMAS
from council.contracts import ALL
from council.home import Home, Settings
from council.publish import Given, publish_given
from council.publish.links import empty_links

HEADER = """title = "Tên"
title_en = "Name"
"""
NOUN = (
    HEADER
    + """definition = "Nghĩa"
definition_en = "Meaning"
grain = "mỗi dòng một thứ"
grain_en = "one row per thing"
"""
)
ASKED = (
    HEADER
    + """grain = "mỗi dòng một thứ"
grain_en = "one row per thing"
"""
)

CONCEPTS = {
    "case_person": (
        NOUN + 'key = ["case_id", "pm_id"]\n',
        """
        select distinct e.case_id, l.pm_id from entry e
        join entry_link l on e.file = l.file and e.sheet = l.sheet and e."row" = l."row" and e.sub = l.sub
        where e.kind = 'case'""",
    ),
    "named_person": (
        NOUN + 'key = ["name"]\nprivate = true\n',
        "select distinct name from entry where name is not null",
    ),
    "sector_count": (
        NOUN + 'key = ["sector"]\n[columns]\npersons = {vi = "Số người", en = "Persons"}\n',
        """
        select sector, count(*) as persons from entry, named_person n where entry.name = n.name group by sector""",
    ),
    "provider": (
        NOUN + 'key = ["provider_id"]\n',
        """
        select provider_id, provider_kind, grade, appointed_on, leader_role, leader_role is not null as is_leader,
               null::varchar as branch_id, null::date as active_from, active_to from provider_row""",
    ),
    "provider_name": (NOUN + 'key = ["provider_id"]\n', "select provider_id, name from provider_row"),
    "group_area": (
        NOUN
        + """key = ["district_code", "group_code"]
[columns]
persons = {vi = "Số người", en = "Persons"}
group_code = {vi = "Diện", en = "Group"}
district_code = {vi = "Huyện", en = "District"}
""",
        """select '303' as district_code, 'E02_POOR' as group_code, 5 as persons
        union all select '303', 'E07H_HIV', 2 union all select '304', 'E07H_HIV', 1""",
    ),
}
QUESTIONS = {
    "by_sector": (
        ASKED + 'key = ["sector"]\n[columns]\npersons = {vi = "Số người", en = "Persons"}\n',
        """
        select sector, persons from sector_count
        where ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector)) order by sector""",
    ),
    "people_rows": (
        ASKED + 'key = ["case_id", "pm_id"]\nroles = ["analyst", "steward"]\n',
        "select case_id, pm_id from case_person order by case_id, pm_id",
    ),
    "officers": (
        ASKED + 'key = ["provider_id"]\n',
        """
        select p.provider_id, n.name from provider p join provider_name n on n.provider_id = p.provider_id
        order by p.provider_id""",
    ),
    "groups": (
        ASKED + 'key = ["area_code", "group_code"]\n[columns]\npersons = {vi = "Số người", en = "Persons"}\n'
        'area_code = {vi = "Địa bàn", en = "Area"}\n',
        """
        select case when $area_scheme = 'province' then '31' else district_code end as area_code, group_code,
               sum(persons) as persons from group_area
        where ($groups::varchar[] is null or list_contains($groups::varchar[], group_code))
          and ($areas::varchar[] is null or list_contains($areas::varchar[], district_code))
        group by 1, 2 order by 1, 2""",
    ),
    "days": (
        ASKED + 'key = ["day"]\n[columns]\nday = {vi = "Ngày", en = "Day"}\ndays = {vi = "Số ngày", en = "Days"}\n',
        """
        select $period_start::date as day, $period_end::date - $period_start::date as days""",
    ),
    "slow": (
        ASKED + 'key = ["n"]\n[columns]\nn = {vi = "Số", en = "Number"}\n',
        """
        select count(*) as n from range(100000000) a, range(100000) b where a.range + b.range > 5""",
    ),
}


def write_queries(folder: Path, concepts: dict = CONCEPTS, questions: dict = QUESTIONS, metrics: dict | None = None) -> Path:
    """A queries/ folder with those files and the product's parameters."""
    for room, queries in (("concepts", concepts), ("questions", questions), ("metrics", metrics or {})):
        (folder / room).mkdir(parents=True, exist_ok=True)
        for name, (header, sql) in queries.items():
            (folder / room / f"{name}.sql").write_text(f"/*+++\n{header}+++*/\n{sql}\n", encoding="utf-8")
    (folder / "parameters.toml").write_bytes((PRODUCT_QUERIES / "parameters.toml").read_bytes())
    return folder


def rows_of(name: str, *rows: dict) -> pl.DataFrame:
    """Rows of a contract with everything else empty."""
    empty = ALL[name].create_empty()
    return pl.concat(
        [empty, pl.DataFrame(list(rows), schema_overrides={c: t for c, t in empty.schema.items() if c in rows[0]})],
        how="diagonal",
    )


def entry(row: int, **facts) -> dict:
    """One accepted row of a file."""
    return {
        "file": "a/b.xlsx",
        "sheet": "S",
        "row": row,
        "sub": 0,
        "entry_id": f"e{row}",
        "kind": "list",
        "format": "f",
        "has_ground_stated": False,
        "domestic_violence_said": False,
        **facts,
    }


def tiny_given(people: int = 3) -> Given:
    """Three cases of three persons from two sectors, two providers."""
    entries = rows_of(
        "entry",
        *(
            entry(n, kind="case", case_id=f"C{n}", name=f"Nguyễn Văn {n}", sector="police" if n % 2 else "court")
            for n in range(1, people + 1)
        ),
    )
    officers = [
        {
            "file": "p.xlsx",
            "sheet": "",
            "row": n,
            "sub": 0,
            "provider_id": f"TGV0{n}",
            "name": f"Trần Thị {n}",
            "name_key": f"tran thi {n}",
            "provider_kind": "TGVPL",
        }
        for n in (1, 2)
    ]
    none = empty_links()
    linked = entries.select("file", "sheet", "row", "sub", pl.format("PM{}", "row").alias("pm_id"))
    working = pl.DataFrame(schema=PUBLISH_SCHEMAS["working_day"])
    links = type(none)(linked, none.person_link, none.pm_person, none.pm_origin, {"source": "test"})
    return Given(
        {"entry": entries, "provider_row": rows_of("provider_row", *officers)},
        links,
        working,
        date(2026, 10, 31),
        date(2024, 1, 1),
        "31",
    )


@pytest.fixture(scope="session")
def tiny_catalog(tmp_path_factory) -> Catalog:
    return Catalog.load(write_queries(tmp_path_factory.mktemp("queries")))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def published(home: Home, tiny_catalog: Catalog) -> Path:
    """The folder of a freshly published tiny snapshot."""
    return home.snapshots / publish_given(home, tiny_given(), Settings(), catalog=tiny_catalog)
