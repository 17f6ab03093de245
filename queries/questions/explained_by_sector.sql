/*+++
title = "Người tự nhận thuộc diện có được giải thích không?"
title_en = "Are those who identify themselves explained to?"
grain = "một dòng cho mỗi ngành tiếp xúc đầu tiên"
grain_en = "one row per sector of first contact"
key = ["first_sector"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Sổ chỉ ghi người đã tự nhận thuộc diện nên tỷ lệ này không nói gì về người chưa được hỏi."
caution_en = "Registers hold only those who identified themselves, so this share says nothing about those never asked."
law = ["TTLT10_A7_1"]
metrics = ["explain_rate"]
[columns]
contacted = {vi = "Đã tiếp xúc", en = "Contacted"}
explained_share = {vi = "Tỷ lệ được giải thích trên số tự nhận thuộc diện", en = "Share explained to, of those self-identified"}
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
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    first_sector,
    sum(persons) as contacted,
    sum(told) as told,
    sum(self_identified) as self_identified,
    sum(explained) as explained,
    sum(explained) / nullif(cast(sum(self_identified) as double), 0) as explained_share,
    sum(requested) as requested,
    sum(sent) as sent
from inside
group by first_sector
order by contacted desc, first_sector
