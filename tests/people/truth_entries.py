"""Entries of the sample as a perfect reader would hand them on, built from its truth tables; for tests only."""

import unicodedata
from pathlib import Path

import polars as pl

from council.contracts import ALL

TRUTH = Path(__file__).parents[1] / "samples" / "hai_phong" / "truth"
STAGES = {
    "TIN_BAO": "REPORT", "TAM_GIU": "CUSTODY", "GIAM_GIU": "REMAND", "DIEU_TRA": "INVESTIGATION",
    "TRUY_TO": "PROSECUTION", "XX_ST": "FIRST_INSTANCE", "THU_LY_DS": "CIVIL", "XX_PT": "APPEAL",
}  # fmt: skip
LISTED = {"poor": "poor", "near": "near_poor", "allow": "allowance", "merit": "merit"}
NOTES = {"kin": ["MARTYR_KIN"], "disab": ["DISABLED"]}
COUNSEL = {"none": "none", "hired": "own", "bar": "designated_bar"}
PLACE = ["file", "sheet", "row", "sub"]


def plain(text: str) -> str:
    """Lower case without accents, as a search key."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def with_contract(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """``frame`` with every column of the contract, missing ones null, in the contract's types."""
    schema = ALL[table].create_empty().schema
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in schema.items() if name not in frame.columns]
    return frame.with_columns(missing).select([pl.col(name).cast(dtype) for name, dtype in schema.items()])


def truth_rows() -> pl.DataFrame:
    """Current rows with the true facts of person and matter beside them."""
    rows = pl.read_parquet(TRUTH / "rows.parquet").filter(pl.col("state") == "current")
    matters = pl.read_parquet(TRUTH / "person_matters.parquet").select(
        "pm_id", "matter_type", "role", "offence_or_relation"
    )
    people = pl.read_parquet(TRUTH / "persons.parquet").select("person_id", "sex", "ethnicity")
    units = pl.read_csv(TRUTH / "units.csv").select(pl.col("unit_id"), pl.col("sector"))
    text = [pl.col(name).replace("", None) for name, dtype in rows.schema.items() if dtype == pl.String]
    sheet = pl.col("sheet").fill_null("")
    return (
        rows.with_columns(text)
        .with_columns(sheet, pl.col("perturb").fill_null(""))
        .join(matters, on="pm_id", how="left")
        .join(people, on="person_id", how="left")
        .join(units, on="unit_id", how="left")
    )


def _birth() -> list[pl.Expr]:
    text = pl.col("birth_val")
    length = text.str.len_chars()
    first = pl.when(length == 4).then(text + "-01-01").when(length == 7).then(text + "-01").otherwise(text).str.to_date()
    last = pl.when(length == 4).then(first.dt.offset_by("1y")).otherwise(first.dt.offset_by("1mo")).dt.offset_by("-1d")
    precision = pl.when(length == 4).then(pl.lit("year")).when(length == 7).then(pl.lit("month")).otherwise(pl.lit("day"))
    return [
        first.alias("birth_from"),
        pl.when(length == 10).then(first).otherwise(last).alias("birth_to"),
        pl.when(text.is_not_null()).then(precision).alias("birth_precision"),
    ]


def _commune(value: str, name: str) -> list[pl.Expr]:
    code = pl.col(value).str.slice(1)
    letter = pl.col(value).str.slice(0, 1)
    inside = pl.col(value).is_not_null() & (pl.col(value) != "OUT")
    scheme = pl.when(letter == "O").then(pl.lit("GSO_PRE2025")).otherwise(pl.lit("GSO_2025"))
    return [
        pl.when(inside).then(scheme).alias(f"{name}_scheme"),
        pl.when(inside & (code.str.len_chars() == 5)).then(code).alias(f"{name}_code"),
        pl.when(inside & (code.str.len_chars() == 3)).then(code).alias(f"{name}_district"),
    ]


def _moments(value: str, precision: str, name: str) -> list[pl.Expr]:
    timed = pl.col(precision) == "time"
    return [pl.col(value).dt.date().alias(f"{name}_on"), pl.when(timed).then(pl.col(value)).alias(f"{name}_at")]


def _papers() -> list[pl.Expr]:
    sending = pl.col("sent").is_not_null() & pl.col("kind").is_in(["register", "list"])
    paper = pl.col("sent").is_in(["M03", "M04"])
    channel = pl.when(pl.col("kind") == "log").then(pl.col("channel"))
    return [
        pl.when(pl.col("sent").is_not_null()).then(pl.col("sent")).alias("paper_form"),
        pl.when(paper).then(pl.col("paper_no").str.extract(r"^(\d+)")).alias("paper_number"),
        pl.when(paper).then(pl.col("sent_at").dt.date()).alias("paper_on"),
        pl.when(sending).then(pl.col("sent_at").dt.date()).alias("sent_on"),
        pl.when(sending & ~paper).then(pl.col("sent_at")).alias("sent_at_stated"),
        channel.alias("channel"),
    ]


def _steps() -> list[pl.Expr]:
    register = pl.col("kind") == "register"
    return [
        pl.when(register).then(pl.col("explained")).alias("is_explained"),
        pl.when(register).then(pl.col("requested")).alias("is_requested"),
        pl.col("refused").alias("is_declined"),
        pl.col("refusal_minute").alias("has_refusal_minute"),
        pl.col("counsel").replace_strict(COUNSEL, default=None).alias("counsel_code"),
        pl.col("m01").alias("m01_given"),
        pl.col("trial").alias("trial_on"),
        pl.col("contact_at").alias("contact_on"),
        pl.col("ground").fill_null(False).alias("has_ground_stated"),
        pl.col("dv_said").fill_null(False).alias("domestic_violence_said"),
        pl.when(pl.col("eth_shown")).then(pl.col("ethnicity") != "Kinh").alias("is_minority"),
    ]


