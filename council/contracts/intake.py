"""What intake hands on: typed rows of agency files, still with identities; these tables never enter a snapshot."""

import dataframely as dy

from council.contracts import vocabulary as v
from council.contracts.columns import amount, amounts, choice, count, day, flag, in_order, moment, text, texts


class _FromFile(dy.Schema):
    file = text("Tệp", "File, path inside the batch with /", key=True)
    sheet = text("Trang", "Sheet; empty for text files", key=True)
    row = count("Dòng", "Row as a spreadsheet shows it, from 1", key=True, least=1)
    sub = count("Thứ tự trong dòng", "Person within the row, reading order from 1; 0 = the only one", key=True)


class Entry(_FromFile):
    """One person named in one row of a list, register, log, case register or reference list."""

    entry_id = text("Mã dòng", "Keyed hash of unit, period, form and the row's own cells", need=True)
    kind = choice("Loại dòng", "Kind of row", v.KINDS, need=True)
    format = text("Biểu mẫu", "Format that read the file", need=True)
    unit_id = text("Mã đơn vị", "list, register: the reporting unit; log: the sender; case: the stated source")
    unit_text = text("Đơn vị như đã ghi", "Unit as written")
    sector = choice("Ngành", "Sector of the unit", v.SECTORS)
    unit_commune_code = text("Xã của đơn vị", "Commune code of a commune police post, if its name is unique")
    unit_commune_scheme = text("Hệ mã xã của đơn vị", "Scheme of unit_commune_code")
    period_start = day("Từ ngày", "First day of the period the file states")
    period_end = day("Đến ngày", "Last day of the period the file states")
    # the person
    name = text("Họ tên", "Name as read, spaces tidied")
    name_key = text("Khóa tên", "Name lower case, no accents, single spaces")
    birth_text = text("Ngày sinh như đã ghi", "Birth cell as written")
    birth_from = day("Sinh sớm nhất", "Earliest day the cell allows")
    birth_to = day("Sinh muộn nhất", "Latest day the cell allows")
    birth_precision = choice("Độ chính xác ngày sinh", "Precision of the birth date", v.BIRTH_PRECISIONS)
    sex = choice("Giới tính", "Sex", ("M", "F"))
    id_number = text("Số định danh", "12-digit personal number after restoring a lost zero; null if digits are lost")
    id_flag = choice("Ghi chú số định danh", "What happened to the number", ("ok", "repaired", "lost", "old_9_digits"))
    ethnicity = text("Dân tộc", "Ethnicity as written, tidied")
    is_minority = flag("Dân tộc thiểu số", "Ethnic minority (not Kinh); null if not stated")
    residence_text = text("Nơi cư trú", "Residence as written")
    residence_scheme = text("Hệ mã nơi cư trú", "GSO_PRE2025 or GSO_2025")
    residence_code = text("Mã xã cư trú", "Commune code of the residence")
    residence_district = text("Huyện cũ cư trú", "Former district code of the residence")
    residence_is_outside = flag("Ngoài tỉnh", "Residence outside the province")
    role = choice("Tư cách", "Role in the matter", v.ROLES)
    role_text = text("Tư cách như đã ghi", "Role as written")
    groups = texts("Diện đã ghi", "Eligibility groups the row states (codes)")
    group_text = text("Diện như đã ghi", "Group or circumstance as written")
    has_ground_stated = flag("Có ghi diện hoặc hoàn cảnh", "The row states a group or a circumstance", need=True)
    domestic_violence_said = flag("Ghi bạo lực gia đình", "File or group column says violence in the family", need=True)
    # the matter
    field = choice("Lĩnh vực", "Field of law", v.FIELDS)
    offence_text = text("Tội danh, quan hệ", "Offence or relation in dispute as written (ditto marks resolved)")
    offence_key = text("Khóa tội danh", "Offence lower case, no accents, without article")
    offence_article = count("Điều luật", "Article of the Penal Code, if stated")
    case_no = text("Số vụ án, thụ lý", "Case, decision or docket number, normalised (ditto marks resolved)")
    place_text = text("Nơi xảy ra", "Place of the offence or dispute as written")
    place_scheme = text("Hệ mã nơi xảy ra", "GSO_PRE2025 or GSO_2025")
    place_code = text("Mã xã nơi xảy ra", "Commune code of the place")
    place_district = text("Huyện cũ nơi xảy ra", "Former district code of the place")
    stage = choice("Giai đoạn", "Stage: stated, else implied by the form", v.STAGES)
    stage_text = text("Giai đoạn như đã ghi", "Stage as written")
    custody_said = flag("Đang bị giữ", "Role, stage or measure says tạm giữ, tạm giam or giữ khẩn cấp")
    # contact and the steps
    contact_on = day("Ngày tiếp xúc", "Day of the contact")
    contact_at = moment("Giờ tiếp xúc", "Time of the contact, if stated")
    m01_given = flag("Đã phát M01", "Information sheet given or read")
    explained_on = day("Ngày giải thích", "Day of the explanation")
    is_explained = flag("Đã giải thích", "An explanation is recorded")
    m02_present = flag("Có biên bản M02", "Explanation minutes exist")
    is_requested = flag("Có yêu cầu", "The person asked for aid")
    requested_on = day("Ngày yêu cầu", "Day of the request")
    requested_at = moment("Giờ yêu cầu", "Time of the request, if stated")
    is_declined = flag("Từ chối", "The person declined")
    has_refusal_minute = flag("Có biên bản từ chối", "A refusal minute is stated")
    counsel = choice("Người bào chữa", "Counsel stated", v.COUNSEL)
    counsel_text = text("Người bào chữa như đã ghi", "Counsel or provider as written")
    trial_on = day("Ngày xét xử", "Day of the hearing")
    note_text = text("Ghi chú", "Note as written")
    # papers: what a register says was sent, or what the log says arrived
    paper_form = choice("Mẫu", "Written form", v.PAPER_FORMS)
    paper_number = text("Số văn bản", "Number of the paper: digits without leading zeros")
    paper_number_text = text("Số văn bản như đã ghi", "Number as written")
    paper_on = day("Ngày văn bản", "Date of the paper")
    sent_on = day("Ngày gửi", "Day sent (the paper's date where no other is stated)")
    sent_at = moment("Giờ gửi", "Time sent, if stated (phone calls)")
    channel = choice("Kênh chuyển", "Channel of the paper or call", v.CHANNELS)
    received_on = day("Ngày nhận", "Day received by the Centre")
    received_at = moment("Giờ nhận", "Time received, if stated")
    reply = choice("Trả lời", "The Centre's reply", v.REPLIES)
    replied_on = day("Ngày trả lời", "Day of the reply")
    reply_case_id = text("Vụ việc trong trả lời", "Case code in the reply")
    # the Centre's case
    case_id = text("Mã vụ việc", "Case code of the Centre")
    case_section = choice("Phần của sổ", "Carried over (section A) or new", v.CASE_SECTIONS)
    case_form = choice("Hình thức", "Form of aid", v.CASE_FORMS)
    capacity = choice("Tư cách thực hiện", "Defence or protection", v.CAPACITIES)
    accepted_on = day("Ngày thụ lý", "Day of acceptance")
    accepted_at = moment("Giờ thụ lý", "Time of acceptance, if stated")
    source = text("Nguồn vụ việc", "Stated source: a sector, self_walk_in, commune_M13, officer_personal, other, unknown")
    source_text = text("Nguồn như đã ghi", "Source as written")
    provider_texts = texts("Người thực hiện", "Provider names, titles removed, in order")
    provider_shares = amounts("Tỷ lệ", "Stated share of each provider; null = not stated")
    assigned_on = day("Ngày cử", "Day of the assignment decision")
    assigned_at = moment("Giờ cử", "Time of assignment, if stated")
    registered_on = day("Ngày đăng ký bào chữa", "Day the provider registered")
    closed_on = day("Ngày kết thúc", "Day the case ended")
    close_reason = choice("Lý do kết thúc", "How it ended", v.CLOSE_REASONS)
    is_successful = flag("Thành công", "Marked successful in the register")
    # reference lists
    listed = choice("Danh sách", "Reference list", v.LISTED)
    listed_note = texts("Ghi chú danh sách", "Codes read from the list's note: DISABLED, MARTYR_KIN, ELDERLY, DIOXIN, HIV")

    @dy.rule()
    def birth_in_order(cls):
        return in_order("birth_from", "birth_to")


