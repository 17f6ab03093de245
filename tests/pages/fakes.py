"""A small invented warehouse with hand-made answers, to look at screens without a snapshot."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import polars as pl

from council.answer import Answer, ColumnWords, Provenance, Words
from council.catalog import Catalog
from council.contracts import ALL
from council.errors import UsageError
from council.home import Home
from council.snapshots import Manifest, Served
from council.ui.door import Opened

ROOT = Path(__file__).resolve().parents[2]
AREAS = [
    ("Khe Vàng", 52, 143),
    ("Hòa Lạch", 44, 134),
    ("Đồng Mây", 6, 20),
    ("Vạn Xuân", 11, 40),
    ("Suối Ngà", 13, 58),
    ("Đá Bạc", 17, 96),
    ("Gò Son", 29, 164),
    ("Lộc An", 24, 151),
    ("Cửa Trà", 21, 142),
    ("Sông Trà", 47, 318),
    ("Phú Trung", 30, 209),
    ("Bàu Sen", 16, 121),
    ("Tân Hội", 23, 176),
    ("Nam Ngạn", 24, 187),
    ("Mỹ Đông", 9, 88),
]


def manifest(**changes) -> Manifest:
    values = {
        "id": "2026-10-31-abc123",
        "made_at": "2026-11-05T08:00:00",
        "data_day": "2026-10-31",
        "window_start": "2024-01-01",
        "council_vi": "HĐPHLN về trợ giúp pháp lý tỉnh Sông Trà",
        "council_en": "Sông Trà Interagency Council on Legal Aid",
        "province_code": "31",
        "is_simulated": True,
        "law_version": "x",
        "files": {},
        "content_sha256": "x",
    }
    return Manifest(**{**values, **changes})


def answer(question: str, rows: pl.DataFrame, sql: str = "select 1", **changes) -> Answer:
    where = Provenance(
        "2026-10-31-abc123",
        date(2026, 10, 31),
        date(2024, 1, 1),
        datetime(2026, 11, 5, 8),
        Words("HĐPHLN", "Council"),
        True,
        "member",
        sql,
        (),
    )
    values = {
        "question": question,
        "rows": rows,
        "columns": {c: ColumnWords(c, Words(f"Cột {c}", f"Column {c}")) for c in rows.columns},
        "title": Words("Câu hỏi thử", "Test question"),
        "parameters": {"period_start": date(2026, 1, 1), "period_end": date(2026, 11, 1)},
        "provenance": where,
        "date_rule": Words("Tính theo ngày tiếp xúc đầu tiên.", "By day of first contact."),
    }
    return Answer(**{**values, **changes})


def missed_by_area() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "area_code": [str(300 + i) for i in range(len(AREAS))],
            "area_name": [a for a, _, _ in AREAS],
            "missed": [k for _, k, _ in AREAS],
            "eligible": [n for _, _, n in AREAS],
        }
    ).with_columns(missed_share=pl.col("missed") / pl.col("eligible"))


def workload_by_officer() -> pl.DataFrame:
    loads = [51.5, 36, 33.5, 31, 27, 26.5, 25, 22.5, 22, 10.5, 4, 7, 9.5, 11]
    years = [0.83, 0.83, 0.83, 0.83, 0.7, 0.83, 0.75, 0.62, 0.75, 0.83, 0.1, 0.25, 0.33, 0.33]
    return pl.DataFrame(
        {
            "provider_id": [f"TGV{i + 1:02d}" for i in range(14)],
            "provider_kind": "TGVPL",
            "is_leader": [i > 10 for i in range(14)],
            "credit_accepted": loads,
            "exposure_years": years,
            "open_at_end": [round(x * 0.6) for x in loads],
        }
    )


def open_by_officer_month() -> pl.DataFrame:
    months = pl.date_range(date(2024, 1, 31), date(2026, 10, 31), "1mo", eager=True)
    frames = [
        pl.DataFrame(
            {
                "provider_id": f"TGV{i + 1:02d}",
                "month_end": months,
                "open_at_end": [10 + i + (m * (5 - i)) // 12 + m % 3 for m in range(len(months))],
            }
        )
        for i in range(9)
    ]
    return pl.concat(frames).with_columns(provider_kind=pl.lit("TGVPL"), is_leader=False)


def credit_totals() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "year": [2024, 2025, 2026],
            "leaders_credit": [60.0, 72, 40.5],
            "officers_credit": [400.0, 470, 330],
            "lawyers_credit": [30.0, 41, 62],
        }
    ).with_columns(
        leaders_share=pl.col("leaders_credit") / pl.col("officers_credit"),
        lawyers_share=pl.col("lawyers_credit") / (pl.col("officers_credit") + pl.col("lawyers_credit")),
    )


def report_calendar() -> pl.DataFrame:
    rows = []
    units = [
        ("Công an TP Sông Trà", "police"),
        ("Công an Khe Vàng", "police"),
        ("Trại tạm giam tỉnh", "detention"),
        ("VKSND khu vực 2", "procuracy"),
        ("TAND khu vực 3", "court"),
    ]
    for u, (unit, sector) in enumerate(units):
        for q in range(11):
            start = date(2024 + q // 4, q % 4 * 3 + 1, 1)
            state = "silent" if (u, q) in ((1, 3), (4, 8), (4, 9)) else "received"
            rows.append(
                {
                    "unit_id": str(u),
                    "unit_name": unit,
                    "sector": sector,
                    "period": f"{start.year}Q{q % 4 + 1}",
                    "period_start": start,
                    "period_end": start,
                    "due_on": start,
                    "received_on": start,
                    "report_form": "totals" if u == 3 else "list",
                    "state": state,
                    "is_late": (u, q) == (2, 7),
                    "from_calendar": True,
                }
            )
    return pl.DataFrame(rows)


def silent_units() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "unit_id": ["1", "4"],
            "unit_name": ["Công an Khe Vàng", "TAND khu vực 3"],
            "sector": ["police", "court"],
            "silent_periods": [1, 2],
            "periods": ["2024Q4", "2026Q1, 2026Q2"],
            "first_due_on": [date(2025, 1, 10), date(2026, 4, 10)],
        }
    )


def files_delivered() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "file": [f"cong_an/so_{i}.xlsx" for i in range(20)],
            "outcome": "current",
            "unit_name": "Công an Khe Vàng",
            "current_rows": range(20, 40),
            "refused_rows": 0,
        }
    )


def rows_by_kind() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "kind": ["list", "list"],
            "sector": ["police", "police"],
            "outcome": ["current", "refused"],
            "sheet_rows": [4812, 18],
            "persons": [5000, 18],
        }
    )


def problems_by_file() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "file": ["cong_an/so_1.xlsx"],
            "sheet": ["Tháng 9"],
            "column": ["F"],
            "code": ["impossible_date"],
            "severity": ["refused"],
            "problems": [3],
        }
    )


FRAMES = {
    f.__name__: f
    for f in (
        missed_by_area,
        workload_by_officer,
        open_by_officer_month,
        credit_totals,
        report_calendar,
        silent_units,
        files_delivered,
        rows_by_kind,
        problems_by_file,
    )
}


@dataclass
class FakeWarehouse:
    catalog: object
    role: str = "member"

    def ask(self, name: str, **parameters) -> Answer:
        if name not in FRAMES:
            raise UsageError(f"không có {name}", f"no {name}")
        return answer(name, FRAMES[name]())

    def names(self) -> list[str]:
        return list(FRAMES)

    def provider_words(self) -> dict[str, str]:
        return {}

    def table(self, name: str) -> pl.DataFrame:
        if name == "label":
            return pl.read_csv(ROOT / "data" / "reference" / "label.csv")
        return ALL[name].create_empty()


def opened(role: str = "member") -> Opened:
    catalog = Catalog.load()
    parameters = frozenset(catalog.parameters)
    empty = SimpleNamespace(parameters=parameters, roles=(), title=Words("Câu hỏi", "Question"), grain=None)
    questions = {**catalog.questions, **{name: empty for name in FRAMES if name not in catalog.questions}}
    fake = SimpleNamespace(questions=questions, metrics=catalog.metrics, concepts=catalog.concepts, parameters=catalog.parameters)
    return Opened(FakeWarehouse(fake, role), Served(ROOT, manifest()), Home(ROOT / "data"))
