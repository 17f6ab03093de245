"""The browser's view: how long until a page is painted, and from a click to the new chart."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PAGES = ("", "referral_sources", "missed_people", "officer_workload")
PAINTED = "() => document.querySelectorAll('.js-plotly-plot .main-svg, table').length > 0 && " \
          "!document.querySelector('[data-testid=stStatusWidget]')"


def measured(home: Path) -> list[dict[str, object]]:
    """One row per page: first paint, and a second visit in the same session (a script run without start-up)."""
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"],
        env={**os.environ, "COUNCIL_HOME": str(home)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        with sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            return [_visit(page, f"http://127.0.0.1:{port}/{name}", name or "overview") for name in PAGES]
    finally:
        server.terminate()
        server.wait(timeout=20)


def _visit(page: Page, address: str, name: str) -> dict[str, object]:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_function(PAINTED, timeout=60_000)
        times.append(time.perf_counter() - start)
    return {"page": name, "first_s": times[0], "again_s": min(times[1:])}


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
