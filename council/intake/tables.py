"""Small tables typed by their contracts: providers, leave, quotas, appraisals, duty, hearings, rules, council, totals, calendar."""

import datetime as dt
import re

import polars as pl

from council.cells import (
    Vocabularies,
    case_codes,
    counts,
    date_order,
    dates,
    decimals,
    names,
    period_label,
    periods,
    providers,
    tidied,
)
from council.contracts import PRIVATE
from council.intake.context import Context
from council.intake.moments import SMALL_DATES, column_orders, read_dates
from council.places import SCHEME_NEW, SCHEME_OLD, Places

_COUNTS = {
    "contacted": "contacted",
    "told": "told",
    "self_identified": "self_identified",
    "explained": "explained_count",
    "requested": "requested_count",
    "notified_m03": "notified_m03",
    "informed_m04": "informed_m04",
    "declined": "declined_count",
    "minors": "minors",
}
_KEYS = ["file", "sheet", "row"]
_FLAW = dict.fromkeys(("file", "sheet", "field", "code", "raw"), pl.String) | {"row": pl.Int64, "table": pl.Int64}


class Small:
    """One kind of small table: raw rows, what stands around them, the readers, and the rows not taken with their reason."""

    def __init__(self, raw: pl.DataFrame, contexts: list[Context], words: Vocabularies, places: Places, overrides: dict):
        self.raw, self.words, self.places = raw, words, places
        self.flaws: list[pl.DataFrame] = []
        self.orders = column_orders(raw, tuple(name for name in SMALL_DATES if name in raw.columns), overrides)
        around = [
            (contexts[t].unit_id, contexts[t].sector, contexts[t].period_start, contexts[t].period_end, contexts[t].period)
            for t in raw["table"].to_list()
        ]
        self.around = pl.DataFrame(
            around,
            orient="row",
            schema={"unit": pl.String, "sector": pl.String, "start": pl.Date, "end": pl.Date, "label": pl.String},
        )

    def text(self, name: str) -> pl.Series:
        """A raw column tidied; all null where the form has no such column."""
        return (
            tidied(self.raw[name]).alias(name)
            if name in self.raw.columns
            else pl.Series(name, [None] * self.raw.height, dtype=pl.String)
        )

    def day(self, name: str) -> pl.Series:
        """A date column."""
        if name not in self.raw.columns:
            return pl.Series(name, [None] * self.raw.height, dtype=pl.Date)
        read = read_dates(self.raw, name, self.orders)
        said = ~self.text(name).str.to_lowercase().str.contains(r"^(?:chưa|chua|không|khong|đang|dang)").fill_null(True)
        bad = pl.DataFrame({"s": read["state"], "said": said}).select(
            pl.when(~pl.col("s").is_in(["ok", "empty"]) & pl.col("said")).then("date_" + pl.col("s"))
        )
        self._remember(name, bad.to_series())
        return read["on"].alias(name)

    def unit(self, name: str, on: pl.Series) -> pl.DataFrame:
        """A column of unit names as ``Places.units`` reads it; names that nobody knows are remembered."""
        read = self.places.units(self.text(name), on=on)
        unknown = pl.DataFrame({"u": read["unit_id"], "t": self.text(name)}).select(
            pl.when(pl.col("u").is_null() & pl.col("t").is_not_null()).then(pl.lit("unit_unknown"))
        )
        self._remember(name, unknown.to_series())
        return read

    def _remember(self, name: str, codes: pl.Series) -> None:
        """Flaws of cells for whoever sends the file: ``codes`` is null where the cell is in order."""
        if name not in self.raw.columns:
            return
        found = self.raw.select("file", "sheet", "row", "table", pl.col(name).cast(pl.String).alias("raw")).with_columns(
            codes.alias("code"), field=pl.lit(name)
        )
        self.flaws.append(found.filter(pl.col("code").is_not_null()))

    def code(self, name: str, vocabulary: str) -> pl.Series:
        """A column in codes of a vocabulary."""
        return self.words.translate(self.text(name), vocabulary)["value"].alias(name)

    def count(self, name: str) -> pl.Series:
        """A column of whole numbers."""
        return counts(self.text(name))["count"].alias(name)

    def provider_key(self, *fields: str) -> pl.Series:
        """The name key of the provider named in the first filled of ``fields``, title removed."""
        cells = pl.DataFrame([self.text(f) for f in fields]).select(pl.coalesce(pl.all()).alias("n")).to_series()
        return providers(cells)["keys"].list.first().alias("provider_key")