class SourceFile(dy.Schema):
    """One delivered file."""

    file = text("Tệp", "File, path inside the batch", key=True)
    sha256 = text("SHA-256", "Hash of the bytes", need=True)
    batch = count("Lần nhập", "Number of the import, rising", need=True)
    outcome = choice("Kết quả", "How the file counts",
                     ("current", "copy", "superseded", "held", "unknown", "refused", "no_rows"), need=True)
    replaced_by = text("Được thay bởi", "File that copies or replaces this one")
    format = text("Biểu mẫu", "Formats that read it, joined by +")
    unit_id = text("Đơn vị", "Unit, if the whole file belongs to one")
    period_start = day("Từ ngày", "First day of the stated period")
    period_end = day("Đến ngày", "Last day of the stated period")
    encoding = text("Mã hóa", "Encoding found")
    message = text("Thông báo", "Sentence for the reader where the outcome is not current")


class RowOutcome(_FromFile):
    """What became of every numbered row with a name; carries no identity, so a snapshot may hold it."""

    kind = text("Loại dòng", "list, register, log, case, reference, or the name of a small table", need=True)
    unit_id = text("Đơn vị", "Unit of the row")
    sector = choice("Ngành", "Sector", v.SECTORS)
    outcome = choice("Kết quả", "What became of the row", v.OUTCOMES, need=True)
    reason = text("Lý do", "Refusal or skip reason", labels="problem")
    is_hidden = flag("Dòng ẩn", "The row is hidden in the workbook", need=True)


