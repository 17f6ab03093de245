"""The review of links: pairs of rows a steward should look at, and what stewards decided about them.

The queue is private and is made anew by every publish; decisions lie outside of snapshots in ``decisions/links.csv``,
are keyed by the identity of each row (never its position) and take effect at the next publish.
"""

import csv
import os
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from council.answer import Words
from council.errors import CouncilError
from council.home import Home

DECISIONS = ("same", "different", "unsure")
TAKEN_BACK = "undone"
FILE, QUEUE = "links.csv", "link_review.parquet"
SIDE = {
    "name": Words("Họ tên", "Name"),
    "birth": Words("Ngày sinh", "Born"),
    "sex": Words("Giới tính", "Sex"),
    "id_number": Words("Số định danh", "Personal number"),
    "role": Words("Tư cách", "Role"),
    "offence": Words("Tội danh, quan hệ", "Offence or dispute"),
    "case_no": Words("Số vụ án, thụ lý", "Case or docket number"),
    "stage": Words("Giai đoạn", "Stage"),
    "day": Words("Ngày", "Day"),
    "unit": Words("Đơn vị", "Unit"),
    "residence": Words("Nơi cư trú", "Residence"),
    "place": Words("Nơi xảy ra", "Place"),
    "paper_form": Words("Mẫu văn bản", "Form of the paper"),
    "paper_number": Words("Số văn bản", "Number of the paper"),
    "paper_on": Words("Ngày văn bản", "Date of the paper"),
    "case_id": Words("Mã vụ việc", "Case code"),
    "counsel": Words("Người bào chữa, thực hiện", "Counsel, provider"),
    "kind": Words("Loại dòng", "Kind of row"),
    "sector": Words("Ngành", "Sector"),
    "unit_id": Words("Mã đơn vị", "Unit code"),
    "format": Words("Biểu mẫu", "Format"),
    "file": Words("Tệp", "File"),
    "sheet": Words("Trang", "Sheet"),
    "row": Words("Dòng", "Row"),
    "sub": Words("Thứ tự trong dòng", "Person in the row"),
}
_TYPES = {"day": pl.Date, "paper_on": pl.Date, "row": pl.Int64, "sub": pl.Int64}
_PAIR = {
    "entry_a": pl.String, "entry_b": pl.String, "is_linked": pl.Boolean, "bits": pl.Float64, "stratum": pl.String,
    "effect": pl.String, "effect_vi": pl.String, "effect_en": pl.String, "effect_rank": pl.Int64,
    "status_a": pl.String, "status_b": pl.String, "district_a": pl.String, "district_b": pl.String,
    "for_vi": pl.List(pl.String), "for_en": pl.List(pl.String),
    "against_vi": pl.List(pl.String), "against_en": pl.List(pl.String),
}
SCHEMA: dict[str, pl.DataType] = _PAIR | {
    f"{name}_{side}": _TYPES.get(name, pl.String) for name in SIDE for side in ("a", "b")}


@dataclass(frozen=True)
class Decision:
    """What one person decided about two rows, and when (local time, to the second)."""

    entry_a: str
    entry_b: str
    decision: str
    who: str
    at: str


_COLUMNS = list(Decision.__dataclass_fields__)


def words(name: str, lang: str) -> str:
    """Heading of one of the ``SIDE`` columns."""
    return SIDE[name].of(lang)


def queue(home: Home) -> pl.DataFrame:
    """Pairs nobody decided yet, best first (see ``SCHEMA``); empty before the first publish with our own links."""
    return _known(home).join(decided(home), on=["entry_a", "entry_b"], how="anti", maintain_order="left")


def decided(home: Home) -> pl.DataFrame:
    """Standing decisions, newest first, with the pair's columns where the last publish knew the pair."""
    standing = pl.DataFrame(list(reversed(_standing(home))), schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
    return standing.join(_known(home), on=["entry_a", "entry_b"], how="left", maintain_order="left")


def decide(home: Home, entry_a: str, entry_b: str, decision: str, who: str) -> None:
    """Record what ``who`` decided about two rows; the last word about a pair counts. CouncilError for another word."""
    if decision not in DECISIONS or not entry_a or not entry_b or entry_a == entry_b:
        raise CouncilError(
            f"Quyết định về hai dòng phải là một trong {', '.join(DECISIONS)}, cho hai dòng khác nhau; nhận được «{decision}».",
            f"A decision about two rows is one of {', '.join(DECISIONS)}, for two different rows; got “{decision}”.",
        )
    _append(home, Decision(min(entry_a, entry_b), max(entry_a, entry_b), decision, who, _now()))


def undo(home: Home, who: str) -> Decision | None:
    """Take back the newest decision still standing; the decision taken back, None when there is none."""
    standing = _standing(home)
    if not standing:
        return None
    last = standing[-1]
    _append(home, Decision(last.entry_a, last.entry_b, TAKEN_BACK, who, _now()))
    return last


def history(home: Home) -> list[Decision]:
    """Every line of the decisions file, oldest first; CouncilError naming the file if it cannot be read."""
    file = home.decisions / FILE
    if not file.exists():
        return []
    try:
        read = pl.read_csv(file, infer_schema=False)
        rows = read.select(*_COLUMNS[:3], *(c if c in read.columns else pl.lit("").alias(c) for c in _COLUMNS[3:]))
    except pl.exceptions.PolarsError as error:
        names = ", ".join(_COLUMNS[:3])
        raise CouncilError(f"{file}: cần các cột {names}: {error}", f"{file}: columns {names} are needed: {error}") from error
    ordered = rows.fill_null("").with_columns(
        pl.min_horizontal("entry_a", "entry_b").alias("entry_a"), pl.max_horizontal("entry_a", "entry_b").alias("entry_b"))
    return [Decision(*row) for row in ordered.select(_COLUMNS).iter_rows()]


def _standing(home: Home) -> list[Decision]:
    """The last word about each pair that was not taken back, in the order of their lines."""
    last: dict[tuple[str, str], Decision] = {}
    for one in history(home):
        pair = (one.entry_a, one.entry_b)
        last.pop(pair, None)
        if one.decision in DECISIONS:
            last[pair] = one
    return list(last.values())


def _known(home: Home) -> pl.DataFrame:
    """The queue of the last publish; a file of an older version of the product counts as none."""
    file = home.private / QUEUE
    rows = pl.read_parquet(file) if file.exists() else pl.DataFrame(schema=SCHEMA)
    return rows.select(list(SCHEMA)) if set(SCHEMA) <= set(rows.columns) else pl.DataFrame(schema=SCHEMA)


def _append(home: Home, decision: Decision) -> None:
    file = home.decisions / FILE
    if not home.decisions.exists():
        home.make_rooms()
    _with_all_columns(file, history(home))
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8", newline="") as out:
        if out.tell() == 0:
            csv.writer(out).writerow(_COLUMNS)
        csv.writer(out).writerow(astuple(decision))
        out.flush()
        os.fsync(out.fileno())


def _with_all_columns(file: Path, lines: list[Decision]) -> None:
    """A file written by hand with three columns only gets the other two before the first line is added."""
    if not lines or file.read_text(encoding="utf-8").splitlines()[0].split(",") == _COLUMNS:
        return
    pl.DataFrame([astuple(line) for line in lines], schema=_COLUMNS, orient="row").write_csv(file)


def _now() -> str:
    return datetime.now().replace(microsecond=0).isoformat()
