"""Part: what agencies sent, who is silent, what went back and why."""

import polars as pl

from council.papers.desk import Desk
from council.papers.paper import Section
from council.sentences.delivery import delivered


def draft(desk: Desk) -> Section:
    """Sentence, reports by sector, silent units, age of the data, files and rows by outcome."""
    files, rows = desk.ask("files_delivered", sectors=None), desk.ask("rows_by_kind", sectors=None)
    silent, heading = desk.ask("silent_units", sectors=None), desk.say("Số liệu đã gửi và đơn vị im lặng")
    if files is None or rows is None:
        return Section(heading, (desk.missing(heading),))

    silent_units = silent.rows.height if silent else 0
    blocks = [desk.finding(delivered(desk.speaker, files.rows, rows.rows, silent_units), files, rows, silent)]
    reports = desk.ask("reports_by_sector", sectors=None)
    if reports is not None:
        blocks.append(
            desk.table(
                reports,
                [
                    "sector",
                    "units",
                    "expected",
                    "received",
                    "late",
                    "silent",
                    "received_after",
                    "not_yet_due",
                    "totals_only_units",
                    "on_time_share",
                ],
                desk.say("Báo cáo theo ngành"),
                is_wide=True,
            )
        )
    if silent is not None and silent.rows.height:
        blocks.append(
            desk.table(
                silent,
                [("unit_name", desk.say("Đơn vị")), "sector", "silent_periods", "periods", "first_due_on"],
                desk.say("Đơn vị chưa gửi đủ báo cáo"),
                remark=desk.say("Im lặng không phải là 0: các đơn vị này không tính vào tỷ lệ nào."),
            )
        )
    ages = desk.ask("data_age_by_sector", sectors=None, on_day=None)
    if ages is not None:
        blocks.append(
            desk.table(
                ages,
                ["sector", "last_contact_on", "last_received_on", "covered_until", "age_days", "units_reporting"],
                desk.say("Số liệu mới đến đâu"),
            )
        )
    reasons = desk.ask("refusals_by_reason", sectors=None)
    if reasons is not None and reasons.rows.height:
        refused = reasons.rows.filter(pl.col("outcome") == "refused")
        if refused.height:
            total = {"reason": desk.say("Tổng cộng"), "sheet_rows": int(refused["sheet_rows"].sum())}
            blocks.append(
                desk.table(
                    reasons,
                    [("reason", desk.say("Lý do")), ("sheet_rows", desk.say("Số dòng")), ("files", desk.say("Số tệp"))],
                    desk.say("Dòng gửi lại cho đơn vị, theo lý do"),
                    total=total,
                    rows=refused.group_by("reason", maintain_order=True).agg(pl.col("sheet_rows", "files").sum()),
                )
            )
    return Section(heading, tuple(blocks))