class Problem(dy.Schema):
    """One cell or row that needs attention, as the steward sees it (raw value: private)."""

    file = text("Tệp", "File", need=True)
    sheet = text("Trang", "Sheet", need=True)
    row = count("Dòng", "Row; null for the whole file or sheet", least=1)
    cell = text("Ô", "Cell address, e.g. F14")
    column = text("Cột", "Column (contract name)")
    code = text("Mã", "What is wrong (code)", need=True)
    severity = choice("Mức", "refused row, cell set to null, or remark", ("refused", "cell", "remark"), need=True)
    raw = text("Giá trị gốc", "Raw value")
    message_vi = text("Thông báo", "What, where, why, what to do (Vietnamese)", need=True)
    message_en = text("Thông báo (Anh)", "The same in English", need=True)


class ProviderRow(_FromFile):
    provider_id = text("Mã người thực hiện", "TGVnn or LSnn by row number of the list", need=True)
    name = text("Họ tên", "Name", need=True)
    name_key = text("Khóa tên", "Name key", need=True)
    provider_kind = choice("Loại", "Kind", ("TGVPL", "lawyer", "consultant", "collaborator"), need=True)
    sex = choice("Giới tính", "Sex", ("M", "F"))
    appointed_on = day("Ngày bổ nhiệm", "Day of appointment or contract")
    grade = text("Hạng", "Grade")
    leader_role = text("Chức vụ lãnh đạo", "Director or deputy; null = none")
    workplace = text("Nơi làm việc", "Workplace")
    active_to = day("Nghỉ từ", "Last day in service, if stated")
    note_text = text("Ghi chú", "Note")


class AvailabilityRow(_FromFile):
    provider_key = text("Khóa tên", "Name key of the officer", need=True)
    start_on = day("Từ ngày", "First day", need=True)
    end_on = day("Đến ngày", "Last day (inclusive)")
    factor = amount("Tỷ lệ làm việc", "Share of working time left", most=1)
    reason = text("Lý do", "Reason as written")


class QuotaRow(_FromFile):
    year = count("Năm", "Year the bands apply to", need=True)
    band = count("Bậc thâm niên", "1 under 3 years, 2 under 5, 3 from 5", need=True, least=1)
    meets_from = count("Đạt từ", "Lowest number for đạt", need=True)
    good_from = count("Khá từ", "Lowest number for khá", need=True)
    excellent_from = count("Tốt từ", "Lowest number for tốt", need=True)
    source_text = text("Nguồn", "Letter cited")


class QuotaAdjustmentRow(_FromFile):
    provider_key = text("Khóa tên", "Name key of the officer", need=True)
    start_on = day("Từ ngày", "First day", need=True)
    end_on = day("Đến ngày", "Last day (inclusive)")
    factor = amount("Hệ số chỉ tiêu", "Share of the quota that remains", need=True)
    reason = text("Lý do", "Reason as written")


