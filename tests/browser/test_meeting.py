"""The whole way of a meeting, as a new user goes it: look, present, freeze, publish again, see why, resolve, print, take, reopen."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from council.commands import main
from council.home import Home
from council.meeting import agenda, records, resolutions
from council.snapshots import folder_of, pointed
from council.warehouse import Warehouse
from tests.browser.conftest import Server

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "hai_phong"
LATE = ("cong_an/vinh_bao", "gui_lai")
MEETING = "2026-08-15"
PATIENCE = 240_000  # ms; a shared machine may be slow
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Home:
    """A new home: council.toml, and the files that had come by the end of June."""
    home, sent = Home(tmp_path_factory.mktemp("home")), tmp_path_factory.mktemp("sent") / "dot_1"
    (home.path / "council.toml").write_text(
        'province_code = "31"\nname = "Hội đồng tỉnh mẫu"\nsimulated = true\n', encoding="utf-8"
    )
    shutil.copytree(SAMPLE, sent, ignore=shutil.ignore_patterns("truth", "README.md"))
    for late in LATE:
        shutil.rmtree(sent / late)
    assert run("import", str(sent), "--simulated", home=home) == 0
    assert run("publish", "--as-of", "2026-06-30", home=home) == 0
    return home


def run(*arguments: str, home: Home) -> int:
    """One command as typed."""
    return main([*arguments, "--home", str(home.path)])


@pytest.fixture(scope="module")
def leader(place):
    """The dashboard as the Centre's leader opens it."""
    server = Server(place.path, role="leader")
    yield server
    server.stop()


def answer(page) -> str:
    return page.locator('[class*="st-key-answer"]').first.inner_text()


def fill(seen, label: str, text: str) -> None:
    box = seen.page.get_by_label(label, exact=True).last
    box.fill(text)
    box.press("Tab")
    seen.settle()


def pin(seen, day: str, title: str, note: str) -> None:
    seen.page.locator(".st-key-pin button").first.click()
    fill(seen, "Ngày họp (ngày/tháng/năm)", day)
    fill(seen, "Tên mục", title)
    fill(seen, "Ghi chú cho mục này", note)
    seen.page.locator(".st-key-pin-do button").click()
    seen.page.get_by_text("Đã ghim vào phiên họp").wait_for(timeout=PATIENCE)


