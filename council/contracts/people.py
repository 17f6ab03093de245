"""Persons in proceedings, without identities: these tables are published."""

import dataframely as dy
import polars as pl

from council.contracts import vocabulary as v
from council.contracts.columns import choice, count, day, flag, in_order, moment, text, texts


class PersonMatter(dy.Schema):
    """One person in one matter, across all agencies and stages."""

    pm_id = text("Mã người–vụ", "Person-matter", key=True)
    person_key = text("Mã người", "Keyed pseudonym of the person, stable", need=True)
    merged_from = texts("Gộp từ", "Older person-matter ids merged into this one")
    split_from = text("Tách từ", "Person-matter this one was split from")
    age_band = choice("Nhóm tuổi lúc tiếp xúc", "Age band at eligible-since", ("under_16", "16_17", "18_59", "60_up", "unknown"))
    sex = choice("Giới tính", "Sex", ("M", "F"))
    field = choice("Lĩnh vực", "Field of law", v.FIELDS)
    role_first = choice("Tư cách ban đầu", "Role at first contact", v.ROLES)
    place_scheme = text("Hệ mã nơi xảy ra", "Scheme of the stated place")
    place_code = text("Mã xã nơi xảy ra", "Commune of the stated place")
    district_code = text("Huyện cũ", "Former district of the matter; null = unknown")
    court_area_code = text("Khu vực", "Court area, or undetermined_<district>; null = unknown")
    district_is_approximate = flag("Huyện quy đổi gần đúng", "The district comes from a default mapping", need=True)
    court_area_is_approximate = flag("Khu vực quy đổi gần đúng", "The area comes from a default mapping", need=True)
    residence_district_code = text("Huyện cũ cư trú", "Former district of residence; OUT = outside the province")
    is_other_party = flag("Đương sự phía bên kia", "Known only as the other party of a civil row", need=True)
    rows = count("Số dòng", "Rows of all lists about this person-matter", need=True)


class Contact(dy.Schema):
    """One person-matter meeting one agency unit on one day."""

    contact_id = text("Mã lần tiếp xúc", "Contact", key=True)
    pm_id = text("Mã người–vụ", "Person-matter", need=True)
    unit_id = text("Đơn vị", "Agency unit")
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    stage = choice("Giai đoạn", "Stage", v.STAGES)
    role = choice("Tư cách", "Role", v.ROLES)
    contact_on = day("Ngày tiếp xúc", "Day of the contact", need=True)
    contact_at = moment("Giờ tiếp xúc", "Time, if stated")
    in_custody = flag("Đang bị giữ", "Held at this contact", need=True)
    from_register = flag("Có trong sổ", "A register row stands behind it", need=True)
    from_list = flag("Có trong danh sách", "A list row stands behind it", need=True)
    stands_in = flag("Thay thế", "No agency row came: the Centre's first log or case row stands for it", need=True)
    m01_given = flag("Đã phát M01", "Information sheet given")
    is_self_identified = flag("Tự nhận thuộc diện", "Self-identified (register row)", need=True)
    is_explained = flag("Đã giải thích", "Explained")
    explained_on = day("Ngày giải thích", "Day of the explanation")
    m02_present = flag("Có biên bản M02", "Explanation minutes")
    is_requested = flag("Có yêu cầu", "Requested")
    requested_on = day("Ngày yêu cầu", "Day of the request")
    requested_at = moment("Giờ yêu cầu", "Time of the request")
    is_declined = flag("Từ chối", "Declined")
    has_refusal_minute = flag("Có biên bản từ chối", "Refusal minute")
    counsel = choice("Người bào chữa", "Counsel", v.COUNSEL)
    trial_on = day("Ngày xét xử", "Hearing day stated")
    case_no_key = text("Mã vụ án", "Keyed hash of the case number, to count co-defendants")


class EligibilityProof(dy.Schema):
    """One ground at one contact: which group, how sure, by what."""

    pm_id = text("Mã người–vụ", "Person-matter", key=True)
    contact_id = text("Lần tiếp xúc", "Contact", key=True)
    group_code = choice("Diện", "Eligibility group", v.GROUPS, key=True)
    certainty = choice("Mức", "Certain or probable", ("certain", "probable"), need=True)
    basis = choice("Căn cứ", "What proves it",
                   ("age", "list", "file", "ethnicity_residence", "self_declared", "acceptance"), need=True)
    list_name = choice("Danh sách", "Reference list used", v.LISTED)
    regime = text("Chế độ pháp luật", "Legal regime of that date", need=True)
    rule_id = text("Điều luật", "Row of data/law/eligible_groups.csv", need=True)


