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

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from council.answer import Words
from council.home import Home, Settings
from council.publish import publish_given
from tests.centre import truth_tables

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Path:
    """A home with the sample province published."""
    place = Home(tmp_path_factory.mktemp("browser"))
    settings = Settings(name=Words("Hội đồng tỉnh mẫu", "Council of the sample province"), province_code="31", is_simulated=True)
    publish_given(place, truth_tables.given(), settings, simulated=True)
    return place.path


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
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=90_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=90_000)
        self.page.wait_for_timeout(600)


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
