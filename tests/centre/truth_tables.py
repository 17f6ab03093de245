"""The Centre's and the council's small tables of the sample as a perfect reader would hand them on; for tests only."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import polars as pl

from council.answer import Words
from council.home import Settings
from council.law import Law
from council.publish import Given
from council.publish.links import empty_links
from tests.conftest import SAMPLE
from tests.people import truth_entries

TRUTH = SAMPLE / "truth"
DATA_DAY, WINDOW_START, PROVINCE = date(2026, 10, 31), date(2024, 1, 1), "31"
SETTINGS = Settings(name=Words("Hội đồng tỉnh mẫu", "Council of the sample province"), province_code=PROVINCE, is_simulated=True)
OUTCOMES = {"current": "current", "superseded": "superseded", "identical_copy": "copy", "dup_row": "repeated",
            "hidden_sheet": "hidden_sheet", "bad": "refused"}
PLACE = ["file", "sheet", "row", "sub"]


def _csv(name: str) -> pl.DataFrame:
    table = pl.read_csv(TRUTH / f"{name}.csv", infer_schema=False)
    return table.with_columns(pl.all().replace("", None))


def _placed(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """``frame`` as rows of one invented file, in the contract of ``table``."""
    numbered = frame.with_row_index("row", offset=1).with_columns(
        pl.lit(f"{table}.xlsx").alias("file"), pl.lit("").alias("sheet"), pl.lit(0).alias("sub"))
    return truth_entries.with_contract(numbered, table)


def _name_key(column: str) -> pl.Expr:
    return pl.col(column).map_elements(truth_entries.plain, return_dtype=pl.String)


def provider_rows() -> pl.DataFrame:
    kinds = {"TGVPL": "TGVPL", "LS": "lawyer"}
    return _placed(_csv("providers").select(
        "provider_id", "name", _name_key("name").alias("name_key"),
        pl.col("kind").replace_strict(kinds).alias("provider_kind"),
        pl.col("appointed").str.to_date().alias("appointed_on"), "leader_role"), "provider_row")


def case_facts() -> pl.DataFrame:
    """Per case: what the registers state beyond what truth_entries knows."""
    order = pl.col("provider_id").str.starts_with("LS")
    names = _csv("providers").select("provider_id", "name")
    parts = _csv("assignments").join(names, on="provider_id").sort(order, "provider_id")
    named = parts.group_by("case_id", maintain_order=True).agg(
        pl.col("name").alias("provider_texts"), pl.col("credit").cast(pl.Float64).alias("provider_shares"))
    cases = pl.read_parquet(TRUTH / "cases.parquet").select(
        "case_id", pl.col("capacity").replace("", None), pl.col("success").alias("is_successful"),
        pl.col("custody").alias("custody_said"), pl.col("field").alias("case_field"))
    return cases.join(named, on="case_id", how="left")


def entries() -> pl.DataFrame:
    """truth_entries with providers, shares, capacity, success and the period of each case register."""
    frame = truth_entries.entries().drop("provider_texts", "provider_shares", "capacity", "is_successful")
    files = _csv("files").filter(pl.col("kind") == "case_register").select(
        "file", pl.col("year").cast(pl.Int32).alias("register_year"))
    is_case = pl.col("kind") == "case"
    facts = case_facts().rename({"custody_said": "case_custody"})
    frame = frame.join(facts, on="case_id", how="left").join(files, on="file", how="left")
    return truth_entries.with_contract(frame.with_columns(
        pl.when(is_case).then("case_custody").otherwise("custody_said").alias("custody_said"),
        pl.when(is_case).then("case_field").otherwise("field").alias("field"),
        pl.when(is_case).then("provider_texts"), pl.when(is_case).then("provider_shares"),
        pl.date("register_year", 1, 1).alias("period_start"), pl.date("register_year", 12, 31).alias("period_end"),
    ), "entry")


def outcome_rows() -> pl.DataFrame:
    sectors = _csv("units").select("unit_id", "sector")
    rows = pl.read_parquet(TRUTH / "rows.parquet").with_columns(pl.col("unit_id").replace("", None)).join(
        sectors, on="unit_id", how="left")
    return truth_entries.with_contract(rows.select(
        *PLACE, "kind", "unit_id", "sector", pl.col("state").replace_strict(OUTCOMES).alias("outcome"),
        pl.lit(False).alias("is_hidden")).with_columns(pl.col("sheet").fill_null("")), "row_outcome")


def source_files() -> pl.DataFrame:
    files, planted = _csv("files"), _csv("planted")
    outcomes = {"identical_copy": "copy", "superseded_version": "superseded"}
    ends = planted.filter(pl.col("what").is_in(list(outcomes))).select(
        "file", pl.col("what").replace_strict(outcomes).alias("outcome"))
    return truth_entries.with_contract(files.select("file").join(ends, on="file", how="left").with_columns(
        pl.col("outcome").fill_null("current"), pl.lit("0").alias("sha256"), pl.lit(1).alias("batch")), "source_file")


def totals_rows() -> pl.DataFrame:
    renamed = {"unit": "unit_id", "self_id": "self_identified", "m03": "notified_m03", "m04": "informed_m04"}
    return _placed(_csv("totals_only").drop("file", "sheet", "row").rename(renamed), "totals_row")


def report_rows() -> pl.DataFrame:
    forms = {"danh sách": "list", "tổng hợp": "totals"}
    return _placed(_csv("report_calendar").select(
        pl.col("unit").alias("unit_id"), "sector", "period", pl.col("due").str.to_date().alias("due_on"),
        pl.col("received").str.to_date().alias("received_on"),
        pl.col("form").replace_strict(forms).alias("report_form")), "report_row")


def leave_rows() -> pl.DataFrame:
    names = _csv("providers").select("provider_id", _name_key("name").alias("provider_key"))
    return _placed(_csv("leave").join(names, on="provider_id").select(
        "provider_key", pl.col("start").str.to_date().alias("start_on"), pl.col("end").str.to_date().alias("end_on"),
        pl.col("work_share").alias("factor"), "reason"), "availability_row")


def reduction_rows() -> pl.DataFrame:
    """Quota reductions of the two leaders, as the Centre's letter of the sample states them; leave is in leave.csv."""
    names = _csv("providers").select("provider_id", _name_key("name").alias("provider_key"))
    stated = pl.DataFrame({"provider_id": ["TGV01", "TGV02"], "factor": [0.4, 0.5]})
    return _placed(stated.join(names, on="provider_id").select(
        "provider_key", pl.lit(date(2024, 1, 1)).alias("start_on"), pl.lit(date(2026, 12, 31)).alias("end_on"), "factor",
        pl.lit("Lãnh đạo Trung tâm").alias("reason")), "quota_adjustment_row")


