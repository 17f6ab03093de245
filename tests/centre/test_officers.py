"""The sentences of page 40 name the planted officers in the whole period and in each year, and nobody else."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from council import advice as advising
from council.answer import Answer
from council.balance import adviser, share_trend
from council.sentences import workload as sentences
from council.sentences.workload import contacts, course, moves, weights
from council.sentences.workload.moves import Named
from council.ui.workload import mix
from council.ui.workload.fairness import chosen_rows
from council.ui.workload.people import ROWS_OF_MANY, balance, officers
from council.ui.workload.quotas import quotas
from council.warehouse import Warehouse
from council.words import Speaker
from tests.centre.test_adviser import verify
from tests.centre.truth_tables import TRUTH

PERIODS = {"all": {}, **{str(y): {"period_start": date(y, 1, 1), "period_end": date(y + 1, 1, 1)} for y in (2024, 2025, 2026)}}
SPEAKERS = (Speaker("vi"), Speaker("en"))


@dataclass
class Asking:
    """What the view functions need of a page."""

    warehouse: Warehouse
    period: dict
    say: Speaker = Speaker()
    labels: dict = field(default_factory=dict)
    is_presenting: bool = False

    def ask(self, question: str, **given: object) -> Answer:
        return self.warehouse.ask(question, **{**self.period, **{k: v for k, v in given.items() if v is not None}})

    def whole(self, question: str, **given: object) -> Answer:
        return self.warehouse.ask(question, **{k: v for k, v in given.items() if v is not None})


def planted(kind: str) -> set[str]:
    found = json.loads((TRUTH / "planted.json").read_text("utf-8"))
    return {re.sub(r"(?<=[A-Z])(?=\d)", " ", code) for code in found["officers_planted"][kind]}


def named(text: str) -> set[str]:
    return {f"{kind} {number}" for kind, number in re.findall(r"\b(TGV|LS|NL) ?(\d+)", text)}


@pytest.mark.parametrize("speaker", SPEAKERS, ids=["vi", "en"])
@pytest.mark.parametrize("period", PERIODS)
def test_planted_officers_are_named_and_nobody_else(steward: Warehouse, period: str, speaker: Speaker) -> None:
    page = Asking(steward, PERIODS[period], speaker)
    weighed = balance(page, page.ask("workload_by_officer"))
    assert named(sentences.spread(speaker, weighed).text) == planted("overloaded") | planted("underloaded")
    found = mix.found_contacts(page, page.ask("own_contact_share"), page.ask("case_mix_by_officer"), page.whole("case_mix_by_officer"))
    text = contacts.sources(speaker, found).text
    assert named(text) == planted("personal_intake") | planted("no_civil")
    assert {p.name for p in found.people if p.kind == "out"} == planted("personal_intake")
    assert {name for name, _ in found.never_civil} == planted("no_civil")
    beyond = {c.code for c in weighed.carriers if c.kind == "out"}
    spells = [course.Spell(code, re.sub(r"(?<=V)(?=\d)", " ", code), *rest) for code, *rest in page.ask("overload_spells").rows.select(
        "provider_id", "first_week_end", "last_week_end", "weeks", "peak_share", "is_sustained", "is_present").iter_rows()]
    assert named(course.overload(speaker, spells, 1.1, 4, 12, beyond).text) == planted("overloaded")


def test_leaders_are_judged_against_their_reduced_share(steward: Warehouse) -> None:
    weighed = balance(Asking(steward, {}), steward.ask("workload_by_officer"))
    leaders = [c for c in weighed.carriers if c.is_leader]
    assert len(leaders) == 2 and all(c.expected < 0.6 * max(o.expected for o in weighed.carriers) for c in leaders)
    assert {c.kind for c in leaders} == {"in"}


def test_the_verdict_survives_other_weights(steward: Warehouse) -> None:
    rows = officers(steward.ask("workload_by_officer").rows)
    parts = steward.ask("workload_weight_parts").rows
    codes, loads = rows["provider_id"].to_list(), rows["credit_accepted"].to_list()
    found = weights.sensitivity(codes, loads, loads, rows["exposure_years"].to_list(), {
        key: [float(part.filter(pl.col("provider_id") == c)["elastic_credit"].sum()) for c in codes]
        for key, part in parts.partition_by("weight_kind", "value", as_dict=True).items()}, is_flat=True)
    assert found.plain == found.weighted == (True, frozenset({"TGV05"}), frozenset({"TGV09"}))
    assert found.tried >= 1 and found.holds
    assert "25%" in weights.weighed(Speaker(), found, {})


def test_a_verdict_that_depends_on_the_weights_says_so() -> None:
    codes, plain, years = list("ABCDEF"), [48.0, 30, 30, 30, 30, 30], [1.0] * 6
    heavy = [30.0, 30, 30, 30, 30, 30]
    found = weights.sensitivity(codes, plain, heavy, years, {("stage", "CUSTODY"): [0.0, 0, 0, 0, 0, 0]}, is_flat=False)
    assert not found.changes and found.plain == found.weighted
    found = weights.sensitivity(codes, [80.0, 30, 30, 30, 30, 30], heavy, years, {("stage", "CUSTODY"): [400.0, 0, 0, 0, 0, 0]}, is_flat=False)
    assert found.changes and not found.holds
    assert "đổi" in weights.weighed(Speaker(), found, {("stage", "CUSTODY"): "tạm giữ"})


def test_quota_years_without_a_letter_say_so_and_projection_goes_on(steward: Warehouse) -> None:
    rows = steward.ask("quota_by_officer").rows
    page = Asking(steward, {})
    for year, is_over in ((2024, True), (2026, False)):
        found = quotas(page, rows.filter(pl.col("year") == year))
        finding = course.quota(Speaker(), found, year, is_over, 2022)
        assert "không kết luận" in finding.text and str(year) in finding.text and not named(finding.text)
        assert found["is_reference"].all() and found["level"].is_null().all()
        assert ((found["middle"] > found["credit"]) == (not is_over)).all()


def test_levels_just_below_on_and_above_a_threshold() -> None:
    def levels(credits: list[float], middles: list[float]) -> pl.DataFrame:
        rows = pl.DataFrame({"credit": credits, "middle": middles, "low": middles, "high": middles}, schema_overrides=dict.fromkeys(
            ("credit", "middle", "low", "high"), pl.Float64))
        return course.judged(rows.with_columns(meets=13.0, good=21.0, excellent=27.0, is_reference=False))

    edges = [12.9, 13, 20.9, 21, 26.9, 27]
    assert levels(edges, edges)["level"].to_list() == ["below", "meets", "meets", "good", "good", "excellent"]
    text = course.quota(Speaker(), levels([10, 20], [14, 25]), 2026, False, None).text
    assert "**1/2** người đã đạt" in text and "**2/2** người đạt" in text
    unknown = course.judged(levels([10], [14]).with_columns(is_reference=True))
    assert unknown["level"].is_null().all(), "the quota of another year is for reference only"


def test_the_adviser_on_the_sample(steward: Warehouse) -> None:
    facts = advising.Facts(**{name: steward.ask(question).rows for name, question in advising.QUESTIONS.items()},
                           **{name: steward.table(table) for name, table in advising.TABLES.items()},
                           numbers=dict(steward.table("parameter_now").select("name", "value").iter_rows()))
    task = advising.task(facts)
    assert {o.code for o in task.officers if o.capacity < 1} == {"TGV01", "TGV02"}
    assert ("TGV03", "TT.TGTT.120.2026") in task.limits.conflicts and ("TGV11", "ADM") in task.limits.fields
    assert {w.fixed for w in task.works} >= {"", "hearing_set", "shared"} and task.band == 0.1
    assert any(w.price == 2 for w in task.works), "a registered case is dearer"
    found = adviser.advise(task)
    verify(found)
    assert found.excess <= 1e-6 and found.gap <= 0.02
    assert all(abs(found.after[o.code] / task.targets[o.code] - 1) <= 0.1 + 0.5 / task.targets[o.code] for o in task.officers)
    assert advising.lacking(facts) == ["area", "grade", "weights"]
    words = Named({"TGV05": "TGV 05"}, {"CRIM": "hình sự"}, {})
    for speaker in SPEAKERS:
        lines = [moves.move(speaker, one, task.targets, words) for one in found.moves]
        assert all(one.work.code in line for one, line in zip(found.moves, lines, strict=True))
        assert moves.missing(speaker, advising.lacking(facts)) and moves.solved(speaker, found)
        assert str(found.reassignments) in moves.advised(speaker, found).text
    members = Warehouse.open(Path(steward._database.folder), "member") if hasattr(steward._database, "folder") else None
    assert members is None or not set(advising.QUESTIONS.values()) & set(members.names())


def test_without_any_input_the_adviser_still_runs_and_lists_what_it_lacks(steward: Warehouse) -> None:
    capacity, work = steward.ask("capacity_now").rows, steward.ask("open_work").rows
    bare = advising.Facts(
        work.with_columns(pl.lit(None, pl.Date).alias("heard_on"), pl.lit(None, pl.Date).alias("next_hearing_on"), load=1.0),
        capacity.with_columns(factor=1.0), steward.ask("officer_limits").rows.clear(), steward.table("hearing").clear(),
        steward.table("availability").clear(), steward.table("quota_adjustment").clear(), steward.table("case_weight").clear(),
        steward.ask("incoming_mix").rows, steward.table("provider"), {})
    assert advising.lacking(bare) == list(advising.WISHED)
    found = adviser.advise(advising.task(bare))
    verify(found)
    assert found.reassignments > 0


def test_trend_of_a_share() -> None:
    n = np.full(12, 100)
    assert share_trend(np.full(12, 5), n) == (1.0, 0.0) or share_trend(np.full(12, 5), n)[0] > 0.99
    p_value, slope = share_trend(np.arange(12) * 2, n)
    assert p_value < 0.001 and slope == pytest.approx(0.02)
    dice = np.random.default_rng(11)
    called = np.mean([share_trend(dice.binomial(100, 0.06, 12), n)[0] <= 0.05 for _ in range(1000)])
    assert 0.03 <= called <= 0.07


def test_two_thousand_officers_draw_as_many_rows_as_fit(steward: Warehouse) -> None:
    dice = np.random.default_rng(1)
    loads = dice.poisson(38, 2000).astype(float)
    loads[7] = 120
    found = sentences.weigh([f"T{i}" for i in range(2000)], [f"T{i}" for i in range(2000)], [False] * 2000, loads.tolist(), [1.0] * 2000)
    shown = chosen_rows(found.carriers)
    assert len(shown) == ROWS_OF_MANY and shown[0].code == "T7" and "p90_p10" in found.bands
