"""A first format file for a form nobody has described yet: best guesses by headings and by content, questions as comments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import polars as pl

from council.cells import Vocabularies, dates, id_numbers, offences
from council.cells.cases import offence_keys
from council.formats.completing import Held
from council.formats.definitions import ENTRY_KINDS, TABLE_KINDS, Format, Formats
from council.formats.headings import is_numbering, key, paths
from council.formats.recognition import WEAK, assign, assign_small, assigned, heading_keys, recognise
from council.workbooks import Sheet, Workbook

_SIGNS = {
    "case": ("case_id", "accepted", "provider", "assigned", "registered", "closed", "source"),
    "log": ("received", "sender", "reply", "replied", "channel"),
    "register": ("explained", "requested", "requested_at", "m02", "m03", "m04", "paper", "declined", "paper_form"),
    "list": (
        "contact",
        "docket_on",
        "charged_on",
        "trial",
        "custody",
        "plaintiff_name",
        "respondent_name",
        "accused_name",
        "case_no",
        "m01",
    ),
    "reference": ("residence_commune", "residence_district", "id_number"),
    "provider_row": ("appointed_on", "grade", "leader_role", "card_number"),
    "availability_row": ("start_on", "end_on", "factor", "reason"),
    "quota_row": ("band", "meets_from", "good_from", "excellent_from"),
    "quota_adjustment_row": ("start_on", "end_on", "factor"),
    "appraisal_row": ("case_id", "score", "appraisal_grade"),
    "duty_row": ("duty_on", "duty_place", "duty_person", "duty_mode"),
    "hearing_row": ("case_id", "hearing_on"),
    "officer_rule_row": ("provider", "forbidden_field", "served_area", "forbidden_area"),
    "council_item_row": ("owner", "text", "due_on", "done_on"),
    "totals_row": ("contacted", "told", "self_identified", "explained_count", "requested_count", "notified_m03", "informed_m04"),
    "report_row": ("due_on", "received_on", "report_form", "period"),
    "court_area_row": ("court", "commune", "commune_code"),
    "hard_commune_row": ("commune", "commune_code", "commune_district"),
}
_NAMES = ("name", "accused_name", "plaintiff_name")
_PEOPLE = ("name", "accused_name", "victim_name", "plaintiff_name", "respondent_name", "related_name")
_DAYS = {
    "list": ("contact", "docket_on", "trial"),
    "register": ("explained", "contact", "requested_at"),
    "log": ("received", "replied"),
    "case": ("accepted", "assigned", "closed"),
}
_PERSON_WORDS = ("sex", "role", "stage", "group", "custody", "ethnicity")
_WORDS = {
    "list": _PERSON_WORDS,
    "register": (*_PERSON_WORDS, "paper_form"),
    "log": (*_PERSON_WORDS, "channel", "reply"),
    "case": (*_PERSON_WORDS, "case_form", "channel", "field", "close_reason"),
    "reference": ("sex", "ethnicity"),
}
_FULL_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]*( [A-ZĐÀ-Ỹ][^\W\d_]*){1,5}")
_BORN = re.compile(r"(?:19[2-9]\d|20[01]\d)(?:\.0)?")
_ENOUGH = 0.7
_PEOPLE_OF = dict.fromkeys(("hearing_row", "appraisal_row", "officer_rule_row", "availability_row"), ("provider",))


@dataclass(frozen=True)
class _Found:
    kind: str
    heading: int
    height: int
    headings: list[tuple[str, ...]]
    columns: dict[str, int]
    by_content: frozenset[str]


def draft(workbook: Workbook, formats: Formats, words: Vocabularies | None = None) -> dict[str, str]:
    """A draft format for each sheet layout of ``workbook`` that no format recognises: name -> TOML text.

    Empty when every sheet is recognised. Open questions stand in the text as comments.
    """
    vocabulary, drafts, seen = words or Vocabularies.load(), {}, set()
    for sheet in workbook.sheets:
        if sheet.is_hidden or recognise(sheet, formats, (sheet.name, workbook.file)):
            continue
        found = _best_guess(sheet, formats, vocabulary)
        if found is None or (layout := tuple(found.headings)) in seen:
            continue
        seen.add(layout)
        name = _name(workbook, sheet, len(drafts))
        drafts[name] = _text(workbook, sheet, found)
    return drafts


def _best_guess(sheet: Sheet, formats: Formats, words: Vocabularies) -> _Found | None:
    tried = []
    written = [sum(1 for cell in row if cell.strip()) for row in sheet.rows]
    for first in range(min(len(sheet.rows), 25)):
        if written[first] < max(2, max(written) / 2):  # a signature under the table is no heading
            continue
        for height in range(1, min(3, len(sheet.rows) - first) + 1):
            headings = paths(sheet, first, height)
            filled = [path for path in headings if path]
            if len(filled) < 2 or any(part[:1].isdigit() for path in filled for part in path[-1:]):
                continue
            held = Held(sheet, first + height)
            for order, kind in enumerate((*ENTRY_KINDS, *TABLE_KINDS)):
                columns, scores = _columns(kind, headings, formats, held)
                guessed = _by_content(sheet, first + height, headings, columns, kind, words)
                tried.append((_weight(kind, headings, columns, scores, guessed), -first, -height, -order, kind))
    if not tried:
        return None
    _, first, height, _, kind = max(tried)
    headings = paths(sheet, -first, -height)
    held = Held(sheet, -first - height)
    columns, scores = _columns(kind, headings, formats, held)
    told = assign(_keys(headings), _plain(kind), formats)[0]
    weak = {name for name, score in scores.items() if score <= WEAK and name not in told}
    guessed = _by_content(sheet, -first - height, headings, columns, kind, words)
    return _Found(kind, -first, -height, headings, columns | guessed, frozenset(guessed) | weak)


def _columns(kind: str, headings, formats: Formats, held: Held) -> tuple[dict[str, int], dict[str, float]]:
    """Columns by headings; those of small tables about cases also by what they hold."""
    if kind not in _PEOPLE_OF or not any(found.get("case", 0.0) >= _ENOUGH for found in held.all_columns):
        keys, plain = _keys(headings), _plain(kind)
        return assigned(keys, plain, formats, held) if kind in ENTRY_KINDS else assign(keys, plain, formats)
    needs = Format(f"draft of {kind}", "", "", kind, typical=(*_SIGNS[kind], *_PEOPLE_OF.get(kind, ())))
    return assign_small(_keys(headings), needs, formats, held)


def _plain(kind: str) -> Format:
    return Format(f"draft of {kind}", "", "", kind)


def _keys(headings: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return heading_keys(headings)


def _weight(kind: str, headings, columns: dict[str, int], scores: dict[str, float], guessed: dict[str, int]) -> float:
    signs = sum(scores[name] for name in _SIGNS[kind] if name in scores)
    unread = sum(1 for j, path in enumerate(headings) if path and j not in (*columns.values(), *guessed.values()))
    return round(sum(scores.values()) + 1.5 * signs - 0.7 * unread, 6)


def _by_content(sheet: Sheet, first: int, headings, columns: dict[str, int], kind: str, words: Vocabularies) -> dict[str, int]:
    """Fields of columns whose heading says nothing, from what their cells hold."""
    guessed: dict[str, int] = {}
    rows = [row for row in Held(sheet, first).rows if not is_numbering(row)]
    for j, path in enumerate(headings):
        cells = [row[j].strip() for row in rows if j < len(row) and row[j].strip()]
        if not path or j in columns.values() or not cells:
            continue
        name = next((name for name in _offers(cells, kind, words, columns) if name not in columns and name not in guessed), None)
        if name:
            guessed[name] = j
    return guessed


def _offers(cells: list[str], kind: str, words: Vocabularies, columns: dict[str, int]) -> Iterable[str]:
    texts = pl.Series(cells, dtype=pl.String)
    if (
        sum(1 for cell in cells if _FULL_NAME.fullmatch(cell)) >= _ENOUGH * len(cells)
        and kind in ENTRY_KINDS
        and not any(n in columns for n in _PEOPLE)
    ):
        yield "name"
    if id_numbers(texts)["id_number"].is_not_null().mean() >= _ENOUGH and kind in ENTRY_KINDS:
        yield "id_number"
    if kind in ENTRY_KINDS and sum(1 for cell in cells if _BORN.fullmatch(cell)) >= _ENOUGH * len(cells):
        yield "birth"
    if kind in _DAYS and offences(texts)["offence_key"].is_in(offence_keys()).mean() >= _ENOUGH:
        yield "offence"
    if (dates(texts).rows["state"] == "ok").mean() >= _ENOUGH:
        yield from _DAYS.get(kind, ())
    if words.translate(texts, "yes_no")["value"].is_not_null().mean() >= _ENOUGH:
        return
    for name in _WORDS.get(kind, ()):
        if words.translate(texts, name)["value"].is_not_null().mean() >= _ENOUGH:
            yield name
    if sum(1 for cell in cells if words.look_up("unit_body", cell)[1]) >= _ENOUGH * len(cells):
        yield "sender" if kind == "log" else "source" if kind == "case" else "unit"


def _name(workbook: Workbook, sheet: Sheet, number: int) -> str:
    words = key(f"{PurePosixPath(workbook.file).stem} {sheet.name}")
    stem = re.sub(r"\b(?:\d+|nam|quy|thang|q\d|\d+q\d)\b", " ", re.sub(r"\b\d\w*\b", " ", words))
    return "_".join(stem.split())[:40].strip("_") or f"bieu_mau_{number + 1}"


def _text(workbook: Workbook, sheet: Sheet, found: _Found) -> str:
    titles = [" ".join(cell.split()) for row in sheet.rows[: found.heading] for cell in row if cell.strip()]
    title = next(
        (t for t in titles if re.search(r"(?i)sổ|danh sách|biểu|bảng|lịch|so |ds ", t)),
        titles[-1] if titles else sheet.name or PurePosixPath(workbook.file).stem,
    )
    lines = [
        "# Bản nháp: kiểm tra các dòng có dấu ? rồi lưu vào thư mục formats của Hội đồng.",
        "# Draft: check the lines marked ? and save it in the council's formats folder.",
        f"title = {_quoted(title)}",
        f"title_en = {_quoted(title)}  # ? English title",
        f"kind = {_quoted(found.kind)}  # ? one of {', '.join((*ENTRY_KINDS, *TABLE_KINDS))}",
    ]
    lines += [
        f"titles = [{', '.join(_quoted(t) for t in _speaking(title))}]",
        f"required = [{', '.join(_quoted(name) for name in _required(found))}]",
        "",
        "[columns]",
    ]
    for name, j in sorted(found.columns.items(), key=lambda item: item[1]):
        doubt = "  # ? đoán theo nội dung / guessed from the cells" if name in found.by_content else ""
        lines.append(f"{name} = [{_quoted(' '.join(found.headings[j]))}]{doubt}")
    for j, path in enumerate(found.headings):
        if path and j not in found.columns.values():
            lines.append(f"# ? cột chưa dùng / column not used: {_quoted(' '.join(path))} {_examples(sheet, found, j)}")
    return "\n".join(lines) + "\n"


def _speaking(title: str) -> list[str]:
    plain = re.sub(r"\(.*?\)|\b(năm|quý|tháng)\b.*|\d{4}.*", "", title).strip(" -:,.")
    return [plain] if plain else []


def _required(found: _Found) -> list[str]:
    names = [name for name in _NAMES if name in found.columns][:1]
    signs = [name for name in _SIGNS[found.kind] if name in found.columns][:2]
    return [*(names if found.kind in ENTRY_KINDS else []), *signs]


def _examples(sheet: Sheet, found: _Found, j: int) -> str:
    cells = [row[j].strip() for row in sheet.rows[found.heading + found.height :] if j < len(row) and row[j].strip()]
    shown = ", ".join(dict.fromkeys(" ".join(c.split())[:30] for c in cells[:3]))
    return f"(ví dụ / e.g.: {shown})" if shown else "(trống / empty)"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