def type_small(
    kind: str, raw: pl.DataFrame, contexts: list[Context], words: Vocabularies, places: Places, overrides: dict
) -> tuple[pl.DataFrame, pl.Series, pl.DataFrame]:
    """The rows of ``kind`` by their contract, for every raw row the reason why it was not taken (null = taken), and the
    flaws of cells (``file, sheet, row, table, field, code, raw``)."""
    small = Small(raw, contexts, words, places, overrides)
    columns = dict(_READERS[kind](small).items())
    schema = PRIVATE[kind]
    again = pl.int_range(pl.len()).over(_KEYS) + 1
    sub = raw.select(pl.when(pl.len().over(_KEYS) > 1).then(again).otherwise(0).cast(pl.Int64).alias("sub")).to_series()
    frame = pl.DataFrame({**{k: raw[k] for k in _KEYS}, "sub": sub, **columns})
    frame = frame.select(
        pl.col(name).cast(column.dtype) if name in frame.columns else pl.lit(None, dtype=column.dtype).alias(name)
        for name, column in schema.columns().items()
    )
    needed = [name for name, column in schema.columns().items() if not column.nullable and name not in (*_KEYS, "sub")]
    missing = "no_period" if kind == "totals_row" else "incomplete"
    reason = frame.select(
        pl.when(pl.any_horizontal(pl.col(needed).is_null()) if needed else pl.lit(False)).then(pl.lit(missing)).alias("reason")
    ).to_series()
    if reason.len() != frame.height:
        reason = pl.Series("reason", [None] * frame.height, dtype=pl.String)
    return frame, reason, pl.concat(small.flaws) if small.flaws else pl.DataFrame(schema=_FLAW)


def _providers(s: Small) -> dict[str, pl.Series]:
    kind = _provider_kind(s)
    prefix = {"TGVPL": "TGV", "lawyer": "LS", "consultant": "TVV", "collaborator": "CTV"}
    counted = pl.int_range(pl.len()).over("table", "kind") + 1
    position = (
        s.raw.select("table")
        .with_columns(kind=kind, n=s.count("no"))
        .select(pl.when(pl.col("kind").n_unique().over("table") > 1).then(counted).otherwise(pl.coalesce("n", counted)))
        .to_series()
    )
    identity = (
        pl.DataFrame({"k": kind.replace_strict(prefix), "n": position})
        .select(pl.concat_str("k", pl.col("n").cast(pl.String).str.zfill(2)))
        .to_series()
    )
    cells = _whole_names(s)
    name = names(providers(cells)["names"].list.first())
    role = s.text("leader_role")
    is_leader = role.str.contains("(?i)giám đốc|trưởng chi nhánh|phụ trách trung tâm|giam doc|truong chi nhanh").fill_null(False)
    left = _left_on(s.text("note"), s.orders)
    return {
        "provider_id": identity,
        "name": name["name"],
        "name_key": name["name_key"],
        "provider_kind": kind,
        "sex": _provider_sex(s, cells),
        "appointed_on": s.day("appointed_on"),
        "grade": s.text("grade").str.replace(r"(?i)^\s*(?:tgvpl\s+)?(?:hạng|hang)\s+", ""),
        "leader_role": pl.DataFrame({"r": role, "l": is_leader}).select(pl.when("l").then("r")).to_series(),
        "workplace": s.text("workplace"),
        "active_to": pl.DataFrame({"a": s.day("active_to"), "n": left}).select(pl.coalesce("a", "n")).to_series(),
        "note_text": s.text("note"),
    }


def _provider_kind(s: Small) -> pl.Series:
    """What the row's own column, its ticks, its section or its position say, else the form."""
    said = {
        name: s.words.translate(s.text(name), "provider_kind")["value"] for name in ("provider_kind", "section", "leader_role")
    }
    ticks = {"officer": s.text("is_officer").is_not_null(), "lawyer": s.text("is_lawyer").is_not_null()}
    implied = s.raw["implied_provider_kind"].fill_null("TGVPL").alias("implied")
    return (
        pl.DataFrame({**said, **ticks, "implied": implied})
        .select(
            pl.coalesce(
                "provider_kind",
                pl.when("officer").then(pl.lit("TGVPL")).when("lawyer").then(pl.lit("lawyer")),
                "section",
                "leader_role",
                "implied",
            ).alias("kind")
        )
        .to_series()
    )