class PaperSide(dy.Schema):
    """One side of one paper or call: what the agency says it sent, or what the Centre says it received."""

    paper_side_id = text("Mã", "Key", key=True)
    side = choice("Phía", "Side", ("agency_says_sent", "centre_says_received"), need=True)
    pm_id = text("Mã người–vụ", "Person-matter")
    unit_id = text("Đơn vị", "Sending unit")
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    channel = choice("Kênh", "Channel", v.CHANNELS)
    paper_form = choice("Mẫu", "Form", v.PAPER_FORMS, need=True)
    paper_number = text("Số", "Number of the paper")
    paper_on = day("Ngày văn bản", "Date of the paper")
    happened_on = day("Ngày", "Day sent or received")
    happened_at = moment("Giờ", "Time sent or received, if stated")
    requested_on = day("Ngày yêu cầu", "Day of the request behind it")
    requested_at = moment("Giờ yêu cầu", "Time of the request behind it")
    in_custody = flag("Đang bị giữ", "Held", need=True)
    stage = choice("Giai đoạn", "Stage", v.STAGES)
    reply = choice("Trả lời", "The Centre's reply", v.REPLIES)
    replied_on = day("Ngày trả lời", "Day of the reply")
    position = count("Thứ tự", "Position in its file, for papers of one day", need=True)


class Referral(dy.Schema):
    """The first paper or call about a person-matter that reached the Centre."""

    pm_id = text("Mã người–vụ", "Person-matter", key=True)
    paper_side_id = text("Mã văn bản", "First received paper", need=True)
    unit_id = text("Đơn vị", "Referral source")
    sector = choice("Ngành", "Sector", v.SECTORS, need=True)
    channel = choice("Kênh", "Channel", v.CHANNELS, need=True)
    paper_form = choice("Mẫu", "Form", v.PAPER_FORMS, need=True)
    sent_on = day("Ngày gửi", "Day sent by the agency's own register")
    received_on = day("Ngày nhận", "Day received", need=True)
    received_at = moment("Giờ nhận", "Time received, if stated")
    stage = choice("Giai đoạn", "Stage of the paper", v.STAGES)
    reply = choice("Trả lời", "Reply", v.REPLIES)
    replied_on = day("Ngày trả lời", "Day of the reply")


class CasePerson(dy.Schema):
    case_id = text("Mã vụ việc", "Case", key=True)
    pm_id = text("Mã người–vụ", "Person-matter", key=True)


class PersonStatus(dy.Schema):
    """The status of a person-matter on the data day (concept)."""

    pm_id = text("Mã người–vụ", "Person-matter", key=True)
    class_code = choice("Mức thuộc diện", "Certain, probable or unknown", v.CLASSES, need=True)
    is_proved = flag("Chứng minh không cần thụ lý", "Certain without acceptance", need=True)
    is_minor = flag("Dưới 18 tuổi", "Certain through age alone at some contact", need=True)
    birth_undetermined = flag("Ngày sinh chưa xác định", "Sources contradict each other", need=True)
    primary_group = choice("Diện chính", "Primary group", v.GROUPS)
    eligibility_groups = texts("Các diện", "All groups")
    status = choice("Tình trạng", "Status, first that fits", v.STATUSES, need=True)
    declined_unproved = flag("Từ chối không biên bản", "From 2026, declined without minute", need=True)
    first_contact_on = day("Tiếp xúc đầu tiên", "First contact", need=True)
    first_sector = choice("Ngành đầu tiên", "Sector of the first contact", v.SECTORS, need=True)
    first_unit_id = text("Đơn vị đầu tiên", "Unit of the first contact")
    since_on = day("Thuộc diện từ", "Eligible since", need=True)
    since_unit_id = text("Đơn vị của bước", "Unit of eligible-since: owner of B1, B1b, B2")
    since_sector = choice("Ngành của bước", "Sector of eligible-since", v.SECTORS)
    since_stage = choice("Giai đoạn thuộc diện", "Stage of eligible-since", v.STAGES)
    is_missed = flag("Bỏ sót", "Certain and B1, B1b, B2, B3 or B4", need=True)
    is_suspected = flag("Nghi bỏ sót", "Probable and the same", need=True)
    is_stage_missed = flag("Bỏ sót ở giai đoạn trước (B5)", "Served or accepted later than eligible-since's stage", need=True)
    reason = text("Lý do", "Which rule decided (code)", need=True)

    @dy.rule()
    def missed_only_if_certain(cls):
        return ~pl.col("is_missed") | (pl.col("class_code") == "certain")

    @dy.rule()
    def first_before_since(cls):
        return in_order("first_contact_on", "since_on")
