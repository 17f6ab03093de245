"""What people write into cells survives as text in every format: formulas, markup, Vietnamese in every normal form."""

import html
import io
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from council import charts as screen
from council import papers
from council.answer import Provenance, Words
from council.charts.tokens import LIGHT
from council.errors import CouncilError
from council.papers import drawing, template
from council.papers.paper import (
    TEXT,
    Chart,
    Column,
    Paper,
    Section,
    Series,
    Table,
    Text,
    clean,
    evened,
    plain,
    printable,
    runs,
    shown,
)
from council.words import Speaker, esc
from tests.papers.reading_back import docx_text, pdf_pages, pptx_slides, squeezed

FORMULAS = [
    "=1+1", "=SUM(A1:A9)", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "=HYPERLINK(\"http://x\",\"y\")",
    "=IMPORTXML(A1)", "=DDE(\"cmd\";\"/C\")", "%0A=1", ";=1", "'=1", "\"=1\"", "=WEBSERVICE(A1)", "==1", "=\u200b1", "-1", "+84 912 345 678",
    "@nguoi_dung", "#strong[x]", "#panic()", "#import \"x\"", "$x^2$", "*đậm*", "_nghiêng_", "`mã`", "<b>x</b>", "&amp;", "&lt;",
    "]]>", "<!--x-->", "{{x}}", "{0}", "%s", "\\u0041", "\\", "// chú thích", "/* x */", "]", "[1]", "~", "https://x.vn/?a=b&c=d",
]  # fmt: skip
VIETNAMESE = [
    "Nguyễn Thị Hỷ", "Đặng Đình Ưởng", "ĐẶNG THỊ QUỲNH NHƯ", "Ỷ Lan", "nghiễm nhiên", "Hòa và Hoà", "Trương Quý Ộp",
    unicodedata.normalize("NFD", "Nguyễn Thị Hỷ"), "A Sùng", "Y Blô Êban", "K’Brêu", "H’Hen Niê", "Lò Văn Pọm", "1.234.567,89", "−12 điểm",
    "“trích” – dài … hết", "½ vụ, 3 m²", "5₫",
]  # fmt: skip
EDGES = [*FORMULAS, *VIETNAMESE]
SVG = "{http://www.w3.org/2000/svg}"
POINTS = [screen.Point("1", "Khe Vàng", 52, 143, "out", 0.28, 0.44), screen.Point("2", "Lộc An", 24, 151, "in", 0.1, 0.2)]
INTERVALS = screen.intervals(drawing.style(Speaker(), 160), POINTS, 0.16, what="người", centre_name="Mức giữa <b>")
LAYERS = [screen.Series("Công an", "police", (3.0, 4.0)), screen.Series("Tòa án", "court", (1.0, 0.0)),
          screen.Series("chưa rõ", "unknown", (2.0, 1.0))]  # fmt: skip
COLUMNS = screen.stacked_months(drawing.style(Speaker(), 200), ["01/26", "02/26"], LAYERS, "lượt")


def paper(rows, *, simulated: bool = True, extra=()) -> Paper:
    """A small paper around one table."""
    where = Provenance("2026-10-31-abc123", date(2026, 10, 31), date(2024, 1, 1), datetime(2026, 11, 5, 8), Words("HĐ", "Council"),
                       simulated, "member", "", ())
    chosen = template.find("hoi_dong")
    holds = template.slots("Hội đồng, Tỉnh Sông Trà", "Sông Trà", "10 tháng năm 2026", date(2026, 10, 31), "31/10/2026")
    words = {**chosen.filled("vi", holds), "simulated": "Dữ liệu mô phỏng, không có thật" if simulated else "", "snapshot": "bản chụp x",
             "page": "trang", "table": "Bảng", "chart": "Hình", "appendix": "PHỤ LỤC", "sources_of": "Nguồn"}
    table = Table("Bảng thử", (Column("Tên", TEXT, 3), Column("Số")), tuple(rows), remark="Lưu ý của bảng")
    sections = (Section("", (Text("Mở đầu"),)), Section("Phần thử", (table, *extra)))
    return Paper(chosen, Speaker(), words, sections, (), (), where, (date(2026, 1, 1), date(2026, 11, 1)), "10 tháng năm 2026",
                 chosen.lines("vi", holds))


