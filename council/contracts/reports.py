"""What agencies report: totals, the calendar of reports, and how files and rows counted."""

import dataframely as dy

from council.contracts import vocabulary as v
from council.contracts.columns import choice, count, day, flag, text
from council.contracts.intake import RowOutcome


class AgencyTotal(dy.Schema):
    """One unit, one period, totals only."""

    unit_id = text("Đơn vị", "Unit", key=True)
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    period = text("Kỳ", "Period, e.g. 2024Q1", key=True)
    period_start = day("Từ ngày", "First day", need=True)
    period_end = day("Đến ngày", "Last day", need=True)
    contacted = count("Đã tiếp xúc", "Contacted")
    told = count("Được phát M01", "Given M01")
    self_identified = count("Tự nhận thuộc diện", "Self-identified")
    explained = count("Được giải thích", "Explained to")
    requested = count("Có yêu cầu", "Requests")
    notified_m03 = count("Thông báo M03", "Notices")
    informed_m04 = count("Thông tin M04", "Information slips")
    declined = count("Từ chối", "Declined")
    minors = count("Dưới 18 tuổi", "Of whom under 18")
    counts = flag("Được tính", "No person list came for this unit and period: the totals count", need=True)


class ExpectedReport(dy.Schema):
    """One report a unit owes for a period."""

    unit_id = text("Đơn vị", "Unit", key=True)
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    period = text("Kỳ", "Period", key=True)
    period_start = day("Từ ngày", "First day", need=True)
    period_end = day("Đến ngày", "Last day", need=True)
    due_on = day("Hạn gửi", "Due", need=True)
    received_on = day("Ngày nhận", "Received; null = nothing came")
    report_form = choice("Dạng", "Lists or totals", ("list", "totals"))
    state = choice("Tình trạng", "State on the data day",
                   ("received", "silent", "received_after_data_day", "not_yet_due"), need=True)
    is_late = flag("Nhận sau hạn", "Received after the due day", need=True)
    from_calendar = flag("Có trong lịch", "The calendar names it (else inferred from what others cover)", need=True)


class SnapshotFile(dy.Schema):
    """One delivered file as the snapshot knows it."""

    file = text("Tệp", "File", key=True)
    outcome = choice("Kết quả", "How the file counts",
                     ("current", "copy", "superseded", "held", "unknown", "refused", "no_rows"), need=True)
    replaced_by = text("Được thay bởi", "File that copies or replaces this one")
    format = text("Biểu mẫu", "Formats")
    unit_id = text("Đơn vị", "Unit")
    period_start = day("Từ ngày", "First day")
    period_end = day("Đến ngày", "Last day")
    encoding = text("Mã hóa", "Encoding")


class ProblemSummary(dy.Schema):
    """Problems counted by file, column and reason; no raw value."""

    file = text("Tệp", "File", key=True)
    sheet = text("Trang", "Sheet", key=True)
    column = text("Cột", "Column", key=True, labels="entry_column")
    code = text("Lý do", "Reason", key=True, labels="problem")
    severity = choice("Mức", "Severity", ("refused", "cell", "remark"), key=True)
    problems = count("Số lượng", "How many", need=True)


__all__ = ["AgencyTotal", "ExpectedReport", "ProblemSummary", "RowOutcome", "SnapshotFile"]
