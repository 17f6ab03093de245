"""A broken row is answered with file, line, column and remedy; all errors of a file at once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from council.contracts import ALL
from council.errors import CouncilError, Several
from council.law import FILES, PRODUCT, Law
from council.law.rows import read_rows

HEADER = "name,value,unit,valid_from,valid_to,title_vi,title_en,source_id\n"


def _read(tmp_path: Path, text: str | bytes, table: str = "parameter"):
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    problems: list[CouncilError] = []
    return read_rows(path, ALL[table], problems), [error.en for error in problems], [error.vi for error in problems]


def test_good_rows_comments_and_local_dates(tmp_path: Path) -> None:
    rows, en, _ = _read(
        tmp_path,
        "\ufeff# why\n"
        + HEADER
        + "a,3,days,01/02/2018,,Một,One,X\n\n# more\nb,1.5,days,2018-01-31,2019-01-01,Hai,Two,X\n",
    )
    assert en == []
    assert rows["valid_from"].to_list() == [date(2018, 2, 1), date(2018, 1, 31)]
    assert rows["value"].to_list() == [3.0, 1.5] and rows["valid_to"].to_list() == [None, date(2019, 1, 1)]


def test_semicolons_of_a_local_spreadsheet(tmp_path: Path) -> None:
    rows, en, _ = _read(tmp_path, HEADER.replace(",", ";") + "a;3;days;2018-01-01;;Một, hai;One;X\n")
    assert en == [] and rows["title_vi"].to_list() == ["Một, hai"]


def test_all_unreadable_cells_at_once_with_line_and_column(tmp_path: Path) -> None:
    _, en, vi = _read(tmp_path, "# c\n" + HEADER + "a,ba,days,2018-01-01,,Một,One,X\nb,1,days,31/02/2018,,Hai,Two,X\n")
    assert len(en) == 2
    assert "line 3, column value: “ba”" in en[0] and "decimal point" in en[0]
    assert "line 4, column valid_from: “31/02/2018”" in en[1]
    assert "dòng 3, cột value" in vi[0]


def test_empty_cell_wrong_choice_and_repeated_key(tmp_path: Path) -> None:
    _, en, _ = _read(tmp_path, HEADER + "a,1,,2018-01-01,,Một,One,X\n")
    assert en == [f"{tmp_path}/rows.csv, line 2, column unit: the cell is empty; fill it in."]
    _, en, _ = _read(
        tmp_path,
        "on,is_working,name_vi,name_en,source_id\n2020-01-01,false,a,b,X\n2020-01-01,true,c,d,X\n",
        "calendar_day",
    )
    assert len(en) == 2 and all("on=2020-01-01 stands twice" in error for error in en)
    _, en, vi = _read(tmp_path, "listed,valid_from,valid_to,source_id\nrich,2018-01-01,,X\n", "hardship_proof")
    assert (
        len(en) == 1 and "“rich” is not allowed; choose one of: poor, near_poor" in en[0] and "chọn một trong" in vi[0]
    )


def test_wrong_header_and_wrong_encoding(tmp_path: Path) -> None:
    _, en, _ = _read(tmp_path, HEADER.replace("unit", "units") + "a,1,d,2018-01-01,,Một,One,X\n")
    assert len(en) == 2 and "has no column unit" in en[0] and "unknown column units" in en[1]
    _, en, _ = _read(tmp_path, HEADER.encode() + b"a,1,\xff\n")
    assert len(en) == 1 and "is not UTF-8" in en[0]
    problems: list[CouncilError] = []
    read_rows(tmp_path / "none.csv", ALL["parameter"], problems)
    assert "is missing" in problems[0].en


def _home(tmp_path: Path, file: str, text: str) -> Path:
    path = tmp_path / "home" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "home"


def test_home_rows_replace_by_key_and_add(tmp_path: Path, law: Law) -> None:
    home = _home(
        tmp_path,
        "law/parameters.csv",
        HEADER
        + "grace_days,4,working days,2018-01-01,,Chờ,Grace,PROP_MISSED\n"
        + "own_number,1,days,2020-01-01,,Riêng,Own,PROP_MISSED\n",
    )
    own = Law.load(home)
    assert law.parameter("grace_days", date(2026, 10, 31)) == 3
    assert own.parameter("grace_days", date(2026, 10, 31)) == 4
    assert own.tables["parameter"].height == law.tables["parameter"].height + 1
    assert own.version != law.version


def test_the_product_folder_as_home_changes_nothing(law: Law) -> None:
    assert Law.load(PRODUCT).version == law.version


def test_an_older_row_gets_its_end_before_a_newer_one(tmp_path: Path) -> None:
    home = _home(
        tmp_path, "law/parameters.csv", HEADER + "grace_days,4,working days,2026-01-01,,Chờ,Grace,PROP_MISSED\n"
    )
    with pytest.raises(Several, match="cùng có hiệu lực ngày 01/01/2026") as caught:
        Law.load(home)
    assert "give the older row its valid_to" in caught.value.en
    both = HEADER + (
        "grace_days,3,working days,2018-01-01,2026-01-01,Chờ,Grace,PROP_MISSED\n"
        "grace_days,4,working days,2026-01-01,,Chờ,Grace,PROP_MISSED\n"
    )
    amended = Law.load(_home(tmp_path, "law/parameters.csv", both))
    days = [amended.parameter("grace_days", day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2))]
    assert days == [3, 4, 4]


def test_a_source_that_does_not_exist(tmp_path: Path) -> None:
    home = _home(
        tmp_path,
        "law/events.csv",
        "event_id,on,name_vi,name_en,event_kind,breaks_lines,source_id\nx,2026-05-01,Một,One,council,false,NOWHERE\n",
    )
    with pytest.raises(Several) as caught:
        Law.load(home)
    assert "source_id = NOWHERE is not in data/law/sources.csv" in caught.value.en


def test_a_number_that_is_not_there(law: Law) -> None:
    with pytest.raises(CouncilError, match="không có dòng “nothing”"):
        law.parameter("nothing", date(2026, 1, 1))


def test_version_follows_every_file(tmp_path: Path) -> None:
    product = tmp_path / "data"
    for room in ("law", "reference"):
        shutil.copytree(PRODUCT / room, product / room)
    first = Law.load(product=product).version
    labels = product / FILES["label"]
    labels.write_text(labels.read_text(encoding="utf-8") + "extra,x,Thêm,More,,,1\n", encoding="utf-8")
    assert Law.load(product=product).version != first
