"""Other wordings, habits and shapes of persons' tables than those of the full rendering."""

import polars as pl
import pytest

from council.intake import read_folder
from tests.alien import shapes
from tests.alien.centre import Centre
from tests.alien.compare import compared
from tests.alien.facts import load
from tests.alien.pages import Delivery
from tests.alien.province import CODE, Province
from tests.alien.render import TRUTH
from tests.alien.shuffle import OtherLot, write

pytestmark = [pytest.mark.sample, pytest.mark.skipif(not TRUTH.exists(), reason="the sample's truth is not here")]


@pytest.fixture(scope="module")
def facts():
    return load(TRUTH)


@pytest.fixture(scope="module")
def police(facts):
    """Persons of a district police list and of its register, and the title they stand under."""
    listed = [f for f in facts if f.kind == "list" and f.unit == "CA_903" and f.day.year == 2024 and not f.is_civil][:40]
    return listed, [f for f in facts if f.kind == "register" and f.unit == "CA_903"], Province(TRUTH).unit_name("CA_903").upper()


def _wrong(out: Delivery) -> list:
    read = read_folder(out.home, province_code=CODE)
    assert read.entry.height == len(out.stated)
    return compared(out.stated, read.entry).filter(~pl.col("is_right")).group_by("field").len().rows()


@pytest.mark.parametrize("seed", [503, 505, 519, 705])
def test_other_wordings_are_told_by_the_cells(seed, facts, tmp_path):
    province, out = Province(TRUTH), Delivery(tmp_path)
    unit, day, title = (
        ("CA_903", "police_day", "DANH SÁCH BỊ CAN, BỊ HẠI"),
        ("NTG_903", "custody_day", "DANH SÁCH NGƯỜI BỊ TẠM GIỮ"),
        ("TA_903", "docket_day", "DANH SÁCH BỊ CÁO, BỊ HẠI"),
    )[seed % 3]
    of = [f for f in facts if f.kind in ("list", "register", "log") and f.day.year == 2024]
    listed = [f for f in of if f.kind == "list" and f.unit == unit and not f.is_civil][:20]
    write(out, "danh sach 2024.xlsx", [province.unit_name(unit), f"{title} NĂM 2024"], OtherLot(seed, province).listed(day), listed)
    book = [f for f in of if f.kind == "register" and f.unit == "CA_903"][:20]
    titles = [province.unit_name("CA_903"), "SỔ THEO DÕI VỤ VIỆC TGPL NĂM 2024"]
    write(out, "so 2024.xlsx", titles, OtherLot(1000 + seed, province).register(), book)
    log, centre = [f for f in of if f.kind == "log"][:20], Centre(out, of, province, TRUTH)
    columns = OtherLot(2000 + seed, province).log(centre.sender, centre.channel, centre.reply)
    write(out, "so den 2024.xlsx", ["TRUNG TÂM TGPL TỈNH KIÊN GIANG", "SỔ TIẾP NHẬN THÔNG BÁO NĂM 2024"], columns, log)
    assert _wrong(out) == []


@pytest.mark.parametrize("seed", [10, 11, 12, 13, 14])
def test_registers_of_cases_with_shares_in_every_manner(seed, facts, tmp_path):
    out = Delivery(tmp_path)
    centre = Centre(out, facts, Province(TRUTH), TRUTH)
    cases = [f for f in facts if f.kind == "case" and "2025" in f.raw["file"]]
    shared = [f for f in cases if len(f.case.get("providers", {})) > 1][:25]
    shapes.cases(out, centre, sorted(shared + cases[:15], key=lambda f: f.case["case_id"]), seed)
    assert _wrong(out) == []


@pytest.mark.parametrize("is_merged", [False, True])
def test_two_lines_a_person(police, is_merged, tmp_path):
    out = Delivery(tmp_path)
    shapes.two_lines(out, police[0], police[2], "hai dong.xlsx", is_merged)
    assert _wrong(out) == []


def test_persons_concerned_as_the_only_names(police, tmp_path):
    out = Delivery(tmp_path)
    shapes.related_only(out, police[0], police[2], "lien quan.xlsx")
    assert _wrong(out) == []


def test_a_list_that_is_a_register_for_some(police, tmp_path):
    out = Delivery(tmp_path)
    shapes.list_and_register(out, *police, "danh sach va so.xlsx")
    explained = {f.raw["pm_id"] for f in police[1]}
    rows = read_folder(tmp_path, province_code=CODE).entry
    assert rows.filter(pl.col("kind") == "register").height == sum(f.raw["pm_id"] in explained for f in police[0]) > 0
    assert rows.filter((pl.col("kind") == "register") & pl.col("explained_on").is_null()).height == 0
    assert rows.height == len(police[0]) and rows.filter((pl.col("kind") == "list") & pl.col("m01_given").is_null()).height == 0
