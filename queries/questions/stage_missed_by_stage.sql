/*+++
title = "Ai được trợ giúp nhưng bị sót ở giai đoạn trước (B5)?"
title_en = "Who was reached, but missed at an earlier stage (B5)?"
grain = "một giai đoạn lúc thuộc diện"
grain_en = "one stage when eligible"
key = ["since_stage"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "PROP_STAGES"]
[columns]
since_stage = {vi = "Giai đoạn lúc thuộc diện", en = "Stage when eligible"}
reached = {vi = "Được thụ lý hoặc trợ giúp", en = "Accepted or served"}
stage_missed = {vi = "Trong đó sót ở giai đoạn này, đến sau mới được chuyển (B5)", en = "Of whom missed at this stage, referred later (B5)"}
stage_missed_share = {vi = "Tỷ lệ B5", en = "Share B5"}
+++*/
with inside as (
    select *
    from person_count
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
            else 'stage'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
        and status in ('served', 'accepted_pending')
),
summed as (
    select since_stage, sum(persons) as reached, sum(stage_missed) as stage_missed
    from inside
    group by since_stage
)
select since_stage, reached, stage_missed, stage_missed / nullif(cast(reached as double), 0) as stage_missed_share
from summed
order by stage_missed desc, since_stage
