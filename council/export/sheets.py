"""A workbook with data, filters, definitions and provenance, so that the numbers never travel without their words."""

import io
from datetime import date, datetime
from typing import IO

import polars as pl
import xlsxwriter

from council.answer import Answer, Shape
from council.export import bulk
from council.export.again import command
from council.export.tables import Labels, fingerprint, heading, labelled
from council.words import Speaker

ROWS_PER_SHEET = 1_048_575  # a sheet ends at row 1,048,576 and the heading takes one
FAST_FROM = 100_000  # rows: below, every cell is written by xlsxwriter; above, its rows are put in as XML
Lines = list[tuple[str, str]]
_LOOKED_AT, _WRAPPED = 500, 18  # rows looked at for a column's width; characters of a heading before it is wrapped
LINE_HEIGHT = 15  # points
WIDER = 1.25  # a wrapped line ends at a word, so text needs more room than its characters


def shown(value: object, speaker: Speaker, words: dict[str, str] | None = None) -> str:
    """A parameter's value as a person reads it; ``words``: code -> words."""
    if value is None or value == [] or value == ():
        return speaker.say("không lọc")
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(v, speaker, words) for v in value)
    return speaker.day(value) if isinstance(value, date) else (words or {}).get(str(value), str(value))


def filter_lines(answer: Answer, speaker: Speaker, labels: Labels | None = None) -> Lines:
    """Every parameter with the value used (the end of a period is exclusive), then what was done to the rows."""
    lines = [
        (heading_of_parameter(name, speaker), shown(value, speaker, _words(name, labels or {})))
        for name, value in answer.parameters.items()
    ]
    return lines + shape_lines(answer, speaker)


def shape_lines(answer: Answer, speaker: Speaker) -> Lines:
    """What a reader did to the rows before taking them home."""
    shape = answer.shape or Shape()
    lines = [(speaker.say("Tìm chữ"), shape.find)] if shape.find else []
    if shape.columns:
        lines.append((speaker.say("Chỉ các cột"), ", ".join(shape.columns)))
    if shape.pivot:
        what = shape.pivot.of or speaker.say("số dòng")
        text = speaker.say("{rows} theo {across}, cộng {of}", rows=shape.pivot.rows, across=shape.pivot.across, of=what)
        lines.append((speaker.say("Bảng chéo"), text))
    return lines


def _words(parameter: str, labels: Labels) -> dict[str, str]:
    """The vocabulary a parameter is filled from: ``sectors`` from sector, ``statuses`` from status."""
    names = (parameter, parameter.removesuffix("s"), parameter.removesuffix("es"))
    return next((labels[name] for name in names if name in labels), {})


def heading_of_parameter(name: str, speaker: Speaker) -> str:
    """Words for a parameter; an unknown one keeps its name."""
    words = {
        "period_start": "Từ ngày",
        "period_end": "Đến trước ngày",
        "area_scheme": "Địa bàn theo",
        "areas": "Địa bàn",
        "sectors": "Ngành",
        "fields": "Lĩnh vực",
        "stages": "Giai đoạn",
        "groups": "Diện",
        "units": "Đơn vị",
        "providers": "Người thực hiện",
        "statuses": "Tình trạng",
        "classes": "Mức thuộc diện",
        "on_day": "Tại ngày",
        "pm_id": "Mã người-vụ",
    }
    return speaker.say(words[name]) if name in words else name


def definition_lines(answer: Answer, speaker: Speaker) -> Lines:
    """Definition, date rule, caution, numbers, columns and law of the answer."""
    language = speaker.language
    pairs = [
        (speaker.say("Câu hỏi"), answer.title),
        (speaker.say("Định nghĩa"), answer.definition),
        (speaker.say("Mỗi dòng là"), answer.grain),
        (speaker.say("Tính theo ngày"), answer.date_rule),
        (speaker.say("Lưu ý"), answer.caution),
    ]
    lines = [(name, words.of(language)) for name, words in pairs if words]
    lines += [(metric.title.of(language), metric.definition.of(language)) for metric in answer.metrics]
    lines += [(f"{heading(answer, name, language)} [{name}]", heading(answer, name, language)) for name in answer.rows.columns]
    for law in answer.law:
        checked = "" if law.evidence == "TXT" else " · " + speaker.say("chưa kiểm chứng văn bản gốc")
        lines.append((speaker.say("Căn cứ"), f"{law.title.of(language)} {law.clause or ''}".strip() + checked))
    return lines


