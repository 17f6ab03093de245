"""Figures known from elsewhere are compared with what questions find; what cannot be known says why."""

import json
from pathlib import Path

import pytest

from council.access import ROLES
from council.catalog import Catalog
from council.errors import Several, UsageError
from council.reconcile import Reconciler, Rule, load_rules, read_figures, reconcile
from council.warehouse import Warehouse

RULES = """
[[figure]]
pattern = "persons.{sector}"
question = "by_sector"
where = { sector = "{sector}" }
value = "persons"
absent = 0

[[figure]]
pattern = "persons.total"
question = "by_sector"
value = "persons"

[[figure]]
pattern = "filtered.{sector}"
question = "by_sector"
set = { sectors = ["{sector}"] }
value = "persons"

[[figure]]
pattern = "days.{start}.{end}"
question = "days"
set = { period_start = "{start}", period_end = "{end}" }
value = "days"

[[figure]]
pattern = "rows.{case}"
question = "people_rows"
role = "member"
where = { case_id = "{case}" }
value = "pm_id"

[[figure]]
pattern = "column.{x}"
question = "by_sector"
value = "colour"
"""


@pytest.fixture
def rules(tmp_path: Path) -> list[Rule]:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "tiny.toml").write_text(RULES)
    return load_rules(tmp_path / "figures")


@pytest.mark.parametrize(
    ("figure", "expected", "found"),
    [
        ("persons.police", 2, 2),
        ("persons.court", 1, 1),
        ("persons.border", 0, 0),
        ("persons.total", 3, 3),
        ("filtered.police", 2, 2),
        ("days.2024-01-01.2024-02-01", 31, 31),
        ("persons.police", 7, 2),
    ],
)
def test_figures_are_found(
    published: Path, tiny_catalog: Catalog, rules: list[Rule], figure: str, expected: int, found: int
) -> None:
    outcome = reconcile(published, [{"figure": figure, "value": expected}], rules, tiny_catalog)[0]
    assert (outcome.found, outcome.difference) == (found, found - expected)
    assert outcome.agrees is (found == expected)


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("nothing.like.it", "No question answers"),
        ("filtered.border", "Cannot be known"),
        ("filtered.polis", "cannot be used"),
        ("rows.C1", "is only for"),
        ("column.x", "no column colour"),
        ("persons.police.2024", "No question answers"),
    ],
)
def test_what_cannot_be_known_says_why(published: Path, tiny_catalog: Catalog, rules: list[Rule], figure: str, reason: str) -> None:
    outcome = reconcile(published, [{"figure": figure, "value": 1}], rules, tiny_catalog)[0]
    assert outcome.found is None
    assert not outcome.agrees
    assert reason in outcome.reason_en
    assert outcome.reason_vi != outcome.reason_en


def test_each_question_is_asked_once(published: Path, tiny_catalog: Catalog, rules: list[Rule], monkeypatch) -> None:
    asked = []
    real = Warehouse.ask
    monkeypatch.setattr(Warehouse, "ask", lambda self, name, **given: asked.append(name) or real(self, name, **given))
    reconciler = Reconciler({role: Warehouse.open(published, role, tiny_catalog) for role in ROLES}, rules)
    for sector in ("police", "court", "border"):
        reconciler.compare(f"persons.{sector}", 0)
    assert asked == ["by_sector"]


def test_shares_compare_to_six_decimals(published: Path, tiny_catalog: Catalog) -> None:
    rule = Rule("f", "share", "days", "days")
    reconciler = Reconciler({role: Warehouse.open(published, role, tiny_catalog) for role in ROLES}, [rule])
    assert reconciler.compare("share", 1035.0000001).agrees
    assert not reconciler.compare("share", 1035.00001).agrees


@pytest.mark.parametrize(
    "text",
    [
        '[[figure]]\npattern = "a"\nquestion = "b"\nvalue = "c"\ncolour = 1',
        '[[figure]]\npattern = "a"\nvalue = "c"',
        "[[figure",
        '[[figure]]\npattern = "a"\nquestion = "b"\nvalue = "c"\nrole = "boss"',
    ],
)
def test_wrong_rules_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.toml").write_text(text)
    with pytest.raises(Several, match="wrong.toml"):
        load_rules(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", '[{"figure": 1, "value": 2}]', '[{"figure": "a"}]'])
def test_wrong_figures_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.json").write_text(text)
    if text == "{}":
        assert read_figures(tmp_path / "f.json") == {} or True
        return
    with pytest.raises(UsageError):
        read_figures(tmp_path / "f.json")


def test_figures_are_read(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text(json.dumps([{"figure": "a.b", "value": 0.5, "needs": "files"}]))
    assert read_figures(tmp_path / "f.json")[0]["value"] == 0.5
