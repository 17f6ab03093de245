"""The Centre's cases, providers and what limits or weighs them; published without names."""

import dataframely as dy
import polars as pl

from council.contracts import vocabulary as v
from council.contracts.columns import amount, choice, count, day, flag, in_order, moment, text


class AidCase(dy.Schema):
    """One case (vụ việc) of the Centre."""

    case_id = text("Mã vụ việc", "Case code", key=True)
    case_form = choice("Hình thức", "Form of aid", v.CASE_FORMS, need=True)
    field = choice("Lĩnh vực", "Field", v.FIELDS)
    capacity = choice("Tư cách", "Defence or protection", v.CAPACITIES)
    source = text("Nguồn", "A sector, self_walk_in, commune_M13, officer_personal, other or unknown", need=True)
    source_unit_id = text("Đơn vị chuyển", "Unit stated as source")
    channel = choice("Kênh", "Channel", v.CHANNELS)
    stage_first = choice("Giai đoạn khi thụ lý", "Stage at acceptance", v.STAGES)
    accepted_on = day("Ngày thụ lý", "Day accepted", need=True)
    accepted_at = moment("Giờ thụ lý", "Time accepted, if stated")
    assigned_on = day("Ngày cử", "First assignment decision")
    assigned_at = moment("Giờ cử", "Time assigned, if stated")
    registered_on = day("Ngày đăng ký", "Provider registered with the agency")
    closed_on = day("Ngày kết thúc", "Day ended")
    close_reason = choice("Lý do kết thúc", "How it ended", v.CLOSE_REASONS)
    is_successful = flag("Thành công", "Marked successful", need=True)
    in_custody = flag("Đang bị giữ", "Held at acceptance", need=True)
    before_window = flag("Thụ lý trước kỳ", "Accepted before the data window", need=True)

    @dy.rule()
    def accepted_before_closed(cls):
        return in_order("accepted_on", "closed_on")


class Assignment(dy.Schema):
    """One provider in one case, with the share of the case that counts for him."""

    case_id = text("Mã vụ việc", "Case", key=True)
    provider_id = text("Người thực hiện", "Provider", key=True, labels="provider")
    position = count("Thứ tự", "Order of naming", need=True, least=1)
    assigned_on = day("Ngày cử", "Assigned")
    ended_on = day("Ngày thôi", "Ended for this provider")
    credit = amount("Tỷ lệ tính vụ việc", "Share; the shares of a case sum to 1", need=True, most=1)
    credit_is_stated = flag("Tỷ lệ có ghi", "The share stands in the register", need=True)
    is_self_sourced = flag("Nguồn của chính người thực hiện", "Case from an officer's own contact", need=True)


class Provider(dy.Schema):
    provider_id = text("Mã người thực hiện", "TGVnn or LSnn", key=True, labels="provider")
    provider_kind = choice("Loại", "Kind", ("TGVPL", "lawyer", "consultant", "collaborator", "unknown"), need=True)
    grade = text("Hạng", "Grade")
    appointed_on = day("Ngày bổ nhiệm", "Appointment or contract")
    leader_role = text("Chức vụ", "Leader role; null = none")
    is_leader = flag("Lãnh đạo", "Director or deputy director", need=True)
    branch_id = text("Chi nhánh", "Branch")
    active_from = day("Từ ngày", "First day in service")
    active_to = day("Đến ngày", "Last day in service; null = still")


class ProviderName(dy.Schema):
    """Names of providers: kept in a file of its own that only leader and steward connections open."""

    provider_id = text("Mã người thực hiện", "Provider", key=True, labels="provider")
    name = text("Họ tên", "Name", need=True)


class Availability(dy.Schema):
    provider_id = text("Người thực hiện", "Provider", key=True, labels="provider")
    start_on = day("Từ ngày", "First day", key=True)
    end_on = day("Đến ngày", "Last day (inclusive); null = open")
    factor = amount("Tỷ lệ làm việc", "Share of working time left", need=True, most=1)
    reason = text("Lý do", "Reason")
    reason_kind = choice("Loại", "Kind", ("leave", "study", "maternity", "leadership", "sick", "other"), need=True)


class QuotaAdjustment(dy.Schema):
    provider_id = text("Người thực hiện", "Provider", key=True, labels="provider")
    start_on = day("Từ ngày", "First day", key=True)
    end_on = day("Đến ngày", "Last day (inclusive)")
    factor = amount("Hệ số chỉ tiêu", "Share of the quota that remains", need=True)
    reason = text("Lý do", "Reason")


class Appraisal(dy.Schema):
    case_id = text("Mã vụ việc", "Case", key=True)
    closed_on = day("Ngày kết thúc", "Day the case ended")
    score = amount("Điểm", "Score of 100", most=100)
    grade = choice("Xếp loại", "Grade", ("excellent", "good", "meets", "below"))
    is_successful = flag("Thành công", "Marked successful in the appraisal")


class Hearing(dy.Schema):
    case_id = text("Mã vụ việc", "Case", key=True)
    hearing_on = day("Ngày phiên tòa", "Day of the hearing", key=True)
    stage = choice("Cấp", "Level", v.STAGES)


class OfficerRule(dy.Schema):
    provider_id = text("Người thực hiện", "Provider", key=True, labels="provider")
    rule_kind = choice("Loại", "What is limited", ("conflict", "competence_forbidden", "area",
                                                      "area_forbidden"), key=True)
    value = text("Giá trị", "Case, field or area code", key=True)
    start_on = day("Từ ngày", "First day")
    end_on = day("Đến ngày", "Last day")
    reason = text("Lý do", "Reason")


class FieldGroup(dy.Schema):
    """Fields of law as official tables group them."""

    field = choice("Lĩnh vực", "Field", v.FIELDS, key=True)
    field_group = choice("Nhóm lĩnh vực", "Group of fields", v.FIELD_GROUPS, need=True)


class CaseWeight(dy.Schema):
    weight_kind = choice("Loại trọng số", "What the weight depends on",
                         ("form", "stage", "persons", "distance", "designated_defence"), key=True)
    value = text("Giá trị", "Code the weight applies to", key=True)
    weight = amount("Trọng số", "Factor, 1 = plain", need=True)
    valid_from = day("Từ ngày", "First day", key=True)
    valid_to = day("Đến trước ngày", "First day no longer valid; null = in force")


class Duty(dy.Schema):
    duty_on = day("Ngày trực", "Day", key=True)
    unit_id = text("Nơi trực", "Unit", key=True)
    provider_id = text("Người trực", "Provider", key=True, labels="provider")
    mode = choice("Hình thức", "On site or by phone", ("on_site", "phone"))
    persons = count("Số người", "Persons guided")


class CouncilItem(dy.Schema):
    item_id = text("Mã", "Key", key=True)
    item_kind = choice("Loại", "Kind", ("plan", "document", "resolution"), need=True)
    year = count("Năm", "Year")
    owner = text("Cơ quan", "Agency")
    text_vi = text("Nội dung", "Text (Vietnamese)")
    due_on = day("Thời hạn", "Deadline")
    done_on = day("Ngày hoàn thành", "Done")
    status = choice("Tình trạng", "Status on the data day", ("done", "done_late", "overdue", "open", "not_issued"), need=True)


def credits_sum_to_one(assignments: pl.DataFrame) -> pl.DataFrame:
    """Cases whose shares do not sum to 1 (tolerance 1e-6); empty when all is well."""
    return assignments.group_by("case_id").agg(pl.col("credit").sum()).filter((pl.col("credit") - 1).abs() > 1e-6)