def _whole_names(s: Small) -> pl.Series:
    if "surname" not in s.raw.columns:
        return s.text("name")
    given = "given_name" if "given_name" in s.raw.columns else "name"
    parts = pl.DataFrame([s.text("surname"), s.text(given).alias("given")])
    return parts.select(pl.concat_str("surname", "given", separator=" ", ignore_nulls=True).alias("name")).to_series()


def _provider_sex(s: Small, cells: pl.Series) -> pl.Series:
    """The column of sexes, the ticked one of two columns, or the title before the name."""
    frame = pl.DataFrame(
        {"said": s.code("sex", "sex"), "m": s.text("sex_male"), "f": s.text("sex_female"), "name": cells.str.to_lowercase()}
    )
    both = pl.when(pl.col("m").is_not_null()).then(pl.lit("M")).when(pl.col("f").is_not_null()).then(pl.lit("F"))
    titled = (
        pl.when(pl.col("name").str.contains(r"^(?:ông|mr)[\s.]"))
        .then(pl.lit("M"))
        .when(pl.col("name").str.contains(r"^(?:bà|mrs?)[\s.]"))
        .then(pl.lit("F"))
    )
    return frame.select(pl.coalesce("said", both, titled).alias("sex")).to_series()


def _left_on(notes: pl.Series, orders: pl.DataFrame) -> pl.Series:
    """The day a note says somebody left ("nghỉ hưu từ 01/05/2026", "nghỉ việc 30/4/2025")."""
    said = notes.str.contains("(?i)nghỉ hưu|nghỉ việc|thôi việc|chuyển công tác|chấm dứt|nghỉ từ|thanh lý").fill_null(False)
    day = notes.str.extract(r"(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})")
    read = dates(pl.DataFrame({"s": said, "d": day}).select(pl.when("s").then("d")).to_series(), order="day_first").rows["on"]
    since = notes.str.contains(r"(?i)từ (ngày )?\d").fill_null(False)
    return (
        pl.DataFrame({"d": read, "s": since}).select(pl.when("s").then(pl.col("d").dt.offset_by("-1d")).otherwise("d")).to_series()
    )


def _availability(s: Small) -> dict[str, pl.Series]:
    start, end = _span(s)
    return {
        "provider_key": s.provider_key(*[n for n in ("name", "provider") if n in s.raw.columns]),
        "start_on": start,
        "end_on": end,
        "factor": _factor(s),
        "reason": s.text("reason"),
    }


_DAY = r"(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d{2}))"


def _span(s: Small) -> tuple[pl.Series, pl.Series]:
    """First and last day: from their own columns, or both from one cell ("từ 01/09/2024 đến 28/02/2025")."""
    own = [s.text("span"), s.text("start_on")]
    cell = pl.DataFrame({"a": own[0], "b": own[1]}).select(pl.coalesce("a", "b").alias("c")).to_series()
    days = cell.str.extract_all(_DAY)
    both = days.list.len().fill_null(0) >= 2
    frame = pl.DataFrame(
        {
            "start": s.day("start_on"),
            "end": s.day("end_on"),
            "first": dates(days.list.get(0, null_on_oob=True).str.replace_all(r"\s", ""), order="day_first").rows["on"],
            "last": dates(days.list.get(1, null_on_oob=True).str.replace_all(r"\s", ""), order="day_first").rows["on"],
            "both": both,
        }
    )
    return (
        frame.select(pl.when("both").then("first").otherwise(pl.coalesce("start", "first")).alias("start_on")).to_series(),
        frame.select(pl.when("both").then("last").otherwise("end").alias("end_on")).to_series(),
    )


def _factor(s: Small) -> pl.Series:
    """The share that remains: as stated, or one less what is taken off; else what the note says."""
    cells = pl.DataFrame({"f": s.text("factor"), "n": s.text("note")})
    stated = _share(cells["f"])
    taken = _taken(s.text("reduction"))
    noted = _share(cells.select(pl.when(pl.col("n").str.contains(r"(?i)%|hoàn toàn|toàn bộ|miễn")).then("n")).to_series())
    return (
        pl.DataFrame({"s": stated, "t": taken, "n": noted})
        .select(pl.coalesce("s", 1.0 - pl.col("t"), "n").alias("factor"))
        .to_series()
    )


