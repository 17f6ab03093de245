"""Where the sample lies, and homes that many tests share: published once, copied to every worker."""

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from council.home import Home
from council.publish import Given, publish_given
from council.publish.arrive import import_files
from council.publish.road import travel

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "samples" / "hai_phong"
# The files that take longest, longest first: started first, so that no worker is left alone with one of them in the end.
LONGEST = ("browser/test_layout.py", "browser/test_browser.py", "browser/test_meeting.py", "meeting/test_presentation.py",
           "papers/test_sample.py", "alien/test_small.py", "linkage/test_decisions.py", "meeting/test_page.py",
           "people/test_comparison.py", "demo/test_demo.py", "machinery/test_publish.py", "people/test_law_change.py")
Share = Callable[[str, Callable[[Home], object]], tuple[Home, object]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first; all others as collected (`make test` keeps this order between workers)."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(LONGEST)))


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The simulated province: agency files beside a truth/ folder that only tests may read."""
    return SAMPLE


@pytest.fixture(scope="session")
def truth_dir(sample_dir: Path) -> Path:
    return sample_dir / "truth"


@pytest.fixture(scope="session")
def share(tmp_path_factory) -> Share:
    """``share(name, fill)``: a home that ``fill`` filled, and what it returned.

    The first worker that asks fills it while the others wait; each asks for a copy of its own, so that no test disturbs
    another's.
    """
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def shared(name: str, fill: Callable[[Home], object]) -> tuple[Home, object]:
        made, said = common / f"shared-{name}", common / f"shared-{name}.pickle"
        with (common / f"shared-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not said.exists():
                shutil.rmtree(made, ignore_errors=True)
                result = fill(Home(made))
                said.write_bytes(pickle.dumps(result))
        own = tmp_path_factory.mktemp(name) / "home"
        return Home(shutil.copytree(made, own)), pickle.loads(said.read_bytes())

    return shared


@pytest.fixture(scope="session")
def road(share: Share, sample_dir: Path, truth_dir: Path) -> tuple[Home, Given, Path]:
    """A home with all files of the sample, what publishing started from, and the folder of the snapshot.

    Published with the true links, so that every figure can be compared.
    """

    def fill(home: Home) -> tuple[Given, str]:
        arrived = import_files(home, [sample_dir], True)
        assert len(arrived.batch.new) == 233
        given, settings, version, is_simulated = travel(home, None, truth_dir / "links.csv", lambda step, share: None)
        assert is_simulated
        return given, publish_given(home, given, settings, law_version=version, simulated=True)

    home, (given, snapshot) = share("road", fill)
    return home, given, home.snapshots / snapshot


@pytest.fixture(scope="session")
def answers(share: Share) -> tuple[Home, Path]:
    """A home with the sample published from its answers, as a perfect reader would read it, and its snapshot's folder."""
    from tests.centre import truth_tables

    home, snapshot = share("answers", lambda home: publish_given(home, truth_tables.given(), truth_tables.SETTINGS, simulated=True))
    return home, home.snapshots / snapshot