class AppraisalRow(_FromFile):
    case_id = text("Mã vụ việc", "Case code", need=True)
    provider_key = text("Khóa tên", "Name key")
    closed_on = day("Ngày kết thúc", "Day the case ended")
    score = amount("Điểm", "Score of 100", most=100)
    grade = text("Xếp loại", "Grade as written")
    is_successful = flag("Thành công", "Marked successful")


class DutyRow(_FromFile):
    duty_on = day("Ngày trực", "Day of duty", need=True)
    unit_id = text("Nơi trực", "Unit of the duty place")
    unit_text = text("Nơi trực như đã ghi", "Place as written")
    mode = choice("Hình thức", "On site or by phone", ("on_site", "phone"))
    provider_key = text("Khóa tên", "Name key of the officer on duty")
    persons = count("Số người", "Persons guided")


class HearingRow(_FromFile):
    case_id = text("Mã vụ việc", "Case code", need=True)
    hearing_on = day("Ngày mở phiên tòa", "Day of the hearing", need=True)
    stage = choice("Cấp xét xử", "Level", v.STAGES)
    provider_key = text("Khóa tên", "Name key of the provider")


class OfficerRuleRow(_FromFile):
    provider_key = text("Khóa tên", "Name key of the officer", need=True)
    rule_kind = choice("Loại", "What is limited", ("conflict", "competence_forbidden", "area",
                                                      "area_forbidden"), need=True)
    value = text("Giá trị", "Case code, field code or area code", need=True)
    start_on = day("Từ ngày", "First day")
    end_on = day("Đến ngày", "Last day")
    reason = text("Lý do", "Reason as written")


class CouncilItemRow(_FromFile):
    item_kind = choice("Loại", "Kind", ("plan", "document", "resolution"), need=True)
    year = count("Năm", "Year")
    owner = text("Cơ quan", "Agency as written")
    text_vi = text("Nội dung", "Text")
    due_on = day("Thời hạn", "Deadline")
    done_on = day("Ngày hoàn thành", "Day issued or done")
    status = text("Tình trạng", "Status as written")


class TotalsRow(_FromFile):
    unit_id = text("Đơn vị", "Unit")
    unit_text = text("Đơn vị như đã ghi", "Unit as written")
    period = text("Kỳ", "Period, e.g. 2024Q1, 2024H1, 2024-03, 2024", need=True)
    contacted = count("Đã tiếp xúc", "Persons contacted")
    told = count("Được phát M01", "Given M01")
    self_identified = count("Tự nhận thuộc diện", "Self-identified")
    explained = count("Được giải thích", "Explained to")
    requested = count("Có yêu cầu", "Requests")
    notified_m03 = count("Thông báo M03", "Notices sent")
    informed_m04 = count("Thông tin M04", "Information slips sent")
    declined = count("Từ chối", "Declined")
    minors = count("Dưới 18 tuổi", "Of whom under 18")


class ReportRow(_FromFile):
    unit_id = text("Đơn vị", "Unit")
    unit_text = text("Đơn vị như đã ghi", "Unit as written")
    sector = choice("Ngành", "Sector", v.SECTORS)
    period = text("Kỳ", "Period, e.g. 2024Q1", need=True)
    due_on = day("Hạn gửi", "Day due", need=True)
    received_on = day("Ngày nhận", "Day received; null = nothing came")
    report_form = choice("Dạng số liệu", "Lists or totals", ("list", "totals"))


class CourtAreaRow(_FromFile):
    court_area = text("Khu vực", "Number of the regional court area, as text", need=True)
    court_text = text("Tòa án", "Court as written")
    commune_code = text("Mã xã mới", "Commune code (2025)")
    commune_text = text("Xã, phường", "Commune as written")


class HardCommuneRow(_FromFile):
    commune_scheme = text("Hệ mã", "GSO_PRE2025 or GSO_2025")
    commune_code = text("Mã xã", "Commune in an especially difficult area")
    commune_text = text("Xã như đã ghi", "Commune as written")
    start_on = day("Từ ngày", "First day")
    end_on = day("Đến ngày", "Last day")
