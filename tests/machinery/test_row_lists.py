"""Row lists come page by page, are counted without being fetched, and are written whole, part by part."""

import io
import re
from pathlib import Path

import polars as pl
import pytest

from council import export
from council.catalog import Catalog
from council.home import Home
from council.publish import Given
from council.warehouse import Warehouse

pytestmark = [pytest.mark.sample]
# Questions whose rows are single persons, papers, cases or files: their number grows with the province.
ONE_EACH = re.compile(r"^(pm_id|person_key|contact_id|paper_id|paper_side_id|case_id)$")


def test_every_list_of_persons_papers_or_cases_can_be_paged() -> None:
    catalog = Catalog.load()
    grows = {name for name, query in catalog.questions.items() if any(ONE_EACH.match(column) for column in query.key)}
    unpaged = sorted(name for name in grows if not {"page", "page_size"} <= catalog.questions[name].parameters)
    assert not unpaged, f"{unpaged}: end the statement with the limit line of queries/questions/persons.sql"


@pytest.fixture(scope="module")
def steward(road: tuple[Home, Given, Path]) -> Warehouse:
    return Warehouse.open(road[2], "steward")


def lists(warehouse: Warehouse) -> list[str]:
    return [name for name, query in warehouse.catalog.questions.items() if query.statement.counting]


def given_for(warehouse: Warehouse, name: str) -> dict[str, object]:
    query = warehouse.catalog.questions[name]
    return {"pm_id": warehouse.ask("persons").rows["pm_id"][0]} if "pm_id" in query.parameters else {}


def test_pages_together_are_the_list_and_the_count_is_its_length(steward: Warehouse) -> None:
    assert {"persons", "missed_worklist", "files_delivered", "person_reasons"} <= set(lists(steward))
    for name in lists(steward):
        given = given_for(steward, name)
        whole = steward.ask(name, **given).rows
        size = max(1, -(-whole.height // 3))
        pages = [steward.ask(name, **given, page_size=size, page=number).rows for number in (1, 2, 3, 4)]
        assert pl.concat(pages).equals(whole), name
        assert pages[3].is_empty(), name
        assert steward.count(name, **given) == steward.count(name, **given, page_size=size, page=2) == whole.height, name


def test_count_obeys_the_filters(steward: Warehouse) -> None:
    given = {"sectors": ["court"], "area_scheme": "court_area"}
    assert 0 < steward.count("persons", **given) == steward.ask("persons", **given).rows.height < steward.count("persons")


@pytest.mark.parametrize("file_format", export.STREAMED)
def test_streamed_file_is_the_file_of_the_whole_answer(steward: Warehouse, file_format: str) -> None:
    whole, target = steward.ask("persons"), io.BytesIO()
    parts = steward.stream("persons", rows_per_part=1000)
    assert export.write_parts(parts, file_format, target, "vi", {}) == whole.rows.height > 3000
    if file_format == "csv":
        assert target.getvalue() == export.write(whole, "csv", "vi", {})
    else:
        target.seek(0)
        assert pl.read_parquet(target).equals(whole.rows)


def test_streamed_parts_are_masked_for_every_role(road: tuple[Home, Given, Path]) -> None:
    for role in ("analyst", "steward"):
        warehouse = Warehouse.open(road[2], role)
        rows = pl.concat([part.rows for part in warehouse.stream("persons", rows_per_part=700)])
        assert rows.equals(warehouse.ask("persons").rows)


def test_stream_of_nothing_still_has_headings(steward: Warehouse) -> None:
    parts = list(steward.stream("persons", areas=["nowhere"]))
    assert len(parts) == 1 and parts[0].rows.is_empty() and parts[0].rows.columns[0] == "pm_id"
