"""A small invented warehouse with hand-made answers, to look at screens without a snapshot."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import polars as pl

from council.answer import Answer, ColumnWords, Provenance, Words
from council.catalog.parameters import load_parameters
from council.contracts import ALL
from council.errors import UsageError
from council.home import Home
from council.snapshots import Manifest, Served
from council.ui.door import Opened

ROOT = Path(__file__).resolve().parents[2]
AREAS = [("Khe Vàng", 52, 143), ("Hòa Lạch", 44, 134), ("Đồng Mây", 6, 20), ("Vạn Xuân", 11, 40), ("Suối Ngà", 13, 58), ("Đá Bạc", 17, 96),
         ("Gò Son", 29, 164), ("Lộc An", 24, 151), ("Cửa Trà", 21, 142), ("Sông Trà", 47, 318), ("Phú Trung", 30, 209), ("Bàu Sen", 16, 121),
         ("Tân Hội", 23, 176), ("Nam Ngạn", 24, 187), ("Mỹ Đông", 9, 88)]


def manifest(**changes) -> Manifest:
    values = dict(id="2026-10-31-abc123", made_at="2026-11-05T08:00:00", data_day="2026-10-31", window_start="2024-01-01",
                  council_vi="HĐPHLN về trợ giúp pháp lý tỉnh Sông Trà", council_en="Sông Trà Interagency Council on Legal Aid", province_code="31",
                  is_simulated=True, law_version="x", files={}, content_sha256="x")
    return Manifest(**{**values, **changes})


def answer(question: str, rows: pl.DataFrame, sql: str = "select 1", **changes) -> Answer:
    where = Provenance("2026-10-31-abc123", date(2026, 10, 31), date(2024, 1, 1), datetime(2026, 11, 5, 8), Words("HĐPHLN", "Council"),
                       True, "member", sql, ())
    values = dict(question=question, rows=rows, columns={c: ColumnWords(c, Words(f"Cột {c}", f"Column {c}")) for c in rows.columns},
                  title=Words("Câu hỏi thử", "Test question"), parameters={"period_start": date(2026, 1, 1), "period_end": date(2026, 11, 1)},
                  provenance=where, date_rule=Words("Tính theo ngày tiếp xúc đầu tiên.", "By day of first contact."))
    return Answer(**{**values, **changes})


def missed_by_area() -> pl.DataFrame:
    return pl.DataFrame({"area_code": [str(300 + i) for i in range(len(AREAS))], "area_name": [a for a, _, _ in AREAS],
                         "missed": [k for _, k, _ in AREAS], "eligible": [n for _, _, n in AREAS]}).with_columns(
                             missed_share=pl.col("missed") / pl.col("eligible"))


FRAMES = {"missed_by_area": missed_by_area}


@dataclass
class FakeWarehouse:
    catalog: object
    role: str = "member"

    def ask(self, name: str, **parameters) -> Answer:
        if name not in FRAMES:
            raise UsageError(f"không có {name}", f"no {name}")
        return answer(name, FRAMES[name]())

    def table(self, name: str) -> pl.DataFrame:
        return ALL[name].create_empty()


def opened(role: str = "member") -> Opened:
    parameters = load_parameters(ROOT / "queries" / "parameters.toml")
    questions = {name: SimpleNamespace(parameters=frozenset(parameters), roles=()) for name in FRAMES}
    catalog = SimpleNamespace(questions=questions, metrics={}, concepts={}, parameters=parameters)
    return Opened(FakeWarehouse(catalog, role), Served(ROOT, manifest()), Home(ROOT / "data"))
