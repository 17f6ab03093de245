"""Which form a sheet is: every possible heading row against every format, the best explanation wins."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from council.formats.completing import Held, complete
from council.formats.contents import ALSO_HOLDS, HOLDS
from council.formats.definitions import ENTRY_KINDS, FieldWords, Format, Formats
from council.formats.headings import COUNTED, LIST_NAME, bare_heading_key, heading_key, is_numbering, is_section, key, paths
from council.workbooks import Sheet

_LOOK_AT_ROWS = 40
_LEAST = 0.55
WEAK = 0.56
_MOST_LEVELS = 3
PERSON_FIELDS = ("name", "accused_name", "victim_name", "plaintiff_name", "respondent_name", "related_name")
BELONGING = (
    "birth",
    "sex",
    "id_number",
    "ethnicity",
    "residence",
    "residence_commune",
    "residence_district",
    "residence_province",
    "group",
)
# columns that stand once for all persons of a row, unless each block of persons has its own
REPEATED = ("offence", "contact", "m01", "role", "counsel", "explained")
_LEAST_KNOWN = 0.3
_LEAST_READ = 0.4
_ACCEPTABLE = 0.5
_CONTRADICTED = 0.34
# a heading of two or three letters under another one: a usual abbreviation, save those of several meanings
_SHORT_LEAF = 0.75
_SQUEEZED = 5
_UNCLEAR = frozenset(
    ("", "tt", "stt", "nam", "nu", "ten", "ho", "so", "tu", "den", "ma", "la", "dat", "kha", "tot", "noi", "tai", "cap")
)
_CLEAR = 0.6
_SURE = 8.0
_VALUE = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}(?: \d|$)|\d{8,}$")
_MANY = 5
# what a column of 1, 2, 3 … can hold after all where its heading says so
_NUMBERED = frozenset(("count", "day"))
# words that without accents look like "số" and "nơi", on which many rules of headings rest
_ALIKE = re.compile(r"\b(?:ho so|vao so|so tham|so bo|so theo doi|noi dung)\b")
_DAYS = ("contact", "docket_on", "charged_on", "received", "accepted")


@dataclass(frozen=True)
class Block:
    """One table in a sheet: its format, where its headings and data stand, and which column is which field.

    ``first`` and ``last`` are positions in ``sheet.rows`` of the data rows (half-open); ``heading`` the position of
    the first heading row; ``columns`` field -> column position; ``unread`` headings of columns no field claims.
    """

    format: Format
    heading: int
    first: int
    last: int
    columns: dict[str, int]
    headings: dict[int, str]
    unread: tuple[str, ...]
    titles: tuple[str, ...]
    score: float


def recognise(sheet: Sheet, formats: Formats, names: Iterable[str] = ()) -> list[Block]:
    """The tables of ``sheet`` in reading order; empty when no format fits.

    ``names`` are the sheet's, file's and folders' names, nearest first: their words speak for a format.
    """
    words = [key(text) for text in names]
    stop = min(len(sheet.rows), _LOOK_AT_ROWS)
    best = None
    for least_known in (_LEAST_KNOWN, _LEAST_KNOWN / 2, 0.0):
        found = _best(sheet, formats, words, 0, stop, least_known)
        best = max(filter(None, (best, found)), key=lambda block: block.score, default=None)
        if best is not None and best.score >= _SURE:
            break
    if best is None:
        return []
    blocks, block = [], best
    while block is not None:
        following = _next_heading(sheet, formats, words, block)
        blocks.append(replace(block, last=following.heading if following else len(sheet.rows)))
        block = following
    return blocks


def _best(
    sheet: Sheet, formats: Formats, words: list[str], start: int, stop: int, least_known: float = _LEAST_KNOWN
) -> Block | None:
    found = [
        block
        for first in range(start, stop)
        if _may_be_heading(sheet.rows[first])
        for block in _candidates(sheet, formats, words, first, least_known)
        if block.score > 0  # a form that leaves more unsaid than it says explains nothing
    ]
    if not found:
        return None
    enough = _ACCEPTABLE * max(block.score for block in found)
    earliest = min(block.heading for block in found if block.score >= enough)
    near = [block for block in found if earliest <= block.heading <= earliest + 2]
    return max(near, key=lambda b: (round(b.score, 6), -b.first, b.format.name))


def _candidates(sheet: Sheet, formats: Formats, words: list[str], first: int, least_known: float) -> list[Block]:
    """Blocks of every format that could begin at ``first``; a further heading row counts only if it explains more."""
    blocks, known = [], 1
    if least_known < _LEAST_KNOWN and any(cell.strip().isdigit() for cell in sheet.rows[first]):
        return []
    for height in range(_least_height(sheet, first), min(_MOST_LEVELS, len(sheet.rows) - first) + 1):
        lower = sheet.rows[first + height - 1]
        if height > 1 and (_is_lone(lower, sheet.rows[first]) or _is_first_row(lower)):
            break
        headings = paths(sheet, first, height)
        keys = heading_keys(headings)
        now = len({path for path in keys if path and _known(formats, path)})
        grows = now > known or (height > 1 and now >= known - 1 and not _has_digits(sheet.rows[first + height - 1]))
        is_strange = now <= 1 and least_known == 0.0 and not blocks  # only a small form whose title is known may try
        if (grows or is_strange) and now >= least_known * sum(1 for path in keys if path):
            found = _blocks(sheet, formats, words, first, height, headings, keys)
            blocks += [b for b in found if not is_strange or b.format.kind not in ENTRY_KINDS]
            known = max(now, known)
    return blocks


def _least_height(sheet: Sheet, first: int) -> int:
    """How many rows the heading has at least: cells merged downwards show it where others are merged across."""
    number = sheet.row_numbers[first]
    spans = [span for span in sheet.merged if span.first_row == number]
    across = any(span.last_column > span.first_column and span.last_row == number for span in spans)
    down = max((span.last_row - number + 1 for span in spans), default=1)
    return down if across and down <= _MOST_LEVELS else 1


def _is_lone(row: list[str], upper: list[str]) -> bool:
    """A row that holds one text at its start is a section line under the headings, not a level of them."""
    filled = [j for j, cell in enumerate(row) if cell.strip()]
    return len(filled) == 1 and filled[0] <= 1 and filled[0] < len(upper) and bool(upper[filled[0]].strip())


def _is_first_row(row: list[str]) -> bool:
    """A row of values: a day or a long number in it, or the running number of the first person at its start."""
    starts = row[0].strip() if row else ""
    is_counted = starts.isdigit() and len(starts) <= 3 and not is_numbering(row)
    return is_counted or any(_VALUE.match(cell.strip()) for cell in row)


def _has_digits(row: list[str]) -> bool:
    return any(cell.strip()[:1].isdigit() or cell.strip()[-1:].isdigit() for cell in row if len(cell.strip()) > 2)


def _blocks(sheet: Sheet, formats: Formats, words: list[str], first: int, height: int, headings, keys) -> list[Block]:
    titles = _titles(sheet, first)
    title_words = [key(t) for t in titles] + words
    data = first + height
    while data < len(sheet.rows) and is_numbering(sheet.rows[data]):
        data += 1
    held = Held(sheet, data)
    blocks = []
    for form in formats.formats.values():
        is_small, is_titled = form.kind not in ENTRY_KINDS, _is_titled(form, title_words)
        if not (is_small and is_titled) and not _may_fit(keys, form, formats):
            continue
        if form.kind == "reference" and not is_titled and not _says_group(formats, keys, held):
            continue  # a list of persons that names no group of them is no reference list
        if is_small:
            columns, scores = _assign(keys, form, formats, held, is_titled)
        else:
            columns, scores = assigned(keys, form, formats, held)
        score = _score(form, columns, scores, keys, title_words)
        if score is not None and (is_small or not _contradicted(form, columns, held)):
            columns = _owned(keys, columns, form, formats)
            used = set(columns.values())
            unread = tuple(" / ".join(p) for j, p in enumerate(headings) if p and j not in used)
            named = {j: " / ".join(p) for j, p in enumerate(headings) if p}
            blocks.append(Block(form, first, data, len(sheet.rows), columns, named, unread, titles, score - 0.01 * height))
    return blocks


def _says_group(formats: Formats, keys, held: Held) -> bool:
    """Whether a column of groups holds names of reference lists ("Hộ nghèo", "Người có công"), or two headings are such."""
    if sum(bool(LIST_NAME.search(path[-1])) for path in keys if path) >= 2:
        return True
    groups = [j for j, path in enumerate(keys) if path and "group" in _dictionary_offers(formats, "reference", path)]
    return any(held.speaks("listed", j) for j in groups)


def assigned(keys, form: Format, formats: Formats, held: Held) -> tuple[dict[str, int], dict[str, float]]:
    """Columns of a form of persons: by their headings where the cells do not deny it, then by the cells alone."""
    columns, scores = assign(keys, form, formats)
    if any(held.is_unlike(name, j) for name, j in columns.items()):
        columns, scores = _assign(keys, form, formats, held)
    if "related_name" in columns and not any(name in columns for name in PERSON_FIELDS if name != "related_name"):
        columns, scores = ({("name" if k == "related_name" else k): v for k, v in d.items()} for d in (columns, scores))
    added = complete(form.kind, keys, columns, held)
    return (columns | dict(added), scores | {name: WEAK for name, _ in added}) if added else (columns, scores)


def _is_titled(form: Format, titles: list[str]) -> bool:
    return any(f" {word} " in f" {title} " for word in form.titles for title in titles)


def _contradicted(form: Format, columns: dict[str, int], held: Held) -> bool:
    """Whether what a form of persons takes for its days holds none (two days in a cell are no day either)."""
    days = [held.columns[columns[name]] for name in _DAYS if columns.get(name, len(held.columns)) < len(held.columns)]
    filled = [found for found in days if found["written"] >= 3]
    return bool(filled) and all(found.get("day", 0.0) == 0.0 for found in filled) and any("span" in found for found in filled)


def _owned(keys, columns: dict[str, int], form: Format, formats: Formats) -> dict[str, int]:
    """Where several name columns stand side by side, a personal column between them belongs to the name on its left.

    Such a column is called ``<name column>.<field>``, e.g. ``plaintiff_name.residence``.
    """
    people = sorted((columns[name], name) for name in PERSON_FIELDS if name in columns)
    if len(people) < 2:
        return columns
    owned, taken = dict(columns), {j: name for name, j in columns.items()}
    for j, path in enumerate(keys):
        owner = next((name for at, name in reversed(people) if at < j), None)
        if not path or owner is None or taken.get(j) in PERSON_FIELDS:
            continue
        offers = {field: score for field, score in _offers(path, form, formats) if field in (*BELONGING, *REPEATED)}
        name = taken.get(j) or max(offers, key=offers.get, default=None)
        is_own = name in BELONGING and (j < people[-1][0] or columns.get(name, j) != j)
        if is_own or (name in REPEATED and columns.get(name, j) != j):
            owned = {field: at for field, at in owned.items() if at != j}
            owned[f"{owner}.{name}"] = j
    return owned


def _next_heading(sheet: Sheet, formats: Formats, words: list[str], block: Block) -> Block | None:
    """The next heading row below ``block``: a second table, or the same headings repeated on a new page."""
    for first in range(block.first, len(sheet.rows)):
        if not _says_headings(sheet.rows[first], formats):
            continue
        again = _repeated(sheet, block, first)
        if again is not None:
            return again
        found = _best(sheet, formats, words, first, first + 1)
        if found is not None:
            return replace(found, titles=block.titles + found.titles)
    return None


def _says_headings(row: list[str], formats: Formats) -> bool:
    """At least three cells, and most of all, are headings that some format knows; ends at the first cell too many."""
    filled = [c for c in row if c.strip()]
    spare = len(filled) - max(3, 0.6 * len(filled))
    if spare < 0 or not _may_be_heading(row):
        return False
    for cell in filled:
        spare -= not _known(formats, (heading_key(cell),))
        if spare < 0:
            return False
    return True


def heading_keys(headings: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Heading paths as keys; what stands in brackets goes unless nothing else is left."""
    keys = [tuple(bare_heading_key(part) or heading_key(part) for part in path) for path in headings]
    return _births_apart(_papers_apart(keys))