def rule_rows() -> pl.DataFrame:
    names = _csv("providers").select("provider_id", _name_key("name").alias("provider_key"))
    return _placed(_csv("officer_rules").join(names, on="provider_id").select(
        "provider_key", pl.col("kind").alias("rule_kind"), "value", pl.col("valid_from").str.to_date(strict=False).alias("start_on"),
        pl.lit(None).cast(pl.Date).alias("end_on"), pl.col("note").alias("reason")), "officer_rule_row")


def hearing_rows() -> pl.DataFrame:
    return _placed(_csv("hearings").select(
        "case_id", pl.col("hearing_on").str.to_date(),
        pl.col("stage").replace_strict(truth_entries.STAGES)), "hearing_row")


def item_rows() -> pl.DataFrame:
    resolutions = _csv("resolutions").select(
        pl.lit("resolution").alias("item_kind"), pl.lit(None).cast(pl.Int64).alias("year"), "owner",
        pl.col("deadline").str.to_date().alias("due_on"), pl.col("done").str.to_date().alias("done_on"), "status")
    documents = _csv("council_documents").select(
        pl.lit("document").alias("item_kind"), pl.col("year").cast(pl.Int64), pl.col("agency").alias("owner"),
        pl.lit(None).cast(pl.Date).alias("due_on"), pl.col("issued").str.to_date().alias("done_on"),
        pl.lit(None).cast(pl.String).alias("status"))
    return _placed(pl.concat([resolutions, documents]), "council_item_row")


@lru_cache(maxsize=1)
def given() -> Given:
    """Everything publishing starts from, for the sample, given a perfect reader and perfect links."""
    people = truth_entries.tables()
    law = Law.load()
    law = law.with_court_areas(_court_areas(people["court_area_row"]), PROVINCE)
    tables = {
        **law.tables, "entry": entries(), "row_outcome": outcome_rows(), "source_file": source_files(),
        "provider_row": provider_rows(), "availability_row": leave_rows(), "hearing_row": hearing_rows(),
        "quota_adjustment_row": reduction_rows(), "officer_rule_row": rule_rows(),
        "council_item_row": item_rows(), "totals_row": totals_rows(), "report_row": report_rows(),
        "court_area_row": people["court_area_row"], "hard_commune_row": people["hard_commune_row"],
    }
    links = replace(empty_links(), **{name: people[name] for name in ("entry_link", "person_link", "pm_person")})
    return Given(tables, links, law.working_day(), DATA_DAY, WINDOW_START, PROVINCE)


def _court_areas(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("court_area", "commune_code").drop_nulls().unique(maintain_order=True)
