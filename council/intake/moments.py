"""Days and hours of every date column, the order of day and month decided once per column of a sheet."""

import polars as pl

from council.cells import births, date_order, dates, times

DATE_FIELDS = (
    "contact",
    "docket_on",
    "charged_on",
    "accepted",
    "received",
    "explained",
    "requested_at",
    "trial",
    "m03_on",
    "m04_on",
    "paper_on",
    "sent",
    "replied",
    "assigned",
    "registered",
    "closed",
    "m01",
)
SMALL_DATES = (
    "appointed_on",
    "active_to",
    "start_on",
    "end_on",
    "closed",
    "duty_on",
    "hearing_on",
    "due_on",
    "done_on",
    "received_on",
)
TIME_FIELDS = {
    "contact": "contact_time",
    "accepted": "accepted_time",
    "received": "received_time",
    "assigned": "assigned_time",
    "requested_at": "requested_time",
}
_ORDERS = {"dmy": "day_first", "mdy": "month_first", "ymd": "day_first"}


def column_orders(rows: pl.DataFrame, fields: tuple[str, ...], overrides: dict[tuple[int, str], str]) -> pl.DataFrame:
    """``table``, ``field``, ``order`` for every table and date field that has values; ``overrides`` come from formats."""
    found = []
    for field in fields:
        values = rows.filter(pl.col(field).is_not_null()).group_by("table", "epoch_1904").agg(pl.col(field).unique())
        for table, epoch, texts in values.iter_rows():
            stated = overrides.get((table, field))
            order = _ORDERS[stated] if stated else date_order(pl.Series(texts), epoch=1904 if epoch else 1900)
            found.append((table, field, order))
    # no value decides the column, but others of its table are month-first beyond doubt: it is asked about, not guessed
    stamped = rows.filter(pl.col("month_first"))["table"].unique().to_list() if "month_first" in rows.columns else []
    foreign = {table for table, _, order in found if order == "month_first"} | set(stamped)
    foreign -= {table for table, _, order in found if order == "day_first"}
    found = [(t, field, "contradictory" if order == "undecided" and t in foreign else order) for t, field, order in found]
    return pl.DataFrame(found, schema={"table": pl.Int64, "field": pl.String, "order": pl.String}, orient="row")


def read_dates(rows: pl.DataFrame, field: str, orders: pl.DataFrame) -> pl.DataFrame:
    """``on``, ``at``, ``state`` of a date column, in the order of ``rows``."""
    return _by_order(rows, field, orders, lambda values, order, epoch: dates(values, order=order, epoch=epoch).rows)


def read_births(rows: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """``birth_from``, ``birth_to``, ``precision``, ``state`` of the birth column, in the order of ``rows``."""
    return _by_order(rows, "birth", orders, lambda values, order, epoch: births(values, order=order, epoch=epoch).rows)


def _by_order(rows: pl.DataFrame, field: str, orders: pl.DataFrame, read) -> pl.DataFrame:
    own = orders.filter(pl.col("field") == field).select("table", "order")
    keyed = (
        rows.select("table", "epoch_1904", field)
        .with_row_index("at_row")
        .join(own, on="table", how="left")
        .with_columns(pl.col("order").fill_null("day_first"))
    )
    pieces = []
    for (order, epoch), part in keyed.partition_by("order", "epoch_1904", as_dict=True).items():
        read_part = read(part[field], order, 1904 if epoch else 1900)
        pieces.append(pl.concat([part.select("at_row"), read_part], how="horizontal"))
    return pl.concat(pieces).sort("at_row").drop("at_row") if pieces else read(rows[field], "day_first", 1900)


def with_hours(read: pl.DataFrame, hours: pl.Series) -> pl.DataFrame:
    """``read`` with ``at`` completed from a column of hours."""
    clock = times(hours)
    at = pl.coalesce("at", pl.col("on").dt.combine(pl.col("time"), "us"))
    return read.with_columns(clock["time"]).with_columns(at=at).drop("time")
