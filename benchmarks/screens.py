"""The browser's view: how long until a page is painted, and from a click on a filter to the new chart."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.questions import scanned
from council.snapshots import folder_of, pointed

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"": "10_overview.py", "referral_sources": "20_referral_sources.py", "missed_people": "30_missed_people.py",
         "officer_workload": "40_officer_workload.py"}
PAINTED = "() => document.querySelectorAll('.js-plotly-plot .main-svg, table').length > 0 && " \
          "!document.querySelector('[data-testid=stStatusWidget]')"
REPAINTED = "() => window.paintedAt > 0 && !document.querySelector('[data-testid=stStatusWidget]')"
# Every chart, also one that appears later, tells when plotly has painted it.
LISTEN = """() => {
    window.paintedAt = 0;
    const seen = () => { window.paintedAt = performance.now(); };
    const hook = isNew => document.querySelectorAll('.js-plotly-plot').forEach(chart => {
        if (!chart.on || chart.isHeard) return;
        chart.isHeard = true;
        chart.on('plotly_afterplot', seen);
        if (isNew) seen();
    });
    hook(false);
    setInterval(() => hook(true), 10);
    document.addEventListener('keydown', event => {
        if (event.key === 'Enter') { window.clickedAt = performance.now(); window.paintedAt = 0; }
    }, true);
}"""


def measured(home: Path, tries: int = 3) -> list[dict[str, object]]:
    """One row per page: seconds of a script run without browser (fastest of three), of the first paint after a cold start of
    the server, of a later visit, and from the choice of another period to the repainted chart (fastest of three); the last
    also as a ratio to the plain scan of the same snapshot in the same run."""
    scan = scanned(folder_of(home / "snapshots", pointed(home / "snapshots")))[0]
    rows = {name: {"page": file.removesuffix(".py"), "script_s": script(home, file)} for name, file in PAGES.items()}
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"],
        cwd=ROOT, env={**_plain(), "COUNCIL_HOME": str(home)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        before = _cpu_seconds(server.pid)
        with sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, row in rows.items():
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                row["first_s"] = _visit(page, f"http://127.0.0.1:{port}/{name}")
                if name == "":
                    row["first_server_cpu_s"] = _cpu_seconds(server.pid) - before
                row["again_s"] = min(_visit(page, f"http://127.0.0.1:{port}/{name}") for _ in range(tries))
                row["click_to_chart_s"] = _clicks(page, tries)
                row["ratio"] = row["click_to_chart_s"] and row["click_to_chart_s"] / scan
                page.close()
    finally:
        server.terminate()
        server.wait(timeout=20)
    return list(rows.values())


def _plain() -> dict[str, str]:
    """The environment of ``make run``: bytecode is kept."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def script(home: Path, file: str, tries: int = 3) -> float:
    """Seconds of one run of a page's script with warm caches, without a browser."""
    os.environ["COUNCIL_HOME"] = str(home)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.run()
    app.switch_page(f"pages/{file}").run()
    best = float("inf")
    for _ in range(tries):
        start = time.perf_counter()
        app.run()
        best = min(best, time.perf_counter() - start)
    return best


def _visit(page: Page, address: str) -> float:
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(PAINTED, timeout=90_000)
    return time.perf_counter() - start


def _clicks(page: Page, tries: int) -> float | None:
    """Seconds from choosing another period to the painted chart; None on a page without a chart."""
    if page.locator(".js-plotly-plot").count() == 0:
        return None
    page.evaluate(LISTEN)
    best = float("inf")
    for number in range(tries):
        page.locator(".st-key-chip-on-period button").first.click()
        page.locator(".st-key-w-period input").first.click()
        page.keyboard.press("ArrowDown" if number % 2 == 0 else "ArrowUp")
        page.keyboard.press("Enter")
        try:
            page.wait_for_function(REPAINTED, timeout=30_000)
        except TimeoutError:
            return None
        best = min(best, page.evaluate("() => window.paintedAt - window.clickedAt") / 1000)
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
    return best


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).read()
            return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("the dashboard did not start")
