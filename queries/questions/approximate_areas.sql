/*+++
title = "Bao nhiêu phần địa bàn là quy đổi gần đúng?"
title_en = "What share of areas is an approximate conversion?"
definition = "Người–vụ chắc chắn thuộc diện có địa bàn (huyện cũ hoặc khu vực) lấy từ quy đổi mặc định, hoặc chưa xác định được; tách trước và sau ngày bỏ cấp huyện."
definition_en = "Certainly eligible person-matters whose area (former district or court area) comes from a default mapping, or is undetermined; split before and after districts ended."
grain = "trước hay sau mốc thay đổi địa giới"
grain_en = "before or after the change of boundaries"
key = ["is_after"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
law = ["PROP_MISSED"]
[columns]
is_after = {vi = "Từ ngày bỏ cấp huyện", en = "Since districts ended"}
changed_on = {vi = "Ngày thay đổi địa giới", en = "Day of the change"}
persons = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
approximate = {vi = "Trong đó quy đổi gần đúng", en = "Of whom approximate"}
undetermined = {vi = "Trong đó chưa xác định địa bàn", en = "Of whom undetermined"}
approximate_share = {vi = "Tỷ lệ gần đúng", en = "Share approximate"}
+++*/
with mark as (
    select max(e."on") as changed_on
    from event as e
    where e.event_kind = 'reorganisation' and e.breaks_lines
        and e."on" < $period_end
),
inside as (
    select
        c.start_on >= m.changed_on as is_after, m.changed_on, c.persons, c.approximate,
        $area_scheme <> 'province' and (c.area_code = 'unknown' or c.area_code like 'undetermined%') as is_undetermined
    from person_count as c
    cross join mark as m
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
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
        and class_code = 'certain'
)
select
    coalesce(is_after, false) as is_after,
    max(changed_on) as changed_on,
    sum(persons) as persons,
    sum(approximate) as approximate,
    sum(case when is_undetermined then persons else 0 end) as undetermined,
    sum(approximate) / nullif(cast(sum(persons) as double), 0) as approximate_share
from inside
group by coalesce(is_after, false)
order by is_after
