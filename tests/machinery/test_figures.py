"""All figures known of the sample province are found by the questions, exactly."""

import json
from pathlib import Path

import pytest

from council.catalog import PRODUCT_QUERIES
from council.home import Home
from council.publish import Given
from council.reconcile import load_rules, read_figures, reconcile

pytestmark = [pytest.mark.sample]


def test_every_figure_reconciles(road: tuple[Home, Given, Path], truth_dir: Path) -> None:
    figures = read_figures(truth_dir / "figures.json")
    assert len(figures) == len(json.loads((truth_dir / "figures.json").read_text(encoding="utf-8"))) > 1200
    outcomes = reconcile(road[2], figures, load_rules(PRODUCT_QUERIES / "figures"))
    wrong = [(o.figure, o.expected, o.found, o.question) for o in outcomes if not o.agrees]
    assert not wrong, wrong[:20]


def test_a_changed_figure_is_noticed(road: tuple[Home, Given, Path]) -> None:
    figures = [{"figure": "missed.total", "value": 419, "needs": "links"}, {"figure": "no.such.figure", "value": 1, "needs": "files"}]
    outcomes = reconcile(road[2], figures, load_rules(PRODUCT_QUERIES / "figures"))
    assert [o.agrees for o in outcomes] == [False, False]
    assert outcomes[0].found == 418 and outcomes[1].found is None
