"""Raw rows of persons typed by the contract ``entry``; what cannot be read becomes null and is remembered as a flaw."""

from dataclasses import dataclass, field

import polars as pl

from council.cells import (Vocabularies, calls, case_codes, dockets, flags, groups, id_numbers, names, offences, papers,
                           party_words, providers, says_family_violence, shares, tidied)
from council.intake.moments import DATE_FIELDS, TIME_FIELDS, column_orders, read_births, read_dates, with_hours

RAW_FIELDS = ("no", "unit", "name", "birth", "sex", "id_number", "ethnicity", "residence", "residence_commune",
              "residence_district", "residence_province", "role", "capacity", "group", "field", "offence", "case_no", "docket_on",
              "charged_on", "place", "stage", "custody", "contact", "contact_time", "m01", "explained", "m02", "requested",
              "requested_at", "requested_time", "declined", "counsel", "trial", "note", "m03", "m03_on", "m04", "m04_on",
              "paper", "paper_form", "paper_number", "paper_on", "sent", "received", "received_time", "sender", "channel",
              "reply", "replied", "case_id", "accepted", "accepted_time", "case_form", "source", "provider", "lawyer",
              "share", "assigned", "assigned_time", "registered", "closed", "close_reason", "successful")
CONTEXT = ("file", "sheet", "row", "sub", "is_hidden", "section", "table", "kind", "format", "epoch_1904", "person_column",
           "own_birth", "remark", "form_sector", "implied_role", "implied_stage", "implied_field", "implied_listed",
           "provider_column")
CIVIL_ROLES = ("plaintiff", "respondent", "related_party", "litigant")
CIVIL_FIELDS = ("CIV", "FAM", "ADM", "LAND", "LAB", "SOC")


@dataclass
class Typed:
    """Columns being typed: the raw rows, the typed columns so far and the flaws met on the way."""

    raw: pl.DataFrame
    words: Vocabularies
    columns: dict[str, pl.Series] = field(default_factory=dict)
    flaws: list[pl.DataFrame] = field(default_factory=list)

    def add(self, frame: pl.DataFrame, **named: str) -> None:
        """Take columns of ``frame``: contract name = column of the frame."""
        for name, source in named.items():
            self.columns[name] = frame[source].alias(name)

    def flaw(self, name: str, code: pl.Expr, frame: pl.DataFrame) -> None:
        """Remember the cells of raw column ``name`` for which ``code`` (on ``frame``) is not null."""
        found = frame.select(code=code).with_row_index("at_row").filter(pl.col("code").is_not_null())
        if found.height:
            self.flaws.append(found.with_columns(field=pl.lit(name)))

    def translated(self, name: str, vocabulary: str) -> pl.Series:
        """The raw column in codes of ``vocabulary``; unknown words are remembered."""
        frame = self.words.translate(self.raw[name], vocabulary)
        self.flaw(name, pl.when(~pl.col("matched")).then(pl.lit("unknown_word")), frame)
        return frame["value"]

    def frame(self) -> pl.DataFrame:
        """Raw and typed columns side by side; a typed column hides a raw one of its name."""
        typed = pl.DataFrame(list(self.columns.values()))
        return pl.concat([self.raw.drop([c for c in typed.columns if c in self.raw.columns]), typed], how="horizontal")


