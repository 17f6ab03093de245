"""One CSV file of rules to typed rows; whatever is wrong is told with line, column and remedy, all at once."""

import csv
from io import StringIO
from pathlib import Path

import polars as pl

from council.contracts import Contract
from council.errors import CouncilError

_EXPECTED = {
    pl.Date: ("ngày dạng 2026-01-31 hoặc 31/01/2026", "a date like 2026-01-31 or 31/01/2026"),
    pl.Boolean: ("true hoặc false", "true or false"),
    pl.Int64: ("số nguyên", "a whole number"),
    pl.Float64: ("số, dấu thập phân là dấu chấm", "a number with a decimal point"),
}


def read_rows(path: Path, schema: Contract, problems: list[CouncilError]) -> pl.DataFrame:
    """Rows of ``path`` as ``schema``; errors go to ``problems`` and an empty frame comes back if there are any.

    The file is UTF-8 CSV (comma or semicolon) with a header of column names; lines beginning with # are comments; an
    empty cell is null; lists are divided by ";" inside the cell; columns that may be null can be left out.
    """
    before = len(problems)
    text = _text(path, problems)
    if text is None:
        return schema.create_empty()
    header, lines, cells = _cells(text)
    if _header_is_wrong(path, header, schema, problems):
        return schema.create_empty()
    raw = pl.DataFrame([list(column) for column in zip(*cells, strict=True)] or [[] for _ in header],
                       schema=dict.fromkeys(header, pl.String)).with_columns(line=pl.Series(lines, dtype=pl.Int64))
    raw = raw.with_columns(pl.col(header).str.strip_chars().replace("", None))
    typed = raw.select(*[_typed(name, kind, name in header) for name, kind in _kinds(schema).items()], "line")
    _report_unreadable(path, raw, typed, schema, problems)
    if len(problems) == before:
        _report_invalid(path, typed, schema, problems)
    return typed.drop("line") if len(problems) == before else schema.create_empty()


def _text(path: Path, problems: list[CouncilError]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.append(CouncilError(f"Thiếu tệp {path}; hãy đặt lại tệp này.", f"{path} is missing; put it back."))
    except UnicodeDecodeError as error:
        problems.append(CouncilError(
            f"{path}: byte {error.start} không phải UTF-8; hãy lưu lại tệp dạng CSV UTF-8.",
            f"{path}: byte {error.start} is not UTF-8; save the file again as CSV UTF-8."))
    return None


def _cells(text: str) -> tuple[list[str], list[int], list[list[str]]]:
    """Header, line numbers and cells; short rows are filled and long rows keep only the header's width."""
    kept = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip(" ,;") and not line.startswith("#")]
    if not kept:
        return [], [], []
    first = kept[0][1]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = list(csv.reader(StringIO("\n".join(line for _, line in kept)), delimiter=delimiter))
    header = [name.strip() for name in rows[0]]
    return header, [n for n, _ in kept[1:]], [(row + [""] * len(header))[: len(header)] for row in rows[1:]]


def _kinds(schema: Contract) -> dict[str, pl.DataType]:
    return dict(schema.create_empty().schema)


def _header_is_wrong(path: Path, header: list[str], schema: Contract, problems: list[CouncilError]) -> bool:
    columns = schema.columns()
    missing = [name for name, column in columns.items() if name not in header and not column.nullable]
    unknown = [name for name in header if name not in columns]
    for names, vi, en in ((missing, "thiếu cột", "has no column"), (unknown, "có cột lạ", "has an unknown column")):
        if names:
            listed = ", ".join(names)
            problems.append(CouncilError(
                f"{path}: dòng tiêu đề {vi} {listed}; các cột đúng là {', '.join(columns)}.",
                f"{path}: the header {en} {listed}; the columns are {', '.join(columns)}."))
    return bool(missing or unknown)


def _typed(name: str, kind: pl.DataType, is_there: bool) -> pl.Expr:
    if not is_there:
        return pl.lit(None, kind).alias(name)
    column = pl.col(name)
    if kind == pl.Date:
        return pl.coalesce(column.str.to_date("%Y-%m-%d", strict=False), column.str.to_date("%d/%m/%Y", strict=False))
    if kind == pl.Boolean:
        return column.str.to_lowercase().replace_strict({"true": True, "false": False}, default=None)
    if isinstance(kind, pl.List):
        return column.str.split(";").list.eval(pl.element().str.strip_chars()).alias(name)
    return column.cast(kind, strict=False)


def _report_unreadable(path: Path, raw: pl.DataFrame, typed: pl.DataFrame, schema: Contract,
                       problems: list[CouncilError]) -> None:
    for name, kind in _kinds(schema).items():
        if name not in raw.columns or kind not in _EXPECTED:
            continue
        bad = raw.filter(raw[name].is_not_null() & typed[name].is_null()).select("line", name)
        vi, en = _EXPECTED[kind]  # type: ignore[index]
        problems += [CouncilError(f"{path}, dòng {line}, cột {name}: “{value}” không đọc được; cần {vi}.",
                                  f"{path}, line {line}, column {name}: “{value}” cannot be read; write {en}.")
                     for line, value in bad.iter_rows()]


def _report_invalid(path: Path, typed: pl.DataFrame, schema: Contract, problems: list[CouncilError]) -> None:
    _, failure = schema.filter(typed.drop("line"))
    if not len(failure):
        return
    rules = list(failure.counts())
    plain = [name for name, kind in _kinds(schema).items() if not isinstance(kind, pl.List)]
    details = failure.details().unique(plain).join(typed.select(*plain, "line"), on=plain, nulls_equal=True)
    broken = details.unpivot(rules, index=["line", *plain], variable_name="rule", value_name="verdict")
    for row in broken.filter(pl.col("verdict").cast(pl.String) == "invalid").sort("line", "rule").iter_rows(named=True):
        problems.append(_sentence(path, row, schema))


def _sentence(path: Path, row: dict, schema: Contract) -> CouncilError:
    rule, line = row["rule"], row["line"]
    if rule == "primary_key":
        key = ", ".join(f"{name}={row[name]}" for name in schema.primary_key())
        return CouncilError(f"{path}, dòng {line}: khóa {key} có hai lần; hãy sửa hoặc xóa một dòng.",
                            f"{path}, line {line}: the key {key} stands twice; change or remove one row.")
    if "|" not in rule:
        return CouncilError(f"{path}, dòng {line}: quy tắc “{rule}” không đúng; kiểm tra ngày bắt đầu và kết thúc.",
                            f"{path}, line {line}: rule “{rule}” does not hold; check the first and last day.")
    column, check = rule.split("|", 1)
    where_vi, where_en = f"{path}, dòng {line}, cột {column}", f"{path}, line {line}, column {column}"
    if check == "nullability":
        return CouncilError(f"{where_vi}: ô trống; hãy điền.", f"{where_en}: the cell is empty; fill it in.")
    values = (schema.columns()[column].metadata or {}).get("values")
    allowed_vi, allowed_en = (f"chọn một trong: {', '.join(values)}", f"choose one of: {', '.join(values)}") if values \
        else ("giá trị ngoài giới hạn cho phép", "the value is outside the allowed limits")
    return CouncilError(f"{where_vi}: “{row[column]}” không dùng được; {allowed_vi}.",
                        f"{where_en}: “{row[column]}” is not allowed; {allowed_en}.")
