"""What a file would be read as: for each sheet the form, the columns, the first rows and the problems, as text."""

from council.cells import Vocabularies
from council.formats import Formats
from council.intake.sheets import RawTable, raw_tables
from council.workbooks import Workbook

_FIRST = 3


def check(workbook: Workbook, formats: Formats, problems=None, *, language: str = "vi", words: Vocabularies | None = None) -> str:
    """A report of how ``workbook`` is read; ``problems`` (contract problem) are listed by code where given."""
    say = _VI if language == "vi" else _EN
    tables, unknown = raw_tables(workbook, formats)
    lines = [f"{workbook.file} ({workbook.kind}, {workbook.encoding})"]
    for table in tables:
        lines += _of_table(table, say)
    lines += [say["unknown"].format(sheet.name or "-") for sheet in unknown]
    if problems is not None and problems.height:
        lines.append(say["problems"].format(problems.height))
        lines += [f"  {text}" for text in problems["message_vi" if language == "vi" else "message_en"].head(20).to_list()]
    return "\n".join(lines) + "\n"


def _of_table(table: RawTable, say: dict[str, str]) -> list[str]:
    block, sheet = table.block, table.sheet
    title = block.format.title if say is _VI else block.format.title_en
    lines = [
        say["sheet"].format(sheet.name or "-", block.format.name, title, sheet.row_numbers[block.heading], len(table.rows["row"]))
    ]
    letters = table.letters()
    lines += [
        f"  {letters[name]}: {block.headings.get(j, '')} -> {name}"
        for name, j in sorted(block.columns.items(), key=lambda item: item[1])
    ]
    lines += [say["unread"].format(text) for text in block.unread]
    for i in range(min(_FIRST, len(table.rows["row"]))):
        cells = [f"{name}={table.rows[name][i]}" for name in block.columns if table.rows[name][i]]
        lines.append(f"  {say['row']} {table.rows['row'][i]}: {'; '.join(cells)}")
    counted: dict[str, int] = {}
    for _, reason, _ in table.skipped:
        counted[reason] = counted.get(reason, 0) + 1
    if counted:
        lines.append(say["skipped"].format(", ".join(f"{reason} {n}" for reason, n in sorted(counted.items()))))
    return lines


_VI = {
    "sheet": "Trang “{}”: biểu mẫu {} ({}), tiêu đề ở dòng {}, {} dòng số liệu",
    "unread": "  cột không dùng: {}",
    "row": "dòng",
    "skipped": "  dòng bỏ qua: {}",
    "unknown": "Trang “{}”: không nhận ra biểu mẫu; dùng “formats draft”",
    "problems": "{} vấn đề:",
}
_EN = {
    "sheet": "Sheet “{}”: form {} ({}), headings in row {}, {} data rows",
    "unread": "  column not used: {}",
    "row": "row",
    "skipped": "  lines skipped: {}",
    "unknown": "Sheet “{}”: form not recognised; use “formats draft”",
    "problems": "{} problems:",
}
