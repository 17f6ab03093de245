/*+++
title = "Bỏ sót ở bước nào?"
title_en = "At which step are people missed?"
grain = "một dòng cho mỗi kiểu bỏ sót"
grain_en = "one row per kind of missed"
key = ["status"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "bar", x = "missed", y = "status"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
[columns]
missed = {vi = "Bỏ sót", en = "Missed"}
of_missed_share = {vi = "Phần trong tổng số bỏ sót", en = "Share of all missed"}
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
),
kind as (
    select 'B1' as status, 1 as place
    union all select 'B1b' as status, 2 as place
    union all select 'B2' as status, 3 as place
    union all select 'B3' as status, 4 as place
    union all select 'B4' as status, 5 as place
),
summed as (
    select
        k.status,
        k.place,
        coalesce(sum(case when i.is_missed then i.persons end), 0) as missed,
        coalesce(sum(case when i.is_suspected then i.persons end), 0) as suspected
    from kind as k
    left join inside as i on i.status = k.status
    group by k.status, k.place
)
select
    status,
    missed,
    missed / nullif(cast(sum(missed) over () as double), 0) as of_missed_share,
    suspected
from summed
order by place
