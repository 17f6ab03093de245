/*+++
title = "Khoảng trống dân sự, hành chính ở đâu?"
title_en = "Where is the gap in civil and administrative matters?"
grain = "một dòng cho mỗi địa bàn"
grain_en = "one row per area"
key = ["area_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Dân sự ở đây là mọi việc không phải hình sự. Không có người thuộc diện thì không kết luận được."
caution_en = "Civil here means everything that is not criminal. Where nobody is eligible nothing can be concluded."
law = ["PROP_MISSED"]
metrics = ["civil_missed_rate"]
[columns]
contacted = {vi = "Đã tiếp xúc trong việc dân sự, hành chính", en = "Contacted in civil and administrative matters"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
referred = {vi = "Được giới thiệu", en = "Referred"}
accepted = {vi = "Có vụ việc", en = "With a case"}
missed = {vi = "Bỏ sót", en = "Missed"}
gap = {vi = "1 = có người thuộc diện mà không ai được giới thiệu hay thụ lý", en = "1 = eligible persons but nobody referred or accepted"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_civil, is_missed,
        persons, referred, with_case
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_civil, is_missed,
        1 as persons,
        case when is_referred then 1 else 0 end as referred,
        case when has_case then 1 else 0 end as with_case
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
),
summed as (
    select
        a.area_code,
        a.area_name,
        a.area_order,
        coalesce(sum(i.persons), 0) as contacted,
        coalesce(sum(case when i.class_code = 'certain' then i.persons end), 0) as eligible,
        coalesce(sum(i.referred), 0) as referred,
        coalesce(sum(i.with_case), 0) as accepted,
        coalesce(sum(case when i.is_missed then i.persons end), 0) as missed
    from council_area as a
    left join inside as i on i.area_code = a.area_code and i.is_civil
    where a.area_scheme = $area_scheme and ($areas::varchar[] is null or list_contains($areas::varchar[], a.area_code))
    group by a.area_code, a.area_name, a.area_order
)
select
    area_code,
    area_name,
    area_order,
    contacted,
    eligible,
    referred,
    accepted,
    missed,
    case when eligible > 0 and referred = 0 and accepted = 0 then 1 else 0 end as gap
from summed
order by area_order, area_code
