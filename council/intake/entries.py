"""Raw rows of persons typed by the contract ``entry``; what cannot be read becomes null and is remembered as a flaw."""

import polars as pl

from council.cells import (
    Vocabularies,
    dockets,
    flags,
    groups,
    id_numbers,
    names,
    offences,
    party_words,
    says_family_violence,
    tidied,
)
from council.intake.casework import type_case
from council.intake.moments import DATE_FIELDS, TIME_FIELDS, column_orders, read_births, read_dates, with_hours
from council.intake.sending import type_papers
from council.intake.typed import Typed

# the day that stands in one cell with a number: "12/2024/TLST-DS ngày 5/3/2024", "3/QĐ-TT; 05/02/2026"
_DAY_BESIDE = r"(?i)(?:ng[àa]y\s+|[;,\n(]\s*|\s[\-–]\s*)(\d{1,2}\s*[./\-]\s*\d{1,2}\s*[./\-]\s*\d{4})(?:\D|$)"
_NUMBER_BEFORE = r"^\s*(?i:số\s*)?:?\s*\d{1,5}\s*/?\s*[^\d\s]"
# the number or the day of the minutes says that they exist
_MINUTE = r"(?i)^\s*(?:bb|biên bản|bbgt)\b.*\d|^\s*(?:số\s*)?\d{1,5}\s*/\s*bb"
_ARTICLE = r"(?i)\bđiều\s*\d{2,3}\b"
_NOBODY = ["không", "khong", "ko", "k", "chưa", "no", "n", "false"]
_LETTERS = {"C": "có", "K": "không", "c": "có", "k": "không"}


def type_entries(raw: pl.DataFrame, words: Vocabularies, overrides: dict[tuple[int, str], str]) -> Typed:
    """Everything of a row but units and places; ``overrides``: (table, field) -> date order stated by a format."""
    typed = Typed(_told_apart(raw), words)
    raw = typed.raw
    moments = _moments(typed, overrides)
    _person(typed, overrides)
    _matter(typed)
    _steps(typed, moments)
    type_papers(typed, moments)
    type_case(typed, moments)
    _roles_and_stages(typed)
    for name in ("contact", "docket_on", "charged_on"):
        own = f"_{name.removesuffix('_on')}"
        typed.columns[f"{own}_on"] = moments[name]["on"].alias(f"{own}_on")
        typed.columns[f"{own}_at"] = moments[name]["at"].alias(f"{own}_at")
    for name in ("contact", "docket_on", "charged_on", "explained", "received", "accepted"):
        state = f"_{name.removesuffix('_on')}_state"
        typed.columns[state] = moments[name]["state"].alias(state)
    said = pl.when(pl.col("kind") == "reference").then(words.translate(raw["group"], "listed")["value"])
    typed.columns["listed"] = raw.select(pl.coalesce(said, "implied_listed").alias("listed")).to_series()
    kinds = pl.when(pl.col("kind") == "reference").then(pl.col("group"))
    noted = raw.select(pl.concat_str("note", kinds, separator="; ", ignore_nulls=True).replace("", None)).to_series()
    listed_note = words.translate_all(noted, "listed_note")
    typed.columns["listed_note"] = listed_note["values"].alias("listed_note")
    return typed


def _told_apart(raw: pl.DataFrame) -> pl.DataFrame:
    """Facts that share a cell or a line: the day beside a number, the offence that a section line names for its rows."""
    decided = pl.coalesce(pl.when(pl.col("assigned").str.contains(_NUMBER_BEFORE)).then("assigned"), "decision_no")
    said_by_section = pl.col("section").str.replace(r"^\s*(?:[IVX]{1,5}|\d{1,2}|[A-HĐ])\s*[.)/:]\s*", "")
    has_offence = pl.col("offence").is_not_null().any().over("table") | pl.col("article").is_not_null().any().over("table")
    return raw.with_columns(
        docket_on=pl.coalesce("docket_on", pl.col("case_no").str.extract(_DAY_BESIDE)),
        assigned=pl.coalesce(
            decided.str.extract(_DAY_BESIDE), pl.when(pl.col("assigned").is_not_null()).then("assigned")
        ),
        offence=pl.when(~has_offence & pl.col("section").str.contains(_ARTICLE)).then(said_by_section).otherwise("offence"),
    )


