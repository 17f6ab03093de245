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
with inside as (
    select *
    from referral_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
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
