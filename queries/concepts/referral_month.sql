/*+++
title = "Giới thiệu theo tháng"
title_en = "Referrals by month"
definition = "Số người–vụ được giới thiệu lần đầu theo tháng Trung tâm nhận, đơn vị, ngành, kênh, mẫu, giai đoạn của văn bản, lĩnh vực và nơi của vụ."
definition_en = "Person-matters first referred, by month of receipt, unit, sector, channel, form, stage of the paper, field and place of the matter."
grain = "một dòng cho mỗi tổ hợp"
grain_en = "one row per combination"
key = ["month_on", "unit_id", "sector", "channel", "paper_form", "stage", "field", "district_code", "court_area_code", "primary_group"]
[columns]
month_on = {vi = "Tháng nhận", en = "Month of receipt"}
next_month = {vi = "Ngày đầu tháng sau", en = "First day of the next month"}
persons = {vi = "Số người–vụ được giới thiệu", en = "Person-matters referred"}
accepted = {vi = "Trong đó có vụ việc", en = "Of whom with a case"}
late_stage = {vi = "Trong đó muộn giai đoạn", en = "Of whom at a late stage"}
hearing_known = {vi = "Trong đó biết ngày xét xử sơ thẩm", en = "Of whom with a known first-instance hearing"}
too_late = {vi = "Trong đó quá muộn", en = "Of whom too late"}

[[examples]]
because = "Tháng là tháng Trung tâm nhận, không phải tháng tiếp xúc."
because_en = "The month is that of receipt, not of contact."
given.referral = """
pm_id | paper_side_id | sector | channel    | paper_form | received_on
A     | a             | police | notice_M03 | M03        | 2024-05-31
B     | b             | police | notice_M03 | M03        | 2024-06-01
C     | c             | police | notice_M03 | M03        | 2024-06-02
"""
given.person = """
pm_id | first_month | has_case | is_late_stage
A     | 2024-04-01  | true     | true
B     | 2024-04-01  | false    | false
C     | 2024-04-01  | true     | false
"""
expect = """
month_on   | persons | accepted | late_stage
2024-05-01 | 1       | 1        | 1
2024-06-01 | 2       | 1        | 0
"""
+++*/
with dated as (
    select
        cast(date_trunc('month', r.received_on) as date) as month_on,
        r.unit_id, r.sector, r.channel, r.paper_form, r.stage,
        p.field, p.province_code, p.district_code, p.court_area_code, p.primary_group, p.has_case, p.is_late_stage,
        p.is_hearing_known, p.is_too_late
    from referral as r
    inner join person as p on p.pm_id = r.pm_id
)
select
    month_on,
    cast(month_on + interval 1 month as date) as next_month,
    unit_id,
    sector,
    channel,
    paper_form,
    stage,
    field,
    province_code,
    district_code,
    court_area_code,
    primary_group,
    count(*) as persons,
    sum(case when has_case then 1 else 0 end) as accepted,
    sum(case when is_late_stage then 1 else 0 end) as late_stage,
    sum(case when is_hearing_known then 1 else 0 end) as hearing_known,
    sum(case when is_too_late then 1 else 0 end) as too_late
from dated
group by
    month_on, unit_id, sector, channel, paper_form, stage, field, province_code, district_code, court_area_code, primary_group