@pytest.fixture(scope="module")
def edges() -> Paper:
    return paper([(text, i) for i, text in enumerate(EDGES)], extra=[Text(esc(text)) for text in EDGES])


def kept(text: str) -> str:
    return squeezed(clean(text))


def test_pdf_holds_every_edge(edges):
    pages = "".join(pdf_pages(papers.pdf(edges)))
    composed = unicodedata.normalize("NFC", pages)
    lost = [text for text in EDGES if unicodedata.normalize("NFC", kept(text)).replace("\u200b", "") not in composed.replace("\u200b", "")]
    assert not lost


def test_docx_holds_every_edge(edges):
    paragraphs, tables = docx_text(papers.docx(edges))
    rows = next(t for t in tables if t[0][0] == "Tên")[1:]
    assert [row[0] for row in rows] == [clean(text) for text in EDGES]
    assert [row[1] for row in rows] == [Speaker().number(i) for i in range(len(EDGES))]
    told = {squeezed(p) for p in paragraphs}
    assert not [text for text in EDGES if kept(text) not in told]


def test_slides_hold_every_edge(edges):
    slides = pptx_slides(papers.pptx(edges))
    cells = [row[0] for slide in slides for table in slide["tables"] for row in table[1:]]
    assert cells == [clean(text) for text in EDGES]


def test_workbook_holds_every_edge_as_text(edges):
    book = openpyxl.load_workbook(io.BytesIO(papers.xlsx(edges)))
    sheet = book.worksheets[1]
    found = [(row[0].value, row[0].data_type, row[1].value) for row in sheet.iter_rows(min_row=6, max_row=5 + len(EDGES))]
    assert [value for value, _, _ in found] == [clean(text) for text in EDGES]
    assert {kind for _, kind, _ in found} == {"s"} and [number for _, _, number in found] == list(range(len(EDGES)))


@pytest.mark.parametrize("text", ["中文", "\U0001f600", "\ud800x", "a\x00b", "\u202egnp.exe", "\ufffe", "ا"])
def test_what_no_font_draws_is_named_and_stops_nothing(text):
    book = paper([(text, 1)])
    for form in papers.FORMATS:
        assert papers.write(book, form)
    drawn = [f"[U+{ord(c):04X}]" for c in clean(text) if f"[U+{ord(c):04X}]" in printable(text)]
    pages = "".join(pdf_pages(papers.pdf(book)))
    assert all(name in pages for name in drawn) and "\u202e" not in clean(text)


def test_words_and_numbers_are_shown_as_people_write_them():
    say = Speaker()
    assert shown(0.1794, Column("", "share"), say) == "17,9%"
    assert shown(1234.5, Column("", "credit"), say) == "1.234,50"
    table = evened(Table("", (Column("", "credit"), Column("", "credit"), Column("", "credit")), ((1234, 1.5, 0.25), (2, 3, None))))
    assert [shown(v, c, say) for v, c in zip(table.rows[0], table.columns, strict=True)] == ["1.234", "1,5", "0,25"]
    assert [shown(v, c, say) for v, c in zip(table.rows[1], table.columns, strict=True)] == ["2", "3,0", "–"]
    assert shown(None, Column(""), say) == "–" and shown(True, Column("", TEXT), say) == "có"
    assert shown(date(2026, 1, 5), Column("", "day"), say) == "05/01/2026"
    assert runs("**a** b **c**") == [("a", True), (" b ", False), ("c", True)]
    assert plain(esc("=A*[1] & <b>")) == "=A*[1] & <b>"


