"""What a row says of papers: form, number and day of a notice or slip, or a call or a handover on duty instead."""

import polars as pl

from council.cells import calls, case_codes, papers
from council.intake.typed import Typed

_FORM_OF_CHANNEL = {
    "notice_M03": "M03",
    "designated_defence": "M03",
    "info_M04": "M04",
    "commune_M13": "M13",
    "phone": "none",
    "duty_court": "none",
    "duty_police": "none",
}


def type_papers(typed: Typed, moments: dict[str, pl.DataFrame]) -> None:
    """The paper a row states: its form, number and date; else a phone call or a handover on duty."""
    raw = typed.raw
    cells = {name: papers(raw[name]).rename(lambda c, n=name: f"{n}.{c}") for name in ("m03", "m04", "paper", "note", "paper_form")}
    by_channel = typed.words.translate(raw["paper_form"], "channel")["value"].replace_strict(
        _FORM_OF_CHANNEL, default=None, return_dtype=pl.String
    )
    form = (
        pl.DataFrame({"f": typed.words.translate(raw["paper_form"], "paper_form")["value"], "c": by_channel})
        .select(pl.coalesce(pl.when(pl.col("f") != "none").then("f"), "c", "f").alias("form_said"))
        .to_series()
    )
    channel = typed.words.translate(raw["channel"], "channel")["value"].alias("channel_said")
    number = papers(raw["paper_number"]).select(
        pl.col("number").alias("number_said"),
        pl.col("number_text").alias("number_text_said"),
        pl.col("on").alias("number_on"),
        pl.col("form").alias("number_form"),
    )
    days = pl.DataFrame(
        {
            "m03_day": moments["m03_on"]["on"],
            "m04_day": moments["m04_on"]["on"],
            "paper_day": moments["paper_on"]["on"],
            "sent_day": moments["sent"]["on"],
            "sent_hour": moments["sent"]["at"],
            "anchor": _anchor(moments),
        }
    )
    call = calls(raw["note"], days["anchor"]).rename(lambda c: f"call.{c}")
    frame = pl.concat(
        [
            raw.select("kind", "paper_form", "form_sector", "channel"),
            *cells.values(),
            form.to_frame(),
            channel.to_frame(),
            number,
            days,
            call,
        ],
        how="horizontal",
    )
    frame = frame.with_columns(_paper_columns()).with_columns(_sending_columns())
    typed.add(
        frame,
        paper_form="form",
        paper_number="number",
        paper_number_text="number_text",
        paper_on="written_on",
        sent_on="sent_on",
        sent_at="sent_at",
        is_phone="is_phone",
        is_duty="is_duty",
        channel_said="channel_said",
    )
    stated = pl.col("channel").is_not_null() & pl.col("channel_said").is_null()
    typed.flaw("channel", pl.when(stated).then(pl.lit("unknown_word")), frame)
    typed.add(moments["received"], received_on="on", received_at="at")
    typed.columns["reply"] = typed.translated("reply", "reply").alias("reply")
    typed.columns["replied_on"] = moments["replied"]["on"].alias("replied_on")
    said, own = (case_codes(raw[name])["case_id"].alias(name) for name in ("reply", "reply_case"))
    typed.columns["reply_case_id"] = pl.select(pl.coalesce(said, own).alias("reply_case_id")).to_series()
    has_case = pl.Series("case", pl.select(own.is_not_null()).to_series())
    typed.columns["reply"] = (
        pl.DataFrame({"r": typed.columns["reply"], "c": has_case, "k": raw["kind"], "s": raw["reply"]})
        .select(pl.when((pl.col("k") == "log") & pl.col("c") & pl.col("s").is_null()).then(pl.lit("accepted")).otherwise("r"))
        .to_series()
        .alias("reply")
    )


def _anchor(moments: dict[str, pl.DataFrame]) -> pl.Series:
    days = [moments[name]["on"] for name in ("requested_at", "explained", "contact", "docket_on", "charged_on", "received")]
    return pl.DataFrame([day.alias(str(i)) for i, day in enumerate(days)]).select(pl.coalesce(pl.all())).to_series()


