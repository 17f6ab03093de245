"""Unit names and places, in three provinces that share no name with each other's agencies."""

import csv
import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.places import Places, guess_province

ROOT = Path(__file__).resolve().parents[2]
OLD, BETWEEN, NEW = dt.date(2024, 5, 1), dt.date(2025, 4, 1), dt.date(2026, 5, 1)


def _table(name: str) -> pl.DataFrame:
    frame = pl.read_csv(ROOT / "data" / "reference" / f"{name}.csv", infer_schema=False)
    days = [c for c in ("valid_from", "valid_to") if c in frame.columns]
    return frame.with_columns(pl.col(days).str.to_date())


AREA, XWALK, UNITS = _table("area"), _table("area_xwalk"), _table("agency_unit")


@pytest.fixture(scope="module")
def province() -> dict[str, Places]:
    return {code: Places.load(AREA, XWALK, code, agency_unit=UNITS) for code in ("31", "52", "93", "79")}


@pytest.mark.parametrize(("code", "text", "unit_id"), [
    ("52", "Công an thành phố Quy Nhơn", "CA_540"), ("52", "CATP Quy Nhơn", "CA_540"), ("52", "CA.TP Quy Nhơn",
    "CA_540"),
    ("52", "CAH Tuy Phước", "CA_550"), ("52", "CATX An Nhơn", "CA_549"), ("52", "CA-TX An Nhơn", "CA_549"),
    ("52", "Cơ quan CSĐT Công an tỉnh Bình Định", "CA_T"), ("52", "PC01", "CA_T"), ("52", "CAT Bình Định", "CA_T"),
    ("52", "VPCQCSĐT CAT", "CA_T"),
    ("52", "Trại tạm giam CAT", "TTG"), ("52", "CA TP. QN", "CA_540"), ("93", "CA H. LM", "CA_936"),
    ("52", "Đội CSĐT tội phạm về ma túy - Công an TP Quy Nhơn", "CA_540"), ("52", "Công an tỉnh", "CA_T"),
    ("52", "VKSND tỉnh", "VKS_T"), ("52", "VKSTX An Nhơn", "VKS_549"), ("52", "VKSH Phù Cát", "VKS_548"),
    ("52", "Viện Kiểm Sát ND huyện Tuy Phước", "VKS_550"), ("52", "Toà án ND huyện Tây Sơn", "TA_547"),
    ("52", "TAND H. Hoài Ân", "TA_544"), ("52", "TA Vĩnh Thạnh", "TA_546"), ("52", "TAND TP", "TA_540"),
    ("52", "Tòa án nhân dân TP. Quy Nhơn (Bình Định)", "TA_540"), ("52", "Tòa án nhân dân khu vực 3 - Gia Lai",
    "TA_KV3"),
    ("52", "TAND KV2", "TA_KV2"), ("52", "TAKV02", "TA_KV2"), ("52", "Nhà tạm giữ CATP Quy Nhơn", "NTG_540"),
    ("52", "Trại tạm giam Công an tỉnh", "TTG"), ("52", "CA H. TP", "CA_550"), ("52", "Công an phường Quy Nhơn Bắc",
    "CAX"),
    ("93", "CATP Vị Thanh", "CA_930"), ("93", "CA TP VT", "CA_930"), ("93", "CAH Vị Thủy", "CA_935"),
    ("93", "CATX Long Mỹ", "CA_937"), ("93", "CAH Long Mỹ", "CA_936"), ("93", "TAND huyện Châu Thành", "TA_933"),
    ("93", "TAND huyện Châu Thành A", "TA_932"), ("93", "TAND H. CTA", "TA_932"), ("93", "VKSTP Ngã Bảy", "VKS_931"),
    ("93", "TAND tỉnh HG", "TA_T"), ("93", "NTG TX Long Mỹ", "NTG_937"), ("93", "TAND khu vực 9 - Cần Thơ", "TA_KV9"),
    ("79", "Công an Quận 1", "CA_760"), ("79", "CAQ1", "CA_760"), ("79", "TAND Q.3", "TA_770"), ("79", "CATP", "CA_T"),
    ("79", "CATP Thủ Đức", "CA_769"), ("79", "TAND TPHCM", "TA_T"), ("31", "CQ CSĐT - CA quận Lê Chân", "CA_305"),
    ("31", "TAND khu vực II", "TA_KV2"), ("31", "VKSND KV IV", "VKS_KV4"),
    ("31", "CA H.Cát Hải", "CA_317"),
    ("31", "Công an cấp xã", "CAX"), ("31", "công an H.An Dương ", "CA_312")])
