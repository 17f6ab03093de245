"""What an upload would bring is shown before it is accepted."""

import shutil
from pathlib import Path

import pytest

from council.home import Home
from council.home.incoming import take_in
from council.ui import preview

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "hai_phong"
pytestmark = pytest.mark.slow


def test_preview_counts_rows_and_knows_what_was_received(tmp_path):
    home = Home(tmp_path / "home")
    home.make_rooms()
    first = SAMPLE / "cong_an" / "CATP" / "CATP_2024-H1.xlsx"
    take_in(home, [first], True)
    other = tmp_path / "CATP_2024-H2.xlsx"
    shutil.copy(SAMPLE / "cong_an" / "CATP" / "CATP_2024-H2.xlsx", other)
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"not a workbook")
    rows = {row["file"]: row for row in preview.read(home, "31", [first, other, broken]).iter_rows(named=True)}
    assert rows[first.name]["news"] == "known" and rows[first.name]["accepted"] > 50 and rows[first.name]["refused"] > 0
    assert rows[other.name]["news"] == "new" and rows[other.name]["accepted"] > 50
    assert rows[broken.name]["accepted"] == 0 and rows[broken.name]["outcome"] in ("refused", "unknown")
    assert not list(home.incoming.rglob("hong.xlsx"))