def _taken(texts: pl.Series) -> pl.Series:
    """The share that a column of reductions takes off: "60%", "giảm 60%", "miễn" (all of it), "không" (nothing)."""
    bare = texts.str.replace(r"(?i)^\W*(?:được\s+)?(?:miễn\s+)?giảm\s+", "")
    all_of_it = bare.str.contains(r"(?i)^\W*(?:miễn|mien)|hoàn toàn|toàn bộ").fill_null(False)
    whole = all_of_it & ~bare.str.contains("%").fill_null(False)
    return pl.DataFrame({"w": whole, "s": _share(bare)}).select(pl.when("w").then(1.0).otherwise("s").alias("taken")).to_series()


def _share(texts: pl.Series) -> pl.Series:
    """Shares written as 0.5, 0,5, 50% or 50, alone or in words: "làm việc 50 %", "giảm 60%", "nghỉ hoàn toàn", "miễn"."""
    amount = decimals(texts)["amount"]
    plain = texts.str.to_lowercase()
    percent = plain.str.extract(r"(\d{1,3}(?:[.,]\d+)?)\s*%").str.replace(",", ".").cast(pl.Float64, strict=False) / 100
    return (
        pl.DataFrame({"a": amount, "p": percent, "t": plain})
        .select(
            pl.when(pl.col("a") > 1)
            .then(pl.col("a") / 100)
            .when(pl.col("a").is_not_null())
            .then("a")
            .when(pl.col("p").is_not_null() & pl.col("t").str.contains(r"^\W*(?:giảm|giam|miễn giảm|được giảm)"))
            .then(1.0 - pl.col("p"))
            .when(pl.col("p").is_not_null())
            .then("p")
            .when(pl.col("t").str.contains(r"^\W*(?:miễn|mien|không|khong)|hoàn toàn|hoan toan|toàn bộ|toan bo"))
            .then(0.0)
            .when(pl.col("t").str.contains(r"một nửa|nửa thời gian|1/2"))
            .then(0.5)
            .alias("factor")
        )
        .to_series()
    )


def _quota(s: Small) -> dict[str, pl.Series]:
    band = _band(s.text("band"))
    titles = _titles(s)
    year = pl.Series(
        [
            next((int(y) for y in re.findall(r"năm\s+(20\d{2})", t)), None)
            or next((int(y) for y in re.findall(r"(20\d{2})", t)), None)
            for t in titles
        ],
        dtype=pl.Int64,
    )
    source = pl.Series([(re.search(r"(?:Công văn|Quyết định|CV|QĐ)[^,;)]*", t) or [None])[0] for t in titles], dtype=pl.String)
    year = (
        pl.DataFrame({"c": s.count("year"), "y": year, "a": s.around["start"].dt.year()})
        .select(pl.coalesce("c", "y", "a"))
        .to_series()
    )
    return {
        "year": year,
        "band": band,
        "meets_from": _from(s.text("meets_from")),
        "good_from": _from(s.text("good_from")),
        "excellent_from": _from(s.text("excellent_from")),
        "source_text": source,
    }


def _titles(s: Small) -> list[str]:
    return s.raw["titles"].fill_null("").to_list() if "titles" in s.raw.columns else [""] * s.raw.height


def _band(texts: pl.Series) -> pl.Series:
    """1 below the first limit, 2 between, 3 from the last: by the words dưới, trở lên, từ … đến dưới and their signs."""
    plain = texts.str.to_lowercase()
    number = plain.str.extract_all(r"\d+")
    first = number.list.get(0, null_on_oob=True).cast(pl.Int64, strict=False)
    return (
        pl.DataFrame({"t": plain, "n": number.list.len(), "f": first})
        .select(
            pl.when(pl.col("t").str.contains("trở lên|từ đủ.*trở|trên|≥|>=|>|tro len|tren"))
            .then(3)
            .when((pl.col("n") >= 2) & (pl.col("f") == 0))
            .then(1)
            .when(pl.col("t").str.contains("đến dưới|đến|-|–|den") | (pl.col("n") >= 2))
            .then(2)
            .when(pl.col("t").str.contains("dưới|chưa đủ|chưa đến|<|duoi|chua du"))
            .then(1)
            .when(pl.col("t").str.contains("^(?:từ|đủ|tu|du)"))
            .then(3)
        )
        .to_series()
    )