def entries() -> pl.DataFrame:
    """The ``entry`` table of the sample, one row per named person of a current row."""
    rows = truth_rows()
    offence = {text: plain(text) for text in rows["offence_or_relation"].drop_nulls().unique()}
    other_party = pl.col("pm_id").is_not_null() & pl.col("role").is_null()
    frame = rows.with_columns(
        *_birth(), *_commune("res_val", "residence"), *_commune("place_val", "place"),
        *_commune("unit_comm_val", "unit_commune"), *_papers(), *_steps(),
        *_moments("requested_at", "req_prec", "request"), *_moments("received_at", "recv_prec", "receipt"),
        pl.when(other_party).then(pl.lit("litigant")).otherwise(pl.col("role")).alias("role"),
        pl.when(other_party).then(pl.lit("CIV")).otherwise(pl.col("matter_type")).alias("field"),
        pl.col("offence_or_relation").replace_strict(offence, default=None).alias("offence_key"),
        pl.col("stage").replace_strict(STAGES, default=None),
        (pl.col("res_val") == "OUT").alias("residence_is_outside"),
        pl.when(pl.col("cccd_val").str.len_chars() == 12).then(pl.col("cccd_val")).alias("id_number"),
        pl.col("listed").replace_strict(LISTED, default=None),
        pl.col("listed_note").replace_strict(NOTES, default=None, return_dtype=pl.List(pl.String)),
        pl.concat_str(PLACE, separator="|").alias("entry_id"),
        pl.lit("truth").alias("format"),
    )  # fmt: skip
    frame = frame.drop("requested_at", "received_at", "sent_at", "counsel").rename(
        {"request_on": "requested_on", "request_at": "requested_at", "receipt_on": "received_on",
         "receipt_at": "received_at", "sent_at_stated": "sent_at", "counsel_code": "counsel"}
    )  # fmt: skip
    return with_contract(_with_cases(frame), "entry")


def cases() -> pl.DataFrame:
    """The Centre's cases as the ``aid_case`` contract has them, from the truth."""
    table = pl.read_parquet(TRUTH / "cases.parquet")
    text = [pl.col(name).replace("", None) for name, dtype in table.schema.items() if dtype == pl.String]
    day = {name: pl.col(name).str.slice(0, 10).str.to_date() for name in
           ("accepted_at", "assigned_at", "registered_at", "closed_on")}  # fmt: skip
    return with_contract(
        table.with_columns(text).select(
            "case_id", pl.col("form").alias("case_form"), "field", "capacity",
            pl.col("source_sector").alias("source"), pl.col("source_unit").alias("source_unit_id"), "channel",
            day["accepted_at"].alias("accepted_on"), day["assigned_at"].alias("assigned_on"),
            day["registered_at"].alias("registered_on"), day["closed_on"].alias("closed_on"), "close_reason",
            pl.col("success").alias("is_successful"), pl.col("custody").alias("in_custody"),
            pl.col("carried_over_2023").alias("before_window"),
        ),
        "aid_case",
    )  # fmt: skip


def _with_cases(frame: pl.DataFrame) -> pl.DataFrame:
    facts = cases().select(
        "case_id", "case_form", "accepted_on", "assigned_on", "registered_on", "closed_on", "close_reason",
        "source", pl.col("source_unit_id"),
    )  # fmt: skip
    joined = frame.join(facts, on="case_id", how="left")
    return joined.with_columns(pl.coalesce("unit_id", "source_unit_id").alias("unit_id"))


def court_area_rows() -> pl.DataFrame:
    """Court area of each new commune of the sample, from its truth."""
    geography = pl.read_csv(TRUTH / "geography.csv", infer_schema=False)
    rows = geography.select(pl.col("kv").alias("court_area"), pl.col("new_code").alias("commune_code")).unique()
    rows = rows.filter(pl.col("court_area").is_not_null()).sort("commune_code").with_row_index("row", offset=1)
    return rows.with_columns(pl.lit("khu_vuc").alias("file"), pl.lit("").alias("sheet"), pl.lit(0).alias("sub"))


def tables() -> dict[str, pl.DataFrame]:
    """Rows, cases and perfect links of the sample by table name."""
    entry = entries()
    rows = truth_rows().select(*PLACE, "kind", "pm_id", "person_id").with_columns(
        pl.col("row").cast(pl.Int64), pl.col("sub").cast(pl.Int64)
    )
    linked = rows.filter(pl.col("pm_id").is_not_null() & (pl.col("kind") != "reference"))
    person = pl.coalesce("person_id", "pm_id").alias("person_key")
    return {
        "entry": entry,
        "aid_case": cases(),
        "entry_link": linked.select(*PLACE, "pm_id"),
        "person_link": rows.filter(pl.col("person_id").is_not_null() | pl.col("pm_id").is_not_null()).select(*PLACE, person),
        "pm_person": linked.select("pm_id", person).unique("pm_id"),
        "court_area_row": with_contract(court_area_rows(), "court_area_row"),
        "hard_commune_row": ALL["hard_commune_row"].create_empty(),
    }