def type_entries(raw: pl.DataFrame, words: Vocabularies, overrides: dict[tuple[int, str], str]) -> Typed:
    """Everything of a row but units and places; ``overrides``: (table, field) -> date order stated by a format."""
    typed = Typed(raw, words)
    moments = _moments(typed, overrides)
    _person(typed, overrides)
    _matter(typed)
    _steps(typed, moments)
    _papers(typed, moments)
    _case(typed, moments)
    _roles_and_stages(typed)
    for name in ("contact", "docket_on", "charged_on"):
        own = f"_{name.removesuffix('_on')}"
        typed.columns[f"{own}_on"] = moments[name]["on"].alias(f"{own}_on")
        typed.columns[f"{own}_at"] = moments[name]["at"].alias(f"{own}_at")
    for name in ("contact", "docket_on", "charged_on", "explained", "received", "accepted"):
        state = f"_{name.removesuffix('_on')}_state"
        typed.columns[state] = moments[name]["state"].alias(state)
    typed.columns["listed"] = raw["implied_listed"].alias("listed")
    listed_note = words.translate_all(raw["note"], "listed_note")
    typed.columns["listed_note"] = listed_note["values"].alias("listed_note")
    return typed


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
    typed.flaw("id_number", pl.when(~pl.col("state").is_in(["ok", "empty"])).then("id_" + pl.col("state"))
               .when(pl.col("id_flag") == "repaired").then(pl.lit("id_repaired")), numbers)
    typed.columns["sex"] = typed.translated("sex", "sex").alias("sex")
    typed.columns["ethnicity"] = tidied(raw["ethnicity"]).alias("ethnicity")
    minority = typed.words.translate(raw["ethnicity"], "ethnicity")["value"]
    typed.columns["is_minority"] = (minority == "minority").alias("is_minority")


def _matter(typed: Typed) -> None:
    raw = typed.raw
    offence = offences(raw["offence"])
    docket_in_offence = dockets(raw["offence"])
    looks_like_number = raw["offence"].str.contains(r"^\s*(?i:số\s*)?\d+\s*/\s*\d{4}\s*/|^\s*\d+\s*/\s*[A-ZĐ]").fill_null(False)
    docket = dockets(raw["case_no"])
    both = pl.concat([docket, docket_in_offence.rename(lambda c: f"o_{c}"), offence,
                      raw.select("remark"), looks_like_number.alias("number").to_frame()], how="horizontal")
    both = both.with_columns(
        pl.coalesce("case_no", pl.when("number").then("o_case_no")).alias("case_no"),
        pl.coalesce("field", pl.when("number").then("o_field")).alias("docket_field"),
        pl.coalesce("stage", pl.when("number").then("o_stage")).alias("docket_stage"),
        *(pl.when(~pl.col("number")).then(c).alias(c) for c in ("offence_text", "offence_key", "offence_article")))
    typed.add(both, case_no="case_no", offence_text="offence_text", offence_key="offence_key", offence_article="offence_article",
              docket_field="docket_field", docket_stage="docket_stage")
    stated = typed.translated("field", "field")
    typed.columns["field"] = pl.DataFrame({"s": stated, "d": both["docket_field"], "i": raw["implied_field"]}).select(
        pl.coalesce("s", "d", "i").alias("field")).to_series()
    group = groups(raw["group"], typed.words)
    said = typed.words.translate(raw["offence"], "family_violence")["value"].is_not_null()
    typed.columns["groups"] = group["groups"].alias("groups")
    typed.columns["group_text"] = tidied(raw["group"]).alias("group_text")
    typed.columns["has_ground_stated"] = group["is_ground"].fill_null(False).alias("has_ground_stated")
    typed.columns["domestic_violence_said"] = (said | says_family_violence(raw["group"], typed.words)).alias("domestic_violence_said")
    typed.flaw("group", pl.when(~pl.col("matched")).then(pl.lit("unknown_word")), group)


