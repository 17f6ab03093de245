"""What a row of the Centre's register says of its case: code, form, capacity, days, ending and who carries it out."""

import polars as pl

from council.cells import case_codes, providers, shares
from council.intake.typed import Typed


def type_case(typed: Typed, moments: dict[str, pl.DataFrame]) -> None:
    """Add the columns of the Centre's case; ``moments`` are the date columns already read."""
    raw, words = typed.raw, typed.words
    code = case_codes(raw["case_id"])
    typed.add(code, case_id="case_id")
    typed.flaw("case_id", pl.when(pl.col("state") == "unreadable").then(pl.lit("case_id_unreadable")), code)
    form = typed.translated("case_form", "case_form")
    typed.columns["case_form"] = (
        pl.DataFrame({"s": form, "c": code["case_form"]}).select(pl.coalesce("s", "c").alias("case_form")).to_series()
    )
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
    frame = pl.DataFrame(
        {"on": officer["names"], "ln": lawyer["names"], "os": officer["shares"], "ls": lawyer["shares"], "cs": share["shares"]}
    )
    frame = frame.with_columns(pl.col("on").fill_null([]), pl.col("ln").fill_null([])).with_columns(
        names=pl.concat_list("on", "ln")
    )
    own = pl.concat_list(pl.col("os").fill_null([]), pl.col("ls").fill_null([]))
    frame = frame.with_columns(own=own).with_columns(
        shares=pl.when(pl.col("cs").list.len() == pl.col("names").list.len())
        .then("cs")
        .when((pl.col("own").list.len() == pl.col("names").list.len()) & (pl.col("names").list.len() > 0))
        .then("own")
    )
    typed.add(frame, provider_texts="names", provider_shares="shares")
    typed.flaw("share", pl.when(pl.col("state") == "unreadable").then(pl.lit("share_unreadable")), share)
