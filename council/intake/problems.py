"""What the steward and the agency are told: every problem with file, sheet, row, cell, reason and remedy."""

import polars as pl

REASONS: dict[str, tuple[str, str, str, str]] = {
    # code: what (vi), what (en), what to do (vi), what to do (en)
    "no_name": (
        "dòng không có họ tên",
        "the row has no name",
        "ghi họ tên rồi gửi lại dòng này",
        "add the name and send the row again",
    ),
    "no_unit": (
        "không biết dòng này của đơn vị nào",
        "no unit is stated for the row",
        "ghi tên đơn vị trong cột, tiêu đề hoặc tên tệp",
        "state the unit in a column, the title or the file name",
    ),
    "no_date": (
        "dòng không có ngày và tệp không nêu kỳ",
        "the row has no date and the file states no period",
        "ghi ngày hoặc nêu kỳ báo cáo trong tiêu đề",
        "add the date or state the period in the title",
    ),
    "date_in_future": (
        "ngày nằm sau ngày chốt số liệu",
        "the date lies after the data day",
        "kiểm tra năm, sửa rồi gửi lại",
        "check the year, correct it and send the row again",
    ),
    "unit_unknown": (
        "không nhận ra đơn vị này trong tỉnh",
        "this unit is not known in the province",
        "sửa tên đơn vị, hoặc thêm cách viết vào danh mục đơn vị",
        "correct the unit's name or add the spelling to the list of units",
    ),
    "paper_number_twice": (
        "số văn bản này đã cấp cho người khác",
        "another person already has this paper number",
        "kiểm tra số văn bản trong sổ",
        "check the number in the register",
    ),
    "contact_before_birth": (
        "ngày của dòng trước ngày sinh",
        "the row's date lies before the birth date",
        "kiểm tra ngày sinh và ngày tiếp xúc",
        "check the birth date and the date of contact",
    ),
    "impossible_date": (
        "ngày không có trong lịch",
        "there is no such day",
        "sửa ngày rồi gửi lại",
        "correct the date and send the row again",
    ),
    "role_stage_contradiction": (
        "tư cách và giai đoạn mâu thuẫn",
        "role and stage contradict each other",
        "kiểm tra tư cách và giai đoạn tố tụng",
        "check role and stage",
    ),
    "unknown_word": (
        "không hiểu từ này",
        "this wording is not known",
        "thêm vào tệp từ vựng hoặc sửa ô",
        "add it to the vocabulary file or correct the cell",
    ),
    "date_unreadable": ("không đọc được ngày", "the date cannot be read", "ghi ngày/tháng/năm", "write day/month/year"),
    "date_impossible": ("ngày không có trong lịch", "there is no such day", "sửa ngày", "correct the date"),
    "date_order_unknown": (
        "không rõ ngày hay tháng đứng trước trong cột này",
        "it is unclear whether day or month stands first in this column",
        "cho biết thứ tự trong tệp biểu mẫu (date_order)",
        "state the order in the format file (date_order)",
    ),
    "date_year_unknown": ("không rõ năm", "the year is unclear", "ghi đủ bốn chữ số của năm", "write the year with four digits"),
    "date_time_impossible": ("giờ không hợp lệ", "there is no such hour", "sửa giờ", "correct the hour"),
    "birth_unreadable": (
        "không đọc được ngày sinh",
        "the birth date cannot be read",
        "ghi ngày/tháng/năm hoặc năm",
        "write day/month/year or the year",
    ),
    "birth_impossible": ("ngày sinh không có trong lịch", "there is no such birth date", "sửa ngày sinh", "correct the birth date"),
    "birth_order_unknown": (
        "không rõ ngày hay tháng đứng trước trong cột này",
        "it is unclear whether day or month stands first in this column",
        "cho biết thứ tự trong tệp biểu mẫu (date_order)",
        "state the order in the format file (date_order)",
    ),
    "birth_year_unknown": ("không rõ năm sinh", "the year of birth is unclear", "ghi đủ bốn chữ số", "write four digits"),
    "id_repaired": (
        "số định danh mất số 0 ở đầu, đã khôi phục",
        "a leading zero of the personal number was lost and has been restored",
        "định dạng cột là văn bản khi gửi lần sau",
        "format the column as text next time",
    ),
    "id_digits_lost": (
        "số định danh mất chữ số",
        "digits of the personal number are lost",
        "định dạng cột là văn bản rồi gửi lại",
        "format the column as text and send again",
    ),
    "id_unreadable": ("không đọc được số định danh", "the personal number cannot be read", "ghi 12 chữ số", "write the 12 digits"),
    "id_old_number": (
        "số CMND cũ 9 số, không dùng để đối chiếu",
        "an old 9-digit card number, not used",
        "ghi số định danh 12 chữ số nếu có",
        "write the 12-digit number if known",
    ),
    "case_id_unreadable": (
        "không đọc được mã vụ việc",
        "the case code cannot be read",
        "ghi đúng mã trong sổ, gồm chữ và số viết liền, ví dụ TT.TGTT.012.2026",
        "write the code as in the register, letters and digits without spaces, e.g. TT.TGTT.012.2026",
    ),
    "share_unreadable": (
        "không đọc được tỷ lệ",
        "the share cannot be read",
        "ghi dạng 0,7/0,3 hoặc 70%",
        "write it like 0,7/0,3 or 70%",
    ),
    "place_unknown": (
        "không nhận ra địa danh",
        "the place is not known",
        "ghi đủ xã/phường và huyện cũ nếu trước 01/7/2025",
        "write commune and former district if before 1 July 2025",
    ),
    "place_ambiguous": (
        "địa danh trùng tên, không rõ nơi nào",
        "several places have this name",
        "ghi thêm huyện/quận cũ",
        "add the former district",
    ),
    "unreadable": ("không đọc được giá trị", "the value cannot be read", "sửa ô", "correct the cell"),
    "no_period": (
        "dòng số liệu không nêu kỳ báo cáo, không tính",
        "the totals row states no period and is not counted",
        "thêm cột kỳ báo cáo",
        "add a column with the period",
    ),
    "incomplete": (
        "dòng thiếu ô mà biểu này cần, không tính",
        "the row lacks a cell that this form needs and is not counted",
        "điền ô còn thiếu (tên, ngày hoặc mã vụ việc) rồi gửi lại",
        "fill in the missing cell (name, day or case code) and send the row again",
    ),
    "formula_without_value": (
        "ô có công thức nhưng chưa có giá trị được lưu",
        "the cell holds a formula without a saved value",
        "mở tệp, lưu lại rồi gửi",
        "open the file, save it and send it again",
    ),
    "hidden_sheet": (
        "trang ẩn, không tính",
        "the sheet is hidden and not counted",
        "bỏ ẩn, hoặc ghi tệp và trang vào decisions/sheets.csv nếu phải được tính",
        "unhide it, or name file and sheet in decisions/sheets.csv if it should count",
    ),
    "unknown_form": (
        "không nhận ra biểu mẫu của trang này",
        "the form of this sheet is not recognised",
        "xem lại hàng tiêu đề (họ tên, ngày, đơn vị…) hoặc gửi theo mẫu; mẫu mới: dùng lệnh “formats draft” để tạo tệp biểu mẫu",
        "check the heading row (name, day, unit …) or send the usual form; for a new form use “formats draft”",
    ),
    "column_unread": (
        "không hiểu tiêu đề cột này nên không dùng cột",
        "the heading of this column is not understood, so the column is not used",
        "nếu cột cần dùng, ghi tiêu đề theo mẫu hoặc thêm cách ghi vào tệp biểu mẫu",
        "if the column matters, use the form's heading or add the wording to the format file",
    ),
}
_SCHEMA = {
    "file": pl.String,
    "sheet": pl.String,
    "row": pl.Int64,
    "cell": pl.String,
    "column": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "raw": pl.String,
    "message_vi": pl.String,
    "message_en": pl.String,
}
_REMARKS = (
    "id_repaired",
    "place_ambiguous",
    "place_unknown",
    "formula_without_value",
    "hidden_sheet",
    "unknown_form",
    "column_unread",
    "no_period",
    "incomplete",
)


