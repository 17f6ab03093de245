"""A council's own targets: a row in its home, told with source and first day, judged fairly, and they colour nothing."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import pytest

from council.digest import parts as digest
from council.errors import Several
from council.law import Law
from council.papers.desk import Desk
from council.papers.sections import overview as paper
from council.periods import default_period
from council.sentences import signals
from council.sentences.overview import Signal, target_sources
from council.sentences.reading import Reading
from council.sentences.signals.target import Target, aimed, of_count, of_share, of_year, target_of, within_reach
from council.snapshots import current
from council.warehouse import Warehouse
from council.words import Speaker

VI, EN = Speaker("vi"), Speaker("en")
SOURCES = """source_id,title_vi,title_en,clause,issued_on,in_force_from,evidence,note_vi,note_en
KH_2026,Kế hoạch 12/KH-HĐPH,Plan 12/KH-HDPH,mục II,2026-01-05,2026-01-05,TXT,,
"""
HEAD = "name,value,unit,valid_from,valid_to,title_vi,title_en,source_id\n"
ROWS = {
    "missed": "0.15,share", "minors": "0.15,share", "served": "0.7,share", "late_notices": "0.05,share", "silent": "0,units",
    "referred": "600,persons",
}  # fmt: skip


def home_with(tmp_path, rows: str):
    folder = tmp_path / "law"
    folder.mkdir(exist_ok=True)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "parameters.csv").write_text(HEAD + rows, encoding="utf-8")
    return tmp_path


def row(name: str, value: str, since: str = "2026-01-05", until: str = "") -> str:
    return f"target.{name},{value},{since},{until},Mục tiêu,Target,KH_2026\n"


def target(code: str, value: float) -> Target:
    return Target(code, value, "Kế hoạch 12/KH-HĐPH", date(2026, 1, 5))


# the row


def test_every_figure_with_a_target_is_read_from_the_home(tmp_path):
    law = Law.load(home_with(tmp_path, "".join(row(code, value) for code, value in ROWS.items())))
    read = law.tables["parameter"].filter(pl.col("name").str.starts_with("target."))
    assert sorted(read["name"].str.slice(7)) == sorted(ROWS)
    assert not Law.load(None).tables["parameter"]["name"].str.starts_with("target.").any(), "no target is ours to set"


@pytest.mark.parametrize(("name", "value", "said"), [
    ("mised", "0.05,share", "target.mised = 0.05 share"), ("missed", "5,share", "target.missed = 5 share"),
    ("missed", "0.05,percent", "target.missed = 0.05 percent"), ("silent", "0.1,share", "target.silent = 0.1 share"),
])  # fmt: skip
def test_a_target_that_cannot_be_meant_is_refused_with_the_remedy(tmp_path, name, value, said):
    with pytest.raises(Several) as caught:
        Law.load(home_with(tmp_path, row(name, value)))
    assert said in caught.value.en and "5% is 0.05" in caught.value.en and "target.late_notices (share)" in caught.value.vi


# the verdict


@pytest.mark.parametrize(("part", "said"), [
    (49, "đạt, trong phạm vi ngẫu nhiên"), (50, "đạt, trong phạm vi ngẫu nhiên"), (51, "chưa đạt, trong phạm vi ngẫu nhiên"),
    (10, "đạt"), (120, "chưa đạt"),
])  # fmt: skip
def test_just_below_on_and_above_a_share_at_most(part, said):
    assert of_share(VI, target("missed", 0.05), part, 1000) == f"Mục tiêu nhiều nhất 5%: {said}"


@pytest.mark.parametrize(("part", "said"), [(699, "not met, within chance"), (700, "met, within chance"), (900, "met"), (300, "not met")])
def test_just_below_on_and_above_a_share_at_least(part, said):
    assert of_share(EN, target("served", 0.7), part, 1000) == f"Target at least 70%: {said}"


def test_few_persons_nobody_and_no_target():
    assert of_share(VI, target("missed", 0.05), 3, 9).endswith("chưa đủ số để so")
    assert of_share(VI, target("missed", 0.05), 0, 0).endswith("chưa đủ số để so")
    assert of_share(VI, None, 3, 90) == of_count(VI, None, 3, "đơn vị") == within_reach(VI, None, 1, 2) == ""
    assert of_share(VI, target("missed", 0.075), 10, 1000).startswith("Mục tiêu nhiều nhất 7,5%")


def test_a_count_of_all_there_are_has_no_chance_in_it():
    assert [of_count(VI, target("silent", 2), n, "đơn vị").split(": ")[1] for n in (1, 2, 3)] == ["đạt", "đạt", "chưa đạt"]


def test_a_year_is_judged_when_it_is_over_and_before_only_what_is_expected():
    year = default_period(date(2024, 1, 1), date(2026, 12, 31))
    assert (year.start, year.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
    ten = default_period(date(2024, 1, 1), date(2026, 10, 31))
    aim = target("referred", 600)
    assert [of_year(VI, aim, n, year).split(": ")[1] for n in (599, 600)] == ["chưa đạt", "đạt"]
    assert of_year(VI, aim, 700, ten) == "Mục tiêu cả năm 2026 ít nhất 600: năm chưa hết"
    assert of_year(VI, aim, 700, replace(year, start=date(2025, 1, 1))) == ""
    reach = [within_reach(VI, aim, *ends) for ends in ((600, 700), (590, 640), (500, 599))]
    assert ["nhiều khả năng" in reach[0], "có thể không" in reach[1], "khó đạt" in reach[2]] == [True] * 3


# where it is shown


@dataclass(frozen=True)
class Aiming:
    """The sample as its warehouse serves it, with targets of its council added: (figure, value, first day, day after the last)."""

    warehouse: Warehouse
    rows: tuple = ()

    def __getattr__(self, name: str):
        return getattr(self.warehouse, name)

    def table(self, name: str) -> pl.DataFrame:
        """Tables of the snapshot; targets and their source added."""
        found = self.warehouse.table(name)
        if name == "parameter":
            more = {"name": [f"target.{r[0]}" for r in self.rows], "value": [r[1] for r in self.rows],
                    "valid_from": [r[2] for r in self.rows], "valid_to": [r[3] for r in self.rows],
                    "source_id": ["KH_2026"] * len(self.rows)}  # fmt: skip
            schema = {column: found.schema[column] for column in more}
            return pl.concat([found, pl.DataFrame(more, schema=schema)], how="diagonal")
        if name == "law_source":
            own = {"source_id": ["KH_2026"], "title_vi": ["Kế hoạch 12"], "title_en": ["Plan 12"], "clause": ["mục II"]}
            return pl.concat([found, pl.DataFrame(own)], how="diagonal")
        return found


ALL = tuple((code, float(value.split(",")[0]), date(2026, 1, 5), None) for code, value in ROWS.items())


@pytest.fixture(scope="module")
def warehouse(published) -> Warehouse:
    return Warehouse.open(current(published.snapshots).folder, "member")


def reading(warehouse: Warehouse, rows: tuple = ALL, language: str = "vi", **filters) -> Reading:
    period = default_period(warehouse.manifest.start, warehouse.manifest.day)
    return Reading(Aiming(warehouse, rows), period, Speaker(language), filters)


@pytest.mark.slow
def test_signals_carry_their_target_and_nothing_else_changes(warehouse):
    plain, found = signals.make(reading(warehouse, ())), signals.make(reading(warehouse))
    assert not any(s.target or s.target_source for s in plain)
    assert [replace(s, target="", target_source="") for s in found] == plain, "a target colours nothing"
    aims = {s.name: s.target for s in found}
    assert all(aims[name].startswith("Mục tiêu") for name in aims if name != "Chênh lệch khối lượng")
    assert target_sources(found) == ["Kế hoạch 12, mục II, từ 05/01/2026"]
    assert aims["Đơn vị im lặng"] == f"Mục tiêu nhiều nhất 0 đơn vị: {'chưa đạt' if plain[-1].value != '0' else 'đạt'}"
    english = signals.make(reading(warehouse, language="en"))
    assert english[2].target.startswith("Target at least 70%") and english[2].target_source == "Plan 12, mục II, since 5 Jan 2026"


@pytest.mark.slow
def test_a_target_holds_from_its_day_for_the_whole_province_only(warehouse):
    later = tuple((code, value, date(2026, 11, 1), None) for code, value, _, _ in ALL)
    ended = tuple((code, value, date(2025, 1, 1), date(2026, 10, 31)) for code, value, _, _ in ALL)
    for rows in (later, ended):
        assert not target_sources(signals.make(reading(warehouse, rows)))
    part = signals.make(reading(warehouse, sectors=["police"]))
    assert {s.name for s in part if s.target} == {"Đơn vị im lặng"}, "silence is always asked of all units"
    here = reading(warehouse, later)
    asked = here.ask("referred_by_month")
    assert target_of(here, "referred", asked) is None and target_of(here, "referred", asked, date(2026, 12, 31)).value == 600


@pytest.mark.slow
def test_paper_and_digest_print_target_and_source(warehouse):
    table = next(block for block in paper.draft(Desk(reading(warehouse))).blocks if hasattr(block, "rows"))
    assert "Mục tiêu nhiều nhất" in table.rows[0][1] and "Mục tiêu: Kế hoạch 12, mục II, từ 05/01/2026." in table.remark
    assert digest.overview(Desk(reading(warehouse))).blocks[1].rows == table.rows, "the digest takes the paper's rows"
    without = next(block for block in paper.draft(Desk(reading(warehouse, ()))).blocks if hasattr(block, "rows"))
    assert "Mục tiêu" not in "".join(map(str, without.rows)) + without.remark


def test_a_signal_without_words_keeps_no_source():
    bare = Signal("a", "1", "", "", "", "", "", "none", "", "")
    assert aimed(VI, bare, target("referred", 600), "") == bare == aimed(VI, bare, None, "x")