def _from(texts: pl.Series) -> pl.Series:
    return texts.str.extract(r"(\d+)").cast(pl.Int64, strict=False)


def _quota_adjustment(s: Small) -> dict[str, pl.Series]:
    return _availability(s)


def _case(s: Small) -> pl.Series:
    return case_codes(s.text("case_id"))["case_id"]


def _appraisal(s: Small) -> dict[str, pl.Series]:
    success = s.words.translate(s.text("successful"), "success")["value"] == "yes"
    return {
        "case_id": _case(s),
        "provider_key": s.provider_key("provider"),
        "closed_on": s.day("closed"),
        "score": decimals(s.text("score").str.replace(r"(?i)\s*(?:/\s*100|điểm|diem|đ)\s*$", ""))["amount"],
        "grade": s.text("appraisal_grade"),
        "is_successful": success.fill_null(False),
    }


def _duty(s: Small) -> dict[str, pl.Series]:
    day = s.day("duty_on")
    unit = s.unit("duty_place", on=day)
    return {
        "duty_on": day,
        "unit_id": unit["unit_id"],
        "unit_text": s.text("duty_place"),
        "mode": s.code("duty_mode", "duty_mode"),
        "provider_key": s.provider_key(*[n for n in ("duty_person", "provider") if n in s.raw.columns]),
        "persons": s.count("persons"),
    }


def _hearing(s: Small) -> dict[str, pl.Series]:
    return {
        "case_id": _case(s),
        "hearing_on": s.day("hearing_on"),
        "stage": s.code("stage", "stage"),
        "provider_key": s.provider_key("provider"),
    }


def _rule(s: Small) -> dict[str, pl.Series]:
    kind = s.raw["implied_rule_kind"]
    place = s.places.places(s.text("served_area").fill_null(s.text("forbidden_area")))
    frame = pl.DataFrame(
        {"k": kind, "case": _case(s), "field": s.code("forbidden_field", "field"), "area": place["district"], "code": place["code"]}
    )
    value = frame.select(
        pl.when(pl.col("k") == "conflict")
        .then("case")
        .when(pl.col("k").is_in(["area", "area_forbidden"]))
        .then(pl.coalesce("area", "code"))
        .otherwise("field")
    ).to_series()
    return {
        "provider_key": s.provider_key(*[n for n in ("provider", "name") if n in s.raw.columns]),
        "rule_kind": kind,
        "value": value,
        "start_on": s.day("start_on"),
        "end_on": s.day("end_on"),
        "reason": s.text("reason"),
    }


def _council(s: Small) -> dict[str, pl.Series]:
    year = (
        pl.DataFrame({"y": _year(s.text("year")), "s": _year(s.text("section")), "d": s.day("due_on"), "n": s.day("done_on")})
        .select(pl.coalesce("y", "s", pl.col("d").dt.year(), pl.col("n").dt.year()))
        .to_series()
    )
    note = pl.DataFrame([s.text("status"), s.text("note")]).select(pl.coalesce("status", "note")).to_series()
    return {
        "item_kind": s.raw["implied_item_kind"],
        "year": year,
        "owner": s.text("owner"),
        "text_vi": s.text("text"),
        "due_on": s.day("due_on"),
        "done_on": s.day("done_on"),
        "status": note,
    }


def _year(texts: pl.Series) -> pl.Series:
    return texts.str.extract(r"(20\d{2})").cast(pl.Int64, strict=False)


def _periods(s: Small) -> pl.DataFrame:
    """``start``, ``end``, ``label`` of each row: its own cell, else the table's."""
    own = pl.concat(
        [
            periods(part["p"], year=year).with_columns(part["i"])
            for (year,), part in pl.DataFrame({"p": _period_texts(s), "y": s.around["start"].dt.year()})
            .with_row_index("i")
            .partition_by("y", as_dict=True)
            .items()
        ]
    ).sort("i")
    both = pl.concat(
        [own.select("start", "end", "label"), s.around.select(pl.col("label").alias("around_label"))], how="horizontal"
    )
    return both.with_columns(label=pl.coalesce("label", "around_label"))


