"""Both geographies complete, crosswalk without loose ends, units and tiles; the sample province as a check."""

import importlib.util
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from council.law import PRODUCT, Law
from council.names import name_key, sort_key

ROOT = Path(__file__).resolve().parents[2]


def _count(frame: pl.DataFrame, **where: str) -> int:
    return frame.filter([pl.col(name) == value for name, value in where.items()]).height


def test_counts_of_both_geographies(law: Law) -> None:
    area = law.tables["area"]
    counts = {
        (scheme, kind): _count(area, scheme=scheme, kind=kind)
        for scheme, kind in [
            ("GSO_PRE2025", "province"),
            ("GSO_PRE2025", "district"),
            ("GSO_PRE2025", "commune"),
            ("GSO_2025", "province"),
            ("GSO_2025", "commune"),
        ]
    }
    assert list(counts.values()) == [63, 696, 10035, 34, 3321]
    new = area.filter(pl.col("scheme") == "GSO_2025", pl.col("kind") == "commune")["unit_type"].value_counts()
    assert dict(new.iter_rows()) == {"Phường": 687, "Xã": 2621, "Đặc khu": 13}


def test_codes_keep_their_zeros_and_parents(law: Law) -> None:
    area = law.tables["area"]
    lengths = area.group_by("kind").agg(pl.col("code").str.len_chars().unique()).sort("kind")
    assert dict(lengths.iter_rows()) == {"commune": [5], "district": [3], "province": [2]}
    assert area.filter((pl.col("kind") != "province") & pl.col("parent_code").is_null()).is_empty()
    bare = area.filter(pl.col("scheme") == "GSO_PRE2025", pl.col("kind") == "district").join(
        area.filter(pl.col("scheme") == "GSO_PRE2025", pl.col("kind") == "commune"),
        left_on="code",
        right_on="parent_code",
        how="anti",
    )
    assert sorted(bare["code"]) == ["318", "471", "498", "536", "755"]


def test_crosswalk_has_one_main_target_and_no_loose_end(law: Law) -> None:
    walk = law.tables["area_xwalk"].filter(
        pl.col("from_scheme") == "GSO_PRE2025", pl.col("from_code").str.len_chars() > 2
    )
    per = walk.group_by("from_code").agg(
        pl.len().alias("n"),
        (pl.col("method") == "default").sum().alias("main"),
        (pl.col("method") == "exact").sum().alias("exact"),
    )
    assert per.height == 10040
    split = per.filter(pl.col("n") > 1)
    assert dict(split["n"].value_counts().iter_rows()) == {2: 397, 3: 58, 4: 15, 5: 1}
    assert split["main"].to_list() == [1] * 471 and split["exact"].sum() == 0
    assert per.filter(pl.col("n") == 1)["exact"].to_list() == [1] * 9569
    area = law.tables["area"].select("scheme", "code")
    for side in ("from", "to"):
        ends = law.tables["area_xwalk"].select(f"{side}_scheme", f"{side}_code")
        assert ends.join(
            area, left_on=[f"{side}_scheme", f"{side}_code"], right_on=["scheme", "code"], how="anti"
        ).is_empty()
    provinces = law.tables["area_xwalk"].filter(pl.col("from_code").str.len_chars() == 2)
    assert provinces.height == 63 and provinces["to_code"].n_unique() == 34


def test_every_new_commune_goes_back_to_one_main_district(law: Law) -> None:
    back = law.tables["area_xwalk"].filter(pl.col("from_scheme") == "GSO_2025")
    main = back.filter(pl.col("method") != "other").group_by("from_code").len()
    assert main.height == 3321 and main["len"].max() == 1


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("Đồ Sơn", "do son"),
        ("Thủy Nguyên", "thuy nguyen"),
        ("Ea H'Leo", "ea hleo"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("Thu\u0309y", "thuy"),
        ("ƯƠNG", "uong"),
    ],
)
def test_name_keys(raw: str, key: str) -> None:
    assert name_key(raw) == key


