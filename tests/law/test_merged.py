"""A council of a province merged from several: districts, communes and units of all of them, namesakes told apart."""

import datetime as dt

import polars as pl
import pytest

from council.errors import CouncilError
from council.home import Home, Settings
from council.law import Law
from council.places import Places, guess_former, guess_province

AN_GIANG, KIEN_GIANG = "89", "91"
BEFORE = dt.date(2024, 5, 1)


@pytest.fixture(scope="module")
def law() -> Law:
    return Law.load()


@pytest.fixture(scope="module")
def places(law: Law) -> Places:
    tables = law.covering(AN_GIANG, (AN_GIANG, KIEN_GIANG)).tables
    return Places.load(tables["area"], tables["area_xwalk"], AN_GIANG, agency_unit=tables["agency_unit"])


def test_all_districts_and_units_stand_under_one_code(law: Law):
    merged = law.covering(AN_GIANG, (AN_GIANG, KIEN_GIANG)).tables
    both = pl.col("province_code").is_in([AN_GIANG, KIEN_GIANG])
    for table in ("area", "agency_unit"):
        before, after = (tables[table].filter(both) for tables in (law.tables, merged))
        old = pl.col("scheme") == "GSO_PRE2025" if table == "area" else pl.col("district_code").is_not_null()
        assert set(after.filter(old)["province_code"]) == {AN_GIANG}
        assert after.filter(old).height == before.filter(old).height
    key = ["unit_id", "province_code"]
    assert merged["agency_unit"].select(key).is_duplicated().sum() == 0
    assert law.covering(AN_GIANG, ()).tables["area"].equals(law.tables["area"])


@pytest.mark.parametrize(("text", "unit"), [
    ("Công an huyện Châu Phú", "CA_889"), ("CA TP Rạch Giá", "CA_899"), ("TAND huyện Tri Tôn, tỉnh An Giang", "TA_891"),
    ("Công an huyện Châu Thành, tỉnh Kiên Giang", "CA_905"), ("Công an huyện Châu Thành, tỉnh An Giang", "CA_892"),
    ("CAH Châu Thành (An Giang)", "CA_892"), ("Công an tỉnh Kiên Giang", "CA_T"), ("Công an tỉnh An Giang", "CA_T"), ("Công an huyện Châu Thành", None),
    ("Công an huyện Cái Bè, tỉnh Tiền Giang", None)])  # fmt: skip
def test_units_of_every_former_province_are_known(places: Places, text: str, unit: str | None):
    assert places.units(pl.Series([text]), on=BEFORE)["unit_id"].to_list() == [unit]


@pytest.mark.parametrize(("text", "district"), [
    ("xã An Hòa, huyện Châu Thành, tỉnh An Giang", "892"), ("xã Minh Hòa, huyện Châu Thành", "905"),
    ("huyện Châu Thành, Kiên Giang", "905"), ("huyện Châu Thành", None), ("TP Long Xuyên, An Giang", "883")])  # fmt: skip
def test_namesakes_are_told_apart_by_province_or_commune(places: Places, text: str, district: str | None):
    assert places.places(pl.Series([text]), on=pl.Series([BEFORE]))["district"].to_list() == [district]


def test_codes_that_did_not_become_one_province_are_refused(law: Law):
    with pytest.raises(CouncilError, match="former_provinces"):
        law.covering(AN_GIANG, (AN_GIANG, "31"))


def test_the_former_provinces_are_guessed_from_districts_that_only_they_have(law: Law):
    area, xwalk = law.tables["area"], law.tables["area_xwalk"]
    one = ["Công an huyện Châu Phú", "Công an huyện Tri Tôn", "TAND thành phố Long Xuyên", "VKSND thị xã Tịnh Biên"]
    other = ["CA huyện Hòn Đất", "TAND thành phố Rạch Giá", "Công an huyện An Biên", "Công an huyện U Minh Thượng"]
    assert guess_former([*one, *other], KIEN_GIANG, area, xwalk) == (AN_GIANG, KIEN_GIANG), "the name of today leads"
    assert guess_former([*one, *other[:2]], AN_GIANG, area, xwalk) == ()
    assert guess_former([*one, "huyện Châu Thành"], AN_GIANG, area, xwalk) == ()
    assert guess_province([*one, *other], area, xwalk) in (AN_GIANG, KIEN_GIANG)


def test_settings_keep_the_former_provinces(tmp_path):
    home = Home(tmp_path)
    home.write_settings(Settings(province_code=AN_GIANG, former_provinces=(AN_GIANG, KIEN_GIANG)))
    assert home.settings().former_provinces == (AN_GIANG, KIEN_GIANG)