def _by_party(raw: pl.DataFrame, name: str) -> pl.Series:
    """What a cell that speaks of both parties says of this one."""
    said = party_words(raw[name])
    column = raw["person_column"]
    frame = pl.DataFrame({"c": column, "p": said["plaintiff"], "r": said["respondent"], "w": raw[name]})
    return frame.select(pl.when(pl.col("c") == "plaintiff_name").then("p").when(pl.col("c") == "respondent_name").then("r")
                        .otherwise("w").alias(name)).to_series()


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
    typed.flaw("explained", pl.when(~pl.col("flag") & ~pl.col("state").is_in(["ok", "empty"])).then("date_" + pl.col("state")),
               on.with_columns(flag=is_flag))
    typed.columns["m02_present"] = _flag(typed, "m02").alias("m02_present")
    requested = _flag(typed, "requested")
    asked = moments["requested_at"]
    typed.columns["is_requested"] = pl.DataFrame({"f": requested, "on": asked["on"]}).select(
        pl.when(pl.col("on").is_not_null()).then(True).otherwise("f").alias("is_requested")).to_series()
    typed.add(asked, requested_on="on", requested_at="at")
    refusal = typed.translated("declined", "refusal")
    typed.columns["is_declined"] = refusal.is_in(["minute", "declined"]).alias("is_declined")
    typed.columns["has_refusal_minute"] = (refusal == "minute").alias("has_refusal_minute")
    _counsel(typed)
    typed.columns["trial_on"] = moments["trial"]["on"].alias("trial_on")
    typed.columns["note_text"] = tidied(raw["note"]).alias("note_text")


def _counsel(typed: Typed) -> None:
    raw, words = typed.raw, typed.words
    cells = raw.select(pl.coalesce(_by_party(raw, "counsel"), pl.when(pl.col("person_column").is_in(["accused_name", "victim_name"])).then("remark")))
    column = cells.to_series().alias("counsel")
    code = words.translate(column, "counsel")
    is_provider = raw["provider_column"].fill_null(False)
    typed.columns["counsel"] = pl.DataFrame({"c": code["value"], "p": is_provider}).select(
        pl.when("p").then(None).otherwise("c").alias("counsel")).to_series()
    typed.columns["counsel_text"] = tidied(column).alias("counsel_text")


_FORM_OF_CHANNEL = {"notice_M03": "M03", "designated_defence": "M03", "info_M04": "M04", "commune_M13": "M13", "phone": "none",
                    "duty_court": "none", "duty_police": "none"}
_LETTERS = {"C": "có", "K": "không", "c": "có", "k": "không"}


def _flag(typed: Typed, name: str) -> pl.Series:
    found = flags(typed.raw[name].replace(_LETTERS), dates_mean_yes=True, vocabularies=typed.words)
    typed.flaw(name, pl.when(pl.col("state") == "unreadable").then(pl.lit("unknown_word")), found)
    return found["flag"]


def _papers(typed: Typed, moments: dict[str, pl.DataFrame]) -> None:
    """The paper a row states: its form, number and date; else a phone call or a handover on duty."""
    raw = typed.raw
    cells = {name: papers(raw[name]).rename(lambda c, n=name: f"{n}.{c}") for name in ("m03", "m04", "paper", "note", "paper_form")}
    by_channel = typed.words.translate(raw["paper_form"], "channel")["value"].replace_strict(_FORM_OF_CHANNEL, default=None, return_dtype=pl.String)
    form = pl.DataFrame({"f": typed.words.translate(raw["paper_form"], "paper_form")["value"], "c": by_channel}).select(
        pl.coalesce(pl.when(pl.col("f") != "none").then("f"), "c", "f").alias("form_said")).to_series()
    channel = typed.words.translate(raw["channel"], "channel")["value"].alias("channel_said")
    number = papers(raw["paper_number"]).select(pl.col("number").alias("number_said"), pl.col("number_text").alias("number_text_said"),
                                                pl.col("on").alias("number_on"), pl.col("form").alias("number_form"))
    days = pl.DataFrame({"m03_day": moments["m03_on"]["on"], "m04_day": moments["m04_on"]["on"], "paper_day": moments["paper_on"]["on"],
                         "sent_day": moments["sent"]["on"], "sent_hour": moments["sent"]["at"],
                         "anchor": _anchor(moments)})
    call = calls(raw["note"], days["anchor"]).rename(lambda c: f"call.{c}")
    frame = pl.concat([raw.select("kind", "paper_form", "form_sector", "channel"), *cells.values(), form.to_frame(), channel.to_frame(),
                       number, days, call], how="horizontal")
    frame = frame.with_columns(_paper_columns()).with_columns(_sending_columns())
    typed.add(frame, paper_form="form", paper_number="number", paper_number_text="number_text", paper_on="written_on",
              sent_on="sent_on", sent_at="sent_at", is_phone="is_phone", is_duty="is_duty", channel_said="channel_said")
    stated = pl.col("channel").is_not_null() & pl.col("channel_said").is_null()
    typed.flaw("channel", pl.when(stated).then(pl.lit("unknown_word")), frame)
    typed.add(moments["received"], received_on="on", received_at="at")
    typed.columns["reply"] = typed.translated("reply", "reply").alias("reply")
    typed.columns["replied_on"] = moments["replied"]["on"].alias("replied_on")
    typed.columns["reply_case_id"] = case_codes(raw["reply"])["case_id"].alias("reply_case_id")


