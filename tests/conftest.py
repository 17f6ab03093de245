"""Where the sample lies, and homes that many tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "samples" / "hai_phong"


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The simulated province: agency files beside a truth/ folder that only tests may read."""
    return SAMPLE


@pytest.fixture(scope="session")
def truth_dir(sample_dir: Path) -> Path:
    return sample_dir / "truth"