def explained(found: pl.DataFrame) -> pl.DataFrame:
    """Problem rows with both sentences; ``found``: ``file, sheet, row, cell, column, code, severity, raw``."""
    if found.is_empty():
        return pl.DataFrame(schema=_SCHEMA)
    words = pl.DataFrame(
        [(code, *texts) for code, texts in REASONS.items()],
        orient="row",
        schema={"code": pl.String, "what_vi": pl.String, "what_en": pl.String, "do_vi": pl.String, "do_en": pl.String},
    )
    where_vi, where_en = _where("trang", "dòng", "ô"), _where("sheet", "row", "cell")
    value = (
        pl.when(pl.col("raw").is_null() | (pl.col("raw") == ""))
        .then(pl.lit(""))
        .otherwise(pl.format(" (“{}”)", pl.col("raw").str.slice(0, 80)))
    )
    return (
        found.join(words, on="code", how="left", maintain_order="left")
        .with_columns(
            pl.col("what_vi").fill_null(pl.col("code")),
            pl.col("what_en").fill_null(pl.col("code")),
            pl.col("do_vi", "do_en").fill_null(""),
        )
        .with_columns(
            message_vi=pl.format("{}: {}{}; {}.", where_vi, "what_vi", value, "do_vi"),
            message_en=pl.format("{}: {}{}; {}.", where_en, "what_en", value, "do_en"),
        )
        .select(pl.col(name).cast(kind) for name, kind in _SCHEMA.items())
    )


