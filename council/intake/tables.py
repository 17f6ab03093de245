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
from council.intake.moments import column_orders, read_dates
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
_DATES = ("appointed_on", "active_to", "start_on", "end_on", "closed", "duty_on", "hearing_on", "due_on", "done_on", "received_on")
_KEYS = ["file", "sheet", "row"]


class Small:
    """One kind of small table: raw rows, what stands around them, the readers, and the rows not taken with their reason."""

    def __init__(self, raw: pl.DataFrame, contexts: list[Context], words: Vocabularies, places: Places, overrides: dict):
        self.raw, self.words, self.places = raw, words, places
        self.orders = column_orders(raw, tuple(name for name in _DATES if name in raw.columns), overrides)
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
        return read_dates(self.raw, name, self.orders)["on"].alias(name)

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
) -> tuple[pl.DataFrame, pl.Series]:
    """The rows of ``kind`` by their contract, and for every raw row the reason why it was not taken (null = taken)."""
    small = Small(raw, contexts, words, places, overrides)
    columns = dict(_READERS[kind](small).items())
    schema = PRIVATE[kind]
    frame = pl.DataFrame({**{k: raw[k] for k in _KEYS}, "sub": pl.Series([0] * raw.height, dtype=pl.Int64), **columns})
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
    return frame, reason


def _providers(s: Small) -> dict[str, pl.Series]:
    kind = s.raw["implied_provider_kind"].fill_null("TGVPL")
    prefix = {"TGVPL": "TGV", "lawyer": "LS", "consultant": "TVV", "collaborator": "CTV"}
    frame = s.raw.select("table").with_columns(kind=kind, n=s.count("no"))
    position = frame.select(pl.coalesce("n", pl.int_range(pl.len()).over("table") + 1)).to_series()
    identity = (
        pl.DataFrame({"k": kind.replace_strict(prefix), "n": position})
        .select(pl.concat_str("k", pl.col("n").cast(pl.String).str.zfill(2)))
        .to_series()
    )
    name = names(providers(s.text("name"))["names"].list.first())
    role = s.text("leader_role")
    is_leader = role.str.contains("(?i)giám đốc|trưởng chi nhánh|phụ trách trung tâm").fill_null(False)
    left = _left_on(s.text("note"), s.orders)
    return {
        "provider_id": identity,
        "name": name["name"],
        "name_key": name["name_key"],
        "provider_kind": kind,
        "sex": s.code("sex", "sex"),
        "appointed_on": s.day("appointed_on"),
        "grade": s.text("grade"),
        "leader_role": pl.DataFrame({"r": role, "l": is_leader}).select(pl.when("l").then("r")).to_series(),
        "workplace": s.text("workplace"),
        "active_to": pl.DataFrame({"a": s.day("active_to"), "n": left}).select(pl.coalesce("a", "n")).to_series(),
        "note_text": s.text("note"),
    }


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
    return {
        "provider_key": s.provider_key("name", "provider") if "name" in s.raw.columns else s.provider_key("provider"),
        "start_on": s.day("start_on"),
        "end_on": s.day("end_on"),
        "factor": _share(s.text("factor")),
        "reason": s.text("reason"),
    }


def _share(texts: pl.Series) -> pl.Series:
    """Shares written as 0.5, 0,5, 50% or 50."""
    amount = decimals(texts)["amount"]
    return (
        pl.DataFrame({"a": amount})
        .select(pl.when(pl.col("a") > 1).then(pl.col("a") / 100).otherwise("a").alias("factor"))
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
    year = pl.DataFrame({"y": year, "a": s.around["start"].dt.year()}).select(pl.coalesce("y", "a")).to_series()
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
    """1 below the first limit, 2 between, 3 from the last: by the words dưới, trở lên, từ … đến dưới."""
    plain = texts.str.to_lowercase()
    return (
        pl.DataFrame({"t": plain})
        .select(
            pl.when(pl.col("t").str.contains("trở lên|từ đủ.*trở|trên"))
            .then(3)
            .when(pl.col("t").str.contains("đến dưới|đến|-"))
            .then(2)
            .when(pl.col("t").str.contains("dưới"))
            .then(1)
        )
        .to_series()
    )


def _from(texts: pl.Series) -> pl.Series:
    return texts.str.extract(r"(\d+)").cast(pl.Int64, strict=False)


def _quota_adjustment(s: Small) -> dict[str, pl.Series]:
    return {
        "provider_key": s.provider_key(*[n for n in ("name", "provider") if n in s.raw.columns]),
        "start_on": s.day("start_on"),
        "end_on": s.day("end_on"),
        "factor": _share(s.text("factor")),
        "reason": s.text("reason"),
    }


def _case(s: Small) -> pl.Series:
    return case_codes(s.text("case_id"))["case_id"]


def _appraisal(s: Small) -> dict[str, pl.Series]:
    success = s.words.translate(s.text("successful"), "success")["value"] == "yes"
    return {
        "case_id": _case(s),
        "provider_key": s.provider_key("provider"),
        "closed_on": s.day("closed"),
        "score": decimals(s.text("score"))["amount"],
        "grade": s.text("appraisal_grade"),
        "is_successful": success.fill_null(False),
    }


def _duty(s: Small) -> dict[str, pl.Series]:
    day = s.day("duty_on")
    unit = s.places.units(s.text("duty_place"), on=day)
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
        "provider_key": s.provider_key("provider"),
        "rule_kind": kind,
        "value": value,
        "start_on": s.day("start_on"),
        "end_on": s.day("end_on"),
        "reason": s.text("reason"),
    }


def _council(s: Small) -> dict[str, pl.Series]:
    year = (
        pl.DataFrame({"y": s.count("year"), "d": s.day("due_on"), "n": s.day("done_on")})
        .select(pl.coalesce("y", pl.col("d").dt.year(), pl.col("n").dt.year()))
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
    unit = s.places.units(s.text("unit"), on=period["start"])
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
    unit = s.places.units(s.text("unit"), on=period["start"])
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
    number = s.text("court").str.extract(r"(?i)(?:khu vực|kv|kv\.)\s*(?:số\s*)?0*(\d{1,2})")
    lone = s.text("court").str.extract(r"^\s*0*(\d{1,2})\s*$")
    commune = s.places.places(s.text("commune"), scheme=SCHEME_NEW)
    code = s.text("commune_code").str.extract(r"(\d{1,5})").str.zfill(5)
    return {
        "court_area": pl.DataFrame({"n": number, "l": lone}).select(pl.coalesce("n", "l")).to_series(),
        "court_text": s.text("court"),
        "commune_code": pl.DataFrame({"c": code, "p": commune["code"]}).select(pl.coalesce("c", "p")).to_series(),
        "commune_text": s.text("commune"),
    }


def _hard_commune(s: Small) -> dict[str, pl.Series]:
    has_district = "commune_district" in s.raw.columns
    place = s.places.places(
        s.text("commune"),
        districts=s.text("commune_district") if has_district else None,
        scheme=SCHEME_OLD if has_district else None,
    )
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
