"""The other province: every district, commune, court area and unit of the sample under a name of Kiên Giang (An Giang).

The names and codes of areas are real, everything that is said to happen there is invented.
"""

import csv
import zlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
CODE, OLD_NAME, NEW_NAME = "91", "Kiên Giang", "An Giang"
# Districts that share a new commune stand for districts of one court area; the smallest for the island district.
DISTRICTS = {
    "303": "899",
    "304": "905",
    "305": "903",
    "306": "902",
    "307": "904",
    "308": "900",
    "309": "906",
    "311": "907",
    "312": "908",
    "313": "909",
    "314": "910",
    "315": "913",
    "316": "911",
    "317": "914",
    "318": "912",
}


@dataclass(frozen=True)
class Place:
    """A commune: its scheme (O old, N new), code, name as written in full, and its former district."""

    scheme: str
    code: str
    name: str
    district: str


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


class Province:
    """Translates codes of the sample (its ``geography.csv`` in ``truth``) into the other province's."""

    def __init__(self, truth: Path):
        self.sample = _rows(truth / "geography.csv")

    @cached_property
    def areas(self) -> dict[tuple[str, str], dict[str, str]]:
        """All areas of the reference table by (scheme, code)."""
        return {(row["scheme"], row["code"]): row for row in _rows(REFERENCE / "area.csv")}

    @cached_property
    def successors(self) -> dict[str, str]:
        """Old commune -> the new commune that counts as its successor."""
        return {
            row["from_code"]: row["to_code"]
            for row in _rows(REFERENCE / "area_xwalk.csv")
            if row["from_scheme"] == "GSO_PRE2025" and row["method"] in ("exact", "default") and len(row["from_code"]) == 5
        }

    @cached_property
    def defaults(self) -> dict[str, str]:
        """New commune -> the former district it counts to."""
        return {
            row["from_code"]: row["to_code"]
            for row in _rows(REFERENCE / "area_xwalk.csv")
            if row["from_scheme"] == "GSO_2025" and row["method"] in ("exact", "default") and len(row["from_code"]) == 5
        }

    def district_name(self, code: str) -> str:
        """Full name of a former district."""
        return self.areas["GSO_PRE2025", code]["name_vi"]

    @cached_property
    def old_communes(self) -> dict[str, list[str]]:
        """Former district -> its communes."""
        found = defaultdict(list)
        for (scheme, code), row in self.areas.items():
            if scheme == "GSO_PRE2025" and row["kind"] == "commune" and row["province_code"] == CODE:
                found[row["parent_code"]].append(code)
        return found

    @cached_property
    def court_areas(self) -> dict[str, str]:
        """New commune -> number of its (invented) court area, so that districts keep the number of areas they lie in."""
        wanted = defaultdict(set)
        for row in self.sample:
            wanted[DISTRICTS[row["district"]]].add(row["kv"])
        parts = defaultdict(set)
        for district, communes in self.old_communes.items():
            for commune in communes:
                parts[self.successors[commune]].add(district)
        chosen: dict[str, str] = {}
        for district, areas in sorted(wanted.items()):
            own = sorted(code for code in parts if self.defaults[code] == district)
            shared = {code: areas.intersection(*(wanted[other] for other in parts[code])) for code in own}
            for code in sorted(own, key=lambda c: (len(shared[c]), c)):
                left = sorted((shared[code] or areas) - {chosen.get(c) for c in own}) or sorted(shared[code] or areas)
                chosen[code] = left[zlib.crc32(code.encode()) % len(left)]
        return chosen

    @cached_property
    def _old_names(self) -> dict[str, int]:
        count = defaultdict(int)
        for codes in self.old_communes.values():
            for code in codes:
                count[self.areas["GSO_PRE2025", code]["name_key"]] += 1
        return count

    def _pick(self, codes: list[str], seed: str) -> str:
        return sorted(codes)[zlib.crc32(seed.encode()) % len(codes)]

    @cached_property
    def _sample_old(self) -> dict[str, dict[str, str]]:
        return {row["code"]: row for row in self.sample}

    @cached_property
    def _sample_new(self) -> dict[str, dict[str, str]]:
        return {row["new_code"]: row for row in self.sample}

    def place(self, value: str) -> Place | None:
        """The commune for a value of the sample ("O11467", "N11413"); None for "" and "OUT"."""
        if not value or value == "OUT":
            return None
        if value[0] == "O":
            row = self._sample_old[value[1:]]
            return self._old(DISTRICTS[row["district"]], row["kv"], row["code"])
        row = self._sample_new[value[1:]]
        return self._new(DISTRICTS[row["new_commune_default_old_district"]], row["kv"], row["new_code"])

    def _old(self, district: str, area: str, seed: str) -> Place:
        fits = [c for c in self.old_communes[district] if self.court_areas[self.successors[c]] == area]
        unique = [c for c in fits if self._old_names[self.areas["GSO_PRE2025", c]["name_key"]] == 1]
        code = self._pick(unique or fits, seed)
        return Place("O", code, self.areas["GSO_PRE2025", code]["name_vi"], district)

    def _new(self, district: str, area: str, seed: str) -> Place:
        fits = [c for c, a in self.court_areas.items() if a == area and self.defaults[c] == district]
        code = self._pick(fits, seed)
        return Place("N", code, self.areas["GSO_2025", code]["name_vi"], district)

    @staticmethod
    def unit(unit_id: str) -> str:
        """The unit id of the other province."""
        head, _, tail = unit_id.partition("_")
        return f"{head}_{DISTRICTS[tail]}" if tail in DISTRICTS else unit_id

    def unit_name(self, unit_id: str, style: int = 0, after: bool = False) -> str:
        """A unit of the other province in natural words; ``style`` 0 full, 1 usual short form, 2 shortest."""
        head, _, tail = unit_id.partition("_")
        if unit_id == "CAX":
            return "Công an cấp xã"
        province = NEW_NAME if after else OLD_NAME
        if head == "TTG":
            return (f"Trại tạm giam Công an tỉnh {province}", f"Trại tạm giam CA tỉnh {province}", "TTG CA tỉnh")[style]
        if tail == "T":
            names = {
                "CA": (f"Công an tỉnh {province}", f"Cơ quan CSĐT Công an tỉnh {province}", "PC02 - CA tỉnh"),
                "VKS": (f"Viện kiểm sát nhân dân tỉnh {province}", f"VKSND tỉnh {province}", "VKS tỉnh"),
                "TA": (f"Tòa án nhân dân tỉnh {province}", f"TAND tỉnh {province}", "TA tỉnh"),
            }
            return names[head][style]
        if tail.startswith("KV"):
            long = {"VKS": "Viện kiểm sát nhân dân", "TA": "Tòa án nhân dân"}[head]
            short = {"VKS": "VKSND", "TA": "TAND"}[head]
            return (
                f"{long} khu vực {tail[2:]} - {NEW_NAME}",
                f"{short} khu vực {tail[2:]} - {NEW_NAME}",
                f"{short} KV {tail[2:]}",
            )[style]
        full = self.district_name(tail)
        short = full.replace("Thành phố ", "TP. ").replace("Huyện ", "H. ")
        usual = full.replace("Thành phố ", "TP. ").replace("Huyện ", "huyện ")
        words = {
            "CA": ("Công an", "CSĐT Công an", "CA"),
            "NTG": ("Nhà tạm giữ Công an", "Nhà tạm giữ CA", "NTG CA"),
            "VKS": ("Viện kiểm sát nhân dân", "VKSND", "VKS"),
            "TA": ("Tòa án nhân dân", "TAND", "TA"),
        }[head]
        area = (full[0].lower() + full[1:], usual, short)[style]
        return f"{words[style]} {area}"
