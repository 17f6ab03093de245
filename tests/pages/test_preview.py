"""What an upload would bring and replace is shown before it is accepted."""

import shutil
from pathlib import Path

import pytest
import streamlit as st

from council.home import Home, Settings
from council.home.incoming import take_in
from council.publish.preview import preview
from council.ui import preview as shown
from council.words import Speaker

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "hai_phong"
pytestmark = pytest.mark.slow


class Page:
    """As much of a page as the preview needs."""

    say, labels = Speaker("vi"), {"outcome": {"current": "tính"}}

    class reader:  # noqa: N801
        language = "vi"


def test_the_preview_counts_rows_names_what_is_known_and_what_would_be_replaced(tmp_path, monkeypatch):
    home = Home(tmp_path / "home")
    home.make_rooms()
    home.write_settings(Settings(province_code="31", is_simulated=True))
    folder = SAMPLE / "cong_an" / "CATP"
    first, other = folder / "CATP_2024-H1.xlsx", tmp_path / "CATP_2024-H2.xlsx"
    take_in(home, [first], True)
    shutil.copy(folder / "CATP_2024-H2.xlsx", other)
    again = shutil.copy(first, tmp_path / first.name)
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"not a workbook")
    found = preview(home, [again, other, broken], lambda step, share: None)
    written, tables = [], []
    monkeypatch.setattr(st, "markdown", written.append)
    monkeypatch.setattr(st, "dataframe", lambda rows, **_: tables.append(rows))
    shown.show(Page, found)
    rows = {row["file"]: row for row in tables[0].to_pylist()}
    assert set(rows) == {other.name, broken.name} and first.name in found.known
    assert rows[other.name]["counted"] > 50 and rows[other.name]["outcome"] == "tính" and rows[broken.name]["counted"] == 0
    assert "2 tệp mới" in written[0] and "1 tệp đã có từ trước" in written[0]
    assert not list(home.incoming.rglob("hong.xlsx")), "nothing is kept"


def test_a_newer_version_says_which_file_it_replaces(tmp_path, monkeypatch):
    home = Home(tmp_path / "home")
    home.make_rooms()
    home.write_settings(Settings(province_code="31", is_simulated=True))
    folder = SAMPLE / "cong_an" / "thuy_nguyen"
    take_in(home, [folder / "so_tgpl_thuy_nguyen_2024q3_BAN_CU.csv"], True)
    found = preview(home, [folder / "so_tgpl_thuy_nguyen_2024q3.csv"], lambda step, share: None)
    written, tables = [], []
    monkeypatch.setattr(st, "markdown", written.append)
    monkeypatch.setattr(st, "dataframe", lambda rows, **_: tables.append(rows))
    shown.show(Page, found)
    row = tables[0].to_pylist()[0]
    assert row["file"] == "so_tgpl_thuy_nguyen_2024q3.csv" and row["replaces"] == "so_tgpl_thuy_nguyen_2024q3_BAN_CU.csv"
    assert "1 tệp đã nhận trước đây sẽ được thay" in written[0]