def test_simulated_data_say_so_on_every_page_and_real_data_never():
    rows = [(f"Nơi {i}", i) for i in range(120)]
    mark = squeezed("Dữ liệu mô phỏng, không có thật")
    pages = pdf_pages(papers.pdf(paper(rows)))
    assert len(pages) > 2 and all(mark in page for page in pages)
    slides = pptx_slides(papers.pptx(paper(rows)))
    assert len(slides) > 9 and all(any(mark in squeezed(t) for t in slide["texts"]) for slide in slides)
    real = paper(rows, simulated=False)
    assert not any(mark in page for page in pdf_pages(papers.pdf(real)))
    assert "mo-phong" in papers.file_name(paper(rows), "pdf") and "mo-phong" not in papers.file_name(real, "pdf")


def test_long_tables_repeat_their_header_and_number_the_pages():
    pages = pdf_pages(papers.pdf(paper([(f"Nơi {i}", i) for i in range(200)])))
    long = [page for page in pages if "Nơi" in page]
    assert len(long) >= 4 and all("TênSố" in page for page in long)
    assert all(f"trang{i}/{len(pages)}" in page for i, page in enumerate(pages, start=1))
    assert [f"Nơi{i}{Speaker().number(i)}" for i in range(200) if f"Nơi{i}{Speaker().number(i)}" not in "".join(pages)] == []
    document = papers.docx(paper([("a", 1)]))
    from docx import Document

    table = next(t for t in Document(io.BytesIO(document)).tables if t.rows[0].cells[0].text == "Tên")
    assert "w:tblHeader" in table.rows[0]._tr.xml and "w:tblHeader" not in table.rows[1]._tr.xml


def test_the_pdf_is_tagged_and_the_same_for_the_same_paper():
    one, other = papers.pdf(paper([("a", 1)])), papers.pdf(paper([("a", 1)]))
    assert one == other
    assert b"pdfuaid:part" in one and b"/StructTreeRoot" in one and b"/Lang" in one
    assert papers.pdf(paper([("b", 1)])) != one


def test_charts_of_slides_are_native_and_hold_the_values():
    points = Chart("points", "Tỷ lệ", "alt", INTERVALS, native=INTERVALS)
    series = (Series("Công an", "police", (3.0, 4.0)), Series("Tòa án", "court", (1.0, 0.0)))
    columns = Chart("columns", "Tháng", "alt", COLUMNS, ("01/26", "02/26"), series, read="vạch đen")
    book = paper([("a", 1)], extra=[columns, points])
    charts = [chart for slide in pptx_slides(papers.pptx(book)) for chart in slide["charts"]]
    assert charts[0][:2] == (["01/26", "02/26"], {"Công an": [3.0, 4.0], "Tòa án": [1.0, 0.0]})
    drawn = charts[1][1]
    for trace in INTERVALS["data"]:
        assert list(trace["y"]) in list(drawn.values()), "every line and mark of the screen's figure stands in the slide's chart"
    written = [note["text"] for note in INTERVALS["layout"]["annotations"]] + INTERVALS["layout"]["yaxis"]["ticktext"]
    assert charts[1][2] == [html.unescape(words.replace("<b>", "").replace("</b>", "")) for words in written]
    text = "".join(pdf_pages(papers.pdf(book)))
    assert all(caption in text for caption in ("Hình1:Tháng;vạchđen", "Hình2:Tỷlệ"))
    assert not any("vạch đen" in said for slide in pptx_slides(papers.pptx(book)) for said in slide["texts"])
    assert papers.docx(book)


def test_the_figure_of_the_screen_is_drawn_whole():
    drawn = ElementTree.fromstring(drawing.svg(INTERVALS, Speaker()))
    said = ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]
    assert all(html.unescape(note["text"]) in said for note in INTERVALS["layout"]["annotations"])
    assert {"Khe Vàng", "Lộc An", "0%", "20%", "40%"} <= set(said)
    diamond, circle = drawn.findall(f"{SVG}path[@fill='{LIGHT.signal}']"), drawn.findall(f"{SVG}circle")
    assert len(diamond) == 1 and len(circle) == 1, "one mark a place, in the shape of the screen"
    bars = ElementTree.fromstring(drawing.svg(COLUMNS, Speaker())).findall(f"{SVG}rect")[1:]
    heights = {bar.get("fill"): [] for bar in bars}
    for bar in bars:
        heights[bar.get("fill")].append(float(bar.get("height")))
    assert set(heights) == {LIGHT.police, LIGHT.court, "url(#unknown)"}
    three, four = heights[LIGHT.police]
    assert three / four == pytest.approx(3 / 4, abs=0.01) and heights[LIGHT.court][1] == 0
    assert heights["url(#unknown)"][0] == pytest.approx(three * 2 / 3, abs=0.2)


