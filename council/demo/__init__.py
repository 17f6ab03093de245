"""A wholly invented province with planted truths: agency files to learn on and to test with, from a fixed seed."""

import tomllib
from pathlib import Path

import polars as pl

from council.contracts import LAW, REFERENCE
from council.demo.files import Writer, new_communes, units
from council.demo.world import POLICE_ENDS, REGIONS_BEGIN, Maker, World
from council.names import name_key, sort_key

PLAN = Path(__file__).resolve().parents[2] / "data" / "demo" / "plan.toml"


def load_plan(path: Path = PLAN) -> dict:
    """The plan of the demo province: its places, shares, and what is planted."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_files(folder: Path, plan: dict | None = None) -> None:
    """Write the agency files of the demo province below ``folder``; the same plan gives the same cells."""
    Writer(Maker(plan or load_plan()).world(), folder).write()


def write_reference(folder: Path, plan: dict | None = None) -> None:
    """Write the invented geography (areas, crosswalk, tile grid, like areas) as an overlay of data/reference."""
    plan = plan or load_plan()
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"area": _areas(plan), "area_xwalk": _xwalk(plan), "tile_cell": _tiles(plan), "agency_unit": _units(plan),
              "area_peer": _peers(plan)}
    for name, rows in tables.items():
        frame = pl.DataFrame(rows, schema=REFERENCE[name].column_names(), orient="row", infer_schema_length=None)
        frame.write_csv(folder / f"{name}.csv")


def write_law(folder: Path, plan: dict | None = None) -> None:
    """Write the invented weights and grades as an overlay of data/law: dated, cited, to be changed by the council."""
    plan = plan or load_plan()
    folder.mkdir(parents=True, exist_ok=True)
    first = plan["first_day"]
    rows = [(name, float(value), "factor", first, None, f"Tỉnh mẫu: {name}", f"Demo province: {name}", "PROP_BALANCE")
            for name, value in plan["officers"]["numbers"].items()]
    frame = pl.DataFrame(rows, schema=LAW["parameter"].column_names(), orient="row", infer_schema_length=None)
    frame.write_csv(folder / "parameters.csv")


def _area(scheme: str, kind: str, code: str, name: str, parent: str, province: str) -> tuple:
    unit_type = next((word for word in ("Thành phố", "Thị trấn", "Thị xã", "Tỉnh", "Huyện", "Phường", "Xã") if name.startswith(word)), "")
    short = name.removeprefix(unit_type).strip()
    return (scheme, kind, code, name, short, unit_type, parent, province, name_key(short), sort_key(short), None, None, True)


def _areas(plan: dict) -> list[tuple]:
    province, name = plan["province"]["code"], plan["province"]["name"]
    rows = [_area(scheme, "province", province, name, "", province) for scheme in ("GSO_PRE2025", "GSO_2025")]
    for place in plan["district"]:
        rows.append(_area("GSO_PRE2025", "district", place["code"], place["name"], province, province))
        rows += [_area("GSO_PRE2025", "commune", old_code(place, n), commune, place["code"], province)
                 for n, commune in enumerate(place["communes"])]
    return rows + [_area("GSO_2025", "commune", code, commune, province, province) for code, commune, _ in new_communes(plan)]


def old_code(place: dict, position: int) -> str:
    """Code of an old commune of the demo province; like in life, new codes reuse old ones."""
    return f"98{int(place['code']) % 100:02d}{position}"


def _xwalk(plan: dict) -> list[tuple]:
    province = plan["province"]["code"]
    forward = [("GSO_PRE2025", old_code(place, n), "GSO_2025", old_code(place, n - n % 2), "exact", None)
               for place in plan["district"] for n in range(len(place["communes"]))]
    back = [("GSO_2025", code, "GSO_PRE2025", place["code"], "exact", None) for code, _, place in new_communes(plan)]
    return [("GSO_PRE2025", province, "GSO_2025", province, "exact", None), *forward, *back]


def _units(plan: dict) -> list[tuple]:
    """Rows of agency_unit: district units end with the reforms of 2025, regional courts and procuracies begin."""
    sectors = {"CA": "police", "NTG": "detention", "TTG": "detention", "VKS": "procuracy", "TA": "court"}
    rows = []
    for unit, name in units(World(plan, [], [], [])):
        kind, _, code = unit.partition("_")
        sector = sectors["CA" if unit == "CAX" else kind]
        ends = POLICE_ENDS if kind in ("CA", "NTG") else REGIONS_BEGIN
        district, region = (code if code.isdigit() else None), (code.removeprefix("KV") if code.startswith("KV") else None)
        level = "district" if district else "region" if region else "commune" if unit == "CAX" else "province"
        begins = REGIONS_BEGIN if region else POLICE_ENDS if unit == "CAX" else None
        rows.append((unit, plan["province"]["code"], sector, level, name, district, region, begins, ends if district else None,
                     None, None))
    return rows


def _peers(plan: dict) -> list[tuple]:
    """Like areas: towns, mountain districts, the others."""
    return [("GSO_PRE2025", place["code"], place["peers"]) for place in plan["district"]]


def _tiles(plan: dict) -> list[tuple]:
    return [("98", "GSO_PRE2025", place["code"], n % 4, n // 4) for n, place in enumerate(plan["district"])]