@pytest.mark.parametrize(
    "names",
    [
        ["an", "ăn", "ân", "ba", "ca", "da", "đa", "e", "ê", "ga", "oa", "ô", "ơ", "pa", "ta", "u", "ư", "va", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["An Dương", "An Lão", "Ân Thi", "Đồ Sơn", "Hà Đông", "Hải An", "Lê Chân"],
        ["Quận 1", "Quận 2", "Quận 10", "Quận 12", "Quận Tân"],
        ["Phước An", "Phước Hà", "Phường", "Phượng"],
    ],
)
def test_sort_keys_are_vietnamese_order_by_bytes(names: list[str]) -> None:
    mixed = names[1::2] + names[::2]
    assert sorted(mixed, key=lambda name: sort_key(name).encode()) == names


def test_units_of_every_province(law: Law) -> None:
    units = law.tables["agency_unit"]
    assert units.height == 696 * 4 + 63 * 5
    names = units.filter(pl.col("unit_id") != "CAX").select("province_code", "name_vi")
    assert names.is_duplicated().sum() == 0
    spoken = pl.concat([names, units.explode("aliases").select("province_code", name_vi="aliases").drop_nulls()])
    assert (
        spoken.filter(
            ~spoken["name_vi"].str.starts_with("Công an xã") & ~spoken["name_vi"].str.starts_with("Công an các xã")
        )
        .is_duplicated()
        .sum()
        == 0
    )


@pytest.mark.parametrize(
    ("prefix", "last", "end"),
    [
        ("CA_", date(2025, 2, 28), date(2025, 3, 1)),
        ("NTG_", date(2025, 2, 28), date(2025, 3, 1)),
        ("VKS_", date(2025, 6, 30), date(2025, 7, 1)),
        ("TA_", date(2025, 6, 30), date(2025, 7, 1)),
    ],
)
def test_district_units_end_half_open(law: Law, prefix: str, last: date, end: date) -> None:
    def there(day: date) -> int:
        return (
            law.in_force("agency_unit", day)
            .filter(pl.col("level") == "district", pl.col("unit_id").str.starts_with(prefix))
            .height
        )

    assert [there(last), there(end), there(date(2026, 1, 1))] == [696, 0, 0]


def test_commune_police_begin_when_district_police_end(law: Law) -> None:
    days = [
        law.in_force("agency_unit", day).filter(pl.col("unit_id") == "CAX").height
        for day in (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 2))
    ]
    assert days == [0, 63, 63]


def test_tiles_show_every_district_once_and_hang_together(law: Law) -> None:
    area, tiles = law.tables["area"], law.tables["tile_cell"]
    islands = {"318", "471", "498", "536", "755"}
    for (council,), cells in tiles.partition_by("council", as_dict=True).items():
        districts = area.filter(
            pl.col("scheme") == "GSO_PRE2025", pl.col("kind") == "district", pl.col("province_code") == council
        )
        assert sorted(cells["code"]) == sorted(districts["code"])
        assert cells.select("column", "row").is_duplicated().sum() == 0
        land = {(c, r) for code, c, r in cells.select("code", "column", "row").iter_rows() if code not in islands}
        reached = {min(land)}
        while (
            more := {(c + x, r + y) for c, r in reached for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))} & land - reached
        ):
            reached |= more
        assert reached == land


def _court_rows(truth: Path) -> pl.DataFrame:
    geography = pl.read_csv(truth / "geography.csv", infer_schema=False)
    return geography.select(court_area="kv", commune_code="new_code").drop_nulls().unique().sort("commune_code")


def test_sample_province_agrees_with_its_truth(law: Law, truth_dir: Path) -> None:
    truth = pl.read_csv(truth_dir / "geography.csv", infer_schema=False)
    area, walk = law.tables["area"], law.tables["area_xwalk"]
    old = truth.filter(
        pl.col("scheme") == "GSO_PRE2025",
        pl.col("code").str.len_chars() == 5,
        pl.col("code").is_in(area.filter(pl.col("kind") == "commune")["code"].implode()),
    )  # one island has no commune
    names = old.join(area.filter(pl.col("scheme") == "GSO_PRE2025"), on="code", how="left")
    assert names.filter(pl.col("name_vi").ne_missing(pl.col("name"))).is_empty()
    main = walk.filter(pl.col("method") != "other")
    forward = old.join(
        main.filter(pl.col("from_scheme") == "GSO_PRE2025"), left_on="code", right_on="from_code", how="left"
    )
    assert forward.filter(pl.col("to_code").ne_missing(pl.col("new_code"))).is_empty()
    back = truth.join(
        main.filter(pl.col("from_scheme") == "GSO_2025"), left_on="new_code", right_on="from_code", how="left"
    )
    assert back.filter(pl.col("to_code").ne_missing(pl.col("new_commune_default_old_district"))).is_empty()


