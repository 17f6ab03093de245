"""Where the sample lies, and homes that many tests share."""

from pathlib import Path

import pytest

from council.home import Home
from council.publish import Given, publish_given
from council.publish.arrive import import_files
from council.publish.road import travel

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "samples" / "hai_phong"


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The simulated province: agency files beside a truth/ folder that only tests may read."""
    return SAMPLE


@pytest.fixture(scope="session")
def truth_dir(sample_dir: Path) -> Path:
    return sample_dir / "truth"


@pytest.fixture(scope="session")
def road(tmp_path_factory, sample_dir: Path, truth_dir: Path) -> tuple[Home, Given, Path]:
    """A home with all files of the sample, what publishing started from, and the folder of the snapshot.

    Published with the true links, so that every figure can be compared. Each worker travels the road at most once.
    """
    home = Home(tmp_path_factory.mktemp("road") / "home")
    arrived = import_files(home, [sample_dir], True)
    assert len(arrived.batch.new) == 233
    given, settings, version, is_simulated = travel(home, None, truth_dir / "links.csv", lambda step, share: None)
    assert is_simulated
    return home, given, home.snapshots / publish_given(home, given, settings, law_version=version, simulated=True)