def _papers_apart(keys: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """TB | TT below one heading are the notice and the information slip (elsewhere "TT" is the running number)."""
    for j, (left, right) in enumerate(pairwise(keys)):
        is_pair = left[-1:] in (("tb",), ("so tb",)) and right[-1:] in (("tt",), ("ttin",), ("thong tin",), ("so tt",))
        if is_pair and left[:-1] and left[:-1] == right[:-1]:
            keys[j : j + 2] = [(*left[:-1], "m03"), (*right[:-1], "m04")]
    return keys


def _births_apart(keys: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Day | month | year, and Nam | Nữ, below one heading that says "sinh" are parts of the birth (without accents "nam"
    would be the year)."""
    for parts, parent in ((["ngay", "thang", "nam"], "ngay thang nam sinh"), (["nam", "nu"], "nam sinh")):
        for j in range(len(keys) - len(parts) + 1):
            found = keys[j : j + len(parts)]
            above = {" ".join(path[:-1]) for path in found}
            if [path[-1:] for path in found] == [(part,) for part in parts] and len(above) == 1 and "sinh" in above.pop().split():
                keys[j : j + len(parts)] = [(parent, part) for part in parts]
    return tuple(keys)


def _repeated(sheet: Sheet, block: Block, first: int) -> Block | None:
    """The same table going on under its headings repeated at ``first`` (a new page), else None."""
    for height in (3, 2, 1):
        here = {j: " / ".join(path) for j, path in enumerate(paths(sheet, first, height)) if path}
        same = sum(1 for j, text in block.headings.items() if here.get(j) == text)
        if same >= 0.8 * len(block.headings):
            data = first + height
            while data < len(sheet.rows) and is_numbering(sheet.rows[data]):
                data += 1
            return replace(block, heading=first, first=data)
    return None


def _may_be_heading(row: list[str]) -> bool:
    filled = [c for c in row if c.strip()]
    digits = sum(1 for c in filled if c.strip()[:1].isdigit() and not COUNTED.match(c))
    return len(set(filled)) >= 2 and digits * 3 <= len(filled)


def _titles(sheet: Sheet, first: int) -> tuple[str, ...]:
    above = [c.strip() for row in sheet.rows[max(0, first - 15) : first] for c in row if c.strip()]
    return tuple(dict.fromkeys((*sheet.heading, *above)))


def _known(formats: Formats, path: tuple[str, ...]) -> bool:
    wholes = _all_exact(formats)
    return path[-1] in wholes or " ".join(path) in wholes


def _all_exact(formats: Formats) -> frozenset[str]:
    wholes = formats.memory.get("wholes")
    if wholes is None:
        parts = [*formats.fields.values(), *(w for f in formats.formats.values() for w in f.columns.values())]
        wholes = frozenset(k for w in parts for k in (*w.exact, *w.weak, *(a for s in w.after.values() for a in s)))
        wholes |= _without_spaces(wholes)
        formats.memory["wholes"] = wholes
    return wholes


def assign(keys: tuple[tuple[str, ...], ...], form: Format, formats: Formats) -> tuple[dict[str, int], dict[str, float]]:
    """Field -> column for ``form``, best fits first, one column per field; and how well each fits (0 to about 1.2)."""
    kept = formats.memory.get((form.name, keys))
    if kept is None:
        kept = formats.memory[form.name, keys] = _assign(keys, form, formats)
    return kept


def _may_fit(keys: tuple[tuple[str, ...], ...], form: Format, formats: Formats) -> bool:
    """Whether every required field is offered by some heading (a cheap test before the full assignment)."""
    offered = {name for path in keys if path for name in _dictionary_offers(formats, form.kind, path)}
    placed = {name for name, words in formats.fields_of(form.kind).items() if words.weak or words.after} | {"name", "case_id"}
    return all(any(name in offered or name in placed or name in form.columns for name in names) for names in form.required)


def _assign(
    keys, form: Format, formats: Formats, held: Held | None = None, is_titled: bool = False
) -> tuple[dict[str, int], dict[str, float]]:
    """``held``: what the columns hold; a heading cannot mean what its cells deny, and small forms complete themselves."""
    fields, is_small = formats.fields_of(form.kind), form.kind not in ENTRY_KINDS
    offers = [
        (score, -j, name)
        for j, path in enumerate(keys)
        if path and " ".join(path) not in form.ignore
        for name, score in _offers(path, form, formats)
        if held is None or not (_denied(name, j, held.all_columns) if is_small else held.is_unlike(name, j))
    ]
    columns: dict[str, int] = {}
    scores: dict[str, float] = {}
    for score, minus, name in sorted(offers, reverse=True):
        if name not in columns and -minus not in columns.values():
            columns[name], scores[name] = -minus, score
    if "surname" in columns and columns.get("name") == columns["surname"] + 1:
        columns["given_name"], scores["given_name"] = columns["name"], scores["name"]
    _assign_by_place(keys, fields, columns, scores)
    _assign_weak(keys, fields, columns, scores)
    if held is not None and is_small and (is_titled or len(columns) >= _MANY):
        _assign_by_content(keys, form, held.all_columns, columns, scores)
    return columns, scores


def assign_small(keys, form: Format, formats: Formats, held: Held) -> tuple[dict[str, int], dict[str, float]]:
    """As ``assign`` for a small form that completes itself by what its columns hold."""
    return _assign(keys, form, formats, held, is_titled=True)


def _denied(name: str, j: int, held: list[dict[str, float]]) -> bool:
    """Whether the cells of column ``j`` are something else than the field can hold."""
    possible = HOLDS.get(name)
    if possible is None or j >= len(held) or held[j]["written"] < 2:
        return False
    if held[j].get("running"):
        return not possible & _NUMBERED
    return max(held[j].get(kind, 0.0) for kind in (*possible, *ALSO_HOLDS.get(name, ()))) < _CONTRADICTED


def _assign_by_content(keys, form: Format, held, columns: dict[str, int], scores: dict[str, float]) -> None:
    """Fields the form needs and no heading says, where one free column holds what they hold."""
    wanted = [*form.required, *((name,) for name in form.typical)]
    for names in wanted:
        if any(name in columns for name in names):
            continue
        free = [j for j, path in enumerate(keys) if path and j not in columns.values() and j < len(held)]
        fits = [(j, name) for name in names for j in free if _holds(name, held[j])]
        if fits:
            j, name = min(fits)
            columns[name], scores[name] = j, WEAK


def _holds(name: str, found: dict[str, float]) -> bool:
    kinds = HOLDS.get(name, frozenset())
    return found["written"] > 0 and any(found.get(kind, 0.0) >= _CLEAR for kind in kinds)


def _offers(path: tuple[str, ...], form: Format, formats: Formats) -> list[tuple[str, float]]:
    best = dict(_dictionary_offers(formats, form.kind, path))
    for name, words in form.columns.items():
        score = fit(path, words)
        if score >= _LEAST:
            best[name] = max(best.get(name, 0), score + 0.2)
    return list(best.items())


def offers_of(kind: str, path: tuple[str, ...], formats: Formats) -> dict[str, float]:
    """The fields of rows of ``kind`` that a heading path (keys) could mean, with how well it fits."""
    return _dictionary_offers(formats, kind, path)


def _dictionary_offers(formats: Formats, kind: str, path: tuple[str, ...]) -> dict[str, float]:
    kept = formats.memory.get((kind, path))
    if kept is None:
        fits = {name: fit(path, words) for name, words in formats.fields_of(kind).items()}
        kept = formats.memory[kind, path] = {name: score for name, score in fits.items() if score >= _LEAST}
    return kept


def fit(path: tuple[str, ...], words: FieldWords) -> float:
    """How well a heading path (keys) says the field: 1 the whole heading, below 1 the wording inside it, 0 not."""
    return max(_fit(path, words.exact, words.within), _rule_fit(path, words.says, words.but_not) if words.says else 0.0)


@lru_cache(maxsize=400_000)
def _fit(path: tuple[str, ...], exact: frozenset[str], within: tuple[str, ...]) -> float:
    leaf, whole = path[-1], " ".join(path)
    if whole in exact or (leaf in exact and len(path) == 1):
        return 1.0
    best = (0.95 if len(leaf) > 3 else _SHORT_LEAF) if leaf in exact and leaf not in _UNCLEAR else 0.0
    for text, base in ((leaf, 0.6), (whole, 0.5)):
        for word in within:
            if f" {word} " in f" {text} ":
                best = max(best, base + 0.3 * len(word) / len(text))
    if best < 0.95 and len(leaf) >= _SQUEEZED and " " not in leaf and leaf in _without_spaces(exact):
        best = 0.95
    if best < 0.97 and sorted(whole.split()) in _sorted_words(exact):
        return 0.97
    if best < 0.9 and sorted(leaf.split()) in _sorted_words(exact):
        return 0.9
    return best


@lru_cache(maxsize=2_000)
def _without_spaces(exact: frozenset[str]) -> frozenset[str]:
    """The wordings as a form without spaces and accents writes them: HOTEN, NGAYVAO."""
    return frozenset(squeezed for text in exact if " " in text and len(squeezed := text.replace(" ", "")) >= _SQUEEZED)


@lru_cache(maxsize=2_000)
def _sorted_words(exact: frozenset[str]) -> list[list[str]]:
    return [sorted(text.split()) for text in exact if " " in text]


@lru_cache(maxsize=400_000)
def _rule_fit(path: tuple[str, ...], says: tuple, but_not: tuple[str, ...]) -> float:
    """0.5 to 0.9 by the share of the heading's words that a rule accounts for; 0 where no rule holds."""
    whole = " ".join(dict.fromkeys(path))
    return max(_rule_share(path[-1], says, but_not, 0.55), _rule_share(whole, says, but_not, 0.5))


def _rule_share(text: str, says: tuple, but_not: tuple[str, ...], base: float) -> float:
    padded = f" {text} "
    strict = _ALIKE.sub(" ", padded)

    def stands(word: str) -> bool:
        return f" {word} " in (strict if word in ("so", "noi") else padded)

    if any(stands(word) for word in but_not):
        return 0.0
    words, best = text.split(), 0.0
    for rule in says:
        found = [[word for word in group if stands(word)] for group in rule]
        if all(found):
            covered = {part for group in found for word in group for part in word.split()}
            best = max(best, base + 0.35 * sum(1 for word in words if word in covered) / len(words))
    return best


def _assign_by_place(keys, fields: dict[str, FieldWords], columns: dict[str, int], scores: dict[str, float]) -> None:
    for name, words in fields.items():
        for left, wholes in words.after.items() if name not in columns else ():
            j = columns.get(left, -2) + 1
            if 0 <= j < len(keys) and keys[j] and keys[j][-1] in wholes and j not in columns.values():
                columns[name], scores[name] = j, 0.9


def _assign_weak(keys, fields: dict[str, FieldWords], columns: dict[str, int], scores: dict[str, float]) -> None:
    all_weak = {word for words in fields.values() for word in words.weak}
    anchors = {left for words in fields.values() for left, wholes in words.after.items() if wholes & all_weak}
    for name, words in sorted(fields.items(), key=lambda item: item[0] not in anchors):
        if not words.weak or name in columns:
            continue
        free = (j for j, path in enumerate(keys) if path and path[-1] in words.weak and j not in columns.values())
        j = next(free, None)
        if j is not None:
            columns[name], scores[name] = j, WEAK
            _assign_by_place(keys, fields, columns, scores)


def _score(form: Format, columns: dict[str, int], scores: dict[str, float], keys, titles: list[str]) -> float | None:
    if any(not any(name in columns for name in names) for names in form.required):
        return None
    if any(name in columns for name in form.without):
        return None
    headed = sum(1 for path in keys if path)
    if len(columns) < _LEAST_READ * headed:
        return None
    strong = {name for names in form.required for name in names} | set(form.typical)
    total = sum(score * (2 if name in strong else 1) for name, score in scores.items())
    total -= 0.7 * (headed - len({path for path in keys if path}))
    total -= 0.5 * sum(1 for j, path in enumerate(keys) if path and j not in columns.values())
    total += sum(2.0 for word in form.titles if any(f" {word} " in f" {t} " for t in titles))
    total -= sum(3.0 for word in form.not_titles if any(f" {word} " in f" {t} " for t in titles))
    return total


def is_repeated_heading(row: list[str], block: Block) -> bool:
    """Whether a data row only repeats the headings of ``block``."""
    filled = {j: key(c) for j, c in enumerate(row) if c.strip()}
    same = sum(1 for j, text in filled.items() if text == key(block.headings.get(j, "").split(" / ")[-1]))
    return len(filled) >= 3 and same >= 0.6 * len(filled)


__all__ = ["Block", "assign", "fit", "is_repeated_heading", "is_section", "recognise"]
