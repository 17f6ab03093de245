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
        p.first_contact_on >= m.changed_on as is_after,
        m.changed_on,
        case $area_scheme
            when 'court_area' then p.court_area_is_approximate
            when 'province' then false
            else p.district_is_approximate
        end as is_approximate,
        case $area_scheme
            when 'court_area' then p.court_area_code is null or p.court_area_code like 'undetermined%'
            when 'province' then false
            else p.district_code is null
        end as is_undetermined
    from person as p
    cross join mark as m
    where p.first_contact_on >= $period_start and p.first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], p.since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], p.since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end))
        and p.class_code = 'certain'
)
select
    coalesce(is_after, false) as is_after,
    max(changed_on) as changed_on,
    count(*) as persons,
    sum(case when is_approximate then 1 else 0 end) as approximate,
    sum(case when is_undetermined then 1 else 0 end) as undetermined,
    sum(case when is_approximate then 1 else 0 end) / nullif(cast(count(*) as double), 0) as approximate_share
from inside
group by coalesce(is_after, false)
order by is_after