def test_what_cannot_be_drawn_is_an_error_and_never_left_out():
    with pytest.raises(KeyError, match="sankey"):
        drawing.svg({**COLUMNS, "data": [{"type": "sankey"}]}, Speaker())


def test_a_table_too_wide_for_a_slide_is_said_not_lost():
    wide = Table("Rộng", tuple(Column(f"C{i}") for i in range(15)), (tuple(range(15)),))
    slides = pptx_slides(papers.pptx(paper([("a", 1)], extra=[wide])))
    assert any("15 cột" in text for slide in slides for text in slide["texts"])
    assert "".join(str(i) for i in range(15)) in "".join(pdf_pages(papers.pdf(paper([("a", 1)], extra=[wide]))))


def test_templates_are_files_and_wrong_ones_say_what_is_wrong(tmp_path):
    assert set(papers.templates()) >= {"hoi_dong", "to_giup_viec"}
    own = (template.FOLDER / "templates" / "hoi_dong.toml").read_text(encoding="utf-8")
    (tmp_path / "tinh_ta.toml").write_text(own.replace("BÁO CÁO", "BÁO CÁO RIÊNG").replace("/BC-HĐPHLN", "/BC-STP"), encoding="utf-8")
    assert papers.templates(folder=tmp_path)["tinh_ta"] and template.find("tinh_ta", tmp_path).texts["vi"]["kind"] == "BÁO CÁO RIÊNG"
    (tmp_path / "hong.toml").write_text(own.replace("motto", "moto").replace('"overview"', '"overvew"'), encoding="utf-8")
    with pytest.raises(CouncilError) as wrong:
        template.find("hong", tmp_path)
    assert "vi.motto" in wrong.value.vi and "overvew" in wrong.value.vi and "en.motto" in wrong.value.en
    (tmp_path / "cho_la.toml").write_text(own.replace("{period}", "{perid}"), encoding="utf-8")
    with pytest.raises(CouncilError, match="perid"):
        template.find("cho_la", tmp_path).filled("vi", template.slots("H, T", None, "k", date(2026, 1, 1), "d"))


def test_an_item_of_the_agenda_is_printed_with_its_address_to_click_and_to_scan():
    address = "http://10.0.0.5:8501/missed_people?period=2026-6m&sectors=police&ban=2026-06-30-abc123&phien=2026-08-15&muc=muc-1"
    made = paper([("a", 1)], extra=[Text("1. Bỏ sót", kind="item", link=address)])
    printed = papers.pdf(made)
    assert address in "".join(pdf_pages(printed)) and b"/URI (" + address.encode() + b")" in printed.replace(b"/URI(", b"/URI (")
    document = Document(io.BytesIO(papers.docx(made)))
    assert address in [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [address]
    deck = Presentation(io.BytesIO(papers.pptx(made)))
    runs_ = [r for s in deck.slides for f in s.shapes if f.has_text_frame for p in f.text_frame.paragraphs for r in p.runs]
    assert [r.text for r in runs_ if r.hyperlink.address == address] == ["1. Bỏ sót"]
    without = papers.docx(paper([("a", 1)], extra=[Text("1. Bỏ sót", kind="item")]))
    assert not Document(io.BytesIO(without)).inline_shapes


def test_an_unknown_format_or_template_is_a_sentence():
    with pytest.raises(CouncilError, match="odt"):
        papers.write(replace(paper([("a", 1)])), "odt")
    with pytest.raises(CouncilError, match="khong_co"):
        template.find("khong_co")
