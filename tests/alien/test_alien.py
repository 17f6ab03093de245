"""Another province's files, with its own layouts and words, are read as truly as the sample's."""

from zlib import crc32

import polars as pl
import pytest

from council.intake import read_folder
from tests.alien.centre import Centre
from tests.alien.compare import compared
from tests.alien.facts import load
from tests.alien.faults import plant
from tests.alien.figures import mapped
from tests.alien.pages import Delivery
from tests.alien.province import CODE, Province
from tests.alien.render import TRUTH, render
from tests.alien.shuffle import Lot, write

pytestmark = [pytest.mark.sample, pytest.mark.skipif(not TRUTH.exists(), reason="the sample's truth is not here")]
PARTS = 9


def _in_slice(fact) -> bool:
    """Every ninth person-matter with all its rows."""
    return crc32((fact.raw["pm_id"] or fact.raw["cccd_val"]).encode()) % PARTS == 0


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alien")
    return folder, render(folder, keep=_in_slice)


@pytest.fixture(scope="module")
def read(delivered):
    return read_folder(delivered[0], province_code=CODE)


def test_every_file_is_recognised(delivered, read):
    assert read.source_file.filter(pl.col("outcome") != "current").select("file", "outcome", "message").rows() == []
    assert read.problem.filter(pl.col("code") == "unknown_form").height == 0


def test_every_person_is_read_once(delivered, read):
    counted = read.entry.group_by("kind").len()
    stated = pl.DataFrame({"kind": [one.fact.kind for one in delivered[1]]}).group_by("kind").len()
    assert dict(counted.iter_rows()) == dict(stated.iter_rows())
    assert read.rows.filter((pl.col("outcome") == "refused") & (pl.col("reason") != "no_name")).height == 0


def test_every_field_says_what_the_row_states(delivered, read):
    wrong = compared(delivered[1], read.entry).filter(~pl.col("is_right"))
    assert wrong.group_by("field").len().sort("field").rows() == [], wrong.head(10).rows()


def test_small_tables_are_read(read):
    assert read.provider_row.height == 20 and read.provider_row.filter(pl.col("leader_role").is_not_null()).height == 2
    assert read.report_row.height == 441 and read.report_row["unit_id"].null_count() == 0
    assert set(read.report_row["period"].str.slice(4, 1)) == {"Q"}
    assert read.totals_row.height == 40 and read.totals_row["unit_id"].null_count() == 0
    assert read.hearing_row.height == 54 and read.availability_row.height == 5
    assert read.court_area_row["court_area"].n_unique() == 6


def test_rows_that_cannot_count_are_refused_with_their_reason(tmp_path):
    refused = plant(tmp_path)
    read = read_folder(tmp_path, province_code=CODE)
    found = {
        (r["file"], r["sheet"], r["row"]): r["reason"]
        for r in read.rows.filter(pl.col("outcome") == "refused").iter_rows(named=True)
    }
    assert found == refused
    assert sorted(read.entry.select("kind", "name").rows()) == [
        ("list", "Neáng Thị Sơn Phượng"),
        ("log", "Neáng Thị Sơn Phượng"),
        ("register", "Neáng Thị Sơn Phượng"),
    ]
    outcomes = dict(read.source_file.select("file", "outcome").iter_rows())
    assert (
        outcomes["thu/gui lai/CAH Giang Thanh 3-2024 (1).xlsx"] == "copy" or outcomes["thu/CAH Giang Thanh 3-2024.xlsx"] == "copy"
    )
    assert read.rows.filter(pl.col("outcome") == "hidden_sheet").height > 0


@pytest.fixture(scope="module")
def facts():
    return [fact for fact in load(TRUTH) if fact.kind in ("list", "register", "log") and fact.day.year == 2024]


LISTS = (
    ("CA_903", "police_day", "DANH SÁCH BỊ CAN, BỊ HẠI"),
    ("NTG_903", "custody_day", "DANH SÁCH NGƯỜI BỊ TẠM GIỮ"),
    ("TA_903", "docket_day", "DANH SÁCH BỊ CÁO, BỊ HẠI"),
)


@pytest.mark.parametrize("seed", [2, 18, 31, 204, 245, 257])
def test_layouts_drawn_by_lot_are_read(seed, facts, tmp_path):
    province, out = Province(TRUTH), Delivery(tmp_path)
    unit, day, title = LISTS[seed % 3]
    listed = [f for f in facts if f.kind == "list" and f.unit == unit and not f.is_civil][:20]
    write(out, "danh sach 2024.xlsx", [province.unit_name(unit), f"{title} NĂM 2024"], Lot(seed, province).listed(day), listed)
    book = [f for f in facts if f.kind == "register" and f.unit == "CA_903"][:20]
    titles = [province.unit_name("CA_903"), "SỔ THEO DÕI VỤ VIỆC TGPL NĂM 2024"]
    write(out, "so 2024.xlsx", titles, Lot(1000 + seed, province).register(), book)
    log, centre = [f for f in facts if f.kind == "log"][:20], Centre(out, facts, province, TRUTH)
    columns = Lot(2000 + seed, province).log(centre.sender, centre.channel, centre.reply)
    titles = ["TRUNG TÂM TGPL TỈNH KIÊN GIANG", "SỔ TIẾP NHẬN THÔNG BÁO NĂM 2024"]
    write(out, "so tiep nhan 2024.xlsx", titles, columns, log)
    read = read_folder(tmp_path, province_code=CODE)
    wrong = compared(out.stated, read.entry).filter(~pl.col("is_right"))
    assert read.entry.height == len(out.stated)
    assert wrong.group_by("field").len().rows() == [], wrong.head(10).rows()


@pytest.mark.parametrize(
    ("figure", "there"),
    [
        ("missed.by_district.303", "missed.by_district.899"),
        ("silent.by_unit.CA_309", "silent.by_unit.CA_906"),
        ("eligible.by_khu_vuc.undetermined_315", "eligible.by_khu_vuc.undetermined_913"),
        ("cases.new.2024", "cases.new.2024"),
    ],
)
def test_figures_are_named_after_the_other_province(figure, there):
    assert mapped(figure) == there
