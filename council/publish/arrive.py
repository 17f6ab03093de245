"""Taking files in: the checkout's own home refuses real ones, and a new home learns whose council it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from council.answer import Words
from council.errors import CouncilError
from council.home import Home
from council.home.incoming import Arrival, Batch, take_in

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Arrived:
    """What an import brought, and what to tell the person who did it."""

    batch: Batch
    sentences: tuple[Words, ...]


def import_files(home: Home, paths: list[Path], is_simulated: bool = False, progress: Progress | None = None) -> Arrived:
    """Copy new files of ``paths`` into the home; CouncilError for real files in the checkout's own home."""
    if home.is_checkout and not is_simulated:
        raise CouncilError(
            "Thư mục data/ của mã nguồn chỉ dành cho tỉnh mẫu. Tệp thật cần một nhà ở ngoài: thêm --home THƯ_MỤC "
            "(hoặc COUNCIL_HOME); nếu các tệp là mô phỏng, thêm --simulated.",
            "The checkout's data/ is for the demo only. Real files need a home outside: add --home DIR (or COUNCIL_HOME); "
            "if the files are simulated, add --simulated.")
    batch = take_in(home, paths, is_simulated, progress)
    return Arrived(batch, tuple(_sentences(home, batch)))


def _sentences(home: Home, batch: Batch) -> list[Words]:
    said = [Words(f"Đã nhận {len(batch.new)} tệp mới (lần nhập {batch.number}).", f"{len(batch.new)} new files taken in (import {batch.number}).")]
    if batch.known:
        said.append(Words(f"{len(batch.known)} tệp đã có từ trước, không thêm gì.", f"{len(batch.known)} files were there already and add nothing."))
    if batch.aside:
        some = ", ".join(batch.aside[:5]) + (" …" if len(batch.aside) > 5 else "")
        said.append(Words(f"Để lại {len(batch.aside)} mục không phải bảng số liệu: {some}", f"Left aside, no tables: {len(batch.aside)} ({some})"))
    return said


def newest(arrivals: list[Arrival]) -> int:
    """The number of the last import; 0 before the first."""
    return max((a.batch for a in arrivals), default=0)