def _period_texts(s: Small) -> pl.Series:
    """The period cell, or quarter, month and year from columns of their own."""
    cells = pl.DataFrame([s.text(name) for name in ("period", "quarter", "month", "year")])
    part = pl.coalesce("period", pl.lit("Quý ") + pl.col("quarter"), pl.lit("Tháng ") + pl.col("month"))
    year = pl.when(~part.str.contains(r"(19|20)\d{2}").fill_null(False)).then(pl.col("year").str.extract(r"((?:19|20)\d{2})"))
    return cells.select(pl.concat_str(part, year, separator="/", ignore_nulls=True).replace("", None).alias("period")).to_series()


def _totals(s: Small) -> dict[str, pl.Series]:
    period = _periods(s)
    if not {"period", "quarter", "month", "year"} & set(s.raw.columns):
        period = period.with_columns(label=s.around["label"])
    unit = s.unit("unit", on=period["start"])
    unit_id = (
        pl.DataFrame({"u": unit["unit_id"], "b": s.around["unit"], "t": s.text("unit")})
        .select(pl.when(pl.col("t").is_null()).then("b").otherwise("u"))
        .to_series()
    )
    return {
        "unit_id": unit_id,
        "unit_text": s.text("unit"),
        "period": period["label"],
        **{name: s.count(field) for name, field in _COUNTS.items()},
    }


def _report(s: Small) -> dict[str, pl.Series]:
    period = _periods(s)
    unit = s.unit("unit", on=period["start"])
    sector = (
        pl.DataFrame({"u": unit["sector"], "s": s.words.translate(s.text("report_sector"), "sector")["value"]})
        .select(pl.coalesce("u", "s"))
        .to_series()
    )
    form = s.words.translate(s.text("report_form"), "report_form")["value"].replace({"lists": "list"})
    return {
        "unit_id": unit["unit_id"],
        "unit_text": s.text("unit"),
        "sector": sector,
        "period": period["label"],
        "due_on": s.day("due_on"),
        "received_on": s.day("received_on"),
        "report_form": form,
    }


def _court_area(s: Small) -> dict[str, pl.Series]:
    court = pl.DataFrame([s.text("court"), s.text("section")]).select(pl.coalesce("court", "section").alias("court")).to_series()
    number = court.str.extract(r"(?i)(?:khu vực|kv|kv\.)\s*(?:số\s*)?0*(\d{1,2})")
    lone = court.str.extract(r"^\s*0*(\d{1,2})\s*$")
    commune = s.places.places(s.text("commune"), scheme=SCHEME_NEW)
    code = s.text("commune_code").str.extract(r"(\d{1,5})").str.zfill(5)
    return {
        "court_area": pl.DataFrame({"n": number, "l": lone}).select(pl.coalesce("n", "l")).to_series(),
        "court_text": court,
        "commune_code": pl.DataFrame({"c": code, "p": commune["code"]}).select(pl.coalesce("c", "p")).to_series(),
        "commune_text": s.text("commune"),
    }


def _hard_commune(s: Small) -> dict[str, pl.Series]:
    columns = pl.DataFrame([s.text("commune_district"), s.text("section")])
    section = s.places.places(columns["section"])["state"] == "district_only"
    district = columns.select(
        pl.coalesce("commune_district", pl.when(section).then("section")).alias("commune_district")
    ).to_series()
    has_district = district.is_not_null().any()
    place = s.places.places(s.text("commune"), districts=district, scheme=SCHEME_OLD if has_district else None)
    code = s.text("commune_code").str.extract(r"(\d{1,5})").str.zfill(5)
    frame = pl.DataFrame({"s": place["scheme"], "p": place["code"], "c": code})
    return {
        "commune_scheme": frame.select(pl.coalesce("s", pl.lit(SCHEME_OLD if has_district else SCHEME_NEW))).to_series(),
        "commune_code": frame.select(pl.coalesce("p", "c")).to_series(),
        "commune_text": s.text("commune"),
        "start_on": s.day("start_on"),
        "end_on": s.day("end_on"),
    }


_READERS = {
    "provider_row": _providers,
    "availability_row": _availability,
    "quota_row": _quota,
    "quota_adjustment_row": _quota_adjustment,
    "appraisal_row": _appraisal,
    "duty_row": _duty,
    "hearing_row": _hearing,
    "officer_rule_row": _rule,
    "council_item_row": _council,
    "totals_row": _totals,
    "report_row": _report,
    "court_area_row": _court_area,
    "hard_commune_row": _hard_commune,
}
__all__ = ["Small", "date_order", "dt", "period_label", "type_small"]
