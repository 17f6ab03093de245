/*+++
title = "Người–vụ với tình trạng"
title_en = "Person-matters with their status"
definition = "Mỗi người–vụ trên một dòng: nơi của vụ, lần tiếp xúc đầu, thuộc diện từ khi nào, các bước, giới thiệu, vụ việc, tình trạng và chủ thể của bước bị sót. Không có tên, số định danh, ngày sinh hay địa chỉ."
definition_en = "Each person-matter on one row: place of the matter, first contact, eligible-since, steps, referral, case, status and who owns the missed step. No name, personal number, birth date or address."
caution = "Dữ liệu mã hóa vẫn là dữ liệu cá nhân: từng dòng chỉ dành cho người phân tích và người quản trị dữ liệu."
caution_en = "Pseudonymised data stay personal data: single rows are for analyst and steward only."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
sort = ["first_contact_on"]
[columns]
province_code = {vi = "Tỉnh (mã cũ)", en = "Province (former code)"}
first_month = {vi = "Tháng tiếp xúc đầu tiên", en = "Month of first contact"}
first_year = {vi = "Năm tiếp xúc đầu tiên", en = "Year of first contact"}
is_civil = {vi = "Không phải vụ án hình sự", en = "Not a criminal matter"}
is_told = {vi = "Đã phát Mẫu 01", en = "Form 01 handed over"}
has_register_row = {vi = "Có dòng sổ", en = "Has a register row"}
is_explained = {vi = "Đã giải thích", en = "Explained to"}
is_requested = {vi = "Có yêu cầu", en = "Asked for aid"}
is_sent = {vi = "Sổ của cơ quan ghi đã gửi", en = "The agency states a sending"}
is_referred = {vi = "Trung tâm đã nhận giới thiệu", en = "Referral received by the Centre"}
referral_unit_id = {vi = "Đơn vị giới thiệu", en = "Referral source"}
referral_sector = {vi = "Ngành giới thiệu", en = "Sector of the referral"}
has_case = {vi = "Có vụ việc tham gia tố tụng", en = "Has a proceedings case"}
is_assigned = {vi = "Đã cử người thực hiện", en = "A provider assigned"}
accepted_on = {vi = "Ngày thụ lý đầu tiên", en = "First day of acceptance"}
is_served = {vi = "Đã được trợ giúp", en = "Served"}
owner_code = {vi = "Chủ thể của bước bị sót: ngành (B1, B1b, B2), both hai phía (B3), centre Trung tâm (B4)", en = "Who owns the missed step: a sector (B1, B1b, B2), both sides (B3), the Centre (B4)"}
is_mature = {vi = "Nhóm tiếp xúc đã đủ chín", en = "The cohort is mature"}

[[examples]]
because = "Chủ thể: B2 là ngành của bước, B3 là hai phía, B4 là Trung tâm; đã được trợ giúp thì không có. Đủ chín khi lần tiếp xúc đầu cách ngày dữ liệu hơn 30 ngày cộng 3 ngày làm việc: hơn, đúng và dưới."
because_en = "Owner: B2 the sector of the step, B3 both sides, B4 the Centre; none where served. Mature when the first contact lies more than 30 days plus 3 working days before the data day: over, exactly, under."
given.snapshot_day = """
data_day   | window_start | province_code
2026-10-31 | 2024-01-01   | 99
"""
given.parameter_now = """
name          | value
immature_days | 30
grace_days    | 3
"""
given.working_day = """
on         | is_working | number
2026-09-25 | true       | 97
2026-09-28 | true       | 98
2026-09-29 | true       | 99
2026-10-01 | true       | 101
"""
given.person_matter = """
pm_id | field
A     | CRIM
B     | FAM
C     | CRIM
D     |
"""
given.person_step = """
pm_id | is_told
A     | true
B     | true
C     | true
D     | true
"""
given.person_status = """
pm_id | status | class_code | since_sector | first_contact_on | is_missed
A     | B2     | certain    | court        | 2026-09-25       | true
B     | B3     | certain    | court        | 2026-09-28       | true
C     | B4     | certain    | court        | 2026-09-29       | true
D     | served | certain    | court        | 2026-09-25       | false
"""
expect = """
pm_id | owner_code | is_civil | is_mature | first_month | first_year
A     | court      | false    | true      | 2026-09-01  | 2026
B     | both       | true     | true      | 2026-09-01  | 2026
C     | centre     | false    | false     | 2026-09-01  | 2026
D     |            | true     | true      | 2026-09-01  | 2026
"""
+++*/
with immature as (
    select s.data_day, s.province_code, cutoff.number as last_number
    from snapshot_day as s
    left join parameter_now as d on d.name = 'immature_days'
    left join working_day as cutoff on cutoff."on" = s.data_day - cast(d.value as integer)
)
select
    m.pm_id,
    m.person_key,
    s.class_code,
    s.status,
    s.reason,
    s.is_missed,
    s.is_suspected,
    s.is_proved,
    s.is_minor,
    s.birth_undetermined,
    s.declined_unproved,
    s.is_stage_missed,
    s.primary_group,
    s.eligibility_groups,
    m.age_band,
    m.sex,
    m.field,
    coalesce(m.field, '') <> 'CRIM' as is_civil,
    m.role_first,
    i.province_code,
    m.district_code,
    m.court_area_code,
    m.district_is_approximate,
    m.court_area_is_approximate,
    m.residence_district_code,
    m.is_other_party,
    s.first_contact_on,
    cast(date_trunc('month', s.first_contact_on) as date) as first_month,
    cast(extract(year from s.first_contact_on) as bigint) as first_year,
    s.first_sector,
    s.first_unit_id,
    s.since_on,
    s.since_unit_id,
    s.since_sector,
    s.since_stage,
    t.is_told,
    t.has_register_row,
    t.is_explained,
    t.is_requested,
    t.is_sent,
    r.pm_id is not null as is_referred,
    r.unit_id as referral_unit_id,
    r.sector as referral_sector,
    r.channel,
    r.paper_form,
    r.received_on,
    coalesce(l.is_late_stage, false) as is_late_stage,
    coalesce(l.is_hearing_known, false) as is_hearing_known,
    coalesce(l.is_too_late, false) as is_too_late,
    c.pm_id is not null as has_case,
    coalesce(c.is_assigned, false) as is_assigned,
    c.accepted_on,
    s.status = 'served' as is_served,
    case
        when s.status in ('B1', 'B1b', 'B2') then coalesce(s.since_sector, 'unknown')
        when s.status = 'B3' then 'both'
        when s.status = 'B4' then 'centre'
    end as owner_code,
    coalesce(i.last_number - contacted.number >= g.value, false) as is_mature
from person_matter as m
inner join person_status as s on s.pm_id = m.pm_id
inner join person_step as t on t.pm_id = m.pm_id
cross join immature as i
left join parameter_now as g on g.name = 'grace_days'
left join working_day as contacted on contacted."on" = s.first_contact_on
left join referral as r on r.pm_id = m.pm_id
left join referral_timing as l on l.pm_id = m.pm_id
left join person_case as c on c.pm_id = m.pm_id
