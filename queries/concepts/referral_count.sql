/*+++
title = "Số giới thiệu theo khoảng ngày"
title_en = "Numbers of referrals by span of days"
definition = "Số người–vụ được giới thiệu lần đầu theo khoảng ngày Trung tâm nhận, đơn vị, ngành, kênh, mẫu, giai đoạn của văn bản, lĩnh vực, diện và địa bàn của vụ (theo từng cách chia). Các mức đếm từ ít đến nhiều chiều, để mỗi câu hỏi chỉ đọc số dòng nó cần; và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Person-matters first referred, by span of days of receipt, unit, sector, channel, form, stage of the paper, field, group and area of the matter (in each scheme). Levels of counting from few to many dimensions, so that each question reads only the rows it needs; and single days for a period that cuts a span."
caution = "Mỗi giới thiệu có mặt ở mọi mức đếm và mọi cách chia địa bàn: luôn lọc theo mức đếm, cách chia địa bàn và kỳ."
caution_en = "Every referral stands in every level of counting and every area scheme: always filter by level, area scheme and period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["detail", "day_month", "area_scheme", "start_on", "end_on", "area_code", "unit_id", "sector", "channel", "paper_form", "stage", "field", "primary_group"]
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
persons = {vi = "Số người–vụ được giới thiệu", en = "Person-matters referred"}
accepted = {vi = "Trong đó có vụ việc", en = "Of whom with a case"}
late_stage = {vi = "Trong đó muộn giai đoạn", en = "Of whom at a late stage"}
hearing_known = {vi = "Trong đó biết ngày xét xử sơ thẩm", en = "Of whom with a known first-instance hearing"}
too_late = {vi = "Trong đó quá muộn", en = "Of whom too late"}

[[examples]]
because = "Ngày là ngày Trung tâm nhận, không phải ngày tiếp xúc: hai giới thiệu cùng khoảng vào một dòng khoảng và hai dòng ngày, ở ba cách chia địa bàn."
because_en = "The day is that of receipt, not of contact: two referrals in one span share a row of the span and have two of days, in each of three area schemes."
given.counting_span = """
on_day     | month_on   | year_no | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 2024    | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024    | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 2024    | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024    | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.referral = """
pm_id | paper_side_id | sector | channel    | paper_form | received_on
A     | a             | police | notice_M03 | M03        | 2024-06-01
B     | b             | police | notice_M03 | M03        | 2024-06-02
"""
given.person = """
pm_id | first_contact_on | district_code | province_code | has_case | is_late_stage | is_hearing_known | is_too_late
A     | 2024-04-01       | 303           | 31            | true     | true          | true             | false
B     | 2024-04-01       | 303           | 31            | false    | false         | true             | true
"""
expect = """
detail | day_month  | area_scheme | start_on   | end_on     | span_start | span_end   | area_code | month_on   | year_no | persons | accepted | late_stage | hearing_known | too_late
whole  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 303       | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
whole  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
whole  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 31        | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
stage  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 303       | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
stage  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
stage  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 31        | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
group  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 303       | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
group  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
group  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 31        | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
unit   | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 303       | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
unit   | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
unit   | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 31        | 2024-06-01 | 2024    | 2       | 1        | 1          | 2             | 1
day    | 2024-06-01 | district    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 303       | 2024-06-01 | 2024    | 1       | 1        | 1          | 1             | 0
day    | 2024-06-01 | district    | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 303       | 2024-06-01 | 2024    | 1       | 0        | 0          | 1             | 1
day    | 2024-06-01 | court_area  | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | unknown   | 2024-06-01 | 2024    | 1       | 1        | 1          | 1             | 0
day    | 2024-06-01 | court_area  | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | unknown   | 2024-06-01 | 2024    | 1       | 0        | 0          | 1             | 1
day    | 2024-06-01 | province    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 31        | 2024-06-01 | 2024    | 1       | 1        | 1          | 1             | 0
day    | 2024-06-01 | province    | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 31        | 2024-06-01 | 2024    | 1       | 0        | 0          | 1             | 1
"""
+++*/
with tallied as (
    select
        r.received_on as on_day, p.province_code, p.district_code, p.court_area_code,
        r.unit_id, r.sector, r.channel, r.paper_form, r.stage, p.field, p.primary_group,
        count(*) as persons,
        sum(case when p.has_case then 1 else 0 end) as accepted,
        sum(case when p.is_late_stage then 1 else 0 end) as late_stage,
        sum(case when p.is_hearing_known then 1 else 0 end) as hearing_known,
        sum(case when p.is_too_late then 1 else 0 end) as too_late
    from referral as r
    inner join person as p on p.pm_id = r.pm_id
    group by
        r.received_on, p.province_code, p.district_code, p.court_area_code,
        r.unit_id, r.sector, r.channel, r.paper_form, r.stage, p.field, p.primary_group
),
placed as (
    select 'district' as area_scheme, coalesce(district_code, 'unknown') as area_code, * from tallied
    union all
    select 'court_area' as area_scheme, coalesce(court_area_code, 'unknown') as area_code, * from tallied
    union all
    select 'province' as area_scheme, coalesce(province_code, 'unknown') as area_code, * from tallied
),
detailed as (
    -- each level counts with more dimensions; a question reads the least that its filters and its answer need
    select 'whole' as detail, area_scheme, area_code, on_day,
        sector, channel, paper_form,
        null as stage, null as field, null as primary_group, null as unit_id,
        persons, accepted, late_stage, hearing_known, too_late
    from placed
    union all
    select 'stage' as detail, area_scheme, area_code, on_day,
        sector, channel, paper_form,
        stage, field, null as primary_group, null as unit_id,
        persons, accepted, late_stage, hearing_known, too_late
    from placed
    union all
    select 'group' as detail, area_scheme, area_code, on_day,
        sector, channel, paper_form,
        stage, field, primary_group, null as unit_id,
        persons, accepted, late_stage, hearing_known, too_late
    from placed
    union all
    select 'unit' as detail, area_scheme, area_code, on_day,
        sector, channel, paper_form,
        stage, field, primary_group, unit_id,
        persons, accepted, late_stage, hearing_known, too_late
    from placed
    union all
    select 'day' as detail, area_scheme, area_code, on_day,
        sector, channel, paper_form,
        stage, field, primary_group, unit_id,
        persons, accepted, late_stage, hearing_known, too_late
    from placed
),
grained as (
    select d.*, s.month_on, s.year_no, s.start_on, s.end_on, s.day_month, s.span_start, s.span_end
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
    month_on, year_no, sector, channel, paper_form, stage, field, primary_group, unit_id,
    sum(persons) as persons,
    sum(accepted) as accepted,
    sum(late_stage) as late_stage,
    sum(hearing_known) as hearing_known,
    sum(too_late) as too_late
from grained
group by
    detail, day_month, area_scheme, start_on, end_on, span_start, span_end, area_code,
    month_on, year_no, sector, channel, paper_form, stage, field, primary_group, unit_id