def _anchor(moments: dict[str, pl.DataFrame]) -> pl.Series:
    days = [moments[name]["on"] for name in ("requested_at", "explained", "contact", "docket_on", "charged_on", "received")]
    return pl.DataFrame([day.alias(str(i)) for i, day in enumerate(days)]).select(pl.coalesce(pl.all())).to_series()


def _paper_columns() -> list[pl.Expr]:
    has_m03 = (pl.col("m03.kind") == "paper") & (pl.col("m03.state") != "empty")
    has_m04 = (pl.col("m04.kind") == "paper") & (pl.col("m04.state") != "empty")
    has_paper = (pl.col("paper.kind") == "paper") & (pl.col("paper.state") != "empty")
    in_log = pl.col("kind").is_in(["log", "case"])
    by_channel = (pl.when(pl.col("channel_said").is_in(["notice_M03", "designated_defence"])).then(pl.lit("M03"))
                  .when(pl.col("channel_said") == "info_M04").then(pl.lit("M04"))
                  .when(pl.col("channel_said") == "commune_M13").then(pl.lit("M13"))
                  .when(pl.col("channel_said").is_not_null()).then(pl.lit("none")))
    form = (pl.when(in_log).then(by_channel).when(has_m03).then(pl.lit("M03")).when(has_m04).then(pl.lit("M04"))
            .when(has_paper).then(pl.col("paper.form").fill_null("none"))
            .when(pl.col("form_said").is_not_null()).then("form_said")
            .when(pl.col("number_said").is_not_null()).then("number_form"))
    pick = [(has_m03, "m03"), (has_m04, "m04"), (has_paper, "paper")]
    def chosen(name: str, other: str) -> pl.Expr:
        expr = pl.when(in_log).then(pl.col(other))
        for condition, source in pick:
            expr = expr.when(condition).then(pl.coalesce(f"{source}.{name}", other))
        return expr.otherwise(pl.col(other))
    day = (pl.when(~in_log & has_m03).then(pl.coalesce("m03.on", "m03_day", "paper_day"))
           .when(~in_log & has_m04).then(pl.coalesce("m04.on", "m04_day", "paper_day"))
           .when(~in_log & has_paper).then(pl.coalesce("paper.on", "paper_day")).otherwise(pl.coalesce("paper_day", "number_on")))
    kinds = [pl.col(f"{n}.kind") for n in ("m03", "m04", "paper", "paper_form")]
    return [form.alias("form_found"), chosen("number", "number_said").alias("number"), chosen("number_text", "number_text_said").alias("number_text"),
            day.alias("written_on"), pl.any_horizontal([(k == "phone").fill_null(False) for k in kinds]).alias("says_phone"),
            pl.any_horizontal([(k == "duty").fill_null(False) for k in kinds]).alias("says_duty")]