def _paper_columns() -> list[pl.Expr]:
    has_m03 = (pl.col("m03.kind") == "paper") & (pl.col("m03.state") != "empty")
    has_m04 = (pl.col("m04.kind") == "paper") & (pl.col("m04.state") != "empty")
    has_paper = (pl.col("paper.kind") == "paper") & (pl.col("paper.state") != "empty")
    in_log = pl.col("kind").is_in(["log", "case"])
    by_channel = (
        pl.when(pl.col("channel_said").is_in(["notice_M03", "designated_defence"]))
        .then(pl.lit("M03"))
        .when(pl.col("channel_said") == "info_M04")
        .then(pl.lit("M04"))
        .when(pl.col("channel_said") == "commune_M13")
        .then(pl.lit("M13"))
        .when(pl.col("channel_said").is_not_null())
        .then(pl.lit("none"))
    )
    form = (
        pl.when(in_log)
        .then(by_channel)
        .when(has_m03)
        .then(pl.lit("M03"))
        .when(has_m04)
        .then(pl.lit("M04"))
        .when(has_paper)
        .then(pl.col("paper.form").fill_null("none"))
        .when(pl.col("form_said").is_not_null())
        .then("form_said")
        .when(pl.col("number_said").is_not_null())
        .then("number_form")
    )
    pick = [(has_m03, "m03"), (has_m04, "m04"), (has_paper, "paper")]

    def chosen(name: str, other: str) -> pl.Expr:
        expr = pl.when(in_log).then(pl.col(other))
        for condition, source in pick:
            expr = expr.when(condition).then(pl.coalesce(f"{source}.{name}", other))
        return expr.otherwise(pl.col(other))

    day = (
        pl.when(~in_log & has_m03)
        .then(pl.coalesce("m03.on", "m03_day", "paper_day"))
        .when(~in_log & has_m04)
        .then(pl.coalesce("m04.on", "m04_day", "paper_day"))
        .when(~in_log & has_paper)
        .then(pl.coalesce("paper.on", "paper_day"))
        .otherwise(pl.coalesce("paper_day", "number_on"))
    )
    kinds = [pl.col(f"{n}.kind") for n in ("m03", "m04", "paper", "paper_form")]
    return [
        form.alias("form_found"),
        chosen("number", "number_said").alias("number"),
        chosen("number_text", "number_text_said").alias("number_text"),
        day.alias("written_on"),
        pl.any_horizontal([(k == "phone").fill_null(False) for k in kinds]).alias("says_phone"),
        pl.any_horizontal([(k == "duty").fill_null(False) for k in kinds]).alias("says_duty"),
    ]


def _sending_columns() -> list[pl.Expr]:
    in_log = pl.col("kind").is_in(["log", "case"])
    written = pl.col("form_found").is_in(["M03", "M04", "M13"]).fill_null(False)
    phone = ~in_log & ~written & (pl.col("says_phone") | pl.col("call.is_call").fill_null(False))
    duty = ~in_log & ~written & ~phone & (pl.col("says_duty") | (pl.col("note.kind") == "duty").fill_null(False))
    form = pl.when(phone | duty).then(pl.lit("none")).otherwise("form_found")
    sent_on = (
        pl.when(phone)
        .then(pl.coalesce("call.on", "sent_day"))
        .otherwise(pl.coalesce("sent_day", pl.when(~in_log).then("written_on")))
    )
    sent_at = pl.when(phone).then(pl.coalesce("call.at", "sent_hour")).otherwise("sent_hour")
    written_on = pl.when(written).then(pl.coalesce("written_on", pl.when(~in_log).then("sent_day"))).otherwise("written_on")
    return [
        form.alias("form"),
        sent_on.alias("sent_on"),
        sent_at.alias("sent_at"),
        written_on.alias("written_on"),
        phone.alias("is_phone"),
        duty.alias("is_duty"),
    ]