def test_units_in_natural_spellings(province: dict[str, Places], code: str, text: str, unit_id: str) -> None:
    assert province[code].units(pl.Series([text]))["unit_id"][0] == unit_id


@pytest.mark.parametrize(("code", "text", "state"), [
    ("31", "Công an huyện Hòa Vang, TP Đà Nẵng", "unknown"), ("31", "VKSND huyện Diễn Châu", "unknown"),
    ("31", "TAND khu vực 19 - Nghệ An", "unknown"), ("31", "Công an huyện An Lão, tỉnh Bình Định", "unknown"),
    ("52", "Công an huyện An Lão, TP Hải Phòng", "unknown"), ("52", "TAND thành phố Pleiku", "unknown"),
    ("52", "CATP Hải Phòng", "unknown"), ("31", "CQĐT", "unknown"), ("31", "Trung tâm ABC", "unknown"), ("31", "",
    "empty"),
    ("93", "CA Long Mỹ", "ambiguous"), ("93", "TAND TP", "ambiguous")])
def test_other_provinces_and_doubtful_names_give_no_unit(province: dict[str, Places], code: str, text: str,
    state: str) -> None:
    assert province[code].units(pl.Series([text])).select("unit_id", "state").row(0) == (None, state)


@pytest.mark.parametrize(("text", "sector", "unit_id", "commune"), [
    ("UBND phường Lê Chân (Mẫu 13)", "commune", "UBND", "11383"), ("UBND xã Quang Trung", "commune", "UBND", None),
    ("Chi nhánh số 1", "branch", None, None), ("Hội Luật gia", "other", None, None), ("Tự đến", "other", None, None),
    ("Chi cục Kiểm lâm", "other", "OTHER_chi_cuc_kiem_lam", None),
    ("Trại giam Xuân Nguyên", "prison", "PRISON_trai_giam_xuan_nguyen", None),
    ("Tòa án quân sự Quân khu 3", "military", "MILITARY_toa_an_quan_su_quan_khu_3", None)])
def test_senders_outside_the_usual_agencies_are_known(province: dict[str, Places], text: str, sector: str,
                                                      unit_id: str | None, commune: str | None) -> None:
    row = province["31"].units(pl.Series([text]), on=NEW).row(0, named=True)
    assert (row["state"], row["sector"], row["unit_id"], row["commune_code"]) == ("ok", sector, unit_id, commune)


HAI_PHONG = Places.load(AREA, XWALK, "31", agency_unit=UNITS)
PIECES = ["Công an ", "CA", "TAND", "VKS", "Q", "H.", "TP ", "huyện ", "xã ", "phường ", "tỉnh ", "khu vực ", "KV",
    "2", "Lê Chân",
          "An Lão", "Hải Phòng", "Quy Nhơn", "Cà", " - ", ", ", "(", ")", "²", "\x1f", "\n", "UBND", "NTG ", " "]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@settings(deadline=None)
def test_any_text_gives_a_unit_or_a_reason(text: str) -> None:
    unit = HAI_PHONG.units(pl.Series([text])).row(0, named=True)
    place = HAI_PHONG.places(pl.Series([text])).row(0, named=True)
    assert unit["state"] in ("ok", "unknown", "ambiguous", "empty")
    assert (place["code"] is not None) == (place["state"] == "ok")
    assert HAI_PHONG.sources(pl.Series([text])).height == HAI_PHONG.units(pl.Series([text]), whole=False).height == 1


