/*+++
title = "Bao nhiêu người được giới thiệu quá muộn?"
title_en = "How many are referred too late?"
grain = "một dòng cho mỗi ngành giới thiệu"
grain_en = "one row per referring sector"
key = ["sector"]
date_rule = "Theo ngày Trung tâm nhận"
date_rule_en = "By the day the Centre received it"
chart = {kind = "bar", x = "late_stage_share", y = "sector", n = "persons"}
caution = "Muộn giai đoạn là điều các bên hay tranh luận: người đó đã thuộc diện ở giai đoạn trước mà chưa được giới thiệu. Ngày xét xử chỉ biết từ danh sách của các cơ quan."
caution_en = "Late stage is the one councils argue about: the person was eligible at an earlier stage without being referred. Hearing days are known only from agency lists."
law = ["PROP_STAGES", "TT12_2018_A6"]
metrics = ["late_stage_share", "too_late_share"]
[columns]
persons = {vi = "Số người–vụ được giới thiệu lần đầu", en = "Person-matters first referred"}
late_stage = {vi = "Muộn giai đoạn", en = "Late stage"}
late_stage_share = {vi = "Tỷ lệ muộn giai đoạn", en = "Late-stage share"}
hearing_known = {vi = "Biết ngày xét xử sơ thẩm, văn bản trước phúc thẩm", en = "First-instance hearing known, paper before appeal"}
too_late = {vi = "Quá muộn: còn ít hơn số ngày làm việc tối thiểu trước phiên tòa", en = "Too late: fewer than the least working days before the hearing"}
too_late_share = {vi = "Tỷ lệ quá muộn trong số biết ngày xét xử", en = "Share too late, of those with a known hearing"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the referrals themselves
    select
        month_on, unit_id, sector, channel, paper_form, stage, field, primary_group, province_code, district_code,
        court_area_code, persons, accepted, late_stage, hearing_known, too_late
    from referral_month
    where month_on >= $period_start and next_month <= $period_end
    union all
    select
        cast(date_trunc('month', r.received_on) as date) as month_on, r.unit_id, r.sector, r.channel, r.paper_form,
        r.stage, p.field, p.primary_group, p.province_code, p.district_code, p.court_area_code, 1 as persons,
        case when p.has_case then 1 else 0 end as accepted,
        case when p.is_late_stage then 1 else 0 end as late_stage,
        case when p.is_hearing_known then 1 else 0 end as hearing_known,
        case when p.is_too_late then 1 else 0 end as too_late
    from referral as r
    inner join person as p on p.pm_id = r.pm_id
    where r.received_on >= $period_start and r.received_on < $period_end
        and (
            r.received_on < date_trunc('month', cast($period_start as date) + interval 1 month - interval 1 day)
            or r.received_on >= date_trunc('month', cast($period_end as date))
        )
),
inside as (
    select *, cast(extract(year from month_on) as bigint) as year_no
    from counted
    where ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(court_area_code, 'unknown')
            when 'province' then coalesce(province_code, 'unknown')
            else coalesce(district_code, 'unknown')
        end))
)
select
    sector,
    sum(persons) as persons,
    sum(late_stage) as late_stage,
    sum(late_stage) / nullif(cast(sum(persons) as double), 0) as late_stage_share,
    sum(hearing_known) as hearing_known,
    sum(too_late) as too_late,
    sum(too_late) / nullif(cast(sum(hearing_known) as double), 0) as too_late_share
from inside
group by sector
order by persons desc, sector