def test_the_whole_way_of_a_meeting(place, leader, visit):
    early = pointed(place.snapshots)
    seen = visit((1280, 800))
    seen.page.set_default_timeout(PATIENCE)

    # Look, and present.
    seen.open(f"{leader.url}/overview")
    assert "chỉ dấu" in answer(seen.page)
    seen.page.locator(".st-key-present-start button").click()
    seen.page.wait_for_selector(".st-key-present-on", timeout=PATIENCE)
    seen.settle()
    assert "mục 1/" in seen.page.locator('[class*="st-key-foot"]').last.inner_text()
    seen.page.keyboard.press("ArrowRight")
    seen.page.wait_for_function(
        "document.querySelector('[class*=\"st-key-foot\"]')?.innerText.includes('mục 2/')", timeout=PATIENCE
    )
    seen.page.keyboard.press("Escape")
    seen.page.wait_for_selector(".st-key-filters", timeout=PATIENCE)

    # Freeze two views to the meeting.
    seen.open(f"{leader.url}/missed_people?period=2026-6m&sectors=police")
    frozen = answer(seen.page)
    pin(seen, "15/08/2026", "Bỏ sót do Công an tiếp xúc đầu tiên", "Mời hai nơi nêu nguyên nhân")
    seen.open(f"{leader.url}/officer_workload")
    load = answer(seen.page)
    pin(seen, "15/08/2026", "Khối lượng", "")
    kept = agenda.read_agenda(place, records.day_of(MEETING))
    assert [item.title for item in kept.items] == ["Bỏ sót do Công an tiếp xúc đầu tiên", "Khối lượng"]
    assert {item.snapshot for item in kept.items} == {early} and all(item.rows_sha256 for item in kept.items)

    # Corrected and late files come; a second snapshot is published while the dashboard runs.
    assert run("import", *(str(SAMPLE / late) for late in LATE), "--simulated", home=place) == 0
    assert run("publish", home=place) == 0
    late = pointed(place.snapshots)
    assert late != early
    seen.open(f"{leader.url}/missed_people?period=2026-6m&sectors=police")
    assert answer(seen.page) != frozen

    # What changed since, and why.
    seen.open(f"{leader.url}/meeting?xem=thay-doi&period=all")
    said = answer(seen.page)
    numbers = [int(n.replace(".", "")) for n in re.findall(r"[\d.]+(?= thay vì)|(?<=thay vì )[\d.]+", said)]
    steps = [int(step.replace("\u2212", "-")) for step in re.findall(r"[+\u2212]\d+", said)]
    assert "30/06/2026" in said and "gửi muộn" in said
    assert numbers[0] - numbers[1] == sum(steps), said

    # A resolution with its figure.
    seen.open(f"{leader.url}/meeting?xem=ket-luan&period=2026-6m&sectors=police")
    seen.page.locator(".st-key-resolve-open button").first.click()
    fill(seen, "Nội dung", "Rà soát người bị tạm giữ chưa được giải thích")
    fill(seen, "Cơ quan chủ trì", "Công an tỉnh")
    fill(seen, "Thời hạn (ngày/tháng/năm)", "01/10/2026")
    seen.page.locator(".st-key-resolve-figure [role=combobox], .st-key-resolve-figure [data-baseweb=select]").first.click()
    seen.page.get_by_role("option", name="người bị bỏ sót").click()
    seen.settle()
    seen.page.locator(".st-key-resolve-do button").click()
    seen.page.get_by_text("Đã ghi.").first.wait_for(timeout=PATIENCE)
    kept_task = resolutions.read_resolutions(place)[-1]
    assert (kept_task.owner, kept_task.figure, kept_task.filters["sectors"]) == ("Công an tỉnh", "missed", "police")
    assert [e.who for e in records.history(place) if e.what == "resolve"][0] == "leader"
    seen.open(f"{leader.url}/meeting?xem=ket-luan")
    assert "quá hạn" in answer(seen.page) and "Trước:" in seen.page.locator(".st-key-card-moved").last.inner_text()

    # The paper.
    seen.open(f"{leader.url}/meeting?xem=bao-cao")
    seen.page.evaluate("window.showSaveFilePicker = undefined")
    with seen.page.expect_download(timeout=PATIENCE) as waiting:
        seen.page.locator(".st-key-paper-pdf button").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")

    # A filtered table to take home: exactly the rows of the question.
    seen.open(f"{leader.url}/explore?question=missed_by_area&period=2026-6m&sectors=police")
    seen.page.evaluate("window.showSaveFilePicker = undefined")
    seen.page.locator(".st-key-take-explore button").first.click()
    with seen.page.expect_download(timeout=PATIENCE) as waiting:
        seen.page.locator(".st-key-file-explore-csv button").click()
    text = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    warehouse = Warehouse.open(folder_of(place.snapshots, late), "leader")
    asked = warehouse.ask("missed_by_area", period_start="2026-01-01", period_end="2026-07-01", sectors=["police"]).rows
    assert sum(bool(row and row[0] in set(asked["area_code"].to_list())) for row in rows) == asked.height

    # The first meeting again: the same numbers, although another snapshot is served.
    seen.open(f"{leader.url}/meeting")
    if seen.page.locator(".st-key-w-meeting").count():
        assert MEETING  # the only meeting is chosen already
    seen.page.locator(".st-key-open-muc-1 button").click()
    seen.page.wait_for_selector(".st-key-frozen", timeout=PATIENCE)
    seen.settle()
    assert f"ban={early}" in seen.page.url and "Mở số liệu ngày 30/06/2026" in seen.page.locator(".st-key-frozen").inner_text()
    assert answer(seen.page) == frozen
    assert "giống hệt lúc ghim" in seen.page.locator('[class*="st-key-foot"]').first.inner_text()

    # Its link opens the same on another machine; presenting follows the agenda.
    other = visit((1920, 1080))
    other.page.set_default_timeout(PATIENCE)
    other.open(seen.page.url + "&trinhchieu=1")
    # A slide may say a clause more where a switch of the page is absent; the numbers are those that were frozen.
    assert (
        answer(other.page).startswith(frozen.removesuffix("."))
        and "mục 1/2" in other.page.locator('[class*="st-key-foot"]').last.inner_text()
    )
    other.page.keyboard.press("PageDown")
    other.page.wait_for_function(
        "document.querySelector('[class*=\"st-key-foot\"]')?.innerText.includes('mục 2/2')", timeout=PATIENCE
    )
    other.settle()
    loads = re.findall(r"\d+,\d", load)  # on a slide officers have numbers, not names
    assert loads and re.findall(r"\d+,\d", answer(other.page)) == loads and f"ban={early}" in other.page.url
