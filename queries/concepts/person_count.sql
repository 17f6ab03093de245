/*+++
title = "Số người–vụ theo khoảng ngày"
title_en = "Numbers of person-matters by span of days"
definition = "Số người–vụ theo khoảng ngày của lần tiếp xúc đầu tiên, địa bàn (theo từng cách chia), ngành đầu tiên, lĩnh vực, giai đoạn, giam giữ, mức gấp, diện chính, đơn vị, mức thuộc diện và tình trạng: bảng mà các trang đọc. Các mức đếm từ ít đến nhiều chiều, để mỗi câu hỏi chỉ đọc số dòng nó cần; và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Numbers of person-matters by span of days of first contact, area (in each scheme), first sector, field, stage, custody, urgency, primary group, unit, class and status: the table that pages read. Levels of counting from few to many dimensions, so that each question reads only the rows it needs; and single days for a period that cuts a span."
caution = "Mỗi người–vụ có mặt ở mọi mức đếm và mọi cách chia địa bàn: luôn lọc theo mức đếm, cách chia địa bàn và kỳ."
caution_en = "Every person-matter stands in every level of counting and every area scheme: always filter by level, area scheme and period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["detail", "day_month", "area_scheme", "start_on", "end_on", "area_code", "first_sector", "field", "since_stage", "primary_group", "class_code", "status", "is_proved", "is_minor", "owner_code", "is_mature", "source_code", "since_sector", "custody_form", "urgency", "since_unit_id"]
sort = ["detail", "day_month", "area_scheme", "start_on"]
[columns]
detail = {vi = "Mức đếm: whole, stage (thêm lĩnh vực, giai đoạn), group (thêm diện), unit (thêm đơn vị), day (từng ngày, đủ mọi chiều)", en = "Level of counting: whole, stage (adds field and stage), group (adds group), unit (adds unit), day (single days with everything)"}
area_scheme = {vi = "Cách chia địa bàn", en = "Area scheme"}
area_code = {vi = "Mã địa bàn theo cách chia đó", en = "Area in that scheme"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với khoảng đếm sẵn", en = "Month of a row of one day; 1 January 0001 for a span counted in advance"}
span_start = {vi = "Dòng một ngày nằm trong khoảng từ ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span from; 1 January 0001 for a span itself"}
span_end = {vi = "Dòng một ngày nằm trong khoảng đến trước ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span before; 1 January 0001 for a span itself"}
source_code = {vi = "Nguồn: ngành giới thiệu; no_referral có vụ việc mà không qua giới thiệu; none không ai giới thiệu", en = "Source: referring sector; no_referral = a case without a referral; none = nobody referred"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
referred = {vi = "Đã được giới thiệu", en = "Referred"}
with_case = {vi = "Có vụ việc", en = "With a case"}
assigned = {vi = "Đã cử người thực hiện", en = "A provider assigned"}
explained = {vi = "Được giải thích", en = "Explained to"}
self_identified = {vi = "Tự nhận thuộc diện (có dòng sổ)", en = "Self-identified (register row)"}
requested = {vi = "Có yêu cầu", en = "Asked for aid"}
told = {vi = "Được phát Mẫu 01", en = "Given Form 01"}
sent = {vi = "Cơ quan ghi đã gửi", en = "Sending stated by the agency"}
stage_missed = {vi = "Sót ở giai đoạn trước (B5)", en = "Missed at an earlier stage (B5)"}
declined_unproved = {vi = "Từ chối không biên bản", en = "Declined without minute"}
undetermined = {vi = "Ngày sinh chưa xác định", en = "Birth date undetermined"}
explained_registered = {vi = "Có dòng sổ và được giải thích", en = "Register row and explained to"}
found_afterwards = {vi = "Phát hiện sau xét xử (B7)", en = "Found afterwards (B7)"}
approximate = {vi = "Địa bàn quy đổi gần đúng", en = "Area by approximate conversion"}
first_on = {vi = "Ngày tiếp xúc sớm nhất của dòng", en = "Earliest contact of the row"}

[[examples]]
because = "Hai người cùng khoảng, cùng mọi chiều: một dòng khoảng, hai dòng ngày; ở ba cách chia địa bàn. Người không có ngày tiếp xúc không vào đây."
because_en = "Two persons alike in span and every dimension: one row of the span, two of days; in each of three area schemes. A person without a day of contact is not counted here."
given.counting_span = """
on_day     | month_on   | year_no | day_month  | start_on   | end_on     | span_start | span_end
2024-05-02 | 2024-05-01 | 2024    | 0001-01-01 | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01
2024-05-02 | 2024-05-01 | 2024    | 2024-05-01 | 2024-05-02 | 2024-05-03 | 2024-05-01 | 2024-05-18
2024-05-17 | 2024-05-01 | 2024    | 0001-01-01 | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01
2024-05-17 | 2024-05-01 | 2024    | 2024-05-01 | 2024-05-17 | 2024-05-18 | 2024-05-01 | 2024-05-18
"""
given.person = """
pm_id | first_contact_on | district_code | province_code | first_sector | status | is_referred | referral_sector | has_case | has_register_row
A     | 2024-05-02       | 303           | 31            | police       | served | true        | court           | true     | true
B     | 2024-05-17       | 303           | 31            | police       | served | true        | court           | true     | false
C     |                  | 303           | 31            | police       | served | true        | court           | true     | false
"""
expect = """
detail | day_month  | area_scheme | start_on   | end_on     | span_start | span_end   | area_code | status | source_code | persons | referred | with_case | self_identified
whole  | 0001-01-01 | district    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 303       | served | court       | 2       | 2        | 2         | 1
whole  | 0001-01-01 | court_area  | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | unknown   | served | court       | 2       | 2        | 2         | 1
whole  | 0001-01-01 | province    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 31        | served | court       | 2       | 2        | 2         | 1
stage  | 0001-01-01 | district    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 303       | served | court       | 2       | 2        | 2         | 1
stage  | 0001-01-01 | court_area  | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | unknown   | served | court       | 2       | 2        | 2         | 1
stage  | 0001-01-01 | province    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 31        | served | court       | 2       | 2        | 2         | 1
group  | 0001-01-01 | district    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 303       | served | court       | 2       | 2        | 2         | 1
group  | 0001-01-01 | court_area  | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | unknown   | served | court       | 2       | 2        | 2         | 1
group  | 0001-01-01 | province    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 31        | served | court       | 2       | 2        | 2         | 1
unit   | 0001-01-01 | district    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 303       | served | court       | 2       | 2        | 2         | 1
unit   | 0001-01-01 | court_area  | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | unknown   | served | court       | 2       | 2        | 2         | 1
unit   | 0001-01-01 | province    | 2024-05-01 | 2024-05-18 | 0001-01-01 | 0001-01-01 | 31        | served | court       | 2       | 2        | 2         | 1
day    | 2024-05-01 | district    | 2024-05-02 | 2024-05-03 | 2024-05-01 | 2024-05-18 | 303       | served | court       | 1       | 1        | 1         | 1
day    | 2024-05-01 | district    | 2024-05-17 | 2024-05-18 | 2024-05-01 | 2024-05-18 | 303       | served | court       | 1       | 1        | 1         | 0
day    | 2024-05-01 | court_area  | 2024-05-02 | 2024-05-03 | 2024-05-01 | 2024-05-18 | unknown   | served | court       | 1       | 1        | 1         | 1
day    | 2024-05-01 | court_area  | 2024-05-17 | 2024-05-18 | 2024-05-01 | 2024-05-18 | unknown   | served | court       | 1       | 1        | 1         | 0
day    | 2024-05-01 | province    | 2024-05-02 | 2024-05-03 | 2024-05-01 | 2024-05-18 | 31        | served | court       | 1       | 1        | 1         | 1
day    | 2024-05-01 | province    | 2024-05-17 | 2024-05-18 | 2024-05-01 | 2024-05-18 | 31        | served | court       | 1       | 1        | 1         | 0
"""

[[examples]]
because = "Nguồn: không giới thiệu mà có vụ việc, và không ai giới thiệu."
because_en = "Source: a case without a referral, and nobody referred."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-05-02 | 2024-05-01 | 0001-01-01 | 2024-05-02 | 2024-05-03 | 0001-01-01 | 0001-01-01
2024-05-02 | 2024-05-01 | 2024-05-01 | 2024-05-02 | 2024-05-03 | 2024-05-02 | 2024-05-03
"""
given.person = """
pm_id | first_contact_on | has_case | is_assigned | is_told | is_explained | is_requested | is_sent | is_stage_missed | declined_unproved | birth_undetermined
A     | 2024-05-02       | true     | true        | true    | false        | true         | false   | true            | false             | true
B     | 2024-05-02       | false    | false       | false   | true         | false        | true    | false           | true              | false
"""
expect = """
detail | day_month  | area_scheme | source_code | persons | assigned | told | explained | requested | sent | stage_missed | declined_unproved | undetermined
whole  | 0001-01-01 | district    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
whole  | 0001-01-01 | district    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
whole  | 0001-01-01 | court_area  | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
whole  | 0001-01-01 | court_area  | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
whole  | 0001-01-01 | province    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
whole  | 0001-01-01 | province    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
stage  | 0001-01-01 | district    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
stage  | 0001-01-01 | district    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
stage  | 0001-01-01 | court_area  | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
stage  | 0001-01-01 | court_area  | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
stage  | 0001-01-01 | province    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
stage  | 0001-01-01 | province    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
group  | 0001-01-01 | district    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
group  | 0001-01-01 | district    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
group  | 0001-01-01 | court_area  | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
group  | 0001-01-01 | court_area  | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
group  | 0001-01-01 | province    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
group  | 0001-01-01 | province    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
unit   | 0001-01-01 | district    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
unit   | 0001-01-01 | district    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
unit   | 0001-01-01 | court_area  | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
unit   | 0001-01-01 | court_area  | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
unit   | 0001-01-01 | province    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
unit   | 0001-01-01 | province    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
day    | 2024-05-01 | district    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
day    | 2024-05-01 | district    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
day    | 2024-05-01 | court_area  | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
day    | 2024-05-01 | court_area  | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
day    | 2024-05-01 | province    | no_referral | 1       | 1        | 1    | 0         | 1         | 0    | 1            | 0                 | 1
day    | 2024-05-01 | province    | none        | 1       | 0        | 0    | 1         | 0         | 1    | 0            | 1                 | 0
"""
+++*/
with tallied as (
    select
        p.first_contact_on as on_day, p.province_code, p.district_code, p.court_area_code,
        p.first_month, p.first_year, p.first_sector, p.since_sector, p.class_code,
        p.status, p.is_missed, p.is_suspected, p.is_proved, p.is_minor, p.owner_code, p.is_mature,
        coalesce(p.referral_sector, case when p.has_case then 'no_referral' else 'none' end) as source_code,
        p.field, p.is_civil, p.since_stage, n.custody_form, case when p.is_missed then n.urgency end as urgency,
        p.primary_group, p.since_unit_id,
        count(*) as persons,
        sum(case when p.is_referred then 1 else 0 end) as referred,
        sum(case when p.has_case then 1 else 0 end) as with_case,
        sum(case when p.is_assigned then 1 else 0 end) as assigned,
        sum(case when p.is_told then 1 else 0 end) as told,
        sum(case when p.has_register_row then 1 else 0 end) as self_identified,
        sum(case when p.is_explained then 1 else 0 end) as explained,
        sum(case when p.has_register_row and p.is_explained then 1 else 0 end) as explained_registered,
        sum(case when p.is_requested then 1 else 0 end) as requested,
        sum(case when p.is_sent then 1 else 0 end) as sent,
        sum(case when p.is_stage_missed then 1 else 0 end) as stage_missed,
        sum(case when p.declined_unproved then 1 else 0 end) as declined_unproved,
        sum(case when p.birth_undetermined then 1 else 0 end) as undetermined,
        sum(case when n.is_found_afterwards then 1 else 0 end) as found_afterwards,
        sum(case when p.district_is_approximate then 1 else 0 end) as district_approximate,
        sum(case when p.court_area_is_approximate then 1 else 0 end) as court_area_approximate,
        p.first_contact_on as first_on
    from person as p
    left join person_now as n on n.pm_id = p.pm_id
    where p.first_contact_on is not null
    group by
        p.first_contact_on, p.province_code, p.district_code, p.court_area_code,
        p.first_month, p.first_year, p.first_sector, p.since_sector, p.class_code,
        p.status, p.is_missed, p.is_suspected, p.is_proved, p.is_minor, p.owner_code, p.is_mature,
        coalesce(p.referral_sector, case when p.has_case then 'no_referral' else 'none' end),
        p.field, p.is_civil, p.since_stage, n.custody_form, case when p.is_missed then n.urgency end,
        p.primary_group, p.since_unit_id
),
placed as (
    select 'district' as area_scheme, coalesce(district_code, 'unknown') as area_code, district_approximate as approximate, * from tallied
    union all
    select 'court_area' as area_scheme, coalesce(court_area_code, 'unknown') as area_code, court_area_approximate as approximate, * from tallied
    union all
    select 'province' as area_scheme, coalesce(province_code, 'unknown') as area_code, 0 as approximate, * from tallied
),
detailed as (
    -- each level counts with more dimensions; a question reads the least that its filters and its answer need
    select 'whole' as detail, area_scheme, area_code, on_day,
        first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code,
        null as field, null as is_civil, null as since_stage, null as custody_form, null as urgency, null as primary_group, null as since_unit_id,
        persons, referred, with_case, assigned, told, self_identified, explained, explained_registered, requested, sent, stage_missed, declined_unproved, undetermined, found_afterwards, approximate, first_on
    from placed
    union all
    select 'stage' as detail, area_scheme, area_code, on_day,
        first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code,
        field, is_civil, since_stage, custody_form, urgency, null as primary_group, null as since_unit_id,
        persons, referred, with_case, assigned, told, self_identified, explained, explained_registered, requested, sent, stage_missed, declined_unproved, undetermined, found_afterwards, approximate, first_on
    from placed
    union all
    select 'group' as detail, area_scheme, area_code, on_day,
        first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code,
        field, is_civil, since_stage, custody_form, urgency, primary_group, null as since_unit_id,
        persons, referred, with_case, assigned, told, self_identified, explained, explained_registered, requested, sent, stage_missed, declined_unproved, undetermined, found_afterwards, approximate, first_on
    from placed
    union all
    select 'unit' as detail, area_scheme, area_code, on_day,
        first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code,
        field, is_civil, since_stage, custody_form, urgency, primary_group, since_unit_id,
        persons, referred, with_case, assigned, told, self_identified, explained, explained_registered, requested, sent, stage_missed, declined_unproved, undetermined, found_afterwards, approximate, first_on
    from placed
    union all
    select 'day' as detail, area_scheme, area_code, on_day,
        first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code,
        field, is_civil, since_stage, custody_form, urgency, primary_group, since_unit_id,
        persons, referred, with_case, assigned, told, self_identified, explained, explained_registered, requested, sent, stage_missed, declined_unproved, undetermined, found_afterwards, approximate, first_on
    from placed
),
grained as (
    select d.*, s.start_on, s.end_on, s.day_month, s.span_start, s.span_end
    from detailed as d
    inner join counting_span as s on s.on_day = d.on_day and (s.day_month > date '0001-01-01') = (d.detail = 'day')
)
select
    detail,
    day_month,
    area_scheme,
    start_on,
    end_on,
    span_start,
    span_end,
    area_code,
    first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code, field, is_civil, since_stage, custody_form, urgency, primary_group, since_unit_id,
    sum(persons) as persons,
    sum(referred) as referred,
    sum(with_case) as with_case,
    sum(assigned) as assigned,
    sum(told) as told,
    sum(self_identified) as self_identified,
    sum(explained) as explained,
    sum(explained_registered) as explained_registered,
    sum(requested) as requested,
    sum(sent) as sent,
    sum(stage_missed) as stage_missed,
    sum(declined_unproved) as declined_unproved,
    sum(undetermined) as undetermined,
    sum(found_afterwards) as found_afterwards,
    sum(approximate) as approximate,
    min(first_on) as first_on
from grained
group by
    detail, day_month, area_scheme, start_on, end_on, span_start, span_end, area_code,
    first_month, first_year, first_sector, since_sector, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature, source_code, field, is_civil, since_stage, custody_form, urgency, primary_group, since_unit_id