def test_name_of_the_merged_province_counts_from_the_switch(province: dict[str, Places]) -> None:
    twice = pl.Series(["Công an thành phố Cần Thơ"] * 2)
    assert province["93"].units(twice, on=pl.Series([OLD, NEW]))["unit_id"].to_list() == [None, "CA_T"]


@pytest.mark.parametrize(("text", "on", "scheme", "code"), [
    ("Công an phường Lập Lễ", BETWEEN, "GSO_PRE2025", "11551"), ("CAP Phù Liễn", NEW, "GSO_2025", "11446"),
    ("Công an xã Quang Trung, huyện An Lão", BETWEEN, "GSO_PRE2025", "11647"), ("Công an xã Quang Trung", BETWEEN,
    None, None),
    ("Công an đặc khu Cát Hải", NEW, "GSO_2025", "11914")])
def test_commune_police(province: dict[str, Places], text: str, on: dt.date, scheme: str | None,
    code: str | None) -> None:
    row = province["31"].units(pl.Series([text]), on=on).row(0, named=True)
    assert (row["unit_id"], row["commune_scheme"], row["commune_code"]) == ("CAX", scheme, code)


def test_untyped_police_names_after_the_end_of_district_police(province: dict[str, Places]) -> None:
    names = pl.Series(["CA Lê Chân", "CA Lê Chân", "CA quận Lê Chân"])
    assert province["31"].units(names, on=pl.Series([OLD, NEW, NEW]))["unit_id"].to_list() == ["CA_305", "CAX",
        "CA_305"]


def test_a_hint_of_the_sector_or_district_helps_short_names(province: dict[str, Places]) -> None:
    hai_phong = province["31"]
    assert hai_phong.units(pl.Series(["Lê Chân"]), sector="court")["unit_id"][0] == "TA_305"
    assert hai_phong.units(pl.Series(["KV1"]), sector="procuracy")["unit_id"][0] == "VKS_KV1"
    assert hai_phong.units(pl.Series(["CQĐT"]), district="305")["unit_id"][0] == "CA_305"


@pytest.mark.parametrize(("text", "unit_id"), [
    ("TAND_ngo_quyen_2024.xlsx", "TA_304"), ("Nha_tam_giu_cat_hai", "NTG_317"), ("VKSND_KV1_tu_7-2025", "VKS_KV1"),
    ("CATP_2024-H1", "CA_T"), ("TAKV1_2025Q3", "TA_KV1"), ("Trai_tam_giam_2024.xls", "TTG"), ("TAND_TP_2024", "TA_T"),
    ("CÔNG AN HUYỆN KIẾN THỤY - SỔ THEO DÕI VỤ VIỆC", "CA_314"), ("VKS_So_TGPL_2024", None)])
def test_units_in_titles_and_file_names(province: dict[str, Places], text: str, unit_id: str | None) -> None:
    assert province["31"].units(pl.Series([text]), whole=False)["unit_id"][0] == unit_id


@pytest.mark.parametrize(("text", "source", "unit_id"), [
    ("Tự đến", "self_walk_in", None), ("Người được TGPL tự đến", "self_walk_in", None), ("UBND phường Gia Viên",
    "commune_M13", None),
    ("TGV Nguyễn A khai thác", "officer_personal", None), ("Qua quan hệ cá nhân TGV", "officer_personal", None),
    ("Nhà tạm giữ Công an quận Lê Chân", "detention", "NTG_305"), ("Trại tạm giam CATP", "detention", "TTG"),
    ("PC01", "police", "CA_T"), ("CA Phường Lê Chân", "police", "CAX"), ("TA quận Lê Chân", "court", "TA_305"),
    ("Hội phụ nữ quận", "other", None), ("Đồn Biên phòng Đồ Sơn", "border", "BORDER_don_bien_phong_do_son"),
    ("Công an huyện Hòa Vang", "unknown", None), ("", None, None)])
