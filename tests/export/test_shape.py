"""Searching, choosing columns and crossing rows; the file says what was done, and the command makes it again."""

import io
import shlex

import openpyxl
import polars as pl
import pytest

from council import export
from council.answer import ColumnWords, Pivot, Shape, Words
from council.catalog import Catalog
from council.errors import UsageError
from council.export.again import command
from tests.pages.fakes import answer

LABELS = {"sector": {"police": "Công an", "court": "Tòa án"}}


def sample():
    rows = pl.DataFrame(
        {
            "area_name": ["Đồ Sơn", "Đồ Sơn", "Cát Hải", "Cát Hải", None],
            "sector": ["police", "court", "police", "police", "court"],
            "persons": [3, 4, 5, 6, 7],
            "missed_share": [0.1, 0.2, 0.3, 0.4, 0.5],
        }
    )
    columns = {
        name: ColumnWords(name, Words(f"Cột {name}", f"Column {name}"), "sector" if name == "sector" else None)
        for name in rows.columns
    }
    return answer("q", rows, columns=columns)


@pytest.mark.parametrize(
    ("find", "persons"), [("do son", [3, 4]), ("ĐỒ SƠN", [3, 4]), ("toa an", [4, 7]), ("xyz", []), (" ", [3, 4, 5, 6, 7])]
)
def test_text_is_found_without_accents_and_codes_by_their_words(find, persons):
    assert export.shaped(sample(), Shape(find), "vi", LABELS).rows["persons"].to_list() == persons


def test_a_search_is_text_and_not_a_pattern():
    assert export.shaped(sample(), Shape(".*"), "vi", LABELS).rows.is_empty()


def test_columns_come_in_the_chosen_order():
    assert export.shaped(sample(), Shape(columns=("persons", "sector"))).rows.columns == ["persons", "sector"]


def test_a_cross_table_has_totals_and_empty_is_not_zero():
    out = export.shaped(sample(), Shape(pivot=Pivot("area_name", "sector", "persons")), "vi", LABELS)
    assert out.rows.rows() == [
        ("Cát Hải", None, 11, 11),
        ("Đồ Sơn", 4, 3, 7),
        ("chưa rõ", 7, None, 7),
        ("Tổng", 11, 14, 25),
    ]
    assert out.columns["police"].words.vi == "Công an" and out.columns["_total"].words.en == "Total"


def test_without_an_amount_rows_are_counted():
    out = export.shaped(sample(), Shape(pivot=Pivot("sector", "area_name")), "en", LABELS)
    assert out.rows["_total"].to_list() == [2, 3, 5]


@pytest.mark.parametrize("of", ["missed_share", "sector", "nothing"])
def test_shares_and_words_are_not_added_up(of):
    with pytest.raises(UsageError):
        export.shaped(sample(), Shape(pivot=Pivot("sector", "area_name", of)))


def test_an_unknown_column_is_named_with_those_that_exist():
    with pytest.raises(UsageError, match="area_name, sector"):
        export.shaped(sample(), Shape(columns=("colour",)))


def test_the_file_says_how_it_was_shaped_and_how_to_make_it_again():
    shape = Shape("đồ sơn", ("area_name", "persons"))
    book = openpyxl.load_workbook(io.BytesIO(export.write(export.shaped(sample(), shape), "xlsx")))
    lines = {row[0].value: row[1].value for row in book["Nguồn gốc"].iter_rows()}
    words = shlex.split(lines["Lệnh làm lại đúng tệp này"])
    assert words[:4] == ["python", "-m", "council", "ask"] and words[words.index("--find") + 1] == "đồ sơn"
    assert words[words.index("--columns") + 1] == "area_name,persons"
    filters = {row[0].value: row[1].value for row in book["Bộ lọc"].iter_rows()}
    assert filters["Tìm chữ"] == "đồ sơn" and filters["Chỉ các cột"] == "area_name, persons"


def test_lists_and_days_are_written_as_the_command_line_takes_them():
    text = command(answer("q", sample().rows, parameters={"sectors": ["police", "court"], "areas": None}), "vi", "csv")
    assert "sectors=police,court" in text and "areas" not in text


def test_only_counts_and_credits_are_offered_for_adding_up():
    """Every numeric column of every question is one or the other; what is no amount is never added."""
    catalog = Catalog.load()
    names = {c for q in catalog.questions for c, kind in catalog.binding.schema(q).items() if kind.is_numeric()}
    rows = pl.DataFrame({name: [1.0] for name in sorted(names)})
    offered = set(export.amounts(answer("q", rows)))
    never = {"missed_share_proved", "open_at_end", "open_cases", "elapsed_days", "good_target", "threshold", "place_no", "peak_open",
             "longest_run", "late_share_most", "mean_score", "expected_credit", "seniority_band", "age_days", "days_late", "carried", "handled"}  # fmt: skip
    assert not offered & never
    assert {"missed", "eligible", "contacted", "credit_accepted", "papers_sent", "persons"} <= offered
