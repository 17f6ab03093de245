"""Taking files in: the checkout's own home refuses real ones, and a new home learns whose council it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from council.answer import Words
from council.errors import CouncilError
from council.home import Home, Settings
from council.home.incoming import Arrival, Batch, arrivals, take_in
from council.law import Law
from council.places import SCHEME_NEW, SCHEME_OLD, guess_former, guess_province
from council.workbooks import Workbook, read_batch

Progress = Callable[[str, float], None]
# Titles and unit names of a few files are enough to know the province.
FILES_TO_GUESS_FROM = 30
ROWS_TO_GUESS_FROM = 12


@dataclass(frozen=True)
class Arrived:
    """What an import brought, and what to tell the person who did it."""

    batch: Batch
    sentences: tuple[Words, ...]


def import_files(home: Home, paths: list[Path], is_simulated: bool = False, progress: Progress | None = None) -> Arrived:
    """Copy new files of ``paths`` into the home; CouncilError for real files in the checkout's own home."""
    if home.is_checkout and not is_simulated:
        raise CouncilError(
            "Thư mục mã nguồn chỉ chứa tỉnh mẫu. Tệp thật cần một nhà ở ngoài: thêm --home THƯ_MỤC "
            "(hoặc COUNCIL_HOME); nếu các tệp là mô phỏng, thêm --simulated.",
            "The checkout holds the demo only. Real files need a home outside: add --home DIR (or COUNCIL_HOME); "
            "if the files are simulated, add --simulated.",
        )
    batch = take_in(home, paths, is_simulated, progress)
    return Arrived(batch, (*_what_came(batch), *_whose(home)))


def _what_came(batch: Batch) -> Iterator[Words]:
    yield Words(
        f"Đã nhận {len(batch.new)} tệp mới (lần nhập {batch.number}).",
        f"{len(batch.new)} new files taken in (import {batch.number}).",
    )
    if batch.known:
        yield Words(
            f"{len(batch.known)} tệp đã có từ trước, không thêm gì.",
            f"{len(batch.known)} files were there already and add nothing.",
        )
    if batch.aside:
        some = ", ".join(batch.aside[:5]) + (" …" if len(batch.aside) > 5 else "")
        yield Words(
            f"Để lại {len(batch.aside)} mục không phải bảng số liệu của cơ quan: {some}",
            f"Left aside as no agency tables: {len(batch.aside)} ({some})",
        )


def _whose(home: Home) -> Iterator[Words]:
    """On the first import: guess the province, write council.toml and say so."""
    if home.settings_file.exists():
        return
    files = arrivals(home)
    tables = Law.load(home.path).tables
    texts = list(_texts(home, files))
    code = guess_province(texts, tables["area"], tables["area_xwalk"])
    if code is None:
        yield Words(
            f"Chưa đoán được các tệp này của tỉnh nào. Ghi province_code (mã tỉnh cũ) vào {home.settings_file}.",
            f"The province of these files is not clear. Write province_code (former code) into {home.settings_file}.",
        )
        return
    former = guess_former(texts, code, tables["area"], tables["area_xwalk"])
    settings, name = settings_for(former[0] if former else code, tables["area"], tables["area_xwalk"])
    is_simulated = bool(files) and all(a.is_simulated for a in files)
    home.write_settings(replace(settings, is_simulated=is_simulated, former_provinces=former))
    if former:
        listed = ", ".join(former)
        yield Words(
            f"Theo tiêu đề các tệp, đây là hội đồng của {name} sau sáp nhập, gồm các tỉnh cũ mã {listed}. Nếu sai, sửa "
            f"{home.settings_file}.",
            f"By the titles of the files: the council of {name} after the merger, of the former provinces {listed}. If not, edit "
            f"{home.settings_file}.",
        )
        return
    yield Words(
        f"Theo tiêu đề các tệp, đây là hội đồng của {name} (mã tỉnh cũ {code}). Nếu sai, sửa {home.settings_file}.",
        f"By the titles of the files: the council of {name} (former code {code}). If not, edit {home.settings_file}.",
    )


def settings_for(code: str, area: pl.DataFrame, area_xwalk: pl.DataFrame) -> tuple[Settings, str]:
    """Settings of the council of former province ``code``, and that province's name."""
    names = dict(
        area.filter((pl.col("kind") == "province") & (pl.col("scheme") == SCHEME_OLD)).select("code", "name_vi").iter_rows()
    )
    successor = area_xwalk.filter(
        (pl.col("from_scheme") == SCHEME_OLD) & (pl.col("from_code") == code) & (pl.col("to_scheme") == SCHEME_NEW)
    )["to_code"].to_list()
    name = names.get(code, code)
    general = Settings()
    return replace(
        general,
        name=Words(f"{general.name.vi}, {name}", f"{general.name.en}, {name}"),
        province_code=code,
        province_code_2025=successor[0] if successor else "",
    ), name


def _texts(home: Home, files: list[Arrival]) -> Iterator[str]:
    yield from (a.file for a in files)
    step = max(len(files) // FILES_TO_GUESS_FROM, 1)
    for _, read in read_batch([a.path(home) for a in files[::step]]):
        for sheet in read.sheets if isinstance(read, Workbook) else ():
            yield from (cell for row in sheet.rows[:ROWS_TO_GUESS_FROM] for cell in row if cell)