def test_sources_of_cases(province: dict[str, Places], text: str, source: str | None, unit_id: str | None) -> None:
    row = province["31"].sources(pl.Series([text]), on=NEW).row(0, named=True)
    assert (row["source"], row["unit_id"]) == (source, unit_id)


@pytest.mark.parametrize(("code", "text", "on", "found"), [
    ("31", "tổ 4, X. Nam Sơn, H. An Dương, HP", OLD, ("GSO_PRE2025", "11608", "312", "ok")),
    ("31", "Xã Lập Lễ - Thủy Nguyên", OLD, ("GSO_PRE2025", "11551", "311", "ok")),
    ("31", "phường Minh Khai, quận Hồng Bàng, TP Hải Phòng", NEW, ("GSO_PRE2025", "11311", "303", "ok")),
    ("31", "Quán Toan, Hồng Bàng, HP", OLD, ("GSO_PRE2025", "11296", "303", "ok")),
    ("31", "thôn 3, xã tiên lãng, TP Hải Phòng", NEW, ("GSO_2025", "11755", None, "ok")),
    ("31", "Phường Hồng An", NEW, ("GSO_2025", "11602", None, "ok")),
    ("31", "Phường Gia Viên", OLD, ("GSO_PRE2025", "11341", "304", "ok")),
    ("31", "Phường Gia Viên", NEW, ("GSO_2025", "11359", None, "ok")),
    ("31", "Phường Gia Viên - Ngô Quyền", NEW, ("GSO_PRE2025", "11341", "304", "ok")),
    ("31", "Phường Máy Chai", NEW, ("GSO_PRE2025", "11329", "304", "ok")),
    ("31", "Xã Quang Trung", OLD, ("GSO_PRE2025", None, None, "ambiguous")),
    ("31", "Huyện Kiến Thụy", OLD, (None, None, "314", "district_only")),
    ("31", "Thành phố Hải Phòng", OLD, (None, None, None, "province_only")),
    ("31", "thị xã Kinh Môn, tỉnh Hải Dương", NEW, (None, None, None, "outside")),
    ("31", "tỉnh Nghệ An", OLD, (None, None, None, "outside")), ("31", "huyện Hòa Vang", OLD, (None, None, None,
    "outside")),
    ("31", "số 5 đường Lê Lợi", OLD, (None, None, None, "unknown")), ("31", "", OLD, (None, None, None, "empty")),
    ("52", "thôn An Thái, xã Nhơn Phúc, thị xã An Nhơn, tỉnh Bình Định", OLD, ("GSO_PRE2025", "21931", "549", "ok")),
    ("52", "KV5, P.Nhơn Phú, TP.Quy Nhơn", OLD, ("GSO_PRE2025", "21553", "540", "ok")),
    ("52", "xã Phước Sơn huyện Tuy Phước tỉnh Bình Định", OLD, ("GSO_PRE2025", "21970", "550", "ok")),
    ("52", "phường Quy Nhơn, tỉnh Gia Lai", NEW, ("GSO_2025", "21583", None, "ok")),
    ("52", "phường Quy Nhơn, tỉnh Gia Lai", OLD, (None, None, None, "outside")),
    ("52", "huyện Chư Sê, tỉnh Gia Lai", NEW, (None, None, None, "outside")),
    ("52", "TP. Hồ Chí Minh", OLD, (None, None, None, "outside"))])
def test_places(province: dict[str, Places], code: str, text: str, on: dt.date, found: tuple[str | None, ...]) -> None:
    row = province[code].places(pl.Series([text]), on=on).row(0, named=True)
    assert (row["scheme"], row["code"], row["district"], row["state"]) == found


def test_a_district_column_beside_and_a_scheme_in_the_heading(province: dict[str, Places]) -> None:
    communes, districts = pl.Series(["Phường Nam Sơn", "Phường Nam Sơn"]), pl.Series(["Quận An Dương", "Kiến An"])
    assert province["31"].places(communes, districts=districts)["code"].to_list() == ["11608", "11437"]
    old = province["31"].places(pl.Series(["Phường Gia Viên"]), on=NEW, scheme="GSO_PRE2025")
    assert old["code"][0] == "11341"


