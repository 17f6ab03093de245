/*+++
title = "Bước bị sót thuộc về ai?"
title_en = "Who owns the missed step?"
grain = "một dòng cho mỗi chủ thể của bước"
grain_en = "one row per owner of the step"
key = ["owner_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "bar", x = "missed", y = "owner_code"}
caution = "Xếp hạng theo số bỏ sót phạt người ghi chép trung thực: đọc cùng mức độ ghi chép. B3 là của hai phía, B4 là của Trung tâm."
caution_en = "Ranking by missed punishes honest recording: read it beside the completeness of records. B3 belongs to both sides, B4 to the Centre."
law = ["PROP_MISSED"]
[columns]
missed = {vi = "Bỏ sót", en = "Missed"}
missed_b1 = {vi = "Trong đó B1", en = "Of which B1"}
missed_b1b = {vi = "Trong đó B1b", en = "Of which B1b"}
missed_b2 = {vi = "Trong đó B2", en = "Of which B2"}
missed_b3 = {vi = "Trong đó B3", en = "Of which B3"}
missed_b4 = {vi = "Trong đó B4", en = "Of which B4"}
suspected = {vi = "Nghi bỏ sót", en = "Suspected missed"}
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
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    owner_code,
    sum(case when is_missed then persons else 0 end) as missed,
    sum(case when is_missed and status = 'B1' then persons else 0 end) as missed_b1,
    sum(case when is_missed and status = 'B1b' then persons else 0 end) as missed_b1b,
    sum(case when is_missed and status = 'B2' then persons else 0 end) as missed_b2,
    sum(case when is_missed and status = 'B3' then persons else 0 end) as missed_b3,
    sum(case when is_missed and status = 'B4' then persons else 0 end) as missed_b4,
    sum(case when is_suspected then persons else 0 end) as suspected
from inside
where is_missed or is_suspected
group by owner_code
order by missed desc, owner_code
