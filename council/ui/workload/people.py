"""How officers are called on page 40, and their loads against working time."""

import polars as pl

from council.answer import Answer
from council.names import spaced
from council.sentences import workload as sentences
from council.sentences.workload import Balance
from council.ui.page import Asked, Page

OFFICER = "TGVPL"
MOST_ROWS, ROWS_OF_MANY = 32, 12  # more rows than the first cannot be read on a screen: then only those that matter most
PHONE_ROWS = 5_000  # a longer table is not sent to a phone in place of a chart


def rows_drawn(people: int) -> int:
    """How many of ``people`` a chart draws; all of them stand in its table."""
    return people if people <= MOST_ROWS else ROWS_OF_MANY


def others(page: Page, people: int) -> str:
    """After a caption: how many more stand in the table only; "" where everybody is drawn."""
    rest = people - rows_drawn(people)
    return " " + page.say.say("{n} người khác xem trong bảng.", n=page.say.number(rest)) if rest else ""


def named(page: Page, provider: str) -> str:
    """The name for whom it is, "TGV 01" for everybody else; on slides everybody sees the code."""
    words = {} if page.is_presenting else page.labels.get("provider", {})
    return words.get(provider) or spaced(provider)


def is_known_by_name(page: Page) -> bool:
    """True for the roles that read names."""
    return page.reader.role in ("leader", "steward")


def compared(page: Page) -> Asked:
    """Loads of everybody in the period; a filter on officers never changes whom they are compared with."""
    return page.ask("workload_by_officer", providers=None)


def balance(page: Page, found: Asked) -> Balance | None:
    """Officers of the answer weighed against their working time; lawyers work by contract and are not compared."""
    if not isinstance(found, Answer):
        return None
    rows = officers(found.rows)
    return sentences.weigh(
        rows["provider_id"].to_list(),
        [named(page, p) for p in rows["provider_id"]],
        rows["is_leader"].to_list(),
        rows["credit_accepted"].cast(pl.Float64).to_list(),
        rows["exposure_years"].cast(pl.Float64).to_list(),
    )


def officers(rows: pl.DataFrame) -> pl.DataFrame:
    """Legal-aid officers with working time in the period."""
    return rows.filter((pl.col("provider_kind") == OFFICER) & (pl.col("exposure_years").fill_null(0) > 0))
