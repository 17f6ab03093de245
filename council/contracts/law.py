"""Rules of law as dated, cited rows; half-open validity, null end = still in force."""

import dataframely as dy

from council.contracts import vocabulary as v
from council.contracts.columns import amount, choice, count, day, flag, in_order, text

# Figures for which a council may set a target (rows target.<code> of law/parameters.csv) -> unit of its value.
TARGETS = {"missed": "share", "minors": "share", "served": "share", "late_notices": "share", "silent": "units",
           "referred": "persons"}
TARGET = "target."


class LawSource(dy.Schema):
    source_id = text("Mã nguồn", "Key", key=True)
    title_vi = text("Văn bản", "Text, number and date", need=True)
    title_en = text("Văn bản (Anh)", "The same in English", need=True)
    clause = text("Điều khoản", "Article and clause")
    issued_on = day("Ngày ban hành", "Issued")
    in_force_from = day("Hiệu lực từ", "In force from")
    evidence = choice("Mức kiểm chứng", "TXT: read in full; else not checked against the original", v.EVIDENCE, need=True)
    note_vi = text("Ghi chú", "Limits")
    note_en = text("Ghi chú (Anh)", "Limits, English")


class EligibleGroup(dy.Schema):
    """One row of the decision table: a group, in one regime, for one role, with its conditions."""

    rule_id = text("Mã quy tắc", "Key", key=True)
    group_code = choice("Diện", "Group", v.GROUPS, need=True)
    regime = choice("Chế độ", "Legal regime", ("R1", "R2", "R3", "R4"), need=True)
    role = text("Tư cách", "Role the rule applies to; any = all", need=True)
    condition = choice("Điều kiện", "Fact that must hold",
                       ("age", "listed", "listed_note", "file_domestic_violence", "file_trafficking",
                        "minority_in_hard_area", "self_declared"), need=True)
    condition_value = text("Giá trị", "List, note or file fact, e.g. poor")
    age_from = count("Từ đủ tuổi", "Least age in full years")
    age_below = count("Dưới tuổi", "Below this age")
    needs_hardship = flag("Cần khó khăn tài chính", "Needs hardship", need=True)
    priority = count("Thứ tự", "Order when choosing the primary group", need=True)
    valid_from = day("Từ ngày", "First day", need=True)
    valid_to = day("Đến trước ngày", "First day no longer valid")
    source_id = text("Nguồn", "Row of sources.csv", need=True)

    @dy.rule()
    def validity_in_order(cls):
        return in_order("valid_from", "valid_to")


class Deadline(dy.Schema):
    """One clock L1 to L10 (also published as sla_rule)."""

    rule_id = text("Mã quy tắc", "Key", key=True)
    clock = text("Thời hạn", "L1 to L10", need=True)
    name_vi = text("Tên", "What must be done", need=True)
    name_en = text("Tên (Anh)", "What must be done, English", need=True)
    applies_to = text("Áp dụng", "custody, other, criminal, civil, all …", need=True)
    clock_kind = choice("Loại đồng hồ", "How it runs", ("hours", "working_days", "days", "at_once"), need=True)
    limit = amount("Giới hạn", "Limit in the clock's unit; null for at once")
    starts = text("Bắt đầu", "Event that starts it", need=True)
    stops = text("Kết thúc", "Event that stops it", need=True)
    needs_hours = flag("Cần giờ", "Not measurable where a source has only dates and they do not decide", need=True)
    valid_from = day("Từ ngày", "First day", need=True)
    valid_to = day("Đến trước ngày", "First day no longer valid")
    source_id = text("Nguồn", "Row of sources.csv", need=True)


class HardshipProof(dy.Schema):
    """A reference list that proves financial hardship (khó khăn về tài chính)."""

    listed = choice("Danh sách", "Reference list", v.LISTED, key=True)
    valid_from = day("Từ ngày", "First day", key=True)
    valid_to = day("Đến trước ngày", "First day no longer valid")
    source_id = text("Nguồn", "Row of sources.csv", need=True)


class StageOrder(dy.Schema):
    """How late a stage is: a paper of a higher position came from a later stage."""

    stage = choice("Giai đoạn", "Stage", v.STAGES, key=True)
    position = count("Thứ tự", "0 = report of a crime; later stages are higher", need=True)
    source_id = text("Nguồn", "Row of sources.csv", need=True)


class Quota(dy.Schema):
    year = count("Năm", "Year", key=True)
    band = count("Bậc thâm niên", "1 under 3 years, 2 under 5, 3 from 5", key=True, least=1)
    years_from = count("Từ đủ năm", "Least full years since appointment", need=True)
    years_below = count("Dưới năm", "Below")
    meets_from = count("Đạt từ", "Null = not published, never guessed")
    good_from = count("Khá từ", "Null = not published")
    excellent_from = count("Tốt từ", "Null = not published")
    source_id = text("Nguồn", "Row of sources.csv")


class CalendarDay(dy.Schema):
    """A day that differs from the plain week: holiday, or Saturday made a working day."""

    on = day("Ngày", "Day", key=True)
    is_working = flag("Ngày làm việc", "Working day", need=True)
    name_vi = text("Tên", "Why", need=True)
    name_en = text("Tên (Anh)", "Why, English", need=True)
    source_id = text("Nguồn", "Row of sources.csv", need=True)


class Event(dy.Schema):
    """A dated event to draw on every time axis."""

    event_id = text("Mã", "Key", key=True)
    on = day("Ngày", "Day", need=True)
    name_vi = text("Sự kiện", "Three words", need=True)
    name_en = text("Sự kiện (Anh)", "Three words, English", need=True)
    event_kind = choice("Loại", "Kind", ("law", "reorganisation", "council"), need=True)
    breaks_lines = flag("Ngắt đường", "No line is joined across where the set of units differs", need=True)
    source_id = text("Nguồn", "Row of sources.csv", need=True)


class Parameter(dy.Schema):
    """A number of the method (grace, thresholds), dated and cited like law, so that SQL holds none."""

    name = text("Tên", "Key", key=True)
    value = amount("Giá trị", "Value", need=True)
    unit = text("Đơn vị", "working days, hours, persons …", need=True)
    valid_from = day("Từ ngày", "First day", key=True)
    valid_to = day("Đến trước ngày", "First day no longer valid")
    title_vi = text("Ý nghĩa", "Meaning", need=True)
    title_en = text("Ý nghĩa (Anh)", "Meaning, English", need=True)
    source_id = text("Nguồn", "Row of sources.csv", need=True)