def test_sample_units_agree_with_their_truth(law: Law, truth_dir: Path) -> None:
    truth = pl.read_csv(truth_dir / "units.csv", infer_schema=False)
    units = (
        law.with_court_areas(_court_rows(truth_dir), "31").tables["agency_unit"].filter(pl.col("province_code") == "31")
    )
    spoken = pl.concat(
        [units.select("unit_id", "name_vi"), units.explode("aliases").select("unit_id", name_vi="aliases").drop_nulls()]
    )
    spoken = spoken.with_columns(pl.col("name_vi").str.replace("Cảnh sát điều tra", "CSĐT"))
    assert truth.join(spoken, left_on=["unit_id", "name"], right_on=["unit_id", "name_vi"], how="anti").is_empty()
    both = truth.join(units, on="unit_id", suffix="_ours")
    assert both.filter(pl.col("sector") != pl.col("sector_ours")).is_empty()
    ended = both.filter(pl.col("valid_to") < "2026-01-01")
    assert ended.filter(pl.col("valid_to_ours") != pl.col("valid_to").str.to_date().dt.offset_by("1d")).is_empty()
    assert units.join(truth, on="unit_id", how="anti")["unit_id"].sort().to_list() == ["NTG_318", "TA_318", "VKS_318"]


def test_court_areas_make_areas_links_units_and_successors(law: Law, truth_dir: Path) -> None:
    rows = _court_rows(truth_dir)
    own = law.with_court_areas(rows, "31")
    areas = own.tables["area"].filter(pl.col("kind") == "court_area")
    assert areas["code"].to_list() == rows["court_area"].unique().sort().to_list()
    assert own.tables["area_xwalk"].filter(pl.col("to_scheme") == "COURT_2025").height == rows.height
    assert own.with_court_areas(rows, "31").tables["agency_unit"].height == own.tables["agency_unit"].height
    courts = own.tables["agency_unit"].filter(pl.col("sector") == "court", pl.col("province_code") == "31")
    undecided = (
        courts.filter(pl.col("level") == "district", pl.col("successor_id").is_null())["district_code"].sort().to_list()
    )
    observed = pl.read_parquet(truth_dir / "observed.parquet")["kv"].unique()
    assert set(observed.str.extract(r"undetermined_(\d+)").drop_nulls()) <= set(undecided)
    starts = [
        own.in_force("agency_unit", day).filter(pl.col("unit_id") == "TA_KV1").height
        for day in (date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2))
    ]
    assert starts == [0, 1, 1]


def test_court_areas_of_a_home_file(tmp_path: Path, law: Law) -> None:
    commune = law.tables["area"].filter(
        pl.col("scheme") == "GSO_2025", pl.col("province_code") == "52", pl.col("kind") == "commune"
    )["code"][0]
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "court_area.csv").write_text(
        f"province_code,commune_code,court_area,is_draft\n52,{commune},7,true\n", encoding="utf-8"
    )
    unit = (
        Law.load(tmp_path).tables["agency_unit"].filter(pl.col("province_code") == "52", pl.col("unit_id") == "TA_KV7")
    )
    assert unit["name_vi"].to_list() == ["Tòa án nhân dân khu vực 7 - Gia Lai"]


@pytest.mark.slow
def test_generator_writes_the_same_bytes(tmp_path: Path) -> None:
    if importlib.util.find_spec("vietnamadminunits") is None:
        pytest.skip("vietnamadminunits is not installed: pip install -r requirements-dev.txt")
    subprocess.run([sys.executable, ROOT / "tools" / "make_reference.py", tmp_path], check=True, cwd=ROOT)
    for name in ("area.csv", "area_xwalk.csv", "agency_unit.csv"):
        assert (tmp_path / name).read_bytes() == (PRODUCT / "reference" / name).read_bytes(), (
            f"run tools/make_reference.py: {name}"
        )


def test_every_former_district_has_its_kind_and_a_council_may_say_better(law, tmp_path):
    districts = law.tables["area"].filter((pl.col("scheme") == "GSO_PRE2025") & (pl.col("kind") == "district"))
    peers = law.tables["area_peer"]
    assert set(peers["code"]) == set(districts["code"]) and peers.height == districts.height
    kinds = districts.join(peers, on=["scheme", "code"]).select("unit_type", "peer_group").unique()
    assert set(kinds.iter_rows()) == {
        ("Quận", "urban"), ("Thành phố", "urban"), ("Thị xã", "urban"), ("Huyện", "rural")}  # fmt: skip
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "area_peer.csv").write_text("scheme,code,peer_group\nGSO_PRE2025,317,Huyện đảo\n", encoding="utf-8")
    own = Law.load(tmp_path).tables["area_peer"]
    assert own.filter(pl.col("code") == "317")["peer_group"].to_list() == ["Huyện đảo"] and own.height == peers.height
