"""A query file that is wrong says so: file, key and remedy, all errors at once."""

from pathlib import Path

import pytest

from council.catalog import Catalog
from council.catalog.binding import check
from council.catalog.examples import run_example
from council.errors import CouncilError, Several
from tests.machinery.conftest import ASKED, NOUN, write_queries


def _errors(tmp_path: Path, concepts: dict | None = None, questions: dict | None = None, metrics: dict | None = None) -> str:
    with pytest.raises(Several) as found:
        check(Catalog.load(write_queries(tmp_path, concepts or {}, questions or {}, metrics)))
    assert all(e.vi and e.en for e in found.value.errors)
    return found.value.en


GOOD = "select case_id, pm_id from case_person"


@pytest.mark.parametrize(
    ("header", "sql", "expected"),
    [
        ('colour = "red"\n' + ASKED + 'key = ["case_id"]\n', GOOD, "“colour” is an unknown key"),
        (ASKED.replace('title_en = "Name"\n', "") + 'key = ["case_id"]\n', GOOD, "“title_en” is missing"),
        (ASKED, GOOD, "“key” is missing"),
        (ASKED + 'key = "case_id"\n', GOOD, "must be a list of texts"),
        (ASKED + 'key = ["case_id"]\nroles = ["boss"]\n', GOOD, "unknown role “boss”"),
        (ASKED + 'key = ["case_id"]\nmetrics = ["none"]\n', GOOD, "no metric “none”"),
        (ASKED + 'key = ["case_id"\n', GOOD, "not valid TOML"),
        (ASKED + 'key = ["case_id"]\n', "select case_id from entry", "carries identities"),
        (ASKED + 'key = ["case_id"]\n', "select case_id from nowhere", "no table “nowhere”"),
        (
            ASKED + 'key = ["case_id"]\n',
            "select case_id from case_person where $colour = 1",
            "$colour is not in parameters.toml",
        ),
        (ASKED + 'key = ["case_id"]\n', GOOD + "; select 1", "exactly one SELECT"),
        (ASKED + 'key = ["case_id"]\n', "delete from case_person", "exactly one SELECT"),
        (ASKED + 'key = ["case_id"]\n', "selec case_id", "cannot be read"),
        (ASKED + 'key = ["case_id"]\n', "select * from read_csv('/etc/passwd')", "table functions"),
        (
            ASKED + 'key = ["case_id"]\n',
            "select case_id, 1 as strange from case_person",
            "nobody explains column “strange”",
        ),
        (ASKED + 'key = ["other"]\n', "select case_id from case_person", "key column “other”"),
        (ASKED + 'key = ["case_id"]\n', "select case_id, nothing from case_person", "does not run on empty tables"),
    ],
)
def test_wrong_question_is_told(tmp_path: Path, header: str, sql: str, expected: str) -> None:
    said = _errors(tmp_path, questions={"asked": (header, sql)})
    assert "questions/asked.sql" in said
    assert expected in said


def test_row_level_question_for_everybody_is_an_error(tmp_path: Path) -> None:
    said = _errors(tmp_path, questions={"asked": (ASKED + 'key = ["pm_id"]\n', "select pm_id from case_person")})
    assert "one row per person" in said


def test_all_errors_of_all_files_come_at_once(tmp_path: Path) -> None:
    said = _errors(tmp_path, concepts={"a": (NOUN, "select 1 as x")}, questions={"b": ("", "select 1"), "c": (ASKED, "select")})
    assert {"concepts/a.sql", "questions/b.sql", "questions/c.sql"} <= {part.split(":")[0] for part in said.splitlines()}


def test_a_concept_may_not_take_parameters(tmp_path: Path) -> None:
    said = _errors(tmp_path, concepts={"a": (NOUN + 'key = ["case_id"]\n', "select case_id from entry where $sectors is null")})
    assert "takes no parameters" in said


def test_contract_concept_must_have_exactly_the_contract_columns(tmp_path: Path) -> None:
    said = _errors(tmp_path, concepts={"case_person": (NOUN + 'key = ["case_id"]\n', "select case_id, 1 as more from entry")})
    assert "column “pm_id” of the contract is missing" in said
    assert "column “more” is not in the contract" in said


def test_circle_of_concepts_is_named(tmp_path: Path) -> None:
    words = '[columns]\nx = {vi = "x", en = "x"}\n'
    said = _errors(
        tmp_path,
        concepts={
            "a": (NOUN + 'key = ["x"]\n' + words, "select x from b"),
            "b": (NOUN + 'key = ["x"]\n' + words, "select x from a"),
        },
    )
    assert "in a circle: a, b" in said


def test_concepts_are_ordered_by_what_they_read(tmp_path: Path) -> None:
    concepts = {
        "a_last": (NOUN + 'key = ["case_id"]\n', "select case_id from b_first"),
        "b_first": (NOUN + 'key = ["case_id"]\n', "with c as (select * from entry) select case_id from c"),
    }
    assert Catalog.load(write_queries(tmp_path, concepts, {})).order == ("b_first", "a_last")


def test_example_compares_named_columns_only(tmp_path: Path) -> None:
    header = (
        NOUN
        + '''key = ["case_id"]
[columns]
n = {vi = "Số", en = "Number"}
[[examples]]
because = "đếm"
because_en = "counts"
given.entry = """
case_id | kind | contact_on
A       | case | 2024-01-01
A       | case |
B       | list |
"""
expect = """
case_id | n
A       | 2
"""
'''
    )
    sql = "select case_id, count(*) as n, min(contact_on) as contact_on from entry where kind = 'case' group by case_id"
    catalog = Catalog.load(write_queries(tmp_path, {"a": (header, sql)}, {}))
    query = catalog.concepts["a"]
    expected, found = run_example(catalog.binding, query, query.examples[0])
    assert expected.equals(found)
    assert expected.columns == ["case_id", "n"]


@pytest.mark.parametrize("table", ["nothing\n1", "case_id|contact_on\nA|31/02/2024", "case_id|kind\nA"])
def test_example_with_a_wrong_table_is_told(tmp_path: Path, table: str) -> None:
    header = (
        NOUN
        + 'key = ["case_id"]\n[[examples]]\nbecause = "a"\nbecause_en = "a"\nexpect = "case_id"\n'
        + f'given.entry = """{table}"""\n'
    )
    catalog = Catalog.load(write_queries(tmp_path, {"a": (header, "select case_id from entry")}, {}))
    with pytest.raises(CouncilError):
        run_example(catalog.binding, catalog.concepts["a"], catalog.concepts["a"].examples[0])


def test_the_product_queries_are_in_order() -> None:
    check(Catalog.load())
