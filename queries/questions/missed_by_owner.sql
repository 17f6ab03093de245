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
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved, owner_code,
        persons
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved, owner_code,
        1 as persons
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