def _where(sheet: str, row: str, cell: str) -> pl.Expr:
    named = [
        pl.col("file"),
        pl.when(pl.col("sheet") != "").then(pl.format(f"{sheet} “{{}}”", pl.col("sheet"))),
        pl.when(pl.col("cell").is_not_null())
        .then(pl.format(f"{cell} {{}}", pl.col("cell")))
        .when(pl.col("row").is_not_null())
        .then(pl.format(f"{row} {{}}", pl.col("row"))),
    ]
    return pl.concat_str(named, separator=", ", ignore_nulls=True)


def of_cells(flaws: list[pl.DataFrame], rows: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """Flaws of cells with their address; ``rows`` are the raw rows the flaws count."""
    if not flaws:
        return pl.DataFrame(schema={name: kind for name, kind in _SCHEMA.items() if not name.startswith("message")})
    every = pl.concat(flaws)
    raw = pl.concat([_raw_values(rows, part, name) for (name,), part in every.partition_by("field", as_dict=True).items()])
    return addressed(raw, letters)


def addressed(flaws: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """Flaws (``file, sheet, row, table, field, code, raw``) with the address of their cell and how bad they are."""
    severity = pl.when(pl.col("code").is_in(_REMARKS)).then(pl.lit("remark")).otherwise(pl.lit("cell"))
    return (
        flaws.join(letters, on=["table", "field"], how="left", maintain_order="left")
        .unique(["file", "sheet", "row", "field", "code", "raw"], maintain_order=True)
        .with_columns(
            cell=pl.when(pl.col("letter").is_not_null()).then(pl.concat_str("letter", pl.col("row").cast(pl.String))),
            column=pl.col("field"),
            severity=severity,
        )
        .select(name for name in _SCHEMA if not name.startswith("message"))
    )


def _raw_values(rows: pl.DataFrame, part: pl.DataFrame, name: str) -> pl.DataFrame:
    there = name if name in rows.columns else "note"
    picked = rows.select("file", "sheet", "row", "table", pl.col(there).cast(pl.String).alias("raw"))[part["at_row"]]
    return pl.concat([picked, part.select("code", "field")], how="horizontal")


def of_rows(rows: pl.DataFrame, code: str, severity: str) -> pl.DataFrame:
    """Problems of whole rows; ``rows``: ``file, sheet, row`` and the reason in the column ``code``; a unit that nobody
    knows is quoted as written (``unit_text``)."""
    has_unit = "unit_text" in rows.columns
    raw = pl.when(pl.col(code) == "unit_unknown").then("unit_text") if has_unit else pl.lit(None, dtype=pl.String)
    return rows.select(
        "file",
        "sheet",
        pl.col("row").cast(pl.Int64),
        pl.lit(None, dtype=pl.String).alias("cell"),
        pl.lit(None, dtype=pl.String).alias("column"),
        pl.col(code).alias("code"),
        pl.lit(severity).alias("severity"),
        raw.alias("raw"),
    )


def of_files(found: list[tuple[str, str, str | None, str] | tuple[str, str, str | None, str, str]]) -> pl.DataFrame:
    """Remarks on files, sheets or cells: (file, sheet, cell, code) and, where something is quoted, its words."""
    return pl.DataFrame(
        [(f, s, None, c, None, code, "remark", "".join(raw) or None) for f, s, c, code, *raw in found],
        orient="row",
        schema={name: kind for name, kind in _SCHEMA.items() if not name.startswith("message")},
    )
