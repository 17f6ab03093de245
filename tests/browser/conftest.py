"""A freshly started server on a free port, and a Chromium that may only reach it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
MARKED = """() => [...document.querySelectorAll('button,a[href],input,textarea,[role=radiogroup],[role=combobox]')].filter((n) => {
  const box = n.getBoundingClientRect(), isGroup = n.getAttribute('role') === 'radiogroup';
  return !n.disabled && box.width > 1 && box.height > 1 && getComputedStyle(n).visibility !== 'hidden' && (n.tabIndex >= 0 || isGroup)
    && (isGroup || !n.closest('[role=radiogroup]')) && !n.closest('.st-key-slides,.js-plotly-plot,[data-testid=stDataFrame]');
}).map((n, i) => n.dataset.walk = i + ' ' + (n.innerText || n.getAttribute('aria-label') || n.tagName).slice(0, 40))"""
FOCUSED = """() => {
  const n = document.activeElement, look = getComputedStyle(n), around = getComputedStyle(n.parentElement || n);
  const seen = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  return [n.dataset.walk || n.closest('[role=radiogroup]')?.dataset.walk || '', seen(look) || seen(around) || n.tagName === 'INPUT'];
}"""
# Nothing moves any more: every chart is as wide as its box, and all boxes stand where they stood 250 ms ago.
STILL = """() => {
  const plots = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter((n) => n.offsetParent);
  const fit = plots.every((n) => { const svg = n.querySelector('.main-svg'); return svg && Math.abs(svg.clientWidth - n.clientWidth) < 3; });
  const boxes = [...document.querySelectorAll('[data-testid=stApp] :is(h1,h2,h3,p,button,td,canvas,.main-svg,text)')].map((n) => {
    const box = n.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].map(Math.round);
  }).join();
  const now = performance.now();
  if (!fit || !window.__boxes || window.__boxes[0] !== boxes) window.__boxes = [boxes, now];
  return now - window.__boxes[1] >= 250;
}"""
# Rules that fail in a part that is Streamlit's own and nothing of ours can mend: (rule, end of the selector, why).
NOT_OURS: tuple[tuple[str, str, str], ...] = ()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def home(answers, tmp_path_factory) -> Path:
    """A home of its own with the sample province published."""
    return shutil.copytree(answers[0].path, tmp_path_factory.mktemp("browser") / "home")


class Server:
    """One run of the dashboard; ``url`` without a slash at its end."""

    def __init__(self, home: Path, role: str = "member"):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "COUNCIL_HOME": str(home), "COUNCIL_ROLE": role, "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "dashboard.py",
                "--server.port",
                str(port),
                "--server.headless",
                "true",
                "--server.fileWatcherType",
                "none",
            ],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    if answer.read() == b"ok":
                        return
            except OSError:
                time.sleep(0.3)
        raise TimeoutError(f"the dashboard did not start within {STARTS_WITHIN} s")

    def stop(self) -> None:
        """End this server only."""
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def fresh_server(home) -> Iterator[Server]:
    """A server nobody has visited yet."""
    server = Server(home)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server(home) -> Iterator[Server]:
    """A server shared by the tests that only look."""
    running = Server(home)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; tests are skipped where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


class Visit:
    """One page in a browser; ``left`` lists requests that went to another host."""

    def __init__(self, browser: Browser, size: tuple[int, int], scheme: str = "light"):
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        self.page: Page = self.context.new_page()
        self.left: list[str] = []
        self.page.on(
            "request",
            lambda request: (
                self.left.append(request.url)
                if not request.url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))
                else None
            ),
        )

    def open(self, url: str) -> "Visit":
        """Go there and wait until the title stands and nothing runs any more."""
        self.page.goto(url, wait_until="load")
        self.page.wait_for_selector(".st-key-q h1", timeout=90_000)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait for the script run to end and the charts to be painted."""
        self.page.wait_for_function(
            "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'", timeout=90_000
        )
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=90_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=90_000)
        self.still()

    def still(self) -> None:
        """Wait until charts fill their boxes and nothing moves."""
        self.page.evaluate("window.__boxes = null")
        self.page.wait_for_function(STILL, polling=50, timeout=30_000)

    def resize(self, size: tuple[int, int]) -> None:
        """Another screen, and everything in its place on it."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.still()

    def unreached(self) -> list[str]:
        """What can be clicked but not reached by the Tab key, or shows no focus when it is; a group of
        choices is one stop, arrow keys lead on. Tables have keys of their own."""
        self.page.evaluate("document.activeElement.blur()")
        expected = set(self.page.evaluate(MARKED))
        reached, pale = set(), set()
        for _ in range(len(expected) + 40):
            self.page.keyboard.press("Tab")
            label, is_seen = self.page.evaluate(FOCUSED)
            reached.add(label)
            if label in expected and not is_seen:
                pale.add(label)
        self.page.evaluate("document.activeElement.blur(); document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        return [f"not reached: {name}" for name in sorted(expected - reached)] + [f"no focus seen: {name}" for name in sorted(pale)]

    def barriers(self) -> list[str]:
        """What axe calls moderate, serious or critical on the page as it stands: rule, where, what to do."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [
            f"{one['id']} at {where}: {node['failureSummary']}"
            for one in found
            if one["impact"] != "minor"
            for node in one["nodes"]
            if (where := " ".join(map(str, node["target"])))
            and not any(one["id"] == rule and where.endswith(end) for rule, end, _ in NOT_OURS)
        ]


@pytest.fixture
def visit(browser) -> Iterator:
    """Makes visits and closes them afterwards."""
    made: list[Visit] = []

    def make(size: tuple[int, int] = (1280, 800), scheme: str = "light") -> Visit:
        made.append(Visit(browser, size, scheme))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
