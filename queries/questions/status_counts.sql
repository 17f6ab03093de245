/*+++
title = "Người đã tiếp xúc đang ở tình trạng nào?"
title_en = "What is the status of the persons contacted?"
grain = "một dòng cho mỗi mức thuộc diện và tình trạng"
grain_en = "one row per class and status"
key = ["class_code", "status"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "stacked_bar", x = "persons", y = "class_code", series = "status"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
[columns]
persons = {vi = "Số người–vụ", en = "Person-matters"}
declined_unproved = {vi = "Trong đó từ chối không biên bản", en = "Of whom declined without minute"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status,
        persons, declined_unproved
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status,
        1 as persons,
        case when declined_unproved then 1 else 0 end as declined_unproved
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
    class_code,
    status,
    sum(persons) as persons,
    sum(declined_unproved) as declined_unproved
from inside
group by class_code, status
order by case class_code when 'certain' then 1 when 'probable' then 2 else 3 end, persons desc, status
