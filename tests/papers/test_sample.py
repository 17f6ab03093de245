"""The paper of the sample province: every format says what the answers say, the forms add up and agree with the truth."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from council import papers, periods
from council.commands import main
from council.papers import form
from council.papers.desk import Desk
from council.papers.paper import Chart, Table, Text, clean, plain, shown
from council.sentences.reading import Reading
from council.warehouse import Warehouse
from council.words import Speaker
from tests.papers.reading_back import docx_text, pdf_pages, pptx_slides, squeezed

pytestmark = [pytest.mark.sample]
CODE = "2025-10m"
START, END = date(2025, 1, 1), date(2025, 11, 1)


@pytest.fixture(scope="module")
def source(road) -> Warehouse:
    return Warehouse.open(road[2], "member")


@pytest.fixture(scope="module")
def period(source) -> periods.Period:
    return periods.read_code(CODE, source.manifest.start, source.manifest.day)


@pytest.fixture(scope="module")
def paper(source, period) -> papers.Paper:
    return papers.draft(source, period)


def cells(paper: papers.Paper, table: Table) -> list[list[str]]:
    return [[shown(v, c, paper.speaker, table.blank) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]


def test_every_section_is_there_and_every_question_was_answered(paper):
    headings = [section.heading for section in paper.sections]
    assert headings[1:] == ["Tổng quan", "Nguồn giới thiệu", "Người thuộc diện bị bỏ sót", "Khối lượng công việc",
                            "Số liệu đã gửi và đơn vị im lặng", "Kết luận của Hội đồng và việc thực hiện"]  # fmt: skip
    said = " ".join(plain(b.text) for s in (*paper.sections, *paper.appendix) for b in s.blocks if isinstance(b, Text))
    assert "chưa trả lời được" not in said and "Chưa tính được" not in said
    assert len(paper.notes) >= 20 and len(list(paper.tables())) >= 20


def test_every_number_leads_to_a_note_that_can_be_asked_again(paper, source):
    numbers = {note.number for note in paper.notes}
    for section in paper.sections[1:]:
        for block in section.blocks:
            if isinstance(block, (Table, Chart)):
                assert block.notes and set(block.notes) <= numbers, (section.heading, block.caption)
    for note in paper.notes:
        given = {k: v for k, v in note.answer.parameters.items() if v not in (None, [])}
        assert source.ask(note.answer.question, **given).rows.equals(note.answer.rows)
        assert note.answer.question in paper.appendix[-1].blocks[0].rows[note.number - 1]


def test_the_sentences_are_those_of_the_pages(paper, source, period):
    from council.sentences import overview, signals

    reading = Reading(source, period)
    expected = overview.summary(Speaker(), signals.make(reading)).text
    assert plain(expected) in plain(paper.sections[1].blocks[0].text)


def test_pdf_holds_every_row_of_every_table_in_order(paper):
    text = "".join(pdf_pages(papers.pdf(paper)))
    assert "Chưatínhđược" not in text
    rows = 0
    for _, table in paper.tables():
        assert squeezed(table.caption) in text
        for row in cells(paper, table):
            assert squeezed("".join(clean(cell) for cell in row)) in text, (table.caption, row)
            rows += 1
    assert rows > 250
    for section in (*paper.sections, *paper.appendix):
        for block in section.blocks:
            if isinstance(block, Text):
                assert squeezed(plain(block.text)) in text


def test_docx_holds_every_row_of_every_table(paper):
    paragraphs, tables = docx_text(papers.docx(paper))
    tables = [t for t in tables if len(t[0]) > 2 or len(t) > 1]
    wanted = [(table, cells(paper, table)) for _, table in paper.tables()]
    assert len(tables) == len(wanted)
    for found, (table, rows) in zip(tables, wanted, strict=True):
        assert [squeezed(cell) for cell in found[0]] == [squeezed(column.heading) for column in table.columns]
        assert found[1:] == rows
    told = squeezed("\n".join(paragraphs))
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Text):
                assert squeezed(plain(block.text)) in told


def test_slides_hold_the_tables_and_native_charts(paper):
    slides = pptx_slides(papers.pptx(paper))
    found = [tuple(row) for slide in slides for table in slide["tables"] for row in table[1:]]
    wanted = [
        tuple(row)
        for section in paper.sections
        for table in section.blocks
        if isinstance(table, Table)
        for row in cells(paper, table)
    ]
    assert set(wanted) <= set(found) and len(wanted) > 100
    charts = [chart for slide in slides for chart in slide["charts"]]
    drawn = [block for section in paper.sections for block in section.blocks if isinstance(block, Chart)]
    assert len(charts) == len(drawn) == 3
    for (categories, series, _), chart in zip(charts, drawn, strict=True):
        if chart.kind == "columns":
            assert categories == list(chart.categories)
            assert {name: [float(v) for v in values] for name, values in series.items()} == {
                s.name: list(s.values) for s in chart.series
            }
        else:
            marks = [trace for trace in chart.native["data"] if trace.get("mode") == "markers"]
            assert marks and all(list(trace["y"]) in list(series.values()) for trace in marks)
            assert [list(t["y"]) for t in marks] == [list(t["y"]) for t in chart.figure["data"] if t.get("mode") == "markers"]
    assert all(any("bản chụp" in t for t in slide["texts"]) for slide in slides)


def test_workbook_numbers_are_numbers_and_add_up(paper):
    book = openpyxl.load_workbook(io.BytesIO(papers.xlsx(paper)))
    wanted = [table for _, table in paper.tables()]
    assert len(book.worksheets) == len(wanted) + 1
    for sheet, table in zip(book.worksheets[1:], wanted, strict=True):
        for i, row in enumerate(table.rows):
            for j, value in enumerate(row):
                found = sheet.cell(6 + i, j + 1).value
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    assert found == pytest.approx(value), (table.caption, row)
                elif isinstance(value, str) and value:
                    assert found == clean(value)


def test_the_total_of_referrals_is_the_sum_of_its_rows(paper):
    table = next(t for _, t in paper.tables() if t.caption == "Giới thiệu theo ngành")
    for column in range(1, 6):
        assert sum(row[column] for row in table.rows[:-1]) == table.rows[-1][column]


def test_areas_of_the_paper_are_those_of_the_answer(paper, source):
    table = next(t for _, t in paper.tables() if t.caption == "Mọi người thuộc diện bị bỏ sót theo địa bàn")
    rows = source.ask("missed_by_area", period_start=START, period_end=END).rows
    assert len(table.rows) - 1 == rows.height
    assert sum(row[1] for row in table.rows[:-1]) == rows["missed"].sum() == table.rows[-1][1]
    assert all(row[3] is None for row in table.rows[:-1] if row[2] < 10)


def filled(source, period, name: str, **changes):
    desk = Desk(Reading(source, period))
    description = form.load(name)
    found = desk.ask(description["question"])
    if changes:
        from dataclasses import replace

        found = replace(found, rows=changes["rows"](found.rows))
    return form.fill(desk, description, found)


@pytest.mark.parametrize("name", ["24", "25", "06b"])
@pytest.mark.parametrize("code", ["2024-y", "2025-10m", "2026-q1", "all"])
def test_forms_add_up(source, name, code):
    made = filled(source, periods.read_code(code, source.manifest.start, source.manifest.day), name)
    assert made.checks and len(made.table.rows) > 5
    for check in made.checks:
        assert check.rows > 0 and not check.wrong, check


def test_forms_whose_columns_nobody_knows_are_named_with_their_gaps(paper):
    for number in ("Biểu 26/BTP/TGPL", "Mẫu 06A"):
        found = next(section for section in paper.appendix if section.heading.startswith(number))
        said = [plain(block.text) for block in found.blocks]
        assert "chưa biết các cột" in said[0] and all(line.startswith("Khoảng trống:") for line in said[1:]) and len(said) == 3


def test_a_sum_that_does_not_hold_is_said(source, period):
    broken = filled(source, period, "25", rows=lambda rows: rows.with_columns(pl.col("handled") + 1))
    wrong = [check for check in broken.checks if check.wrong]
    assert wrong and "Tổng số" in wrong[0].wrong
    assert "LỆCH" in form.check_words(Desk(Reading(source, period)), wrong[0])


def test_form_25_agrees_with_the_truth(source, period, truth_dir: Path):
    cases = pl.read_parquet(truth_dir / "cases.parquet").with_columns(
        pl.col("accepted_at").str.slice(0, 10).str.to_date().alias("accepted_on"), pl.col("closed_on").str.to_date(strict=False)
    )
    row = {r[0]: r for r in filled(source, period, "25").table.rows}
    new = cases.filter(pl.col("accepted_on").is_between(START, END, closed="left"))
    old = cases.filter((pl.col("accepted_on") < START) & (pl.col("closed_on").is_null() | (pl.col("closed_on") >= START)))
    assert row["Tổng số"][3] == new.height and row["Tổng số"][2] == old.height
    assert row["Tổng số"][1] == new.height + old.height
    done = pl.concat([new, old]).filter((pl.col("closed_on") < END) & (pl.col("close_reason") == "done"))
    assert row["Tổng số"][4] == done.height


def test_form_24_counts_every_person_of_the_accepted_cases_once(source, period):
    rows = filled(source, period, "24").table.rows
    cases = source.table("aid_case").filter(pl.col("accepted_on").is_between(START, END, closed="left"))
    people = cases.join(source.table("case_person"), on="case_id", how="left").join(
        source.table("person_matter"), on="pm_id", how="left"
    )
    assert rows[0][1] == people.height
    assert rows[0][2] == people.filter(pl.col("sex") == "M").height and rows[0][3] == people.filter(pl.col("sex") == "F").height


def test_form_06b_counts_people_by_unit_from_lists_and_else_from_totals(source, period):
    rows = {row[0]: row for row in filled(source, period, "06b").table.rows}
    contacts = source.table("contact").filter(
        pl.col("contact_on").is_between(START, END, closed="left") & ~pl.col("stands_in") & pl.col("unit_id").is_not_null()
    )
    listed = contacts.select("unit_id", "pm_id").unique().height
    totals = source.table("agency_total").filter(
        pl.col("counts") & (pl.col("period_start") >= START) & (pl.col("period_end") < END)
    )
    assert totals.height > 0
    assert rows["Tổng số"][1] == listed + totals["contacted"].sum()
    sent = source.table("paper_side").filter(
        (pl.col("side") == "agency_says_sent")
        & pl.col("happened_on").is_between(START, END, closed="left")
        & (pl.col("paper_form") == "M03")
    )
    assert rows["Tổng số"][6] == sent.height + totals["notified_m03"].sum()


def test_a_member_reads_numbers_of_officers_and_a_leader_names(road, source, paper, period):
    names = source.__class__.open(road[2], "leader").ask("officer_names").rows["name"].to_list()
    text = " ".join(str(cell) for _, table in paper.tables() for row in table.rows for cell in row)
    text += " ".join(b.text + getattr(b, "caption", "") for s in paper.sections for b in s.blocks if isinstance(b, Text))
    assert not [name for name in names if name in text]
    led = papers.draft(Warehouse.open(road[2], "leader"), period)
    shown_names = {cell for _, table in led.tables() for row in table.rows for cell in row}
    assert len([name for name in names if name in shown_names]) >= 10


def test_no_row_of_a_person_is_in_the_paper(paper):
    assert not [n for n in paper.notes if n.answer.question in ("persons", "missed_worklist", "person_reasons")]
    assert not [t for _, t in paper.tables() if any(c.heading.startswith("Mã người") for c in t.columns)]


def test_the_english_paper_speaks_english(source, period):
    english = papers.draft(source, period, language="en")
    said = [b.text for s in (*english.sections, *english.appendix) for b in s.blocks if isinstance(b, Text)]
    heads = [c.heading for _, t in english.tables() for c in t.columns] + [t.caption for _, t in english.tables()]
    for words in [*(plain(text) for text in said), *heads]:
        assert not any(v in words for v in ("Tỷ lệ", "người", "Tổng", "chưa", "Bảng", "không")), words
    assert papers.pdf(english)


def test_filters_reach_every_question_and_are_said(source, period):
    filtered = papers.draft(source, period, filters={"sectors": ["court"], "area_scheme": "court_area"})
    assert any("Ngành" in plain(b.text) and "Tòa án" in plain(b.text) for b in filtered.sections[0].blocks)
    note = next(n for n in filtered.notes if n.answer.question == "missed_by_area")
    assert note.answer.parameters["sectors"] == ["court"]


@pytest.mark.parametrize(
    ("code", "language", "filters"),
    [
        ("2024-01", "vi", None),
        ("all", "en", None),
        ("2026-q3", "vi", {"sectors": ["border"]}),
        ("2026-03..2026-05", "vi", {"areas": ["1"]}),
    ],
)
def test_any_period_and_filter_gives_a_paper_in_every_format(source, code, language, filters):
    asked = periods.read_code(code, source.manifest.start, source.manifest.day)
    made = papers.draft(source, asked, language=language, filters=filters)
    assert all(len(papers.write(made, form)) > 10_000 for form in papers.FORMATS)
    assert not [b for s in made.sections for b in s.blocks if isinstance(b, Table) and not b.rows]


def test_resolutions_and_agenda_of_the_council_are_printed(source, period):
    made = papers.draft(source, period,
                        resolutions=[papers.Resolution("Nhắc <nơi> im lặng & gửi đủ", "Sở Tư pháp", date(2026, 1, 5), status="overdue")],
                        agenda=[papers.AgendaItem("Bỏ sót", "thảo luận", "missed_by_sub_kind")])  # fmt: skip
    text = "".join(pdf_pages(papers.pdf(made)))
    assert squeezed("Nhắc <nơi> im lặng & gửi đủ") in text and squeezed("1. Bỏ sót thảo luận") in text
    assert made.sections[-1].heading == "Chương trình phiên họp"


def test_both_templates_print(source, period):
    short = papers.draft(source, period, template="to_giup_viec")
    text = "".join(pdf_pages(papers.pdf(short)))
    assert squeezed("BÁO CÁO NHANH") in text and squeezed("TỔ TRƯỞNG") in text


def test_two_drafts_print_the_same_bytes(road, paper, period):
    again = papers.draft(Warehouse.open(road[2], "member"), period)
    assert papers.pdf(again) == papers.pdf(paper)


def test_the_command_writes_the_paper(road, tmp_path, capsys):
    arguments = ["paper", "--home", str(road[0].path), "--period", CODE, "--snapshot", road[2].name]
    assert main([*arguments, "--format", "xlsx", "--out", str(tmp_path)]) == 0
    written = list(tmp_path.iterdir())
    assert [path.name for path in written] == [f"mo-phong_bao-cao_hoi-dong_2025-01-01_2025-10-31_{road[2].name}.xlsx"]
    assert openpyxl.load_workbook(written[0]).worksheets
    capsys.readouterr()
    assert main([*arguments[:3], "--period", "1999-y", "--snapshot", road[2].name]) == 2
    assert "1999-y" in capsys.readouterr().err
    assert main([*arguments, "--role", "ai_do"]) == 2
