"""Intake of the sample against its truth, row by row; copies, versions, refusals; and what must hold for any file."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council.intake import Intake, data_day, read_rows, shipped_places
from council.intake.persons import people
from council.intake.versions import mark
from council.workbooks import Sheet, Span, Workbook, read

KEYS = ["file", "sheet", "row", "sub"]
STATES = {"bad": "refused", "dup_row": "repeated", "identical_copy": "copy"}
STAGE = {"TIN_BAO": 0, "TAM_GIU": 1, "GIAM_GIU": 1, "DIEU_TRA": 1, "TRUY_TO": 2, "XX_ST": 3, "THU_LY_DS": 3, "XX_PT": 4}
ORDER = {"REPORT": 0, "CUSTODY": 1, "REMAND": 1, "INVESTIGATION": 1, "PROSECUTION": 2, "FIRST_INSTANCE": 3, "CIVIL": 3, "APPEAL": 4}
PLACES = shipped_places("31", [])


@pytest.fixture(scope="module")
def books(sample_dir: Path) -> list[Workbook]:
    files = (p for p in sorted(sample_dir.rglob("*")) if p.is_file() and "truth" not in p.parts and p.suffix != ".md")
    return [read(p, p.relative_to(sample_dir).as_posix()) for p in files]


@pytest.fixture(scope="module")
def intake(books: list[Workbook]) -> Intake:
    return read_rows(books)


@pytest.fixture(scope="module")
def truth(truth_dir: Path) -> pl.DataFrame:
    return pl.read_parquet(truth_dir / "rows.parquet").with_columns(pl.col("row", "sub").cast(pl.Int64))


@pytest.fixture(scope="module")
def both(intake: Intake, truth: pl.DataFrame) -> pl.DataFrame:
    return truth.filter(pl.col("state") == "current").join(intake.entry, on=KEYS, how="left", suffix="_read", maintain_order="left")


# ---- the sample


def test_every_row_of_a_person_ends_as_the_truth_says(intake: Intake, truth: pl.DataFrame):
    told = truth.select(*KEYS, "kind", pl.col("state").replace(STATES))
    found = intake.rows.filter(
        (pl.col("outcome") != "skipped") & pl.col("kind").is_in(["list", "register", "log", "case", "reference"])
    )
    joined = told.join(found.select(*KEYS, "kind", "outcome"), on=KEYS, how="full", suffix="_read", coalesce=True)
    wrong = joined.filter(pl.col("state").ne_missing(pl.col("outcome")) | pl.col("kind").ne_missing(pl.col("kind_read")))
    assert wrong.is_empty(), wrong.head(10)


def test_refused_rows_are_exactly_those_with_their_reasons(intake: Intake, truth_dir: Path):
    told = (
        pl.read_csv(truth_dir / "refused.csv", infer_schema=False)
        .with_columns(pl.col("sheet").fill_null(""), pl.col("row").cast(pl.Int64))
        .sort("file", "sheet", "row")
    )
    found = (
        intake.rows.filter(pl.col("outcome") == "refused")
        .select("file", "sheet", "row", reason_code="reason")
        .sort("file", "sheet", "row")
    )
    assert found.rows() == told.rows()


def test_the_data_day_and_the_window(intake: Intake):
    assert (intake.data_day, intake.window_start) == (dt.date(2026, 10, 31), dt.date(2024, 1, 1))


def _birth() -> pl.Expr:
    size = pl.col("birth_precision").replace_strict({"day": 10, "month": 7, "year": 4}, default=0, return_dtype=pl.Int64)
    return pl.col("birth_from").dt.strftime("%Y-%m-%d").str.slice(0, size).fill_null("")


R = pl.col("kind")
READ_RIGHT = {
    "unit": (~R.is_in(["case", "reference"]), pl.col("unit_id_read").ne_missing(pl.col("unit_id"))),
    "birth": (pl.lit(True), _birth() != pl.col("birth_val")),
    "personal number": (pl.lit(True), pl.col("id_number").fill_null("") != pl.col("cccd_val")),
    "contact (lists)": (R == "list", pl.col("contact_on").ne_missing(pl.col("contact_at"))),
    "M01": (pl.col("m01").is_not_null(), pl.col("m01_given").fill_null(False) != pl.col("m01")),
    "explained": (R == "register", pl.col("is_explained").fill_null(False) != pl.col("explained")),
    "requested": (R == "register", pl.col("is_requested").fill_null(False) != pl.col("requested")),
    "request with an hour": (pl.col("req_prec") == "time", pl.col("requested_at_read").ne_missing(pl.col("requested_at"))),
    "request with a day": (
        pl.col("req_prec") == "date",
        pl.col("requested_on").ne_missing(pl.col("requested_at").dt.date()) | pl.col("requested_at_read").is_not_null(),
    ),
    "no request day": ((pl.col("req_prec") == "") & (R == "register"), pl.col("requested_on").is_not_null()),
    "sent": (R.is_in(["list", "register", "log"]), pl.col("paper_form").fill_null("") != pl.col("sent")),
    "paper's day": (
        pl.col("sent").is_in(["M03", "M04"]) & R.is_in(["register", "log"]),
        pl.col("paper_on").ne_missing(pl.col("sent_at").dt.date()),
    ),
    "paper's number": (
        R.is_in(["register", "log"]),
        pl.col("paper_number").fill_null("") != pl.col("paper_no").str.extract(r"^(\d+)").fill_null(""),
    ),
    "hour of a call": (
        (pl.col("sent") == "none") & pl.col("sent_at_read").is_not_null() & (R != "log"),
        pl.col("sent_at_read").ne_missing(pl.col("sent_at")),
    ),
    "declined": (R == "register", pl.col("is_declined").fill_null(False) != pl.col("refused").fill_null(False)),
    "refusal minute": (
        pl.col("refused").fill_null(False),
        pl.col("has_refusal_minute").fill_null(False) != pl.col("refusal_minute"),
    ),
    "counsel": (
        R == "list",
        pl.col("counsel_read").replace_strict({"own": "hired", "designated_bar": "bar"}, default="none")
        != pl.col("counsel").replace("", "none").fill_null("none"),
    ),
    "hearing": (pl.col("trial").is_not_null(), pl.col("trial_on").ne_missing(pl.col("trial"))),
    "received": (R == "log", pl.col("received_on").ne_missing(pl.col("received_at").dt.date())),
    "received with an hour": (pl.col("recv_prec") == "time", pl.col("received_at_read").ne_missing(pl.col("received_at"))),
    "channel": (R == "log", pl.col("channel_read").ne_missing(pl.col("channel"))),
    "reply": (R == "log", pl.col("reply_read").fill_null("") != pl.col("reply")),
    "case": (R == "case", pl.col("case_id_read").ne_missing(pl.col("case_id"))),
    "reference list": (
        R == "reference",
        pl.col("listed_read").ne_missing(pl.col("listed").replace({"near": "near_poor", "allow": "allowance"})),
    ),
    "list's note": (
        pl.col("listed_note") != "",
        pl.col("listed_note_read").list.join(",") != pl.col("listed_note").replace({"disab": "DISABLED", "kin": "MARTYR_KIN"}),
    ),
    "ground": (pl.col("ground").is_not_null(), pl.col("has_ground_stated") != pl.col("ground")),
    "violence in the family": (pl.col("dv_said").is_not_null(), pl.col("domestic_violence_said") != pl.col("dv_said")),
    "held (papers)": (
        R.is_in(["register", "log"]) & pl.col("custody_said").is_not_null(),
        pl.col("custody_said_read").ne_missing(pl.col("custody_said")),
    ),
    "place": (
        ~pl.col("place_val").is_in([""]) & ~pl.col("place_val").str.starts_with("OD"),
        pl.concat_str(
            pl.when(pl.col("place_scheme") == "GSO_2025").then(pl.lit("N")).otherwise(pl.lit("O")), "place_code"
        ).ne_missing(pl.col("place_val")),
    ),
    "stage (lists, log)": (
        R.is_in(["list", "log"]),
        pl.col("stage_read").replace_strict(ORDER, default=-1) != pl.col("stage").replace_strict(STAGE, default=-2),
    ),
}


@pytest.mark.parametrize("field", READ_RIGHT)
def test_every_current_row_is_read_as_the_truth_states_it(both: pl.DataFrame, field: str):
    applies, is_wrong = READ_RIGHT[field]
    concerned = both.filter(applies)
    wrong = concerned.filter(is_wrong.fill_null(True))
    assert concerned.height > 0 and wrong.is_empty(), wrong.select(*KEYS).head(10)


def test_planted_things_end_as_expected(intake: Intake, truth_dir: Path):
    planted = pl.read_csv(truth_dir / "planted.csv", infer_schema=False).with_columns(
        pl.col("sheet").fill_null(""), pl.col("row").cast(pl.Int64)
    )
    outcome = {
        (f, s, r): (o, why, h)
        for f, s, r, o, why, h in intake.rows.select("file", "sheet", "row", "outcome", "reason", "is_hidden").iter_rows()
    }
    files = dict(intake.source_file.select("file", "outcome").iter_rows())
    ids = {(f, s, r): flag for f, s, r, flag in intake.entry.select("file", "sheet", "row", "id_flag").iter_rows() if flag}
    for file, sheet, row, _, _, expect in planted.iter_rows():
        here = outcome.get((file, sheet, row), (None, None, False))
        if expect.startswith("refused: "):
            assert here[:2] == ("refused", expect.removeprefix("refused: ")), (file, sheet, row)
        elif expect == "sheet_skipped":
            assert set(
                intake.rows.filter((pl.col("file") == file) & (pl.col("sheet") == sheet) & (pl.col("kind") == "case"))["outcome"]
            ) <= {"hidden_sheet", "skipped"}
        elif expect == "row_skipped":
            assert here[0] in ("repeated", "skipped"), (file, sheet, row)
        elif expect == "row_counted_hidden":
            assert here == ("current", None, True)
        elif expect in ("file_copy", "file_superseded"):
            assert files[file] == expect.removeprefix("file_")
        elif expect == "row_kept_null_id" and row:
            flags = intake.entry.filter((pl.col("file") == file) & (pl.col("sheet") == sheet) & (pl.col("row") == row))[
                "id_flag"
            ].to_list()
            assert "lost" in flags and (file, sheet, row) in ids
        elif expect == "cell_null_flagged":
            assert intake.problem.filter((pl.col("file") == file) & (pl.col("code") == "formula_without_value")).height > 0


def test_providers_of_cases_are_those_assigned(intake: Intake, truth_dir: Path):
    told = (
        pl.read_csv(truth_dir / "assignments.csv", infer_schema=False)
        .select("case_id", "provider_id")
        .unique()
        .sort("case_id", "provider_id")
    )
    named = intake.entry.filter(pl.col("kind") == "case").select("case_id", name="provider_texts").explode("name").drop_nulls()
    found = (
        named.join(intake.provider_row.select("name", "provider_id"), on="name")
        .select("case_id", "provider_id")
        .unique()
        .sort("case_id", "provider_id")
    )
    assert found.equals(told)


def test_small_tables_of_the_sample(intake: Intake, truth_dir: Path):
    heights = {name: intake.tables[name].height for name in intake.tables if name.endswith("_row")}
    assert heights == {
        "provider_row": 20,
        "availability_row": 5,
        "quota_row": 3,
        "quota_adjustment_row": 5,
        "appraisal_row": 834,
        "duty_row": 138,
        "hearing_row": 54,
        "officer_rule_row": 2,
        "council_item_row": 33,
        "totals_row": 40,
        "report_row": 441,
        "court_area_row": 50,
        "hard_commune_row": 0,
    }
    told = pl.read_csv(truth_dir / "report_calendar.csv", infer_schema=False)
    assert sorted(zip(told["unit"], told["period"], told["due"], strict=True)) == sorted(
        (u, p, d.isoformat()) for u, p, d in intake.report_row.select("unit_id", "period", "due_on").iter_rows()
    )
    totals = pl.read_csv(truth_dir / "totals_only.csv", infer_schema=False)
    assert sorted(
        zip(totals["unit"], totals["period"], totals["contacted"].cast(pl.Int64), totals["minors"].cast(pl.Int64), strict=True)
    ) == sorted(intake.totals_row.select("unit_id", "period", "contacted", "minors").iter_rows())


def test_rows_in_are_accepted_refused_or_skipped(intake: Intake):
    """Every written line of every table has exactly one outcome."""
    assert intake.rows.select(*KEYS).is_unique().all()
    accepted = intake.rows.filter(
        (pl.col("outcome") == "current") & pl.col("kind").is_in(["list", "register", "log", "case", "reference"])
    )
    assert accepted.select(KEYS).sort(KEYS).equals(intake.entry.select(KEYS).sort(KEYS))


def test_ids_are_unique_and_do_not_depend_on_position(intake: Intake, books: list[Workbook]):
    assert intake.entry["entry_id"].is_unique().all()
    book = next(b for b in books if b.file == "cong_an/CATP/CATP_2025-Q3.xlsx")
    moved = replace(
        book,
        sheets=tuple(
            replace(s, rows=[[""] * len(s.rows[0])] * 2 + s.rows, row_numbers=list(range(1, len(s.rows) + 3))) for s in book.sheets
        ),
    )
    one, other = (read_rows([b], places=PLACES).entry for b in (book, moved))
    assert set(one["entry_id"]) == set(other["entry_id"]) and one.height == other.height


def test_problems_say_where_why_and_what_to_do(intake: Intake):
    found = intake.problem.filter(pl.col("code") == "id_digits_lost").row(0, named=True)
    assert (
        found["file"] in found["message_vi"]
        and found["cell"] in found["message_vi"]
        and "“" in found["message_en"]
        and ";" in found["message_en"]
    )
    assert intake.problem.filter(pl.col("message_en") == "").is_empty()


# ---- other layouts of the same rows


def relaid(book: Workbook, names: dict[str, str], order: int) -> Workbook:
    """The book with headings in other words, columns rotated by ``order`` and two more title rows."""

    def turned(sheet: Sheet) -> Sheet:
        rows = [[names.get(cell, cell) for cell in row] for row in sheet.rows]
        width = len(rows[0])
        turn = order % width
        rows = [row[turn:] + row[:turn] for row in rows] if not sheet.merged else rows
        extra = [["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] + [""] * (width - 1), [""] * width]
        spans = tuple(Span(s.first_row + 2, s.last_row + 2, s.first_column, s.last_column) for s in sheet.merged)
        return replace(sheet, rows=extra + rows, row_numbers=list(range(1, len(rows) + 3)), merged=spans)

    return replace(book, sheets=tuple(turned(s) for s in book.sheets))


OTHER_WORDS = {
    "Họ và tên": "Họ, chữ đệm và tên",
    "Sinh ngày": "Ngày, tháng, năm sinh",
    "CCCD/ĐDCN": "Số căn cước công dân",
    "Nơi cư trú": "Nơi thường trú",
    "Tội danh": "Hành vi phạm tội",
    "Số QĐKT": "Quyết định khởi tố",
    "Địa bàn": "Địa điểm xảy ra vụ việc",
    "Ngày tiếp xúc": "Thời điểm bắt giữ",
    "BPNC": "Biện pháp ngăn chặn",
    "Ngày phát M01": "Đã phát bản thông tin",
    "NBC": "Luật sư bào chữa",
    "Thời gian tiếp xúc": "Ngày giờ làm việc",
    "Số ĐDCN": "Số định danh cá nhân",
    "Diện TGPL": "Đối tượng được trợ giúp pháp lý",
    "Yêu cầu lúc": "Thời điểm có yêu cầu",
    "TB/TT gửi Trung tâm (số, ngày)": "Văn bản gửi Trung tâm",
    "Từ chối": "Không yêu cầu",
    "Cơ quan chuyển": "Nơi gửi",
    "Kết quả xử lý": "Kết quả giải quyết",
    "Mã số": "Ký hiệu hồ sơ",
    "Cơ quan chuyển ": "Nguồn giới thiệu",
    "Đối tượng": "Diện được TGPL",
    "Người được giải thích": "Họ tên",
    "Đương sự/Bị cáo/Bị hại": "Họ tên người tham gia tố tụng",
    "Số TL": "Số thụ lý",
    "Ngày TL": "Thụ lý ngày",
    "Ngày mở phiên tòa": "Lịch xét xử",
    "LS/TGV": "Người bào chữa",
    "Số thụ lý": "Thụ lý số",
    "Bị đơn/Người bị kiện": "Bị đơn",
    "Quan hệ tranh chấp": "Quan hệ pháp luật",
}


@pytest.mark.parametrize(
    "file",
    [
        "cong_an/CATP/CATP_2024-H2.xlsx",
        "toa_an/khu_vuc_1/TAKV1_2025Q4.xlsx",
        "trung_tam/So_tiep_nhan_thong_bao_2026.xlsx",
        "trung_tam/Sổ thụ lý 2026 (10 tháng).xlsx",
        "toa_an/TAND_an_duong_2024.xlsx",
        "vien_kiem_sat/VKSND_KV1_tu_7-2025.xlsx",
    ],
)
@pytest.mark.parametrize("order", [0, 3])
def test_an_alien_layout_of_the_same_rows_reads_the_same(sample_dir: Path, file: str, order: int):
    book = read(sample_dir / file, file)
    if order and file.endswith("an_duong_2024.xlsx"):
        order = 0  # an address stands right of its plaintiff: turning the columns changes what the rows say
    one, other = read_rows([book], places=PLACES), read_rows([relaid(book, OTHER_WORDS, order)], places=PLACES)
    left, right = (
        x.entry.drop("entry_id", "format", "row").sort(
            "file", "sheet", "name", "birth_text", "contact_on", "case_id", "sub", "paper_number"
        )
        for x in (one, other)
    )
    assert left.height == right.height > 20
    assert left.equals(right), {
        c: (left[c].ne_missing(right[c])).sum() for c in left.columns if (left[c].ne_missing(right[c])).any()
    }


# ---- small files


HEAD = "STT|Họ và tên bị can|Năm sinh|Tư cách|Số CCCD|Tội danh|Ngày bắt|Biện pháp ngăn chặn|Đã phát M01"


def book(
    *rows: str,
    file: str = "cong_an/CA quan Le Chan Q1-2024.xlsx",
    title: str = "CÔNG AN QUẬN LÊ CHÂN",
    merged: tuple[Span, ...] = (),
    name: str = "DS",
) -> Workbook:
    cells = [[title], ["DANH SÁCH BỊ CAN QUÝ I NĂM 2024"], *(row.split("|") for row in (HEAD, *rows))]
    width = max(map(len, cells))
    sheet = Sheet(name, [row + [""] * (width - len(row)) for row in cells], list(range(1, len(cells) + 1)), merged=merged)
    return Workbook(file, file, "xlsx", "unicode", None, False, (sheet,))


def person(n: int, day: str = "05/02/2024", birth: str = "1980") -> str:
    name = f"Lê Văn {'ABCDEFGHIKLMNOPQRSTUVXY'[n % 23]}{'abcdefghik'[n // 23 % 10]}"
    return f"{n}|{name}|{birth}|bị can|0310800000{n:02d}|Trộm cắp tài sản|{day}|tạm giữ|x"


def outcomes(intake: Intake) -> list[tuple]:
    return [(r, o, why) for r, o, why in intake.rows.select("row", "outcome", "reason").sort("row").iter_rows()]


def test_unit_and_period_come_from_the_titles_the_file_name_or_the_folder():
    titled = read_rows([book(person(1))], places=PLACES).entry
    assert titled.select("unit_id", "period_start", "period_end").row(0) == ("CA_305", dt.date(2024, 1, 1), dt.date(2024, 3, 31))
    named = read_rows([book(person(1), title="", file="cong_an/kien_an/ds 2024q1.csv")], places=PLACES).entry
    assert named["unit_id"].to_list() == ["CA_307"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1||1980|bị can||Trộm cắp|05/02/2024|tạm giữ|x", "no_name"),
        (person(1, "31/02/2024"), "impossible_date"),
        (person(1, "05/02/2031"), "date_in_future"),
        (person(1, birth="2030"), "contact_before_birth"),
        ("1|Lê Văn A|1980|nguyên đơn||Trộm cắp|05/02/2024|tạm giữ|x", "role_stage_contradiction"),
    ],
)
def test_rows_that_cannot_count_are_refused_with_a_reason(row: str, reason: str):
    found = outcomes(read_rows([book(row, *(person(n) for n in range(2, 9)))], places=PLACES))
    assert found[0] == (4, "refused", reason) and {o for _, o, _ in found[1:]} == {"current"}


@pytest.mark.parametrize(("day", "refused"), [("31/03/2024", False), ("01/04/2024", True)])
def test_the_data_day_itself_counts_the_day_after_does_not(day: str, refused: bool):
    found = read_rows([book(person(1, day))], places=PLACES, as_of=dt.date(2024, 3, 31))
    assert (found.entry.height == 0) is refused


def test_totals_signatures_sections_and_blank_lines_are_not_rows():
    found = outcomes(
        read_rows([book("A. BỊ CAN", person(1), person(2), "", "Cộng|2", "|NGƯỜI LẬP BIỂU||||THỦ TRƯỞNG")], places=PLACES)
    )
    assert [(o, why) for _, o, why in found] == [
        ("skipped", "section"),
        ("current", None),
        ("current", None),
        ("skipped", "total"),
        ("skipped", "signature"),
    ]


def test_a_row_typed_twice_counts_once_whatever_its_number():
    found = outcomes(read_rows([book(person(1), "7" + person(1)[1:])], places=PLACES))
    assert [o for _, o, _ in found] == ["current", "repeated"]


def test_ditto_marks_and_merged_cells_hold_the_value_above():
    rows = (
        "1|Lê Văn A|1980|bị can||Trộm cắp tài sản|05/02/2024|tạm giữ|x",
        "2|Lê Văn B|1981|bị can||nt|06/02/2024|tạm giữ|x",
        "3|Lê Văn C|1982|bị can|||07/02/2024|tạm giữ|x",
    )
    found = read_rows([book(*rows, merged=(Span(4, 6, 6, 6),))], places=PLACES).entry
    assert found["offence_text"].to_list() == ["Trộm cắp tài sản"] * 3


def test_several_persons_in_one_cell_are_persons_of_one_row():
    found = read_rows(
        [
            book(
                "1|1. Lê Văn A\n2. Lê Văn B|1980\n2008|bị can||Trộm cắp|05/02/2024|tạm giữ|x",
                "2|Lê Văn C; Lê Văn D|1970|bị can||Trộm cắp|05/02/2024||",
            )
        ],
        places=PLACES,
    ).entry
    assert found.select("row", "sub", "name", "birth_text").rows() == [
        (4, 1, "Lê Văn A", "1980"),
        (4, 2, "Lê Văn B", "2008"),
        (5, 1, "Lê Văn C", None),
        (5, 2, "Lê Văn D", None),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "1. Bùi Văn A - sn 2006 (LS mời)\n2. Trần Tú - sn 12/03/1990",
            [("Bùi Văn A", "2006", "LS mời"), ("Trần Tú", "12/03/1990", None)],
        ),
        ("Lê Quý (1967)", [("Lê Quý", "1967", None)]),
        ("1) A B - 2007 2) C D - 02/2007", [("A B", "2007", None), ("C D", "02/2007", None)]),
        ("Lê Phượng, sinh năm 28/07/2018", [("Lê Phượng", "28/07/2018", None)]),
        ("Nguyễn Văn A, Trần Thị B", [("Nguyễn Văn A", None, None), ("Trần Thị B", None, None)]),
        ("Nguyễn Văn A, tức Bảy", [("Nguyễn Văn A, tức Bảy", None, None)]),
        ("", []),
        (";", []),
    ],
)
def test_names_in_a_cell(cell: str, expected: list):
    (found,) = people(pl.Series([cell])).to_list()
    assert [(p["name"], p["birth"], p["remark"]) for p in found] == expected


# ---- files against each other


def test_the_same_cells_under_another_name_are_a_copy():
    one, other = book(person(1), person(2)), book(person(1), person(2), file="gui_lai/ds (1).xlsx")
    found = read_rows([one, other], places=PLACES)
    assert (
        dict(found.source_file.select("file", "outcome").iter_rows()) == {one.file: "current", other.file: "copy"}
        and found.entry.height == 2
    )


@pytest.mark.parametrize(
    ("first", "second", "batches", "kept"),
    [
        ("ds_v1.xlsx", "ds.xlsx", {}, "ds.xlsx"),
        ("ds_v1.xlsx", "ds_v2.xlsx", {}, "ds_v2.xlsx"),
        ("ds_BAN_CU.xlsx", "ds.xlsx", {}, "ds.xlsx"),
        ("ds.xlsx", "ds (1).xlsx", {}, "ds (1).xlsx"),
        ("ds gui lai.xlsx", "ds.xlsx", {}, "ds gui lai.xlsx"),
        ("ds_v2.xlsx", "ds_v1.xlsx", {"ds_v2.xlsx": 1, "ds_v1.xlsx": 2}, "ds_v1.xlsx"),
        ("ds A.xlsx", "ds B.xlsx", {}, None),
    ],
)
def test_versions_of_one_return(first: str, second: str, batches: dict, kept: str | None):
    found = read_rows(
        [book(person(1), person(2), person(3), file=first), book(person(1), person(2), person(4), file=second)],
        places=PLACES,
        batches=batches,
    )
    states = dict(found.source_file.select("file", "outcome").iter_rows())
    if kept is None:
        assert set(states.values()) == {"held"} and found.entry.height == 0
    else:
        assert states == {kept: "current", ({first, second} - {kept}).pop(): "superseded"} and set(found.entry["file"]) == {kept}


def test_two_parts_of_one_return_both_count():
    found = read_rows([book(person(1), person(2), file="a.xlsx"), book(person(3), person(4), file="b.xlsx")], places=PLACES)
    assert found.entry.height == 4


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("x.xlsx", "x_cu.xlsx"),
        ("x (2).xlsx", "x (1).xlsx"),
        ("x v10.xlsx", "x v9.xlsx"),
        ("gui_lai/x.xlsx", "x.xlsx"),
        ("x lần 3.xlsx", "x lần 2.xlsx"),
    ],
)
def test_marks_in_names(newer: str, older: str):
    assert mark(newer) > mark(older)


@pytest.mark.parametrize(
    ("days", "ends", "expected"),
    [
        (
            [dt.date(2026, 10, 3)] * 20 + [dt.date(2027, 3, 15)],
            [dt.date(2026, 10, 31), dt.date(2026, 12, 31)],
            dt.date(2026, 10, 31),
        ),
        ([dt.date(2024, 5, 1)] * 3, [dt.date(2024, 12, 31)], dt.date(2024, 5, 31)),
        ([dt.date(2024, 5, 1)] * 3, [dt.date(2024, 5, 20)], dt.date(2024, 5, 20)),
        ([], [dt.date(2024, 6, 30)], dt.date(2024, 6, 30)),
        ([], [], None),
        ([dt.date(2024, 5, 1)], [], dt.date(2024, 5, 31)),
    ],
)
def test_the_data_day_is_the_last_day_really_covered(days, ends, expected):
    assert data_day(days, ends) == expected


def test_an_empty_import_has_every_table_and_no_rows():
    found = read_rows([], places=PLACES)
    assert found.entry.height == 0 and found.data_day is None and found.rows.height == 0


# ---- what holds for any file

ROWS = st.lists(
    st.tuples(
        st.integers(1, 90),
        st.sampled_from(["05/02/2024", "6/2/2024", "31/02/2024", "", "01/01/2030"]),
        st.sampled_from(["1980", "06/2007", "12/03/1990", "2031", ""]),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda t: t[0],
)
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(ROWS)
@QUICK
def test_parts_add_up(rows):
    found = read_rows([book(*(person(*row) for row in rows), "Cộng|9")], places=PLACES)
    counted = dict(found.rows.group_by("outcome").len().iter_rows())
    assert sum(counted.values()) == len(rows) + 1 and counted.get("current", 0) == found.entry.height
    assert counted.get("refused", 0) == found.problem.filter(pl.col("severity") == "refused").height


@given(ROWS, st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_rows_and_the_split_into_files_do_not_matter(rows, random):
    texts = [person(*row) for row in rows]
    shuffled = random.sample(texts, len(texts))
    cut = random.randint(0, len(texts))
    whole = read_rows([book(*texts)], places=PLACES, as_of=dt.date(2024, 12, 31))
    mixed = read_rows([book(*shuffled)], places=PLACES, as_of=dt.date(2024, 12, 31))
    split = read_rows(
        [book(*part, file=f"{n}.xlsx") for n, part in enumerate((texts[:cut], texts[cut:])) if part],
        places=PLACES,
        as_of=dt.date(2024, 12, 31),
    )
    told = [sorted(map(str, x.entry.drop("file", "sheet", "row").rows())) for x in (whole, mixed, split)]
    assert told[0] == told[1] == told[2]
