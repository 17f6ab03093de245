"""Case weights changed on the page: a dated row with who and why, the old one ends, and nothing else is touched."""

from datetime import date, datetime
from pathlib import Path

import pytest

from council.errors import CouncilError
from council.law import Law
from council.law.weights import Weight, add, rows

AT = datetime(2026, 11, 24, 14, 3)
FILE = "law/parameters.csv"


def weight(value: float = 1.2, start: date = date(2026, 12, 1), name: str = "stage.CUSTODY", why: str = "đi xa") -> Weight:
    return Weight(name, value, start, "leader · Bà An", why)


def windows(home: Path, name: str = "case_weight.stage.CUSTODY") -> list[tuple]:
    found = Law.load(home).tables["parameter"]
    return sorted(found.filter(found["name"] == name).select("valid_from", "valid_to", "value").iter_rows())


def test_the_first_weight_makes_the_file(tmp_path: Path) -> None:
    add(tmp_path, weight(), AT)
    assert windows(tmp_path) == [(date(2026, 12, 1), None, 1.2)]
    assert "# 2026-11-24 14:03 · leader · Bà An · đi xa" in (tmp_path / FILE).read_text("utf-8").splitlines()
    assert rows(tmp_path).rows() == [("stage.CUSTODY", 1.2, date(2026, 12, 1))]
    assert Law.load(tmp_path).version != Law.load().version, "the next publish names another version of the law"


def test_a_change_ends_the_weight_before_and_keeps_every_other_line(tmp_path: Path) -> None:
    add(tmp_path, weight(), AT)
    add(tmp_path, weight(2, name="persons.each", why="nhiều người, =1+1\nxuống dòng"), AT)
    before = (tmp_path / FILE).read_text("utf-8").splitlines()
    add(tmp_path, weight(1.4, date(2027, 1, 1)), AT)
    assert windows(tmp_path) == [(date(2026, 12, 1), date(2027, 1, 1), 1.2), (date(2027, 1, 1), None, 1.4)]
    after = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == [line for line in before if "CUSTODY" in line and not line.startswith("#")]
    assert len(after) == len(before) + 2


def test_the_same_day_again_corrects_it_and_the_old_line_stays_readable(tmp_path: Path) -> None:
    add(tmp_path, weight(), AT)
    add(tmp_path, weight(1.3), AT)
    assert windows(tmp_path) == [(date(2026, 12, 1), None, 1.3)]
    assert "# case_weight.stage.CUSTODY,1.2" in (tmp_path / FILE).read_text("utf-8")


@pytest.mark.parametrize("wrong", [weight(0), weight(-1), weight(why="  "), weight(start=date(2026, 11, 1)), weight(float("nan"))])
def test_what_cannot_be_is_refused_and_changes_nothing(tmp_path: Path, wrong: Weight) -> None:
    add(tmp_path, weight(), AT)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CouncilError):
        add(tmp_path, wrong, AT)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_written_by_hand_with_semicolons_and_without_end_dates(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    head = "name;value;unit;valid_from;title_vi;title_en;source_id\n# ghi tay\n"
    (tmp_path / FILE).write_text(head + "case_weight.stage.CUSTODY;1.1;factor;01/01/2024;a;b;PROP_BALANCE\n", encoding="utf-8-sig")
    add(tmp_path, weight(), AT)
    assert windows(tmp_path) == [(date(2024, 1, 1), date(2026, 12, 1), 1.1), (date(2026, 12, 1), None, 1.2)]
    assert "# ghi tay" in (tmp_path / FILE).read_text("utf-8")


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / FILE).write_text("name,value\ncase_weight.form.PROC,1\n", encoding="utf-8")
    with pytest.raises(CouncilError):
        add(tmp_path, weight(), AT)
    assert (tmp_path / FILE).read_text("utf-8") == "name,value\ncase_weight.form.PROC,1\n"