def provenance_lines(answer: Answer, speaker: Speaker) -> Lines:
    """Where the rows come from, how many there are and their fingerprint."""
    where = answer.provenance
    lines = [(speaker.say("Hội đồng"), where.council.of(speaker.language))]
    if where.is_simulated:
        lines.insert(0, (speaker.say("Lưu ý"), speaker.say("Dữ liệu mô phỏng, không có thật")))
    lines += [
        (speaker.say("Bản chụp"), where.snapshot),
        (speaker.say("Số liệu chốt"), speaker.day(where.data_day)),
        (speaker.say("Lập lúc"), where.made_at.isoformat(" ", "minutes")),
        (speaker.say("Câu hỏi"), answer.question),
        (speaker.say("Vai trò"), where.role),
        (speaker.say("Số dòng"), speaker.number(answer.rows.height)),
        ("SHA-256", fingerprint(answer)),
        (
            speaker.say("Lệnh lấy các dòng đã dùng để tính" if answer.derived else "Lệnh làm lại đúng tệp này"),
            command(answer, speaker.language, "xlsx"),
        ),
    ]
    if answer.withheld and (answer.withheld.rows or answer.withheld.cells):
        lines.append(
            (
                speaker.say("Được ẩn"),
                speaker.say(
                    "{rows} dòng, {cells} ô: {why}",
                    rows=speaker.number(answer.withheld.rows),
                    cells=speaker.number(answer.withheld.cells),
                    why=answer.withheld.why.of(speaker.language),
                ),
            )
        )
    sheets = -(-answer.rows.height // ROWS_PER_SHEET) if answer.rows.height else 1
    if sheets > 1:
        lines.append(
            (
                speaker.say("Số trang dữ liệu"),
                speaker.say("{n} trang, vì một trang chứa nhiều nhất 1.048.576 dòng", n=speaker.number(sheets)),
            )
        )
    return [*lines, *[(name, version) for name, version in where.versions.items()], ("SQL", where.sql)]


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def width_of(column: pl.Series) -> float:
    """Characters a column needs: its longest value among the first ones; a long heading is wrapped instead."""
    longest = column.head(_LOOKED_AT).cast(pl.String).str.len_chars().max() or 0
    return min(42, max(9, longest + 2, min(len(column.name), _WRAPPED) + 2))


def for_print(sheet: xlsxwriter.worksheet.Worksheet, speaker: Speaker, snapshot: str, is_simulated: bool) -> None:
    """A4 across, all columns on one page's width, and below where the numbers come from."""
    mark = speaker.say("Dữ liệu mô phỏng, không có thật") + " · " if is_simulated else ""
    words = mark + speaker.say("bản chụp {snapshot}", snapshot=snapshot)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L" + words.replace("&", "&&") + "&R&P/&N")


def _data_sheet(
    book: xlsxwriter.Workbook, name: str, rows: pl.DataFrame, formats: dict, with_rows: bool
) -> xlsxwriter.worksheet.Worksheet:
    """Headings, widths and filter for ``rows``; the rows themselves too, or they are put in afterwards."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    widths = [width_of(column) for column in rows]
    for number, (kind, width) in enumerate(zip(rows.dtypes, widths, strict=True)):
        sheet.set_column(number, number, width, formats["day"] if kind == pl.Date else None)
    lines = max((-(-len(title) * WIDER // width) for title, width in zip(rows.columns, widths, strict=True)), default=1)
    sheet.set_row(0, LINE_HEIGHT * lines)
    sheet.write_row(0, 0, rows.columns, formats["heading"])
    for index, row in enumerate(rows.iter_rows() if with_rows else (), start=1):
        sheet.write_row(index, 0, [_cell(value) for value in row])
    sheet.autofilter(0, 0, max(1, rows.height), max(0, rows.width - 1))
    return sheet


def _lines_sheet(book: xlsxwriter.Workbook, name: str, lines: Lines, formats: dict) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 34, formats["top"])
    sheet.set_column(1, 1, 96, formats["wrap"])
    for index, (left, right) in enumerate(lines):
        sheet.write_string(index, 0, left, formats["head"])
        sheet.write_string(index, 1, right[:32_000], formats["wrap"])
    return sheet


def _skeleton(answer: Answer, language: str, labels: Labels, parts: list[pl.DataFrame], is_long: bool) -> tuple[bytes, int]:
    """The workbook, its data sheets without rows when ``is_long``; and the number of the format for dates."""
    speaker, target = Speaker(language), io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(target, options) as book:
        formats = {
            "head": book.add_format({"bold": True, "valign": "top"}),
            "heading": book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "top": book.add_format({"valign": "top"}),
        }
        where = answer.provenance
        book.set_properties({"title": answer.title.of(language), "comments": where.snapshot, "created": where.made_at})
        data = speaker.say("Số liệu")
        sheets = [
            _data_sheet(book, data if number == 1 else f"{data} {number}", rows, formats, not is_long)
            for number, rows in enumerate(parts, start=1)
        ]
        sheets += [
            _lines_sheet(book, speaker.say("Bộ lọc"), filter_lines(answer, speaker, labels), formats),
            _lines_sheet(book, speaker.say("Định nghĩa"), definition_lines(answer, speaker), formats),
            _lines_sheet(book, speaker.say("Nguồn gốc"), provenance_lines(answer, speaker), formats),
        ]
        for sheet in sheets:
            for_print(sheet, speaker, answer.provenance.snapshot, answer.provenance.is_simulated)
    return target.getvalue(), formats["day"].xf_index


def write_xlsx(
    answer: Answer, target: IO[bytes], language: str = "vi", labels: Labels | None = None, progress: bulk.Progress = bulk.silent
) -> None:
    """All rows over as many data sheets as needed, then filters, definitions and provenance, into ``target`` (seekable).

    ``progress`` is told how many rows are written, for long tables part by part.
    """
    rows = labelled(answer, language, labels or {})
    parts = [rows.slice(start, ROWS_PER_SHEET) for start in range(0, max(1, rows.height), ROWS_PER_SHEET)]
    is_long = rows.height > FAST_FROM
    skeleton, day = _skeleton(answer, language, labels or {}, parts, is_long)
    if is_long:
        plain = [part.with_columns(pl.col(pl.Datetime).dt.to_string("iso:strict")) for part in parts]
        members = {f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(plain, start=1)}
        bulk.fill(skeleton, target, members, bulk.Styles(day), progress)
    else:
        target.write(skeleton)
        progress(rows.height)


def xlsx_bytes(answer: Answer, language: str = "vi", labels: Labels | None = None) -> bytes:
    """``write_xlsx`` in memory."""
    target = io.BytesIO()
    write_xlsx(answer, target, language, labels)
    return target.getvalue()
