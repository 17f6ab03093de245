"""Rows on their way from text to the contract: the raw columns, the typed ones so far, and the flaws met."""

from dataclasses import dataclass, field

import polars as pl

from council.cells import Vocabularies

RAW_FIELDS = (
    "no",
    "unit",
    "name",
    "birth",
    "sex",
    "id_number",
    "ethnicity",
    "residence",
    "residence_commune",
    "residence_district",
    "residence_province",
    "role",
    "capacity",
    "group",
    "field",
    "offence",
    "article",
    "case_no",
    "docket_on",
    "charged_on",
    "place",
    "stage",
    "custody",
    "contact",
    "contact_time",
    "m01",
    "explained",
    "m02",
    "requested",
    "requested_at",
    "requested_time",
    "declined",
    "counsel",
    "trial",
    "note",
    "m03",
    "m03_on",
    "m04",
    "m04_on",
    "paper",
    "paper_form",
    "paper_number",
    "paper_on",
    "sent",
    "received",
    "received_time",
    "sender",
    "channel",
    "reply",
    "replied",
    "reply_case",
    "case_id",
    "accepted",
    "accepted_time",
    "case_form",
    "source",
    "provider",
    "lawyer",
    "share",
    "assigned",
    "assigned_time",
    "decision_no",
    "registered",
    "closed",
    "close_reason",
    "successful",
)
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
