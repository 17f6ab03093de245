/*+++
title = "Bỏ sót thay đổi thế nào theo tháng?"
title_en = "How does being missed change by month?"
grain = "một dòng cho mỗi tháng tiếp xúc đầu tiên"
grain_en = "one row per month of first contact"
key = ["first_month"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "xmr", x = "first_month", y = "missed_share", n = "eligible", k = "missed"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
metrics = ["missed_rate", "missed_rate_proved"]
[columns]
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed = {vi = "Bỏ sót", en = "Missed"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
eligible_proved = {vi = "Chắc chắn thuộc diện, không kể người chỉ chứng minh bằng thụ lý", en = "Certainly eligible without those proved by acceptance alone"}
missed_proved = {vi = "Bỏ sót trong số đó", en = "Missed among them"}
missed_share_proved = {vi = "Tỷ lệ bỏ sót trong số đó", en = "Missed rate among them"}
suspected = {vi = "Nghi bỏ sót", en = "Suspected missed"}
unknown = {vi = "Chưa đủ thông tin về diện", en = "Unknown class"}
contacted = {vi = "Đã tiếp xúc", en = "Contacted"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the persons themselves
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved, first_month, is_mature,
        persons
    from person_month
    where first_month >= $period_start and next_month <= $period_end
    union all
    select
        province_code, district_code, court_area_code, first_sector, field, since_stage, primary_group,
        class_code, status, is_missed, is_suspected, is_proved, first_month, is_mature,
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
    first_month,
    bool_and(is_mature) as is_mature,
    coalesce(sum(case when class_code = 'certain' then persons end), 0) as eligible,
    coalesce(sum(case when is_missed then persons end), 0) as missed,
    sum(case when is_missed then persons else 0 end)
        / nullif(cast(sum(case when class_code = 'certain' then persons else 0 end) as double), 0) as missed_share,
    coalesce(sum(case when is_proved then persons end), 0) as eligible_proved,
    coalesce(sum(case when is_proved and is_missed then persons end), 0) as missed_proved,
    sum(case when is_proved and is_missed then persons else 0 end)
        / nullif(cast(sum(case when is_proved then persons else 0 end) as double), 0) as missed_share_proved,
    coalesce(sum(case when is_suspected then persons end), 0) as suspected,
    coalesce(sum(case when class_code = 'unknown' then persons end), 0) as unknown,
    coalesce(sum(persons), 0) as contacted
from inside
group by first_month
order by first_month