def _moments(typed: Typed, overrides: dict) -> dict[str, pl.DataFrame]:
    raw = typed.raw
    orders = column_orders(raw, DATE_FIELDS, overrides)
    read = {}
    for name in DATE_FIELDS:
        frame = read_dates(raw, name, orders)
        hours = TIME_FIELDS.get(name)
        frame = with_hours(frame, raw[hours]) if hours and raw[hours].null_count() < raw.height else frame
        if name not in ("m01", "explained"):
            bad = ~pl.col("state").is_in(["ok", "empty"])
            typed.flaw(name, pl.when(bad).then("date_" + pl.col("state")), frame)
        read[name] = frame
    return read


def _person(typed: Typed, overrides: dict) -> None:
    raw = typed.raw
    name = names(raw["name"])
    typed.add(name, name="name", name_key="name_key")
    birth_cells = raw.select(pl.coalesce("own_birth", "birth")).to_series()
    with_birth = raw.with_columns(birth_cells.alias("birth"))
    births = read_births(with_birth, column_orders(with_birth, ("birth",), overrides))
    typed.columns["birth_text"] = tidied(birth_cells).alias("birth_text")
    typed.add(births, birth_from="birth_from", birth_to="birth_to", birth_precision="precision")
    typed.flaw("birth", pl.when(~pl.col("state").is_in(["ok", "empty"])).then("birth_" + pl.col("state")), births)
    numbers = id_numbers(raw["id_number"])
    typed.add(numbers, id_number="id_number", id_flag="id_flag")
    typed.flaw(
        "id_number",
        pl.when(~pl.col("state").is_in(["ok", "empty"]))
        .then("id_" + pl.col("state"))
        .when(pl.col("id_flag") == "repaired")
        .then(pl.lit("id_repaired")),
        numbers,
    )
    typed.columns["sex"] = typed.translated("sex", "sex").alias("sex")
    typed.columns["ethnicity"] = tidied(raw["ethnicity"]).alias("ethnicity")
    minority = typed.words.translate(raw["ethnicity"], "ethnicity")["value"]
    typed.columns["is_minority"] = (minority == "minority").alias("is_minority")


def _matter(typed: Typed) -> None:
    raw = typed.raw
    offence = offences(raw["offence"].str.replace(r"^\s*(\d{2,3})\s*[-–:]\s*(\p{L})", "Điều ${1} - ${2}"))
    docket_in_offence = dockets(raw["offence"])
    looks_like_number = raw["offence"].str.contains(r"^\s*(?i:số\s*)?\d+\s*/\s*\d{4}\s*/|^\s*\d+\s*/\s*[A-ZĐ]").fill_null(False)
    docket = dockets(raw["case_no"])
    article = offences(raw["article"].str.replace(r"^\s*(\d)", "Điều $1"))["offence_article"].alias("article")
    both = pl.concat(
        [
            docket,
            docket_in_offence.rename(lambda c: f"o_{c}"),
            offence,
            article.to_frame(),
            raw.select("remark"),
            looks_like_number.alias("number").to_frame(),
        ],
        how="horizontal",
    )
    both = both.with_columns(
        pl.coalesce("case_no", pl.when("number").then("o_case_no")).alias("case_no"),
        pl.coalesce("field", pl.when("number").then("o_field")).alias("docket_field"),
        pl.coalesce("stage", pl.when("number").then("o_stage")).alias("docket_stage"),
        *(pl.when(~pl.col("number")).then(c).alias(c) for c in ("offence_text", "offence_key", "offence_article")),
    ).with_columns(pl.coalesce("offence_article", "article").alias("offence_article"))
    typed.add(
        both,
        case_no="case_no",
        offence_text="offence_text",
        offence_key="offence_key",
        offence_article="offence_article",
        docket_field="docket_field",
        docket_stage="docket_stage",
    )
    stated = typed.translated("field", "field")
    typed.columns["field"] = (
        pl.DataFrame({"s": stated, "d": both["docket_field"], "i": raw["implied_field"]})
        .select(pl.coalesce("s", "d", "i").alias("field"))
        .to_series()
    )
    group = groups(raw["group"], typed.words)
    said = typed.words.translate(raw["offence"], "family_violence")["value"].is_not_null()
    typed.columns["groups"] = group["groups"].alias("groups")
    typed.columns["group_text"] = tidied(raw["group"]).alias("group_text")
    typed.columns["has_ground_stated"] = group["is_ground"].fill_null(False).alias("has_ground_stated")
    typed.columns["domestic_violence_said"] = (said | says_family_violence(raw["group"], typed.words)).alias(
        "domestic_violence_said"
    )
    typed.flaw("group", pl.when(~pl.col("matched")).then(pl.lit("unknown_word")), group)


