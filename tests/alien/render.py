"""The sample's facts as files of another province: other units, words and layouts; nothing of it is real."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.alien.agencies import Agencies
from tests.alien.centre import Centre
from tests.alien.facts import Fact, load
from tests.alien.pages import Delivery, Stated
from tests.alien.province import Province

TRUTH = Path(__file__).resolve().parents[1] / "samples" / "hai_phong" / "truth"


def render(out: Path, truth: Path = TRUTH, keep: Callable[[Fact], bool] = lambda fact: True) -> list[Stated]:
    """Write the files of all facts that ``keep`` lets through into ``out``; what every row of a person states."""
    province, facts = Province(truth), [fact for fact in load(truth) if keep(fact)]
    delivery = Delivery(out)
    Agencies(delivery, facts, province).all()
    Centre(delivery, facts, province, truth).all()
    return delivery.stated


if __name__ == "__main__":
    stated = render(Path(sys.argv[1]))
    print(len(stated), "persons in", len({(s.file) for s in stated}), "files")
