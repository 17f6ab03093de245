/*+++
title = "Ở mỗi địa bàn, bỏ sót ở bước nào?"
title_en = "In each area, at which step are people missed?"
grain = "một dòng cho mỗi địa bàn và kiểu bỏ sót"
grain_en = "one row per area and kind"
key = ["area_code", "status"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "stacked_bar", x = "missed", y = "area_name", series = "status"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
[columns]
area_code = {vi = "Mã địa bàn", en = "Area code"}
area_name = {vi = "Địa bàn", en = "Area"}
missed = {vi = "Bỏ sót", en = "Missed"}
suspected = {vi = "Nghi bỏ sót", en = "Suspected missed"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved,
        persons
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved,
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
    i.area_code,
    a.area_name,
    a.area_order,
    i.status,
    sum(case when i.is_missed then i.persons else 0 end) as missed,
    sum(case when i.is_suspected then i.persons else 0 end) as suspected
from inside as i
left join council_area as a on a.area_scheme = $area_scheme and a.area_code = i.area_code
where i.is_missed or i.is_suspected
group by i.area_code, a.area_name, a.area_order, i.status
order by a.area_order, i.area_code, i.status