def _by_party(raw: pl.DataFrame, name: str) -> pl.Series:
    """What a cell that speaks of both parties says of this one."""
    said = party_words(raw[name])
    column = raw["person_column"]
    frame = pl.DataFrame({"c": column, "p": said["plaintiff"], "r": said["respondent"], "w": raw[name]})
    return frame.select(
        pl.when(pl.col("c") == "plaintiff_name")
        .then("p")
        .when(pl.col("c") == "respondent_name")
        .then("r")
        .otherwise("w")
        .alias(name)
    ).to_series()


def _steps(typed: Typed, moments: dict[str, pl.DataFrame]) -> None:
    raw, words = typed.raw, typed.words
    m01 = flags(_by_party(raw, "m01").replace(_LETTERS), dates_mean_yes=True, vocabularies=words)
    typed.add(m01, m01_given="flag")
    typed.flaw("m01", pl.when(pl.col("state") == "unreadable").then(pl.lit("unknown_word")), m01)
    explained = flags(raw["explained"].replace(_LETTERS), dates_mean_yes=True, vocabularies=words)
    on = moments["explained"]
    is_flag = explained["flag"].is_not_null()
    typed.columns["explained_on"] = on["on"].alias("explained_on")
    typed.columns["is_explained"] = explained["flag"].alias("is_explained")
    typed.flaw(
        "explained",
        pl.when(~pl.col("flag") & ~pl.col("state").is_in(["ok", "empty"])).then("date_" + pl.col("state")),
        on.with_columns(flag=is_flag),
    )
    typed.columns["m02_present"] = _flag(typed, "m02", _MINUTE).alias("m02_present")
    hired = _hired(raw["requested"])
    requested = pl.select(pl.when(~hired).then(_flag(typed, "requested")).alias("requested")).to_series()
    asked = moments["requested_at"]
    typed.columns["is_requested"] = (
        pl.DataFrame({"f": requested, "on": asked["on"]})
        .select(pl.when(pl.col("on").is_not_null()).then(True).otherwise("f").alias("is_requested"))
        .to_series()
    )
    typed.add(asked, requested_on="on", requested_at="at")
    answered_no = raw["declined"].str.to_lowercase().str.strip_chars().is_in(_NOBODY).fill_null(False)
    nobody = raw["refusal_column"].fill_null(False) & answered_no
    refusal = pl.select(pl.when(~nobody).then(typed.translated("declined", "refusal")).alias("declined")).to_series()
    spoken = _says_refusal(raw) | (words.translate(raw["requested"], "yes_no")["value"].is_null() & ~hired)
    beside = words.translate(raw["requested"], "refusal")["value"].alias("beside")
    refusal = pl.select(pl.coalesce(refusal, pl.when(spoken).then(beside))).to_series()
    refusal = (
        pl.DataFrame({"r": refusal, "m": raw["minute_column"].fill_null(False)})
        .select(pl.when((pl.col("r") == "declined") & pl.col("m")).then(pl.lit("minute")).otherwise("r"))
        .to_series()
    )
    denied = words.translate(raw["declined"], "refusal")
    said_no = pl.select(
        nobody | (raw["declined"].is_not_null() & denied["matched"] & denied["value"].is_null())
    ).to_series()
    typed.columns["is_declined"] = (
        pl.DataFrame({"r": refusal.is_in(["minute", "declined"]), "n": said_no})
        .select(pl.when(pl.col("r").is_null() & pl.col("n")).then(False).otherwise("r").alias("is_declined"))
        .to_series()
    )
    typed.columns["has_refusal_minute"] = (refusal == "minute").alias("has_refusal_minute")
    _counsel(typed)
    typed.columns["trial_on"] = moments["trial"]["on"].alias("trial_on")
    typed.columns["note_text"] = tidied(raw["note"]).alias("note_text")


