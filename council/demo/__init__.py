"""A wholly invented province with planted truths: agency files to learn on and to test with, from a fixed seed."""

import tomllib
from pathlib import Path

import polars as pl

from council.contracts import REFERENCE
from council.demo.files import Writer, new_communes
from council.demo.world import Maker
from council.names import name_key, sort_key

PLAN = Path(__file__).resolve().parents[2] / "data" / "demo" / "plan.toml"


def load_plan(path: Path = PLAN) -> dict:
    """The plan of the demo province: its places, shares, and what is planted."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_files(folder: Path, plan: dict | None = None) -> None:
    """Write the agency files of the demo province below ``folder``; the same plan gives the same cells."""
    Writer(Maker(plan or load_plan()).world(), folder).write()


def write_reference(folder: Path, plan: dict | None = None) -> None:
    """Write the invented geography (areas, crosswalk, tile grid) as an overlay of data/reference."""
    plan = plan or load_plan()
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in {"area": _areas(plan), "area_xwalk": _xwalk(plan), "tile_cell": _tiles(plan)}.items():
        frame = pl.DataFrame(rows, schema=REFERENCE[name].column_names(), orient="row", infer_schema_length=None)
        frame.write_csv(folder / f"{name}.csv")


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
    return [("GSO_PRE2025", old_code(place, n), "GSO_2025", old_code(place, n - n % 2), "exact", 1.0)
            for place in plan["district"] for n in range(len(place["communes"]))]


def _tiles(plan: dict) -> list[tuple]:
    return [("98", "GSO_PRE2025", place["code"], n % 4, n // 4) for n, place in enumerate(plan["district"])]