def _sending_columns() -> list[pl.Expr]:
    in_log = pl.col("kind").is_in(["log", "case"])
    written = pl.col("form_found").is_in(["M03", "M04", "M13"]).fill_null(False)
    phone = ~in_log & ~written & (pl.col("says_phone") | pl.col("call.is_call").fill_null(False))
    duty = ~in_log & ~written & ~phone & (pl.col("says_duty") | (pl.col("note.kind") == "duty").fill_null(False))
    form = pl.when(phone | duty).then(pl.lit("none")).otherwise("form_found")
    sent_on = pl.when(phone).then(pl.coalesce("call.on", "sent_day")).otherwise(pl.coalesce("sent_day", pl.when(~in_log).then("written_on")))
    sent_at = pl.when(phone).then(pl.coalesce("call.at", "sent_hour")).otherwise("sent_hour")
    written_on = pl.when(written).then(pl.coalesce("written_on", pl.when(~in_log).then("sent_day"))).otherwise("written_on")
    return [form.alias("form"), sent_on.alias("sent_on"), sent_at.alias("sent_at"), written_on.alias("written_on"),
            phone.alias("is_phone"), duty.alias("is_duty")]


def _case(typed: Typed, moments: dict[str, pl.DataFrame]) -> None:
    raw, words = typed.raw, typed.words
    code = case_codes(raw["case_id"])
    typed.add(code, case_id="case_id")
    typed.flaw("case_id", pl.when(pl.col("state") == "unreadable").then(pl.lit("case_id_unreadable")), code)
    form = typed.translated("case_form", "case_form")
    typed.columns["case_form"] = pl.DataFrame({"s": form, "c": code["case_form"]}).select(pl.coalesce("s", "c").alias("case_form")).to_series()
    typed.columns["case_section"] = words.translate(raw["section"], "case_section")["value"].alias("case_section")
    said = raw.select(pl.coalesce("capacity", "role").alias("capacity")).to_series()
    typed.columns["capacity"] = words.translate(said, "capacity")["value"].alias("capacity")
    typed.add(moments["accepted"], accepted_on="on", accepted_at="at")
    typed.add(moments["assigned"], assigned_on="on", assigned_at="at")
    typed.columns["registered_on"] = moments["registered"]["on"].alias("registered_on")
    typed.columns["closed_on"] = moments["closed"]["on"].alias("closed_on")
    reason = words.translate(raw["close_reason"], "close_reason")["value"].alias("close_reason")
    typed.columns["close_reason"] = reason
    success = words.translate(raw["successful"], "success")["value"]
    typed.columns["is_successful"] = (success == "yes").alias("is_successful")
    _providers(typed)


def _providers(typed: Typed) -> None:
    raw = typed.raw
    officer, lawyer, share = providers(raw["provider"]), providers(raw["lawyer"]), shares(raw["share"])
    frame = pl.DataFrame({"on": officer["names"], "ln": lawyer["names"], "os": officer["shares"], "ls": lawyer["shares"], "cs": share["shares"]})
    frame = frame.with_columns(pl.col("on").fill_null([]), pl.col("ln").fill_null([])).with_columns(names=pl.concat_list("on", "ln"))
    own = pl.concat_list(pl.col("os").fill_null([]), pl.col("ls").fill_null([]))
    frame = frame.with_columns(own=own).with_columns(
        shares=pl.when(pl.col("cs").list.len() == pl.col("names").list.len()).then("cs")
        .when((pl.col("own").list.len() == pl.col("names").list.len()) & (pl.col("names").list.len() > 0)).then("own"))
    typed.add(frame, provider_texts="names", provider_shares="shares")
    typed.flaw("share", pl.when((pl.col("state") == "unreadable")).then(pl.lit("share_unreadable")), share)


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
    said = pl.DataFrame(held).with_columns(any_said=raw.select(pl.any_horizontal(pl.col("role", "stage", "custody").is_not_null())).to_series())
    typed.columns["custody_said"] = said.select(pl.when(~pl.col("any_said")).then(None).otherwise(
        pl.any_horizontal([(pl.col(n) == "held").fill_null(False) for n in ("role", "stage", "custody")])).alias("custody_said")).to_series()
    typed.columns["role_held"] = (held[0] == "held").fill_null(False).alias("role_held")
    typed.columns["appeals"] = raw["role"].str.contains("(?i)kháng cáo|khang cao|kháng nghị").fill_null(False).alias("appeals")