def _hired(answers: pl.Series) -> pl.Series:
    """Whether the answer to "do you ask for aid?" is that there is a lawyer already: neither a request nor a refusal."""
    plain = answers.str.to_lowercase()
    names_one = plain.str.contains(r"luật sư|luat su|\bls\b|người bào chữa|\bnbc\b")
    return (names_one & ~plain.str.contains(r"yêu cầu|đề nghị|từ chối|chưa|không")).fill_null(False)


def _says_refusal(raw: pl.DataFrame) -> pl.Series:
    """Whether the answer says in words that no aid is asked for, in a table that has no column of refusals."""
    has_column = pl.col("declined").is_not_null().any().over("table")
    words = r"(?:không|k|ko)\s+(?:có\s+)?(?:yêu cầu|yc\b|y/c|nhu cầu|đề nghị)|từ chối"
    said = pl.col("requested").str.to_lowercase().str.contains(words)
    return raw.select((~has_column & said).fill_null(False).alias("said")).to_series()


def _counsel(typed: Typed) -> None:
    raw, words = typed.raw, typed.words
    cells = raw.select(
        pl.coalesce(
            _by_party(raw, "counsel"),
            pl.when(_hired(raw["requested"])).then("requested"),
            pl.when(pl.col("person_column").is_in(["accused_name", "victim_name"])).then("remark"),
        )
    )
    column = cells.to_series().alias("counsel")
    code = words.translate(column, "counsel")
    is_provider = raw["provider_column"].fill_null(False)
    typed.columns["counsel"] = (
        pl.DataFrame({"c": code["value"], "p": is_provider})
        .select(pl.when("p").then(None).otherwise("c").alias("counsel"))
        .to_series()
    )
    typed.columns["counsel_text"] = tidied(column).alias("counsel_text")


def _flag(typed: Typed, name: str, also: str | None = None) -> pl.Series:
    """A column of yes and no; cells that match ``also`` are a yes too."""
    cells = typed.raw[name].replace(_LETTERS)
    if also:
        cells = pl.select(pl.when(cells.str.contains(also)).then(pl.lit("có")).otherwise(cells).alias(name)).to_series()
    found = flags(cells, dates_mean_yes=True, vocabularies=typed.words)
    typed.flaw(name, pl.when(pl.col("state") == "unreadable").then(pl.lit("unknown_word")), found)
    return found["flag"]


def _roles_and_stages(typed: Typed) -> None:
    raw, words = typed.raw, typed.words
    role = typed.translated("role", "role")
    typed.columns["role_text"] = tidied(raw["role"]).alias("role_text")
    frame = pl.DataFrame({"said": role, "implied": raw["implied_role"]})
    typed.columns["role"] = frame.select(pl.coalesce("said", "implied").alias("role")).to_series()
    stage = typed.translated("stage", "stage")
    typed.columns["stage_text"] = tidied(raw["stage"]).alias("stage_text")
    typed.columns["stage_said"] = stage.alias("stage_said")
    held = [words.translate(raw[name], "custody")["value"].alias(name) for name in ("role", "stage", "custody")]
    said = pl.DataFrame(held).with_columns(
        any_said=raw.select(pl.any_horizontal(pl.col("role", "stage", "custody").is_not_null())).to_series()
    )
    typed.columns["custody_said"] = said.select(
        pl.when(~pl.col("any_said"))
        .then(None)
        .otherwise(pl.any_horizontal([(pl.col(n) == "held").fill_null(False) for n in ("role", "stage", "custody")]))
        .alias("custody_said")
    ).to_series()
    typed.columns["role_held"] = (held[0] == "held").fill_null(False).alias("role_held")
    typed.columns["appeals"] = raw["role"].str.contains("(?i)kháng cáo|khang cao|kháng nghị").fill_null(False).alias("appeals")