@pytest.mark.parametrize(("texts", "code"), [
    (["SỞ TƯ PHÁP THÀNH PHỐ HẢI PHÒNG", "Công an quận Hồng Bàng"], "31"), (["Công an huyện An Lão",
    "TAND huyện Kiến Thụy"], "31"),
    (["SỞ TƯ PHÁP TỈNH BÌNH ĐỊNH", "Công an huyện An Lão"], "52"), (["TAND tỉnh Gia Lai", "TAND thị xã An Nhơn",
    "CA huyện Tuy Phước"], "52"),
    (["Công an tỉnh Hậu Giang"], "93"), (["Công an huyện Châu Thành"], None), (["Danh sách bị can"], None), ([], None)])
def test_guessing_the_province(texts: list[str], code: str | None) -> None:
    assert guess_province(texts, AREA, XWALK) == code


@pytest.mark.sample
def test_every_alias_of_the_sample(province: dict[str, Places], truth_dir: Path) -> None:
    with (truth_dir / "unit_aliases.csv").open(encoding="utf-8") as lines:
        wanted = {row["text"]: row["unit_id"] for row in csv.DictReader(lines)}
    read = province["31"].units(pl.Series(list(wanted)))["unit_id"].to_list()
    assert dict(zip(wanted, read, strict=True)) == wanted


@pytest.mark.sample
def test_default_districts_of_the_sample(province: dict[str, Places], truth_dir: Path) -> None:
    truth = pl.read_csv(truth_dir / "geography.csv", infer_schema=False).drop_nulls("new_code")
    default = province["31"].geography.default_district
    wanted = dict(truth.select("new_code", "new_commune_default_old_district").iter_rows())
    assert {code: default[code] for code in wanted} == wanted


PROVINCES = AREA.filter((pl.col("kind") == "province") & (pl.col("scheme") == "GSO_PRE2025"))["code"].to_list()
SHORTER = {"Công an": "CA", "Tòa án nhân dân": "TAND", "Viện kiểm sát nhân dân": "VKSND", "Nhà tạm giữ": "NTG",
           "huyện ": "H. ", "quận ": "Q.", "thành phố ": "TP. ", "thị xã ": "TX "}


@pytest.mark.slow
def test_units_of_all_63_provinces_by_official_name_and_abbreviated() -> None:
    wrong = []
    for code in PROVINCES:
        places, own = Places.load(AREA, XWALK, code, agency_unit=UNITS), UNITS.filter(pl.col("province_code") == code)
        short = own["name_vi"].str.replace_many(list(SHORTER), list(SHORTER.values()))
        for names in (own["name_vi"], own["name_vi"].str.to_uppercase(), short):
            read = pl.DataFrame({"name": names, "want": own["unit_id"], "found": places.units(names)["unit_id"]})
            wrong += read.filter(pl.col("want").ne_missing(pl.col("found"))).rows()
    assert not wrong


@pytest.mark.slow
def test_communes_of_all_63_provinces_written_with_their_district() -> None:
    districts = AREA.filter(pl.col("kind") == "district").select(parent_code="code", district="name_vi")
    wrong = []
    for code in PROVINCES:
        own = AREA.filter((pl.col("kind") == "commune") & (pl.col("scheme") == "GSO_PRE2025")
                          & (pl.col("province_code") == code)).join(districts, on="parent_code")
        places = Places.load(AREA, XWALK, code)
        for text in ("thôn 3, {}, {}", "{} - {}"):
            texts = own.select(pl.format(text, "name_vi", "district")).to_series()
            found = places.places(texts, on=OLD)["code"]
            read = pl.DataFrame({"text": texts, "want": own["code"], "found": found})
            wrong += read.filter(pl.col("want").ne_missing(pl.col("found"))).rows()
    assert not wrong
