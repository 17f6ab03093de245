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
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status,
        persons, told, self_identified, explained, requested, sent
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status,
        1 as persons,
        case when is_told then 1 else 0 end as told,
        case when has_register_row then 1 else 0 end as self_identified,
        case when is_explained then 1 else 0 end as explained,
        case when is_requested then 1 else 0 end as requested,
        case when is_sent then 1 else 0 end as sent
    from person
    where first_contact_on >= $period_start and first_contact_on < $period_end
        and (
            first_contact_on < date_trunc('month', cast($period_start as date) + interval 1 month - interval 1 day)
            or first_contact_on >= date_trunc('month', cast($period_end as date))
        )
        -- a period of whole months has no cut month: the engine sees this before it reads a row
        and (
            cast($period_start as date) <> date_trunc('month', cast($period_start as date))
            or cast($period_end as date) <> date_trunc('month', cast($period_end as date))
        )
),
scoped as (
    select
        *,
        case $area_scheme
            when 'court_area' then coalesce(court_area_code, 'unknown')
            when 'province' then coalesce(province_code, 'unknown')
            else coalesce(district_code, 'unknown')
        end as area_code
    from counted
    where ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
),
inside as (
    select * from scoped where $areas::varchar[] is null or list_contains($areas::varchar[], area_code)
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
